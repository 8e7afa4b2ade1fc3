/* Columns that the form has not, heads in another order or only some of them, and rows under the heads that are no line:
 * no figure may come into another column. */
#include "written.h"

#include "support.h"

#include <stdio.h>

#define LINE_3_3_5 "181\t182\t183\t184\t185\t186\t187\n"

/* Appends one more cell to each row of ten cells, the head row of the applicants among them: in turn `cell` and `other`. */
static struct span with_columns(struct arena *arena, struct span text, const char *head, const char *cell,
                                const char *other)
{
    bool turn = false;
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        size_t tabs = 0;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
        }
        bool heads = span_contains(line, SPAN("自然人"));
        assert_true(buffer_add(&out, line) &&
                    (tabs != 9 || buffer_add_format(&out, "\t%s",
                                                    heads  ? head
                                                    : turn ? other
                                                           : cell)) &&
                    buffer_add(&out, SPAN("\n")));
        turn ^= tabs == 9;
    }
    return buffer_span(&out);
}

static struct span with_column(struct arena *arena, struct span text, const char *head, const char *cell)
{
    return with_columns(arena, text, head, cell, cell);
}

static struct span last_year(struct arena *arena, struct span text)
{
    return with_column(arena, text, "上年数", "7001");
}

static struct span remark(struct arena *arena, struct span text)
{
    return with_column(arena, text, "备注", "3");
}

static struct span remark_in_markdown(struct arena *arena, struct span text)
{
    return as_markdown(arena, remark(arena, text));
}

static struct span remarks_of_some_lines(struct arena *arena, struct span text)
{
    return as_layout(arena, with_columns(arena, text, "备注", "", "见说明"));
}

static struct span figures_beside_some_lines(struct arena *arena, struct span text)
{
    return as_layout(arena, with_columns(arena, text, "备注", "", "3"));
}

static const struct variation blanks[] = {
    {.name = "as written", .form = FORM_2021},
    {.name = "the first is blank",
     .form = FORM_2021,
     .edits = {{LINE_3_3_5, "\t182\t183\t184\t185\t186\t187\n"}},
     .changes = {{"3.3.5", "_ 182 183 184 185 186 187"}}},
    {.name = "some are blank",
     .form = FORM_2021,
     .edits = {{LINE_3_3_5, "\t182\t\t\t\t\t187\n"}},
     .changes = {{"3.3.5", "_ 182 _ _ _ _ 187"}}},
};

TEST(columns_of_nobody)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), last_year), 0);
    assert_int_equal(try_variations(blanks, COUNT(blanks), remark), 0);
    assert_int_equal(try_variations(blanks, COUNT(blanks), remark_in_markdown), 0);
    assert_int_equal(try_variations(blanks, 1, remarks_of_some_lines), 0);
    assert_int_equal(try_variations(blanks, 1, figures_beside_some_lines), 0);
}

/* Adds a cell to each row of a table: before its cells, or before those of figures; in section 3 these are the last seven
 * of ten. Section 4 has none. */
