/* What each cell of a line holds: blanks, figures with something around them, and figures that stand under their heads
 * in lines where others are blank. */
#include "written.h"

#include "form/wording.h"
#include "support.h"

/* ---- Blank cells ------------------------------------------------------------------------------------------------- */

#define LINE_3_3_5 "181\t182\t183\t184\t185\t186\t187\n"

static const struct variation blanks[] = {
    {.name = "all but the total",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "\t\t\t\t\t\t187\n"}},
     .changes = {{"3.3.5", "_ _ _ _ _ _ 187"}}},
    {.name = "in the middle",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "181\t\t183\t\t\t186\t187\n"}},
     .changes = {{"3.3.5", "181 _ 183 _ _ 186 187"}}},
    {.name = "a whole line",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "\t\t\t\t\t\t\n"}},
     .changes = {{"3.3.5", "_ _ _ _ _ _ _"}}},
    {.name = "rules of a bureau",
     .form = FORM_2021,
     .edits = {{"11\t12\t13", "/\t/\t/"}},
     .changes = {{"rules", "_ _ _"}}},
    {.name = "the first of three",
     .form = FORM_2021,
     .edits = {{"11\t12\t13", "\t12\t13"}},
     .changes = {{"rules", "_ 12 13"}}},
    {.name = "a line of one",
     .form = FORM_2021,
     .edits = {{"行政许可\t31", "行政许可\t"}},
     .changes = {{"licensing", "_"}}},
    {.name = "an applicant",
     .form = FORM_2021,
     .edits = {{"101\t102\t103", "101\t\t103"}, {"111\t112\t113", "111\t\t113"}},
     .changes = {{"1", "101 _ 103 104 105 106 107"}, {"2", "111 _ 113 114 115 116 117"}}},
    {.name = "the total too",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "181\t\t\t\t\t\t\n"}},
     .changes = {{"3.3.5", "181 _ _ _ _ _ _"}}},
};

TEST(blank_cells)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), NULL), 0);
}

TEST(blank_cells_in_markdown)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), as_markdown), 0);
}

/* On a page a blank leaves no trace: where the other figures stand tells. */
TEST(blank_cells_on_a_page)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks) - 1, as_layout), 0);
    /* So do heads, where every figure of the text begins just where its head does. */
    static const struct variation last = {.name = "the total too",
                                          .form = FORM_2019,
                                          .edits = {{LINE_3_3_5, "181\t\t\t\t\t\t\n"}},
                                          .changes = {{"3.3.5", "181 _ _ _ _ _ _"}}};
    assert_int_equal(try_variations(&last, 1, as_layout), 0);
}

