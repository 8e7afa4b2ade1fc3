/* Tables of AsciiDoc: |=== above and below, a pipe before each cell, and as many columns as the attributes
 * above them say. Where a row ends is counted, since lines may be wrapped anywhere. */
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

/* The columns that [cols="12%,3*,7%"] names; 0: it names none. */
static uint32_t count_named(struct span line)
{
    static const char name[] = "cols=\"";
    uint32_t columns = 0;
    bool begun = false;
    const char *at = NULL;
    for (size_t i = 0; !at && i + sizeof name <= line.size; i++) {
        at = memcmp(line.data + i, name, sizeof name - 1) == 0 ? line.data + i + sizeof name - 1 : NULL;
    }
    struct span rest = at ? span_between(at, span_end(line)) : (struct span){NULL, 0};
    while (rest.size > 0 && rest.data[0] != '"' && columns <= LIMIT_GRID_COLUMNS) {
        struct span word = rest;
        uint32_t times = begun ? 0 : read_count(&word);
        if (times > 0 && word.size > 0 && word.data[0] == '*') {
            columns += times - 1;
        }
        columns += !begun && rest.data[0] != ',' && rest.data[0] != ' ';
        begun = rest.data[0] != ',' && (begun || rest.data[0] != ' ');
        rest = span_from(rest, 1);
    }
    return rest.size > 0 ? columns : 0;
}

static size_t asciidoc_find(const struct text_lines *lines, size_t first)
{
    bool begins = lines->items[first].text.size > 0 && lines->items[first].text.data[0] == '[' &&
                  first + 1 < lines->count && is_fence(lines->items[first + 1].text) &&
                  count_named(lines->items[first].text) > 0;
    if (!begins) {
        return first;
    }
    for (size_t i = first + 2; i < lines->count; i++) {
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

static bool asciidoc_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                          struct failure *failure)
{
    struct filling *filling = arena_allocate(document->arena, sizeof *filling);
    if (!filling) {
        return fail_memory(failure);
    }
    *filling = (struct filling){.columns = count_named(lines->items[first].text), .text.arena = document->arena};
    if (filling->columns > LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "line", lines->items[first].place.line);
    }
    filling->grid = grid_begin(document, lines->items[first].place.page, failure);
    if (!filling->grid || !grid_row(filling->grid, failure)) {
        return false;
    }
    for (size_t i = first + 2; i + 1 < end; i++) {
        if (!take_line(filling, lines->items[i].text, failure)) {
            return false;
        }
    }
    return end_cell(filling, failure) && grid_end(filling->grid, failure);
}

const struct text_layout asciidoc_layout = {asciidoc_find, asciidoc_read, true, {"|==="}};
