#include "read/text/text.h"

#include "base/characters.h"
#include "base/limits.h"
#include "read/repeats.h"

bool text_sniff(struct span input)
{
    (void)input;
    return true;
}

/* How the lines of one text hold their columns. */
struct layout {
    bool aligned; /* by runs of spaces, as a page is printed */
};

/* Runs of two and more spaces inside a line, between words. */
static int count_gaps(struct span line)
{
    int gaps = 0;
    int spaces = 0;
    while (line.size > 0) {
        uint32_t c = utf8_next(&line);
        if (is_space(c)) {
            spaces++;
            continue;
        }
        gaps += spaces >= 2;
        spaces = 0;
    }
    return gaps;
}

/* A page has columns where several lines are parted by wide gaps; one wide gap is but a careless sentence. */
static struct layout find_layout(struct span text)
{
    int columned = 0;
    struct span line;
    while (columned < 3 && span_next_line(&text, &line)) {
        if (span_contains(line, SPAN("  ")) && !memchr(line.data, '\t', line.size)) {
            columned += count_gaps(span_trim(line)) >= 2;
        }
    }
    return (struct layout){.aligned = columned >= 3};
}

enum { LONGEST_LONE_CELL = 120 }; /* bytes; longer than any label */

/* A line is a table's row where a tab parts it, or where tabs stand around one short text. */
static bool is_tabbed(struct span line, bool in_table)
{
    if (line.size == 0 || !memchr(line.data, '\t', line.size)) {
        return false;
    }
    struct span inner = span_trim(line);
    if (inner.size == 0) {
        return in_table; /* a row of blank cells */
    }
    return memchr(inner.data, '\t', inner.size) || inner.size <= LONGEST_LONE_CELL;
}

static bool add_tabbed(struct document *document, struct span line, struct row row, struct repeats *repeats,
                       struct failure *failure)
{
    size_t count = 1;
    for (size_t i = 0; i < line.size; i++) {
        count += line.data[i] == '\t';
    }
    if (count > LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "line", row.place.line);
    }
    struct cell *cells = arena_allocate_array(document->arena, count, sizeof *cells);
    if (!cells) {
        return fail_memory(failure);
    }
    const char *start = line.data, *end = line.data + line.size;
    for (size_t i = 0; i < count; i++) {
        const char *tab = memchr(start, '\t', (size_t)(end - start));
        struct span text = span_between(start, tab ? tab : end);
        cells[i] = (struct cell){.text = span_trim(text), .left = (double)i, .right = (double)(i + 1), .rows = 1};
        start = tab ? tab + 1 : end;
    }
    repeats_clear(repeats, cells, count);
    row.kind = ROW_GRID;
    row.cells = cells;
    row.cell_count = (uint32_t)count;
    return document_add_row(document, row, failure);
}

static bool add_line(struct document *document, struct span line, struct layout layout, struct row row,
                     struct failure *failure)
{
    row.kind = layout.aligned ? ROW_ALIGNED : ROW_TEXT;
    if (!document_split_words(document, line, &row, failure)) {
        return false;
    }
    return document_add_row(document, row, failure);
}

/* Tables as they are met: a blank line in the middle of one is common, and a row of another width begins a new one
 * only after it. */
struct tables {
    size_t start;   /* first row of the block being read */
    bool in_block;  /* the line before was a row of a table */
    uint32_t width; /* cells of the last row, 0: no table just above */
    struct repeats repeats;
};

static void end_block(struct tables *tables, struct document *document)
{
    if (tables->in_block) {
        document_settle_table(document, tables->start);
        tables->width = document->rows[document->row_count - 1].cell_count;
        tables->in_block = false;
    }
}

static bool add_table_row(struct tables *tables, struct document *document, struct span line, struct row row,
                          struct failure *failure)
{
    size_t index = document->row_count;
    bool first = !tables->in_block;
    row.place.table = document->table_count;
    if (!add_tabbed(document, line, row, &tables->repeats, failure)) {
        return false;
    }
    if (first) {
        tables->start = index;
        tables->in_block = true;
        document->table_count += document->rows[index].cell_count != tables->width;
        document->rows[index].place.table = document->table_count;
    }
    return true;
}

bool text_read(struct span input, struct document *document, struct failure *failure)
{
    if (!text_seen(document->arena, input, &input)) { /* before characters are counted */
        return fail_memory(failure);
    }
    struct layout layout = find_layout(input);
    bool paged = input.size > 0 && memchr(input.data, '\f', input.size);
    struct place place = {.page = paged ? 1 : 0};
    struct tables tables = {0};
    bool page_start = paged, gap = false;
    struct span line;
    while (span_next_line(&input, &line)) {
        place.line++;
        while (line.size > 0 && line.data[0] == '\f') {
            line.data++;
            line.size--;
            place.page++;
            page_start = true;
        }
        bool tabbed = is_tabbed(line, tables.in_block);
        if (!tabbed && span_trim(line).size == 0) {
            end_block(&tables, document);
            gap = true;
            continue;
        }
        struct row row = {.place = place, .page_start = page_start, .gap_above = gap};
        if (tabbed) {
            if (!add_table_row(&tables, document, line, row, failure)) {
                return false;
            }
        } else {
            end_block(&tables, document);
            tables.width = 0;
            if (!add_line(document, line, layout, row, failure)) {
                return false;
            }
        }
        page_start = gap = false;
    }
    end_block(&tables, document);
    document->page_count = paged ? place.page : 0;
    return true;
}
