#include "table/functions.h"

#include "check/check.h"

static const struct number no_number = {.kind = NUMBER_NULL};

/* A text of SQL; `data` NULL: no memory, which has been said. */
static struct span text_of(sqlite3_context *result, sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    if (!text) {
        sqlite3_result_error_nomem(result);
    }
    return (struct span){text, text ? (size_t)sqlite3_value_bytes(value) : 0};
}

/* The operand of a check. False: an error has been said. */
static bool read_operand(sqlite3_context *result, const char *name, sqlite3_value *value, struct number *number)
{
    *number = no_number;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: {
        sqlite3_int64 integer = sqlite3_value_int64(value);
        *number = (struct number){NUMBER_INTEGER, integer, (double)integer};
        return true;
    }
    case SQLITE_FLOAT:
        *number = (struct number){NUMBER_REAL, 0, sqlite3_value_double(value)};
        return true;
    case SQLITE_TEXT: {
        struct span text = text_of(result, value);
        if (text.data && number_read_cell(text, UNIT_REQUESTS, number) != READING_NUMBER) {
            *number = no_number;
        }
        return text.data != NULL;
    }
    case SQLITE_BLOB: {
        char *message = sqlite3_mprintf("%s: a number is needed, not a BLOB", name);
        if (message) {
            sqlite3_result_error(result, message, -1);
        } else {
            sqlite3_result_error_nomem(result);
        }
        sqlite3_free(message);
        return false;
    }
    default:
        return true;
    }
}

/* The sum of the first `on_left` arguments against that of the others. */
static void evaluate(sqlite3_context *result, const char *name, int on_left, int count, sqlite3_value **arguments)
{
    struct sum left = {0};
    struct sum right = {0};
    for (int i = 0; i < count; i++) {
        struct number number;
        if (!read_operand(result, name, arguments[i], &number)) {
            return;
        }
        sum_add(i < on_left ? &left : &right, number);
    }
    switch (relation_evaluate(left, RELATION_EQUAL, right)) {
    case CHECK_PASS:
        sqlite3_result_int(result, 1);
        break;
    case CHECK_FAIL:
        sqlite3_result_int(result, 0);
        break;
    default:
        sqlite3_result_null(result);
        break;
    }
}

void sum_check(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    if (count < 2) {
        sqlite3_result_error(result, "sum_check: a total and at least one part are needed", -1);
        return;
    }
    evaluate(result, "sum_check", 1, count, arguments);
}

void balance_check(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    evaluate(result, "balance_check", 2, count, arguments);
}

void number_of_text(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    sqlite3_value *value = arguments[0];
    struct number number;
    if (sqlite3_value_type(value) != SQLITE_TEXT) {
        if (read_operand(result, "disclosure_number", value, &number)) {
            sqlite3_result_value(result, value);
        }
        return;
    }
    struct span text = text_of(result, value);
    if (!text.data || !number_find(text, &number)) {
        return;
    }
    if (number.kind == NUMBER_INTEGER) {
        sqlite3_result_int64(result, number.integer);
    } else if (number.kind == NUMBER_REAL) {
        sqlite3_result_double(result, number.real);
    }
}
