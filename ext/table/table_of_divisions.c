/* divisions: the administrative divisions of China, in force and of the past. */
#include "form/office/division.h"
#include "table/descriptor.h"

static const struct division *division_of(const struct record *record)
{
    return &divisions[record->index];
}

/* Other names stand in the same table, behind all divisions. */
static bool next_division(struct record *record)
{
    if (record->started) {
        record->index = record->is_sought ? division_count : record->index + 1;
    }
    record->started = true;
    return record->index < division_count && division_of(record)->code[0];
}

static bool seek_division(struct record *record, struct span key)
{
    uint16_t found = division_of_code(key);
    record->index = found;
    record->is_sought = true;
    return found != DIVISION_NONE;
}

static struct value name_at(const struct record *record, enum division_level level)
{
    uint16_t division = division_at_level((uint16_t)record->index, level);
    return division == DIVISION_NONE ? null_value() : code_value(divisions[division].name);
}

#define COLUMNS divisions
#define TABLE .rows_of = ROWS_OF_NOTHING, .advance = next_division, .seek = seek_division, .rows = 3600
#include "table/columns.h"
