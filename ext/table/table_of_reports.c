/* reports: one row a file, whatever the file turned out to be. */
#include "table/descriptor.h"

#include "table/message.h"

static bool next_report(struct record *record)
{
    bool first = !record->started;
    record->started = true;
    return first;
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

/* ---- what the report is ---- */

static struct value title_value(const struct record *record)
{
    return printed_value(report_of(record)->title);
}

static struct value form_value(const struct record *record)
{
    return code_value(report_form_name(report_of(record)));
}

/* ---- who reports ---- */

static const struct office *office_of(const struct record *record)
{
    return &report_of(record)->office;
}

/* A zone is no division: it is the one in which it lies. */
static uint16_t division_of(const struct record *record)
{
    bool has_agency = report_of(record)->agency.size > 0;
    return has_agency ? office_of(record)->locality.division : DIVISION_NONE;
}

static struct value division_value(const struct record *record)
{
    uint16_t division = division_of(record);
    return division == DIVISION_NONE ? null_value() : code_value(divisions[division].code);
}

static struct value division_name_value(const struct record *record)
{
    struct span name;
    uint16_t division = division_of(record);
    if (division == DIVISION_NONE) {
        return null_value();
    }
    return division_full_name(record->scratch, division, &name) ? text_value(name)
                                                                : (struct value){.kind = VALUE_NO_MEMORY};
}

static struct value level_value(const struct record *record)
{
    return code_value(office_level_names[office_of(record)->level]);
}

static struct value body_value(const struct record *record)
{
    return printed_value(office_of(record)->body);
}

static struct value kind_value(const struct record *record)
{
    return code_value(office_kind_names[office_of(record)->kind]);
}

/* ---- the file ---- */

static struct value proactive_form_value(const struct record *record)
{
    return code_value(form_name(report_of(record)->tables[TABLE_PROACTIVE_DISCLOSURE].form));
}

static struct value requests_form_value(const struct record *record)
{
    return code_value(form_name(report_of(record)->tables[TABLE_REQUESTS].form));
}

static struct value format_value(const struct record *record)
{
    return code_value(record->examination->format);
}

static struct value encoding_value(const struct record *record)
{
    return code_value(record->examination->encoding);
}

static struct value period_start_value(const struct record *record)
{
    return date_value(record->scratch, report_of(record)->period_start);
}

static struct value period_end_value(const struct record *record)
{
    return date_value(record->scratch, report_of(record)->period_end);
}

static struct value published_value(const struct record *record)
{
    return date_value(record->scratch, report_of(record)->published);
}

static struct value status_value(const struct record *record)
{
    return code_value(report_status_names[report_of(record)->status]);
}

static struct value message_value(const struct record *record)
{
    struct span text = {0};
    if (!examination_message(record->scratch, record->examination, &text)) {
        return (struct value){.kind = VALUE_NO_MEMORY};
    }
    return printed_value(text);
}

/* ---- how much of it there is ---- */

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

static struct value cells_value(const struct record *record)
{
    return is_readable(record) ? integer_value(count_cells(report_of(record), false)) : null_value();
}

static struct value blank_cells_value(const struct record *record)
{
    return is_readable(record) ? integer_value(count_cells(report_of(record), true)) : null_value();
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

static struct value failed_checks_value(const struct record *record)
{
    return count_checks(record, CHECK_FAIL);
}

static struct value differing_checks_value(const struct record *record)
{
    return count_checks(record, CHECK_DIFFERS);
}

static struct value unknown_checks_value(const struct record *record)
{
    return count_checks(record, CHECK_UNKNOWN);
}

/* ---- the table ---- */

static const struct column reports_columns[] = {
    {"title", "TEXT", title_value, DEPTH_REPORT},
    {"form", "TEXT", form_value, DEPTH_REPORT},
    {"division", "TEXT", division_value, DEPTH_REPORT},
    {"division_name", "TEXT", division_name_value, DEPTH_REPORT},
    {"level", "TEXT", level_value, DEPTH_REPORT},
    {"body", "TEXT", body_value, DEPTH_REPORT},
    {"kind", "TEXT", kind_value, DEPTH_REPORT},
    {"proactive_form", "TEXT", proactive_form_value, DEPTH_REPORT},
    {"requests_form", "TEXT", requests_form_value, DEPTH_REPORT},
    {"format", "TEXT", format_value, DEPTH_REPORT},
    {"encoding", "TEXT", encoding_value, DEPTH_REPORT},
    {"period_start", "TEXT", period_start_value, DEPTH_REPORT},
    {"period_end", "TEXT", period_end_value, DEPTH_REPORT},
    {"published", "TEXT", published_value, DEPTH_REPORT},
    {"status", "TEXT", status_value, DEPTH_REPORT},
    {"cells", "INTEGER", cells_value, DEPTH_REPORT},
    {"blank_cells", "INTEGER", blank_cells_value, DEPTH_REPORT},
    {"failed_checks", "INTEGER", failed_checks_value, DEPTH_CHECKS},
    {"differing_checks", "INTEGER", differing_checks_value, DEPTH_CHECKS},
    {"unknown_checks", "INTEGER", unknown_checks_value, DEPTH_CHECKS},
    {"message", "TEXT", message_value, DEPTH_REPORT},
};

static const struct vocabulary reports_words[] = {{"status", report_status_names}, {NULL, NULL}};

const struct table reports_table = {
    .name = "reports",
    COLUMNS_OF(reports_columns),
    .vocabularies = reports_words,
    .advance = next_report,
    .least = EXTENT_TEXT,
    .has_every_file = true,
    .rows = 1,
};
