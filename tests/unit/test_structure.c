/* structure.*: what the form demands and the report has, has twice, or lacks. */
#include "sample.h"
#include "support.h"

#include "check/structure/structure.h"

EACH_TEST_HAS_A_SAMPLE(sample_luyi(&sample))

/* The one check that does not pass, or NULL. */
static const struct check *only_trouble(void)
{
    const struct check *found = NULL;
    for (size_t i = 0; i < sample.checks.count; i++) {
        if (sample.checks.items[i].status != CHECK_PASS) {
            assert_null(found);
            found = &sample.checks.items[i];
        }
    }
    return found;
}

static void assert_trouble(const char *rule, const char *scope, enum check_status status, const char *message)
{
    sample_structure(&sample);
    const struct check *check = only_trouble();
    if (!check) {
        fail_msg("nothing but passes, where %s of %s was expected", rule, scope);
        return;
    }
    assert_string_equal(check->rule, rule);
    assert_same_span(check->scope, span_of(scope));
    assert_int_equal(check->status, status);
    assert_same_span(check->message, span_of(message));
}

static struct report_line *line_of(enum form_table table, enum form_set form, const char *line)
{
    uint32_t at = form_find_line(table, form, line);
    assert_true(at != UINT32_MAX);
    return &sample.report.lines[at];
}

TEST(test_a_whole_report_passes)
{
    sample_structure(&sample);
    assert_null(only_trouble());
    assert_int_equal(sample_count(&sample, "structure.table", CHECK_PASS), 3);
    assert_int_equal(sample_count(&sample, "structure.line", CHECK_PASS), 3);
    assert_int_equal(sample_count(&sample, "structure.column", CHECK_PASS), 3);
    assert_int_equal(sample_count(&sample, "structure.section", CHECK_PASS), 6);
    assert_int_equal(sample_count(&sample, "structure.form", CHECK_PASS), 1);
    /* No period, no narrative of a year and no date of publication: nothing applies to them. */
    assert_int_equal(sample.checks.count, 16);
    for (size_t i = 0; i < sample.checks.count; i++) {
        assert_int_equal(sample.checks.items[i].message.size, 0);
    }
}

TEST(test_what_is_no_report_is_not_judged)
{
    sample.report.status = STATUS_UNRECOGNISED;
    sample_structure(&sample);
    assert_int_equal(sample.checks.count, 0);
    sample.report.status = STATUS_UNREADABLE;
    sample_structure(&sample);
    assert_int_equal(sample.checks.count, 0);
}

/* ---- tables ---- */

TEST(test_missing_table)
{
    sample.report.tables[TABLE_REVIEWS] = (struct report_table){0};
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table == TABLE_REVIEWS) {
            sample_remove(&sample.report.lines[i]);
        }
    }
    assert_trouble("structure.table", "reviews", CHECK_FAIL, "第四部分“政府信息公开行政复议、行政诉讼情况”缺少表格。");
    /* Its lines are not asked one by one. */
    assert_int_equal(sample_count(&sample, "structure.line", CHECK_PASS), 2);

    /* Numbers that stand in the section may be the table. */
    sample.report.sections[3].text = SPAN("7 0 1 0 8 12 0 1 1 14 1 1 0 0 2");
    assert_trouble("structure.table", "reviews", CHECK_UNKNOWN,
                   "第四部分“政府信息公开行政复议、行政诉讼情况”没有读到表格，可能是图片或版式未能识别，请核对原文。");
    /* And on pages it may be a picture. */
    sample.report.sections[3].text = SPAN("情况见下表。");
    sample.report.tables[TABLE_REQUESTS].place.page = 2;
    sample_structure(&sample);
    assert_int_equal(sample_check(&sample, "structure.table", "reviews")->status, CHECK_UNKNOWN);
}

TEST(test_table_twice)
{
    sample.report.tables[TABLE_REVIEWS].times = 2;
    line_of(TABLE_REVIEWS, forms_with(TABLE_REVIEWS), "reconsideration")->times = 2;
    assert_trouble("structure.table", "reviews", CHECK_FAIL,
                   "第四部分的表“政府信息公开行政复议、行政诉讼情况”出现 2 次，只取第一个（见表3）。");
}

/* ---- lines ---- */

