#include "table/functions.h"

#include <stdlib.h>

#include "disclosure.h"
#include "form/number/number.h"
#include "read/unsupported.h"
#include "read/reader.h"
#include "source/source.h"
#include "table/message.h"

static void version(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    (void)arguments;
    sqlite3_result_text(result, DISCLOSURE_VERSION, -1, SQLITE_STATIC);
}

static void retry(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    const char *text = (const char *)sqlite3_value_text(arguments[0]);
    if (text) {
        sqlite3_result_int(result, message_is_passing((struct span){text, (size_t)sqlite3_value_bytes(arguments[0])}));
    } else if (sqlite3_value_type(arguments[0]) != SQLITE_NULL) {
        sqlite3_result_error_nomem(result);
    } else {
        sqlite3_result_int(result, 0);
    }
}

/* NULL where there is no such file. */
static void canonical_path(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    const struct connection_context *context = sqlite3_user_data(result);
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        return;
    }
    if (!context->files_allowed) {
        sqlite3_result_error(result, "disclosure_path: files are not read here (sqlite3_disclosure_nofs_init)", -1);
        return;
    }
    const char *path = (const char *)sqlite3_value_text(arguments[0]);
    if (!path) {
        sqlite3_result_error_nomem(result);
        return;
    }
    char *canonical = source_canonical(path);
    if (canonical) {
        sqlite3_result_text(result, canonical, -1, SQLITE_TRANSIENT);
    }
    free(canonical);
}

#if defined(__clang__)
#define COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define COMPILER "gcc " __VERSION__
#else
#define COMPILER "unknown"
#endif

/* One line for each thing whose version may matter to an error. */
static void debug(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    (void)arguments;
    const struct connection_context *context = sqlite3_user_data(result);
    char pcre2[64];
    char library[READER_LIBRARY_BYTES];
    sqlite3_str *text = sqlite3_str_new(sqlite3_context_db_handle(result));
    sqlite3_str_appendf(text, "disclosure %s\ncompiler %s\nSQLite %s, compiled against %s\nPCRE2 %s\nfiles %s",
                        DISCLOSURE_VERSION, COMPILER, sqlite3_libversion(), SQLITE_VERSION,
                        pattern_library_version(pcre2, sizeof pcre2), context->files_allowed ? "read" : "not read");
    for (size_t i = 0; i < reader_count; i++) {
        /* What is told apart only to be named is no reader. */
        if (readers[i].read != unsupported_read) {
            sqlite3_str_appendf(text, "\nreader %s: %s", readers[i].name, reader_library(&readers[i], library));
        }
    }
    int code = sqlite3_str_errcode(text);
    int length = sqlite3_str_length(text);
    char *finished = sqlite3_str_finish(text);
    if (code != SQLITE_OK) {
        sqlite3_free(finished);
        sqlite3_result_error_code(result, code);
        return;
    }
    sqlite3_result_text(result, finished, length, sqlite3_free);
}

/* What depends on nothing but its arguments may stand in any schema, index or generated column. */
#define PURE (SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

/* What reads files or loads a library is for the user's own SQL only. SQLite 3.40 lets a function that is not
 * deterministic into a CHECK constraint in spite of SQLITE_DIRECTONLY; and within one statement these are. */
#define DIRECT (SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

const struct function functions[] = {
    {"disclosure_version", 0, PURE, version},       {"disclosure_debug", 0, DIRECT, debug},
    {"disclosure_number", 1, PURE, number_of_text}, {"sum_check", -1, PURE, sum_check},
    {"balance_check", 4, PURE, balance_check},      {"disclosure_valid", 1, DIRECT, valid},
    {"disclosure_retry", 1, PURE, retry},           {"disclosure_path", 1, DIRECT, canonical_path},
    {"division_code", 1, PURE, division_code},      {"division_code", 2, PURE, division_code},
};

const size_t function_count = COUNT(functions);

int function_register(sqlite3 *database, const struct function *function, struct connection_context *context)
{
    return sqlite3_create_function_v2(database, function->name, function->arguments, SQLITE_UTF8 | function->flags,
                                      context_retain(context), function->call, NULL, NULL, context_release);
}
