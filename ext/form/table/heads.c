#include "form/table/heads.h"

#include "base/label.h"

#include <math.h>

/* The label of a head without its remark on the unit, which offices word in many ways. In the room, where it is another
 * than that of the cell. */
static const struct label *head_words(struct label_room *room, const struct cell *cell)
{
    struct span head = cell->text;
    const char *start = head.data;
    uint32_t depth = 0;
    if (!span_contains(head, SPAN("（")) && !span_contains(head, SPAN("("))) {
        return cell_label(cell);
    }
    label_of(room, SPAN(""));
    while (head.size > 0) {
        const char *here = head.data;
        uint32_t c = utf8_next(&head);
        bool opening = c == '(' || c == 0xFF08, closing = (c == ')' || c == 0xFF09) && depth > 0;
        if (opening && depth == 0) {
            label_add(room, span_between(start, here));
        }
        depth += opening;
        depth -= closing;
        start = closing ? head.data : start;
    }
    if (depth == 0) {
        label_add(room, span_between(start, head.data));
    }
    return &room->label;
}

uint32_t heads_find_measure(const struct label *words, const struct form_measure *measures, uint32_t count)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        const char *key = measures[i].key;
        if (label_is(words, key)) {
            return i;
        }
        if (span_contains(span_of(key), label_span(words))) {
            if (found != UINT32_MAX) {
                return UINT32_MAX;
            }
            found = i;
        }
    }
    return found;
}

/* （单位：元） where the form has 万元. */
static bool names_yuan(struct span head)
{
    return span_contains(head, SPAN("单位")) && span_contains(head, SPAN("元")) && !span_contains(head, SPAN("万元"));
}

static bool is_word_of(const struct label *words, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (label_is(words, list[i])) {
            return true;
        }
    }
    return false;
}

/* Columns that have no figures of their own, or have them before the label, or have words. */
static bool is_aside(const struct label *words)
{
    static const char *const list[] = {"单位", "计量单位", "序号", "编号", "代码", "行次", "备注", "说明"};
    return is_word_of(words, list, sizeof list / sizeof *list);
}

bool heads_is_nobodys(const struct label *words)
{
    static const char *const whole[] = {"小计", "合计"};
    static const char *const pieces[] = {"上年", "去年", "上一年", "同比", "环比", "增幅",
                                         "增长", "增减", "办结率", "占比", "比例", "累计"};
    enum { LONGEST_HEAD = 8 };
    if (is_word_of(words, whole, sizeof whole / sizeof *whole) || is_aside(words)) {
        return true;
    }
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces && label_length(words) <= LONGEST_HEAD; i++) {
        if (label_has(words, pieces[i])) {
            return true;
        }
    }
    return false;
}

static const struct head *find_head(const struct heads *heads, uint32_t measure)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        if (heads->columns[i].measure == measure) {
            return &heads->columns[i];
        }
    }
    return NULL;
}

static const struct extent *extent_of(const struct printed_row *printed, const struct cell *cell)
{
    return &printed->extents[cell - printed->row->cells];
}

static void add_head(struct heads *heads, const struct printed_table *table, uint32_t row, const struct cell *cell,
                     uint32_t measure)
{
    struct label_room room;
    const struct label *words = head_words(&room, cell);
    if (heads->count < MOST_COLUMNS && (measure == NOBODY || !find_head(heads, measure))) {
        heads->columns[heads->count++] = (struct head){.measure = measure,
                                                       .row = row,
                                                       .extent = *extent_of(&table->rows[row], cell),
                                                       .in_yuan = names_yuan(cell->text),
                                                       .length = (uint32_t)label_length(words),
                                                       .aside = measure == NOBODY && is_aside(words)};
        heads->known += measure != NOBODY;
    }
}

bool heads_is_known(const struct printed_table *table, struct span text, const struct label *words)
{
    static const char *const known[] = {"信息内容", "申请人情况", "法人或其他组织", "类别", "事项", "内容"};
    if (is_word_of(words, known, sizeof known / sizeof *known)) {
        return true;
    }
    const enum form_table of = table->label_count > 0 ? form_lines[table->labels[0].line].table : TABLE_REVIEWS;
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table == of &&
            heads_find_measure(words, form_lines[i].measures, form_lines[i].measure_count) != UINT32_MAX) {
            return true;
        }
    }
    return is_neutral(text);
}

