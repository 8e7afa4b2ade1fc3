/* Tables of text that is no Markdown: drawn ones, rules of dashes, commas, traces of blank cells, rows run together. */
#include "support.h"

#include "base/limits.h"
#include "read/text/markdown.h"
#include "read/text/text.h"
#include "text_rows.h"

/* ---- drawn ------------------------------------------------------------------------------------------------------- */

TEST(boxes)
{
    assert_rows("┌──────┬─────┐\n"
                "│项目  │2020 │\n"
                "│      ├──┬──┤\n"
                "│      │甲│乙│\n"
                "├──────┼──┼──┤\n"
                "│规章  │1 │  │\n"
                "└──────┴──┴──┘\n"
                "正文。\n",
                "0-1x2 项目, 1-3 2020\n"
                "1-2 甲, 2-3 乙\n"
                "0-1 规章, 1-2 1, 2-3 \n"
                "正文。\n");
}

/* A cell of several lines; quotes that the one who drew took for wide. */
TEST(grids)
{
    assert_rows("+--------+----+\n"
                "| 行政规 | 12 |\n"
                "| 范文件 | 34 |\n"
                "+========+====+\n"
                "| “三”   | 5  |\n"
                "+--------+----+\n"
                "| “三” | 6  |\n"
                "+--------+----+\n",
                "0-1 行政规\n范文件, 1-2 12\n34\n"
                "0-1 “三”, 1-2 5\n"
                "0-1 “三”, 1-2 6\n");
}

/* Drawn by a program that took ideographs to be as wide as other characters. */
/* Three rows under one rule: a line that has room for what stands below it is no part of one cell with it. */
TEST(rows_without_rules)
{
    assert_rows("+----------+----+\n|   类型   | 甲 |\n+----------+----+\n|   复议   | 12 |\n| 直接起诉 | 3  |\n"
                "|  复议后  |    |\n+----------+----+\n",
                "0-1 类型, 1-2 甲\n0-1 复议, 1-2 12\n0-1 直接起诉, 1-2 3\n0-1 复议后, 1-2 \n");
    assert_rows("+----------+----+\n| 类型     | 甲 |\n+----------+----+\n| 未经复议 | 12 |\n| 直接起诉 |    |\n"
                "+----------+----+\n",
                "0-1 类型, 1-2 甲\n0-1 未经复议\n直接起诉, 1-2 12\n");
}

TEST(boxes_of_counted_characters)
{
    assert_rows("+-------------------+\n"
                "| （一）项              |\n"
                "|-------------------|\n"
                "| 项   | 制发件数 | 件数   |\n"
                "|-----+------+------|\n"
                "| 规章  | 844  | 36   |\n"
                "|-------------------|\n"
                "| 许可  | 659         |\n"
                "+-------------------+\n",
                "0-3 （一）项\n0-1 项, 1-2 制发件数, 2-3 件数\n0-1 规章, 1-2 844, 2-3 36\n0-1 许可, 1-3 659\n");
}

/* A rule below the heads only: a row a line. */
TEST(shells)
{
    assert_rows("+----+---+\n| 项 | 数 |\n+----+---+\n| 甲 | 1 |\n| 乙 |   |\n| 丙 | 3 |\n| 丁 | 4 |\n+----+---+\n",
                "0-1 项, 1-2 数\n0-1 甲, 1-2 1\n0-1 乙, 1-2 \n0-1 丙, 1-2 3\n0-1 丁, 1-2 4\n");
    assert_rows(" 项   | 数\n------+----\n 规章 | 1\n 文件 |\n 许可 | 3\n",
                "0-1 项, 1-2 数\n0-1 规章, 1-2 1\n0-1 文件, 1-2 \n0-1 许可, 1-2 3\n");
}

