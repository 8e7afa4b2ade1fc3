#include "table/cursor.h"

#include "base/limits.h"
#include "table/message.h"
#include "table/vocabulary.h"

/* ---- errors ---- */

/* Ends the walk with an SQL error, whose text starts with what the user named. */
static int cursor_error(struct cursor *cursor, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    sqlite3_vtab *table = cursor->base.pVtab;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_vmprintf(format, arguments);
    va_end(arguments);
    cursor->at_end = true;
    return table->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int no_memory(struct cursor *cursor)
{
    cursor->at_end = true;
    return SQLITE_NOMEM;
}

/* Ends the walk with a failure that ends the query. */
static int end_query(struct cursor *cursor, const struct failure *failure)
{
    cursor->at_end = true;
    return context_code(failure);
}

static int source_error(struct cursor *cursor, struct span source, const struct failure *failure)
{
    if (failure_ends_query(failure)) {
        return end_query(cursor, failure);
    }
    struct span text = {0};
    cursor->record.scratch = arena_create(&sqlite_memory, LIMIT_ARENA_BYTES);
    if (!cursor->record.scratch || !failure_message(cursor->record.scratch, failure, &text)) {
        return no_memory(cursor);
    }
    if (source.size == 0) {
        return cursor_error(cursor, "%s: %.*s", cursor->bound->table->name, (int)text.size, text.data);
    }
    return cursor_error(cursor, "%.*s: %.*s", (int)source.size, source.data, (int)text.size, text.data);
}

static int refusal_error(struct cursor *cursor)
{
    const struct scan *scan = &cursor->scan;
    struct span text = {0};
    if (!refusal_message(cursor->record.scratch, &scan->entry->examination, &text)) {
        return no_memory(cursor);
    }
    if (!scan->path.data) {
        return cursor_error(cursor, "%s: a BLOB of %llu bytes: %.*s", cursor->bound->table->name,
                            (unsigned long long)scan->entry->bytes.size, (int)text.size, text.data);
    }
    return cursor_error(cursor, "%.*s: %.*s", (int)scan->path.size, scan->path.data, (int)text.size, text.data);
}

/* ---- walking ---- */

static void leave_record(struct cursor *cursor)
{
    arena_destroy(cursor->record.scratch);
    cursor->record = (struct record){0};
    cursor->has_rows = false;
}

/* Begins the record of what the cursor has come to. */
static bool enter(struct cursor *cursor)
{
    cursor->record.scratch = arena_create(&sqlite_memory, LIMIT_ARENA_BYTES);
    cursor->record.path = cursor->scan.path;
    return cursor->record.scratch != NULL;
}

/* Makes the report that the scan has come to the record, if the table has rows of it. */
static int enter_report(struct cursor *cursor)
{
    const struct table *table = cursor->bound->table;
    struct cache_entry *entry = cursor->scan.entry;
    if (!enter(cursor)) {
        return no_memory(cursor);
    }
    cursor->record.examination = &entry->examination;
    cursor->files++;

    bool is_enough = examination_extent(&entry->examination) >= table->least;
    if (is_enough && !cache_examine(cursor->bound->context->cache, entry, cursor->depth)) {
        if (failure_ends_query(&entry->examination.failure)) {
            return end_query(cursor, &entry->examination.failure);
        }
        is_enough = false;
    }
    /* `reports` may well be asked what a file is that was read, or a BLOB, which has no path to be wrong. */
    bool is_told =
        table->has_every_file && (!cursor->scan.path.data || entry->examination.report.status == STATUS_UNRECOGNISED);
    if (!is_enough && !is_told && cursor->is_single && cursor->scan.list.kind == SOURCE_FILE) {
        return refusal_error(cursor);
    }
    cursor->reports += is_enough;
    cursor->has_rows = is_enough || table->has_every_file;
    return SQLITE_OK;
}

/* Makes the record a file that is not opened, or a table without a source. */
static int enter_unopened(struct cursor *cursor)
{
    cursor->has_rows = enter(cursor);
    return cursor->has_rows ? SQLITE_OK : no_memory(cursor);
}

/* A folder without any report is a mistake that would otherwise look like reports without rows. */
static int finish(struct cursor *cursor)
{
    cursor->at_end = true;
    const struct scan *scan = &cursor->scan;
    if (cursor->is_single && !cursor->is_narrowed && cursor->files > 0 && cursor->reports == 0 &&
        scan->list.kind != SOURCE_FILE && !cursor->bound->table->has_every_file) {
        return cursor_error(cursor, "%.*s: no report among %llu files: `reports` says what each of them is",
                            (int)scan->text.size, scan->text.data, (unsigned long long)cursor->files);
    }
    return SQLITE_OK;
}

/* Steps to what has rows next, or to the end. */
static int enter_next(struct cursor *cursor)
{
    struct failure failure = {0};
    switch (cursor->bound->table->rows_of) {
    case ROWS_OF_REPORTS:
        if (scan_next(&cursor->scan, &failure)) {
            return enter_report(cursor);
        }
        return failure.code == FAILURE_NONE ? finish(cursor) : end_query(cursor, &failure);
    case ROWS_OF_FILES:
        if (scan_next_path(&cursor->scan)) {
            return enter_unopened(cursor);
        }
        break;
    case ROWS_OF_NOTHING:
        /* The whole table was one record, which xFilter began. */
        break;
    }
    cursor->at_end = true;
    return SQLITE_OK;
}

int cursor_next(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct table *table = cursor->bound->table;
    cursor->row++;
    while (!cursor->has_rows || !table->advance(&cursor->record)) {
        leave_record(cursor);
        int code = enter_next(cursor);
        if (code != SQLITE_OK || cursor->at_end) {
            return code;
        }
    }
    return SQLITE_OK;
}

/* ---- the source ---- */

static int begin_text(struct cursor *cursor, struct span text)
{
    const struct bound_table *bound = cursor->bound;
    if (!bound->context->files_allowed) {
        const bool takes_bytes = bound->table->rows_of == ROWS_OF_REPORTS;
        return cursor_error(cursor, "%s: files are not read here (sqlite3_disclosure_nofs_init)%s%.*s",
                            bound->table->name, takes_bytes ? ": a BLOB is needed, not " : ": ", (int)text.size,
                            text.data);
    }
    struct failure failure = {0};
    if (scan_begin_text(&cursor->scan, text, &failure)) {
        return SQLITE_OK;
    }
    if (cursor->is_single || failure_ends_query(&failure)) {
        return source_error(cursor, text, &failure);
    }
    struct failure of_failure = {0};
    return scan_begin_failure(&cursor->scan, text, failure, &of_failure) ? SQLITE_OK : no_memory(cursor);
}

/* The source that CREATE VIRTUAL TABLE named, if it named one. */
static int begin_own(struct cursor *cursor)
{
    const struct bound_table *bound = cursor->bound;
    if (!bound->source) {
        return cursor_error(cursor, "%s: a source is needed: %s('report.html')", bound->table->name,
                            bound->table->name);
    }
    if (bound->is_stored) {
        return cursor_error(cursor,
                            "%s: a table stored in a database reads no files: create it anew as TEMP, "
                            "CREATE VIRTUAL TABLE temp.name USING %s('%s')",
                            bound->source, bound->table->name, bound->source);
    }
    return begin_text(cursor, span_of(bound->source));
}

static int begin_value(struct cursor *cursor, sqlite3_value *value)
{
    const char *name = cursor->bound->table->name;
    switch (sqlite3_value_type(value)) {
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite3_value_text(value);
        return text ? begin_text(cursor, (struct span){text, (size_t)sqlite3_value_bytes(value)}) : no_memory(cursor);
    }
    case SQLITE_BLOB: {
        if (cursor->bound->table->rows_of == ROWS_OF_FILES) {
            return cursor_error(cursor, "%s: a path is needed, not a BLOB, which is no file", name);
        }
        const char *data = sqlite3_value_blob(value);
        struct span bytes = {data, (size_t)sqlite3_value_bytes(value)};
        struct failure failure = {0};
        bool begun = (data || bytes.size == 0) && scan_begin_bytes(&cursor->scan, bytes, &failure);
        return begun ? SQLITE_OK : end_query(cursor, &failure);
    }
    case SQLITE_NULL:
        /* A page that was never fetched, in a list; by itself it is a mistake. */
        scan_end(&cursor->scan);
        return cursor->is_single ? cursor_error(cursor, "%s: the source is NULL", name) : SQLITE_OK;
    default:
        return cursor_error(cursor, "%s: a source is TEXT (a path)%s, not %s", name,
                            cursor->bound->table->rows_of == ROWS_OF_FILES ? "" : " or a BLOB (a report's bytes)",
                            sqlite3_value_type(value) == SQLITE_INTEGER ? "an INTEGER" : "a REAL");
    }
}

