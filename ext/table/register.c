#include "table/register.h"

#include "table/functions.h"
#include "table/module.h"

/* For databases that have tables of the short names. */
#define LONG_NAME "disclosure_"

static int refuse(sqlite3 *database, const char *name, int code, char **message)
{
    if (code != SQLITE_OK && message) {
        *message = sqlite3_mprintf("disclosure: %s could not be registered: %s", name,
                                   code == SQLITE_NOMEM ? "out of memory" : sqlite3_errmsg(database));
    }
    return code;
}

static int register_table(sqlite3 *database, const struct table *table, struct connection_context *context,
                          char **message)
{
    char name[64];
    sqlite3_snprintf(sizeof name, name, LONG_NAME "%s", table->name);
    const char *names[] = {table->name, name};
    int code = SQLITE_OK;
    for (size_t i = 0; i < COUNT(names) && code == SQLITE_OK; i++) {
        code = refuse(database, names[i], module_register(database, names[i], table, context), message);
    }
    return code;
}

int disclosure_register(sqlite3 *database, struct connection_context *context, char **message)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < table_count && code == SQLITE_OK; i++) {
        code = register_table(database, tables[i], context, message);
    }
    for (size_t i = 0; i < function_count && code == SQLITE_OK; i++) {
        code = refuse(database, functions[i].name, function_register(database, &functions[i], context), message);
    }
    return code;
}
