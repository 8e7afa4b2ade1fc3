/* Reads the heads of the columns of one printed table or clause. */
#ifndef DISCLOSURE_FORM_TABLE_HEADS_H
#define DISCLOSURE_FORM_TABLE_HEADS_H

#include "form/table/head_list.h"

/* Reads the heads between two rows of the table (`to` exclusive). Heads on another page or in another table than the
 * last of them are left out. */
void heads_read(const struct printed_table *table, uint32_t from, uint32_t to, const struct form_measure *measures,
                uint32_t measure_count, struct heads *heads);

#endif
