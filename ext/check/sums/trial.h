/* One application of an arithmetic rule: its operands, and the finding with its expression and sentence. */
#ifndef DISCLOSURE_CHECK_SUMS_TRIAL_H
#define DISCLOSURE_CHECK_SUMS_TRIAL_H

#include "check/check.h"

struct operand {
    const struct form_line *line;
    const struct form_measure *measure;
    const struct report_cell *cell;
    bool missing; /* the line was not found, or not this column of it */
};

struct side {
    const char *words; /* what the side is, for a reader: 六类申请人之和 */
    struct operand operands[FORM_LINES_MOST];
    size_t count;
    uint32_t missing;
    struct sum sum;
};

struct trial {
    const char *rule, *scope;
    enum form_table table;
    const struct form_line *line;       /* the line that is summed, or NULL: */
    const struct form_measure *measure; /* the column that is summed */
    struct side left, right;
    enum relation relation;
    enum check_status status; /* set by trial_conclude */
};

/* Adds the cell of a line (by its index in form_lines) and a measure. A side takes FORM_LINES_MOST of them. */
void trial_add(struct side *side, const struct report *report, uint32_t line, uint32_t measure);

/* Evaluates and appends the check. False: memory. */
bool trial_conclude(struct trial *trial, const struct report *report, struct check_list *list, struct failure *failure);

#endif
