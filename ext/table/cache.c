#include "table/cache.h"

#include "base/limits.h"

enum { BUCKETS = 256 };

struct cache {
    const struct memory *memory;
    struct pattern_cache *patterns;
    uint64_t limit;
    struct cache_counts counts;
    struct cache_entry *newest, *oldest; /* the order of use */
    struct cache_entry *buckets[BUCKETS];
};

struct cache *cache_create(const struct memory *memory, struct pattern_cache *patterns, uint64_t limit)
{
    struct cache *cache = memory->allocate(sizeof *cache);
    if (cache) {
        *cache = (struct cache){.memory = memory, .patterns = patterns, .limit = limit};
    }
    return cache;
}

/* ---- finding ---- */

/* FNV-1a. The key itself is compared, so a poor spread costs time, never truth. */
static size_t bucket_of(struct span key, uint64_t seed)
{
    uint64_t hash = 14695981039346656037u ^ seed;
    for (size_t i = 0; i < key.size; i++) {
        hash = (hash ^ (unsigned char)key.data[i]) * 1099511628211u;
    }
    return (size_t)((hash ^ hash >> 32) % BUCKETS);
}

/* The size and the last bytes spread well enough: comparing reads the bytes only where the sizes agree. */
static size_t bucket_of_bytes(struct span bytes)
{
    const size_t end = 64;
    struct span last = bytes.size > end ? span_from(bytes, bytes.size - end) : bytes;
    return bucket_of(last, bytes.size);
}

static bool same_file(const struct file_identity *a, const struct file_identity *b)
{
    return a->size == b->size && a->modified == b->modified && a->device == b->device && a->node == b->node;
}

static void make_newest(struct cache *cache, struct cache_entry *entry)
{
    entry->older = cache->newest;
    entry->newer = NULL;
    if (cache->newest) {
        cache->newest->newer = entry;
    } else {
        cache->oldest = entry;
    }
    cache->newest = entry;
}

static void leave_order(struct cache *cache, struct cache_entry *entry)
{
    struct cache_entry **of_newer = entry->newer ? &entry->newer->older : &cache->newest;
    struct cache_entry **of_older = entry->older ? &entry->older->newer : &cache->oldest;
    *of_newer = entry->older;
    *of_older = entry->newer;
}

static void insert(struct cache *cache, struct cache_entry *entry)
{
    entry->findable = true;
    entry->next_in_bucket = cache->buckets[entry->bucket];
    cache->buckets[entry->bucket] = entry;
    make_newest(cache, entry);
    cache->counts.entries++;
    cache->counts.bytes += entry->size;
}

/* Whoever holds it keeps it; the last to release it frees it. */
static void remove_entry(struct cache *cache, struct cache_entry *entry)
{
    if (!entry->findable) {
        return;
    }
    entry->findable = false;
    struct cache_entry **link = &cache->buckets[entry->bucket];
    while (*link != entry) {
        link = &(*link)->next_in_bucket;
    }
    *link = entry->next_in_bucket;
    leave_order(cache, entry);
    cache->counts.entries--;
    cache->counts.bytes -= entry->size;
}

static struct cache_entry *hold_again(struct cache *cache, struct cache_entry *entry)
{
    leave_order(cache, entry);
    make_newest(cache, entry);
    entry->holders++;
    cache->counts.found++;
    return entry;
}

/* ---- examining ---- */

/* The entry lives in the arena of its own examination, so that both go in one step. */
static struct cache_entry *create_entry(struct cache *cache)
{
    struct arena *arena = arena_create(cache->memory, LIMIT_ARENA_BYTES);
    struct cache_entry *entry = arena ? arena_allocate(arena, sizeof *entry) : NULL;
    if (!entry) {
        arena_destroy(arena);
        return NULL;
    }
    entry->examination.arena = arena;
    entry->holders = 1;
    return entry;
}

static struct cache_entry *discard(struct arena *arena)
{
    arena_destroy(arena);
    return NULL;
}

static struct cache_entry *keep(struct cache *cache, struct cache_entry *entry)
{
    cache->counts.examined++;
    entry->size = arena_size(entry->examination.arena);
    if (!failure_is_passing(&entry->examination.failure)) {
        insert(cache, entry);
    }
    return entry;
}

