/* The arithmetic that the form itself demands of its tables. */
#ifndef DISCLOSURE_CHECK_SUMS_RULES_H
#define DISCLOSURE_CHECK_SUMS_RULES_H

#include "check/check.h"

/* Appends requests.balance, requests.outcomes, requests.applicants, reviews.outcomes and proactive.stock, in this
 * order: one check for each column or line that the report has. Texts live in the report's arena; `patterns` and
 * `statements` are not used. False: memory. */
bool rules_checks(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                  struct check_list *list, struct failure *failure);

#endif
