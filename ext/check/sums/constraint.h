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
    const struct term *terms; /* as the rule has them: see constraint_term */
    uint32_t count;           /* at least 1 */
};

struct constraint {
    const struct form_rule *rule;
    const char *scope;                  /* the code of the column or line: checks.scope */
    const struct form_line *line;       /* the line that it is about, or NULL: a column */
    const struct form_measure *measure; /* the column that it is about, or NULL: its terms are cells of `line` */
    struct term base;                   /* what is added to each term of its rule: that column, or that line */
    struct constraint_side left, right;
};

struct constraint_list {
    struct constraint *items;
    size_t count, capacity;
};

/* Appends every constraint that the report's tables are under: requests.balance, requests.outcomes,
 * requests.applicants, reviews.outcomes, proactive.stock and statistics.*, in this order, each for the columns or lines that the
 * report has. Terms whose line was not found are among them (term_is_missing). The list grows in `arena`, the terms,
 * which the constraints of a rule share, live in `kept`; the rest is static. False: memory. */
bool constraints_find(const struct report *report, struct arena *arena, struct arena *kept,
                      struct constraint_list *list, struct failure *failure);

/* The term of a side at an index. */
static inline struct term constraint_term(const struct constraint *constraint, const struct constraint_side *side,
                                          uint32_t index)
{
    const struct term term = side->terms[index];
    return (struct term){constraint->base.line + term.line, constraint->base.measure + term.measure};
}

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

struct tally side_tally(const struct report *report, const struct constraint *constraint,
                        const struct constraint_side *side);

/* pass, fail (or differs) and unknown by the rule of INTERFACE; what holds only because something was not found is
 * unknown. */
enum check_status tally_judge(const struct tally *left, const struct constraint *constraint, const struct tally *right);

/* The two in one, for the cells as the report has them. */
enum check_status constraint_evaluate(const struct report *report, const struct constraint *constraint);

#endif