/* Every value of `path` but TEXT is left to SQLite, which compares again. */
static void narrow(struct cursor *cursor, sqlite3_value *value)
{
    const char *path = sqlite3_value_type(value) == SQLITE_TEXT ? (const char *)sqlite3_value_text(value) : NULL;
    if (path) {
        cursor->is_narrowed = true;
        scan_only(&cursor->scan, (struct span){path, (size_t)sqlite3_value_bytes(value)});
    }
}

/* A table without a source, all of it or the row of one key. */
static int begin_constants(struct cursor *cursor, sqlite3_value *key)
{
    if (enter_unopened(cursor) != SQLITE_OK) {
        return SQLITE_NOMEM;
    }
    if (key) {
        /* The column is TEXT: a number is compared as its text. */
        const char *text = (const char *)sqlite3_value_text(key);
        struct span span = {text, text ? (size_t)sqlite3_value_bytes(key) : 0};
        cursor->has_rows = text && cursor->bound->table->seek(&cursor->record, span);
    }
    return cursor_next(&cursor->base);
}

int cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *words, int count, sqlite3_value **arguments)
{
    (void)count;
    struct cursor *cursor = (struct cursor *)base;
    leave_record(cursor);
    cursor->at_end = cursor->is_narrowed = false;
    cursor->depth = (enum depth)(plan / PLAN_DEPTH);
    cursor->files = cursor->reports = 0;
    cursor->row = 0;
    if (!table_has_source(cursor->bound->table)) {
        return begin_constants(cursor, plan & PLAN_KEY ? arguments[0] : NULL);
    }

    int code;
    if (plan & PLAN_SOURCE) {
        sqlite3_value *source = *arguments++;
        cursor->is_single = (plan & PLAN_LITERAL) || sqlite3_value_frombind(source);
        code = begin_value(cursor, source);
    } else {
        cursor->is_single = true;
        code = begin_own(cursor);
    }
    if (code != SQLITE_OK) {
        return code;
    }
    if (plan & PLAN_PATH) {
        narrow(cursor, *arguments++);
    }
    for (; words && *words && code == SQLITE_OK; words++) {
        code = refuse_mistyped_argument(base->pVtab, cursor->bound->table, *words - FIRST_WORD_COLUMN, *arguments++);
    }
    return code == SQLITE_OK ? cursor_next(base) : code;
}

