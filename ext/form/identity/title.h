/* The title of a report: told by its core, 政府信息公开工作年度报告 in all its wordings, with the agency and the year before it,
 * behind it, or on the lines above and below. */
#ifndef DISCLOSURE_FORM_IDENTITY_TITLE_H
#define DISCLOSURE_FORM_IDENTITY_TITLE_H

#include "base/pattern.h"

struct title_line {
    struct span text;
    uint32_t row; /* of the document */
    bool alone;   /* nothing else stands in its row */
};

struct title_search {
    struct pattern_cache *patterns;
    struct arena *arena;
    struct failure *failure;
    struct title_line *lines;
    size_t count, capacity;
};

struct title {
    struct span agency;  /* empty: not told */
    struct span printed; /* from the agency or the year to the end of the title, without white space */
    int year;            /* 0: not told */
    int weight;          /* 0: no title; more where it tells more */
    uint32_t end;        /* the line after it */
    bool alone;          /* nothing else stands in its lines */
};

/* Reads the title whose core begins in this line. Prose that speaks of the report is no title. False: memory or a match
 * limit. */
bool title_read(const struct title_search *search, uint32_t line, struct title *title);

#endif
