#include "read/page/page.h"

#include <stdlib.h>

static bool no_memory(const struct page_writer *writer)
{
    return fail_memory(writer->failure);
}

/* The text, kept as long as the document. */
static bool keep(const struct page_writer *writer, const struct buffer *buffer, struct span *text)
{
    return arena_copy(writer->document->arena, buffer_span(buffer), text) || no_memory(writer);
}

/* ---- the glyphs of one cell ---- */

static bool find_print(const struct page_writer *writer, struct page_glyph *glyphs, size_t count,
                       struct cell_print *print)
{
    return text_find_lines(writer->scratch, glyphs, count, &print->lines, &print->count) || no_memory(writer);
}

/* A label that runs down its cell, one character a line. Figures are left alone: a number that a narrow column cuts
 * looks the same. */
static bool runs_down(const struct cell_print *print)
{
    bool ideograph = false;
    for (size_t i = 0; i < print->count; i++) {
        if (print->lines[i].count != 1) {
            return false;
        }
        ideograph = ideograph || is_ideograph(print->lines[i].glyphs[0].code_point);
    }
    return ideograph;
}

/* The text of the part of a cell between two positions on the page. */
static bool write_part(const struct page_writer *writer, const struct cell_print *print, double from, double to,
                       struct span *text)
{
    struct buffer buffer = {.arena = writer->scratch};
    bool down = runs_down(print);
    for (size_t i = 0; i < print->count; i++) {
        const struct page_line *line = &print->lines[i];
        struct span separator = down ? SPAN("") : SPAN("\n");
        size_t end = 0;
        for (size_t start = 0; start < line->count; start = end) {
            end = text_word_end(line, start);
            double middle = (line->glyphs[start].box.left + line->glyphs[end - 1].box.right) / 2;
            if (middle < from || middle >= to) {
                continue;
            }
            if ((buffer.size > 0 && !buffer_add(&buffer, separator)) ||
                !text_append(&buffer, line->glyphs + start, end - start)) {
                return no_memory(writer);
            }
            separator = SPAN(" ");
        }
    }
    return keep(writer, &buffer, text);
}

/* ---- cells whose lines are missing ---- */

static size_t count_figures(const struct page_line *line)
{
    size_t figures = 0;
    size_t end = 0;
    for (size_t start = 0; start < line->count; start = end) {
        end = text_word_end(line, start);
        figures += text_is_figure(line->glyphs + start, end - start);
    }
    return figures;
}

/* Two numbers beside each other never share a cell: the line between them was not drawn. */
static bool holds_several_figures(const struct cell_print *print)
{
    for (size_t i = 0; i < print->count; i++) {
        if (count_figures(&print->lines[i]) > 1) {
            return true;
        }
    }
    return false;
}

/* Whether a border of the table would cut a word of the cell, or come so near that it may stand between the digits of a
 * number. */
static bool cuts_word(const struct cell_print *print, double border)
{
    const double room = 3; /* points */
    for (size_t i = 0; i < print->count; i++) {
        const struct page_line *line = &print->lines[i];
        size_t end = 0;
        for (size_t start = 0; start < line->count; start = end) {
            end = text_word_end(line, start);
            if (line->glyphs[start].box.left < border + room && line->glyphs[end - 1].box.right > border - room) {
                return true;
            }
        }
    }
    return false;
}

/* Numbers above each other although their column has room for all digits in one line: the lines between the rows were
 * not drawn. (In a full line it is one number, cut by a narrow column.) */
static bool holds_stacked_figures(const struct cell_print *print, double width)
{
    enum { NUMBER_LINES = 4 }; /* so many no number is cut into */
    const double padding = 14; /* points, of both sides of a cell */
    size_t figures = 0;
    size_t lines = 0;
    for (size_t i = 0; i < print->count; i++) {
        const struct page_line *line = &print->lines[i];
        double digit = line->glyphs[0].box.right - line->glyphs[0].box.left;
        bool figure = text_is_figure(line->glyphs, line->count);
        lines += figure;
        figures += figure && width - (line->box.right - line->box.left) >= digit + padding;
    }
    return figures > 1 || lines > NUMBER_LINES;
}

/* ---- tables ---- */

static int by_cell(const void *a, const void *b)
{
    uint32_t first = ((const struct page_glyph *)a)->cell;
    uint32_t second = ((const struct page_glyph *)b)->cell;
    return (first > second) - (first < second);
}

