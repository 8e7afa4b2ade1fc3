/* From claimed ideographs to found labels: which rows print them, which rows are lines that the form has not. */
#ifndef DISCLOSURE_FORM_TABLE_CLAIMS_H
#define DISCLOSURE_FORM_TABLE_CLAIMS_H

#include "form/table/printed_table.h"

/* Settles labels, owners and strangers of the rows from the claim of each glyph of the table, as align_labels gives
 * them; a claim on the words of another line is taken back. False: no memory. */
bool claims_settle(struct printed_table *table, uint16_t *claims);

#endif
