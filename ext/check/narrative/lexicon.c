#include "check/narrative/lexicon.h"

/* A trie whose steps are hashed: from a node by a character to a node, and which phrase ends there. Every word is of
 * characters of three bytes (test_phrases). */
enum { CHARACTER = 3, PAIRS = 1 << 15, MOST_ROWS = 512, NOTHING_ENDS = 1, FIRST_ROW = 2 };

struct step {
    uint32_t key;    /* the node in the upper half, the character in the lower; 0: free, for no text has U+0000 */
    uint16_t node;   /* to which it leads */
    uint16_t phrase; /* 0: none ends there; NOTHING_ENDS; otherwise FIRST_ROW + index in rows */
};

struct lexicon {
    const struct phrase *rows[MOST_ROWS];
    uint32_t row_count, node_count;
    uint32_t mask; /* steps - 1; a power of two */
    /* Most places of a text begin no word. These tell so from the first two characters, and fit the nearest cache: */
    uint64_t single[65536 / 64]; /* characters that are a word */
    uint64_t pair[PAIRS / 64];   /* how words of more begin, hashed: where the bit is not set, none does */
    struct step steps[];
};

static const struct phrase_rows *const sources[] = {&phrase_rows_requests, &phrase_rows_reviews, &phrase_rows_disclosed,
                                                    &phrase_rows_common};
static const struct phrase nothing = {.concept = NOTHING};

static inline uint32_t character_at(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
}

/* The step with this key, or the free one where it belongs. */
static inline uint32_t find_step(const struct lexicon *lexicon, uint32_t key)
{
    uint32_t at = (key * 0x9E3779B1u) >> 12;
    while (lexicon->steps[at & lexicon->mask].key != 0 && lexicon->steps[at & lexicon->mask].key != key) {
        at++;
    }
    return at & lexicon->mask;
}

static inline uint32_t pair_of(uint32_t first, uint32_t second)
{
    return ((first << 16 | second) * 0x9E3779B1u) >> 17; /* 15 bits: PAIRS */
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

static void add(struct lexicon *lexicon, struct span word, uint16_t phrase)
{
    uint16_t node = 0;
    struct step *step = NULL;
    uint32_t first = character_at(word.data);
    if (word.size == CHARACTER) {
        lexicon->single[first / 64] |= UINT64_C(1) << first % 64;
    } else {
        uint32_t pair = pair_of(first, character_at(word.data + CHARACTER));
        lexicon->pair[pair / 64] |= UINT64_C(1) << pair % 64;
    }
    for (size_t at = 0; at + CHARACTER <= word.size; at += CHARACTER) {
        uint32_t key = (uint32_t)node << 16 | character_at(word.data + at);
        step = &lexicon->steps[find_step(lexicon, key)];
        if (step->key == 0) {
            *step = (struct step){key, (uint16_t)++lexicon->node_count, 0};
        }
        node = step->node;
    }
    if (step) {
        step->phrase = phrase;
    }
}

/* Of equal words the one that is added last counts, so what means something comes after what does not. */
static void add_all(struct lexicon *lexicon)
{
    for (int meaning = 0; meaning < 2; meaning++) {
        for (size_t source = 0; source < sizeof sources / sizeof *sources; source++) {
            for (size_t i = 0; i < sources[source]->count; i++) {
                const struct phrase *row = &sources[source]->rows[i];
                const char *rest = meaning ? row->words : row->unless ? row->unless : "";
                uint16_t phrase = NOTHING_ENDS;
                if (meaning) {
                    phrase = (uint16_t)(FIRST_ROW + lexicon->row_count);
                    lexicon->rows[lexicon->row_count++] = row;
                }
                for (struct span word; next_word(&rest, &word);) {
                    add(lexicon, word, phrase);
                }
            }
        }
    }
}

/* Rows, and characters of all words: no trie has more steps. */
static void measure(size_t *rows, size_t *characters)
{
    *rows = *characters = 0;
    for (size_t source = 0; source < sizeof sources / sizeof *sources; source++) {
        *rows += sources[source]->count;
        for (size_t i = 0; i < sources[source]->count; i++) {
            const struct phrase *row = &sources[source]->rows[i];
            *characters += (strlen(row->words) + (row->unless ? strlen(row->unless) : 0)) / CHARACTER;
        }
    }
}

static void *make(const struct memory *memory)
{
    size_t rows, characters, steps = 1024;
    measure(&rows, &characters);
    while (steps < characters) { /* most words share their first steps, so that about a third is used */
        steps *= 2;
    }
    size_t size = sizeof(struct lexicon) + steps * sizeof(struct step);
    struct lexicon *lexicon = rows <= MOST_ROWS && characters < UINT16_MAX ? memory->allocate(size) : NULL;
    if (lexicon) {
        memset(lexicon, 0, size);
        lexicon->mask = (uint32_t)(steps - 1);
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

static bool is_ideograph_at(struct span text, size_t at)
{
    return at + CHARACTER <= text.size && ((unsigned char)text.data[at] & 0xF0) == 0xE0;
}

static bool may_begin(const struct lexicon *lexicon, struct span text, size_t at)
{
    if (!is_ideograph_at(text, at)) {
        return false;
    }
    uint32_t first = character_at(text.data + at);
    if (lexicon->single[first / 64] >> first % 64 & 1) {
        return true;
    }
    if (!is_ideograph_at(text, at + CHARACTER)) {
        return false;
    }
    uint32_t pair = pair_of(first, character_at(text.data + at + CHARACTER));
    return lexicon->pair[pair / 64] >> pair % 64 & 1;
}

const struct phrase *lexicon_match(const struct lexicon *lexicon, struct span text, size_t at, size_t *size)
{
    uint32_t node = 0, found = 0;
    *size = 0;
    if (!may_begin(lexicon, text, at)) {
        return NULL;
    }
    for (size_t next = at; is_ideograph_at(text, next); next += CHARACTER) {
        const struct step *step = &lexicon->steps[find_step(lexicon, node << 16 | character_at(text.data + next))];
        if (step->key == 0) {
            break;
        }
        node = step->node;
        if (step->phrase) {
            found = step->phrase;
            *size = next + CHARACTER - at;
        }
    }
    return found == 0 ? NULL : found == NOTHING_ENDS ? &nothing : lexicon->rows[found - FIRST_ROW];
}
