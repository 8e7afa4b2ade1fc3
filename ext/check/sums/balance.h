/* Whether some non-negative counts in the blank cells make all sums hold together.
 *
 * Each printed cell stands in two of the form's sums, once on either side, so that the sums are the nodes of a network
 * and the cells its flows: a printed cell is a flow that is given, a blank one may be any. The sums hold together where
 * the network has a circulation (Hoffman 1960); where it has none, some set of sums, added up, contradicts itself
 * through its printed cells alone, and that set is told. Circulations of whole bounds are whole, so that counts are. */
#ifndef DISCLOSURE_CHECK_SUMS_BALANCE_H
#define DISCLOSURE_CHECK_SUMS_BALANCE_H

#include "check/sums/constraint.h"

enum { SUMS_OF_A_CELL = 4 }; /* the most that one cell stands in */

struct balance_cell {
    struct term term;
    int64_t printed;               /* the count; -1: blank, unreadable, not found, or no count */
    bool no_count;                 /* a figure is printed that is negative, not whole or beyond all measure */
    bool free;                     /* may be any count */
    int64_t value;                 /* after balance_settle: a count with which all sums hold */
    uint32_t source, target;       /* nodes of the network */
    uint32_t sums[SUMS_OF_A_CELL]; /* indexes into balance.sums */
    uint32_t sum_count;
};

/* One sum: a constraint that is an equality. */
struct balance_sum {
    const struct constraint *constraint;
    uint32_t *cells; /* left ones first */
    uint32_t left_count, count;
    uint32_t node;    /* 0: not in the network, because others imply it */
    uint32_t group;   /* of the sums that hang together through their cells: the node of one of them */
    bool is_reversed; /* in the network its left cells flow out */
};

struct balance {
    struct balance_cell *cells;
    uint32_t cell_count;
    uint32_t *of_term; /* by line and measure: the index of the cell + 1, 0: none; scratch of balance_build */
    struct balance_sum *sums;
    uint32_t sum_count;
    uint32_t node_count;          /* node 0 is what lies outside of all sums */
    struct balance_sum **of_node; /* by node; of_node[0] is NULL */
    int64_t *excess;              /* by node; scratch of balance_settle */
    uint32_t *path;               /* likewise: the cell by which a node was reached */
    uint32_t *queue;
    bool *reached; /* by node: where balance_settle failed, the sums that contradict each other */
};

/* Whether the constraint is one of these sums: an equality that must hold. One that need not leads to no correction. */
bool balance_takes(const struct constraint *constraint, enum form_table table);

/* The sums of one table, or of all that have equalities (FORM_TABLES), and their cells in the order of the form. False:
 * memory. */
bool balance_build(const struct report *report, const struct constraint_list *constraints, enum form_table table,
                   struct arena *arena, struct balance *balance, struct failure *failure);

/* What a sum amounts to as it stands. */
struct balance_tally {
    int64_t left, right;
    uint32_t left_free, right_free;
};
struct balance_tally balance_tally(const struct balance *balance, const struct balance_sum *sum);

/* Whether no counts in its free cells make this sum hold, whatever the others say. */
bool balance_contradicts(const struct balance_tally *tally);

/* Finds counts for the free cells with which every sum of the network holds. False: there are none, and `reached` marks
 * the nodes that contradict each other. */
bool balance_settle(struct balance *balance);

/* After balance_settle: whether the cell's count is the only one with which all sums hold. */
bool balance_determines(struct balance *balance, uint32_t cell);

#endif
