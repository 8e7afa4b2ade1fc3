/* Tables of the form in other arrangements: on their side, several lines in a row, figures behind the names of their
 * measures. */
#include "written.h"

#include "base/limits.h"
#include "read/html/html.h"
#include "support.h"

#include <stdio.h>

/* The cells of a line as the report has them: "11 _ ?" for a number, a blank, one that could not be read or placed. */
static void assert_cells(const struct report *report, enum form_table table, const char *line, const char *cells)
{
    char got[256] = "";
    uint32_t at = form_find_line(table, FORM_2021, line);
    for (uint32_t i = 0; i < form_lines[at].measure_count; i++) {
        const struct report_cell *cell = &report->lines[at].cells[i];
        size_t size = strlen(got);
        if (cell->state == CELL_NUMBER) {
            snprintf(got + size, sizeof got - size, "%s%.12g", i > 0 ? " " : "", cell->value.real);
        } else {
            snprintf(got + size, sizeof got - size, "%s%s", i > 0 ? " " : "", cell->state == CELL_BLANK ? "_" : "?");
        }
    }
    assert_string_equal(got, cells);
}

static void assert_line(const char *text, enum form_table table, const char *line, const char *cells)
{
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    assert_cells(&recognised.report, table, line, cells);
    recognised_end(&recognised);
}

/* The same of a web page, with the memory that a report may take. */
static void assert_line_of_page(struct span page, enum form_table table, const char *line, const char *cells)
{
    struct failure failure = no_failure();
    struct recognised recognised = {.arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES),
                                    .patterns = pattern_cache_create(&counted_memory)};
    assert_non_null(recognised.arena);
    assert_non_null(recognised.patterns);
    recognised.document.arena = recognised.arena;
    assert_true(html_read(page, &recognised.document, &failure));
    assert_true(recognise(recognised.patterns, &recognised.document, &recognised.report, &failure));
    assert_cells(&recognised.report, table, line, cells);
    recognised_end(&recognised);
}

#define REQUESTS "三、收到和处理政府信息公开申请情况\n\n"
#define REVIEWS "四、政府信息公开行政复议、行政诉讼情况\n\n"

/* ---- on their side ------------------------------------------------------------------------------------------------ */

static const char turned_requests[] =
    REQUESTS "| 申请人 | 一、本年新收政府信息公开申请数量 | 二、上年结转政府信息公开申请数量 | （一）予以公开 "
             "| （三）不予公开：1.属于国家秘密 | （七）总计 | 四、结转下年度继续办理 |\n"
             "| --- | --- | --- | --- | --- | --- | --- |\n"
             "| 自然人 | 11 | 21 | 31 | | 51 | 61 |\n"
             "| 商业企业 | 12 | 22 | 32 | 42 | 52 | 62 |\n"
             "| 科研机构 | 13 | 23 | 33 | 43 | 53 | 63 |\n"
             "| 社会公益组织 | 14 | 24 | 34 | 44 | 54 | 64 |\n"
             "| 法律服务机构 | 15 | 25 | 35 | 45 | 55 | 65 |\n"
             "| 其他 | 16 | 26 | 36 | 46 | 56 | 66 |\n"
             "| 总计 | 17 | 27 | 37 | 47 | 57 | 67 |\n";

TEST(applicants_as_rows)
{
    assert_line(turned_requests, TABLE_REQUESTS, "1", "11 12 13 14 15 16 17");
    assert_line(turned_requests, TABLE_REQUESTS, "3.3.1", "_ 42 43 44 45 46 47");
    assert_line(turned_requests, TABLE_REQUESTS, "4", "61 62 63 64 65 66 67");
}

TEST(results_as_rows)
{
    const char *text = REVIEWS "| 结果 | 行政复议 | 未经复议直接起诉 | 复议后起诉 |\n| --- | --- | --- | --- |\n"
                               "| 结果维持 | 1 | 11 | 21 |\n| 结果纠正 | 2 | 12 | |\n| 其他结果 | 3 | 13 | 23 |\n"
                               "| 尚未审结 | 4 | 14 | 24 |\n| 总计 | 5 | 15 | 25 |\n";
    assert_line(text, TABLE_REVIEWS, "reconsideration", "1 2 3 4 5");
    assert_line(text, TABLE_REVIEWS, "direct_litigation", "11 12 13 14 15");
    assert_line(text, TABLE_REVIEWS, "litigation_after_reconsideration", "21 _ 23 24 25");
}

