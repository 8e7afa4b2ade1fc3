#include "form/table/line_figures.h"

struct line {
    const struct printed_table *table;
    struct arena *arena;
    struct printed_figure *figures; /* room for MOST_FIGURES */
    uint32_t count;
    enum row_kind kind;
    bool measured;
    uint32_t rows;            /* that its figures stand in */
    uint32_t first_row_count; /* figures of its first row */
};

/* Adds the text of a second figure, or of a part of this one. */
static bool join_text(struct line *line, struct printed_figure *figure, const char *between, struct span more)
{
    struct number unused;
    struct span own = figure->text;
    bool joined = arena_format(line->arena, &figure->text, "%.*s%s%.*s", (int)own.size, own.data ? own.data : "",
                               between, (int)more.size, more.data ? more.data : "");
    figure->reading = number_read_any(figure->text, &unused);
    return joined;
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
    const struct printed_figure *first = &line->figures[index], *second = first + 1;
    bool close = line->kind != ROW_ALIGNED || second->left - first->right < (line->measured ? 6 : 1.5);
    return first->row == second->row && close && all_digits(first->text) && first->text.size <= 3 &&
           first->text.data[0] != '0' && all_digits(second->text) && second->text.size == 3;
}

/* Joined only where a line has more figures than columns, and just as many more as can be joined. Where most lines have
 * more, or a head is nobody's, the table has a column of others. */
