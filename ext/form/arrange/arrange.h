/* Tables of the form that are printed in another arrangement → rows as the form has them, so that nothing behind needs to know
 * of it. Only what its own labels tell whole is arranged: a line of the form with every one of its measures. */
#ifndef DISCLOSURE_FORM_ARRANGE_ARRANGE_H
#define DISCLOSURE_FORM_ARRANGE_ARRANGE_H

#include "form/form.h"
#include "read/document.h"

/* Rewrites the rows of the document where they need it; each cell knows where it was printed. */
bool arrange(struct document *document, struct failure *failure);

/* ---- the arrangements, each in a source of its own ---- */

enum {
    MOST_MEASURED = 16,
    FEWEST_MEASURES = 3 /* that tell a table by their names */
};

/* A table whose caption may tell a year; see earlier.c. */
struct dated_table {
    size_t first, end; /* rows of the document, a caption in its own first row left out */
    int year;          /* 0: none is told */
};

enum { MOST_DATED = 200 /* a document with more tables is no report */ };

struct arranging {
    const struct document *from;
    struct dated_table
        tables[MOST_DATED + 1]; /* of the document, as many as there is room for, once they were asked for */
    size_t table_count;         /* 0: not yet */
    int year;                   /* that the title above them tells; 0: none */
    struct document to;         /* what is arranged so far, and what stood before it */
    size_t kept;                /* rows of `from` before it are in `to`, or arranged */
    const struct form_line *measured[MOST_MEASURED]; /* a line for each list of measures */
    size_t measured_count;
    uint32_t below; /* a bit for each of these lists: whether its labels may stand below the figures */
    uint32_t asked,
        headed; /* a bit for each of these lists: whether a table has its names as heads was asked, and is so */
    const struct form_measure *heads; /* over the columns of the rows that were added last */
};

/* Adds the rows of `from` that begin at `first` as the form has them, where they stand in the arrangement, and moves `kept`
 * behind them. False: failure says why. */
typedef bool arrangement(struct arranging *arranging, size_t first, struct failure *failure);

arrangement arrange_earlier; /* a table for an earlier year beside its like for the report's own: left out */
arrangement arrange_turned;  /* applicants or results as rows, the lines of the form as columns */
arrangement arrange_stacked; /* several lines in a row, one below another in each of its cells */
arrangement arrange_listed;  /* each figure behind the name of its measure: 自然人 12，商业企业 3 */

/* Adds the rows of `from` up to this one as they are. */
bool arrange_keep(struct arranging *arranging, size_t end, struct failure *failure);

/* The line of the form with these measures whose label the words are, that of its group before it or not; NULL: none. */
const struct form_line *arrange_find_line(const struct label *words, const struct form_measure *measures);

/* The measure of the line whose name the words are, without notes in brackets; UINT32_MAX: none. */
uint32_t arrange_find_measure(const struct cell *cell, const struct form_line *line);

#endif
