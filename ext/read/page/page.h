/* From the print of a page to rows of a document, whatever format it was printed in. In the order of the work:
 *
 *   visible  what nobody can see on the page is taken out, and
 *   marks    what is raised beside figures, or struck out
 *   turn     the page comes to stand upright
 *   strokes  what was drawn becomes ruling lines; or, where they are part of a picture,
 *   raster   and scan find them among its pixels
 *   mesh     lines that meet are told from strokes of what lies behind the table
 *   lattice  lines become tables, glyphs stand in their cells
 *   text     glyphs become lines and words
 *   cut      a row that the end of a page cuts is put together
 *   lines    lines between two rules become rows
 *   rows     tables and lines become rows of the document
 *
 * Lengths are points, as in print.h, unless a name says pixels. */
#ifndef DISCLOSURE_READ_PAGE_PAGE_H
#define DISCLOSURE_READ_PAGE_PAGE_H

#include "base/limits.h"
#include "read/document.h"
#include "read/page/print.h"

/* What cannot be read of the pages so far, in words for document.remark. */
struct page_remarks {
    struct buffer text;
    uint32_t pictures_from, pictures_to; /* pages not yet in the text; 0: none */
    size_t glyphs, untold;               /* printed; of them, those whose characters nobody can tell */
};

/* How the last row of the last table ends. */
enum cell_end_kind { CELL_END_BLANK, CELL_END_FIGURE, CELL_END_LABEL };
struct cell_end {
    enum cell_end_kind kind;
    uint32_t column, columns;
    double room; /* beside its last line */
};
struct table_end {
    size_t row; /* of the document, exclusive; 0: there was no table yet */
    uint32_t columns;
    double x[LIMIT_GRID_COLUMNS + 1];
    struct cell_end cells[LIMIT_GRID_COLUMNS]; /* by the column in which they begin */
};

/* What one page leaves to the next. Zeroed before the first page but for the arena of the remarks' text. */
struct page_sequence {
    struct page_remarks remarks;
    struct table_end end;
    uint64_t looks; /* at one thing beside another, on all pages so far: DOCUMENT_LOOKS at most */
};

/* Appends what a page shows to the document. Changes the print; uses `scratch` for what the page alone needs. Fails with
 * CAUSE_PAGES_TOO_FULL at the page with which the document has more on it than any report. */
bool page_add(struct document *document, struct arena *scratch, struct page_print *print,
              struct page_sequence *sequence, struct failure *failure);

/* After the last page. */
bool page_remarks_end(struct page_remarks *remarks, struct document *document, struct failure *failure);

/* ---- visible.c ---- */

/* Takes out what is not seen: invisible print that stands on no picture, print in the colour of what lies below it or
 * under what lies above it, second strikes of print made bold, and print at an angle, which is a watermark's or a
 * seal's. Adds to `looks` what it takes. False: no memory. */
bool visible_keep(struct page_print *print, struct arena *scratch, uint64_t *looks);

/* The gray that shows at a place below what is drawn as `order`. */
uint8_t visible_ground(const struct area_list *areas, double x, double y, uint32_t order);

/* marks.c: marks as clipped what is no part of a figure: small print raised beside one, and print that is struck out. As
 * above. */
bool marks_find(struct page_print *print, struct arena *scratch, uint64_t *looks);

/* ---- rulings ---- */

/* A straight line that was drawn, thick, thin, dashed or double. */
struct ruling {
    double from, to;  /* along it: x of a horizontal one, y of a vertical one */
    double low, high; /* across it, from edge to edge */
    double contrast;  /* to the page beside it, up to 255 */
};

struct ruling_list {
    struct ruling *rulings;
    size_t count;
};

struct page_rulings {
    struct ruling_list horizontal, vertical;
};

/* strokes.c: joins strokes to lines. The result lives in `scratch`; with too many lines it is empty. False: no memory. */
bool strokes_find_rulings(const struct page_print *print, struct arena *scratch, struct page_rulings *rulings);

/* strokes.c: the upper and lower edges of areas, as of shaded rows. */
bool strokes_find_edges(const struct page_print *print, struct arena *scratch, struct page_rulings *edges);

/* ---- raster.c: rules that are part of a picture ---- */

struct raster {
    size_t width, height; /* pixels of the page in it */
    double scale;         /* pixels a point */
    uint8_t *gray;        /* the lightest gray is 255; with a margin */
    uint8_t *across;      /* marks by row */
    uint8_t *down;        /* marks by column: the same page on its side */
};

enum mark {
    MARK_LINE = 1, /* part of a line, dark or light, in the direction of the plane */
    MARK_INK = 2,  /* stands out from the page, as a line does, and the place where it is crossed */
    MARK_GLYPH = 4 /* within the box of a glyph */
};

/* Fills a raster in `scratch` with the pixels of the page and with marks. False: no memory. */
bool raster_mark(struct raster *raster, struct arena *scratch, const struct page_print *print);

/* The first pixel of the gray page; the next row is `step` pixels on. Up to 16 pixels outside the page are white. */
const uint8_t *raster_gray(const struct raster *raster, ptrdiff_t *step);

/* scan.c: finds the ruling lines in the pixels of the page; what is no longer than the glyph that it stands in is a
 * stroke of it. The result lives in `scratch`; on a page with too many it is empty. False: no memory. */
bool scan_find_rulings(const struct page_print *print, struct arena *scratch, struct page_rulings *rulings);

