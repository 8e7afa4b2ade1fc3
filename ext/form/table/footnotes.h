/* Notes below a table of plain text, whose marks may be the last digits of its figures. */
#ifndef DISCLOSURE_FORM_TABLE_FOOTNOTES_H
#define DISCLOSURE_FORM_TABLE_FOOTNOTES_H

#include "form/outline.h"

/* Copied text prints a raised mark as one more digit, 63 with the mark 1 as 631: where notes 1, 2, ... stand below a table
 * of lines, a figure that ends in one of these digits is unreadable. */
void footnotes_doubt(const struct document *document, struct report *report);

#endif
