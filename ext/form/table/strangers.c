/* Columns that the form has not, under heads that nobody knows. */
#include "form/table/strangers.h"

/* Whether a line below the heads prints a figure in the cells' columns; `more`, that it has more figures than measures. */
static bool has_figure_below(const struct printed_table *table, const struct heads *heads, uint32_t row,
                             const struct cell *head, bool more)
{
    for (uint32_t r = row + 1; r < table->row_count && is_same_place(table->rows[r].row, table->rows[row].row); r++) {
        const struct printed_row *printed = &table->rows[r];
        bool under = false;
        uint32_t figures = 0;
        for (uint32_t c = printed->label_end; c < printed->row->cell_count && !printed->head; c++) {
            const struct cell *cell = &printed->row->cells[c];
            figures += cell->text.size > 0;
            under |= cell->text.size > 0 && cell->left < head->right && head->left < cell->right;
        }
        if (under && (!more || figures > heads->known)) {
            return true;
        }
    }
    return false;
}

static bool is_under_any(const struct heads *heads, const struct extent *extent)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        if (heads->columns[i].extent.left[FRAME_WIDE] < extent->right[FRAME_WIDE] &&
            extent->left[FRAME_WIDE] < heads->columns[i].extent.right[FRAME_WIDE]) {
            return true;
        }
    }
    return false;
}

/* Ideographs, letters or %, and no bracket. */
static bool is_word(struct span text)
{
    bool word = false;
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        if (c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09) {
            return false;
        }
        word |= is_ideograph(c) || c == '%' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    return word;
}

bool strangers_is_piece(const struct printed_table *table, const struct label *words)
{
    const enum form_table of = table->label_count > 0 ? form_lines[table->labels[0].line].table : TABLE_REVIEWS;
    for (uint32_t i = form_ranges[of].first; i < form_ranges[of].end; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            if (span_contains(span_of(form_lines[i].measures[k].label), label_span(words)) && words->size > 0) {
                return true;
            }
        }
    }
    for (uint32_t i = 0; i < table->label_count && words->size > 0; i++) {
        if (span_contains(span_of(table->labels[i].key), label_span(words))) {
            return true;
        }
    }
    return words->size > 0 && span_contains(SPAN("申请人情况法人或其他组织"), label_span(words));
}

/* Whether a word of a line is a head that nobody knows: neither a remark nor, unless all heads are `whole`, a piece of a
 * head or label. */
static bool is_strange_word(const struct printed_table *table, const struct cell *cell, bool whole)
{
    enum { LONGEST_HEAD = 8 };
    const struct label *words = cell_label(cell);
    if (!is_word(cell->text) || label_length(words) > LONGEST_HEAD || cell_reading(cell) != READING_OTHER ||
        span_starts(label_span(words), SPAN("单位")) ||
        (heads_is_known(table, words) && !(whole && is_neutral(words)))) {
        return false;
    }
    if (whole && is_neutral(words)) {
        return true;
    }
    return !strangers_is_piece(table, words);
}

/* What stands over the labels of a table. Behind them, the row of heads was shifted, as where a merged cell was lost. */
static bool is_over_labels(const struct label *words)
{
    static const char *const list[] = {"信息内容", "类别", "事项", "内容", "项目", "指标"};
    return label_is_any(words, ANY(list));
}

