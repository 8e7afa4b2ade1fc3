/* Whole reports: the form is told, its lines are found and nothing is put where it was not printed. */
#include "written.h"

#include "form/wording.h"
#include "support.h"

/* ---- Layouts ----------------------------------------------------------------------------------------------------- */

static const struct variation as_written[] = {
    {.name = "2021", .form = FORM_2021},
    {.name = "2019", .form = FORM_2019},
};

TEST(cells_parted_by_tabs)
{
    assert_int_equal(try_variations(as_written, 2, NULL), 0);
}

TEST(words_with_single_spaces)
{
    assert_int_equal(try_variations(as_written, 2, as_copied), 0);
}

TEST(each_cell_on_its_line)
{
    assert_int_equal(try_variations(as_written, 2, as_narrow), 0);
}

TEST(merged_cells_lost)
{
    assert_int_equal(try_variations(as_written, 2, as_unmerged), 0);
}

TEST(columns_held_apart)
{
    assert_int_equal(try_variations(as_written, 2, as_layout), 0);
}

TEST(pipe_tables)
{
    assert_int_equal(try_variations(as_written, 2, as_markdown), 0);
}

/* ---- Lines that are not there ------------------------------------------------------------------------------------ */

/* The text without the row whose label this is. A group's label in the same row goes with it. */
static struct span without_row(struct arena *arena, struct span text, const char *label)
{
    struct buffer out = {.arena = arena};
    struct span line;
    bool gone = false;
    while (span_next_line(&text, &line)) {
        size_t at = span_find(line, span_of(label));
        size_t end = at == SIZE_MAX ? 0 : at + strlen(label);
        bool cell =
            at != SIZE_MAX && (at == 0 || line.data[at - 1] == '\t') && end < line.size && line.data[end] == '\t';
        if (cell && !gone && line.data[line.size - 1] >= '0' && line.data[line.size - 1] <= '9') {
            gone = true;
        } else {
            assert_true(buffer_add(&out, line) && buffer_add(&out, SPAN("\n")));
        }
    }
    assert_true(gone);
    return buffer_span(&out);
}

/* Leaves out each line of section 3 in turn: it is absent, and every other line is what it was. */
static size_t leave_out_each(enum form_set form, layout_function layout, size_t *tried)
{
    size_t differences = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->table != TABLE_REQUESTS || (line->forms & form) == 0) {
            continue;
        }
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct span text = without_row(arena, written_report(arena, form), line->label);
        struct recognised recognised;
        recognised_begin(&recognised, layout ? layout(arena, text) : text);
        const struct written_line changes[] = {{line->line, ""}, {NULL, NULL}};
        differences += count_differences(line->label, &recognised.report, form, changes);
        assert_int_equal(recognised.report.status, STATUS_PARTIAL);
        struct buffer label = {.arena = arena};
        assert_true(SAY(&label, "{}", quoted(span_of(line->label))));
        assert_true(span_contains(recognised.report.message, buffer_span(&label)));
        recognised_end(&recognised);
        arena_destroy(arena);
        (*tried)++;
    }
    return differences;
}

TEST(a_line_left_out)
{
    size_t tried = 0;
    assert_int_equal(leave_out_each(FORM_2021, NULL, &tried), 0);
    assert_int_equal(tried, 25);
}

TEST(a_line_left_out_of_a_page)
{
    size_t tried = 0;
    assert_int_equal(leave_out_each(FORM_2021, as_layout, &tried), 0);
    assert_int_equal(tried, 25);
}

TEST(a_line_left_out_of_copied_text)
{
    size_t tried = 0;
    assert_int_equal(leave_out_each(FORM_2021, as_copied, &tried), 0);
    assert_int_equal(tried, 25);
}

