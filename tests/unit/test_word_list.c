/* Lists of words, of which bits tell that none stands at a place. */
#include "support.h"

#include "base/word_list.h"

#define SOME(WORD) WORD("其中") WORD("其") WORD("不少于") WORD("少于") WORD("约") WORD("N/A") WORD("-")
WORD_LIST(some, SOME);

TEST(the_longest_word_counts)
{
    assert_int_equal(word_list_start(&some, SPAN("其中3件")), strlen("其中"));
    assert_int_equal(word_list_start(&some, SPAN("其余3件")), strlen("其"));
    assert_int_equal(word_list_end(&some, SPAN("办结不少于")), strlen("不少于"));
    assert_int_equal(word_list_end(&some, SPAN("办结少于")), strlen("少于"));
    assert_int_equal(word_list_start(&some, SPAN("N/A")), 3);
    assert_int_equal(word_list_end(&some, SPAN("-")), 1);
}

TEST(what_only_begins_alike_is_no_word)
{
    assert_int_equal(word_list_start(&some, SPAN("不少")), 0);
    assert_int_equal(word_list_start(&some, SPAN("N")), 0);
    assert_int_equal(word_list_end(&some, SPAN("于")), 0);
    assert_int_equal(word_list_start(&some, SPAN("\xE7")), 0); /* a piece of a character */
    assert_int_equal(word_list_start(&some, SPAN("")), 0);
    assert_int_equal(word_list_end(&some, (struct span){NULL, 0}), 0);
}

/* The bits may let a text through, and must hold back none that a word begins. */
TEST(the_bits_hold_back_no_word)
{
    uint32_t held = 0;
    for (size_t i = 0; i < some.count; i++) {
        assert_true(word_list_may_start(&some, some.items[i]));
        assert_int_equal(word_list_start(&some, some.items[i]), some.items[i].size);
        assert_int_equal(word_list_end(&some, some.items[i]), some.items[i].size);
    }
    for (uint32_t c = 0x4E00; c < 0xA000; c++) {
        char text[4];
        held += !word_list_may_start(&some, (struct span){text, utf8_put(text, c)});
    }
    assert_true(held > (0xA000 - 0x4E00) / 2);
}
