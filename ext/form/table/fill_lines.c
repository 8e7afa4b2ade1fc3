#include "form/table/fill_lines.h"

#include "form/table/doubts.h"
#include "form/table/ruler_text.h"
#include "base/label.h"

/* Lines of a page, or of a table or of its pieces: tables that are as wide, as where a copy was cut. */
static bool same_columns(const struct row *a, const struct row *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    bool pieces = a->kind == ROW_GRID && !a->ragged && !b->ragged && a->cell_count > 0 && b->cell_count > 0 &&
                  a->cells[a->cell_count - 1].right == b->cells[b->cell_count - 1].right;
    return pieces || (a->place.table == b->place.table && a->place.page == b->place.page);
}

/* Lines of one clause stand under the same heads. */
static bool same_clause(const struct printed_table *table, uint32_t a, uint32_t b)
{
    uint32_t first = table->labels[a].line, second = table->labels[b].line;
    return first != UINT32_MAX && second != UINT32_MAX && form_lines[first].clause == form_lines[second].clause;
}

/* Counts the lines of one cell each that have as many figures as there are columns, or more. */
static void learn_cell_lines(const struct printed_table *table, const struct printed_label *found, struct ruler *ruler)
{
    struct printed_figure figures[2 * MOST_FIGURES];
    uint32_t count = 0;
    for (uint32_t r = 0; r < found->row_count && count < MOST_FIGURES; r++) {
        uint32_t here = printed_figures(table, found->rows[r], figures + count, MOST_FIGURES);
        count += here < MOST_FIGURES ? here : MOST_FIGURES;
    }
    bool surplus = text_has_surplus(ruler, figures, count);
    ruler->complete += count == ruler->count;
    ruler->longer += count > ruler->count;
    ruler->surplus += surplus;
}

/* Learns from the lines of the label's clause in the same table, or on the same page, which have one row of figures. */
static bool learn_columns(const struct printed_table *table, uint32_t label, const struct heads *heads,
                          struct ruler *ruler)
{
    uint32_t count = 0, *rows = arena_allocate_array(table->scratch, table->label_count + 1, sizeof *rows);
    const struct row *row = table->rows[table->found[label].rows[0]].row;
    for (uint32_t i = 0; rows && i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        if (found->row_count == 1 && same_clause(table, label, i) &&
            same_columns(row, table->rows[found->rows[0]].row)) {
            rows[count++] = found->rows[0];
        }
    }
    if (!rows) {
        return false;
    }
    if (count == 0) {
        rows[count++] = table->found[label].rows[0];
    }
    ruler_learn(table, rows, count, heads, ruler);
    for (uint32_t i = 0; row->kind == ROW_TEXT && !table->broken && i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        if (found->row_count > 1 && same_clause(table, label, i) &&
            same_columns(row, table->rows[found->rows[0]].row)) {
            learn_cell_lines(table, found, ruler);
        }
    }
    return true;
}

/* Lines of one page and clause have the same columns. */
static bool find_ruler(const struct printed_table *table, uint32_t label, struct line_columns *columns)
{
    uint32_t before = columns->ruler_label;
    const struct row *row = table->rows[table->found[label].rows[0]].row;
    if (before != UINT32_MAX && same_clause(table, label, before) &&
        same_columns(row, table->rows[table->found[before].rows[0]].row)) {
        return true;
    }
    bool here = columns->heads_row < table->row_count && same_columns(row, table->rows[columns->heads_row].row);
    if (!here) {
        heads_elsewhere(&columns->heads, &columns->away);
    }
    columns->ruler_label = label;
    return learn_columns(table, label, here ? &columns->heads : &columns->away, &columns->ruler);
}

