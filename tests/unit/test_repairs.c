#define _POSIX_C_SOURCE 199309L

/* What to correct: the smallest sets of cells, how they are ranked, and slips planted in reports whose sums hold. */
#include "sample.h"
#include "support.h"

#include "base/limits.h"
#include "check/repair/search.h"
#include "check/repair/repair.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static struct repair_list repairs_of(struct sample *sample)
{
    struct failure failure = no_failure();
    struct repair_list list = {0};
    sample->checks = (struct check_list){0};
    assert_true(checks_run(sample->patterns, &sample->report, &sample->statements, &sample->checks, &failure));
    assert_true(repairs_find(&sample->report, &sample->checks, &list, &failure));
    return list;
}

static void set_cell(struct report_cell *cell, int64_t count)
{
    cell->state = CELL_NUMBER;
    cell->value = (struct number){NUMBER_INTEGER, count, (double)count};
}

static void print(struct sample *sample, enum form_table table, const char *line, const char *measure, int64_t count)
{
    set_cell(sample_cell(sample, table, line, measure), count);
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

static void test_names_the_crossing_of_two_sums(void **state)
{
    (void)state;
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
        struct repair_list list = repairs_of(&sample);
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

static void test_says_it_in_a_sentence(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.1", "total", 31);
    struct repair_list list = repairs_of(&sample);
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].message,
                "表2 第3行 第8列“（一）予以公开”（3.1 行）的“总计”印作 31，改为 13（两位数字颠倒），"
                "则 2 处勾稽关系都成立。");
    sample_destroy(&sample);
}

static void test_a_right_report_needs_no_repair(void **state)
{
    (void)state;
    static void (*const fill[])(struct sample *) = {sample_luyi, sample_2021};
    for (size_t i = 0; i < sizeof fill / sizeof *fill; i++) {
        struct sample sample;
        assert_true(sample_create(&sample, &counted_memory));
        fill[i](&sample);
        assert_int_equal(repairs_of(&sample).count, 0);
        sample_destroy(&sample);
    }
}

/* The published figures of a report whose two totals of section 4 were left 0. */
static void test_fills_totals_that_were_left_0(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_hongze(&sample);
    struct repair_list list = repairs_of(&sample);
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
static void test_knows_a_shifted_figure(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.3.7", "natural_person", 0);
    print(&sample, TABLE_REQUESTS, "3.3.7", "business", 2);
    struct repair_list list = repairs_of(&sample);
    assert_true(list.count >= 2);
    assert_int_equal(list.items[0].size, 2);
    assert_int_equal(list.items[0].suggested.integer, 2);
    assert_int_equal(list.items[1].suggested.integer, 0);
    assert_int_equal(list.items[0].slip, SLIP_SHIFTED);
    assert_int_equal(list.items[1].slip, SLIP_SHIFTED);
    sample_destroy(&sample);
}

/* A blank cell may hold any count, so that the sums leave open what the part beside it ought to be. */
static void test_blanks_leave_it_open(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_fill(&sample, TABLE_REVIEWS, FORM_2021, "reconsideration 7 _ 0 0 5\n");
    struct repair_list list = repairs_of(&sample);
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
static void test_what_is_no_count_must_change(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "1", "natural_person", -30);
    print(&sample, TABLE_REVIEWS, "reconsideration", "total", 0);
    struct repair_list list = repairs_of(&sample);
    assert_true(list.count >= 2);
    assert_int_equal(list.items[0].printed.integer, -30);
    assert_int_equal(list.items[0].suggested.integer, 30);
    assert_int_equal(list.items[1].suggested.integer, 3);
    assert_int_equal(list.items[0].mends, 3);
    sample_2021(&sample);
    struct report_cell *half = sample_cell(&sample, TABLE_REQUESTS, "1", "natural_person");
    half->value = (struct number){NUMBER_REAL, 0, 30.5};
    list = repairs_of(&sample);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].suggested.integer, 30);
    sample_2021(&sample);
    print(&sample, TABLE_REQUESTS, "3.3.2", "natural_person", -1);
    print(&sample, TABLE_REQUESTS, "3.3.2", "business", 2);
    print(&sample, TABLE_REQUESTS, "3.3.4", "natural_person", 2);
    print(&sample, TABLE_REQUESTS, "3.3.4", "business", -1);
    assert_int_equal(repairs_of(&sample).count, 0);
    sample_destroy(&sample);
}

