/* Borrowed text. A span never owns what it shows: the arena that holds the bytes must outlive it. */
#ifndef DISCLOSURE_BASE_SPAN_H
#define DISCLOSURE_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *data; /* not terminated; may be NULL when size is 0 */
    size_t size;      /* bytes */
};

/* A span over a string literal. */
#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

static inline struct span span_of(const char *text)
{
    return (struct span){text, text ? strlen(text) : 0};
}

static inline struct span span_between(const char *from, const char *to)
{
    return (struct span){from, (size_t)(to - from)};
}

/* Where a byte of the text stands, or its end; NULL where the text is empty and nowhere, as nothing is added to NULL. */
static inline const char *span_at(struct span text, size_t at)
{
    return at > 0 ? text.data + at : text.data;
}

static inline const char *span_end(struct span text)
{
    return span_at(text, text.size);
}

/* What is left of the text behind its first bytes. */
static inline struct span span_from(struct span text, size_t from)
{
    return (struct span){span_at(text, from), text.size - from};
}

/* Its bytes from one offset to another. */
static inline struct span span_part(struct span text, size_t from, size_t to)
{
    return (struct span){span_at(text, from), to - from};
}

/* Whether so many bytes are the same: the last one, which tells most of ideographs, is looked at first. */
static inline bool bytes_equal(const char *a, const char *b, size_t size)
{
    return size == 0 || (a[size - 1] == b[size - 1] && memcmp(a, b, size) == 0);
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.size == b.size && bytes_equal(a.data, b.data, a.size);
}

/* Their order by their bytes, as qsort and bsearch ask for it: of spans, or of structures that begin with one. */
int span_compare(const void *a, const void *b);

/* The byte that tells most words apart by their first character: the last of three, which are those of an ideograph, or its
 * first. */
static inline size_t span_telling(const char *word)
{
    return (unsigned char)word[0] >= 0xE0 ? 2 : 0;
}

/* Whether the text is the word. */
static inline bool span_is(struct span text, const char *word)
{
    size_t telling = span_telling(word);
    return text.size > telling && word[telling] == text.data[telling] && span_equal(text, span_of(word));
}

static inline bool span_starts(struct span text, struct span start)
{
    return text.size >= start.size && bytes_equal(text.data, start.data, start.size);
}

static inline bool span_ends(struct span text, struct span end)
{
    return text.size >= end.size && bytes_equal(span_at(text, text.size - end.size), end.data, end.size);
}

/* How many an array has. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* An array of words and how many there are, for what looks for any of them: span_is_any(text, ANY(words)). */
#define ANY(words) (words), COUNT(words)

/* The bytes of the longest of the words that the text starts with; 0: it starts with none. */
size_t span_starts_any(struct span text, const char *const *words, size_t count);

bool span_is_any(struct span text, const char *const *words, size_t count);
bool span_ends_any(struct span text, const char *const *words, size_t count);
bool span_contains_any(struct span text, const char *const *words, size_t count);

/* Where `part` first stands in `text`: its byte offset, or SIZE_MAX. An empty part stands at 0. */
size_t span_find(struct span text, struct span part);

static inline bool span_contains(struct span text, struct span part)
{
    return span_find(text, part) != SIZE_MAX;
}

/* Whether a byte begins an ideograph of U+4000 to U+9FFF. */
static inline bool begins_ideograph(char byte)
{
    return (unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9;
}

static inline bool is_printed_ascii(char byte)
{
    return (byte & 0x80) == 0 && byte > ' ';
}

/* Whether three bytes are an ideograph, a stop or a full-width form: most of what has three. No white space is. */
static inline bool is_printed_wide(const char *at)
{
    return begins_ideograph(at[0]) || ((unsigned char)at[0] == 0xE3 && (unsigned char)at[2] != 0x80) ||
           ((unsigned char)at[0] == 0xEF && (unsigned char)at[1] >= 0xBC);
}

/* Behind the ideographs that the text begins with. */
static inline const char *span_skip_ideographs(struct span text)
{
    const char *at = text.data, *end = span_end(text);
    while (end - at >= 3 && begins_ideograph(*at)) {
        at += 3;
    }
    return at;
}

/* Behind the characters that the text begins with and that are no white space, whatever follows: ASCII, ideographs, stops,
 * full-width forms. `count`: how many they are. */
static inline const char *span_skip_printed(struct span text, size_t *count)
{
    const char *at = text.data, *end = span_end(text);
    for (*count = 0; at < end; ++*count) {
        if (end - at >= 3 && is_printed_wide(at)) {
            at += 3;
        } else if (is_printed_ascii(*at)) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

struct span span_trim_ends(struct span text);

/* Without white space at either end: ASCII, U+00A0, U+2000-200B, U+202F, U+3000, U+FEFF. */
static inline struct span span_trim(struct span text)
{
    if (text.size == 0) {
        return text;
    }
    const char *last = text.data + text.size - 1;
    bool printed = (is_printed_ascii(*text.data) || (text.size >= 3 && is_printed_wide(text.data))) &&
                   (is_printed_ascii(*last) || (text.size >= 3 && (*last & 0x80) && is_printed_wide(last - 2)));
    return printed ? text : span_trim_ends(text); /* most texts have none */
}

/* Takes one line off the front of `rest` (without its CR, LF or CRLF). False when nothing is left. */
bool span_next_line(struct span *rest, struct span *line);

/* utf8_next for what has neither one byte nor three. */
uint32_t utf8_next_other(struct span *rest);

/* Takes one character off the front of `rest` and returns its code point; a malformed byte is taken alone and
 * returned as U+FFFD. `rest` must not be empty. */
static inline uint32_t utf8_next(struct span *rest)
{
    const unsigned char *at = (const unsigned char *)rest->data;
    if (at[0] < 0x80) {
        rest->data += 1;
        rest->size -= 1;
        return at[0];
    }
    /* Most of any report: U+1000 and what follows, but where the surrogates are. */
    if (at[0] >= 0xE1 && at[0] <= 0xEF && at[0] != 0xED && rest->size >= 3) {
        uint32_t second = at[1] ^ 0x80u, third = at[2] ^ 0x80u;
        if ((second | third) < 0x40) {
            rest->data += 3;
            rest->size -= 3;
            return (at[0] & 0x0Fu) << 12 | second << 6 | third;
        }
    }
    return utf8_next_other(rest);
}

/* Writes a code point; returns the number of bytes, 1 to 4. */
size_t utf8_put(char out[4], uint32_t code_point);

/* How many characters the text has. */
size_t utf8_length(struct span text);

/* How many bytes of the text are well-formed UTF-8 (no surrogates, no overlong forms) from its start on. */
size_t utf8_valid_prefix(struct span text);

/* White space as span_trim knows it. */
static inline bool is_space(uint32_t c)
{
    if (c < 0xA0) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c <= 0x3000 ? c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 : c == 0xFEFF;
}

/* The third byte of an ideograph, as a bit: words that begin with few ideographs are looked for where these bits stand. */
static inline uint64_t ideograph_bit(const char *ideograph)
{
    return UINT64_C(1) << (ideograph[2] & 0x3F);
}

/* An ideograph of the Unified or Compatibility blocks. */
static inline bool is_ideograph(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

#endif
