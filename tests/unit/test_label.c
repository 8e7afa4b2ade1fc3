/* Labels are compared by their ideographs alone. */
#include "support.h"

#include "form/table/label.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

TEST(only_ideographs_count)
{
    static const struct {
        const char *text, *label;
    } cases[] = {
        {"（一）予以公开", "一予以公开"},
        {"1.属于国家秘密", "属于国家秘密"},
        {"3.危及“三安全一稳定”", "危及三安全一稳定"},
        {" 三 、本 年\n度\u3000办 理 结果", "三本年度办理结果"},
        {"结\u00A0果 维 持", "结果维持"},
        {"2023 年", "年"},
        {"abc, 123", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct label label;
        label_of(&label, span_of(cases[i].text));
        assert_same_span(label_span(&label), span_of(cases[i].label));
        assert_true(label.whole);
        assert_true(label_is(&label, cases[i].label));
        assert_int_equal(label_length(&label), utf8_length(span_of(cases[i].label)));
    }
}

TEST(parts_of_a_label)
{
    struct label label;
    label_of(&label, SPAN("（二）部分 公开"));
    assert_true(label_has(&label, "部分公开"));
    assert_false(label_has(&label, "部分不公开"));
    assert_false(label_is(&label, "部分公开"));
    label_add(&label, SPAN("（件）"));
    assert_true(label_is(&label, "二部分公开件"));
    label_clear(&label);
    assert_int_equal(label_length(&label), 0);
}

/* A text longer than any label is cut, and says so. */
TEST(long_texts_are_cut)
{
    struct buffer buffer = {.arena = arena};
    for (int i = 0; i < 160; i++) {
        assert_true(buffer_add(&buffer, SPAN("字 ")));
    }
    struct label label;
    label_of(&label, buffer_span(&buffer));
    assert_true(label.whole);                         /* 160 of three bytes fill it */
    assert_true(buffer_add(&buffer, SPAN("、。12"))); /* these do not count */
    label_of(&label, buffer_span(&buffer));
    assert_true(label.whole);
    assert_true(buffer_add(&buffer, SPAN("字")));
    label_of(&label, buffer_span(&buffer));
    assert_false(label.whole);
    assert_int_equal(label_length(&label), 160);
}

TEST(labels_of_rows)
{
    const struct cell cells[] = {
        {SPAN("（五）不予处理"), 0, 1, 1}, {SPAN(""), 1, 2, 1}, {SPAN("2.重复申请"), 2, 3, 1}, {SPAN("7"), 3, 4, 1}};
    struct row row = {.kind = ROW_GRID, .cells = cells, .cell_count = 4};
    struct label label;
    label_of_row(&label, &row);
    assert_true(label_is(&label, "五不予处理重复申请"));
    row.kind = ROW_TEXT; /* its own text counts, not its words */
    row.text = SPAN("（六）其他");
    label_of_row(&label, &row);
    assert_true(label_is(&label, "六其他"));
}
