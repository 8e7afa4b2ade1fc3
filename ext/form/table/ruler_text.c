#include "form/table/ruler_text.h"

double extent_middle(const struct extent *extent, enum frame frame)
{
    return (extent->left[frame] + extent->right[frame]) / 2;
}

void ruler_put(const struct ruler *ruler, uint32_t column, const struct printed_figure *figure, struct placing *placing)
{
    uint32_t measure = ruler->heads->order[column];
    if (measure != NOBODY) {
        placing->figures[measure] = figure;
    }
}

static double center_of(const struct ruler *ruler, enum frame frame, uint32_t column)
{
    const struct column_place *place = &ruler->places[frame][column];
    return (place->center[0] + place->center[1]) / 2;
}

static double gap(double value, const double range[2])
{
    return value < range[0] ? range[0] - value : value > range[1] ? value - range[1] : 0;
}

/* How far a figure is from where those of a column begin, end or have their middle, whichever is nearest. */
static double distance(const struct ruler *ruler, enum frame frame, const struct printed_figure *figure,
                       uint32_t column)
{
    const struct column_place *place = &ruler->places[frame][column];
    double left = gap(figure->extent.left[frame], place->left), right = gap(figure->extent.right[frame], place->right);
    double center = gap(extent_middle(&figure->extent, frame), place->center);
    double best = left < right ? left : right;
    return best < center ? best : center;
}

/* Two figures that are printed without a space between them, or one number across two columns. */
static bool covers_other(const struct ruler *ruler, enum frame frame, const struct printed_figure *figure,
                         uint32_t column)
{
    for (uint32_t c = 0; c < ruler->count; c++) {
        double at = center_of(ruler, frame, c);
        if (c != column && figure->extent.left[frame] <= at && at <= figure->extent.right[frame]) {
            return true;
        }
    }
    return false;
}

/* Where characters are counted, lines slide: a column whose figures stand in different places in different lines, by
 * half of the way to the next column, tells nothing. */
static bool slides(const struct ruler *ruler, enum frame frame, uint32_t column)
{
    double at = center_of(ruler, frame, column), nearest = 1e9;
    for (uint32_t c = 0; c < ruler->count; c++) {
        double away = center_of(ruler, frame, c) - at;
        away = away < 0 ? -away : away;
        nearest = c != column && away < nearest ? away : nearest;
    }
    const struct column_place *place = &ruler->places[frame][column];
    return place->center[1] - place->center[0] >= nearest * 0.45;
}

/* The column whose middle is nearest to that of a figure, within three tenths of the way to the next; UINT32_MAX: none. */
static uint32_t find_nearest(const struct ruler *ruler, enum frame frame, const struct printed_figure *figure)
{
    double at = extent_middle(&figure->extent, frame), best = 0, second = 0;
    uint32_t nearest = UINT32_MAX;
    for (uint32_t c = 0; c < ruler->count; c++) {
        double away = at - center_of(ruler, frame, c);
        away = away < 0 ? -away : away;
        if (nearest == UINT32_MAX || away < best) {
            second = nearest == UINT32_MAX ? away + 1000 : best;
            best = away;
            nearest = c;
        } else if (away < second) {
            second = away;
        }
    }
    bool near = nearest != UINT32_MAX && best * 10 <= (best + second) * 3;
    return near && !covers_other(ruler, frame, figure, nearest) ? nearest : UINT32_MAX;
}

/* The column that a figure stands in; UINT32_MAX: none, or it cannot be told. Where characters are counted, the middle of a line
 * with blanks moves by some columns of characters: a figure there must begin, end or be centred just as those of complete
 * lines. */
static uint32_t find_column(const struct ruler *ruler, enum frame frame, const struct printed_figure *figure)
{
    uint32_t nearest = find_nearest(ruler, frame, figure);
    if (nearest == UINT32_MAX || ruler->measured) {
        return nearest;
    }
    bool edge = nearest == 0 || nearest + 1 == ruler->count;
    bool told =
        !slides(ruler, frame, nearest) && (edge || (!ruler->drifts && distance(ruler, frame, figure, nearest) < 0.6));
    return told ? nearest : UINT32_MAX;
}

uint32_t text_find_columns(const struct ruler *ruler, enum frame frame, const struct printed_figure *figures,
                           uint32_t count, uint32_t *columns)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        columns[i] = find_column(ruler, frame, &figures[i]);
        if (columns[i] == UINT32_MAX || columns[i] < next) {
            return i;
        }
        next = columns[i] + 1;
    }
    return count;
}

double text_spread(const struct ruler *ruler, enum frame frame)
{
    double sum = 0;
    for (uint32_t c = 0; c < ruler->count; c++) {
        const struct column_place *place = &ruler->places[frame][c];
        double left = place->left[1] - place->left[0], right = place->right[1] - place->right[0];
        double center = place->center[1] - place->center[0], best = left < right ? left : right;
        sum += best < center ? best : center;
    }
    return sum;
}

/* Under complete lines. A line with blanks at its end may have slid to the left as a whole. */
static bool place_under_lines(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                              struct placing *placing)
{
    uint32_t columns[FRAMES][MOST_FIGURES];
    uint32_t told = ruler->asked[FRAME_PAGE] ? FRAME_PAGE : FRAME_WIDE;
    if (ruler->complete == 0) {
        return false;
    }
    for (uint32_t frame = 0; frame < FRAMES; frame++) {
        if (ruler->asked[frame] &&
            (text_find_columns(ruler, (enum frame)frame, figures, count, columns[frame]) < count ||
             memcmp(columns[frame], columns[told], count * sizeof **columns) != 0)) {
            return false;
        }
    }
    if (!ruler->measured && count > 0 && columns[told][count - 1] + 1 != ruler->count) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        ruler_put(ruler, columns[told][i], &figures[i], placing);
    }
    return true;
}

