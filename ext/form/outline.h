/* Where the parts of a report stand in its document: the headings of the six sections and the rows of the three
 * tables. Told by wording and by labels; printed ordinals only help, since reports shift and repeat them. */
#ifndef DISCLOSURE_FORM_OUTLINE_H
#define DISCLOSURE_FORM_OUTLINE_H

#include "form/report.h"

/* The rows of a statutory table, those of its continuation on other pages included. */
struct table_rows {
    uint32_t *rows; /* indexes of document rows, rising */
    uint32_t count;
    size_t capacity;
    uint32_t times; /* how often the table begins */
};

struct heading {
    uint32_t row;     /* UINT32_MAX: not found */
    struct span text; /* as printed */
    struct span rest; /* text of the section that stands in the same paragraph; may be empty */
    uint32_t times;   /* rows with such a heading, as good as this one */
};

struct outline {
    struct table_rows tables[FORM_TABLES];
    struct heading headings[FORM_SECTIONS]; /* by section - 1 */
    uint32_t again;                         /* the row in which a table first begins anew; after the last: none does */
    uint32_t end;                           /* the row after the report: that of another's title, or after the last */
    bool *in_table;                         /* by document row */
    bool *page_number;                      /* by document row: nothing but the number of a page */
    bool old_statistics;                    /* the statistics table of the years before 2019 was met */
};

/* False: no memory. */
bool outline_find(const struct document *document, struct outline *outline, struct failure *failure);

#endif
