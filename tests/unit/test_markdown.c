/* Markdown as a document: pipe tables, whole or in pieces, and the marks around text. */
#include "support.h"

#include "base/limits.h"
#include "read/text/markdown.h"

static void assert_rows(const char *text, const char *rows)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    if (!markdown_read(span_of(text), &document, &failure)) {
        fail_msg("%s", failure.cause);
    }
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < document.row_count; i++) {
        const struct row *row = &document.rows[i];
        assert_true(buffer_add_format(&out, "%u ", row->place.line));
        if (row->kind != ROW_GRID) {
            assert_true(row->paragraph);
            assert_true(buffer_add(&out, row->text));
        }
        for (uint32_t c = 0; c < row->cell_count && row->kind == ROW_GRID; c++) {
            assert_true(row->cells[c].left == c && row->cells[c].right == c + 1 && row->cells[c].rows == 1);
            assert_true(buffer_add(&out, SPAN("[")) && buffer_add(&out, row->cells[c].text) &&
                        buffer_add(&out, SPAN("]")));
        }
        assert_true(buffer_add(&out, SPAN("\n")));
    }
    assert_same_span(buffer_span(&out), span_of(rows));
    arena_destroy(arena);
}

TEST(figures_in_other_print)
{
    assert_rows("| *1* | _2_ | <u>3</u> | <b>4</b> | 5* | *6* * |\n|---|---|---|---|---|---|\n",
                "1 [1][2][3][4][5*][*6* *]\n");
}

TEST(heads_between_two_pipes)
{
    assert_rows("|| 项目 || 甲 ||\n| 规章 | 1 |\n|| 2 || 3 ||\n| 文件 | |\n",
                "1 [项目][甲]\n2 [规章][1]\n3 [][2][][3][]\n4 [文件][]\n");
}

