#include "form/table/broken_rows.h"

#include "form/number/number.h"

/* Further apart, two words stand in two columns. In characters and, on a measured page, in points. */
static bool is_close(const struct row *row, const struct cell *first, const struct cell *second)
{
    double gap = second->left - first->right;
    return row->kind != ROW_ALIGNED || gap < (row->measured ? 6 : 1.5);
}

/* An opening bracket without its closing one. */
static bool is_open(struct span text)
{
    int depth = 0;
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        depth += c == '(' || c == 0xFF08;
        depth -= c == ')' || c == 0xFF09;
    }
    return depth > 0;
}

/* Whether a bracket closes in this cell of the row or a later one: a note that is wrapped must not take in the figures
 * that stand beside it. */
static bool closes(const struct row *row, const struct cell *from)
{
    for (; from < row->cells + row->cell_count; from++) {
        if (span_contains(from->text, SPAN(")")) || span_contains(from->text, SPAN("）"))) {
            return true;
        }
    }
    return false;
}

static bool starts_with_number(struct span text)
{
    struct number number;
    struct span rest = text;
    return text.size > 0 && !is_ideograph(utf8_next(&rest)) && number_read_phrase(text, &number) > 0;
}

static bool belongs(const struct row *row, const struct cell *first, const struct cell *second)
{
    static const char *const units[] = {"件", "项", "个", "条", "元", "万元", "亿元", "万"};
    static const char *const changes[] = {"增", "减", "增加", "减少", "+", "﹢"}; /* a dash is a mark for nothing */
    if (!is_close(row, first, second)) {
        return false;
    }
    if (starts_with_number(first->text)) {
        struct number number;
        bool whole = number_read_phrase(first->text, &number) == first->text.size;
        return (is_open(first->text) && closes(row, second)) || (whole && span_is_any(second->text, ANY(units)));
    }
    return row->kind == ROW_ALIGNED && span_is_any(first->text, ANY(changes)) && starts_with_number(second->text) &&
           first->right == second->left - 1;
}

/* Both words stand in the line's own text, so that what lies between them is kept. */
static struct span cover(const struct cell *first, const struct cell *second)
{
    return span_between(first->text.data, span_end(second->text));
}

const struct row *broken_row_join(struct arena *arena, const struct row *row)
{
    bool any = false;
    for (uint32_t i = 0; row->kind != ROW_GRID && i + 1 < row->cell_count; i++) {
        any |= belongs(row, &row->cells[i], &row->cells[i + 1]);
    }
    if (!any) {
        return row;
    }
    struct row *joined = arena_allocate(arena, sizeof *joined);
    struct cell *cells = arena_allocate_array(arena, row->cell_count, sizeof *cells);
    if (!joined || !cells) {
        return NULL;
    }
    *joined = *row;
    joined->cells = cells;
    joined->cell_count = 0;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        struct cell *last = joined->cell_count > 0 ? &cells[joined->cell_count - 1] : NULL;
        if (last && belongs(row, last, &row->cells[i]) && row->cells[i].text.data > last->text.data) {
            last->text = cover(last, &row->cells[i]);
            last->right = row->cells[i].right;
            last->reading = 0;
        } else {
            cells[joined->cell_count++] = row->cells[i];
        }
    }
    cells_read(cells, joined->cell_count);
    return row_make_labels(arena, joined) ? joined : NULL;
}

uint32_t broken_row_split(const struct row *row, const bool *is_figure, struct row *parts)
{
    uint32_t count = 0, from = 0;
    bool words = false;
    for (uint32_t i = 1; i <= row->cell_count; i++) {
        bool end = i == row->cell_count, figures = is_figure[i - 1];
        words |= !figures;
        /* One number before words may be that of an item. */
        bool leading = !words && i - from < 2;
        if (!end && (is_figure[i] || !figures || leading)) {
            continue;
        }
        const struct cell *last = &row->cells[i - 1];
        parts[count] = *row;
        parts[count].cells = row->cells + from;
        parts[count].cell_count = i - from;
        parts[count].text = span_between(row->cells[from].text.data, span_end(last->text));
        count++;
        from = i;
        words = false;
    }
    return count;
}
