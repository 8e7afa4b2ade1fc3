/* What a document without a statutory table seems to be: a page of the site in place of the report, characters that nobody
 * can read, a form without figures. */
#ifndef DISCLOSURE_FORM_APPEARANCE_H
#define DISCLOSURE_FORM_APPEARANCE_H

#include "form/outline.h"

/* Adds a Chinese sentence on it. False: no memory. */
bool appearance_describe(const struct document *document, const struct outline *outline, struct buffer *message);

#endif
