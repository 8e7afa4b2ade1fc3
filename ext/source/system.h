/* What the operating system answers, as a failure. */
#ifndef DISCLOSURE_SOURCE_SYSTEM_H
#define DISCLOSURE_SOURCE_SYSTEM_H

#include "base/arena.h"
#include "base/failure.h"

/* Records what a value of errno means for one who wanted to read a file. Returns false. */
bool fail_system(struct failure *failure, int error);

/* Records why the arena gave nothing: memory, or its limit. Returns false. */
bool fail_arena(struct failure *failure, const struct arena *arena);

#endif
