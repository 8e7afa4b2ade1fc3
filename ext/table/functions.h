/* The scalar functions. */
#ifndef DISCLOSURE_TABLE_FUNCTIONS_H
#define DISCLOSURE_TABLE_FUNCTIONS_H

#include "table/context.h"
#include "table/sqlite.h"

struct function {
    const char *name;
    int arguments; /* -1: any number */
    int flags;     /* beside SQLITE_UTF8 */
    void (*call)(sqlite3_context *result, int count, sqlite3_value **arguments);
};

extern const struct function functions[];
extern const size_t function_count;

/* Registers one function. Takes a reference of the context, which is given back with the function, also when
 * registering fails. Returns SQLite's code. */
int function_register(sqlite3 *database, const struct function *function, struct connection_context *context);

#endif
