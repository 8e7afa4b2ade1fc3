/* The hinge of the house: what every reader makes and the form stage reads. A document is its rows in reading order,
 * lines of text and rows of tables alike; nothing after it knows a format, nothing before it knows the form. */
#ifndef DISCLOSURE_READ_DOCUMENT_H
#define DISCLOSURE_READ_DOCUMENT_H

#include "base/arena.h"
#include "base/failure.h"
#include "base/label.h"

/* Where something stands, each 1-based; 0: the format does not tell. */
struct place {
    uint32_t page;
    uint32_t line;   /* of the text */
    uint32_t table;  /* of the document, in reading order */
    uint32_t row;    /* of the table */
    uint32_t column; /* of the row, with spans resolved */
};

static inline bool place_is_known(struct place place)
{
    return place.page + place.line + place.table + place.row + place.column > 0;
}

enum row_kind {
    ROW_TEXT,    /* a paragraph, or a line whose words stand in no columns */
    ROW_ALIGNED, /* a line whose words stand under those of other lines: `left` and `right` are positions on the page */
    ROW_GRID     /* a row of a table: `left` and `right` are columns */
};

/* A word of a line, or a cell of a table. A cell that spans rows appears in its first row only. */
struct cell {
    struct span text; /* UTF-8 as printed, no white space at its ends; '\n' between the lines of a cell */
    double left;      /* ROW_GRID: first column, from 0. ROW_ALIGNED: characters or points from the left edge */
    double right;     /* where it ends, exclusive: left + column span, or the word's right edge */
    uint32_t rows;    /* ROW_GRID: rows spanned, at least 1; otherwise 1 */
    uint8_t reading;  /* a note of the form's, what number its text is (cell_reading); 0: none was made */
    const struct label *label; /* of its text; NULL: it has no ideograph */
};

struct row {
    enum row_kind kind;
    struct place place; /* of the row; a cell's column is left + 1 */
    struct span text;   /* ROW_TEXT, ROW_ALIGNED: the line as printed, ends trimmed; ROW_GRID: empty */
    struct cell *cells; /* by `left`. ROW_GRID: blank cells too. Lines: their words, parted by white space */
    uint32_t cell_count;
    const struct place *places; /* where each cell stands; NULL: in the row, and in the column of its `left` */
    const struct label *label;  /* of its text, or of all its cells; NULL: it has no ideograph */
    double indent;              /* lines: white space before the text, in the unit of `left` */
    uint32_t columns; /* ROW_GRID: how many it reaches over, with those of cells that span rows above it; 0: the
                                 format draws no table, and a row may lack cells */
    bool page_start;  /* first of its page */
    bool gap_above;   /* lines: a blank line stands above */
    bool measured;    /* ROW_ALIGNED: positions are those of the page; false: counted in characters, so that
                                 a line's ideographs shift what stands to their right */
    bool ragged;      /* ROW_GRID: columns count cells only, merged ones may be lost (tabs, pipes) */
    bool paragraph;   /* lines: whole in itself; false: a printed line that may go on in the next */
};

/* How the bytes of a document end, which the last row may be cut by. */
enum document_end {
    END_WHOLE,
    END_OPEN, /* a line of text without its end: cut off, or only written so */
    END_CUT   /* in the middle of a row of a table */
};

struct document {
    struct arena *arena;
    struct row *rows;
    size_t row_count;
    size_t row_capacity;
    size_t cell_count;
    uint32_t table_count;
    uint32_t page_count; /* 0: the format has no pages */
    enum document_end end;
    bool seen; /* while it is read: its texts are as they are seen (text_seen), and need not be looked at again */

    /* What a reader knows beside the text; each may be empty. */
    struct span title;      /* of the page or file, not always the report's */
    struct span published;  /* a date as the page states it, in any wording */
    struct span site;       /* the name of the site that the page is of: 洪泽区人民政府 */
    struct span site_code;  /* its 网站标识码, which begins with the code of a division */
    struct span path;       /* of the file; empty: bytes alone */
    struct span attachment; /* first link to a PDF, Word or spreadsheet file */
    uint32_t link_count;    /* links in the page */
    struct span remark; /* what could not be read, in Chinese, without a full stop: 第3页是图片，没有文字 */
};

/* Appends a row; its cells and texts must live in the document's arena or as long. What is not seen of them (text_seen) is
 * left out here, whatever the format, and their labels are made. False on memory or on a limit. */
bool document_add_row(struct document *document, struct row row, struct failure *failure);

/* How text ends. */
static inline enum document_end document_line_end(struct span text)
{
    return text.size == 0 || text.data[text.size - 1] == '\n' || text.data[text.size - 1] == '\r' ? END_WHOLE
                                                                                                  : END_OPEN;
}

/* Makes the labels of a row and of its cells, or of a line alone whose cells have theirs. False: no memory. */
bool row_make_labels(struct arena *arena, struct row *row);
bool row_make_label(struct arena *arena, struct row *line);

static inline const struct label *row_label(const struct row *row)
{
    return row->label ? row->label : &label_none;
}

static inline const struct label *cell_label(const struct cell *cell)
{
    return cell->label ? cell->label : &label_none;
}

/* Where the cell of a row stands that begins in a column, 1-based; 0: of no column. */
struct place row_place(const struct row *row, uint32_t column);

/* The text of a row outside the tables: a line, or the only printed cell of a table's row. A row with several printed
 * cells is a table's, and has none: empty. */
struct span row_lone_text(const struct row *row);

/* Appends one paragraph (ROW_TEXT, `paragraph` set) with its words as cells. Nothing is added for a blank text. */
bool document_add_paragraph(struct document *document, struct span text, struct place place, struct failure *failure);

/* Ends a table of tabs or pipes whose rows begin at `first`: where all reach to the same column, no cell was lost;
 * otherwise they are ragged. */
void document_settle_table(struct document *document, size_t first);

/* Splits a line into words at white space, with character positions as `left` and `right`, into row->cells,
 * row->text and row->indent. East Asian characters count one, as `pdftotext -layout` counts them. A line longer than
 * any row of a table is prose and gets no words. */
bool document_split_words(struct document *document, struct span line, struct row *row, struct failure *failure);

/* A table while it is read. Cells come in reading order; the builder finds each one's column from the row spans of
 * those above, as HTML and WordprocessingML define it, and appends the rows when the table ends.
 *   grid_begin; { grid_row; { grid_cell }* }* ; grid_end */
struct grid;
struct grid *grid_begin(struct document *document, uint32_t page, struct failure *failure); /* NULL: see failure */
bool grid_row(struct grid *grid, struct failure *failure);
bool grid_cell(struct grid *grid, struct span text, uint32_t column_span, uint32_t row_span, struct failure *failure);
bool grid_end(struct grid *grid, struct failure *failure);

#endif
