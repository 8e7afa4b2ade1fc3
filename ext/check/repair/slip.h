/* How a hand comes to write one count for another (Scholtus 2009 on simple typing errors in figures that must balance),
 * and how likely each way is. */
#ifndef DISCLOSURE_CHECK_REPAIR_SLIP_H
#define DISCLOSURE_CHECK_REPAIR_SLIP_H

#include "check/sums/balance.h"

enum slip {
    SLIP_NONE,
    SLIP_TRANSPOSED_DIGITS, /* 21 for 12 */
    SLIP_MISSING_DIGIT,     /* 1 for 12 */
    SLIP_EXTRA_DIGIT,       /* 122 for 12 */
    SLIP_WRONG_DIGIT,       /* 13 for 12 */
    SLIP_TOTAL_NOT_FILLED,  /* 0 for a total */
    SLIP_LEFT_OUT,          /* a total without one of its parts */
    SLIP_SHIFTED,           /* the figure of the neighbour, which has this one's or none */
    SLIP_REPEATED,          /* the figure of the neighbour once more */
    SLIPS
};

extern const char *const slip_names[SLIPS]; /* repairs.slip; NULL: none */
extern const char *const slip_words[SLIPS]; /* 两位数字颠倒; NULL: none */

/* A slip and what it costs: the negative logarithm of its likelihood, in hundredths of a bit. */
struct slip_judgement {
    enum slip slip;
    uint32_t cost;
};

/* The likeliest way in which the cell, whose count ought to be `suggested`, came to print what it prints. The balance is
 * settled with the cells of the proposal free: their values are what they ought to be. A negative `suggested` is one
 * that the sums leave open. */
struct slip_judgement slip_judge(const struct balance *balance, uint32_t cell, int64_t suggested);

#endif
