/* Rows that are not as they should be: printed twice, cut, without a label, or with one that the form has not. No figure
 * may come into another cell. */
#include "written.h"

#include "support.h"

#define LINE_3_2 "\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t131\t132\t133\t134\t135\t136\t137\n"

/* How many cells hold a number that is not the written report's. */
static size_t count_wrong_figures(const struct report *report, const struct report *written)
{
    size_t wrong = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            const struct report_cell *cell = &report->lines[i].cells[k];
            if (cell->state == CELL_NUMBER && cell->value.real != written->lines[i].cells[k].value.real) {
                print_error("%s %s is %.12g\n", form_lines[i].line, form_lines[i].measures[k].code, cell->value.real);
                wrong++;
            }
        }
    }
    return wrong;
}

/* A row printed twice, or two rows that changed places: lines may become unreadable, but no figure another one, and
 * never the upper half of what stands below it. */
TEST(rows_twice_and_out_of_order)
{
    static const layout_function layouts[] = {NULL, as_copied, as_layout, as_markdown, as_unmerged};
    static const struct edit edits[][2] = {
        {{LINE_3_2, LINE_3_2 LINE_3_2}},
        {{"41\t42\t43\n", "41\t42\t43\n其他对外管理服务事项\t41\t42\t43\n"}},
        {{"\t\t6.属于四类过程性信息\t191\t192\t193\t194\t195\t196\t197\n"
          "\t\t7.属于行政执法案卷\t201\t202\t203\t204\t205\t206\t207\n",
          "\t\t7.属于行政执法案卷\t201\t202\t203\t204\t205\t206\t207\n"
          "\t\t6.属于四类过程性信息\t191\t192\t193\t194\t195\t196\t197\n"}},
    };
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    struct span text = written_report(own, FORM_2019);
    struct recognised written, recognised;
    recognised_begin(&written, text);
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(layouts) * COUNT(edits); i++) {
        layout_function layout = layouts[i % COUNT(layouts)];
        struct span changed = edited(own, text, edits[i / COUNT(layouts)]);
        recognised_begin(&recognised, layout ? layout(own, changed) : changed);
        wrong += count_wrong_figures(&recognised.report, &written.report);
        recognised_end(&recognised);
    }
    recognised_end(&written);
    arena_destroy(own);
    assert_int_equal(wrong, 0);
}

/* A line longer than any row of a table has no words; wherever it stands, no figure becomes another one. */
TEST(a_long_line_among_the_rows)
{
#define LINE_OF(text)                                                                                                  \
    {                                                                                                                  \
        (text), sizeof(text) - 1                                                                                       \
    }
#define TEN(text) text text text text text text text text text text
    static const struct span lines[] = {LINE_OF(TEN(TEN("工作持续推进。"))),
                                        LINE_OF(TEN(TEN("<span lang=EN-US>03</span> ")))};
    static const layout_function layouts[] = {NULL, as_copied, as_layout, as_markdown, as_narrow, as_html};
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    struct span text = written_report(own, FORM_2019);
    struct recognised written, recognised;
    recognised_begin(&written, text);
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(layouts) * COUNT(lines); i++) {
        for (size_t at = 0, step = text.size / 40; at < text.size;) {
            at = at + step < text.size ? at + step : text.size;
            while (at < text.size && text.data[at - 1] != '\n') {
                at++;
            }
            struct buffer longer = {.arena = own};
            buffer_add(&longer, span_part(text, 0, at));
            buffer_add(&longer, lines[i / COUNT(layouts)]);
            buffer_add(&longer, SPAN("\n"));
            buffer_add(&longer, span_from(text, at));
            layout_function layout = layouts[i % COUNT(layouts)];
            recognised_begin(&recognised, layout ? layout(own, buffer_span(&longer)) : buffer_span(&longer));
            wrong += count_wrong_figures(&recognised.report, &written.report);
            recognised_end(&recognised);
        }
    }
    recognised_end(&written);
    arena_destroy(own);
    assert_int_equal(wrong, 0);
}

