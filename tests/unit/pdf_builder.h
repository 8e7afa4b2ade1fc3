/* PDFs drawn by hand for the tests of their reader: print and rules, each where the test says. Points from the upper left
 * corner of a page of 595 by 842. */
#ifndef DISCLOSURE_TESTS_PDF_BUILDER_H
#define DISCLOSURE_TESTS_PDF_BUILDER_H

#include <cairo.h>

#include "read/document.h"

/* A drawing whose PDF goes to `out`, where it is whole after pdf_end(). Fails the test where there is no memory. */
cairo_t *pdf_begin(struct buffer *out);
void pdf_end(cairo_t *cairo);

/* One line of print, its letters `size` high. */
void pdf_print(cairo_t *cairo, double left, double baseline, double size, const char *text);

void pdf_rule(cairo_t *cairo, double from_x, double from_y, double to_x, double to_y);

/* A table of equal rows, its cells printed 4 points from their left border. NULL: no print. */
struct pdf_sheet {
    double left, top, row_height;
    double widths[8]; /* of the columns; 0 ends them */
    const char *cells[40];
};

void pdf_sheet_print(cairo_t *cairo, const struct pdf_sheet *sheet, unsigned rows);
void pdf_sheet_rules(cairo_t *cairo, const struct pdf_sheet *sheet, unsigned rows);

/* Two rows: 规章 0 12, 行政许可 (blank) 7. */
extern const struct pdf_sheet pdf_small_sheet;

/* The smallest PDF with text, written by hand with what stands in its places: "MediaBox", further keys of the trailer and
 * of the page's resources, further objects from number 6 on, and the page's drawing orders. The font is /F. */
struct pdf_skeleton {
    const char *box;       /* NULL: a page of 595 by 842 */
    const char *trailer;   /* NULL: nothing more */
    const char *resources; /* likewise */
    const char *objects;   /* likewise; whole: "6 0 obj ... endobj" */
    const char *content;
};

struct span pdf_write(struct arena *arena, const struct pdf_skeleton *skeleton);

/* One of 2,000 bytes that would take weeks: ten forms, each of which draws the next ten times. */
struct span pdf_write_endless(struct arena *arena);

/* ---- reading it back ---- */

struct pdf_reading {
    struct arena *arena;
    struct buffer pdf; /* what is to be read */
    struct document document;
    struct failure failure;
};

void pdf_reading_begin(struct pdf_reading *reading);

/* One in the arena of a test, and where to draw its pages, up to pdf_end(). Need not be ended. */
cairo_t *pdf_draw(struct pdf_reading *reading, struct arena *arena);

/* Also asserts that no block of memory is left. */
void pdf_reading_end(struct pdf_reading *reading);

/* Rows of text as they are; those of tables as "1.2 | cell | wide cell<2x1> | . |", that is table 1, row 2, a cell, one
 * over two columns, and a column that a cell above covers; a slash parts the lines of a cell. "page 2" begins a page. */
struct span pdf_describe(const struct document *document);

/* Reads it and compares the description. */
#define assert_reads(reading, expected) assert_reads_at((reading), SPAN(expected), __FILE__, __LINE__)
void assert_reads_at(struct pdf_reading *reading, struct span expected, const char *file, int line);

#endif