/* The glyphs of a cell; the list is sorted by cell. */
static struct page_glyph *glyphs_of_cell(const struct glyph_list *list, uint32_t cell, size_t *count)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t half = low + (high - low) / 2;
        if (list->glyphs[half].cell < cell) {
            low = half + 1;
        } else {
            high = half;
        }
    }
    size_t end = low;
    while (end < list->count && list->glyphs[end].cell == cell) {
        end++;
    }
    *count = end - low;
    return list->glyphs + low;
}

static bool find_prints(const struct page_writer *writer, const struct page_table *table,
                        const struct glyph_list *glyphs, struct cell_print **prints)
{
    *prints = arena_allocate_array(writer->scratch, table->area_count, sizeof **prints);
    if (!*prints) {
        return no_memory(writer);
    }
    for (uint32_t i = 0; i < table->area_count; i++) {
        size_t count = 0;
        struct page_glyph *own = glyphs_of_cell(glyphs, table->first_cell + i, &count);
        if (count > 0 && !find_print(writer, own, count, &(*prints)[i])) {
            return false;
        }
    }
    return true;
}

/* Labels of several rows in one cell. */
static bool holds_several_labels(const struct cell_print *print)
{
    enum { SURELY = 3 }; /* a label may go on with a line that looks so */
    size_t labels = 0;
    for (size_t i = 0; i < print->count; i++) {
        labels += text_begins_with_ordinal(&print->lines[i]);
    }
    return labels >= SURELY;
}

/* A head and a figure below it in one cell. */
static bool holds_head_and_figure(const struct cell_print *print)
{
    if (print->count < 2) {
        return false;
    }
    const struct page_line *first = &print->lines[0];
    const struct page_line *last = &print->lines[print->count - 1];
    return !text_is_figure(first->glyphs, first->count) && text_is_figure(last->glyphs, last->count);
}

/* Whether lines between the rows are missing, so that the lattice does not tell the rows apart. */
static bool lacks_rows(const struct page_table *table, const struct cell_print *prints)
{
    enum { FEW = 3 };
    uint32_t stacked_in = UINT32_MAX;
    bool labels = false;
    bool heads = false;
    for (uint32_t i = 0; i < table->area_count; i++) {
        const struct cell_area *area = &table->areas[i];
        double width = table->x[area->column + area->columns] - table->x[area->column];
        if (holds_stacked_figures(&prints[i], width)) {
            if (area->row == stacked_in) {
                return true;
            }
            stacked_in = area->row;
        }
        labels = labels || (area->columns < table->columns && holds_several_labels(&prints[i]));
        heads = heads || (area->column > 0 && holds_head_and_figure(&prints[i]));
    }
    return (labels && table->rows <= FEW) || (heads && table->rows == 1 && table->columns >= FEW);
}

/* Into how many cells its borders part what is printed in an area, see write_area. */
static size_t count_parts(const struct page_table *table, const struct cell_area *area, const struct cell_print *print)
{
    size_t parts = 1;
    for (uint32_t end = area->column + 1; end < area->column + area->columns; end++) {
        parts += !cuts_word(print, table->x[end]);
    }
    return parts;
}

/* Whether lines between the columns are missing: cells hold the figures of a whole row. */
static bool lacks_columns(const struct page_table *table, const struct cell_print *prints)
{
    enum { ROW_FIGURES = 3, SURELY_ROW = 5 };
    size_t rows = table->columns == 1 ? 2 : 0; /* those are lines in a box */
    for (uint32_t i = 0; i < table->area_count; i++) {
        for (size_t line = 0; line < prints[i].count; line++) {
            size_t figures = count_figures(&prints[i].lines[line]);
            if (figures >= ROW_FIGURES && figures > count_parts(table, &table->areas[i], &prints[i])) {
                rows += figures >= SURELY_ROW ? 2 : 1;
            }
        }
    }
    return rows > 1;
}

/* Writes a cell, or several where lines between numbers are missing. */
static bool write_area(const struct page_writer *writer, struct grid *grid, const struct page_table *table,
                       const struct cell_area *area, const struct cell_print *print)
{
    bool split = area->columns > 1 && holds_several_figures(print);
    uint32_t start = area->column;
    uint32_t last = area->column + area->columns;
    for (uint32_t end = start + 1; end <= last; end++) {
        if (end < last && (!split || cuts_word(print, table->x[end]))) {
            continue;
        }
        /* Print at the rim of the outer cells belongs to them even where it overhangs. */
        double from = start == area->column ? -1e9 : table->x[start];
        double to = end == last ? 1e9 : table->x[end];
        struct span text;
        if (!write_part(writer, print, from, to, &text) ||
            !grid_cell(grid, text, end - start, area->rows, writer->failure)) {
            return false;
        }
        start = end;
    }
    return true;
}

