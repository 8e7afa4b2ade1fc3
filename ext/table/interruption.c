#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "table/interruption.h"

#include <time.h>

enum { PAUSE = 20 /* milliseconds */ };

/* About 20,000 instructions, a quarter of a millisecond: so many run in each pause that a progress handler is called
 * nearly as often as by a query of the same length. */
static const char step[] = "WITH RECURSIVE step(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM step LIMIT 1500)"
                           " SELECT count(*) FROM step";

static int64_t now(void)
{
    struct timespec time;
#ifdef CLOCK_MONOTONIC
    clock_gettime(CLOCK_MONOTONIC, &time);
#else
    timespec_get(&time, TIME_UTC);
#endif
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool is_interrupted(sqlite3 *database)
{
#if SQLITE_VERSION_NUMBER >= 3041000
    return sqlite3_libversion_number() >= 3041000 && sqlite3_is_interrupted(database);
#else
    (void)database;
    return false;
#endif
}

/* Both kinds of interruption end the statement. Any other error is of the statement alone. */
static bool is_ended(struct interruption *interruption)
{
    if (!interruption->step && !interruption->is_unstoppable) {
        sqlite3_prepare_v2(interruption->database, step, -1, &interruption->step, NULL);
        interruption->is_unstoppable = !interruption->step;
    }
    if (!interruption->step) {
        return false;
    }
    interruption->is_asking = true;
    sqlite3_step(interruption->step);
    bool ended = sqlite3_reset(interruption->step) == SQLITE_INTERRUPT;
    interruption->is_asking = false;
    return ended;
}

bool interruption_asked(void *asked)
{
    struct interruption *interruption = asked;
    if (interruption->has_interrupted || !interruption->database || interruption->walks == 0 ||
        interruption->is_asking) {
        return interruption->has_interrupted;
    }
    int64_t time = now();
    if (time >= interruption->asked_at && time < interruption->asked_at + PAUSE) {
        return false;
    }
    interruption->has_interrupted = is_interrupted(interruption->database) || is_ended(interruption);
    interruption->asked_at = now();
    return interruption->has_interrupted;
}

void interruption_begin(struct interruption *interruption)
{
    interruption->walks++;
    if (interruption->walks == 1) {
        interruption->asked_at = now(); /* what is read within a pause needs no statement at all */
    }
}

void interruption_end(struct interruption *interruption)
{
    interruption->walks--;
    if (interruption->walks == 0) {
        sqlite3_finalize(interruption->step);
        interruption->step = NULL;
        interruption->is_unstoppable = false;
    }
}

void interruption_forget(struct interruption *interruption)
{
    interruption->has_interrupted = false;
}
