/* files: what a source names, without opening any of it, so that a rerun can tell what has changed. */
#define _POSIX_C_SOURCE 200809L /* gmtime_r */
#include "table/descriptor.h"

#include <time.h>

#include "source/source.h"

static bool next_file(struct record *record)
{
    return next_index(record, 1);
}

/* False: it has gone, leads nowhere, or may not be looked at; `reports` says why. */
static bool identify(const struct record *record, struct file_identity *identity)
{
    struct failure failure = {0};
    return source_identify(record->path.data, identity, &failure);
}

static struct value size_value(const struct record *record)
{
    struct file_identity identity;
    return identify(record, &identity) ? integer_value((int64_t)identity.size) : null_value();
}

/* 2024-02-10T15:59:00.123456789Z: of one length, so that texts are ordered as the times are. */
static struct value modified_value(const struct record *record)
{
    enum { NANOSECONDS = 1000000000 };
    struct file_identity identity;
    if (!identify(record, &identity)) {
        return null_value();
    }
    int64_t fraction = identity.modified % NANOSECONDS;
    fraction += fraction < 0 ? NANOSECONDS : 0;
    time_t second = (time_t)((identity.modified - fraction) / NANOSECONDS);
    struct tm utc;
    if (!gmtime_r(&second, &utc)) {
        return null_value();
    }
    struct span text;
    bool done = arena_format(record->scratch, &text, "%04d-%02d-%02dT%02d:%02d:%02d.%09dZ", utc.tm_year + 1900,
                             utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, (int)fraction);
    return done ? text_value(text) : (struct value){.kind = VALUE_NO_MEMORY};
}

#define COLUMNS files
#define TABLE .rows_of = ROWS_OF_FILES, .advance = next_file, .rows = 1
#include "table/columns.h"
