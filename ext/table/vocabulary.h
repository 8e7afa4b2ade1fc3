/* Words that a query compares a column with: a mistyped one is an error, because it would be answered by nothing. Both
 * return SQLITE_OK, SQLITE_NOMEM, or SQLITE_ERROR with what is said of it in the table's error message. */
#ifndef DISCLOSURE_TABLE_VOCABULARY_H
#define DISCLOSURE_TABLE_VOCABULARY_H

#include "table/descriptor.h"
#include "table/sqlite.h"

/* Refuses a text that the column, one with a vocabulary, never is. */
int refuse_mistyped(sqlite3_vtab *base, const struct table *table, int column, sqlite3_value *typed);

/* The same of what xFilter gets: a parameter, or each value of an IN list or a subquery behind IN. Values out of a column
 * or an expression may be anything. */
int refuse_mistyped_argument(sqlite3_vtab *base, const struct table *table, int column, sqlite3_value *argument);

#endif
