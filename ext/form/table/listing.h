/* A table with one figure a line, in any layout: its print as one stream of ideographs and figures, in which each label
 * has a stretch and the figures between it and the next label are its own. */
#ifndef DISCLOSURE_FORM_TABLE_LISTING_H
#define DISCLOSURE_FORM_TABLE_LISTING_H

#include "form/number/number.h"
#include "form/outline.h"
#include "form/table/alignment.h"

/* A cell, or a piece of one, that stands where figures stand. */
struct listed_figure {
    struct span text;
    enum reading reading; /* READING_OTHER: it has digits, but is no number */
    uint32_t row;         /* in `rows` of the listing */
    uint32_t cell;
    double left, right; /* of the cell */
    uint32_t before;    /* ideographs of the stream before it */
    uint32_t label;     /* whose it is; UINT32_MAX: nobody's */
    bool in_yuan;       /* the unit beside it is 元 */
    bool inside;        /* stands inside a text, not in a cell of its own */
    bool others;        /* known to be nobody's: a running number, or of a line that is not sought */
};

/* A unit in a cell of its own. */
struct listed_unit {
    uint32_t row, before; /* as of figures */
};

/* Where a label was found. */
struct listed_label {
    bool found;
    uint32_t first, last;         /* its ideographs in the stream, the others between them included */
    uint32_t first_row, last_row; /* in `rows` of the listing */
    uint32_t matched, length;     /* ideographs */
    bool doubtful;                /* figures that may be its own were given to nobody */
    bool closed;                  /* where it has no figure, the print says so: its unit stands there without one */
};

struct listing {
    const struct row **rows; /* words put together */
    const uint32_t *document_rows;
    bool *worded; /* by row: has ideographs */
    uint32_t row_count;
    const struct script_label *labels;
    uint32_t label_count;
    struct listed_label *found; /* by label */
    struct glyphs glyphs;
    bool *note;       /* by glyph: stands in brackets */
    uint16_t *claims; /* by glyph: the label that it belongs to, or UNCLAIMED */
    struct listed_figure *figures;
    uint32_t figure_count;
    struct listed_unit *units;
    uint32_t unit_count;
    double second_block; /* where the second of two blocks side by side begins; 0: there is one */
    bool repeats;        /* a unit stands on more than one line that has nothing else */
    bool unordered; /* numbers stand before the labels, and are no running numbers: whose they are cannot be told */
};

/* Reads the rows; all of it lives in `scratch`, the texts in the document. False: no memory. */
bool listing_read(const struct document *document, const struct table_rows *rows, const struct script_label *labels,
                  uint32_t label_count, struct arena *scratch, struct listing *listing);

#endif
