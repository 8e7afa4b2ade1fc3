/* Figures in rows without a label of their own: on which side of them a label may stand. */
#ifndef DISCLOSURE_FORM_TABLE_UNLABELLED_H
#define DISCLOSURE_FORM_TABLE_UNLABELLED_H

#include "form/table/printed_table.h"

/* Settles, before figures are given to labels: `flow` of the table, for lines of text, and whose the bare rows of tables
 * are, `owner` and `continues`. False: no memory. */
bool unlabelled_settle(struct printed_table *table);

/* Whether the figures of a line right below words count 1, 2, ... as the numbers of columns do. */
bool may_count_columns(const struct printed_table *table, uint32_t row);

/* Whether the label's own row has cells for figures, be they blank. Then no other row's figures are its own. */
bool label_has_place(const struct printed_table *table, const struct printed_label *label);

#endif
