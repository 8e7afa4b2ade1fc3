/* Lines of text whose figures stand at heads: begin, end or have their middle where these do. */
#include "written.h"

#include "support.h"

#define ABOVE "某县教育局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n"

/* The cells of a line, by line; "?" for one that is unread. */
static void assert_line(struct arena *arena, const char *text, const char *item, const char *cells)
{
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    const struct report_line *line =
        &recognised.report.lines[form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2021, item)];
    struct buffer got = {.arena = arena};
    for (uint32_t i = 0; i < 3; i++) {
        const struct report_cell *cell = &line->cells[i];
        assert_true((i == 0 || buffer_add(&got, SPAN(" "))) &&
                    buffer_add(&got, cell->state == CELL_NUMBER       ? cell->text
                                     : cell->state == CELL_UNREADABLE ? SPAN("?")
                                                                      : SPAN("_")));
    }
    recognised_end(&recognised);
    assert_true(span_equal(buffer_span(&got), span_of(cells)));
}

/* As many figures as there are columns are no full line where one stands at the head of nobody's column. */
TEST(columns_of_nobody)
{
    static const char left[] = ABOVE "信息内容        本年制发件数  数量  本年废止件数  现行有效件数\n"
                                     "规章            5             15                  3\n"
                                     "行政规范性文件  6             7     8             9\n";
    static const char right[] = ABOVE "信息内容        本年制发件数  数量  本年废止件数  现行有效件数\n"
                                      "规章                       5    15                           3\n"
                                      "行政规范性文件             6     7             8             9\n";
    static const char middle[] = ABOVE "信息内容        本年制发件数  数量  本年废止件数  现行有效件数\n"
                                       "规章                 5         15                       3\n"
                                       "行政规范性文件       6         7         8             19\n";
    assert_line(arena, left, "rules", "5 _ 3");
    assert_line(arena, left, "normative_documents", "6 8 9");
    assert_line(arena, right, "rules", "5 _ 3");
    assert_line(arena, middle, "rules", "5 _ 3");
}

/* A column without a head: the figures in it are at none, and make their lines unreadable. */
TEST(columns_without_a_head)
{
    static const char text[] = ABOVE "信息内容        本年制发件数        本年废止件数  现行有效件数\n"
                                     "规章            5             15                  3\n"
                                     "行政规范性文件  6                   8             9\n";
    assert_line(arena, text, "rules", "? ? ?");
    assert_line(arena, text, "normative_documents", "6 8 9");
}

/* A dash and a figure behind it are a mark for nothing and another figure. */
TEST(dash_before_a_figure)
{
    static const char text[] = ABOVE "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
                                     "规章 5 - 9\n"
                                     "行政规范性文件 6 7 8\n";
    assert_line(arena, text, "rules", "5 _ 9");
}

/* Where other lines have more figures than there are heads, a line with as many may lack one: nobody knows which. */
TEST(more_figures_than_heads)
{
    static const char text[] = ABOVE "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
                                     "规章 5 1 2 9\n"
                                     "行政规范性文件 6 3 7 8\n";
    assert_line(arena, text, "rules", "? ? ?");
    assert_line(arena, text, "normative_documents", "? ? ?");
}

/* Figures stand on the first line of labels in two lines: those of a line that begins a label are not another's. */
TEST(figures_beside_the_first_line)
{
    static const char text[] = "某县教育局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
                               "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"
                               "一、本年新收政府 11 12 13 14 15 16 17\n信息公开申请数量\n"
                               "二、上年结转政府 21 22 23 24 25 26 27\n信息公开申请数量\n"
                               "三、本年度办理结 31 32 33 34 35 36 37\n果 （一）予以公开\n"
                               "（二）部分公开（区分处理的， 41 42 43 44 45 46 47\n只计这一情形，不计其他情形）\n"
                               "（三）不予公开 1.属于国家秘密 51 52 53 54 55 56 57\n";
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    static const char *const lines[] = {"3.1", "3.2", "3.3.1"};
    for (uint32_t i = 0; i < 3; i++) {
        const struct report_cell *cells =
            recognised.report.lines[form_find_line(TABLE_REQUESTS, FORM_2021, lines[i])].cells;
        for (uint32_t k = 0; k < 7; k++) {
            assert_true(cells[k].state == CELL_UNREADABLE ||
                        (cells[k].state == CELL_NUMBER && cells[k].value.integer == (i + 3) * 10 + k + 1));
        }
    }
    recognised_end(&recognised);
}

/* The numbers of the columns are no figures of a line that has none. */
TEST(numbers_of_columns)
{
    static const char text[] = ABOVE "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
                                     "                1             2             3\n"
                                     "规章\n"
                                     "行政规范性文件  6             7             8\n";
    assert_line(arena, text, "rules", "_ _ _");
    assert_line(arena, text, "normative_documents", "6 7 8");
}
