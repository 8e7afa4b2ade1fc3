#include "source/wildcard.h"

bool wildcard_is(struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '*' || text.data[i] == '?' || text.data[i] == '[') {
            return true;
        }
    }
    return false;
}

/* Takes a set off the front of `pattern`, behind its `[`, and tells whether the character is of it. False, with
 * nothing taken, where the set is never closed. */
static bool take_set(struct span *pattern, uint32_t character, bool *is_member)
{
    struct span rest = *pattern;
    bool inverted = rest.size > 0 && (rest.data[0] == '!' || rest.data[0] == '^');
    if (inverted) {
        utf8_next(&rest);
    }
    bool member = false;
    for (bool first = true; rest.size > 0; first = false) {
        uint32_t low = utf8_next(&rest);
        if (low == ']' && !first) {
            *pattern = rest;
            *is_member = member != inverted;
            return true;
        }
        uint32_t high = low;
        if (rest.size > 1 && rest.data[0] == '-' && rest.data[1] != ']') {
            utf8_next(&rest);
            high = utf8_next(&rest);
        }
        member = member || (character >= low && character <= high);
    }
    return false;
}

/* Takes one element that is no star off both; false where the character is not one that it stands for. */
static bool take_one(struct span *pattern, struct span *name)
{
    const char *character_start = name->data, *wanted_start = pattern->data;
    uint32_t character = utf8_next(name);
    uint32_t wanted = utf8_next(pattern);
    /* Bytes, not code points, are compared: names that are not UTF-8 must keep their differences. */
    bool same = span_equal(span_between(character_start, name->data), span_between(wanted_start, pattern->data));
    bool is_member = false;
    if (wanted == '?') {
        return true;
    }
    if (wanted == '[' && take_set(pattern, character, &is_member)) {
        return is_member;
    }
    return same;
}

bool wildcard_matches(struct span pattern, struct span name)
{
    if (name.size > 0 && name.data[0] == '.' && !(pattern.size > 0 && pattern.data[0] == '.')) {
        return false;
    }
    /* Only the last star ever has to take one character more: what an earlier one took was enough. */
    struct span after_star = {NULL, 0}, retry = name;
    for (;;) {
        if (pattern.size > 0 && pattern.data[0] == '*') {
            utf8_next(&pattern);
            after_star = pattern;
            retry = name;
            continue;
        }
        if (name.size == 0) {
            return pattern.size == 0;
        }
        if (pattern.size > 0 && take_one(&pattern, &name)) {
            continue;
        }
        if (!after_star.data) {
            return false;
        }
        utf8_next(&retry);
        name = retry;
        pattern = after_star;
    }
}