/* Two years below one line: which of them is meant, nothing says. */
TEST(columns_of_two_years)
{
    const char *text =
        "<h1>某县2022年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table>"
        "<tr><th rowspan=2>申请人<th colspan=2>一、本年新收政府信息公开申请数量<th rowspan=2>（一）予以公开"
        "<tr><th>2021年<th>2022年<tr><td>自然人<td>1<td>11<td>1<tr><td>商业企业<td>2<td>12<td>2"
        "<tr><td>科研机构<td>3<td>13<td>3<tr><td>社会公益组织<td>4<td>14<td>4"
        "<tr><td>法律服务机构<td>5<td>15<td>5<tr><td>其他<td>6<td>16<td>6<tr><td>总计<td>21<td>81<td>21"
        "</table>";
    assert_line_of_page(span_of(text), TABLE_REQUESTS, "1", "_ _ _ _ _ _ _");
}

/* Rows become columns, of which a table has no more than LIMIT_GRID_COLUMNS, and take the memory of their cells alone. */
TEST(a_table_too_long_to_turn)
{
    enum { ROWS = 30000 };
    struct buffer page = {.arena = arena};
    buffer_add(&page,
               SPAN("<h1>某县2022年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table>"));
    for (int i = 0; i < ROWS; i++) {
        buffer_add(&page, SPAN("<tr><td>类别<td colspan=250>（一）予以公开"));
    }
    const struct form_line *line = &form_lines[form_find_line(TABLE_REQUESTS, FORM_2021, "3.1")];
    for (uint32_t i = 0; i < line->measure_count; i++) {
        buffer_add_format(&page, "<tr><td>%s<td>1", line->measures[i].label);
    }
    assert_true(buffer_add(&page, SPAN("</table>")));
    assert_line_of_page(buffer_span(&page), TABLE_REQUESTS, "3.1", "? ? ? ? ? ? ?");
}

/* Cells keep the place in which they are printed. */
TEST(places_of_a_table_that_was_turned)
{
    struct recognised recognised;
    recognised_begin(&recognised, span_of(turned_requests));
    uint32_t line = form_find_line(TABLE_REQUESTS, FORM_2021, "3.1");
    const struct report_cell *cell = &recognised.report.lines[line].cells[1];
    assert_int_equal(cell->place.line, 6);
    assert_int_equal(cell->place.column, 4);
    recognised_end(&recognised);
}

/* ---- a figure a row, or all of a line in one ------------------------------------------------------------------------ */

TEST(a_figure_a_row)
{
    const char *text = REVIEWS
        "| 行政复议 | 结果维持 | 1 |\n| --- | --- | --- |\n| 行政复议 | 结果纠正 | 2 |\n| 行政复议 | 其他结果 | 3 |\n"
        "| 行政复议 | 尚未审结 | |\n| 行政复议 | 总计 | 6 |\n| 未经复议直接起诉 | 结果维持 | 11 |\n"
        "| | 结果纠正 | 12 |\n| | 总计 | 46 |\n| | 尚未审结 | 13 |\n| | 其他结果 | 10 |\n";
    assert_line(text, TABLE_REVIEWS, "reconsideration", "1 2 3 _ 6");
    assert_line(text, TABLE_REVIEWS, "direct_litigation", "11 12 10 13 46");
}

static const char listed_requests[] = REQUESTS
    "- 一、本年新收政府信息公开申请数量：自然人 1,101，商业企业 2，科研机构 3，社会公益组织 4，法律服务机构 5，其他 6，总计 "
    "1,121\n"
    "- 三、本年度办理结果\n"
    "  - （二）部分公开（区分处理的，只计这一情形，不计其他情形）：自然人 11件，商业企业 12件，科研机构 13件，社会公益组织 "
    "14件，法律服务机构 15件，其他 16件，总计 81件\n"
    "- （三）不予公开 1.属于国家秘密：总计 28；自然人 1；商业企业 / / 科研机构 3 / 社会公益组织 4；法律服务机构 5；其他 6。\n"
    "- （七）总计\n"
    "自然人：71\n商业企业：72\n科研机构：73\n社会公益组织：74\n法律服务机构：75\n其他：76\n总计：441\n";

