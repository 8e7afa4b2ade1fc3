#include "read/html/builder.h"

#include "base/limits.h"
#include "read/text/markdown.h"
#include "read/text/text.h"

/* ---- text ---- */

enum byte_class { BYTE_PLAIN, BYTE_SPACE, BYTE_SUSPECT };

/* Bytes that cannot simply be copied: white space, and what the characters without width begin with. */
static const unsigned char byte_classes[256] = {
    [' '] = BYTE_SPACE,  ['\t'] = BYTE_SPACE,   ['\n'] = BYTE_SPACE,   ['\r'] = BYTE_SPACE,
    ['\f'] = BYTE_SPACE, [0xC2] = BYTE_SUSPECT, [0xE2] = BYTE_SUSPECT, [0xEF] = BYTE_SUSPECT,
};

/* Soft hyphen, zero width space, joiners, word joiner, byte order mark: nothing of them is seen. */
static size_t unseen_length(struct span text)
{
    static const struct span unseen[] = {
        {"\xC2\xAD", 2},     {"\xE2\x80\x8B", 3}, {"\xE2\x80\x8C", 3}, {"\xE2\x80\x8D", 3},
        {"\xE2\x80\x8E", 3}, {"\xE2\x80\x8F", 3}, {"\xE2\x81\xA0", 3}, {"\xEF\xBB\xBF", 3},
    };
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        if (span_starts(text, unseen[i])) {
            return unseen[i].size;
        }
    }
    return 0;
}

static bool is_wide_start(unsigned char byte)
{
    return byte >= 0xE3; /* U+3000 and above: ideographs and the punctuation that stands with them */
}

