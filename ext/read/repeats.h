/* Tools that know no merged cells print the text of one in each of its rows and columns. */
#ifndef DISCLOSURE_READ_REPEATS_H
#define DISCLOSURE_READ_REPEATS_H

#include "base/limits.h"
#include "read/document.h"

/* What is remembered of the row above. Zeroed before the first row of a table. */
struct repeats {
    struct span printed[LIMIT_GRID_COLUMNS];
    bool cleared[LIMIT_GRID_COLUMNS]; /* stood beside its like */
    size_t count;                     /* cells */
};

/* Leaves the text of a merged cell in its first row and column and blanks the others: labels that stand beside or, on
 * the left, below their like, and figures below a label that was cleared in a table too narrow to hold one figure for
 * each applicant. Rows come in order. */
void repeats_clear(struct repeats *repeats, struct cell *cells, size_t count);

#endif
