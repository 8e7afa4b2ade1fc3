/* The evaluator, and the arithmetic that the form demands of its tables. */
#include "sample.h"
#include "support.h"

#include "check/sums/constraint.h"
#include "check/sums/sums.h"

/* ---- the evaluator: blank cells are counts that were not printed ---- */

#define BLANK INT64_MIN

static struct sum sum_of(const int64_t *operands, size_t count)
{
    struct sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        struct number number = {NUMBER_INTEGER, operands[i], (double)operands[i]};
        sum_add(&sum, operands[i] == BLANK ? (struct number){NUMBER_NULL, 0, 0} : number);
    }
    return sum;
}

TEST(lines_of_a_table_follow_each_other)
{
    uint32_t end = 0;
    for (int table = 0; table < FORM_TABLES; table++) {
        assert_int_equal(form_ranges[table].first, end);
        end = form_ranges[table].end;
        for (uint32_t i = form_ranges[table].first; i < end; i++) {
            assert_int_equal(form_lines[i].table, table);
        }
    }
    assert_int_equal(end, form_line_count);
}

TEST(test_status_follows_the_definition)
{
    static const struct {
        int64_t left[3], right[2];
        enum check_status equal, at_most;
    } cases[] = {
        {{1, 2, 3}, {6, 0}, CHECK_PASS, CHECK_PASS},
        {{1, 2, 3}, {5, 0}, CHECK_FAIL, CHECK_FAIL},
        {{1, 2, 3}, {7, 0}, CHECK_FAIL, CHECK_PASS},
        {{0, 0, 0}, {0, 0}, CHECK_PASS, CHECK_PASS},
        /* Blank on the left: it can grow, never shrink. */
        {{1, 2, BLANK}, {3, 0}, CHECK_PASS, CHECK_PASS},
        {{1, 2, BLANK}, {5, 0}, CHECK_UNKNOWN, CHECK_PASS},
        {{1, 2, BLANK}, {2, 0}, CHECK_FAIL, CHECK_FAIL},
        {{BLANK, BLANK, BLANK}, {0, 0}, CHECK_PASS, CHECK_PASS},
        {{BLANK, BLANK, BLANK}, {4, 0}, CHECK_UNKNOWN, CHECK_PASS},
        /* Blank on the right. */
        {{1, 2, 3}, {6, BLANK}, CHECK_PASS, CHECK_PASS},
        {{1, 2, 3}, {4, BLANK}, CHECK_UNKNOWN, CHECK_UNKNOWN},
        {{1, 2, 3}, {9, BLANK}, CHECK_FAIL, CHECK_PASS},
        {{1, 2, 3}, {BLANK, BLANK}, CHECK_UNKNOWN, CHECK_UNKNOWN},
        {{0, 0, 0}, {BLANK, BLANK}, CHECK_PASS, CHECK_PASS},
        /* On both sides: anything is possible. */
        {{1, 2, BLANK}, {9, BLANK}, CHECK_UNKNOWN, CHECK_PASS},
        {{9, 2, BLANK}, {1, BLANK}, CHECK_UNKNOWN, CHECK_UNKNOWN},
        {{BLANK, BLANK, BLANK}, {BLANK, BLANK}, CHECK_UNKNOWN, CHECK_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sum left = sum_of(cases[i].left, 3);
        struct sum right = sum_of(cases[i].right, 2);
        if (relation_evaluate(left, RELATION_EQUAL, right) != cases[i].equal ||
            relation_evaluate(left, RELATION_AT_MOST, right) != cases[i].at_most) {
            fail_msg("case %zu", i);
        }
    }
}

static struct sum real_sum(const double *operands, size_t count)
{
    struct sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum_add(&sum, (struct number){NUMBER_REAL, 0, operands[i]});
    }
    return sum;
}

