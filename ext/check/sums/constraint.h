/* The arithmetic that the form demands of its tables, as values: a rule, applied to one column or line of one report,
 * is a constraint on its cells. `checks` judges constraints, `repairs` solves them. */
#ifndef DISCLOSURE_CHECK_SUMS_CONSTRAINT_H
#define DISCLOSURE_CHECK_SUMS_CONSTRAINT_H

#include "check/check.h"

/* One cell of the form: a line, by its index in form_lines, and a measure of it. */
struct term {
    uint32_t line, measure;
};

/* One side of a relation: the sum of its terms. */
struct constraint_side {
    const char *words; /* what the side is, for a reader: 六类申请人之和 */
    const struct term *terms;
    size_t count; /* at least 1 */
};

struct constraint {
    const char *rule;  /* "requests.balance", ... */
    const char *scope; /* the code of the column or line: checks.scope */
    enum form_table table;
    const struct form_line *line;       /* the line that it is about, or NULL: a column */
    const struct form_measure *measure; /* the column that it is about, or NULL: its terms are cells of `line` */
    struct constraint_side left, right;
    enum relation relation;
    const char *excuse; /* a breach only `differs`, for this reason; NULL: it is an error */
};

struct constraint_list {
    struct constraint *items;
    size_t count, capacity;
};

/* Appends every constraint that the report's tables are under: requests.balance, requests.outcomes,
 * requests.applicants, reviews.outcomes, proactive.stock and statistics.*, in this order, each for the columns or lines that the
 * report has. Terms whose line was not found are among them (term_is_missing). The terms live in `arena`, the rest is
 * static. False: memory. */
bool constraints_find(const struct report *report, struct arena *arena, struct constraint_list *list,
                      struct failure *failure);

/* The cell that a term means. */
const struct report_cell *term_cell(const struct report *report, struct term term);

/* Whether its line was not found, or not this column of it: then nobody says what it holds, while a blank cell is the
 * office's word that nothing was counted. */
bool term_is_missing(const struct report *report, struct term term);

/* The sum of a side, and how many of its terms are missing (they are among sum.blanks too). */
struct tally {
    struct sum sum;
    size_t missing;
};

struct tally side_tally(const struct report *report, const struct constraint_side *side);

/* pass, fail (or differs) and unknown by the rule of INTERFACE; what holds only because something was not found is
 * unknown. */
enum check_status tally_judge(const struct tally *left, const struct constraint *constraint, const struct tally *right);

/* The two in one, for the cells as the report has them. */
enum check_status constraint_evaluate(const struct report *report, const struct constraint *constraint);

#endif