static void test_says_where_more_than_four_would_change(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    static const char *const measures[] = {"natural_person", "business", "research", "public_interest",
                                           "legal_service"};
    static const char *const lines[] = {"3.1", "3.2", "3.3.1", "3.3.2", "3.3.3"};
    for (size_t i = 0; i < 5; i++) {
        print(&sample, TABLE_REQUESTS, lines[i], measures[i], 70 + 9 * (int64_t)i);
    }
    struct repair_list list = repairs_of(&sample);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].rank, 0);
    assert_int_equal(list.items[0].mends, 10);
    assert_true(span_contains(list.items[0].message, SPAN("要改动的单元格多于 4 个")));
    assert_true(span_contains(list.items[0].message, SPAN("“（一）予以公开”（3.1 行）的“自然人”")));
    sample_destroy(&sample);
}

/* ---- together, though each alone is possible ---- */

static void test_joint_sums(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_luyi(&sample);
    repairs_of(&sample);
    assert_int_equal(sample_check(&sample, "requests.joint", "requests")->status, CHECK_PASS);
    /* Where a sum fails by itself, that is said, and nothing of all together. */
    print(&sample, TABLE_REQUESTS, "3.7", "total", 233);
    repairs_of(&sample);
    assert_int_equal(sample_count(&sample, "requests.joint", CHECK_PASS), 0);
    assert_int_equal(sample_count(&sample, "requests.joint", CHECK_FAIL), 0);
    sample_destroy(&sample);
}

/* Two columns whose blanks share two lines: each sum can hold, all together cannot. */
static void test_joint_sums_can_fail_though_none_does_alone(void **state)
{
    (void)state;
    struct sample sample;
    assert_true(sample_create(&sample, &counted_memory));
    sample_2021(&sample);
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < 6 && form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome; k++) {
            sample.report.lines[i].cells[k].state = CELL_NUMBER;
            set_cell(&sample.report.lines[i].cells[k], 0);
        }
        if (form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome && sample.report.lines[i].times > 0) {
            set_cell(&sample.report.lines[i].cells[6], 0);
        }
    }
    print(&sample, TABLE_REQUESTS, "3.1", "total", 20);
    print(&sample, TABLE_REQUESTS, "3.2", "total", 16);
    sample_cell(&sample, TABLE_REQUESTS, "3.1", "natural_person")->state = CELL_BLANK;
    sample_cell(&sample, TABLE_REQUESTS, "3.2", "business")->state = CELL_BLANK;
    repairs_of(&sample);
    assert_int_equal(sample_count(&sample, "requests.", CHECK_FAIL), 1);
    const struct check *joint = sample_check(&sample, "requests.joint", "requests");
    assert_int_equal(joint->status, CHECK_FAIL);
    assert_true(span_contains(joint->message, SPAN("合起来却不能")));
    sample_destroy(&sample);
}

/* ---- slips planted in reports whose sums hold ---- */

static uint64_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random_state >> 33) % limit;
}

/* A count as offices have them: mostly 0, then small, seldom large. */
static int64_t random_count(uint32_t busy)
{
    uint32_t kind = random_below(100);
    return kind >= busy ? 0 : kind < busy / 4 ? 10 + random_below(300) : 1 + random_below(20);
}

static int64_t count_at(const struct sample *sample, uint32_t line, uint32_t measure)
{
    return sample->report.lines[line].cells[measure].value.integer;
}

