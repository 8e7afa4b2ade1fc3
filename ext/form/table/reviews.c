#include "form/number/decimal.h"
#include "form/table/find_labels.h"
#include "form/table/doubts.h"
#include "base/label.h"
#include "form/table/fill_lines.h"
#include "form/table/review_heads.h"

/* Section 4 stands as one row of fifteen cells, as three tables, or as three rows of five. Walking down its rows, the
 * routes that have been named and not yet filled are those that the next figures belong to. */
enum { ROUTES = 3 };

static const struct {
    const char *words;
    uint32_t route;
    bool whole; /* all of a cell */
} route_names[] = {
    {"直接起诉", 1, false},
    {"未经复议", 1, false},
    {"复议后", 2, false},
    {"行政复议", 0, true},
    {"政府信息公开行政复议", 0, true},
};

/* Where a route's name was read. */
struct name_place {
    uint32_t row;
    double left;
};

struct walk {
    const struct printed_table *table;
    uint32_t lines[ROUTES];          /* indexes in form_lines */
    bool named[ROUTES];              /* since the last figures */
    struct name_place names[ROUTES]; /* of those named */
    bool litigation_named;           /* 行政诉讼, over two routes */
    struct name_place litigation;
    bool skipping; /* below the label of rows that are nobody's */
    uint32_t year; /* the latest that a row of figures is labelled with; 0: none is */
    bool filled[ROUTES];
    bool results_named;          /* the heads of the results stand above */
    bool below_figures;          /* figures were placed since the heads */
    uint32_t heads_from;         /* first row of the heads of the figures to come */
    uint32_t rows[MOST_FIGURES]; /* rows of figures not yet placed */
    uint32_t row_count, figure_count;
    uint32_t last_row; /* of figures that were placed */
    bool loose;        /* lines of text with figures were not */
};

/* The route that the words name; ROUTES: none. */
static uint32_t find_route(const struct label *words)
{
    for (size_t i = 0; i < COUNT(route_names); i++) {
        if (route_names[i].whole ? label_is(words, route_names[i].words) : label_has(words, route_names[i].words)) {
            return route_names[i].route;
        }
    }
    return ROUTES;
}

static void name_routes(struct walk *walk, uint32_t row)
{
    const struct printed_row *printed = &walk->table->rows[row];
    for (uint32_t c = 0; c < printed->label_end; c++) {
        const struct label *label = cell_label(&printed->row->cells[c]);
        struct name_place place = {row, printed->row->cells[c].left};
        if (label_is(label, "行政诉讼")) {
            walk->litigation_named = true;
            walk->litigation = place;
        }
        uint32_t route = find_route(label);
        if (route < ROUTES) {
            walk->names[route] = walk->named[route] ? walk->names[route] : place;
            walk->named[route] = true;
        }
    }
}

static bool is_before(struct name_place a, struct name_place b)
{
    return a.row != b.row ? a.row < b.row : a.left < b.left;
}

/* Routes in the order of their names. Reconsideration has its name beside that of litigation, above those of its two
 * routes. */
static void sort_routes(const struct walk *walk, uint32_t *routes, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t k = i; k > 0; k--) {
            uint32_t a = routes[k - 1], b = routes[k];
            bool litigation = a == 0 && walk->litigation_named;
            if (!walk->named[a] || !walk->named[b] ||
                !is_before(litigation ? walk->litigation : walk->names[b], walk->names[a])) {
                break;
            }
            routes[k - 1] = b;
            routes[k] = a;
        }
    }
}

/* The routes that figures in this number can belong to: those named, or all three where a row has all fifteen. */
static uint32_t choose_routes(const struct walk *walk, uint32_t *routes)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ROUTES; i++) {
        if (walk->named[i] && !walk->filled[i]) {
            routes[count++] = i;
        }
    }
    uint32_t open = 0;
    for (uint32_t i = 0; i < ROUTES; i++) {
        open += !walk->filled[i];
    }
    bool all = open == ROUTES && (count == 0 || walk->figure_count >= ROUTES * RESULTS);
    if (all) {
        for (count = 0; count < ROUTES; count++) {
            routes[count] = count;
        }
    }
    sort_routes(walk, routes, count);
    return count;
}

