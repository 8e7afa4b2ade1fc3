/* Dates of a narrative, and what they are to the report: its own year, another, or a part of one. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_TIMES_H
#define DISCLOSURE_CHECK_NARRATIVE_TIMES_H

#include "base/span.h"
#include "check/narrative/concept.h"

/* Reads a date, or a span of time between two, that begins with the digit at `at`: 2023年, 2023年1月至6月, 12月31日.
 * `year` is the report's, 0: not known. Returns its end, 0: none begins here. The concept is THIS_YEAR, LAST_YEAR,
 * NEXT_YEAR, OTHER_TIME, or FILLER for what says nothing: a first of January, a number of days. */
size_t time_read(struct span text, size_t at, int year, enum concept *concept);

#endif