static struct cache_entry *examine_path(struct cache *cache, struct span path, size_t bucket,
                                        const struct file_identity *identity)
{
    struct cache_entry *entry = create_entry(cache);
    if (!entry) {
        return NULL;
    }
    struct arena *arena = entry->examination.arena;
    entry->bucket = bucket;
    entry->identity = *identity;
    if (!arena_copy(arena, path, &entry->path) ||
        !examine_file(cache->patterns, arena, entry->path.data, &entry->examination)) {
        return discard(arena);
    }
    return keep(cache, entry);
}

struct cache_entry *cache_hold_file(struct cache *cache, const char *path)
{
    struct file_identity identity = {0};
    struct failure failure = {0};
    if (!source_identify(path, &identity, &failure)) {
        return failure.code == FAILURE_MEMORY ? NULL : cache_hold_failure(cache, failure);
    }
    struct span key = span_of(path);
    size_t bucket = bucket_of(key, 0);
    for (struct cache_entry *entry = cache->buckets[bucket]; entry; entry = entry->next_in_bucket) {
        if (entry->path.data && span_equal(entry->path, key)) {
            if (same_file(&entry->identity, &identity)) {
                return hold_again(cache, entry);
            }
            remove_entry(cache, entry);
            if (entry->holders == 0) {
                arena_destroy(entry->examination.arena);
            }
            break;
        }
    }
    return examine_path(cache, key, bucket, &identity);
}

struct cache_entry *cache_hold_bytes(struct cache *cache, struct span bytes)
{
    if (bytes.size > LIMIT_FILE_BYTES) {
        /* Refused before it is copied. */
        return cache_hold_failure(cache, failure_of(CAUSE_TOO_LARGE_REPORT));
    }
    size_t bucket = bucket_of_bytes(bytes);
    for (struct cache_entry *entry = cache->buckets[bucket]; entry; entry = entry->next_in_bucket) {
        if (!entry->path.data && span_equal(entry->bytes, bytes)) {
            return hold_again(cache, entry);
        }
    }
    struct cache_entry *entry = create_entry(cache);
    if (!entry) {
        return NULL;
    }
    struct arena *arena = entry->examination.arena;
    entry->bucket = bucket;
    if (!arena_copy(arena, bytes, &entry->bytes) ||
        !examine(cache->patterns, arena, entry->bytes, &entry->examination)) {
        return discard(arena);
    }
    return keep(cache, entry);
}

struct cache_entry *cache_hold_failure(struct cache *cache, struct failure failure)
{
    struct cache_entry *entry = create_entry(cache);
    if (entry) {
        entry->examination.failure = failure;
        entry->examination.report.status =
            failure.code == FAILURE_UNRECOGNISED ? STATUS_UNRECOGNISED : STATUS_UNREADABLE;
    }
    return entry;
}

bool cache_examine(struct cache *cache, struct cache_entry *entry, enum depth depth)
{
    bool was_checked = entry->examination.depth >= DEPTH_CHECKS;
    if (examine_to(cache->patterns, &entry->examination, depth)) {
        cache->counts.checked += !was_checked && entry->examination.depth >= DEPTH_CHECKS;
        return true;
    }
    /* Its failure is of this attempt and must not be met by the next. */
    remove_entry(cache, entry);
    return false;
}

/* ---- giving back ---- */

/* Checks may have made the entry larger since it was weighed. */
static void weigh(struct cache *cache, struct cache_entry *entry)
{
    size_t size = arena_size(entry->examination.arena);
    cache->counts.bytes += size - entry->size;
    entry->size = size;
}

static void make_room(struct cache *cache)
{
    struct cache_entry *entry = cache->oldest;
    while (entry && cache->counts.bytes > cache->limit) {
        struct cache_entry *newer = entry->newer;
        if (entry->holders == 0) {
            remove_entry(cache, entry);
            arena_destroy(entry->examination.arena);
        }
        entry = newer;
    }
}

void cache_release(struct cache *cache, struct cache_entry *entry)
{
    if (!entry || --entry->holders > 0) {
        return;
    }
    if (!entry->findable) {
        arena_destroy(entry->examination.arena);
        return;
    }
    weigh(cache, entry);
    make_room(cache);
}

void cache_destroy(struct cache *cache)
{
    if (!cache) {
        return;
    }
    cache->limit = 0;
    make_room(cache);
    cache->memory->release(cache);
}

struct cache_counts cache_count(const struct cache *cache)
{
    return cache->counts;
}