/* Lines that stand together: what is left of a group must not be taken for them. */
TEST(lines_left_out_together)
{
    static const struct variation variations[] = {
        {.name = "3.1 and 3.2",
         .form = FORM_2021,
         .edits = {{"三、本年度办理结果\t（一）予以公开\t\t121\t122\t123\t124\t125\t126\t127\n", ""},
                   {"\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t131\t132\t133\t134\t135\t136\t137\n",
                    ""}},
         .changes = {{"3.1", ""}, {"3.2", ""}}},
        {.name = "1 and 2",
         .form = FORM_2021,
         .edits = {{"一、本年新收政府信息公开申请数量\t\t\t101\t102\t103\t104\t105\t106\t107\n", ""},
                   {"二、上年结转政府信息公开申请数量\t\t\t111\t112\t113\t114\t115\t116\t117\n", ""}},
         .changes = {{"1", ""}, {"2", ""}}},
        {.name = "3.3.1 to 3.3.3",
         .form = FORM_2021,
         .edits = {{"\t（三）不予公开\t1.属于国家秘密\t141\t142\t143\t144\t145\t146\t147\n", ""},
                   {"\t\t2.其他法律行政法规禁止公开\t151\t152\t153\t154\t155\t156\t157\n", ""},
                   {"\t\t3.危及“三安全一稳定”\t161\t162\t163\t164\t165\t166\t167\n", ""}},
         .changes = {{"3.3.1", ""}, {"3.3.2", ""}, {"3.3.3", ""}}},
        {.name = "3.7 and 4",
         .form = FORM_2021,
         .edits = {{"\t（七）总计\t\t331\t332\t333\t334\t335\t336\t337\n", ""},
                   {"四、结转下年度继续办理\t\t\t341\t342\t343\t344\t345\t346\t347\n", ""}},
         .changes = {{"3.7", ""}, {"4", ""}}},
        {.name = "clauses 5 and 6",
         .form = FORM_2021,
         .edits = {{"第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t31\t\t\n", ""},
                   {"第二十条第（六）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t41\t\t\n行政强制\t51\t\t\n",
                    ""}},
         .changes = {{"licensing", ""}, {"penalties", ""}, {"coercive_measures", ""}}},
    };
    const size_t count = sizeof variations / sizeof *variations;
    assert_int_equal(try_variations(variations, count, NULL) + try_variations(variations, count, as_copied) +
                         try_variations(variations, count, as_layout) + try_variations(variations, count, as_markdown),
                     0);
}

/* ---- Forms ------------------------------------------------------------------------------------------------------- */

struct form_case {
    const char *name;
    enum form_set form;
    struct edit edits[4];
    const char *expected;
};

/* Edits that make section 3, or clause 1 of section 2, one of the other form. */
#define OTHER_2019                                                                                                                                         \
    {"\t（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t", "\t（六）其他处理\t\t"},                                      \
        {"\t\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t311\t312\t313\t314\t315\t316\t" \
         "317\n",                                                                                                                                          \
         ""},                                                                                                                                              \
    {                                                                                                                                                      \
        "\t\t3.其他\t321\t322\t323\t324\t325\t326\t327\n", ""                                                                                              \
    }

TEST(forms_by_their_labels)
{
    static const struct form_case cases[] = {
        {"as written", FORM_2021, {{NULL, NULL}}, "2021"},
        {"as written", FORM_2019, {{NULL, NULL}}, "2019"},
        {"section 3 of 2019", FORM_2021, {OTHER_2019}, "mixed"},
        {"cites the other form", FORM_2021, {{"栏目偏多", "按2019年的格式编写，栏目偏多"}}, "2021"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct recognised recognised;
        recognised_begin(&recognised, edited(own, written_report(own, cases[i].form), cases[i].edits));
        assert_string_equal(report_form_name(&recognised.report), cases[i].expected);
        assert_int_equal(recognised.report.status, STATUS_COMPLETE);
        recognised_end(&recognised);
        arena_destroy(own);
    }
}

/* The clauses of one table may follow different forms: neither's cells become the other's. */
TEST(both_forms_in_one_table)
{
    const struct edit edits[] = {
        {"信息内容\t本年处理决定数量\t\t\n行政许可\t31\t\t\n",
         "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t34\t-5\t36\n其他对外管理服务事项\t44\t45\t46\n"},
        {NULL, NULL},
    };
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, written_report(arena, FORM_2021), edits));
    const struct report *report = &recognised.report;
    const struct report_line *old = &report->lines[form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "licensing")];
    const struct report_line *new = &report->lines[form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "licensing")];
    const struct report_line *rules = &report->lines[form_find_line(TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "rules")];
    assert_int_equal(new->times, 0);
    assert_int_equal(new->cells[0].state, CELL_ABSENT);
    assert_int_equal(old->times, 1);
    assert_int_equal(old->cells[0].value.integer, 34);
    assert_int_equal(old->cells[1].value.integer, -5);
    assert_int_equal(old->cells[2].value.integer, 36);
    assert_int_equal(rules->cells[2].value.integer, 13);
    recognised_end(&recognised);
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

