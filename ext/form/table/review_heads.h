/* The heads over a row of section 4, where each result stands once for each route. */
#ifndef DISCLOSURE_FORM_TABLE_REVIEW_HEADS_H
#define DISCLOSURE_FORM_TABLE_REVIEW_HEADS_H

#include "form/table/head_list.h"

enum { RESULTS = 5 };

/* Reads the heads between two rows (`to`, which begins the figures, exclusive) of so many routes; of a head that is printed
 * one character a line, any character that no other result has. A measure is a result behind those of the routes before. */
void review_heads_find(const struct printed_table *table, uint32_t from, uint32_t to, uint32_t routes, uint32_t figures,
                       struct heads *heads);

#endif
