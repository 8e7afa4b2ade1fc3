/* Characters that are not seen, or look like others, and the two scripts. */
#include "support.h"

#include "base/characters.h"
#include "read/document.h"

TEST(seen)
{
    static const struct {
        const char *text, *seen;
    } cases[] = {
        {"", ""},
        {"公开 15", "公开 15"},
        {"“引号”—、，（一）…", "“引号”—、，（一）…"},
        {"15\u200B02件", "1502件"},                     /* zero width space */
        {"\uFEFF规\u200D章\u2060", "规章"},             /* joiners */
        {"\u202D１２\u202C\u200E", "１２"},             /* marks of direction */
        {"信\u00AD息", "信息"},                         /* soft hyphen */
        {"申\uFFF9请３\uFFFA\uFFFB，￥", "申请３，￥"}, /* marks of annotation, beside full-width forms */
        {"\u200B\u200C", ""},                           /* nothing else */
        {"⼀、⾏政复议⽆", "一、行政复议无"},           /* Kangxi radicals */
        {"⻓⻔⻚", "长门页"},                           /* the supplement */
        {"\uF90A\uFA1B", "金福"},                       /* compatibility ideographs */
        {"葛\U000E0100城", "葛城"},                     /* the variant of a glyph */
        {"\xE2\x80", "\xE2\x80"},                       /* cut short */
        {"規章\u3000\u00A0", "規章\u3000\u00A0"},       /* spaces are seen, and the script is what it is */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span text = span_of(cases[i].text), out;
        assert_true(text_seen(arena, text, &out));
        assert_same_span(out, span_of(cases[i].seen));
        assert_int_equal(text_has_unseen(text), !span_equal(text, out));
    }
}

TEST(simplified)
{
    char text[] = "行政規範性檔案、資訊，檔、隻計於強製採購徵2後乾𠮷";
    struct span all = SPAN("行政规范性文件、信息，档、只计于强制采购徵2后乾𠮷");
    text_simplify(text, sizeof text - 1);
    assert_same_span(span_of(text), all);
    for (uint32_t c = 1; c < 0x30000; c++) { /* what is simplified is so once for all, in as many bytes */
        char before[4], after[4];
        uint32_t once = character_simplified(c);
        assert_int_equal(character_simplified(once), once);
        assert_int_equal(utf8_put(before, c), utf8_put(after, once));
    }
}

/* Whatever a reader gives, the document holds what is seen. */
TEST(in_documents)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(document_add_paragraph(&document, SPAN("收到15\u200B02件 \u200E 答复"), (struct place){0}, &failure));
    const struct row *row = &document.rows[0];
    assert_span(row->text, "收到1502件  答复");
    assert_int_equal(row->cell_count, 2);
    assert_span(row->cells[0].text, "收到1502件");

    struct grid *grid = grid_begin(&document, 0, &failure);
    assert_true(grid && grid_cell(grid, SPAN("\u200E ⽆ "), 1, 1, &failure) &&
                grid_cell(grid, SPAN("\u200B"), 1, 1, &failure) && grid_end(grid, &failure));
    row = &document.rows[1];
    assert_int_equal(row->cell_count, 2);
    assert_span(row->cells[0].text, "无");
    assert_span(row->cells[1].text, "");

    /* Words that a reader of pages made lie within their line, and stay there. */
    struct span line = SPAN("⾏政\u200D许可 12 \u200E");
    struct cell words[] = {{.text = {line.data, 15}, .left = 1, .right = 5},
                           {.text = {line.data + 16, 2}, .left = 9, .right = 11},
                           {.text = {line.data + 19, 3}, .left = 12, .right = 12}};
    struct row made = {.kind = ROW_ALIGNED, .text = line, .cells = words, .cell_count = 3};
    assert_true(document_add_row(&document, made, &failure));
    row = &document.rows[2];
    assert_span(row->text, "行政许可 12");
    assert_int_equal(row->cell_count, 2);
    assert_span(row->cells[1].text, "12");
    assert_ptr_equal(row->cells[1].text.data, row->text.data + 13);
}
