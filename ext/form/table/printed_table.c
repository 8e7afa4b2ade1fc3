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

bool is_neutral(const struct label *label)
{
    static const char *const words[] = {"数量", "数据", "数值", "数目", "件数", "列", "项目", "指标"};
    enum { LONGEST = 2 };
    return label->length <= LONGEST && label_is_any(label, ANY(words));
}

int64_t item_number(struct span text)
{
    struct number number;
    struct span rest = span_trim(text);
    bool bracket = rest.size > 0 && (span_starts(rest, SPAN("（")) || span_starts(rest, SPAN("(")));
    rest = bracket ? span_from(rest, span_starts(rest, SPAN("(")) ? 1 : 3) : rest;
    size_t size = number_read_phrase(rest, &number);
    rest = span_from(rest, size);
    static const char *const stops[] = {".", "、", "．", "）", ")"};
    return size > 0 && number.kind == NUMBER_INTEGER && span_starts_any(rest, ANY(stops)) > 0 ? number.integer : 0;
}

static bool has_ideograph(const char *key, uint32_t code_point)
{
    struct span rest = span_of(key);
    bool met = false;
    while (rest.size > 0 && !met) {
        met = utf8_next(&rest) == code_point;
    }
    return met;
}

bool is_in_labels(const struct printed_table *table, uint32_t code_point)
{
    bool met = false;
    for (uint32_t i = 0; i < table->label_count && !met; i++) {
        uint32_t at = table->labels[i].line;
        const struct form_line *line = at == UINT32_MAX ? NULL : &form_lines[at];
        met = has_ideograph(table->labels[i].key, code_point);
        for (uint32_t k = 0; line && k < line->measure_count && !met; k++) {
            met = has_ideograph(line->measures[k].key, code_point);
        }
    }
    return met;
}

bool printed_alike(const struct printed_table *table, uint32_t row, uint32_t other)
{
    const struct label *first = row_label(table->rows[row].row), *second = row_label(table->rows[other].row);
    return first->size > 0 && span_equal(label_span(first), label_span(second));
}

/* Counts the characters up to `to` that take two places: of all frames but that of the page. */
static void count_wide(struct span *rest, const char *to, double count[FRAMES])
{
    while (rest->data < to) {
        uint32_t c = utf8_next(rest);
        bool wide = c >= 0x1100 && (is_ideograph(c) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0xFF01 && c <= 0xFF60));
        count[FRAME_WIDE] += wide;
        count[FRAME_BROAD] += wide || (c >= 0x2010 && c <= 0x2027) || c == 0x00B7;
    }
}

bool printed_find_extents(struct arena *arena, struct printed_row *printed)
{
    const struct row *row = printed->row;
    double count[FRAMES] = {0};
    struct span rest = row->text;
    printed->extents = arena_allocate_array(arena, row->cell_count, sizeof *printed->extents);
    for (uint32_t i = 0; printed->extents && i < row->cell_count; i++) {
        const struct cell *cell = &row->cells[i];
        bool counted = row->kind == ROW_ALIGNED && !row->measured;
        if (counted) {
            count_wide(&rest, cell->text.data, count);
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            printed->extents[i].left[frame] = cell->left + count[frame];
        }
        if (counted) {
            count_wide(&rest, span_end(cell->text), count);
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            printed->extents[i].right[frame] = cell->right + count[frame];
        }
    }
    return printed->extents != NULL;
}

bool is_unit(struct span text)
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
                                                 .extent = &printed->extents[i],
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
