/* Makes a table out of rows. Include it where COLUMNS is the name of the table and TABLE its other fields: each row of
 * table/columns/NAME.def, COLUMN(name, type, what it gives of `record`), becomes a function, all of them an array, and that
 * the columns of NAME_table. COLUMN_AT(depth, ...): a column that takes a report examined further than its table does.
 *
 * Included once for each table, so without a guard. */
#include "table/descriptor.h"

#define COLUMNS_JOIN_(a, b) a##_##b
#define COLUMNS_JOIN(a, b) COLUMNS_JOIN_(a, b)
#define COLUMNS_STRING_(text) #text
#define COLUMNS_STRING(text) COLUMNS_STRING_(text)
/* clang-format off */
#define COLUMNS_FILE COLUMNS_STRING(table/columns/COLUMNS.def)
/* clang-format on */

#define COLUMN(...) COLUMN_AT(DEPTH_REPORT, __VA_ARGS__)

#define COLUMN_AT(depth, name, type, ...)                                                                              \
    static struct value COLUMNS_JOIN(COLUMNS, name)(const struct record *record)                                       \
    {                                                                                                                  \
        return __VA_ARGS__;                                                                                            \
    }
#include COLUMNS_FILE
#undef COLUMN_AT

#define COLUMN_AT(depth, name, type, ...) {#name, type, COLUMNS_JOIN(COLUMNS, name), depth},
static const struct column COLUMNS_JOIN(COLUMNS, columns)[] = {
#include COLUMNS_FILE
};
#undef COLUMN_AT

const struct table COLUMNS_JOIN(COLUMNS, table) = {
    .name = COLUMNS_STRING(COLUMNS),
    .columns = COLUMNS_JOIN(COLUMNS, columns),
    .column_count = (int)(sizeof COLUMNS_JOIN(COLUMNS, columns) / sizeof *COLUMNS_JOIN(COLUMNS, columns)),
    TABLE,
};

#undef TABLE
#undef COLUMN
#undef COLUMNS_FILE
#undef COLUMNS_STRING
#undef COLUMNS_STRING_
#undef COLUMNS_JOIN
#undef COLUMNS_JOIN_
#undef COLUMNS
