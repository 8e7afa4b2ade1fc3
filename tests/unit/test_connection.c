/* The extension in a connection: what is read how often, what is freed when, and what happens without memory. */
#define SQLITE_CORE 1 /* linked with SQLite itself: no table of its functions */
#include "support.h"

#include <sqlite3ext.h>
#include <stdlib.h>

#include "base/module.h"
#include "table/register.h"

#define LUYI "fixtures/luyi-2019.txt"
#define HONGZE "fixtures/hongze-2023.txt"

/* ---- help ---- */

struct connection {
    sqlite3 *database;
    struct connection_context *context;
};

static struct connection connect(void)
{
    struct connection connection = {.context = context_create(NULL, true)};
    assert_non_null(connection.context);
    assert_int_equal(sqlite3_open(":memory:", &connection.database), SQLITE_OK);
    assert_int_equal(disclosure_register(connection.database, connection.context, NULL), SQLITE_OK);
    return connection;
}

static void disconnect(struct connection *connection)
{
    assert_int_equal(sqlite3_close(connection->database), SQLITE_OK);
    assert_int_equal(connection->context->references, 1);
    context_release(connection->context);
}

/* Rows of `sql`, values joined by `|`, in SQLite's memory; NULL and *code where it fails. */
static char *run(sqlite3 *database, const char *sql, int *code)
{
    sqlite3_stmt *statement = NULL;
    *code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    sqlite3_str *out = sqlite3_str_new(NULL);
    while (*code == SQLITE_OK && (*code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            sqlite3_str_appendf(out, "%s%s", i ? "|" : "", text ? text : "");
        }
        sqlite3_str_appendchar(out, 1, '\n');
        *code = SQLITE_OK;
    }
    int finalized = sqlite3_finalize(statement);
    *code = *code == SQLITE_DONE ? sqlite3_str_errcode(out) : finalized != SQLITE_OK ? finalized : *code;
    char *rows = sqlite3_str_finish(out);
    if (*code != SQLITE_OK) {
        sqlite3_free(rows);
        return NULL;
    }
    return rows;
}

/* Asserts that `sql` succeeds with these rows; NULL: with any. */
static void assert_rows(struct connection *connection, const char *sql, const char *expected)
{
    int code;
    char *rows = run(connection->database, sql, &code);
    if (code != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(connection->database));
    }
    if (expected) {
        assert_string_equal(rows ? rows : "", expected);
    }
    sqlite3_free(rows);
}

static void assert_read(struct connection *connection, uint64_t examined, uint64_t checked)
{
    struct cache_counts counts = cache_count(connection->context->cache);
    assert_int_equal(counts.examined, examined);
    assert_int_equal(counts.checked, checked);
}

/* ---- how often ---- */

TEST(a_join_of_all_tables_reads_a_file_once)
{
    struct connection connection = connect();
    assert_rows(&connection,
                "SELECT r.status, (SELECT count(*) FROM requests('" LUYI "')),"
                " (SELECT count(*) FROM reviews('" LUYI "')), (SELECT count(*) FROM proactive_disclosure('" LUYI "')),"
                " (SELECT count(*) > 0 FROM cells('" LUYI "')), (SELECT count(*) > 0 FROM sections('" LUYI "')),"
                " (SELECT count(*) > 0 FROM statements('" LUYI "')), (SELECT count(*) > 0 FROM checks('" LUYI "'))"
                " FROM reports('" LUYI "') AS r",
                "complete|23|3|22|1|1|1|1\n");
    assert_read(&connection, 1, 1);
    disconnect(&connection);
}

TEST(only_checks_are_paid_for_by_who_reads_them)
{
    struct connection connection = connect();
    assert_rows(&connection, "SELECT * FROM requests('" LUYI "')", NULL);
    assert_rows(&connection, "SELECT path, status, cells, message FROM reports('" LUYI "')", NULL);
    assert_read(&connection, 1, 0);
    assert_rows(&connection, "SELECT failed_checks FROM reports('" LUYI "')", "0\n");
    assert_read(&connection, 1, 1);
    assert_rows(&connection, "SELECT disclosure_valid('" LUYI "')", "1\n");
    assert_read(&connection, 1, 1);
    disconnect(&connection);
}

TEST(a_join_by_path_reads_each_file_once)
{
    struct connection connection = connect();
    assert_rows(
        &connection,
        "SELECT count(*) = 3 * (SELECT count(*) FROM requests('fixtures/*-20*.txt')), count(DISTINCT r.path) > 2"
        " FROM requests('fixtures/*-20*.txt') AS r JOIN reviews('fixtures/*-20*.txt') AS v ON v.path = r.path",
        "1|1\n");
    uint64_t examined = cache_count(connection.context->cache).examined;
    assert_rows(&connection, "SELECT * FROM reports('fixtures/*-20*.txt')", NULL);
    assert_int_equal(cache_count(connection.context->cache).entries, examined);
    assert_read(&connection, examined, examined);
    disconnect(&connection);
}

