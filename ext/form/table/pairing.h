/* Rows of figures → labels, when a label may stand in lines above, beside and below its figures. */
#ifndef DISCLOSURE_FORM_TABLE_PAIRING_H
#define DISCLOSURE_FORM_TABLE_PAIRING_H

#include "form/table/printed.h"

/* Fills `rows` of each found label that is a line: the cheapest way to give the rows to the labels with the order of
 * both kept. A step for prepared tables: labels found, figures counted. False: no memory. */
bool pair_figures(struct printed_table *table);

#endif
