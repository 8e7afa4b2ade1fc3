#include "read/html/builder.h"

#include "base/characters.h"
#include "base/limits.h"
#include "read/html/reference.h"
#include "read/html/style.h"
#include "read/text/markdown.h"
#include "read/text/text.h"

/* ---- text -------------------------------------------------------------------------------------------------------------- */

enum byte_class { BYTE_PLAIN, BYTE_SPACE, BYTE_SUSPECT, BYTE_REFERENCE };

/* Bytes that cannot simply be copied: white space, references, and what the characters begin with that are not seen as
 * they are (text_seen). */
static const unsigned char byte_classes[256] = {
    [' '] = BYTE_SPACE,    ['\t'] = BYTE_SPACE,   ['\n'] = BYTE_SPACE,   ['\r'] = BYTE_SPACE,    ['\f'] = BYTE_SPACE,
    [0xC2] = BYTE_SUSPECT, [0xCD] = BYTE_SUSPECT, [0xD8] = BYTE_SUSPECT, [0xE1] = BYTE_SUSPECT,  [0xE2] = BYTE_SUSPECT,
    [0xEF] = BYTE_SUSPECT, [0xF3] = BYTE_SUSPECT, ['\0'] = BYTE_SUSPECT, ['&'] = BYTE_REFERENCE,
};

/* NUL, soft hyphen, zero width space, joiners, word joiner, byte order mark: nothing of them is seen. */
static size_t unseen_length(struct span text)
{
    static const struct span unseen[] = {
        {"\0", 1},           {"\xC2\xAD", 2},     {"\xE2\x80\x8B", 3}, {"\xE2\x80\x8C", 3}, {"\xE2\x80\x8D", 3},
        {"\xE2\x80\x8E", 3}, {"\xE2\x80\x8F", 3}, {"\xE2\x81\xA0", 3}, {"\xEF\xBB\xBF", 3},
    };
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        if (span_starts(text, unseen[i])) {
            return unseen[i].size;
        }
    }
    return 0;
}

/* Chinese commas, colons and brackets: most of what begins like a byte order mark. */
static bool is_full_width(struct span text)
{
    return text.size > 1 && (unsigned char)text.data[0] == 0xEF && (unsigned char)text.data[1] >= 0xBC &&
           (unsigned char)text.data[1] <= 0xBE;
}

