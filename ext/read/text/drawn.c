/* Tables drawn with characters: box drawing, as w3m and database shells print them, or + - and |, as grid tables are.
 * Columns are told by the display width of characters, where East Asian ones take two, and cells span what no border parts. */
#include "read/text/layouts.h"

#include "base/limits.h"

uint32_t display_width(uint32_t c)
{
    bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
                (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/* ---- characters of borders --------------------------------------------------------------------------------------- */

static bool is_vertical(uint32_t c)
{
    return c == '|' || c == 0x2502 || c == 0x2503 || c == 0x2551;
}

static bool is_horizontal(uint32_t c)
{
    return c == '-' || c == '=' || c == 0x2500 || c == 0x2501 || c == 0x2550;
}

static bool is_junction(uint32_t c)
{
    return c == '+' || (c >= 0x250C && c <= 0x254B) || (c >= 0x2552 && c <= 0x2570);
}

/* Whether borders stand at both ends of the line; `rule`: and nothing but borders in it. */
static bool is_drawn(struct span line, bool *rule)
{
    line = span_trim(line);
    uint32_t first = line.size > 0 ? utf8_next(&line) : 0, last = first;
    *rule = false;
    if (!is_vertical(first) && !is_junction(first)) {
        return false; /* as most lines */
    }
    *rule = true;
    while (line.size > 0) {
        last = utf8_next(&line);
        *rule &= is_horizontal(last) || is_junction(last);
    }
    *rule &= is_junction(first) && is_junction(last);
    return is_vertical(last) || is_junction(last);
}

static size_t drawn_find(const struct text_lines *lines, size_t first)
{
    enum { FEWEST_LINES = 3 };
    size_t end = first;
    bool rule;
    if (!is_drawn(lines->items[first].text, &rule) || !rule) {
        return first;
    }
    while (end < lines->count && is_drawn(lines->items[end].text, &rule)) {
        end++;
    }
    return end - first >= FEWEST_LINES ? end : first;
}

/* ---- the columns of the drawing ---------------------------------------------------------------------------------- */

struct drawn_character {
    uint32_t code_point, column;
    const char *at;
    size_t size;
};

struct drawn_line {
    struct drawn_character *items;
    size_t count;
};

static uint32_t width_of(uint32_t code_point, bool counted)
{
    return counted ? 1 : display_width(code_point);
}

/* Lines that do not end where the first of them does. */
static size_t count_uneven(const struct text_lines *lines, size_t first, size_t end, bool counted)
{
    size_t uneven = 0;
    uint32_t wanted = 0;
    for (size_t i = first; i < end; i++) {
        uint32_t width = 0;
        for (struct span rest = lines->items[i].text; rest.size > 0;) {
            width += width_of(utf8_next(&rest), counted);
        }
        wanted = i == first ? width : wanted;
        uneven += width != wanted;
    }
    return uneven;
}

/* `counted`: who drew it took ideographs to be as wide as other characters. */
static bool measure_line(struct arena *arena, struct span text, bool counted, struct drawn_line *line)
{
    uint32_t column = 0;
    line->count = 0;
    line->items = arena_allocate_array(arena, utf8_length(text) + 1, sizeof *line->items);
    while (line->items && text.size > 0) {
        struct drawn_character *item = &line->items[line->count++];
        item->at = text.data;
        item->code_point = utf8_next(&text);
        item->size = (size_t)(text.data - item->at);
        item->column = column;
        column += width_of(item->code_point, counted);
    }
    return line->items != NULL;
}

/* Columns of the terminal at which vertical borders stand, rising. */
struct borders {
    uint32_t at[LIMIT_GRID_COLUMNS + 1];
    uint32_t count;
};

static bool add_border(struct borders *borders, uint32_t column)
{
    uint32_t i = 0;
    while (i < borders->count && borders->at[i] < column) {
        i++;
    }
    if (i < borders->count && borders->at[i] == column) {
        return true;
    }
    if (borders->count > LIMIT_GRID_COLUMNS) {
        return false;
    }
    memmove(&borders->at[i + 1], &borders->at[i], (borders->count - i) * sizeof *borders->at);
    borders->at[i] = column;
    borders->count++;
    return true;
}

/* A plus sign is a junction only beside a rule. */
static bool stands_in_rule(const struct drawn_line *line, size_t index)
{
    uint32_t c = line->items[index].code_point;
    bool before = index > 0 && is_horizontal(line->items[index - 1].code_point);
    bool after = index + 1 < line->count && is_horizontal(line->items[index + 1].code_point);
    return is_junction(c) && (c != '+' || before || after);
}

/* Some characters are wide in one terminal and narrow in another: the borders of a line of text say how far what stands
 * before them has moved, and are put back where those of the rules stand. */
static void snap_line(const struct borders *borders, struct drawn_line *line)
{
    enum { FARTHEST = 8 };
    int64_t moved = 0;
    for (size_t i = 0; i < line->count; i++) {
        int64_t column = (int64_t)line->items[i].column + moved, best = FARTHEST + 1;
        for (uint32_t k = 0; is_vertical(line->items[i].code_point) && k < borders->count; k++) {
            int64_t away = (int64_t)borders->at[k] - column;
            best = (away < 0 ? -away : away) < (best < 0 ? -best : best) ? away : best;
        }
        if (best >= -FARTHEST && best <= FARTHEST) {
            moved += best;
            column += best;
        }
        line->items[i].column = column > 0 ? (uint32_t)column : 0;
    }
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

struct drawn_cell {
    uint32_t from, to; /* intervals between borders */
    uint32_t row, end; /* rows */
    struct buffer text;
};

struct drawing {
    struct arena *arena;
    struct borders borders;
    struct drawn_cell *cells;
    size_t count, capacity;
    size_t open[LIMIT_GRID_COLUMNS + 1]; /* the cell that covers an interval, + 1; 0: none */
    uint32_t row;
    struct place *places; /* by row, growing */
    size_t place_capacity;
};

/* The index of the character at this column of the terminal, or the line's end. */
static size_t find_column(const struct drawn_line *line, uint32_t column)
{
    size_t i = 0;
    while (i < line->count && line->items[i].column < column) {
        i++;
    }
    return i;
}

static bool has_border(const struct drawn_line *line, uint32_t column)
{
    size_t i = find_column(line, column);
    return i < line->count && line->items[i].column == column &&
           (is_vertical(line->items[i].code_point) || is_junction(line->items[i].code_point));
}

/* What stands between two columns of the terminal; `rule`: nothing but a rule. */
static struct span between(const struct drawn_line *line, uint32_t left, uint32_t right, bool *rule)
{
    size_t from = find_column(line, left + 1), to = find_column(line, right);
    *rule = to > from;
    for (size_t i = from; i < to; i++) {
        *rule &= is_horizontal(line->items[i].code_point) || is_junction(line->items[i].code_point);
    }
    if (to <= from) {
        return (struct span){NULL, 0};
    }
    return span_trim(span_between(line->items[from].at, line->items[to - 1].at + line->items[to - 1].size));
}

static void close_cells(struct drawing *drawing, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (drawing->open[i] > 0) {
            drawing->cells[drawing->open[i] - 1].end = drawing->row;
            drawing->open[i] = 0;
        }
    }
}

/* Adds a line of text to the cell that covers these intervals, which begins here where none does. */
static bool add_text(struct drawing *drawing, uint32_t from, uint32_t to, struct span text)
{
    size_t open = drawing->open[from];
    if (open == 0 || drawing->cells[open - 1].to != to) {
        if (!ARENA_ROOM(drawing->arena, drawing->cells, drawing->count, drawing->capacity)) {
            return false;
        }
        close_cells(drawing, from, to);
        drawing->cells[drawing->count++] = (struct drawn_cell){
            .from = from, .to = to, .row = drawing->row, .end = UINT32_MAX, .text = {.arena = drawing->arena}};
        open = drawing->count;
        for (uint32_t i = from; i < to; i++) {
            drawing->open[i] = open;
        }
    }
    struct buffer *whole = &drawing->cells[open - 1].text;
    return text.size == 0 || ((whole->size == 0 || buffer_add(whole, SPAN("\n"))) && buffer_add(whole, text));
}

/* Takes one line: rules end the cells above them. */
static bool take_line(struct drawing *drawing, const struct drawn_line *line)
{
    const struct borders *borders = &drawing->borders;
    bool ruled = false, rule;
    for (uint32_t i = 0; i + 1 < borders->count; i++) {
        between(line, borders->at[i], borders->at[i + 1], &rule);
        ruled |= rule;
    }
    drawing->row += ruled;
    for (uint32_t from = 0, to; from + 1 < borders->count; from = to) {
        for (to = from + 1; to + 1 < borders->count && !has_border(line, borders->at[to]); to++) {
        }
        struct span text = between(line, borders->at[from], borders->at[to], &rule);
        if (rule) {
            close_cells(drawing, from, to);
        } else if (!add_text(drawing, from, to, text)) {
            return false;
        }
    }
    return true;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static bool note_place(struct drawing *drawing, struct place place)
{
    if (!ARENA_ROOM(drawing->arena, drawing->places, drawing->row, drawing->place_capacity)) {
        return false;
    }
    if (drawing->places[drawing->row].line == 0) {
        drawing->places[drawing->row] = place;
    }
    return true;
}

static bool add_row(struct drawing *drawing, uint32_t row, size_t *first, struct document *document,
                    struct failure *failure)
{
    size_t count = 0;
    while (*first + count < drawing->count && drawing->cells[*first + count].row == row) {
        count++;
    }
    struct cell *cells = arena_allocate_array(document->arena, count, sizeof *cells);
    if (!cells) {
        return fail_memory(failure);
    }
    for (size_t i = 0; i < count; i++) {
        const struct drawn_cell *from = &drawing->cells[*first + i];
        uint32_t end = from->end > drawing->row ? drawing->row + 1 : from->end;
        cells[i] = (struct cell){
            .text = buffer_span(&from->text), .left = from->from, .right = from->to, .rows = end > row ? end - row : 1};
    }
    *first += count;
    struct row made = {.kind = ROW_GRID, .place = drawing->places[row], .cells = cells, .cell_count = (uint32_t)count};
    made.place.table = document->table_count;
    return count == 0 || document_add_row(document, made, failure);
}

/* The next cell of a line, with its white space. */
static struct span next_cell(struct span *rest)
{
    const char *start = rest->data, *here = start;
    while (rest->size > 0 && !is_vertical(utf8_next(rest))) {
        here = rest->data;
    }
    return span_between(start, here);
}

/* Whether a cell goes on below though its line has room for more: then the lines are of two rows. */
static bool are_rows(struct span line, struct span below)
{
    enum { ROOM = 4 }; /* an ideograph, and a space on each side */
    while (line.size > 0 && below.size > 0) {
        struct span cell = next_cell(&line), under = next_cell(&below);
        size_t spaces = 0;
        for (size_t i = 0; i < cell.size; i++) {
            spaces += cell.data[i] == ' ';
        }
        if (span_trim(cell).size > 0 && span_trim(under).size > 0 && spaces >= ROOM) {
            return true;
        }
    }
    return false;
}

/* Few rules: one below the heads, and a row on each line. */
static bool has_row_a_line(const struct text_lines *lines, size_t first, size_t end)
{
    enum { FEW_RULES = 3, MANY_LINES = 5, HEADS = 2 /* rules around them */ };
    size_t rules = 0;
    bool rows = false, before = true; /* a rule stands before */
    for (size_t i = first; i < end; i++) {
        bool rule;
        is_drawn(lines->items[i].text, &rule);
        rows |= rules >= HEADS && !rule && !before && are_rows(lines->items[i - 1].text, lines->items[i].text);
        rules += rule;
        before = rule;
    }
    return rules <= FEW_RULES && (rows || end - first - rules >= MANY_LINES);
}

static bool take_lines(struct drawing *drawing, const struct text_lines *lines, size_t first, size_t end)
{
    struct drawn_line *drawn = arena_allocate_array(drawing->arena, end - first, sizeof *drawn);
    bool counted = count_uneven(lines, first, end, true) < count_uneven(lines, first, end, false);
    for (size_t i = first; drawn && i < end; i++) {
        struct drawn_line *line = &drawn[i - first];
        if (!measure_line(drawing->arena, lines->items[i].text, counted, line)) {
            return false;
        }
        for (size_t k = 0; k < line->count; k++) {
            if (stands_in_rule(line, k) && !add_border(&drawing->borders, line->items[k].column)) {
                return true; /* more than any table has; what could be told is read */
            }
        }
    }
    bool row_a_line = has_row_a_line(lines, first, end);
    for (size_t i = first; drawn && i < end; i++) {
        snap_line(&drawing->borders, &drawn[i - first]);
        if (!take_line(drawing, &drawn[i - first]) || !note_place(drawing, lines->items[i].place)) {
            return false;
        }
        if (row_a_line) {
            drawing->row++;
            close_cells(drawing, 0, LIMIT_GRID_COLUMNS);
        }
    }
    return drawn && note_place(drawing, lines->items[end - 1].place);
}

static bool drawn_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                       struct failure *failure)
{
    struct drawing *drawing = arena_allocate(document->arena, sizeof *drawing);
    if (!drawing) {
        return fail_memory(failure);
    }
    drawing->arena = document->arena;
    if (!take_lines(drawing, lines, first, end)) {
        return fail_memory(failure);
    }
    document->table_count++;
    size_t next = 0;
    for (uint32_t row = 0; row <= drawing->row; row++) {
        if (!add_row(drawing, row, &next, document, failure)) {
            return false;
        }
    }
    return true;
}

const struct text_layout drawn_layout = {drawn_find, drawn_read, true, {NULL}};
