/* What pandoc writes around the text of a page that has styles: [48]{lang="EN-US"}, and lines of ::: around parts of it. */
#ifndef DISCLOSURE_READ_TEXT_PANDOC_H
#define DISCLOSURE_READ_TEXT_PANDOC_H

#include "base/arena.h"
#include "base/span.h"

/* The text without these marks, as many lines as before. Tables of dashes stay as they are, since marks take room in their
 * columns. False: no memory. */
bool pandoc_plain(struct arena *arena, struct span input, struct span *plain);

#endif
