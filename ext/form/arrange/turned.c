/* Tables that lie on their side: the measures of the form stand one below another, and its lines are the heads of the columns. */
#include "form/arrange/arrange.h"

#include "base/limits.h"

struct turned {
    size_t first, end;            /* rows of the table */
    const struct form_line *line; /* whose measures are its rows */
    uint32_t met;                 /* a bit for each of them */
    double column;                /* in which they stand */
    size_t heads_end;             /* row of the first of them */
    struct span *uneven; /* by row: all its figures where it ends elsewhere than the heads, so that nobody knows which
                                     of its cells stands under which; otherwise empty */
};

static bool is_same_table(const struct row *a, const struct row *b)
{
    return a->kind == ROW_GRID && b->kind == ROW_GRID && a->place.table == b->place.table && !a->ragged && !b->ragged;
}

/* The only measure that the row names, with figures behind it, of which a few may be spoilt; UINT32_MAX: none, and `*head`: names
 * without any. */
static uint32_t find_measure(const struct row *row, const struct form_line *line, double *column, bool *head)
{
    uint32_t found = UINT32_MAX, figures = 0, others = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        const struct cell *cell = &row->cells[c];
        uint32_t measure = found == UINT32_MAX ? arrange_find_measure(cell, line) : UINT32_MAX;
        if (measure != UINT32_MAX) {
            found = measure;
            *column = cell->left;
        } else if (found != UINT32_MAX) {
            enum reading reading = cell_reading(cell);
            others += reading == READING_OTHER;
            figures += reading == READING_NUMBER;
        }
    }
    *head = figures <= others;
    return *head ? UINT32_MAX : found;
}

/* Whether the measures of the line are the rows of the table, each once and none without a figure. */
static bool find_rows(const struct document *document, struct turned *turned)
{
    double unused;
    bool head;
    turned->met = 0;
    turned->heads_end = turned->end;
    if (find_measure(&document->rows[turned->end - 1], turned->line, &unused, &head) == UINT32_MAX) {
        return false; /* as of most tables */
    }
    for (size_t r = turned->first; r < turned->end; r++) {
        double column = 0;
        uint32_t measure = find_measure(&document->rows[r], turned->line, &column, &head);
        bool began = turned->met != 0;
        if (measure == UINT32_MAX ? began : (turned->met >> measure & 1) || (began && column != turned->column)) {
            return false;
        }
        if (measure != UINT32_MAX) {
            turned->heads_end = began ? turned->heads_end : r;
            turned->column = column;
            turned->met |= 1U << measure;
        }
    }
    return turned->met == (1U << turned->line->measure_count) - 1;
}

/* Whether several figures of a measure stand below the cell: those of two years, of which only one is meant. */
static bool is_over_several(const struct row *figures, const struct cell *cell)
{
    uint32_t below = 0;
    for (uint32_t c = 0; c < figures->cell_count; c++) {
        below += figures->cells[c].left >= cell->left && figures->cells[c].left < cell->right;
    }
    return below > 1;
}

/* Whether lines of the form stand over the columns; where the names of few measures tell little, nothing but them. */
static bool has_lines_above(const struct document *document, const struct turned *turned)
{
    uint32_t lines = 0, others = 0;
    for (size_t r = turned->first; r < turned->heads_end; r++) {
        const struct row *row = &document->rows[r];
        for (uint32_t c = 0; c < row->cell_count; c++) {
            const struct cell *cell = &row->cells[c];
            bool line = cell->label && arrange_find_line(cell->label, turned->line->measures);
            if (line && is_over_several(&document->rows[turned->heads_end], cell)) {
                return false;
            }
            lines += cell->left > turned->column && line;
            others += cell->left > turned->column && !line;
        }
    }
    return lines > 0 && (others == 0 || turned->line->measure_count >= FEWEST_MEASURES);
}

static double end_of(const struct row *row)
{
    return row->cell_count > 0 ? row->cells[row->cell_count - 1].right : 0;
}

static uint32_t width_of(const struct document *document, const struct turned *turned)
{
    double width = 0;
    for (size_t r = turned->first; r < turned->end; r++) {
        const struct row *row = &document->rows[r];
        width = end_of(row) > width ? end_of(row) : width;
    }
    return (uint32_t)width;
}

