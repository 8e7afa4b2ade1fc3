/* An arena for what only one step needs: it is gone when the step ends, and nothing that is kept may point into it. */
#ifndef DISCLOSURE_BASE_SCRATCH_H
#define DISCLOSURE_BASE_SCRATCH_H

#include "base/arena.h"

/* Beside `kept`, the arena of what stays. NULL: no memory, and failure says so. */
struct arena *scratch_begin(const struct arena *kept, struct failure *failure);

/* Frees it and returns `done`; false too where memory was refused since it began, so that nothing made with less of it passes
 * for whole. failure says then whether it was the limit or the user who refused it. */
bool scratch_end(struct arena *scratch, bool done, struct failure *failure);

#endif
