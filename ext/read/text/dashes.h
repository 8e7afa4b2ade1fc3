/* Tables whose columns are told by a rule of dashes, as pandoc and reStructuredText write simple ones:
 *   -------- ------
 *   规章          5
 *   -------- ------ */
#ifndef DISCLOSURE_READ_TEXT_DASHES_H
#define DISCLOSURE_READ_TEXT_DASHES_H

#include "read/text/line.h"

/* The lines from `first` on that are such a table, with the heads above its rule; returns the line after the last,
 * `first` where none begins. */
size_t dashes_find(const struct text_lines *lines, size_t first);

/* Appends them to the document. */
bool dashes_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                 struct failure *failure);

#endif
