/* Tables of AsciiDoc: |=== above and below, a pipe before each cell, and as many columns as the attributes above them say. Where
 * a row ends is counted, since lines may be wrapped anywhere. */
#ifndef DISCLOSURE_READ_TEXT_ASCIIDOC_H
#define DISCLOSURE_READ_TEXT_ASCIIDOC_H

#include "read/text/line.h"

/* The line behind the table whose attributes stand here; `first` where none does. */
size_t asciidoc_find(const struct text_lines *lines, size_t first);

/* Reads the table into the document. False: failure says why. */
bool asciidoc_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                   struct failure *failure);

#endif