static void store_cell(const struct printed_table *table, const struct form_measure *measure,
                       const struct placed *placed, uint32_t column, struct report_cell *cell)
{
    cell->place = row_place(table->rows[placed->row[column]].row, placed->column[column]);
    if (placed->absent[column]) {
        return;
    }
    if (!placed->readable && !placed->told[column]) {
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

void fill_placed(const struct printed_table *table, const struct form_line *form, const struct placed *placed,
                 uint32_t from, struct report_line *line)
{
    for (uint32_t i = 0; i < form->measure_count && from + i < MOST_COLUMNS; i++) {
        store_cell(table, &form->measures[i], placed, from + i, &line->cells[i]);
    }
}

/* Under a head that says 元 a number without a unit of its own is one of 元. */
static bool convert_yuan(struct arena *arena, const struct form_line *form, const struct heads *heads,
                         struct report_line *line)
{
    for (uint32_t k = 0; k < heads->count; k++) {
        uint32_t i = heads->columns[k].measure;
        struct report_cell *cell = i < form->measure_count ? &line->cells[i] : NULL;
        struct span text;
        struct number number;
        if (!cell || !heads->columns[k].in_yuan || cell->state != CELL_NUMBER ||
            form->measures[i].unit != UNIT_TEN_THOUSAND_YUAN) {
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

/* The row prints the line a second time. The copy is no label's when the label was found in one row alone, and lacks the
 * label of the group that stands in that. */
static bool is_copy(const struct printed_table *table, uint32_t label, uint32_t row)
{
    const struct printed_label *found = &table->found[label];
    if (found->row_count == 0 || row <= found->rows[0] || row > found->rows[0] + 2 || table->rows[row].taken ||
        table->rows[row].figures == 0) {
        return false;
    }
    const struct label *first = row_label(table->rows[found->rows[0]].row), *second = row_label(table->rows[row].row);
    return printed_alike(table, found->rows[0], row) ||
           (label_has(second, table->labels[label].key) && span_ends(label_span(first), label_span(second)));
}

static bool is_any_copy(const struct printed_table *table, uint32_t row)
{
    for (uint32_t i = 0; i < table->label_count; i++) {
        if (table->found[i].found && is_copy(table, i, row)) {
            return true;
        }
    }
    return false;
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
    for (uint32_t r = found->rows[0] + 1; r <= found->rows[0] + 2 && r < table->row_count; r++) {
        *times += is_copy(table, label, r);
    }
    return own;
}

/* Marks for nothing that cannot be placed are shown behind their line's words: alone they would look like a blank cell. */
static bool show_words(const struct printed_table *table, uint32_t label, struct placed *placed)
{
    struct number unused;
    struct span words = table->rows[table->found[label].first_row].row->text;
    if (placed->readable || placed->all.size == 0 || words.size == 0 ||
        number_read_any(placed->all, &unused) != READING_BLANK) {
        return true;
    }
    bool beside = span_contains(words, placed->all);
    placed->all = beside ? words : placed->all;
    return beside || arena_format(table->document->arena, &placed->all, "%.*s %.*s", (int)words.size, words.data,
                                  (int)placed->all.size, placed->all.data);
}

/* A line without figures of its own: blank, unless something beside its label could not be read. */
static bool fill_blank(const struct printed_table *table, uint32_t label, const struct form_line *form,
                       struct report_line *line)
{
    const struct printed_label *found = &table->found[label];
    struct placed blank = {.all = doubt_blank(table, label)};
    blank.readable = blank.all.size == 0;
    for (uint32_t i = 0; i < form->measure_count; i++) {
        blank.row[i] = found->first_row;
    }
    if (!show_words(table, label, &blank)) {
        return false;
    }
    fill_placed(table, form, &blank, 0, line);
    return true;
}

/* The words before the figures of a row. */
static struct span words_of(const struct printed_row *printed)
{
    const struct row *row = printed->row;
    if (row->kind != ROW_GRID) {
        bool inside = printed->figures > 0 && printed->label_end > 0;
        const struct cell *last = inside ? &row->cells[printed->label_end - 1] : NULL;
        return last ? span_between(row->text.data, span_end(last->text)) : row->text;
    }
    for (uint32_t c = 0; c < row->cell_count; c++) {
        if (printed_reading(printed, c) == READING_OTHER) {
            return row->cells[c].text;
        }
    }
    return (struct span){NULL, 0};
}

bool fill_line(const struct printed_table *table, uint32_t label, const struct form_line *form,
               struct line_columns *columns, struct report_line *line)
{
    const struct printed_label *found = &table->found[label];
    line->place = printed_place(table, found->first_row);
    line->times = 1;
    if (found->row_count == 0) {
        return fill_blank(table, label, form, line);
    }
    uint32_t rows = count_own_rows(table, label, &line->times);
    struct placed placed;
    if (!find_ruler(table, label, columns) || !line_place(table, found->rows, rows, &columns->ruler, &placed)) {
        return false;
    }
    if (placed.readable && doubt_figures(table, label, rows)) {
        struct span text = lines_figures_text(table, found->rows, rows);
        text = text.size > 0 ? text : doubt_blank(table, label);
        placed =
            (struct placed){.all = text.size > 0 ? text : words_of(&table->rows[found->rows[0]]), .readable = false};
        for (uint32_t i = 0; i < form->measure_count; i++) {
            placed.row[i] = found->rows[0];
        }
    }
    if (!placed.readable && placed.all.size == 0) { /* blank cells, too few: nobody knows which it lacks */
        placed.all = words_of(&table->rows[found->rows[0]]);
    }
    if (!show_words(table, label, &placed)) {
        return false;
    }
    fill_placed(table, form, &placed, 0, line);
    return convert_yuan(table->document->arena, form, &columns->heads, line);
}

static bool has_known_head(const struct printed_table *table, const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        const struct label *words = cell_label(&printed->row->cells[c]);
        if (label_length(words) > 1 && heads_is_known(table, words)) {
            return true;
        }
    }
    return false;
}

void fill_note_others(const struct printed_table *printed, struct report_table *table)
{
    for (uint32_t r = 0; r < printed->row_count; r++) {
        const struct printed_row *row = &printed->rows[r];
        bool alone = row->figures == 0 && row->row->kind == ROW_TEXT && r + 1 < printed->row_count && row[1].foreign &&
                     row[1].figures > 0 && row[1].label_end == 0;
        struct span words = words_of(row);
        if (row->foreign && words.size > 0 && !is_any_copy(printed, r) && !has_known_head(printed, row) &&
            (alone || (row->numbers > 0 && row->label_end > 0))) {
            table->stranger = table->strangers == 0 ? words : table->stranger;
            table->strangers++;
        }
        table->lost_rows += row->row->kind == ROW_GRID && row->numbers > 0 && !row->taken && !row->head &&
                            !row->foreign && row->owner == UINT32_MAX;
    }
    table->deduplicated = printed->deduplicated;
}

void fill_extend(struct report_table *table, const struct printed_table *printed, uint32_t row)
{
    uint32_t end = printed->rows[row].document_row + 1;
    table->last_row = end > table->last_row ? end : table->last_row;
}