/* Section 3 of the form of 2021 with random outcomes, and all that follows from them. */
static void fill_requests(struct sample *sample)
{
    sample_2021(sample);
    struct report_line *lines = sample->report.lines;
    uint32_t received = form_find_line(TABLE_REQUESTS, FORM_2021, "1");
    uint32_t carried = form_find_line(TABLE_REQUESTS, FORM_2021, "2");
    uint32_t processed = form_find_line(TABLE_REQUESTS, FORM_2021, "3.7");
    uint32_t forward = form_find_line(TABLE_REQUESTS, FORM_2021, "4");
    static const uint32_t busy[] = {60, 20, 4, 4, 8, 8};
    for (uint32_t k = 0; k < 6; k++) {
        int64_t sum = 0;
        for (uint32_t i = 0; i < form_line_count; i++) {
            if (form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome && lines[i].times > 0) {
                set_cell(&lines[i].cells[k], random_count(busy[k]));
                sum += count_at(sample, i, k);
            }
        }
        set_cell(&lines[processed].cells[k], sum);
        set_cell(&lines[forward].cells[k], random_count(busy[k] / 2));
        int64_t all = sum + count_at(sample, forward, k);
        set_cell(&lines[carried].cells[k], all > 0 ? random_below((uint32_t)(all / 4 + 1)) : 0);
        set_cell(&lines[received].cells[k], all - count_at(sample, carried, k));
    }
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table != TABLE_REQUESTS || lines[i].times == 0) {
            continue;
        }
        int64_t total = 0;
        for (uint32_t k = 0; k < 6; k++) {
            total += count_at(sample, i, k);
        }
        set_cell(&lines[i].cells[6], total);
    }
}

static void fill_reviews(struct sample *sample)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        struct report_line *line = &sample->report.lines[i];
        if (form_lines[i].table != TABLE_REVIEWS || line->times == 0) {
            continue;
        }
        int64_t total = 0;
        for (uint32_t k = 0; k < 4; k++) {
            set_cell(&line->cells[k], random_count(50));
            total += line->cells[k].value.integer;
        }
        set_cell(&line->cells[4], total);
    }
}

/* What a finger makes of a count: two digits swapped, one lost, one doubled, one wrong. */
static int64_t mistype(int64_t count)
{
    char digits[32];
    int size = snprintf(digits, sizeof digits - 1, "%lld", (long long)count);
    uint32_t at = random_below((uint32_t)size);
    switch (random_below(4)) {
    case 0:
        if (at + 1 < (uint32_t)size) {
            char kept = digits[at];
            digits[at] = digits[at + 1];
            digits[at + 1] = kept;
        }
        break;
    case 1:
        if (size > 1) {
            memmove(digits + at, digits + at + 1, (size_t)size - at);
        }
        break;
    case 2:
        memmove(digits + at + 1, digits + at, (size_t)size - at + 1);
        break;
    default:
        digits[at] = (char)('0' + random_below(10));
        break;
    }
    return strtoll(digits, NULL, 10);
}

struct planted {
    struct term term;
    int64_t right;
};

static bool is_total(struct term term)
{
    const struct form_line *line = &form_lines[term.line];
    return term.measure + 1 == line->measure_count || strcmp(line->line, "3.7") == 0;
}

/* Changes one cell that prints a count above 0: one total in three is left 0, all else is mistyped. */
static struct planted plant(struct sample *sample)
{
    for (;;) {
        struct term term = {random_below(form_line_count), random_below(FORM_MEASURES)};
        const struct form_line *line = &form_lines[term.line];
        if (line->table == TABLE_PROACTIVE_DISCLOSURE || sample->report.lines[term.line].times == 0 ||
            term.measure >= line->measure_count) {
            continue;
        }
        int64_t right = count_at(sample, term.line, term.measure);
        int64_t wrong = is_total(term) && random_below(3) == 0 ? 0 : mistype(right);
        if (right > 0 && wrong != right) {
            set_cell(&sample->report.lines[term.line].cells[term.measure], wrong);
            return (struct planted){term, right};
        }
    }
}

