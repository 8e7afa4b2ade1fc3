/* One finding about the structure of a report. Inside structure*.c only. */
#ifndef DISCLOSURE_CHECK_STRUCTURE_FINDING_H
#define DISCLOSURE_CHECK_STRUCTURE_FINDING_H

#include "check/check.h"
#include "form/wording.h"

/* What every structure rule is given. */
struct scene {
    struct pattern_cache *patterns;
    const struct report *report;
    struct check_list *list;
    struct failure *failure;
};

/* Each walks one part of the report and appends to the list. False: see scene->failure. */
bool structure_tables(const struct scene *scene);    /* structure.table, .line, .column, .form */
bool structure_figures(const struct scene *scene);   /* structure.figure, .blank */
bool structure_sections(const struct scene *scene);  /* structure.section */
bool structure_numbering(const struct scene *scene); /* structure.numbering */
bool structure_dates(const struct scene *scene);     /* structure.period, .year, .published */

/* Appends `check`, whose rule, scope and status are set; the message is the SENTENCE, the place and a full stop. */
bool finding_add(const struct scene *scene, struct check check, struct place place, const struct word *sentence);

/* Appends `check` without a message. */
bool finding_append(const struct scene *scene, struct check check);

/* Appends a plain pass. */
bool finding_pass(const struct scene *scene, const char *rule, const char *scope);

/* Whether what is not in the report may be there in print: pages and lines of text are read by where words stand, and
 * a picture on a page is not read at all. The rows of a web page or a Word file cannot be overlooked. */
bool may_be_overlooked(const struct report *report, enum form_table table);
bool is_paged(const struct report *report);

/* Whether the text of the table's section holds as many numbers as a table that was not made out leaves there. */
bool holds_numbers(const struct report *report, enum form_table table);

/* The section of the form with this ordinal, or NULL. */
const struct section *find_section(const struct report *report, uint32_t ordinal);

#endif
