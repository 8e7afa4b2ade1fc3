/* The narrative: whatever its headings are called and numbered, each section holds its own text and no table's. */
#include "written.h"

#include "support.h"

/* The written report with edits, and the sections that it must give. */
struct section_case {
    const char *name;
    struct edit edits[10];
    struct {
        uint32_t ordinal;
        const char *heading; /* NULL: as written */
        const char *text; /* NULL: as written; ordinal 0 ends the list, so what stands before the first is `before` */
    } changes[8];
    const char *before; /* NULL: nothing */
};

static const char *const written_headings[] = {
    NULL,
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
};

static const char *const written_texts[] = {NULL,
                                            "本报告的统计期限为2022年1月1日至2022年12月31日。",
                                            "",
                                            "",
                                            "",
                                            "栏目偏多，下一步将合并。",
                                            "本年没有收取信息处理费。"};

static size_t compare(const char *name, const char *what, uint32_t ordinal, struct span actual, const char *expected)
{
    if (span_equal(actual, span_of(expected))) {
        return 0;
    }
    print_error("%s: %s of section %u: expected `%s`, got `%.*s`\n", name, what, ordinal, expected, (int)actual.size,
                actual.size > 0 ? actual.data : "");
    return 1;
}

static size_t compare_section(const struct section_case *test, const struct report *report, uint32_t ordinal)
{
    const char *heading = written_headings[ordinal], *text = written_texts[ordinal];
    for (size_t i = 0; test->changes[i].ordinal > 0; i++) {
        if (test->changes[i].ordinal == ordinal) {
            heading = test->changes[i].heading ? test->changes[i].heading : heading;
            text = test->changes[i].text ? test->changes[i].text : text;
        }
    }
    const struct section *section = find_section(report, ordinal);
    if (!section) {
        bool expected = heading[0] != '\0';
        if (expected) {
            print_error("%s: section %u is not there\n", test->name, ordinal);
        }
        return expected;
    }
    return compare(test->name, "heading", ordinal, section->heading, heading) +
           compare(test->name, "text", ordinal, section->text, text);
}

static size_t try_sections(const struct section_case *cases, size_t count, layout_function layout)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct span text = edited(arena, written_report(arena, FORM_2021), cases[i].edits);
        struct recognised recognised;
        recognised_begin(&recognised, layout ? layout(arena, text) : text);
        for (uint32_t ordinal = 1; ordinal <= FORM_SECTIONS; ordinal++) {
            wrong += compare_section(&cases[i], &recognised.report, ordinal);
        }
        const struct section *before = find_section(&recognised.report, 0);
        wrong += compare(cases[i].name, "text", 0, before ? before->text : (struct span){NULL, 0},
                         cases[i].before ? cases[i].before : "");
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    return wrong;
}

static const struct section_case numbering[] = {
    {.name = "as written"},
    {.name = "no numbers",
     .edits = {{"一、总体", "总体"},
               {"二、主动", "主动"},
               {"三、收到", "收到"},
               {"四、政府", "政府"},
               {"五、存在", "存在"},
               {"六、其他", "其他"}},
     .changes = {{1, "总体情况", NULL},
                 {2, "主动公开政府信息情况", NULL},
                 {3, "收到和处理政府信息公开申请情况", NULL},
                 {4, "政府信息公开行政复议、行政诉讼情况", NULL},
                 {5, "存在的主要问题及改进情况", NULL},
                 {6, "其他需要报告的事项", NULL}}},
    {.name = "shifted by one",
     .edits = {{"一、总体", "二、总体"},
               {"二、主动", "三、主动"},
               {"三、收到", "四、收到"},
               {"四、政府", "五、政府"},
               {"五、存在", "六、存在"},
               {"六、其他", "七、其他"}},
     .changes = {{1, "二、总体情况", NULL},
                 {2, "三、主动公开政府信息情况", NULL},
                 {3, "四、收到和处理政府信息公开申请情况", NULL},
                 {4, "五、政府信息公开行政复议、行政诉讼情况", NULL},
                 {5, "六、存在的主要问题及改进情况", NULL},
                 {6, "七、其他需要报告的事项", NULL}}},
    {.name = "Arabic",
     .edits = {{"一、总体", "1.总体"}, {"六、其他", "6、其他"}},
     .changes = {{1, "1.总体情况", NULL}, {6, "6、其他需要报告的事项", NULL}}},
    {.name = "in brackets",
     .edits = {{"五、存在", "（五）存在"}, {"六、其他", "（六）其他"}},
     .changes = {{5, "（五）存在的主要问题及改进情况", NULL}, {6, "（六）其他需要报告的事项", NULL}}},
    {.name = "with spaces",
     .edits = {{"一、总体情况", "一、 总 体 情 况"}, {"五、存在", "五 、存在"}},
     .changes = {{1, "一、 总 体 情 况", NULL}, {5, "五 、存在的主要问题及改进情况", NULL}}},
    {.name = "strokes of OCR",
     .edits = {{"五、存在", "|五、存在"}, {"六、其他", "l六、其他"}},
     .changes = {{5, "|五、存在的主要问题及改进情况", NULL}, {6, "l六、其他需要报告的事项", NULL}}},
};

