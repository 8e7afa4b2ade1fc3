/* Heads of drawn tables that are fewer than the form's, or not its own. */
#include "written.h"

#include "support.h"

/* Keeps of a line with figures of section 3 the label, the first figure, one for all organisations, and the total. */
static void keep_three(struct buffer *out, struct span line)
{
    struct span rest = line;
    uint32_t cell = 0;
    size_t tabs = 0;
    for (size_t i = 0; i < line.size; i++) {
        tabs += line.data[i] == '\t';
    }
    for (const char *end; tabs == 9; rest = span_from(rest, (size_t)(end - rest.data) + 1), cell++) {
        end = memchr(rest.data, '\t', rest.size);
        struct span text = end ? span_between(rest.data, end) : rest;
        if (cell < 5 || cell == 9) {
            assert_true(buffer_add(out, cell == 0 ? SPAN("") : SPAN("\t")) && buffer_add(out, text));
        }
        if (!end) {
            break;
        }
    }
    assert_true((tabs == 9 || buffer_add(out, line)) && buffer_add(out, SPAN("\n")));
}

static struct span with_one_column(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        if (!span_contains(line, SPAN("商业企业"))) {
            keep_three(&out, line);
        }
    }
    return buffer_span(&out);
}

/* 法人或其他组织 without its five kinds is nobody's column, and does not hide those beside it. That five are not there is said. */
TEST(organisations_in_one_column)
{
    static const layout_function layouts[] = {NULL, as_html, as_markdown};
    for (size_t i = 0; i < COUNT(layouts); i++) {
        struct recognised recognised;
        struct span text = with_one_column(arena, written_report(arena, FORM_2021));
        recognised_begin(&recognised, layouts[i] ? layouts[i](arena, text) : text);
        uint32_t lines = 0;
        for (uint32_t l = 0; l < form_line_count; l++) {
            const struct report_line *line = &recognised.report.lines[l];
            if (form_lines[l].table != TABLE_REQUESTS || line->times == 0) {
                continue;
            }
            lines++;
            assert_int_equal(line->cells[0].state, CELL_NUMBER);
            assert_int_equal(line->cells[0].value.integer % 10, 1);
            assert_int_equal(line->cells[6].value.integer, line->cells[0].value.integer + 6);
            for (uint32_t m = 1; m < 6; m++) {
                assert_int_equal(line->cells[m].state, CELL_ABSENT);
            }
        }
        assert_int_equal(lines, 25);
        assert_int_equal(recognised.report.status, STATUS_PARTIAL);
        assert_true(span_contains(recognised.report.message,
                                  SPAN("缺“商业企业”、“科研机构”、“社会公益组织”、“法律服务机构”、“其他”5列")));
        recognised_end(&recognised);
    }
}

/* 0 1 2 ... over the heads: a program numbered its columns. */
TEST(columns_numbered_from_0)
{
    static const struct variation variation = {
        .name = "section 4",
        .form = FORM_2021,
        .edits = {{"行政复议\t\t\t\t\t行政诉讼",
                   "0\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\n行政复议\t\t\t\t\t行政诉讼"}}};
    assert_int_equal(try_variations(&variation, 1, NULL), 0);
    assert_int_equal(try_variations(&variation, 1, as_markdown), 0);
    assert_int_equal(try_variations(&variation, 1, as_html), 0);
}

