/* The statutory forms as data. Recognition takes its labels from here, the tables their codes, the rules their operands.
 *
 * The rows stand in ext/form/forms/: a file for each form, with its lines and their measures, the words that tell its tables
 * and itself, and the rules that it is under; list.def lists the forms, and the tables that they have. */
#ifndef DISCLOSURE_FORM_FORM_H
#define DISCLOSURE_FORM_FORM_H

#include "form/number/number.h"

#define FORM_TABLE(...)
#define FORM(name) FORM_INDEX_##name,
enum {
#include "form/forms/list.def"
    FORMS
};
#undef FORM

/* Sets of forms: a line may belong to several, and a table whose print tells no more follows several. FORM_2021 is one. */
enum form_set {
    FORM_NONE = 0,
#define FORM(name) FORM_##name = 1 << FORM_INDEX_##name,
#include "form/forms/list.def"
#undef FORM
    FORM_ANY = (1 << FORMS) - 1
};
#undef FORM_TABLE

struct form {
    enum form_set set; /* it alone */
    const char *name;  /* "2019": reports.form */
    int first_year;    /* of the reports that it binds, until the next form does */
    bool sections;     /* it fixes the six sections of the report */
};

extern const struct form forms[FORMS];

/* "2019", or NULL where the set is not one form alone. */
const char *form_name(enum form_set set);

/* The newest of them: what a table is taken for that tells no more. FORM_NONE of none. */
enum form_set form_newest(enum form_set set);

/* The forms that bind the report of a year; 0, an unknown year: FORM_ANY. */
enum form_set forms_of_year(int year);

/* ---- tables ---- */

/* TABLE_PROACTIVE_DISCLOSURE, TABLE_REQUESTS, ... */
enum form_table {
#define FORM_TABLE(name, ...) TABLE_##name,
#define FORM(name)
#include "form/forms/list.def"
#undef FORM
#undef FORM_TABLE
    FORM_TABLES
};

/* Which lines stand under one head of columns. */
enum form_head { HEAD_OF_TABLE, HEAD_OF_CLAUSE, HEAD_OF_LINE };

struct form_table_row {
    const char *name;  /* "requests": cells.form_table */
    const char *part;  /* 第三部分: where a message says that it stands */
    uint32_t section;  /* of the report, in which it stands; 0: in an annex, wherever that is */
    const char *title; /* of the table; NULL: that of its section */
    enum form_head head;
    bool numbered;          /* labels are told apart by the number of their line alone: 其他 stands more than once */
    const char *first_line; /* words of the line that stands again where the whole table does; NULL: none is told */
    bool first_line_whole;  /* they must be all of a cell */
};

extern const struct form_table_row form_tables[FORM_TABLES];

/* The forms that have the table. */
enum form_set forms_with(enum form_table table);

/* Whether all these forms have the same lines in the table, so that nothing it prints can tell them apart. */
bool forms_alike(enum form_table table, enum form_set set);

/* ---- lines ---- */

/* A column of a line. */
struct form_measure {
    const char *code;  /* newly_made, natural_person, upheld, ... */
    const char *label; /* as the form prints it */
    enum unit unit;
    const char *key; /* the ideographs of the label without its remark on the unit */
    uint64_t met; /* LABEL_MET of these, as of all words below; all bits: of a measure whose words nobody looks for */
};

enum { FORM_MEASURES = 7 }; /* the most that a line has: a line with more fails the build */

struct form_line {
    enum form_table table;
    enum form_set forms; /* which have it */
    int clause;          /* section 2: the item of article 20 (1, 5, 6, 8, 9); else 0 */
    const char *line;    /* requests: "3.3.5"; section 2: the item; reviews: the route */
    const char *item;    /* received, rules, reconsideration, ... */
    const char *label;   /* as the form prints it */
    const char *key;     /* the ideographs of the label without its number */
    const char *alias;   /* those of another wording; NULL: none */
    const char *group;   /* those of the label of a group that begins with this line; NULL: none */
    const char *
        alone; /* the line of another form whose label this is where no other line of its own form is printed; NULL: none */
    uint32_t least;      /* ideographs of the key that must be printed; 0: most of them */
    const char *outcome; /* requests 3.1 to 3.6.3: granted, ...; else NULL */
    const struct form_measure *measures;
    uint32_t measure_count;
};

