/* What to correct: the smallest sets of cells, how they are ranked, and slips planted in reports whose sums hold. */
#include "sample.h"
#include "support.h"

#include "base/limits.h"
#include "check/repair/search.h"
#include "check/repair/repair.h"

static void print(struct sample *sample, enum form_table table, const char *line, const char *measure, int64_t count)
{
    sample_print(sample_cell(sample, table, line, measure), count);
}

static const char *line_name(const struct repair *repair)
{
    return form_lines[repair->term.line].line;
}

static const char *measure_name(const struct repair *repair)
{
    return form_lines[repair->term.line].measures[repair->term.measure].code;
}

/* ---- one slip, by its kind ---- */

TEST(test_names_the_crossing_of_two_sums)
{
    static const struct {
        const char *line, *measure;
        int64_t printed, suggested;
        enum slip slip;
    } cases[] = {
        {"1", "natural_person", 3, 30, SLIP_MISSING_DIGIT}, {"1", "natural_person", 300, 30, SLIP_EXTRA_DIGIT},
        {"1", "natural_person", 31, 30, SLIP_WRONG_DIGIT},  {"3.1", "total", 31, 13, SLIP_TRANSPOSED_DIGITS},
        {"3.7", "total", 0, 36, SLIP_TOTAL_NOT_FILLED},     {"3.7", "natural_person", 19, 30, SLIP_LEFT_OUT},
        {"3.4.1", "natural_person", 91, 6, SLIP_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        assert_true(sample_create(&sample, &counted_memory));
        sample_2021(&sample);
        print(&sample, TABLE_REQUESTS, cases[i].line, cases[i].measure, cases[i].printed);
        struct repair_list list = sample_repairs(&sample);
        assert_int_equal(list.count, 1);
        const struct repair *repair = &list.items[0];
        assert_string_equal(line_name(repair), cases[i].line);
        assert_string_equal(measure_name(repair), cases[i].measure);
        assert_int_equal(repair->printed.integer, cases[i].printed);
        assert_int_equal(repair->suggested.integer, cases[i].suggested);
        assert_int_equal(repair->slip, cases[i].slip);
        assert_int_equal(repair->rank, 1);
        assert_int_equal(repair->size, 1);
        sample_destroy(&sample);
    }
}

TEST(test_says_it_in_a_sentence)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.1", "total", 31);
    struct repair_list list = sample_repairs(&sample);
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].message,
                "表2 第3行 第8列“（一）予以公开”（行号 3.1）的“总计”印作 31，改为 13（两位数字颠倒），"
                "则 2 处勾稽关系都成立。");
    sample_destroy(&sample);
}

TEST(test_a_right_report_needs_no_repair)
{
    static void (*const fill[])(struct sample *) = {sample_luyi, sample_2021};
    for (size_t i = 0; i < sizeof fill / sizeof *fill; i++) {
        struct sample sample;
        assert_true(sample_create(&sample, &counted_memory));
        fill[i](&sample);
        assert_int_equal(sample_repairs(&sample).count, 0);
        sample_destroy(&sample);
    }
}

/* The published figures of a report whose two totals of section 4 were left 0. */
TEST(test_fills_totals_that_were_left_0)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_hongze(&sample);
    struct repair_list list = sample_repairs(&sample);
    assert_true(list.count >= 2);
    assert_string_equal(line_name(&list.items[0]), "reconsideration");
    assert_int_equal(list.items[0].suggested.integer, 11);
    assert_int_equal(list.items[0].slip, SLIP_TOTAL_NOT_FILLED);
    assert_string_equal(line_name(&list.items[1]), "litigation_after_reconsideration");
    assert_int_equal(list.items[1].suggested.integer, 5);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(list.items[i].rank, 1);
        assert_int_equal(list.items[i].size, 2);
        assert_int_equal(list.items[i].mends, 2);
    }
    sample_destroy(&sample);
}

