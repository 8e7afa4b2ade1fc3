/* What one connection shares among its tables and functions, freed with the last of them. */
#ifndef DISCLOSURE_TABLE_CONTEXT_H
#define DISCLOSURE_TABLE_CONTEXT_H

#include "table/cache.h"
#include "table/interruption.h"

struct connection_context {
    struct memory memory; /* SQLite's, and it is refused when the user ends the query */
    struct spare spare;
    struct interruption interruption;
    struct pattern_cache *patterns;
    struct cache *cache;
    bool files_allowed; /* false: a source must be a BLOB */
    uint32_t references;
};

/* All that the extension allocates is SQLite's memory, so that it counts in SQLite's limits. This one is for what is
 * small and soon done. */
extern const struct memory sqlite_memory;

/* With one reference, the caller's. `database` may be NULL: then nobody can end a query. NULL: no memory. */
struct connection_context *context_create(sqlite3 *database, bool files_allowed);

struct connection_context *context_retain(struct connection_context *context);

/* What SQLite is told of a failure that ends the query. */
int context_code(const struct failure *failure);

/* Takes a struct connection_context, or NULL; of a type that SQLite can call. */
void context_release(void *context);

#endif
