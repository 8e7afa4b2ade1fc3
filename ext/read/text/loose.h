/* A table whose cells are only counted: in text without columns a merged cell is printed once, so that what stands behind
 * it is shifted. Rows are collected, then put straight and appended to the document. */
#ifndef DISCLOSURE_READ_TEXT_LOOSE_H
#define DISCLOSURE_READ_TEXT_LOOSE_H

#include "read/document.h"

struct loose_row {
    struct place place; /* page and line */
    uint32_t first;     /* of the table's cells */
    uint32_t count;
    bool page_start;
};

struct loose_table {
    struct arena *arena;
    struct span *cells; /* of all rows, one after the other; no white space at their ends */
    size_t cell_count, cell_capacity;
    struct loose_row *rows;
    size_t row_count, row_capacity;
    bool filled; /* rows may end with blanks that stand for no cell, only fill the row */
};

/* Begins a row. False: no memory. */
bool loose_row(struct loose_table *table, struct place place, bool page_start);

/* Appends a cell to the last row. False: no memory. */
bool loose_cell(struct loose_table *table, struct span text);

/* The cells of a row. */
static inline const struct span *loose_cells(const struct loose_table *table, const struct loose_row *row)
{
    return table->cells + row->first;
}

/* Rows told by their cells, where text prints these one after the other. Zeroed but for the table. */
struct loose_gathering {
    struct loose_table *table;
    bool open, figures; /* a row is begun; it has cells behind its labels */
};

/* Appends the next cell. A text behind figures or blanks begins a row; in a table whose rows are not filled with blanks
 * only the last of several texts stands beside the figures. False: no memory. */
bool loose_gather(struct loose_gathering *gathering, struct span cell, struct place place, bool page_start);

/* Appends the rows to the document as one table. Where merged cells were printed once, the figures of lines with fewer
 * labels are moved to the right, so that they stand in the columns of those with more; blanks that only fill the rows are
 * left out. */
bool loose_finish(struct loose_table *table, struct document *document, struct failure *failure);

#endif
