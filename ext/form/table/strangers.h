/* Columns of a table that the form has not, or whose words nobody knows. */
#ifndef DISCLOSURE_FORM_TABLE_STRANGERS_H
#define DISCLOSURE_FORM_TABLE_STRANGERS_H

#include "form/table/head_list.h"

/* Adds the further columns in the rows of the heads, which are nobody's whatever they say; where any measure has no head,
 * none can be told. The lines begin at row `to`, and their labels end at `labels`. */
void heads_add_strangers(const struct printed_table *table, uint32_t to, double labels, struct heads *heads);

/* Whether the words are a piece of a head or of a label of the table. */
bool strangers_is_piece(const struct printed_table *table, const struct label *words);

#endif
