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

/* What SQLite calls, each the function of the like name in sql/reference.md; the others are functions.c's own. Numbers are
 * read from TEXT as from a cell of the form. */
void sum_check(sqlite3_context *result, int count, sqlite3_value **arguments);
void balance_check(sqlite3_context *result, int count, sqlite3_value **arguments);
void number_of_text(sqlite3_context *result, int count, sqlite3_value **arguments); /* disclosure_number */
void valid(sqlite3_context *result, int count, sqlite3_value **arguments);          /* disclosure_valid */
void division_code(sqlite3_context *result, int count, sqlite3_value **arguments);

/* Registers one function. Takes a reference of the context, which is given back with the function, also when
 * registering fails. Returns SQLite's code. */
int function_register(sqlite3 *database, const struct function *function, struct connection_context *context);

#endif
