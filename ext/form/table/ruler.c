#include "form/table/heaps.h"
#include "form/table/lost_cells.h"
#include "form/table/row_width.h"
#include "form/table/ruler_text.h"

/* ---- figures ---- */

/* The figures of a row, as many as fit. */
static uint32_t figures_of(const struct printed_table *table, uint32_t row, struct printed_figure *figures)
{
    uint32_t count = printed_figures(table, row, figures, MOST_FIGURES);
    return count < MOST_FIGURES ? count : MOST_FIGURES;
}

static bool is_printed(const struct printed_figure *figure)
{
    return figure->text.size > 0;
}

/* A word, which is a figure of no column that the form has. */
static bool is_word(const struct printed_figure *figure)
{
    return is_printed(figure) && figure->reading == READING_OTHER && !number_is_piece(figure->text);
}

static uint32_t count_printed(const struct printed_figure *figures, uint32_t count)
{
    uint32_t printed = 0;
    for (uint32_t i = 0; i < count; i++) {
        printed += is_printed(&figures[i]);
    }
    return printed;
}

/* What the cells of a table's row are counted from: the edge, the label's end or the row's end. */
static double origin_of(const struct printed_row *printed, int from)
{
    return from == FROM_LABEL ? printed_label_right(printed)
           : from == FROM_END ? printed->row->cells[printed->row->cell_count - 1].right
                              : 0;
}

/* ---- heads of tables ---- */

/* The head over a table's figure; NULL: none, or two. */
static const struct head *head_over(const struct heads *heads, const struct printed_figure *figure)
{
    const struct head *over = NULL;
    for (uint32_t i = 0; i < heads->count && heads->columns[i].extent.left[FRAME_PAGE] < figure->right; i++) {
        if (figure->left < heads->columns[i].extent.right[FRAME_PAGE]) {
            if (over) {
                return NULL;
            }
            over = &heads->columns[i];
        }
    }
    return over;
}

/* Puts a table's figures under their heads. Marks for nothing may stand in columns of other lines. */
static bool place_under_heads(const struct heads *heads, const struct printed_figure *figures, uint32_t count,
                              struct placing *placing)
{
    const struct head *before = NULL;
    *placing = (struct placing){.figures = {NULL}};
    for (uint32_t i = 0; i < count; i++) {
        const struct printed_figure *figure = &figures[i];
        const struct head *head = head_over(heads, figure);
        if (!is_printed(figure) && head && head->measure != NOBODY && !placing->figures[head->measure]) {
            placing->figures[head->measure] = figure;
        }
        if (!is_printed(figure) || (!head && figure->reading != READING_NUMBER)) {
            continue;
        }
        if (!head || head == before) {
            return false;
        }
        before = head;
        if (head->measure != NOBODY) {
            placing->figures[head->measure] = figure;
        }
    }
    for (uint32_t i = 0; i < heads->measures; i++) {
        placing->absent[i] = true;
    }
    for (uint32_t i = 0; i < heads->count; i++) {
        if (heads->columns[i].measure != NOBODY) {
            placing->absent[heads->columns[i].measure] = false;
        }
    }
    return true;
}

/* Whether heads of several rows stand side by side, none over another and no room between them. */
static bool are_side_by_side(const struct heads *heads)
{
    for (uint32_t i = 1; i < heads->count; i++) {
        const struct extent *before = &heads->columns[i - 1].extent, *head = &heads->columns[i].extent;
        if (before->right[FRAME_PAGE] != head->left[FRAME_PAGE]) {
            return false;
        }
    }
    return true;
}

/* Heads tell where figures stand: all of them, or a few above all that is printed. Merged cells that were lost would
 * have shifted those of several rows. */
static bool are_usable(const struct heads *heads, bool ragged)
{
    bool whole = !ragged && !heads->uneven && (heads->known == heads->measures || are_side_by_side(heads));
    return heads->known > 0 && (heads->one_row || whole);
}

/* Whether the figure's row stands as others do: in a table that lost cells, one that does not reach to the last head is
 * shifted, and in one whose cells span others, one whose label ends elsewhere. */
