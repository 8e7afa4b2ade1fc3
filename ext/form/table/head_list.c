#include "form/table/head_list.h"

#include "base/label.h"

const struct label *heads_words(struct label_room *room, const struct cell *cell)
{
    struct span head = cell->text;
    const char *start = head.data;
    uint32_t depth = 0;
    bool words = !cell->label || cell->label->size == head.size; /* and nothing else, or none */
    if (words || (!span_contains(head, SPAN("（")) && !span_contains(head, SPAN("(")))) {
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
        bool may = (words->met & ~measures[i].met) == 0;
        if (may && span_contains(span_of(key), label_span(words))) {
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

/* A head of numbers that stand in each line; before all others it stands over those before the labels. */
static bool is_ordinal(const struct label *words)
{
    static const char *const list[] = {"序号", "编号", "代码", "行次"};
    return label_is_any(words, ANY(list));
}

bool heads_is_nobodys(const struct label *words)
{
    static const char *const whole[] = {"小计", "合计"};
    static const char *const pieces[] = {"上年", "去年", "上一年", "同比", "环比", "增幅",
                                         "增长", "增减", "办结率", "占比", "比例", "累计"};
    enum { LONGEST_HEAD = 8 };
    return words->size > 0 && label_length(words) <= LONGEST_HEAD &&
           (label_is_any(words, ANY(whole)) || is_aside(words) || label_has_any(words, ANY(pieces)));
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

bool heads_is_whole(const struct row *row, uint32_t c)
{
    const double apart = 2; /* columns of characters */
    const struct cell *cell = &row->cells[c];
    return row->kind == ROW_GRID ||
           (row->kind == ROW_ALIGNED && !row->measured && (c == 0 || cell->left - cell[-1].right >= apart) &&
            (c + 1 == row->cell_count || cell[1].left - cell->right >= apart));
}

/* Whether the words and those of another head in the row are two pieces of one, 上一年 beside 项目数量, or of two. */
static bool are_pieces(const struct row *row, const struct head *other, const struct label *words)
{
    struct label_room room;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        if (row->cells[c].left == other->extent.left[FRAME_PAGE]) {
            struct span one = label_span(heads_words(&room, &row->cells[c])), two = label_span(words);
            return span_equal(one, two) || (!span_contains(one, two) && !span_contains(two, one));
        }
    }
    return false;
}

/* Whether a head that is nobody's stands above, in the column of a line: what follows below it is printed in that column. In
 * a table just over it: a merged cell that is repeated in each of its rows. */
static bool is_below_nobodys(const struct heads *heads, const struct printed_row *printed, uint32_t c)
{
    const struct extent *extent = &printed->extents[c];
    bool below = false;
    for (uint32_t i = 0; i < heads->count && printed->row->kind != ROW_TEXT; i++) {
        const struct extent *head = &heads->columns[i].extent;
        bool over =
            head->left[FRAME_PAGE] < extent->right[FRAME_PAGE] && extent->left[FRAME_PAGE] < head->right[FRAME_PAGE];
        bool just =
            head->left[FRAME_PAGE] == extent->left[FRAME_PAGE] && head->right[FRAME_PAGE] == extent->right[FRAME_PAGE];
        below |= heads->columns[i].measure == NOBODY && (printed->row->kind == ROW_ALIGNED ? over : just);
    }
    return below;
}

/* Of two whole heads in one row the one of more words is the measure's: 数量 beside 处理决定数量 is nobody's. Of two pieces
 * either may be. */
void heads_add(struct heads *heads, const struct printed_table *table, uint32_t row, uint32_t c, uint32_t measure)
{
    struct label_room room;
    const struct row *printed = table->rows[row].row;
    const struct label *words = heads_words(&room, &printed->cells[c]);
    struct head *other = measure == NOBODY ? NULL : heads_find(heads, measure);
    bool beside = other && other->row == row && heads_is_whole(printed, c);
    if (beside && are_pieces(printed, other, words)) {
        other->doubtful = true;
        return;
    }
    if (heads->count == MOST_COLUMNS || (measure == NOBODY && is_below_nobodys(heads, &table->rows[row], c)) ||
        (other && (!beside || other->length >= label_length(words)))) {
        return;
    }
    heads->known += measure != NOBODY && !other;
    if (other) {
        other->measure = NOBODY;
    }
    heads->columns[heads->count++] =
        (struct head){.measure = measure,
                      .row = row,
                      .extent = table->rows[row].extents[c],
                      .in_yuan = names_yuan(printed->cells[c].text),
                      .length = (uint32_t)label_length(words),
                      .aside = measure == NOBODY && is_aside(words) &&
                               !(is_ordinal(words) && heads->known > 0 && printed->kind == ROW_TEXT)};
}

bool heads_is_known(const struct printed_table *table, const struct label *words)
{
    static const char *const known[] = {"信息内容", "申请人情况", "法人或其他组织", "类别", "事项", "内容"};
    if (words->size == 0 || label_is_any(words, ANY(known))) {
        return words->size > 0;
    }
    const enum form_table of = table->label_count > 0 ? form_lines[table->labels[0].line].table : TABLE_REVIEWS;
    const struct form_measure *asked = NULL; /* which lines after lines have */
    for (uint32_t i = form_ranges[of].first; i < form_ranges[of].end; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->measures != asked && heads_find_measure(words, line->measures, line->measure_count) != UINT32_MAX) {
            return true;
        }
        asked = line->measures;
    }
    return is_neutral(words);
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
