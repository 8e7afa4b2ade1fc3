#include "read/text/json_lines.h"

/* Takes the string whose opening quote stands first; `raw` is what stands between its quotes. False: it does not end. */
static bool next_string(struct span *rest, struct span *raw)
{
    const char *end = span_end(*rest), *at = rest->data + 1;
    while (at < end && *at != '"') {
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    }
    if (at >= end) {
        return false;
    }
    *raw = span_between(rest->data + 1, at);
    *rest = span_between(at + 1, end);
    return true;
}

/* The longest string of the record that begins here with a brace, which is taken off the front. */
static struct span longest_string(struct span *rest)
{
    struct span longest = {NULL, 0}, raw;
    int depth = 0;
    while (rest->size > 0) {
        char c = *rest->data;
        if (c == '"') {
            if (!next_string(rest, &raw)) {
                *rest = (struct span){NULL, 0};
                return longest;
            }
            longest = raw.size > longest.size ? raw : longest;
            continue;
        }
        depth += c == '{';
        depth -= c == '}';
        *rest = span_from(*rest, 1);
        if (c == '}' && depth == 0) {
            break;
        }
    }
    return longest;
}

static bool take_hex(struct span *rest, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = i < rest->size ? rest->data[i] : 'x';
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) {
            return false;
        }
        *value = *value * 16 + (uint32_t)digit;
    }
    *rest = span_from(*rest, 4);
    return true;
}

/* What \uXXXX means, the other half of a pair taken too; U+FFFD where it means nothing. `rest` is behind the u. */
static uint32_t take_code_point(struct span *rest)
{
    uint32_t high, low;
    if (!take_hex(rest, &high)) {
        return 0xFFFD;
    }
    if (high < 0xD800 || high > 0xDFFF) {
        return high;
    }
    struct span after = *rest;
    if (high > 0xDBFF || !span_starts(after, SPAN("\\u"))) {
        return 0xFFFD;
    }
    after = span_from(after, 2);
    if (!take_hex(&after, &low) || low < 0xDC00 || low > 0xDFFF) {
        return 0xFFFD;
    }
    *rest = after;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static bool unescape(struct arena *arena, struct span raw, struct span *text)
{
    static const char escapes[] = "nrtbf", meant[] = "\n\r\t  ";
    char *out = arena_allocate(arena, raw.size); /* no escape becomes longer */
    size_t size = 0;
    if (!out) {
        return false;
    }
    while (raw.size > 0) {
        char c = *raw.data;
        raw = span_from(raw, 1);
        if (c != '\\' || raw.size == 0) {
            out[size++] = c;
            continue;
        }
        c = *raw.data;
        raw = span_from(raw, 1);
        const char *known = c != '\0' ? strchr(escapes, c) : NULL;
        if (c == 'u') {
            size += utf8_put(out + size, take_code_point(&raw));
        } else {
            out[size++] = known ? meant[known - escapes] : c;
        }
    }
    *text = (struct span){out, size};
    return true;
}

bool json_text_find(struct arena *arena, struct span input, struct span *text, size_t *records)
{
    struct span rest = span_trim(input);
    *text = (struct span){NULL, 0};
    *records = 0;
    if (rest.size > 0 && *rest.data == '[') {
        rest = span_trim(span_from(rest, 1));
    }
    if (rest.size < 2 || *rest.data != '{' || (rest.data[1] != '"' && rest.data[1] != ' ' && rest.data[1] != '\n')) {
        return true;
    }
    struct span longest = longest_string(&rest);
    if (!span_contains(longest, SPAN("\\n"))) {
        return true;
    }
    for (*records = 1; rest.size > 0; ++*records) {
        size_t next = span_find(rest, SPAN("{"));
        if (next == SIZE_MAX) {
            break;
        }
        rest = span_from(rest, next);
        longest_string(&rest);
    }
    return unescape(arena, longest, text);
}
