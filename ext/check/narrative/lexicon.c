#include "check/narrative/lexicon.h"

/* Words are found by their hashes, which grow with each character: two small tables of bits say whether any word goes on
 * so, and whether one ends there; only then is the word itself looked at. Most places of a text are settled by a bit or
 * two that lie in the nearest cache. Every word is of characters of three bytes (test_phrases). */
enum { CHARACTER = 3, BITS = 1 << 16, HEADS = 1 << 13, MOST_WORDS = UINT16_MAX };

struct entry {
    const char *word;
    const struct phrase *phrase;
    uint32_t hash;
    uint16_t size;
    uint16_t next; /* of the same head; 0: none. Entries count from 1 */
};

struct lexicon {
    uint64_t begins[BITS / 64]; /* a word begins so */
    uint64_t ends[BITS / 64];   /* a word is so */
    uint16_t heads[HEADS];
    uint16_t count;
    struct entry entries[];
};

static const struct phrase_rows *const sources[] = {&phrase_rows_requests, &phrase_rows_reviews, &phrase_rows_disclosed,
                                                    &phrase_rows_common, &phrase_rows_statistics};
static const struct phrase nothing = {.concept = NOTHING};

/* The hash of a word that goes on with the character at `text`. */
static inline uint32_t go_on(uint32_t hash, const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t code = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
    hash = (hash ^ code) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

static inline bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[hash % BITS / 64] >> hash % 64 & 1;
}

static inline void set(uint64_t *bits, uint32_t hash)
{
    bits[hash % BITS / 64] |= UINT64_C(1) << hash % 64;
}

static bool next_word(const char **rest, struct span *word)
{
    while (**rest == ' ') {
        (*rest)++;
    }
    size_t size = strcspn(*rest, " ");
    *word = (struct span){*rest, size};
    *rest += size;
    return size > 0;
}

static void add(struct lexicon *lexicon, struct span word, const struct phrase *phrase)
{
    uint32_t hash = 0;
    for (size_t at = 0; at + CHARACTER <= word.size; at += CHARACTER) {
        hash = go_on(hash, word.data + at);
        set(lexicon->begins, hash);
    }
    set(lexicon->ends, hash);
    uint16_t *head = &lexicon->heads[hash % HEADS];
    lexicon->entries[++lexicon->count] = (struct entry){word.data, phrase, hash, (uint16_t)word.size, *head};
    *head = lexicon->count;
}

/* Of equal words the one that is added last is found, so what means something comes after what does not. */
static void add_all(struct lexicon *lexicon)
{
    for (int meaning = 0; meaning < 2; meaning++) {
        for (size_t source = 0; source < sizeof sources / sizeof *sources; source++) {
            for (size_t i = 0; i < sources[source]->count; i++) {
                const struct phrase *row = &sources[source]->rows[i];
                const char *rest = meaning ? row->words : row->unless ? row->unless : "";
                for (struct span word; next_word(&rest, &word);) {
                    add(lexicon, word, meaning ? row : &nothing);
                }
            }
        }
    }
}

static size_t count_words(void)
{
    size_t count = 0;
    for (size_t source = 0; source < sizeof sources / sizeof *sources; source++) {
        for (size_t i = 0; i < sources[source]->count; i++) {
            const struct phrase *row = &sources[source]->rows[i];
            const char *lists[2] = {row->words, row->unless ? row->unless : ""};
            for (int list = 0; list < 2; list++) {
                for (struct span word; next_word(&lists[list], &word);) {
                    count++;
                }
            }
        }
    }
    return count;
}

static void *make(const struct memory *memory)
{
    size_t count = count_words(), size = sizeof(struct lexicon) + (count + 1) * sizeof(struct entry);
    struct lexicon *lexicon = count < MOST_WORDS ? memory->allocate(size) : NULL;
    if (lexicon) {
        memset(lexicon, 0, size);
        add_all(lexicon);
    }
    return lexicon;
}

const struct lexicon *lexicon_find(struct pattern_cache *patterns, struct failure *failure)
{
    const struct lexicon *lexicon = pattern_cache_keep(patterns, make);
    if (!lexicon) {
        fail_memory(failure);
    }
    return lexicon;
}

static const struct phrase *find(const struct lexicon *lexicon, uint32_t hash, struct span word)
{
    for (uint16_t at = lexicon->heads[hash % HEADS]; at; at = lexicon->entries[at].next) {
        const struct entry *entry = &lexicon->entries[at];
        if (entry->hash == hash && span_equal((struct span){entry->word, entry->size}, word)) {
            return entry->phrase;
        }
    }
    return NULL;
}

const struct phrase *lexicon_match(const struct lexicon *lexicon, struct span text, size_t at, size_t *size)
{
    const struct phrase *found = NULL;
    uint32_t hash = 0;
    *size = 0;
    for (size_t next = at; next + CHARACTER <= text.size && ((unsigned char)text.data[next] & 0xF0) == 0xE0;) {
        hash = go_on(hash, text.data + next);
        if (!has(lexicon->begins, hash)) {
            break;
        }
        next += CHARACTER;
        const struct phrase *phrase = has(lexicon->ends, hash) ? find(lexicon, hash, span_part(text, at, next)) : NULL;
        if (phrase) {
            found = phrase;
            *size = next - at;
        }
    }
    return found;
}
