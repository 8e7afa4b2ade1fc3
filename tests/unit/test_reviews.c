/* Section 4 in the shapes that it is printed in: a row of fifteen, three tables, three rows; and what is blank in them.
 * The written report has 901 to 905, 911 to 915 and 921 to 925. */
#include "written.h"

#include "read/text/text.h"

#include "support.h"

/* The table of the written report, for edits that put another in its place. */
#define HEADS                                                                                                                                                      \
    "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n"                                                                                                       \
    "\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n"                                                                                        \
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t" \
    "其他结果\t尚未审结\t总计\n"
#define FIGURES "901\t902\t903\t904\t905\t911\t912\t913\t914\t915\t921\t922\t923\t924\t925\n"
#define RESULTS "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"

static const struct variation shapes[] = {
    {.name = "three tables",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "行政复议\t\t\t\t\n" RESULTS "901\t902\t903\t904\t905\n\n"
                               "未经复议直接起诉\t\t\t\t\n" RESULTS "911\t912\t913\t914\t915\n\n"
                               "复议后起诉\t\t\t\t\n" RESULTS "921\t922\t923\t924\t925\n"}}},
    {.name = "two tables",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES,
                "行政复议\t\t\t\t\n" RESULTS "901\t902\t903\t904\t905\n\n行政诉讼\t\t\t\t\t\t\t\t\t\n"
                "未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n"
                "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
                "911\t912\t913\t914\t915\t921\t922\t923\t924\t925\n"}}},
    {.name = "three rows",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "\t\t" RESULTS "行政复议\t\t901\t902\t903\t904\t905\n"
                               "行政诉讼\t未经复议直接起诉\t911\t912\t913\t914\t915\n"
                               "\t复议后起诉\t921\t922\t923\t924\t925\n"}}},
    {.name = "three rows, litigation first",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "\t\t" RESULTS "行政诉讼\t复议后起诉\t921\t922\t923\t924\t925\n"
                               "\t未经复议直接起诉\t911\t912\t913\t914\t915\n"
                               "行政复议\t\t901\t902\t903\t904\t905\n"}}},
    {.name = "short names",
     .form = FORM_2021,
     .edits = {{"未经复议直接起诉", "直接起诉"},
               {"结果维持\t结果纠正\t其他结果\t尚未审结", "维持\t纠正\t其他\t未审结"}}},
    {.name = "a sentence above, a note below",
     .form = FORM_2021,
     .edits = {{"\n行政复议\t", "\n全县行政复议8件，行政诉讼3件，见下表。\n\n行政复议\t"},
               {"\n五、存在的主要", "注：另有2件在审。\n\n五、存在的主要"}}},
};

TEST(shapes_of_the_table)
{
    assert_int_equal(try_variations(shapes, COUNT(shapes), NULL), 0);
}

TEST(shapes_in_markdown)
{
    assert_int_equal(try_variations(shapes, COUNT(shapes), as_markdown), 0);
}

TEST(shapes_on_a_page)
{
    assert_int_equal(try_variations(shapes, COUNT(shapes), as_layout), 0);
}

TEST(shapes_in_copied_text)
{
    assert_int_equal(try_variations(shapes, COUNT(shapes), as_copied), 0);
}

/* Heads cut by narrow columns, as text of a PDF has them. */
static const struct variation broken_heads[] = {
    {.name = "heads over two lines",
     .form = FORM_2021,
     .edits = {{HEADS, "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
                       "结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总\n"
                       "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计\n"}}},
    {.name = "one character a line",
     .form = FORM_2021,
     .edits = {{HEADS, "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
                       "结\n果\n维\n持\n结\n果\n纠\n正\n其\n他\n结\n果\n尚\n未\n审\n结\n总\n计\n"}}},
    {.name = "numbers on three lines",
     .form = FORM_2021,
     .edits = {{FIGURES, "901 902 903 904 905\n911 912 913 914 915\n921 922 923 924 925\n"}}},
};

TEST(heads_that_are_broken)
{
    assert_int_equal(try_variations(broken_heads, COUNT(broken_heads), as_copied), 0);
}

#define ALL_BLANK                                                                                                      \
    {"reconsideration", "_ _ _ _ _"}, {"direct_litigation", "_ _ _ _ _"},                                              \
    {                                                                                                                  \
        "litigation_after_reconsideration", "_ _ _ _ _"                                                                \
    }

