/* narrative.*: what a finding says, what the tables must have for one, and what hostile text may not do. */
#include "narrative_sample.h"

#include "check/narrative/narrative.h"

/* ---- what the tables lack ---- */

TEST(test_blank_cells_confirm_nothing)
{
    struct sample *sample = narrative_sample();
    struct report_cell *over = sample_cell(sample, TABLE_REQUESTS, "2", "total");
    *over = (struct report_cell){.state = CELL_BLANK, .place = over->place};
    static const struct sentence beside_a_blank[] = {
        {"上年结转政府信息公开申请2件。", "carried_over unknown 2/空"},
        {"收到政府信息公开申请36件。", "received pass 36/36"},
        /* 36 and some more that was not printed may be 38, but never 35 */
        {"收到政府信息公开申请38件。", "received unknown 38/36"},
        {"收到政府信息公开申请35件。", "received differs 35/36"},
    };
    CHECK_SENTENCES(sample, beside_a_blank, 1);
    assert_same_span(
        sample->checks.items[0].message,
        SPAN("第一部分第11字“收到政府信息公开申请35件”与表格不同：第三部分“一、本年新收政府信息公开申请数量”"
             "行的“总计”列为 36 件（见表2 第1行 第8列）。"));
    narrative_run(sample, "上年结转政府信息公开申请2件。", 1);
    assert_same_span(
        sample->checks.items[0].message,
        SPAN("第一部分第13字“上年结转政府信息公开申请2件”无法与表格核对：第三部分“二、上年结转政府信息公开申请数量”"
             "行的“总计”列为空（见表2 第2行 第8列）。"));
    over->state = CELL_UNREADABLE;
    over->text = SPAN("若干");
    narrative_run(sample, "上年结转政府信息公开申请2件。", 1);
    assert_true(span_contains(sample->checks.items[0].message, SPAN("“总计”列没有读出（见表2 第2行 第8列）。")));
    over->state = CELL_BLANK;
    sample_cell(sample, TABLE_REQUESTS, "1", "total")->state = CELL_ABSENT;
    static const struct sentence beside_nothing[] = {{"收到政府信息公开申请35件。", ""}};
    CHECK_SENTENCES(sample, beside_nothing, 1);
    sample->report.tables[TABLE_REQUESTS].times = 0;
    static const struct sentence without_table[] = {{"办结政府信息公开申请35件。未收到政府信息公开申请。", ""}};
    CHECK_SENTENCES(sample, without_table, 1);
}

TEST(test_form_of_2019)
{
    struct sample *sample = narrative_sample();
    sample_luyi(sample);
    sample->report.agency = SPAN("鹿邑县人民政府");
    sample->report.year = 2019;
    static const struct sentence sentences[] = {
        {"制定规范性文件2件，对外公开规范性文件8件。", "documents pass 2/2; documents pass 8/8"},
        {"政府集中采购项目258项，政府集中采购总金额180000.17万元。",
         "procurement pass 258/258; procurement pass 180000.17/180000.17"},
        {"作出行政许可决定22156件。", "decisions pass 22156/22156"},
        {"政府信息公开申请中作其他处理2件，不予公开2件。", "outcome pass 2/2; outcome pass 2/2"},
        {"废止规范性文件2件。", ""}, /* this form does not ask */
        {"2018年收到政府信息公开申请198件。", ""},
    };
    CHECK_SENTENCES(sample, sentences, 1);
}

TEST(test_an_office_of_its_own)
{
    struct sample *sample = narrative_sample();
    sample->report.agency = SPAN("云山县教育局");
    static const struct sentence sentences[] = {
        {"县教育局共收到政府信息公开申请36件。", "received pass 36/36"},
        {"我局受理政府信息公开申请36件。", "received pass 36/36"},
        {"县体育局收到政府信息公开申请2件。", ""},
    };
    CHECK_SENTENCES(sample, sentences, 1);
}

