/* Text whose cells are parted by pipes: which cell stands in which column, however the pipes are printed. */
#include "support.h"

#include "read/text/markdown.h"
#include "read/text/text.h"
#include "text_rows.h"

/* Labels in two columns, one of them merged down: the figures of all rows stand in the same columns. */
static const char straight[] = "0-2 一、甲, 2-3 5, 3-4 , 4-5 6\n"
                               "0-1 三、乙, 1-2 （一）丙, 2-3 1, 3-4 , 4-5 \n"
                               "0-2 （二）丁, 2-3 , 3-4 2, 4-5 \n";

TEST(rows_of_pipes)
{
    assert_rows("一、甲 | 5 |  | 6 |\n三、乙 | （一）丙 | 1 |  |  |\n（二）丁 |  | 2 |  |\n", straight);
    assert_rows("一、甲 | 5 |  | 6 | ||\n三、乙 | （一）丙 | 1 |  |  | |\n（二）丁 |  | 2 |  | ||\n", straight);
    assert_rows("规章 | 1 | 2\n文件 | 3 | \n许可 |  | 4\n",
                "0-1 规章, 1-2 1, 2-3 2\n0-1 文件, 1-2 3, 2-3 \n0-1 许可, 1-2 , 2-3 4\n");
    assert_rows("规章｜1｜2\n文件｜3｜\n许可｜｜4\n",
                "0-1 规章, 1-2 1, 2-3 2\n0-1 文件, 1-2 3, 2-3 \n0-1 许可, 1-2 , 2-3 4\n");
    /* merged cells that left their blanks are in place */
    assert_rows(
        " |  | 申请人 | \n三、甲 | （一）乙 | 1 | 2\n | （二）丙 | 3 | \n",
        "0-1 , 1-2 , 2-3 申请人, 3-4 \n0-1 三、甲, 1-2 （一）乙, 2-3 1, 3-4 2\n0-1 , 1-2 （二）丙, 2-3 3, 3-4 \n");
}

TEST(rows_that_go_on)
{
    assert_rows("一、甲 | 5 |\n| 6 |\n三、乙 | （一）丙 | 1 |\n|\n|\n（二）丁 |\n| 2 |\n|\n", straight);
}

TEST(cells_with_pipes)
{
    assert_rows("一、甲 |\n5 |\n|\n6 |\n||\n三、乙 |\n（一）丙 |\n1 |\n|\n|\n|\n（二）丁 |\n|\n2 |\n|\n||\n", straight);
    assert_rows("一、甲\n|\n5\n|\n|\n6\n|\n二、乙\n|\n7\n|\n8\n|\n9\n|\n",
                "0-1 一、甲, 1-2 5, 2-3 , 3-4 6\n0-1 二、乙, 1-2 7, 2-3 8, 3-4 9\n");
}

/* Heads that were merged tell no columns once they stand side by side. */
TEST(merged_heads)
{
    assert_rows("总计 | 法人 |\n自然人 | 企业 | 其他 |\n一、甲 | 5 |  | 6 |\n三、乙 | （一）丙 | 1 | 2 | 3 |\n",
                "总计 法人\n"
                "2-3 自然人, 3-4 企业, 4-5 其他\n"
                "0-2 一、甲, 2-3 5, 3-4 , 4-5 6\n"
                "0-1 三、乙, 1-2 （一）丙, 2-3 1, 3-4 2, 4-5 3\n");
}

TEST(no_tables)
{
    assert_rows("首页 | 政务公开 | 办事\n\n正文。\n|六、其他\n", "首页 | 政务公开 | 办事\n正文。\n|六、其他\n");
    assert_rows("a | b\nc | d\ne | f\n", "a | b\nc | d\ne | f\n"); /* no figures */
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct arena *arena = arena_create(memory, SIZE_MAX);
    struct document document = {.arena = arena};
    bool read = arena ? text_read(SPAN("甲 | 5 |\n|\n| 6 |\n乙 |\n| 1 | 2\n丙\n|\n3\n"), &document, failure)
                      : fail_memory(failure);
    arena_destroy(arena);
    return read;
}

TEST(allocations_that_fail)
{
    assert_true(each_allocation_fails(attempt, NULL) > 0);
}

/* Several rows of a table in one line: where one space parts rows and blank cells have two. */
TEST(rows_joined_in_a_line)
{
    assert_rows("| 规章 | 1 |  | | 文件 |  | 3 | | 许可 | 4 | 5 |\n",
                "0-1 规章, 1-2 1, 2-3 \n0-1 文件, 1-2 , 2-3 3\n0-1 许可, 1-2 4, 2-3 5\n");
    assert_rows("| 维持 | 纠正 | | 总计 | 其他 | | 7 | 8 |\n",
                "0-1 维持, 1-2 纠正\n0-1 总计, 1-2 其他\n0-1 7, 1-2 8\n");
    assert_false(markdown_sniff(SPAN("| 规章 | 1 | 2 | | 文件 | 0 | 3 | | 许可 | 4 | 5 |\n")));
}

/* One pipe between all cells of all rows: where a row ends is not told, nor whether a blank cell was between two pipes. Each
 * cell is a line, and a figure parts what stands before a label in its own cell. */
TEST(cells_joined_in_a_line)
{
    assert_rows(
        "某局报告 二、主动公开 第一项 | 规章 | 1 | 2 | 行政处罚 | 3 | 0 | 行政许可 | 6 | 行政强制 | 4 三、收到申请 | 一、新收 | 5\n",
        "某局报告\n二、主动公开\n第一项\n规章\n1\n2\n行政处罚\n3\n0\n行政许可\n6\n行政强制\n4\n三、收到申请\n一、新收\n5\n");
    assert_rows("| 规章 | 1 | | 2 | 行政处罚 | 3 | 0 | 行政许可 | 4 | 行政强制 |\n",
                "规章\n1\n2\n行政处罚\n3\n0\n行政许可\n4\n行政强制\n");
    assert_rows("规章 | 1 | 2 | 行政处罚 | 3\n", "规章 | 1 | 2 | 行政处罚 | 3\n");
}

/* A head for each cell and one line below it: a clause of section 2. Two lines of anything else are none. */
TEST(a_head_and_a_line)
{
    assert_rows("第八项\n内容 | 金额\n行政收费 | 12\n三、收到\n",
                "第八项\n0-1 内容, 1-2 金额\n0-1 行政收费, 1-2 12\n三、收到\n");
    assert_rows("内容 | 去年 | 增减\n行政收费 | 12 | -9\n",
                "0-1 内容, 1-2 去年, 2-3 增减\n0-1 行政收费, 1-2 12, 2-3 -9\n");
    assert_rows("首页 | 公开\n电话 | 地址\n", "首页 | 公开\n电话 | 地址\n");
    assert_rows("内容 | 金额\n行政收费 | 12 | 3\n", "内容 | 金额\n行政收费 | 12 | 3\n");
    assert_rows("内容 | 2021\n行政收费 | 12\n", "内容 | 2021\n行政收费 | 12\n");
}

/* A copied page: a tab before each cell but the first of its row, blank lines between all; none below a heading. */
TEST(cells_led_by_tabs)
{
    assert_rows(
        "二、主动公开\n内容\n\n\t制发\n\n\t废止\n\n规章\n\n\t1\n\n\t\n\n文件\n\n\t2\n\n\t3\n\n三、收到情况\n正文。\n",
        "二、主动公开\n0-1 内容, 1-2 制发, 2-3 废止\n0-1 规章, 1-2 1, 2-3 \n0-1 文件, 1-2 2, 2-3 3\n三、收到情况\n正文。\n");
}
