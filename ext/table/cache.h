/* What a connection has examined, so that a query that names a file in several tables, or comes back to it, reads it
 * once. An entry is good for as long as its file keeps size, time and identity, or its BLOB the same bytes. */
#ifndef DISCLOSURE_TABLE_CACHE_H
#define DISCLOSURE_TABLE_CACHE_H

#include "check/examine.h"
#include "source/source.h"

/* One file or BLOB. Whoever holds it may read `examination` and `bytes`; the rest is the cache's own. */
struct cache_entry {
    struct examination examination;
    struct span bytes; /* of a BLOB: the copy that the examination reads; of a file: empty */

    struct span path; /* of a file, NUL-terminated; data NULL: a BLOB */
    struct file_identity identity;
    size_t bucket, size;
    uint32_t holders;
    bool findable; /* in its bucket and the order of use */
    struct cache_entry *next_in_bucket, *newer, *older;
};

/* For tests and for whoever wants to know what a query cost. */
struct cache_counts {
    uint64_t examined; /* files and BLOBs that were read and recognised */
    uint64_t checked;  /* of those, how many were checked too */
    uint64_t found;    /* times that an entry was there already */
    uint64_t entries;  /* that it keeps now */
    uint64_t bytes;    /* that these take */
};

struct cache;

/* An empty cache that keeps up to `limit` bytes of entries that nobody holds. `memory` and `patterns` must outlive it.
 * NULL: no memory. */
struct cache *cache_create(const struct memory *memory, struct pattern_cache *patterns, uint64_t limit);

/* Takes NULL. Every entry must have been released. */
void cache_destroy(struct cache *cache);

/* The entry of a file, examined now unless it was before. A file that cannot be read is an entry too, whose
 * examination says why. Each must be released once. NULL: no memory, or the user has ended the query
 * (memory_is_stopped tells). */
struct cache_entry *cache_hold_file(struct cache *cache, const char *path);

/* As cache_hold_file, for bytes, which are copied. */
struct cache_entry *cache_hold_bytes(struct cache *cache, struct span bytes);

/* An entry that is only this failure, for a source that names no file. It is not kept. */
struct cache_entry *cache_hold_failure(struct cache *cache, struct failure failure);

/* Examines the entry to this depth, unless it is already. False: entry->examination.failure says why. After a
 * failure the entry is not found again. */
bool cache_examine(struct cache *cache, struct cache_entry *entry, enum depth depth);

/* Takes NULL. */
void cache_release(struct cache *cache, struct cache_entry *entry);

struct cache_counts cache_count(const struct cache *cache);

#endif