TEST(figures_behind_their_names)
{
    assert_line(listed_requests, TABLE_REQUESTS, "1", "1101 2 3 4 5 6 1121");
    assert_line(listed_requests, TABLE_REQUESTS, "3.2", "11 12 13 14 15 16 81");
    assert_line(listed_requests, TABLE_REQUESTS, "3.3.1", "1 _ 3 4 5 6 28");
    assert_line(listed_requests, TABLE_REQUESTS, "3.7", "71 72 73 74 75 76 441");
}

#define RESULTS(a, b, c, d, e) "结果维持：" #a "\n结果纠正：" #b "\n其他结果：" #c "\n尚未审结：" #d "\n总计：" #e "\n"

/* A list above the first label: its figures may be that label's, and the next list the next one's. */
TEST(labels_below_their_figures)
{
    const char *text = REVIEWS RESULTS(1, 2, 3, 4, 10) "行政复议\n" RESULTS(5, 6, 7, 8, 26) "未经复议直接起诉\n";
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    const uint32_t line = form_find_line(TABLE_REVIEWS, FORM_2021, "reconsideration");
    for (uint32_t i = 0; i < form_lines[line].measure_count; i++) {
        assert_int_not_equal(recognised.report.lines[line].cells[i].state, CELL_NUMBER);
    }
    recognised_end(&recognised);
}

/* A list of what the form does not know is nobody's, and the next one its own label's. */
TEST(lists_below_their_labels)
{
    const char *text = REVIEWS "行政复议\n" RESULTS(1, 2, 3, 4, 10) "行政诉讼\n" RESULTS(
        5, 6, 7, 8, 26) "复议后起诉\n" RESULTS(9, 1, 2, 3, 15);
    assert_line(text, TABLE_REVIEWS, "reconsideration", "1 2 3 4 10");
    assert_line(text, TABLE_REVIEWS, "litigation_after_reconsideration", "9 1 2 3 15");
}

/* Two figures of one name, a name too few, a name more: nobody's line is made of them. */
TEST(names_that_are_no_line)
{
    static const char *const ends[] = {"其他 6，其他 7，总计 8", "总计 8", "其他 6，合计 7，总计 8",
                                       "其他 6，总计 8，比上年增长 9"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct span text;
        assert_true(arena_format(
            arena, &text,
            REQUESTS "一、本年新收政府信息公开申请数量：自然人 1，商业企业 2，科研机构 3，社会公益组织 4，法律服务机构 "
                     "5，%s\n",
            ends[i]));
        struct recognised recognised;
        recognised_begin(&recognised, text);
        const struct report_line *line = &recognised.report.lines[form_find_line(TABLE_REQUESTS, FORM_2021, "1")];
        for (uint32_t k = 0; k < FORM_MEASURES; k++) {
            assert_int_not_equal(line->cells[k].state, CELL_NUMBER);
        }
        recognised_end(&recognised);
    }
}

/* Behind a line that begins a list, a text that is all names is looked at no longer than any other: in its length squared it
 * would take minutes. */
TEST(names_without_end)
{
    enum { NAMES = 400000 };
    struct buffer text = {.arena = arena};
    buffer_add(&text, SPAN(REQUESTS "（一）予以公开：自然人 1\n"));
    for (int i = 0; i < NAMES; i++) {
        buffer_add(&text, SPAN("自然人"));
    }
    assert_true(buffer_add(&text, SPAN("\n\0")));
    assert_line(text.data, TABLE_REQUESTS, "3.1", "? ? ? ? ? ? ?");
}

/* What the narrative says with the names of a table's heads stays a sentence. */
TEST(names_in_a_sentence)
{
    const char *text =
        "一、总体情况\n\n规章：本年制发件数1件，本年废止件数2件，现行有效件数3件。\n\n二、主动公开政府信息情况\n\n"
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n"
        "| 规章 | 1 | 2 | 4 |\n| 行政规范性文件 | 5 | 6 | 7 |\n";
    assert_line(text, TABLE_PROACTIVE_DISCLOSURE, "rules", "1 2 4");
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    assert_true(span_contains(find_section(&recognised.report, 1)->text, SPAN("本年废止件数2件")));
    recognised_end(&recognised);
}

