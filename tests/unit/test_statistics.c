/* The form of 2014: one table of one figure a line, in every layout that it is met in. */
#include "support.h"
#include "written.h"

#include "form/wording.h"

#include <stdio.h>

/* ---- layouts ---- */

TEST(test_every_layout)
{
    static const struct variation as_written[] = {{.name = "2014", .form = FORM_2014}};
    static const layout_function layouts[] = {NULL, as_copied, as_narrow, as_unmerged, as_markdown, as_layout};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        assert_int_equal(try_variations(as_written, 1, layouts[i]), 0);
    }
}

/* Applies a change to each line of the table, which are those that hold a tab. */
typedef void change_line(struct buffer *out, struct span line, size_t index);

static struct span changed(struct arena *arena, struct span text, change_line *change)
{
    struct buffer out = {.arena = arena};
    struct span line;
    for (size_t index = 0; span_next_line(&text, &line);) {
        bool row = span_contains(line, SPAN("\t")) && !span_contains(line, SPAN("负责人：")) &&
                   !span_contains(line, SPAN("电话："));
        if (row) {
            change(&out, line, index++);
        }
        SAY(&out, row ? "\n" : "{}\n", line);
    }
    return buffer_span(&out);
}

static size_t count_changed(const char *name, change_line *change, layout_function layout,
                            const struct written_line *changes)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct recognised recognised;
    struct span text = changed(arena, written_report(arena, FORM_2014), change);
    recognised_begin(&recognised, layout ? layout(arena, text) : text);
    size_t differences = count_differences(name, &recognised.report, FORM_2014, changes);
    recognised_end(&recognised);
    arena_destroy(arena);
    return differences;
}

static void assert_layouts(const char *name, change_line *change)
{
    static const layout_function layouts[] = {NULL, as_copied, as_narrow, as_markdown, as_layout};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        assert_int_equal(count_changed(name, change, layouts[i], NULL), 0);
    }
}

/* 序号: a running number before each line; its head is the first line that is changed. */
static void number_line(struct buffer *out, struct span line, size_t index)
{
    SAY(out, index == 0 ? "序号\t{}" : "{}\t{}", index == 0 ? word_of_span(line) : word_of_count((int64_t)index), line);
}

/* The same where lines of groups have none: a figure before them may be the number that would come next. */
static void number_line_of_figures(struct buffer *out, struct span line, size_t index)
{
    static const char *const made = "制发规范性文件总数\t件";
    bool group = span_contains(line, SPAN("——"));
    bool next = span_starts(line, span_of(made));
    if (index == 0 || !group) {
        SAY(out, index == 0 ? "序号" : "{}", (int64_t)index);
    }
    SAY(out, next ? "\t{}\t{}" : "\t{}", next ? span_of(made) : line, (int64_t)index + 1);
}

TEST(test_figures_that_run_on_with_the_numbers)
{
    static const struct written_line changes[] = {{"1.1.2", "5"}, {NULL, NULL}};
    assert_int_equal(count_changed("run on", number_line_of_figures, NULL, changes), 0);
    assert_int_equal(count_changed("run on", number_line_of_figures, as_markdown, changes), 0);
}

TEST(test_running_numbers_are_nobodys)
{
    assert_layouts("serial", number_line);
}

/* The same where a long label is broken over lines, with its number and figure on a line between. */
static void number_broken_line(struct buffer *out, struct span line, size_t index)
{
    static const struct span broken = {"（四）政府信息公开专项经费", sizeof "（四）政府信息公开专项经费" - 1};
    if (!span_starts(line, broken)) {
        number_line(out, line, index);
        return;
    }
    SAY(out, "{}\n{}\t万元\t354.5\n（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", broken,
        (int64_t)index);
}

TEST(test_running_numbers_between_the_lines_of_a_label)
{
    assert_int_equal(count_changed("broken serial", number_broken_line, as_copied, NULL), 0);
}

/* A line of its own before each line of the form that a province has added. */
static void add_line(struct buffer *out, struct span line, size_t index)
{
    if (span_starts(line, SPAN("（一）收到")) || span_starts(line, SPAN("2.传真"))) {
        SAY(out, "主动公开行政执法结果数\t条\t{}\n", (int64_t)(7000 + index));
    }
    assert_true(buffer_add(out, line));
}

