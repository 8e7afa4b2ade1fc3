/* Where the columns of the lines of one table stand, and which column each figure of a line stands in.
 *
 * Heads and the lines in which every figure is printed say where the columns are. A figure is never moved to make a line
 * fit: where what is known allows two placings, the line is not read. The sums of the table are no evidence. */
#ifndef DISCLOSURE_FORM_TABLE_RULER_H
#define DISCLOSURE_FORM_TABLE_RULER_H

#include "form/table/heads.h"

/* A table's cells may be counted from its edge, from the line's label or from the row's end: cells that were merged and
 * lost shift some of these and not others. */
enum count_from { FROM_EDGE, FROM_LABEL, FROM_END, COUNTS };

/* What of a figure stands where that of its head does. */
enum edge { EDGE_LEFT, EDGE_RIGHT, EDGE_MIDDLE, EDGES };

enum { STANDS = (int)FRAMES * (int)EDGES }; /* by frame, and in it by edge */

/* Where one column's figures stand in complete lines of text: the least and the most of each edge. */
struct column_place {
    double left[2], right[2], center[2];
};

struct ruler {
    const struct heads *heads; /* never NULL; heads_none() where there are none */
    uint32_t count;            /* columns that figures follow each other in; 0: not told */
    enum row_kind kind;
    bool measured;
    uint32_t complete; /* lines that print a figure in every column */
    uint32_t longer;   /* lines that print more */
    uint32_t surplus;  /* of them, those in which no space parts thousands */
    bool under_heads;  /* figures stand under the heads in all lines */
    bool straight;     /* of tables whose cells span others: labels end at `label_right` in nearly all lines */
    double label_right;
    uint32_t width;      /* of tables: columns that most lines reach over behind their labels; 0: not told */
    uint32_t columns;    /* and with these */
    bool aside;          /* of tables: a column of nobody's, without figures, has its cells among them: 备注 */
    bool shifts;         /* of tables: rows may have lost cells (lost_cells.h) */
    bool blank_ends;     /* of tables: some line ends with a blank cell, so that none was left out behind the others */
    bool even;           /* all lines have `count` cells behind their labels */
    bool drifts;         /* of text: some line fits no column, so that places tell little */
    bool counts[COUNTS]; /* of tables: complete lines agree so */
    double cell[COUNTS][MOST_COLUMNS];
    struct column_place places[FRAMES][MOST_COLUMNS];
    bool asked[FRAMES]; /* of text: the frames that places are told in; where both are, they must agree */
    bool told_by_heads; /* of text: nearly all figures stand at heads, in these ways: */
    bool at_heads[STANDS];
};

/* Learns from the rows of lines that stand in one table, or on one page and in one clause. */
void ruler_learn(const struct printed_table *table, const uint32_t *rows, uint32_t row_count, const struct heads *heads,
                 struct ruler *ruler);

/* Figures of one line by measure. */
struct placing {
    const struct printed_figure *figures[MOST_COLUMNS]; /* by measure; NULL: blank */
    bool absent[MOST_COLUMNS];                          /* the table has no such column */
};

/* Places the figures of one line, blank cells of a table among them. False: nobody can tell. */
bool ruler_place(const struct printed_table *table, const struct ruler *ruler, const struct printed_figure *figures,
                 uint32_t count, struct placing *placing);

/* The figure that certainly stands in the last column of a line that cannot be placed as a whole; NULL: none. */
const struct printed_figure *ruler_find_last(const struct ruler *ruler, const struct printed_figure *figures,
                                             uint32_t count);

/* Whether a figure of a line of text stands behind all columns; in lines whose words stand in no columns, nobody knows that
 * it does not. */
bool ruler_is_behind(const struct ruler *ruler, const struct printed_figure *figure);

/* Whether a figure of a line of text stands at a head, where nearly all do. */
bool ruler_has_head(const struct ruler *ruler, const struct printed_figure *figure);

/* Whether figures as many as there are columns stand under those of complete lines one by one, those of a further row behind
 * those above. */
bool ruler_agrees(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count);

#endif
