/* Where the parts of a report stand in its document: rows of tables, headings, numbers of pages. */
#include "support.h"

#include "form/outline.h"
#include "read/text/text.h"

struct outlined {
    struct arena *arena;
    struct document document;
    struct outline outline;
};

static void begin(struct outlined *outlined, const char *text)
{
    *outlined = (struct outlined){.arena = arena_create(&counted_memory, SIZE_MAX)};
    outlined->document.arena = outlined->arena;
    struct failure failure = no_failure();
    assert_true(text_read(span_of(text), &outlined->document, &failure));
    assert_true(outline_find(&outlined->document, &outlined->outline, &failure));
}

static void end(struct outlined *outlined)
{
    arena_destroy(outlined->arena);
}

/* Headings written as the rows that they stand in, from section 1 to 6; "-" where there is none. */
static void assert_headings(const char *text, const char *expected)
{
    struct outlined outlined;
    begin(&outlined, text);
    struct buffer out = {.arena = outlined.arena};
    for (size_t i = 0; i < FORM_SECTIONS; i++) {
        uint32_t row = outlined.outline.headings[i].row;
        assert_true(row == UINT32_MAX ? buffer_add(&out, SPAN("- ")) : buffer_add_format(&out, "%u ", row));
    }
    struct span actual = span_trim(buffer_span(&out));
    if (!span_equal(actual, span_of(expected))) {
        fail_msg("`%s`: expected %s, got %.*s", text, expected, (int)actual.size, actual.data);
    }
    end(&outlined);
}

TEST(headings_in_order)
{
    assert_headings("", "- - - - - -");
    assert_headings("一、总体情况\n全年有序。\n五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无\n",
                    "0 - - - 2 4");
    assert_headings("总体情况\n全年有序。\n存在的主要问题及改进情况\n人手不足。\n", "0 - - - 2 -");
    assert_headings("第一部分 总体情况\n全年有序。\n", "0 - - - - -");
    assert_headings("全年有序，总体情况良好。\n", "- - - - - -");
    assert_headings("问题\n情况\n措施\n", "- - - - - -");
}

/* A sentence that speaks of what a section is called is no heading. */
TEST(sentences_are_no_headings)
{
    assert_headings("一、总体情况\n我局对存在的主要问题及改进情况作了两次检查，对照清单逐条整改，结果在网站公示。\n",
                    "0 - - - - -");
    assert_headings(
        "一、总体情况\n1.存在的主要问题是人手不足、栏目偏多、检索不便，二是培训次数太少，三是回应太慢，四是材料不全，五是口径不一。\n",
        "0 - - - - -");
}

/* Text in the paragraph of its heading. */
TEST(text_beside_a_heading)
{
    struct outlined outlined;
    begin(&outlined, "六、其他需要报告的事项 本年没有收取费用。\n");
    const struct heading *heading = &outlined.outline.headings[5];
    assert_int_equal(heading->row, 0);
    assert_span(heading->text, "六、其他需要报告的事项");
    assert_span(heading->rest, "本年没有收取费用。");
    assert_int_equal(heading->times, 1);
    end(&outlined);
}

/* What stands above a table is its heading, what repeats inside belongs to no other section. */
TEST(headings_of_tables)
{
    assert_headings(
        "二、主动公开情况\n发布了消息。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\n规章\t0\n行政规范性文件\t1\n",
        "- 2 - - - -");
    assert_headings(
        "三、收到和处理政府信息公开申请情况\n申请人情况\n一、本年新收政府信息公开申请数量\t1\n二、上年结转政府信息公开申请数量\t0\n"
        "三、收到和处理政府信息公开申请情况\n四、结转下年度继续办理\t1\n",
        "- - 0 - - -");
}

/* ---- Numbers of pages -------------------------------------------------------------------------------------------- */

static void assert_page_numbers(const char *text, const char *expected)
{
    struct outlined outlined;
    begin(&outlined, text);
    char actual[64];
    assert_true(outlined.document.row_count < sizeof actual);
    for (size_t i = 0; i < outlined.document.row_count; i++) {
        actual[i] = outlined.outline.page_number[i] ? 'p' : '.';
    }
    actual[outlined.document.row_count] = '\0';
    if (strcmp(actual, expected) != 0) {
        fail_msg("`%s`: expected %s, got %s", text, expected, actual);
    }
    end(&outlined);
}

