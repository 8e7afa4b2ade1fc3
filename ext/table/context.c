#include "table/context.h"

#include <stdalign.h>

#include "table/sqlite.h"

/* Two thousand reports: a folder of a city's is read once, however many tables ask for it, and a phone still has
 * room. */
static const uint64_t CACHE_BYTES = 40u << 20;

/* SQLite aligns to 8 bytes, an arena needs what any type needs. The byte before the block says how far it was moved. */
enum { ALIGNMENT = alignof(max_align_t) };

static void *allocate(uint64_t size)
{
    char *taken = size < UINT64_MAX - ALIGNMENT ? sqlite3_malloc64(size + ALIGNMENT) : NULL;
    if (!taken) {
        return NULL;
    }
    size_t shift = ALIGNMENT - (uintptr_t)taken % ALIGNMENT;
    taken[shift - 1] = (char)shift;
    return taken + shift;
}

static void release(void *block)
{
    if (block) {
        char *given = block;
        sqlite3_free(given - given[-1]);
    }
}

const struct memory sqlite_memory = {.allocate = allocate, .release = release};

struct connection_context *context_create(sqlite3 *database, bool files_allowed)
{
    struct connection_context *context = sqlite3_malloc64(sizeof *context);
    if (!context) {
        return NULL;
    }
    *context = (struct connection_context){
        .memory = {allocate, release, interruption_asked, &context->interruption, &context->spare},
        .interruption = {.database = database},
        .files_allowed = files_allowed,
        .references = 1,
    };
    context->patterns = pattern_cache_create(&context->memory);
    if (context->patterns) {
        context->cache = cache_create(&context->memory, context->patterns, CACHE_BYTES);
    }
    if (!context->cache) {
        context_release(context);
        return NULL;
    }
    return context;
}

struct connection_context *context_retain(struct connection_context *context)
{
    context->references++;
    return context;
}

int context_code(const struct failure *failure)
{
    return failure->code == FAILURE_INTERRUPTED ? SQLITE_INTERRUPT : SQLITE_NOMEM;
}

void context_release(void *client)
{
    struct connection_context *context = client;
    if (!context || --context->references > 0) {
        return;
    }
    cache_destroy(context->cache);
    pattern_cache_destroy(context->patterns);
    spare_release(&context->memory);
    sqlite3_free(context);
}
