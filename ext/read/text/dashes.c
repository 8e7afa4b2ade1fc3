/* Tables whose columns are told by a rule of dashes, as pandoc and reStructuredText write simple ones:
 *   -------- ------
 *   规章          5
 *   -------- ------ */
#include "read/text/layouts.h"

#include "base/limits.h"

/* The columns of a terminal that each run of dashes covers. */
struct dashes {
    struct {
        uint32_t from, to; /* `to` exclusive */
    } runs[LIMIT_GRID_COLUMNS];
    uint32_t count;
};

/* Reads a rule: runs of - or = and spaces, two runs or more. */
static bool read_rule(struct span line, struct dashes *dashes)
{
    uint32_t column = 0, length = 0;
    char sign = '\0';
    dashes->count = 0;
    for (size_t i = 0; i <= line.size; i++, column++) {
        char c = i < line.size ? line.data[i] : ' ';
        if ((c == '-' || c == '=') && (sign == '\0' || c == sign)) {
            sign = c;
            length++;
            continue;
        }
        if (c != ' ' && c != '\t') {
            return false;
        }
        if (length == 1 || (length > 0 && dashes->count == LIMIT_GRID_COLUMNS)) {
            return false;
        }
        if (length > 0) {
            dashes->runs[dashes->count].from = column - length;
            dashes->runs[dashes->count++].to = column;
        }
        length = 0;
    }
    return dashes->count >= 2;
}

/* Cuts a line at the runs. False: something stands between two of them. */
static bool cut_line(struct span line, const struct dashes *dashes, struct span *cells)
{
    uint32_t column = 0, run = 0;
    memset(cells, 0, dashes->count * sizeof *cells);
    while (line.size > 0) {
        const char *at = line.data;
        uint32_t c = utf8_next(&line);
        while (run < dashes->count && column >= dashes->runs[run].to && run + 1 < dashes->count) {
            run++;
        }
        bool last = run + 1 == dashes->count; /* may be longer than its dashes */
        bool inside = column >= dashes->runs[run].from && (last || column < dashes->runs[run].to);
        if (!inside && !is_space(c)) {
            return false;
        }
        if (inside && !is_space(c)) {
            cells[run] = cells[run].size == 0 ? span_between(at, line.data) : span_between(cells[run].data, line.data);
        }
        column += display_width(c);
    }
    return true;
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

/* The first rule at or right below `first`, with heads above it; SIZE_MAX: none. */
static size_t find_rule(const struct text_lines *lines, size_t first, struct dashes *dashes)
{
    enum { HEADS = 4 };
    for (size_t i = first; i < lines->count && i <= first + HEADS && (i == first || lines->items[i].gap == 0); i++) {
        if (read_rule(lines->items[i].text, dashes)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static size_t dashes_find(const struct text_lines *lines, size_t first)
{
    enum { FEWEST_ROWS = 1 };
    struct dashes dashes;
    struct span cells[LIMIT_GRID_COLUMNS];
    size_t rule = find_rule(lines, first, &dashes), closed = first;
    if (rule == SIZE_MAX) {
        return first;
    }
    size_t end = first;
    bool gaps = false; /* rows are parted by blank lines: only a rule ends such a table */
    for (; end < lines->count && cut_line(lines->items[end].text, &dashes, cells); end++) {
        gaps |= end > rule + 1 && lines->items[end].gap > 0;
        if (end > rule && span_equal(span_trim(lines->items[end].text), span_trim(lines->items[rule].text))) {
            closed = end + 1;
        }
        if (gaps && closed > first && lines->items[end].gap > 0 && end >= closed) {
            break;
        }
    }
    if (closed > rule + 1 + FEWEST_ROWS) {
        return closed;
    }
    end = rule + 1;
    while (end < lines->count && lines->items[end].gap == 0 && cut_line(lines->items[end].text, &dashes, cells)) {
        end++;
    }
    return end > rule + FEWEST_ROWS ? end : first;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* Rows of several lines, where blank lines part them. */
static bool spans_lines(const struct text_lines *lines, size_t first, size_t end)
{
    for (size_t i = first + 2; i < end; i++) {
        if (lines->items[i].gap > 0) {
            return true;
        }
    }
    return false;
}

static bool join_cells(struct document *document, struct cell *cells, const struct span *texts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (texts[i].size > 0 && cells[i].text.size > 0) {
            struct span joined;
            if (!arena_format(document->arena, &joined, "%.*s\n%.*s", (int)cells[i].text.size, cells[i].text.data,
                              (int)texts[i].size, texts[i].data)) {
                return false;
            }
            cells[i].text = joined;
        } else if (texts[i].size > 0) {
            cells[i].text = texts[i];
        }
    }
    return true;
}

static bool dashes_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                        struct failure *failure)
{
    struct dashes dashes;
    struct span texts[LIMIT_GRID_COLUMNS];
    bool tall = spans_lines(lines, first, end);
    find_rule(lines, first, &dashes);
    document->table_count++;
    for (size_t at = first; at < end;) {
        struct dashes unused;
        const struct text_line *line = &lines->items[at];
        if (read_rule(line->text, &unused)) {
            at++;
            continue;
        }
        struct cell *cells = arena_allocate_array(document->arena, dashes.count, sizeof *cells);
        if (!cells) {
            return fail_memory(failure);
        }
        for (uint32_t i = 0; i < dashes.count; i++) {
            cells[i] = (struct cell){.left = i, .right = i + 1, .rows = 1};
        }
        do {
            cut_line(lines->items[at++].text, &dashes, texts);
            if (!join_cells(document, cells, texts, dashes.count)) {
                return fail_memory(failure);
            }
        } while (tall && at < end && lines->items[at].gap == 0 && !read_rule(lines->items[at].text, &unused));
        struct row row = {.kind = ROW_GRID,
                          .place = line->place,
                          .cells = cells,
                          .cell_count = dashes.count,
                          .page_start = line->page_start};
        row.place.table = document->table_count;
        if (!document_add_row(document, row, failure)) {
            return false;
        }
    }
    return true;
}

const struct text_layout dashes_layout = {dashes_find, dashes_read, true, {"--", "=="}};
