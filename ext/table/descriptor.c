#include "table/descriptor.h"

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

const struct column *table_column(const struct table *table, int index)
{
    return index < COMMON_COLUMNS ? &common_columns[index] : &table->columns[index - COMMON_COLUMNS];
}

int source_column(const struct table *table)
{
    return COMMON_COLUMNS + table->column_count;
}
