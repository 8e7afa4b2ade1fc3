/* Makes lines and tables of the tags and text of a page as a browser does: cells and rows end where others begin,
 * tables need no rows written out, text between cells goes before its table. */
#ifndef DISCLOSURE_READ_HTML_BUILDER_H
#define DISCLOSURE_READ_HTML_BUILDER_H

#include "read/html/flow.h"

/* White space met since the last word of the line. */
enum html_gap { GAP_NONE, GAP_SPACE, GAP_NEWLINE };

struct html_builder {
    struct document *document;
    struct failure *failure; /* set before false is returned */
    struct buffer line;      /* the line being read */
    enum html_gap gap;
    struct html_table *table; /* the innermost that is open; NULL: the page itself */
    uint32_t depth;           /* tables open */
    uint32_t cells;           /* read so far in all tables */
    uint32_t preformatted;    /* elements open whose line breaks are shown */
    bool typed;               /* the page is text with a few tags: what is in no table keeps its line breaks */
};

/* Text as the parser gives it, in pieces of any size: white space is folded, characters that take no room are left
 * out, and a line broken in the source between two ideographs is joined without a space. */
bool html_add_text(struct html_builder *builder, struct span text);

/* Ends the line: at <br> and where a block begins or ends. */
bool html_end_line(struct html_builder *builder);

/* Takes the line being read instead of adding it to the page: a title. Valid until the next text. */
struct span html_take_line(struct html_builder *builder);

bool html_open_table(struct html_builder *builder);
bool html_close_table(struct html_builder *builder);

/* Row groups and cells end at an end tag of their own kind alone: </th> does not end what <td> began. */
enum { KIND_BODY = 'b', KIND_HEAD = 'h', KIND_FOOT = 'f', KIND_CAPTION = 'c', KIND_DATA = 'd' };

bool html_open_group(struct html_builder *builder, char kind);
bool html_end_group(struct html_builder *builder, char kind);

bool html_open_row(struct html_builder *builder);
bool html_close_row(struct html_builder *builder);

/* `rows` 0: to the end of the row group, as rowspan="0" says. Closes the cell before it. */
bool html_open_cell(struct html_builder *builder, char kind, uint32_t columns, uint32_t rows);
bool html_end_cell(struct html_builder *builder, char kind);

/* Closes whatever cell is open. */
bool html_close_cell(struct html_builder *builder);

/* The page ends: everything open is closed and written. */
bool html_finish(struct html_builder *builder);

#endif
