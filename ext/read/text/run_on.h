/* Tables that were run together: several rows in one line, or lines that were wrapped at a width, with single spaces where
 * cells and rows parted. */
#ifndef DISCLOSURE_READ_TEXT_RUN_ON_H
#define DISCLOSURE_READ_TEXT_RUN_ON_H

#include "read/text/line.h"

/* The lines from `first` on that hold rows run together; returns the line after the last, `first` where none do. */
size_t run_on_find(const struct text_lines *lines, size_t first);

/* Appends them to the document as lines of text: a label with the figures behind it, and any other word on its own. */
bool run_on_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                 struct failure *failure);

#endif
