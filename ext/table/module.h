/* The one virtual-table driver. */
#ifndef DISCLOSURE_TABLE_MODULE_H
#define DISCLOSURE_TABLE_MODULE_H

#include "table/context.h"
#include "table/descriptor.h"
#include "table/sqlite.h"

/* Every table that the extension has. */
extern const struct table *const tables[];
extern const size_t table_count;

/* Registers the table under `name`, as a table-valued function and for CREATE VIRTUAL TABLE. Takes a reference of the
 * context, which is given back with the module, also when registering fails. Returns SQLite's code. */
int module_register(sqlite3 *database, const char *name, const struct table *table, struct connection_context *context);

#endif