static struct span doubled(struct arena *arena, struct span text, const char *from, const char *to)
{
    size_t start = span_find(text, span_of(from)), end = span_find(text, span_of(to));
    assert_true(start < end && end < text.size);
    struct buffer out = {.arena = arena};
    struct span table = {text.data + start, end - start};
    assert_true(buffer_add(&out, (struct span){text.data, end}) && buffer_add(&out, table) &&
                buffer_add(&out, span_between(text.data + end, text.data + text.size)));
    return buffer_span(&out);
}

/* A table that stands twice gives the cells of the first, and says so. */
TEST(a_table_twice)
{
    static const struct {
        const char *name, *from, *to;
        enum form_table table;
    } cases[] = {
        {"section 2", "第二十条第（一）项", "三、收到和处理", TABLE_PROACTIVE_DISCLOSURE},
        {"section 3", "（本列数据的勾稽关系", "四、政府信息公开行政复议", TABLE_REQUESTS},
        {"section 4", "行政复议\t", "五、存在的主要问题", TABLE_REVIEWS},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct recognised recognised;
        recognised_begin(&recognised, doubled(own, written_report(own, FORM_2021), cases[i].from, cases[i].to));
        wrong += count_differences(cases[i].name, &recognised.report, FORM_2021, NULL);
        if (recognised.report.tables[cases[i].table].times != 2) {
            print_error("%s: met %u times\n", cases[i].name, recognised.report.tables[cases[i].table].times);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(own);
    }
    assert_int_equal(wrong, 0);
}

/* A file that ends inside section 3: nothing there tells its form before 3.6, so it follows section 2, or the year. */
TEST(a_table_cut_short)
{
    static const struct {
        enum form_set form;
        bool section_2;
        const char *title, *expected;
    } cases[] = {
        {FORM_2019, true, "2019年", "2019"},  {FORM_2021, true, "2022年", "2021"},  {FORM_2019, true, "2022年", "2019"},
        {FORM_2019, false, "2020年", "2019"}, {FORM_2021, false, "2022年", "2021"},
    };
    static const char *const ends[] = {"1.属于国家秘密", "1.本机关不掌握", "2.重复申请"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases * 3; i++) {
        const struct edit year[] = {{cases[i / 3].form == FORM_2019 ? "2019年" : "2022年", cases[i / 3].title},
                                    {NULL, NULL}};
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct span text = edited(own, written_report(own, cases[i / 3].form), year);
        struct span body = span_from(text, span_find(text, SPAN("三、收到和处理")));
        struct buffer out = {.arena = own};
        size_t above = span_find(text, cases[i / 3].section_2 ? SPAN("三、收到和处理") : SPAN("二、主动公开"));
        assert_true(buffer_add(&out, (struct span){text.data, above}) &&
                    buffer_add(&out, (struct span){body.data, span_find(body, span_of(ends[i % 3]))}));
        struct recognised recognised;
        recognised_begin(&recognised, buffer_span(&out));
        assert_string_equal(report_form_name(&recognised.report), cases[i / 3].expected);
        assert_string_equal(form_name(recognised.report.tables[TABLE_REQUESTS].form), cases[i / 3].expected);
        assert_true(span_contains(recognised.report.message, SPAN("为止，可能被截断")));
        recognised_end(&recognised);
        arena_destroy(own);
    }
}

/* A line that is printed twice is none that the form has not. */
TEST(lines_printed_twice)
{
    size_t wrong = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->table != TABLE_REQUESTS || !(line->forms & FORM_2021)) {
            continue;
        }
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct span text = written_report(own, FORM_2021);
        size_t start = span_find(text, span_of(line->label));
        struct span rest = span_from(text, start), printed;
        span_next_line(&rest, &printed);
        struct buffer out = {.arena = own};
        assert_true(buffer_add(&out, span_between(text.data, rest.data)) && buffer_add(&out, SPAN("\t\t")) &&
                    buffer_add(&out, printed) && buffer_add(&out, SPAN("\n")) && buffer_add(&out, rest));
        struct recognised recognised;
        recognised_begin(&recognised, buffer_span(&out));
        struct span message = recognised.report.message;
        if (recognised.report.lines[i].times != 2 || span_contains(message, SPAN("法定格式没有")) ||
            !span_contains(message, SPAN("出现不止一次，只取第一次"))) {
            print_error("%s: met %u times; %.*s\n", line->line, recognised.report.lines[i].times, (int)message.size,
                        message.data);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(own);
    }
    assert_int_equal(wrong, 0);
}

