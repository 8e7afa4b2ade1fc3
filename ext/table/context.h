/* What one connection shares among its tables and functions, freed with the last of them. */
#ifndef DISCLOSURE_TABLE_CONTEXT_H
#define DISCLOSURE_TABLE_CONTEXT_H

#include "table/cache.h"

struct context {
    struct pattern_cache *patterns;
    struct cache *cache;
    bool files_allowed; /* false: a source must be a BLOB */
    uint32_t references;
};

/* All that the extension allocates is SQLite's memory, so that it counts in SQLite's limits. */
extern const struct memory sqlite_memory;

/* With one reference, the caller's. NULL: no memory. */
struct context *context_create(bool files_allowed);

struct context *context_retain(struct context *context);

/* Takes a struct context, or NULL; of a type that SQLite can call. */
void context_release(void *context);

#endif
