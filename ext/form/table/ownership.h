/* Whose figures they are: those of the label that stands beside them in their row; a label above or below has them only
 * where the row has no words of its own. */
#ifndef DISCLOSURE_FORM_TABLE_OWNERSHIP_H
#define DISCLOSURE_FORM_TABLE_OWNERSHIP_H

#include "form/table/printed_table.h"

/* Fills `rows` of each found label that is a line: the cheapest way to give the rows to the labels with the order of
 * both kept. A step for prepared tables: labels found, figures counted. False: no memory. */
bool own_figures(struct printed_table *table);

#endif