TEST(numbers_of_headings)
{
    assert_int_equal(try_sections(numbering, COUNT(numbering), NULL), 0);
}

TEST(numbers_of_headings_in_markdown)
{
    assert_int_equal(try_sections(numbering, COUNT(numbering), as_markdown), 0);
}

static const struct section_case wording[] = {
    {.name = "other words",
     .edits = {{"二、主动公开政府信息情况", "二、政府信息主动公开情况"},
               {"三、收到和处理政府信息公开申请情况", "三、依申请公开政府信息情况"},
               {"四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
               {"五、存在的主要问题及改进情况", "五、存在问题和改进措施"},
               {"六、其他需要报告的事项", "六、其他需要说明的事项"}},
     .changes = {{2, "二、政府信息主动公开情况", NULL},
                 {3, "三、依申请公开政府信息情况", NULL},
                 {4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", NULL},
                 {5, "五、存在问题和改进措施", NULL},
                 {6, "六、其他需要说明的事项", NULL}}},
    {.name = "colon",
     .edits = {{"六、其他需要报告的事项", "六、其他需要报告的事项："}},
     .changes = {{6, "六、其他需要报告的事项：", NULL}}},
    {.name = "text on the heading's line",
     .edits = {{"六、其他需要报告的事项\n\n", "六、其他需要报告的事项 "},
               {"五、存在的主要问题及改进情况\n\n", "五、存在的主要问题及改进情况。"}}},
    {.name = "a heading missing",
     .edits = {{"一、总体情况\n\n", ""}},
     .changes = {{1, "", ""}},
     .before = "本报告的统计期限为2022年1月1日至2022年12月31日。"},
    {.name = "nothing to report", .edits = {{"本年没有收取信息处理费。", "无"}}, .changes = {{6, NULL, "无"}}},
    {.name = "nothing printed", .edits = {{"本年没有收取信息处理费。\n", ""}}, .changes = {{6, NULL, ""}}},
    {.name = "heading in a table's row",
     .edits = {{"三、收到和处理政府信息公开申请情况\n\n", "三、收到和处理政府信息公开申请情况\t\t\t\t\t\t\t\t\t\n"}}},
    {.name = "a preamble",
     .edits = {{"一、总体", "本报告由县水利局编制。\n\n一、总体"}},
     .before = "本报告由县水利局编制。"},
};

TEST(words_of_headings)
{
    assert_int_equal(try_sections(wording, COUNT(wording), NULL), 0);
}

/* A narrative with a numbering of its own stands in the first section. */
static const struct section_case systems[] = {
    {.name = "two systems",
     .edits =
         {{"本报告的统计期限为2022年1月1日至2022年12月31日。\n",
           "一、概述\n\n全年工作有序。\n\n二、主动公开情况\n\n发布了河道的消息。\n\n三、依申请公开情况\n\n都答复了。\n\n"
           "四、行政复议、诉讼情况\n\n没有。\n\n五、存在的问题\n\n人手不足。\n"}},
     .changes =
         {{1, NULL,
           "一、概述\n全年工作有序。\n二、主动公开情况\n发布了河道的消息。\n三、依申请公开情况\n都答复了。\n四、行政复议、诉讼情况\n"
           "没有。\n五、存在的问题\n人手不足。"}}},
    {.name = "items of the first section",
     .edits = {{"本报告的统计期限为2022年1月1日至2022年12月31日。\n",
                "（一）主动公开情况\n\n发布了河道的消息。\n\n（二）依申请公开情况\n\n都答复了。\n"}},
     .changes = {{1, NULL, "（一）主动公开情况\n发布了河道的消息。\n（二）依申请公开情况\n都答复了。"}}},
    {.name = "a list of contents",
     .edits =
         {{"一、总体情况\n",
           "目录\n\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
           "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n\n一、总体情况\n"}},
     .before = "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
               "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项"},
};

TEST(two_numbering_systems)
{
    assert_int_equal(try_sections(systems, 2, NULL), 0);
}

TEST(a_list_of_contents)
{
    assert_int_equal(try_sections(systems + 2, 1, NULL), 0);
}

static const struct section_case around_tables[] = {
    {.name = "above and below a table",
     .edits = {{"三、收到和处理政府信息公开申请情况\n",
                "三、收到和处理政府信息公开申请情况\n\n申请以自然人为主，见下表。\n"},
               {"\n四、政府信息公开", "注：含镇政府的申请。\n\n四、政府信息公开"}},
     .changes = {{3, NULL, "申请以自然人为主，见下表。\n注：含镇政府的申请。"}}},
    {.name = "another table",
     .edits = {{"本报告的统计期限为2022年1月1日至2022年12月31日。\n",
                "各镇情况如下。\n\n镇\t申请\t办结\n东镇\t3\t2\n西镇\t5\t5\n\n以上。\n"}},
     .changes = {{1, NULL, "各镇情况如下。\n以上。"}}},
    {.name = "a page's number in a sentence",
     .edits = {{"栏目偏多，下一步将合并。", "栏目偏多，下一步\n\n- 4 -\n\f将合并。"}}},
    {.name = "a page's foot",
     .edits = {{"本年没有收取信息处理费。\n",
                "本年没有收取信息处理费。\n\n版权所有：青石县人民政府\n网站标识码：3700000001\n"}}},
};

TEST(text_around_tables)
{
    assert_int_equal(try_sections(around_tables, COUNT(around_tables), NULL), 0);
}

/* Words of a page's foot in a sentence do not end the section. */
TEST(words_of_a_foot_in_a_sentence)
{
    static const struct section_case cases[] = {
        {.name = "a map of the site",
         .edits = {{"本报告的统计期限为2022年1月1日至2022年12月31日。",
                    "全年改版了网站地图，信息可分享到微信。\n\n第二件事是培训。"}},
         .changes = {{1, NULL, "全年改版了网站地图，信息可分享到微信。\n第二件事是培训。"}}},
    };
    assert_int_equal(try_sections(cases, COUNT(cases), NULL), 0);
}

/* The menu of a site, or a small head, names what the tables are called too. */
TEST(names_of_tables_outside_them)
{
    static const struct section_case cases[] = {
        {.name = "a menu",
         .edits =
             {{"青石县水利局2022年",
               "首页\n政府信息公开指南\n行政规范性文件\n行政许可\n行政复议\n政府信息公开年报\n青石县水利局2022年"}}},
        {.name = "a small head",
         .edits = {{"本报告的统计期限为2022年1月1日至2022年12月31日。\n", "行政复议：\n\n全年没有复议。\n"}},
         .changes = {{1, NULL, "行政复议：\n全年没有复议。"}}},
    };
    assert_int_equal(try_sections(cases, COUNT(cases), NULL), 0);
}

/* Printed lines of one sentence become one paragraph again. */
TEST(lines_of_a_paragraph)
{
    static const struct section_case cases[] = {
        {.name = "three lines",
         .edits = {{"栏目偏多，下一步将合并。", "    栏目偏多，\n下一步将合\n并。\n    再次培训。"}},
         .changes = {{5, NULL, "栏目偏多，下一步将合并。\n再次培训。"}}},
        {.name = "English words",
         .edits = {{"栏目偏多，下一步将合并。", "    网站支持open\ndata下载。"}},
         .changes = {{5, NULL, "网站支持open data下载。"}}},
        {.name = "items",
         .edits = {{"栏目偏多，下一步将合并。", "1.栏目偏多。\n2.人手不足。"}},
         .changes = {{5, NULL, "1.栏目偏多。\n2.人手不足。"}}},
    };
    assert_int_equal(try_sections(cases, COUNT(cases), as_layout), 0);
}

/* A heading that a page repeats is met twice; a table's rows below it stay its own. */
TEST(headings_met_twice)
{
    const struct edit edits[] = {{"\t（四）无法提供", "三、收到和处理政府信息公开申请情况\n\t（四）无法提供"},
                                 {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, written_report(arena, FORM_2021), edits));
    assert_int_equal(find_section(&recognised.report, 3)->times, 2);
    assert_int_equal(find_section(&recognised.report, 4)->times, 1);
    assert_int_equal(count_differences("repeated", &recognised.report, FORM_2021, NULL), 0);
    recognised_end(&recognised);
}

/* Under headings of its own the text of a report of 2014 begins behind its title, not behind that of the annex. */
TEST(an_annex_with_a_title_of_its_own)
{
    const struct edit edits[] = {{"一、概述", "一、工作概况"},
                                 {"二、主动公开政府信息情况\n", "二、打算\n"},
                                 {"三、依申请公开政府信息情况\n", ""},
                                 {"四、行政复议和行政诉讼情况\n", ""},
                                 {"五、存在的主要问题及改进情况\n", "三、附则\n"},
                                 {"政府信息公开情况统计表\n\n（2016年度）", "政府信息公开情况统计表（2016年度）"},
                                 {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, written_report(arena, FORM_2014), edits));
    const struct section *before = find_section(&recognised.report, 0);
    assert_non_null(before);
    assert_true(span_starts(before->text, SPAN("一、工作概况\n本报告的统计期限为2016年1月1日")));
    assert_true(span_contains(before->text, SPAN("三、附则\n栏目偏多，下一步将合并。")));
    assert_int_equal(recognised.report.year, 2016);
    recognised_end(&recognised);
}
