/* Labels as they are compared: by their ideographs alone, simplified, since offices add and lose spaces, numbers,
 * brackets, quotes and stops, and mirrors of their pages convert the script. */
#ifndef DISCLOSURE_BASE_LABEL_H
#define DISCLOSURE_BASE_LABEL_H

#include "base/span.h"

enum { LABEL_BYTES = 480 };

/* The ideographs of a short text as UTF-8. A text with more than LABEL_BYTES is cut and `whole` is false. */
struct label {
    const char *data;
    size_t size;
    size_t length; /* in ideographs */
    bool whole;
    uint64_t met; /* a bit for each third byte of its ideographs: most words are ruled out by theirs */
};

/* `met` of a literal of ideographs, fifteen at most: a longer one is refused. */
#define LABEL_MET(word)                                                                                                \
    (LABEL_MET_3(word, 0) | LABEL_MET_3(word, 3) | LABEL_MET_3(word, 6) | LABEL_MET_3(word, 9) |                       \
     LABEL_MET_3(word, 12) | 0 * sizeof(char[sizeof(word) <= 3 * 15 + 1 ? 1 : -1]))
#define LABEL_MET_3(word, at) (LABEL_MET_1(word, at) | LABEL_MET_1(word, at + 1) | LABEL_MET_1(word, at + 2))
#define LABEL_MET_1(word, at) (UINT64_C(1) << ((word)[3 * (at) + 2 < sizeof(word) ? 3 * (at) + 2 : 2] & 0x3F))

/* Of a text without an ideograph. */
extern const struct label label_none;

/* Writes the label of a text where there is room for LABEL_BYTES, or for as many bytes as the text has. */
void label_write(struct label *label, char *room, struct span text);

/* A label with its own room. */
struct label_room {
    struct label label;
    char data[LABEL_BYTES];
};

/* The label of a text, in the room. */
const struct label *label_of(struct label_room *room, struct span text);

/* `met` of a text of nothing but ideographs. */
uint64_t ideographs_met(struct span ideographs);

/* Adds the ideographs of a further text to the label in the room. */
void label_add(struct label_room *room, struct span text);

static inline struct span label_span(const struct label *label)
{
    return (struct span){label->data, label->size};
}

/* Most keys, which are ideographs or empty, are told apart by a third byte. */
static inline bool label_is(const struct label *label, const char *key)
{
    bool may = key[0] == '\0' || (label->size > 0 && key[2] == label->data[2]);
    return may && span_equal(label_span(label), span_of(key));
}

/* Whether it may hold the word, which is two ideographs or more, and whether it does. */
static inline bool label_may_have(const struct label *label, const char *word)
{
    uint64_t wanted = ideograph_bit(word) | ideograph_bit(word + 3);
    return (label->met & wanted) == wanted;
}

/* The same of a word that is asked again and again, with its LABEL_MET. */
static inline bool label_has_word(const struct label *label, const char *word, uint64_t met)
{
    return (label->met & met) == met && span_contains(label_span(label), span_of(word));
}

static inline bool label_has(const struct label *label, const char *word)
{
    return label_may_have(label, word) && span_contains(label_span(label), span_of(word));
}

/* Whether it is, or holds, one of the words. */
bool label_is_any(const struct label *label, const char *const *words, size_t count);
bool label_has_any(const struct label *label, const char *const *words, size_t count);

/* Ideographs in the label. */
static inline size_t label_length(const struct label *label)
{
    return label->length;
}

#endif
