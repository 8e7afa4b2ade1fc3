/* The lines of a text, which the layouts of its tables are looked for in. */
#ifndef DISCLOSURE_READ_TEXT_LINE_H
#define DISCLOSURE_READ_TEXT_LINE_H

#include "read/document.h"

struct text_line {
    struct span text;   /* white space at its ends kept */
    struct place place; /* page and line */
    uint32_t gap;       /* blank lines above it */
    uint32_t marked;    /* of them, those of a no-break space: blank cells of a page that was copied */
    bool page_start;
};

struct text_lines {
    struct text_line *items; /* none of them blank, but for those of tabs */
    size_t count, capacity;
    uint32_t pages;        /* 0: no form feeds */
    uint32_t marked, wide; /* lines above which marked lines stand, or more than one blank line */
};

#endif
