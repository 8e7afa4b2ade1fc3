#include "form/table/columns.h"

struct line {
    const struct printed_table *table;
    struct arena *arena;
    struct figure figures[MOST_FIGURES];
    uint32_t count;
    enum row_kind kind;
    bool measured;
    uint32_t rows;            /* that its figures stand in */
    uint32_t first_row_count; /* figures of its first row */
};

static bool join_text(struct line *line, struct span a, const char *between, struct span b, struct span *joined)
{
    return arena_format(line->arena, joined, "%.*s%s%.*s", (int)a.size, a.data ? a.data : "", between, (int)b.size,
                        b.data ? b.data : "");
}

static double center(const struct figure *figure)
{
    return (figure->left + figure->right) / 2;
}

static bool all_digits(struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
    }
    return text.size > 0;
}

/* Whether a space between these two may be a thousands separator: "1 404". */
static bool may_join(const struct line *line, uint32_t index)
{
    const struct figure *first = &line->figures[index], *second = first + 1;
    bool close = line->kind != ROW_ALIGNED || second->left - first->right < (line->measured ? 6 : 1.5);
    return first->row == second->row && close && all_digits(first->text) && first->text.size <= 3 &&
           first->text.data[0] != '0' && all_digits(second->text) && second->text.size == 3;
}

/* Joined only where a line has more figures than columns, and just as many more as can be joined. */
static bool join_thousands(struct line *line, uint32_t wanted)
{
    uint32_t joints = 0;
    bool one_row = true;
    for (uint32_t i = 0; i + 1 < line->count; i++) {
        joints += may_join(line, i);
        one_row &= line->figures[i].row == line->figures[i + 1].row;
    }
    if (line->kind == ROW_GRID || !one_row || line->count != wanted + joints) {
        return true;
    }
    for (uint32_t i = 0; i + 1 < line->count;) {
        struct figure *first = &line->figures[i], *second = first + 1;
        if (!may_join(line, i)) {
            i++;
            continue;
        }
        if (!join_text(line, first->text, " ", second->text, &first->text)) {
            return false;
        }
        first->right = second->right;
        memmove(second, second + 1, (line->count - i - 2) * sizeof *second);
        line->count--;
    }
    return true;
}

static uint32_t longest_figure(const struct line *line)
{
    size_t longest = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        longest = line->figures[i].text.size > longest ? line->figures[i].text.size : longest;
    }
    return (uint32_t)longest;
}

/* The column of `columns` that the figure stands under; `count`: none, and `at` is where it would be inserted. */
static bool find_column(const struct figure *columns, uint32_t count, const struct figure *figure, double slack,
                        uint32_t *at)
{
    for (*at = 0; *at < count && columns[*at].left < figure->right + slack; (*at)++) {
        if (columns[*at].right > figure->left - slack) {
            return true;
        }
    }
    return false;
}

/* Two lines of figures, not the halves of one: as many below as there are columns, and as long as those above. */
static bool are_lines(const struct line *line, uint32_t wanted)
{
    uint32_t below = line->count - line->first_row_count, shorter = 0;
    size_t above = line->figures[0].text.size;
    for (uint32_t i = line->first_row_count; i < line->count; i++) {
        shorter += line->figures[i].text.size < above;
    }
    return below >= wanted && shorter < below;
}

/* A narrow column prints 20 as 2 over 0. The upper part fills its column, so it is as long as any figure of the line;
 * a shorter one has something else below it, and the line is left as it stands, with too many figures to be read. */
static bool join_stacked(struct line *line, uint32_t row_count, uint32_t wanted)
{
    /* One number below one line may be anything, such as a page's; narrow columns cut more than one. */
    bool lone = line->count == line->first_row_count + 1 && line->table->shared_lines < 2;
    if (row_count < 2 || line->kind != ROW_ALIGNED || lone || are_lines(line, wanted)) {
        return true;
    }
    struct figure columns[MOST_FIGURES];
    uint32_t count = 0, at, longest = longest_figure(line);
    for (uint32_t i = 0; i < line->count; i++) {
        const struct figure *figure = &line->figures[i];
        if (!find_column(columns, count, figure, i < line->first_row_count || line->measured ? 0 : 0.5, &at)) {
            memmove(&columns[at + 1], &columns[at], (count - at) * sizeof *columns);
            columns[at] = *figure;
            count++;
            continue;
        }
        struct span upper = columns[at].text;
        bool remark = upper.size > 0 && span_contains(upper, SPAN("（"));
        if (!remark && (!number_is_piece(upper) || !number_is_piece(figure->text) || upper.size < longest ||
                        upper.data[0] == '0')) {
            return true;
        }
        if (!join_text(line, upper, "\n", figure->text, &columns[at].text)) {
            return false;
        }
    }
    memcpy(line->figures, columns, count * sizeof *columns);
    line->count = count;
    return true;
}

static void put(struct placed *placed, uint32_t column, const struct figure *figure, enum row_kind kind)
{
    placed->text[column] = figure->text;
    placed->row[column] = figure->row;
    placed->column[column] = kind == ROW_GRID ? (uint32_t)figure->left + 1 : 0;
}