static bool write_table(const struct page_writer *writer, const struct page_table *table,
                        const struct cell_print *prints)
{
    struct grid *grid = grid_begin(writer->document, writer->page, writer->failure);
    if (!grid) {
        return false;
    }
    uint32_t next = 0;
    for (uint32_t row = 0; row < table->rows; row++) {
        if (!grid_row(grid, writer->failure)) {
            return false;
        }
        for (; next < table->area_count && table->areas[next].row == row; next++) {
            if (!write_area(writer, grid, table, &table->areas[next], &prints[next])) {
                return false;
            }
        }
    }
    return grid_end(grid, writer->failure);
}

static bool write_table_of_page(const struct page_writer *writer, struct page_table *table, struct cell_print *prints,
                                struct table_end *end)
{
    if (writer->document->row_count == writer->first_row &&
        !cut_join(end, writer->document, table, prints, writer->scratch)) {
        return no_memory(writer);
    }
    if (!write_table(writer, table, prints)) {
        return false;
    }
    cut_note(end, writer->document, table, prints);
    return true;
}

/* ---- the page ---- */

/* Makes lines of a table whose rows or columns cannot be told by its lattice. */
static void dissolve(const struct page_table *table, struct glyph_list *glyphs)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        struct page_glyph *glyph = &glyphs->glyphs[i];
        if (glyph->cell >= table->first_cell && glyph->cell - table->first_cell < table->area_count) {
            glyph->cell = 0;
        }
    }
}

/* Finds what is printed in the cells of every table; `prints` stay NULL for those that are better read as lines. */
static bool prepare_tables(const struct page_writer *writer, struct glyph_list *glyphs, const struct table_list *tables,
                           struct cell_print **prints)
{
    qsort(glyphs->glyphs, glyphs->count, sizeof *glyphs->glyphs, by_cell);
    for (size_t i = 0; i < tables->count; i++) {
        if (!find_prints(writer, &tables->tables[i], glyphs, &prints[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < tables->count; i++) {
        if (lacks_rows(&tables->tables[i], prints[i]) || lacks_columns(&tables->tables[i], prints[i])) {
            dissolve(&tables->tables[i], glyphs);
            prints[i] = NULL;
        }
    }
    return true;
}

/* The glyphs outside the tables, copied so that those of the cells stay where they are. */
static bool find_outer_lines(const struct page_writer *writer, const struct glyph_list *glyphs,
                             struct cell_print *lines)
{
    struct page_glyph *outside = arena_allocate_array(writer->scratch, glyphs->count, sizeof *outside);
    if (!outside) {
        return no_memory(writer);
    }
    size_t count = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        if (glyphs->glyphs[i].cell == 0) {
            outside[count++] = glyphs->glyphs[i];
        }
    }
    return find_print(writer, outside, count, lines);
}

bool rows_add_page(struct document *document, struct arena *scratch, uint32_t page, struct glyph_list *glyphs,
                   const struct table_list *tables, const struct ruling_list *rules, struct table_end *end,
                   struct failure *failure)
{
    struct page_writer writer = {document, scratch, failure, page, 0, document->row_count};
    struct cell_print lines = {0};
    struct row_list rows;
    struct cell_print **prints = arena_allocate_array(scratch, tables->count, sizeof *prints);
    if (!prints) {
        return no_memory(&writer);
    }
    if (!prepare_tables(&writer, glyphs, tables, prints) || !find_outer_lines(&writer, glyphs, &lines) ||
        !(lines_find_rows(scratch, rules, lines.lines, lines.count, &rows) || no_memory(&writer))) {
        return false;
    }
    size_t row = 0;
    for (size_t i = 0; i <= tables->count; i++) {
        const struct page_table *table = i < tables->count ? &tables->tables[i] : NULL;
        if (table && !prints[i]) {
            continue;
        }
        while (row < rows.count && (!table || rows.rows[row].middle < table->box.top)) {
            if (!lines_write_row(&writer, &rows.rows[row++])) {
                return false;
            }
        }
        if (table && !write_table_of_page(&writer, &tables->tables[i], prints[i], end)) {
            return false;
        }
    }
    if (document->row_count > writer.first_row) {
        document->rows[writer.first_row].page_start = true;
    }
    return true;
}
