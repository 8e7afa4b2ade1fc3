/* Rules as data, one evaluator, and what they find in one report. */
#ifndef DISCLOSURE_CHECK_CHECK_H
#define DISCLOSURE_CHECK_CHECK_H

#include "check/statement/statement.h"

enum check_status { CHECK_PASS, CHECK_FAIL, CHECK_DIFFERS, CHECK_UNKNOWN };
extern const char *const check_status_names[]; /* "pass", "fail", "differs", "unknown", NULL */

struct check;
enum check_text {
    CHECK_EXPRESSION, /* "234 + 0 = 234 + 0"; a blank operand shows as 空 */
    CHECK_MESSAGE     /* a Chinese sentence with the figures and the place; empty on a plain pass */
};

/* How the two are written. Few are ever asked for, so a family may keep what it needs for them instead: its own struct,
 * of which this is the first member, in the report's arena. */
struct check_words {
    void (*write)(const struct report *report, const struct check *check, enum check_text wanted, struct buffer *out);
};

struct check {
    const char *rule;  /* "requests.balance", ... */
    struct span scope; /* column, line, route, item or section: a code of the form */
    enum check_status status;
    struct number left, right, difference; /* left - right; NUMBER_NULL where a side has no printed operand */
    uint32_t blanks;                       /* blank or unreadable operands */
    struct span expression, message;       /* as they are written, unless: */
    const struct check_words *words;       /* they are when asked for: check_text; NULL: they are */
};

struct check_list {
    struct check *items;
    size_t count, capacity;
    struct arena *arena; /* where it grows; NULL: in the report's */
};

/* One side of a relation while it is evaluated: counts are never negative, a blank is some count not printed. */
struct sum {
    struct number known; /* sum of the printed operands; NUMBER_NULL: none */
    uint32_t printed, blanks;
};

void sum_add(struct sum *sum, struct number operand); /* NUMBER_NULL counts as a blank */

/* pass, fail or unknown by the rule of INTERFACE, "The status of a check". */
enum check_status relation_evaluate(struct sum left, enum relation relation, struct sum right);

/* left - right, exact for integers; of amounts, without the digits that only rounding makes: 180000.17 - 180000.1 is
 * 0.07. NUMBER_NULL where a side is, or where the difference is beyond a double. */
struct number number_subtract(struct number left, struct number right);

/* One of its texts, which is written into the arena where it is not yet. False: no memory. */
bool check_text(const struct report *report, const struct check *check, enum check_text wanted, struct arena *arena,
                struct span *text);

/* All checks that apply to the report, in the order of the rules, in its arena. */
bool checks_run(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                struct check_list *list, struct failure *failure);

#endif
