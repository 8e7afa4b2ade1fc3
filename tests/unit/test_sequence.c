/* Pages printed cell by cell, their labels late and heads between: figures are counted (sequence.h). */
#include "written.h"

#include "support.h"

/* The last two labels behind the figures of both, and pieces of heads behind the first. */
#define LATE                                                                                                           \
    {"一、本年新收政府信息公开申请数量\t\t\t", "一、本年新收政府信息公开申请数量\t机构\t组织\t"},                      \
        {"\t（七）总计\t\t", ""}, {"四、结转下年度继续办理\t\t\t", ""},                                                \
    {                                                                                                                  \
        "346\t347\n", "346\t347\n（七）总计\t\n四、结转下年度继续办理\t\n"                             \
    }

TEST(figures_are_counted)
{
    static const struct variation variations[] = {
        {.name = "late labels",
         .form = FORM_2021,
         .edits = {LATE},
         .changes = {{"3.6.3", "? ? ? ? ? ? ?"}, {"3.7", "? ? ? ? ? ? ?"}, {"4", "? ? ? ? ? ? ?"}}},
        {.name = "an early label",
         .form = FORM_2021,
         .edits = {{"一、本年新收政府信息公开申请数量\t\t\t",
                    "一、本年新收政府信息公开申请数量\t\n二、上年结转政府信息公开申请数量\t\n机构\t"},
                   {"\n二、上年结转政府信息公开申请数量\t\t\t", "\n"}},
         .changes = {{"1", "? ? ? ? ? ? ?"}, {"2", "? ? ? ? ? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_narrow), 0);
}

/* Where a blank is among them, or a line has another's figures, nothing is counted. */
TEST(figures_that_do_not_count_up)
{
    static const struct edit edits[][MOST_EDITS] = {
        {LATE, {"223\t224", "223"}},
        {LATE,
         {"\t\t2.重复申请\t261\t262\t263\t264\t265\t266\t267\n", "261\t262\t263\t264\t265\t266\t267\n2.重复申请\t\n"}}};
    static const char *const unread[][2] = {{"2", "3.5.5"}, {"3.5.1", "3.5.2"}};
    for (size_t i = 0; i < COUNT(edits); i++) {
        struct recognised recognised;
        recognised_begin(&recognised, as_narrow(arena, edited(arena, written_report(arena, FORM_2021), edits[i])));
        for (size_t k = 0; k < 2; k++) {
            const struct report_line *line =
                &recognised.report.lines[form_find_line(TABLE_REQUESTS, FORM_2021, unread[i][k])];
            assert_int_equal(line->cells[0].state, CELL_UNREADABLE);
        }
        recognised_end(&recognised);
    }
}

/* A line that the form has not, under a blank one: together they count up. */
TEST(figures_of_another_line)
{
    static const struct variation variations[] = {
        {.name = "below a blank line",
         .form = FORM_2021,
         .edits = {{"\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217\n",
                    "\t\t8.属于行政查询事项\t\t\t\t\t\t\t\n\t\t9.其他不予公开情形\t3\t4\t5\t6\t7\t8\t33\n"}},
         .changes = {{"3.3.8", "_ _ _ _ _ _ _"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_narrow), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_copied), 0);
}

/* More figures behind a line that the form has not than it has: the next line, whose label is late, is not blank. */
TEST(figures_behind_another_line)
{
    static const struct variation variations[] = {
        {.name = "of two lines",
         .form = FORM_2021,
         .edits = {{"\t（四）无法提供\t1.本机关不掌握相关政府信息\t221\t222\t223\t224\t225\t226\t227\n",
                    "\t\t9.其他不予公开情形\t3\t4\t5\t6\t7\t8\t33\n\t221\t222\t223\t224\t225\t226\t227\n"
                    "\t（四）无法提供\t1.本机关不掌握相关政府信息\t\t\t\t\t\t\t\n"}},
         .changes = {{"3.4.1", "? ? ? ? ? ? ?"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_narrow), 0);
}
