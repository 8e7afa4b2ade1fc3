/* division_code. */
#ifndef DISCLOSURE_TABLE_DIVISION_CODE_H
#define DISCLOSURE_TABLE_DIVISION_CODE_H

#include "table/sqlite.h"

/* division_code(name [, within]): the code of the division in force that the name begins with; NULL: none, or more than
 * one is meant. `within` is a name or a code. */
void division_code(sqlite3_context *result, int count, sqlite3_value **arguments);

#endif
