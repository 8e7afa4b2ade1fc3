/* Tables whose cells are parted by pipes that begin no line, as crawlers print them: 规章 | 0 | 0 | 0 | | */
#ifndef DISCLOSURE_READ_TEXT_PIPES_H
#define DISCLOSURE_READ_TEXT_PIPES_H

#include "read/text/line.h"

/* The lines from `first` on that are such a table: a row a line, a row that goes on with lines that begin with a pipe, a
 * cell a line with a pipe at its end, or pipes alone on the lines between cells. Returns the line after the last, `first`
 * where no table begins. A pipe is never a cell: it parts cells, and between two of them stands a blank one. */
size_t pipes_find(const struct text_lines *lines, size_t first);

/* Appends them to the document. */
bool pipes_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                struct failure *failure);

#endif
