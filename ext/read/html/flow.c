#include "read/html/flow.h"

#include "read/html/word.h"

enum {
    LONG_TEXT = 900,       /* bytes, 300 characters: no cell of a form is as long, a narrative is longer */
    FEW_CELLS = 3,         /* a row of layout has no more, but for texts and tables that no cell of data holds: */
    VERY_LONG_TEXT = 3000, /* bytes */
    LARGE_TABLE = 6        /* cells with text */
};

bool html_flow_add(struct arena *arena, struct html_flow *flow, struct span text, struct html_table *table)
{
    struct html_block *block = flow->first ? arena_reserve(arena, sizeof *block) : &flow->own;
    if (!block) {
        return false;
    }
    *block = (struct html_block){.text = text, .table = table};
    if (flow->last) {
        flow->last->next = block;
    } else {
        flow->first = block;
    }
    flow->last = block;
    return true;
}

/* ---- data or layout ---- */

/* A table of one row that stands in for the very columns its cell spans: its cells are columns of the outer table. */
static bool stands_for_columns(const struct html_table *table, const struct html_cell *outer)
{
    if (table->rows != 1 || outer->columns < 2 || outer->flow.first != outer->flow.last || table->before.first) {
        return false;
    }
    uint64_t columns = 0;
    for (const struct html_cell *cell = table->first->first; cell; cell = cell->next) {
        columns += cell->columns;
        if (cell->inner > 1) {
            return false;
        }
    }
    return columns == outer->columns;
}

static bool is_layout(const struct html_row *row)
{
    for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
        if (cell->inner > LARGE_TABLE || cell->size > VERY_LONG_TEXT ||
            (row->cells <= FEW_CELLS && (cell->inner > 1 || cell->size > LONG_TEXT))) {
            return true;
        }
    }
    return false;
}

/* Where a text in a row of its own is followed by another, they are title, heading and narrative. The last of them may
 * be a head of the data below. Under a cell that reaches down from above, a row of one cell is no such row. */
static void mark_texts(struct html_table *table)
{
    uint64_t index = 0, reach = 0; /* the first row that no cell from above covers */
    struct html_row *before = NULL;
    for (struct html_row *row = table->first; row; row = row->next, index++) {
        bool own = reach <= index && row->cells == 1 && row->first->size > 0;
        if (own && before) {
            before->is_text = true;
        }
        before = own ? row : NULL;
        row->is_text = is_layout(row);
        for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
            uint64_t end = cell->rows == 0 ? UINT64_MAX : index + cell->rows;
            reach = reach > end ? reach : end;
        }
    }
}

void html_table_finish(struct html_table *table)
{
    size_t size = 0;
    uint32_t inner = 0;
    for (const struct html_row *row = table->first; row; row = row->next) {
        for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
            table->filled += cell->size > 0;
            inner = inner > cell->inner ? inner : cell->inner;
            size += cell->size;
        }
    }
    mark_texts(table);
    struct html_cell *outer = table->outer_cell;
    if (!outer) {
        return;
    }
    outer->size += size;
    inner = inner > table->filled ? inner : table->filled;
    if (inner > outer->inner && !stands_for_columns(table, outer)) {
        outer->inner = inner;
    }
}

/* A row whose cells are one text and the space around it. */
static bool is_single(const struct html_row *row)
{
    uint32_t filled = 0;
    for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
        filled += cell->size > 0;
    }
    return row->cells <= 1 || (filled <= 1 && row->cells <= FEW_CELLS);
}

/* ---- writing ---- */

struct writer {
    struct document *document;
    struct failure *failure;
};

static bool write_table(const struct writer *writer, const struct html_table *table);

static bool write_flow(const struct writer *writer, const struct html_flow *flow)
{
    for (const struct html_block *block = flow->first; block; block = block->next) {
        if (!(block->table
                  ? write_table(writer, block->table)
                  : document_add_paragraph(writer->document, block->text, (struct place){0}, writer->failure))) {
            return false;
        }
    }
    return true;
}

