/* disclosure_valid(source). */
#ifndef DISCLOSURE_TABLE_VALID_H
#define DISCLOSURE_TABLE_VALID_H

#include "table/sqlite.h"

/* 1 where no check of the report fails, 0 where one does, NULL where nothing could be checked: a BLOB that is no
 * report, or no check with figures on both sides. Of a folder or glob: 0 where one report fails; files that are no
 * report count as in `checks`, not at all. A path that cannot be read or is no report is an error. */
void valid(sqlite3_context *result, int count, sqlite3_value **arguments);

#endif
