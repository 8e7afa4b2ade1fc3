#include "read/docx/table.h"

#include <stdlib.h>

#include "base/limits.h"

bool block_list_add(struct block_list *list, struct arena *arena, struct span text, struct word_table *table)
{
    struct block *block = arena_allocate(arena, sizeof *block);
    if (!block) {
        return false;
    }
    *block = (struct block){NULL, text, table};
    struct block_list one = {block, block};
    block_list_join(list, &one);
    return true;
}

void block_list_join(struct block_list *list, struct block_list *tail)
{
    if (!tail->first) {
        return;
    }
    if (list->last) {
        list->last->next = tail->first;
    } else {
        list->first = tail->first;
    }
    list->last = tail->last;
    *tail = (struct block_list){NULL, NULL};
}

/* ---- columns ---- */

/* Tracked deletions go, and a cell merged into the one before it becomes part of its span. */
static void drop_cells(struct word_row *row)
{
    struct word_cell *kept = NULL;
    for (struct word_cell *cell = row->first, *next; cell; cell = next) {
        next = cell->next;
        if (cell->deleted) {
            continue;
        }
        if (cell->continues_left && kept) {
            kept->span += cell->span;
            kept->width = kept->width && cell->width ? kept->width + cell->width : 0;
            continue;
        }
        if (kept) {
            kept->next = cell;
        } else {
            row->first = cell;
        }
        kept = cell;
    }
    if (kept) {
        kept->next = NULL;
    } else {
        row->first = NULL;
    }
    row->last = kept;
}

static void drop_rows(struct word_table *table)
{
    struct word_row **link = &table->first;
    while (*link) {
        drop_cells(*link);
        if ((*link)->deleted || !(*link)->first) {
            *link = (*link)->next;
        } else {
            link = &(*link)->next;
        }
    }
}

static uint32_t capped(uint32_t column)
{
    return column < LIMIT_GRID_COLUMNS ? column : LIMIT_GRID_COLUMNS;
}

/* Columns by the spans that the cells state. Returns whether all rows are equally wide. */
static bool place_by_span(struct word_table *table)
{
    bool even = true;
    uint32_t width = 0;
    for (struct word_row *row = table->first; row; row = row->next) {
        uint32_t column = capped(row->before);
        for (struct word_cell *cell = row->first; cell; cell = cell->next) {
            cell->left = column;
            column = cell->right = capped(column + capped(cell->span));
        }
        even = even && (row == table->first || column == width);
        width = column;
    }
    return even;
}

/* ---- columns by widths, where the spans cannot be right ---- */

enum {
    TOLERANCE = 60,       /* twentieths of a point: edges that people see as one */
    MOST_WIDTH = 1000000, /* of a row; real ones are 10,000 wide */
    MOST_EDGES = 4096
};

struct edges {
    uint32_t at[MOST_EDGES];
    size_t count;
};