/* Copied text does not tell which cell is blank: the whole line is unreadable, and its print is kept. */
TEST(blank_cells_in_copied_text)
{
    static const struct variation variations[] = {
        {.name = "one of seven",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t\t183\t184\t185\t186\t187\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "all but the total",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "\t\t\t\t\t\t187\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "nothing", .form = FORM_2019, .edits = {{LINE_3_3_5, "\n"}}, .changes = {{"3.3.5", "_ _ _ _ _ _ _"}}},
        {.name = "marks stand where cells are blank",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "/\t/\t183\t-\t-\t无\t187\n"}},
         .changes = {{"3.3.5", "_ _ 183 _ _ _ 187"}}},
        {.name = "one of three",
         .form = FORM_2021,
         .edits = {{"11\t12\t13", "\t12\t13"}},
         .changes = {{"rules", "? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_copied), 0);
}

/* Where merged and blank cells are lost, a line that is not full does not tell either. */
TEST(blank_cells_that_were_lost)
{
    static const struct variation variations[] = {
        {.name = "one of seven",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t\t183\t184\t185\t186\t187\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "one of three",
         .form = FORM_2021,
         .edits = {{"11\t12\t13", "\t12\t13"}},
         .changes = {{"rules", "? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_unmerged), 0);
}

/* ---- Figures with something around them -------------------------------------------------------------------------- */

static const struct variation dressed[] = {
    {.name = "thousands",
     .form = FORM_2019,
     .edits = {{"13\n", "4,289,602\n"}, {"31\t32\t33", "1，031\t32\t10，033"}},
     .changes = {{"rules", "11 12 4289602"}, {"licensing", "1031 32 10033"}}},
    {.name = "full width",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "１８１\t１８２\t183\t184\t185\t186\t１，１８７\n"}},
     .changes = {{"3.3.5", "181 182 183 184 185 186 1187"}}},
    {.name = "a remark", .form = FORM_2019, .edits = {{"21\t22\t23", "21（其中修订16件）\t22\t23(含自然失效9件)"}}},
    {.name = "a remark with a space", .form = FORM_2019, .edits = {{"21\t22\t23", "21（其中修订 16 件）\t22\t23"}}},
    {.name = "signs",
     .form = FORM_2019,
     .edits = {{"31\t32\t33", "31\t+1036\t33"}, {"41\t42", "41\t增2"}, {"51\t52", "51\t减4"}, {"61\t62", "61\t-4"}},
     .changes = {{"licensing", "31 1036 33"},
                 {"other_services", "41 2 43"},
                 {"penalties", "51 -4 53"},
                 {"coercive_measures", "61 -4 63"}}},
    {.name = "units", .form = FORM_2019, .edits = {{"31\t32\t33", "31项\t32项\t33件"}, {"82.5", "825000元"}}},
    {.name = "units after a space", .form = FORM_2019, .edits = {{"31\t32\t33", "31 项\t32 项\t33 件"}}},
    {.name = "O for 0",
     .form = FORM_2019,
     .edits = {{LINE_3_3_5, "O\tO\tO\tO\tO\tO\tO\n"}},
     .changes = {{"3.3.5", "0 0 0 0 0 0 0"}}},
    {.name = "six decimals", .form = FORM_2019, .edits = {{"82.5", "82.500000"}}},
    {.name = "huge",
     .form = FORM_2019,
     .edits = {{"82.5", "123456789012.25"}},
     .changes = {{"procurement", "81 123456789012"}}},
};

TEST(figures_with_something_around_them)
{
    assert_int_equal(try_variations(dressed, COUNT(dressed), NULL), 0);
}

TEST(dressed_figures_in_markdown)
{
    assert_int_equal(try_variations(dressed, COUNT(dressed), as_markdown), 0);
}

TEST(dressed_figures_on_a_page)
{
    assert_int_equal(try_variations(dressed, COUNT(dressed), as_layout), 0);
}

TEST(dressed_figures_in_copied_text)
{
    assert_int_equal(try_variations(dressed, COUNT(dressed), as_copied), 0);
}

/* A cell that holds something else is no number, and does not disturb its neighbours. */
TEST(cells_that_are_no_numbers)
{
    static const struct variation variations[] = {
        {.name = "words",
         .form = FORM_2021,
         .edits = {{"21\t22\t23", "见附件\t22\t23"}},
         .changes = {{"normative_documents", "? 22 23"}}},
        {.name = "a lone stroke that may be a numeral",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t一\t183\t184\t185\t186\t187\n"}},
         .changes = {{"3.3.5", "181 ? 183 184 185 186 187"}}},
        {.name = "two numbers",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "1、8\t182\t183\t184\t185\t186\t187\n"}},
         .changes = {{"3.3.5", "? 182 183 184 185 186 187"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
}

/* Two numbers that run together, be it with a note, are a figure that nobody can read, and end no line; on a page nobody
 * knows in which columns the others stand. */
TEST(figures_that_run_together)
{
    static const struct variation variations[] = {
        {.name = "two numbers and a note",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t182\t183\t1,111,184967,185（注2）\t186\t187\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
        {.name = "a note that is wrapped",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t182\t183\t184\t185\t186（注2\t187\n"}},
         .changes = {{"3.3.5", "181 182 183 184 185 186 187"}}},
        {.name = "untold",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t182\t183\t184\t185\t\uFFFD86\t187\n"}},
         .changes = {{"3.3.5", "181 182 183 184 185 ? 187"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_copied), 0);
}

/* A mark for nothing more than there are columns is dropped behind the last of them alone. */
TEST(more_marks_than_columns)
{
    static const struct variation variations[] = {
        {.name = "behind",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t182\t183\t184\t185\t186\t187\t/\n"}},
         .changes = {{"3.3.5", "181 182 183 184 185 186 187"}}},
        {.name = "a figure in two",
         .form = FORM_2019,
         .edits = {{LINE_3_3_5, "181\t182\t183\t184\t1  85\t186\t/\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
}

/* Half a label has its figures beside it as a whole one has: they are not those of the blank line above. */
TEST(figures_beside_half_a_label)
{
    static const struct variation variations[] = {
        {.name = "3.6.2",
         .form = FORM_2021,
         .edits = {{"\t301\t302\t303\t304\t305\t306\t307\n", "\t\t\t\t\t\t\t\n"},
                   {"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                    "2.申请人逾期缴纳费用"}},
         .changes = {{"3.6.1", "_ _ _ _ _ _ _"}, {"3.6.2", ""}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
}

static uint32_t line_3_3_5(void)
{
    uint32_t i = 0;
    while (strcmp(form_lines[i].line, "3.3.5") != 0 || form_lines[i].table != TABLE_REQUESTS) {
        i++;
    }
    return i;
}

/* A figure that runs into its label, and one on a row of its own below a shorter one, leave no cell blank. */
TEST(figures_that_were_put_elsewhere)
{
    static const struct variation variations[] = {
        {.name = "in the label",
         .form = FORM_2021,
         .edits = {{"行政许可\t31\t\t", "行政许可    | 31\t\t\t"}},
         .changes = {{"licensing", "?"}}},
        {.name = "below",
         .form = FORM_2021,
         .edits = {{LINE_3_3_5, "181\t182\t183\t184\t185\t186\n\t187\n"}},
         .changes = {{"3.3.5", "? ? ? ? ? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
}

/* What is shown of a line that cannot be read never looks like a blank cell. */
TEST(marks_that_cannot_be_placed)
{
    static const struct edit edits[] = {{LINE_3_3_5, "/\t\t\t\t\t\t\n"}, {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, as_copied(arena, edited(arena, written_report(arena, FORM_2019), edits)));
    const struct report_line *line = &recognised.report.lines[line_3_3_5()];
    assert_int_equal(line->cells[3].state, CELL_UNREADABLE);
    assert_span(line->cells[3].text, "5.属于三类内部事务信息 /");
    recognised_end(&recognised);
}

/* ---- Other columns ----------------------------------------------------------------------------------------------- */

/* Columns that the form does not have must not shift those that it has. */
static struct span with_column(struct arena *arena, struct span text, bool before, const char *content)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        bool row = line.size > 0 && memchr(line.data, '\t', line.size);
        assert_true((!row || !before || (buffer_add(&out, span_of(content)) && buffer_add(&out, SPAN("\t")))) &&
                    buffer_add(&out, line) &&
                    (!row || before || (buffer_add(&out, SPAN("\t")) && buffer_add(&out, span_of(content)))) &&
                    buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

static struct span blank_column_left(struct arena *arena, struct span text)
{
    return with_column(arena, text, true, "");
}

static struct span blank_column_right(struct arena *arena, struct span text)
{
    return with_column(arena, text, false, "");
}

TEST(columns_of_padding)
{
    static const struct variation as_written[] = {{.name = "2021", .form = FORM_2021},
                                                  {.name = "2019", .form = FORM_2019}};
    assert_int_equal(try_variations(as_written, 2, blank_column_left), 0);
    assert_int_equal(try_variations(as_written, 2, blank_column_right), 0);
}

/* Heads tell which column is which, in whatever order. */
static const struct variation other_orders[] = {
    {.name = "in_force before repealed",
     .form = FORM_2021,
     .edits = {{"本年废止件数\t现行有效件数", "现行有效件数\t本年废止件数"},
               {"11\t12\t13", "11\t13\t12"},
               {"21\t22\t23", "21\t23\t22"}}},
    {.name = "decisions first",
     .form = FORM_2019,
     .edits = {{"上一年项目数量\t本年增/减\t处理决定数量", "处理决定数量\t上一年项目数量\t本年增/减"},
               {"31\t32\t33", "33\t31\t32"},
               {"41\t42\t43", "43\t41\t42"}}},
};

TEST(heads_in_another_order)
{
    assert_int_equal(try_variations(other_orders, COUNT(other_orders), NULL), 0);
}

TEST(heads_in_another_order_in_markdown)
{
    assert_int_equal(try_variations(other_orders, COUNT(other_orders), as_markdown), 0);
}

/* Section 3 with its total before the applicants: a row of ten cells. */
static struct span total_first(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        const char *tabs[16];
        size_t count = 0;
        for (size_t i = 0; i < line.size && count < COUNT(tabs); i++) {
            if (line.data[i] == '\t') {
                tabs[count++] = line.data + i;
            }
        }
        if (count == 9) {
            const char *end = line.data + line.size;
            assert_true(buffer_add(&out, span_between(line.data, tabs[2])) &&
                        buffer_add(&out, span_between(tabs[8], end)) &&
                        buffer_add(&out, span_between(tabs[2], tabs[8])));
        } else {
            assert_true(buffer_add(&out, line));
        }
        assert_true(buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

TEST(total_before_the_applicants)
{
    static const struct variation as_written[] = {{.name = "2021", .form = FORM_2021},
                                                  {.name = "2019", .form = FORM_2019}};
    assert_int_equal(try_variations(as_written, 2, total_first), 0);
}

/* Lines with fewer measures than the table has columns: the others are marked as blank. */
TEST(marks_in_columns_of_others)
{
    static const struct variation variations[] = {
        {.name = "one measure", .form = FORM_2021, .edits = {{"行政许可\t31\t\t", "行政许可\t31\t/\t/"}}},
        {.name = "two measures", .form = FORM_2019, .edits = {{"收费\t71\t72\t", "收费\t71\t72\t/"}}},
    };
    assert_int_equal(try_variations(variations, 2, NULL), 0);
    assert_int_equal(try_variations(variations, 2, as_layout), 0);
    assert_int_equal(try_variations(variations, 2, as_copied), 0);
}

/* Columns whose heads nobody knows, and one of numbers of lines: their figures are nobody's, also beside a blank cell. */
TEST(columns_with_heads_of_others)
{
    static const struct variation variations[] = {
        {.name = "before",
         .form = FORM_2021,
         .edits = {{"信息内容\t本年制发件数", "信息内容\t军人\t本年制发件数"},
                   {"11\t12\t13", "7\t11\t\t13"},
                   {"21\t22\t23", "8\t21\t22\t23"}},
         .changes = {{"rules", "11 _ 13"}}},
        {.name = "between",
         .form = FORM_2021,
         .edits = {{"\t现行有效件数", "\t军人\t现行有效件数"},
                   {"11\t12\t13", "\t12\t7\t13"},
                   {"21\t22\t23", "21\t22\t8\t23"}},
         .changes = {{"rules", "_ 12 13"}}},
        {.name = "numbers of lines",
         .form = FORM_2021,
         .edits = {{"信息内容\t本年制发件数", "信息内容\t行次\t本年制发件数"},
                   {"11\t12\t13", "1\t11\t\t13"},
                   {"21\t22\t23", "2\t21\t22\t23"}},
         .changes = {{"rules", "11 _ 13"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
}

/* A head that prints 元 makes its column one of 元. */
TEST(unit_in_the_head)
{
    static const struct variation variations[] = {
        {.name = "fees", .form = FORM_2021, .edits = {{"（单位：万元）", "（单位：元）"}, {"61.5", "615000"}}},
        {.name = "procurement",
         .form = FORM_2019,
         .edits = {{"（单位：万元，保留4位小数）", "（单位：元）"}, {"82.5", "825000"}}},
        {.name = "fees without a unit", .form = FORM_2021, .edits = {{"（单位：万元）", ""}}},
    };
    assert_int_equal(try_variations(variations, 3, NULL), 0);
}

static void assert_unread(struct span text, const char *item, enum form_set form)
{
    struct recognised recognised;
    recognised_begin(&recognised, text);
    uint32_t line = form_find_line(TABLE_PROACTIVE_DISCLOSURE, form, item);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(recognised.report.lines[line].cells[i].state, CELL_UNREADABLE);
    }
    recognised_end(&recognised);
}

/* Where the merged cell beside the heads was lost in the rows below, and these were filled up at their ends, figures stand
 * one column before their heads: under that of the labels. Where a head is two, either may be that of the figure. */
TEST(heads_shifted_or_in_pieces)
{
    static const char shifted[] =
        "柳泉县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n\n| 一 | 信息内容 | 本年制发件数 | 本年废止件数 | "
        "现行有效件数 |\n|---|---|---|---|---|\n| 规章 | 11 | 12 | 13 | |\n| 行政规范性文件 | 21 | 22 | 23 | |\n";
    static const char pieces[] =
        "柳泉县水务局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n\n| 第二十条第（五）项 | | | | |\n"
        "|---|---|---|---|---|\n| 信息内容 | 上一年 | 项目数量 | 本年增/减 | 处理决定数量 |\n"
        "| 行政许可 | 31 | 32 | 33 | 34 |\n| 其他对外管理服务事项 | 41 | 42 | 43 | 44 |\n";
    assert_unread(span_of(shifted), "rules", FORM_2021);
    assert_unread(span_of(pieces), "licensing", FORM_2019);
}

/* ---- Places ------------------------------------------------------------------------------------------------------ */

/* A person finds each cell at once: the line of the text and the column of its row. */
TEST(places_of_cells)
{
    struct recognised recognised;
    recognised_begin(&recognised, written_report(arena, FORM_2021));
    uint32_t line = form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "normative_documents");
    const struct report_cell *cell = &recognised.report.lines[line].cells[2];
    assert_int_equal(cell->place.line, 12); /* 行政规范性文件 stands in the twelfth line */
    assert_int_equal(cell->place.column, 4);
    assert_span(cell->text, "23");
    struct span place;
    assert_true(place_describe(arena, cell->place, &place));
    assert_span(place, "第12行 第4列");
    recognised_end(&recognised);
}

/* Section 3 without 社会公益组织, the seventh cell of its rows. */
static struct span without_a_column(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        size_t tabs = 0, from = line.size, to = line.size;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
            from = tabs == 6 && from == line.size ? i : from;
            to = tabs == 7 && to == line.size ? i : to;
        }
        assert_true(buffer_add(&out, tabs == 9 ? span_part(line, 0, from) : line) &&
                    buffer_add(&out, tabs == 9 ? span_from(line, to) : SPAN("")) && buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

/* A column that the table has not: the heads of two rows stand side by side, and each figure under its own. */
TEST(heads_of_two_rows_without_a_column)
{
    struct span text = without_a_column(arena, written_report(arena, FORM_2021));
    const struct span texts[] = {text, as_markdown(arena, text)};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct recognised recognised;
        recognised_begin(&recognised, texts[i]);
        for (uint32_t k = 0; k < form_line_count; k++) {
            const struct report_line *line = &recognised.report.lines[k];
            if (form_lines[k].table != TABLE_REQUESTS || line->times == 0) {
                continue;
            }
            assert_int_equal(line->cells[3].state, CELL_ABSENT);
            for (uint32_t m = 0; m < 7; m++) { /* the first line holds 101 to 107, the second 111 to 117 */
                struct span figure = line->cells[m].text;
                assert_true(m == 3 || span_end(figure)[-1] == (char)('1' + m));
            }
        }
        recognised_end(&recognised);
    }
}
