/* The lines of a text, and the layouts of tables that take several of them. */
#ifndef DISCLOSURE_READ_TEXT_LAYOUTS_H
#define DISCLOSURE_READ_TEXT_LAYOUTS_H

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

struct text_layout {
    /* The line behind the table that begins at `first`; `first` where none does. */
    size_t (*find)(const struct text_lines *lines, size_t first);
    /* Appends it to the document. False: failure says why. */
    bool (*read)(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                 struct failure *failure);
    bool in_columns;      /* may be met in a page whose words stand in columns */
    const char *signs[4]; /* one of which stands in a text that has such a table; none: any text may */
};

extern const struct text_layout asciidoc_layout, mediawiki_layout, drawn_layout, dashes_layout, pipes_layout,
    fields_layout, cell_lines_layout, run_on_layout, joined_rows_layout, tab_led_layout;

/* Whether the line is several rows of a Markdown table, each between pipes of its own. */
bool rows_are_joined(struct span line);

/* How many columns of a terminal a character takes. */
uint32_t display_width(uint32_t code_point);

#endif