static bool is_in_place(const struct printed_table *table, const struct ruler *ruler,
                        const struct printed_figure *figure)
{
    const struct printed_row *printed = &table->rows[figure->row];
    const struct heads *heads = ruler->heads;
    double end = printed->row->cells[printed->row->cell_count - 1].right;
    return printed->row->ragged ? end >= heads->columns[heads->count - 1].extent.right[FRAME_PAGE]
                                : row_stands_with_heads(table, figure->row, ruler);
}

/* ---- learning ---- */

static void note_cells(const struct printed_row *printed, const struct printed_figure *figures, uint32_t count,
                       struct ruler *ruler)
{
    for (int from = 0; from < COUNTS; from++) {
        double origin = origin_of(printed, from);
        for (uint32_t i = 0, column = 0; i < count && ruler->counts[from]; i++) {
            double *cell = &ruler->cell[from][column], at = figures[i].left - origin;
            if (is_printed(&figures[i])) {
                ruler->counts[from] = ruler->complete == 0 || *cell == at;
                *cell = at;
                column++;
            }
        }
    }
}

static void widen(double range[2], double value, bool first)
{
    range[0] = first || value < range[0] ? value : range[0];
    range[1] = first || value > range[1] ? value : range[1];
}

static void note_places(const struct printed_figure *figures, struct ruler *ruler)
{
    for (int frame = 0; frame < FRAMES; frame++) {
        for (uint32_t i = 0; i < ruler->count; i++) {
            struct column_place *place = &ruler->places[frame][i];
            const struct extent *extent = figures[i].extent;
            widen(place->left, extent->left[frame], ruler->complete == 0);
            widen(place->right, extent->right[frame], ruler->complete == 0);
            widen(place->center, extent_middle(extent, (enum frame)frame), ruler->complete == 0);
        }
    }
}

static void learn_line(const struct printed_row *printed, const struct printed_figure *figures, uint32_t count,
                       struct ruler *ruler)
{
    if (ruler->count > 0 && count_printed(figures, count) == ruler->count) {
        if (ruler->kind == ROW_GRID) {
            note_cells(printed, figures, count, ruler);
        } else {
            note_places(figures, ruler);
        }
        ruler->complete++;
    }
    ruler->even &= count == ruler->count;
    ruler->longer += ruler->count > 0 && count > ruler->count;
    ruler->surplus += text_has_surplus(ruler, figures, count);
    ruler->blank_ends |= count > 0 && !is_printed(&figures[count - 1]);
    ruler->under_heads = ruler->under_heads && ruler->kind == ROW_GRID &&
                         are_usable(ruler->heads, printed->row->ragged) &&
                         place_under_heads(ruler->heads, figures, count, &(struct placing){0});
}

/* Counts, for each frame, the lines with blanks whose figures all stand in columns. */
static void count_fit(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count, uint32_t *fit)
{
    uint32_t columns[MOST_FIGURES];
    for (int frame = 0; frame < FRAMES && ruler->complete > 0 && count < ruler->count; frame++) {
        fit[frame] += text_find_columns(ruler, (enum frame)frame, figures, count, columns) == count;
    }
}

/* Complete lines agree in the frame that is right, and the others fit them in it. */
static void choose_frame(struct ruler *ruler, const uint32_t *fit)
{
    double page = text_spread(ruler, FRAME_PAGE), wide = text_spread(ruler, FRAME_WIDE);
    bool near = page - wide < 1 && wide - page < 1;
    ruler->asked[FRAME_PAGE] = ruler->measured || (near ? fit[FRAME_PAGE] >= fit[FRAME_WIDE] : page < wide);
    ruler->asked[FRAME_WIDE] = !ruler->measured && (near ? fit[FRAME_WIDE] >= fit[FRAME_PAGE] : wide < page);
}

