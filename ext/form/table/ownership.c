#include "form/table/ownership.h"

#include "form/number/decimal.h"
#include "form/table/unlabelled.h"

enum {
    COST_ROW = 4,     /* one row between a label, or its figures so far, and its figures */
    COST_FILLED = 1,  /* a further row of figures that makes the line complete */
    COST_SHARED = 3,  /* a further row that leaves it incomplete */
    COST_STACKED = 7, /* a further row whose figures are the lower halves of those above */
    COST_BLANK = 10,  /* a label without figures */
    COST_NOISE = 18,  /* figures without a label */
    FARTHEST = 5,
    FARTHEST_ROWS = 48, /* with those that count nothing */
    IMPOSSIBLE = 1 << 28
};

struct pairing {
    const struct printed_table *table;
    uint32_t *rows; /* printed rows that have figures */
    uint32_t row_count;
    uint32_t *labels; /* found labels that are lines */
    uint32_t label_count;
    uint32_t most; /* figures of a line */
};

/* Words between a label and figures that are neither: those of another line, which stands alone in its row. */
static bool is_strange(const struct printed_row *printed)
{
    return printed->foreign && printed->figures == 0 && printed->row->kind != ROW_GRID;
}

/* Whether another line's label stands between two rows. */
static bool has_label(const struct printed_table *table, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        if (found->found && table->labels[i].line != UINT32_MAX && found->first_row > from && found->last_row < to) {
            return true;
        }
    }
    return false;
}

/* Whether the figures cannot be the label's: the head of another clause or the words of another line stand between, or
 * they are on the side of it where this text has no figures. */
static bool parted(const struct printed_table *table, uint32_t at, const struct printed_label *label)
{
    if (at >= label->first_row && at <= label->last_row) {
        return false;
    }
    bool above = at < label->first_row;
    uint32_t from = above ? at : label->last_row, to = above ? label->first_row : at;
    if (to - from > FARTHEST_ROWS) {
        return true;
    }
    for (uint32_t r = from + 1; r <= to; r++) {
        if (table->rows[r].barrier || (r < to && is_strange(&table->rows[r]))) {
            return true;
        }
    }
    switch (table->rows[at].row->kind) {
    case ROW_TEXT:
        return table->flow == FLOW_UNKNOWN || above != (table->flow == FLOW_BEFORE) || has_label(table, from, to);
    case ROW_GRID:
        return true;
    case ROW_ALIGNED:
        break;
    }
    return false;
}

/* Rows from the label to the figures; heads between them count nothing. */
static uint32_t count_between(const struct printed_table *table, uint32_t at, const struct printed_label *label)
{
    uint32_t from = at < label->first_row ? at : label->last_row, to = at < label->first_row ? label->first_row : at;
    uint32_t count = 0;
    if (at >= label->first_row && at <= label->last_row) {
        return 0;
    }
    for (uint32_t r = from + 1; r < to; r++) {
        const struct printed_row *printed = &table->rows[r];
        bool idle = printed->row->kind == ROW_GRID && printed->owner == UINT32_MAX && printed->figures == 0;
        count += !printed->head && !idle;
    }
    return count + 1;
}

/* Whether the row's figures stand behind the number of another item, 2. , whose words stand above or below. */
static bool is_other_item(const struct printed_table *table, const struct printed_row *figures, uint32_t label)
{
    int64_t printed = 0, own = item_number(span_of(form_lines[table->labels[label].line].label));
    for (uint32_t c = 0; c < figures->label_end && figures->row->kind != ROW_GRID; c++) {
        struct span text = figures->row->cells[c].text;
        printed = text.size > 0 && is_digit((unsigned char)*text.data) ? item_number(text) : printed;
    }
    return printed != 0 && own != 0 && printed != own;
}

static int distance_cost(const struct pairing *pairing, uint32_t row, uint32_t label)
{
    const struct printed_label *found = &pairing->table->found[pairing->labels[label]];
    uint32_t at = pairing->rows[row];
    const struct printed_row *figures = &pairing->table->rows[at];
    if (figures->owner != UINT32_MAX) {
        return figures->owner == pairing->labels[label] ? 0 : IMPOSSIBLE;
    }
    /* In a line of text with words of a label the figures are that label's. */
    bool elsewhere = figures->row->kind == ROW_TEXT && figures->label_end > 0 && figures->line != UINT32_MAX &&
                     (at < found->first_row || at > found->last_row);
    if (figures->foreign || elsewhere || is_other_item(pairing->table, figures, pairing->labels[label]) ||
        parted(pairing->table, at, found)) {
        return IMPOSSIBLE;
    }
    uint32_t distance = count_between(pairing->table, at, found);
    return distance > FARTHEST ? IMPOSSIBLE : (int)distance * COST_ROW;
}

