#include "table/module.h"

#include "table/cursor.h"
#include "table/vocabulary.h"

const struct table *const tables[] = {
    &reports_table,  &proactive_disclosure_table, &requests_table, &reviews_table, &statistics_table, &cells_table,
    &sections_table, &statements_table,           &checks_table,   &repairs_table, &files_table,      &divisions_table,
};

const size_t table_count = COUNT(tables);

/* What a module is registered with. */
struct client {
    const struct table *table;
    struct connection_context *context;
};

/* ---- connecting ---- */

/* CREATE TABLE as SQLite wants it, in SQLite's memory; NULL: no memory. */
static char *schema_of(const struct table *table)
{
    sqlite3_str *schema = sqlite3_str_new(NULL);
    sqlite3_str_appendall(schema, "CREATE TABLE report");
    for (int i = 0; i < table_column_count(table); i++) {
        const struct column *column = table_column(table, i);
        sqlite3_str_appendf(schema, "%c\"%w\" %s", i == 0 ? '(' : ',', column->name, column->type);
    }
    sqlite3_str_appendall(schema, table_has_source(table) ? ",source HIDDEN)" : ")");
    return sqlite3_str_finish(schema);
}

/* An argument of CREATE VIRTUAL TABLE without its quotes, as SQLite writes strings and names; NULL: no memory. */
static char *dequote(const char *argument)
{
    size_t size = strlen(argument);
    char first = size > 1 ? argument[0] : 0;
    char last = first == '[' ? ']' : first;
    bool is_quoted = first && strchr("'\"`[", first) && argument[size - 1] == last;
    char *out = sqlite3_malloc64(size + 1);
    if (!out) {
        return NULL;
    }
    size_t length = 0;
    size_t end = is_quoted ? size - 1 : size;
    for (size_t i = is_quoted ? 1 : 0; i < end; i++) {
        out[length++] = argument[i];
        /* A quote within quotes stands twice. */
        if (is_quoted && argument[i] == last && i + 1 < end && argument[i + 1] == last) {
            i++;
        }
    }
    out[length] = 0;
    return out;
}

static int declare(sqlite3 *database, const struct table *table)
{
    char *schema = schema_of(table);
    int code = schema ? sqlite3_declare_vtab(database, schema) : SQLITE_NOMEM;
    sqlite3_free(schema);
    /* What reads files is for the user's own SQL only: for no view or trigger of a database, unless TEMP. */
    int trust = table_has_source(table) ? SQLITE_VTAB_DIRECTONLY : SQLITE_VTAB_INNOCUOUS;
    return code == SQLITE_OK ? sqlite3_vtab_config(database, trust) : code;
}

/* arguments: module, schema, name, then those of CREATE VIRTUAL TABLE. As xCreate and xConnect are one function, the
 * table is a table-valued function too. */
static int connect(sqlite3 *database, void *registered, int count, const char *const *arguments, sqlite3_vtab **out,
                   char **message)
{
    enum { OWN = 3 };
    const struct client *client = registered;
    const int sources = table_has_source(client->table);
    if (count > OWN + sources) {
        *message =
            sqlite3_mprintf("%s: %s source is expected, not %d", arguments[0], sources ? "one" : "no", count - OWN);
        return SQLITE_ERROR;
    }
    int code = declare(database, client->table);
    struct bound_table *bound = code == SQLITE_OK ? sqlite3_malloc64(sizeof *bound) : NULL;
    if (!bound) {
        return code == SQLITE_OK ? SQLITE_NOMEM : code;
    }
    *bound = (struct bound_table){.table = client->table, .is_stored = sqlite3_stricmp(arguments[1], "temp") != 0};
    bool has_source = count > OWN && arguments[OWN][0];
    if (has_source && !(bound->source = dequote(arguments[OWN]))) {
        sqlite3_free(bound);
        return SQLITE_NOMEM;
    }
    bound->context = context_retain(client->context);
    *out = &bound->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *base)
{
    struct bound_table *bound = (struct bound_table *)base;
    context_release(bound->context);
    sqlite3_free(bound->source);
    sqlite3_free(bound);
    return SQLITE_OK;
}