TEST(test_lines_that_the_form_has_not_are_nobodys)
{
    assert_layouts("further lines", add_line);
}

/* Group lines without marks; 其中： on a line of its own. */
static void part_line(struct buffer *out, struct span line, size_t index)
{
    (void)index;
    size_t marks = span_find(line, SPAN("\t——"));
    if (marks != SIZE_MAX) {
        line.size = marks;
    }
    if (span_starts(line, SPAN("其中："))) {
        assert_true(buffer_add(out, SPAN("其中：\n")));
        line = span_from(line, strlen("其中："));
    }
    buffer_add(out, line);
}

TEST(test_groups_and_parts_on_lines_of_their_own)
{
    static const layout_function layouts[] = {NULL, as_copied, as_narrow, as_layout};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        assert_int_equal(count_changed("parted", part_line, layouts[i], NULL), 0);
    }
}

/* The label, the unit and the number of a line; of a group's line the marks. */
static void part(struct span line, struct span cells[3])
{
    for (int i = 0; i < 3; i++) {
        size_t end = span_find(line, SPAN("\t"));
        end = end == SIZE_MAX ? line.size : end;
        cells[i] = (struct span){line.data, end};
        line = span_from(line, end + (end < line.size));
    }
}

/* The table told as a text: label, number, unit, as a paragraph. */
static void tell_line(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    bool group = span_equal(cells[1], SPAN("——"));
    assert_true(index == 0 ||
                (buffer_add(out, cells[0]) && buffer_add(out, group ? SPAN("：") : cells[2]) &&
                 buffer_add(out, group ? SPAN("") : cells[1]) && buffer_add(out, group ? SPAN("") : SPAN("。"))));
}

static void glue_line(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    SAY(out, "{}{}{}{}", (int64_t)index, cells[0], cells[1], cells[2]);
}

/* All in one paragraph, the unit before the number. */
static void run_line(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    for (int i = 0; i < 3 && index > 0; i++) {
        assert_true(buffer_add(out, cells[i]) && buffer_add(out, SPAN(" ")));
    }
}

static struct span as_paragraph(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        bool row = span_contains(line, SPAN(" ")) && line.size > 0 && (unsigned char)line.data[line.size - 1] < 0x80;
        assert_true(buffer_add(&out, line) && buffer_add(&out, row ? SPAN(" ") : SPAN("\n")));
    }
    return buffer_span(&out);
}

/* A label, and below it the rest of its row between pipes. */
static void pipe_line(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    SAY(out, index % 5 < 2 ? "{} | {} | {} |" : "{}\n| {} | {} |", cells[0], cells[1], cells[2]);
}

/* The second half of the lines beside the first, each half under a head. */
static struct span as_blocks(struct arena *arena, struct span text)
{
    enum { MOST = 100 };
    struct span lines[MOST], line, head = SPAN("");
    struct buffer out = {.arena = arena};
    size_t count = 0;
    while (span_next_line(&text, &line)) {
        bool row = span_contains(line, SPAN("\t")) && !span_contains(line, SPAN("："));
        row |= span_starts(line, SPAN("其中："));
        if (row && head.size == 0) {
            head = line;
        } else if (row) {
            assert_true(count < MOST);
            lines[count++] = line;
        } else if (count > 0) {
            size_t half = (count + 1) / 2;
            SAY(&out, "{}\t{}\n", head, head);
            for (size_t i = 0; i < half; i++) {
                SAY(&out, "{}\t{}\n", lines[i], i + half < count ? lines[i + half] : SPAN("\t\t"));
            }
            count = 0;
        }
        if (!row) {
            SAY(&out, "{}\n", line);
        }
    }
    return buffer_span(&out);
}

static void keep_line(struct buffer *out, struct span line, size_t index)
{
    (void)index;
    assert_true(buffer_add(out, line));
}

