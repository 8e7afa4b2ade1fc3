#include "table/vocabulary.h"

/* Tells what the column can be: the words that begin as the mistyped one does, or all. NULL: no memory. */
static char *refusal(const struct table *table, int column, const char *typed)
{
    enum { BEGINNING = 3 };
    const char *const *words = table_words(table, column);
    bool is_near = false;
    for (int i = 0; words[i]; i++) {
        is_near = is_near || sqlite3_strnicmp(words[i], typed, BEGINNING) == 0;
    }
    sqlite3_str *text = sqlite3_str_new(NULL);
    sqlite3_str_appendf(text, "%s: there is no %s '%s'; %s", table->name, table_column(table, column)->name, typed,
                        is_near ? "near it:" : "there are:");
    const char *comma = " ";
    for (int i = 0; words[i]; i++) {
        if (!is_near || sqlite3_strnicmp(words[i], typed, BEGINNING) == 0) {
            sqlite3_str_appendf(text, "%s%s", comma, words[i]);
            comma = ", ";
        }
    }
    return sqlite3_str_finish(text);
}

int refuse_mistyped(sqlite3_vtab *base, const struct table *table, int column, sqlite3_value *typed)
{
    const char *text = sqlite3_value_type(typed) == SQLITE_TEXT ? (const char *)sqlite3_value_text(typed) : NULL;
    const char *const *words = table_words(table, column);
    while (text && *words && strcmp(*words, text) != 0) {
        words++;
    }
    if (!text || *words) {
        return SQLITE_OK;
    }
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = refusal(table, column, text);
    return base->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
}

int refuse_mistyped_argument(sqlite3_vtab *base, const struct table *table, int column, sqlite3_value *argument)
{
    int code = SQLITE_OK;
#if SQLITE_VERSION_NUMBER >= 3038000
    if (sqlite3_value_frombind(argument)) {
        return refuse_mistyped(base, table, column, argument);
    }
    sqlite3_value *typed = NULL;
    if (sqlite3_value_type(argument) == SQLITE_NULL) { /* how a list arrives */
        for (int step = sqlite3_vtab_in_first(argument, &typed); step == SQLITE_OK && typed && code == SQLITE_OK;
             step = sqlite3_vtab_in_next(argument, &typed)) {
            code = refuse_mistyped(base, table, column, typed);
        }
    }
#else
    (void)base, (void)table, (void)column, (void)argument;
#endif
    return code;
}