TEST(test_amounts_differ_by_a_digit_or_not_at_all)
{
    const double parts[] = {0.1, 0.2};
    const double total[] = {0.3};
    assert_int_equal(relation_evaluate(real_sum(parts, 2), RELATION_EQUAL, real_sum(total, 1)), CHECK_PASS);
    const double long_parts[] = {180000.17, 0.000001};
    const double long_total[] = {180000.170001};
    const double short_total[] = {180000.17};
    assert_int_equal(relation_evaluate(real_sum(long_parts, 2), RELATION_EQUAL, real_sum(long_total, 1)), CHECK_PASS);
    assert_int_equal(relation_evaluate(real_sum(long_parts, 2), RELATION_EQUAL, real_sum(short_total, 1)), CHECK_FAIL);
    struct number difference =
        number_subtract((struct number){NUMBER_REAL, 0, 180000.17}, (struct number){NUMBER_REAL, 0, 180000.1});
    assert_int_equal(difference.kind, NUMBER_REAL);
    assert_true(difference.real == 0.07);
    difference = number_subtract((struct number){NUMBER_INTEGER, 3, 3}, (struct number){NUMBER_REAL, 0, 2.5});
    assert_true(difference.kind == NUMBER_REAL && difference.real == 0.5);
}

TEST(test_huge_numbers_are_not_wrapped)
{
    const int64_t edge[] = {INT64_MAX, 1, BLANK};
    struct sum beyond = sum_of(edge, 2);
    assert_int_equal(beyond.known.kind, NUMBER_REAL);
    assert_true(beyond.known.real > 9e18);
    /* A double cannot tell INT64_MAX + 1 from INT64_MAX, so nothing is claimed. */
    assert_int_equal(relation_evaluate(beyond, RELATION_EQUAL, sum_of(edge, 1)), CHECK_UNKNOWN);
    const int64_t small[] = {5};
    assert_int_equal(relation_evaluate(beyond, RELATION_EQUAL, sum_of(small, 1)), CHECK_FAIL);
    assert_int_equal(relation_evaluate(sum_of(edge, 1), RELATION_EQUAL, sum_of(edge, 1)), CHECK_PASS);
    const double without_bound[] = {1e308, 1e308};
    assert_int_equal(relation_evaluate(real_sum(without_bound, 2), RELATION_EQUAL, real_sum(without_bound, 2)),
                     CHECK_UNKNOWN);

    struct number least = {NUMBER_INTEGER, INT64_MIN, -9.2e18};
    struct number difference = number_subtract(least, (struct number){NUMBER_INTEGER, 1, 1});
    assert_int_equal(difference.kind, NUMBER_REAL);
    assert_true(difference.real < -9e18);
    assert_int_equal(number_subtract(least, (struct number){NUMBER_NULL, 0, 0}).kind, NUMBER_NULL);
}

/* ---- the rules ---- */

EACH_TEST_HAS_A_SAMPLE((void)0)

static void run(void)
{
    struct failure failure = {0};
    sample.checks = (struct check_list){0};
    assert_true(sums_checks(sample.patterns, &sample.report, &sample.statements, &sample.checks, &failure));
    assert_int_equal(failure.code, FAILURE_NONE);
    assert_true(sample_texts(&sample));
}

TEST(test_luyi)
{
    sample_luyi(&sample);
    run();
    /* One of them for section 3 as a whole, since it has blanks. */
    assert_int_equal(sample.checks.count, 43);
    assert_int_equal(sample_count(&sample, "", CHECK_PASS), 35);
    assert_int_equal(sample_count(&sample, "", CHECK_FAIL), 0);
    assert_int_equal(sample_count(&sample, "", CHECK_UNKNOWN), 8);
    static const char *const outcomes[] = {"natural_person", "business", "public_interest", "other"};
    static const char *const applicants[] = {"3.1", "3.2", "3.3.5", "3.3.7"};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(sample_check(&sample, "requests.outcomes", outcomes[i])->status, CHECK_UNKNOWN);
        assert_int_equal(sample_check(&sample, "requests.applicants", applicants[i])->status, CHECK_UNKNOWN);
    }
}

