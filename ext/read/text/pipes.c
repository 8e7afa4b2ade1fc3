/* Tables whose cells are parted by pipes that begin no line, as crawlers print them: 规章 | 0 | 0 | 0 | |
 * A row is a line, or goes on with lines that begin with a pipe, or has a cell a line with a pipe at its end, or pipes alone
 * on the lines between its cells. A pipe is never a cell: it parts cells, and between two of them stands a blank one. */
#include "read/text/layouts.h"

#include "read/text/loose.h"
#include "read/text/piece.h"

/* ---- pipes in a line --------------------------------------------------------------------------------------------- */

static bool is_pipe(uint32_t c)
{
    return c == '|' || c == 0xFF5C; /* ｜ */
}

/* Asked of every line of any text. */
static bool holds_pipe(struct span line)
{
    return line.size > 0 && (memchr(line.data, '|', line.size) || span_contains(line, SPAN("｜")));
}

/* Takes the text before the next pipe off the front of `rest`. False: no pipe stands in it; `rest` is untouched. */
static bool next_segment(struct span *rest, struct span *segment)
{
    struct span at = *rest;
    while (at.size > 0) {
        const char *here = at.data;
        if (is_pipe(utf8_next(&at))) {
            *segment = span_between(rest->data, here);
            *rest = at;
            return true;
        }
    }
    return false;
}

/* What stands in a line between its pipes. */
struct piped {
    uint32_t pipes, printed; /* segments with text */
    bool begins, ends;       /* a pipe stands first, last */
    bool filled;             /* two pipes stand side by side */
};

static struct piped examine(struct span line)
{
    struct piped piped = {0};
    struct span rest = span_trim(line), segment;
    while (next_segment(&rest, &segment)) {
        piped.begins |= piped.pipes == 0 && span_trim(segment).size == 0;
        piped.filled |= piped.pipes > 0 && segment.size == 0;
        piped.printed += span_trim(segment).size > 0;
        piped.pipes++;
    }
    piped.ends = piped.pipes > 0 && span_trim(rest).size == 0;
    piped.printed += span_trim(rest).size > 0;
    return piped;
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

enum { LONGEST_CELL = 360 /* bytes; prose holds pipes too */ };

/* Nothing but pipes. */
static bool is_bare(const struct piped *piped)
{
    return piped->pipes > 0 && piped->printed == 0;
}

/* ---+---: below the heads of a database shell. */
static bool is_rule(struct span line)
{
    line = span_trim(line);
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] != '-' && line.data[i] != '+') {
            return false;
        }
    }
    return line.size > 2 && memchr(line.data, '+', line.size);
}

/* A line with pipes, or one whose pipe stands alone on the line below. */
static bool belongs(const struct text_lines *lines, size_t at)
{
    struct span line = lines->items[at].text;
    if (holds_pipe(line) || is_rule(line)) {
        return true;
    }
    if (line.size > LONGEST_CELL || at + 1 == lines->count || !holds_pipe(lines->items[at + 1].text)) {
        return false;
    }
    struct piped below = examine(lines->items[at + 1].text);
    return is_bare(&below) && below.pipes == 1;
}

/* Whether two lines are a head for each cell and a label with a figure in each: a clause of section 2. */
static bool are_head_and_line(struct span head, struct span line)
{
    struct span above, below;
    struct piped first = examine(head), second = examine(line);
    bool label = true,
         alike = first.pipes == second.pipes && first.printed == first.pipes + 1 && second.printed == first.printed;
    for (bool more = true; more && alike;) {
        more = next_segment(&head, &above) && next_segment(&line, &below);
        above = more ? above : head;
        below = more ? below : line;
        alike = piece_kind_of(above) == PIECE_TEXT && piece_kind_of(below) == (label ? PIECE_TEXT : PIECE_FIGURE);
        label = false;
    }
    return alike;
}

static size_t pipes_find(const struct text_lines *lines, size_t first)
{
    enum { FEWEST_LINES = 3 };
    size_t end = first, figures = 0, led = 0, uneven = 0;
    uint32_t pipes = 0;
    if (first > 0 && belongs(lines, first - 1)) {
        return first; /* within lines that were looked at */
    }
    while (end < lines->count && belongs(lines, end)) {
        struct piped piped = examine(lines->items[end].text);
        led += piped.begins && !piped.ends && piped.printed > 0;
        uneven += piped.pipes > 0 && pipes > 0 && piped.pipes != pipes;
        pipes = piped.pipes > 0 ? piped.pipes : pipes;
        struct span rest = lines->items[end].text, segment;
        while (next_segment(&rest, &segment)) {
            figures += span_trim(segment).size > 0 && piece_kind_of(segment) == PIECE_FIGURE;
        }
        figures += span_trim(rest).size > 0 && piece_kind_of(rest) == PIECE_FIGURE;
        end++;
    }
    /* A pipe before each cell and none behind the last: where a row ends is not told, unless all have as many. */
    bool endless = led * 2 > end - first && uneven * 4 > end - first;
    bool few = end - first == 2 && are_head_and_line(lines->items[first].text, lines->items[first + 1].text);
    return (end - first >= FEWEST_LINES || few) && figures > 0 && !endless ? end : first;
}

