#include "base/characters.h"

/* Invisible in any text: joiners, marks of direction, soft hyphens, selectors of a glyph's variant. */
static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x180B, 0x180E}, {0x200B, 0x200F},   {0x202A, 0x202E},
        {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0100, 0xE01EF},
    };
    for (size_t i = 0; i < COUNT(ranges); i++) {
        if (c <= ranges[i].last) {
            return c >= ranges[i].first;
        }
    }
    return false;
}

/* The partner of a character in a table of pairs, or NULL. */
static const char *find_partner(const struct character_row *rows, size_t count, const char *character)
{
    size_t from = 0, to = count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const char *pair = rows[middle / CHARACTER_ROW].pairs + middle % CHARACTER_ROW * CHARACTER_PAIR;
        int order = memcmp(character, pair, CHARACTER_BYTES);
        if (order == 0) {
            return pair + CHARACTER_BYTES;
        }
        if (order < 0) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    return NULL;
}

static bool may_look_alike(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF);
}

/* Whether three bytes are a character that is seen as it is: of U+3000 to U+DFFF, or a full-width form up to U+FFBF; the
 * marks of annotation, U+FFF9 to U+FFFB, are not. */
static bool is_plain_wide(const unsigned char *at)
{
    return (at[0] >= 0xE3 && at[0] <= 0xED) || (at[0] == 0xEF && at[1] >= 0xBC && at[1] <= 0xBE);
}

/* Where the first character stands that is not seen as it is, or the end of the text. */
static const char *find_unseen(struct span text)
{
    const char *end = span_end(text);
    for (const char *at = text.data; at < end; at = text.data) {
        while (end - at >= 6 && is_plain_wide((const unsigned char *)at) &&
               is_plain_wide((const unsigned char *)at + 3)) {
            at += 6; /* most of any text */
        }
        at += end - at >= 3 && is_plain_wide((const unsigned char *)at) ? 3 : 0;
        if (at == end || (unsigned char)*at < 0xC2) {
            text.data = at + (at < end);
            continue;
        }
        text = span_between(at, end);
        uint32_t c = utf8_next(&text);
        if (is_invisible(c) || (may_look_alike(c) && find_partner(character_looks, character_look_count, at))) {
            return at;
        }
    }
    return end;
}

bool text_has_unseen(struct span text)
{
    return text.size > 0 && find_unseen(text) < span_end(text);
}

bool text_seen(struct arena *arena, struct span text, struct span *seen)
{
    *seen = text;
    if (!text_has_unseen(text)) {
        return true;
    }
    const char *at = find_unseen(text), *end = span_end(text);
    char *out = arena_allocate(arena, text.size); /* nothing becomes longer */
    if (!out) {
        return false;
    }
    size_t size = 0;
    const char *from = text.data;
    while (at < end) {
        struct span rest = span_between(at, end);
        memcpy(out + size, from, (size_t)(at - from));
        size += (size_t)(at - from);
        if (!is_invisible(utf8_next(&rest))) {
            memcpy(out + size, find_partner(character_looks, character_look_count, at), CHARACTER_BYTES);
            size += CHARACTER_BYTES;
        }
        from = rest.data;
        at = find_unseen(rest);
    }
    memcpy(out + size, from, (size_t)(end - from));
    *seen = (struct span){out, size + (size_t)(end - from)};
    return true;
}

uint32_t character_simplified(uint32_t c)
{
    char bytes[4];
    if (!character_is_traditional(c)) {
        return c;
    }
    utf8_put(bytes, c);
    const char *partner = find_partner(character_scripts, character_script_count, bytes);
    struct span rest = {partner, CHARACTER_BYTES};
    return partner ? utf8_next(&rest) : c;
}

/* Converters to the script of Taiwan exchange these for one another; both words of a pair are of one size. */
static size_t simplify_word(char *text, struct span rest)
{
    static const struct {
        struct span printed, meant;
    } words[] = {{{"檔案", 6}, {"文件", 6}}, {{"資訊", 6}, {"信息", 6}}};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (span_starts(rest, words[i].printed)) {
            memcpy(text, words[i].meant.data, words[i].meant.size);
            return words[i].meant.size;
        }
    }
    return 0;
}

bool text_simplify(char *text, size_t size)
{
    bool traditional = false;
    for (size_t at = 0; at + CHARACTER_BYTES <= size;) {
        unsigned char first = (unsigned char)text[at];
        if (first < 0xE3 || first > 0xE9) { /* begins no character of the table */
            at++;
            continue;
        }
        bool within = first > 0xE3 || (text[at + 1] & 0x3F) >= 0x10; /* U+3400 */
        size_t word = 0;
        if (within && (character_traditional_near(text + at) & ideograph_bit(text + at)) != 0) {
            struct span rest = {text + at, size - at};
            traditional = true;
            word = simplify_word(text + at, rest);
            if (word == 0) {
                utf8_put(text + at, character_simplified(utf8_next(&rest)));
            }
        }
        at += word > 0 ? word : CHARACTER_BYTES;
    }
    return traditional;
}
