/* Names and the wildcards that stand for them. fnmatch(3) is not used: it follows the host's locale, so that in some
 * hosts `?` would be a third of a Chinese character, and several `*` can cost it exponential time. */
#ifndef DISCLOSURE_SOURCE_WILDCARD_H
#define DISCLOSURE_SOURCE_WILDCARD_H

#include "base/span.h"

/* Whether the text holds `*`, `?` or `[`. */
bool wildcard_is(struct span text);

/* Whether `name`, without slashes, is one that `pattern` stands for: `*` any characters, `?` one, `[a-z]` one of these,
 * `[!a-z]` or `[^a-z]` one of the others; a `[` that is never closed stands for itself. There is no escape: `[*]` is a
 * star. A name with a leading dot is matched only by a pattern with one. Malformed bytes count as a character each. */
bool wildcard_matches(struct span pattern, struct span name);

#endif