TEST(dashes)
{
    const char rows[] = "0-1 规章, 1-2 1, 2-3 \n0-1 文件, 1-2 , 2-3 3\n";
    assert_rows("  ------ --- ---\n  规章   1   \n  文件       3\n  ------ --- ---\n", rows);
    assert_rows("====== === ===\n规章   1   \n文件       3\n====== === ===\n", rows);
    assert_rows("  ------ --- ---\n  规章   1   \n\n  文\n  件         3\n  ------ --- ---\n",
                "0-1 规章, 1-2 1, 2-3 \n0-1 文\n件, 1-2 , 2-3 3\n");
    assert_rows("项目   甲  乙\n------ --- ---\n规章   1\n文件       3\n\n正文。\n",
                "0-1 项目, 1-2 甲, 2-3 乙\n0-1 规章, 1-2 1, 2-3 \n0-1 文件, 1-2 , 2-3 3\n正文。\n");
    assert_rows("正文，--- --- 不是表。\n---\n", "正文，--- --- 不是表。\n---\n");
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

TEST(fields)
{
    const char rows[] = "0-1 项目, 1-2 甲, 2-3 乙\n0-1 规章, 1-2 1,234, 2-3 \n0-1 一“二”, 1-2 , 2-3 3\n";
    assert_rows("项目,甲,乙\r\n规章,\"1,234\",\r\n一“二”,,3\r\n", rows);
    assert_rows("项目;甲;乙\n规章;1,234;\n一“二”;;3\n", rows);
    assert_rows("\"项目\",\"甲\"\n\"规\"\"章\"\"\",\"1\"\n\"文\n件\",\"2\"\n\"许可\",\"\"\n",
                "0-1 项目, 1-2 甲\n0-1 规\"章\", 1-2 1\n0-1 文\n件, 1-2 2\n0-1 许可, 1-2 \n");
}

/* Commas of sentences and of thousands. */
TEST(no_fields)
{
    assert_rows("1,234\n2,345\n3,456,789\n", "1,234\n2,345\n3,456,789\n");
    assert_rows("甲 1,234 2,345\n乙 3,456 4,567\n丙 1,000 2,000\n", "甲 1,234 2,345\n乙 3,456 4,567\n丙 1,000 2,000\n");
    assert_rows("去年,我局公开信息,受到好评。\n今年,我局公开信息,受到好评。\n明年,我局公开信息,受到好评。\n",
                "去年,我局公开信息,受到好评。\n今年,我局公开信息,受到好评。\n明年,我局公开信息,受到好评。\n");
}

/* ---- a cell a line ----------------------------------------------------------------------------------------------- */

TEST(traces_of_blanks)
{
    const char rows[] = "0-1 规章, 1-2 1, 2-3 , 3-4 \n0-1 文件, 1-2 , 2-3 , 3-4 2\n0-1 许可, 1-2 3, 2-3 4, 3-4 5\n";
    assert_rows("规章\n\n1\n\n\n\n文件\n\n\n\n2\n\n许可\n\n3\n\n4\n\n5\n", rows);
    assert_rows("规章\n\n1\n\n\u00A0\n\n\u00A0\n\n文件\n\n\u00A0\n\n\u00A0\n\n2\n\n许可\n\n3\n\n4\n\n5\n", rows);
    /* Where figures stand close together, gaps tell nothing. */
    assert_rows("规章\n1\n\n\n\n文件\n\n\n\n2\n许可\n", "规章\n1\n文件\n2\n许可\n");
}

/* ---- rows run together ------------------------------------------------------------------------------------------- */

TEST(run_together)
{
    assert_rows("项目 自然人 总计 一、新收申请数量 1 2 3 二、上年结转数量 4 5 6 三、予以公开 7 8 9\n",
                "项目\n自然人 总计\n一、新收申请数量 1 2 3\n二、上年结转数量 4 5 6\n三、予以公开 7 8 9\n");
    assert_rows("一、新收申请数量 1 2 3 二、上年结转数\n量 4 5 6 三、予以公开 7 8\n9\n\n正文。\n",
                "一、新收申请数量 1 2 3\n二、上年结转数量 4 5 6\n三、予以公开 7 8 9\n正文。\n");
    /* The first line goes on with its figures; a figure at a line's end is no part of what follows. */
    assert_rows(
        "项目 一、新收申请数量 1\n2 3 二、上年结转数量 4 5 6 三、予以公开 7 8\n0\n三、正文 1 2 3 四、其他 4 5 ６\n五、正文\n",
        "项目\n一、新收申请数量 1 2 3\n二、上年结转数量 4 5 6\n三、予以公开 7 8 0\n三、正文 1 2 3\n"
        "四、其他 4 5 ６\n五、正文\n");
    /* Where words stand in columns, the number of the next line is none of its figures. */
    assert_rows("1  新收申请数量  1  2  3  5\n2  上年结转数量  4  5  6  7\n3  予以公开  7  8  9  8\n",
                "1  新收申请数量  1  2  3  5\n2  上年结转数量  4  5  6  7\n3  予以公开  7  8  9  8\n");
    assert_rows("一、新收申请数量 1 2 3\n二、上年结转数量 4 5 6\n", "一、新收申请数量 1 2 3\n二、上年结转数量 4 5 6\n");
}

/* Lines that begin with their numbers do not run on: each number rises by one. */
TEST(lines_that_are_numbered)
{
    assert_rows("1 一、新收申请数量 1 2 3\n2 二、上年结转数量 4 5 6\n3 三、予以公开 7 8 9\n4 四、其他处理 1 1 1\n",
                "1 一、新收申请数量 1 2 3\n2 二、上年结转数量 4 5 6\n3 三、予以公开 7 8 9\n4 四、其他处理 1 1 1\n");
}

/* ---- AsciiDoc ---- */

/* Cells are counted, wherever lines are wrapped; a cell may span others. */
TEST(cells_that_are_counted)
{
    assert_rows(
        "[width=\"99%\",cols=\"20%,2*,10%\",]\n|===\n|项目 |甲 |乙\n|丙\n\n|规章 | |1\n| |文件 2+|2 |3\n.2+|许可\n"
        "|4 |5 |6 |7 |8\n|9\n|===\n正文\n",
        "0-1 项目, 1-2 甲, 2-3 乙, 3-4 丙\n0-1 规章, 1-2 , 2-3 1, 3-4 \n0-1 文件, 1-3 2, 3-4 3\n"
        "0-1x2 许可, 1-2 4, 2-3 5, 3-4 6\n1-2 7, 2-3 8, 3-4 9\n正文\n");
    assert_rows("[cols=\",,\",]\n|===\n|规章 |1 |\n|===\n", "0-1 规章, 1-2 1, 2-3 \n");
    assert_rows("[cols=3*]\n|===\n|规章\n|1 |2\n|===\n", "0-1 规章, 1-2 1, 2-3 2\n");
    assert_rows("|===\n|项目 2+|数\n|规章 |1\n|2\n|===\n", "0-1 项目, 1-3 数\n0-1 规章, 1-2 1, 2-3 2\n");
    assert_rows("|===\n|===\n== 正文\n", "正文\n");
    assert_rows("[cols=\"1,1\"]\n|===\n正文\n", "[cols=\"1,1\"]\n|===\n正文\n");
}

TEST(cells_of_a_wiki)
{
    assert_rows(
        "{| class=\"wikitable\"\n|+ 表\n|-\n! 项目 !! 甲\n! colspan=\"2\" | 乙\n|-\n| rowspan=2 | 规章<br />文件\n"
        "| 1 || 2 ||\n|-\n| '''3'''\n|\n|\n{|\n| 5\n|}\n|}\n正文\n",
        "0-1 项目, 1-2 甲, 2-4 乙\n0-1x2 规章\n文件, 1-2 1, 2-3 2, 3-4 \n1-2 3, 2-3 , 3-4 {|\n| 5\n|}\n正文\n");
    assert_rows("{|\n| 甲 || 1\n== 三 ==\n", "0-1 甲, 1-2 1\n三\n");
    assert_rows("{|\n| 甲 || <br3\n正文\n", "0-1 甲, 1-2 <br3\n正文\n"); /* left open, and no line break */
    assert_rows("{|\n正文\n", "{|\n正文\n");
    assert_rows(
        "<span id=\"三\"></span>\n== 三 ==\n{|\n| ''甲'' || &nbsp; || {{formatnum:1234}} || {{ref|1}} || {{right|1|2}}\n|}\n",
        "三\n0-1 甲, 1-2 , 2-3 1234, 3-4 {{ref|1}}, 4-5 {{right|1|2}}\n");
}

/* ---- marks of pandoc ---------------------------------------------------------------------------------------------- */

TEST(spans_and_divs)
{
    assert_rows(
        "::: {style=\"a\"}\n收到[48]{lang=\"EN\"\nstyle=\"b\"}件，\n[3]{.e}\n[[办]{.c}结]{#d}[45]件。\n:::\n\n下\n",
        "收到48件， 3 办结[45]件。\n下\n");
    assert_rows("## [二]{style=\"a\"}\n\\[1\\]{.b} 甲]{.c} [乙]{丙} [丁]{.d\n",
                "二\n\\[1\\]{.b} 甲]{.c} [乙]{丙} [丁]{.d\n");
    assert_rows("  -------- ---\n  [规]{.a} 1\n  章       2\n  -------- ---\n",
                "0-1 [规]{.a}, 1-2 1\n0-1 章, 1-2 2\n"); /* they take room */
}

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

TEST(json)
{
    assert_rows("{\"url\": \"http://x/\", \"text\": \"项目\\t甲\\n规章\\t\\u0031\\n\\\"文\\\"\\t2\\n\"}\n",
                "0-1 项目, 1-2 甲\n0-1 规章, 1-2 1\n0-1 \"文\", 1-2 2\n");
    assert_rows("[{\"a\": {\"b\": \"\\uD842\\uDFB7\\n\\uD842x\"}}]", "𠮷\n\uFFFDx\n");
    assert_rows("{\"cut\": \"甲\\n", "{\"cut\": \"甲\\n\n");
    assert_rows("{正文}\n", "{正文}\n");
}

TEST(several_records)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(text_read(SPAN("{\"t\": \"甲\\n乙\"}\n{\"t\": \"丙\\n丁\"}\n"), &document, &failure));
    assert_int_equal(document.row_count, 2);
    assert_span(document.remark, "文件里有2条JSON记录，只读了第一条");
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    const char *const *text = data;
    struct arena *arena = arena_create(memory, SIZE_MAX);
    struct document document = {.arena = arena};
    bool read = arena ? text_read(span_of(*text), &document, failure) : fail_memory(failure);
    arena_destroy(arena);
    return read;
}

