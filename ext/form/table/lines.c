#include "form/table/lines.h"

#include <stdlib.h>

static bool same_columns(const struct row *a, const struct row *b)
{
    return a->kind == b->kind && a->place.table == b->place.table && a->place.page == b->place.page;
}

/* Whether columns mean the same in all lines of a table: complete lines begin in one column, and a ragged table's lines
 * have as many cells. Merged cells that were lost, or spans that are wrong, give them away. */
static bool is_straight(const struct printed_table *table, const struct complete_line *complete)
{
    const struct row *before = NULL, *complete_before = NULL;
    double left = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        if (table->found[i].row_count != 1) {
            continue;
        }
        const struct row *row = table->rows[table->found[i].rows[0]].row;
        if (row->ragged && before && same_columns(row, before) && row->cell_count != before->cell_count) {
            return false;
        }
        before = row;
        if (complete[i].count > 0) {
            if (row->kind == ROW_GRID && complete_before && same_columns(row, complete_before) &&
                complete[i].left[0] != left) {
                return false;
            }
            complete_before = row;
            left = complete[i].left[0];
        }
    }
    return true;
}

static void note_complete(const struct figure *figures, uint32_t count, struct complete_line *complete)
{
    complete->count = count < FORM_MEASURES ? count : FORM_MEASURES;
    for (uint32_t i = 0; i < complete->count; i++) {
        complete->left[i] = figures[i].left;
        complete->right[i] = figures[i].right;
    }
}

bool lines_survey(const struct printed_table *table, uint32_t count, struct line_columns *columns)
{
    columns->complete = arena_allocate_array(table->scratch, table->label_count, sizeof *columns->complete);
    if (!columns->complete) {
        return false;
    }
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *label = &table->found[i];
        struct figure figures[MOST_FIGURES];
        if (!label->found || label->row_count != 1) {
            continue;
        }
        uint32_t met = printed_figures(table, label->rows[0], figures, MOST_FIGURES), printed = 0;
        for (uint32_t k = 0; k < met && k < MOST_FIGURES; k++) {
            if (figures[k].text.size > 0) {
                figures[printed++] = figures[k];
            }
        }
        if (printed == count) {
            note_complete(figures, count, &columns->complete[i]);
        }
    }
    columns->straight = is_straight(table, columns->complete);
    columns->nearby_label = UINT32_MAX;
    return true;
}

/* Lines of one clause stand under the same heads. */
static bool same_clause(const struct printed_table *table, uint32_t a, uint32_t b)
{
    uint32_t first = table->labels[a].line, second = table->labels[b].line;
    return first != UINT32_MAX && second != UINT32_MAX && form_lines[first].clause == form_lines[second].clause;
}

static double median(double *values, uint32_t count)
{
    qsort(values, count, sizeof *values, columns_compare);
    return values[count / 2];
}

enum { MOST_PLACES = 64 };

/* The places of one column in the complete lines of a page, and their middle. */
struct column_places {
    double left[MOST_PLACES], right[MOST_PLACES];
    uint32_t count;
};

static void collect_places(const struct printed_table *table, uint32_t label, const struct line_columns *columns,
                           uint32_t column, struct column_places *places)
{
    const struct row *row = table->rows[table->found[label].rows[0]].row;
    places->count = 0;
    for (uint32_t other = 0; other < table->label_count && places->count < MOST_PLACES; other++) {
        const struct complete_line *complete = &columns->complete[other];
        if (complete->count > column && same_clause(table, label, other) &&
            same_columns(row, table->rows[table->found[other].rows[0]].row)) {
            places->left[places->count] = complete->left[column];
            places->right[places->count++] = complete->right[column];
        }
    }
}

static double spread(const struct column_places *places)
{
    double least = places->left[0] + places->right[0], most = least;
    for (uint32_t i = 1; i < places->count; i++) {
        double twice = places->left[i] + places->right[i];
        least = twice < least ? twice : least;
        most = twice > most ? twice : most;
    }
    return (most - least) / 2;
}

/* Where the complete lines of the same page and table have their columns: the middle one of each, since a line may be
 * set askew. */
static bool find_complete(const struct printed_table *table, uint32_t label, const struct line_columns *columns,
                          uint32_t count, struct columns *nearby)
{
    *nearby = (struct columns){.count = count < MOST_COLUMNS ? count : MOST_COLUMNS};
    for (uint32_t column = 0; column < nearby->count; column++) {
        struct column_places places;
        collect_places(table, label, columns, column, &places);
        if (places.count == 0) {
            *nearby = (struct columns){0};
            return false;
        }
        nearby->known[column] = true;
        nearby->spread[column] = spread(&places);
        nearby->left[column] = median(places.left, places.count);
        nearby->right[column] = median(places.right, places.count);
    }
    return true;
}

