/* repairs: what to correct, one row for each cell that a proposal changes. */
#include "form/wording.h"
#include "table/descriptor.h"

static bool next_repair(struct record *record)
{
    record->index = record->started ? record->index + 1 : 0;
    record->started = true;
    return record->index < record->examination->repairs.count;
}

static const struct repair *repair_of(const struct record *record)
{
    return &record->examination->repairs.items[record->index];
}

/* NULL: the row only says that there is no proposal. */
static const struct form_line *line_of(const struct record *record)
{
    const struct repair *repair = repair_of(record);
    return repair->rank > 0 ? &form_lines[repair->term.line] : NULL;
}

static const struct form_measure *measure_of(const struct record *record)
{
    const struct form_line *line = line_of(record);
    return line ? &line->measures[repair_of(record)->term.measure] : NULL;
}

static struct value repair_rank(const struct record *record)
{
    return known_value(repair_of(record)->rank);
}

static struct value repair_size(const struct record *record)
{
    return known_value(repair_of(record)->size);
}

static struct value repair_table(const struct record *record)
{
    const struct form_line *line = line_of(record);
    return code_value(line ? form_tables[line->table].name : NULL);
}

static struct value repair_line(const struct record *record)
{
    const struct form_line *line = line_of(record);
    return code_value(line ? line->line : NULL);
}

static struct value repair_line_label(const struct record *record)
{
    const struct form_line *line = line_of(record);
    return code_value(line ? line->label : NULL);
}

static struct value repair_measure(const struct record *record)
{
    const struct form_measure *measure = measure_of(record);
    return code_value(measure ? measure->code : NULL);
}

static struct value repair_measure_label(const struct record *record)
{
    const struct form_measure *measure = measure_of(record);
    return code_value(measure ? measure->label : NULL);
}

static struct value repair_printed(const struct record *record)
{
    return number_value(repair_of(record)->printed);
}

static struct value repair_suggested(const struct record *record)
{
    return number_value(repair_of(record)->suggested);
}

static struct value repair_slip(const struct record *record)
{
    return code_value(slip_names[repair_of(record)->slip]);
}

static struct value repair_mends(const struct record *record)
{
    return integer_value(repair_of(record)->mends);
}

static struct value repair_location(const struct record *record)
{
    struct span text;
    return place_describe(record->scratch, repair_of(record)->place, &text) ? printed_value(text)
                                                                            : (struct value){.kind = VALUE_NO_MEMORY};
}

static struct value repair_message(const struct record *record)
{
    return printed_value(repair_of(record)->message);
}

static const struct column repairs_columns[] = {
    {"repair", "INTEGER", repair_rank, DEPTH_REPAIRS},
    {"size", "INTEGER", repair_size, DEPTH_REPAIRS},
    {"form_table", "TEXT", repair_table, DEPTH_REPAIRS},
    {"line", "TEXT", repair_line, DEPTH_REPAIRS},
    {"line_label", "TEXT", repair_line_label, DEPTH_REPAIRS},
    {"measure", "TEXT", repair_measure, DEPTH_REPAIRS},
    {"measure_label", "TEXT", repair_measure_label, DEPTH_REPAIRS},
    {"printed", "INTEGER", repair_printed, DEPTH_REPAIRS},
    {"suggested", "INTEGER", repair_suggested, DEPTH_REPAIRS},
    {"slip", "TEXT", repair_slip, DEPTH_REPAIRS},
    {"mends", "INTEGER", repair_mends, DEPTH_REPAIRS},
    {"location", "TEXT", repair_location, DEPTH_REPAIRS},
    {"message", "TEXT", repair_message, DEPTH_REPAIRS},
};

const struct table repairs_table = {
    .name = "repairs",
    COLUMNS_OF(repairs_columns),
    .advance = next_repair,
    .least = EXTENT_REPORT,
    .depth = DEPTH_REPAIRS,
    .rows = 5,
};
