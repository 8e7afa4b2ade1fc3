/* The words of a title around its core: agency and year. */
#ifndef DISCLOSURE_FORM_IDENTITY_TITLE_WORDS_H
#define DISCLOSURE_FORM_IDENTITY_TITLE_WORDS_H

#include "form/identity/agency.h"
#include "form/identity/title.h"

/* The core of a title, without white space: 政府信息公开2022年工作年度报告（2022年度）. Groups: digits of the year within, of the year
 * behind in brackets, of the year behind without. */
extern const struct pattern title_core_pattern;

/* What stands before a core, or in a line above it. */
struct title_words {
    struct span agency; /* empty: none */
    struct span region; /* 甲县 in 甲县2022年人民政府; empty: none */
    struct span digits; /* of the year; empty: none */
    size_t start;       /* byte where they begin */
    bool cut;           /* something else stands there too */
};

/* Reads the text up to the byte `end`. False: memory or a match limit. */
bool title_words_read(const struct title_search *search, const struct title_text *text, size_t end,
                      struct title_words *words);

/* A line that is nothing but a year; empty digits: it is not. False: memory or a match limit. */
bool title_year_line_read(const struct title_search *search, const struct title_text *text, struct span *digits);

#endif
