#include "table/functions.h"

#include "base/limits.h"
#include "table/descriptor.h"
#include "table/message.h"
#include "table/scan.h"

/* How many checks of all the reports came to something. */
struct verdict {
    uint64_t failed, decided;
};

static void add_checks(struct verdict *verdict, const struct check_list *checks)
{
    for (size_t i = 0; i < checks->count; i++) {
        verdict->failed += checks->items[i].status == CHECK_FAIL;
        verdict->decided += checks->items[i].status != CHECK_UNKNOWN;
    }
}

/* Ends in an error that begins with the source. */
static void refuse(sqlite3_context *result, struct span source, struct span cause)
{
    char *message = sqlite3_mprintf("%.*s: %.*s", (int)source.size, source.data, (int)cause.size, cause.data);
    if (message) {
        sqlite3_result_error(result, message, -1);
    } else {
        sqlite3_result_error_nomem(result);
    }
    sqlite3_free(message);
}

static void refuse_failure(sqlite3_context *result, struct span source, const struct examination *examination)
{
    if (failure_ends_query(&examination->failure)) {
        sqlite3_result_error_code(result, context_code(&examination->failure));
        return;
    }
    struct arena *arena = arena_create(&sqlite_memory, LIMIT_ARENA_BYTES);
    struct span text = {0};
    if (arena && refusal_message(arena, examination, &text)) {
        refuse(result, source, text);
    } else {
        sqlite3_result_error_nomem(result);
    }
    arena_destroy(arena);
}

/* One file of the scan. False: an error has been said. */
static bool judge_entry(sqlite3_context *result, struct scan *scan, struct verdict *verdict)
{
    struct examination *examination = &scan->entry->examination;
    bool is_checked = examination_extent(examination) >= checks_table.least &&
                      cache_examine(scan->context->cache, scan->entry, DEPTH_CHECKS);
    if (is_checked) {
        add_checks(verdict, &examination->checks);
        return true;
    }
    bool is_only_path = scan->path.data && scan->list.kind == SOURCE_FILE;
    if (is_only_path || failure_ends_query(&examination->failure)) {
        refuse_failure(result, scan->path, examination);
        return false;
    }
    return true;
}

/* False: an error has been said. */
static bool begin(sqlite3_context *result, struct scan *scan, sqlite3_value *value, struct failure *failure)
{
    bool is_text = sqlite3_value_type(value) == SQLITE_TEXT;
    const char *data = is_text ? (const char *)sqlite3_value_text(value) : sqlite3_value_blob(value);
    struct span given = {data, (size_t)sqlite3_value_bytes(value)};
    if (!data && given.size > 0) {
        return fail_memory(failure);
    }
    if (!is_text) {
        return scan_begin_bytes(scan, given, failure);
    }
    if (!scan->context->files_allowed) {
        refuse(result, SPAN("disclosure_valid"),
               SPAN("files are not read here (sqlite3_disclosure_nofs_init): a BLOB is needed"));
        return false;
    }
    if (scan_begin_text(scan, given, failure)) {
        return true;
    }
    if (!failure_ends_query(failure)) {
        struct examination nothing = {.failure = *failure};
        refuse_failure(result, given, &nothing);
    }
    return false;
}

static void judge(sqlite3_context *result, struct scan *scan, sqlite3_value *value)
{
    struct failure failure = {0};
    struct verdict verdict = {0};
    if (begin(result, scan, value, &failure)) {
        while (scan_next(scan, &failure)) {
            if (!judge_entry(result, scan, &verdict)) {
                return;
            }
        }
        if (failure.code == FAILURE_NONE && verdict.decided > 0) {
            sqlite3_result_int(result, verdict.failed == 0);
        }
    }
    if (failure_ends_query(&failure)) {
        sqlite3_result_error_code(result, context_code(&failure));
    }
}

void valid(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    switch (sqlite3_value_type(arguments[0])) {
    case SQLITE_NULL:
        return;
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
        struct scan scan = {.context = sqlite3_user_data(result)};
        judge(result, &scan, arguments[0]);
        scan_end(&scan);
        return;
    }
    default:
        sqlite3_result_error(result, "disclosure_valid: a source is TEXT (a path) or a BLOB (a report's bytes)", -1);
    }
}
