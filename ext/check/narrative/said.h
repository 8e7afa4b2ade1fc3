/* What is written of a finding in the narrative, once someone asks for it. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_SAID_H
#define DISCLOSURE_CHECK_NARRATIVE_SAID_H

#include "check/check.h"

/* Where the narrative says something. */
struct said {
    const struct section *section;
    const struct plain_text *plain;
    const struct statement *statement; /* whose clause is quoted; NULL: */
    struct range quote;                /* of the plain text: the words that claim it */
    uint64_t position;                 /* in characters of the section, from 1 */
};

/* Cells of one table that are summed. */
struct meant {
    enum form_table table;
    unsigned measures; /* a bit for each measure, by its index */
    const char
        *lines; /* "1", "1+2", "denied", "direct_litigation+litigation_after_reconsideration": codes of lines or of
                        * outcomes, which stand for all their lines; NULL: none */
};

/* And their sum. */
struct meaning {
    struct meant cells;
    struct sum sum;
    bool unreadable;    /* a cell of it holds print that is no number */
    struct place place; /* of the first cell */
};

/* Sums the cells; also as "0 + 1 + 0", unless `operands` is NULL. False: one of them is not in the report. */
bool meaning_find(const struct report *report, struct meant cells, struct meaning *meaning, struct buffer *operands);

/* A claim that stands beside a table: 第三部分第85字“…”与表格一致：…. `second` is what else it could have meant. */
struct claim_words {
    struct check_words words;
    struct said said;
    struct meant meant, second;
};

/* A total beside its parts. */
struct parts_words {
    struct check_words words;
    struct said said;                             /* of the total */
    const struct statement *total, *carried_over; /* the left side; NULL: none */
    const struct statement *carried_forward;      /* the last of the right side; NULL: none */
    size_t count;
    const struct statement *parts[];
};

/* Two places of a section that contradict each other. */
struct contradiction_words {
    struct check_words words;
    struct said said, other;
};

extern const struct check_words claim_words, parts_words, contradiction_words;

#endif