/* ---- turn.c ---- */

/* Turns a page whose text runs up, down or upside down, as wide tables are put on narrow pages, so that it runs from
 * left to right. */
void turn_upright(struct page_print *print, struct page_rulings *rulings, struct page_rulings *edges);

/* ---- mesh.c ---- */

/* Rulings that meet. */
struct mesh {
    const struct page_rulings *rulings;
    uint32_t *parent; /* of the horizontal rulings, then of the vertical ones */
    size_t count;
};

/* False: no memory. */
bool mesh_build(struct mesh *mesh, struct arena *scratch, const struct page_rulings *rulings);

/* The ruling that stands for all that meet this one, directly or through others; a horizontal one if there is one. */
uint32_t mesh_root(const struct mesh *mesh, uint32_t ruling);

/* Takes out what is much fainter than the other lines of its table and ends nowhere near them: strokes of a watermark
 * or of a picture behind the table. False: no memory. */
bool mesh_drop_faint(struct arena *scratch, struct page_rulings *rulings);

/* ---- lattice.c ---- */

/* A cell: the rectangle of unit squares that no line parts. */
struct cell_area {
    uint32_t row, column, rows, columns;
};

struct page_table {
    struct box box;
    double *x, *y; /* columns + 1 and rows + 1 borders, ascending */
    uint32_t columns, rows;
    uint32_t *area_at;       /* by row * columns + column: index in `areas` */
    struct cell_area *areas; /* by row, then column */
    uint32_t area_count;
    uint32_t first_cell; /* glyph.cell of its first area */
};

struct table_list {
    struct page_table *tables; /* from top to bottom */
    size_t count;
};

/* Makes tables of ruling lines (dropping the faint), each with at least two cells, and writes into each glyph the cell
 * that it stands in. The result lives in `scratch`. False: no memory. */
bool lattice_find_tables(struct arena *scratch, struct page_rulings *rulings, struct glyph_list *glyphs,
                         struct table_list *tables);

/* ---- text.c ---- */

/* Where the figures of several lines begin, and where they end. */
struct text_edges {
    double *lefts, *rights; /* ascending */
    size_t left_count, right_count;
    double digit_gap; /* between the digits of a number, in their heights */
};

/* A printed line: a run of glyphs that stand beside each other. */
struct page_line {
    struct page_glyph *glyphs; /* by `left` */
    size_t count;
    struct box box;
    const struct text_edges *edges; /* of the page; NULL: not known, or it stands in a cell */
};

/* Sorts the glyphs into lines, from top to bottom. The lines live in `scratch`. False: no memory. */
bool text_find_lines(struct arena *scratch, struct page_glyph *glyphs, size_t count, struct page_line **lines,
                     size_t *line_count);

/* Finds columns in lines, in which they are known from then on. They live in `scratch`. False: no memory. */
bool text_find_edges(struct arena *scratch, struct page_line *lines, size_t count);

/* Where the word ends that starts with glyph `from` of the line: the index of the next one's first glyph. */
size_t text_word_end(const struct page_line *line, size_t from);

/* Whether it prints a number or a mark for none, with nothing else. */
bool text_is_figure(const struct page_glyph *glyphs, size_t count);

/* 1. 一、 （一）: so begins a row, and not the rest of one. */
bool text_begins_with_ordinal(const struct page_line *line);

/* Appends the glyphs' characters. False: no memory. */
bool text_append(struct buffer *buffer, const struct page_glyph *glyphs, size_t count);

/* ---- cut.c ---- */

/* The print of a cell. */
struct cell_print {
    struct page_line *lines;
    size_t count;
};

/* Remembers how the table ends whose rows are the last of the document. */
void cut_note(struct table_end *end, const struct document *document, const struct page_table *table,
              const struct cell_print *prints);

/* Where the first row of a table, the first thing on its page, is the rest of the row that `end` remembers, moves its
 * print there and takes it out of the table. False: no memory. */
bool cut_join(const struct table_end *end, struct document *document, struct page_table *table,
              struct cell_print *prints, struct arena *scratch);

/* ---- line_rows.c ---- */

/* What writes one page. */
struct page_writer {
    struct document *document;
    struct arena *scratch;
    struct failure *failure;
    uint32_t page;
    uint32_t line; /* lines of text so far, on this page */
    size_t first_row;
};

/* What stands beside each other outside the tables: a line; or several, between two rules, that are one row. */
struct line_row {
    const struct page_line *lines;
    size_t count;
    double middle;
};

struct row_list {
    struct line_row *rows; /* from top to bottom */
    size_t count;
};

/* Finds the rows of lines, which are sorted from top to bottom; `rules` are those across the page. The result lives in
 * `scratch`. False: no memory. */
bool lines_find_rows(struct arena *scratch, const struct ruling_list *rules, struct page_line *lines, size_t count,
                     struct row_list *list);

/* Appends it to the document. */
bool lines_write_row(struct page_writer *writer, const struct line_row *row);

/* ---- rows.c ---- */

/* Appends the page to the document: its tables, and its lines between them. The texts move to the document's arena;
 * the glyphs are sorted. */
bool rows_add_page(struct document *document, struct arena *scratch, uint32_t page, struct glyph_list *glyphs,
                   const struct table_list *tables, const struct ruling_list *rules, struct table_end *end,
                   struct failure *failure);

#endif
