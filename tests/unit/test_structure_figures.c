/* structure.figure and structure.blank: what stands in the cells. */
#include "sample.h"
#include "support.h"

#include "check/structure/structure.h"

EACH_TEST_HAS_A_SAMPLE(sample_luyi(&sample))

static size_t count(const char *rule)
{
    size_t found = 0;
    for (size_t i = 0; i < sample.checks.count; i++) {
        found += strcmp(sample.checks.items[i].rule, rule) == 0;
    }
    return found;
}

static void assert_finding(const char *rule, const char *scope, enum check_status status, const char *message)
{
    sample_structure(&sample);
    assert_int_equal(count(rule), 1);
    const struct check *check = sample_check(&sample, rule, scope);
    assert_int_equal(check->status, status);
    assert_same_span(check->message, span_of(message));
}

static void print_number(enum form_table table, const char *line, const char *measure, struct number value,
                         const char *text)
{
    struct report_cell *cell = sample_cell(&sample, table, line, measure);
    *cell = (struct report_cell){.state = CELL_NUMBER, .value = value, .text = span_of(text), .place = {.line = 40}};
}

static void print_words(const char *text, bool unplaced)
{
    struct report_cell *cell = sample_cell(&sample, TABLE_REQUESTS, "3.3.1", "natural_person");
    *cell = (struct report_cell){
        .state = CELL_UNREADABLE, .text = span_of(text), .unplaced = unplaced, .place = {.line = 40}};
}

TEST(test_nothing_is_said_of_good_figures)
{
    sample_structure(&sample);
    assert_int_equal(count("structure.figure"), 0);
    assert_int_equal(count("structure.blank"), 0);
    print_number(TABLE_PROACTIVE_DISCLOSURE, "licensing", "items_change", (struct number){NUMBER_INTEGER, -12, -12},
                 "-12");
    print_number(TABLE_PROACTIVE_DISCLOSURE, "procurement", "amount", (struct number){NUMBER_REAL, 0, 860.5}, "860.5");
    sample_structure(&sample);
    assert_int_equal(count("structure.figure"), 0);
}

TEST(test_figures_that_cannot_be)
{
    struct report_cell *cell = sample_cell(&sample, TABLE_REQUESTS, "3.3.1", "natural_person"), before = *cell;
    print_number(TABLE_REQUESTS, "3.3.1", "natural_person", (struct number){NUMBER_INTEGER, -2, -2}, " -2");
    assert_finding("structure.figure", "requests 3.3.1 natural_person", CHECK_FAIL,
                   "第三部分“1.属于国家秘密”（行号 3.3.1）的“自然人”印的是“-2”，不能是负数（见第40行）。");
    print_number(TABLE_REQUESTS, "3.3.1", "natural_person", (struct number){NUMBER_REAL, 0, 2.5}, "2.5");
    assert_finding("structure.figure", "requests 3.3.1 natural_person", CHECK_FAIL,
                   "第三部分“1.属于国家秘密”（行号 3.3.1）的“自然人”印的是“2.5”，应当是整数（见第40行）。");
    *cell = before;
    print_number(TABLE_PROACTIVE_DISCLOSURE, "procurement", "amount", (struct number){NUMBER_REAL, 0, -0.5}, "-0.5");
    sample_structure(&sample);
    assert_int_equal(sample_check(&sample, "structure.figure", "proactive_disclosure procurement amount")->status,
                     CHECK_FAIL);
}

TEST(test_words_in_the_place_of_a_number)
{
    static const struct {
        const char *text;
        bool found;
    } cases[] = {
        {"待核实", true},      {"若干", true},      {"XX", true},
        {"ＸＸ", true},        {"？", true},        {"同上", true},
        {"详见附件", true},    {"TBD", true},       {"较 多", true},
        {"待补充件", true},    {"未发生", false},   {"没有此类情形", false},
        {"不涉及本局", false}, {"暂无此类", false}, {"本年度无申请", false},
        {"件", false},         {"万元", false},     {"（件）", false},
        {"X", false},          {"约12件", false},   {"第三季度两件", false},
        {"一", false},         {"l", false},        {"１２件左右", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        print_words(cases[i].text, false);
        sample_structure(&sample);
        if ((count("structure.figure") == 1) != cases[i].found) {
            fail_msg("%s", cases[i].text);
        }
    }
    print_words("待核实", false);
    assert_finding("structure.figure", "requests 3.3.1 natural_person", CHECK_DIFFERS,
                   "第三部分“1.属于国家秘密”（行号 3.3.1）的“自然人”印的是“待核实”，应当填写数字（见第40行）。");
    /* Nothing is known to be the cell's own, and its text is its label. */
    print_words("1.属于国家秘密", false);
    sample_structure(&sample);
    assert_int_equal(count("structure.figure"), 0);
    /* Print whose column could not be told is nobody's fault. */
    print_words("待核实", true);
    sample_structure(&sample);
    assert_int_equal(count("structure.figure"), 0);
}

/* All cells of the table, with what they print. */
static void empty(enum form_table table, const char *text)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t m = 0; form_lines[i].table == table && m < form_lines[i].measure_count; m++) {
            if (sample.report.lines[i].times > 0) {
                sample.report.lines[i].cells[m] = (struct report_cell){.state = CELL_BLANK, .text = span_of(text)};
            }
        }
    }
}