TEST(lines_of_one_measure)
{
    const char *text = "二、主动公开政府信息情况\n\n| 项目 | 指标 | 数值 |\n| --- | --- | --- |\n"
                       "| 规章 | 本年制发件数 | 1 |\n| 规章 | 本年废止件数 | 2 |\n| 规章 | 现行有效件数 | 3 |\n"
                       "| 行政规范性文件 | 本年制发件数 | 4 |\n| 行政规范性文件 | 本年废止件数 | 5 |\n"
                       "| 行政规范性文件 | 现行有效件数 | 6 |\n| 行政许可 | 本年处理决定数量 | 7 |\n";
    assert_line(text, TABLE_PROACTIVE_DISCLOSURE, "normative_documents", "4 5 6");
    assert_line(text, TABLE_PROACTIVE_DISCLOSURE, "licensing", "7");
    text =
        "二、主动公开政府信息情况\n\n| 信息内容 | 规章 | 行政规范性文件 |\n| --- | --- | --- |\n| 本年制发件数 | 1 | 4 |\n"
        "| 本年废止件数 | 2 | 5 |\n| 现行有效件数 | 3 | 6 |\n\n| 信息内容 | 行政处罚 | 行政强制 |\n| --- | --- | --- |\n"
        "| 本年处理决定数量 | 8 | 9 |\n";
    assert_line(text, TABLE_PROACTIVE_DISCLOSURE, "normative_documents", "4 5 6");
    assert_line(text, TABLE_PROACTIVE_DISCLOSURE, "coercive_measures", "9");
}

/* ---- several lines in a row ---------------------------------------------------------------------------------------- */

TEST(lines_stacked_in_a_row)
{
    const char *text = REQUESTS
        "| | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n| --- | --- | --- | --- | --- | --- "
        "| --- | --- | --- |\n"
        "| 一、本年新收政府信息公开申请数量 | | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
        "| （四）无法提供 | 1.本机关不掌握相关政府信息<br>2.没有现成信息需要另行制作<br>3.补正后申请内容仍不明确 "
        "| 11<br>21<br>31 | 12<br>22<br>32 | 13<br>/<br>33 | 14<br>24<br>34 | 15<br>25<br>35 | 16<br>26<br>36 | 81<br>118<br>201 |\n"
        "| （五）不予处理 | 1.信访举报投诉类申请<br>2.重复申请 | 1<br>2 | 3 | 4<br>5 | 6<br>7 | 8<br>9 | 1<br>2 | 3<br>4 |\n";
    assert_line(text, TABLE_REQUESTS, "3.4.1", "11 12 13 14 15 16 81");
    assert_line(text, TABLE_REQUESTS, "3.4.2", "21 22 _ 24 25 26 118");
    assert_line(text, TABLE_REQUESTS, "3.4.3", "31 32 33 34 35 36 201");
    assert_line(text, TABLE_REQUESTS, "3.5.2", "? ? ? ? ? ? ?");
}

/* A label in two lines beside numbers that a narrow column has cut is no stack. */
TEST(numbers_cut_beside_a_label_in_two_lines)
{
    const char *text = REQUESTS
        "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n| --- | --- | --- | --- | --- | --- "
        "| --- | --- |\n"
        "| 一、本年新收政府信息<br>公开申请数量 | 1<br>1 | 1<br>2 | 1<br>3 | 1<br>4 | 1<br>5 | 1<br>6 | 8<br>1 |\n";
    assert_line(text, TABLE_REQUESTS, "1", "11 12 13 14 15 16 81");
}

/* A measure's row that lacks a cell, or has one twice, has shifted: none of its figures is known, the others are. A spoilt cell
 * is its own line's alone. */
