/* Reports written by hand for the tests of the checks: no reader and no recognition stands between figure and rule. */
#ifndef DISCLOSURE_TESTS_SAMPLE_H
#define DISCLOSURE_TESTS_SAMPLE_H

#include "check/repair/repair.h"

struct sample {
    struct arena *arena;
    struct pattern_cache *patterns;
    struct report report; /* complete, of 2019, without tables, its six sections filled */
    struct statement_list statements;
    struct check_list checks;
};

/* False: no memory. sample_destroy() is due in either case. */
bool sample_create(struct sample *sample, const struct memory *memory);
void sample_destroy(struct sample *sample);

/* Gives each test of a program such a sample, and does this to it. */
#define EACH_TEST_HAS_A_SAMPLE(fill)                                                                                   \
    static struct sample sample;                                                                                       \
    void before_each(struct arena *arena)                                                                              \
    {                                                                                                                  \
        (void)arena;                                                                                                   \
        assert_true(sample_create(&sample, &counted_memory));                                                          \
        fill;                                                                                                          \
    }                                                                                                                  \
    void after_each(void)                                                                                              \
    {                                                                                                                  \
        sample_destroy(&sample);                                                                                       \
    }

/* For each_allocation_fails(): `work`, a sample_work *, is done with a sample that is made before and destroyed behind it. */
typedef bool (*sample_work)(struct sample *sample, struct failure *failure);
bool sample_attempt(const struct memory *memory, void *work, struct failure *failure);

/* Fills a table from lines such as "3.5.1 4 0 _ ? x": the line's code, then its cells: a number, `_` blank, `?` no
 * number, `x` not found. Lines that are not listed were not found. Row 1 of the text is row 1 of the table. */
void sample_fill(struct sample *sample, enum form_table table, enum form_set form, const char *lines);

/* The published figures of two reports, and an invented one of the form of 2021 in which all agrees. */
void sample_luyi(struct sample *sample);
void sample_hongze(struct sample *sample);
void sample_2021(struct sample *sample);

/* The cell of a line and measure, to be changed. */
struct report_cell *sample_cell(struct sample *sample, enum form_table table, const char *line, const char *measure);

/* As if the line had not been met. */
void sample_remove(struct report_line *line);

/* Makes the cell print a count. */
void sample_print(struct report_cell *cell, int64_t count);

/* Checks the structure of the report anew: sample->checks has nothing else then. */
void sample_structure(struct sample *sample);

/* Checks the report anew and proposes what to correct. */
struct repair_list sample_repairs(struct sample *sample);

/* Writes what is said of each check into it. False: no memory. */
bool sample_texts(struct sample *sample);

/* The check of this rule and scope; fails the test where there is none, or more than one. */
const struct check *sample_check(const struct sample *sample, const char *rule, const char *scope);

/* How many checks whose rule starts with `rule` have the status. */
size_t sample_count(const struct sample *sample, const char *rule, enum check_status status);

#endif
