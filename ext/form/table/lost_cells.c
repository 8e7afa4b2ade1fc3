#include "form/table/lost_cells.h"

enum { LABEL_DEPTHS = 4, WIDEST_GAP = 8 };

/* How deep the line of the row's label stands in the form; LABEL_DEPTHS: it has none, or one in other words, such as 合计,
 * which may be those of a row that the form has not. */
static uint32_t depth_of(const struct printed_table *table, uint32_t row)
{
    uint32_t owner = table->rows[row].owner, depth = 0;
    bool own = owner != UINT32_MAX && table->labels[owner].line != UINT32_MAX && table->rows[row].label_end > 0 &&
               table->found[owner].row_count == 1 && table->found[owner].rows[0] == row;
    const struct form_line *line = own ? &form_lines[table->labels[owner].line] : NULL;
    for (const char *c = line ? line->line : ""; *c; c++) {
        depth += *c == '.';
    }
    return line && line->key == table->labels[owner].key && depth < LABEL_DEPTHS ? depth : LABEL_DEPTHS;
}

static bool goes_on(const struct printed_table *table, uint32_t row)
{
    const struct row *here = table->rows[row].row, *next = table->rows[row + 1].row;
    return is_same_place(here, next) && next->place.line <= here->place.line + 1;
}

static void find_piece(const struct printed_table *table, uint32_t row, struct lost_cells *lost)
{
    lost->from = row;
    lost->to = row + 1;
    while (lost->from > 0 && goes_on(table, lost->from - 1)) {
        lost->from--;
    }
    while (lost->to < table->row_count && goes_on(table, lost->to - 1)) {
        lost->to++;
    }
}

/* A bit for each gap behind the label with which all figures of the row stand in its columns. */
static uint32_t find_fits(const struct printed_table *table, uint32_t row, double widest, uint32_t columns)
{
    struct printed_figure figures[MOST_FIGURES];
    uint32_t fits = 0, count = printed_figures(table, row, figures, MOST_FIGURES);
    double right = printed_label_right(&table->rows[row]);
    for (uint32_t gap = 0; right + gap <= widest && gap < WIDEST_GAP; gap++) {
        bool fit = count <= MOST_FIGURES;
        for (uint32_t i = 0; i < count && count >= columns && fit; i++) {
            double at = figures[i].left - right - gap;
            fit = figures[i].text.size == 0 || (at >= 0 && at < columns);
        }
        fits |= (uint32_t)fit << gap;
    }
    return fits;
}

/* Marks for each depth the gaps that fit all its rows. */
static void fit_depths(const struct printed_table *table, const struct lost_cells *lost, uint32_t columns,
                       uint32_t *fits)
{
    memset(fits, 0xFF, LABEL_DEPTHS * sizeof *fits);
    uint32_t deepest = 0;
    for (uint32_t r = lost->from; r < lost->to; r++) {
        uint32_t depth = depth_of(table, r);
        if (depth < LABEL_DEPTHS) {
            fits[depth] &= find_fits(table, r, lost->widest, columns);
            deepest = depth > deepest ? depth : deepest;
        }
    }
    /* Merged cells of all depths left the cells beside them, or none did. */
    for (uint32_t depth = 0; depth < deepest; depth++) {
        for (uint32_t other = 0; fits[depth] == 1 && other < LABEL_DEPTHS; other++) {
            fits[other] &= (fits[other] & 1) != 0 ? 1 : UINT32_MAX;
        }
    }
}

static uint32_t only_bit(uint32_t bits)
{
    uint32_t place = 0;
    while (bits > 1 && (bits & 1) == 0) {
        bits >>= 1;
        place++;
    }
    return bits == 1 ? place : UINT32_MAX;
}

struct lost_cells lost_cells_of(const struct printed_table *table, uint32_t row, uint32_t columns)
{
    struct lost_cells lost = {.any = false};
    double ends[LABEL_DEPTHS] = {0}, width = 0; /* where labels end */
    find_piece(table, row, &lost);
    for (uint32_t r = lost.from; r < lost.to; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->row->cell_count == 0) {
            continue;
        }
        double end = printed->row->cells[printed->row->cell_count - 1].right;
        width = end > width ? end : width;
        uint32_t depth = depth_of(table, r);
        if (depth < LABEL_DEPTHS) {
            double right = printed_label_right(printed);
            lost.any |= ends[depth] > 0 && ends[depth] != right;
            lost.stepped |= lost.widest > 0 && lost.widest != right;
            ends[depth] = right;
            lost.widest = right > lost.widest ? right : lost.widest;
        }
    }
    lost.widest = width - columns > lost.widest ? width - columns : lost.widest;
    return lost;
}

uint32_t lost_cells_gap(const struct printed_table *table, uint32_t row, uint32_t columns,
                        const struct lost_cells *lost)
{
    uint32_t fits[LABEL_DEPTHS], own = depth_of(table, row);
    if (!lost->stepped || own >= LABEL_DEPTHS) {
        return UINT32_MAX;
    }
    fit_depths(table, lost, columns, fits);
    return only_bit(fits[own]);
}
