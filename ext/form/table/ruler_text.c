#include "form/table/ruler_text.h"

#include "form/number/decimal.h"

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
    double left = gap(figure->extent->left[frame], place->left),
           right = gap(figure->extent->right[frame], place->right);
    double center = gap(extent_middle(figure->extent, frame), place->center);
    double best = left < right ? left : right;
    return best < center ? best : center;
}

/* Two figures that are printed without a space between them, or one number across two columns. */
static bool covers_other(const struct ruler *ruler, enum frame frame, const struct printed_figure *figure,
                         uint32_t column)
{
    for (uint32_t c = 0; c < ruler->count; c++) {
        double at = center_of(ruler, frame, c);
        if (c != column && figure->extent->left[frame] <= at && at <= figure->extent->right[frame]) {
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
    double at = extent_middle(figure->extent, frame), best = 0, second = 0;
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

/* Spaces between the figures that may part thousands: 1 404. */
static uint32_t count_thousands(const struct printed_figure *figures, uint32_t count)
{
    uint32_t met = 0;
    for (uint32_t i = 1; i < count; i++) {
        struct span one = figures[i - 1].text, two = figures[i].text;
        met += figures[i].row == figures[i - 1].row && two.size == 3 && one.size > 0 && one.size <= 3 &&
               *one.data != '0' && is_digit((unsigned char)*one.data) && is_digit((unsigned char)*two.data);
    }
    return met;
}

bool text_has_surplus(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count)
{
    while (count > ruler->count && figures[count - 1].reading == READING_BLANK) {
        count--; /* marks at the end are those of columns that other lines have */
    }
    return ruler->kind != ROW_GRID && ruler->count > 0 && count > ruler->count &&
           count != ruler->count + count_thousands(figures, count);
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

static double edge_of(const struct extent *extent, enum frame frame, enum edge edge)
{
    return edge == EDGE_LEFT    ? extent->left[frame]
           : edge == EDGE_RIGHT ? extent->right[frame]
                                : extent_middle(extent, frame);
}

/* The head that a figure stands at; NULL: none, or two. Where the middle of a column lies, is rounded. */
static const struct head *find_head(const struct heads *heads, enum frame frame, enum edge edge,
                                    const struct printed_figure *figure)
{
    const double slack = edge == EDGE_MIDDLE ? 0.5 : 0;
    const struct head *at = NULL;
    for (uint32_t k = 0; k < heads->count; k++) {
        double apart = edge_of(&heads->columns[k].extent, frame, edge) - edge_of(figure->extent, frame, edge);
        if (apart >= -slack && apart <= slack) {
            if (at) {
                return NULL;
            }
            at = &heads->columns[k];
        }
    }
    return at;
}

void text_count_heads(const struct heads *heads, const struct printed_figure *figure, uint32_t *met)
{
    for (int frame = 0; frame < FRAMES; frame++) {
        for (int edge = 0; edge < EDGES; edge++) {
            met[frame * EDGES + edge] += find_head(heads, (enum frame)frame, (enum edge)edge, figure) != NULL;
        }
    }
}

/* At heads, in a frame and by an edge: a figure that stands at none, or beside another, makes the line unreadable. */
static bool place_at_heads(const struct ruler *ruler, enum frame frame, enum edge edge,
                           const struct printed_figure *figures, uint32_t count, struct placing *placing)
{
    const struct head *before = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const struct head *at = find_head(ruler->heads, frame, edge, &figures[i]);
        if (!at || at == before || at->doubtful || (at->measure != NOBODY && placing->figures[at->measure])) {
            return false;
        }
        before = at;
        if (at->measure != NOBODY) {
            placing->figures[at->measure] = &figures[i];
        }
    }
    return true;
}

/* In every way in which figures stand at heads; those that place the line must say the same. */
static bool place_by_heads(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                           struct placing *placing)
{
    bool placed = false;
    for (int at = 0; at < STANDS; at++) {
        struct placing tried = {.figures = {NULL}};
        if (!ruler->at_heads[at] ||
            !place_at_heads(ruler, (enum frame)(at / EDGES), (enum edge)(at % EDGES), figures, count, &tried)) {
            continue;
        }
        if (placed && memcmp(placing->figures, tried.figures, sizeof tried.figures) != 0) {
            return false;
        }
        *placing = tried;
        placed = true;
    }
    return placed;
}

/* The head of a column; NULL: it has none. */
static const struct head *head_of(const struct ruler *ruler, uint32_t column)
{
    for (uint32_t k = 0; k < ruler->heads->count; k++) {
        if (ruler->heads->columns[k].measure == ruler->heads->order[column]) {
            return &ruler->heads->columns[k];
        }
    }
    return NULL;
}

/* Whether the figures, as many as there are columns, stand below some of their heads, or slid away from them together: then
 * none of them stands at its own, and few at another by chance. */
static bool are_under_heads(const struct ruler *ruler, uint32_t way, const struct printed_figure *figures)
{
    enum frame frame = (enum frame)(way / EDGES);
    const double slack = 2; /* no two columns stand nearer to each other */
    uint32_t owned = 0, others = 0, apart = 0;
    for (uint32_t i = 0; i < ruler->count; i++) {
        const struct head *own = head_of(ruler, i);
        const struct head *at = find_head(ruler->heads, frame, (enum edge)(way % EDGES), &figures[i]);
        const struct extent *figure = figures[i].extent;
        if (!own) {
            return false;
        }
        owned += at == own;
        others += at && at != own;
        apart += figure->left[frame] - own->extent.right[frame] >= slack ||
                 own->extent.left[frame] - figure->right[frame] >= slack;
    }
    return owned > 0 ? others + apart == 0 : others * 2 < ruler->count;
}

/* How far a figure is from a head; 0: it stands below it. */
static double away_from(const struct extent *head, const struct extent *figure, enum frame frame)
{
    double right = figure->left[frame] - head->right[frame], left = head->left[frame] - figure->right[frame];
    return right > 0 ? right : left > 0 ? left : 0;
}

/* Whether each of the figures, as many as there are columns, is nearer to its own head than to any other. */
static bool are_nearest(const struct ruler *ruler, enum frame frame, const struct printed_figure *figures)
{
    const struct heads *heads = ruler->heads;
    uint32_t column = 0;
    for (uint32_t own = 0; own < heads->count && column < ruler->count; own++) {
        const struct extent *figure = figures[column].extent;
        for (uint32_t k = 0; k < heads->count && !heads->columns[own].aside; k++) {
            if (away_from(&heads->columns[k].extent, figure, frame) <
                away_from(&heads->columns[own].extent, figure, frame)) {
                return false;
            }
        }
        column += !heads->columns[own].aside;
    }
    return column == ruler->count;
}

static bool stand_at_own(const struct ruler *ruler, const struct printed_figure *figures)
{
    return ruler->kind != ROW_ALIGNED || !ruler->heads->whole || are_nearest(ruler, FRAME_PAGE, figures) ||
           are_nearest(ruler, FRAME_WIDE, figures);
}

/* Whether they do in one of the ways in which others stand at heads. */
static bool are_below_heads(const struct ruler *ruler, const struct printed_figure *figures)
{
    bool below = false;
    for (uint32_t way = 0; way < STANDS; way++) {
        below |= ruler->at_heads[way] && are_under_heads(ruler, way, figures);
    }
    return below;
}

bool ruler_has_head(const struct ruler *ruler, const struct printed_figure *figure)
{
    bool met = false;
    for (int way = 0; way < STANDS; way++) {
        met |= ruler->at_heads[way] &&
               find_head(ruler->heads, (enum frame)(way / EDGES), (enum edge)(way % EDGES), figure) != NULL;
    }
    return met;
}

/* The head over a figure of a measured page: heads and figures lie within their columns, so that one over any part of it
 * is its own. UINT32_MAX: none, or two. */
static uint32_t find_head_over(const struct heads *heads, const struct printed_figure *figure)
{
    uint32_t over = UINT32_MAX;
    for (uint32_t k = 0; k < heads->count; k++) {
        const struct extent *head = &heads->columns[k].extent;
        if (head->left[FRAME_PAGE] < figure->right && figure->left < head->right[FRAME_PAGE]) {
            if (over != UINT32_MAX) {
                return UINT32_MAX;
            }
            over = k;
        }
    }
    return over;
}

/* On a measured page figures stand under their heads, or where their middles are. */
static bool place_below_heads(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                              struct placing *placing)
{
    struct ruler heads = *ruler;
    if (!ruler->measured || ruler->heads->known < ruler->heads->measures) {
        return false;
    }
    heads.count = ruler->heads->count;
    for (uint32_t i = 0; i < heads.count; i++) {
        double at = extent_middle(&ruler->heads->columns[i].extent, FRAME_PAGE);
        heads.places[FRAME_PAGE][i] = (struct column_place){{at, at}, {at, at}, {at, at}};
    }
    for (uint32_t i = 0, next = 0; i < count; i++) {
        uint32_t over = find_head_over(ruler->heads, &figures[i]);
        uint32_t column = over != UINT32_MAX ? over : find_nearest(&heads, FRAME_PAGE, &figures[i]);
        if (column == UINT32_MAX || column < next) {
            return false;
        }
        next = column + 1;
        uint32_t measure = ruler->heads->columns[column].measure;
        if (measure != NOBODY) {
            placing->figures[measure] = &figures[i];
        }
    }
    return true;
}

/* Whether a column of nobody's has figures and another may have some, or a 无 of the line may be a remark: which column they
 * are of, cannot be told. */
static bool has_two_kinds(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count)
{
    bool aside = false, counted = false;
    for (uint32_t i = 0; i < count; i++) {
        counted |= span_equal(figures[i].text, SPAN("无"));
    }
    for (uint32_t i = 0; i < ruler->heads->count; i++) {
        const struct head *head = &ruler->heads->columns[i];
        aside |= head->aside;
        counted |= head->measure == NOBODY && !head->aside;
    }
    return aside && counted;
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
    /* Where other lines have more figures than columns, one column has no head, and may have one in this line too. */
    bool headless = ruler->surplus > 0 && ruler->surplus * 4 >= ruler->complete;
    bool unsure = ruler->kind == ROW_TEXT && (headless || has_two_kinds(ruler, figures, count));
    bool whole = ruler->count > 0 && count == ruler->count && !unsure;
    if (ruler->told_by_heads) {
        if (place_by_heads(ruler, figures, count, placing)) {
            return true;
        }
        whole = whole && !others && are_below_heads(ruler, figures);
    }
    if (whole && (!others || (stand_at_own(ruler, figures) && ruler_agrees(ruler, figures, count)))) {
        *placing = (struct placing){.figures = {NULL}};
        for (uint32_t i = 0; i < count; i++) {
            ruler_put(ruler, i, &figures[i], placing);
        }
        return true;
    }
    if (ruler->told_by_heads || (whole && others && !stand_at_own(ruler, figures))) {
        return false;
    }
    if (ruler->kind != ROW_ALIGNED || (ruler->count > 0 && count > ruler->count)) {
        return false;
    }
    if (place_under_lines(ruler, figures, count, placing)) {
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
    double left = figure->extent->left[FRAME_PAGE];
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
    for (uint32_t i = 1; i < count && ruler->kind == ROW_ALIGNED; i++) {
        if (figures[i].row != figures[i - 1].row && figures[i].left < figures[i - 1].right) {
            return false; /* figures of two rows, in no order */
        }
    }
    for (uint32_t i = 0; ruler->complete > 0 && i < count && count == ruler->count; i++) {
        double at = extent_middle(figures[i].extent, FRAME_PAGE), best = 1e9;
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
