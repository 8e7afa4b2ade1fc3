/* proactive_disclosure, requests, reviews, statistics and cells: the tables of the forms, as lines or as single cells. */
#include "form/wording.h"
#include "table/descriptor.h"

static const struct form_line *line_of(const struct record *record)
{
    return &form_lines[record->line];
}

static const struct form_measure *measure_of(const struct record *record)
{
    return &line_of(record)->measures[record->measure];
}

static const struct report_cell *cell_of(const struct record *record)
{
    return &record->examination->report.lines[record->line].cells[record->measure];
}

/* ---- rows ---- */

/* Steps to the next line that was found in the report, of one table of the form or of all (FORM_TABLES). */
static bool next_line(struct record *record, enum form_table table)
{
    const struct report_line *lines = record->examination->report.lines;
    uint32_t line = record->started ? record->line + 1 : 0;
    record->started = true;
    while (lines && line < form_line_count) {
        if (lines[line].times > 0 && (table == FORM_TABLES || form_lines[line].table == table)) {
            record->line = line;
            return true;
        }
        line++;
    }
    return false;
}

/* Steps to the next cell that was found. */
static bool next_cell(struct record *record, enum form_table table)
{
    bool in_line = record->started;
    while (in_line || next_line(record, table)) {
        record->measure = in_line ? record->measure + 1 : 0;
        while (record->measure < line_of(record)->measure_count) {
            if (cell_of(record)->state != CELL_ABSENT) {
                return true;
            }
            record->measure++;
        }
        in_line = false;
    }
    return false;
}

static bool next_proactive_disclosure(struct record *record)
{
    return next_cell(record, TABLE_PROACTIVE_DISCLOSURE);
}

static bool next_requests(struct record *record)
{
    return next_line(record, TABLE_REQUESTS);
}

static bool next_reviews(struct record *record)
{
    return next_line(record, TABLE_REVIEWS);
}

static bool next_statistics(struct record *record)
{
    return next_cell(record, TABLE_STATISTICS);
}

static bool next_cells(struct record *record)
{
    return next_cell(record, FORM_TABLES);
}

/* ---- columns ---- */

static struct value form_table_value(const struct record *record)
{
    return code_value(form_tables[line_of(record)->table].name);
}

static struct value clause_value(const struct record *record)
{
    return integer_value(line_of(record)->clause);
}

static struct value line_value(const struct record *record)
{
    return code_value(line_of(record)->line);
}

static struct value item_value(const struct record *record)
{
    return code_value(line_of(record)->item);
}

static struct value label_value(const struct record *record)
{
    return code_value(line_of(record)->label);
}

static struct value outcome_value(const struct record *record)
{
    return code_value(line_of(record)->outcome);
}

/* The columns of requests and reviews bear the codes of the form's own columns. */
static struct value count_value(const struct record *record)
{
    uint32_t measure = form_find_measure(line_of(record), record->column->name);
    if (measure >= FORM_MEASURES) {
        return null_value();
    }
    return number_value(record->examination->report.lines[record->line].cells[measure].value);
}

static struct value measure_value(const struct record *record)
{
    return code_value(measure_of(record)->code);
}

static struct value measure_label_value(const struct record *record)
{
    return code_value(measure_of(record)->label);
}

static struct value cell_value(const struct record *record)
{
    return number_value(cell_of(record)->value);
}

static struct value unit_value(const struct record *record)
{
    return code_value(unit_label(measure_of(record)->unit));
}

static struct value cell_text_value(const struct record *record)
{
    return printed_value(cell_of(record)->text);
}

static struct value location_value(const struct record *record)
{
    struct span text = {0};
    if (!place_describe(record->scratch, cell_of(record)->place, &text)) {
        return (struct value){.kind = VALUE_NO_MEMORY};
    }
    return printed_value(text);
}

/* ---- tables ---- */

