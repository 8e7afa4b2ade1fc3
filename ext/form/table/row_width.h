/* Rows of drawn tables that lack a cell, or have one too many: their figures stand in the columns of others. */
#ifndef DISCLOSURE_FORM_TABLE_ROW_WIDTH_H
#define DISCLOSURE_FORM_TABLE_ROW_WIDTH_H

#include "form/table/ruler.h"

/* Learns over how many columns the lines of one table and clause reach behind their labels. Heads that do not reach as far
 * stand above other figures than theirs. */
void row_width_learn(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, struct ruler *ruler);

/* Whether the row has other cells than the lines around it and their heads, so that nobody can tell which it lacks. */
bool row_width_differs(const struct printed_table *table, uint32_t row, const struct ruler *ruler);

/* Whether the row's figures begin where those of nearly all others do, and it reaches as far as the row of its heads. */
bool row_stands_with_heads(const struct printed_table *table, uint32_t row, const struct ruler *ruler);

/* Whether the row of a label without figures has fewer cells than most lines of its table and clause. */
bool row_lacks_cells(const struct printed_table *table, uint32_t label);

/* Whether the first cell behind the label is blank and stands before the first head, where nothing else tells the columns: the
 * label spans it. */
bool row_label_spans(const struct ruler *ruler, const struct printed_figure *first);

/* Whether a figure of the row is drawn across the next line's too, or one of a line above is drawn across it. */
bool row_shares_figure(const struct printed_table *table, uint32_t row);

/* Whether the figures are that of the line's only measure, repeated over the columns that a merged cell covered: whichever is
 * meant, it is the same. */
bool row_repeats_figure(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count);

#endif