TEST(test_missing_line)
{
    sample_remove(line_of(TABLE_REQUESTS, FORM_2019, "3.4.3"));
    assert_trouble("structure.line", "3.4.3", CHECK_FAIL,
                   "第三部分没有找到“3.补正后申请内容仍不明确”（行号 3.4.3），表格始于表2。");
    /* In lines of text the reader may have missed it. */
    sample.report.tables[TABLE_REQUESTS].place = (struct place){.line = 70};
    assert_trouble("structure.line", "3.4.3", CHECK_UNKNOWN,
                   "第三部分没有找到“3.补正后申请内容仍不明确”（行号 3.4.3），表格始于第70行。");
}

TEST(test_quotes_within_quotes)
{
    sample_remove(line_of(TABLE_REQUESTS, FORM_2019, "3.3.3"));
    assert_trouble("structure.line", "3.3.3", CHECK_FAIL,
                   "第三部分没有找到“3.危及‘三安全一稳定’”（行号 3.3.3），表格始于表2。");
}

TEST(test_line_twice)
{
    line_of(TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "penalties")->times = 2;
    assert_trouble("structure.line", "penalties", CHECK_FAIL,
                   "第二部分“行政处罚”出现不止一次，只取第一次（见表1 第5行）。");
}

TEST(test_line_of_the_other_form)
{
    line_of(TABLE_REQUESTS, FORM_2021, "3.6.1")->times = 1;
    line_of(TABLE_REQUESTS, FORM_2021, "3.6.1")->place = (struct place){.table = 2, .row = 30};
    assert_trouble(
        "structure.line", "3.6.1", CHECK_FAIL,
        "第三部分的表用2019年格式，“1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请”（行号 3.6.1）"
        "却是另一种格式的行（见表2 第30行）。");
}

/* ---- columns ---- */

TEST(test_missing_column_of_requests)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table == TABLE_REQUESTS) {
            sample.report.lines[i].cells[2] = (struct report_cell){0};
        }
    }
    assert_trouble("structure.column", "research", CHECK_FAIL, "第三部分没有找到“科研机构”一列，表格始于表2。");
    /* One cell of it is enough for the column to be there. */
    sample_cell(&sample, TABLE_REQUESTS, "4", "research")->state = CELL_BLANK;
    sample_structure(&sample);
    assert_null(only_trouble());
}

TEST(test_missing_column_of_one_route)
{
    *sample_cell(&sample, TABLE_REVIEWS, "direct_litigation", "pending") = (struct report_cell){0};
    assert_trouble("structure.column", "pending", CHECK_FAIL,
                   "第四部分没有找到“未经复议直接起诉”的“尚未审结”一列（见表3 第2行）。");
}

TEST(test_clause_eight_has_two_columns)
{
    *sample_cell(&sample, TABLE_PROACTIVE_DISCLOSURE, "licensing", "decisions") = (struct report_cell){0};
    *sample_cell(&sample, TABLE_PROACTIVE_DISCLOSURE, "other_services", "decisions") = (struct report_cell){0};
    *sample_cell(&sample, TABLE_PROACTIVE_DISCLOSURE, "penalties", "decisions") = (struct report_cell){0};
    *sample_cell(&sample, TABLE_PROACTIVE_DISCLOSURE, "coercive_measures", "decisions") = (struct report_cell){0};
    assert_trouble("structure.column", "decisions", CHECK_FAIL,
                   "第二部分没有找到“行政许可”的“处理决定数量”一列（见表1 第3行）。");
}

/* ---- forms ---- */

TEST(test_two_forms_in_one_report)
{
    sample_destroy(&sample);
    assert_true(sample_create(&sample, &counted_memory));
    sample_hongze(&sample);
    assert_trouble("structure.form", "report", CHECK_DIFFERS,
                   "第二部分的表用2021年格式，第三部分的表却用2019年格式（见表2）。");
}

TEST(test_one_table_has_one_form)
{
    sample.report.tables[TABLE_REQUESTS] = (struct report_table){0};
    sample_structure(&sample);
    assert_int_equal(sample_check(&sample, "structure.form", "report")->status, CHECK_PASS);
    sample.report.tables[TABLE_PROACTIVE_DISCLOSURE] = (struct report_table){0};
    sample_structure(&sample);
    assert_int_equal(sample_count(&sample, "structure.form", CHECK_PASS), 0);
    assert_int_equal(sample_count(&sample, "structure.form", CHECK_FAIL), 0);
}