/* Where no line is complete, all lines of the page together may show every column. */
static void find_heaps(const struct printed_table *table, uint32_t label, uint32_t count, struct columns *nearby)
{
    enum { MOST = 600 };
    double centers[MOST];
    uint32_t used = 0;
    const struct row *row = table->rows[table->found[label].rows[0]].row;
    for (uint32_t i = 0; i < table->label_count; i++) {
        for (uint32_t r = 0; r < table->found[i].row_count && same_clause(table, label, i); r++) {
            struct figure figures[MOST_FIGURES];
            uint32_t at = table->found[i].rows[r];
            if (!same_columns(row, table->rows[at].row)) {
                continue;
            }
            uint32_t here = printed_figures(table, at, figures, MOST_FIGURES);
            for (uint32_t k = 0; k < here && k < MOST_FIGURES && used < MOST; k++) {
                centers[used++] = (figures[k].left + figures[k].right) / 2;
            }
        }
    }
    columns_from_heaps(centers, used, count, nearby);
}

/* Lines of one page and clause have the same columns nearby. */
static void find_nearby(const struct printed_table *table, uint32_t label, uint32_t count, struct line_columns *columns)
{
    uint32_t before = columns->nearby_label;
    const struct row *row = table->rows[table->found[label].rows[0]].row;
    if (before != UINT32_MAX && same_clause(table, label, before) &&
        same_columns(row, table->rows[table->found[before].rows[0]].row)) {
        return;
    }
    columns->nearby_label = label;
    columns->nearby = (struct columns){0};
    if (!find_complete(table, label, columns, count, &columns->nearby) && row->kind == ROW_ALIGNED) {
        find_heaps(table, label, count, &columns->nearby);
    }
}

static void store_cell(const struct printed_table *table, const struct form_measure *measure,
                       const struct placed *placed, uint32_t column, struct report_cell *cell)
{
    cell->place = table->rows[placed->row[column]].row->place;
    cell->place.column = placed->column[column];
    if (!placed->readable && !(placed->total && column == FORM_MEASURES - 1)) {
        cell->text = placed->all;
        cell->state = placed->all.size > 0 ? CELL_UNREADABLE : CELL_BLANK;
        cell->unplaced = placed->all.size > 0;
        return;
    }
    cell->text = placed->text[column];
    switch (number_read_cell(cell->text, measure->unit, &cell->value)) {
    case READING_BLANK:
        cell->state = CELL_BLANK;
        break;
    case READING_NUMBER:
        cell->state = CELL_NUMBER;
        break;
    case READING_OTHER:
        cell->state = CELL_UNREADABLE;
        break;
    }
}

void lines_store(const struct printed_table *table, const struct form_line *form, const struct placed *placed,
                 uint32_t from, struct report_line *line)
{
    for (uint32_t i = 0; i < form->measure_count && from + i < MOST_COLUMNS; i++) {
        store_cell(table, &form->measures[i], placed, from + i, &line->cells[i]);
    }
}

/* Under a head that says 元 a number without a unit of its own is one of 元. */
static bool convert_yuan(struct arena *arena, const struct form_line *form, const struct columns *heads,
                         struct report_line *line)
{
    for (uint32_t i = 0; i < form->measure_count && i < heads->count; i++) {
        struct report_cell *cell = &line->cells[i];
        struct span text;
        struct number number;
        if (!heads->in_yuan[i] || cell->state != CELL_NUMBER || form->measures[i].unit != UNIT_TEN_THOUSAND_YUAN) {
            continue;
        }
        if (!arena_format(arena, &text, "%.*s元", (int)cell->text.size, cell->text.data)) {
            return false;
        }
        if (number_read_cell(text, UNIT_TEN_THOUSAND_YUAN, &number) == READING_NUMBER) {
            cell->value = number;
        }
    }
    return true;
}

static struct span skip_item_number(struct span text)
{
    struct number number;
    size_t taken = number_read_phrase(text, &number);
    struct span rest = {text.data + taken, text.size - taken};
    static const char *const stops[] = {"、", ".", "．"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops && taken > 0; i++) {
        if (span_starts(rest, span_of(stops[i]))) {
            return rest;
        }
    }
    return text;
}

