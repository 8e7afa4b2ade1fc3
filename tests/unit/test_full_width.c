/* Digits and stops of full width, one cell a line: 1． before a label is its item's number in them as well. */
#include "support.h"
#include "written.h"

static bool widen(struct buffer *out, struct span text)
{
    bool written = true, in_table = false;
    for (size_t i = 0; i < text.size && written; i++) {
        char c = text.data[i];
        in_table |= c == '\t';
        struct span here = span_part(text, i, i + 1);
        written = !in_table              ? buffer_add(out, here)
                  : c >= '0' && c <= '9' ? buffer_add_format(out, "\xEF\xBC%c", 0x90 + (c - '0'))
                  : c == '.'             ? buffer_add(out, SPAN("．"))
                                         : buffer_add(out, c == '\t' ? SPAN("\n") : here);
    }
    return written;
}

TEST(test_the_table_of_2014_in_digits_of_full_width)
{
    struct recognised recognised;
    struct buffer out = {.arena = arena};
    assert_true(widen(&out, written_report(arena, FORM_2014)));
    recognised_begin(&recognised, buffer_span(&out));
    assert_int_equal(count_differences("full width", &recognised.report, FORM_2014, NULL), 0);
    recognised_end(&recognised);
}
