#include "form/table/printed_table.h"

#include "base/label.h"

void printed_count_figures(struct printed_row *printed)
{
    printed->figures = 0;
    printed->numbers = 0;
    for (uint32_t i = printed->label_end; i < printed->figures_end; i++) {
        if (printed->row->cells[i].text.size > 0) {
            enum reading reading = printed_reading(printed, i);
            printed->numbers += reading == READING_NUMBER;
            printed->figures += reading != READING_OTHER || printed->row->kind != ROW_GRID;
        }
    }
}

bool is_neutral(struct span text)
{
    static const char *const words[] = {"数量", "数据", "数值", "数目", "件数", "列", "项目", "指标"};
    enum { LONGEST = 2 };
    struct label_room room;
    size_t ideographs = 0;
    for (struct span rest = text; rest.size > 0 && ideographs <= LONGEST;) {
        ideographs += is_ideograph(utf8_next(&rest));
    }
    if (ideographs == 0 || ideographs > LONGEST) {
        return false; /* as most labels are, without a closer look */
    }
    const struct label *label = label_of(&room, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (label_is(label, words[i])) {
            return true;
        }
    }
    return false;
}

bool printed_alike(const struct printed_table *table, uint32_t row, uint32_t other)
{
    const struct label *first = row_label(table->rows[row].row), *second = row_label(table->rows[other].row);
    return first->size > 0 && span_equal(label_span(first), label_span(second));
}

struct extent extent_of(const struct row *row, const struct cell *cell)
{
    struct extent extent = {{cell->left, cell->left, cell->left}, {cell->right, cell->right, cell->right}};
    if (row->kind != ROW_ALIGNED || row->measured) {
        return extent;
    }
    struct span rest = span_between(row->text.data, span_end(cell->text));
    while (rest.size > 0) {
        bool before = rest.data < cell->text.data;
        uint32_t c = utf8_next(&rest);
        bool wide = c >= 0x1100 && (is_ideograph(c) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0xFF01 && c <= 0xFF60));
        bool broad = wide || (c >= 0x2010 && c <= 0x2027) || c == 0x00B7;
        extent.left[FRAME_WIDE] += wide && before;
        extent.right[FRAME_WIDE] += wide;
        extent.left[FRAME_BROAD] += broad && before;
        extent.right[FRAME_BROAD] += broad;
    }
    return extent;
}

/* A column of units beside the figures says nothing that the form does not. */
static bool is_unit(struct span text)
{
    return span_equal(text, SPAN("件")) || span_equal(text, SPAN("项")) || span_equal(text, SPAN("件次"));
}

uint32_t printed_figures(const struct printed_table *table, uint32_t row, struct printed_figure *out, uint32_t capacity)
{
    const struct printed_row *printed = &table->rows[row];
    uint32_t count = 0;
    for (uint32_t i = printed->label_end; i < printed->figures_end; i++) {
        const struct cell *cell = &printed->row->cells[i];
        if (printed->row->kind == ROW_GRID ? is_unit(cell->text) : cell->text.size == 0) {
            continue;
        }
        if (count < capacity) {
            out[count] = (struct printed_figure){.text = cell->text,
                                                 .left = cell->left,
                                                 .right = cell->right,
                                                 .extent = extent_of(printed->row, cell),
                                                 .reading = printed_reading(printed, i),
                                                 .row = row};
        }
        count++;
    }
    return count;
}

struct place printed_place(const struct printed_table *table, uint32_t row)
{
    return table->rows[row].row->place;
}
