/* What stands behind the number of a figure: its unit, and the words that make it no exact one. */
#ifndef DISCLOSURE_CHECK_STATEMENT_UNITS_H
#define DISCLOSURE_CHECK_STATEMENT_UNITS_H

#include "base/span.h"

/* How the number is written: of 三次 and 一件事 fewer are figures than of 3次. */
enum numerals { NUMERALS_ARABIC = 1, NUMERALS_CHINESE = 2 };

/* What a unit counts, a bit each, as far as anyone asks. */
enum unit_counts {
    COUNTS_PIECES = 4,   /* requests, cases, documents: 件, 份, 条 */
    COUNTS_CASES = 8,    /* the same cases, whichever of them is written: 件, 起, 宗 */
    COUNTS_PERSONS = 16, /* 名 */
    COUNTS_TIME = 32,    /* 个工作日; pages are told likewise */
    COUNTS_SHARE = 64    /* %, 个百分点 */
};

struct unit_found {
    size_t scale_from, scale_to; /* 万 behind 余: 10余万件; empty: none */
    size_t from, to;             /* the unit; empty: none */
    size_t end;                  /* behind 以上, 余 and the like */
    int counts;                  /* enum unit_counts */
    bool approximate;
};

/* Reads what stands behind the number that ends at `at`. Offsets are into the text; it is plain (check/statement/text.h). */
struct unit_found unit_read(struct span text, size_t at, enum numerals numerals);

/* Whether the words that end at `at` make the number behind them no exact one: 约, 近, 超过; not those of 最近 or 节约. */
bool is_approximate_behind(struct span text, size_t at);

/* Whether the words that end at `at` announce a number without a unit: 申请数量为, 粉丝数, 播放量达. */
bool announces_number(struct span text, size_t at);

/* Whether a clause ends at `at`: a mark stands there, or nothing. */
bool is_clause_end(struct span text, size_t at);

#endif