TEST(test_hongze)
{
    sample_hongze(&sample);
    run();
    assert_int_equal(sample.checks.count, 42);
    assert_int_equal(sample_count(&sample, "", CHECK_PASS), 40);
    assert_int_equal(sample_count(&sample, "", CHECK_FAIL), 2);
    const struct check *check = sample_check(&sample, "reviews.outcomes", "reconsideration");
    assert_int_equal(check->status, CHECK_FAIL);
    assert_span(check->expression, "10 + 1 + 0 + 0 = 0");
    assert_span(check->message, "第四部分“行政复议”：四种结果之和为 11（10 + 1 + 0 + 0），总计为 0，"
                                "两者应当相等，相差 11（见表3 第1行 第6列）。");
    assert_int_equal(check->left.integer, 11);
    assert_int_equal(check->right.integer, 0);
    assert_int_equal(check->difference.integer, 11);
    assert_int_equal(check->blanks, 0);
    check = sample_check(&sample, "reviews.outcomes", "litigation_after_reconsideration");
    assert_int_equal(check->status, CHECK_FAIL);
    assert_span(check->expression, "5 + 0 + 0 + 0 = 0");
}

TEST(test_form_of_2021_sums_all_of_its_lines)
{
    sample_2021(&sample);
    run();
    assert_int_equal(sample.checks.count, 7 + 7 + 25 + 3 + 2);
    assert_int_equal(sample_count(&sample, "", CHECK_PASS), sample.checks.count);
    assert_span(sample_check(&sample, "requests.outcomes", "business")->expression,
                "2 + 1 + 0 + 0 + 0 + 1 + 0 + 0 + 0 + 0 + 1 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 1 + 0 = 6");
    assert_span(sample_check(&sample, "proactive.stock", "normative_documents")->expression, "0 <= 5 + 5");
    assert_int_equal(sample_check(&sample, "requests.balance", "total")->message.size, 0);

    /* The last line of the form is part of the sum. */
    sample_cell(&sample, TABLE_REQUESTS, "3.6.3", "natural_person")->value.integer = 2;
    run();
    assert_int_equal(sample_check(&sample, "requests.outcomes", "natural_person")->status, CHECK_FAIL);
    assert_int_equal(sample_check(&sample, "requests.applicants", "3.6.3")->status, CHECK_FAIL);
    assert_int_equal(sample_count(&sample, "", CHECK_FAIL), 2);
}

TEST(test_order_of_the_rules)
{
    sample_luyi(&sample);
    run();
    static const char *const order[] = {"requests.balance", "requests.outcomes", "requests.applicants",
                                        "reviews.outcomes", "proactive.stock",   "requests.joint"};
    size_t at = 0;
    for (size_t i = 0; i < sample.checks.count; i++) {
        while (at < 6 && strcmp(sample.checks.items[i].rule, order[at]) != 0) {
            at++;
        }
        assert_true(at < 6);
    }
    assert_int_equal(at, 5);
    assert_span(sample.checks.items[0].scope, "natural_person");
    assert_span(sample.checks.items[0].expression, "216 + 0 = 216 + 0");
}

TEST(test_message_of_each_status)
{
    sample_luyi(&sample);
    sample_cell(&sample, TABLE_REQUESTS, "1", "total")->value.integer = 235;
    sample_cell(&sample, TABLE_PROACTIVE_DISCLOSURE, "normative_documents", "newly_published")->value.integer = 9;
    *sample_cell(&sample, TABLE_REQUESTS, "3.4.1", "business") =
        (struct report_cell){.state = CELL_UNREADABLE, .text = SPAN("若干")};
    run();
    assert_span(sample_check(&sample, "requests.balance", "total")->message,
                "第三部分“总计”列：本年新收与上年结转之和为 235（235 + 0），"
                "办理结果总计与结转下年度之和为 234（234 + 0），两者应当相等，相差 1（见表2 第22行 第8列）。");
    assert_span(
        sample_check(&sample, "requests.applicants", "1")->message,
        "第三部分“一、本年新收政府信息公开申请数量”（行号 1）：六类申请人之和为 234（216 + 3 + 0 + 2 + 0 + 13），"
        "总计为 235，两者应当相等，相差 1（见表2 第1行 第8列）。");
    assert_span(sample_check(&sample, "proactive.stock", "normative_documents")->message,
                "第二部分“规范性文件”：本年新公开数量为 9，对外公开总数量为 8，前者不应大于后者，相差 1"
                "（见表1 第2行 第4列）。");
    assert_span(sample_check(&sample, "proactive.stock", "normative_documents")->expression, "9 <= 8");
    assert_span(sample_check(&sample, "requests.applicants", "3.2")->message,
                "第三部分“（二）部分公开”（行号 3.2）：六类申请人之和未印出，总计为 8，"
                "空白 6 格：“自然人”、“商业企业”、“科研机构”等，无法判定（见表2 第4行 第8列）。");
    const struct check *check = sample_check(&sample, "requests.applicants", "3.4.1");
    assert_int_equal(check->status, CHECK_PASS);
    assert_int_equal(check->blanks, 1);
    assert_span(check->expression, "15 + 空 + 0 + 0 + 0 + 0 = 15");
    assert_span(check->message, "第三部分“1.本机关不掌握相关政府信息”（行号 3.4.1）："
                                "六类申请人之和已印出的为 15（15 + 空 + 0 + 0 + 0 + 0），总计为 15，"
                                "读不出数字 1 格：“商业企业”印作“若干”，按 0 计算成立（见表2 第13行 第8列）。");
    check = sample_check(&sample, "requests.outcomes", "natural_person");
    assert_int_equal(check->blanks, 10);
    assert_span(check->message, "第三部分“自然人”列：各项办理结果之和已印出的为 24，办理结果总计为 216，"
                                "空白 10 格：“（一）予以公开”、“（二）部分公开”、“1.属于国家秘密”等，无法判定"
                                "（见表2 第22行 第2列）。");
}

