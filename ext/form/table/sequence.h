/* Lines of text of which each cell is one, as programs print the text of a page: whose figures they are is told by counting. */
#ifndef DISCLOSURE_FORM_TABLE_SEQUENCE_H
#define DISCLOSURE_FORM_TABLE_SEQUENCE_H

#include "form/table/printed_table.h"

/* Gives figures to the labels that they follow, `owner` and `counted`, where all lines together have as many as the form, the
 * labels stand in its order, and just the figures of the lines before stand before a label and the next one. Words between
 * and some labels that are printed late, do not matter then, where most lines are counted so. False: no memory. */
bool sequence_settle(struct printed_table *table);

#endif
