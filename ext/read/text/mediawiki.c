/* Tables of MediaWiki: {| and |} around them, |- before each row, and each cell behind | or !, on a line of its own or behind
 * || on that of another; its attributes, which may say what it spans, stand before one more |. */
#include "read/text/layouts.h"

#include "base/limits.h"
#include "read/text/text.h"

static bool starts(struct span line, const char *mark)
{
    return span_starts(span_trim(line), span_of(mark));
}

bool mediawiki_sniff(struct span input)
{
    struct span line = {NULL, 0};
    bool may = span_contains(input, SPAN("{|"));
    while (may && !starts(line, "{|") && span_next_line(&input, &line)) {
    }
    return may && starts(line, "{|");
}

/* <span id="..."></span>: a place that links lead to. */
static bool is_anchor(struct span line)
{
    line = span_trim(line);
    return span_starts(line, SPAN("<span id=")) && span_ends(line, SPAN("></span>"));
}

/* A table that was left open ends at a heading, and behind its last line with a mark: what follows is the report's. */
static size_t mediawiki_find(const struct text_lines *lines, size_t first)
{
    enum { DEEPEST = 8 }; /* tables within tables */
    size_t depth = starts(lines->items[first].text, "{|"), end = first + is_anchor(lines->items[first].text);
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

/* Templates that print what they are given, and nothing else. */
static const char *const printing_templates[] = {"{{formatnum:", "{{nowrap|", "{{center|", "{{right|", "{{left|",
                                                 "{{big|",       "{{small|",  "{{nts|",    "{{居中|"};

static struct span without_template(struct span text)
{
    struct span inner = span_trim(text);
    size_t name = span_starts_any(inner, ANY(printing_templates));
    if (name == 0 || !span_ends(inner, SPAN("}}"))) {
        return text;
    }
    inner = span_between(inner.data + name, span_end(inner) - 2);
    return memchr(inner.data, '|', inner.size) || memchr(inner.data, '{', inner.size) ? text : inner;
}

/* The mark that stands first: of bold or slanted print, which prints nothing, a break of the line, or a blank. */
static size_t read_mark(struct span text, const char **printed)
{
    static const char *const breaks[] = {"<br>", "<br/", "<br "};
    enum { LONGEST_BREAK = 200 };
    bool breaks_line = span_starts_any(text, ANY(breaks)) > 0;
    const char *end =
        breaks_line ? memchr(text.data, '>', text.size < LONGEST_BREAK ? text.size : LONGEST_BREAK) : NULL;
    if (end) {
        *printed = "\n";
        return (size_t)(end + 1 - text.data);
    }
    *printed = span_starts(text, SPAN("&nbsp;")) ? " " : "";
    return **printed == ' '                 ? strlen("&nbsp;")
           : span_starts(text, SPAN("'''")) ? 3
           : span_starts(text, SPAN("''"))  ? 2
                                            : 0;
}

/* Adds a line of the cell as it is printed. */
static void add_text(struct wiki_cells *cells, struct span text)
{
    buffer_add(&cells->text, cells->text.size > 0 ? SPAN("\n") : SPAN(""));
    text = without_template(text);
    const char *start = text.data, *printed;
    while (text.size > 0) {
        size_t mark = read_mark(text, &printed);
        if (mark > 0) {
            buffer_add(&cells->text, span_between(start, text.data));
            buffer_add(&cells->text, span_of(printed));
            start = text.data + mark;
        }
        text = span_from(text, mark > 0 ? mark : 1);
    }
    buffer_add(&cells->text, span_between(start, span_end(text)));
}

/* One cell: its attributes, where there are any, and the first line of its text. */
static bool begin_cell(struct wiki_cells *cells, struct span text, struct failure *failure)
{
    const char *pipe = text.size > 0 ? memchr(text.data, '|', text.size) : NULL;
    struct span attributes = pipe ? span_between(text.data, pipe) : (struct span){NULL, 0};
    bool named = pipe && memchr(attributes.data, '=', attributes.size) && !span_contains(attributes, SPAN("[[")) &&
                 !span_contains(attributes, SPAN("{{"));
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
    if (is_anchor(lines->items[first].text)) {
        return true; /* nothing is printed */
    }
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
