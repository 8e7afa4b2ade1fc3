/* A text within JSON: a record a line, or one object, with the report in one of its strings. */
#ifndef DISCLOSURE_READ_TEXT_JSON_LINES_H
#define DISCLOSURE_READ_TEXT_JSON_LINES_H

#include "base/arena.h"

/* The longest string of the first record, unescaped, where the input is JSON and the string a text of several lines;
 * otherwise `text` is empty. `records` is how many there are. False: no memory. */
bool json_text_find(struct arena *arena, struct span input, struct span *text, size_t *records);

#endif