static const struct variation blanks[] = {
    {.name = "some cells",
     .form = FORM_2021,
     .edits = {{FIGURES, "901\t\t\t\t905\t\t\t\t\t\t\t922\t\t\t925\n"}},
     .changes = {{"reconsideration", "901 _ _ _ 905"},
                 {"direct_litigation", "_ _ _ _ _"},
                 {"litigation_after_reconsideration", "_ 922 _ _ 925"}}},
    {.name = "every cell a mark",
     .form = FORM_2021,
     .edits = {{FIGURES, "/\t/\t/\t/\t/\t-\t-\t-\t-\t-\t无\t无\t无\t无\t无\n"}},
     .changes = {ALL_BLANK}},
    {.name = "every cell",
     .form = FORM_2021,
     .edits = {{FIGURES, "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"}},
     .changes = {ALL_BLANK}},
    {.name = "the first of three tables",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "行政复议\t\t\t\t\n" RESULTS "\t\t\t\t\n\n"
                               "未经复议直接起诉\t\t\t\t\n" RESULTS "911\t912\t913\t914\t915\n\n"
                               "复议后起诉\t\t\t\t\n" RESULTS "921\t922\t923\t924\t925\n"}},
     .changes = {{"reconsideration", "_ _ _ _ _"}}},
    {.name = "a row of three",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "\t" RESULTS "行政复议\t901\t902\t903\t904\t905\n"
                               "未经复议直接起诉\t\t\t\t\t\n复议后起诉\t921\t922\t923\t924\t925\n"}},
     .changes = {{"direct_litigation", "_ _ _ _ _"}}},
};

TEST(blank_cells)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), NULL), 0);
}

TEST(blank_cells_in_markdown)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), as_markdown), 0);
}

#define UNREADABLE                                                                                                     \
    {"reconsideration", "? ? ? ? ?"}, {"direct_litigation", "? ? ? ? ?"},                                              \
    {                                                                                                                  \
        "litigation_after_reconsideration", "? ? ? ? ?"                                                                \
    }

/* Where nobody can tell, nothing is guessed. */
static const struct variation doubtful[] = {
    {.name = "copied text with a blank cell",
     .form = FORM_2021,
     .edits = {{FIGURES, "901 902 903 904 905 911 912 913 914 915 921 922 923 924\n"}},
     .changes = {UNREADABLE}},
    {.name = "a figure too many",
     .form = FORM_2021,
     .edits = {{FIGURES, "901 902 903 904 905 911 912 913 914 915 921 922 923 924 925 926\n"}},
     .changes = {UNREADABLE}},
};