static struct span with_cells(struct arena *arena, struct span text, bool first, const char *head)
{
    struct buffer out = {.arena = arena};
    struct span line;
    bool done = false;
    for (int number = 1; span_next_line(&text, &line); number++) {
        size_t tabs = 0, at = 0;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
        }
        for (size_t labels = first ? 0 : tabs == 9 ? 3 : 1; tabs > 0 && labels > 0; at++) {
            labels -= line.data[at] == '\t';
        }
        bool group = span_contains(line, SPAN("申请人情况"));
        bool heads = group || span_contains(line, SPAN("信息内容")) || (first && span_contains(line, SPAN("第二十条")));
        bool below = span_contains(line, SPAN("法人或其他组织")) || span_contains(line, SPAN("商业企业"));
        done |= span_starts(line, SPAN("四、政府信息"));
        bool clause = !first && span_contains(line, SPAN("第二十条"));
        assert_true(buffer_add(&out, (struct span){line.data, at}));
        if (tabs > 0 && !done && !below && !clause) {
            assert_true(heads ? buffer_add_format(&out, "%s\t", head)
                              : buffer_add_format(&out, "%d\t", first ? number : 7000 + 13 * number));
        } else if (tabs > 0 && !done) {
            assert_true(buffer_add(&out, SPAN("\t")));
        }
        assert_true(buffer_add(&out, span_from(line, at)) && buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

static struct span last_year_first(struct arena *arena, struct span text)
{
    return with_cells(arena, text, false, "上年数");
}

static struct span last_year_first_in_lines(struct arena *arena, struct span text)
{
    return as_narrow(arena, last_year_first(arena, text));
}

static struct span last_year_first_on_a_page(struct arena *arena, struct span text)
{
    return as_layout(arena, last_year_first(arena, text));
}

static struct span ordinals_in_lines(struct arena *arena, struct span text)
{
    return as_narrow(arena, with_cells(arena, text, true, "序号"));
}

/* A column of last year before the form's own, and one of the numbers of lines: in lines of a cell each, what is read
 * first tells where they stand. */
TEST(columns_before)
{
    static const struct variation whole[] = {{.name = "as written", .form = FORM_2021},
                                             {.name = "as written", .form = FORM_2019}};
    assert_int_equal(try_variations(whole, COUNT(whole), last_year_first), 0);
    assert_int_equal(try_variations(whole, COUNT(whole), last_year_first_in_lines), 0);
    assert_int_equal(try_variations(whole, COUNT(whole), last_year_first_on_a_page), 0);
    assert_int_equal(try_variations(whole, COUNT(whole), ordinals_in_lines), 0);
}

/* A column of last year in section 2, behind the form's own. */
TEST(last_year_in_section_2)
{
    static const struct variation variations[] = {
        {.name = "blank before it",
         .form = FORM_2021,
         .edits = {{"现行有效件数", "现行有效件数\t上年数"},
                   {"11\t12\t13", "\t12\t13\t9"},
                   {"21\t22\t23", "\t22\t23\t9"}},
         .changes = {{"rules", "_ 12 13"}, {"normative_documents", "_ 22 23"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
}

/* The numbers of the columns below their heads. */
TEST(numbers_of_columns)
{
    static const struct variation variations[] = {
        {.name = "one row of fifteen",
         .form = FORM_2021,
         .edits = {{"901\t902", "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\n901\t902"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
}

/* A note in a label may name other lines. */
TEST(notes_that_name_other_lines)
{
    static const struct variation variations[] = {
        {.name = "services",
         .form = FORM_2019,
         .edits = {{"其他对外管理服务事项", "其他对外管理服务事项（除许可以外，含行政处罚、行政强制等）"}}},
        {.name = "rules", .form = FORM_2021, .edits = {{"规章\t", "规章（不含规范性文件）\t"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
}

/* What a small text of our own gives. */
static void try_text(const char *text, const char *line, const char *const *cells, uint32_t count)
{
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    uint32_t index = UINT32_MAX;
    for (uint32_t i = 0; i < form_line_count; i++) {
        bool same = strcmp(form_lines[i].line, line) == 0 && recognised.report.lines[i].times > 0;
        index = same ? i : index;
    }
    assert_int_not_equal(index, UINT32_MAX);
    for (uint32_t i = 0; i < count; i++) {
        const struct report_cell *cell = &recognised.report.lines[index].cells[i];
        assert_int_equal(cell->state == CELL_NUMBER, cells[i] != NULL);
        if (cells[i]) {
            assert_same_span(cell->text, span_of(cells[i]));
        }
    }
    recognised_end(&recognised);
}

#define TITLE "柳泉县水务局2022年政府信息公开工作年度报告\n"

TEST(routes_in_another_order)
{
    static const char text[] =
        TITLE "四、政府信息公开行政复议、行政诉讼情况\n"
              "行政复议\t\t\t\t\t复议后起诉\t\t\t\t\t未经复议直接起诉\t\t\t\t\n"
              "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t"
              "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
              "51\t52\t53\t54\t55\t61\t62\t63\t64\t65\t71\t72\t73\t74\t75\n";
    static const char *const after[] = {"61", "62", "63", "64", "65"}, *const direct[] = {"71", "72", "73", "74", "75"};
    try_text(text, "litigation_after_reconsideration", after, 5);
    try_text(text, "direct_litigation", direct, 5);
}

/* Of two years the later one is meant. */
TEST(rows_of_two_years)
{
    static const char text[] = TITLE "四、政府信息公开行政复议、行政诉讼情况\n"
                                     "年度\t行政复议\t\t\t\t\n\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
                                     "2021年\t1\t2\t3\t4\t10\n2022年\t51\t52\t53\t54\t55\n";
    static const char *const cells[] = {"51", "52", "53", "54", "55"};
    try_text(text, "reconsideration", cells, 5);
}

/* Figures that all stand before their labels. */
TEST(figures_before_labels)
{
    static const char text[] =
        TITLE "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n65\n行政许可\n"
              "第二十条第（六）项\n信息内容\n本年处理决定数量\n71\n行政处罚\n86\n行政强制\n";
    static const char *const licensing[] = {"65"}, *const penalties[] = {"71"}, *const measures[] = {"86"};
    try_text(text, "licensing", licensing, 1);
    try_text(text, "penalties", penalties, 1);
    try_text(text, "coercive_measures", measures, 1);
}

/* Figures of several lines in a block behind the last of their labels, or before and behind: nobody can tell whose they
 * are, and none is blank. */
TEST(figures_in_blocks)
{
    static const char block[] =
        TITLE "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n71\n86\n";
    static const char around[] =
        TITLE "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n本年处理决定数量\n71\n行政处罚\n行政强制\n86\n";
    static const char *const texts[] = {block, around};
    static const char *const lines[] = {"penalties", "coercive_measures"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct recognised recognised;
        recognised_begin(&recognised, span_of(texts[i]));
        for (size_t k = 0; k < COUNT(lines); k++) {
            uint32_t line = form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2021, lines[k]);
            assert_int_equal(recognised.report.lines[line].cells[0].state, CELL_UNREADABLE);
        }
        recognised_end(&recognised);
    }
}

/* Text whose figures stand exactly under their heads, ideographs two columns wide: blanks show, at the end too. */
TEST(figures_exactly_under_heads)
{
    static const char text[] = TITLE "二、主动公开政府信息情况\n第二十条第（一）项\n"
                                     "信息内容            本年制发件数      本年废止件数      现行有效件数\n"
                                     "规章                31                                  33\n"
                                     "行政规范性文件      41                42\n";
    static const char *const rules[] = {"31", NULL, "33"}, *const documents[] = {"41", "42", NULL};
    try_text(text, "rules", rules, 3);
    try_text(text, "normative_documents", documents, 3);
}

/* Where quotes take two columns as ideographs do. */
TEST(quotes_as_wide_as_ideographs)
{
    static const char text[] =
        TITLE "三、收到和处理政府信息公开申请情况\n"
              "                                    自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
              "一、本年新收政府信息公开申请数量            31\n"
              "3.危及“三安全一稳定”                                41                                    42\n"
              "二、上年结转政府信息公开申请数量    51                                                            52\n";
    static const char *const first[] = {NULL, "31", NULL, NULL, NULL, NULL, NULL};
    static const char *const quoted[] = {NULL, NULL, "41", NULL, NULL, "42", NULL};
    try_text(text, "1", first, 7);
    try_text(text, "3.3.3", quoted, 7);
}

/* A copied text with several lines of the form in one line, wrapped anywhere. */
TEST(lines_that_run_on)
{
    static const char text[] = TITLE
        "三、收到和处理政府信息公开申请情况\n申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
        "一、本年新收政府信息公开申请数量 31 32 33 34 35 36 37 二、上年结转政府信息公开申请数量 41 42\n"
        "43 44 45 46 47 （一）予以公开 51 52 53 54 55 56 57\n";
    static const char *const first[] = {"31", "32", "33", "34", "35", "36", "37"};
    static const char *const second[] = {"41", "42", "43", "44", "45", "46", "47"};
    static const char *const third[] = {"51", "52", "53", "54", "55", "56", "57"};
    try_text(text, "1", first, 7);
    try_text(text, "2", second, 7);
    try_text(text, "3.1", third, 7);
}

/* Heads of some columns alone: the others are not there. */
TEST(heads_of_some_columns)
{
    static const char text[] =
        TITLE "三、收到和处理政府信息公开申请情况\n\n| 项目 | 总计 | 自然人 | 商业企业 |\n| --- | --- | --- | --- |\n"
              "| 一、本年新收政府信息公开申请数量 | 37 | 31 | 32 |\n"
              "| 二、上年结转政府信息公开申请数量 | 47 | 41 | |\n";
    static const char *const first[] = {"31", "32", NULL, NULL, NULL, NULL, "37"};
    static const char *const second[] = {"41", NULL, NULL, NULL, NULL, NULL, "47"};
    try_text(text, "1", first, 7);
    try_text(text, "2", second, 7);
}

/* Lines of the table as text above the heads of the others. */
TEST(lines_above_the_heads)
{
    static const char text[] = TITLE "二、主动公开政府信息情况\n\n行政许可 410\n行政处罚 62\n行政强制 5\n"
                                     "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n"
                                     "| 规章 | 1 | 0 | 4 |\n| 行政规范性文件 | 7 | 2 | 31 |\n";
    try_text(text, "licensing", (const char *const[]){"410"}, 1);
    try_text(text, "penalties", (const char *const[]){"62"}, 1);
    try_text(text, "coercive_measures", (const char *const[]){"5"}, 1);
    try_text(text, "normative_documents", (const char *const[]){"7", "2", "31"}, 3);
}

/* Lines that share a row, their figures below each other and blanks between them lost: no number in pieces, and no blank. */
TEST(lines_stacked_in_a_row)
{
    static const char text[] =
        TITLE "三、收到和处理政府信息公开申请情况\n\n"
              "| 项目 | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
              "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
              "| 一、本年新收政府信息公开申请数量 | | 31 | 32 | 33 | 34 | 35 | 36 | 37 |\n"
              "| （四）无法提供 | 1.本机关不掌握相关政府信息<br>2.没有现成信息需要另行制作<br>3.补正后申请内容仍不明确 "
              "| 15<br>3 | 6 | | | 1 | | 6<br>15<br>4 |\n";
    static const char *const first[] = {"31", "32", "33", "34", "35", "36", "37"};
    try_text(text, "1", first, 7);
    struct recognised recognised;
    recognised_begin(&recognised, SPAN(text));
    uint32_t unread = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table == TABLE_REQUESTS && strncmp(form_lines[i].line, "3.4.", 4) == 0) {
            unread += recognised.report.lines[i].cells[0].state == CELL_UNREADABLE;
        }
    }
    assert_int_equal(unread, 3);
    recognised_end(&recognised);
}

/* Heads that narrow columns break: 总 over 计 is the total, be it before the applicants. Ideographs are two wide. */
TEST(heads_that_are_broken_on_a_page)
{
    static const char text[] = TITLE "三、收到和处理政府信息公开申请情况\n\n"
                                     "                                                申请人情况\n"
                                     "                                  总  自然  商业企  科研机  社会公  法律服  其\n"
                                     "                                  计  人    业      构      益组织  务机构  他\n"
                                     "一、本年新收政府信息公开申请数量  37  31    32      33      34      35      36\n"
                                     "二、上年结转政府信息公开申请数量  47  41    42      43      44      45      46\n"
                                     "        （一）予以公开            57  51    52      53      54      55      56\n";
    static const char *const first[] = {"31", "32", "33", "34", "35", "36", "37"};
    static const char *const second[] = {"41", "42", "43", "44", "45", "46", "47"};
    try_text(text, "1", first, 7);
    try_text(text, "2", second, 7);
}

#define SECTION_3 TITLE "三、收到和处理政府信息公开申请情况\n\n"
#define APPLICANTS "| 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
#define DASHES "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"

static const char *const whole_line[] = {"31", "32", "33", "34", "35", "36", "37"};
static const char *const no_line[7];

/* A column among the form's own whose head nobody knows, or that has none. */
TEST(columns_of_unknown_heads)
{
    static const char *const heads[] = {"军人", "A", ""};
    static const char *const blank[] = {"41", NULL, "43", "44", "45", "46", "47"};
    for (size_t i = 0; i < COUNT(heads); i++) {
        char text[2000];
        snprintf(text, sizeof text,
                 SECTION_3 "| 项目 | 自然人 | 商业企业 | %s " APPLICANTS "\n" DASHES
                           "| 一、本年新收政府信息公开申请数量 | 31 | 32 | 8 | 33 | 34 | 35 | 36 | 37 |\n"
                           "| 二、上年结转政府信息公开申请数量 | 41 | | 9 | 43 | 44 | 45 | 46 | 47 |\n",
                 heads[i]);
        try_text(text, "1", whole_line, 7);
        try_text(text, "2", blank, 7);
    }
}

/* A column without a head where each line has a blank: its figures may as well be the neighbour's. */
TEST(column_without_a_head_and_without_proof)
{
    static const char text[] = SECTION_3 "| 项目 | 自然人 | 商业企业 | " APPLICANTS "\n" DASHES
                                         "| 一、本年新收政府信息公开申请数量 | 31 | | 8 | 33 | 34 | 35 | 36 | 37 |\n"
                                         "| 二、上年结转政府信息公开申请数量 | 41 | | 9 | 43 | 44 | 45 | 46 | 47 |\n";
    try_text(text, "2", no_line, 7);
}

/* One cell a line: with an eighth head among the seven, seven figures are not those of the form. */
TEST(unknown_heads_one_cell_a_line)
{
    static const char *const before[] = {"军人\n自然人\n商业企业\n", "自然人\n军人\n商业企业\n"};
    for (size_t i = 0; i < COUNT(before); i++) {
        char text[2000];
        snprintf(text, sizeof text,
                 SECTION_3 "%s科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
                           "一、本年新收政府信息公开申请数量\n31\n8\n33\n34\n35\n36\n37\n"
                           "二、上年结转政府信息公开申请数量\n41\n9\n43\n44\n45\n46\n47\n",
                 before[i]);
        try_text(text, "2", no_line, 7);
    }
    static const char text[] = SECTION_3 "自然人\n军人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
                                         "一、本年新收政府信息公开申请数量\n31\n8\n32\n33\n34\n35\n36\n37\n"
                                         "二、上年结转政府信息公开申请数量\n41\n9\n43\n44\n45\n46\n47\n";
    try_text(text, "1", whole_line, 7);
}

/* The same in section 2, where 数量 is a short head only if no longer one says the same. */
TEST(unknown_heads_in_section_2)
{
    static const char text[] =
        TITLE "二、主动公开政府信息情况\n\n| 第二十条第（六）项 | | | |\n| --- | --- | --- | --- |\n"
              "| 信息内容 | 数量 | 本年处理决定数量 | 窗口 |\n"
              "| 行政处罚 | 7 | 41 | 9 |\n| 行政强制 | 8 | | 9 |\n";
    static const char *const first[] = {"41"}, *const second[] = {NULL};
    try_text(text, "penalties", first, 1);
    try_text(text, "coercive_measures", second, 1);
}

/* And in section 4; a word among the figures does not end them. */
TEST(unknown_heads_in_section_4)
{
    static const char text[] = TITLE "四、政府信息公开行政复议、行政诉讼情况\n\n"
                                     "| 类别 | 结果维持 | 结果纠正 | 窗口 | 其他结果 | 尚未审结 | 总计 |\n"
                                     "| --- | --- | --- | --- | --- | --- | --- |\n"
                                     "| 行政复议 | 51 | 52 | 8 | 53 | | 55 |\n| 未经复议直接起诉 | 61 | | 5% | | | |\n";
    static const char *const first[] = {"51", "52", "53", NULL, "55"}, *const second[] = {"61", NULL, NULL, NULL, NULL};
    try_text(text, "reconsideration", first, 5);
    try_text(text, "direct_litigation", second, 5);
}

/* On a page of characters a short word among the figures is that of a column, and what stands behind it is a figure; a
 * head of such a column may stand in the second row of heads. */
TEST(words_among_figures_on_a_page)
{
    static const char one_row[] = SECTION_3
        "                                  自然人  商业企业  科研机构  咨询  社会公益组织  法律服务机构  其他  总计\n"
        "一、本年新收政府信息公开申请数量  31      32        33        件    34            35            36    37\n"
        "二、上年结转政府信息公开申请数量  41      42        43        件    44            45            46    47\n";
    static const char two_rows[] = SECTION_3
        "                                          法人或其他组织\n"
        "                                  自然人                                                        总计\n"
        "                                          商业企业  科研机构  咨询  社会公益组织  法律服务机构  其他\n"
        "一、本年新收政府信息公开申请数量  31      32        33        8     34            35            36    37\n"
        "二、上年结转政府信息公开申请数量  41      42        43        9     44            45                  47\n";
    try_text(one_row, "1", whole_line, 7);
    try_text(two_rows, "2", no_line, 7);
}

/* A line without a label between two of the form, neither of which is complete with it, is nobody's. */
TEST(line_without_a_label_on_a_page)
{
    static const char text[] = SECTION_3
        "                                  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
        "一、本年新收政府信息公开申请数量  31      32        33        34            35            36    37\n"
        "二、上年结转政府信息公开申请数量                                                                47\n"
        "                                  1       2         3\n"
        "            （一）予以公开        51      52        53        54            55            56    57\n";
    try_text(text, "1", whole_line, 7);
    try_text(text, "2", no_line, 7);
}

/* Where each line has a figure more than the form, two of them are no thousands. */
TEST(columns_without_a_head)
{
    static const char text[] = TITLE "三、收到和处理政府信息公开申请情况\n\n"
                                     "一、本年新收政府信息公开申请数量 1 2 3 4 5 16 317 8\n"
                                     "二、上年结转政府信息公开申请数量 1 2 3 4 5 6 427 9\n"
                                     "（一）予以公开 1 2 3 4 5 6 537 1\n";
    static const char *const none[] = {NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    try_text(text, "1", none, 7);
    try_text(text, "2", none, 7);
}
