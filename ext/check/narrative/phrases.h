/* All that a narrative can say, a row a meaning: to teach a synonym, add it to the words of its row. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_PHRASES_H
#define DISCLOSURE_CHECK_NARRATIVE_PHRASES_H

#include <stddef.h>

#include "check/narrative/concept.h"

struct phrase {
    enum concept concept;
    const char *code;   /* of a line, an outcome or a column of the form; NULL: the concept has none */
    const char *words;  /* synonyms, parted by spaces; of words that begin at one place the longest counts */
    const char *unless; /* longer words that hold one of them and mean something else, parted by spaces; NULL: none */
    const char *example, *counterexample; /* a text in which the row is found, and one in which it is not */
};

/* The rows stand in one file for each part of the form. */
struct phrase_rows {
    const struct phrase *rows;
    size_t count;
};

extern const struct phrase_rows phrase_rows_requests, phrase_rows_reviews, phrase_rows_disclosed, phrase_rows_common,
    phrase_rows_statistics;

#endif
