/* The narrative beside the tables: what the sentences claim, and what the statutory tables say. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_NARRATIVE_H
#define DISCLOSURE_CHECK_NARRATIVE_NARRATIVE_H

#include "check/check.h"

/* Appends narrative.*: one check for each statement that a table, or the parts beside it, can confirm. The scope is the
 * section and the character where the claim stands, "1:523", as in the table of statements; that of narrative.parts is
 * the total's, + and the first part's, "1:523+530". Texts live in the report's arena; `statements` must be those that
 * statements_find() made of the same report. False: memory, or a match limit. */
bool narrative_checks(struct pattern_cache *patterns, const struct report *report,
                      const struct statement_list *statements, struct check_list *list, struct failure *failure);

#endif
