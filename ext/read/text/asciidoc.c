/* Tables of AsciiDoc: |=== above and below, a pipe before each cell, and as many columns as the attributes above them say,
 * or as cells stand in their first line. Where a row ends is counted, since lines may be wrapped anywhere. */
#include "read/text/layouts.h"

#include "base/limits.h"

static bool is_fence(struct span line)
{
    return span_equal(span_trim(line), SPAN("|==="));
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

static uint32_t read_count(struct span *rest)
{
    uint32_t count = 0;
    while (rest->size > 0 && rest->data[0] >= '0' && rest->data[0] <= '9' && count <= LIMIT_GRID_COLUMNS) {
        count = count * 10 + (uint32_t)(rest->data[0] - '0');
        *rest = span_from(*rest, 1);
    }
    return count;
}

/* The columns that [cols="12%,3*,7%"] names, or [cols=",,"], or [cols=3*]; 0: it names none. */
static uint32_t count_named(struct span line)
{
    static const char name[] = "cols=";
    while (line.size > 0 && !span_starts(line, SPAN(name))) {
        line = span_from(line, 1);
    }
    line = span_from(line, line.size > 0 ? strlen(name) : 0);
    line = span_from(line, line.size > 0 && line.data[0] == '"');
    uint32_t columns = line.size > 0;
    while (line.size > 0 && columns <= LIMIT_GRID_COLUMNS) {
        uint32_t times = read_count(&line);
        char mark = line.size > 0 ? line.data[0] : ']';
        if (mark == '"' || mark == ']') {
            break;
        }
        columns += mark == '*' && times > 1 ? times - 1 : mark == ',' || mark == ';';
        line = span_from(line, 1);
    }
    return columns;
}

/* The line of the fence below the attributes, or of one without them. */
static size_t find_fence(const struct text_lines *lines, size_t first)
{
    struct span line = lines->items[first].text;
    bool attributes = line.size > 0 && line.data[0] == '[' && first + 1 < lines->count;
    return first + (attributes && is_fence(lines->items[first + 1].text));
}

static size_t asciidoc_find(const struct text_lines *lines, size_t first)
{
    size_t fence = find_fence(lines, first);
    for (size_t i = fence + 1; i < lines->count && is_fence(lines->items[fence].text); i++) {
        if (is_fence(lines->items[i].text)) {
            return i + 1;
        }
    }
    return first;
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

struct filling {
    struct grid *grid;
    uint32_t columns, column;
    uint32_t taken[LIMIT_GRID_COLUMNS]; /* rows that a cell above still takes, this one included */
    bool open;                          /* a cell was begun */
    uint32_t across, down;              /* that it spans */
    struct buffer text;                 /* of it */
};

/* Moves to the next place that no cell takes; a row that is full ends. */
static bool move_on(struct filling *filling, struct failure *failure)
{
    while (filling->column < filling->columns && filling->taken[filling->column] > 0) {
        filling->column++;
    }
    if (filling->column < filling->columns) {
        return true;
    }
    for (uint32_t i = 0; i < filling->columns; i++) {
        filling->taken[i] -= filling->taken[i] > 0;
    }
    filling->column = 0;
    return grid_row(filling->grid, failure);
}

static bool end_cell(struct filling *filling, struct failure *failure)
{
    if (!filling->open) {
        return true;
    }
    do { /* a row that cells above take whole ends at once */
        if (!move_on(filling, failure)) {
            return false;
        }
    } while (filling->taken[filling->column] > 0);
    uint32_t room = filling->columns - filling->column;
    uint32_t across = filling->across < room ? filling->across : room;
    for (uint32_t i = 0; i < across; i++) {
        filling->taken[filling->column + i] = filling->down;
    }
    bool done = grid_cell(filling->grid, span_trim(buffer_span(&filling->text)), across, filling->down, failure);
    filling->column += across;
    filling->text = (struct buffer){.arena = filling->text.arena};
    filling->open = false;
    return done;
}

/* 2+, .3+ or 2.3+ right before a pipe: what the cell spans. Takes it off the end of what stands before. */
static void take_spans(struct span *before, uint32_t *across, uint32_t *down)
{
    size_t start = before->size;
    *across = *down = 1;
    while (start > 0 && strchr("0123456789.+", before->data[start - 1])) {
        start--;
    }
    struct span spans = span_from(*before, start);
    if (spans.size < 2 || spans.data[spans.size - 1] != '+' || (start > 0 && before->data[start - 1] != ' ')) {
        return;
    }
    uint32_t first = read_count(&spans);
    *across = first > 0 ? first : 1;
    if (spans.data[0] == '.') {
        spans = span_from(spans, 1);
        first = read_count(&spans);
        *down = first > 0 && first <= LIMIT_GRID_COLUMNS ? first : 1;
    }
    before->size = start;
}

static bool take_line(struct filling *filling, struct span line, struct failure *failure)
{
    const char *start = line.data, *end = span_end(line);
    for (const char *at = start; at <= end; at++) {
        bool pipe = at < end && *at == '|' && (at == start || at[-1] != '\\');
        if (at < end && !pipe) {
            continue;
        }
        uint32_t across = 1, down = 1;
        struct span text = span_between(start, at);
        if (pipe) {
            take_spans(&text, &across, &down);
        }
        text = span_trim(text);
        if (filling->open && text.size > 0 &&
            !((filling->text.size == 0 || buffer_add(&filling->text, SPAN("\n"))) &&
              buffer_add(&filling->text, text))) {
            return fail_memory(failure);
        }
        if (pipe) {
            if (!end_cell(filling, failure)) {
                return false;
            }
            filling->open = true;
            filling->across = across;
            filling->down = down;
        }
        start = at + 1;
    }
    return true;
}

/* The cells that begin in a line, each as often as it stands across. */
static uint32_t count_cells(struct span line)
{
    uint32_t count = 0, across, down;
    const char *start = line.data;
    for (const char *at = start; at < span_end(line) && count <= LIMIT_GRID_COLUMNS; at++) {
        if (*at == '|' && (at == start || at[-1] != '\\')) {
            struct span before = span_between(start, at);
            take_spans(&before, &across, &down);
            count += across <= LIMIT_GRID_COLUMNS ? across : 1;
            start = at + 1;
        }
    }
    return count;
}

static bool asciidoc_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                          struct failure *failure)
{
    size_t fence = find_fence(lines, first);
    uint32_t named = fence > first ? count_named(lines->items[first].text) : 0;
    uint32_t columns = named > 0 ? named : count_cells(lines->items[fence + 1].text);
    struct filling *filling = arena_allocate(document->arena, sizeof *filling);
    if (!filling) {
        return fail_memory(failure);
    }
    if (columns > LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "line", lines->items[first].place.line);
    }
    *filling = (struct filling){.columns = columns, .text.arena = document->arena};
    filling->grid = grid_begin(document, lines->items[first].place.page, failure);
    if (!filling->grid || !grid_row(filling->grid, failure)) {
        return false;
    }
    for (size_t i = fence + 1; i + 1 < end && columns > 0; i++) {
        if (!take_line(filling, lines->items[i].text, failure)) {
            return false;
        }
    }
    return end_cell(filling, failure) && grid_end(filling->grid, failure);
}

const struct text_layout asciidoc_layout = {asciidoc_find, asciidoc_read, true, {"|==="}};
