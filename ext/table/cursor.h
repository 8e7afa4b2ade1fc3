/* One walk over the rows of a table: source, files, rows; or only rows. */
#ifndef DISCLOSURE_TABLE_CURSOR_H
#define DISCLOSURE_TABLE_CURSOR_H

#include "table/descriptor.h"
#include "table/scan.h"
#include "table/sqlite.h"

/* idxNum of a plan. xFilter gets, in this order, the value of each constraint whose bit is set:
 *   1. PLAN_SOURCE: the source; without it the table's own source is taken, as CREATE VIRTUAL TABLE named it
 *   2. PLAN_PATH: the one path that is asked for
 * and then a word, or list of words, for each letter of idxStr: the column that is compared with it, from
 * FIRST_WORD_COLUMN on. The other bits stand for no argument. */
enum plan {
    PLAN_SOURCE = 1 << 0,
    PLAN_PATH = 1 << 1,
    PLAN_LITERAL = 1 << 2, /* the source is written in the query: one report, folder or glob, not one of a list */
    PLAN_DEPTH = 1 << 3,   /* times the depth to which the columns that are read need reports examined */
    PLAN_KEY = 1 << 8,     /* of a table without a source, alone: the value of its first column */
};

enum { FIRST_WORD_COLUMN = 'A' };

struct bound_table {
    sqlite3_vtab base;
    const struct table *table;
    struct connection_context *context;
    char *source;   /* of CREATE VIRTUAL TABLE, without its quotes; NULL: none */
    bool is_stored; /* elsewhere than in temp. Its own source is not read: any other schema can come out of a file that
                       somebody else wrote, also that of a database in memory (restored, deserialized) */
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct bound_table *bound;
    struct scan scan;
    struct record record;
    bool is_single;   /* a source named by itself: what is wrong with it is an error */
    bool is_narrowed; /* to one path of the source */
    enum depth depth; /* to which the reports are examined */
    bool has_rows;    /* the record stands at something that may have rows */
    bool at_end;
    size_t files, reports; /* met since xFilter */
    sqlite3_int64 row;
};

/* Methods of sqlite3_module. */
int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor);
int cursor_close(sqlite3_vtab_cursor *cursor);
int cursor_filter(sqlite3_vtab_cursor *cursor, int plan, const char *words, int count, sqlite3_value **arguments);
int cursor_next(sqlite3_vtab_cursor *cursor);
int cursor_at_end(sqlite3_vtab_cursor *cursor);
int cursor_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column);
int cursor_row(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row);

#endif