/* ---- planning ---- */

/* The constraints that matter, by index; -1: none. */
struct constraints {
    int source;      /* usable */
    int path;        /* usable, and compared byte by byte */
    bool is_waiting; /* there is a source, but of a table that this plan reads later */
};

static bool is_equality(unsigned char operator)
{
    return operator== SQLITE_INDEX_CONSTRAINT_EQ || operator== SQLITE_INDEX_CONSTRAINT_IS;
}

static struct constraints find_constraints(const struct table *table, sqlite3_index_info *info)
{
    struct constraints found = {.source = -1, .path = -1};
    for (int i = 0; i < info->nConstraint; i++) {
        int column = info->aConstraint[i].iColumn;
        if (!is_equality(info->aConstraint[i].op)) {
            continue;
        }
        if (column == source_column(table)) {
            if (!info->aConstraint[i].usable) {
                found.is_waiting = true;
            } else if (found.source < 0) {
                found.source = i;
            }
        } else if (column == PATH_COLUMN && table_has_source(table) && info->aConstraint[i].usable && found.path < 0 &&
                   sqlite3_stricmp(sqlite3_vtab_collation(info, i), "BINARY") == 0) {
            found.path = i;
        }
    }
    return found;
}

/* SQLite tells what a column is compared with where that is written in the query; before 3.38 it does not. */
static bool tells_literals(void)
{
    return SQLITE_VERSION_NUMBER >= 3038000 && sqlite3_libversion_number() >= 3038000;
}

/* NULL: no literal, or it is not told. */
static sqlite3_value *literal_of(sqlite3_index_info *info, int constraint)
{
    sqlite3_value *value = NULL;
#if SQLITE_VERSION_NUMBER >= 3038000
    if (tells_literals() && sqlite3_vtab_rhs_value(info, constraint, &value) != SQLITE_OK) {
        value = NULL;
    }
#else
    (void)info;
    (void)constraint;
#endif
    return value;
}

/* Whether the source stands in the query itself. What is neither that nor a parameter (which xFilter sees) comes out of
 * a column or an expression and is taken for one of a list. Where it is not told, an error too many is better than a
 * report lost. */
static bool is_literal(sqlite3_index_info *info, int constraint)
{
    return !tells_literals() || literal_of(info, constraint);
}

/* Whether the query compares a column of which all words are known, byte by byte. */
static bool compares_word(const struct table *table, sqlite3_index_info *info, int constraint)
{
    unsigned char operator= info->aConstraint[constraint].op;
    return table_words(table, info->aConstraint[constraint].iColumn).vocabulary &&
           (is_equality(operator) || operator== SQLITE_INDEX_CONSTRAINT_NE || operator==
            SQLITE_INDEX_CONSTRAINT_ISNOT) &&
           sqlite3_stricmp(sqlite3_vtab_collation(info, constraint), "BINARY") == 0;
}

/* What is no literal may be a parameter or a list, whose words xFilter sees; SQLite compares again. */
static void see_word(sqlite3_index_info *info, int constraint, int *arguments)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    if (tells_literals() && info->aConstraint[constraint].usable) {
        info->aConstraintUsage[constraint].argvIndex = ++*arguments;
        (void)sqlite3_vtab_in(info, constraint, 1);
    }
#else
    (void)info, (void)constraint, (void)arguments;
#endif
}

/* A query for a word that a column never has would be answered by nothing, as if all were well. idxStr names the columns
 * whose words xFilter sees. */
static int plan_words(sqlite3_vtab *base, const struct table *table, sqlite3_index_info *info, int *arguments)
{
    sqlite3_str *columns = sqlite3_str_new(NULL);
    int code = SQLITE_OK;
    for (int i = 0; i < info->nConstraint && code == SQLITE_OK; i++) {
        const int column = info->aConstraint[i].iColumn, before = *arguments;
        sqlite3_value *literal = NULL;
        if (!compares_word(table, info, i)) {
            continue;
        }
        if ((literal = literal_of(info, i))) {
            code = refuse_mistyped(base, table, column, literal);
        } else {
            see_word(info, i, arguments);
            sqlite3_str_appendchar(columns, *arguments - before, (char)(FIRST_WORD_COLUMN + column));
        }
    }
    info->idxStr = sqlite3_str_finish(columns);
    info->needToFreeIdxStr = 1;
    return code;
}