static bool same_place(const struct row *a, const struct row *b)
{
    return a->kind == b->kind && a->place.table == b->place.table && a->place.page == b->place.page;
}

/* Where the labels end that stand in the table of a row. */
static double labels_right(const struct printed_table *table, const struct row *row)
{
    double right = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_row *printed = &table->rows[table->found[i].first_row];
        if (table->found[i].found && printed->label_end > 0 && printed->label_end <= printed->row->cell_count &&
            same_place(printed->row, row)) {
            right = fmax(right, printed->extents[printed->label_end - 1].right[FRAME_WIDE]);
        }
    }
    return right;
}

/* Whether a word of a line is a head by itself: one space may part the words of a head. */
static bool is_whole_head(const struct row *row, uint32_t c)
{
    const double apart = 2; /* columns of characters */
    const struct cell *cell = &row->cells[c];
    return row->kind == ROW_GRID ||
           (row->kind == ROW_ALIGNED && !row->measured && (c == 0 || cell->left - cell[-1].right >= apart) &&
            (c + 1 == row->cell_count || cell[1].left - cell->right >= apart));
}

/* Further columns of nobody: cells behind the labels, in a row of heads where each measure has its own. */
static void add_unknown_heads(const struct printed_table *table, struct heads *heads)
{
    if (heads->known < heads->measures || heads->measures < 2) {
        return;
    }
    uint32_t count = heads->count, row = heads->columns[0].row;
    for (uint32_t i = 0; i < count; i++) {
        if (heads->columns[i].row != row) {
            return;
        }
    }
    const struct printed_row *printed = &table->rows[row];
    const double first = heads->columns[0].extent.right[FRAME_PAGE], labels = labels_right(table, printed->row);
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        const struct cell *cell = &printed->row->cells[c];
        struct label_room room;
        bool behind = labels > 0 && printed->extents[c].left[FRAME_WIDE] >= labels;
        bool right = cell->left >= first || behind, taken = !is_whole_head(printed->row, c);
        for (uint32_t i = 0; i < count; i++) {
            taken |= heads->columns[i].extent.left[FRAME_PAGE] < cell->right &&
                     cell->left < heads->columns[i].extent.right[FRAME_PAGE];
        }
        if (right && !taken && head_words(&room, cell)->size > 0) {
            add_head(heads, table, row, cell, NOBODY);
        }
    }
}

/* A column aside that does have figures, behind the labels of lines of text, is one of nobody's like any other. */
static void count_aside(const struct printed_table *table, struct heads *heads)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        struct head *head = &heads->columns[i];
        for (uint32_t r = 0; head->aside && r < table->row_count; r++) {
            const struct printed_row *printed = &table->rows[r];
            for (uint32_t c = printed->label_end; c < printed->figures_end && printed->row->kind == ROW_ALIGNED; c++) {
                struct extent extent = printed->extents[c];
                head->aside &= extent.left[FRAME_WIDE] >= head->extent.right[FRAME_WIDE] ||
                               extent.right[FRAME_WIDE] <= head->extent.left[FRAME_WIDE] || printed->label_end == 0 ||
                               printed_reading(printed, c) == READING_OTHER ||
                               !same_place(printed->row, table->rows[head->row].row);
            }
        }
    }
}

void heads_sort(struct heads *heads)
{
    for (uint32_t i = 1; i < heads->count; i++) {
        struct head head = heads->columns[i];
        uint32_t at = i;
        for (; at > 0 && heads->columns[at - 1].extent.left[FRAME_PAGE] > head.extent.left[FRAME_PAGE]; at--) {
            heads->columns[at] = heads->columns[at - 1];
        }
        heads->columns[at] = head;
    }
}

/* ---- the order of the figures ---- */

static void put_order(struct heads *heads, uint32_t measure)
{
    if (heads->order_count < MOST_COLUMNS) {
        heads->order[heads->order_count++] = measure;
    }
}

/* Where a head is read: above or left of another. */
static bool is_read_before(const struct head *a, const struct head *b)
{
    return a->row != b->row ? a->row < b->row : a->extent.left[FRAME_PAGE] < b->extent.left[FRAME_PAGE];
}

