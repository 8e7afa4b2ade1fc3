/* The rows of phrases.h: what a row is found in, and what it is not; that its words are what the lexicon can hold. */
#include <stdlib.h>

#include "support.h"

#include "check/narrative/lexicon.h"
#include "check/narrative/phrases/phrases.h"

enum { MOST_WORDS = 8192 };

/* Whether one of the text's phrases, each the longest where it begins, is of the row, by its number from 1. */
static bool finds(size_t row, const char *example)
{
    struct span text = span_of(example);
    bool found = false;
    for (size_t at = 0; at < text.size;) {
        struct lexicon_match match = lexicon_match(text, at);
        found |= match.meaning == &lexicon_meanings[row];
        struct span rest = {text.data + at, text.size - at};
        utf8_next(&rest);
        at = match.size > 0 ? at + match.size : (size_t)(rest.data - text.data);
    }
    return found;
}

TEST(test_each_row_has_its_examples)
{
    size_t wrong = 0, count = 0;
    for (size_t source = 0; source < PHRASE_SOURCES; source++) {
        for (size_t i = 0; i < phrase_sources[source]->count; i++, count++) {
            const struct phrase *row = &phrase_sources[source]->rows[i];
            bool found = finds(count + 1, row->example), false_friend = finds(count + 1, row->counterexample);
            if (!found || false_friend) {
                print_error("%s: %s %s\n", row->words, found ? "found in" : "not found in",
                            found ? row->counterexample : row->example);
                wrong++;
            }
        }
    }
    assert_true(count > 80);
    assert_int_equal(wrong, 0);
}

static int compare_words(const void *a, const void *b)
{
    const struct span *one = a, *other = b;
    size_t size = one->size < other->size ? one->size : other->size;
    int order = memcmp(one->data, other->data, size);
    return order != 0 ? order : (one->size > other->size) - (one->size < other->size);
}

/* A word of two rows would belong to the later one, whatever their authors meant. */
TEST(test_each_word_stands_once)
{
    static struct span words[MOST_WORDS];
    size_t count = 0, wrong = 0;
    for (size_t source = 0; source < PHRASE_SOURCES; source++) {
        for (size_t i = 0; i < phrase_sources[source]->count; i++) {
            struct phrase_words row = {.rest = phrase_sources[source]->rows[i].words};
            for (struct span word; phrase_words_next(&row, &word);) {
                assert_true(count < MOST_WORDS);
                words[count++] = (struct span){memcpy(malloc(word.size), word.data, word.size), word.size};
            }
        }
    }
    qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 0; i < count; i++) {
        struct span rest = words[i];
        bool three = true;
        while (rest.size > 0) {
            struct span before = rest;
            utf8_next(&rest);
            three &= rest.data - before.data == 3;
        }
        if (!three || (i > 0 && span_equal(words[i - 1], words[i]))) {
            print_error("%.*s: %s\n", (int)words[i].size, words[i].data, three ? "twice" : "not of ideographs");
            wrong++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        free((char *)words[i].data);
    }
    assert_int_equal(wrong, 0);
}

/* {上年|去年}结转 is both words, and an alternative may be empty. */
TEST(test_alternatives)
{
    static const char *const expected[] = {"结转", "上年结转", "去年结转", "上年转结", "去年转结"};
    struct phrase_words words = {.rest = "结转  {上年|去年}{结转|转结}"};
    struct span word;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(phrase_words_next(&words, &word));
        assert_same_span(word, span_of(expected[i]));
    }
    assert_false(phrase_words_next(&words, &word));
    words = (struct phrase_words){.rest = "办结{|了}"};
    assert_true(phrase_words_next(&words, &word) && word.size == 6);
    assert_true(phrase_words_next(&words, &word) && word.size == 9);
    assert_false(phrase_words_next(&words, &word));
}
