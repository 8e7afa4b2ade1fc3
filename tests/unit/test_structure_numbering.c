/* structure.numbering: the ordinals of the headings. */
#include "sample.h"
#include "support.h"

#include "check/structure/structure.h"

EACH_TEST_HAS_A_SAMPLE(sample_luyi(&sample))

static const char *const good[FORM_SECTIONS] = {
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
};

static void print_headings(struct sample *to, const char *const headings[FORM_SECTIONS])
{
    for (uint32_t i = 0; i < to->report.section_count; i++) {
        struct section *section = &to->report.sections[i];
        if (section->ordinal > 0) {
            section->heading = span_of(headings[section->ordinal - 1]);
            section->place = (struct place){.line = 10 * section->ordinal};
        }
    }
}

/* The one finding, or NULL. */
static const struct check *run(void)
{
    const struct check *found = NULL;
    sample_structure(&sample);
    for (size_t i = 0; i < sample.checks.count; i++) {
        if (strcmp(sample.checks.items[i].rule, "structure.numbering") == 0) {
            assert_null(found);
            found = &sample.checks.items[i];
        }
    }
    return found;
}

/* The headings of the form with some of them printed otherwise; NULL: as the form has them. */
static const struct check *run_with(const char *const changed[FORM_SECTIONS])
{
    const char *headings[FORM_SECTIONS];
    for (size_t i = 0; i < FORM_SECTIONS; i++) {
        headings[i] = changed[i] ? changed[i] : good[i];
    }
    print_headings(&sample, headings);
    return run();
}

static void assert_numbering(const char *const changed[FORM_SECTIONS], const char *message)
{
    const struct check *check = run_with(changed);
    if (!check) {
        fail_msg("nothing found, where this was expected: %s", message);
        return;
    }
    assert_same_span(check->scope, SPAN("report"));
    assert_int_equal(check->status, CHECK_DIFFERS);
    assert_same_span(check->message, span_of(message));
}

TEST(test_headings_in_order)
{
    static const char *const orderly[][FORM_SECTIONS] = {
        {NULL},
        {"总体情况", "主动公开政府信息情况", NULL, NULL, NULL, "其他需要报告的事项"}, /* without ordinals */
        {"第一部分 总体情况", "第二部分　主动公开政府信息情况", "三．收到和处理政府信息公开申请情况"},
        /* Numbers are those of subtopics. */
        {"一、总体情况", "1.主动公开政府信息情况", "2.收到和处理政府信息公开申请情况"},
        /* A heading in words of its own may be a subtopic's. */
        {NULL, "三、主动公开情况", "四、依申请公开情况"},
        /* Behind a part of the office's own. */
        {"二、总体情况", "三、主动公开政府信息情况", "四、收到和处理政府信息公开申请情况",
         "五、政府信息公开行政复议、行政诉讼情况", "六、存在的主要问题及改进情况", "七、其他需要报告的事项"},
        /* A list that begins anew at each of them. */
        {"一、总体情况", "一、主动公开政府信息情况", "一、收到和处理政府信息公开申请情况",
         "一、政府信息公开行政复议、行政诉讼情况", "一、存在的主要问题及改进情况", "一、其他需要报告的事项"},
    };
    for (size_t i = 0; i < sizeof orderly / sizeof *orderly; i++) {
        const struct check *check = run_with(orderly[i]);
        if (check) {
            fail_msg("case %zu: %.*s", i, (int)check->message.size, check->message.data);
        }
    }
}

TEST(test_another_ordinal)
{
    static const char *const once[FORM_SECTIONS] = {NULL, "三、主动公开政府信息情况"};
    assert_numbering(once, "标题的序号与格式不一致：“三、主动公开政府信息情况”应当是“二”（见第20行）。");
    static const char *const part[FORM_SECTIONS] = {NULL, NULL, NULL, "第五部分 政府信息公开行政复议、行政诉讼情况"};
    assert_numbering(part,
                     "标题的序号与格式不一致：“第五部分 政府信息公开行政复议、行政诉讼情况”应当是“四”（见第40行）。");
    static const char *const later[FORM_SECTIONS] = {
        NULL, NULL, NULL, NULL, "六、存在的主要问题及改进情况", "七、其他需要报告的事项"};
    assert_numbering(later, "标题的序号与格式不一致：“六、存在的主要问题及改进情况”应当是“五”，"
                            "“七、其他需要报告的事项”应当是“六”（见第50行）。");
    static const char *const traditional[FORM_SECTIONS] = {NULL, "三、主動公開政府信息情況"};
    assert_numbering(traditional, "标题的序号与格式不一致：“三、主動公開政府信息情況”应当是“二”（见第20行）。");
}

TEST(test_heading_that_stands_twice_is_not_judged)
{
    static const char *const once[FORM_SECTIONS] = {NULL, "三、主动公开政府信息情况"};
    for (uint32_t i = 0; i < sample.report.section_count; i++) {
        sample.report.sections[i].times += sample.report.sections[i].ordinal == 2;
    }
    assert_null(run_with(once));
}

static bool check_all(struct sample *scarce, struct failure *failure)
{
    const char *headings[FORM_SECTIONS];
    memcpy(headings, good, sizeof headings);
    headings[1] = "三、主动公开政府信息情况";
    sample_luyi(scarce);
    print_headings(scarce, headings);
    return structure_checks(scarce->patterns, &scarce->report, &scarce->statements, &scarce->checks, failure);
}

TEST(test_each_allocation_may_fail)
{
    sample_work work = check_all;
    assert_true(each_allocation_fails(sample_attempt, &work) > 2);
}

TEST(test_marks_that_no_title_has)
{
    assert_null(run_with((const char *const[FORM_SECTIONS]){NULL, "二、 主动公开政府信息情况（件）",
                                                            "三、 收到和处理政府信息公开申请情况："}));
    assert_null(run_with((const char *const[FORM_SECTIONS]){"一、总体情况 1", "二、“主动公开政府信息”情况"}));
    static const char *const odd[] = {"二、、主动公开政府信息情况", "二、.主动公开政府信息情况",
                                      "二、主动公开政府信息x情况", "二、主动公开政府信息**情况"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        const struct check *check = run_with((const char *const[FORM_SECTIONS]){NULL, odd[i]});
        assert_non_null(check);
        assert_same_span(check->scope, SPAN("2"));
        assert_int_equal(check->status, CHECK_DIFFERS);
    }
}