/* The text with one more column: its head behind the row of 申请人情况, and the same in each line with figures. */
static struct span with_column(struct arena *arena, struct span text, const char *head, const char *figure)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        size_t tabs = 0;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
        }
        bool heads = span_contains(line, SPAN("申请人情况")), figures = tabs == 9 && span_ends(line, SPAN("7"));
        assert_true(buffer_add(&out, line) && (!heads || buffer_add(&out, span_of(head))) &&
                    (!figures || buffer_add(&out, span_of(figure))) && buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

static struct span with_ratio_unmerged(struct arena *arena, struct span text)
{
    return as_unmerged(arena, with_column(arena, text, "同比", "\t+12%"));
}

static struct span with_remarks(struct arena *arena, struct span text)
{
    static const struct edit group[] = {{"申请人情况\t\t\t\t\t\t", "{colspan=7}申请人情况"}, {NULL, NULL}};
    return as_html(arena, with_column(arena, edited(arena, text, group), "\t备注", "\t见说明"));
}

/* In a table that lost its merged cells the rows of heads begin anywhere: what stands beside 申请人情况 is behind all that
 * stands under it. */
TEST(column_of_nobody_beside_lost_cells)
{
    static const struct variation whole[] = {{.name = "2019", .form = FORM_2019}, {.name = "2021", .form = FORM_2021}};
    assert_int_equal(try_variations(whole, COUNT(whole), with_ratio_unmerged), 0);
}

/* A head of nobody's that does not reach down over the second and third row of heads leaves these shorter than the lines; those
 * under 申请人情况 fill its width, so that nothing of them has shifted. */
TEST(head_beside_those_that_fill_their_group)
{
    static const struct variation variations[] = {
        {.name = "whole", .form = FORM_2019},
        {.name = "with blank cells",
         .form = FORM_2019,
         .edits = {{"\t181\t182\t", "\t181\t\t"}, {"\t191\t192\t193", "\t\t\t"}},
         .changes = {{"3.3.5", "181 _ 183 184 185 186 187"}, {"3.3.6", "_ _ _ 194 195 196 197"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), with_remarks), 0);
}

/* Each line with `between` for its tabs, and those at its end left out. */
static struct span trimmed(struct arena *arena, struct span text, char between)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        while (line.size > 0 && line.data[line.size - 1] == '\t') {
            line.size--;
        }
        for (size_t i = 0; i < line.size; i++) {
            char c = line.data[i] == '\t' ? between : line.data[i];
            assert_true(buffer_add(&out, (struct span){&c, 1}));
        }
        assert_true(buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

static struct span as_trimmed_pipes(struct arena *arena, struct span text)
{
    return trimmed(arena, text, '|');
}

static struct span as_trimmed_tabs(struct arena *arena, struct span text)
{
    return trimmed(arena, text, '\t');
}

/* Lines that begin with a pipe may go on with the one above, as two rows of heads then do: where the heads stand in that row
 * tells nothing. */
TEST(two_rows_of_heads_joined)
{
    struct recognised recognised;
    recognised_begin(&recognised, as_trimmed_pipes(arena, written_report(arena, FORM_2021)));
    for (uint32_t l = 0; l < form_line_count; l++) {
        const struct report_line *line = &recognised.report.lines[l];
        for (uint32_t m = 0; form_lines[l].table == TABLE_REQUESTS && m < FORM_MEASURES; m++) {
            assert_true(line->cells[m].state != CELL_BLANK);
            assert_true(line->cells[m].state != CELL_NUMBER || line->cells[m].value.integer % 10 == m + 1);
        }
    }
    recognised_end(&recognised);
}

/* A row whose last cell is blank and left out, and whose label spans two columns, has as many cells as the form has. */
TEST(label_that_spans_a_column)
{
    static const struct variation variation = {
        .name = "fees",
        .form = FORM_2019,
        .edits = {{"信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t71\t72\t",
                   "信息内容\t\t上一年项目数量\t本年增/减\n行政事业性收费\t\t71\t"}},
        .changes = {{"fees", "? ?"}},
    };
    assert_int_equal(try_variations(&variation, 1, as_trimmed_tabs), 0);
}

/* Each line with figures has 件 before them, and the heads nothing above it. */
static struct span with_units(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        size_t tabs = 0, third = 0;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
            third = line.data[i] == '\t' && tabs == 3 ? i + 1 : third;
        }
        bool figures = tabs == 9 && span_ends(line, SPAN("7"));
        assert_true(buffer_add(&out, figures ? span_part(line, 0, third) : line) &&
                    buffer_add(&out, figures     ? SPAN("件\t")
                                     : tabs == 9 ? SPAN("\t")
                                                 : SPAN("")) &&
                    (!figures || buffer_add(&out, span_from(line, third))) && buffer_add(&out, SPAN("\n")));
    }
    return as_markdown(arena, buffer_span(&out));
}

/* Heads that stand above units are those of other columns: no figure is read under them. */
TEST(units_under_the_heads_of_others)
{
    static const struct edit blanks[] = {{"186\t187", "\t187"}, {"\t191\t", "\t\t"}, {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, with_units(arena, edited(arena, written_report(arena, FORM_2021), blanks)));
    for (uint32_t l = 0; l < form_line_count; l++) {
        const struct report_line *line = &recognised.report.lines[l];
        for (uint32_t m = 0; form_lines[l].table == TABLE_REQUESTS && m < FORM_MEASURES; m++) {
            assert_true(line->cells[m].state != CELL_NUMBER || line->cells[m].value.integer % 10 == m + 1);
        }
    }
    recognised_end(&recognised);
}
