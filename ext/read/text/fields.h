/* Tables whose cells are parted by commas or semicolons, as spreadsheets save them (RFC 4180). */
#ifndef DISCLOSURE_READ_TEXT_FIELDS_H
#define DISCLOSURE_READ_TEXT_FIELDS_H

#include "read/text/line.h"

/* The lines from `first` on that are such a table; returns the line after the last, `first` where none begins. Commas of
 * sentences and of thousands part no fields. */
size_t fields_find(const struct text_lines *lines, size_t first);

/* Appends them to the document. */
bool fields_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                 struct failure *failure);

#endif
