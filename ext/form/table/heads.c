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

/* Columns that have no figures of their own, or have them before the label, or have words. */
static bool is_aside(const struct label *words)
{
    static const char *const list[] = {"单位", "计量单位", "序号", "编号", "代码", "行次", "备注", "说明"};
    return label_is_any(words, ANY(list));
}

bool heads_is_nobodys(const struct label *words)
{
    static const char *const whole[] = {"小计", "合计"};
    static const char *const pieces[] = {"上年", "去年", "上一年", "同比", "环比", "增幅",
                                         "增长", "增减", "办结率", "占比", "比例", "累计"};
    enum { LONGEST_HEAD = 8 };
    return label_is_any(words, ANY(whole)) || is_aside(words) ||
           (label_length(words) <= LONGEST_HEAD && label_has_any(words, ANY(pieces)));
}

struct head *heads_find(struct heads *heads, uint32_t measure)
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

bool heads_is_whole(const struct row *row, uint32_t c)
{
    const double apart = 2; /* columns of characters */
    const struct cell *cell = &row->cells[c];
    return row->kind == ROW_GRID ||
           (row->kind == ROW_ALIGNED && !row->measured && (c == 0 || cell->left - cell[-1].right >= apart) &&
            (c + 1 == row->cell_count || cell[1].left - cell->right >= apart));
}

/* Of two whole heads in one row the one of more words is the measure's: 数量 beside 处理决定数量 is nobody's. */
void heads_add(struct heads *heads, const struct printed_table *table, uint32_t row, uint32_t c, uint32_t measure)
{
    struct label_room room;
    const struct row *printed = table->rows[row].row;
    const struct label *words = head_words(&room, &printed->cells[c]);
    struct head *other = measure == NOBODY ? NULL : heads_find(heads, measure);
    if (heads->count == MOST_COLUMNS ||
        (other && (other->row != row || !heads_is_whole(printed, c) || other->length >= label_length(words)))) {
        return;
    }
    heads->known += measure != NOBODY && !other;
    if (other) {
        other->measure = NOBODY;
    }
    heads->columns[heads->count++] = (struct head){.measure = measure,
                                                   .row = row,
                                                   .extent = table->rows[row].extents[c],
                                                   .in_yuan = names_yuan(printed->cells[c].text),
                                                   .length = (uint32_t)label_length(words),
                                                   .aside = measure == NOBODY && is_aside(words)};
}

bool heads_is_known(const struct printed_table *table, struct span text, const struct label *words)
{
    static const char *const known[] = {"信息内容", "申请人情况", "法人或其他组织", "类别", "事项", "内容"};
    if (label_is_any(words, ANY(known))) {
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

/* Where the labels end that stand in the table of the heads; there is none: where the first head does. */
static double labels_right(const struct printed_table *table, const struct heads *heads)
{
    const struct row *row = table->rows[heads->columns[0].row].row;
    double right = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_row *printed = &table->rows[table->found[i].first_row];
        if (table->found[i].found && printed->label_end > 0 && printed->label_end <= printed->row->cell_count &&
            is_same_place(printed->row, row)) {
            right = fmax(right, printed->extents[printed->label_end - 1].right[FRAME_WIDE]);
        }
    }
    return right > 0 ? right : heads->columns[0].extent.right[FRAME_WIDE];
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
                               !is_same_place(printed->row, table->rows[head->row].row);
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

/* Whether no head is a piece of a measure's words, as where its column was narrow. */
static bool are_whole(const struct heads *heads, const struct form_measure *measures)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        if (head->measure != NOBODY && head->length < utf8_length(span_of(measures[head->measure].key))) {
            return false;
        }
    }
    return true;
}

void heads_read(const struct printed_table *table, uint32_t from, uint32_t to, const struct form_measure *measures,
                uint32_t measure_count, struct heads *heads)
{
    enum { LONGEST_HEAD = 120 }; /* bytes, its remark included */
    *heads = (struct heads){.measures = measure_count, .broken = table->broken};
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        const struct row *row = table->rows[r].row;
        if (!is_same_place(row, table->rows[to - 1].row)) {
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
            heads->layered |= label_is(words, "申请人情况") || label_is(words, "法人或其他组织");
            if (label_is(words, "申请人情况") && !heads->grouped) {
                heads->grouped = true;
                heads->group = (struct head){.row = r, .extent = table->rows[r].extents[c]};
            }
            if (measure != UINT32_MAX) {
                heads_add(heads, table, r, c, measure);
            } else if (heads_is_nobodys(words) && !heads_is_known(table, cell->text, words)) {
                heads_add(heads, table, r, c, NOBODY);
            }
        }
    }
    if (heads->known == 0) {
        heads_none(measure_count, heads);
        return;
    }
    heads->whole = !heads->broken && are_whole(heads, measures);
    heads_add_strangers(table, to, labels_right(table, heads), heads);
    heads->last_length = (uint32_t)utf8_length(span_of(measures[measure_count - 1].key));
    heads->others = heads->count > heads->known;
    count_aside(table, heads);
    heads->one_row = true;
    for (uint32_t i = 1; i < heads->count; i++) {
        heads->one_row &= heads->columns[i].row == heads->columns[0].row;
    }
    heads_sort(heads);
    heads_order(heads, table->rows[to - 1].row->kind);
}