/* Whether lines of one figure each have one of several among them: then the print is not in the order of the cells. */
static bool is_mixed(const struct walk *walk)
{
    enum { FEW = 3 };
    uint32_t single = 0, several = 0;
    for (uint32_t i = 0; i < walk->row_count; i++) {
        single += walk->table->rows[walk->rows[i]].figures == 1;
        several += walk->table->rows[walk->rows[i]].figures > 1;
    }
    return single >= FEW && several > 0;
}

static bool place_figures(struct walk *walk, struct report *report)
{
    uint32_t routes[ROUTES];
    uint32_t count = choose_routes(walk, routes);
    if (count == 0) { /* figures under no route: a page number, a sentence */
        walk->loose |= walk->table->rows[walk->rows[0]].row->kind == ROW_TEXT;
        return true;
    }
    struct heads heads, away;
    struct ruler ruler;
    struct placed placed;
    const struct row *row = walk->table->rows[walk->rows[0]].row;
    walk->loose |= row->kind == ROW_TEXT &&
                   (walk->figure_count != count * RESULTS || is_mixed(walk)); /* one may be another route's */
    review_heads_find(walk->table, walk->heads_from, walk->rows[0], count, walk->figure_count, &heads);
    heads_elsewhere(&heads, &away);
    bool apart = row->ragged || row->place.page != walk->table->rows[walk->heads_from].row->place.page;
    ruler_learn(walk->table, walk->rows, 1, apart ? &away : &heads, &ruler);
    if (!line_place(walk->table, walk->rows, walk->row_count, &ruler, &placed)) {
        return false;
    }
    struct report_table *out = &report->tables[TABLE_REVIEWS];
    for (uint32_t i = 0; i < count; i++) {
        struct report_line *line = &report->lines[walk->lines[routes[i]]];
        line->times = 1;
        line->place = printed_place(walk->table, walk->rows[0]);
        fill_placed(walk->table, &form_lines[walk->lines[routes[i]]], &placed, i * RESULTS, line);
        walk->filled[routes[i]] = true;
    }
    walk->last_row = walk->rows[walk->row_count - 1];
    fill_extend(out, walk->table, walk->last_row);
    return true;
}

/* Whether the figures read so far are as many as the named routes need. */
static bool is_whole(const struct walk *walk)
{
    uint32_t routes[ROUTES];
    uint32_t wanted = choose_routes(walk, routes) * RESULTS;
    return wanted > 0 && walk->figure_count >= wanted;
}

/* Whether each figure of the row stands right under one of the row above: the lower halves of numbers that narrow
 * columns have cut. */
static bool is_lower_half(const struct walk *walk, uint32_t row)
{
    struct printed_figure above[MOST_FIGURES], here[MOST_FIGURES];
    if (walk->row_count == 0 || walk->rows[walk->row_count - 1] + 1 != row ||
        walk->table->rows[row].row->kind != ROW_ALIGNED || walk->table->rows[row].label_end > 0) {
        return false;
    }
    uint32_t above_count = printed_figures(walk->table, row - 1, above, MOST_FIGURES);
    uint32_t count = printed_figures(walk->table, row, here, MOST_FIGURES);
    uint32_t under = 0;
    for (uint32_t i = 0; i < count && i < MOST_FIGURES; i++) {
        for (uint32_t k = 0; k < above_count && k < MOST_FIGURES; k++) {
            under += here[i].left < above[k].right && above[k].left < here[i].right;
        }
    }
    return count > 0 && under == count;
}

/* The year that a row of figures is labelled with; 0: none. */
static uint32_t year_of(const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->label_end; c++) {
        struct number number;
        struct span text = printed->row->cells[c].text;
        bool may = (cell_label(&printed->row->cells[c])->met & ideograph_bit("年")) != 0;
        size_t taken = may ? number_read_phrase(text, &number) : 0;
        if (taken > 0 && number.kind == NUMBER_INTEGER && number.integer > 2000 && number.integer < 2100 &&
            span_starts(span_from(text, taken), SPAN("年"))) {
            return (uint32_t)number.integer;
        }
    }
    return 0;
}

/* Figures that are nobody's: those of another year than the latest, and of rows such as 同比. */
static bool is_nobodys_row(const struct walk *walk, uint32_t row)
{
    const struct printed_row *printed = &walk->table->rows[row];
    uint32_t year = year_of(printed);
    for (uint32_t c = 0; c < printed->label_end; c++) {
        const struct label *label = cell_label(&printed->row->cells[c]);
        if (heads_is_nobodys(label)) {
            return true;
        }
    }
    return year != 0 && year < walk->year;
}