TEST(turned_rows_of_other_lengths)
{
#define TURNED(business)                                                                                                                                                  \
    "<h1>青石县水利局2022年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td>申请人</td><td>" \
    "一、本年新收政府信息公开申请数量</td><td>二、上年结转政府信息公开申请数量</td><td>（一）予以公开</td></tr>"                   \
    "<tr><td>自然人</td><td>11</td><td>21</td><td>31</td></tr><tr><td>商业企业</td>" business                                                                             \
    "</tr><tr><td>科研机构</td><td>13</td><td>23</td><td>33</td></tr><tr><td>社会公益组织</td><td>14</td><td></td><td>34"                                       \
    "</td></tr><tr><td>法律服务机构</td><td>15</td><td>25</td><td>35</td></tr><tr><td>其他</td><td>16</td><td>26</td><td>36"                                      \
    "</td></tr><tr><td>总计</td><td>17</td><td>27</td><td>37</td></tr></table>"
    static const char *const others[] = {TURNED("<td>12</td><td>32</td>"),
                                         TURNED("<td>12</td><td>12</td><td>22</td><td>32</td>")};
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_line(others[i], TABLE_REQUESTS, "1", "11 ? 13 14 15 16 17");
        assert_line(others[i], TABLE_REQUESTS, "2", "21 ? 23 _ 25 26 27");
        assert_line(others[i], TABLE_REQUESTS, "3.1", "31 ? 33 34 35 36 37");
    }
    const char *spoilt = TURNED("<td>12</td><td>若干</td><td>32</td>");
    assert_line(spoilt, TABLE_REQUESTS, "1", "11 12 13 14 15 16 17");
    assert_line(spoilt, TABLE_REQUESTS, "2", "21 ? 23 _ 25 26 27");
#undef TURNED
}

#define HEADS                                                                                                                                                            \
    "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n"                                        \
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他" \
    "结果\t尚未审结\t总计\n"
#define FIGURES "1\t2\t3\t4\t10\t1\t2\t3\t4\t10\t1\t2\t3\t4\t10\n"

/* The same table for an earlier year stands before or behind the report's own, which is of 2022: the caption tells. */
TEST(tables_of_two_years)
{
    static const layout_function layouts[] = {NULL, as_html, as_markdown};
    static const struct edit edits[][3] = {
        {{"行政复议\t\t\t\t\t行政诉讼", "2021年：\n\n" HEADS FIGURES "\n2022年：\n\n行政复议\t\t\t\t\t行政诉讼"}},
        {{"行政复议\t\t\t\t\t行政诉讼", "（附：2021年数据）\n\n" HEADS FIGURES "\n\n行政复议\t\t\t\t\t行政诉讼"}},
        {{"行政复议\t\t\t\t\t行政诉讼", "上年同期数据\n\n" HEADS FIGURES "\n本年数据\n\n行政复议\t\t\t\t\t行政诉讼"}},
        {{"924\t925\n", "924\t925\n\n2021年度\n\n" HEADS FIGURES "\n"}},
        {{"行政复议\t\t\t\t\t行政诉讼", HEADS FIGURES "\n（以上为上一年度数据）\n\n行政复议\t\t\t\t\t行政诉讼"}},
    };
    for (size_t i = 0; i < COUNT(edits); i++) {
        for (size_t k = i == 1; k < COUNT(layouts); k++) { /* in text nothing parts two tables but words between */
            struct span text = edited(arena, written_report(arena, FORM_2021), edits[i]);
            struct recognised recognised;
            recognised_begin(&recognised, layouts[k] ? layouts[k](arena, text) : text);
            assert_int_equal(count_differences("two years", &recognised.report, FORM_2021, NULL), 0);
            assert_int_equal(recognised.report.tables[TABLE_REVIEWS].times, 1);
            assert_true(span_contains(recognised.report.message, SPAN("是以前年度的表，没有读入")));
            recognised_end(&recognised);
        }
    }
}

static bool recognise_scarce(const struct memory *memory, void *data, struct failure *failure)
{
    struct recognised recognised;
    bool done = recognised_try(&recognised, memory, *(struct span *)data, failure);
    recognised_end(&recognised);
    return done;
}

TEST(allocations_that_fail)
{
    struct span turned = span_of(turned_requests), listed = span_of(listed_requests);
    assert_true(each_allocation_fails(recognise_scarce, &turned) > 2);
    assert_true(each_allocation_fails(recognise_scarce, &listed) > 2);
}
