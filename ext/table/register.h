/* Everything that a connection gets. */
#ifndef DISCLOSURE_TABLE_REGISTER_H
#define DISCLOSURE_TABLE_REGISTER_H

#include "table/context.h"
#include "table/sqlite.h"

/* Registers every table, by its short and its long name, and every function. Returns SQLite's code; on failure
 * `message`, unless NULL, is set to a text of SQLite's memory that names what could not be registered. */
int disclosure_register(sqlite3 *database, struct connection_context *context, char **message);

#endif
