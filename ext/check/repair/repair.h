/* What to correct: the smallest sets of printed cells that, changed, make every sum of sections 3 and 4 hold, the
 * likeliest first. Nothing is changed anywhere. */
#ifndef DISCLOSURE_CHECK_REPAIR_REPAIR_H
#define DISCLOSURE_CHECK_REPAIR_REPAIR_H

#include "check/repair/slip.h"

/* One cell that a proposal changes; or, with rank 0, the word that no small proposal exists. */
struct repair {
    uint32_t rank; /* of the proposal, from 1; 0: there is none of at most REPAIR_CELLS cells */
    uint32_t size; /* cells that the proposal changes; rank 0: 0 */
    struct term term;
    struct number printed, suggested; /* suggested NUMBER_NULL: the sums leave it open */
    enum slip slip;
    uint32_t mends; /* failed sums that the whole proposal makes hold */
    struct place place;
    struct span message; /* a Chinese sentence */
};

struct repair_list {
    struct repair *items;
    size_t count, capacity;
};

/* Appends the proposals for a report whose checks are known: they tell which figures of the narrative agree with a
 * suggestion. None where no sum fails. Texts live in the report's arena. False: memory. */
bool repairs_find(const struct report *report, const struct check_list *checks, struct repair_list *list,
                  struct failure *failure);

#endif