/* A figure that stands one column too far to the right. */
TEST(test_knows_a_shifted_figure)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.3.7", "natural_person", 0);
    print(&sample, TABLE_REQUESTS, "3.3.7", "business", 2);
    struct repair_list list = sample_repairs(&sample);
    assert_true(list.count >= 2);
    assert_int_equal(list.items[0].size, 2);
    assert_int_equal(list.items[0].suggested.integer, 2);
    assert_int_equal(list.items[1].suggested.integer, 0);
    assert_int_equal(list.items[0].slip, SLIP_SHIFTED);
    assert_int_equal(list.items[1].slip, SLIP_SHIFTED);
    sample_destroy(&sample);
}

/* A blank cell may hold any count, so that the sums leave open what the part beside it ought to be. */
TEST(test_blanks_leave_it_open)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_fill(&sample, TABLE_REVIEWS, FORM_2021, "reconsideration 7 _ 0 0 5\n");
    struct repair_list list = sample_repairs(&sample);
    assert_int_equal(list.count, 2);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.items[i].suggested.kind, NUMBER_NULL);
        assert_int_equal(list.items[i].slip, SLIP_NONE);
        assert_true(span_contains(list.items[i].message, SPAN("不能确定")));
    }
    sample_destroy(&sample);
}

/* A negative figure, or half a request, is no count: it must change wherever sums fail, and where none does nothing is
 * said. */
TEST(test_what_is_no_count_must_change)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "1", "natural_person", -30);
    print(&sample, TABLE_REVIEWS, "reconsideration", "total", 0);
    struct repair_list list = sample_repairs(&sample);
    assert_true(list.count >= 2);
    assert_int_equal(list.items[0].printed.integer, -30);
    assert_int_equal(list.items[0].suggested.integer, 30);
    assert_int_equal(list.items[1].suggested.integer, 3);
    assert_int_equal(list.items[0].mends, 3);
    sample_2021(&sample);
    struct report_cell *half = sample_cell(&sample, TABLE_REQUESTS, "1", "natural_person");
    half->value = (struct number){NUMBER_REAL, 0, 30.5};
    list = sample_repairs(&sample);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].suggested.integer, 30);
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.3.2", "natural_person", -1);
    print(&sample, TABLE_REQUESTS, "3.3.2", "business", 2);
    print(&sample, TABLE_REQUESTS, "3.3.4", "natural_person", 2);
    print(&sample, TABLE_REQUESTS, "3.3.4", "business", -1);
    assert_int_equal(sample_repairs(&sample).count, 0);
    sample_destroy(&sample);
}

TEST(test_says_where_more_than_four_would_change)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    static const char *const measures[] = {"natural_person", "business", "research", "public_interest",
                                           "legal_service"};
    static const char *const lines[] = {"3.1", "3.2", "3.3.1", "3.3.2", "3.3.3"};
    for (size_t i = 0; i < 5; i++) {
        print(&sample, TABLE_REQUESTS, lines[i], measures[i], 70 + 9 * (int64_t)i);
    }
    struct repair_list list = sample_repairs(&sample);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].rank, 0);
    assert_int_equal(list.items[0].mends, 10);
    assert_true(span_contains(list.items[0].message, SPAN("要改动的单元格多于 4 个")));
    assert_true(span_contains(list.items[0].message, SPAN("“（一）予以公开”（行号 3.1）的“自然人”")));
    sample_destroy(&sample);
}

/* A line overwritten with other figures, whose sum is right or not: the lines in which all that fails meets. */
TEST(test_names_the_lines_in_which_all_sums_meet)
{
    static const char *const measures[] = {"natural_person", "business", "research", "public_interest",
                                           "legal_service",  "other",    "total"};
    for (int64_t total = 6 * 41 + 15; total <= 6 * 41 + 16; total++) {
        struct sample sample;
        assert_true(sample_create(&sample, &counted_memory));
        sample_2021(&sample);
        for (int64_t i = 0; i < 7; i++) {
            print(&sample, TABLE_REQUESTS, "1", measures[i], i < 6 ? 41 + i : total);
        }
        struct repair_list list = sample_repairs(&sample);
        assert_int_equal(list.count, 1);
        struct span message = list.items[0].message;
        if (!span_contains(message, SPAN("；不成立的勾稽关系都含“一、本年新收政府信息公开申请数量”（行号 1）"))) {
            fail_msg("%.*s", (int)message.size, message.data);
        }
        sample_destroy(&sample);
    }
}

