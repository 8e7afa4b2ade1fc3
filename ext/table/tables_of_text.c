/* sections, statements and checks: what the narrative says, and what is found when it is set beside the tables. */
#include "table/descriptor.h"

/* ---- sections ---- */

static bool next_section(struct record *record)
{
    return next_index(record, record->examination->report.section_count);
}

static const struct section *section_of(const struct record *record)
{
    return &record->examination->report.sections[record->index];
}

#define COLUMNS sections
#define TABLE .advance = next_section, .least = EXTENT_TEXT, .rows = 6
#include "table/columns.h"

/* ---- statements ---- */

static bool next_statement(struct record *record)
{
    return next_index(record, record->examination->statements.count);
}

static const struct statement *statement_of(const struct record *record)
{
    return &record->examination->statements.items[record->index];
}

#define COLUMNS statements
#define TABLE .advance = next_statement, .least = EXTENT_TEXT, .depth = DEPTH_STATEMENTS, .rows = 60
#include "table/columns.h"

/* ---- checks ---- */

static bool next_check(struct record *record)
{
    return next_index(record, record->examination->checks.count);
}

static const struct check *check_of(const struct record *record)
{
    return &record->examination->checks.items[record->index];
}

static struct value text_of_check(const struct record *record, enum check_text wanted)
{
    struct span text;
    bool done = check_text(&record->examination->report, check_of(record), wanted, record->scratch, &text);
    return done ? printed_value(text) : (struct value){.kind = VALUE_NO_MEMORY};
}

/* Each name stands in the code that judges it, from which the build gathers them. */
static const char *const rules[] = {
#include "rules.inc"
    NULL,
};

static const struct vocabulary checks_words[] = {{"rule", rules, NULL}, {"status", check_status_names, NULL}, {0}};

#define COLUMNS checks
#define TABLE                                                                                                          \
    .advance = next_check, .vocabularies = checks_words, .least = EXTENT_REPORT, .depth = DEPTH_CHECKS, .rows = 60
#include "table/columns.h"
