/* Tables of which a copied page prints a cell a line, and a trace of each blank one: a line of a no-break space, or one
 * line break where a printed cell leaves two. */
#ifndef DISCLOSURE_READ_TEXT_CELL_LINES_H
#define DISCLOSURE_READ_TEXT_CELL_LINES_H

#include "read/text/line.h"

/* The lines from `first` on that are such a table; returns the line after the last, `first` where none begins. */
size_t cell_lines_find(const struct text_lines *lines, size_t first);

/* Appends them to the document. */
bool cell_lines_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                     struct failure *failure);

#endif
