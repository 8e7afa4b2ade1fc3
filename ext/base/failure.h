/* What went wrong, and where: a cause out of one list, and a position. Nothing here is allocated. */
#ifndef DISCLOSURE_BASE_FAILURE_H
#define DISCLOSURE_BASE_FAILURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum failure_code {
    FAILURE_NONE = 0,

    /* Of the moment: the next time the same file may well be read, so that nobody keeps this as a verdict about it. */
    FAILURE_MEMORY,      /* an allocation failed: SQLITE_NOMEM */
    FAILURE_INTERRUPTED, /* the user ends the query: SQLITE_INTERRUPT */
    FAILURE_NOT_FOUND,   /* no such file or folder, or nothing matches */
    FAILURE_UNREADABLE,  /* the system would not let it be read */
    FAILURE_UNAVAILABLE, /* what reads it is missing here, or cannot be started */

    /* Of the file, for as long as it stays as it is. */
    FAILURE_LIMIT,       /* larger than a limit of base/limits.h */
    FAILURE_DAMAGED,     /* not what its first bytes promise */
    FAILURE_UNSUPPORTED, /* a format that is known but not read */
    FAILURE_UNRECOGNISED /* read, but no statutory table in it */
};

/* The causes, one for each row of base/causes.h: CAUSE_MEMORY and so on. */
enum cause {
#define CAUSE(name, code, wording) CAUSE_##name,
#include "base/causes.h"
#undef CAUSE
    CAUSE_COUNT
};

struct failure {
    enum failure_code code;
    const char *cause; /* constant text, plain words, no full stop */
    const char *unit;  /* what `position` counts: "page", "byte", "line", "table"; NULL: no position */
    uint64_t position; /* 1-based but for bytes */
};

/* The failure that a cause is, without a position. */
struct failure failure_of(enum cause cause);

/* Whether it is of the moment. No failure is not. */
static inline bool failure_is_passing(const struct failure *failure)
{
    return failure->code != FAILURE_NONE && failure->code <= FAILURE_UNAVAILABLE;
}

/* What ends the whole query, whatever the file: SQLite is told, and no row is made of it. */
static inline bool failure_ends_query(const struct failure *failure)
{
    return failure->code == FAILURE_MEMORY || failure->code == FAILURE_INTERRUPTED;
}

/* Records the failure and returns false, so that a function can end in `return fail(...)`. The first failure stays:
 * what follows from it is noise. */
bool fail_at(struct failure *failure, enum cause cause, const char *unit, uint64_t position);
bool fail(struct failure *failure, enum cause cause);
bool fail_memory(struct failure *failure);

#endif
