/* Words of a printed line put together again where white space has cut a figure from its sign, unit or remark. */
#ifndef DISCLOSURE_FORM_TABLE_BROKEN_ROWS_H
#define DISCLOSURE_FORM_TABLE_BROKEN_ROWS_H

#include "read/document.h"

/* The row itself, or a copy in the arena in which 577 件, 减 4 and 22（其中修订 16 件） are one word each. NULL: no
 * memory. */
const struct row *broken_row_join(struct arena *arena, const struct row *row);

/* Copied lines may go on from the figures of one line to the label of the next: fills `parts`, which has room for as many
 * as the row has cells, with its pieces, each words and the figures behind them. `is_figure` holds for each cell whether
 * it certainly is a figure. Returns how many pieces there are, at least 1. */
uint32_t broken_row_split(const struct row *row, const bool *is_figure, struct row *parts);

#endif
