/* Markdown from OCR: one small table for each line of the form, under heads that it invented, in every way in which label
 * and figures can stand to each other. */
#include "written.h"

#include "support.h"

enum { MOST_CELLS = 16 };

/* Cells of a row of a written report: its last label, and its figures. */
struct written_row {
    struct span label;
    struct span figures[MOST_CELLS];
    size_t count;
};

static bool is_figure(struct span cell)
{
    return cell.size > 0 && cell.data[0] >= '0' && cell.data[0] <= '9' && cell.data[cell.size - 1] >= '0' &&
           cell.data[cell.size - 1] <= '9';
}

/* False: not a row of a line with figures. */
static bool split_row(struct span line, struct written_row *row)
{
    *row = (struct written_row){.count = 0};
    const char *end = line.data + line.size;
    for (const char *at = line.data; at <= end && row->count < MOST_CELLS;) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        struct span cell = span_between(at, tab ? tab : end);
        if (is_figure(cell)) {
            row->figures[row->count++] = cell;
        } else if (cell.size > 0) {
            row->label = cell;
        }
        at = tab ? tab + 1 : end + 1;
    }
    return row->count > 0 && row->label.size > 0;
}

static void add(struct buffer *out, struct span text)
{
    assert_true(buffer_add(out, text));
}

/* | first | rest ... |, the rest invented heads, nothing, or the figures. */
static void add_row(struct buffer *out, struct span first, const struct written_row *row, const char *heads)
{
    add(out, SPAN("| "));
    add(out, first);
    for (size_t i = 0; i < row->count; i++) {
        add(out, SPAN(" | "));
        if (!heads) {
            add(out, row->figures[i]);
        } else if (heads[0] != '\0') {
            assert_true(buffer_add_format(out, "%s%zu", heads, i + 1));
        }
    }
    add(out, SPAN(" |\n"));
}

static void add_delimiter(struct buffer *out, const struct written_row *row)
{
    add(out, SPAN("|---"));
    for (size_t i = 0; i < row->count; i++) {
        add(out, SPAN("|---"));
    }
    add(out, SPAN("|\n"));
}

typedef void (*small_table)(struct buffer *out, const struct written_row *row);

static void label_beside_figures(struct buffer *out, const struct written_row *row)
{
    add_row(out, SPAN("项目"), row, "数据");
    add_delimiter(out, row);
    add_row(out, row->label, row, NULL);
}

static void figures_as_head(struct buffer *out, const struct written_row *row)
{
    add_row(out, row->label, row, NULL);
    add_delimiter(out, row);
}

static void label_in_the_head(struct buffer *out, const struct written_row *row)
{
    add_row(out, row->label, row, "数据");
    add_delimiter(out, row);
    add_row(out, SPAN(""), row, NULL);
}

/* The applicants as heads beside the label. */
static void label_among_the_heads(struct buffer *out, const struct written_row *row)
{
    const struct form_line *line = &form_lines[form_find_line(TABLE_REQUESTS, FORM_ANY, "1")];
    if (row->count != line->measure_count) {
        label_in_the_head(out, row);
        return;
    }
    struct written_row heads = *row;
    for (uint32_t i = 0; i < line->measure_count; i++) {
        heads.figures[i] = span_of(line->measures[i].label);
    }
    add_row(out, row->label, &heads, NULL);
    add_delimiter(out, row);
    add_row(out, SPAN("数量"), row, NULL);
}

static void label_alone_in_the_head(struct buffer *out, const struct written_row *row)
{
    add_row(out, row->label, row, "");
    add_delimiter(out, row);
    add_row(out, SPAN("数量"), row, NULL);
}

static void label_above_the_table(struct buffer *out, const struct written_row *row)
{
    add(out, row->label);
    add(out, SPAN("\n\n"));
    add_row(out, SPAN("项目"), row, "数据");
    add_delimiter(out, row);
    add_row(out, SPAN("数量"), row, NULL);
}

static void label_as_heading(struct buffer *out, const struct written_row *row)
{
    add(out, SPAN("#### "));
    label_above_the_table(out, row);
}

static void bold_label_above_figures(struct buffer *out, const struct written_row *row)
{
    add(out, SPAN("**"));
    add(out, row->label);
    add(out, SPAN("**\n\n"));
    add_row(out, SPAN(""), row, NULL);
    add_delimiter(out, row);
}

