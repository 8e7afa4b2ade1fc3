#include "base/scratch.h"

#include "base/limits.h"

struct arena *scratch_begin(const struct arena *kept, struct failure *failure)
{
    struct arena *scratch = arena_create(arena_memory(kept), LIMIT_ARENA_BYTES);
    if (!scratch) {
        fail_memory(failure);
    }
    return scratch;
}

bool scratch_end(struct arena *scratch, bool done, struct failure *failure)
{
    if (!done) {
        arena_settle_failure(scratch, failure);
    }
    arena_destroy(scratch);
    return done;
}
