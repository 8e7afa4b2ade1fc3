/* The ways in which markup is written inside other text, undone one layer at a time. */
#ifndef DISCLOSURE_READ_HTML_ESCAPE_H
#define DISCLOSURE_READ_HTML_ESCAPE_H

#include "base/arena.h"

/* Appends the text without its layer of escapes, as valid UTF-8. False: no memory. */
typedef bool html_unescape(struct span text, struct buffer *out);

/* \" \/ \n \u003c \x3c of JSON and scripts (ECMA-262, section 12.9.4) */
bool html_unescape_script(struct span text, struct buffer *out);

/* What undoes the outermost layer around a table in the text; NULL where none is known. */
html_unescape *html_find_unescape(struct span text);

#endif
