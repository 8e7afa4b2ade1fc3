#include "read/text/markdown.h"

#include "base/limits.h"
#include "read/repeats.h"
#include "read/text/layouts.h"
#include "read/text/pandoc.h"
#include "read/text/piece.h"

/* A pipe that is not escaped. Returns the end where there is none. */
static const char *find_pipe(const char *at, const char *end)
{
    while (at < end) {
        const char *pipe = memchr(at, '|', (size_t)(end - at));
        if (!pipe) {
            return end;
        }
        if (pipe == at || pipe[-1] != '\\') {
            return pipe;
        }
        at = pipe + 1;
    }
    return end;
}

static size_t count_pipes(struct span line)
{
    size_t count = 0;
    const char *end = span_end(line);
    for (const char *at = find_pipe(line.data, end); at < end; at = find_pipe(at + 1, end)) {
        count++;
    }
    return count;
}

/* A row begins with a pipe and has another; |六、 is OCR's reading of a heading. */
static bool is_row(struct span line)
{
    return line.size > 1 && line.data[0] == '|' && count_pipes(line) >= 2;
}

/* | --- | :-: |: three dashes or a colon in each cell, so that rows of the blank marks - and -- stay rows. */
static bool is_delimiter(struct span line)
{
    bool dashes = false;
    size_t run = 0;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        run = c == '-' ? run + 1 : 0;
        if (c != '|' && c != '-' && c != ':' && c != ' ' && c != '\t') {
            return false;
        }
        dashes |= run >= 3 || c == ':';
    }
    return dashes;
}

/* The line below, which is taken off `rest`. */
static struct span line_below(struct span *rest)
{
    struct span below = {NULL, 0};
    return span_next_line(rest, &below) ? span_trim(below) : (struct span){NULL, 0};
}

/* Rows need no pipes at their sides where a delimiter row of as many cells, or more, stands below the first of them; that
 * of a single cell is one where pipes follow, but not at the side: there it underlines a heading. */
static bool begins_open_table(struct span line, struct span rest)
{
    struct span below = line_below(&rest);
    size_t pipes = count_pipes(below);
    if (line.size == 0 || is_row(line) || count_pipes(line) > pipes || !is_delimiter(below) || is_row(below)) {
        return false;
    }
    struct span next = line_below(&rest);
    return pipes > 0 || (count_pipes(next) > 0 && !is_row(next));
}

/* A row of one cell between others of an open table. */
static bool is_lone_cell(struct span line, struct span rest)
{
    enum { LONGEST = 120 };
    return line.size > 0 && line.size <= LONGEST && (is_delimiter(line) || count_pipes(line_below(&rest)) > 0);
}

/* Whether any cell of an open row but the last is a figure. */
static bool has_figure(struct span line)
{
    const char *end = span_end(line), *at = line.data;
    for (const char *pipe = find_pipe(at, end); pipe < end; pipe = find_pipe(at, end)) {
        if (piece_kind_of(span_between(at, pipe)) == PIECE_FIGURE) {
            return true;
        }
        at = pipe + 1;
    }
    return false;
}

/* Puts together a row of figures of an open table that was wrapped at a pipe, before a figure: rows begin with words.
 * Takes the lines off `input`. */
static bool join_wrapped(struct arena *arena, struct span *line, struct span *input, struct place *place)
{
    struct buffer whole = {.arena = arena};
    for (;;) {
        struct span rest = *input, below = line_below(&rest);
        struct span first = span_between(below.data, find_pipe(below.data, span_end(below)));
        if (line->size == 0 || line->data[line->size - 1] != '|' || piece_kind_of(first) != PIECE_FIGURE ||
            is_delimiter(below) || (whole.size == 0 && !has_figure(*line))) {
            return true;
        }
        buffer_add(&whole, whole.size == 0 ? *line : SPAN(""));
        buffer_add(&whole, SPAN(" "));
        buffer_add(&whole, below);
        if (!buffer_end(&whole, line)) {
            return false;
        }
        *input = rest;
        place->line++;
    }
}

/* More than pipes, with which a crawler fills a row. */
static bool has_text(struct span line)
{
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] != '|' && line.data[i] != ' ') {
            return true;
        }
    }
    return false;
}

/* Rows of Markdown begin with a pipe and end with one; where others do not, a crawler has put pipes between cells. */
bool markdown_sniff(struct span input)
{
    struct span line;
    size_t rows = 0, open = 0;
    if (input.size == 0 || !memchr(input.data, '|', input.size)) {
        return false;
    }
    while (span_next_line(&input, &line)) {
        static const char *const others[] = {"+-", "+=", "|===", "{|"};
        line = span_trim(line);
        if (span_starts_any(line, ANY(others)) > 0) {
            return false; /* a drawn table, or one of AsciiDoc or MediaWiki */
        }
        if (rows_are_joined(line)) {
            return false;
        }
        if (begins_open_table(line, input)) {
            return true;
        }
        if (is_row(line) && is_delimiter(line)) {
            return true;
        }
        rows += is_row(line) && line.data[line.size - 1] == '|' && has_text(line);
        open += line.size > 0 && line.data[0] != '|' && count_pipes(line) >= 2;
    }
    return rows >= 3 && open * 4 <= rows;
}

/* $42$, $$42$$: a figure that OCR took for a formula; *42*, _42_: one in slanted print. */
static struct span without_marks(struct span text)
{
    enum { MOST_MARKS = 4 }; /* within each other */
    for (int marks = 0;
         marks < MOST_MARKS && text.size > 2 && strchr("$*_", text.data[0]) && text.data[text.size - 1] == text.data[0];
         marks++) {
        struct span inner = {text.data + 1, text.size - 2};
        bool slanted = text.data[0] != '$';
        if (memchr(inner.data, slanted ? text.data[0] : '\n', inner.size)) {
            break;
        }
        text = span_trim(inner);
    }
    return text;
}