/* The rank of the proposal that undoes all that was planted; 0: none does. */
static uint32_t rank_of(const struct repair_list *list, const struct planted *planted, uint32_t count)
{
    uint32_t matching = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct repair *repair = &list->items[i];
        matching = i > 0 && list->items[i - 1].rank == repair->rank ? matching : 0;
        for (uint32_t k = 0; k < count; k++) {
            matching += repair->term.line == planted[k].term.line && repair->term.measure == planted[k].term.measure &&
                        repair->suggested.kind == NUMBER_INTEGER && repair->suggested.integer == planted[k].right;
        }
        if (matching == count && repair->size == count) {
            return repair->rank;
        }
    }
    return 0;
}

struct score {
    uint32_t reports, among, first;
    double longest; /* milliseconds */
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct score plant_slips(uint32_t slips, uint32_t reports)
{
    struct score score = {.reports = reports};
    random_state = 20240131 + slips;
    for (uint32_t i = 0; i < reports; i++) {
        struct sample sample;
        struct planted planted[REPAIR_CELLS];
        assert_true(sample_create(&sample, &counted_memory));
        fill_requests(&sample);
        fill_reviews(&sample);
        assert_int_equal(repairs_of(&sample).count, 0);
        for (uint32_t k = 0; k < slips; k++) {
            planted[k] = plant(&sample);
        }
        double start = milliseconds();
        struct repair_list list = repairs_of(&sample);
        double took = milliseconds() - start;
        uint32_t rank = rank_of(&list, planted, slips);
        score.among += rank > 0;
        score.first += rank == 1;
        score.longest = took > score.longest ? took : score.longest;
        sample_destroy(&sample);
    }
    print_message("%u slips: among the repairs in %.1f %%, first in %.1f %% of %u reports; longest %.2f ms\n", slips,
                  100.0 * score.among / reports, 100.0 * score.first / reports, reports, score.longest);
    return score;
}

static void test_one_planted_slip(void **state)
{
    (void)state;
    struct score score = plant_slips(1, 600);
    assert_true(score.among >= score.reports * 99 / 100);
    assert_true(score.first >= score.reports * 85 / 100);
}

static void test_two_planted_slips(void **state)
{
    (void)state;
    struct score score = plant_slips(2, 300);
    assert_true(score.among >= score.reports * 90 / 100);
    assert_true(score.first >= score.reports * 60 / 100);
}

static void test_many_planted_slips_stay_bounded(void **state)
{
    (void)state;
    struct score score = plant_slips(4, 30);
    assert_int_equal(score.reports, 30);
}

/* ---- memory ---- */

static bool attempt_repairs(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct sample sample;
    struct repair_list list = {0};
    bool done = sample_create(&sample, memory);
    if (!done) {
        fail_memory(failure);
    } else {
        sample_hongze(&sample);
        sample_cell(&sample, TABLE_REQUESTS, "3.1", "other")->state = CELL_BLANK;
        print(&sample, TABLE_REQUESTS, "3.7", "natural_person", 12);
        done = checks_run(sample.patterns, &sample.report, &sample.statements, &sample.checks, failure) &&
               repairs_find(&sample.report, &sample.checks, &list, failure);
    }
    sample_destroy(&sample);
    return done;
}

static void test_each_allocation_fails(void **state)
{
    (void)state;
    assert_true(each_allocation_fails(attempt_repairs, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_the_crossing_of_two_sums),
        cmocka_unit_test(test_says_it_in_a_sentence),
        cmocka_unit_test(test_a_right_report_needs_no_repair),
        cmocka_unit_test(test_fills_totals_that_were_left_0),
        cmocka_unit_test(test_knows_a_shifted_figure),
        cmocka_unit_test(test_blanks_leave_it_open),
        cmocka_unit_test(test_what_is_no_count_must_change),
        cmocka_unit_test(test_says_where_more_than_four_would_change),
        cmocka_unit_test(test_joint_sums),
        cmocka_unit_test(test_joint_sums_can_fail_though_none_does_alone),
        cmocka_unit_test(test_one_planted_slip),
        cmocka_unit_test(test_two_planted_slips),
        cmocka_unit_test(test_many_planted_slips_stay_bounded),
        cmocka_unit_test(test_each_allocation_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
