/* Reads one figure of a narrative at the place where it begins. */
#ifndef DISCLOSURE_CHECK_STATEMENT_FIGURE_H
#define DISCLOSURE_CHECK_STATEMENT_FIGURE_H

#include "base/pattern.h"
#include "form/number/number.h"

enum figure_start {
    START_NONE,       /* nothing of interest */
    START_DIGIT,      /* 0 to 9 */
    START_NUMERAL,    /* 一 to 十, 零, 两 */
    START_PERCENTAGE, /* 百分之 */
    START_ORDINAL,    /* 第 */
    START_NAME,       /* 《, 〔 or “: all up to the mark that closes it may be a name, or a slogan */
    START_WORD        /* an ASCII letter: a name, an address */
};

/* Goes on from `at` to the next character of a plain text that something of interest may begin with, and tells what; it
 * looks at nothing behind that character. START_NONE: there is none before `end`. */
enum figure_start figure_start(struct span text, size_t *at, size_t end);

struct figure_text {
    size_t end; /* behind the figure, or behind the print that is none: go on there */
    bool found;
    struct number value;
    size_t unit_from, unit_to; /* the unit; empty where none is printed */
    int counts;                /* enum unit_counts */
    bool percentage;           /* 百分之五: the unit is %, and printed nowhere */
    bool approximate;
};

/* Reads at `from`, where figure_start said `start`; `end` is the sentence's. False: memory, or a match limit. */
bool figure_read(struct pattern_cache *patterns, struct span text, size_t from, size_t end, enum figure_start start,
                 struct figure_text *figure, struct failure *failure);

#endif
