/* China's annual reports on government information disclosure as SQL tables: the entry points. */
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT1

#include "disclosure.h"
#include "table/register.h"

#if defined(_WIN32)
#define ENTRY_POINT __declspec(dllexport)
#else
#define ENTRY_POINT __attribute__((visibility("default")))
#endif

/* The first with SQLITE_VTAB_DIRECTONLY, SQLITE_INNOCUOUS and all else that is asked of it. */
enum { OLDEST_SQLITE = 3031000 };

static int start(sqlite3 *database, char **message, bool files_allowed)
{
    if (sqlite3_libversion_number() < OLDEST_SQLITE) {
        if (message) {
            *message = sqlite3_mprintf("disclosure needs SQLite 3.31 or later, this is %s", sqlite3_libversion());
        }
        return SQLITE_ERROR;
    }
    struct connection_context *context = context_create(database, files_allowed);
    if (!context) {
        return SQLITE_NOMEM;
    }
    int code = disclosure_register(database, context, message);
    context_release(context);
    return code;
}

ENTRY_POINT int sqlite3_disclosure_init(sqlite3 *database, char **message, const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api)
    (void)api;
    return start(database, message, true);
}

ENTRY_POINT int sqlite3_disclosure_nofs_init(sqlite3 *database, char **message, const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api)
    (void)api;
    return start(database, message, false);
}
