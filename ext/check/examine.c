#include "check/examine.h"

#include "base/limits.h"
#include "base/scratch.h"
#include "form/recognise.h"
#include "read/reader.h"
#include "source/encoding.h"
#include "source/source.h"

/* Finds the reader of the bytes and the text that it reads, which lives in `reading`. NULL: failure says why. */
static const struct reader *find_reader(struct arena *reading, struct span bytes, struct examination *examination,
                                        struct span *input)
{
    struct failure *failure = &examination->failure;
    if (bytes.size > LIMIT_FILE_BYTES) {
        fail(failure, CAUSE_TOO_LARGE_REPORT);
        return NULL;
    }
    const struct reader *reader = reader_find(INPUT_BYTES, bytes);
    if (reader) {
        *input = bytes;
        return reader;
    }
    struct decoded decoded = {0};
    if (!encoding_decode(reading, bytes, &decoded, failure)) {
        return NULL;
    }
    examination->encoding = decoded.encoding;
    examination->replaced = decoded.replaced;
    if (span_trim(decoded.text).size == 0) {
        fail(failure, CAUSE_EMPTY);
        return NULL;
    }
    *input = decoded.text;
    reader = reader_find(INPUT_TEXT, decoded.text);
    if (!reader) {
        fail(failure, CAUSE_NO_READER);
    }
    return reader;
}

/* Of all that is made of a document, only the report outlives its arena. `path` is empty for bytes of no file. */
static bool read_report(struct pattern_cache *patterns, struct arena *reading, struct span bytes, struct span path,
                        struct examination *examination)
{
    struct failure *failure = &examination->failure;
    struct span input;
    const struct reader *reader = find_reader(reading, bytes, examination, &input);
    if (!reader) {
        return false;
    }
    examination->format = reader->name;
    struct document document = {.path = path, .arena = reading};
    if (!reader_read(reader, input, &document, failure) ||
        !recognise(patterns, &document, &examination->report, failure)) {
        return false;
    }
    if (!report_move(&examination->report, examination->arena)) {
        return fail_arena(failure, examination->arena);
    }
    return examination->report.status != STATUS_UNRECOGNISED || fail(failure, CAUSE_NO_TABLES);
}

/* Gives the examination the status that its failure means. False: the query ends with it. */
static bool settle(struct examination *examination, bool done)
{
    struct failure *failure = &examination->failure;
    if (done) {
        return true;
    }
    fail(failure, CAUSE_UNTOLD); /* unless the stage said why */
    if (failure->code != FAILURE_UNRECOGNISED) {
        examination->report = (struct report){.arena = examination->arena}; /* half of one points where nothing is */
    }
    examination->report.status = failure->code == FAILURE_UNRECOGNISED ? STATUS_UNRECOGNISED : STATUS_UNREADABLE;
    return !failure_ends_query(failure);
}

/* Reads the file at `path`, or the bytes where that is NULL. */
static bool examine_either(struct pattern_cache *patterns, struct arena *arena, const char *path, struct span bytes,
                           struct examination *examination)
{
    *examination = (struct examination){.arena = arena, .report.arena = arena};
    struct failure *failure = &examination->failure;
    struct arena *reading = scratch_begin(arena, failure);
    bool done = reading && (!path || source_read(reading, path, &bytes, failure)) &&
                read_report(patterns, reading, bytes, path ? span_of(path) : SPAN(""), examination);
    return settle(examination, reading && scratch_end(reading, done, failure));
}

bool examine(struct pattern_cache *patterns, struct arena *arena, struct span bytes, struct examination *examination)
{
    return examine_either(patterns, arena, NULL, bytes, examination);
}

bool examine_file(struct pattern_cache *patterns, struct arena *arena, const char *path,
                  struct examination *examination)
{
    return examine_either(patterns, arena, path, (struct span){0}, examination);
}

/* One step further. Its lists are kept only when they are whole. */
static bool step(struct pattern_cache *patterns, struct examination *examination, struct failure *failure)
{
    const struct report *report = &examination->report;
    struct statement_list statements = {0};
    struct check_list checks = {0};
    struct repair_list repairs = {0};
    switch (examination->depth) {
    case DEPTH_REPORT:
        if (!statements_find(patterns, report, &statements, failure)) {
            return false;
        }
        examination->statements = statements;
        examination->depth = DEPTH_STATEMENTS;
        return true;
    case DEPTH_STATEMENTS:
        if (!checks_run(patterns, report, &examination->statements, &checks, failure)) {
            return false;
        }
        examination->checks = checks;
        examination->depth = DEPTH_CHECKS;
        return true;
    default:
        if (!repairs_find(report, &examination->checks, &repairs, failure)) {
            return false;
        }
        examination->repairs = repairs;
        examination->depth = DEPTH_REPAIRS;
        return true;
    }
}

bool examine_to(struct pattern_cache *patterns, struct examination *examination, enum depth depth)
{
    while (examination->depth < depth) {
        /* Of its own: that a document is unrecognised does not keep its statements from being found. */
        struct failure failure = {0};
        if (!step(patterns, examination, &failure)) {
            examination->failure = failure;
            arena_settle_failure(examination->arena, &examination->failure);
            return false;
        }
    }
    return true;
}
