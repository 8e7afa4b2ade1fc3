/* What the body of a Word document holds, paragraphs and tables within tables, and how it becomes rows. */
#ifndef DISCLOSURE_READ_DOCX_TABLE_H
#define DISCLOSURE_READ_DOCX_TABLE_H

#include "read/document.h"

/* A paragraph or a table. */
struct block {
    struct block *next;
    struct span text;         /* of a paragraph; '\n' where a line is broken by hand */
    struct word_table *table; /* NULL: a paragraph */
};

struct block_list {
    struct block *first, *last;
};

enum vertical_merge {
    MERGE_NONE,
    MERGE_START,   /* may go on in the row below */
    MERGE_CONTINUE /* belongs to the cell above it */
};

struct word_cell {
    struct word_cell *next;
    struct block_list content;
    enum vertical_merge vertical;
    bool continues_left; /* w:hMerge: belongs to the cell before it */
    bool deleted;        /* a tracked deletion */
    uint32_t span;       /* columns, at least 1 */
    uint32_t width;      /* w:tcW in twentieths of a point; 0: not said */

    uint32_t left, right; /* columns, once settled */
    uint32_t rows;        /* rows spanned, once settled; 0: covered by the cell above */
};

struct word_row {
    struct word_row *next;
    struct word_cell *first, *last;
    uint32_t before; /* columns left out before the first cell: w:gridBefore */
    uint32_t before_width;
    bool deleted; /* a tracked deletion */
};

struct word_table {
    struct word_row *first, *last;
    uint32_t cell_count; /* with those of the tables inside it */
};

/* Appends to the list; its memory is the arena's. False: no memory. */
bool block_list_add(struct block_list *list, struct arena *arena, struct span text, struct word_table *table);

/* Moves what `tail` holds to the end of the list. */
void block_list_join(struct block_list *list, struct block_list *tail);

/* Makes rows of the blocks: a table becomes a grid, and one that only lays out others, or has but one column, becomes
 * what it holds. */
bool blocks_write(const struct block_list *list, struct document *document, struct failure *failure);

#endif
