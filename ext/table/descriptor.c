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

struct word_walk table_words(const struct table *table, int column)
{
    struct word_walk words = {0};
    const char *name = column >= 0 && column < table_column_count(table) ? table_column(table, column)->name : NULL;
    for (const struct vocabulary *known = table->vocabularies; name && known && known->column; known++) {
        if (strcmp(known->column, name) == 0) {
            words.vocabulary = known;
        }
    }
    const struct table *lines = words.vocabulary ? words.vocabulary->lines : NULL;
    for (int i = 0; lines && i < lines->column_count; i++) {
        words.column = strcmp(lines->columns[i].name, name) == 0 ? &lines->columns[i] : words.column;
    }
    return words;
}

/* What the column is in the form's lines, whatever a report has of them. */
static const char *next_word_of_form(struct word_walk *words)
{
    struct record *at = &words->line;
    const enum form_table wanted = words->vocabulary->lines->form_table;
    for (; at->line < form_line_count; at->line++, at->measure = 0) {
        const struct form_line *line = &form_lines[at->line];
        while ((wanted == FORM_TABLES || line->table == wanted) && at->measure < line->measure_count) {
            struct value word = words->column->value(at);
            at->measure++;
            if (word.kind == VALUE_TEXT) {
                return word.text.data;
            }
        }
    }
    return NULL;
}

const char *next_word(struct word_walk *words)
{
    const char *const *list = words->vocabulary->words;
    const char *word = list ? list[words->count] : next_word_of_form(words);
    words->count += word != NULL;
    return word;
}

bool table_has_source(const struct table *table)
{
    return table->rows_of != ROWS_OF_NOTHING;
}

int source_column(const struct table *table)
{
    return table_has_source(table) ? table_column_count(table) : -1;
}
