/* Tables of which a copied page prints a cell a line, and a trace of each blank one: a line of a no-break space, or one
 * line break where a printed cell leaves two. */
#include "read/text/layouts.h"

#include "read/text/loose.h"
#include "read/text/piece.h"

enum { LONGEST_CELL = 240 /* bytes */ };

/* A line that may be one cell: short, of one piece, no sentence. */
static bool is_cell(const struct text_line *line)
{
    struct span text = span_trim(line->text);
    return text.size <= LONGEST_CELL && !memchr(text.data, '\t', text.size) && !span_contains(text, SPAN("  ")) &&
           !span_contains(text, SPAN("。"));
}

static bool is_figure(const struct text_line *line)
{
    return piece_kind_of(line->text) == PIECE_FIGURE;
}

/* Blank cells that left a trace above a line. */
static uint32_t blanks_above(const struct text_line *line, bool marked)
{
    return marked ? line->marked : line->gap > 1 ? line->gap - 1 : 0;
}

/* What tells the layout of a run of cells. */
struct traces {
    uint32_t figures, marked, wide; /* lines of figures; blank lines that are marked; gaps of more than a blank line */
    bool tight;                     /* some figure or its neighbour stands right below another line */
};

static size_t find_run(const struct text_lines *lines, size_t first, struct traces *traces)
{
    size_t end = first;
    *traces = (struct traces){0};
    for (; end < lines->count && is_cell(&lines->items[end]); end++) {
        const struct text_line *line = &lines->items[end];
        bool figure = is_figure(line), below = end > first && is_figure(&lines->items[end - 1]);
        traces->figures += figure;
        traces->marked += end > first ? line->marked : 0;
        traces->wide += end > first && line->gap > 1;
        traces->tight |= end > first && (figure || below) && line->gap == 0;
    }
    return end;
}

/* Whether blank cells can be counted: by their marks, or by line breaks where no figure stands without a blank line. */
static bool tells_blanks(const struct traces *traces)
{
    return traces->figures >= 2 && (traces->marked >= 2 || (traces->wide >= 2 && !traces->tight));
}

/* Where the table of a run begins: its first figure or blank cell, and the heads above it. */
static size_t find_start(const struct text_lines *lines, size_t first, size_t end)
{
    enum { HEADS = 14 }; /* lines from a table's first head to its first figure, heads in two lines included */
    size_t at = first;
    while (at < end && !is_figure(&lines->items[at]) && (at == first || blanks_above(&lines->items[at], true) == 0)) {
        at++;
    }
    return at - first > HEADS ? at - HEADS : first;
}

static size_t cell_lines_find(const struct text_lines *lines, size_t first)
{
    struct traces traces;
    if (lines->marked == 0 && lines->wide < 2) {
        return first; /* no blank cell has left a trace in this text */
    }
    if (first > 0 && is_cell(&lines->items[first - 1])) {
        return first; /* within a run that was looked at */
    }
    size_t end = find_run(lines, first, &traces);
    return tells_blanks(&traces) ? end : first;
}

static bool add_line(const struct text_line *line, struct document *document, struct failure *failure)
{
    struct row row = {
        .kind = ROW_TEXT, .place = line->place, .page_start = line->page_start, .gap_above = line->gap > 0};
    return document_split_words(document, line->text, &row, failure) && document_add_row(document, row, failure);
}

static bool cell_lines_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                            struct failure *failure)
{
    struct traces traces;
    find_run(lines, first, &traces);
    struct loose_table table = {.arena = document->arena};
    struct loose_gathering gathering = {.table = &table};
    size_t start = find_start(lines, first, end);
    for (size_t i = first; i < end; i++) {
        const struct text_line *line = &lines->items[i];
        if (i < start) {
            if (!add_line(line, document, failure)) {
                return false;
            }
            continue;
        }
        for (uint32_t k = 0; i > start && k < blanks_above(line, traces.marked >= 2); k++) {
            if (!loose_gather(&gathering, (struct span){NULL, 0}, line->place, false)) {
                return fail_memory(failure);
            }
        }
        if (!loose_gather(&gathering, span_trim(line->text), line->place, line->page_start)) {
            return fail_memory(failure);
        }
    }
    return loose_finish(&table, document, failure);
}

const struct text_layout cell_lines_layout = {cell_lines_find, cell_lines_read, true, {NULL}};