static bool join_thousands(struct line *line, const struct ruler *ruler)
{
    uint32_t wanted = ruler->count;
    uint32_t joints = 0;
    bool one_row = true;
    bool more = wanted == 0 || ruler->heads->others || (ruler->kind == ROW_TEXT && ruler->surplus > 0) ||
                (ruler->longer > 1 && ruler->longer > ruler->complete);
    if (line->kind == ROW_GRID || line->table->ordinals || more) {
        return true;
    }
    for (uint32_t i = 0; i + 1 < line->count; i++) {
        joints += may_join(line, i);
        one_row &= line->figures[i].row == line->figures[i + 1].row;
    }
    if (!one_row || line->count != wanted + joints) {
        return true;
    }
    for (uint32_t i = 0; i + 1 < line->count;) {
        struct printed_figure *first = &line->figures[i], *second = first + 1;
        if (!may_join(line, i)) {
            i++;
            continue;
        }
        if (!join_text(line, first, " ", second->text)) {
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
static bool find_column(const struct printed_figure *columns, uint32_t count, const struct printed_figure *figure,
                        double slack, uint32_t *at)
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

/* Whether the last row of figures has no words and is the last of its page. */
static bool ends_page(const struct line *line)
{
    const struct document *document = line->table->document;
    const struct printed_row *last = &line->table->rows[line->figures[line->count - 1].row];
    uint32_t next = last->document_row + 1;
    return last->label_end == 0 && (next == document->row_count || document->rows[next].page_start);
}

/* A narrow column prints 20 as 2 over 0. The upper part fills its column, so it is as long as any figure of the line;
 * a shorter one has something else below it, and the line is left as it stands, with too many figures to be read. */
static bool join_stacked(struct line *line, uint32_t row_count, uint32_t wanted)
{
    /* One number below one line may be anything, such as a page's; narrow columns cut more than one. At the foot of a
     * page nobody can tell. */
    bool lone = line->count == line->first_row_count + 1 && (line->table->shared_lines < 2 || ends_page(line));
    if (row_count < 2 || line->kind != ROW_ALIGNED || lone || are_lines(line, wanted)) {
        return true;
    }
    struct printed_figure columns[MOST_FIGURES];
    uint32_t count = 0, at, longest = longest_figure(line);
    for (uint32_t i = 0; i < line->count; i++) {
        const struct printed_figure *figure = &line->figures[i];
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
        if (!join_text(line, &columns[at], "\n", figure->text)) {
            return false;
        }
    }
    memcpy(line->figures, columns, count * sizeof *columns);
    line->count = count;
    return true;
}

/* A group's label beside the line, one character a row: its 无 is no figure when the line is full without it. */
static void drop_stray_mark(struct line *line, uint32_t count)
{
    if (line->kind != ROW_GRID && line->table->rows[line->figures[0].row].owner == UINT32_MAX &&
        line->count == count + 1 && span_equal(line->figures[0].text, SPAN("无"))) {
        memmove(line->figures, line->figures + 1, count * sizeof *line->figures);
        line->count = count;
    }
}

/* Marks for nothing behind the columns that complete lines have: those of columns that only other lines have. Where words
 * stand in no columns, a mark among those that are left may as well be one of them. */
static void drop_last_marks(struct line *line, const struct ruler *ruler, uint32_t count)
{
    uint32_t marks = 0, kept = count < line->count ? count : line->count;
    for (uint32_t i = 0; i < kept; i++) {
        marks += line->kind == ROW_TEXT && line->figures[i].reading == READING_BLANK;
    }
    while ((marks == 0 || marks == kept) && line->kind != ROW_GRID && line->count > count &&
           line->figures[line->count - 1].reading == READING_BLANK &&
           ruler_is_behind(ruler, &line->figures[line->count - 1]) &&
           !ruler_has_head(ruler, &line->figures[line->count - 1])) {
        line->count--;
    }
}

static bool join_all(const struct line *line, struct placed *placed)
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

/* A number of which a part is missing, such as 16,08 or 4, stands in a line whose other figures may be parts too. */
static bool has_part(const struct line *line)
{
    for (uint32_t i = 0; i < line->count && line->kind != ROW_GRID; i++) {
        if (line->figures[i].reading == READING_OTHER && number_is_piece(line->figures[i].text)) {
            return true;
        }
    }
    return false;
}

/* The lower part of a table's row that the end of a page has cut, cell by cell. Where it is no part, the line has
 * figures of two lines and is not read. */
static bool join_cut(struct line *line, const uint32_t *rows, uint32_t row_count, bool *cut)
{
    *cut = line->kind == ROW_GRID && row_count == 2 && line->table->rows[rows[1]].continues;
    uint32_t kept = line->first_row_count;
    for (uint32_t i = line->first_row_count; *cut && i < line->count; i++) {
        struct printed_figure *lower = &line->figures[i], *upper = NULL;
        for (uint32_t k = 0; k < line->first_row_count; k++) {
            bool over = line->figures[k].left < lower->right && lower->left < line->figures[k].right;
            upper = over ? &line->figures[k] : upper;
        }
        if (lower->text.size == 0) {
            continue;
        }
        if (!upper || !number_is_piece(upper->text) || !number_is_piece(lower->text) ||
            lower->text.size > upper->text.size) {
            line->figures[kept++] = *lower; /* too many figures: nobody can tell */
        } else if (!join_text(line, upper, "\n", lower->text)) {
            return false;
        }
    }
    line->count = *cut ? kept : line->count;
    *cut &= kept == line->first_row_count;
    return true;
}

static void collect(struct line *line, const uint32_t *rows, uint32_t row_count)
{
    for (uint32_t i = 0; i < row_count; i++) {
        const struct printed_row *printed = &line->table->rows[rows[i]];
        if (i > 0 && printed->row->kind == ROW_GRID && printed->figures == 0) {
            continue; /* the second line of a label that a table breaks */
        }
        line->kind = printed->row->kind;
        line->measured = printed->row->measured;
        uint32_t room = MOST_FIGURES - line->count;
        uint32_t here = printed_figures(line->table, rows[i], line->figures + line->count, room);
        line->count += here < room ? here : room;
        line->first_row_count = line->rows == 0 ? line->count : line->first_row_count;
        line->rows++;
    }
}

/* Where the line cannot be placed, its last figure may be: its middle may slide where its end has not. */
static bool place_rest(const struct line *line, const struct ruler *ruler, uint32_t first_row, struct placed *placed)
{
    *placed = (struct placed){.readable = false};
    for (uint32_t i = 0; i < ruler->heads->measures; i++) {
        placed->row[i] = first_row;
    }
    const struct printed_figure *last =
        line->first_row_count == line->count ? ruler_find_last(ruler, line->figures, line->count) : NULL;
    uint32_t measure = last ? ruler->heads->order[ruler->count - 1] : NOBODY;
    if (measure != NOBODY) {
        placed->told[measure] = true;
        placed->text[measure] = last->text;
        placed->row[measure] = last->row;
    }
    return join_all(line, placed);
}

/* Whether the text is made of digits, whatever parts them. */
static bool is_figures(struct span text)
{
    bool digits = false;
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        if (!digit && !is_space(c) && c != ',' && c != 0xFF0C && c != '.') {
            return false;
        }
        digits |= digit;
    }
    return digits;
}

/* Figures of two columns in one cell leave a blank beside it that is none. */
static void doubt_neighbours(const struct placing *placing, uint32_t measures, struct placed *placed)
{
    for (uint32_t i = 0; i < measures; i++) {
        const struct printed_figure *figure = placing->figures[i];
        if (!figure || figure->reading != READING_OTHER || !is_figures(figure->text)) {
            continue;
        }
        for (uint32_t k = i > 0 ? i - 1 : 0; k <= i + 1 && k < measures; k++) {
            if (!placing->figures[k] || placing->figures[k]->text.size == 0) {
                placed->text[k] = figure->text;
                placed->row[k] = figure->row;
            }
        }
    }
}

/* A figure wider than its narrow column may be printed before that of the column on its left: in the only line below heads
 * that do not tell, two figures with one space between them, one of which is long, may have changed places. */
static bool doubt_crowded(const struct line *line, const struct ruler *ruler, const struct placing *placing,
                          struct placed *placed)
{
    enum { SEVERAL = 5 };               /* figures that together read as no number */
    const double close = 1.5, wide = 6; /* columns of characters */
    bool crowds = line->kind == ROW_ALIGNED && !ruler->measured && !ruler->told_by_heads && ruler->complete == 1 &&
                  line->count >= SEVERAL;
    bool joined = true;
    for (uint32_t i = 0; crowds && i + 1 < ruler->heads->measures; i++) {
        const struct printed_figure *one = placing->figures[i], *two = placing->figures[i + 1];
        if (one && two && one->row == two->row && two->left > one->right && two->left - one->right < close &&
            (one->right - one->left >= wide || two->right - two->left >= wide)) {
            joined &= placed->all.size > 0 || join_all(line, placed);
            placed->text[i] = placed->text[i + 1] = placed->all;
        }
    }
    return joined;
}

bool line_place(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, const struct ruler *ruler,
                struct placed *placed)
{
    struct printed_figure figures[MOST_FIGURES];
    struct line line = {.table = table, .arena = table->document->arena, .figures = figures, .kind = ROW_GRID};
    struct placing placing;
    bool cut;
    uint32_t wanted = ruler->count > 0 ? ruler->count : ruler->heads->measures;
    collect(&line, rows, row_count);
    if (!join_cut(&line, rows, row_count, &cut) || !join_stacked(&line, line.rows, wanted) ||
        !join_thousands(&line, ruler)) {
        return false;
    }
    drop_stray_mark(&line, wanted);
    drop_last_marks(&line, ruler, wanted);
    bool alone = line.kind != ROW_ALIGNED || line.rows == 1 ||
                 (line.count == ruler->count && ruler_agrees(ruler, line.figures, line.count));
    bool one = line.kind != ROW_GRID || line.rows == 1 || cut;
    if (!alone || !one || has_part(&line) || !ruler_place(table, ruler, line.figures, line.count, &placing)) {
        return place_rest(&line, ruler, row_count > 0 ? rows[0] : 0, placed);
    }
    *placed = (struct placed){.readable = true};
    for (uint32_t i = 0; i < ruler->heads->measures; i++) {
        const struct printed_figure *figure = placing.figures[i];
        placed->row[i] = figure ? figure->row : rows[0];
        placed->absent[i] = placing.absent[i];
        placed->text[i] = figure ? figure->text : (struct span){NULL, 0};
        placed->column[i] = figure && line.kind == ROW_GRID ? (uint32_t)figure->left + 1 : 0;
    }
    doubt_neighbours(&placing, ruler->heads->measures, placed);
    return doubt_crowded(&line, ruler, &placing, placed);
}

struct span lines_figures_text(const struct printed_table *table, const uint32_t *rows, uint32_t row_count)
{
    struct printed_figure figures[MOST_FIGURES];
    struct buffer text = {.arena = table->document->arena};
    for (uint32_t r = 0; r < row_count; r++) {
        uint32_t count = printed_figures(table, rows[r], figures, MOST_FIGURES);
        for (uint32_t i = 0; i < count && i < MOST_FIGURES; i++) {
            buffer_add(&text, text.size == 0 || figures[i].text.size == 0 ? SPAN("") : SPAN(" "));
            buffer_add(&text, figures[i].text);
        }
    }
    return buffer_span(&text); /* cut where memory is refused, which scratch_end tells */
}