TEST(test_message_of_a_line_without_columns)
{
    sample_luyi(&sample);
    struct report_line *line = &sample.report.lines[form_find_line(TABLE_REQUESTS, FORM_2019, "3.5.1")];
    for (uint32_t measure = 0; measure < 7; measure++) {
        line->cells[measure].state = CELL_UNREADABLE;
        line->cells[measure].value.kind = NUMBER_NULL;
        line->cells[measure].unplaced = true;
        line->cells[measure].text = SPAN("4 3 7");
    }
    run();
    const struct check *check = sample_check(&sample, "requests.applicants", "3.5.1");
    assert_int_equal(check->status, CHECK_UNKNOWN);
    assert_span(check->message, "第三部分“1.信访举报投诉类申请”（行号 3.5.1）：六类申请人之和没有读出，总计没有读出，"
                                "分不清数字属于哪一列 7 格：“自然人”、“商业企业”、“科研机构”等，无法判定"
                                "（见表2 第16行 第8列）。");
}

TEST(test_too_much_fails_whatever_the_blanks_hold)
{
    sample_luyi(&sample);
    sample_cell(&sample, TABLE_REQUESTS, "3.4.1", "natural_person")->value.integer = 300;
    run();
    const struct check *check = sample_check(&sample, "requests.outcomes", "natural_person");
    assert_int_equal(check->status, CHECK_FAIL);
    assert_int_equal(check->blanks, 10);
    assert_int_equal(check->difference.integer, 24 - 15 + 300 - 216);
    assert_true(span_contains(check->message, SPAN("无论空缺处是多少都不成立，相差 93")));
}

TEST(test_a_line_that_was_not_found_is_no_zero)
{
    sample_hongze(&sample);
    uint32_t line = form_find_line(TABLE_REQUESTS, FORM_2019, "4");
    sample_remove(&sample.report.lines[line]);
    sample.report.status = STATUS_PARTIAL;
    run();
    /* 21 + 0 = 21 + nothing would hold, but nobody said that nothing was left. */
    const struct check *check = sample_check(&sample, "requests.balance", "total");
    assert_int_equal(check->status, CHECK_UNKNOWN);
    assert_span(check->expression, "21 + 0 = 21 + 缺");
    assert_true(span_contains(check->message, SPAN("未找到 1 格：“四、结转下年度继续办理”，无法判定")));
    /* The line itself has no check, the others have theirs. */
    assert_int_equal(sample.checks.count, 41);
    sample_cell(&sample, TABLE_REQUESTS, "3.7", "total")->value.integer = 22;
    run();
    assert_int_equal(sample_check(&sample, "requests.balance", "total")->status, CHECK_FAIL);
}