static int compare_edges(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Where each cell ends. False when a cell states no width or the rows are not equally wide. */
static bool collect_edges(const struct word_table *table, struct edges *edges)
{
    uint32_t first_width = 0;
    for (const struct word_row *row = table->first; row; row = row->next) {
        uint32_t at = row->before_width;
        if (row->before > 0 && at == 0) {
            return false;
        }
        for (const struct word_cell *cell = row->first; cell; cell = cell->next) {
            if (edges->count == MOST_EDGES || cell->width == 0 || at > MOST_WIDTH || cell->width > MOST_WIDTH) {
                return false;
            }
            edges->at[edges->count++] = at;
            at += cell->width;
        }
        first_width = row == table->first ? at : first_width;
        uint32_t difference = at > first_width ? at - first_width : first_width - at;
        if (difference > TOLERANCE) {
            return false;
        }
    }
    return true;
}

/* Sorted, and one for those that stand near each other. */
static void merge_edges(struct edges *edges)
{
    qsort(edges->at, edges->count, sizeof *edges->at, compare_edges);
    size_t kept = 0;
    for (size_t i = 0; i < edges->count; i++) {
        if (kept == 0 || edges->at[i] - edges->at[kept - 1] > TOLERANCE) {
            edges->at[kept++] = edges->at[i];
        }
    }
    edges->count = kept;
}

/* The column that begins at or just before a position. */
static uint32_t column_at(const struct edges *edges, uint32_t position)
{
    uint32_t column = 0;
    while (column < edges->count && edges->at[column] <= position) {
        column++;
    }
    return column > 0 ? column - 1 : 0;
}

/* Some writers state no spans at all and leave it to the widths, which is how Word then shows the table. Believed only
 * where all rows come out equally wide. */
static void place_by_width(struct word_table *table)
{
    struct edges edges;
    edges.count = 0;
    if (!collect_edges(table, &edges)) {
        return;
    }
    merge_edges(&edges);
    if (edges.count > LIMIT_GRID_COLUMNS) {
        return;
    }
    for (struct word_row *row = table->first; row; row = row->next) {
        uint32_t at = row->before_width, column = 0;
        for (struct word_cell *cell = row->first; cell; cell = cell->next) {
            cell->left = column_at(&edges, at);
            cell->left = cell->left > column ? cell->left : column;
            at += cell->width;
            cell->right = cell->next ? column_at(&edges, at) : (uint32_t)edges.count;
            cell->right = cell->right > cell->left ? cell->right : cell->left + 1;
            column = cell->right;
        }
    }
}

/* ---- rows ---- */

/* A merged cell belongs to one above with the same edges; without such a one it stands for itself, as Word shows it. */
static bool find_row_spans(struct word_table *table, struct failure *failure)
{
    struct word_cell *above[LIMIT_GRID_COLUMNS] = {NULL}; /* what may go on below, by left column */
    struct word_cell *here[LIMIT_GRID_COLUMNS];
    for (struct word_row *row = table->first; row; row = row->next) {
        memset(here, 0, sizeof here);
        for (struct word_cell *cell = row->first; cell; cell = cell->next) {
            if (cell->left >= LIMIT_GRID_COLUMNS) {
                return fail(failure, CAUSE_TOO_MANY_COLUMNS);
            }
            struct word_cell *owner = cell->vertical == MERGE_CONTINUE ? above[cell->left] : NULL;
            cell->rows = 1;
            if (owner && owner->right == cell->right) {
                owner->rows++;
                cell->rows = 0;
                here[cell->left] = owner;
            } else if (cell->vertical != MERGE_NONE) {
                here[cell->left] = cell;
            }
        }
        memcpy(above, here, sizeof above);
    }
    return true;
}

static bool settle(struct word_table *table, struct failure *failure)
{
    drop_rows(table);
    if (!place_by_span(table)) {
        place_by_width(table);
    }
    return find_row_spans(table, failure);
}

/* ---- writing ---- */

/* The text of a cell: its paragraphs and those of small tables inside it, a line each. */
static bool collect_text(const struct block_list *list, struct buffer *text)
{
    for (const struct block *block = list->first; block; block = block->next) {
        if (!block->table) {
            if (!(text->size == 0 || buffer_add(text, SPAN("\n"))) || !buffer_add(text, block->text)) {
                return false;
            }
            continue;
        }
        for (const struct word_row *row = block->table->first; row; row = row->next) {
            for (const struct word_cell *cell = row->first; cell && !row->deleted; cell = cell->next) {
                if (!cell->deleted && !collect_text(&cell->content, text)) {
                    return false;
                }
            }
        }
    }
    return true;
}

static bool cell_text(const struct word_cell *cell, struct arena *arena, struct span *text)
{
    const struct block *block = cell->content.first;
    if (!block || (!block->next && !block->table)) {
        *text = block ? block->text : (struct span){NULL, 0};
        return true;
    }
    struct buffer buffer = {.arena = arena};
    if (!collect_text(&cell->content, &buffer)) {
        return false;
    }
    *text = buffer_span(&buffer);
    return true;
}

/* A table lays others out when one of them has more cells than it has itself; the tables of a form have more cells
 * than what may stand in one of their cells. One column is no table either: a frame, or lines one below the other. */
static bool is_layout(const struct word_table *table)
{
    bool one_column = true;
    uint32_t own = 0, largest = 0;
    for (const struct word_row *row = table->first; row; row = row->next) {
        one_column = one_column && row->first == row->last;
        for (const struct word_cell *cell = row->first; cell; cell = cell->next) {
            own++;
            for (const struct block *block = cell->content.first; block; block = block->next) {
                uint32_t inside = block->table ? block->table->cell_count : 0;
                largest = inside > largest ? inside : largest;
            }
        }
    }
    return one_column || largest > own;
}

static bool write_grid(const struct word_table *table, struct document *document, struct failure *failure)
{
    struct grid *grid = grid_begin(document, 0, failure);
    if (!grid) {
        return false;
    }
    for (const struct word_row *row = table->first; row; row = row->next) {
        if (!grid_row(grid, failure)) {
            return false;
        }
        uint32_t column = 0; /* columns that no cell stands in are blank ones: the grid counts on from cell to cell */
        for (const struct word_cell *cell = row->first; cell; cell = cell->next) {
            struct span text;
            if (cell->left > column && !grid_cell(grid, (struct span){NULL, 0}, cell->left - column, 1, failure)) {
                return false;
            }
            column = cell->right;
            if (cell->rows == 0) {
                continue;
            }
            if (!cell_text(cell, document->arena, &text)) {
                return fail_memory(failure);
            }
            if (!grid_cell(grid, text, cell->right - cell->left, cell->rows, failure)) {
                return false;
            }
        }
    }
    return grid_end(grid, failure);
}

static bool write_table(struct word_table *table, struct document *document, struct failure *failure)
{
    if (!settle(table, failure)) {
        return false;
    }
    if (!table->first) {
        return true;
    }
    if (!is_layout(table)) {
        return write_grid(table, document, failure);
    }
    for (const struct word_row *row = table->first; row; row = row->next) {
        for (const struct word_cell *cell = row->first; cell; cell = cell->next) {
            if (cell->rows > 0 && !blocks_write(&cell->content, document, failure)) {
                return false;
            }
        }
    }
    return true;
}

/* A break by hand ends a line of its own: headings and titles are often followed by one. */
static bool write_paragraph(struct span text, struct document *document, struct failure *failure)
{
    struct span line;
    while (span_next_line(&text, &line)) {
        if (!document_add_paragraph(document, line, (struct place){0}, failure)) {
            return false;
        }
    }
    return true;
}

bool blocks_write(const struct block_list *list, struct document *document, struct failure *failure)
{
    for (const struct block *block = list->first; block; block = block->next) {
        if (!(block->table ? write_table(block->table, document, failure)
                           : write_paragraph(block->text, document, failure))) {
            return false;
        }
    }
    return true;
}
