/* Whether the figures beside a label may be others', and whether a label without figures has lost them. When in doubt a
 * line is not read. */
#ifndef DISCLOSURE_FORM_TABLE_DOUBTS_H
#define DISCLOSURE_FORM_TABLE_DOUBTS_H

#include "form/table/printed_table.h"

/* Whether digits stand within the words before the figures: a figure printed close to its label, or over it. Notes in
 * brackets have digits of their own. */
bool doubt_label(const struct printed_row *printed);

/* Whether the label's figures, the first `rows` of its rows, may be another's, or not all that it has. */
bool doubt_figures(const struct printed_table *table, uint32_t label, uint32_t rows);

/* Whether the document ends in the row, and may have been cut there: figures of the label are not there, or lines of the table
 * behind it. */
bool doubt_end(const struct printed_table *table, uint32_t row, uint32_t label);

/* What may be the figures of a label that has none; empty: the line is blank. */
struct span doubt_blank(const struct printed_table *table, uint32_t label);

#endif