/* In every column but the last, which is nobody's: with a blank among them they would stand under others. */
static bool place_but_last(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                           struct placing *placing)
{
    if (ruler->complete == 0 || count + 1 != ruler->count || ruler->heads->order[count] != NOBODY) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t frame = 0; frame < FRAMES; frame++) {
            if (ruler->asked[frame] && find_nearest(ruler, (enum frame)frame, &figures[i]) != i) {
                return false;
            }
        }
        ruler_put(ruler, i, &figures[i], placing);
    }
    return true;
}

/* At the edges of heads, where all figures of all lines stand so. */
static bool place_at_heads(const struct ruler *ruler, enum frame frame, const struct printed_figure *figures,
                           uint32_t count, struct placing *placing)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct head *at = NULL;
        for (uint32_t k = 0; k < ruler->heads->count; k++) {
            const struct extent *head = &ruler->heads->columns[k].extent, *figure = &figures[i].extent;
            if (figure->right[frame] == head->right[frame] || figure->left[frame] == head->left[frame]) {
                if (at) {
                    return false;
                }
                at = &ruler->heads->columns[k];
            }
        }
        if (!at) {
            return false;
        }
        if (at->measure != NOBODY) {
            placing->figures[at->measure] = &figures[i];
        }
    }
    return true;
}

/* On a measured page figures stand in the middle under their heads. */
static bool place_below_heads(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                              struct placing *placing)
{
    struct ruler heads = *ruler;
    uint32_t columns[MOST_FIGURES];
    if (!ruler->measured || ruler->heads->known < ruler->heads->measures) {
        return false;
    }
    heads.count = ruler->heads->count;
    for (uint32_t i = 0; i < heads.count; i++) {
        double at = extent_middle(&ruler->heads->columns[i].extent, FRAME_PAGE);
        heads.places[FRAME_PAGE][i] = (struct column_place){{at, at}, {at, at}, {at, at}};
    }
    if (text_find_columns(&heads, FRAME_PAGE, figures, count, columns) < count) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t measure = ruler->heads->columns[columns[i]].measure;
        if (measure != NOBODY) {
            placing->figures[measure] = &figures[i];
        }
    }
    return true;
}

bool text_place(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                struct placing *placing)
{
    if (count == 0) {
        return true;
    }
    bool others = false; /* columns whose figures, if they have any, may stand among these */
    for (uint32_t i = 0; i < ruler->heads->count; i++) {
        others |= ruler->heads->columns[i].measure == NOBODY && ruler->kind == ROW_ALIGNED;
    }
    if (ruler->count > 0 && count == ruler->count && (!others || ruler_agrees(ruler, figures, count))) {
        for (uint32_t i = 0; i < count; i++) {
            ruler_put(ruler, i, &figures[i], placing);
        }
        return true;
    }
    if (ruler->kind != ROW_ALIGNED || (ruler->count > 0 && count > ruler->count)) {
        return false;
    }
    bool placed = false;
    for (int frame = 0; frame < FRAMES; frame++) {
        struct placing tried = {.figures = {NULL}};
        if (!ruler->heads_exact[frame] || !place_at_heads(ruler, (enum frame)frame, figures, count, &tried)) {
            continue;
        }
        if (placed && memcmp(placing->figures, tried.figures, sizeof tried.figures) != 0) {
            return false;
        }
        *placing = tried;
        placed = true;
    }
    if (placed) {
        return true;
    }
    *placing = (struct placing){.figures = {NULL}};
    if (place_under_lines(ruler, figures, count, placing)) {
        return true;
    }
    *placing = (struct placing){.figures = {NULL}};
    if (place_but_last(ruler, figures, count, placing)) {
        return true;
    }
    *placing = (struct placing){.figures = {NULL}};
    return ruler->complete == 0 && place_below_heads(ruler, figures, count, placing);
}

const struct printed_figure *ruler_find_last(const struct ruler *ruler, const struct printed_figure *figures,
                                             uint32_t count)
{
    if (ruler->kind != ROW_ALIGNED || ruler->complete == 0 || count == 0 || count >= ruler->count) {
        return NULL;
    }
    bool last = find_column(ruler, FRAME_PAGE, &figures[count - 1]) + 1 == ruler->count;
    return last ? &figures[count - 1] : NULL;
}

bool ruler_is_behind(const struct ruler *ruler, const struct printed_figure *figure)
{
    const struct heads *heads = ruler->heads;
    double left = figure->extent.left[FRAME_PAGE];
    if (ruler->kind != ROW_ALIGNED) {
        return true;
    }
    if (ruler->complete > 0) {
        return left > ruler->places[FRAME_PAGE][ruler->count - 1].right[1];
    }
    return heads->count > 0 ? left >= heads->columns[heads->count - 1].extent.right[FRAME_PAGE] : heads->measures < 3;
}

bool ruler_agrees(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count)
{
    for (uint32_t i = 0; ruler->complete > 0 && i < count && count == ruler->count; i++) {
        double at = extent_middle(&figures[i].extent, FRAME_PAGE), best = 1e9;
        uint32_t nearest = 0;
        for (uint32_t c = 0; c < ruler->count; c++) {
            double away = at - center_of(ruler, FRAME_PAGE, c);
            away = away < 0 ? -away : away;
            nearest = away < best ? c : nearest;
            best = away < best ? away : best;
        }
        if (nearest != i) {
            return false;
        }
    }
    return true;
}
