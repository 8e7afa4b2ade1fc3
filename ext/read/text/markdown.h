/* Markdown: headings, paragraphs and pipe tables (GitHub Flavored Markdown, section 4.10), whole or cut to pieces by
 * OCR. */
#ifndef DISCLOSURE_READ_TEXT_MARKDOWN_H
#define DISCLOSURE_READ_TEXT_MARKDOWN_H

#include "read/document.h"

/* Agrees where a delimiter row or several piped rows stand, or a heading of #. */
bool markdown_sniff(struct span input);
bool markdown_read(struct span input, struct document *document, struct failure *failure);

/* The text without its marks: **, `, the $ around a figure, \ before punctuation; <br> becomes a line break, &nbsp; a
 * space. */
bool markdown_plain(struct document *document, struct span text, struct span *plain, struct failure *failure);

#endif
