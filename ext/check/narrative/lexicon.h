/* Which phrase begins at a place of a text. The phrases are rows (check/narrative/phrases/phrases.h), of which the build
 * makes the tables of lexicon.c. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_LEXICON_H
#define DISCLOSURE_CHECK_NARRATIVE_LEXICON_H

#include "base/span.h"
#include "check/narrative/concept.h"

struct lexicon_meaning {
    enum concept concept;
    const char *code; /* of a line, an outcome or a column of the form; NULL: none */
};

/* That of each row, the rows counted from 1; 0 is NOTHING. */
extern const struct lexicon_meaning lexicon_meanings[];

struct lexicon_match {
    const struct lexicon_meaning *meaning; /* NULL: none was found */
    uint32_t size;                         /* bytes; 0: none */
    bool holds_begin;                      /* within it a phrase may begin that means something and ends behind it */
};

/* The longest phrase that begins at `at`. A longer word of a row's column `unless` is found in its place, with the
 * meaning NOTHING. `at` is the edge of a character. */
struct lexicon_match lexicon_match(struct span text, size_t at);

/* Whether it is one of the words, which spaces part. */
bool is_one_of(struct span word, const char *list);

/* ---- the tables, for lexicon.c and for phrases/make.c, which writes them ---- */

/* Words are found by their hashes, which grow with each character: two small tables of bits say whether any word goes on
 * so, and whether one ends there; only then is the word itself looked at. Most places of a text are settled by a bit or
 * two that lie in the nearest cache. Every word is of characters of three bytes (test_phrases). */
enum {
    LEXICON_CHARACTER = 3,
    LEXICON_LONGEST = 42 /* characters of a word */,
    LEXICON_ROOM = LEXICON_LONGEST * LEXICON_CHARACTER,
    LEXICON_BITS = 1 << 16,
    LEXICON_HEADS = 1 << 13
};

struct lexicon_word {
    uint32_t hash;
    uint32_t at;      /* in the text of all words */
    uint16_t meaning; /* 0: NOTHING */
    uint16_t next;    /* of the same head; 0: none. Words count from 1 */
    uint8_t size;     /* bytes */
    bool holds_begin; /* as of lexicon_match */
};

/* The hash of a word that goes on with the character at `text`. */
static inline uint32_t lexicon_hash(uint32_t hash, const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t code = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[2] << 8 | bytes[1]; /* the last two are one load */
    hash = (hash ^ code) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

#endif