TEST(sniffing)
{
    static const struct {
        const char *text;
        bool markdown;
    } cases[] = {
        {"| a | b |\n|---|---|\n| 1 | 2 |\n", true},
        {"正文\n\n| a | b |\n| :-: | --- |\n", true},
        {"| a | 1 |\n| b | 2 |\n| c | 3 |\n", true},
        {"", false},
        {"一、总体情况\n全年有序。\n", false},
        {"|六、其他需要报告的事项\n", false},
        {"a\tb\n规章\t0\n", false},
        {"规章 | 0 | 1\n", false},
        {"规章 | 0\n---|---\n", true},
        {"规章 | 0\n---\n", false},
        {"规章\n---\n文件\n", false},
        {"规章\n---\n文件 | 0\n", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (markdown_sniff(span_of(cases[i].text)) != cases[i].markdown) {
            fail_msg("`%s`", cases[i].text);
        }
    }
}

TEST(tables)
{
    assert_rows("| 规章 | 0 |\n| --- | :-: |\n|文件|1|\n", "1 [规章][0]\n3 [文件][1]\n");
    assert_rows("| a | | \u3000 |\n", "1 [a][][]\n");
    assert_rows("| a | b\n| c |\n", "1 [a][b]\n2 [c]\n");
    assert_rows("  | a | b |  \n", "1 [a][b]\n");
}

/* Rows of blank marks are rows, not the line below a head. */
TEST(rows_of_dashes)
{
    assert_rows("| a | b |\n|---|---|\n| - | - |\n| -- | -- |\n| / | — |\n",
                "1 [a][b]\n3 [-][-]\n4 [--][--]\n5 [/][—]\n");
}

TEST(separators_in_the_middle)
{
    assert_rows("| a | 1 |\n|---|---|\n| b | 2 |\n|---|---|\n| 列1 | 列2 |\n|---|---|\n| c | 3 |\n",
                "1 [a][1]\n3 [b][2]\n5 [列1][列2]\n7 [c][3]\n");
}

TEST(marks_of_text)
{
    assert_rows("# 标题\n\n## 二、主动公开 ##\n> 引用\n**一、总体情况**\n`规章`\n",
                "1 标题\n3 二、主动公开\n4 引用\n5 一、总体情况\n6 规章\n");
    assert_rows("| **规章** | 1<br>2 | 3&nbsp;4 | a\\|b | \\- |\n", "1 [规章][1\n2][3 4][a|b][-]\n");
    assert_rows("|六、其他需要报告的事项\n", "1 |六、其他需要报告的事项\n");
    assert_rows("l六、其他\n", "1 l六、其他\n");
    assert_rows("5 * 3 _ 2 < 4 & 6\n", "1 5 * 3 _ 2 < 4 & 6\n");
    assert_rows("\\", "1 \\\n");
}

TEST(formulas_are_figures)
{
    assert_rows("| $42$ | $$7$$ | $ 3 $ | 5\\% | $ |\n| a$b$ | $$ | \n", "1 [42][7][3][5%][$]\n2 [a$b$][$$]\n");
    assert_rows("占比$30\\%$。\n", "1 占比$30%$。\n");
}

TEST(side_pipes_may_be_left_out)
{
    assert_rows("信息内容 | 甲 | 乙\n--- | :-: | ---\n规章 | 1 | 2\n | 3 | \n文件\n",
                "1 [信息内容][甲][乙]\n3 [规章][1][2]\n4 [][3][]\n5 文件\n");
    assert_rows(" | 甲\n---|---\n规章 | 1\n\n规章 | 1\n", "1 [][甲]\n3 [规章][1]\n5 规章 | 1\n");
    assert_rows("规章 | 1\n---\n", "1 规章 | 1\n2 ---\n");
}

/* A head of fewer cells, rows of one cell in the middle, and a row of figures that was wrapped at a pipe. */
TEST(open_tables_of_pieces)
{
    assert_rows("（一）项\n---\n项 | 甲 | 乙\n规章 | 1 | 2\n（五）项\n许可 | 3 | 4\n\n正文\n",
                "1 [（一）项]\n3 [项][甲][乙]\n4 [规章][1][2]\n5 [（五）项]\n6 [许可][3][4]\n8 正文\n");
    assert_rows("项 | 甲\n---|---\n规章 | 1 | 2 |\n34\n许可 | 3 |\n处罚 | 4 |\n5 | 6\n",
                "1 [项][甲]\n3 [规章][1][2][34]\n5 [许可][3][]\n6 [处罚][4][5][6]\n");
    assert_rows("标题\n---\n正文\n", "1 标题\n2 ---\n3 正文\n");
    assert_rows("标题\n---\n| 规章 | 1 |\n", "1 标题\n2 ---\n3 [规章][1]\n");
}

/* A row in as many pieces as a file has lines takes no more memory than some times the file. */
TEST(rows_of_very_many_pieces)
{
    enum { PIECES = 100000 };
    struct arena *narrow = arena_create(&counted_memory, (size_t)32 << 20);
    struct buffer text = {.arena = arena};
    buffer_add(&text, SPAN("项 | 甲\n---|---\n规章 | 1 |\n"));
    for (int i = 0; i < PIECES; i++) {
        buffer_add(&text, SPAN("2 |\n"));
    }
    struct document document = {.arena = narrow};
    struct failure failure = no_failure();
    assert_false(markdown_read(buffer_span(&text), &document, &failure));
    assert_non_null(strstr(failure.cause, "列数"));
    arena_destroy(narrow);
}

/* What other tools leave blank, these print again in each row and column of a merged cell. */
TEST(merged_cells_are_printed_once)
{
    assert_rows(
        "| 信息内容 | 处理决定数量 | 处理决定数量 | 处理决定数量 |\n|---|---|---|---|\n| 行政许可 | 87 | 87 | 87 |\n"
        "| 行政处罚 | 5 | 5 | 6 |\n| 行政强制 | 4 | 4 | 4 |\n",
        "1 [信息内容][处理决定数量][][]\n3 [行政许可][87][][]\n4 [行政处罚][5][][6]\n5 [行政强制][4][][4]\n");
    assert_rows(
        "| 本年度办理结果 | （五）不予处理 | 1.重复申请 | 0 | 0 |\n| 本年度办理结果 | （五）不予处理 | 2.其他申请 | 0 | 0 |\n"
        "| 本年度办理结果 | （七）总计 | （七）总计 | 0 | 0 |\n",
        "1 [本年度办理结果][（五）不予处理][1.重复申请][0][0]\n2 [][][2.其他申请][0][0]\n3 [][（七）总计][][0][0]\n");
    /* Figures that are alike, and marks of blanks, are what they are. */
    assert_rows("| 规章 | 3 | 3 | 3 |\n|---|---|---|---|\n| 文件 | 不适用 | 不适用 | 不适用 |\n| 文件 | 3 | 3 | 3 |\n",
                "1 [规章][3][3][3]\n3 [文件][不适用][不适用][不适用]\n4 [文件][3][3][3]\n");
    assert_rows(
        "| 法人或其他组织 | 法人或其他组织 | 法人或其他组织 | 法人或其他组织 | 甲 |\n|---|---|---|---|---|\n| 0 | 0 | 0 | 0 | 0 |\n",
        "1 [法人或其他组织][][][][甲]\n3 [0][0][0][0][0]\n");
    /* A table of its own begins. */
    assert_rows("| 信息内容 | 甲 |\n\n| 信息内容 | 乙 |\n", "1 [信息内容][甲]\n3 [信息内容][乙]\n");
}

TEST(tables_are_counted)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(
        markdown_read(SPAN("| a | 1 |\n|---|---|\n| b | 2 |\n\n文字\n\n| c | 3 |\n| d |\n"), &document, &failure));
    assert_int_equal(document.row_count, 5);
    assert_int_equal(document.table_count, 2);
    assert_int_equal(document.rows[1].place.table, 1);
    assert_int_equal(document.rows[2].place.table, 0);
    assert_int_equal(document.rows[3].place.table, 2);
    assert_false(document.rows[0].ragged);
    assert_true(document.rows[3].ragged);
}

TEST(limits)
{
    static const struct {
        const char *piece;
        size_t times;
    } cases[] = {{"| a |\n", LIMIT_ROWS + 1}, {"|", LIMIT_GRID_CELLS + 2}, {"a\n", LIMIT_ROWS + 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct buffer text = {.arena = own};
        for (size_t k = 0; k < cases[i].times; k++) {
            assert_true(buffer_add(&text, span_of(cases[i].piece)));
        }
        struct document document = {.arena = own};
        struct failure failure = no_failure();
        assert_false(markdown_read(buffer_span(&text), &document, &failure));
        assert_int_equal(failure.code, FAILURE_LIMIT);
        arena_destroy(own);
    }
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct document document = {.arena = arena_create(memory, SIZE_MAX)};
    bool done = document.arena ? markdown_read(SPAN("**a**\n| `a` | 1 |\n|---|---|\n| b | 2 |\n"), &document, failure)
                               : fail_memory(failure);
    arena_destroy(document.arena);
    return done;
}

TEST(allocations_that_fail)
{
    assert_true(each_allocation_fails(attempt, NULL) > 0);
}