TEST(a_narrowed_folder_opens_one_file)
{
    struct connection connection = connect();
    assert_rows(&connection, "SELECT DISTINCT agency FROM requests('fixtures') WHERE path = '" LUYI "'",
                "鹿邑县人民政府\n");
    assert_read(&connection, 1, 0);
    assert_rows(&connection, "SELECT * FROM requests('fixtures') WHERE path = 'elsewhere'", "");
    assert_rows(&connection, "SELECT * FROM requests('fixtures') WHERE path = 'fixtures'", "");
    assert_read(&connection, 1, 0);
    disconnect(&connection);
}

TEST(the_same_bytes_are_read_once)
{
    struct connection connection = connect();
    struct span bytes = load_file(arena, LUYI);
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(connection.database,
                                        "WITH page(body) AS (VALUES (?1), (?1), (NULL), (x'00'))"
                                        " SELECT count(*) FROM page JOIN requests(page.body)"
                                        " JOIN reviews(page.body)",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    sqlite3_bind_blob64(statement, 1, bytes.data, bytes.size, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(statement, 0), 2 * 23 * 3);
    sqlite3_finalize(statement);
    assert_read(&connection, 2, 0); /* the report, and x'00' */
    disconnect(&connection);
}

/* ---- for how long ---- */

TEST(an_open_statement_keeps_all_it_needs)
{
    struct connection_context *context = context_create(NULL, true);
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    assert_int_equal(disclosure_register(database, context, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, "SELECT line FROM requests('" LUYI "')", -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_close(database), SQLITE_BUSY);
    assert_int_equal(sqlite3_close_v2(database), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), "2");
    assert_true(context->references > 1);
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    assert_int_equal(context->references, 1);
    context_release(context);
}

TEST(a_second_loading_takes_the_place_of_the_first)
{
    struct connection connection = connect();
    assert_rows(&connection, "SELECT count(*) FROM requests('" LUYI "')", "23\n");
    struct connection_context *second = context_create(NULL, false);
    assert_int_equal(disclosure_register(connection.database, second, NULL), SQLITE_OK);
    int code;
    assert_null(run(connection.database, "SELECT * FROM requests('" LUYI "')", &code));
    assert_int_equal(code, SQLITE_ERROR);
    assert_int_equal(connection.context->references, 1);
    disconnect(&connection);
    assert_int_equal(second->references, 1);
    context_release(second);
}

TEST(a_refused_registration_is_named)
{
    struct connection connection = connect();
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(connection.database, "SELECT sum_check(value, 0) FROM json_each('[1, 2]')", -1, &statement,
                       NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *message = NULL;
    assert_int_equal(disclosure_register(connection.database, connection.context, &message), SQLITE_BUSY);
    assert_non_null(message);
    assert_non_null(strstr(message, "disclosure_version could not be registered"));
    sqlite3_free(message);
    sqlite3_finalize(statement);
    disconnect(&connection);
}

/* What SQLite hands to a loaded library, with the version of another. */
static struct sqlite3_api_routines routines;

static int old_version(void)
{
    return 3030001;
}

static int take_routines(sqlite3 *database, char **message, const struct sqlite3_api_routines *api)
{
    (void)database, (void)message;
    routines = *api;
    routines.libversion_number = old_version;
    return SQLITE_OK;
}

TEST(an_old_sqlite_is_refused)
{
    module_function *found = NULL, *taker = NULL;
    int (*entry)(sqlite3 *, char **, const struct sqlite3_api_routines *) = take_routines;
    memcpy(&taker, &entry, sizeof taker);
    sqlite3_auto_extension(taker);
    sqlite3 *database;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    sqlite3_cancel_auto_extension(taker);
    assert_int_equal(module_find("disclosure" MODULE_SUFFIX, "sqlite3_disclosure_init", &found), MODULE_OPENED);
    memcpy(&entry, &found, sizeof entry);
    char *message = NULL;
    assert_int_equal(entry(database, &message, &routines), SQLITE_ERROR);
    assert_non_null(strstr(message, "needs SQLite 3.31 or later"));
    sqlite3_free(message);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

TEST(a_source_is_copied)
{
    struct connection connection = connect();
    char path[] = LUYI;
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(connection.database, "SELECT source, line FROM requests(?)", -1, &statement, NULL);
    sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    memset(path, 'x', sizeof path - 1);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), LUYI);
    sqlite3_finalize(statement);
    disconnect(&connection);
}

/* ---- without memory ---- */

static sqlite3_mem_methods original;
static size_t asked, failing; /* the failing-th allocation fails; 0: none */

static void *failing_allocation(int size)
{
    return ++asked == failing ? NULL : original.xMalloc(size);
}

static void *failing_reallocation(void *block, int size)
{
    return ++asked == failing ? NULL : original.xRealloc(block, size);
}

/* Opens, registers, runs, closes. What fails must say so, and what does not must give the same rows. */
static int attempt(const char *sql, const char *expected, bool from_the_start, size_t n)
{
    sqlite3 *database = NULL;
    char *message = NULL;
    char *rows = NULL;
    asked = 0;
    failing = from_the_start ? n : 0;
    struct connection_context *context = context_create(NULL, true);
    int code = context ? sqlite3_open(":memory:", &database) : SQLITE_NOMEM;
    code = code == SQLITE_OK ? disclosure_register(database, context, &message) : code;
    if (!from_the_start) {
        assert_int_equal(code, SQLITE_OK);
        asked = 0;
        failing = n;
    }
    if (code == SQLITE_OK) {
        rows = run(database, sql, &code);
    }
    if (code == SQLITE_OK && expected) {
        assert_string_equal(rows, expected);
    } else if (code != SQLITE_OK && (code & 0xFF) != SQLITE_NOMEM) {
        fail_msg("%s: allocation %zu failed, but the error is %d %s", sql, n, code, sqlite3_errmsg(database));
    }
    failing = 0;
    sqlite3_free(rows);
    sqlite3_free(message);
    context_release(context);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
    return code;
}

static void fail_each_allocation(const char *sql, bool from_the_start)
{
    sqlite3_int64 before = sqlite3_memory_used();
    struct connection connection = connect();
    int code;
    char *expected = run(connection.database, sql, &code);
    assert_int_equal(code, SQLITE_OK);
    assert_true(expected && expected[0]);
    disconnect(&connection);
    sqlite3_int64 kept = (sqlite3_int64)sqlite3_msize(expected);

    size_t failed = 0;
    bool reached = true;
    for (size_t n = 1; reached; n++) {
        failed += attempt(sql, expected, from_the_start, n) != SQLITE_OK;
        reached = asked >= n;
        if (sqlite3_memory_used() > before + kept) {
            fail_msg("%s: allocation %zu failed and %lld bytes were left behind", sql, n,
                     (long long)(sqlite3_memory_used() - before - kept));
        }
    }
    /* A query that reads no file has some seven where the library itself allocates little. */
    assert_true(failed >= 7);
    sqlite3_free(expected);
}

TEST(each_allocation_of_loading_may_fail)
{
    fail_each_allocation("SELECT disclosure_version()", true);
}

TEST(each_allocation_of_a_query_may_fail)
{
    const char *queries[] = {
        "SELECT path, period_start, cells, message, source FROM reports('" LUYI "')",
        "SELECT line, total, source FROM requests('fixtures/luyi-*') WHERE path = '" LUYI "'",
        "SELECT count(location) FROM cells('" LUYI "')",
        "SELECT count(*), sum(length(expression)) FROM checks('" LUYI "')",
        "SELECT count(*) FROM statements('" LUYI "')",
        "SELECT status, message, length(source) FROM reports(CAST('no report' AS BLOB))",
        "SELECT s.ordinal, v.route FROM sections('" LUYI "') AS s JOIN reviews('" LUYI "') AS v",
        "SELECT division, division_name, level, body, kind FROM reports('" LUYI "')",
        "SELECT division, message FROM reports(CAST('鼓楼区教育局2019年政府信息公开工作年度报告' || char(10) || '一、总体情况' || "
        "char(10) || '由南京市鼓楼区教育局编制。' AS BLOB))",
        "SELECT division_code('南京市鼓楼区'), division_code('鼓楼区', '福建省'), division_code('鹿邑县發改委')",
        "SELECT full_name, until FROM divisions WHERE code IN ('411628', '320829')",
        "SELECT path, size, length(modified), source FROM files('fixtures/luyi-*')",
        "SELECT disclosure_valid('" LUYI "'), disclosure_number('１２件'), sum_check('3', 1, 2), disclosure_debug()",
    };
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        fail_each_allocation(queries[i], false);
    }
}

/* Before SQLite is used for the first time. */
__attribute__((constructor)) static void watch_memory(void)
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &original);
    sqlite3_mem_methods methods = original;
    methods.xMalloc = failing_allocation;
    methods.xRealloc = failing_reallocation;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
}
