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

static struct value own_code_value(const struct record *record)
{
    return code_value(division_of(record)->code);
}

static struct value name_value(const struct record *record)
{
    return code_value(division_of(record)->name);
}

static struct value level_value(const struct record *record)
{
    return code_value(division_level_names[division_of(record)->level]);
}

static struct value parent_value(const struct record *record)
{
    uint16_t parent = division_of(record)->parent;
    return parent == DIVISION_NONE ? null_value() : code_value(divisions[parent].code);
}

static struct value full_name_value(const struct record *record)
{
    struct span name;
    return division_full_name(record->scratch, (uint16_t)record->index, &name)
               ? text_value(name)
               : (struct value){.kind = VALUE_NO_MEMORY};
}

static struct value name_at(const struct record *record, enum division_level level)
{
    uint16_t division = division_at_level((uint16_t)record->index, level);
    return division == DIVISION_NONE ? null_value() : code_value(divisions[division].name);
}

static struct value province_value(const struct record *record)
{
    return name_at(record, DIVISION_PROVINCE);
}

static struct value prefecture_value(const struct record *record)
{
    return name_at(record, DIVISION_PREFECTURE);
}

static struct value until_value(const struct record *record)
{
    return known_value(division_of(record)->until);
}

static const struct column divisions_columns[] = {
    {"code", "TEXT", own_code_value, DEPTH_REPORT},         {"name", "TEXT", name_value, DEPTH_REPORT},
    {"level", "TEXT", level_value, DEPTH_REPORT},           {"parent", "TEXT", parent_value, DEPTH_REPORT},
    {"full_name", "TEXT", full_name_value, DEPTH_REPORT},   {"province", "TEXT", province_value, DEPTH_REPORT},
    {"prefecture", "TEXT", prefecture_value, DEPTH_REPORT}, {"until", "INTEGER", until_value, DEPTH_REPORT},
};

const struct table divisions_table = {
    .name = "divisions",
    .rows_of = ROWS_OF_NOTHING,
    COLUMNS_OF(divisions_columns),
    .advance = next_division,
    .seek = seek_division,
    .rows = 3600,
};
