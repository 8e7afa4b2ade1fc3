/* Web pages as they are saved or crawled: whole or in pieces, in an archive, as a string in JSON or a script, or as
 * tables inside Markdown. */
#ifndef DISCLOSURE_READ_HTML_HTML_H
#define DISCLOSURE_READ_HTML_HTML_H

#include "read/document.h"

/* Both take valid UTF-8; what is read must live as long as the document, which points into it. A page that shows no table is
 * no failure: its links and attachment are in the document. */
bool html_sniff(struct span input);
bool html_read(struct span input, struct document *document, struct failure *failure);

#endif
