/* The ruler for lines of text: figures are told by where they stand on the page. */
#ifndef DISCLOSURE_FORM_TABLE_RULER_TEXT_H
#define DISCLOSURE_FORM_TABLE_RULER_TEXT_H

#include "form/table/ruler.h"

double extent_middle(const struct extent *extent, enum frame frame);

/* Notes the figure as that of a column of the ruler. */
void ruler_put(const struct ruler *ruler, uint32_t column, const struct printed_figure *figure,
               struct placing *placing);

/* Fills the columns of the figures, which must rise; returns how many could be told from the first on. */
uint32_t text_find_columns(const struct ruler *ruler, enum frame frame, const struct printed_figure *figures,
                           uint32_t count, uint32_t *columns);

/* Counts in each frame, for each edge, the figures that stand at a head. */
void text_count_heads(const struct heads *heads, const struct printed_figure *figure, uint32_t *met);

/* Whether a line of text has more figures than there are columns, which are no parts of thousands. */
bool text_has_surplus(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count);

/* How far apart the figures of one column stand in complete lines, all columns together. */
double text_spread(const struct ruler *ruler, enum frame frame);

/* ruler_place() for a line of text. */
bool text_place(const struct ruler *ruler, const struct printed_figure *figures, uint32_t count,
                struct placing *placing);

#endif