/* A line of several figures that fits no column: its middle slides, and so may that of others. */
static void test_drift(const struct printed_figure *figures, uint32_t count, struct ruler *ruler)
{
    uint32_t columns[MOST_FIGURES];
    enum frame frame = ruler->asked[FRAME_PAGE] ? FRAME_PAGE : FRAME_WIDE;
    ruler->drifts |= !ruler->measured && ruler->complete > 0 && count > 1 && count < ruler->count &&
                     text_find_columns(ruler, frame, figures, count, columns) < count;
}

/* Where no line is complete, all lines of a measured page together may show every column. */
static void learn_heaps(const struct printed_table *table, const uint32_t *rows, uint32_t row_count,
                        struct ruler *ruler)
{
    enum { MOST = 600 };
    double centers[MOST], heaps[MOST_COLUMNS];
    uint32_t used = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        struct printed_figure figures[MOST_FIGURES];
        uint32_t count = printed_figures(table, rows[i], figures, MOST_FIGURES);
        for (uint32_t k = 0; k < count && k < MOST_FIGURES && used < MOST; k++) {
            centers[used++] = extent_middle(figures[k].extent, FRAME_PAGE);
        }
    }
    if (heaps_find(centers, used, ruler->count, heaps)) {
        for (uint32_t c = 0; c < ruler->count; c++) {
            double at = heaps[c];
            ruler->places[FRAME_PAGE][c] = (struct column_place){{at, at}, {at, at}, {at, at}};
        }
        ruler->complete = 1;
        ruler->asked[FRAME_PAGE] = true;
        ruler->asked[FRAME_WIDE] = false;
    }
}

/* Counts the figures of all lines that stand at heads. A few may do so by chance, and not all must: some stand under
 * words that nobody knows. */
static void learn_heads(const struct printed_table *table, const uint32_t *rows, uint32_t row_count,
                        struct ruler *ruler)
{
    enum { FEW = 4 };
    uint32_t met[STANDS] = {0}, figure_count = 0, most = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        struct printed_figure figures[MOST_FIGURES];
        uint32_t count = figures_of(table, rows[i], figures);
        figure_count += count;
        for (uint32_t k = 0; k < count; k++) {
            text_count_heads(ruler->heads, &figures[k], met);
        }
    }
    for (int at = 0; at < STANDS; at++) {
        most = met[at] > most ? met[at] : most;
    }
    bool told = figure_count >= FEW && most * 4 >= figure_count * 3 && ruler->heads->measures > 1 &&
                ruler->heads->known == ruler->heads->measures;
    for (int at = 0; at < STANDS; at++) {
        ruler->at_heads[at] = told && met[at] == most;
        ruler->told_by_heads |= ruler->at_heads[at];
    }
}

static void learn_text(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, struct ruler *ruler)
{
    uint32_t fit[FRAMES] = {0};
    struct printed_figure figures[MOST_FIGURES];
    for (uint32_t i = 0; i < row_count; i++) {
        count_fit(ruler, figures, figures_of(table, rows[i], figures), fit);
    }
    choose_frame(ruler, fit);
    for (uint32_t i = 0; i < row_count; i++) {
        test_drift(figures, figures_of(table, rows[i], figures), ruler);
    }
    if (ruler->complete == 0 && ruler->measured) {
        learn_heaps(table, rows, row_count, ruler);
    }
    if (!ruler->measured) {
        learn_heads(table, rows, row_count, ruler);
    }
}

/* Where the labels of a table end before the figures. */
static void learn_labels(const struct printed_table *table, const uint32_t *rows, uint32_t row_count,
                         struct ruler *ruler)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        uint32_t alike = 0;
        const struct printed_row *printed = &table->rows[rows[i]];
        bool before = i > 0 && printed_label_right(printed) == printed_label_right(&table->rows[rows[i - 1]]);
        for (uint32_t k = 0; k < row_count && !before; k++) {
            alike += printed_label_right(&table->rows[rows[k]]) == printed_label_right(printed);
        }
        ruler->label_right = alike > best ? printed_label_right(printed) : ruler->label_right;
        best = alike > best ? alike : best;
    }
    ruler->straight = ruler->heads->spans && best * 4 >= row_count * 3;
    /* Cells of a column without figures stand among the others, or do not. */
    for (uint32_t i = 0; i < ruler->heads->count; i++) {
        const struct head *head = &ruler->heads->columns[i];
        ruler->aside |= head->aside && head->extent.left[FRAME_PAGE] >= printed_label_right(&table->rows[rows[0]]);
    }
    row_width_learn(table, rows, row_count, ruler);
    ruler->shifts = !ruler->aside && ruler->count > 0 && table->rows[rows[0]].row->place.page == 0;
}

