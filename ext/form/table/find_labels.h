/* Finds the labels of a script in a printed table, and the rows of figures that are each one's own. */
#ifndef DISCLOSURE_FORM_TABLE_FIND_LABELS_H
#define DISCLOSURE_FORM_TABLE_FIND_LABELS_H

#include "form/table/printed_table.h"

/* Finds the labels and gives each its rows of figures. False: no memory. */
bool labels_find(const struct document *document, const struct table_rows *rows, const struct script *script,
                 struct arena *scratch, struct printed_table *table, struct failure *failure);

/* Finds the labels once more, after one was changed in the script's array. False: no memory. */
bool labels_find_again(struct printed_table *table, struct failure *failure);

#endif