/* On which side of all measures a column of nobody's stands. In heads of one row that is told by what is read first; in
 * those of section 3, whose second row stands under 申请人情况, by that. SIDE_UNKNOWN: between them, or it is not told. */
enum side { SIDE_BEFORE, SIDE_BEHIND, SIDE_UNKNOWN };

static enum side find_side(const struct heads *heads, const struct head *head, enum row_kind kind)
{
    if (kind == ROW_TEXT && heads->broken && !heads->one_row) {
        return SIDE_UNKNOWN;
    }
    uint32_t earlier = 0, later = 0;
    bool clear = kind == ROW_ALIGNED; /* left of all others, however wide ideographs are */
    for (uint32_t k = 0; k < heads->count; k++) {
        const struct head *other = &heads->columns[k];
        bool is_earlier = kind == ROW_TEXT ? is_read_before(other, head)
                                           : other->extent.left[FRAME_PAGE] < head->extent.left[FRAME_PAGE];
        earlier += other->measure != NOBODY && is_earlier;
        later += other->measure != NOBODY && !is_earlier;
        clear &= other->measure == NOBODY || (head->extent.right[FRAME_PAGE] <= other->extent.left[FRAME_PAGE] &&
                                              head->extent.right[FRAME_WIDE] <= other->extent.left[FRAME_WIDE]);
    }
    if (earlier > 0) {
        return later > 0 ? SIDE_UNKNOWN : SIDE_BEHIND;
    }
    if (heads->measures < FORM_MEASURES || clear) {
        return SIDE_BEFORE;
    }
    bool beside = heads->grouped && (kind == ROW_TEXT || head->row == heads->group.row);
    return !beside ? SIDE_UNKNOWN : is_read_before(head, &heads->group) ? SIDE_BEFORE : SIDE_BEHIND;
}

/* Whether the total stands before the applicants, 2; or behind them, 1; 0: it cannot be told. */
static int find_total(const struct heads *heads, enum row_kind kind)
{
    const struct head *total = find_head(heads, heads->measures - 1), *first = find_head(heads, 0);
    bool piece = heads->measures < FORM_MEASURES && total && (heads->broken || total->length < heads->last_length);
    if (!total || !first || total == first || piece) {
        return 1; /* a piece of a broken head may stand above the others */
    }
    if (kind == ROW_TEXT && heads->measures < FORM_MEASURES && is_read_before(total, first)) {
        return 0; /* the first may be broken, and be read late */
    }
    if (kind != ROW_ALIGNED) {
        return is_read_before(total, first) && (kind == ROW_TEXT || total->row == first->row) ? 2 : 1;
    }
    bool page = total->extent.left[FRAME_PAGE] < first->extent.left[FRAME_PAGE];
    bool wide = total->extent.left[FRAME_WIDE] < first->extent.left[FRAME_WIDE];
    return page != wide ? 0 : page ? 2 : 1;
}

/* In text whose cells are read one after the other, and in heads of two rows, positions do not tell the order. The
 * form's own holds but for a total that is read before the applicants, and for columns of nobody on either side. */
static void order_as_read(struct heads *heads, enum row_kind kind)
{
    uint32_t sides[SIDE_UNKNOWN] = {0}, last = heads->measures - 1;
    int total = find_total(heads, kind);
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        if (head->measure != NOBODY || head->aside) {
            continue;
        }
        enum side side = find_side(heads, head, kind);
        if (side == SIDE_UNKNOWN) {
            return;
        }
        sides[side]++;
    }
    for (uint32_t i = 0; i < sides[SIDE_BEFORE]; i++) {
        put_order(heads, NOBODY);
    }
    for (uint32_t i = 0; total > 0 && i < heads->measures; i++) {
        put_order(heads, total == 2 ? (i + last) % heads->measures : i);
    }
    for (uint32_t i = 0; i < sides[SIDE_BEHIND]; i++) {
        put_order(heads, NOBODY);
    }
    heads->order_count = total > 0 ? heads->order_count : 0;
}

static void find_order(struct heads *heads, enum row_kind kind)
{
    bool placed = heads->known == heads->measures && (heads->one_row || (heads->spans && kind == ROW_GRID));
    if (!placed) {
        order_as_read(heads, kind);
        return;
    }
    for (uint32_t i = 0; i < heads->count; i++) {
        if (!heads->columns[i].aside) {
            put_order(heads, heads->columns[i].measure);
        }
    }
}

