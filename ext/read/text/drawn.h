/* Tables drawn with characters: box drawing, as w3m and database shells print them, or + - and |, as grid tables are. */
#ifndef DISCLOSURE_READ_TEXT_DRAWN_H
#define DISCLOSURE_READ_TEXT_DRAWN_H

#include "read/text/line.h"

/* The lines from `first` on that are such a table, its upper border the first; returns the line after the last, `first`
 * where none begins. */
size_t drawn_find(const struct text_lines *lines, size_t first);

/* Appends them to the document. Columns are told by the display width of characters, where East Asian ones take two, and
 * cells span what no border parts. */
bool drawn_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                struct failure *failure);

/* How many columns of a terminal a character takes. */
uint32_t display_width(uint32_t code_point);

#endif
