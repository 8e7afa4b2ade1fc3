/* What a document seems to be where its tables do not say it: a page of the site in place of the report, characters that
 * nobody can read, a form without figures, a text that lost some of its lines. */
#ifndef DISCLOSURE_FORM_APPEARANCE_H
#define DISCLOSURE_FORM_APPEARANCE_H

#include "form/outline.h"

/* Adds a Chinese sentence on what a document without a statutory table seems to be. False: no memory. */
bool appearance_describe(const struct document *document, const struct outline *outline, struct buffer *message);

/* Adds a sentence where the tables of the report are there and nothing is filled in. False: no memory. */
bool appearance_describe_unfilled(const struct report *report, struct buffer *message);

/* Whether whoever saved the text has dropped lines that repeat others: what stands only once in it must stand often, such
 * as 信息内容 above each clause. No cell is known then, not even that it is blank. */
bool appearance_lost_repeats(const struct document *document);

#endif
