/* What a page shows: characters, straight strokes, areas of one colour and pictures, each with its place. Plain
 * structures of C and C++ alike, for they also pass between the processes that draw pages and that read them.
 *
 * All lengths are points from the upper left corner of the page as it is shown (rotated and cropped). */
#ifndef DISCLOSURE_READ_PAGE_PRINT_H
#define DISCLOSURE_READ_PAGE_PRINT_H

#include <stddef.h>
#include <stdint.h>

/* Limits of one page; past them it is no page of a report. */
enum {
    PAGE_GLYPHS = 200000,  /* a failure: text would be lost */
    PAGE_STROKES = 50000,  /* the rest is a drawing, not a table */
    PAGE_AREAS = 2000,     /* likewise */
    PAGE_PICTURES = 1000,  /* likewise */
    PAGE_PIXELS = 6000000, /* a larger page is drawn smaller */
    PAGE_RULINGS = 4000,   /* more is a picture, not a table */
    PAGE_RUNS = 200000,
    TABLE_ROWS = 1000
};

/* What all pages of a document may cost together, counted and not timed, so that every machine gives one answer: looks at
 * one thing beside another, of about two nanoseconds. 500 pages of a report take half of it. */
enum { DOCUMENT_LOOKS = 400000000, GLYPH_LOOKS = 400 /* what a glyph takes by itself */ };

struct box {
    double left, top, right, bottom;
};

/* How the line of a character runs, in quarters of a turn. */
enum turn { TURN_RIGHTWARD, TURN_DOWNWARD, TURN_LEFTWARD, TURN_UPWARD, TURN_ASKEW /* at another angle */ };

enum glyph_fate {
    GLYPH_SEEN,
    GLYPH_INVISIBLE, /* printed without colour, as behind a scan */
    GLYPH_CLIPPED    /* outside what its surroundings let show */
};

/* One printed character; white space is left out, for where things stand tells more. */
struct page_glyph {
    struct box box;      /* advance width by ascent and descent, upright on the page */
    uint32_t code_point; /* U+FFFD: nobody can tell, but something is printed */
    uint32_t order;      /* of drawing: what comes later lies above */
    uint32_t cell;       /* 1 + the index of its cell among all of the page; 0: outside the tables, or not yet known */
    uint8_t gray;        /* as of a stroke */
    uint8_t turn;        /* enum turn */
    uint8_t fate;        /* enum glyph_fate */
    uint8_t zero;
};

struct glyph_list {
    struct page_glyph *glyphs; /* as they were drawn, until somebody sorts them */
    size_t count;
};

/* A straight level or upright stroke, a thin filled rectangle or a picture as thin: mostly part of a rule. */
struct stroke {
    struct box box;
    uint32_t order;
    uint8_t gray; /* of the darkest of red, green and blue, so that yellow is a colour too; 255: white */
    uint8_t zero[3];
};

struct stroke_list {
    struct stroke *strokes;
    size_t count;
};

/* A filled rectangle that is no stroke. */
struct area {
    struct box box;
    uint32_t order;
    uint8_t gray;
    uint8_t opaque; /* 1: hides what lies below */
    uint8_t zero[2];
};

struct area_list {
    struct area *areas; /* as they were drawn */
    size_t count;
};

struct picture_list {
    struct box *boxes;
    size_t count;
};

/* The page drawn, where its rules may be part of a picture. */
struct pixels {
    uint8_t *gray; /* the lightest is 255; rows of `width` without padding; NULL: it was not drawn */
    size_t width, height;
    double scale; /* pixels a point */
};

struct page_print {
    uint32_t page;
    double width, height;
    uint32_t drawn; /* 1: something is on it beside print, such as letters drawn as outlines */
    struct glyph_list glyphs;
    struct stroke_list strokes;
    struct area_list areas;
    struct picture_list pictures;
    struct pixels pixels;
};

#endif
