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
    const struct lexicon_meaning *found = NULL;
    uint32_t hash = 0;
    *size = 0;
    for (size_t next = at;
         next + LEXICON_CHARACTER <= plain.size && ((unsigned char)plain.data[next] & 0xF0) == 0xE0;) {
        hash = lexicon_hash(hash, plain.data + next);
        if (!has(begins, hash)) {
            break;
        }
        next += LEXICON_CHARACTER;
        const struct lexicon_meaning *meaning = has(ends, hash) ? find(hash, span_part(plain, at, next)) : NULL;
        if (meaning) {
            found = meaning;
            *size = next - at;
        }
    }
    return found;
}