/* Heads run together, or none: the row of all figures right under its heading is the table. */
TEST(heads_that_were_lost)
{
    static const struct variation variations[] = {
        {.name = "run together", .form = FORM_2021, .edits = {{HEADS, "行政复议行政诉讼\n\n"}}},
        {.name = "none", .form = FORM_2021, .edits = {{HEADS, ""}}},
        {.name = "of fewer figures",
         .form = FORM_2021,
         .edits = {{HEADS FIGURES, "901\t902\t903\t904\t905\t911\t912\t913\t914\t915\n"}},
         .changes = {{"reconsideration", ""}, {"direct_litigation", ""}, {"litigation_after_reconsideration", ""}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
}

/* Lines of a figure each: one more than there are cells, and nobody knows which of them is none. */
TEST(figures_more_than_cells)
{
    static const struct variation variations[] = {
        {.name = "behind",
         .form = FORM_2021,
         .edits = {{"924\t925\n", "924\t925\n926\t\n"}},
         .changes = {{"reconsideration", "? ? ? ? ?"},
                     {"direct_litigation", "? ? ? ? ?"},
                     {"litigation_after_reconsideration", "? ? ? ? ?"}}},
        {.name = "two in one line",
         .form = FORM_2021,
         .edits = {{"921\t922\t", "921 922\t"}},
         .changes = {{"reconsideration", "? ? ? ? ?"},
                     {"direct_litigation", "? ? ? ? ?"},
                     {"litigation_after_reconsideration", "? ? ? ? ?"}}},
        {.name = "between two tables",
         .form = FORM_2021,
         .edits = {{HEADS FIGURES, "行政复议\t\t\t\t\n" RESULTS "901\t902\t903\t904\t\n"
                                   "未经复议直接起诉\t复议后起诉\t\n" RESULTS "905\t911\t912\t913\t914\n"
                                   "915\t921\t922\t923\t924\n"}},
         .changes = {{"reconsideration", "? ? ? ? ?"},
                     {"direct_litigation", "? ? ? ? ?"},
                     {"litigation_after_reconsideration", "? ? ? ? ?"}}},
        {.name = "a remark",
         .form = FORM_2021,
         .edits = {{"复议后起诉\t\t\t\t\n", "复议后起诉\t\t\t\t\n备\t\n注\t\n"},
                   {"923\t924\t925\n", "923\t\t925\t2\n"}},
         .changes = {{"reconsideration", "? ? ? ? ?"},
                     {"direct_litigation", "? ? ? ? ?"},
                     {"litigation_after_reconsideration", "? ? ? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_narrow), 0);
}

TEST(print_that_does_not_tell)
{
    assert_int_equal(try_variations(doubtful, COUNT(doubtful), as_copied), 0);
}

static const struct variation other_orders[] = {
    {.name = "total first",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\n行政复议\t905\t901\t902\t903\t904\n"
                               "未经复议直接起诉\t915\t911\t912\t913\t914\n复议后起诉\t925\t921\t922\t923\t924\n"}}},
};

TEST(heads_in_another_order)
{
    assert_int_equal(try_variations(other_orders, COUNT(other_orders), NULL), 0);
    assert_int_equal(try_variations(other_orders, COUNT(other_orders), as_markdown), 0);
}

static const struct variation missing[] = {
    {.name = "one route",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "行政复议\t\t\t\t\n" RESULTS "901\t902\t903\t904\t905\n"}},
     .changes = {{"direct_litigation", ""}, {"litigation_after_reconsideration", ""}}},
    {.name = "no table",
     .form = FORM_2021,
     .edits = {{HEADS FIGURES, "全年没有行政复议，也没有行政诉讼。\n"}},
     .changes = {{"reconsideration", ""}, {"direct_litigation", ""}, {"litigation_after_reconsideration", ""}}},
};

TEST(routes_that_are_not_there)
{
    assert_int_equal(try_variations(missing, COUNT(missing), NULL), 0);
}

/* ---- blanks where print tells the place -------------------------------------------------------------------------- */

#define TWO_ROWS                                                                                                                                 \
    "行政复议                                      行政诉讼\n"                                                                           \
    "结果维持  结果纠正  其他结果  尚未审结  总计  未经复议直接起诉                          复议后起诉\n"        \
    "                                              结果维持  结果纠正  其他结果  尚未审结  总计  结果维持  结果纠正  " \
    "其他结果  尚未审结  总计\n"

#define PLACED                                                                                                         \
    {"reconsideration", "901 _ _ 904 905"}, {"direct_litigation", "_ 912 _ _ 915"},                                    \
    {                                                                                                                  \
        "litigation_after_reconsideration", "_ _ _ _ 925"                                                              \
    }

/* Figures that begin or end just where their heads do, in whatever rows these stand. Where one does not, or the heads of the
 * second row stand before those of the first, nobody can tell. */
TEST(blanks_under_heads_of_two_rows)
{
    static const struct variation variations[] = {
        {.name = "from the left",
         .form = FORM_2021,
         .edits =
             {{HEADS FIGURES, TWO_ROWS
               "901                           904       905             912                           915                                           925\n"}},
         .changes = {PLACED}},
        {.name = "from the right",
         .form = FORM_2021,
         .edits =
             {{HEADS FIGURES, TWO_ROWS
               "     901                           904   905                 912                       915                                           925\n"}},
         .changes = {PLACED}},
        {.name = "one at none",
         .form = FORM_2021,
         .edits =
             {{HEADS FIGURES, TWO_ROWS
               "901                           904       905               912                         915                                           925\n"}},
         .changes = {UNREADABLE}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
}

/* On a page a figure stands in the column of the head that is over any part of it, at whichever edge. */
TEST(blanks_under_heads_of_a_page)
{
    static const char text[] = "某县教育局2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
                               "行政复议                行政诉讼\n"
                               "                         未经复议直接起诉          复议后起诉\n"
                               "结果维持 结果纠正 其他结果 尚未审结  总计 "
                               "结果维持 结果纠正 其他结果 尚未审结  总计 "
                               "结果维持 结果纠正 其他结果 尚未审结  总计\n"
                               "9       8      7             6                5                      4\n";
    static const char *const expected[][5] = {{"9", "8", "", "7", ""}, {"", "6", "", "", "5"}, {"", "", "", "", "4"}};
    static const char *const routes[] = {"reconsideration", "direct_litigation", "litigation_after_reconsideration"};
    struct failure failure = no_failure();
    struct report report;
    struct document document = {.arena = arena};
    struct pattern_cache *patterns = pattern_cache_create(&counted_memory);
    assert_true(text_read(span_of(text), &document, &failure));
    struct row *figures = &document.rows[document.row_count - 1];
    for (size_t i = 0; i < document.row_count; i++) {
        document.rows[i].kind = ROW_ALIGNED;
        document.rows[i].measured = true;
    }
    for (uint32_t c = 0; c < figures->cell_count; c++) {
        figures->cells[c].left += (double)(c % 2) / 2; /* half as wide as an ideograph */
        figures->cells[c].right = figures->cells[c].left + 0.5;
    }
    assert_true(recognise(patterns, &document, &report, &failure));
    for (size_t i = 0; i < COUNT(routes); i++) {
        const struct report_line *line = &report.lines[form_find_line(TABLE_REVIEWS, FORM_ANY, routes[i])];
        for (size_t k = 0; k < COUNT(expected[i]); k++) {
            assert_true(span_equal(line->cells[k].text, span_of(expected[i][k])));
            assert_int_equal(line->cells[k].state, expected[i][k][0] ? CELL_NUMBER : CELL_BLANK);
        }
    }
    pattern_cache_destroy(patterns);
}