static bool place_in_order(const struct line *line, uint32_t from, uint32_t count, struct placed *placed)
{
    for (uint32_t i = 0; i < count && from + i < line->count; i++) {
        put(placed, i, &line->figures[from + i], line->kind);
    }
    return true;
}

/* A table's cells under the head cells, when each printed one stands under exactly one. */
static bool place_under_heads(const struct line *line, const struct columns *heads, struct placed *placed)
{
    for (uint32_t i = 0; i < line->count; i++) {
        const struct figure *figure = &line->figures[i];
        uint32_t under = UINT32_MAX, met = 0;
        for (uint32_t c = 0; c < heads->count; c++) {
            if (figure->left < heads->right[c] && heads->left[c] < figure->right) {
                under = c;
                met++;
            }
        }
        if (figure->text.size == 0) {
            continue;
        }
        if (met != 1 || placed->text[under].size > 0) {
            return false;
        }
        put(placed, under, figure, line->kind);
    }
    return true;
}

/* Cells whose columns only count from the label on, and merged ones may have left a blank before the first. The line is
 * certain where the print fills it from end to end, or where all that is printed is its last column: a total alone. */
static bool place_in_window(const struct line *line, uint32_t count, struct placed *placed)
{
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        if (line->figures[i].text.size > 0) {
            first = first == UINT32_MAX ? i : first;
            last = i;
        }
    }
    if (first == UINT32_MAX) {
        return true;
    }
    while (last - first >= count && line->figures[last].reading == READING_BLANK) {
        last--; /* marks for nothing in columns that only other lines have */
    }
    bool filled = last - first + 1 == count;
    bool total_alone = first == last && last + 1 >= count;
    return (filled || total_alone) && place_in_order(line, last + 1 - count, count, placed);
}

/* Two figures that are printed without a space between them. */
static bool covers_other(const struct figure *figure, const struct columns *columns, uint32_t column)
{
    for (uint32_t c = 0; c < columns->count; c++) {
        double middle = (columns->left[c] + columns->right[c]) / 2;
        if (c != column && figure->left <= middle && middle <= figure->right) {
            return true;
        }
    }
    return false;
}

/* Where characters are counted, lines slide: a column whose figures stand in different places in different lines, by
 * half of the way to the next column, tells nothing. */
static bool slides(const struct columns *columns, uint32_t column)
{
    double middle = columns->left[column] + columns->right[column], nearest = 1e9;
    for (uint32_t c = 0; c < columns->count; c++) {
        double distance = (columns->left[c] + columns->right[c] - middle) / 2;
        distance = distance < 0 ? -distance : distance;
        nearest = c != column && distance < nearest ? distance : nearest;
    }
    return columns->spread[column] >= nearest * 0.45;
}

/* Where characters are counted, the middle of a line with blanks moves by some columns of characters: a figure there must
 * begin, end or be centred just as those of complete lines. */
static bool stands_in(const struct figure *figure, const struct columns *columns, uint32_t column)
{
    if (column == 0 || column + 1 == columns->count) {
        return true;
    }
    double left = figure->left - columns->left[column], right = figure->right - columns->right[column];
    double middle = (left + right) / 2;
    return (left < 0.6 && left > -0.6) || (right < 0.6 && right > -0.6) || (middle < 0.6 && middle > -0.6);
}

/* The column that a figure stands in; UINT32_MAX: none, or it cannot be told. */
static uint32_t find_nearest(const struct line *line, const struct figure *figure, const struct columns *columns)
{
    double at = center(figure), best = 0, second = 0;
    uint32_t nearest = UINT32_MAX;
    for (uint32_t c = 0; c < columns->count; c++) {
        double distance = at - (columns->left[c] + columns->right[c]) / 2;
        distance = distance < 0 ? -distance : distance;
        if (nearest == UINT32_MAX || distance < best) {
            second = nearest == UINT32_MAX ? distance + 1000 : best;
            best = distance;
            nearest = c;
        } else if (distance < second) {
            second = distance;
        }
    }
    if (nearest == UINT32_MAX || best * 10 > (best + second) * 3 || covers_other(figure, columns, nearest) ||
        (!line->measured && (slides(columns, nearest) || !stands_in(figure, columns, nearest)))) {
        return UINT32_MAX;
    }
    return nearest;
}

/* Figures on a page to the nearest columns, order kept. A figure that stands between two columns is nobody's: it must
 * stand within three tenths of the way to the next. Where characters are counted, a line with blanks may have slid to
 * the left as a whole; one that reaches the last column has not. */
static bool place_nearest(const struct line *line, const struct columns *columns, struct placed *placed)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        uint32_t nearest = find_nearest(line, &line->figures[i], columns);
        if (nearest == UINT32_MAX || nearest < next) {
            return false;
        }
        put(placed, nearest, &line->figures[i], line->kind);
        next = nearest + 1;
    }
    return line->measured || next == columns->count || line->count == 0;
}

