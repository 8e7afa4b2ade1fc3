#include "check/narrative/lexicon.h"

#include "lexicon.inc"

static inline bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[hash % LEXICON_BITS / 64] >> hash % 64 & 1;
}

static const struct lexicon_word *find(uint32_t hash, const char *word, uint32_t size)
{
    for (uint16_t at = heads[hash % LEXICON_HEADS]; at; at = words[at].next) {
        if (words[at].hash == hash && words[at].size == size && memcmp(text + words[at].at, word, size) == 0) {
            return &words[at];
        }
    }
    return NULL;
}

struct lexicon_match lexicon_match(struct span plain, size_t at)
{
    struct {
        uint32_t hash, size;
    } ends_at[LEXICON_LONGEST];
    const char *word = plain.data + at;
    uint32_t hash = 0, room = plain.size - at < LEXICON_ROOM ? (uint32_t)(plain.size - at) : LEXICON_ROOM;
    size_t count = 0;
    for (uint32_t taken = LEXICON_CHARACTER; taken <= room; taken += LEXICON_CHARACTER) {
        hash = lexicon_hash(hash, word + taken - LEXICON_CHARACTER);
        if (!has(begins, hash)) {
            break;
        }
        if (has(ends, hash)) {
            ends_at[count].hash = hash;
            ends_at[count++].size = taken;
        }
    }
    while (count-- > 0) { /* the longest first: most are what their bits say */
        const struct lexicon_word *found = find(ends_at[count].hash, word, ends_at[count].size);
        if (found) {
            return (struct lexicon_match){&lexicon_meanings[found->meaning], found->size, found->holds_begin};
        }
    }
    return (struct lexicon_match){NULL, 0, false};
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
