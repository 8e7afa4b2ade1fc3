/* Labels are compared by their ideographs alone. */
#include "support.h"

#include "form/form.h"

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
        struct label_room room;
        const struct label *label = label_of(&room, span_of(cases[i].text));
        assert_same_span(label_span(label), span_of(cases[i].label));
        assert_true(label->whole);
        assert_true(label_is(label, cases[i].label));
        assert_int_equal(label_length(label), utf8_length(span_of(cases[i].label)));
    }
}

/* What the compiler knows of a word is what a label knows of itself. */
TEST(words_known_to_the_compiler)
{
    static const struct {
        const char *word;
        uint64_t met;
    } words[] = {
        {"无", LABEL_MET("无")},
        {"其他", LABEL_MET("其他")},
        {"法律服务机构", LABEL_MET("法律服务机构")},
        {"上年结转政府信息公开申请数量之和", 0},
        {"本年新收政府信息公开申请数量之", LABEL_MET("本年新收政府信息公开申请数量之")},
    };
    struct label_room room;
    const struct label *label = label_of(&room, SPAN("一、本年新收政府信息公开申请数量之和"));
    for (size_t i = 0; i < COUNT(words); i++) {
        struct span word = span_of(words[i].word);
        assert_true(words[i].met == 0 || words[i].met == ideographs_met(word));
        assert_int_equal(label_has_word(label, words[i].word, words[i].met), span_contains(label_span(label), word));
    }
    for (uint32_t i = 0; i < form_mark_count; i++) {
        assert_true(form_marks[i].met == ideographs_met(span_of(form_marks[i].words)));
    }
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_measure *measure = form_lines[i].measures;
        assert_true(measure->met == UINT64_MAX || measure->met == ideographs_met(span_of(measure->key)));
    }
}

TEST(parts_of_a_label)
{
    struct label_room room;
    const struct label *label = label_of(&room, SPAN("（二）部分 公开"));
    assert_true(label_has(label, "部分公开"));
    assert_false(label_has(label, "部分不公开"));
    assert_false(label_is(label, "部分公开"));
    label_add(&room, SPAN("（件）"));
    assert_true(label_is(label, "二部分公开件"));
    assert_true(label_is(&label_none, ""));
    assert_false(label_is(&label_none, "公开"));
    assert_false(label_has(&label_none, "公开"));
}

/* A text longer than any label is cut, and says so. */
TEST(long_texts_are_cut)
{
    struct buffer buffer = {.arena = arena};
    for (int i = 0; i < 160; i++) {
        assert_true(buffer_add(&buffer, SPAN("字 ")));
    }
    struct label_room room;
    const struct label *label = label_of(&room, buffer_span(&buffer));
    assert_true(label->whole);                        /* 160 of three bytes fill it */
    assert_true(buffer_add(&buffer, SPAN("、。12"))); /* these do not count */
    label_of(&room, buffer_span(&buffer));
    assert_true(label->whole);
    assert_true(buffer_add(&buffer, SPAN("字")));
    label_of(&room, buffer_span(&buffer));
    assert_false(label->whole);
    assert_int_equal(label_length(label), 160);
}

TEST(labels_of_rows)
{
    struct cell cells[] = {{.text = SPAN("（五）不予处理"), .rows = 1},
                           {.text = SPAN(""), .rows = 1},
                           {.text = SPAN("2.重复申请"), .rows = 1},
                           {.text = SPAN("7"), .rows = 1}};
    struct row row = {.kind = ROW_GRID, .cells = cells, .cell_count = 4};
    assert_true(row_make_labels(arena, &row));
    assert_true(label_is(row_label(&row), "五不予处理重复申请"));
    assert_true(label_has(row_label(&row), "重复申请"));
    assert_int_equal(label_length(row_label(&row)), 9);
    assert_true(label_is(cell_label(&cells[0]), "五不予处理"));
    assert_true(label_is(cell_label(&cells[2]), "重复申请"));
    assert_null(cells[1].label);
    assert_null(cells[3].label);
    row.kind = ROW_TEXT; /* its own text counts, not its words */
    row.text = SPAN("（六）其他");
    assert_true(row_make_labels(arena, &row));
    assert_true(label_is(row_label(&row), "六其他"));
    assert_true(label_is(cell_label(&cells[2]), "重复申请"));
}

/* Where its words are all that a line has, its label is theirs, one behind the other. */
TEST(labels_of_lines)
{
    struct span text = SPAN("一、本年新收 政府信息 12");
    struct cell words[] = {{.text = span_part(text, 0, 18), .rows = 1},
                           {.text = span_part(text, 19, 31), .rows = 1},
                           {.text = span_part(text, 32, 34), .rows = 1}};
    struct row row = {.kind = ROW_TEXT, .text = text, .cells = words, .cell_count = 3};
    assert_true(row_make_labels(arena, &row));
    assert_true(label_is(row_label(&row), "一本年新收政府信息"));
    assert_true(label_is(cell_label(&words[1]), "政府信息"));
    words[1].text = span_part(text, 19, 25); /* 政府: 信息 stands between the words */
    assert_true(row_make_labels(arena, &row));
    assert_true(label_is(row_label(&row), "一本年新收政府信息"));
    assert_true(label_is(cell_label(&words[1]), "政府"));
}

/* The label of a row of long cells is cut as that of a long text is; those of its cells are whole. */
TEST(long_rows_are_cut)
{
    struct buffer buffer = {.arena = arena};
    for (int i = 0; i < 100; i++) {
        assert_true(buffer_add(&buffer, SPAN("\U00020000")));
    }
    struct cell cells[] = {{.text = SPAN("字"), .rows = 1},
                           {.text = buffer_span(&buffer), .rows = 1},
                           {.text = buffer_span(&buffer), .rows = 1}};
    struct row row = {.kind = ROW_GRID, .cells = cells, .cell_count = 3};
    assert_true(row_make_labels(arena, &row));
    assert_false(row_label(&row)->whole);
    assert_int_equal(label_length(row_label(&row)), 1 + (LABEL_BYTES - 3) / 4);
    assert_true(cell_label(&cells[2])->whole);
    assert_int_equal(label_length(cell_label(&cells[2])), 100);
}
