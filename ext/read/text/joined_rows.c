/* Rows of a Markdown table that a crawler joined in one line: | 规章 | 6 | 1 | 11 | | 行政规范性文件 | 19 |  | 99 |
 * One space parts two rows, and a blank cell has none or several. */
#include "read/text/layouts.h"

#include "read/text/loose.h"
#include "read/text/piece.h"

/* Takes the next row off the front, without the pipes at its ends. False: none is left. */
static bool next_row(struct span *rest, struct span *row)
{
    const struct span joint = SPAN("| |");
    if (rest->size < 2) {
        return false;
    }
    const char *end = rest->data + 1;
    while (end < span_end(*rest) && !span_starts(span_between(end, span_end(*rest)), joint)) {
        end++;
    }
    bool last = end == span_end(*rest);
    *row = span_between(rest->data + 1, last ? end - 1 : end);
    *rest = last ? (struct span){end, 0} : span_between(end + joint.size - 1, span_end(*rest));
    return true;
}

static bool next_cell(struct span *rest, struct span *cell)
{
    if (!rest->data) {
        return false;
    }
    const char *pipe = rest->size > 0 ? memchr(rest->data, '|', rest->size) : NULL;
    *cell = span_trim(pipe ? span_between(rest->data, pipe) : *rest);
    *rest = pipe ? span_between(pipe + 1, span_end(*rest)) : (struct span){NULL, 0};
    return true;
}

/* Whether each row begins with a label, or below heads with a figure: no blank cell was taken for the end of a row. */
static bool are_rows(struct span line)
{
    enum { FEWEST_ROWS = 3 };
    uint32_t rows = 0;
    bool figures = true; /* the row before has some */
    struct span row, cell;
    while (next_row(&line, &row)) {
        struct span rest = row;
        bool above = figures;
        figures = false;
        for (bool first = true; next_cell(&rest, &cell); first = false) {
            enum piece_kind kind = piece_kind_of(cell);
            if (first && kind != PIECE_TEXT && (kind == PIECE_BLANK || above)) {
                return false;
            }
            figures |= kind == PIECE_FIGURE;
        }
        rows++;
    }
    return rows >= FEWEST_ROWS;
}

bool rows_are_joined(struct span line)
{
    line = span_trim(line);
    bool piped = line.size > 2 && line.data[0] == '|' && line.data[line.size - 1] == '|';
    return piped && span_contains(line, SPAN("| |")) && are_rows(line);
}

static size_t joined_rows_find(const struct text_lines *lines, size_t first)
{
    return rows_are_joined(lines->items[first].text) ? first + 1 : first;
}

static bool joined_rows_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                             struct failure *failure)
{
    struct loose_table table = {.arena = document->arena};
    struct span line = span_trim(lines->items[first].text), row, cell;
    bool held = end > first;
    while (held && next_row(&line, &row)) {
        held = loose_row(&table, lines->items[first].place, lines->items[first].page_start);
        while (held && next_cell(&row, &cell)) {
            held = loose_cell(&table, cell);
        }
    }
    return (held || fail_memory(failure)) && loose_finish(&table, document, failure);
}

const struct text_layout joined_rows_layout = {joined_rows_find, joined_rows_read, true, {"| |"}};
