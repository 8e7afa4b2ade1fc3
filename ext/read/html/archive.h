/* A web page saved with its pictures in one file (MHTML, RFC 2557): what Word and browsers call .mht. */
#ifndef DISCLOSURE_READ_HTML_ARCHIVE_H
#define DISCLOSURE_READ_HTML_ARCHIVE_H

#include "base/arena.h"
#include "base/failure.h"

/* Whether the text begins with the head of such a file. */
bool html_archive_sniff(struct span text);

/* The largest part that is a page, as valid UTF-8. False: damaged, or memory. */
bool html_archive_open(struct arena *arena, struct span text, struct span *page, struct failure *failure);

#endif