void ruler_learn(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, const struct heads *heads,
                 struct ruler *ruler)
{
    const struct row *first = table->rows[rows[0]].row;
    *ruler = (struct ruler){.heads = heads,
                            .count = heads->order_count,
                            .kind = first->kind,
                            .measured = first->measured,
                            .under_heads = true,
                            .even = true,
                            .counts = {true, true, true}};
    for (uint32_t i = 0; i < row_count; i++) {
        struct printed_figure figures[MOST_FIGURES];
        learn_line(&table->rows[rows[i]], figures, figures_of(table, rows[i], figures), ruler);
    }
    switch (ruler->kind) {
    case ROW_GRID:
        learn_labels(table, rows, row_count, ruler);
        break;
    case ROW_ALIGNED:
        learn_text(table, rows, row_count, ruler);
        break;
    case ROW_TEXT: /* figures follow each other, and no more is known */
        break;
    }
}

/* ---- lines of tables ---- */

/* By the cells of complete lines, counted in every way in which these agree; all must say the same. */
static bool place_by_cells(const struct printed_table *table, const struct ruler *ruler,
                           const struct printed_figure *figures, uint32_t count, struct placing *placing)
{
    bool placed = false;
    for (int from = 0; from < COUNTS; from++) {
        struct placing here = {.figures = {NULL}};
        for (uint32_t i = 0; ruler->counts[from] && i < count; i++) {
            double cell = figures[i].left - origin_of(&table->rows[figures[i].row], from);
            uint32_t column = 0;
            while (column < ruler->count && ruler->cell[from][column] != cell) {
                column++;
            }
            if (!is_printed(&figures[i]) || (column == ruler->count && figures[i].reading != READING_NUMBER)) {
                continue;
            }
            if (column == ruler->count || (column + 1 < ruler->count &&
                                           ruler->cell[from][column + 1] < cell + figures[i].right - figures[i].left)) {
                return false; /* in no column, or in two */
            }
            ruler_put(ruler, column, &figures[i], &here);
        }
        if (!ruler->counts[from]) {
            continue;
        }
        if (placed && memcmp(here.figures, placing->figures, sizeof here.figures) != 0) {
            return false;
        }
        *placing = here;
        placed = true;
    }
    return placed;
}

static void place_in_order(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count, bool blanks,
                           struct placing *placing)
{
    for (uint32_t i = 0, column = 0; i < count && column < ruler->count; i++) {
        if (blanks || is_printed(&figures[i])) {
            ruler_put(ruler, column, &figures[i], placing);
        }
        column += blanks || is_printed(&figures[i]);
    }
}

/* In a table that lost cells: all of them, or by how far its rows are shifted. In a row with fewer cells than there are
 * columns, blank ones were lost too. `lost`: NULL where words stand among the figures. */
static bool place_shifted(const struct printed_table *table, const struct ruler *ruler,
                          const struct printed_figure *figures, uint32_t count, const struct lost_cells *lost,
                          struct placing *placing)
{
    if (count_printed(figures, count) == ruler->count) {
        place_in_order(ruler, figures, count, false, placing);
        return true;
    }
    uint32_t gap = lost ? lost_cells_gap(table, figures[0].row, ruler->count, lost) : UINT32_MAX;
    if (gap == UINT32_MAX || count < gap + ruler->count) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        double column = figures[i].left - printed_label_right(&table->rows[figures[i].row]) - gap;
        if (column >= 0 && column < ruler->count) {
            ruler_put(ruler, (uint32_t)column, &figures[i], placing);
        }
    }
    return true;
}