bool markdown_plain(struct document *document, struct span text, struct span *plain, struct failure *failure)
{
    static const char *const marks[] = {"**", "__", "`", "<u>", "</u>", "<b>", "</b>", "<strong>", "</strong>"};
    static const char *const breaks[] = {"<br>", "<br/>", "<br />", "<BR>"};
    text = without_marks(text);
    if (text.size == 0 || !(memchr(text.data, '*', text.size) || memchr(text.data, '_', text.size) ||
                            memchr(text.data, '`', text.size) || memchr(text.data, '\\', text.size) ||
                            memchr(text.data, '<', text.size) || memchr(text.data, '&', text.size))) {
        *plain = text;
        return true;
    }
    char *out = arena_allocate(document->arena, text.size);
    if (!out) {
        return fail_memory(failure);
    }
    size_t size = 0, skip = 0;
    for (struct span rest = text; rest.size > 0; rest.data += skip, rest.size -= skip) {
        size_t mark = span_starts_any(rest, ANY(marks)), line_break = mark > 0 ? 0 : span_starts_any(rest, ANY(breaks));
        skip = mark + line_break > 0 ? mark + line_break : 1;
        if (mark > 0) {
            continue;
        }
        if (line_break > 0) {
            out[size++] = '\n';
        } else if (span_starts(rest, SPAN("&nbsp;"))) {
            skip = 6;
            out[size++] = ' ';
        } else if (rest.data[0] == '\\' && rest.size > 1 && memchr("\\`*_{}[]()#+-.!|<>~%$&", rest.data[1], 22)) {
            skip = 2;
            out[size++] = rest.data[1];
        } else {
            out[size++] = rest.data[0];
        }
    }
    *plain = (struct span){out, size};
    return true;
}

/* || 信息内容 || 本年制发件数 ||: the heads of a table of Jira, words between two pipes each. */
static bool are_heads_of_jira(struct span line)
{
    size_t heads = 0;
    while (span_starts(line, SPAN("||")) && line.size > 2) {
        struct span rest = span_from(line, 2);
        struct span words = span_between(rest.data, find_pipe(rest.data, span_end(rest)));
        if (piece_kind_of(words) != PIECE_TEXT) {
            return false;
        }
        heads++;
        line = span_from(rest, words.size);
    }
    return heads >= 2 && line.size == 2 && span_starts(line, SPAN("||"));
}

/* `open`: without pipes at its sides. */
static bool add_row(struct document *document, struct span line, bool open, struct place place, struct repeats *repeats,
                    struct failure *failure)
{
    bool doubled = are_heads_of_jira(line);
    size_t count = count_pipes(line) / (doubled ? 2 : 1) + open;
    if (count > LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "line", place.line);
    }
    struct cell *cells = arena_allocate_array(document->arena, count, sizeof *cells);
    if (!cells) {
        return fail_memory(failure);
    }
    const char *end = span_end(line);
    const char *start = line.data + !open + doubled;
    size_t used = 0;
    while (used < count && (start < end || (open && start == end))) {
        const char *stop = find_pipe(start, end);
        struct span text;
        if (!markdown_plain(document, span_trim(span_between(start, stop)), &text, failure)) {
            return false;
        }
        cells[used] =
            (struct cell){.text = span_trim(text), .left = (double)used, .right = (double)(used + 1), .rows = 1};
        used++;
        start = stop + 1 + doubled;
    }
    repeats_clear(repeats, cells, used);
    struct row row = {.kind = ROW_GRID, .place = place, .cells = cells, .cell_count = (uint32_t)used};
    return document_add_row(document, row, failure);
}

/* Headings, quotes and emphasis around a whole line are layout, not text. */
static struct span strip_line(struct span line)
{
    while (line.size > 0 && (line.data[0] == '#' || line.data[0] == '>' || line.data[0] == ' ')) {
        line.data++;
        line.size--;
    }
    while (line.size > 0 && line.data[line.size - 1] == '#') {
        line.size--;
    }
    return span_trim(line);
}

bool markdown_read(struct span input, struct document *document, struct failure *failure)
{
    struct place place = {0};
    bool in_table = false, open = false;
    size_t table_start = 0;
    struct repeats repeats = {0};
    struct span line;
    if (!pandoc_plain(document->arena, input, &input)) {
        return fail_memory(failure);
    }
    document->end = document_line_end(input);
    while (span_next_line(&input, &line)) {
        place.line++;
        line = span_trim(line);
        open = in_table ? open && (count_pipes(line) > 0 || is_lone_cell(line, input)) : begins_open_table(line, input);
        struct place last = place;
        if (open && !join_wrapped(document->arena, &line, &input, &last)) {
            return fail_memory(failure);
        }
        bool row = open || is_row(line);
        if (in_table && !row) {
            document_settle_table(document, table_start);
        } else if (row && !in_table) {
            document->table_count++;
            table_start = document->row_count;
            repeats = (struct repeats){0};
        }
        in_table = row;
        place.table = row ? document->table_count : 0;
        if (!row) {
            struct span text;
            if (!markdown_plain(document, strip_line(line), &text, failure) ||
                !document_add_paragraph(document, text, place, failure)) {
                return false;
            }
        } else if (!is_delimiter(line) && !add_row(document, line, open, place, &repeats, failure)) {
            return false;
        }
        place.line = last.line;
    }
    if (in_table) {
        document_settle_table(document, table_start);
    }
    return true;
}