enum overlap { APART, HALVES, LINES };

/* How the figures of two rows of a page stand to each other: in other columns; or some right below others, as the lower
 * halves of numbers that narrow columns have cut, which are no longer than the upper ones. */
static enum overlap find_overlap(const struct printed_row *above, const struct printed_row *here)
{
    enum overlap overlap = APART;
    for (uint32_t i = above->label_end; i < above->figures_end; i++) {
        const struct cell *upper = &above->row->cells[i];
        for (uint32_t k = here->label_end; k < here->figures_end; k++) {
            const struct cell *lower = &here->row->cells[k];
            if (upper->left < lower->right && lower->left < upper->right) {
                if (lower->text.size > upper->text.size) {
                    return LINES;
                }
                overlap = HALVES;
            }
        }
    }
    return overlap;
}

/* What it costs that this row goes on with the line of the row before. */
static int sharing_cost(const struct pairing *pairing, uint32_t row, uint32_t label)
{
    const struct printed_row *above = &pairing->table->rows[pairing->rows[row - 1]];
    const struct printed_row *here = &pairing->table->rows[pairing->rows[row]];
    uint32_t gap = pairing->rows[row] - pairing->rows[row - 1] - 1;
    if (gap > FARTHEST || here->foreign || above->foreign ||
        (here->owner != UINT32_MAX && here->owner != pairing->labels[label]) ||
        (here->owner == UINT32_MAX && here->row->kind == ROW_TEXT &&
         parted(pairing->table, pairing->rows[row], &pairing->table->found[pairing->labels[label]]))) {
        return IMPOSSIBLE;
    }
    int cost = (int)gap * COST_ROW;
    if (above->row->kind == ROW_GRID || here->row->kind == ROW_GRID) {
        return here->continues || here->owner != UINT32_MAX ? cost + COST_SHARED : IMPOSSIBLE;
    }
    if (above->row->kind == ROW_ALIGNED && here->row->kind == ROW_ALIGNED) {
        switch (find_overlap(above, here)) {
        case LINES:
            return IMPOSSIBLE;
        case HALVES:
            return above->figures >= here->figures ? cost + COST_STACKED : IMPOSSIBLE;
        case APART:
            break;
        }
    }
    uint32_t sum = above->figures + here->figures;
    if (sum <= pairing->most) {
        return cost + (sum == pairing->most ? COST_FILLED : COST_SHARED);
    }
    return above->figures >= here->figures ? cost + COST_STACKED : IMPOSSIBLE;
}

enum choice { CHOICE_NOISE, CHOICE_BLANK, CHOICE_FIRST, CHOICE_SHARED };

/* Cheapest way to give the first r rows to the first l labels, order kept. */
static bool pair_rows(const struct pairing *pairing, struct printed_table *table)
{
    size_t width = pairing->label_count + 1, height = pairing->row_count + 1;
    struct arena *arena = table->scratch;
    int *cost = arena_allocate_array(arena, width * height, sizeof *cost);
    int *open = arena_allocate_array(arena, width * height, sizeof *open); /* row r belongs to label l */
    uint8_t *choice = arena_allocate_array(arena, width * height, 2);
    if (!cost || !open || !choice) {
        return false;
    }
    uint8_t *shared = choice + width * height;
    for (size_t r = 0; r < height; r++) {
        for (size_t l = 0; l < width; l++) {
            size_t at = r * width + l;
            open[at] = IMPOSSIBLE;
            cost[at] = r + l == 0 ? 0 : IMPOSSIBLE;
            if (r > 0 && cost[at - width] + COST_NOISE < cost[at]) {
                cost[at] = cost[at - width] + COST_NOISE;
                choice[at] = CHOICE_NOISE;
            }
            if (l > 0 && cost[at - 1] + COST_BLANK < cost[at]) {
                cost[at] = cost[at - 1] + COST_BLANK;
                choice[at] = CHOICE_BLANK;
            }
            if (r > 0 && l > 0) {
                int distance = distance_cost(pairing, (uint32_t)r - 1, (uint32_t)l - 1);
                open[at] = cost[at - width - 1] + distance;
                if (r > 1 && open[at - width] < IMPOSSIBLE) {
                    int more = open[at - width] + sharing_cost(pairing, (uint32_t)r - 1, (uint32_t)l - 1);
                    shared[at] = more < open[at];
                    open[at] = shared[at] ? more : open[at];
                }
                if (open[at] < cost[at]) {
                    cost[at] = open[at];
                    choice[at] = CHOICE_FIRST;
                }
            }
        }
    }
    size_t r = height - 1, l = width - 1;
    while (r > 0 || l > 0) {
        size_t at = r * width + l;
        if (choice[at] == CHOICE_NOISE) {
            r--;
        } else if (choice[at] == CHOICE_BLANK) {
            l--;
        } else {
            struct printed_label *label = &table->found[pairing->labels[l - 1]];
            bool more = true;
            while (more) {
                at = r * width + l;
                more = shared[at];
                if (label->row_count < COUNT(label->rows)) {
                    label->rows[label->row_count++] = pairing->rows[r - 1];
                }
                r--;
            }
            l--;
        }
    }
    return true;
}