static const struct column proactive_disclosure_columns[] = {
    {"clause", "INTEGER", clause_value, DEPTH_REPORT},
    {"item", "TEXT", item_value, DEPTH_REPORT},
    {"item_label", "TEXT", label_value, DEPTH_REPORT},
    {"measure", "TEXT", measure_value, DEPTH_REPORT},
    {"measure_label", "TEXT", measure_label_value, DEPTH_REPORT},
    {"value", "NUMERIC", cell_value, DEPTH_REPORT},
    {"unit", "TEXT", unit_value, DEPTH_REPORT},
    {"text", "TEXT", cell_text_value, DEPTH_REPORT},
};

const struct table proactive_disclosure_table = {
    .name = "proactive_disclosure",
    COLUMNS_OF(proactive_disclosure_columns),
    .advance = next_proactive_disclosure,
    .least = EXTENT_REPORT,
    .rows = 20,
};

static const struct column requests_columns[] = {
    {"line", "TEXT", line_value, DEPTH_REPORT},
    {"outcome", "TEXT", outcome_value, DEPTH_REPORT},
    {"item", "TEXT", item_value, DEPTH_REPORT},
    {"item_label", "TEXT", label_value, DEPTH_REPORT},
    {"natural_person", "INTEGER", count_value, DEPTH_REPORT},
    {"business", "INTEGER", count_value, DEPTH_REPORT},
    {"research", "INTEGER", count_value, DEPTH_REPORT},
    {"public_interest", "INTEGER", count_value, DEPTH_REPORT},
    {"legal_service", "INTEGER", count_value, DEPTH_REPORT},
    {"other", "INTEGER", count_value, DEPTH_REPORT},
    {"total", "INTEGER", count_value, DEPTH_REPORT},
};

const struct table requests_table = {
    .name = "requests",
    COLUMNS_OF(requests_columns),
    .advance = next_requests,
    .least = EXTENT_REPORT,
    .rows = 25,
};

static const struct column reviews_columns[] = {
    {"route", "TEXT", item_value, DEPTH_REPORT},      {"route_label", "TEXT", label_value, DEPTH_REPORT},
    {"upheld", "INTEGER", count_value, DEPTH_REPORT}, {"corrected", "INTEGER", count_value, DEPTH_REPORT},
    {"other", "INTEGER", count_value, DEPTH_REPORT},  {"pending", "INTEGER", count_value, DEPTH_REPORT},
    {"total", "INTEGER", count_value, DEPTH_REPORT},
};

const struct table reviews_table = {
    .name = "reviews",
    COLUMNS_OF(reviews_columns),
    .advance = next_reviews,
    .least = EXTENT_REPORT,
    .rows = 3,
};

static const struct column statistics_columns[] = {
    {"line", "TEXT", line_value, false},        {"item", "TEXT", item_value, false},
    {"item_label", "TEXT", label_value, false}, {"value", "NUMERIC", cell_value, false},
    {"unit", "TEXT", unit_value, false},        {"text", "TEXT", cell_text_value, false},
};

const struct table statistics_table = {
    .name = "statistics",
    COLUMNS_OF(statistics_columns),
    .advance = next_statistics,
    .least = EXTENT_REPORT,
    .rows = 58,
};

static const struct column cells_columns[] = {
    {"form_table", "TEXT", form_table_value, DEPTH_REPORT},
    {"line", "TEXT", line_value, DEPTH_REPORT},
    {"line_label", "TEXT", label_value, DEPTH_REPORT},
    {"measure", "TEXT", measure_value, DEPTH_REPORT},
    {"measure_label", "TEXT", measure_label_value, DEPTH_REPORT},
    {"value", "NUMERIC", cell_value, DEPTH_REPORT},
    {"text", "TEXT", cell_text_value, DEPTH_REPORT},
    {"location", "TEXT", location_value, DEPTH_REPORT},
};

const struct table cells_table = {
    .name = "cells",
    COLUMNS_OF(cells_columns),
    .advance = next_cells,
    .least = EXTENT_REPORT,
    .rows = 200,
};