/* Heads, and rows that are nobody's: where the label stands above its figures, down to the next label. */
static bool is_skipped(struct walk *walk, uint32_t row)
{
    const struct printed_row *printed = &walk->table->rows[row];
    bool nobodys = is_nobodys_row(walk, row);
    if (printed->label_end > 0) {
        walk->skipping = nobodys && printed->figures == 0 && printed->row->kind == ROW_TEXT &&
                         walk->named[0] + walk->named[1] + walk->named[2] > 0;
    }
    return printed->head || (nobodys && printed->figures > 0) || walk->skipping;
}

static bool has_results(const struct printed_table *table, uint32_t row)
{
    if (row >= table->row_count) {
        return false;
    }
    const struct printed_row *printed = &table->rows[row];
    for (uint32_t c = 0; c < printed->label_end; c++) {
        const struct label *label = cell_label(&printed->row->cells[c]);
        if (label_is(label, "结果维持")) {
            return true;
        }
    }
    return false;
}

/* A table's row without a figure, below the heads of the results and not above them, is a line of blanks; unless it is
 * the upper edge of a line that the end of a page has cut. */
static bool is_blank_line(const struct walk *walk, uint32_t row)
{
    const struct printed_row *printed = &walk->table->rows[row];
    const struct form_line *line = &form_lines[walk->lines[0]];
    for (uint32_t c = 0; c < printed->label_end; c++) {
        const struct label *label = cell_label(&printed->row->cells[c]);
        if (label->size > 0 && heads_find_measure(label, line->measures, line->measure_count) != UINT32_MAX) {
            return false; /* heads */
        }
    }
    if (row + 1 < walk->table->row_count && printed[1].figures > 0 && printed[1].label_end == 0) {
        return false;
    }
    return walk->results_named && printed->row->kind == ROW_GRID && printed->figures == 0 &&
           printed->row->cell_count >= printed->label_end + RESULTS && !has_results(walk->table, row + 1);
}

static bool flush(struct walk *walk, struct report *report)
{
    if (walk->row_count > 0) {
        if (!place_figures(walk, report)) {
            return false;
        }
        memset(walk->named, 0, sizeof walk->named);
        walk->below_figures = true;
    }
    walk->row_count = 0;
    walk->figure_count = 0;
    return true;
}

static bool all_filled(const struct walk *walk)
{
    return walk->filled[0] && walk->filled[1] && walk->filled[2];
}

/* 0注, but not 2023年 or 1.行政复议. */
static bool is_spoilt_figure(const struct cell *cell)
{
    return cell->text.size > 0 && is_digit((unsigned char)cell->text.data[0]) &&
           find_route(cell_label(cell)) == ROUTES && !span_contains(cell->text, SPAN("年"));
}

/* A cell that is no number does not end the labels of a row of figures: they stand at its start, up to the first figure
 * behind the name of a route. */
static void find_labels(struct printed_row *printed)
{
    const struct row *row = printed->row;
    uint32_t texts = 0, numbers = 0;
    bool named = false;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        enum reading reading = printed_reading(printed, c);
        named |= reading == READING_OTHER && numbers == 0 && find_route(cell_label(&row->cells[c])) < ROUTES;
        numbers += reading == READING_NUMBER || (named && row->cells[c].text.size > 0 && reading == READING_BLANK);
        bool words = numbers == 0 && reading == READING_OTHER && !is_spoilt_figure(&row->cells[c]);
        texts = words ? c + 1 : texts;
    }
    if (row->kind == ROW_GRID && (numbers >= 3 || (named && numbers > 0)) && texts < printed->label_end) {
        printed->label_end = texts;
        printed_count_figures(printed);
    }
}

/* Another row of figures below those that were read, not under heads of its own and without a label that the form has:
 * which of the two is this year's, or whether they are halves of numbers, nobody can tell. */
static bool has_rival(const struct walk *walk)
{
    enum { NEAR = 4 };
    for (uint32_t r = walk->last_row + 1; r < walk->table->row_count && all_filled(walk); r++) {
        const struct printed_row *printed = &walk->table->rows[r];
        if (has_results(walk->table, r)) {
            return false;
        }
        const struct row *last = walk->table->rows[walk->last_row].row;
        bool near = printed->row->kind == ROW_TEXT      ? true
                    : printed->row->kind == ROW_ALIGNED ? r <= walk->last_row + NEAR
                                                        : printed->row->kind == ROW_GRID && r == walk->last_row + 1 &&
                                                              printed->row->place.page != last->place.page;
        bool below = near && printed->label_end == 0;
        if (printed->figures >= (below ? 1 : RESULTS) && !printed->head && !is_nobodys_row(walk, r)) {
            return true;
        }
    }
    return false;
}

