/* proactive_disclosure, requests, reviews, statistics and cells: the tables of the forms, as lines or as single cells. */
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

/* A cell of a line, by the code of the form's column; NULL where the line has none such. */
static struct value count_value(const struct record *record, const char *code)
{
    uint32_t measure = form_find_measure(line_of(record), code);
    return measure == UINT32_MAX ? null_value()
                                 : number_value(record->examination->report.lines[record->line].cells[measure].value);
}

/* ---- tables ---- */

#define OF_FORM(column, table)                                                                                         \
    {                                                                                                                  \
        column, NULL, &table##_table                                                                                   \
    }

static const struct vocabulary disclosed_words[] = {
    OF_FORM("item", proactive_disclosure), OF_FORM("measure", proactive_disclosure), {0}};
static const struct vocabulary requests_words[] = {
    OF_FORM("line", requests), OF_FORM("outcome", requests), OF_FORM("item", requests), {0}};
static const struct vocabulary reviews_words[] = {OF_FORM("route", reviews), {0}};
static const struct vocabulary statistics_words[] = {OF_FORM("line", statistics), OF_FORM("item", statistics), {0}};
const struct vocabulary cells_words[] = {
    OF_FORM("form_table", cells), OF_FORM("line", cells), OF_FORM("measure", cells), {0}};

#define COLUMNS proactive_disclosure
#define TABLE                                                                                                          \
    .advance = next_proactive_disclosure, .form_table = TABLE_PROACTIVE_DISCLOSURE, .vocabularies = disclosed_words,   \
    .least = EXTENT_REPORT, .rows = 20
#include "table/columns.h"

#define COLUMNS requests
#define TABLE                                                                                                          \
    .advance = next_requests, .form_table = TABLE_REQUESTS, .vocabularies = requests_words, .least = EXTENT_REPORT,    \
    .rows = 25
#include "table/columns.h"

#define COLUMNS reviews
#define TABLE                                                                                                          \
    .advance = next_reviews, .form_table = TABLE_REVIEWS, .vocabularies = reviews_words, .least = EXTENT_REPORT,       \
    .rows = 3
#include "table/columns.h"

#define COLUMNS statistics
#define TABLE                                                                                                          \
    .advance = next_statistics, .form_table = TABLE_STATISTICS, .vocabularies = statistics_words,                      \
    .least = EXTENT_REPORT, .rows = 58
#include "table/columns.h"

#define COLUMNS cells
#define TABLE                                                                                                          \
    .advance = next_cells, .form_table = FORM_TABLES, .vocabularies = cells_words, .least = EXTENT_REPORT, .rows = 200
#include "table/columns.h"
