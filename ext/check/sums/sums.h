/* The checks of the arithmetic that the form itself demands of its tables: each constraint, judged and told. */
#ifndef DISCLOSURE_CHECK_SUMS_SUMS_H
#define DISCLOSURE_CHECK_SUMS_SUMS_H

#include "check/check.h"

/* Appends one check for each constraint of the report, in their order. Texts live in the report's arena; `patterns` and
 * `statements` are not used. False: memory. */
bool sums_checks(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                 struct check_list *list, struct failure *failure);

#endif
