#include "base/scratch.h"

struct arena *scratch_begin(const struct arena *kept, struct failure *failure)
{
    struct arena *scratch = arena_create_beside(kept);
    if (!scratch) {
        fail_arena(failure, kept);
    }
    return scratch;
}

bool scratch_end(struct arena *scratch, bool done, struct failure *failure)
{
    if (done && arena_was_refused(scratch)) {
        done = fail_arena(failure, scratch);
    } else if (!done) {
        arena_settle_failure(scratch, failure);
    }
    arena_destroy(scratch);
    return done;
}
