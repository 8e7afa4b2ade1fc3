/* All that a narrative can say, a row a meaning: to teach a synonym, add it to the words of its row. Nothing of this folder
 * is in the library: when it is built, make.c writes the rows down as the tables of lexicon.c. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_PHRASES_PHRASES_H
#define DISCLOSURE_CHECK_NARRATIVE_PHRASES_PHRASES_H

#include <stddef.h>

#include "base/span.h"
#include "check/narrative/concept.h"

struct phrase {
    enum concept concept;
    const char *code; /* of a line, an outcome or a column of the form; NULL: the concept has none */
    const char
        *words; /* synonyms, parted by spaces; of words that begin at one place the longest counts. {上年|去年}结转
                         * is both */
    const char *unless; /* longer words that hold one of them and mean something else, parted by spaces; NULL: none */
    const char *example, *counterexample; /* a text in which the row is found, and one in which it is not */
};

/* The rows stand in one file for each part of the form. */
struct phrase_rows {
    const struct phrase *rows;
    size_t count;
};

enum { PHRASE_WORD_SIZE = 126, PHRASE_SOURCES = 5 }; /* bytes that no word is longer than; files */

/* The words of a row, one by one: {.rest = row->words}. The last one found is valid until the next. */
struct phrase_words {
    const char *rest;
    size_t index; /* of the alternatives */
    char word[PHRASE_WORD_SIZE];
};

bool phrase_words_next(struct phrase_words *words, struct span *word);

extern const struct phrase_rows phrase_rows_requests, phrase_rows_reviews, phrase_rows_disclosed, phrase_rows_common,
    phrase_rows_statistics;

/* All of them. What of two rows has the same word, the later means. */
extern const struct phrase_rows *const phrase_sources[PHRASE_SOURCES];

#endif
