/* Writes the rows of this folder as the tables of lexicon.c: make >lexicon.inc. Runs while the library is built. */
#include <stdio.h>

#include "check/narrative/lexicon.h"
#include "check/narrative/phrases/phrases.h"

enum { MOST_WORDS = 16384, MOST_BYTES = 1 << 18 };

struct made_tables {
    uint64_t begins[LEXICON_BITS / 64], ends[LEXICON_BITS / 64];
    uint64_t goes_on[LEXICON_BITS / 64]; /* begins of words that mean something, and that end further on */
    uint16_t heads[LEXICON_HEADS];
    struct lexicon_word words[MOST_WORDS];
    size_t count, size;
    char text[MOST_BYTES];
};

static void set(uint64_t *bits, uint32_t hash)
{
    bits[hash % LEXICON_BITS / 64] |= UINT64_C(1) << hash % 64;
}

static bool has(const uint64_t *bits, uint32_t hash)
{
    return bits[hash % LEXICON_BITS / 64] >> hash % 64 & 1;
}

static bool holds_begin(const struct made_tables *tables, struct span word)
{
    bool holds = false;
    for (size_t inside = LEXICON_CHARACTER; inside < word.size; inside += LEXICON_CHARACTER) {
        uint32_t hash = 0;
        for (size_t at = inside; at < word.size; at += LEXICON_CHARACTER) {
            hash = lexicon_hash(hash, word.data + at);
        }
        holds |= has(tables->goes_on, hash);
    }
    return holds;
}

/* False: there is no room. */
static bool add(struct made_tables *tables, struct span word, size_t meaning, bool means)
{
    if (tables->count + 1 == MOST_WORDS || tables->size + word.size > MOST_BYTES) {
        return false;
    }
    uint32_t hash = 0;
    for (size_t at = 0; at + LEXICON_CHARACTER <= word.size; at += LEXICON_CHARACTER) {
        hash = lexicon_hash(hash, word.data + at);
        set(tables->begins, hash);
        if (means && at + LEXICON_CHARACTER < word.size) {
            set(tables->goes_on, hash);
        }
    }
    set(tables->ends, hash);
    uint16_t *head = &tables->heads[hash % LEXICON_HEADS];
    tables->words[++tables->count] =
        (struct lexicon_word){hash, (uint32_t)tables->size, (uint16_t)meaning, *head, (uint8_t)word.size, false};
    memcpy(tables->text + tables->size, word.data, word.size);
    tables->size += word.size;
    *head = (uint16_t)tables->count;
    return true;
}

/* Of equal words the one that is added last is found, so what means something comes after what does not. */
static bool add_all(struct made_tables *tables)
{
    bool done = true;
    for (int means = 0; means < 2; means++) {
        size_t meaning = 1; /* 0 is that of no row */
        for (size_t source = 0; source < PHRASE_SOURCES; source++) {
            for (size_t i = 0; i < phrase_sources[source]->count; i++, meaning++) {
                const struct phrase *row = &phrase_sources[source]->rows[i];
                struct phrase_words words = {.rest = means ? row->words : row->unless};
                for (struct span word; phrase_words_next(&words, &word);) {
                    done = done && add(tables, word, means ? meaning : 0, means && row->concept > FILLER);
                }
            }
        }
    }
    for (size_t i = 1; i <= tables->count; i++) {
        struct lexicon_word *word = &tables->words[i];
        word->holds_begin = holds_begin(tables, (struct span){tables->text + word->at, word->size});
    }
    return done;
}

static void write_bits(const char *name, const uint64_t *bits)
{
    printf("static const uint64_t %s[LEXICON_BITS / 64] = {", name);
    for (size_t i = 0; i < LEXICON_BITS / 64; i++) {
        printf("%s0x%llx,", i % 8 ? "" : "\n", (unsigned long long)bits[i]);
    }
    printf("\n};\n");
}

static void write_meanings(void)
{
    printf("const struct lexicon_meaning lexicon_meanings[] = {\n{NOTHING, NULL},\n");
    for (size_t source = 0; source < PHRASE_SOURCES; source++) {
        for (size_t i = 0; i < phrase_sources[source]->count; i++) {
            const struct phrase *row = &phrase_sources[source]->rows[i];
            const char *mark = row->code ? "\"" : "";
            printf("{%d, %s%s%s},\n", row->concept, mark, row->code ? row->code : "NULL", mark);
        }
    }
    printf("};\n");
}

static void write_words(const struct made_tables *tables)
{
    printf("static const uint16_t heads[LEXICON_HEADS] = {");
    for (size_t i = 0; i < LEXICON_HEADS; i++) {
        printf("%s%u,", i % 20 ? "" : "\n", tables->heads[i]);
    }
    printf("\n};\nstatic const struct lexicon_word words[] = {\n");
    for (size_t i = 0; i <= tables->count; i++) {
        const struct lexicon_word *word = &tables->words[i];
        printf("{%u, %u, %u, %u, %u, %d},\n", word->hash, word->at, word->meaning, word->next, word->size,
               word->holds_begin);
    }
    printf("};\nstatic const unsigned char text[] = {");
    for (size_t i = 0; i < tables->size; i++) {
        printf("%s%u,", i % 20 ? "" : "\n", (unsigned char)tables->text[i]);
    }
    printf("\n};\n");
}

int main(void)
{
    static struct made_tables tables;
    if (!add_all(&tables)) {
        fprintf(stderr, "make: more words than MOST_WORDS or MOST_BYTES\n");
        return 1;
    }
    printf("/* Made by make.c. */\n");
    write_bits("begins", tables.begins);
    write_bits("ends", tables.ends);
    write_meanings();
    write_words(&tables);
    return 0;
}
