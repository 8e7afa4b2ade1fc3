/* Figures that the narrative claims. */
#ifndef DISCLOSURE_CHECK_STATEMENT_STATEMENT_H
#define DISCLOSURE_CHECK_STATEMENT_STATEMENT_H

#include "base/pattern.h"
#include "check/statement/text.h"
#include "check/statement/units.h"
#include "form/report.h"

struct statement {
    const struct section *section;
    const struct plain_text *plain; /* the section as it was read; the ranges are in it */
    struct range sentence, place;   /* the whole sentence; the figure with its unit */
    size_t before;                  /* where the figure before it in the sentence ends, or the sentence's begin */
    size_t behind;                  /* where the figure behind it in the sentence begins; SIZE_MAX: there is none */
    struct number value;            /* 1.2万 is 12000; in `unit` */
    struct span unit;               /* 件, 条, 次, 万元, %, ...; may be empty */
    int counts;                     /* what that counts: enum unit_counts */
    bool approximate;               /* 余, 多, 约, 近, 以上, ... */
    uint64_t position;              /* of the figure in section->text, in characters from 1 */
};

struct statement_list {
    struct statement *items; /* in reading order */
    size_t count;
    const struct plain_text *texts; /* the report's sections, as they were read; NULL: none was */
};

/* The print of the figure with its unit; of its sentence; of the words that say what is counted, which may be empty. All
 * inside section->text. */
struct span statement_text(const struct statement *statement);
struct span statement_sentence(const struct statement *statement);
struct span statement_subject(const struct statement *statement);

/* The part of the sentence between commas that holds the figure, in the plain text. */
struct range statement_clause(const struct statement *statement);

/* Every figure of the sections' texts, in the report's arena. Not the digits of dates, document numbers, telephone
 * numbers, ordinals, article numbers, years, addresses. */
bool statements_find(struct pattern_cache *patterns, const struct report *report, struct statement_list *list,
                     struct failure *failure);

#endif
