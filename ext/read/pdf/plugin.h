/* Inside the PDF plug-in, in the order of the work:
 *
 *   scan     poppler shows each page's glyphs and draws it; the drawing shows its ruling lines: a print
 *   child    all of that happens in a process of its own, which sends its prints
 *   turn     the page comes to stand upright
 *   mesh     lines that meet are told from strokes of what lies behind the table
 *   lattice  lines become tables, glyphs stand in their cells
 *   text     glyphs become lines and words
 *   rows     tables and lines become rows of the document
 *
 * All lengths are points from the upper left corner of the page as it is shown (rotated and cropped), unless a name
 * says pixels. */
#ifndef DISCLOSURE_READ_PDF_PLUGIN_H
#define DISCLOSURE_READ_PDF_PLUGIN_H

#include "base/limits.h"
#include "read/document.h"

/* ---- limits of one page; past them it is no page of a report ---- */

enum {
    PAGE_GLYPHS = 200000,  /* a failure: text would be lost */
    PAGE_PIXELS = 6000000, /* a larger page is drawn smaller */
    PAGE_RULINGS = 4000,   /* more is a picture, not a table */
    PAGE_RUNS = 200000,
    TABLE_ROWS = 1000
};

struct box {
    double left, top, right, bottom;
};

/* One printed character; white space is left out, for where things stand tells more. */
struct glyph {
    struct box box; /* advance width by ascent and descent */
    uint32_t code_point;
    uint32_t cell; /* 1 + the index of its cell among all of the page; 0: outside the tables */
};

struct glyph_list {
    struct glyph *glyphs; /* as poppler orders them until somebody sorts them */
    size_t count;
};

/* ---- pdf_plugin_raster.c ---- */

/* Pixels, kept from page to page because the memory of so many is slow to come by. Zeroed before the first use. */
struct raster {
    struct arena *arena;
    size_t capacity;      /* pixels that the planes hold */
    size_t width, height; /* pixels of the page in it */
    double scale;         /* pixels a point */
    uint32_t *pixels;     /* cairo's RGB24, rows of `width` without padding; white before drawing */
    uint8_t *gray;        /* the lightest gray is 255; with a margin */
    uint8_t *across;      /* marks by row */
    uint8_t *down;        /* marks by column: the same page on its side */
};

/* Makes the raster fit a page and whitens it. False: no memory. `scale` 0 afterwards: too odd a page to draw. */
bool raster_prepare(struct raster *raster, double width, double height);

/* Whether anything was drawn on it. */
bool raster_has_ink(const struct raster *raster);

enum mark {
    MARK_LINE = 1, /* part of a line, dark or light, in the direction of the plane */
    MARK_INK = 2,  /* stands out from the page, as a line does, and the place where it is crossed */
    MARK_GLYPH = 4 /* within the box of a glyph */
};

/* Fills `gray`, and `across` and `down` with marks. */
void raster_mark(struct raster *raster, const struct glyph_list *glyphs);

/* The first pixel of the gray page; the next row is `step` pixels on. Up to 16 pixels outside the page are white. */
const uint8_t *raster_gray(const struct raster *raster, ptrdiff_t *step);

/* ---- pdf_plugin_rulings.c ---- */

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

/* Finds the ruling lines in the drawn page; what is no longer than the glyph that it stands in is a stroke of it. The
 * result lives in `scratch`; on a page with too many it is empty. False: no memory. */
bool rulings_find(struct raster *raster, struct arena *scratch, const struct glyph_list *glyphs,
                  struct page_rulings *rulings);

/* ---- pdf_plugin_turn.c ---- */

/* Turns a page whose text runs up, down or upside down, as wide tables are put on narrow pages, so that it runs from
 * left to right. The size is that of the page as it was. */
void turn_upright(struct glyph_list *glyphs, struct page_rulings *rulings, double width, double height);

/* ---- pdf_plugin_scan.c, pdf_plugin_page.c ---- */