TEST(test_only_what_the_report_has_is_checked)
{
    run();
    assert_int_equal(sample.checks.count, 0);
    sample_fill(&sample, TABLE_REVIEWS, forms_with(TABLE_REVIEWS), "direct_litigation 1 1 0 0 2\n");
    run();
    assert_int_equal(sample.checks.count, 1);
    assert_int_equal(sample.checks.items[0].status, CHECK_PASS);

    /* A table with its totals alone: columns that are not there have no check, lines have an unknown one. */
    sample_fill(&sample, TABLE_REQUESTS, FORM_2019,
                "1 x x x x x x 5\n2 x x x x x x 0\n3.7 x x x x x x 4\n4 x x x x x x 1\n");
    run();
    assert_int_equal(sample_count(&sample, "requests.balance", CHECK_PASS), 1);
    assert_int_equal(sample_count(&sample, "requests.", CHECK_UNKNOWN), 4 + 1);
    assert_int_equal(sample.checks.count, 1 + 1 + 1 + 4);
}

/* ---- constraints as values ---- */

static const struct constraint *find_constraint(const struct constraint_list *list, const char *rule, const char *scope)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].rule->name, rule) == 0 && strcmp(list->items[i].scope, scope) == 0) {
            return &list->items[i];
        }
    }
    fail_msg("no %s of %s", rule, scope);
    return NULL;
}

TEST(test_a_rule_is_a_value_before_it_is_judged)
{
    struct failure failure = {0};
    struct constraint_list list = {0};
    sample_hongze(&sample);
    assert_true(constraints_find(&sample.report, sample.arena, sample.arena, &list, &failure));
    run();
    assert_int_equal(list.count, sample.checks.count);
    for (size_t i = 0; i < list.count; i++) {
        assert_string_equal(list.items[i].rule->name, sample.checks.items[i].rule);
        assert_int_equal(constraint_evaluate(&sample.report, &list.items[i]), sample.checks.items[i].status);
    }
    const struct constraint *line = find_constraint(&list, "requests.applicants", "3.3.5");
    assert_int_equal(line->left.count, 6);
    assert_int_equal(line->right.count, 1);
    assert_int_equal(line->rule->relation, RELATION_EQUAL);
    assert_string_equal(line->line->line, "3.3.5");
    const struct constraint *column = find_constraint(&list, "requests.outcomes", "research");
    assert_null(column->line);
    assert_string_equal(column->measure->code, "research");
    assert_int_equal(column->left.count, 19); /* 3.1 to 3.6 of the form of 2019 */
    for (uint32_t i = 0; i < column->left.count; i++) {
        struct term term = constraint_term(column, &column->left, i);
        assert_non_null(form_lines[term.line].outcome);
        assert_string_equal(form_lines[term.line].measures[term.measure].code, "research");
        assert_false(term_is_missing(&sample.report, term));
    }

    /* What is changed is judged as it then stands. */
    const struct constraint *failed = find_constraint(&list, "reviews.outcomes", "reconsideration");
    assert_int_equal(constraint_evaluate(&sample.report, failed), CHECK_FAIL);
    struct tally parts = side_tally(&sample.report, failed, &failed->left);
    sample_cell(&sample, TABLE_REVIEWS, "reconsideration", "total")->value = parts.sum.known;
    assert_int_equal(constraint_evaluate(&sample.report, failed), CHECK_PASS);
}

/* ---- memory ---- */

static bool check_all(struct sample *scarce, struct failure *failure)
{
    /* As many findings of each kind as one report can have. */
    sample_luyi(scarce);
    scarce->report.tables[TABLE_REVIEWS].times = 2;
    sample_remove(&scarce->report.lines[form_find_line(TABLE_REQUESTS, FORM_2019, "3.4.3")]);
    scarce->report.sections[4].text = SPAN("无");
    scarce->report.sections[0].text = SPAN("2018年，印发方案。2018年收到政府信息公开申请235件。");
    scarce->report.period_year = 2018;
    scarce->report.published = (struct date){2020, 4, 1};
    sample_cell(scarce, TABLE_REQUESTS, "1", "total")->value.integer = 235;
    return checks_run(scarce->patterns, &scarce->report, &scarce->statements, &scarce->checks, failure) &&
           (sample_texts(scarce) || fail_memory(failure));
}

TEST(test_each_allocation_may_fail)
{
    sample_work work = check_all;
    assert_true(each_allocation_fails(sample_attempt, &work) > 2);
}