static void heads_below(struct buffer *out, const struct written_row *row)
{
    add_row(out, row->label, row, NULL);
    add_delimiter(out, row);
    add_row(out, SPAN(""), row, "数据");
}

/* Each row with a line's figures becomes a table of its own; heads and what has more figures stay as they are. */
static struct span cut_to_pieces(struct arena *arena, struct span text, small_table write)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        struct written_row row;
        bool table = line.size > 0 && memchr(line.data, '\t', line.size);
        if (table && split_row(line, &row) && row.count <= FORM_MEASURES) {
            write(&out, &row);
            add(&out, SPAN("\n"));
        } else {
            add(&out, table ? as_markdown(arena, line) : line);
            add(&out, SPAN("\n"));
        }
    }
    return buffer_span(&out);
}

static void try_pieces(small_table write)
{
    static const enum form_set both[] = {FORM_2021, FORM_2019};
    size_t differences = 0;
    for (size_t i = 0; i < 2; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct recognised recognised;
        recognised_begin(&recognised, cut_to_pieces(arena, written_report(arena, both[i]), write));
        differences += count_differences(form_name(both[i]), &recognised.report, both[i], NULL);
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    assert_int_equal(differences, 0);
}

#define PIECES(write)                                                                                                  \
    TEST(test_##write)                                                                                                 \
    {                                                                                                                  \
        try_pieces(write);                                                                                             \
    }
PIECES(label_beside_figures)
PIECES(figures_as_head)
PIECES(label_in_the_head)
PIECES(label_among_the_heads)
PIECES(label_alone_in_the_head)
PIECES(label_above_the_table)
PIECES(label_as_heading)
PIECES(bold_label_above_figures)
PIECES(heads_below)

/* Section 2 in pieces without the heads of its clauses. */
TEST(pieces_without_clauses)
{
    static const struct variation variations[] = {
        {.name = "label in the head",
         .form = FORM_2021,
         .edits =
             {{"第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t11\t12\t13\n行政规范性文件\t21"
               "\t22\t23\n",
               "规章\t数据1\t数据2\t数据3\n\t11\t12\t13\n\n行政规范性文件\t数据1\t数据2\t数据3\n\t21\t22\t23\n\n"}}},
    };
    assert_int_equal(try_variations(variations, 1, as_markdown), 0);
}

/* A whole table with heads and separators in its middle. */
TEST(invented_heads_in_the_middle)
{
    static const struct variation variations[] = {
        {.name = "heads",
         .form = FORM_2021,
         .edits = {{"\t\t5.属于三类", "列1\t列2\t列3\t列4\t列5\t列6\t列7\t列8\t列9\t列10\n\t\t5.属于三类"}}},
        {.name = "data heads",
         .form = FORM_2021,
         .edits = {{"\t\t5.属于三类", "\n\t\t\t数据1\t数据2\t数据3\t数据4\t数据5\t数据6\t数据7\n\t\t5.属于三类"}}},
    };
    assert_int_equal(try_variations(variations, 2, as_markdown), 0);
    assert_int_equal(try_variations(variations, 2, NULL), 0);
}

/* A head over all rows of heads that is repeated in each of them is one column. */
TEST(heads_that_are_repeated_below_each_other)
{
    static const char text[] =
        "某县教育局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "勾稽关系|勾稽关系|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|上年数\n"
        "勾稽关系|勾稽关系|自然人|法人或其他组织|法人或其他组织|法人或其他组织|法人或其他组织|法人或其他组织|总计|上年数\n"
        "勾稽关系|勾稽关系|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|上年数\n"
        "一、本年新收政府信息公开申请数量|一、本年新收政府信息公开申请数量|31|32|33|34|35|36|37|135\n"
        "二、上年结转政府信息公开申请数量|二、上年结转政府信息公开申请数量|41|42|43|44|45|46|47|2\n"
        "三、本年度办理结果|（一）予以公开|51|52|53|54|55|56|57|7\n";
    static const char *const lines[] = {"1", "2", "3.1"};
    struct recognised recognised;
    recognised_begin(&recognised, span_of(text));
    for (size_t i = 0; i < COUNT(lines); i++) {
        const struct report_line *line = &recognised.report.lines[form_find_line(TABLE_REQUESTS, FORM_2021, lines[i])];
        for (int k = 0; k < FORM_MEASURES; k++) {
            assert_int_equal(line->cells[k].value.integer, 10 * ((int)i + 3) + k + 1);
        }
    }
    recognised_end(&recognised);
}
