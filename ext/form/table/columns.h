/* Which measure each figure of a line belongs to. A figure is never moved to make a line fit: where print does not
 * tell, the line is unreadable. */
#ifndef DISCLOSURE_FORM_TABLE_COLUMNS_H
#define DISCLOSURE_FORM_TABLE_COLUMNS_H

#include "form/table/printed.h"

enum { MOST_COLUMNS = 16, MOST_FIGURES = 64 }; /* section 4 has fifteen in a row */

/* Where the columns of a table stand; known[i] false: not told. */
struct columns {
    uint32_t count;
    bool reordered; /* the heads stand in another order than the form's */
    bool known[MOST_COLUMNS];
    double left[MOST_COLUMNS], right[MOST_COLUMNS];
    bool in_yuan[MOST_COLUMNS];  /* the head says 元, not 万元 */
    double spread[MOST_COLUMNS]; /* how far apart its figures stand in different lines */
};

/* Columns from the head cells or words that print a measure's label, or a piece of one that no other measure has,
 * between two rows of the table (`to` exclusive). */
void columns_from_heads(const struct printed_table *table, uint32_t from, uint32_t to,
                        const struct form_measure *measures, uint32_t measure_count, struct columns *columns);

struct label;

/* The only measure whose label holds these words; UINT32_MAX: none, or more than one. */
uint32_t columns_find_measure(const struct label *words, const struct form_measure *measures, uint32_t count);

/* For qsort: doubles, rising. */
int columns_compare(const void *a, const void *b);

/* Columns from the places of many figures of one page, when they fall into exactly `count` clear heaps; else none. */
void columns_from_heaps(double *centers, uint32_t center_count, uint32_t count, struct columns *columns);

static inline bool columns_complete(const struct columns *columns)
{
    for (uint32_t i = 0; i < columns->count; i++) {
        if (!columns->known[i]) {
            return false;
        }
    }
    return columns->count > 0;
}

/* One line's figures by measure; an empty text is a blank cell. */
struct placed {
    struct span text[MOST_COLUMNS];
    uint32_t row[MOST_COLUMNS];    /* of the printed table */
    uint32_t column[MOST_COLUMNS]; /* of the document's row, from 1; 0: not told */
    bool readable;                 /* false: `all` is what is printed, and nobody can tell in which columns */
    bool total;                    /* though not readable, the total of section 3 is told by its place: text[6] */
    struct span all;
};

/* Gives the figures of all rows of one label (in reading order) to `count` measures. `heads` may be empty; `nearby`
 * are the columns of a complete row of the same page, or empty. False: no memory. */
bool columns_place(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, uint32_t count,
                   const struct columns *heads, const struct columns *nearby, struct placed *placed);

#endif