TEST(test_table_that_was_not_filled)
{
    struct report_table *table = &sample.report.tables[TABLE_REVIEWS];
    empty(TABLE_REVIEWS, "");
    assert_finding("structure.blank", "reviews", CHECK_DIFFERS,
                   "第四部分的表“政府信息公开行政复议、行政诉讼情况”没有填写，15 个单元格都是空白（见表3）。");
    assert_int_equal(sample_check(&sample, "structure.blank", "reviews")->blanks, 15);
    table->lost_rows = 1; /* figures whose line is not known */
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 0);
    table->lost_rows = 0;
    table->place.page = 3; /* on pages they may be a picture */
    sample_structure(&sample);
    assert_int_equal(sample_check(&sample, "structure.blank", "reviews")->status, CHECK_UNKNOWN);
    table->place.page = 0;
    sample_cell(&sample, TABLE_REVIEWS, "reconsideration", "upheld")->state = CELL_UNREADABLE;
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 0);
    /* Where the other tables leave out their zeros, there may have been nothing. */
    empty(TABLE_REVIEWS, "");
    empty(TABLE_REQUESTS, "");
    empty(TABLE_PROACTIVE_DISCLOSURE, "");
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 3);
    sample_print(sample_cell(&sample, TABLE_REQUESTS, "1", "total"), 2);
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 0);
    sample_print(sample_cell(&sample, TABLE_REQUESTS, "2", "total"), 0);
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 2);
    /* A stroke in each cell says that there was nothing. */
    empty(TABLE_REVIEWS, "/");
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 1);
}

/* Outcomes 3.1 to 3.5.5 without their totals, from the line `from` on; those before print 0. */
TEST(test_lines_that_were_passed_over)
{
    static const char *const lines[] = {"3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.5", "3.3.6",
                                        "3.4.1", "3.4.2", "3.4.3", "3.5.1", "3.5.2", "3.5.3"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct report_cell *cell = sample_cell(&sample, TABLE_REQUESTS, lines[i], "total");
        *cell = i < 6 ? (struct report_cell){.state = CELL_NUMBER} : (struct report_cell){.state = CELL_BLANK};
        cell->value.kind = i < 6 ? NUMBER_INTEGER : NUMBER_NULL;
    }
    assert_finding("structure.blank", "requests", CHECK_DIFFERS,
                   "第三部分的表有 6 行的“总计”是空白，其他行填了 0，这些行可能漏填，共 66 个空白单元格（见表2）。");
    sample.report.tables[TABLE_REQUESTS].place.page = 2;
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 0);
    sample.report.tables[TABLE_REQUESTS].place.page = 0;
    /* A table without any zero leaves them all out. */
    empty(TABLE_REQUESTS, "");
    sample_print(sample_cell(&sample, TABLE_REQUESTS, "1", "total"), 2);
    sample_print(sample_cell(&sample, TABLE_REQUESTS, "3.1", "total"), 2);
    sample_structure(&sample);
    assert_int_equal(count("structure.blank"), 0);
}

static bool check_all(struct sample *scarce, struct failure *failure)
{
    sample_luyi(scarce);
    struct report_cell *cell = sample_cell(scarce, TABLE_REQUESTS, "3.3.1", "natural_person");
    *cell = (struct report_cell){.state = CELL_UNREADABLE, .text = SPAN("待核实")};
    return structure_checks(scarce->patterns, &scarce->report, &scarce->statements, &scarce->checks, failure);
}

TEST(test_each_allocation_may_fail)
{
    sample_work work = check_all;
    assert_true(each_allocation_fails(sample_attempt, &work) > 2);
}
