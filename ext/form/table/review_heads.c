#include "form/table/review_heads.h"

#include "base/label.h"
#include "form/table/head_order.h"
#include "form/table/strangers.h"

/* One more head of a result, from left to right among those of its kind; the same head broken over two lines stands
 * where it stood. */
static bool is_same_head(const struct heads *heads, uint32_t result, const struct extent *extent)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        if (head->measure == result && extent->left[FRAME_PAGE] < head->extent.right[FRAME_PAGE] &&
            head->extent.left[FRAME_PAGE] < extent->right[FRAME_PAGE]) {
            return true;
        }
    }
    return false;
}

/* Whether the figures of lines of text whose heads stand in several rows may be told by these: not all results of all routes
 * are printed, or columns of nobody are, and the heads follow each other as the form has them. */
static bool may_tell(const struct heads *heads, uint32_t figures, bool others)
{
    bool may = figures != heads->measures || others;
    for (uint32_t i = 1; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        may &= head->measure == NOBODY || head->measure == head[-1].measure + 1;
    }
    return may;
}

void review_heads_find(const struct printed_table *table, uint32_t from, uint32_t to, uint32_t routes, uint32_t figures,
                       struct heads *heads)
{
    uint32_t met[RESULTS] = {0};
    uint32_t before = RESULTS - 1; /* the result whose words were read last */
    bool others = false, shuffled = false;
    const struct form_line *line = &form_lines[form_find_line(TABLE_REVIEWS, FORM_ANY, "reconsideration")];
    *heads = (struct heads){.measures = routes * RESULTS, .one_row = true};
    for (uint32_t r = from; r < to; r++) {
        const struct row *row = table->rows[r].row;
        bool line_of_figures = table->rows[r].numbers > 0 && table->rows[r].label_end > 0;
        for (uint32_t c = 0; c < row->cell_count && !line_of_figures && heads->count < MOST_COLUMNS; c++) {
            const struct label *label = cell_label(&row->cells[c]);
            struct extent extent = table->rows[r].extents[c];
            uint32_t result =
                label->size > 0 ? heads_find_measure(label, line->measures, line->measure_count) : UINT32_MAX;
            bool told = result != UINT32_MAX && label_is(label, line->measures[result].key);
            shuffled |= told && result <= before && before != RESULTS - 1;
            before = told ? result : before;
            bool remark = label_is(label, "备") || label_is(label, "注") || label_is(label, "备注");
            others |= remark;
            if (result != UINT32_MAX ? !is_same_head(heads, result, &extent) : remark || heads_is_nobodys(label)) {
                heads->columns[heads->count++] = (struct head){.measure = result, .row = r, .extent = extent};
                heads->one_row &= heads->columns[0].row == r;
            }
        }
    }
    const struct printed_row *printed = &table->rows[to];
    for (uint32_t i = 0; i < heads->count; i++) {
        heads->known += heads->columns[i].measure != NOBODY;
    }
    heads_add_strangers(table, to,
                        printed->label_end > 0 ? printed->extents[printed->label_end - 1].right[FRAME_WIDE] : 0, heads);
    heads_sort(heads);
    for (uint32_t i = 0; i < heads->count; i++) {
        uint32_t *measure = &heads->columns[i].measure;
        if (*measure != NOBODY) {
            *measure += RESULTS * met[*measure]++;
        }
        heads->order[heads->order_count++] = *measure;
    }
    /* Where cells may be lost, heads of several rows do not tell the order, nor in text whose lines slide: there figures
     * must stand just as they do. */
    const struct row *last = printed->row;
    bool loose = last->kind == ROW_ALIGNED && !last->measured && !heads->one_row;
    bool whole = loose ? may_tell(heads, figures, others)
                       : heads->one_row || last->measured || (last->kind == ROW_GRID && !last->ragged);
    for (uint32_t i = 0; i < RESULTS; i++) {
        whole &= met[i] == routes;
    }
    heads->known = heads->measures;
    if (!whole) {
        heads_none(routes * RESULTS, heads);
        bool unsure = last->kind != ROW_GRID && (others || (shuffled && last->kind == ROW_TEXT));
        heads->order_count = unsure ? 0 : heads->order_count;
    }
}