/* A row with a label of its own that the form has not is nobody's, above all not that of the blank line above it. */
static const struct variation foreign_rows[] = {
    {.name = "below a blank line",
     .form = FORM_2021,
     .edits = {{"\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217\n",
                "\t\t8.属于行政查询事项\t\t\t\t\t\t\t\n\t\t9.其他不予公开情形\t3\t4\t5\t6\t7\t8\t33\n"}},
     .changes = {{"3.3.8", "_ _ _ _ _ _ _"}}},
    {.name = "a sum",
     .form = FORM_2021,
     .edits = {{"\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217\n",
                "\t\t8.属于行政查询事项\t\t\t\t\t\t\t\n\t\t小计\t3\t4\t5\t6\t7\t8\t33\n"}},
     .changes = {{"3.3.8", "_ _ _ _ _ _ _"}}},
    {.name = "in section 2",
     .form = FORM_2021,
     .edits = {{"规章\t11\t12\t13\n", "规章\t\t\t\n其他文件\t7\t6\t5\n"}},
     .changes = {{"rules", "_ _ _"}}},
};

TEST(rows_that_the_form_has_not)
{
    assert_int_equal(try_variations(foreign_rows, COUNT(foreign_rows), NULL), 0);
    assert_int_equal(try_variations(foreign_rows, COUNT(foreign_rows), as_markdown), 0);
    assert_int_equal(try_variations(foreign_rows, COUNT(foreign_rows), as_copied), 0);
}

/* A row whose label was lost is nobody's either, though the line above it is blank. */
TEST(rows_without_a_label)
{
    static const struct variation variations[] = {
        {.name = "below a blank line",
         .form = FORM_2021,
         .edits = {{"\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217\n",
                    "\t\t8.属于行政查询事项\t\t\t\t\t\t\t\n\t\t\t3\t4\t5\t6\t7\t8\t33\n"}},
         .changes = {{"3.3.8", "_ _ _ _ _ _ _"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
}

/* The number of a page may stand right below a figure; it is no lower half of it. */
TEST(numbers_of_pages_below_figures)
{
    static const struct edit edits[][2] = {
        {{"924\t925\n", "924\t925\n4\n\f"}},
        {{"924\t925\n", "924\t925\n\n\n4\n\n\f"}},
        {{"924\t925\n", "924\t925\n1\n\f"}},
        {{"176\t177\n", "176\t177\n\t\t\t4\t\n\f"}},
        {{"176\t177\n", "176\t177\n\t\t\t\t\t4\t\n\f"}},
        {{"176\t177\n", "176\t177\n\t\t\t\t\t1\t\n\f"}},
    };
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    struct span text = written_report(own, FORM_2021);
    struct recognised written, recognised;
    recognised_begin(&written, text);
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(edits); i++) {
        recognised_begin(&recognised, as_layout(own, edited(own, text, edits[i])));
        wrong += count_wrong_figures(&recognised.report, &written.report);
        recognised_end(&recognised);
    }
    recognised_end(&written);
    arena_destroy(own);
    assert_int_equal(wrong, 0);
}

/* A lost line break: the figures of the first line stand before the label of the second, so they are not blank. */
TEST(two_lines_in_one_row)
{
    static const struct edit edits[] = {{"157\n\t\t3.危及", "157 3.危及"}, {NULL, NULL}};
    struct recognised recognised;
    recognised_begin(&recognised, edited(arena, written_report(arena, FORM_2019), edits));
    const struct report_line *line = &recognised.report.lines[form_find_line(TABLE_REQUESTS, FORM_2019, "3.3.2")];
    for (uint32_t i = 0; i < FORM_MEASURES; i++) {
        assert_int_not_equal(line->cells[i].state, CELL_BLANK);
        assert_true(line->cells[i].state != CELL_NUMBER || line->cells[i].value.integer == 151 + i);
    }
    recognised_end(&recognised);
}
