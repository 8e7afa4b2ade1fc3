/* What a page shows, in the order in which it is read: lines of text, and tables whose cells hold lines and tables
 * again. Tables are kept until they end, because only then can layout be told from data. */
#ifndef DISCLOSURE_READ_HTML_FLOW_H
#define DISCLOSURE_READ_HTML_FLOW_H

#include "read/document.h"

struct html_table;

struct html_block {
    struct html_block *next;
    struct span text;         /* one line, ends trimmed, in the document's arena; empty where `table` is set */
    struct html_table *table; /* or NULL */
};

struct html_flow {
    struct html_block *first, *last; /* NULL: empty */
    struct html_block own;           /* the first is this one: most flows have no more */
};

struct html_cell {
    struct html_cell *next;
    struct html_flow flow;
    uint32_t columns, rows; /* spans; `rows` 0: to the end of its row group */
    size_t size;            /* bytes of text, those of inner tables too */
    uint32_t inner;         /* cells with text in the largest table inside, where it is no wrapper of one value */
};

struct html_row {
    struct html_row *next;
    struct html_cell *first, *last;
    uint32_t cells;
    uint32_t group; /* thead, tbody and tfoot part rows: no cell reaches from one into the next */
    bool is_text;   /* layout, not data: once the table is finished */
};

struct html_table {
    struct html_table *outer;
    struct html_cell *outer_cell; /* the cell it stands in; NULL: the page, or outside the cells of `outer` */
    struct html_flow before;      /* what is inside the table but in no cell: a browser shows it above */
    struct html_row *first, *last;
    uint32_t rows, filled; /* rows, and cells with text */
    uint32_t group;
    bool row_open, cell_open; /* the last row, and its last cell */
};

/* Appends a block to a flow. False: no memory. */
bool html_flow_add(struct arena *arena, struct html_flow *flow, struct span text, struct html_table *table);

/* Settles what is known of a table once it is read, and tells its outer cell. */
void html_table_finish(struct html_table *table);

/* Writes a finished table into the document: rows of data as grids, the text of layout as paragraphs with the tables
 * inside it after one another. */
bool html_table_write(const struct html_table *table, struct document *document, struct failure *failure);

#endif
