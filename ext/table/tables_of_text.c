/* sections, statements and checks: what the narrative says, and what is found when it is set beside the tables. */
#include "table/descriptor.h"

/* Rows 0 to count - 1. */
static bool next_index(struct record *record, size_t count)
{
    record->index = record->started ? record->index + 1 : 0;
    record->started = true;
    return record->index < count;
}

/* ---- sections ---- */

static bool next_section(struct record *record)
{
    return next_index(record, record->examination->report.section_count);
}

static const struct section *section_of(const struct record *record)
{
    return &record->examination->report.sections[record->index];
}

static struct value section_ordinal(const struct record *record)
{
    return integer_value(section_of(record)->ordinal);
}

static struct value section_heading(const struct record *record)
{
    return printed_value(section_of(record)->heading);
}

static struct value section_text(const struct record *record)
{
    return text_value(section_of(record)->text);
}

static const struct column sections_columns[] = {
    {"ordinal", "INTEGER", section_ordinal, DEPTH_REPORT},
    {"heading", "TEXT", section_heading, DEPTH_REPORT},
    {"text", "TEXT", section_text, DEPTH_REPORT},
};

const struct table sections_table = {
    .name = "sections",
    COLUMNS_OF(sections_columns),
    .advance = next_section,
    .least = EXTENT_TEXT,
    .rows = 6,
};

/* ---- statements ---- */

static bool next_statement(struct record *record)
{
    return next_index(record, record->examination->statements.count);
}

static const struct statement *statement_of(const struct record *record)
{
    return &record->examination->statements.items[record->index];
}

static struct value statement_section(const struct record *record)
{
    return integer_value(statement_of(record)->section->ordinal);
}

static struct value statement_sentence(const struct record *record)
{
    return printed_value(statement_of(record)->sentence);
}

static struct value statement_subject(const struct record *record)
{
    return printed_value(statement_of(record)->subject);
}

static struct value statement_number(const struct record *record)
{
    return number_value(statement_of(record)->value);
}

static struct value statement_unit(const struct record *record)
{
    return printed_value(statement_of(record)->unit);
}

static struct value statement_approximate(const struct record *record)
{
    return integer_value(statement_of(record)->approximate);
}

static struct value statement_text(const struct record *record)
{
    return printed_value(statement_of(record)->text);
}

static struct value statement_position(const struct record *record)
{
    return known_value((int64_t)statement_of(record)->position);
}

static const struct column statements_columns[] = {
    {"section", "INTEGER", statement_section, DEPTH_REPORT},
    {"sentence", "TEXT", statement_sentence, DEPTH_REPORT},
    {"subject", "TEXT", statement_subject, DEPTH_REPORT},
    {"value", "NUMERIC", statement_number, DEPTH_REPORT},
    {"unit", "TEXT", statement_unit, DEPTH_REPORT},
    {"approximate", "INTEGER", statement_approximate, DEPTH_REPORT},
    {"text", "TEXT", statement_text, DEPTH_REPORT},
    {"position", "INTEGER", statement_position, DEPTH_REPORT},
};

const struct table statements_table = {
    .name = "statements",
    COLUMNS_OF(statements_columns),
    .advance = next_statement,
    .least = EXTENT_TEXT,
    .depth = DEPTH_STATEMENTS,
    .rows = 60,
};

/* ---- checks ---- */

static bool next_check(struct record *record)
{
    return next_index(record, record->examination->checks.count);
}

static const struct check *check_of(const struct record *record)
{
    return &record->examination->checks.items[record->index];
}

static struct value check_rule(const struct record *record)
{
    return code_value(check_of(record)->rule);
}

static struct value check_scope(const struct record *record)
{
    return printed_value(check_of(record)->scope);
}

static struct value check_status(const struct record *record)
{
    return code_value(check_status_names[check_of(record)->status]);
}

static struct value check_left(const struct record *record)
{
    return number_value(check_of(record)->left);
}

static struct value check_right(const struct record *record)
{
    return number_value(check_of(record)->right);
}

static struct value check_difference(const struct record *record)
{
    return number_value(check_of(record)->difference);
}

static struct value check_blanks(const struct record *record)
{
    return integer_value(check_of(record)->blanks);
}

static struct value check_expression(const struct record *record)
{
    return printed_value(check_of(record)->expression);
}

static struct value check_message(const struct record *record)
{
    return printed_value(check_of(record)->message);
}

/* Each name stands in the code that judges it, from which the build gathers them. */
static const char *const rules[] = {
#include "rules.inc"
    NULL,
};

static const struct column checks_columns[] = {
    {"rule", "TEXT", check_rule, DEPTH_REPORT},
    {"scope", "TEXT", check_scope, DEPTH_REPORT},
    {"status", "TEXT", check_status, DEPTH_REPORT},
    {"left_value", "NUMERIC", check_left, DEPTH_REPORT},
    {"right_value", "NUMERIC", check_right, DEPTH_REPORT},
    {"difference", "NUMERIC", check_difference, DEPTH_REPORT},
    {"blanks", "INTEGER", check_blanks, DEPTH_REPORT},
    {"expression", "TEXT", check_expression, DEPTH_REPORT},
    {"message", "TEXT", check_message, DEPTH_REPORT},
};

static const struct vocabulary checks_words[] = {{"rule", rules}, {"status", check_status_names}, {NULL, NULL}};

const struct table checks_table = {
    .name = "checks",
    COLUMNS_OF(checks_columns),
    .advance = next_check,
    .vocabularies = checks_words,
    .least = EXTENT_REPORT,
    .depth = DEPTH_CHECKS,
    .rows = 60,
};