/* A line put together from several rows stands under complete ones as it should: no piece is another line's. */
static bool stands_under(const struct line *line, const struct columns *columns)
{
    for (uint32_t i = 0; i < line->count && columns_complete(columns) && columns->count == line->count; i++) {
        double at = center(&line->figures[i]), best = 1e9;
        uint32_t nearest = 0;
        for (uint32_t c = 0; c < columns->count; c++) {
            double distance = at - (columns->left[c] + columns->right[c]) / 2;
            distance = distance < 0 ? -distance : distance;
            nearest = distance < best ? c : nearest;
            best = distance < best ? distance : best;
        }
        if (nearest != i) {
            return false;
        }
    }
    return true;
}

/* The middle of a line may slide where its end has not: then at least the total is told. */
static void place_total(const struct line *line, const struct columns *columns, struct placed *placed)
{
    uint32_t total = FORM_MEASURES - 1;
    if (line->kind == ROW_ALIGNED && line->count > 0 && line->first_row_count == line->count &&
        columns->count == FORM_MEASURES && line->count < FORM_MEASURES && columns_complete(columns) &&
        find_nearest(line, &line->figures[line->count - 1], columns) == total) {
        placed->total = true;
        put(placed, total, &line->figures[line->count - 1], line->kind);
    }
}

static bool place(const struct line *line, uint32_t count, const struct columns *heads, const struct columns *nearby,
                  struct placed *placed)
{
    struct placed empty = *placed;
    bool positioned = line->kind == ROW_GRID || line->measured;
    if (positioned && heads->reordered && columns_complete(heads)) {
        return line->kind == ROW_GRID && heads->count == count && place_under_heads(line, heads, placed);
    }
    if (line->count == count) {
        return (line->kind != ROW_ALIGNED || line->rows == 1 || stands_under(line, nearby)) &&
               place_in_order(line, 0, count, placed);
    }
    const struct columns *known[] = {nearby, heads};
    for (int i = 0; i < 2; i++) {
        bool drifting = line->kind == ROW_ALIGNED && known[i] == heads && (!line->measured || heads->reordered);
        if (!columns_complete(known[i]) || known[i]->count != count || drifting) {
            continue;
        }
        if (line->kind == ROW_GRID && place_under_heads(line, known[i], placed)) {
            return true;
        }
        if (line->kind == ROW_ALIGNED && line->count < count) {
            return place_nearest(line, known[i], placed);
        }
        *placed = empty;
    }
    return line->kind == ROW_GRID ? place_in_window(line, count, placed) : line->count == 0;
}

/* A group's label beside the line, one character a row: its 无 is no figure when the line is full without it. */
static void drop_stray_mark(struct line *line, uint32_t count)
{
    if (line->kind != ROW_GRID && line->count == count + 1 && span_equal(line->figures[0].text, SPAN("无"))) {
        memmove(line->figures, line->figures + 1, count * sizeof *line->figures);
        line->count = count;
    }
}

/* Marks for nothing in columns that only other lines of the table have. */
static void drop_last_marks(struct line *line, uint32_t count)
{
    while (line->kind != ROW_GRID && line->count > count && line->figures[line->count - 1].reading == READING_BLANK) {
        line->count--;
    }
}

static bool join_all(struct line *line, struct placed *placed)
{
    struct buffer all = {.arena = line->arena};
    for (uint32_t i = 0; i < line->count; i++) {
        if (line->figures[i].text.size > 0 &&
            ((all.size > 0 && !buffer_add(&all, SPAN(" "))) || !buffer_add(&all, line->figures[i].text))) {
            return false;
        }
    }
    placed->all = buffer_span(&all);
    return true;
}

bool columns_place(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, uint32_t count,
                   const struct columns *heads, const struct columns *nearby, struct placed *placed)
{
    struct line line = {.table = table, .arena = table->document->arena, .kind = ROW_GRID};
    *placed = (struct placed){.readable = true};
    uint32_t used = 0;
    for (uint32_t i = 0; i < row_count; i++) {
        const struct printed_row *printed = &table->rows[rows[i]];
        if (i > 0 && printed->row->kind == ROW_GRID && printed->figures == 0) {
            continue; /* the second line of a label that a table breaks */
        }
        line.kind = printed->row->kind;
        line.measured = printed->row->measured;
        uint32_t room = MOST_FIGURES - line.count;
        uint32_t here = printed_figures(table, rows[i], line.figures + line.count, room);
        line.count += here < room ? here : room;
        line.first_row_count = used == 0 ? line.count : line.first_row_count;
        used++;
    }
    line.rows = used;
    if (!join_stacked(&line, used, count) || !join_thousands(&line, count)) {
        return false;
    }
    drop_stray_mark(&line, count);
    drop_last_marks(&line, count);
    if (!place(&line, count, heads, nearby, placed)) {
        *placed = (struct placed){.readable = false};
        for (uint32_t i = 0; i < MOST_COLUMNS; i++) {
            placed->row[i] = row_count > 0 ? rows[0] : 0;
        }
        place_total(&line, nearby, placed);
        return join_all(&line, placed);
    }
    return true;
}