TEST(test_old_form_is_told_but_not_failed)
{
    sample.report.year = 2022;
    sample_structure(&sample);
    assert_null(only_trouble());
    assert_span(sample_check(&sample, "structure.form", "report")->message,
                "各表都用2019年格式，而2022年度的报告应当用2021年格式。");
}

/* ---- sections ---- */

TEST(test_sections)
{
    static const struct {
        uint32_t ordinal;
        const char *text;
        const char *trouble; /* NULL: passes */
    } cases[] = {
        {1, "", "第一部分“总体情况”没有正文（见第10行）。"},
        {1, " \n ", "第一部分“总体情况”没有正文（见第10行）。"},
        {5, "", "第五部分“存在的主要问题及改进情况”没有正文（见第50行）。"},
        {6, "", "第六部分“其他需要报告的事项”没有正文（见第60行）。"},
        {5, "无", "第五部分“存在的主要问题及改进情况”只写了“无”，应当有正文（见第50行）。"},
        {5, "暂无。\n", "第五部分“存在的主要问题及改进情况”只写了“暂无。”，应当有正文（见第50行）。"},
        {5, "本年度没有存在的主要问题。",
         "第五部分“存在的主要问题及改进情况”只写了“本年度没有存在的主要问题。”，应当有正文（见第50行）。"},
        {5, "／", "第五部分“存在的主要问题及改进情况”只写了“／”，应当有正文（见第50行）。"},
        {5, "没有专职人员是主要的问题，下一步将配齐。", NULL},
        {5, "无专人办理，是今年的短板。", NULL},
        {6, "无。", NULL},
        {6, "无其他需要报告的事项", NULL},
        {2, "", NULL},
        {3, "", NULL},
        {4, "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct section *section = &sample.report.sections[cases[i].ordinal - 1];
        struct span before = section->text;
        section->text = span_of(cases[i].text);
        sample_structure(&sample);
        const struct check *check = only_trouble();
        if ((check != NULL) != (cases[i].trouble != NULL)) {
            fail_msg("case %zu: %s", i, check ? "a trouble where none was expected" : "nothing found");
        }
        if (check) {
            assert_string_equal(check->rule, "structure.section");
            assert_int_equal(check->status, CHECK_FAIL);
            assert_same_span(check->message, span_of(cases[i].trouble));
        }
        section->text = before;
    }
}

TEST(test_missing_and_repeated_sections)
{
    sample.report.section_count = 5;
    assert_trouble("structure.section", "6", CHECK_FAIL, "第六部分“其他需要报告的事项”没有找到标题。");
    sample.report.tables[TABLE_REQUESTS].place.page = 3;
    sample_structure(&sample);
    assert_int_equal(sample_check(&sample, "structure.section", "6")->status, CHECK_UNKNOWN);
    sample.report.tables[TABLE_REQUESTS].place.page = 0;
    sample.report.section_count = 6;
    sample.report.sections[0].times = 2;
    assert_trouble("structure.section", "1", CHECK_UNKNOWN, "第一部分“总体情况”的标题出现不止一次（见第10行）。");
}

/* ---- dates ---- */

TEST(test_period)
{
    sample.report.period_year = 2019;
    sample.report.period_start = (struct date){2019, 1, 1};
    sample.report.period_end = (struct date){2019, 12, 31};
    sample_structure(&sample);
    assert_null(only_trouble());
    assert_span(sample_check(&sample, "structure.period", "report")->expression, "2019 = 2019");
    sample.report.period_end.year = 2018;
    assert_trouble("structure.period", "report", CHECK_FAIL, "统计期限写的是2018年，标题却是2019年。");
    sample.report.period_end.year = 2019;
    sample.report.period_start.year = 2018;
    assert_trouble("structure.period", "report", CHECK_FAIL, "统计期限写的是2018年，标题却是2019年。");
    assert_int_equal(only_trouble()->difference.integer, -1);
    sample.report.year = 0; /* without a year in the title there is nothing to compare */
    sample_structure(&sample);
    assert_int_equal(sample_count(&sample, "structure.period", CHECK_FAIL), 0);
}

TEST(test_year_of_the_narrative)
{
    static const struct {
        const char *text;
        int status; /* -1: no check */
    } cases[] = {
        {"2019年，公开工作稳步推进。", CHECK_PASS},
        {"２０１９ 年，公开工作稳步推进。", CHECK_PASS},
        {"与2018年相比，2019年有所增加，2018年的不足已改进。", CHECK_PASS},
        {"2018年，印发方案。2018年底前完成。", CHECK_DIFFERS},
        {"2020年，印发方案。2020年底前完成。", CHECK_DIFFERS},
        {"2018年，印发方案。", -1},
        {"印发方案，逐项落实。", -1},
        {"编号52018年、52018年不是年份。", -1},
        {"1949年建立，1949年起使用。", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample.report.sections[0].text = span_of(cases[i].text);
        sample_structure(&sample);
        int status = -1;
        for (size_t c = 0; c < sample.checks.count; c++) {
            if (strcmp(sample.checks.items[c].rule, "structure.year") == 0) {
                status = (int)sample.checks.items[c].status;
            }
        }
        if (status != cases[i].status) {
            fail_msg("%s: %d", cases[i].text, status);
        }
    }
    sample.report.sections[0].text = SPAN("2018年，印发方案。2018年底前完成。");
    assert_trouble("structure.year", "report", CHECK_DIFFERS,
                   "第一部分 2 次写到2018年（首次在第1字），没有写到标题的2019年（见第10行）。");
}

/* Line 1 of the sample is 234, nothing was carried over; it is of 2019. */
TEST(test_receipts_under_another_year)
{
    static const struct {
        const char *text;
        bool misdated;
    } cases[] = {
        {"2018年度，我县共收到政府信息公开申请234件。2019年，工作稳步推进。", true},
        {"2020年新收政府信息公开申请２３４件，均已答复。", true},
        {"2018年度全年共受理政府信息公开申请234件。", true},
        {"2018年1月1日至2018年12月31日，我县共收到政府信息公开申请234件。", true},
        {"自2018年1月1日至12月31日止，共受理政府信息公开申请234件。", true},
        {"2019年1月1日至2019年12月31日，我县共收到政府信息公开申请234件。", false},
        {"自2018年起共收到政府信息公开申请234件。", false},
        {"2018年度，我县共收到政府信息公开申请233件。", false}, /* another figure: another year's */
        {"2019年度，我县共收到政府信息公开申请234件。", false},
        {"2018年收到政府信息公开申请234件，2019年收到数量持平。", false},
        {"2018年收到政府信息公开申请234件，今年收到的数量相同。", false},
        {"与2018年收到申请234件相比，没有变化。", false},
        {"截至2018年底共收到政府信息公开申请234件。", false},
        {"2018年以来共收到政府信息公开申请234件。", false},
        {"2018年，比上年多收到政府信息公开申请234件。", false},
        {"2018年，收到政府信息公开申请的行政复议234件。", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample.report.sections[0].text = span_of(cases[i].text);
        sample_structure(&sample);
        if ((sample_count(&sample, "structure.year", CHECK_DIFFERS) == 1) != cases[i].misdated) {
            fail_msg("%s", cases[i].text);
        }
    }
    sample.report.sections[0].text = span_of(cases[0].text);
    assert_trouble(
        "structure.year", "report", CHECK_DIFFERS,
        "第一部分写的是“2018年度，我县共收到政府信息公开申请234件”，与第三部分本年的数相符，年份却不是标题的2019年（见第10行）。");
    assert_span(only_trouble()->expression, "2018 = 2019");
}

TEST(test_published)
{
    static const struct {
        struct date day;
        int status;
    } cases[] = {
        {{2020, 1, 31}, CHECK_PASS}, {{2020, 3, 31}, CHECK_PASS},     {{2020, 3, 0}, CHECK_PASS},
        {{2020, 4, 1}, CHECK_FAIL},  {{2021, 1, 5}, CHECK_FAIL},      {{2021, 0, 0}, CHECK_FAIL},
        {{2020, 0, 0}, -1},          {{2019, 12, 30}, CHECK_UNKNOWN}, {{0, 0, 0}, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample.report.published = cases[i].day;
        sample_structure(&sample);
        const struct check *last = &sample.checks.items[sample.checks.count - 1];
        bool applies = strcmp(last->rule, "structure.published") == 0;
        if (applies != (cases[i].status >= 0) || (applies && (int)last->status != cases[i].status)) {
            fail_msg("case %zu", i);
        }
    }
    sample.report.published = (struct date){2020, 5, 6};
    assert_trouble("structure.published", "report", CHECK_FAIL,
                   "2019年度报告到2020年5月6日才发布，迟于2020年3月31日。");
    assert_span(only_trouble()->expression, "2020-05-06 <= 2020-03-31");
}
