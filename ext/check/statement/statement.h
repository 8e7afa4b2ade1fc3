/* Figures that the narrative claims. */
#ifndef DISCLOSURE_CHECK_STATEMENT_STATEMENT_H
#define DISCLOSURE_CHECK_STATEMENT_STATEMENT_H

#include "base/pattern.h"
#include "form/report.h"

struct plain_text; /* check/statement/text.h */

struct statement {
    const struct section *section;
    struct span sentence; /* the whole sentence, inside section->text */
    struct span clause;   /* the part between commas that holds the figure, inside the sentence */
    struct span subject;  /* the words that say what is counted, inside the sentence; may be empty */
    struct span text;     /* the figure as printed with its unit, inside the sentence */
    struct number value;  /* 1.2万 is 12000; in `unit` */
    struct span unit;     /* 件, 条, 次, 万元, %, ...; may be empty */
    bool approximate;     /* 余, 多, 约, 近, 以上, ... */
    uint64_t position;    /* of the figure in section->text, in characters from 1 */
};

struct statement_list {
    struct statement *items; /* in reading order */
    size_t count;
    const struct plain_text *texts; /* the report's sections as the patterns saw them; NULL: none was read */
};

/* Every figure of the sections' texts, in the report's arena. Not the digits of dates, document numbers, telephone
 * numbers, ordinals, article numbers, years, addresses. */
bool statements_find(struct pattern_cache *patterns, const struct report *report, struct statement_list *list,
                     struct failure *failure);

#endif
