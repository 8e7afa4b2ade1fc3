/* The smallest sets of printed cells without which no sum contradicts the others (Fellegi and Holt 1976): what a repair
 * may change. */
#ifndef DISCLOSURE_CHECK_REPAIR_SEARCH_H
#define DISCLOSURE_CHECK_REPAIR_SEARCH_H

#include "check/sums/balance.h"

enum {
    REPAIR_CELLS = 4,  /* a proposal changes at most so many */
    REPAIR_SETS = 1024 /* more than this many sets of one size tell a reader nothing */
};

struct cell_set {
    uint32_t cells[REPAIR_CELLS]; /* indexes into balance.cells, rising */
};

struct cell_sets {
    struct cell_set *sets; /* NULL until one is found */
    size_t count, capacity;
    uint32_t size; /* cells of each set; 0: no set of at most REPAIR_CELLS cells mends the sums */
};

/* Finds every set of the smallest size, as far as a bounded number of steps goes, which depends on nothing but the
 * cells. The balance is as it was when the search ends. False: memory. */
bool search_sets(struct balance *balance, struct arena *arena, struct cell_sets *sets, struct failure *failure);

#endif