/* What a page shows. */
struct page_print {
    uint32_t page;
    double width, height;
    bool picture; /* a large part of it is a picture without text */
    struct glyph_list glyphs;
    struct page_rulings rulings;
};

enum scan_problem {
    SCAN_FINE,
    SCAN_MEMORY,
    SCAN_ENCRYPTED,
    SCAN_DAMAGED,
    SCAN_DAMAGED_PAGE,
    SCAN_NO_PAGES,
    SCAN_TOO_MANY_PAGES,
    SCAN_TOO_MUCH_TEXT,
    SCAN_TOO_SLOW, /* from here on: said of the child, not by it */
    SCAN_TOO_LARGE,
    SCAN_CRASHED,
    SCAN_NO_PROCESS,
    SCAN_PROBLEMS
};

/* How a scan ended, and at which page; 0: at none. */
struct scan_end {
    uint32_t problem; /* enum scan_problem */
    uint32_t page;
};

/* Who is told what a scan finds. Each returns false to stop it; the scan then ends with SCAN_MEMORY. */
struct scan_sink {
    bool (*title)(struct scan_sink *sink, struct span title);
    bool (*page)(struct scan_sink *sink, const struct page_print *print);
};

/* Reads all pages with poppler. GLib and poppler end the process when they run out of memory, and nothing can interrupt
 * them: see pdf_plugin_child.c. */
struct scan_end scan_file(struct span input, struct scan_sink *sink);

/* ---- pdf_plugin_child.c ---- */

/* As scan_file, in a process of its own with limits of time and memory; what it sends arrives in `sink`, in arenas of
 * `memory` that are gone when the call returns. */
struct scan_end child_scan_file(struct span input, const struct memory *memory, struct scan_sink *sink);

/* ---- pdf_plugin_mesh.c ---- */

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

/* ---- pdf_plugin_lattice.c ---- */

/* A cell: the rectangle of unit squares that no line parts. */
struct area {
    uint32_t row, column, rows, columns;
};

struct table {
    struct box box;
    double *x, *y; /* columns + 1 and rows + 1 borders, ascending */
    uint32_t columns, rows;
    uint32_t *area_at;  /* by row * columns + column: index in `areas` */
    struct area *areas; /* by row, then column */
    uint32_t area_count;
    uint32_t first_cell; /* glyph.cell of its first area */
};

struct table_list {
    struct table *tables; /* from top to bottom */
    size_t count;
};

/* Makes tables of ruling lines (dropping the faint), each with at least two cells, and writes into each glyph the cell that it stands in.
 * The result lives in `scratch`. False: no memory. */
bool lattice_find_tables(struct arena *scratch, struct page_rulings *rulings, struct glyph_list *glyphs,
                         struct table_list *tables);

/* ---- pdf_plugin_text.c ---- */

/* A printed line: a run of glyphs that stand beside each other. */
struct text_line {
    struct glyph *glyphs; /* by `left` */
    size_t count;
    struct box box;
};

/* Sorts the glyphs into lines, from top to bottom. The lines live in `scratch`. False: no memory. */
bool text_find_lines(struct arena *scratch, struct glyph *glyphs, size_t count, struct text_line **lines,
                     size_t *line_count);

/* Where the word ends that starts with glyph `from` of the line: the index of the next one's first glyph. */
size_t text_word_end(const struct text_line *line, size_t from);

/* Whether it prints a number or a mark for none, with nothing else. */
bool text_is_figure(const struct glyph *glyphs, size_t count);

/* Appends the glyphs' characters. False: no memory. */
bool text_append(struct buffer *buffer, const struct glyph *glyphs, size_t count);

/* ---- pdf_plugin_rows.c ---- */

/* Appends the page to the document: its tables, and its lines between them. The texts move to the document's arena;
 * the glyphs are sorted. */
bool rows_add_page(struct document *document, struct arena *scratch, uint32_t page, struct glyph_list *glyphs,
                   const struct table_list *tables, struct failure *failure);

#endif
