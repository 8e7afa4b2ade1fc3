#include "check/narrative/lexicon.h"

/* Words are found by their hashes, which grow with each character: two small tables of bits say whether any word goes on
 * so, and whether one ends there; only then is the word itself looked at. Most places of a text are settled by a bit or
 * two that lie in the nearest cache. Every word is of characters of three bytes (test_phrases). */
enum { CHARACTER = 3, BITS = 1 << 16, HEADS = 1 << 13, MOST_WORDS = UINT16_MAX };

struct entry {
    const struct phrase *phrase;
    uint32_t word; /* in the text */
    uint32_t hash;
    uint16_t size;
    uint16_t next; /* of the same head; 0: none. Entries count from 1 */
};

struct lexicon {
    uint64_t begins[BITS / 64]; /* a word begins so */
    uint64_t ends[BITS / 64];   /* a word is so */
    uint16_t heads[HEADS];
    uint16_t count;
    char *text; /* of all words */
    uint32_t text_size;
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

/* The word that takes the alternatives of a pattern that `index` counts; its bytes, 0 where there are not as many. */
static size_t expand(struct span pattern, size_t index, char word[PHRASE_WORD_SIZE])
{
    size_t size = 0;
    for (struct span rest = pattern, taken; rest.size > 0;) {
        size_t plain = span_find(rest, SPAN("{"));
        taken = (struct span){rest.data, plain < rest.size ? plain : rest.size};
        rest = span_from(rest, taken.size);
        if (taken.size == 0) {
            struct span group = span_part(rest, 1, span_find(rest, SPAN("}")));
            size_t count = 1;
            for (size_t i = 0; i < group.size; i++) {
                count += group.data[i] == '|';
            }
            rest = span_from(rest, group.size + strlen("{}"));
            taken = group;
            for (size_t pick = index % count; pick > 0; pick--) {
                taken = span_from(taken, span_find(taken, SPAN("|")) + 1);
            }
            size_t end = span_find(taken, SPAN("|"));
            taken.size = end < taken.size ? end : taken.size;
            index /= count;
        }
        if (size + taken.size > PHRASE_WORD_SIZE) {
            return 0;
        }
        memcpy(word + size, taken.data, taken.size);
        size += taken.size;
    }
    return index == 0 ? size : 0;
}

bool phrase_words_next(struct phrase_words *words, struct span *word)
{
    while (words->rest) {
        words->rest += strspn(words->rest, " ");
        struct span pattern = {words->rest, strcspn(words->rest, " ")};
        size_t size = expand(pattern, words->index++, words->word);
        if (size > 0) {
            *word = (struct span){words->word, size};
            return true;
        }
        words->index = 0;
        words->rest = pattern.size > 0 ? pattern.data + pattern.size : NULL;
    }
    return false;
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
    lexicon->entries[++lexicon->count] = (struct entry){phrase, lexicon->text_size, hash, (uint16_t)word.size, *head};
    memcpy(lexicon->text + lexicon->text_size, word.data, word.size);
    lexicon->text_size += (uint32_t)word.size;
    *head = lexicon->count;
}

/* Of equal words the one that is added last is found, so what means something comes after what does not. Without a
 * lexicon they are only counted, and their bytes. */
static size_t add_all(struct lexicon *lexicon, size_t *bytes)
{
    size_t count = 0;
    *bytes = 0;
    for (int meaning = 0; meaning < 2; meaning++) {
        for (size_t source = 0; source < sizeof sources / sizeof *sources; source++) {
            for (size_t i = 0; i < sources[source]->count; i++) {
                const struct phrase *row = &sources[source]->rows[i];
                struct phrase_words words = {.rest = meaning ? row->words : row->unless};
                for (struct span word; phrase_words_next(&words, &word); count++) {
                    *bytes += word.size;
                    if (lexicon) {
                        add(lexicon, word, meaning ? row : &nothing);
                    }
                }
            }
        }
    }
    return count;
}

static void *make(const struct memory *memory)
{
    size_t bytes, count = add_all(NULL, &bytes), entries = (count + 1) * sizeof(struct entry);
    struct lexicon *lexicon = count < MOST_WORDS ? memory->allocate(sizeof(struct lexicon) + entries + bytes) : NULL;
    if (lexicon) {
        memset(lexicon, 0, sizeof(struct lexicon) + entries);
        lexicon->text = (char *)lexicon->entries + entries;
        add_all(lexicon, &bytes);
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
        if (entry->hash == hash && span_equal((struct span){lexicon->text + entry->word, entry->size}, word)) {
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