/* Table by table, in the form's order; where two forms differ inside a table, so that the print of both rises. */
extern const struct form_line form_lines[];
extern const uint32_t form_line_count;

/* Those of a table: from the first up to the one behind its last. */
struct form_range {
    uint32_t first, end;
};

extern const struct form_range form_ranges[FORM_TABLES];

/* The row of form_lines for a line of a table ("3.3.5", "rules") in one of the forms, or UINT32_MAX. */
uint32_t form_find_line(enum form_table table, enum form_set set, const char *line);

/* The index of a measure in a line, or UINT32_MAX. */
uint32_t form_find_measure(const struct form_line *line, const char *code);

/* ---- what tells a table, and its form ---- */

/* Words that stand in no sentence, only in the heads and first lines of a table. */
struct form_mark {
    enum form_table table;
    const char *words;
    bool cell;        /* must be all of a cell or word; otherwise a part of the row */
    uint32_t longest; /* ideographs of the line or cell */
    uint64_t met;
};

extern const struct form_mark form_marks[];
extern const uint32_t form_mark_count;

/* Words that only the heads of these forms have, pieces short enough to survive a broken line. */
struct form_sign {
    enum form_table table;
    enum form_set forms;
    const char *words;
    uint64_t met;
};

extern const struct form_sign form_signs[];
extern const uint32_t form_sign_count;

/* What tells the form of a table: how much of its print, by signs and lines that not all forms have, speaks for each. */
struct form_votes {
    uint32_t of[FORMS];
};

/* One vote for each of the forms. */
void form_vote(struct form_votes *votes, enum form_set set);

/* The forms with the most votes; without any, all. */
enum form_set form_chosen(const struct form_votes *votes);

/* ---- rules ---- */

enum relation { RELATION_EQUAL, RELATION_AT_MOST };

/* What a rule is applied to again and again. */
enum form_axis {
    EACH_COLUMN, /* terms are lines: "3.7" */
    EACH_LINE,   /* terms are measures: "total"; lines without them, as those of another form, are not meant */
    ONE_LINE     /* terms are lines with one measure, and the rule is about `line` */
};

enum { RULE_TERMS = 8 };

/* A term that stands for every line of the table that is an outcome. */
#define OUTCOMES "outcomes"

struct form_rule {
    const char *name; /* checks.rule */
    enum form_table table;
    enum form_set forms; /* which have it */
    enum form_axis axis;
    const char *line;             /* ONE_LINE: the line that it is about: checks.scope */
    const char *left[RULE_TERMS]; /* up to the first NULL */
    enum relation relation;
    const char *right[RULE_TERMS];
    const char *left_words, *right_words; /* what the sides are, for a reader */
    const char *excuse; /* why a breach need not be an error, so that it only `differs`; NULL: it is one */
};

extern const struct form_rule form_rules[];
extern const uint32_t form_rule_count;

/* ---- what lines of two forms have in common ---- */

/* A line that counts what cells of another form's table count, as far as a narrative can tell. */
struct form_counterpart {
    enum form_table table; /* of the line */
    const char *line;
    enum form_table other; /* where the other form has it: */
    const char *lines;     /* codes of lines or outcomes, joined by + */
    const char *measure;
};

extern const struct form_counterpart form_counterparts[];
extern const uint32_t form_counterpart_count;

/* ---- sections ---- */

/* The six sections of a report (2021 form, part one). */
enum { FORM_SECTIONS = 6 };
extern const char *const form_section_titles[FORM_SECTIONS]; /* 总体情况, ... */

/* The title of the table, or of the section in which the form has it. */
const char *form_table_title(enum form_table table);

#endif