void heads_none(uint32_t measure_count, struct heads *heads)
{
    *heads = (struct heads){.measures = measure_count};
    for (uint32_t i = 0; i < measure_count; i++) {
        put_order(heads, i);
    }
}

void heads_elsewhere(const struct heads *heads, struct heads *away)
{
    *away = *heads;
    away->count = away->known = 0;
}

/* The measure of a head that is broken in its column of a page, as 总 over 计: the word and those right below it. */
static uint32_t find_broken(const struct printed_table *table, uint32_t row, const struct cell *cell, uint32_t to,
                            const struct form_measure *measures, uint32_t measure_count)
{
    enum { PIECES = 3, SHORTEST = 2 };
    struct label_room words;
    struct extent above = *extent_of(&table->rows[row], cell);
    enum frame frame = table->rows[row].row->measured ? FRAME_PAGE : FRAME_WIDE;
    if (head_words(&words, cell) == cell_label(cell)) {
        label_of(&words, cell->text);
    }
    for (uint32_t r = row + 1; words.label.size > 0 && r < to && r < row + PIECES; r++) {
        const struct row *below = table->rows[r].row;
        const struct cell *piece = NULL;
        for (uint32_t c = 0; c < below->cell_count && below->kind == ROW_ALIGNED; c++) {
            struct extent extent = table->rows[r].extents[c];
            bool under = extent.left[frame] < above.right[frame] && above.left[frame] < extent.right[frame];
            piece = under ? &below->cells[c] : piece;
        }
        if (!piece) {
            break;
        }
        label_add(&words, piece->text);
        uint32_t measure = label_length(&words.label) >= SHORTEST
                               ? heads_find_measure(&words.label, measures, measure_count)
                               : UINT32_MAX;
        if (measure != UINT32_MAX) {
            return measure;
        }
    }
    return UINT32_MAX;
}

void heads_read(const struct printed_table *table, uint32_t from, uint32_t to, const struct form_measure *measures,
                uint32_t measure_count, struct heads *heads)
{
    enum { LONGEST_HEAD = 120 }; /* bytes, its remark included */
    *heads = (struct heads){.measures = measure_count, .broken = table->broken};
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        const struct row *row = table->rows[r].row;
        if (!same_place(row, table->rows[to - 1].row)) {
            continue; /* heads on another page stand in columns of their own */
        }
        for (uint32_t c = 0; c < row->cell_count; c++) {
            struct label_room room;
            const struct cell *cell = &row->cells[c];
            heads->spans |= row->kind == ROW_GRID && (cell->rows > 1 || cell->right - cell->left > 1);
            if (cell->text.size == 0 || cell->text.size > LONGEST_HEAD) {
                continue;
            }
            const struct label *words = head_words(&room, cell);
            bool told = label_length(words) >= 2; /* one ideograph tells nothing */
            uint32_t measure = told ? heads_find_measure(words, measures, measure_count) : UINT32_MAX;
            if (measure == UINT32_MAX && row->kind == ROW_ALIGNED) {
                measure = find_broken(table, r, cell, to, measures, measure_count);
            }
            if (!told && measure == UINT32_MAX) {
                continue;
            }
            if (label_is(words, "申请人情况") && !heads->grouped) {
                heads->grouped = true;
                heads->group = (struct head){.row = r, .extent = table->rows[r].extents[c]};
            }
            if (measure != UINT32_MAX) {
                add_head(heads, table, r, cell, measure);
            } else if (heads_is_nobodys(words) && !heads_is_known(table, cell->text, words)) {
                add_head(heads, table, r, cell, NOBODY);
            }
        }
    }
    if (heads->known == 0) {
        heads_none(measure_count, heads);
        return;
    }
    add_unknown_heads(table, heads);
    heads->last_length = (uint32_t)utf8_length(span_of(measures[measure_count - 1].key));
    heads->others = heads->count > heads->known;
    count_aside(table, heads);
    heads->one_row = true;
    for (uint32_t i = 1; i < heads->count; i++) {
        heads->one_row &= heads->columns[i].row == heads->columns[0].row;
    }
    heads_sort(heads);
    find_order(heads, table->rows[to - 1].row->kind);
}
