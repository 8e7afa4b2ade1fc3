/* A row that the end of a page cuts: its last lines, of a label or of a number in a narrow column, stand alone at the top
 * of the next page. Whether they are the rest of it tells the print alone: above each of them stands print of its kind in
 * a column that has no room for more, and where there was room, nothing goes on. */
#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
static const double SAME_COLUMN = 3;
static const double PADDING = 14; /* of both sides of a cell */

enum { FOOTER_LINES = 2, FOOTER_BYTES = 32 }; /* what may stand between: the number of the page */

static bool is_figure(const struct cell_print *print)
{
    for (size_t i = 0; i < print->count; i++) {
        if (!text_is_figure(print->lines[i].glyphs, print->lines[i].count)) {
            return false;
        }
    }
    return print->count > 0;
}

void cut_note(struct table_end *end, const struct document *document, const struct page_table *table,
              const struct cell_print *prints)
{
    *end = (struct table_end){.row = document->row_count, .columns = table->columns};
    for (uint32_t i = 0; i <= table->columns; i++) {
        end->x[i] = table->x[i];
    }
    for (uint32_t i = 0; i < table->area_count; i++) {
        const struct cell_area *area = &table->areas[i];
        if (area->row + 1 == table->rows && prints[i].count > 0) {
            const struct box *last = &prints[i].lines[prints[i].count - 1].box;
            struct cell_end *cell = &end->cells[area->column];
            cell->kind = is_figure(&prints[i]) ? CELL_END_FIGURE : CELL_END_LABEL;
            cell->columns = area->columns;
            cell->column = area->column;
            cell->room = table->x[area->column + area->columns] - table->x[area->column] - (last->right - last->left);
        }
    }
}

/* ---- is it the rest? ---- */

/* How the cell above an area ends, which has the same borders, though the pages may show others beside; NULL: there is
 * none. */
static const struct cell_end *end_above(const struct table_end *end, const struct page_table *table,
                                        const struct cell_area *area)
{
    double left = table->x[area->column];
    double right = table->x[area->column + area->columns];
    for (uint32_t i = 0; i < end->columns; i++) {
        const struct cell_end *cell = &end->cells[i];
        if (fabs(end->x[i] - left) <= SAME_COLUMN && cell->columns > 0 &&
            fabs(end->x[i + cell->columns] - right) <= SAME_COLUMN) {
            return cell;
        }
    }
    return NULL;
}

/* Only the page's number stands between. */
static bool is_at_end(const struct table_end *end, const struct document *document)
{
    if (end->row == 0 || document->row_count - end->row > FOOTER_LINES) {
        return false;
    }
    for (size_t i = end->row; i < document->row_count; i++) {
        if (document->rows[i].kind == ROW_GRID || document->rows[i].text.size > FOOTER_BYTES) {
            return false;
        }
    }
    return document->rows[end->row - 1].kind == ROW_GRID;
}

static bool continues_cell(const struct cell_end *above, const struct cell_print *print)
{
    const struct page_line *line = &print->lines[0];
    double letter = line->glyphs[0].box.right - line->glyphs[0].box.left;
    enum cell_end_kind kind = is_figure(print) ? CELL_END_FIGURE : CELL_END_LABEL;
    return above && above->kind == kind && above->room < letter + PADDING &&
           (kind == CELL_END_FIGURE || !text_begins_with_ordinal(line));
}

/* What spans more rows is a label of a group, which says nothing. */
static bool is_rest(const struct table_end *end, const struct page_table *table, const struct cell_print *prints)
{
    size_t labels = 0;
    size_t figures = 0;
    size_t ended = 0; /* figures above that do not go on */
    for (uint32_t i = 0; i < table->area_count && table->areas[i].row == 0; i++) {
        const struct cell_area *area = &table->areas[i];
        const struct cell_end *above = end_above(end, table, area);
        if (area->rows > 1) {
            continue;
        }
        if (prints[i].count == 0) {
            ended += above && above->kind == CELL_END_FIGURE;
        } else if (!continues_cell(above, &prints[i])) {
            return false;
        } else {
            figures += above->kind == CELL_END_FIGURE;
            labels += above->kind == CELL_END_LABEL;
        }
    }
    return figures > 0 ? ended > 0 : labels > 0;
}

/* ---- then it goes there ---- */

static bool append(struct document *document, const struct row *row, uint32_t column, const struct cell_print *print)
{
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if ((uint32_t)row->cells[i].left != column) {
            continue;
        }
        struct buffer buffer = {.arena = document->arena};
        if (!buffer_add(&buffer, row->cells[i].text)) {
            return false;
        }
        for (size_t line = 0; line < print->count; line++) {
            if (!buffer_add(&buffer, SPAN("\n")) ||
                !text_append(&buffer, print->lines[line].glyphs, print->lines[line].count)) {
                return false;
            }
        }
        struct row *own = (struct row *)(uintptr_t)row; /* the document's */
        own->cells[i].text = buffer_span(&buffer);
        return row_make_labels(document->arena, own);
    }
    return true;
}

struct placed_text {
    struct cell_area area;
    struct cell_print print;
};

static int by_row_and_column(const void *a, const void *b)
{
    const struct cell_area *first = &((const struct placed_text *)a)->area;
    const struct cell_area *second = &((const struct placed_text *)b)->area;
    if (first->row != second->row) {
        return first->row < second->row ? -1 : 1;
    }
    return (first->column > second->column) - (first->column < second->column);
}

/* Takes the first row out; what began in it and spans more begins in the next. */
static bool drop_first_row(struct page_table *table, struct cell_print *prints, struct arena *scratch)
{
    uint32_t kept = 0;
    struct placed_text *placed = arena_allocate_array(scratch, table->area_count, sizeof *placed);
    if (!placed) {
        return false;
    }
    for (uint32_t i = 0; i < table->area_count; i++) {
        struct cell_area area = table->areas[i];
        if (area.row == 0 && area.rows == 1) {
            continue;
        }
        area.rows -= area.row == 0;
        area.row -= area.row > 0;
        placed[kept++] = (struct placed_text){area, prints[i]};
    }
    qsort(placed, kept, sizeof *placed, by_row_and_column);
    for (uint32_t i = 0; i < kept; i++) {
        table->areas[i] = placed[i].area;
        prints[i] = placed[i].print;
    }
    table->area_count = kept;
    table->rows--;
    table->y++;
    return true;
}

bool cut_join(const struct table_end *end, struct document *document, struct page_table *table,
              struct cell_print *prints, struct arena *scratch)
{
    if (!is_at_end(end, document) || !is_rest(end, table, prints)) {
        return true;
    }
    const struct row *row = &document->rows[end->row - 1];
    for (uint32_t i = 0; i < table->area_count && table->areas[i].row == 0; i++) {
        const struct cell_area *area = &table->areas[i];
        if (area->rows == 1 && prints[i].count > 0 &&
            !append(document, row, end_above(end, table, area)->column, &prints[i])) {
            return false;
        }
    }
    return drop_first_row(table, prints, scratch);
}
