/* In which order figures follow each other, as the heads have it. */
#include "form/table/head_order.h"

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
    if (kind == ROW_GRID && heads->uneven && heads->grouped && head->row == heads->group.row) {
        return is_read_before(head, &heads->group) ? SIDE_BEFORE
                                                   : SIDE_BEHIND; /* rows that lost cells cannot be compared */
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
static int find_total(struct heads *heads, enum row_kind kind)
{
    const struct head *total = heads_find(heads, heads->measures - 1), *first = heads_find(heads, 0);
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

/* Whether the heads of 法人或其他组织 are read in another order than the form's. */
static bool is_shuffled(struct heads *heads)
{
    const struct head *before = NULL;
    for (uint32_t i = 1; i + 1 < heads->measures && heads->measures == FORM_MEASURES; i++) {
        const struct head *head = heads_find(heads, i);
        if (head && before && is_read_before(head, before)) {
            return true;
        }
        before = head ? head : before;
    }
    return false;
}

/* In text whose cells are read one after the other, and in heads of two rows, positions do not tell the order. The
 * form's own holds but for a total that is read before the applicants, and for columns of nobody on either side. */
static void order_as_read(struct heads *heads, enum row_kind kind)
{
    uint32_t sides[SIDE_UNKNOWN] = {0}, last = heads->measures - 1;
    int total = find_total(heads, kind);
    if (kind == ROW_TEXT && is_shuffled(heads)) {
        return;
    }
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

/* Heads of text that are read whole: the columns follow as they do, but that the total may be read above the second row of
 * heads, between 自然人 and 商业企业, and columns of nobody beside 申请人情况. False: nobody knows. */
static bool order_text(struct heads *heads)
{
    const struct head *sequence[MOST_COLUMNS], *total = heads_find(heads, heads->measures - 1);
    const struct head *first = heads_find(heads, 0), *second = heads_find(heads, heads->measures > 2 ? 1 : 0);
    bool above = heads->layered && is_read_before(first, total) && is_read_before(total, second);
    uint32_t count = 0, next = 0, behind = 0;
    bool certain = heads->one_row || (heads->measures == FORM_MEASURES && !heads->layered);
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        uint32_t at = count;
        bool before = head->measure == NOBODY && is_read_before(head, first) && is_read_before(head, total);
        bool beside = heads->grouped && before && is_read_before(&heads->group, head);
        behind += beside && !head->aside;
        if (head->aside || beside || (above && head == total)) {
            continue;
        }
        for (; at > 0 && is_read_before(head, sequence[at - 1]); at--) {
            sequence[at] = sequence[at - 1];
        }
        sequence[at] = head;
        count++;
    }
    if (above) {
        sequence[count++] = total;
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct head *head = sequence[i];
        bool between = above && is_read_before(first, head) && is_read_before(head, second) && head != total;
        bool nobodys = head->measure == NOBODY, formal = nobodys || head->measure == next;
        next += !nobodys && head != total;
        bool below = above && nobodys && i + 2 == count;                          /* 上年 may stand under 总计 */
        bool ahead = head == total && i == 0 && heads->measures == FORM_MEASURES; /* 总计 before all others */
        if ((!formal && !ahead && !certain) ||
            (nobodys && (between || (!certain && !heads->layered && i > 0 && i + 1 < count))) || head->doubtful ||
            below) {
            return false;
        }
    }
    for (uint32_t i = 0; i < count + behind; i++) {
        put_order(heads, i < count ? sequence[i]->measure : NOBODY);
    }
    return true;
}

void heads_order(struct heads *heads, enum row_kind kind)
{
    bool all = heads->known == heads->measures;
    for (uint32_t i = 0; i < heads->count && kind == ROW_ALIGNED; i++) {
        if (heads->columns[i].doubtful) {
            return;
        }
    }
    if (kind == ROW_TEXT && all && heads->whole) {
        order_text(heads);
        return;
    }
    if (!all || !(heads->one_row || (heads->spans && !heads->uneven && kind == ROW_GRID))) {
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
