/* Figures that stand as parts beside each other, and what may be their total. Inside parts.c only. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_RUN_H
#define DISCLOSURE_CHECK_NARRATIVE_RUN_H

#include "check/narrative/claims.h"

/* What parts of one total have in common. Parts of unlike dimensions are never summed: 其中自然人30件, 予以公开20件. */
enum dimension {
    DIMENSION_NONE,
    DIMENSION_APPLICANT,
    DIMENSION_OUTCOME,
    DIMENSION_RESULT,
    DIMENSION_ROUTE,
    DIMENSION_CHANNEL
};

struct part {
    enum dimension dimension;
    bool rest;            /* 其他: of whatever dimension the parts before it are */
    bool skipped;         /* a percentage or a change: neither part nor total */
    bool carried;         /* 上年结转 or 结转下年度 */
    bool over;            /* and it is the former */
    const char *category; /* an outcome's line: the outcome */
    const char *outcome;  /* an outcome: itself */
};

enum { MOST_PARTS = 48, LONGEST_LIST = 120, FURTHEST = 30 };

struct run {
    size_t first;
    size_t members[MOST_PARTS];
    size_t count;
    size_t certain; /* of them, those before one that may begin something else */
    enum dimension dimension;
    enum opener opener;
    bool nested;            /* behind another list of the same sentence */
    bool closed;            /* the last one is 其他 */
    bool vague;             /* an approximate part: nothing can be summed */
    size_t carried_forward; /* a figure, or SIZE_MAX */
};

/* The figures of a sentence, with those of the one before where it goes on with it. */
struct parts_listing {
    const struct passage *passage;
    const struct figure *figures;
    struct part *parts; /* one a figure */
    size_t count;
    size_t own; /* the first that is of the sentence itself */
};

/* What stands before a run, or right behind it, and may be its total. */
struct totals {
    const struct figure *figures[FURTHEST]; /* the nearest first */
    size_t count;
    const struct figure *likeliest;    /* the nearest that is no part of anything itself, or else the nearest */
    const struct figure *carried_over; /* 上年结转, behind a total and not in it; NULL: none */
    bool behind;                       /* 共计 after the parts, which can mean nothing but their sum */
    bool nearby;                       /* it stands in a sentence not far before */
};

double value_of(const struct figure *figure);
bool equal(double a, double b);

/* What kind of part each figure is. */
void listing_classify(const struct parts_listing *listing);

/* 件, 起 and 宗 count the same things. */
bool same_unit(const struct figure *a, const struct figure *b);

/* Whether a list of parts may begin with this figure. */
bool run_starts(const struct parts_listing *listing, size_t at);

/* The parts from `first` on that belong together. */
void run_gather(const struct parts_listing *listing, size_t first, struct run *run);

/* The figures before the run in its sentence, or the one behind it that sums it up, or, for what channels published,
 * one of a sentence not far before it. */
struct totals run_totals(const struct parts_listing *listing, const struct run *run);

/* The figures beside `at`, on one side of it, as long as their sum falls short of it. Whether they reach it. */
bool run_gather_sum(const struct parts_listing *listing, size_t at, bool behind, struct run *run);

/* A run without members, and with whatever stood in the room for them: most have few. */
void run_begin(struct run *run, size_t first);

/* ---- what the words announce: announced.c ---- */

/* All figures of the sentence before `at`, where the words say that it is their sum, whether it is or not. */
bool run_gather_told(const struct parts_listing *listing, size_t at, struct run *run);

/* Whether the words before the run, or brackets around it, say that it holds all of the total, not some of it. */
bool run_is_whole(const struct parts_listing *listing, const struct run *run);

/* Whether the total stands right before the run, but for shares and changes. */
bool run_follows(const struct parts_listing *listing, const struct run *run, const struct figure *total);

/* Whether the first part of it alone is more than the total right before it. */
bool run_is_above(const struct parts_listing *listing, const struct run *run, const struct figure *total);

/* Whether the two figures behind it are of kinds of which there is no third. */
bool are_opposites(const struct figure *total);

/* Three figures of requests: a total, and two that are all there are of it. */
bool are_sources(const struct figure *one);
bool are_summed_aloud(const struct figure *total, const struct figure *one);
bool are_done_or_open(const struct figure *total, const struct figure *figure);

/* Whether 分别为 or the like stands before the figure, and after it the parts of the one before it. */
bool tells_each(const struct parts_listing *listing, size_t at);

#endif