static bool ends_wide(struct span line)
{
    size_t at = line.size;
    while (at > 0 && line.size - at < 3 && ((unsigned char)line.data[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    return at > 0 && is_wide_start((unsigned char)line.data[at - 1]);
}

static bool add_run(struct html_builder *builder, struct span run)
{
    struct span line = buffer_span(&builder->line);
    bool joined = builder->gap == GAP_NONE || line.size == 0 ||
                  (builder->gap == GAP_NEWLINE && is_wide_start((unsigned char)run.data[0]) && ends_wide(line));
    builder->gap = GAP_NONE;
    return ((joined || buffer_add(&builder->line, SPAN(" "))) && buffer_add(&builder->line, run)) ||
           fail_memory(builder->failure);
}

/* Where the lines of the source are the lines of the text. */
static bool keeps_lines(const struct html_builder *builder)
{
    return !builder->table && (builder->typed || builder->preformatted > 0);
}

static bool add_space(struct html_builder *builder, char space)
{
    bool newline = space == '\n' || space == '\r';
    if (newline && builder->preformatted > 0) {
        return html_end_line(builder);
    }
    if (newline || builder->gap == GAP_NONE) {
        builder->gap = newline ? GAP_NEWLINE : GAP_SPACE;
    }
    return true;
}

bool html_add_text(struct html_builder *builder, struct span text)
{
    if (keeps_lines(builder)) {
        return buffer_add(&builder->line, text) || fail_memory(builder->failure);
    }
    while (text.size > 0) {
        size_t run = 0, unseen = 0;
        while (run < text.size) {
            unsigned char class = byte_classes[(unsigned char)text.data[run]];
            if (class == BYTE_SUSPECT) {
                unseen = unseen_length((struct span){text.data + run, text.size - run});
            }
            if (class == BYTE_SPACE || unseen > 0) {
                break;
            }
            run++;
        }
        if (run > 0 && !add_run(builder, (struct span){text.data, run})) {
            return false;
        }
        if (run < text.size && unseen == 0) {
            if (!add_space(builder, text.data[run])) {
                return false;
            }
            unseen = 1;
        }
        text.data += run + unseen;
        text.size -= run + unseen;
    }
    return true;
}

struct span html_take_line(struct html_builder *builder)
{
    struct span line = span_trim(buffer_span(&builder->line));
    builder->line.size = 0;
    builder->gap = GAP_NONE;
    return line;
}

/* Text whose line breaks count is text like any other: its own reader knows columns, tabs and pipes. */
static bool write_kept_lines(struct html_builder *builder, struct span text)
{
    struct document *document = builder->document;
    size_t first = document->row_count;
    if (!(builder->typed ? markdown_read : text_read)(text, document, builder->failure)) {
        return false;
    }
    for (size_t i = first; i < document->row_count; i++) {
        document->rows[i].place.line = 0; /* it would count from the start of this piece */
        document->rows[i].place.page = 0;
    }
    document->page_count = 0;
    return true;
}

static struct html_cell *open_cell_of(const struct html_table *table)
{
    return table && table->cell_open ? table->last->last : NULL;
}

/* A cell that was begun without a table ends its table when text follows it: a browser knows of no table there. */
static bool close_implied_table(struct html_builder *builder)
{
    return !builder->table || !builder->table->implied || builder->table->cell_open || html_close_table(builder);
}

bool html_end_line(struct html_builder *builder)
{
    bool kept = keeps_lines(builder);
    struct span line = html_take_line(builder);
    if (line.size == 0) {
        return true;
    }
    struct document *document = builder->document;
    struct span copy;
    if (!arena_copy(document->arena, line, &copy)) {
        return fail_memory(builder->failure);
    }
    if (kept) {
        return write_kept_lines(builder, copy);
    }
    if (!close_implied_table(builder) || (builder->typed && !markdown_plain(document, copy, &copy, builder->failure))) {
        return false;
    }
    if (!builder->table) {
        return document_add_paragraph(document, copy, (struct place){0}, builder->failure);
    }
    struct html_cell *cell = open_cell_of(builder->table);
    if (cell) {
        cell->size += copy.size;
    }
    return html_flow_add(document->arena, cell ? &cell->flow : &builder->table->before, copy, NULL) ||
           fail_memory(builder->failure);
}

/* ---- tables ---- */

bool html_open_table(struct html_builder *builder)
{
    if (!html_end_line(builder)) {
        return false;
    }
    if (builder->table && !builder->table->cell_open && !html_close_table(builder)) {
        return false; /* a table right inside a table ends it */
    }
    if (builder->depth >= LIMIT_NESTING) {
        return fail(builder->failure, CAUSE_TABLES_TOO_DEEP);
    }
    struct arena *arena = builder->document->arena;
    struct html_table *table = arena_allocate(arena, sizeof *table);
    struct html_cell *cell = open_cell_of(builder->table);
    if (!table || (cell && !html_flow_add(arena, &cell->flow, (struct span){0}, table))) {
        return fail_memory(builder->failure);
    }
    table->outer = builder->table;
    table->outer_cell = cell;
    builder->table = table;
    builder->depth++;
    return true;
}

bool html_close_cell(struct html_builder *builder)
{
    if (!open_cell_of(builder->table)) {
        return true;
    }
    bool done = html_end_line(builder);
    builder->table->cell_open = false;
    return done;
}

bool html_end_cell(struct html_builder *builder, char kind)
{
    return !open_cell_of(builder->table) || builder->table->cell_kind != kind || html_close_cell(builder);
}

bool html_close_row(struct html_builder *builder)
{
    bool done = html_close_cell(builder);
    if (builder->table) {
        builder->table->row_open = false;
    }
    return done;
}

bool html_close_table(struct html_builder *builder)
{
    struct html_table *table = builder->table;
    if (!table) {
        return true;
    }
    if (!html_close_row(builder) || (!table->implied && !html_end_line(builder))) {
        return false;
    }
    html_table_finish(table);
    builder->table = table->outer;
    builder->depth--;
    return table->outer || html_table_write(table, builder->document, builder->failure);
}

static bool change_group(struct html_builder *builder, char kind)
{
    if (!html_close_row(builder) || !html_end_line(builder)) {
        return false;
    }
    if (builder->table) {
        builder->table->group++;
        builder->table->group_kind = kind;
    }
    return true;
}

bool html_open_group(struct html_builder *builder, char kind)
{
    return change_group(builder, kind);
}

bool html_end_group(struct html_builder *builder, char kind)
{
    return !builder->table || builder->table->group_kind != kind || change_group(builder, '\0');
}

static bool need_table(struct html_builder *builder)
{
    if (builder->table) {
        return true;
    }
    if (!html_open_table(builder)) {
        return false;
    }
    builder->table->implied = true;
    return true;
}

bool html_open_row(struct html_builder *builder)
{
    if (!html_close_row(builder) || !html_end_line(builder) || !need_table(builder)) {
        return false;
    }
    struct html_table *table = builder->table;
    struct html_row *row = arena_allocate(builder->document->arena, sizeof *row);
    if (!row) {
        return fail_memory(builder->failure);
    }
    if (table->group_kind == '\0' || table->group_kind == KIND_CAPTION) {
        table->group_kind = KIND_BODY;
    }
    row->group = table->group;
    if (table->last) {
        table->last->next = row;
    } else {
        table->first = row;
    }
    table->last = row;
    table->rows++;
    table->row_open = true;
    return true;
}

bool html_open_cell(struct html_builder *builder, char kind, uint32_t columns, uint32_t rows)
{
    if (!html_close_cell(builder) || !html_end_line(builder) || !need_table(builder)) {
        return false; /* the line before may end a table that was implied */
    }
    if (!builder->table->row_open && !html_open_row(builder)) {
        return false;
    }
    if (builder->cells >= LIMIT_GRID_CELLS) {
        return fail(builder->failure, CAUSE_TOO_MANY_CELLS);
    }
    struct html_cell *cell = arena_allocate(builder->document->arena, sizeof *cell);
    if (!cell) {
        return fail_memory(builder->failure);
    }
    cell->columns = columns;
    cell->rows = rows;
    struct html_row *row = builder->table->last;
    if (row->last) {
        row->last->next = cell;
    } else {
        row->first = cell;
    }
    row->last = cell;
    row->cells++;
    builder->cells++;
    builder->table->cell_open = true;
    builder->table->cell_kind = kind;
    return true;
}

bool html_finish(struct html_builder *builder)
{
    bool done = true;
    while (done && builder->table) {
        done = html_close_table(builder);
    }
    return done && html_end_line(builder);
}
