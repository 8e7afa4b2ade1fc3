/* Tables that lost the cells which merged cells covered, so that the figures of some rows are shifted to the left.
 *
 * In a whole table the labels of lines of one depth (1; 3.1; 3.3.1) end in one column. Where they do not, the first of
 * them has kept the cell of its group and the others have not. From its label on, each row of a depth is shifted alike:
 * by how much, is what fits all of them. */
#ifndef DISCLOSURE_FORM_TABLE_LOST_CELLS_H
#define DISCLOSURE_FORM_TABLE_LOST_CELLS_H

#include "form/table/printed_table.h"

struct lost_cells {
    bool any;          /* the table of the row has lost some */
    bool stepped;      /* not all of its labels end in one column, so that it may have lost some */
    uint32_t from, to; /* rows of the table, or of the piece of it that no blank line parts */
    double widest;     /* where the longest label ends, or the last row whose figures reach to the table's end */
};

/* What the table that a row of it stands in has lost. `columns`: that figures follow each other in. */
struct lost_cells lost_cells_of(const struct printed_table *table, uint32_t row, uint32_t columns);

/* Cells between the row's label and the first of its columns; UINT32_MAX: nobody can tell. */
uint32_t lost_cells_gap(const struct printed_table *table, uint32_t row, uint32_t columns,
                        const struct lost_cells *lost);

#endif