static bool write_cells_as_flow(const struct writer *writer, const struct html_row *row)
{
    for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
        if (!write_flow(writer, &cell->flow)) {
            return false;
        }
    }
    return true;
}

/* Lines of one cell may carry one number between them; two cells of an inner table never do. */
static struct span mark_between(struct span before, struct span after, bool cells)
{
    if (before.size == 0) {
        return SPAN("");
    }
    bool digits = after.size > 0 && html_is_digit(before.data[before.size - 1]) && html_is_digit(after.data[0]);
    return cells && digits ? SPAN("；") : SPAN("\n");
}

/* All lines of a cell, those of its inner tables too. */
static bool gather_lines(const struct html_flow *flow, bool new_cell, struct buffer *text)
{
    for (const struct html_block *block = flow->first; block; block = block->next) {
        if (!block->table) {
            buffer_add(text, mark_between(buffer_span(text), block->text, new_cell));
            buffer_add(text, block->text);
            new_cell = false;
            continue;
        }
        for (const struct html_row *row = block->table->first; row; row = row->next) {
            for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
                if (cell->size > 0 && !gather_lines(&cell->flow, true, text)) {
                    return false;
                }
            }
        }
    }
    return !text->failed;
}

static bool write_cell(const struct writer *writer, struct grid *grid, const struct html_cell *cell, uint32_t rows_left)
{
    const struct html_block *only = cell->flow.first;
    if (only && only->table && stands_for_columns(only->table, cell)) {
        for (const struct html_cell *inner = only->table->first->first; inner; inner = inner->next) {
            struct html_cell column = *inner;
            column.rows = cell->rows;
            if (!write_cell(writer, grid, &column, rows_left)) {
                return false;
            }
        }
        return true;
    }
    struct span text = only ? only->text : SPAN("");
    if (only && (only->next || only->table)) {
        struct buffer lines = {.arena = writer->document->arena};
        if (!gather_lines(&cell->flow, false, &lines)) {
            return fail_memory(writer->failure);
        }
        text = buffer_span(&lines);
    }
    uint32_t rows = cell->rows == 0 || cell->rows > rows_left ? rows_left : cell->rows;
    return grid_cell(grid, text, cell->columns, rows, writer->failure);
}

/* Rows from `row` on that belong to its group, before `end`. */
static uint32_t count_group(const struct html_row *row, const struct html_row *end)
{
    uint32_t group = row->group, count = 0;
    for (; row != end && row->group == group; row = row->next) {
        count++;
    }
    return count;
}

static bool write_grid(const struct writer *writer, const struct html_row *first, const struct html_row *end)
{
    struct grid *grid = grid_begin(writer->document, 0, writer->failure);
    if (!grid) {
        return false;
    }
    uint32_t rows_left = 0;
    for (const struct html_row *row = first; row != end; row = row->next) {
        rows_left = rows_left > 0 ? rows_left : count_group(row, end);
        if (!grid_row(grid, writer->failure)) {
            return false;
        }
        for (const struct html_cell *cell = row->first; cell; cell = cell->next) {
            if (!write_cell(writer, grid, cell, rows_left)) {
                return false;
            }
        }
        rows_left--;
    }
    return grid_end(grid, writer->failure);
}

static bool write_table(const struct writer *writer, const struct html_table *table)
{
    if (!write_flow(writer, &table->before)) {
        return false;
    }
    const struct html_row *row = table->first;
    while (row) {
        if (row->is_text) {
            if (!write_cells_as_flow(writer, row)) {
                return false;
            }
            row = row->next;
            continue;
        }
        const struct html_row *end = row;
        bool columns = false;
        for (; end && !end->is_text; end = end->next) {
            columns = columns || !is_single(end);
        }
        if (columns && !write_grid(writer, row, end)) {
            return false;
        }
        for (; row != end; row = row->next) {
            if (!columns && !write_cells_as_flow(writer, row)) {
                return false;
            }
        }
    }
    return true;
}

bool html_table_write(const struct html_table *table, struct document *document, struct failure *failure)
{
    struct writer writer = {document, failure};
    return write_table(&writer, table);
}
