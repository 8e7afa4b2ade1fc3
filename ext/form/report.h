/* What recognition makes of a document: the cells of the three statutory tables, the sections, who and when. */
#ifndef DISCLOSURE_FORM_REPORT_H
#define DISCLOSURE_FORM_REPORT_H

#include "form/form.h"
#include "form/office/office.h"
#include "read/document.h"

enum cell_state {
    CELL_ABSENT,    /* its line or column was not found */
    CELL_BLANK,     /* there, and blank */
    CELL_NUMBER,    /* there, and a number */
    CELL_UNREADABLE /* there, but no number, or it could not be told which column the print stands in */
};

struct report_cell {
    struct number value;        /* NUMBER_NULL unless CELL_NUMBER */
    struct span text;           /* as printed; empty where blank */
    enum cell_state state : 16; /* a report keeps some two hundred of these */
    bool unplaced;              /* CELL_UNREADABLE: `text` is all that the line prints, its columns cannot be told */
    struct place place;
};

/* How often something of the form was met: what the structure rules ask. */
struct report_table {
    enum form_set form;   /* by its labels alone, several where they are alike; FORM_NONE: not found */
    uint32_t times;       /* how often the whole table was met: 0, 1, more */
    struct place place;   /* of its first row */
    uint32_t last_row;    /* document row of its last row + 1 */
    uint32_t first_row;   /* document row */
    uint32_t strangers;   /* rows with figures whose label the form has not */
    struct span stranger; /* the label of the first of them */
    uint32_t lost_rows;   /* rows of figures without a label, which may be those of lines that were not found */
    bool deduplicated;    /* the text lacks lines that repeat others */
};

struct report_line {
    uint32_t times; /* how often its label was met in the table; cells are those of the first */
    struct place place;
    struct report_cell *cells; /* by measure, as many as the line has; of a line that was not met none may be written */
};

struct section {
    uint32_t ordinal;    /* 1 to 6: the section of the form it is, whatever number is printed; 0: before the first */
    struct span heading; /* as printed, with its number; empty for what stands before the first */
    struct span text;    /* the narrative without the statutory tables, a line a paragraph; may be empty */
    uint32_t times;      /* how often a heading of this section was met */
    struct place place;
};

enum report_status { STATUS_COMPLETE, STATUS_PARTIAL, STATUS_UNRECOGNISED, STATUS_UNREADABLE };
extern const char *const report_status_names[];

struct date {
    int year, month, day; /* 0: not known */
};

struct report {
    struct arena *arena;
    struct span agency, title; /* empty: not found */
    struct office office;      /* the agency: where, at what level, what */
    int year;                  /* 0: not found */
    struct date period_start, period_end, published;
    int period_year; /* year of the stated period, 0: none: structure.period */
    struct report_table tables[FORM_TABLES];
    struct report_line *lines; /* form_line_count of them, by index in form_lines */
    struct section sections[FORM_SECTIONS + 1];
    uint32_t section_count;
    struct place another; /* the title of a second report in the same file, which is not read; unknown: there is none */
    enum report_status status;
    struct span message; /* what a user should know: a Chinese sentence; empty: nothing */
};

/* An empty report in the arena, each of its cells absent. False: no memory. */
bool report_create(struct report *report, struct arena *arena);

/* Moves all that the report shows to this arena and makes it the report's, so that what it was recognised in can go. Each
 * text of struct report is one of those that it copies. False: no memory. */
bool report_move(struct report *report, struct arena *arena);

/* The first table whose print tells one form alone, and the first behind it that tells another; FORM_TABLES: none.
 * Section 4 is alike in two forms and tells nothing. */
void report_tell_forms(const struct report *report, enum form_table *first, enum form_table *other);

/* Lets a table of lines that several forms have follow the first table that tells one form alone, or else the form that binds
 * the report's year: a cut may have taken the lines that tell. */
void report_settle_forms(struct report *report);

/* "2019", "2021", "mixed" or NULL: of all the tables found. */
const char *report_form_name(const struct report *report);

/* Whether the report should have the table: one of the newest form that its tables follow, or one that it has. */
bool report_expects(const struct report *report, enum form_table table);

/* Whether the newest form that its tables follow fixes the six sections. */
bool report_has_sections(const struct report *report);

/* Whether the line belongs to the form that its table follows in this report. */
static inline bool report_has_line(const struct report *report, uint32_t line)
{
    const struct form_line *row = &form_lines[line];
    return (row->forms & report->tables[row->table].form) != 0;
}

/* Whether the line is the first under its head that was met, and neither it nor another has the column. */
bool report_lacks_column(const struct report *report, uint32_t line, uint32_t measure);

#endif