/* The same, but the last line of the second half stands below the table, with spaces. */
static struct span as_blocks_and_line(struct arena *arena, struct span text)
{
    struct span blocks = as_blocks(arena, text), line, cells[3];
    struct buffer out = {.arena = arena};
    while (span_next_line(&blocks, &line)) {
        size_t second = span_find(line, SPAN("（三）接受培训人员数"));
        bool cut = second != SIZE_MAX && span_contains(line, SPAN("\t"));
        part(cut ? span_from(line, second) : line, cells);
        line = cut ? span_part(line, 0, second) : line;
        SAY(&out, cut ? "{}\t\t\n{} {} {}\n" : "{}\n", line, cells[0], cells[1], cells[2]);
    }
    return buffer_span(&out);
}

TEST(test_lines_printed_otherwise)
{
    assert_int_equal(count_changed("blocks and a line", keep_line, as_blocks_and_line, NULL), 0);
    assert_int_equal(count_changed("blocks", keep_line, as_blocks, NULL), 0);
    assert_int_equal(count_changed("told", tell_line, NULL, NULL), 0);
    assert_int_equal(count_changed("glued", glue_line, NULL, NULL), 0);
    assert_int_equal(count_changed("paragraph", run_line, as_paragraph, NULL), 0);
    assert_int_equal(count_changed("pipes", pipe_line, NULL, NULL), 0);
}

/* ---- single lines ---- */

static const struct variation variations[] = {
    {.name = "blanks and marks for nothing",
     .form = FORM_2014,
     .edits = {{"制发规范性文件总数\t件\t303", "制发规范性文件总数\t件\t"},
               {"1.当面申请数\t件\t318", "1.当面申请数\t件\t/"},
               {"六、举报投诉数量\t件\t348", "六、举报投诉数量\t件\t无"},
               {"（三）接受培训人员数\t人次\t358", "（三）接受培训人员数\t人次\t"}},
     .changes = {{"1.1.2", "_"}, {"3.1.1", "_"}, {"6", "_"}, {"9.3", "_"}}},
    {.name = "amounts in 元 and with their unit",
     .form = FORM_2014,
     .edits = {{"收取的费用\t万元\t348.5", "收取的费用\t元\t420"},
               {"方面的经费）\t万元\t354.5", "方面的经费）\t万元\t11.6万元"}},
     .changes = {{"7", "0.042"}, {"8.4", "11.6"}}},
    {.name = "thousands and print that is no number",
     .form = FORM_2014,
     .edits = {{"信息计1条）\t条\t301", "信息计1条）\t条\t12,301"},
               {"3.网络申请数\t件\t320", "3.网络申请数\t件\t约30余"}},
     .changes = {{"1.1", "12301"}, {"3.1.3", "?"}}},
    {.name = "labels without notes and numbers, or worded otherwise",
     .form = FORM_2014,
     .edits = {{"（不同渠道和方式公开相同信息计1条）", ""},
               {"1.专职人员数（不包括政府公报及政府网站工作人员数）", "专职人员数"},
               {"法律法规规定的其他情形", "（6）法律、法规规定的其他情形"},
               {"2.政府网站在线访谈次数", "2.政府网站在线访次数"},
               {"5.不属于本行政机关公开数", "5.不属于本机关公开数"}},
     .changes = {{NULL, NULL}}},
    {.name = "a line that is not there",
     .form = FORM_2014,
     .edits = {{"4.微博微信回应事件数\t次\t315\n", ""}, {"（二）被依法纠错数\t件\t346\n", ""}},
     .changes = {{"2.2.4", ""}, {"5.2", ""}}},
};

TEST(test_single_lines)
{
    static const layout_function layouts[] = {NULL, as_markdown};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        assert_int_equal(try_variations(variations, COUNT(variations), layouts[i]), 0);
    }
}

/* ---- what is not read ---- */

static uint32_t count_cells(const struct report *report, enum cell_state state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        count += form_lines[i].table == TABLE_STATISTICS && report->lines[i].cells[0].state == state;
    }
    return count;
}

static void add_columns(struct buffer *out, struct span line, size_t index)
{
    assert_true(buffer_add(out, line) && (index == 0 ? buffer_add(out, SPAN("（区政府）\t区直单位统计数\t乡镇统计数"))
                                                     : buffer_add_format(out, "\t%zu\t%zu", index, index + 1)));
}

