/* Lists of words that a text is held against, again and again. Most texts begin and end with none of a list, and a bit tells
 * so: nothing else of the list is looked at. */
#ifndef DISCLOSURE_BASE_WORD_LIST_H
#define DISCLOSURE_BASE_WORD_LIST_H

#include "base/span.h"

struct word_list {
    const struct span *items;
    size_t count;
    uint64_t firsts, inner; /* bits for the last byte of their first characters, and for the byte before it */
    uint64_t lasts;         /* and for the last byte of their last characters */
};

/* Defines a list. `LIST` is a macro that names the words, ASCII or of three bytes a character, none empty:
 *   #define MEALS(WORD) WORD("早饭") WORD("晚饭")
 *   WORD_LIST(meals, MEALS); */
#define WORD_LIST(name, LIST)                                                                                          \
    static const struct span name##_items[] = {LIST(WORD_ITEM)};                                                       \
    static const struct word_list name = {name##_items, sizeof name##_items / sizeof *name##_items,                    \
                                          UINT64_C(0) LIST(WORD_FIRST), UINT64_C(0) LIST(WORD_INNER),                  \
                                          UINT64_C(0) LIST(WORD_LAST)}
#define WORD_ITEM(word) {(word), sizeof(word) - 1},
#define WORD_FIRST(word) | UINT64_C(1) << ((word)[(word)[0] & 0x80 ? 2 : 0] & 63)
#define WORD_INNER(word) | UINT64_C(1) << ((word)[(word)[0] & 0x80 ? 1 : 0] & 63)
#define WORD_LAST(word) | UINT64_C(1) << ((word)[sizeof(word) - 2] & 63)

/* Bits for the second, and the third, byte of each character of a word of at most five: what has others stands in no word. */
#define WORD_SECONDS(word) WORD_BIT(word, 1) WORD_BIT(word, 4) WORD_BIT(word, 7) WORD_BIT(word, 10) WORD_BIT(word, 13)
#define WORD_THIRDS(word) WORD_BIT(word, 2) WORD_BIT(word, 5) WORD_BIT(word, 8) WORD_BIT(word, 11) WORD_BIT(word, 14)
#define WORD_BIT(word, at) | UINT64_C(1) << ((word)[(at) < sizeof(word) - 1 ? (at) : 0] & 63)

/* The bytes of the longest of the words that the text starts, or ends, with; 0: none. */
size_t word_list_start(const struct word_list *words, struct span text);
size_t word_list_end(const struct word_list *words, struct span text);

/* Whether the text may start with one of them, or with one that white space parts. False: it does not. */
static inline bool word_list_may_start(const struct word_list *words, struct span text)
{
    size_t end = text.size > 0 && (text.data[0] & 0x80) ? 2 : 0;
    return end < text.size && (words->firsts >> (text.data[end] & 63) & 1) != 0 &&
           (words->inner >> (text.data[end / 2] & 63) & 1) != 0;
}

#endif
