#include "check/narrative/phrases/phrases.h"

#include <string.h>

const struct phrase_rows *const phrase_sources[PHRASE_SOURCES] = {
    &phrase_rows_requests, &phrase_rows_reviews, &phrase_rows_disclosed, &phrase_rows_common, &phrase_rows_statistics};

/* The word that takes the alternatives of a pattern that `index` counts; its bytes, 0 where there are not as many. */
static size_t expand(struct span pattern, size_t index, char word[PHRASE_WORD_SIZE])
{
    size_t size = 0;
    for (const char *at = pattern.data, *end = pattern.data + pattern.size; at < end;) {
        size_t taken = strcspn(at, "{");
        taken = taken < (size_t)(end - at) ? taken : (size_t)(end - at);
        const char *text = at, *next = at + taken;
        if (taken == 0) {
            const char *close = strchr(at, '}');
            size_t count = 1;
            for (const char *c = at; c < close; c++) {
                count += *c == '|';
            }
            text = at + strlen("{");
            for (size_t pick = index % count; pick > 0; pick--) {
                text = strchr(text, '|') + strlen("|");
            }
            taken = strcspn(text, "|}");
            next = close + strlen("}");
            index /= count;
        }
        if (size + taken > PHRASE_WORD_SIZE) {
            return 0;
        }
        memcpy(word + size, text, taken);
        size += taken;
        at = next;
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
