#include "read/text/text.h"

#include "base/characters.h"
#include "base/limits.h"
#include "read/repeats.h"
#include "read/text/json_lines.h"
#include "read/text/layouts.h"
#include "read/text/markdown.h"
#include "read/text/pandoc.h"

bool text_sniff(struct span input)
{
    (void)input;
    return true;
}

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
    const char *start = line.data, *end = span_end(line);
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

/* == 一、总体情况 ==: a heading of MediaWiki, or without the marks behind it of AsciiDoc. */
static struct span without_marks(struct span line)
{
    struct span text = span_trim(line);
    size_t marks = 0;
    while (marks < text.size && text.data[marks] == '=') {
        marks++;
    }
    if (marks == 0 || marks >= text.size || text.data[marks] != ' ') {
        return line;
    }
    while (text.data[text.size - 1] == '=') {
        text.size--;
    }
    return span_trim(span_from(text, marks));
}

static bool add_line(struct document *document, struct span line, struct row row, struct failure *failure)
{
    line = without_marks(line);
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

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static bool is_marked(struct span line)
{
    line = span_trim(line).size == 0 ? line : (struct span){NULL, 0};
    return span_contains(line, SPAN("\xC2\xA0"));
}

static bool push_line(struct arena *arena, struct text_lines *lines, struct text_line line)
{
    return ARENA_PUSH(arena, lines->items, lines->count, lines->capacity, line);
}

static bool collect_lines(struct arena *arena, struct span input, struct text_lines *lines)
{
    bool paged = input.size > 0 && memchr(input.data, '\f', input.size);
    struct text_line next = {.place = {.page = paged}, .page_start = paged};
    struct span line;
    while (span_next_line(&input, &line)) {
        next.place.line++;
        while (line.size > 0 && line.data[0] == '\f') {
            line.data++;
            line.size--;
            next.place.page++;
            next.page_start = true;
        }
        next.text = line;
        if (span_trim(line).size == 0 && !(line.size > 0 && memchr(line.data, '\t', line.size))) {
            next.gap++;
            next.marked += is_marked(line);
            continue;
        }
        if (!push_line(arena, lines, next)) {
            return false;
        }
        lines->marked += next.marked > 0;
        lines->wide += next.gap > 1;
        next = (struct text_line){.place = next.place};
    }
    lines->pages = paged ? next.place.page : 0;
    return true;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* In the order in which they are looked for. */
static const struct text_layout *const table_layouts[] = {
    &asciidoc_layout, &mediawiki_layout,  &drawn_layout,   &dashes_layout,      &pipes_layout,
    &fields_layout,   &cell_lines_layout, &tab_led_layout, &joined_rows_layout, &run_on_layout,
};

enum { TABLE_LAYOUTS = COUNT(table_layouts) };

/* A page has columns where several lines are parted by wide gaps; one wide gap is but a careless sentence. */
static bool is_aligned(struct span text)
{
    int columned = 0;
    struct span line;
    if (!span_contains(text, SPAN("  "))) {
        return false;
    }
    while (columned < 3 && span_next_line(&text, &line)) {
        if (span_contains(line, SPAN("  ")) && !memchr(line.data, '\t', line.size)) {
            columned += count_gaps(span_trim(line)) >= 2;
        }
    }
    return columned >= 3;
}

/* How one text holds its columns. */
struct layout {
    bool aligned;               /* by runs of spaces, as a page is printed */
    bool tables[TABLE_LAYOUTS]; /* in tables of these layouts, which may stand in it */
};

static bool may_stand_in(size_t table_layout, struct span text)
{
    const char *const *signs = table_layouts[table_layout]->signs;
    bool any = !signs[0];
    for (size_t i = 0; signs[i] && !any; i++) {
        any = span_contains(text, span_of(signs[i]));
    }
    return any;
}

static struct layout find_layout(struct span text)
{
    struct layout layout = {.aligned = is_aligned(text)};
    for (size_t i = 0; i < TABLE_LAYOUTS; i++) {
        layout.tables[i] = (table_layouts[i]->in_columns || !layout.aligned) && may_stand_in(i, text);
    }
    return layout;
}

/* Reads the table that begins at `*at` and moves on behind it; stays where none begins. */
static bool read_table(const struct text_lines *lines, const struct layout *layout, size_t *at,
                       struct document *document, struct failure *failure)
{
    for (size_t i = 0; i < TABLE_LAYOUTS; i++) {
        size_t end = layout->tables[i] ? table_layouts[i]->find(lines, *at) : *at;
        if (end > *at) {
            bool read = table_layouts[i]->read(lines, *at, end, document, failure);
            *at = end;
            return read;
        }
    }
    return true;
}

/* Reads one line: a row of tabs, a line of words, or a blank line of tabs between tables. */
static bool read_line(const struct text_line *line, bool aligned, struct tables *tables, struct document *document,
                      struct failure *failure)
{
    struct row row = {.kind = aligned ? ROW_ALIGNED : ROW_TEXT,
                      .place = line->place,
                      .page_start = line->page_start,
                      .gap_above = line->gap > 0};
    if (line->gap > 0) {
        end_block(tables, document);
    }
    if (is_tabbed(line->text, tables->in_block)) {
        return add_table_row(tables, document, line->text, row, failure);
    }
    end_block(tables, document);
    if (span_trim(line->text).size == 0) {
        return true;
    }
    tables->width = 0;
    return add_line(document, line->text, row, failure);
}

static bool read_lines(struct span input, struct document *document, struct failure *failure)
{
    struct text_lines lines = {.count = 0};
    if (!text_seen(document->arena, input, &input) || /* before characters are counted */
        !collect_lines(document->arena, input, &lines)) {
        return fail_memory(failure);
    }
    document->seen = true;
    struct layout layout = find_layout(input);
    struct tables tables = {0};
    for (size_t at = 0; at < lines.count;) {
        size_t first = at;
        if (!read_table(&lines, &layout, &at, document, failure)) {
            return false;
        }
        if (at > first) {
            tables = (struct tables){0};
            continue;
        }
        if (!read_line(&lines.items[at++], layout.aligned, &tables, document, failure)) {
            return false;
        }
    }
    end_block(&tables, document);
    document->page_count = lines.pages;
    document->seen = false;
    return true;
}

bool text_read(struct span input, struct document *document, struct failure *failure)
{
    struct span text;
    size_t records;
    if (!json_text_find(document->arena, input, &text, &records) || !pandoc_plain(document->arena, input, &input)) {
        return fail_memory(failure);
    }
    if (text.size == 0) {
        document->end = document_line_end(input);
        return read_lines(input, document, failure);
    }
    if (records > 1 &&
        !arena_format(document->arena, &document->remark, "文件里有%zu条JSON记录，只读了第一条", records)) {
        return fail_memory(failure);
    }
    return markdown_sniff(text) ? markdown_read(text, document, failure) : read_lines(text, document, failure);
}
