/* Figures of one sentence that stand as parts beside each other, and what may be their total. Inside narrative_parts.c
 * only. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_RUN_H
#define DISCLOSURE_CHECK_NARRATIVE_RUN_H

#include "check/narrative/figure.h"

/* What parts of one total have in common. Parts of unlike dimensions are never summed: 其中自然人30件, 予以公开20件. */
enum dimension { DIMENSION_NONE, DIMENSION_APPLICANT, DIMENSION_OUTCOME, DIMENSION_RESULT, DIMENSION_CHANNEL };

struct part {
    enum dimension dimension;
    bool rest;            /* 其他: of whatever dimension the parts before it are */
    bool skipped;         /* a percentage or a change: neither part nor total */
    bool carried;         /* 上年结转 or 结转下年度 */
    bool over;            /* and it is the former */
    const char *category; /* an outcome's line: the outcome */
    const char *outcome;  /* an outcome: itself */
};

enum { MOST_PARTS = 48, LONGEST_LIST = 120, FURTHEST = 12 };

struct run {
    size_t first;
    size_t members[MOST_PARTS];
    size_t count;
    enum dimension dimension;
    enum opener opener;
    bool closed;            /* the last one is 其他 */
    bool vague;             /* an approximate part: nothing can be summed */
    size_t carried_forward; /* a figure, or SIZE_MAX */
};

struct sentence {
    const struct passage *passage;
    const struct figure *figures;
    struct part *parts; /* one a figure */
    size_t count;
};

/* What stands before a run, or right behind it, and may be its total. */
struct totals {
    const struct figure *figures[FURTHEST]; /* the nearest first */
    size_t count;
    const struct figure *likeliest;    /* the nearest that is no part of anything itself, or else the nearest */
    const struct figure *carried_over; /* 上年结转, behind a total and not in it; NULL: none */
    bool behind;                       /* 共计 after the parts, which can mean nothing but their sum */
};

/* What kind of part each figure of the sentence is. False: memory, or a match limit; as for all below. */
bool sentence_classify(const struct sentence *sentence);

/* Whether a list of parts may begin with this figure. */
bool run_starts(const struct sentence *sentence, size_t at);

/* The parts from `first` on that belong together. */
bool run_gather(const struct sentence *sentence, size_t first, struct run *run);

/* The figures before the run in its sentence, or the one behind it that sums it up, or, for what channels published, one of a sentence not far before it;
 * `nearby` says that it is the latter. */
bool run_totals(const struct sentence *sentence, const struct run *run, struct totals *totals, bool *nearby);

#endif