/* Digits in the label's own lines that were not read as figures; the number of an item, 1. or 1、, is none. */
static struct span find_unread(const struct printed_table *table, const struct printed_label *label)
{
    uint32_t from = label->first_row > 1 ? label->first_row - 2 : 0;
    for (uint32_t r = from; r <= label->last_row + 2 && r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->figures > 1 && !printed->taken && !printed->foreign && printed->row->kind != ROW_GRID) {
            return printed->row->text; /* figures that were given to nobody may be this line's */
        }
    }
    for (uint32_t r = label->first_row; r <= label->last_row; r++) {
        const struct row *row = table->rows[r].row;
        for (uint32_t c = 0; c < table->rows[r].label_end && row->kind == ROW_GRID; c++) {
            struct number number;
            if (number_read_any(row->cells[c].text, &number) == READING_NUMBER) {
                return row->cells[c].text; /* before the label of another line in the same row */
            }
        }
        for (uint32_t c = 0; c < row->cell_count && row->kind != ROW_GRID; c++) {
            struct span rest = skip_item_number(row->cells[c].text);
            bool begun = false;
            while (rest.size > 0) {
                uint32_t code_point = utf8_next(&rest);
                bool digit = (code_point >= '0' && code_point <= '9') || (code_point >= 0xFF10 && code_point <= 0xFF19);
                if (digit && (begun || c > 0)) {
                    return row->text;
                }
                begun |= is_ideograph(code_point);
            }
        }
    }
    return table->left_over > FORM_MEASURES && table->rows[label->first_row].row->kind != ROW_GRID
               ? table->rows[label->first_row].row->text
               : (struct span){NULL, 0};
}

/* A line without figures of its own: blank, unless something beside its label could not be read. */
static void fill_blank(const struct printed_table *table, const struct printed_label *found,
                       const struct form_line *form, struct report_line *line)
{
    struct placed blank = {.all = find_unread(table, found)};
    blank.readable = blank.all.size == 0;
    for (uint32_t i = 0; i < form->measure_count; i++) {
        blank.row[i] = found->first_row;
    }
    lines_store(table, form, &blank, 0, line);
}

/* The rows before the line is printed a second time; `times` is how often it is. */
static uint32_t count_own_rows(const struct printed_table *table, uint32_t label, uint32_t *times)
{
    const struct printed_label *found = &table->found[label];
    uint32_t own = found->row_count;
    *times = 1;
    for (uint32_t i = 1; i < found->row_count; i++) {
        if (printed_alike(table, found->rows[0], found->rows[i])) {
            own = own < i ? own : i;
            *times += 1;
        }
    }
    /* The copy is no label's when the label was found in one row alone. */
    for (uint32_t r = found->rows[0] + 1; r <= found->rows[0] + 2 && r < table->row_count; r++) {
        *times += !table->rows[r].taken && table->rows[r].figures > 0 && printed_alike(table, found->rows[0], r);
    }
    return own;
}

/* Whether figures that no label got stand right above or below those of this one, and may be pieces of them. */
static bool has_left_over(const struct printed_table *table, const struct printed_label *found, uint32_t rows)
{
    uint32_t from = found->rows[0] > 0 ? found->rows[0] - 1 : 0;
    for (uint32_t r = from; r <= found->rows[rows - 1] + 1 && r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->figures > 0 && !printed->taken && !printed->head && !printed->foreign) {
            return true;
        }
    }
    return false;
}

bool lines_fill(const struct printed_table *table, uint32_t label, const struct form_line *form,
                struct line_columns *columns, struct report_line *line)
{
    const struct printed_label *found = &table->found[label];
    line->place = printed_place(table, found->first_row);
    line->times = 1;
    if (found->row_count == 0) {
        fill_blank(table, found, form, line);
        return true;
    }
    uint32_t rows = count_own_rows(table, label, &line->times);
    const struct row *row = table->rows[found->rows[0]].row;
    struct columns heads = {0}, nearby = {0};
    if (columns->heads_row < table->row_count && same_columns(row, table->rows[columns->heads_row].row)) {
        heads = columns->heads;
    }
    if (row->kind == ROW_GRID && !columns->straight) {
        heads = heads.reordered ? heads : (struct columns){0};
    } else {
        find_nearby(table, label, form->measure_count, columns);
        nearby = columns->nearby;
    }
    struct placed placed;
    if (!columns_place(table, found->rows, rows, form->measure_count, &heads, &nearby, &placed)) {
        return false;
    }
    bool doubtful = table->out_of_order || (row->kind == ROW_ALIGNED && has_left_over(table, found, rows));
    if (doubtful && placed.readable && row->kind != ROW_GRID) {
        placed = (struct placed){.all = row->text, .readable = false};
        for (uint32_t i = 0; i < form->measure_count; i++) {
            placed.row[i] = found->rows[0];
        }
    }
    for (uint32_t i = 0; i < form->measure_count; i++) {
        placed.row[i] = placed.row[i] == 0 && placed.text[i].size == 0 ? found->rows[0] : placed.row[i];
    }
    lines_store(table, form, &placed, 0, line);
    return convert_yuan(table->document->arena, form, &columns->heads, line);
}

void lines_extend(struct report_table *table, const struct printed_table *printed, uint32_t row)
{
    uint32_t end = printed->rows[row].document_row + 1;
    table->last_row = end > table->last_row ? end : table->last_row;
}
