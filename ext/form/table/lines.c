#include "form/table/lines.h"

#include "form/table/label.h"
#include "form/table/unlabelled.h"

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
    cell->place = table->rows[placed->row[column]].row->place;
    cell->place.column = placed->column[column];
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

void lines_store(const struct printed_table *table, const struct form_line *form, const struct placed *placed,
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

static struct span skip_item_number(struct span text)
{
    struct number number;
    size_t taken = number_read_phrase(text, &number);
    struct span rest = span_from(text, taken);
    static const char *const stops[] = {"、", ".", "．"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops && taken > 0; i++) {
        if (span_starts(rest, span_of(stops[i]))) {
            return rest;
        }
    }
    return text;
}

struct span lines_figures_text(const struct printed_table *table, const uint32_t *rows, uint32_t row_count)
{
    struct figure figures[MOST_FIGURES];
    struct buffer text = {.arena = table->document->arena};
    for (uint32_t r = 0; r < row_count; r++) {
        uint32_t count = printed_figures(table, rows[r], figures, MOST_FIGURES);
        for (uint32_t i = 0; i < count && i < MOST_FIGURES; i++) {
            bool added = figures[i].text.size == 0 ||
                         ((text.size == 0 || buffer_add(&text, SPAN(" "))) && buffer_add(&text, figures[i].text));
            if (!added) {
                return table->rows[rows[0]].row->text;
            }
        }
    }
    return buffer_span(&text);
}

/* Figures of nobody that stand nearest to a label. */
static struct span nearest_left_over(const struct printed_table *table, const struct printed_label *label)
{
    uint32_t best = UINT32_MAX, best_away = UINT32_MAX;
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        uint32_t away = r < label->first_row ? label->first_row - r : r > label->last_row ? r - label->last_row : 0;
        away += printed->numbers == 0 ? table->row_count : 0; /* marks for nothing show less */
        if (printed->figures > 0 && !printed->taken && !printed->head && !printed->foreign && away < best_away) {
            best = r;
            best_away = away;
        }
    }
    return best == UINT32_MAX ? (struct span){NULL, 0} : lines_figures_text(table, &best, 1);
}

/* Whether a label without a place for figures stands near a row of a table without a label. */
static bool has_lost_row(const struct printed_table *table, const struct printed_label *label)
{
    enum { NEAR = 3 };
    bool place = label_has_place(table, label);
    uint32_t from = label->first_row > NEAR ? label->first_row - NEAR : 0;
    for (uint32_t r = from; r <= label->last_row + NEAR && r < table->row_count && !place; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->row->kind == ROW_GRID && printed->numbers > 0 && !printed->taken && !printed->head &&
            !printed->foreign) {
            return true;
        }
    }
    return false;
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
    bool lost = table->flow == FLOW_UNKNOWN || table->left_over > FORM_MEASURES;
    bool text = table->rows[label->first_row].row->kind != ROW_GRID;
    return (lost && text) || has_lost_row(table, label) ? nearest_left_over(table, label) : (struct span){NULL, 0};
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

/* Whether the figures, or the first of them, stand in the label's own row. */
static bool stands_beside(const struct printed_table *table, const struct printed_label *found)
{
    return found->row_count > 0 && table->rows[found->rows[0]].label_end > 0;
}

/* Figures of a label that all stand in lines of text without it. */
static uint32_t count_apart(const struct printed_table *table, uint32_t label)
{
    const struct printed_label *found = &table->found[label];
    uint32_t count = 0;
    if (stands_beside(table, found)) {
        return 0;
    }
    for (uint32_t r = 0; r < found->row_count; r++) {
        const struct printed_row *printed = &table->rows[found->rows[r]];
        count += printed->row->kind == ROW_TEXT ? printed->figures : 0;
    }
    return count;
}

