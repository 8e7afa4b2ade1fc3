/* Words of markup, whose ASCII letters may be of either case. */
#ifndef DISCLOSURE_READ_HTML_WORD_H
#define DISCLOSURE_READ_HTML_WORD_H

#include "base/span.h"

/* A span as the initialiser of static data. */
#define WORD(literal)                                                                                                  \
    {                                                                                                                  \
        (literal), sizeof(literal) - 1                                                                                 \
    }

/* `word` is in lower case, here and below. */
bool html_same_word(struct span text, struct span word);

/* As html_same_word, where both may be in either case. */
bool html_same_name(struct span a, struct span b);

/* Where `word` first stands in `text`, or SIZE_MAX. It must not be empty. */
size_t html_find_word(struct span text, struct span word);

static inline bool html_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline bool html_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool html_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit, or -1. */
static inline int html_hex_digit(char c)
{
    if (html_is_digit(c)) {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
