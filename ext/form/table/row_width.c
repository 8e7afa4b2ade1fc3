#include "form/table/row_width.h"

/* Columns of a row behind its labels, which keep their number where merged cells before them were lost. */
static uint32_t width_of(const struct printed_table *table, uint32_t row)
{
    const struct printed_row *printed = &table->rows[row];
    uint32_t label = (uint32_t)printed_label_right(printed);
    return printed->row->columns > label ? printed->row->columns - label : 0;
}

/* The row of the heads, where it stands in the same table; otherwise NULL. */
static const struct row *heads_row(const struct printed_table *table, const struct ruler *ruler, uint32_t row)
{
    const struct heads *heads = ruler->heads;
    const struct row *above = heads->count > 0 ? table->rows[heads->columns[heads->count - 1].row].row : NULL;
    return above && is_same_place(above, table->rows[row].row) ? above : NULL;
}

bool row_stands_with_heads(const struct printed_table *table, uint32_t row, const struct ruler *ruler)
{
    const struct heads *heads = ruler->heads;
    const struct printed_row *printed = &table->rows[row];
    uint32_t columns = heads->count > 0 ? table->rows[heads->columns[heads->count - 1].row].row->columns : 0;
    return (!ruler->straight || printed_label_right(printed) == ruler->label_right) &&
           (columns == 0 || printed->row->columns == columns);
}

/* Whether the heads above the row reach as far as the lines below them. */
static bool heads_fit(const struct printed_table *table, uint32_t row, const struct ruler *ruler)
{
    const struct heads *heads = ruler->heads;
    for (uint32_t i = 0; i < heads->count && ruler->width > 0 && !heads->tiled; i++) {
        const struct row *above = table->rows[heads->columns[i].row].row;
        if (is_same_place(above, table->rows[row].row) && above->columns != ruler->columns) {
            return false;
        }
    }
    return true;
}

/* Whether a unit stands where the head of a measure does: the heads are those of other columns. */
static bool has_unit_under_head(const struct row *row, const struct heads *heads)
{
    for (uint32_t c = 1; c < row->cell_count; c++) {
        const struct cell *cell = &row->cells[c];
        for (uint32_t i = 0; i < heads->count && is_unit(cell->text); i++) {
            const struct head *head = &heads->columns[i];
            if (head->measure != NOBODY && cell->left < head->extent.right[FRAME_PAGE] &&
                head->extent.left[FRAME_PAGE] < cell->right) {
                return true;
            }
        }
    }
    return false;
}

void row_width_learn(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, struct ruler *ruler)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        uint32_t alike = 0;
        ruler->under_heads &= !has_unit_under_head(table->rows[rows[i]].row, ruler->heads);
        bool before = i > 0 && width_of(table, rows[i]) == width_of(table, rows[i - 1]);
        for (uint32_t k = 0; k < row_count && !before; k++) {
            alike += width_of(table, rows[k]) == width_of(table, rows[i]);
        }
        if (alike > most) {
            most = alike;
            ruler->width = width_of(table, rows[i]);
            ruler->columns = table->rows[rows[i]].row->columns;
        }
    }
    /* Of two rows that differ either may be the whole one. */
    ruler->width = row_count > 1 && most * 2 > row_count ? ruler->width : 0;
    ruler->under_heads &= heads_fit(table, rows[0], ruler);
}

/* Whether the row reaches as far as the others, and what stands before its figures are blank cells that a label spans. */
static bool is_led_by_blanks(const struct printed_table *table, uint32_t row, const struct ruler *ruler)
{
    const struct printed_row *printed = &table->rows[row];
    uint32_t more = width_of(table, row) - ruler->width;
    bool led = width_of(table, row) > ruler->width && printed->row->columns == ruler->columns;
    for (uint32_t c = printed->label_end; led && c < printed->label_end + more && c < printed->row->cell_count; c++) {
        led = printed->row->cells[c].text.size == 0;
    }
    return led;
}

bool row_width_differs(const struct printed_table *table, uint32_t row, const struct ruler *ruler)
{
    const struct printed_row *printed = &table->rows[row];
    if (printed->row->columns == 0) {
        return false;
    }
    if (ruler->width > 0) {
        bool moved =
            printed->label_end == 0 && printed->row->columns != ruler->columns; /* its label stands elsewhere */
        return moved || (width_of(table, row) != ruler->width && !is_led_by_blanks(table, row, ruler));
    }
    const struct row *heads = heads_row(table, ruler, row);
    return heads && heads->columns != printed->row->columns;
}

bool row_lacks_cells(const struct printed_table *table, uint32_t label)
{
    uint32_t row = table->found[label].first_row, wider = 0, others = 0;
    for (uint32_t i = 0; i < table->label_count && table->rows[row].row->columns > 0; i++) {
        uint32_t other = table->found[i].first_row;
        bool peer = table->found[i].found && i != label && table->labels[i].line != UINT32_MAX && other != row &&
                    form_lines[table->labels[i].line].clause == form_lines[table->labels[label].line].clause &&
                    is_same_place(table->rows[other].row, table->rows[row].row);
        bool more = peer && width_of(table, other) > width_of(table, row) &&
                    table->rows[other].row->columns > table->rows[row].row->columns;
        wider += more;
        others += peer && !more;
    }
    return wider > others;
}

bool row_label_spans(const struct ruler *ruler, const struct printed_figure *first)
{
    const struct heads *heads = ruler->heads;
    return first->text.size == 0 && ruler->complete == 0 && heads->known == heads->measures && heads->count > 0 &&
           heads->one_row && first->right <= heads->columns[0].extent.left[FRAME_PAGE];
}

bool row_shares_figure(const struct printed_table *table, uint32_t row)
{
    for (uint32_t r = row + 1; r-- > 0 && table->tall && is_same_place(table->rows[r].row, table->rows[row].row);) {
        const struct printed_row *printed = &table->rows[r];
        for (uint32_t c = printed->label_end; c < printed->figures_end; c++) {
            uint32_t last = r + printed->row->cells[c].rows - 1;
            bool number = printed->owner != UINT32_MAX && printed_reading(printed, c) == READING_NUMBER;
            for (uint32_t k = r + 1; number && k <= last && last >= row && k < table->row_count; k++) {
                if (table->rows[k].owner != UINT32_MAX) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool row_repeats_figure(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count)
{
    bool repeated = count > 1 && ruler->heads->measures == 1;
    for (uint32_t i = 1; i < count && repeated; i++) {
        repeated = span_equal(figures[i].text, figures[0].text);
    }
    return repeated;
}
