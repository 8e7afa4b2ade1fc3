/* Ctrl-C and progress handlers end whatever is asked of a folder of 4,000 files, soon. Time is that of the processor, so
 * that a busy machine changes nothing. */
#define _XOPEN_SOURCE 700 /* link, clock_gettime, setitimer */
#define SQLITE_CORE 1     /* linked with SQLite itself: no table of its functions */
#include "support.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "table/register.h"

enum { FILES = 4000, FILES_A_FOLDER = 100, BEGIN = 100, SOON = 200 /* milliseconds */ };

static char folder[64];

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* 4,000 names of one file. */
static void fill(const char *name, struct span bytes)
{
    char first[128], path[128];
    snprintf(path, sizeof path, "%s/first", name);
    write_file(folder, path, bytes);
    snprintf(first, sizeof first, "%s/%s/first", folder, name);
    for (int i = 1; i < FILES; i++) {
        if ((i - 1) % FILES_A_FOLDER == 0) {
            snprintf(path, sizeof path, "%s/%d/empty", name, (i - 1) / FILES_A_FOLDER);
            write_file(folder, path, SPAN(" "));
        }
        snprintf(path, sizeof path, "%s/%s/%d/%d", folder, name, (i - 1) / FILES_A_FOLDER, i);
        assert_int_equal(link(first, path), 0);
    }
}

void before_each(struct arena *arena)
{
    make_folder(folder);
    fill("reports", load_file(arena, "fixtures/luyi-2019.txt"));
    struct buffer notes = {.arena = arena};
    for (int i = 0; i < 1000; i++) {
        assert_true(buffer_add(&notes, SPAN("本馆今日开放，读者可以借阅。\n")));
    }
    fill("notes", buffer_span(&notes));
}

void after_each(void)
{
    remove_folder(folder);
}

/* Of a folder of reports, then of one without. Each takes far longer than BEGIN. */
static const char *const queries[] = {
    "SELECT count(*) FROM reports('%s/reports')",
    "SELECT count(*) FROM checks('%s/reports')",
    "SELECT count(*) FROM statements('%s/reports')",
    "SELECT disclosure_valid('%s/reports')",
    "SELECT count(*) FROM reports('%s/notes')",
    "SELECT count(*) FROM requests('%s/notes')",
    "SELECT count(*) FROM proactive_disclosure('%s/**/[0-9]*')",
    "SELECT count(*) FROM reviews('%s/notes')",
    "SELECT count(*) FROM cells('%s/notes')",
    "SELECT count(*) FROM sections('%s/notes')",
    "SELECT count(*) FROM statements('%s/notes')",
    "SELECT count(*) FROM checks('%s/notes')",
    "SELECT disclosure_valid('%s/notes')",
};

static int64_t ended_at; /* when the user wanted it to end; 0: not yet */
static sqlite3 *connection;

static int end_after_a_while(void *begun)
{
    ended_at = now();
    return ended_at > *(int64_t *)begun + BEGIN;
}

static void interrupt(int number)
{
    (void)number;
    ended_at = now();
    sqlite3_interrupt(connection);
}

static void set_timer(long milliseconds)
{
    const struct itimerval time = {.it_value = {.tv_usec = milliseconds * 1000}};
    assert_int_equal(setitimer(ITIMER_PROF, &time, NULL), 0);
}

/* Runs it until it is ended, and asserts that this was soon. */
static void run_until_ended(const char *query, bool by_handler)
{
    char sql[256];
    snprintf(sql, sizeof sql, query, folder);
    int64_t begun = now();
    ended_at = 0;
    if (by_handler) {
        sqlite3_progress_handler(connection, 1000, end_after_a_while, &begun);
    } else {
        set_timer(BEGIN);
    }
    int code = sqlite3_exec(connection, sql, NULL, NULL, NULL);
    int64_t late = now() - (by_handler ? begun + BEGIN : ended_at);
    sqlite3_progress_handler(connection, 0, NULL, NULL);
    set_timer(0);
    if (code != SQLITE_INTERRUPT || ended_at == 0 || late > SOON) {
        fail_msg("%s: %d %s, %lld ms late", sql, code, sqlite3_errmsg(connection), (long long)late);
    }
}

static void run_all(bool by_handler)
{
    struct sigaction action = {.sa_handler = interrupt};
    sigaction(SIGPROF, &action, NULL);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        assert_int_equal(sqlite3_open(":memory:", &connection), SQLITE_OK);
        struct connection_context *context = context_create(connection, true);
        assert_int_equal(disclosure_register(connection, context, NULL), SQLITE_OK);
        context_release(context);
        run_until_ended(queries[i], by_handler);
        /* What was ended is not remembered: the next query reads on. */
        char sql[256];
        snprintf(sql, sizeof sql,
                 "SELECT 1 / (count(*) = 1) FROM reports('%s/reports/first') WHERE status = 'complete'", folder);
        assert_int_equal(sqlite3_exec(connection, sql, NULL, NULL, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_close(connection), SQLITE_OK);
    }
}

TEST(an_interrupt_ends_each_query)
{
    run_all(false);
}

TEST(a_progress_handler_ends_each_query)
{
    run_all(true);
}

/* The connection can be closed while a table is bound, and an authorizer may refuse the statement that steps back. */
static int refuse_recursion(void *data, int action, const char *a, const char *b, const char *c, const char *d)
{
    (void)data, (void)a, (void)b, (void)c, (void)d;
    return action == SQLITE_RECURSIVE ? SQLITE_DENY : SQLITE_OK;
}

TEST(an_authorizer_is_obeyed)
{
    assert_int_equal(sqlite3_open(":memory:", &connection), SQLITE_OK);
    struct connection_context *context = context_create(connection, true);
    assert_int_equal(disclosure_register(connection, context, NULL), SQLITE_OK);
    context_release(context);
    sqlite3_set_authorizer(connection, refuse_recursion, NULL);
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT 1 / (count(*) = 101) FROM reports('%s/notes/7')", folder);
    assert_int_equal(sqlite3_exec(connection, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(connection), SQLITE_OK);
}
