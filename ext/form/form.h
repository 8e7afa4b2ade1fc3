/* The two statutory forms as data: the trial form of 2019 (国办公开办函〔2019〕60号) and the form of 2021
 * (国办公开办函〔2021〕30号). Recognition takes its labels from here, the tables their codes, the rules their operands. */
#ifndef DISCLOSURE_FORM_FORM_H
#define DISCLOSURE_FORM_FORM_H

#include "form/number/number.h"

enum form_version { FORM_NONE = 0, FORM_2019 = 1, FORM_2021 = 2, FORM_BOTH = FORM_2019 | FORM_2021 };

enum form_table {
    TABLE_PROACTIVE_DISCLOSURE, /* section 2 */
    TABLE_REQUESTS,             /* section 3 */
    TABLE_REVIEWS,              /* section 4 */
    FORM_TABLES
};

/* "proactive_disclosure", "requests", "reviews": cells.form_table */
extern const char *const form_table_names[FORM_TABLES];

/* A column of a line. */
struct form_measure {
    const char *code;  /* newly_made, natural_person, upheld, ... */
    const char *label; /* as the form prints it */
    enum unit unit;
};

enum { FORM_MEASURES = 7 }; /* the most that a line has */

struct form_line {
    enum form_table table;
    enum form_version forms; /* which forms have it */
    int clause;              /* section 2: the item of article 20 (1, 5, 6, 8, 9); else 0 */
    const char *line;        /* requests: "3.3.5"; section 2: the item; reviews: the route */
    const char *item;        /* received, rules, reconsideration, ... */
    const char *label;       /* as the form prints it */
    const char *key;         /* the ideographs of the label without its number */
    const char *outcome;     /* requests 3.1 to 3.6.3: granted, ...; else NULL */
    const struct form_measure *measures;
    uint32_t measure_count;
};

extern const struct form_line form_lines[];
extern const uint32_t form_line_count;
enum { FORM_LINES_MOST = 64 }; /* form_line_count stays below it */

/* The row of form_lines for a line of a form's table ("3.3.5", "rules"), or UINT32_MAX. */
uint32_t form_find_line(enum form_table table, enum form_version form, const char *line);

/* The index of a measure in a line, or UINT32_MAX. */
uint32_t form_find_measure(const struct form_line *line, const char *code);

/* The six sections of a report (2021 form, part one). */
enum { FORM_SECTIONS = 6 };
extern const char *const form_section_titles[FORM_SECTIONS]; /* 总体情况, ... */

#endif
