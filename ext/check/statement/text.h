/* A section's text as patterns like it: no white space, one form for each mark, line breaks only between sentences.
 * Text out of a PDF parts numbers from words and breaks lines anywhere; this takes it back, and keeps the way home. */
#ifndef DISCLOSURE_CHECK_STATEMENT_TEXT_H
#define DISCLOSURE_CHECK_STATEMENT_TEXT_H

#include "base/arena.h"
#include "base/failure.h"

/* Offsets into a plain text. */
struct range {
    size_t from, to;
};

struct stretch; /* where both texts run in step */

struct plain_text {
    struct span
        text; /* simplified characters, digits and letters in ASCII; ，；：（）！？ full-width unless they stand inside a number or an
                       * address; '\n' where one paragraph ends and the next begins */
    struct span printed;
    const struct stretch *stretches;
    size_t stretch_count;
};

/* Makes `printed` plain, in the arena; `printed` must live as long. False: no memory. */
bool plain_text_make(struct arena *arena, struct span printed, struct plain_text *plain, struct failure *failure);

/* The print that the bytes from..to of the plain text came from. Both must be the edges of characters. */
struct span plain_text_printed(const struct plain_text *plain, size_t from, size_t to);

/* The begin of the next character; the text's size after the last. A scan of every character cannot afford more. */
static inline size_t plain_text_next(struct span text, size_t at)
{
    unsigned char first = (unsigned char)text.data[at];
    at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return at < text.size ? at : text.size;
}

/* The bytes of a character of three, as most are, in one number: 0xE4B880 is 一. `at` + 3 is within the text. */
static inline uint32_t plain_text_code(struct span text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    return (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
}

/* The begin of the character that ends at `at`, which is not 0. */
size_t plain_text_before(struct span text, size_t at);

/* Whether one of the characters, all of three bytes, stands at `at`. */
bool plain_text_has(struct span text, size_t at, const char *characters);

/* The end of the name that begins at `at`, behind the mark that closes it: 《…》, 〔…〕, and “…” where it holds a slogan,
 * which has a comma. Behind the character where none is closed, and behind other quotes' opening mark. */
size_t plain_text_name_end(struct span plain, size_t at);

/* The end of the sentence that begins at `from`, behind its 。！？ or before its '\n'. */
size_t plain_text_sentence_end(struct span plain, size_t from);

#endif