/* Every line of the table is there, and none of its figures is said to be its own. */
static void assert_unread(change_line *change, layout_function layout, struct span message)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct recognised recognised;
    struct span text = changed(arena, written_report(arena, FORM_2014), change);
    recognised_begin(&recognised, layout ? layout(arena, text) : text);
    assert_int_equal(count_cells(&recognised.report, CELL_UNREADABLE), 58);
    assert_true(span_contains(recognised.report.message, message));
    recognised_end(&recognised);
    arena_destroy(arena);
}

TEST(test_of_several_columns_none_is_read)
{
    static const layout_function layouts[] = {NULL, as_copied, as_markdown, as_layout};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        assert_unread(add_columns, layouts[i], SPAN("分不清印的数字属于哪一列"));
    }
}

/* 统计数 and, beside it, last year's: the head tells which is the form's. */
static void add_last_year(struct buffer *out, struct span line, size_t index)
{
    assert_true(buffer_add(out, line) && (index == 0       ? buffer_add(out, SPAN("\t上年数"))
                                          : index % 3 == 0 ? buffer_add(out, SPAN("\t"))
                                                           : buffer_add_format(out, "\t%zu", 5000 + index)));
}

TEST(test_a_column_with_a_head_of_its_own_is_nobodys)
{
    assert_int_equal(count_changed("last year", add_last_year, as_markdown, NULL), 0);
}

/* Two years side by side: the later one is the report's. */
static void add_years(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    assert_true(buffer_add(out, cells[0]) && buffer_add(out, SPAN("\t")) && buffer_add(out, cells[1]) &&
                (index == 0 ? buffer_add(out, SPAN("\t2015年\t2016年"))
                            : buffer_add_format(out, "\t%zu\t%.*s", 5000 + index, (int)cells[2].size, cells[2].data)));
}

TEST(test_the_later_of_two_years_is_read)
{
    assert_int_equal(count_changed("two years", add_years, NULL, NULL), 0);
    assert_int_equal(count_changed("two years", add_years, as_markdown, NULL), 0);
}

/* The number on a line before its label: nothing tells so for each, and none may be another label's. */
static void turn_line(struct buffer *out, struct span line, size_t index)
{
    struct span cells[3];
    part(line, cells);
    bool counts = index > 0 && !span_equal(cells[1], SPAN("——"));
    assert_true(!counts || (buffer_add(out, cells[2]) && buffer_add(out, SPAN("\n")) && buffer_add(out, cells[0])));
}

TEST(test_numbers_before_their_labels_are_not_read)
{
    assert_unread(turn_line, NULL, SPAN("读不出数字"));
}

/* A crawler that keeps a line of text once: a figure that was printed before is gone. */
TEST(test_lines_that_a_crawler_dropped_are_not_blank)
{
    struct recognised recognised;
    struct span text = as_narrow(arena, written_report(arena, FORM_2014)), rest = text, line;
    struct buffer once = {.arena = arena};
    while (span_next_line(&rest, &line)) {
        struct span before = span_between(text.data, line.data), other;
        bool repeated = span_equal(line, SPAN("310"));
        while (!repeated && span_next_line(&before, &other)) {
            repeated = span_equal(other, line);
        }
        assert_true(repeated || (buffer_add(&once, line) && buffer_add(&once, SPAN("\n"))));
    }
    recognised_begin(&recognised, buffer_span(&once));
    assert_int_equal(count_cells(&recognised.report, CELL_BLANK), 0);
    assert_int_equal(count_cells(&recognised.report, CELL_NUMBER), 0);
    recognised_end(&recognised);
}

/* Text whose columns were read one after another: a figure that stands beside another label leaves its own unread. */
TEST(test_figures_that_have_moved_leave_no_blanks)
{
    static const struct edit edits[] = {
        {"件\n317\n", "件\n317\n318\n"}, {"1.当面申请数\n件\n318\n", "1.当面申请数\n件\n"}, {NULL, NULL}};
    static const struct written_line changes[] = {{"3.1", "?"}, {"3.1.1", "?"}, {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, as_narrow(arena, written_report(arena, FORM_2014)), edits));
    assert_int_equal(count_differences("moved", &recognised.report, FORM_2014, changes), 0);
    recognised_end(&recognised);
}