static enum depth depth_of(const struct table *table, sqlite3_uint64 used)
{
    enum depth depth = table->depth;
    for (int i = 0; i < table_column_count(table); i++) {
        /* The last bit stands for all columns from there on. */
        int bit = i < 63 ? i : 63;
        enum depth wanted = table_column(table, i)->depth;
        depth = (used >> bit & 1) && wanted > depth ? wanted : depth;
    }
    return depth;
}

/* A table without a source is walked whole, or sought by its first column. */
static int plan_constants(const struct table *table, sqlite3_index_info *info)
{
    info->estimatedRows = table->rows;
    for (int i = 0; table->seek && i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn == 0 && info->aConstraint[i].usable && is_equality(info->aConstraint[i].op) &&
            sqlite3_stricmp(sqlite3_vtab_collation(info, i), "BINARY") == 0) {
            info->idxNum = PLAN_KEY;
            info->aConstraintUsage[i].argvIndex = 1;
            info->estimatedRows = 1;
            break;
        }
    }
    info->estimatedCost = (double)info->estimatedRows;
    return SQLITE_OK;
}

static int plan_query(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct bound_table *bound = (const struct bound_table *)base;
    const struct table *table = bound->table;
    if (!table_has_source(table)) {
        return plan_constants(table, info);
    }
    struct constraints found = find_constraints(table, info);
    if (found.is_waiting) {
        return SQLITE_CONSTRAINT;
    }
    int arguments = 0;
    if (found.source >= 0) {
        info->idxNum |= PLAN_SOURCE | (is_literal(info, found.source) ? PLAN_LITERAL : 0);
        info->aConstraintUsage[found.source].argvIndex = ++arguments;
        /* The column gives back what it was asked for; comparing whole BLOBs would only cost. */
        info->aConstraintUsage[found.source].omit = 1;
    }
    if (found.path >= 0) {
        info->idxNum |= PLAN_PATH;
        info->aConstraintUsage[found.path].argvIndex = ++arguments;
    }
    int code = plan_words(base, table, info, &arguments);
    if (code != SQLITE_OK) {
        return code;
    }
    info->idxNum |= (int)depth_of(table, info->colUsed) * PLAN_DEPTH;

    /* To read a report costs as much as a thousand rows of it, and a source may be a folder. No source at all is an
     * error, but one for cursor_filter: each side of an OR is planned here without the constraints around it. */
    const bool has_source = found.source >= 0 || bound->source;
    const int reports = !has_source ? 1000000 : found.path >= 0 ? 1 : found.source >= 0 ? 10 : 100;
    info->estimatedRows = (sqlite3_int64)table->rows * reports;
    info->estimatedCost = (table->rows_of == ROWS_OF_FILES ? 1.0 : 1000.0) * reports + (double)info->estimatedRows;
    return SQLITE_OK;
}

/* ---- registering ---- */

static const sqlite3_module module = {
    .xCreate = connect,
    .xConnect = connect,
    .xBestIndex = plan_query,
    .xDisconnect = disconnect,
    .xDestroy = disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_at_end,
    .xColumn = cursor_column,
    .xRowid = cursor_row,
};

static void release_client(void *registered)
{
    struct client *client = registered;
    context_release(client->context);
    sqlite3_free(client);
}

int module_register(sqlite3 *database, const char *name, const struct table *table, struct connection_context *context)
{
    struct client *client = sqlite3_malloc64(sizeof *client);
    if (!client) {
        return SQLITE_NOMEM;
    }
    *client = (struct client){table, context_retain(context)};
    /* SQLite calls release_client also when this fails. */
    return sqlite3_create_module_v2(database, name, &module, client, release_client);
}
