/* Rows of drawn tables with a cell too few or too many, and cells that are drawn across others. */
#include "written.h"

#include "support.h"

TEST(whole_page)
{
    static const struct variation whole[] = {{.name = "2019", .form = FORM_2019}, {.name = "2021", .form = FORM_2021}};
    assert_int_equal(try_variations(whole, COUNT(whole), as_html), 0);
}

/* Which cell a row lacks, or which it has twice, nobody can tell, wherever it is; the lines around it are as they were. */
TEST(another_number_of_cells)
{
    static const struct variation variations[] = {
        {.name = "the first is lacking",
         .form = FORM_2021,
         .edits = {{"181\t182", "182"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "the last",
         .form = FORM_2021,
         .edits = {{"186\t187", "186"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "two, among blank cells",
         .form = FORM_2019,
         .edits = {{"181\t182\t183\t184\t185", "\t184\t"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "of blank cells alone",
         .form = FORM_2019,
         .edits = {{"\t181\t182\t183\t184\t185\t186\t187", "\t\t\t\t\t\t"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "one is there twice",
         .form = FORM_2021,
         .edits = {{"111\t112", "111\t111\t112"}},
         .changes = {{"2", "? ? ? ? ? ? ?"}}},
        {.name = "a blank one too many",
         .form = FORM_2021,
         .edits = {{"112\t113\t", "\t\t113\t"}},
         .changes = {{"2", "? ? ? ? ? ? ?"}}},
        {.name = "blank ones behind the last figure", .form = FORM_2021, .edits = {{"186\t187", "186\t187\t\t"}}},
        {.name = "a blank one before them",
         .form = FORM_2021,
         .edits = {{"181\t182", "\t181\t182"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "section 2",
         .form = FORM_2021,
         .edits = {{"21\t22\t23", "21\t23"}},
         .changes = {{"normative_documents", "? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_html), 0);
}

/* A label or a figure that spans more columns than it should has shifted what is right of it, but lost nothing. */
TEST(wrong_spans)
{
    static const struct variation variations[] = {
        {.name = "of a label", .form = FORM_2021, .edits = {{"3.危及", "{colspan=2}3.危及"}}},
        {.name = "of a figure", .form = FORM_2021, .edits = {{"\t183\t", "\t{colspan=2}183\t"}}},
        {.name = "of a head of two rows", .form = FORM_2021, .edits = {{"\t自然人", "\t{rowspan=2}自然人"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_html), 0);
}

/* A figure that is drawn across two columns, or two lines, may be that of either. */
TEST(figures_of_two_cells)
{
    static const struct variation variations[] = {
        {.name = "columns",
         .form = FORM_2021,
         .edits = {{"\t183\t184\t", "\t{colspan=2}183\t"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "lines",
         .form = FORM_2021,
         .edits = {{"\t183\t", "\t{rowspan=2}183\t"}, {"\t193\t", "\t"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}, {"3.3.6", "? ? ? ? ? ? ?"}}},
        {.name = "blank ones",
         .form = FORM_2021,
         .edits = {{"\t183\t184\t", "\t{colspan=2}\t"}},
         .changes = {{"3.3.5", "181 182 _ _ 185 186 187"}}},
        {.name = "two figures in one",
         .form = FORM_2021,
         .edits = {{"\t183\t184\t", "\t12 0\t\t"}},
         .changes = {{"3.3.5", "181 182 ? ? 185 186 187"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_html), 0);
}

static struct span cut_off(struct span text)
{
    size_t at = span_find(text, SPAN("CUT"));
    assert_true(at != SIZE_MAX);
    return (struct span){text.data, at};
}

static struct span as_cut_text(struct arena *arena, struct span text)
{
    (void)arena;
    return cut_off(text);
}

static struct span as_cut_html(struct arena *arena, struct span text)
{
    return cut_off(as_html(arena, text));
}

static struct span as_cut_markdown(struct arena *arena, struct span text)
{
    return cut_off(as_markdown(arena, text));
}

static struct span as_cut_layout(struct arena *arena, struct span text)
{
    return cut_off(as_layout(arena, text));
}

/* A file that was cut off ends in a row, of which nobody knows whether its last figure is whole; what is lost behind it is
 * no blank. */
TEST(cut_off_in_a_row)
{
    static const layout_function layouts[] = {as_cut_text, as_cut_html, as_cut_markdown, as_cut_layout};
    static const char *const cuts[][2] = {
        {"343\t344", "3CUT43\t344"}, {"346\t347", "346\tCUT347"}, {"346\t347", "346\t34CUT7"}, {"\t341", "CUT\t341"}};
    for (size_t i = 0; i < COUNT(cuts); i++) {
        struct variation variation = {.name = cuts[i][1],
                                      .form = FORM_2021,
                                      .edits = {{cuts[i][0], cuts[i][1]}},
                                      .changes = {{"4", "? ? ? ? ? ? ?"},
                                                  {"reconsideration", ""},
                                                  {"direct_litigation", ""},
                                                  {"litigation_after_reconsideration", ""}}};
        for (size_t k = 0; k < COUNT(layouts); k++) {
            bool told =
                i != 2 ||
                layouts[k] == as_cut_html; /* that the end of a line is lacking tells nothing behind all figures */
            assert_int_equal(told ? try_variations(&variation, 1, layouts[k]) : 0, 0);
        }
    }
}

/* The annex of 2014, cut off in the figure of a line, and behind its label. */
TEST(annex_cut_off)
{
    static const char *const behind[] = {"信函申请数\t件\t", "信函申请数\t", "信函申请数"};
    const uint32_t line = form_find_line(TABLE_STATISTICS, FORM_ANY, "3.1.4");
    for (size_t i = 0; i < COUNT(behind); i++) {
        struct recognised recognised;
        struct span text = written_report(arena, FORM_2014);
        size_t at = span_find(text, span_of(behind[i]));
        assert_true(at != SIZE_MAX);
        recognised_begin(&recognised, (struct span){text.data, at + strlen(behind[i]) + (i == 0)});
        const struct report_cell *cell = &recognised.report.lines[line].cells[0];
        assert_int_equal(cell->state, CELL_UNREADABLE);
        assert_true(cell->text.size > 0);
        recognised_end(&recognised);
    }
}

/* A merged cell that a program repeats over its columns is one figure, under one head that it repeats as well. */
TEST(merged_cell_repeated)
{
    static const struct variation variation = {
        .name = "of one measure",
        .form = FORM_2021,
        .edits = {{"信息内容\t本年处理决定数量\t\t\n行政许可\t31\t\t",
                   "信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政许可\t31\t31\t31"},
                  {"信息内容\t本年处理决定数量\t\t\n行政处罚\t41\t\t",
                   "信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政处罚\t41\t42\t41"}},
        .changes = {{"penalties", "?"}, {"coercive_measures", "?"}}};
    assert_int_equal(try_variations(&variation, 1, as_html), 0);
}