/* 计 1 条） on the next line is the end of a note. */
TEST(test_digits_of_a_note_are_no_figures)
{
    static const struct edit edits[] = {{"相同信息计1条） 条 301", "相同信息 条 301\n计 1 条）"},
                                        {"热点或舆情计1次） 次 309", "热点\n次 309\n或舆情 计 1 次）"},
                                        {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, as_copied(arena, written_report(arena, FORM_2014)), edits));
    assert_int_equal(count_differences("notes", &recognised.report, FORM_2014, NULL), 0);
    recognised_end(&recognised);
}

/* ---- the report ---- */

TEST(test_the_report)
{
    struct recognised recognised;
    recognised_begin(&recognised, written_report(arena, FORM_2014));
    const struct report *report = &recognised.report;
    assert_string_equal(report_form_name(report), "2014");
    assert_int_equal(report->status, STATUS_COMPLETE);
    assert_int_equal(report->message.size, 0);
    assert_int_equal(report->year, 2016);
    assert_int_equal(report->tables[TABLE_STATISTICS].times, 1);
    assert_true(report_expects(report, TABLE_STATISTICS));
    assert_false(report_expects(report, TABLE_REQUESTS));
    assert_false(report_has_sections(report));
    assert_span(find_section(report, 3)->text, "申请都在期限内答复。");
    assert_span(find_section(report, 3)->heading, "三、依申请公开政府信息情况");
    recognised_end(&recognised);
}

/* The annex as a file of its own. */
TEST(test_an_annex_alone)
{
    static const struct edit edits[] = {
        {"政府信息公开情况统计表\n\n（2016年度）", "青石县水利局2016年度政府信息公开情况统计表"}, {NULL, NULL}};
    struct recognised recognised;
    struct span text = edited(arena, written_report(arena, FORM_2014), edits);
    size_t annex = span_find(text, SPAN("附表\n\n青石县"));
    assert_true(annex != SIZE_MAX);
    recognised_begin(&recognised, (struct span){text.data + annex, text.size - annex});
    assert_string_equal(report_form_name(&recognised.report), "2014");
    assert_int_equal(recognised.report.status, STATUS_COMPLETE);
    assert_int_equal(recognised.report.year, 2016);
    assert_span(recognised.report.agency, "青石县水利局");
    assert_int_equal(count_differences("annex", &recognised.report, FORM_2014, NULL), 0);
    recognised_end(&recognised);
}

/* The nine headings and some of the lines, as a preamble: the tables tell the form. */
TEST(test_a_later_form_keeps_its_own)
{
    static const struct edit edits[] = {
        {"本报告的统计期限为",
         "一、主动公开情况\n\n（一）主动公开政府信息数：全年3205条。\n\n制发规范性文件总数 12 件\n\n"
         "二、回应解读情况\n\n新闻发布会4次。\n\n三、依申请公开情况\n\n收到申请数 148 件\n\n"
         "申请办结数 148 件\n\n四、行政复议数量 2 件\n\n五、行政诉讼数量 1 件\n\n"
         "六、举报投诉数量 0 件\n\n八、机构建设和保障经费情况\n\n查阅点36个。\n\n本报告的统计期限为"},
        {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, written_report(arena, FORM_2021), edits));
    assert_string_equal(report_form_name(&recognised.report), "2021");
    assert_int_equal(count_differences("preamble", &recognised.report, FORM_2021, NULL), 0);
    assert_int_equal(count_cells(&recognised.report, CELL_ABSENT), 58);
    recognised_end(&recognised);
}

static bool recognise_scarce(const struct memory *memory, void *data, struct failure *failure)
{
    struct recognised recognised;
    bool done = recognised_try(&recognised, memory, *(struct span *)data, failure);
    recognised_end(&recognised);
    return done;
}

TEST(test_each_allocation_may_fail)
{
    struct span table = written_report(arena, FORM_2014), told = changed(arena, table, tell_line);
    assert_true(each_allocation_fails(recognise_scarce, &table) > 2);
    assert_true(each_allocation_fails(recognise_scarce, &told) > 2);
}