TEST(test_message_scope_and_expression)
{
    struct sample *sample = narrative_sample();
    narrative_run(sample, "全年共收到政府信息公开申请40件，不予公开4件。", 1);
    assert_int_equal(sample->checks.count, 2);
    const struct check *check = &sample->checks.items[0];
    assert_same_span(check->scope, SPAN("1:14"));
    assert_same_span(check->expression, SPAN("40 = 36 + 2"));
    assert_int_equal(check->difference.integer, 2);
    assert_same_span(
        check->message,
        SPAN(
            "第一部分第14字“全年共收到政府信息公开申请40件”与表格不同：第三部分“一、本年新收政府信息公开申请数量”、"
            "“二、上年结转政府信息公开申请数量”行的“总计”列合计为 38 件（始于表2 第1行 第8列），第三部分“一、本年新收政府信息公开申请数量”"
            "行的“总计”列为 36 件（见表2 第1行 第8列）。"));
    check = &sample->checks.items[1];
    assert_same_span(check->expression, SPAN("4 = 0 + 0 + 0 + 1 + 1 + 0 + 1 + 0"));
    assert_same_span(
        check->message,
        SPAN(
            "第一部分第22字“不予公开4件”与表格不同：第三部分“不予公开各项”行的“总计”列合计为 3 件（始于表2 第5行 第8列）。"));

    narrative_run(sample, "活动12场（开放日5场，座谈会4场，听证会4场）。", 5);
    check = sample_check(sample, "narrative.parts", "5:3+10");
    assert_same_span(check->expression, SPAN("12 = 5 + 4 + 4"));
    assert_int_equal(check->difference.integer, -1);
    assert_same_span(check->message,
                     SPAN("第五部分第3字“活动12场”与其各项之和不同：各项合计 13 场（5 + 4 + 4），相差 1 场。"));

    /* of a list, the piece that holds the figure */
    narrative_run(sample, "行政复议案件5件：结果维持2件、纠正1件、其他结果1件。", 4);
    assert_same_span(narrative_summary(sample),
                     SPAN("reconsideration pass 5/5; reconsideration differs 2/3; reconsideration pass 1/1; "
                          "reconsideration pass 1/1; parts differs 5/4"));
    assert_true(span_starts(sample->checks.items[1].message, SPAN("第四部分第14字“结果维持2件”与表格不同：")));
    assert_true(span_starts(sample->checks.items[2].message, SPAN("第四部分第19字“纠正1件”与表格一致：")));
    assert_true(span_starts(sample->checks.items[3].message, SPAN("第四部分第26字“其他结果1件”与表格一致：")));
}

/* ---- hostile text, and no memory ---- */

/* The text as section 1 is read to its end, and something is said of it. */
static void assert_ends(struct sample *sample, struct span text, const char *what)
{
    struct report report = sample->report;
    struct statement_list statements;
    struct check_list checks = {0};
    struct failure failure = no_failure();
    report.arena = arena_create(&counted_memory, 1 << 28);
    assert_non_null(report.arena);
    report.section_count = 1;
    report.sections[0] = (struct section){.ordinal = 1, .text = text, .times = 1};
    if (!statements_find(sample->patterns, &report, &statements, &failure) ||
        !narrative_checks(sample->patterns, &report, &statements, &checks, &failure)) {
        fail_msg("%s: %s", what, failure.cause);
    }
    assert_true(checks.count > 0);
    arena_destroy(report.arena);
}

TEST(test_hostile_text_ends)
{
    struct sample *sample = narrative_sample();
    static const char *const pieces[] = {
        "政府信息公开申请1件，",
        "申请",
        "其中1件（",
        "公开信息1条，通过网站公开1条，通过网站公开1条，",
        "1件）",
        "未",
        "均",
        "申请1件其中",
        "全部",
        "复议1件、诉讼1件、",
        "县教育局",
        "自然人1件，予以公开1件，",
        "2023年",
        "收到",
        "局",
        "县教育局、",
        "结转",
        "上年结转",
        "未",
        "均已办结",
        "均已办结，",
        "分别1件、2件，",
        "其中1件，",
        "共计1件，",
        "（",
        "《",
        "“、",
        "办结率100%，",
        "2023年1月至",
        "由1件增加到2件，",
        "废止1件、规范性文件1件、",
        "维持1件，",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buffer text = {.arena = sample->arena};
        assert_true(buffer_add(&text, SPAN("收到政府信息公开申请36件。")));
        while (text.size < 100000) {
            assert_true(buffer_add(&text, span_of(pieces[i])));
        }
        assert_ends(sample, buffer_span(&text), pieces[i]);
    }
}

/* Brackets within brackets: each that closes would go through all within it. */
TEST(test_deep_brackets_end)
{
    enum { DEPTH = 600000 };
    struct sample *sample = narrative_sample();
    struct buffer text = {.arena = sample->arena};
    buffer_add(&text, SPAN("收到政府信息公开申请36件"));
    for (int i = 0; i < 2 * DEPTH; i++) {
        buffer_add(&text, i < DEPTH ? SPAN("（") : SPAN("）"));
    }
    assert_true(!text.failed);
    assert_ends(sample, buffer_span(&text), "brackets");
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    struct sample own;
    bool done = sample_create(&own, memory);
    if (!done) {
        fail_memory(failure);
    } else {
        sample_luyi(&own);
        own.report.section_count = 1;
        own.report.sections[0] = (struct section){.ordinal = 1, .text = span_of(data), .times = 1};
        done = statements_find(own.patterns, &own.report, &own.statements, failure) &&
               narrative_checks(own.patterns, &own.report, &own.statements, &own.checks, failure) &&
               (sample_texts(&own) || fail_memory(failure));
    }
    sample_destroy(&own);
    return done;
}

TEST(test_each_allocation_may_fail)
{
    char text[] = "收到政府信息公开申请36件，其中当面2件，信函23件，均已办结。制定规范性文件2件。行政复议7件。";
    /* No pattern is compiled for it, so that these are all. */
    assert_true(each_allocation_fails(attempt, text) >= 10);
}