TEST(numbers_of_pages)
{
    assert_page_numbers("正文\n- 4 -\n正文\n", ".p.");
    assert_page_numbers("正文\n— 5 —\n正文\n", ".p.");
    assert_page_numbers("正文\n-5-\n正文\n", ".p.");
    assert_page_numbers("正文\n－ １２ －\n正文\n", ".p.");
    assert_page_numbers("正文\n第 3 页\n第3页 共7页\n正文\n", ".pp.");
    assert_page_numbers("正文\n1\n\f正文\n2\n\f正文\n3\n", ".p.p.p");
}

TEST(numbers_that_are_none_of_a_page)
{
    assert_page_numbers("-\n/ / /\n—\n", "...");
    assert_page_numbers("2.重复申请 0 0 0 0 0 0\n5\n3.要求提供公开出版物 0 0 0 0 0 0 0\n", "...");
    assert_page_numbers("规章 0 5 5\n0 1 2\n", "..");
    assert_page_numbers("正文\n- - 5\n5 - -\n- 5\n正文\n", ".....");
    assert_page_numbers("规章  1  2\n许可  3  4\n甲  5  6\n规章（\n   -        5        -\n）\n", "......");
    assert_page_numbers("1404\n", ".");
    assert_page_numbers("规章\t1\n", ".");
}

/* The last figures of two lines, each alone below its line, are no pages even where they rise by one. */
TEST(lone_figures_that_rise)
{
    assert_page_numbers(
        "2.重复申请 0 0 0 0 0 5\n5\n3.要求提供公开出版物 6 0 0 0 0 0\n6\n4.无正当理由大量反复申请 0 0 0 0 0 0 0\n",
        ".....");
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

TEST(rows_of_tables)
{
    struct outlined outlined;
    begin(&outlined, "二、主动公开政府信息情况\n"                     /* 0 */
                     "第二十条第（一）项\t\n"                         /* 1 */
                     "信息内容\t本年制发件数\n"                       /* 2 */
                     "规章\t0\n"                                      /* 3 */
                     "行政规范性文件\t1\n"                            /* 4 */
                     "- 2 -\n"                                        /* 5 */
                     "三、收到和处理政府信息公开申请情况\n"           /* 6 */
                     "申请人情况\t\n"                                 /* 7 */
                     "一、本年新收政府信息公开申请数量\t1\n"          /* 8 */
                     "四、政府信息公开行政复议、行政诉讼情况\n"       /* 9 */
                     "行政复议\t\t\t\t\n"                             /* 10 */
                     "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n" /* 11 */
                     "1\t2\t3\t4\t10\n"                               /* 12 */
                     "五、存在的主要问题及改进情况\n"                 /* 13 */
                     "人手不足。\n");
    static const struct {
        uint32_t first, last, count;
    } expected[FORM_TABLES] = {{1, 4, 4}, {7, 8, 2}, {10, 12, 3}};
    for (int i = 0; i < FORM_TABLES; i++) {
        const struct table_rows *table = &outlined.outline.tables[i];
        assert_int_equal(table->count, expected[i].count);
        if (expected[i].count == 0) {
            continue; /* a table of another form */
        }
        assert_int_equal(table->rows[0], expected[i].first);
        assert_int_equal(table->rows[table->count - 1], expected[i].last);
    }
    assert_true(outlined.outline.page_number[5]);
    assert_false(outlined.outline.old_statistics);
    end(&outlined);
}

TEST(no_tables)
{
    static const char *const texts[] = {"", "一、总体情况\n全年有序，收到申请21件。\n",
                                        "规章是重要的，行政许可、行政处罚也公开。\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct outlined outlined;
        begin(&outlined, texts[i]);
        for (int table = 0; table < FORM_TABLES; table++) {
            assert_int_equal(outlined.outline.tables[table].count, 0);
        }
        end(&outlined);
    }
}

TEST(statistics_of_the_old_form)
{
    struct outlined outlined;
    begin(&outlined, "附表\n政府信息公开情况统计表\n指标\t单位\t数\n");
    assert_true(outlined.outline.old_statistics);
    end(&outlined);
}