/* Two reports in one file: the first is read, its last section ends at the second's title, and the message says so. */
TEST(two_reports_in_a_file)
{
    const struct edit other[] = {{"青石县水利局2022年", "青石县农业局2021年"}, {NULL, NULL}};
    const enum form_set forms_of_second[] = {FORM_2021, FORM_2019};
    for (size_t i = 0; i < 2; i++) {
        const struct edit older[] = {{"青石县人民政府2019年", "青石县农业局2019年"}, {NULL, NULL}};
        struct span second = edited(arena, written_report(arena, forms_of_second[i]), i == 0 ? other : older);
        struct buffer out = {.arena = arena};
        assert_true(buffer_add(&out, written_report(arena, FORM_2021)) && buffer_add(&out, SPAN("\n\n")) &&
                    buffer_add(&out, second));
        struct recognised recognised;
        recognised_begin(&recognised, buffer_span(&out));
        const struct section *last = find_section(&recognised.report, 6);
        assert_int_equal(count_differences("two reports", &recognised.report, FORM_2021, NULL), 0);
        assert_int_equal(recognised.report.year, 2022);
        assert_true(last && !span_contains(last->text, SPAN("农业局")));
        assert_true(span_contains(recognised.report.message, SPAN("文件里有不止一份报告，只取第一份")));
        recognised_end(&recognised);
    }
}

/* ---- Documents that are no report -------------------------------------------------------------------------------- */

TEST(documents_without_a_table)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "没有找到法定格式"},
        {"青石县2017年政府信息公开工作年度报告\n附表：政府信息公开情况统计表\n指标\t单位\t数\n主动公开\t条\t5\n",
         "2019年以前"},
        {"县里召开会议，部署春季防汛工作，会议要求各单位提前检查水库、堤防和泵站，备足物资，落实值班制度，遇到险情及时上报，"
         "并做好群众转移的准备。\n",
         "没有找到法定格式"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct recognised recognised;
        recognised_begin(&recognised, span_of(cases[i].text));
        assert_int_equal(recognised.report.status, STATUS_UNRECOGNISED);
        assert_null(report_form_name(&recognised.report));
        if (!span_contains(recognised.report.message, span_of(cases[i].message))) {
            fail_msg("case %zu: %.*s", i, (int)recognised.report.message.size, recognised.report.message.data);
        }
        recognised_end(&recognised);
    }
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    struct recognised recognised;
    bool done = recognised_try(&recognised, memory, *(const struct span *)data, failure);
    recognised_end(&recognised);
    return done;
}

TEST(allocations_that_fail)
{
    struct span text = written_report(arena, FORM_2019), copied = as_copied(arena, text);
    struct span piped = as_markdown(arena, text);
    assert_true(each_allocation_fails(attempt, &text) > 10);
    assert_true(each_allocation_fails(attempt, &copied) > 10);
    assert_true(each_allocation_fails(attempt, &piped) > 10);
}
