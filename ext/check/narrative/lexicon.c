#include "check/narrative/lexicon.h"

#include "lexicon.inc"

static inline bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[hash % LEXICON_BITS / 64] >> hash % 64 & 1;
}

static const struct lexicon_meaning *find(uint32_t hash, struct span word)
{
    for (uint16_t at = heads[hash % LEXICON_HEADS]; at; at = words[at].next) {
        if (words[at].hash == hash && words[at].size == word.size &&
            memcmp(text + words[at].at, word.data, word.size) == 0) {
            return &lexicon_meanings[words[at].meaning];
        }
    }
    return NULL;
}

const struct lexicon_meaning *lexicon_match(struct span plain, size_t at, size_t *size)
{
    struct {
        uint32_t hash, size;
    } ends_at[LEXICON_LONGEST];
    uint32_t hash = 0, taken = 0;
    size_t count = 0;
    for (struct span rest = span_from(plain, at);
         rest.size - taken >= LEXICON_CHARACTER && ((unsigned char)rest.data[taken] & 0xF0) == 0xE0;) {
        hash = lexicon_hash(hash, rest.data + taken);
        if (!has(begins, hash) || count == LEXICON_LONGEST) {
            break;
        }
        taken += LEXICON_CHARACTER;
        if (has(ends, hash)) {
            ends_at[count].hash = hash;
            ends_at[count++].size = taken;
        }
    }
    while (count-- > 0) { /* the longest first: most are what their bits say */
        const struct lexicon_meaning *meaning =
            find(ends_at[count].hash, span_part(plain, at, at + ends_at[count].size));
        if (meaning) {
            *size = ends_at[count].size;
            return meaning;
        }
    }
    *size = 0;
    return NULL;
}

bool is_one_of(struct span word, const char *list)
{
    while (*list && word.size > 0) {
        size_t same = 0;
        while (same < word.size && list[same] == word.data[same]) {
            same++;
        }
        if (same == word.size && (list[same] == ' ' || list[same] == '\0')) {
            return true;
        }
        while (*list && *list++ != ' ') {
        }
    }
    return false;
}

bool is_count_of_pieces(struct span unit)
{
    return unit.size == 0 || is_one_of(unit, "件 宗 起 份 条 件次 次 例 项 个 封 案 人次 批次 部 篇");
}
