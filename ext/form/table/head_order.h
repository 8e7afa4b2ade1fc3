/* In which order figures follow each other under the heads of a table. */
#ifndef DISCLOSURE_FORM_TABLE_HEAD_ORDER_H
#define DISCLOSURE_FORM_TABLE_HEAD_ORDER_H

#include "form/table/head_list.h"

/* No heads: figures follow each other as the form has them. */
void heads_none(uint32_t measure_count, struct heads *heads);

/* Orders the measures as figures follow each other in a table of the kind. */
void heads_order(struct heads *heads, enum row_kind kind);

#endif
