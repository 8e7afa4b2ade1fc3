#include "read/html/word.h"

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        c = (char)(c + ('a' - 'A'));
    }
    return c;
}

static char upper(char c)
{
    if (c >= 'a' && c <= 'z') {
        c = (char)(c - ('a' - 'A'));
    }
    return c;
}

bool html_same_word(struct span text, struct span word)
{
    if (text.size != word.size) {
        return false;
    }
    const char *at = text.data, *other = word.data, *end = span_end(text);
    while (at < end && (*at == *other || lower(*at) == *other)) {
        at++;
        other++;
    }
    return at == end;
}

bool html_same_name(struct span a, struct span b)
{
    bool same = a.size == b.size;
    for (size_t i = 0; i < a.size && same; i++) {
        same = lower(a.data[i]) == lower(b.data[i]);
    }
    return same;
}

size_t html_find_word(struct span text, struct span word)
{
    if (text.size < word.size) {
        return SIZE_MAX;
    }
    const char first[2] = {word.data[0], upper(word.data[0])};
    size_t best = SIZE_MAX;
    for (size_t variant = 0; variant < (first[0] == first[1] ? 1u : 2u); variant++) {
        size_t limit = best == SIZE_MAX ? text.size : best;
        const char *at = text.data, *end = span_at(text, limit);
        while (at < end && (at = memchr(at, first[variant], (size_t)(end - at))) != NULL) {
            struct span here = span_between(at, span_end(text));
            here.size = here.size < word.size ? here.size : word.size;
            if (html_same_word(here, word)) {
                best = (size_t)(at - text.data);
                break;
            }
            at++;
        }
    }
    return best;
}
