/* Plug-ins: where they are found, which are refused, and that a reader does through one what it does without. */
#include "support.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/module.h"
#include "disclosure.h"
#include "read/docx/docx.h"
#include "read/reader.h"

/* ---- two connections in two threads ---- */

enum { THREADS = 2 };

static const char *const files[] = {"luyi-2019.word.docx", "luyi-2019.ruled.pdf"};

struct worker {
    atomic_int *ready;
    const char *folder;
    int rows[sizeof files / sizeof *files]; /* -1: it failed */
};

static int count_rows(sqlite3 *connection, const char *folder, const char *file)
{
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf("SELECT count(*) FROM requests('%q/%q')", folder, file);
    int code = sqlite3_prepare_v2(connection, sql, -1, &statement, NULL);
    int rows = code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return rows;
}

/* Asserts nothing: cmocka's assertions are for the main thread. */
static void *work(void *data)
{
    struct worker *worker = data;
    sqlite3 *connection = NULL;
    bool open = sqlite3_open(":memory:", &connection) == SQLITE_OK &&
                sqlite3_disclosure_init(connection, NULL, NULL) == SQLITE_OK;
    for (atomic_fetch_add(worker->ready, 1); atomic_load(worker->ready) < THREADS;) {
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        worker->rows[i] = open ? count_rows(connection, worker->folder, files[i]) : -1;
    }
    sqlite3_close(connection);
    return NULL;
}

/* Runs first, so that the threads open the plug-ins at the same time. */
TEST(opens_in_two_threads)
{
    atomic_int ready = 0;
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.ready = &ready, .folder = generated_folder()};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (size_t i = 0; i < THREADS * sizeof files / sizeof *files; i++) {
        assert_int_equal(workers[i % THREADS].rows[i / THREADS], 23);
    }
}

/* ---- which plug-ins are found ---- */

TEST(finds_modules)
{
    module_function *function = NULL;
    assert_int_equal(module_find("no_such_library" MODULE_SUFFIX, "x", &function), MODULE_ABSENT);
    assert_int_equal(module_find("disclosure_docx" MODULE_SUFFIX, "no_such_function", &function), MODULE_FAILED);
    assert_int_equal(module_find("test_plugin", "x", &function), MODULE_FAILED); /* a program is no library */
    assert_null(function);
    assert_int_equal(module_find(plugin_docx.file, PLUGIN_FUNCTION, &function), MODULE_OPENED);
    assert_non_null(function);
    char path[MODULE_PATH_BYTES];
    assert_true(module_program("disclosure-pdf", path));
    assert_int_equal(path[0], '/');
    assert_false(module_program("no_such_program", path));
}

TEST(names_the_missing)
{
    static const struct plugin nowhere = {"nowhere" MODULE_SUFFIX, NULL, CAUSE_DOCX_ABSENT, CAUSE_DOCX_UNUSABLE,
                                          CAUSE_DOCX_FOREIGN};
    static const struct plugin program = {"test_plugin", NULL, CAUSE_DOCX_ABSENT, CAUSE_DOCX_UNUSABLE,
                                          CAUSE_DOCX_FOREIGN};
    struct document document = {.arena = NULL};
    struct failure failure = no_failure();
    assert_string_equal(plugin_library(&nowhere, "docx"), failure_of(CAUSE_DOCX_ABSENT).cause);
    assert_string_equal(plugin_library(&program, "docx"), failure_of(CAUSE_DOCX_UNUSABLE).cause);
    assert_string_equal(plugin_library(&plugin_docx, "pdf"), failure_of(CAUSE_DOCX_FOREIGN).cause);
    assert_memory_equal(plugin_library(&plugin_docx, "docx"), "libzip ", 7);
    assert_false(plugin_read(&nowhere, "docx", SPAN("PK"), &document, &failure));
    assert_int_equal(failure.code, FAILURE_UNAVAILABLE);
    assert_string_equal(failure.cause, failure_of(CAUSE_DOCX_ABSENT).cause);
}

static uint32_t other_layout(void)
{
    return arena_layout() + 1;
}

/* Each change makes another build of it. */
TEST(refuses_other_builds)
{
    static const struct plugin_reader offered[] = {{"other", docx_read, docx_library},
                                                   {"docx", docx_read, docx_library}};
    const struct plugin_offer ours = PLUGIN_OFFER(offered);
    assert_ptr_equal(plugin_offer_find(&ours, "docx"), &offered[1]);
    assert_ptr_equal(plugin_offer_find(&ours, "other"), &offered[0]);
    assert_null(plugin_offer_find(&ours, "pdf"));
    struct plugin_offer others[] = {ours, ours, ours, ours, ours, ours, ours};
    others[0].version = "v0.0.0";
    others[1].document_size += 8;
    others[2].row_size -= 8;
    others[3].cell_size += 4;
    others[4].failure_size += 8;
    others[5].reader_count = 1;
    others[6].arena_layout = other_layout;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_null(plugin_offer_find(&others[i], "docx"));
    }
}

/* ---- what crosses the border ---- */

static const struct {
    const char *file;
    enum reader_input input;
    bool (*read)(struct span input, struct document *document, struct failure *failure);
} formats[] = {
    {"hongze-2023.word.docx", INPUT_BYTES, docx_read},
};

static struct span load_format(struct arena *arena, size_t format)
{
    struct span path;
    assert_true(arena_format(arena, &path, "%s/%s", generated_folder(), formats[format].file));
    return load_file(arena, path.data);
}

static void assert_same_document(const struct document *one, const struct document *other)
{
    assert_int_equal(one->row_count, other->row_count);
    assert_int_equal(one->cell_count, other->cell_count);
    assert_int_equal(one->table_count, other->table_count);
    assert_int_equal(one->page_count, other->page_count);
    assert_same_span(one->title, other->title);
    for (size_t i = 0; i < one->row_count; i++) {
        const struct row *row = &one->rows[i];
        assert_int_equal(row->kind, other->rows[i].kind);
        assert_int_equal(row->cell_count, other->rows[i].cell_count);
        assert_same_span(row->text, other->rows[i].text);
        for (uint32_t cell = 0; cell < row->cell_count; cell++) {
            assert_same_span(row->cells[cell].text, other->rows[i].cells[cell].text);
        }
    }
}

TEST(reads_the_same_through_a_plugin)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct document plugged = {.arena = arena}, direct = {.arena = arena};
        struct failure failure = no_failure();
        struct span input = load_format(arena, i);
        const struct reader *reader = reader_find(formats[i].input, input);
        assert_non_null(reader);
        assert_non_null(reader->plugin);
        assert_true(reader_read(reader, input, &plugged, &failure));
        assert_true(formats[i].read(input, &direct, &failure));
        assert_true(direct.row_count > 30);
        assert_same_document(&plugged, &direct);
    }
}

static bool attempt_read(const struct memory *memory, void *data, struct failure *failure)
{
    struct document document = {.arena = arena_create(memory, LIMIT_ARENA_BYTES)};
    bool done = document.arena ? plugin_read(&plugin_docx, "docx", *(struct span *)data, &document, failure)
                               : fail_memory(failure);
    arena_destroy(document.arena);
    return done;
}

TEST(runs_out_of_memory_in_a_plugin)
{
    struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct span loaded = load_format(own, 0);
    struct span bytes = {malloc(loaded.size), loaded.size};
    assert_non_null(bytes.data);
    memcpy((char *)bytes.data, loaded.data, loaded.size);
    arena_destroy(own);
    assert_in_range(each_allocation_fails(attempt_read, &bytes), 1, 1000);
    free((char *)bytes.data);
}
