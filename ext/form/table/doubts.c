#include "form/table/doubts.h"

#include "base/label.h"
#include "form/number/decimal.h"
#include "form/table/line_figures.h"
#include "form/table/row_width.h"
#include "form/table/unlabelled.h"

/* Whether digits follow that are not the number of an item: 行0政, 开15, but not 开1.属于. */
static bool is_loose_number(struct span rest)
{
    uint32_t code_point = 0;
    while (rest.size > 0 && (code_point == 0 || is_space(code_point) || (code_point >= '0' && code_point <= '9'))) {
        code_point = utf8_next(&rest);
    }
    return code_point != '.' && code_point != 0x3001 && code_point != 0xFF0E;
}

static bool has_digit(struct span text)
{
    const char *end = span_end(text);
    for (const char *at = text.data; at < end; at += end - at >= 3 && begins_ideograph(*at) ? 3 : 1) {
        if (*at >= '0' && *at <= '9') {
            return true;
        }
    }
    return false;
}

static struct span skip_ascii(struct span text)
{
    while (text.size > 0 && (text.data[0] & 0x80) == 0) {
        text = span_from(text, 1);
    }
    return text;
}

bool doubt_label(const struct printed_row *printed)
{
    bool damaged = false; /* a piece of an ideograph in one cell, the rest behind the figure in the next */
    for (uint32_t c = 0; c < printed->row->cell_count && printed->row->kind == ROW_GRID; c++) {
        damaged |= span_contains(printed->row->cells[c].text, SPAN("\uFFFD"));
    }
    for (uint32_t c = 0; c < printed->label_end; c++) {
        struct span rest = printed->row->cells[c].text;
        if (c > 0 && printed->row->kind != ROW_GRID && span_equal(rest, SPAN("|"))) {
            return true; /* a blank cell between two of these leaves no other trace */
        }
        if (!damaged && cell_label(&printed->row->cells[c])->size == skip_ascii(rest).size) {
            continue; /* words behind the number of the line */
        }
        bool words = false, digits = false, any = has_digit(rest),
             untold = any && (damaged || span_contains(rest, SPAN("\uFFFD")));
        uint32_t depth = 0;
        while (any && rest.size > 0) {
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

static struct span skip_item_number(struct span text)
{
    struct number number;
    size_t taken = number_read_phrase(text, &number);
    struct span rest = span_from(text, taken);
    static const char *const stops[] = {"、", ".", "．"};
    return taken > 0 && span_starts_any(rest, ANY(stops)) > 0 ? rest : text;
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

/* The figures behind a short word right below the label of a line of text, which may be a cell of that line: 见附件. */
static struct span find_behind_word(const struct printed_table *table, const struct printed_label *label)
{
    enum { LONGEST = 3 };
    uint32_t word = label->last_row + 1, first = word + 1;
    bool may = first < table->row_count && table->rows[word].row->kind == ROW_TEXT && table->rows[word].foreign &&
               table->rows[word].figures == 0 && label_length(row_label(table->rows[word].row)) <= LONGEST &&
               table->rows[first].foreign && table->rows[first].figures > 0 && table->rows[first].label_end == 0;
    return may ? lines_figures_text(table, &first, 1) : (struct span){NULL, 0};
}

/* Digits in the label's own lines that were not read as figures; the number of an item, 1. or 1、, is none. */
static struct span find_unread(const struct printed_table *table, const struct printed_label *label)
{
    uint32_t from = label->first_row > 1 ? label->first_row - 2 : 0;
    for (uint32_t r = from; r <= label->last_row + 2 && r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->figures > 1 && !printed->taken && !printed->head && !printed->foreign &&
            printed->row->kind != ROW_GRID) {
            return printed->row->text; /* figures that were given to nobody may be this line's */
        }
    }
    for (uint32_t r = label->first_row; r <= label->last_row; r++) {
        const struct row *row = table->rows[r].row;
        bool inside = row->kind == ROW_GRID && doubt_label(&table->rows[r]);
        for (uint32_t c = 0; c < table->rows[r].label_end && row->kind == ROW_GRID; c++) {
            if (cell_reading(&row->cells[c]) == READING_NUMBER || (inside && has_digit(row->cells[c].text))) {
                return row->cells[c].text; /* in the label, or before that of another line in the same row */
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

/* All figures of a label. */
static uint32_t count_all(const struct printed_table *table, uint32_t label)
{
    uint32_t count = 0;
    for (uint32_t r = 0; r < table->found[label].row_count; r++) {
        count += table->rows[table->found[label].rows[r]].figures;
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
        bool words = printed->label_end > 0 && printed->line != UINT32_MAX;
        if (printed->row->kind == ROW_TEXT && printed->figures > 0 && !words && !printed->taken && !printed->head &&
            !printed->foreign) {
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
    if (table->rows[found->first_row].row->kind != ROW_TEXT || found->row_count == 1 || found->counted ||
        stands_beside(table, found)) {
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
        if (found->row_count == 0 && whole > 0 && count_all(table, other) > whole) {
            return true;
        }
        if ((found->row_count == 0 && next && count > whole) || (table->broken && count > 0 && count != whole)) {
            return true;
        }
    }
    return false;
}

/* Whether the row is words that go on with a label above or below it, as those of a note do. */
static bool is_rest(const struct printed_row *printed)
{
    return printed->figures == 0 && printed->row->kind == ROW_ALIGNED && printed->line == UINT32_MAX &&
           !printed->barrier && !printed->head;
}

/* Whether the figures of a line of text stand above or below a label that is printed whole in one row, while most labels have
 * theirs beside them: then they may be those of a row without a label. */
static bool is_exception(const struct printed_table *table, uint32_t label)
{
    uint32_t beside = 0, apart = 0;
    const struct printed_label *own = &table->found[label];
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        bool single = found->row_count == 1 && found->first_row == found->last_row;
        beside += single && found->rows[0] == found->first_row;
        apart += single && found->rows[0] != found->first_row && table->rows[found->rows[0]].label_end == 0;
    }
    if (own->row_count > 0 && own->rows[0] < own->first_row && may_count_columns(table, own->rows[0])) {
        return true;
    }
    if (own->row_count != 1 || own->first_row != own->last_row || own->rows[0] == own->first_row ||
        own->matched != own->length || table->rows[own->rows[0]].label_end > 0) {
        return false;
    }
    uint32_t row = own->rows[0], beyond = row > own->first_row ? row + 1 : row - 1; /* which wraps where it is none */
    bool wraps = beyond < table->row_count && is_rest(&table->rows[beyond]);
    return beside > apart && !wraps && table->rows[row].row->kind == ROW_ALIGNED;
}

/* Whether the line below the table ends with figures: the heading that follows it, printed over the lower halves of its
 * last line. */
static bool ends_in_heading(const struct printed_table *table, uint32_t row)
{
    uint32_t next = table->rows[row].document_row + 1;
    const struct row *below = next < table->document->row_count ? &table->document->rows[next] : NULL;
    return row + 1 == table->row_count && below && below->kind == ROW_ALIGNED && below->cell_count > 1 &&
           cell_reading(&below->cells[0]) == READING_OTHER &&
           cell_reading(&below->cells[below->cell_count - 1]) == READING_NUMBER;
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

/* Whether the row below, of fewer figures than a line has, may be the rest of this one, as where a line of cells was
 * wrapped. */
static bool goes_on(const struct printed_table *table, uint32_t row, uint32_t measures)
{
    const struct printed_row *here = &table->rows[row], *below = here + 1;
    return here->row->kind == ROW_GRID && here->row->ragged && row + 1 < table->row_count &&
           below->row->kind == ROW_GRID && below->row->place.table == here->row->place.table && below->numbers > 0 &&
           below->row->cell_count < measures && below->owner == UINT32_MAX && !below->taken && !below->foreign &&
           !below->head;
}

/* Whether a cell of a table's row holds several lines that are numbered 1, 2, ... : so may its figures, which are no
 * number in pieces. */
static bool is_stacked(const struct row *row)
{
    for (uint32_t c = 0; row->kind == ROW_GRID && c < row->cell_count; c++) {
        struct span rest = row->cells[c].text, line;
        uint32_t count = 0;
        bool lines = row->cells[c].label && memchr(rest.data, '\n', rest.size);
        while (lines && span_next_line(&rest, &line)) {
            bool numbered = line.size > 0 && (uint32_t)(line.data[0] - '1') == count;
            while (numbered && line.size > 0 && !is_ideograph(utf8_next(&line))) { /* 1.属于, and no 1,75 */
                numbered = line.size > 0 && !is_digit((unsigned char)line.data[0]);
            }
            count += numbered && line.size > 0;
        }
        if (count > 1) {
            return true;
        }
    }
    return false;
}

/* The words of a row that has cells too few; or of another line's, in which the label's were found since its own row stands
 * out of order; or of one in which the document was cut. Empty: the row is the label's, and whole. */
static struct span find_odd_row(const struct printed_table *table, uint32_t label)
{
    const struct printed_row *printed = &table->rows[table->found[label].first_row];
    bool other = printed->row->kind == ROW_GRID && printed->owner != UINT32_MAX && printed->owner != label &&
                 printed->figures > 0;
    bool odd = printed->label_end > 0 &&
               (other || row_lacks_cells(table, label) || doubt_end(table, table->found[label].last_row, label));
    return odd ? printed->row->cells[printed->label_end - 1].text : (struct span){NULL, 0};
}

/* The first figures behind a label, or else the last before it, of whatever line. */
static struct span figures_near(const struct printed_table *table, const struct printed_label *label)
{
    uint32_t row = label->last_row;
    while (row + 1 < table->row_count && table->rows[row].figures == 0) {
        row++;
    }
    while (row > 0 && table->rows[row].figures == 0) {
        row--;
    }
    return lines_figures_text(table, &row, 1);
}

/* Whether more figures than a line has stand right above the label in lines of text, and no label has them: those of a line
 * that the form has not, and this one's, whose label is printed late. */
static bool follows_surplus(const struct printed_table *table, uint32_t label)
{
    uint32_t count = 0;
    for (uint32_t r = table->found[label].first_row; r > 0 && table->rows[r - 1].line == UINT32_MAX; r--) {
        const struct printed_row *printed = &table->rows[r - 1];
        count += printed->row->kind == ROW_TEXT && !printed->taken && !printed->head ? printed->figures : 0;
    }
    return count > form_lines[table->labels[label].line].measure_count;
}

/* Whether lines of text between the titles of two clauses were read column by column: they hold labels of two clauses, or
 * heads of figures stand below a label. */
static bool is_columnwise(const struct printed_table *table, uint32_t label)
{
    const struct form_line *line = &form_lines[table->labels[label].line];
    uint32_t from = table->found[label].first_row, to = from + 1;
    while (from > 0 && !table->rows[from - 1].barrier) {
        from--;
    }
    while (to < table->row_count && !table->rows[to].barrier) {
        to++;
    }
    bool labels = false, met = false, titled = from > 0 || to < table->row_count;
    for (uint32_t r = from; titled && r < to && !met; r++) {
        const struct printed_row *printed = &table->rows[r];
        bool cell = printed->row->kind == ROW_TEXT && printed->row->cell_count == 1; /* alone on its line */
        labels |= printed->line != UINT32_MAX;
        for (uint32_t i = 0; i < line->measure_count && labels && cell; i++) {
            met |= span_starts(label_span(row_label(printed->row)), span_of(line->measures[i].key));
        }
        met |=
            cell && printed->line != UINT32_MAX && form_lines[table->labels[printed->line].line].clause != line->clause;
    }
    return met;
}

struct span doubt_blank(const struct printed_table *table, uint32_t label)
{
    const struct printed_label *found = &table->found[label];
    if (table->counted || follows_surplus(table, label)) {
        return figures_near(table, found);
    }
    uint32_t last = found->last_row;
    struct span unread = goes_on(table, last, form_lines[table->labels[label].line].measure_count)
                             ? lines_figures_text(table, (uint32_t[]){last + 1}, 1)
                             : find_unread(table, found);
    if (is_stacked(table->rows[last].row)) {
        return lines_figures_text(table, &found->last_row, 1);
    }
    unread = unread.size > 0 ? unread : find_behind_word(table, found);
    unread = unread.size == 0 && is_columnwise(table, label) ? nearest_left_over(table, found) : unread;
    if (unread.size == 0 && table->deduplicated) {
        return table->rows[found->first_row].row->text; /* its figures were dropped as they repeat others */
    }
    if (unread.size > 0 || !is_doubtful(table, label)) {
        return unread.size > 0 ? unread : find_odd_row(table, label);
    }
    uint32_t other = find_neighbour(table, label, table->flow == FLOW_AFTER);
    other = other == UINT32_MAX ? find_neighbour(table, label, table->flow != FLOW_AFTER) : other;
    return has_unowned(table, found)
               ? nearest_left_over(table, found)
               : lines_figures_text(table, table->found[other].rows, table->found[other].row_count);
}

/* Whether a word is a piece of any label, or a stop and what follows: the number before it is that of an item. */
static bool goes_on_label(const struct printed_table *table, const struct cell *cell)
{
    const struct label *words = cell_label(cell);
    struct span rest = cell->text;
    uint32_t first = utf8_next(&rest);
    bool piece = first == '.' || first == 0x3001 || first == 0xFF0E, unit = is_unit(cell->text);
    for (uint32_t i = 0; i < table->label_count && words->size > 0 && !piece && !unit; i++) {
        struct span key = span_of(table->labels[i].key);
        piece = span_contains(key, label_span(words)) || span_contains(label_span(words), key);
    }
    return piece;
}

/* Whether a line of text has numbers apart from its figures: they may be of the same line. */
static bool has_loose_figures(const struct printed_table *table, const struct printed_row *printed)
{
    for (uint32_t c = 1; printed->row->kind != ROW_GRID && c < printed->row->cell_count; c++) {
        const struct cell *cell = &printed->row->cells[c];
        if ((c < printed->label_end || c >= printed->figures_end) && printed_reading(printed, c) == READING_NUMBER &&
            cell->text.data[0] >= '0' && cell->text.data[0] <= '9' &&
            !(c + 1 < printed->row->cell_count && goes_on_label(table, cell + 1))) {
            return true;
        }
    }
    return false;
}

bool doubt_end(const struct printed_table *table, uint32_t row, uint32_t label)
{
    uint32_t missing = 0;
    if (table->document->end == END_WHOLE || table->rows[row].document_row + 1 < table->document->row_count) {
        return false;
    }
    for (uint32_t i = label + 1; i < table->label_count; i++) {
        missing += !table->found[i].found && table->labels[i].line != UINT32_MAX;
    }
    const struct form_line *line = label < table->label_count ? &form_lines[table->labels[label].line] : NULL;
    uint32_t others = line && line->clause > 0; /* lines of another form */
    return table->document->end == END_CUT || missing > others ||
           (line && table->rows[row].figures < line->measure_count);
}

bool doubt_figures(const struct printed_table *table, uint32_t label, uint32_t rows)
{
    const struct printed_label *found = &table->found[label];
    const struct printed_row *first = &table->rows[found->rows[0]];
    return (table->out_of_order && !found->counted) || (table->ordinals && first->row->kind == ROW_TEXT) ||
           is_doubtful(table, label) || doubt_label(first) || is_stacked(first->row) ||
           row_shares_figure(table, found->rows[0]) || doubt_end(table, found->rows[rows - 1], label) ||
           (first->figures == 0 && row_lacks_cells(table, label)) || has_loose_figures(table, first) ||
           goes_on(table, found->rows[rows - 1], form_lines[table->labels[label].line].measure_count) ||
           (first->row->kind != ROW_GRID && !found->counted &&
            (is_exception(table, label) || is_columnwise(table, label))) ||
           (first->row->kind == ROW_ALIGNED && has_left_over(table, found, rows));
}