/* The nearest label with figures, above or below; UINT32_MAX: none. */
static uint32_t find_neighbour(const struct printed_table *table, uint32_t label, bool below)
{
    uint32_t best = UINT32_MAX, here = table->found[label].first_row;
    for (uint32_t i = 0; i < table->label_count; i++) {
        uint32_t row = table->found[i].first_row;
        bool side = below ? row > here : row < here;
        bool nearer = best == UINT32_MAX || (row < table->found[best].first_row) == below;
        if (table->found[i].found && table->labels[i].line != UINT32_MAX && side && nearer &&
            table->found[i].row_count > 0) {
            best = i;
        }
    }
    return best;
}

/* Whether lines of text with figures that nobody owns stand near the label or its figures. */
static bool has_unowned(const struct printed_table *table, const struct printed_label *found)
{
    enum { NEAR = 8 };
    uint32_t from = found->first_row > NEAR ? found->first_row - NEAR : 0;
    uint32_t last = found->row_count > 0 ? found->rows[found->row_count - 1] : found->last_row;
    for (uint32_t r = from; r <= last + NEAR && r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->row->kind == ROW_TEXT && printed->figures > 0 && printed->label_end == 0 && !printed->taken &&
            !printed->head && !printed->foreign) {
            return true;
        }
    }
    return false;
}

/* In lines of text the figures of several labels may stand together behind the last of them, or come to others. More
 * than a line has behind the next label make a blank doubtful; where labels are broken as in the cells of a page, fewer
 * or more beside a neighbour make every line so. */
static bool is_doubtful(const struct printed_table *table, uint32_t label)
{
    const struct printed_label *found = &table->found[label];
    if (table->rows[found->first_row].row->kind != ROW_TEXT || found->row_count == 1 || stands_beside(table, found)) {
        return false;
    }
    if (has_unowned(table, found)) {
        return true;
    }
    for (int below = 0; below < 2; below++) {
        uint32_t other = find_neighbour(table, label, below == 1);
        uint32_t count = other == UINT32_MAX ? 0 : count_apart(table, other);
        uint32_t whole = other == UINT32_MAX ? 0 : form_lines[table->labels[other].line].measure_count;
        bool next = (below == 1) == (table->flow == FLOW_AFTER);
        if ((found->row_count == 0 && next && count > whole) || (table->broken && count > 0 && count != whole)) {
            return true;
        }
    }
    return false;
}

/* Whether the line below the table ends with figures: the heading that follows it, printed over the lower halves of its
 * last line. */
static bool ends_in_heading(const struct printed_table *table, uint32_t row)
{
    uint32_t next = table->rows[row].document_row + 1;
    const struct row *below = next < table->document->row_count ? &table->document->rows[next] : NULL;
    struct number unused;
    return row + 1 == table->row_count && below && below->kind == ROW_ALIGNED && below->cell_count > 1 &&
           number_read_any(below->cells[0].text, &unused) == READING_OTHER &&
           number_read_any(below->cells[below->cell_count - 1].text, &unused) == READING_NUMBER;
}

/* Whether figures that no label got stand right above or below those of this one, and may be pieces of them. */
static bool has_left_over(const struct printed_table *table, const struct printed_label *found, uint32_t rows)
{
    uint32_t from = found->rows[0] > 0 ? found->rows[0] - 1 : 0, last = found->rows[rows - 1];
    for (uint32_t r = from; r <= last + 1 && r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->figures > 0 && !printed->taken && !printed->head && !printed->foreign) {
            return true;
        }
    }
    return ends_in_heading(table, last);
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
    struct placed blank = {.all = find_unread(table, found)};
    if (blank.all.size == 0 && is_doubtful(table, label)) {
        uint32_t other = find_neighbour(table, label, table->flow == FLOW_AFTER);
        other = other == UINT32_MAX ? find_neighbour(table, label, table->flow != FLOW_AFTER) : other;
        blank.all = has_unowned(table, found)
                        ? nearest_left_over(table, found)
                        : lines_figures_text(table, table->found[other].rows, table->found[other].row_count);
    }
    blank.readable = blank.all.size == 0;
    for (uint32_t i = 0; i < form->measure_count; i++) {
        blank.row[i] = found->first_row;
    }
    if (!show_words(table, label, &blank)) {
        return false;
    }
    lines_store(table, form, &blank, 0, line);
    return true;
}

