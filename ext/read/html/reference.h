/* Character references: &nbsp; &#19968; &#x4E00; (HTML, section 13.2.5.72 and on). */
#ifndef DISCLOSURE_READ_HTML_REFERENCE_H
#define DISCLOSURE_READ_HTML_REFERENCE_H

#include "base/arena.h"

enum { LONGEST_REFERENCE = 8 }; /* bytes that one stands for: two characters at most */

/* Reads the reference whose & begins the text. Returns the bytes it takes, 0 where the & stands for itself; what it
 * stands for goes to `out`. In the value of an attribute a browser reads fewer: ?a=1&copy=2 holds none. */
size_t html_reference_read(struct span text, bool in_attribute, char out[LONGEST_REFERENCE], size_t *size);

/* Appends the text with its references read. False: no memory. */
bool html_reference_decode(struct span text, bool in_attribute, struct buffer *out);

/* The names by their first letter, see reference_names.c. */
extern const char *const html_reference_names['z' - 'A' + 1];

#endif
