/* Plain text: cells parted by tabs, columns held apart by runs of spaces, or words with single spaces. */
#ifndef DISCLOSURE_READ_TEXT_TEXT_H
#define DISCLOSURE_READ_TEXT_TEXT_H

#include "read/document.h"

/* Takes everything: plain text is what no other reader knows. */
bool text_sniff(struct span input);
bool text_read(struct span input, struct document *document, struct failure *failure);

/* Whether a table of MediaWiki begins in it, which text_read reads whatever tags and pipes stand around. */
bool mediawiki_sniff(struct span input);

#endif
