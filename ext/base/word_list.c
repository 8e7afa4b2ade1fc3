#include "base/word_list.h"

size_t word_list_start(const struct word_list *words, struct span text)
{
    size_t longest = 0, end = text.size > 0 && (text.data[0] & 0x80) ? 2 : 0;
    if (!word_list_may_start(words, text)) {
        return 0;
    }
    for (size_t i = 0; i < words->count; i++) {
        const struct span *word = &words->items[i];
        if (word->size > longest && word->size > end && word->data[end] == text.data[end] && span_starts(text, *word)) {
            longest = word->size;
        }
    }
    return longest;
}

size_t word_list_end(const struct word_list *words, struct span text)
{
    size_t longest = 0;
    if (text.size == 0 || (words->lasts >> (text.data[text.size - 1] & 63) & 1) == 0) {
        return 0;
    }
    for (size_t i = 0; i < words->count; i++) {
        const struct span *word = &words->items[i];
        if (word->data[word->size - 1] == text.data[text.size - 1] && word->size > longest && span_ends(text, *word)) {
            longest = word->size;
        }
    }
    return longest;
}