static void add_strangers_of(const struct printed_table *table, uint32_t row, double labels, struct heads *heads)
{
    const struct printed_row *printed = &table->rows[row];
    bool grid = printed->row->kind == ROW_GRID;
    double right = 0;
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        right =
            head->measure != NOBODY && head->extent.left[FRAME_PAGE] > right ? head->extent.left[FRAME_PAGE] : right;
    }
    for (uint32_t c = 0; c < printed->row->cell_count && heads->count < MOST_COLUMNS; c++) {
        const struct cell *cell = &printed->row->cells[c];
        bool behind = printed->extents[c].left[FRAME_WIDE] >= labels, blank = cell->text.size == 0;
        if (!behind || !heads_is_whole(printed->row, c) || is_under_any(heads, &printed->extents[c]) ||
            (!blank && printed_reading(printed, c) != READING_OTHER) ||
            (!grid && !is_strange_word(table, cell, heads->whole)) ||
            (blank && !(grid && has_figure_below(table, heads, row, cell, false)))) {
            continue;
        }
        /* Without words, behind all heads, it is padding unless a line has more figures than measures. */
        bool proven = !blank || has_figure_below(table, heads, row, cell, true);
        if (proven || cell->left < right) {
            heads_add(heads, table, row, c, NOBODY);
            heads->columns[heads->count - 1].doubtful = !proven || is_over_labels(cell_label(cell));
        }
    }
}

/* The same in lines of text, whose words follow each other: those among the heads and right behind them. A word before all
 * of them may be their own, or stand over the labels: nobody knows. */
static void add_strangers_of_text(const struct printed_table *table, uint32_t first, uint32_t last, uint32_t to,
                                  struct heads *heads)
{
    uint32_t first_cell = UINT32_MAX;
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        for (uint32_t c = 0; head->row == first && c < first_cell && c < table->rows[first].row->cell_count; c++) {
            first_cell = table->rows[first].row->cells[c].left == head->extent.left[FRAME_PAGE] ? c : first_cell;
        }
    }
    for (uint32_t r = first > 0 ? first - 1 : 0; r <= last + 1 && r < to; r++) {
        const struct printed_row *printed = &table->rows[r];
        bool idle = printed->row->kind != ROW_TEXT || printed->barrier ||
                    ((r < first || r > last) && printed->row->cell_count > 1);
        for (uint32_t c = 0; c < printed->row->cell_count && !idle && heads->count < MOST_COLUMNS; c++) {
            bool met = false;
            for (uint32_t i = 0; i < heads->count; i++) {
                met |= heads->columns[i].row == r &&
                       heads->columns[i].extent.left[FRAME_PAGE] == printed->row->cells[c].left;
            }
            bool before = r < first || (r == first && c < first_cell);
            if (!met && is_strange_word(table, &printed->row->cells[c], true) &&
                !(before && is_over_labels(cell_label(&printed->row->cells[c])))) {
                heads_add(heads, table, r, c, NOBODY);
                heads->columns[heads->count - 1].doubtful = before;
            }
        }
    }
}

/* Whether two heads stand in one column, as where merged cells were lost between those of two rows. */
static bool overlap(const struct heads *heads)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (heads->columns[i].extent.left[FRAME_PAGE] < heads->columns[k].extent.right[FRAME_PAGE] &&
                heads->columns[k].extent.left[FRAME_PAGE] < heads->columns[i].extent.right[FRAME_PAGE]) {
                return true;
            }
        }
    }
    return false;
}

void heads_add_strangers(const struct printed_table *table, uint32_t to, double labels, struct heads *heads)
{
    uint32_t first = UINT32_MAX, last = 0, before = heads->count;
    for (uint32_t i = 0; i < heads->count; i++) {
        first = heads->columns[i].row < first ? heads->columns[i].row : first;
        last = heads->columns[i].row > last ? heads->columns[i].row : last;
    }
    if (heads->count == 0) {
        return;
    }
    if (table->rows[first].row->kind == ROW_TEXT) {
        if (heads->whole) {
            add_strangers_of_text(table, first, last, to, heads);
        }
        /* As many as measures without a head may be those of other wording. */
        heads->count = heads->known + heads->count - before <= heads->measures ? before : heads->count;
        return;
    }
    if (heads->known < heads->measures ||
        (first != last && (table->rows[first].row->kind == ROW_GRID ? overlap(heads) : !heads->whole))) {
        return;
    }
    for (uint32_t r = first; r <= last; r++) {
        add_strangers_of(table, r, labels, heads);
    }
}
