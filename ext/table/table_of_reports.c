/* reports: one row a file, whatever the file turned out to be. */
#include "table/descriptor.h"

#include "table/message.h"

static bool next_report(struct record *record)
{
    return next_index(record, 1);
}

static const struct report *report_of(const struct record *record)
{
    return &record->examination->report;
}

static bool is_readable(const struct record *record)
{
    return report_of(record)->status != STATUS_UNREADABLE;
}

/* ---- columns that all tables begin with ---- */

static struct value path_value(const struct record *record)
{
    return record->path.data ? text_value(record->path) : null_value();
}

static struct value agency_value(const struct record *record)
{
    return printed_value(report_of(record)->agency);
}

static struct value year_value(const struct record *record)
{
    return known_value(report_of(record)->year);
}

const struct column common_columns[COMMON_COLUMNS] = {
    [PATH_COLUMN] = {"path", "TEXT", path_value, DEPTH_REPORT},
    {"agency", "TEXT", agency_value, DEPTH_REPORT},
    {"year", "INTEGER", year_value, DEPTH_REPORT},
};

/* A zone is no division: it is the one in which it lies. */
static uint16_t division_of(const struct record *record)
{
    bool has_agency = report_of(record)->agency.size > 0;
    return has_agency ? report_of(record)->office.locality.division : DIVISION_NONE;
}

static struct value message_value(const struct record *record)
{
    struct span text = {0};
    if (!examination_message(record->scratch, record->examination, &text)) {
        return (struct value){.kind = VALUE_NO_MEMORY};
    }
    return printed_value(text);
}

/* Cells that were found, or only the blank ones of them. */
static int64_t count_cells(const struct report *report, bool only_blank)
{
    int64_t count = 0;
    for (uint32_t i = 0; report->lines && i < form_line_count; i++) {
        const struct report_line *line = &report->lines[i];
        for (uint32_t j = 0; line->times > 0 && j < form_lines[i].measure_count; j++) {
            enum cell_state state = line->cells[j].state;
            count += only_blank ? state == CELL_BLANK : state != CELL_ABSENT;
        }
    }
    return count;
}

/* NULL where nothing was checked, as `checks` has no row then. */
static struct value count_checks(const struct record *record, enum check_status status)
{
    const struct examination *examination = record->examination;
    if (examination->depth < DEPTH_CHECKS || examination_extent(examination) < checks_table.least) {
        return null_value();
    }
    int64_t count = 0;
    for (size_t i = 0; i < examination->checks.count; i++) {
        count += examination->checks.items[i].status == status;
    }
    return integer_value(count);
}

/* ---- the table ---- */

static const struct vocabulary reports_words[] = {{"status", report_status_names, NULL}, {0}};

#define COLUMNS reports
#define TABLE                                                                                                          \
    .vocabularies = reports_words, .advance = next_report, .least = EXTENT_TEXT, .has_every_file = true, .rows = 1
#include "table/columns.h"