/* Whether each row of figures stands beside a label, and these follow each other, as in most tables: no pairing is cheaper. */
static bool are_own(const struct pairing *pairing)
{
    uint32_t label = 0;
    for (uint32_t r = 0; r < pairing->row_count; r++, label++) {
        while (label < pairing->label_count && pairing->labels[label] != pairing->table->rows[pairing->rows[r]].owner) {
            label++;
        }
        if (label == pairing->label_count) {
            return false;
        }
    }
    return true;
}

static void take_own(const struct pairing *pairing, struct printed_table *table)
{
    for (uint32_t r = 0; r < pairing->row_count; r++) {
        struct printed_label *label = &table->found[table->rows[pairing->rows[r]].owner];
        label->rows[label->row_count++] = pairing->rows[r];
    }
}

/* Labels as they stand: a report may have its tables in another order. */
static void sort_labels(struct pairing *pairing)
{
    for (uint32_t i = 1; i < pairing->label_count; i++) {
        uint32_t label = pairing->labels[i], at = i;
        const struct printed_label *found = pairing->table->found;
        for (; at > 0 && found[pairing->labels[at - 1]].first_row > found[label].first_row; at--) {
            pairing->labels[at] = pairing->labels[at - 1];
        }
        pairing->labels[at] = label;
    }
}

static void reverse_rows(struct printed_table *table)
{
    for (uint32_t i = 0; i < table->label_count; i++) {
        struct printed_label *label = &table->found[i];
        for (uint32_t a = 0, b = label->row_count; a + 1 < b; a++) {
            b--;
            uint32_t swap = label->rows[a];
            label->rows[a] = label->rows[b];
            label->rows[b] = swap;
        }
    }
}

/* A table's row whose cells after the label are all blank has no number, but is the label's own. */
static void add_blank_rows(struct printed_table *table)
{
    for (uint32_t i = 0; i < table->label_count; i++) {
        struct printed_label *label = &table->found[i];
        const struct printed_row *printed = &table->rows[label->first_row];
        bool free = printed->figures == 0 && (printed->owner == i || printed->owner == UINT32_MAX);
        if (label->found && label->row_count == 0 && free && printed->row->kind == ROW_GRID &&
            table->labels[i].line != UINT32_MAX) {
            label->rows[label->row_count++] = label->first_row;
        }
    }
}

/* Rows of figures that no label got, of text that is not a table: where there are any, a line without figures may have
 * lost them, and where there are many the print is not in reading order. */
static void count_left_over(struct printed_table *table)
{
    table->left_over = 0;
    table->out_of_order = false;
    uint32_t rows = 0, blank = 0;
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->figures > 0 && !printed->taken && !printed->head && !printed->foreign &&
            printed->row->kind != ROW_GRID) {
            table->left_over += printed->figures;
            rows++;
        }
    }
    for (uint32_t i = 0; i < table->label_count; i++) {
        blank += table->found[i].found && table->labels[i].line != UINT32_MAX && table->found[i].row_count == 0;
    }
    table->out_of_order = rows >= 3 && blank >= 3 && table->left_over > FORM_MEASURES;
}

bool own_figures(struct printed_table *table)
{
    struct arena *arena = table->scratch;
    struct pairing pairing = {.table = table, .most = FORM_MEASURES};
    pairing.rows = arena_allocate_array(arena, table->row_count, sizeof *pairing.rows);
    pairing.labels = arena_allocate_array(arena, table->label_count, sizeof *pairing.labels);
    if (!pairing.rows || !pairing.labels || !unlabelled_settle(table)) {
        return false;
    }
    for (uint32_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].figures > 0 && !table->rows[r].head) {
            pairing.rows[pairing.row_count++] = r;
        }
    }
    for (uint32_t i = 0; i < table->label_count; i++) {
        if (table->found[i].found && table->labels[i].line != UINT32_MAX) {
            pairing.labels[pairing.label_count++] = i;
        }
    }
    sort_labels(&pairing);
    if (are_own(&pairing)) {
        take_own(&pairing, table);
    } else if (!pair_rows(&pairing, table)) {
        return false;
    }
    reverse_rows(table);
    table->shared_lines = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        table->shared_lines += table->found[i].row_count > 1;
        for (uint32_t r = 0; r < table->found[i].row_count; r++) {
            table->rows[table->found[i].rows[r]].taken = true;
        }
    }
    count_left_over(table);
    add_blank_rows(table);
    return true;
}