static bool find_uneven(struct arena *arena, const struct document *document, struct turned *turned)
{
    size_t count = turned->end - turned->first;
    double end = end_of(&document->rows[turned->heads_end - 1]);
    turned->uneven = arena_allocate_array(arena, count, sizeof *turned->uneven);
    for (size_t i = turned->heads_end - turned->first; turned->uneven && i < count; i++) {
        const struct row *row = &document->rows[turned->first + i];
        struct buffer all = {.arena = arena};
        for (uint32_t c = 0; c < row->cell_count && end_of(row) != end; c++) {
            if (row->cells[c].left > turned->column && row->cells[c].text.size > 0) {
                buffer_add(&all, all.size > 0 ? SPAN("、") : SPAN(""));
                buffer_add(&all, row->cells[c].text);
            }
        }
        if (!buffer_end(&all, &turned->uneven[i])) {
            return false;
        }
    }
    return turned->uneven != NULL;
}

/* The cells that begin in a column. */
static size_t count_cells(const struct document *document, const struct turned *turned, uint32_t column)
{
    size_t count = 0;
    for (size_t r = turned->first; r < turned->end; r++) {
        const struct row *row = &document->rows[r];
        for (uint32_t c = 0; c < row->cell_count; c++) {
            count += (uint32_t)row->cells[c].left == column;
        }
    }
    return count;
}

/* One column of the table as a row; none where no cell begins. */
static bool add_column(struct arranging *arranging, const struct turned *turned, uint32_t column,
                       struct failure *failure)
{
    struct arena *arena = arranging->to.arena;
    size_t count = count_cells(arranging->from, turned, column);
    if (count == 0) {
        return true;
    }
    count += turned->end - turned->first;
    struct cell *cells = arena_allocate_array(arena, count, sizeof *cells);
    struct place *places = arena_allocate_array(arena, count, sizeof *places);
    struct row turn = {.kind = ROW_GRID, .cells = cells, .places = places};
    if (!cells || !places) {
        return fail_memory(failure);
    }
    for (size_t r = turned->first; r < turned->end; r++) {
        const struct row *row = &arranging->from->rows[r];
        double left = (double)(r - turned->first);
        struct span all = turned->uneven[r - turned->first];
        bool uneven = all.size > 0 && column > turned->column;
        if (uneven) {
            places[turn.cell_count] = row->place;
            cells[turn.cell_count++] = (struct cell){.text = all, .left = left, .right = left + 1, .rows = 1};
        }
        for (uint32_t c = 0; c < row->cell_count && !uneven; c++) {
            const struct cell *cell = &row->cells[c];
            if ((uint32_t)cell->left != column) {
                continue;
            }
            places[turn.cell_count] = row_place(row, column + 1);
            cells[turn.cell_count++] = (struct cell){.text = cell->text,
                                                     .left = left,
                                                     .right = left + cell->rows,
                                                     .rows = (uint32_t)(cell->right - cell->left)};
        }
    }
    turn.place = places[0];
    turn.place.column = 0;
    return document_add_row(&arranging->to, turn, failure);
}

/* Whether the row names one of the measures: the last of any other table does not. */
static bool names_measure(const struct row *row, const struct form_line *line)
{
    bool named = false;
    for (uint32_t c = 0; c < row->cell_count && !named; c++) {
        named = row->cells[c].label && arrange_find_measure(&row->cells[c], line) != UINT32_MAX;
    }
    return named;
}

bool arrange_turned(struct arranging *arranging, size_t first, struct failure *failure)
{
    const struct document *from = arranging->from;
    const struct row *row = &from->rows[first];
    struct turned turned = {.first = first, .end = first + 1};
    if (row->kind != ROW_GRID || row->ragged || (first > 0 && is_same_table(row, row - 1))) {
        return true;
    }
    while (turned.end < from->row_count && is_same_table(row, &from->rows[turned.end])) {
        turned.end++;
    }
    bool found = false, may = turned.end - first <= LIMIT_GRID_COLUMNS; /* its rows become columns */
    for (size_t i = 0; may && i < arranging->measured_count && !found; i++) {
        turned.line = arranging->measured[i];
        found = names_measure(&from->rows[turned.end - 1], turned.line) && find_rows(from, &turned) &&
                has_lines_above(from, &turned);
    }
    if (!found) {
        return true;
    }
    if (!find_uneven(arranging->to.arena, from, &turned)) {
        return fail_memory(failure);
    }
    if (!arrange_keep(arranging, first, failure)) {
        return false;
    }
    uint32_t width = width_of(from, &turned);
    for (uint32_t column = 0; column < width; column++) {
        if (!add_column(arranging, &turned, column, failure)) {
            return false;
        }
    }
    arranging->kept = turned.end;
    arranging->heads = NULL;
    return true;
}
