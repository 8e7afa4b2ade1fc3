/* The rows of phrases.h as an index: which phrase begins at a place of a text. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_LEXICON_H
#define DISCLOSURE_CHECK_NARRATIVE_LEXICON_H

#include "base/pattern.h"
#include "check/narrative/phrases.h"

struct lexicon;

/* The index, which is made once for each cache and kept there. NULL: no memory. */
const struct lexicon *lexicon_find(struct pattern_cache *patterns, struct failure *failure);

/* The longest phrase that begins at `at`, and its bytes; NULL: none does. A longer word of the column `unless` is found
 * in its place, as a phrase of NOTHING. `at` is the edge of a character. */
const struct phrase *lexicon_match(const struct lexicon *lexicon, struct span text, size_t at, size_t *size);

#endif