static void forget_all(const struct walk *walk, struct report *report)
{
    uint32_t rows[MOST_FIGURES], count = 0;
    for (uint32_t r = 0; r < walk->table->row_count && count < MOST_FIGURES; r++) {
        if (walk->table->rows[r].figures > 0) {
            rows[count++] = r;
        }
    }
    struct span text = lines_figures_text(walk->table, rows, count);
    for (uint32_t i = 0; i < ROUTES; i++) {
        for (uint32_t k = 0; k < RESULTS; k++) {
            struct report_cell *cell = &report->lines[walk->lines[i]].cells[k];
            cell->state = cell->state == CELL_ABSENT ? CELL_ABSENT : CELL_UNREADABLE;
            cell->value = (struct number){0};
            cell->unplaced = true;
            cell->text = text;
        }
    }
}

bool reviews_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                  struct report *report, struct failure *failure)
{
    struct printed_table table;
    struct walk walk = {.table = &table};
    static const char *const codes[ROUTES] = {"reconsideration", "direct_litigation",
                                              "litigation_after_reconsideration"};
    if (rows->count == 0) {
        return true;
    }
    const struct script nothing = {0};
    if (!labels_find(document, rows, &nothing, scratch, &table, failure)) {
        return false;
    }
    for (uint32_t i = 0; i < ROUTES; i++) {
        walk.lines[i] = form_find_line(TABLE_REVIEWS, FORM_ANY, codes[i]);
    }
    for (uint32_t r = 0; r < table.row_count; r++) {
        find_labels(&table.rows[r]);
        bool alone = table.rows[r].row->cell_count == 1;
        uint32_t year = table.rows[r].figures > 0 || alone ? year_of(&table.rows[r]) : 0;
        walk.year = year > walk.year ? year : walk.year;
    }
    for (uint32_t r = 0; r < table.row_count && !all_filled(&walk); r++) {
        if (is_skipped(&walk, r)) {
            continue;
        }
        bool labelled = table.rows[r].label_end > 0;
        bool figures = table.rows[r].figures > 0 || is_blank_line(&walk, r);
        /* Words with single spaces show no columns: figures that go on are counted, and too many are not read. */
        bool goes_on = walk.row_count > 0 && (table.rows[r].row->kind == ROW_TEXT || is_lower_half(&walk, r));
        if ((labelled || (is_whole(&walk) && !goes_on)) && !flush(&walk, report)) {
            return fail_memory(failure);
        }
        bool route = table.rows[r].row->kind == ROW_TEXT && find_route(row_label(table.rows[r].row)) < ROUTES;
        if (labelled && !figures && walk.below_figures && !route) {
            walk.heads_from = r; /* a table of its own begins */
            walk.below_figures = false;
        }
        name_routes(&walk, r);
        walk.results_named |= has_results(&table, r);
        if (figures && walk.row_count < MOST_FIGURES) {
            struct printed_figure unused[1];
            walk.rows[walk.row_count++] = r;
            walk.figure_count += printed_figures(&table, r, unused, 0);
        }
    }
    if (!all_filled(&walk) && !flush(&walk, report)) {
        return fail_memory(failure);
    }
    if ((walk.loose && all_filled(&walk)) || has_rival(&walk) ||
        (all_filled(&walk) && doubt_label(&table.rows[walk.last_row])) ||
        doubt_end(&table, walk.last_row, UINT32_MAX - 1)) {
        forget_all(&walk, report);
    }
    uint32_t times = rows->times;
    for (uint32_t r = walk.last_row; r < table.row_count && all_filled(&walk); r++) {
        if (has_results(&table, r)) {
            times++; /* all is read, and the heads stand there again */
            break;
        }
    }
    if (walk.filled[0] || walk.filled[1] || walk.filled[2]) {
        struct report_table *out = &report->tables[TABLE_REVIEWS];
        out->form = forms_with(TABLE_REVIEWS);
        out->times = times;
        out->place = printed_place(&table, 0);
        out->first_row = rows->rows[0];
    }
    return true;
}