/* Whether digits follow that are not the number of an item: 行0政, 开15, but not 开1.属于. */
static bool is_loose_number(struct span rest)
{
    uint32_t code_point = 0;
    while (rest.size > 0 && (code_point == 0 || is_space(code_point) || (code_point >= '0' && code_point <= '9'))) {
        code_point = utf8_next(&rest);
    }
    return code_point != '.' && code_point != 0x3001 && code_point != 0xFF0E;
}

bool lines_have_figure_in_label(const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->label_end; c++) {
        struct span rest = printed->row->cells[c].text;
        bool words = false, digits = false, untold = span_contains(rest, SPAN("\uFFFD"));
        uint32_t depth = 0;
        while (rest.size > 0) {
            uint32_t code_point = utf8_next(&rest);
            bool digit = code_point >= '0' && code_point <= '9';
            depth += code_point == '(' || code_point == 0xFF08;
            depth -= (code_point == ')' || code_point == 0xFF09) && depth > 0;
            words |= is_ideograph(code_point);
            if (digit && (words || untold) && !digits && depth == 0 && is_loose_number(rest)) {
                return true;
            }
            digits = digit;
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
        return fill_blank(table, label, form, line);
    }
    uint32_t rows = count_own_rows(table, label, &line->times);
    const struct row *row = table->rows[found->rows[0]].row;
    struct placed placed;
    if (!find_ruler(table, label, columns) || !line_place(table, found->rows, rows, &columns->ruler, &placed)) {
        return false;
    }
    bool doubtful = table->out_of_order || (table->ordinals && row->kind == ROW_TEXT) || is_doubtful(table, label) ||
                    lines_have_figure_in_label(&table->rows[found->rows[0]]) ||
                    (row->kind == ROW_ALIGNED && has_left_over(table, found, rows));
    if (doubtful && placed.readable) {
        placed = (struct placed){.all = lines_figures_text(table, found->rows, rows), .readable = false};
        for (uint32_t i = 0; i < form->measure_count; i++) {
            placed.row[i] = found->rows[0];
        }
    }
    if (!show_words(table, label, &placed)) {
        return false;
    }
    lines_store(table, form, &placed, 0, line);
    return convert_yuan(table->document->arena, form, &columns->heads, line);
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
        if (printed->readings[c] == READING_OTHER) {
            return row->cells[c].text;
        }
    }
    return (struct span){NULL, 0};
}

static bool has_known_head(const struct printed_table *table, const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        struct label words;
        label_of(&words, printed->row->cells[c].text);
        if (label_length(&words) > 1 && heads_is_known(table, printed->row->cells[c].text, &words)) {
            return true;
        }
    }
    return false;
}

void lines_note_others(const struct printed_table *printed, struct report_table *table)
{
    for (uint32_t r = 0; r < printed->row_count; r++) {
        const struct printed_row *row = &printed->rows[r];
        bool alone = row->figures == 0 && row->row->kind == ROW_TEXT && r + 1 < printed->row_count && row[1].foreign &&
                     row[1].figures > 0 && row[1].label_end == 0;
        struct span words = words_of(row);
        if (row->foreign && words.size > 0 && !has_known_head(printed, row) &&
            (alone || (row->numbers > 0 && row->label_end > 0))) {
            table->stranger = table->strangers == 0 ? words : table->stranger;
            table->strangers++;
        }
        table->lost_rows += row->row->kind == ROW_GRID && row->numbers > 0 && !row->taken && !row->head &&
                            !row->foreign && row->owner == UINT32_MAX;
    }
    table->deduplicated = printed->deduplicated;
}

void lines_extend(struct report_table *table, const struct printed_table *printed, uint32_t row)
{
    uint32_t end = printed->rows[row].document_row + 1;
    table->last_row = end > table->last_row ? end : table->last_row;
}
