#include "base/span.h"

size_t span_starts_any(struct span text, const char *const *words, size_t count)
{
    size_t longest = 0, third = text.size >= 3 ? span_telling(text.data) : 0;
    for (size_t i = 0; i < count && text.size > 0; i++) {
        if (words[i][0] == text.data[0] && words[i][third] == text.data[third]) {
            struct span word = span_of(words[i]);
            longest = span_starts(text, word) && word.size > longest ? word.size : longest;
        }
    }
    return longest;
}

bool span_is_any(struct span text, const char *const *words, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        found = span_is(text, words[i]);
    }
    return found;
}

bool span_ends_any(struct span text, const char *const *words, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        found = span_ends(text, span_of(words[i]));
    }
    return found;
}

/* Of most words the last byte of the first character stands nowhere in a short text. */
bool span_contains_any(struct span text, const char *const *words, size_t count)
{
    enum { SHORT = 256 };
    uint64_t met = text.size > SHORT ? UINT64_MAX : 0;
    bool found = false;
    for (size_t i = 0; i < text.size && text.size <= SHORT; i++) {
        met |= UINT64_C(1) << (text.data[i] & 63);
    }
    for (size_t i = 0; i < count && !found; i++) {
        const char *word = words[i];
        found = (met >> (word[span_telling(word)] & 63) & 1) != 0 && span_contains(text, span_of(word));
    }
    return found;
}

size_t span_find(struct span text, struct span part)
{
    if (part.size == 0) {
        return 0;
    }
    if (text.size < part.size) {
        return SIZE_MAX;
    }
    /* By its last byte: the first of an ideograph is one of six, the last one of sixty-four. */
    size_t tail = part.size - 1;
    const char *end = span_end(text);
    const char *at = text.data + tail;
    while (at < end && (at = memchr(at, part.data[tail], (size_t)(end - at)))) {
        if (memcmp(at - tail, part.data, tail) == 0) {
            return (size_t)(at - tail - text.data);
        }
        at++;
    }
    return SIZE_MAX;
}

int span_compare(const void *a, const void *b)
{
    const struct span *one = a, *other = b;
    size_t shorter = one->size < other->size ? one->size : other->size;
    int order = shorter > 0 ? memcmp(one->data, other->data, shorter) : 0;
    return order != 0 ? order : (one->size > other->size) - (one->size < other->size);
}

struct span span_trim_ends(struct span text)
{
    while (text.size > 0) {
        struct span rest = text;
        if (!is_space(utf8_next(&rest))) {
            break;
        }
        text = rest;
    }
    while (text.size > 0) {
        size_t at = text.size - 1;
        while (at > 0 && text.size - at < 4 && ((unsigned char)text.data[at] & 0xC0) == 0x80) {
            at--;
        }
        struct span last = span_from(text, at);
        if (!is_space(utf8_next(&last)) || last.size > 0) {
            break;
        }
        text.size = at;
    }
    return text;
}

/* Looked for in pieces, so that a text without one of the two is not searched to its end for each line. */
static const char *find_line_end(const char *from, const char *end)
{
    enum { PIECE = 512 };
    while (from < end) {
        size_t size = end - from < PIECE ? (size_t)(end - from) : PIECE;
        const char *feed = memchr(from, '\n', size);
        const char *carriage = memchr(from, '\r', feed ? (size_t)(feed - from) : size);
        if (carriage || feed) {
            return carriage ? carriage : feed;
        }
        from += size;
    }
    return end;
}

bool span_next_line(struct span *rest, struct span *line)
{
    if (rest->size == 0) {
        return false;
    }
    const char *end = span_end(*rest);
    const char *stop = find_line_end(rest->data, end);
    *line = span_between(rest->data, stop);
    if (stop < end) {
        stop += (*stop == '\r' && stop + 1 < end && stop[1] == '\n') ? 2 : 1;
    }
    *rest = span_between(stop, end);
    return true;
}

/* The length of a well-formed sequence at the start of the text, 0 where there is none: table 3-7 of the Unicode
 * Standard. */
static size_t sequence_length(const unsigned char *at, size_t size)
{
    unsigned char first = at[0];
    if (first < 0x80) {
        return 1;
    }
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || size < length) {
        return 0;
    }
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

uint32_t utf8_next_other(struct span *rest)
{
    const unsigned char *at = (const unsigned char *)rest->data;
    size_t length = sequence_length(at, rest->size);
    uint32_t code_point = 0xFFFD;
    switch (length) {
    case 1:
        code_point = at[0];
        break;
    case 2:
        code_point = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
        break;
    case 3:
        code_point = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        break;
    case 4:
        code_point = (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
        break;
    default:
        length = 1;
        break;
    }
    rest->data += length;
    rest->size -= length;
    return code_point;
}

size_t utf8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_length(struct span text)
{
    size_t count = text.size, i = 0;
    for (uint64_t eight; text.size - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, text.data + i, sizeof eight);
        eight = eight >> 7 & ~eight >> 6 & 0x0101010101010101u; /* a bit for each byte that goes on a character */
        count -= (size_t)(eight * 0x0101010101010101u >> 56);
    }
    for (; i < text.size; i++) {
        count -= ((unsigned char)text.data[i] & 0xC0) == 0x80;
    }
    return count;
}

/* Whether any two bytes that go on a character make one of three bytes with this one. */
static bool may_begin_wide(unsigned char first)
{
    return first >= 0xE1 && first <= 0xEF && first != 0xED;
}

size_t utf8_valid_prefix(struct span text)
{
    const unsigned char *at = (const unsigned char *)text.data;
    size_t i = 0;
    uint64_t eight, marks, going_on;
    memcpy(&marks, "\0\xC0\xC0\0\xC0\xC0\0", sizeof marks);
    memcpy(&going_on, "\0\x80\x80\0\x80\x80\0", sizeof going_on);
    while (i < text.size) {
        while (text.size - i >= 8 && may_begin_wide(at[i]) && may_begin_wide(at[i + 3]) &&
               (memcpy(&eight, at + i, 8), (eight & marks) == going_on)) {
            i += 6; /* two of three bytes, as most of any report is */
        }
        if (i == text.size) {
            break;
        }
        if (at[i] < 0x80) {
            while (text.size - i >= 8 && (memcpy(&eight, at + i, 8), (eight & 0x8080808080808080u) == 0)) {
                i += 8;
            }
            while (i < text.size && at[i] < 0x80) {
                i++;
            }
            continue;
        }
        size_t length = sequence_length(at + i, text.size - i);
        if (length == 0) {
            break;
        }
        i += length;
    }
    return i;
}
