#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#define SQLITE_CORE 1           /* linked with SQLite itself: no table of its functions */
#include "drive.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "disclosure.h"
#include "table/module.h"

enum { LONGEST = 1000 /* milliseconds of processor time */ };

_Noreturn void drive_fail(const char *why, const char *where)
{
    fprintf(stderr, "fuzz: %s: %s\n", where, why);
    abort();
}

static sqlite3 *connection(void)
{
    static sqlite3 *database;
    if (!database && (sqlite3_open(":memory:", &database) != SQLITE_OK ||
                      sqlite3_disclosure_init(database, NULL, NULL) != SQLITE_OK)) {
        drive_fail("cannot begin", "SQLite");
    }
    return database;
}

/* Prepared once, as preparing takes longer than reading a small report. `key` is what it is found by again. */
static sqlite3_stmt *prepared(const char *key, const char *format)
{
    enum { MOST = 32 };
    static struct {
        const char *key;
        sqlite3_stmt *statement;
    } kept[MOST];
    size_t i = 0;
    while (kept[i].key && kept[i].key != key) {
        i++;
    }
    if (!kept[i].key) {
        char *sql = sqlite3_mprintf(format, key);
        if (i + 1 == MOST || !sql || sqlite3_prepare_v2(connection(), sql, -1, &kept[i].statement, NULL) != SQLITE_OK) {
            drive_fail(sqlite3_errmsg(connection()), key);
        }
        sqlite3_free(sql);
        kept[i].key = key;
    }
    return kept[i].statement;
}

static void look_at_values(sqlite3_stmt *statement)
{
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        if (sqlite3_column_type(statement, i) != SQLITE_TEXT) {
            continue;
        }
        const char *text = (const char *)sqlite3_column_text(statement, i);
        struct span value = {text, (size_t)sqlite3_column_bytes(statement, i)};
        if (utf8_valid_prefix(value) != value.size || memchr(value.data, '\0', value.size)) {
            drive_fail("a text that is no UTF-8", sqlite3_column_name(statement, i));
        }
    }
}

/* How many rows the statement has of the bytes; -1: an SQL error, which is one of the input. */
static int walk(sqlite3_stmt *statement, struct span bytes, bool text, const char *name)
{
    const char *data = bytes.size > 0 ? bytes.data : "";
    int rows = 0, code = text ? sqlite3_bind_text64(statement, 1, data, bytes.size, SQLITE_STATIC, SQLITE_UTF8)
                              : sqlite3_bind_blob64(statement, 1, data, bytes.size, SQLITE_STATIC);
    if (code != SQLITE_OK) {
        drive_fail(sqlite3_errmsg(connection()), name);
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        look_at_values(statement);
        rows++;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (code != SQLITE_DONE && code != SQLITE_ERROR) {
        drive_fail(sqlite3_errmsg(connection()), name);
    }
    return code == SQLITE_DONE ? rows : -1;
}

static void drive_table(const struct table *table, struct span bytes)
{
    int rows = walk(prepared(table->name, "SELECT * FROM disclosure_%s(?1)"), bytes, false, table->name);
    if (table == &reports_table && rows != 1) {
        drive_fail(rows < 0 ? sqlite3_errmsg(connection()) : "not one row", table->name);
    }
}

static int64_t processor_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void drive_report(struct span bytes)
{
    int64_t begun = processor_time();
    for (size_t i = 0; i < table_count; i++) {
        if (tables[i]->rows_of == ROWS_OF_REPORTS) {
            drive_table(tables[i], bytes);
        }
    }
    static const char valid[] = "disclosure_valid";
    if (walk(prepared(valid, "SELECT %s(?1)"), bytes, false, valid) != 1) {
        drive_fail("not one value", valid);
    }
    if (processor_time() - begun > LONGEST) {
        drive_fail("over a second", "all tables");
    }
}

void drive_functions(const char *sql, struct span text)
{
    walk(prepared(sql, "%s"), text, true, sql);
}