/* Whether a figure stands under a doubtful head, and under no other. */
static bool are_doubtful(const struct heads *heads, const struct printed_figure *figures, uint32_t count)
{
    bool any = false;
    for (uint32_t i = 0; i < heads->count; i++) {
        any |= heads->columns[i].doubtful;
    }
    for (uint32_t i = 0; i < count && any; i++) {
        const struct head *head = is_printed(&figures[i]) ? head_over(heads, &figures[i]) : NULL;
        if (head && head->doubtful) {
            return true;
        }
    }
    return false;
}

static bool place_cells(const struct printed_table *table, const struct ruler *ruler,
                        const struct printed_figure *figures, uint32_t count, struct placing *placing)
{
    uint32_t printed = count_printed(figures, count);
    bool differs = count > 0 && row_width_differs(table, figures[0].row, ruler);
    if (printed == 0) {
        bool blank = !differs || count >= ruler->count;
        return blank && (!ruler->under_heads || place_under_heads(ruler->heads, figures, count, placing));
    }
    if (row_repeats_figure(ruler, figures, count)) {
        placing->figures[0] = &figures[0];
        return true;
    }
    if (are_doubtful(ruler->heads, figures, count)) {
        return false;
    }
    bool words = false; /* they may be pieces of a label, or those of figures that were run together */
    for (uint32_t i = 0; i < count && !ruler->heads->others; i++) {
        words |= is_word(&figures[i]);
    }
    /* As many cells as there are columns: all of them, where none was left out or added at the end of a line. */
    bool ragged = table->rows[figures[0].row].row->ragged;
    bool whole =
        ruler->even || ruler->width == ruler->count || (ragged && (ruler->blank_ends || is_printed(&figures[0])));
    bool exact = count == ruler->count && !words && whole && !row_label_spans(ruler, &figures[0]);
    uint32_t first = 0, last = count;
    while (!is_printed(&figures[first])) {
        first++;
    }
    while (!is_printed(&figures[last - 1])) {
        last--;
    }
    if (differs) { /* from what others have: one figure for each column, and blank cells behind them, are all of them */
        bool all = printed == ruler->count && last == printed;
        place_in_order(ruler, figures, count, !all, placing);
        return !words && (all || count == ruler->count);
    }
    struct lost_cells lost = {.any = false};
    if (ruler->shifts && !exact) {
        lost = lost_cells_of(table, figures[0].row, ruler->count);
    }
    const struct lost_cells *sure = words ? NULL : &lost;
    if (lost.any && !(ruler->straight && is_in_place(table, ruler, &figures[0]))) {
        return place_shifted(table, ruler, figures, count, sure, placing);
    }
    if (ruler->under_heads && is_in_place(table, ruler, &figures[0]) &&
        place_under_heads(ruler->heads, figures, count, placing)) {
        return true;
    }
    *placing = (struct placing){.figures = {NULL}};
    if (ruler->count == 0) {
        return false;
    }
    /* With a blank among them, and one beyond the heads, they are those of another column too. */
    const struct heads *heads = ruler->heads;
    bool beyond = last - first > printed && are_usable(heads, false) && heads->known == heads->measures &&
                  figures[last - 1].left >= heads->columns[heads->count - 1].extent.right[FRAME_PAGE];
    bool others = ruler->aside && count > ruler->count; /* 无 under 备注 is one of the printed */
    if ((printed == ruler->count && !beyond && !others) || exact) {
        place_in_order(ruler, figures, count, printed < ruler->count, placing);
        return true;
    }
    if (ruler->complete > 0 && place_by_cells(table, ruler, figures, count, placing)) {
        return true;
    }
    *placing = (struct placing){.figures = {NULL}};
    return lost.stepped && place_shifted(table, ruler, figures, count, sure, placing);
}

bool ruler_place(const struct printed_table *table, const struct ruler *ruler, const struct printed_figure *figures,
                 uint32_t count, struct placing *placing)
{
    *placing = (struct placing){.figures = {NULL}};
    return ruler->kind == ROW_GRID ? place_cells(table, ruler, figures, count, placing)
                                   : text_place(ruler, figures, count, placing);
}