TEST(allocations_that_fail)
{
    static const char *const texts[] = {
        "┌──┬──┐\n│规│ 1│\n│章│  │\n├──┼──┤\n│文│ 2│\n└──┴──┘\n",
        "---- ---\n规\n章   1\n\n文   2\n---- ---\n",
        "甲,\"1\"\"\"\n\"乙\n丙\",2\n丁,3\n",
        "规章\n\n1\n\n\n\n文件\n\n\n\n2\n\n许可\n\n3\n\n4\n\n5\n",
        "一、新收申请数量 1 2 3 二、上年结转数\n量 4 5 6 三、予以公开 7 8 9\n",
        "{\"t\": \"甲\\n乙\"}\n{\"t\": \"丙\\n丁\"}\n",
        "[cols=\"1,1\"]\n|===\n|规\n章 |1\n.2+|文 |2\n|3\n|===\n",
        "{|\n! 规 !! 章\n|-\n| rowspan=2 | 文<br>件 || 2\n|}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(each_allocation_fails(attempt, (void *)(uintptr_t)&texts[i]) > 0);
    }
}

/* ---- hostile text -------------------------------------------------------------------------------------------------- */

/* Marks of print, breaks and attributes that nothing ends are looked for no further than they may be long: in the length of
 * their text squared each of these would take minutes. */
TEST(marks_without_end)
{
    static const struct {
        const char *before, *piece, *behind;
    } texts[] = {{"{|\n|-\n| ", "规章 1 ", "\n|}\n"},
                 {"{|\n|-\n| ", "<br ", "\n|}\n"},
                 {"[规章]{.underline}\n", "[]{", "\n"},
                 {"| a | b |\n|---|---|\n| ", "$", " | 1 |\n"}};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        assert_non_null(own);
        struct buffer text = {.arena = own};
        struct document document = {.arena = own};
        struct failure failure = no_failure();
        assert_true(buffer_add(&text, span_of(texts[i].before)));
        while (text.size < 12 << 20) {
            assert_true(buffer_add(&text, span_of(texts[i].piece)));
        }
        assert_true(buffer_add(&text, span_of(texts[i].behind)));
        bool markdown = texts[i].before[0] == '|';
        assert_true(markdown ? markdown_read(buffer_span(&text), &document, &failure)
                             : text_read(buffer_span(&text), &document, &failure));
        assert_true(document.row_count > 0);
        arena_destroy(own);
    }
}
