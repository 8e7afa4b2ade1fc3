#include "table/descriptor.h"

bool next_index(struct record *record, size_t count)
{
    record->index = record->started ? record->index + 1 : 0;
    record->started = true;
    return record->index < count;
}

enum extent examination_extent(const struct examination *examination)
{
    const struct report *report = &examination->report;
    switch (report->status) {
    case STATUS_COMPLETE:
    case STATUS_PARTIAL:
        return EXTENT_REPORT;
    case STATUS_UNRECOGNISED:
        for (uint32_t i = 0; i < report->section_count; i++) {
            if (report->sections[i].ordinal > 0) {
                return EXTENT_TEXT;
            }
        }
        break;
    case STATUS_UNREADABLE:
        break;
    }
    return EXTENT_FILE;
}

static int common_column_count(const struct table *table)
{
    switch (table->rows_of) {
    case ROWS_OF_REPORTS:
        return COMMON_COLUMNS;
    case ROWS_OF_FILES:
        return PATH_COLUMN + 1;
    case ROWS_OF_NOTHING:
        break;
    }
    return 0;
}

const struct column *table_column(const struct table *table, int index)
{
    int common = common_column_count(table);
    return index < common ? &common_columns[index] : &table->columns[index - common];
}

int table_column_count(const struct table *table)
{
    return common_column_count(table) + table->column_count;
}

const char *const *table_words(const struct table *table, int column)
{
    const struct vocabulary *known = table->vocabularies;
    if (!known || column < 0 || column >= table_column_count(table)) {
        return NULL;
    }
    while (known->column && strcmp(known->column, table_column(table, column)->name) != 0) {
        known++;
    }
    return known->words;
}

bool table_has_source(const struct table *table)
{
    return table->rows_of != ROWS_OF_NOTHING;
}

int source_column(const struct table *table)
{
    return table_has_source(table) ? table_column_count(table) : -1;
}
