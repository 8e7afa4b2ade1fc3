/* The figures of one line of the form, which may be printed in several rows, by measure. */
#ifndef DISCLOSURE_FORM_TABLE_LINE_FIGURES_H
#define DISCLOSURE_FORM_TABLE_LINE_FIGURES_H

#include "form/table/ruler.h"

/* One line's figures by measure; an empty text is a blank cell. */
struct placed {
    struct span text[MOST_COLUMNS];
    uint32_t row[MOST_COLUMNS];    /* of the printed table */
    uint32_t column[MOST_COLUMNS]; /* of the document's row, from 1; 0: not told */
    bool absent[MOST_COLUMNS];     /* the table has no such column */
    bool told[MOST_COLUMNS];       /* its place is certain though the line's is not */
    bool readable;                 /* false: `all` is what is printed, and nobody can tell in which columns */
    struct span all;
};

/* Gives the figures of all rows of one line (in reading order) to its measures. False: no memory. */
bool line_place(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, const struct ruler *ruler,
                struct placed *placed);

/* What rows of figures print. */
struct span lines_figures_text(const struct printed_table *table, const uint32_t *rows, uint32_t row_count);

#endif