/* How many bytes the text begins with that can simply be copied. */
static size_t plain_length(struct span text)
{
    size_t run = 0;
    while (run < text.size && byte_classes[(unsigned char)text.data[run]] == BYTE_PLAIN) {
        run += begins_ideograph(text.data[run]) && text.size - run >= 3 ? 3 : 1;
    }
    return run;
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

/* The digits of U+2070 and U+2080, but for three that are older. */
static bool add_raised(struct buffer *out, struct span run, bool lowered)
{
    bool done = true;
    for (size_t i = 0; i < run.size && done; i++) {
        char bytes[4] = {run.data[i]};
        uint32_t digit = (uint32_t)(unsigned char)run.data[i] - '0';
        uint32_t raised = digit == 1 ? 0xB9 : digit == 2 || digit == 3 ? 0xB0 + digit : 0x2070 + digit;
        done =
            buffer_add(out, (struct span){bytes, digit > 9 ? 1 : utf8_put(bytes, lowered ? 0x2080 + digit : raised)});
    }
    return done;
}

static bool add_run(struct html_builder *builder, struct html_line *line, struct span run, uint32_t shown)
{
    struct span text = buffer_span(&line->text);
    bool joined = line->gap == GAP_NONE || text.size == 0 ||
                  (line->gap == GAP_NEWLINE && is_wide_start((unsigned char)run.data[0]) && ends_wide(text));
    line->gap = GAP_NONE;
    line->moved = line->moved || (shown & SHOWN_MOVED) != 0;
    line->steady = line->steady || (shown & SHOWN_MOVED) == 0;
    return ((joined || buffer_add(&line->text, SPAN(" "))) &&
            ((shown & RAISED) != 0 ? add_raised(&line->text, run, (shown & SHOWN_LOWERED) != 0)
                                   : buffer_add(&line->text, run))) ||
           fail_memory(builder->failure);
}

/* White space between words, of which `taken` bytes begin the text. */
static bool add_space(struct html_builder *builder, struct html_line *line, struct span text, size_t *taken,
                      uint32_t shown)
{
    bool newline = false;
    for (*taken = 0; *taken < text.size && byte_classes[(unsigned char)text.data[*taken]] == BYTE_SPACE; ++*taken) {
        newline |= text.data[*taken] == '\n' || text.data[*taken] == '\r';
    }
    if (newline && (shown & SHOWN_IN_LINES) != 0 && line == &builder->line) {
        return html_end_line(builder, shown);
    }
    if (newline || line->gap == GAP_NONE) {
        line->gap = newline ? GAP_NEWLINE : GAP_SPACE;
    }
    return true;
}

static bool add_folded(struct html_builder *builder, struct html_line *line, struct span text, bool references,
                       uint32_t shown)
{
    while (text.size > 0) {
        size_t run = 0, taken = 0, size = 0;
        char characters[LONGEST_REFERENCE];
        while (run < text.size) {
            run += plain_length(span_from(text, run));
            if (run == text.size) {
                break;
            }
            unsigned char class = byte_classes[(unsigned char)text.data[run]];
            struct span here = span_from(text, run);
            if (class == BYTE_SUSPECT && !is_full_width(here)) {
                taken = unseen_length(here);
                line->unsure = line->unsure || taken == 0;
            } else if (class == BYTE_REFERENCE && references) {
                taken = html_reference_read(here, false, characters, &size);
            }
            if (class == BYTE_SPACE || taken > 0) {
                break;
            }
            run++;
        }
        if (run > 0 && !add_run(builder, line, (struct span){text.data, run}, shown)) {
            return false;
        }
        if (size > 0 && !add_folded(builder, line, (struct span){characters, size}, false, shown)) {
            return false;
        }
        if (run < text.size && taken == 0 && !add_space(builder, line, span_from(text, run), &taken, shown)) {
            return false;
        }
        text.data += run + taken;
        text.size -= run + taken;
    }
    return true;
}

static struct html_cell *open_cell_of(const struct html_table *table)
{
    return table && table->cell_open ? table->last->last : NULL;
}

/* Where the lines of the source are the lines of the text. */
static bool keeps_lines(const struct html_builder *builder, uint32_t shown)
{
    return !builder->table && (builder->typed || (shown & SHOWN_IN_LINES) != 0);
}

bool html_starts_line(const struct html_builder *builder, uint32_t shown)
{
    return builder->line.text.size == 0 && !builder->aside && (shown & (SHOWN_STRUCK | SHOWN_IN_LINES)) == 0 &&
           !keeps_lines(builder, shown);
}

bool html_add_text(struct html_builder *builder, struct span text, bool references, uint32_t shown)
{
    if (builder->aside) {
        return add_folded(builder, builder->aside, text, references, shown);
    }
    if ((shown & SHOWN_STRUCK) != 0) {
        return !open_cell_of(builder->table) || add_folded(builder, &builder->struck, text, references, shown);
    }
    if (keeps_lines(builder, shown)) {
        struct buffer *line = &builder->line.text;
        builder->line.unsure = true;
        return (references ? html_reference_decode(text, false, line) : buffer_add(line, text)) ||
               fail_memory(builder->failure);
    }
    return add_folded(builder, &builder->line, text, references, shown);
}

/* ---- lines ------------------------------------------------------------------------------------------------------------- */

/* Digits that stand raised as usual ones. */
static void lower_digits(struct buffer *text)
{
    struct span rest = buffer_span(text);
    size_t size = 0;
    while (rest.size > 0) {
        uint32_t c = utf8_next(&rest);
        uint32_t digit = c == 0xB9 ? 1 : c == 0xB2 || c == 0xB3 ? c - 0xB0 : c - 0x2070;
        size += utf8_put(text->data + size, digit < 10 && c >= 0xB2 ? '0' + digit : c);
    }
    text->size = size;
}

/* The line as a person sees it. Where all of it is moved, its author has but adjusted it. */
static bool settle_line(struct html_builder *builder, struct html_line *line, struct span *settled)
{
    if (line->moved && !line->steady) {
        lower_digits(&line->text);
    }
    *settled = buffer_span(&line->text);
    if (line->unsure && !text_seen(builder->scratch, *settled, settled)) {
        return fail_memory(builder->failure);
    }
    *settled = span_trim(*settled);
    return true;
}

static void clear_line(struct html_line *line)
{
    line->text.size = 0;
    line->gap = GAP_NONE;
    line->moved = line->steady = line->unsure = false;
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
    document->seen = true; /* as it was before */
    return true;
}

/* A line of a table: in its open cell, or above it. `lasts`: it is in memory that lives as long as the document. */
static bool write_line_of_table(struct html_builder *builder, struct span line, bool lasts)
{
    struct html_cell *cell = open_cell_of(builder->table);
    if ((!lasts && !arena_copy(builder->document->arena, line, &line)) ||
        (builder->typed && !markdown_plain(builder->document, line, &line, builder->failure)) ||
        !html_flow_add(builder->scratch, cell ? &cell->flow : &builder->table->before, line, NULL)) {
        return fail_memory(builder->failure);
    }
    if (cell) {
        cell->size += line.size;
    }
    return true;
}

bool html_add_line(struct html_builder *builder, struct span text, uint32_t shown)
{
    struct span line = span_trim(text);
    bool plain = builder->line.text.size == 0 && !builder->aside && shown == 0 && !builder->typed &&
                 open_cell_of(builder->table) && plain_length(line) == line.size;
    if (!plain) {
        return html_add_text(builder, text, true, shown);
    }
    return line.size == 0 || write_line_of_table(builder, line, builder->lasts);
}

static bool note_line(struct html_builder *builder, struct span line)
{
    return (buffer_add(builder->lines, line) && buffer_add(builder->lines, SPAN("\n"))) ||
           fail_memory(builder->failure);
}

bool html_write_line(struct html_builder *builder, uint32_t shown)
{
    struct document *document = builder->document;
    struct span line, copy;
    if (!settle_line(builder, &builder->line, &line)) {
        return false;
    }
    bool kept = keeps_lines(builder, shown), spaces = line.size == 0;
    if (!builder->table && !note_line(builder, spaces ? SPAN("\xC2\xA0") : line)) {
        return false;
    }
    clear_line(&builder->line);
    if (line.size == 0) {
        return true;
    }
    if (builder->table) {
        return write_line_of_table(builder, line, false);
    }
    return arena_copy(document->arena, line, &copy)
               ? (kept ? write_kept_lines(builder, copy)
                       : document_add_paragraph(document, copy, (struct place){0}, builder->failure))
               : fail_memory(builder->failure);
}

/* ---- tables ------------------------------------------------------------------------------------------------------------ */

bool html_open_table(struct html_builder *builder)
{
    if (!html_end_line(builder, 0)) {
        return false;
    }
    if (builder->depth >= LIMIT_TABLES_INSIDE) {
        return fail(builder->failure, CAUSE_TABLES_TOO_DEEP);
    }
    struct html_table *table = arena_allocate(builder->scratch, sizeof *table), *outer = builder->table;
    struct html_cell *cell = open_cell_of(outer);
    struct html_flow *flow = cell ? &cell->flow : outer ? &outer->before : NULL;
    if (!table || (flow && !html_flow_add(builder->scratch, flow, (struct span){0}, table))) {
        return fail_memory(builder->failure);
    }
    table->outer = outer;
    table->outer_cell = cell;
    builder->table = table;
    builder->depth++;
    return true;
}

/* Puts U+0336 behind each character that is seen. */
static bool write_struck(struct html_builder *builder, struct span text)
{
    struct buffer out = {.arena = builder->scratch};
    while (text.size > 0) {
        struct span rest = text;
        struct span mark = is_space(utf8_next(&rest)) ? SPAN("") : SPAN("\xCC\xB6");
        if (!buffer_add(&out, span_between(text.data, rest.data)) || !buffer_add(&out, mark)) {
            return fail_memory(builder->failure);
        }
        text = rest;
    }
    return out.size == 0 || write_line_of_table(builder, buffer_span(&out), false);
}

bool html_close_cell(struct html_builder *builder)
{
    struct html_cell *cell = open_cell_of(builder->table);
    if (!cell) {
        return html_end_line(builder, 0);
    }
    bool done = html_end_line(builder, 0);
    if (done && builder->struck.text.size > 0 && !cell->flow.first) {
        struct span struck;
        done = settle_line(builder, &builder->struck, &struck) && write_struck(builder, struck);
    }
    clear_line(&builder->struck);
    builder->table->cell_open = false;
    return done;
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
    if (!html_close_row(builder)) {
        return false;
    }
    html_table_finish(table);
    builder->table = table->outer;
    builder->depth--;
    return table->outer || html_table_write(table, builder->document, builder->failure);
}

bool html_part_rows(struct html_builder *builder)
{
    bool done = html_close_row(builder);
    if (builder->table) {
        builder->table->group++;
    }
    return done;
}

bool html_open_row(struct html_builder *builder)
{
    if (!html_close_row(builder)) {
        return false;
    }
    struct html_table *table = builder->table;
    if (!table) {
        return true;
    }
    struct html_row *row = arena_allocate(builder->scratch, sizeof *row);
    if (!row) {
        return fail_memory(builder->failure);
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

bool html_open_cell(struct html_builder *builder, uint32_t columns, uint32_t rows)
{
    if (!html_close_cell(builder) || (builder->table && !builder->table->row_open && !html_open_row(builder))) {
        return false;
    }
    if (!builder->table) {
        return true;
    }
    if (builder->cells >= LIMIT_GRID_CELLS) {
        return fail_at(builder->failure, CAUSE_TOO_MANY_CELLS, "table", builder->document->table_count + 1);
    }
    struct html_cell *cell = arena_reserve(builder->scratch, sizeof *cell);
    if (!cell) {
        return fail_memory(builder->failure);
    }
    *cell = (struct html_cell){.columns = columns, .rows = rows};
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
    return true;
}

bool html_is_in_row(const struct html_builder *builder)
{
    return builder->table && builder->table->row_open;
}

bool html_finish(struct html_builder *builder)
{
    bool done = true;
    while (done && builder->table) {
        done = html_close_table(builder);
    }
    return done && html_end_line(builder, 0);
}
