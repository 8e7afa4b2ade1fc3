/* Makes lines and tables of what a page shows, as its tags come: text between cells goes before its table, and a cell
 * without a row, or a row without a table, begins one. */
#ifndef DISCLOSURE_READ_HTML_BUILDER_H
#define DISCLOSURE_READ_HTML_BUILDER_H

#include "read/html/flow.h"

/* White space met since the last word of a line. */
enum html_gap { GAP_NONE, GAP_SPACE, GAP_NEWLINE };

/* A line while it is read. */
struct html_line {
    struct buffer text;
    enum html_gap gap;
    bool moved, steady; /* it has text that is moved up, and text that is not */
    bool unsure;        /* it may hold characters that are not seen as they are */
};

struct html_builder {
    struct document *document;
    struct arena *scratch;   /* for all that is not in the document */
    struct failure *failure; /* set before false is returned */
    struct buffer *lines;    /* receives each line of the page outside tables, see page.h */
    struct html_line line;
    struct html_line struck;  /* what the open cell shows struck out */
    struct html_line *aside;  /* where text goes that may not be shown: an option; NULL: none */
    struct html_table *table; /* the innermost that is open; NULL: the page itself */
    uint32_t depth;           /* tables open */
    uint32_t cells;           /* read so far in all tables */
    bool typed;               /* the page is text with a few tags: what is in no table keeps its line breaks */
    bool lasts;               /* the markup lives as long as the document */
};

/* Text in pieces of any size, with its character references if it has them; `shown` as style.h has it. White space is
 * folded, characters that take no room are left out, and a line broken in the source between two ideographs is joined
 * without a space. Digits that stand raised or lowered become those of Unicode, so that no mark of a note is taken for
 * a digit of the figure before it. Struck text is left out, unless its cell holds nothing else: then each of its
 * characters is followed by U+0336, as the cell is not blank. */
bool html_add_text(struct html_builder *builder, struct span text, bool references, uint32_t shown);

/* As html_add_text, for text with references behind which its line ends. */
bool html_add_line(struct html_builder *builder, struct span text, uint32_t shown);

/* Whether white space would change nothing: no word of its line was added yet. */
bool html_starts_line(const struct html_builder *builder, uint32_t shown);

/* What html_end_line does with a line that has text. */
bool html_write_line(struct html_builder *builder, uint32_t shown);

/* Ends the line: at <br> and where a block begins or ends. `shown` is that of its text. */
static inline bool html_end_line(struct html_builder *builder, uint32_t shown)
{
    builder->struck.gap = GAP_SPACE;
    if (builder->line.text.size > 0) {
        return html_write_line(builder, shown);
    }
    builder->line.gap = GAP_NONE;
    return true;
}

bool html_open_table(struct html_builder *builder);
bool html_close_table(struct html_builder *builder);

/* A row group begins or ends. */
bool html_part_rows(struct html_builder *builder);

/* These close what is open of their kind; without a table they do nothing. */
bool html_open_row(struct html_builder *builder);
bool html_close_row(struct html_builder *builder);

/* `rows` 0: to the end of the row group, as rowspan="0" says. */
bool html_open_cell(struct html_builder *builder, uint32_t columns, uint32_t rows);
bool html_close_cell(struct html_builder *builder);

/* Whether a row of a table is open: where the page ends so, it was cut off. */
bool html_is_in_row(const struct html_builder *builder);

/* The page ends: everything open is closed and written. */
bool html_finish(struct html_builder *builder);

#endif
