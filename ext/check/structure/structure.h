/* Whether the report has what its form demands: tables, lines, columns and sections, each once, and its dates. */
#ifndef DISCLOSURE_CHECK_STRUCTURE_STRUCTURE_H
#define DISCLOSURE_CHECK_STRUCTURE_STRUCTURE_H

#include "check/check.h"

/* Appends structure.*, nothing for a document in which no statutory table was recognised. Tables, sections and dates
 * have a row each, passed or not; lines and columns one row a table when all are there, else one for each that is not.
 * Texts live in the report's arena; `statements` is not used. False: memory, or a match limit. */
bool structure_checks(struct pattern_cache *patterns, const struct report *report,
                      const struct statement_list *statements, struct check_list *list, struct failure *failure);

#endif
