#include "form/table/sequence.h"

#include "form/table/strangers.h"

/* Figures that a line of text prints. */
static uint32_t figures_of(const struct printed_row *printed)
{
    return printed->head ? 0 : printed->figures;
}

static uint32_t count_figures(const struct printed_table *table, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    for (uint32_t r = from; r < to; r++) {
        count += figures_of(&table->rows[r]);
    }
    return count;
}

/* The labels that are lines, in the order of the form; 0: they stand in another, or in tables. */
static uint32_t find_lines(const struct printed_table *table, uint32_t *labels)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        if (!found->found || table->labels[i].line == UINT32_MAX) {
            continue;
        }
        if ((count > 0 && found->first_row <= table->found[labels[count - 1]].first_row) ||
            table->rows[found->first_row].row->kind != ROW_TEXT) {
            return 0;
        }
        labels[count++] = i;
    }
    return count;
}

/* Whether the row has words of another line, or such a line stands in it: none of them is a piece of a head or label. */
static bool is_strange(const struct printed_table *table, const struct printed_row *printed)
{
    bool strange = false;
    for (uint32_t c = 0; c < printed->row->cell_count && printed->foreign; c++) {
        const struct cell *cell = &printed->row->cells[c];
        strange |= cell_reading(cell) == READING_OTHER && !strangers_is_piece(table, cell_label(cell));
    }
    return strange;
}

/* Notes which labels have just their own figures behind them; returns whether all have as many as the form,
 * and no other line may have some of them. */
static bool count_lines(struct printed_table *table, const uint32_t *labels, uint32_t count)
{
    uint32_t from = 0, printed = 0, due = 0;
    bool strange = false;
    for (uint32_t i = 0; i < count; i++) {
        struct printed_label *found = &table->found[labels[i]];
        uint32_t measures = form_lines[table->labels[labels[i]].line].measure_count;
        uint32_t to = i + 1 < count ? table->found[labels[i + 1]].first_row : table->row_count;
        printed += count_figures(table, from, found->first_row);
        uint32_t own = count_figures(table, found->first_row, to);
        found->counted = printed == due && own == measures;
        for (uint32_t r = found->first_row; r < to; r++) {
            strange |= is_strange(table, &table->rows[r]);
            found->counted &= figures_of(&table->rows[r]) == 0 || table->rows[r].owner == UINT32_MAX ||
                              table->rows[r].owner == labels[i];
        }
        printed += own;
        due += measures;
        from = to;
    }
    return printed == due && !strange;
}

/* Takes back what is noted of labels that are counted alone or in twos, as happens by chance. */
static void drop_few(struct printed_table *table, const uint32_t *labels, uint32_t count)
{
    enum { FEW = 3 };
    for (uint32_t i = 0, end = 0; i < count; i = end) {
        for (end = i; end < count && table->found[labels[end]].counted; end++) {
        }
        for (uint32_t k = i; k < end && end - i < FEW; k++) {
            table->found[labels[k]].counted = false;
        }
        end += end == i;
    }
}

bool sequence_settle(struct printed_table *table)
{
    uint32_t *labels = arena_allocate_array(table->scratch, table->label_count + 1, sizeof *labels);
    uint32_t count = labels ? find_lines(table, labels) : 0;
    table->counted = count > 0 && count_lines(table, labels, count);
    drop_few(table, labels, count);
    for (uint32_t i = 0; i < count; i++) {
        struct printed_label *found = &table->found[labels[i]];
        uint32_t to = i + 1 < count ? table->found[labels[i + 1]].first_row : table->row_count;
        found->counted &= table->counted;
        for (uint32_t r = found->first_row; r < to && found->counted; r++) {
            table->rows[r].owner = figures_of(&table->rows[r]) > 0 ? labels[i] : table->rows[r].owner;
            table->rows[r].foreign &= figures_of(&table->rows[r]) == 0;
        }
    }
    return labels != NULL;
}