/* ---- a row a line ------------------------------------------------------------------------------------------------ */

/* How the lines of one table are written. */
struct pipe_style {
    bool by_cells;  /* a cell a line */
    bool open;      /* no pipe stands behind the last cell */
    bool led;       /* a pipe stands before the first cell of each row */
    bool continued; /* a line that begins with a pipe goes on with the row above */
    bool alone;     /* some line is a pipe and no more */
    bool filled;
};

static struct pipe_style find_style(const struct text_lines *lines, size_t first, size_t end)
{
    uint32_t rows = 0, cells = 0, open = 0, begin = 0, pipes = 0, lines_met = 0;
    bool even = true, filled = false, alone = false;
    for (size_t i = first; i < end; i++) {
        struct piped piped = examine(lines->items[i].text);
        if (is_rule(lines->items[i].text)) {
            continue;
        }
        lines_met++;
        rows += piped.printed >= 2;
        cells += piped.printed == 1 && piped.pipes <= 1 && !piped.begins;
        open += piped.printed >= 2 && !piped.ends;
        begin += piped.begins;
        even &= pipes == 0 || piped.pipes == pipes;
        pipes = piped.pipes;
        alone |= piped.pipes == 1 && piped.printed == 0;
        filled |= piped.filled || (piped.pipes > 1 && piped.printed == 0);
    }
    return (struct pipe_style){.by_cells = rows < cells && begin > 0,
                               .open = open * 2 > rows || (even && open > 0),
                               .led = begin == lines_met,
                               .continued = !even && begin > 0 && begin < lines_met,
                               .alone = alone,
                               .filled = filled};
}

static bool add_segments(struct loose_table *table, struct span line, struct pipe_style style)
{
    struct span rest = line, segment;
    if (style.led) {
        next_segment(&rest, &segment);
    }
    while (next_segment(&rest, &segment)) {
        if (!loose_cell(table, segment)) {
            return false;
        }
    }
    return (!style.open && span_trim(rest).size == 0) || loose_cell(table, rest);
}

/* Whether the line goes on with the row that the line before it belongs to. Where no pipe stands alone on a line, one with
 * as many pipes is a row by itself. */
static bool goes_on(const struct text_lines *lines, size_t at, struct pipe_style style)
{
    struct piped here = examine(lines->items[at].text), above = examine(lines->items[at - 1].text);
    return style.continued && here.begins && (style.alone || above.pipes != here.pipes || above.begins);
}

/* The first line of a row, and those that go on with it, joined. */
static bool join_lines(struct arena *arena, const struct text_lines *lines, size_t *at, size_t end,
                       struct pipe_style style, struct span *joined)
{
    struct buffer out = {.arena = arena};
    *joined = lines->items[*at].text;
    for (++*at; *at < end && goes_on(lines, *at, style); ++*at) {
        if ((out.size == 0 && !buffer_add(&out, *joined)) || !buffer_add(&out, span_trim(lines->items[*at].text))) {
            return false;
        }
        *joined = buffer_span(&out);
    }
    return true;
}

static bool collect_rows(struct loose_table *table, const struct text_lines *lines, size_t first, size_t end,
                         struct pipe_style style)
{
    for (size_t at = first; at < end;) {
        const struct text_line *line = &lines->items[at];
        struct span joined;
        if (is_rule(line->text)) {
            at++;
            continue;
        }
        if (!join_lines(table->arena, lines, &at, end, style, &joined) ||
            !loose_row(table, line->place, line->page_start) || !add_segments(table, joined, style)) {
            return false;
        }
    }
    return true;
}

/* ---- a cell a line ----------------------------------------------------------------------------------------------- */

static bool collect_cells(struct loose_table *table, const struct text_lines *lines, size_t first, size_t end)
{
    struct loose_gathering row = {.table = table};
    struct span held = {NULL, 0}; /* a line whose pipe stands on the next */
    for (size_t i = first; i < end; i++) {
        struct span rest = span_trim(lines->items[i].text), segment;
        while (next_segment(&rest, &segment)) {
            segment = span_trim(segment);
            struct span cell = segment.size == 0 && held.size > 0 ? held : segment;
            held.size = 0;
            if (!loose_gather(&row, cell, lines->items[i].place, lines->items[i].page_start)) {
                return false;
            }
        }
        if (rest.size > 0) {
            held = rest;
        }
        struct piped piped = examine(lines->items[i].text);
        row.open &= piped.pipes < 2 || !is_bare(&piped); /* several pipes fill the row up to its end */
    }
    return held.size == 0 || loose_gather(&row, held, lines->items[end - 1].place, false);
}

static bool pipes_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                       struct failure *failure)
{
    struct pipe_style style = find_style(lines, first, end);
    struct loose_table table = {.arena = document->arena, .filled = style.filled};
    bool collected =
        style.by_cells ? collect_cells(&table, lines, first, end) : collect_rows(&table, lines, first, end, style);
    return (collected || fail_memory(failure)) && loose_finish(&table, document, failure);
}

const struct text_layout pipes_layout = {pipes_find, pipes_read, true, {"|", "｜", "+"}};
