/* What the tags of a text tell of it, before any of them is read. */
#ifndef DISCLOSURE_READ_HTML_SNIFF_H
#define DISCLOSURE_READ_HTML_SNIFF_H

#include "base/span.h"

/* Text into which tables were put as HTML, as OCR writes Markdown: its line breaks are those of its author. */
bool html_is_typed(struct span input);

#endif
