/* The form's arithmetic on numbers that a query has at hand. Each is a function that SQLite calls. */
#ifndef DISCLOSURE_TABLE_ARITHMETIC_H
#define DISCLOSURE_TABLE_ARITHMETIC_H

#include "table/sqlite.h"

/* disclosure_number(text): the number that the text prints, NULL: none. A number is given back. */
void number_of_text(sqlite3_context *result, int count, sqlite3_value **arguments);

/* sum_check(total, part, ...) and balance_check(received, carried_over, processed, carried_forward): 1 where the
 * relation holds, 0 where no numbers in the blanks can make it hold, NULL where it cannot be told. NULL is a blank;
 * TEXT is read as a cell of the form is, so that what holds no number is a blank too. */
void sum_check(sqlite3_context *result, int count, sqlite3_value **arguments);
void balance_check(sqlite3_context *result, int count, sqlite3_value **arguments);

#endif
