/* Where a figure's own words begin and end, and which of them say what it counts. */
#ifndef DISCLOSURE_CHECK_STATEMENT_SUBJECT_H
#define DISCLOSURE_CHECK_STATEMENT_SUBJECT_H

#include "check/statement/text.h"

/* The clause of a figure in a sentence: between commas and brackets. What is further than some 80 characters away is left
 * out. */
struct range clause_find(struct span text, struct range sentence, struct range figure);

/* The words that say what is counted; empty where none do. Those that lead to the figure, of its clause behind the figure
 * before it, which ends at `before`, or, where they say nothing (共, 其中), of the clause before too; or those behind it, up
 * to the next mark or figure. A percentage's stand before it. */
struct range subject_find(struct span text, struct range sentence, struct range figure, size_t before, bool percentage);

#endif