/* Two slips that share no sum: each sentence speaks of its own sums alone. */
TEST(test_slips_apart_are_told_apart)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "1", "natural_person", 31);
    print(&sample, TABLE_REQUESTS, "3.4.1", "business", 77);
    struct repair_list list = sample_repairs(&sample);
    assert_true(list.count >= 2 && list.items[0].size == 2);
    for (size_t i = 0; i < 2; i++) {
        assert_false(span_contains(list.items[i].message, SPAN("连同")));
        assert_true(span_contains(list.items[i].message, SPAN("则所在的 2 处勾稽关系成立")));
    }
    sample_destroy(&sample);
}

/* ---- together, though each alone is possible ---- */

TEST(test_joint_sums)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_luyi(&sample);
    sample_repairs(&sample);
    assert_int_equal(sample_check(&sample, "requests.joint", "requests")->status, CHECK_PASS);
    /* Where a sum fails by itself, that is said, and nothing of all together. */
    print(&sample, TABLE_REQUESTS, "3.7", "total", 233);
    sample_repairs(&sample);
    assert_int_equal(sample_count(&sample, "requests.joint", CHECK_PASS), 0);
    assert_int_equal(sample_count(&sample, "requests.joint", CHECK_FAIL), 0);
    /* What could not be read leaves it open, and says so. */
    print(&sample, TABLE_REQUESTS, "3.7", "total", 234);
    struct report_cell *unread = sample_cell(&sample, TABLE_REQUESTS, "3.1", "natural_person");
    unread->state = CELL_UNREADABLE;
    unread->text = SPAN("1 2");
    sample_repairs(&sample);
    const struct check *open = sample_check(&sample, "requests.joint", "requests");
    assert_int_equal(open->status, CHECK_UNKNOWN);
    assert_true(span_contains(open->message, SPAN("有 1 格没有找到或读不出")));
    sample_destroy(&sample);
}

/* Two columns whose blanks share two lines: each sum can hold, all together cannot. */
TEST(test_joint_sums_can_fail_though_none_does_alone)
{
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < 6 && form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome; k++) {
            sample.report.lines[i].cells[k].state = CELL_NUMBER;
            sample_print(&sample.report.lines[i].cells[k], 0);
        }
        if (form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome && sample.report.lines[i].times > 0) {
            sample_print(&sample.report.lines[i].cells[6], 0);
        }
    }
    print(&sample, TABLE_REQUESTS, "3.1", "total", 20);
    print(&sample, TABLE_REQUESTS, "3.2", "total", 16);
    sample_cell(&sample, TABLE_REQUESTS, "3.1", "natural_person")->state = CELL_BLANK;
    sample_cell(&sample, TABLE_REQUESTS, "3.2", "business")->state = CELL_BLANK;
    sample_repairs(&sample);
    assert_int_equal(sample_count(&sample, "requests.", CHECK_FAIL), 1);
    const struct check *joint = sample_check(&sample, "requests.joint", "requests");
    assert_int_equal(joint->status, CHECK_FAIL);
    assert_true(span_contains(joint->message, SPAN("合起来却不能")));
    sample_destroy(&sample);
}

/* ---- memory ---- */

static bool attempt_repairs(struct sample *sample, struct failure *failure)
{
    struct repair_list list = {0};
    sample_hongze(sample);
    sample_cell(sample, TABLE_REQUESTS, "3.1", "other")->state = CELL_BLANK;
    print(sample, TABLE_REQUESTS, "3.7", "natural_person", 12);
    return checks_run(sample->patterns, &sample->report, &sample->statements, &sample->checks, failure) &&
           repairs_find(&sample->report, &sample->checks, &list, failure);
}

TEST(test_each_allocation_fails)
{
    sample_work work = attempt_repairs;
    assert_true(each_allocation_fails(sample_attempt, &work) > 0);
}