/* ---- rows ---- */

int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    struct cursor *cursor = sqlite3_malloc64(sizeof *cursor);
    if (!cursor) {
        return SQLITE_NOMEM;
    }
    const struct bound_table *bound = (const struct bound_table *)table;
    *cursor = (struct cursor){.bound = bound, .scan = {.context = bound->context}, .at_end = true};
    *out = &cursor->base;
    return SQLITE_OK;
}

int cursor_close(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    leave_record(cursor);
    scan_end(&cursor->scan);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

int cursor_at_end(sqlite3_vtab_cursor *base)
{
    return ((struct cursor *)base)->at_end;
}

static int give(sqlite3_context *result, struct value value)
{
    switch (value.kind) {
    case VALUE_NULL:
        sqlite3_result_null(result);
        break;
    case VALUE_INTEGER:
        sqlite3_result_int64(result, value.integer);
        break;
    case VALUE_REAL:
        sqlite3_result_double(result, value.real);
        break;
    case VALUE_TEXT:
        sqlite3_result_text64(result, value.text.size ? value.text.data : "", value.text.size, SQLITE_TRANSIENT,
                              SQLITE_UTF8);
        break;
    case VALUE_NO_MEMORY:
        sqlite3_result_error_nomem(result);
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

/* The source as it was given. */
static int give_source(sqlite3_context *result, const struct scan *scan)
{
    if (scan->text.data) {
        return give(result, text_value(scan->text));
    }
    struct span bytes = scan->entry->bytes;
    sqlite3_result_blob64(result, bytes.size ? bytes.data : "", bytes.size, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int column)
{
    struct cursor *cursor = (struct cursor *)base;
    const struct table *table = cursor->bound->table;
    if (column == source_column(table)) {
        return give_source(result, &cursor->scan);
    }
    return give(result, table_column(table, column)->value(&cursor->record));
}

int cursor_row(sqlite3_vtab_cursor *base, sqlite3_int64 *row)
{
    *row = ((struct cursor *)base)->row;
    return SQLITE_OK;
}
