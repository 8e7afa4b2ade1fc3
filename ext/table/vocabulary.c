#include "table/vocabulary.h"

/* Whether the walk gave the word before. */
static bool came_before(struct word_walk words, size_t count, const char *word)
{
    while (words.count < count) {
        if (strcmp(next_word(&words), word) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_near(const char *word, const char *typed)
{
    enum { BEGINNING = 3 };
    return sqlite3_strnicmp(word, typed, BEGINNING) == 0;
}

/* Tells what the column can be: the words that begin as the mistyped one does, or all. NULL: no memory. */
static char *refusal(const struct table *table, int column, const char *typed)
{
    const struct word_walk all = table_words(table, column);
    bool only_near = false;
    struct word_walk words = all;
    for (const char *word; (word = next_word(&words));) {
        only_near = only_near || is_near(word, typed);
    }
    sqlite3_str *text = sqlite3_str_new(NULL);
    sqlite3_str_appendf(text, "%s: there is no %s '%s'; %s", table->name, table_column(table, column)->name, typed,
                        only_near ? "near it:" : "there are:");
    const char *comma = " ";
    words = all;
    for (const char *word; (word = next_word(&words));) {
        if ((!only_near || is_near(word, typed)) && !came_before(all, words.count - 1, word)) {
            sqlite3_str_appendf(text, "%s%s", comma, word);
            comma = ", ";
        }
    }
    return sqlite3_str_finish(text);
}

int refuse_mistyped(sqlite3_vtab *base, const struct table *table, int column, sqlite3_value *typed)
{
    const char *text = sqlite3_value_type(typed) == SQLITE_TEXT ? (const char *)sqlite3_value_text(typed) : NULL;
    struct word_walk words = table_words(table, column);
    const char *word = text;
    while (word && (word = next_word(&words)) && strcmp(word, text) != 0) {
    }
    if (!text || word) {
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
