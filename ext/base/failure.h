/* What went wrong, and where: a code, a constant sentence and a position. Nothing here is allocated. */
#ifndef DISCLOSURE_BASE_FAILURE_H
#define DISCLOSURE_BASE_FAILURE_H

#include <stdbool.h>
#include <stdint.h>

enum failure_code {
    FAILURE_NONE = 0,
    FAILURE_MEMORY,      /* an allocation failed: SQLITE_NOMEM */
    FAILURE_NOT_FOUND,   /* no such file or folder, or nothing matches */
    FAILURE_UNREADABLE,  /* the system would not let it be read */
    FAILURE_LIMIT,       /* larger than a limit of base/limits.h */
    FAILURE_DAMAGED,     /* not what its first bytes promise */
    FAILURE_UNSUPPORTED, /* a format that is known but not read, or whose reader is not installed */
    FAILURE_UNRECOGNISED /* read, but no statutory table in it */
};

struct failure {
    enum failure_code code;
    const char *cause; /* constant text, plain words, no full stop: "encrypted" */
    const char *unit;  /* what `position` counts: "page", "byte", "line", "table"; NULL: no position */
    uint64_t position; /* 1-based but for bytes */
};

/* Records the failure and returns false, so that a function can end in `return fail(...)`. The first failure stays:
 * what follows from it is noise. */
static inline bool fail_at(struct failure *failure, enum failure_code code, const char *cause, const char *unit,
                           uint64_t position)
{
    if (failure->code == FAILURE_NONE) {
        *failure = (struct failure){code, cause, unit, position};
    }
    return false;
}

static inline bool fail(struct failure *failure, enum failure_code code, const char *cause)
{
    return fail_at(failure, code, cause, NULL, 0);
}

static inline bool fail_memory(struct failure *failure)
{
    return fail(failure, FAILURE_MEMORY, "out of memory");
}

#endif
