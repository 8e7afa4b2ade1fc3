/* Tables of MediaWiki: {| and |} around them, |- before each row, and each cell behind | or !, on a line of its own or behind
 * || on that of another; its attributes, which may say what it spans, stand before one more |. */
#include "read/text/layouts.h"

#include "base/limits.h"

static bool starts(struct span line, const char *mark)
{
    return span_starts(span_trim(line), span_of(mark));
}

/* A table that was left open ends at a heading, and behind its last line with a mark: what follows is the report's. */
static size_t mediawiki_find(const struct text_lines *lines, size_t first)
{
    enum { DEEPEST = 8 }; /* tables within tables */
    size_t end = first, depth = starts(lines->items[first].text, "{|");
    for (size_t i = first + 1; i < lines->count && depth > 0 && depth <= DEEPEST; i++) {
        struct span line = lines->items[i].text;
        if (starts(line, "==")) {
            break;
        }
        depth += starts(line, "{|");
        depth -= starts(line, "|}");
        end = starts(line, "|") || starts(line, "!") ? i + 1 : end;
    }
    return end;
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

struct wiki_cells {
    struct grid *grid;
    bool open, row;        /* a cell, a row was begun */
    uint32_t across, down; /* that the cell spans */
    struct buffer text;    /* of it */
    size_t depth;          /* of tables within its cells, whose lines are its text */
};

/* The number behind colspan= or rowspan= among the attributes; 1: none. */
static uint32_t read_span(struct span attributes, const char *name)
{
    struct span rest = span_trim(attributes);
    while (rest.size > 0 && !span_starts(rest, span_of(name))) {
        rest = span_from(rest, 1);
    }
    rest = span_from(rest, rest.size > 0 ? strlen(name) : 0);
    uint32_t number = 0;
    for (size_t i = 0; i < rest.size && number <= LIMIT_GRID_COLUMNS; i++) {
        char c = rest.data[i];
        if (c >= '0' && c <= '9') {
            number = number * 10 + (uint32_t)(c - '0');
        } else if (number > 0 || !strchr("= \"'", c)) {
            break;
        }
    }
    return number > 0 && number <= LIMIT_GRID_COLUMNS ? number : 1;
}

static bool end_cell(struct wiki_cells *cells, struct failure *failure)
{
    struct span text = span_trim(buffer_span(&cells->text));
    bool done = !cells->open || (!cells->text.failed ? grid_cell(cells->grid, text, cells->across, cells->down, failure)
                                                     : fail_memory(failure));
    cells->text = (struct buffer){.arena = cells->text.arena};
    cells->open = false;
    return done;
}

/* Adds a line of the cell, without the marks of bold print; what it breaks with <br> are lines too. */
static void add_text(struct wiki_cells *cells, struct span text)
{
    static const char *const breaks[] = {"<br>", "<br/", "<br "};
    const char *start = text.data;
    buffer_add(&cells->text, cells->text.size > 0 ? SPAN("\n") : SPAN(""));
    while (text.size > 0) {
        bool line_break = span_starts_any(text, ANY(breaks)) > 0 && memchr(text.data, '>', text.size);
        size_t taken = span_starts(text, SPAN("'''")) ? 3 : line_break ? 1 : 0;
        if (taken == 0) {
            text = span_from(text, 1);
            continue;
        }
        buffer_add(&cells->text, span_between(start, text.data));
        while (line_break && taken < text.size && text.data[taken - 1] != '>') {
            taken++;
        }
        buffer_add(&cells->text, line_break ? SPAN("\n") : SPAN(""));
        text = span_from(text, taken);
        start = text.data;
    }
    buffer_add(&cells->text, span_between(start, span_end(text)));
}

/* One cell: its attributes, where there are any, and the first line of its text. */
static bool begin_cell(struct wiki_cells *cells, struct span text, struct failure *failure)
{
    const char *pipe = text.size > 0 ? memchr(text.data, '|', text.size) : NULL;
    struct span attributes = pipe ? span_between(text.data, pipe) : (struct span){NULL, 0};
    bool named = pipe && memchr(attributes.data, '=', attributes.size) && !span_contains(attributes, SPAN("[["));
    if (!end_cell(cells, failure) || (!cells->row && !grid_row(cells->grid, failure))) {
        return false;
    }
    cells->row = cells->open = true;
    cells->across = named ? read_span(attributes, "colspan") : 1;
    cells->down = named ? read_span(attributes, "rowspan") : 1;
    add_text(cells, named ? span_between(pipe + 1, span_end(text)) : text);
    return true;
}

/* The cells of a line behind its mark: || parts them, and in a line of heads !! does too. */
static bool take_cells(struct wiki_cells *cells, struct span line, bool heads, struct failure *failure)
{
    const char *start = line.data;
    for (struct span rest = line; rest.size > 0;) {
        if (!span_starts(rest, SPAN("||")) && !(heads && span_starts(rest, SPAN("!!")))) {
            rest = span_from(rest, 1);
            continue;
        }
        if (!begin_cell(cells, span_between(start, rest.data), failure)) {
            return false;
        }
        rest = span_from(rest, 2);
        start = rest.data;
    }
    return begin_cell(cells, span_between(start, span_end(line)), failure);
}

static bool take_line(struct wiki_cells *cells, struct span line, struct failure *failure)
{
    cells->depth += span_starts(line, SPAN("{|"));
    if (cells->depth > 0) {
        cells->depth -= span_starts(line, SPAN("|}"));
        add_text(cells, line);
        return true;
    }
    if (span_starts(line, SPAN("|-"))) {
        cells->row = false;
        return end_cell(cells, failure);
    }
    if (span_starts(line, SPAN("|+"))) {
        return end_cell(cells, failure);
    }
    if (span_starts(line, SPAN("|")) || span_starts(line, SPAN("!"))) {
        return take_cells(cells, span_from(line, 1), line.data[0] == '!', failure);
    }
    if (cells->open) {
        add_text(cells, line);
    }
    return true;
}

static bool mediawiki_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                           struct failure *failure)
{
    struct wiki_cells cells = {.grid = grid_begin(document, lines->items[first].place.page, failure),
                               .text.arena = document->arena};
    for (size_t i = first + 1; i < end && cells.grid; i++) {
        struct span line = span_trim(lines->items[i].text);
        bool closed = i + 1 == end && cells.depth == 0 && span_starts(line, SPAN("|}"));
        if (!closed && line.size > 0 && !take_line(&cells, line, failure)) {
            return false;
        }
    }
    return cells.grid && end_cell(&cells, failure) && grid_end(cells.grid, failure);
}

const struct text_layout mediawiki_layout = {mediawiki_find, mediawiki_read, true, {"{|"}};
