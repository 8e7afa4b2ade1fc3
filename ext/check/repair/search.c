#include "check/repair/search.h"

/* What one report may cost: a step judges every sum once, a settling all of them together. */
enum { STEPS_MOST = 60000, SETTLINGS_MOST = 4000 };

struct repair_search {
    struct balance *balance;
    struct arena *arena;
    struct cell_sets *sets;
    uint32_t chosen[REPAIR_CELLS];
    uint32_t depth, size;
    uint32_t steps, settlings;
    bool out_of_memory;
};

/* The sums that contradict themselves whatever the others say. */
struct contradictions {
    uint32_t count;
    uint32_t sums[3 * REPAIR_CELLS + 1]; /* the first of them: no more can be mended */
};

enum { SUMS_A_CHANGE_MENDS = 3 };

static struct contradictions find_contradictions(const struct balance *balance)
{
    struct contradictions found = {0};
    for (uint32_t i = 0; i < balance->sum_count && found.count < COUNT(found.sums); i++) {
        struct balance_tally tally = balance_tally(balance, &balance->sums[i]);
        if (balance_contradicts(&tally)) {
            found.sums[found.count++] = i;
        }
    }
    return found;
}

static bool stands_in(const struct balance_cell *cell, uint32_t sum)
{
    for (uint32_t i = 0; i < cell->sum_count; i++) {
        if (cell->sums[i] == sum) {
            return true;
        }
    }
    return false;
}

static bool stands_in_all(const struct balance_cell *cell, const struct contradictions *found)
{
    for (uint32_t i = 0; i < found->count; i++) {
        if (!stands_in(cell, found->sums[i])) {
            return false;
        }
    }
    return true;
}

/* ---- the sets that were found ---- */

static struct cell_set sorted(const struct repair_search *search)
{
    struct cell_set set = {{0}};
    for (uint32_t i = 0; i < search->size; i++) {
        uint32_t at = i;
        for (; at > 0 && set.cells[at - 1] > search->chosen[i]; at--) {
            set.cells[at] = set.cells[at - 1];
        }
        set.cells[at] = search->chosen[i];
    }
    return set;
}

static bool is_known(const struct cell_sets *sets, const struct cell_set *set)
{
    for (size_t i = 0; i < sets->count; i++) {
        if (memcmp(&sets->sets[i], set, sizeof *set) == 0) {
            return true;
        }
    }
    return false;
}

static void keep(struct repair_search *search)
{
    struct cell_sets *sets = search->sets;
    struct cell_set set = sorted(search);
    if (sets->count == REPAIR_SETS || is_known(sets, &set)) {
        return;
    }
    if (!ARENA_PUSH(search->arena, sets->sets, sets->count, sets->capacity, set)) {
        search->out_of_memory = true;
        return;
    }
}

/* ---- the search ---- */

static void explore(struct repair_search *search);

static void choose(struct repair_search *search, uint32_t index)
{
    struct balance_cell *cell = &search->balance->cells[index];
    if (cell->free) {
        return;
    }
    cell->free = true;
    search->chosen[search->depth++] = index;
    explore(search);
    search->depth--;
    cell->free = false;
}

static bool is_exhausted(const struct repair_search *search)
{
    return search->out_of_memory || search->steps >= STEPS_MOST || search->settlings >= SETTLINGS_MOST;
}

/* A set that mends must have a cell of each contradicting sum: one of them is tried after the other. The shortest sum
 * has the fewest. */
static void branch_on_sum(struct repair_search *search, const struct contradictions *found)
{
    const struct balance *balance = search->balance;
    const struct balance_sum *shortest = &balance->sums[found->sums[0]];
    for (uint32_t i = 1; i < found->count; i++) {
        const struct balance_sum *sum = &balance->sums[found->sums[i]];
        shortest = sum->count < shortest->count ? sum : shortest;
    }
    bool is_last = search->depth + 1 == search->size;
    for (uint32_t i = 0; i < shortest->count && !is_exhausted(search); i++) {
        if (!is_last || stands_in_all(&balance->cells[shortest->cells[i]], found)) {
            choose(search, shortest->cells[i]);
        }
    }
}

/* Sums that contradict each other only together: what flows over their common border is printed, and must change. */
static void branch_on_border(struct repair_search *search)
{
    struct balance *balance = search->balance;
    bool *is_border = arena_allocate_array(search->arena, balance->cell_count, sizeof *is_border);
    if (!is_border) {
        search->out_of_memory = true;
        return;
    }
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        const struct balance_cell *cell = &balance->cells[i];
        is_border[i] = !cell->free && balance->reached[cell->source] != balance->reached[cell->target];
    }
    for (uint32_t i = 0; i < balance->cell_count && !is_exhausted(search); i++) {
        if (is_border[i]) {
            choose(search, i);
        }
    }
}

static bool settles(struct repair_search *search)
{
    search->settlings++;
    return balance_settle(search->balance);
}

static void explore(struct repair_search *search)
{
    if (is_exhausted(search)) {
        return;
    }
    search->steps++;
    struct contradictions found = find_contradictions(search->balance);
    uint32_t left = search->size - search->depth;
    if (found.count > SUMS_A_CHANGE_MENDS * left) {
        return;
    }
    if (found.count > 0) {
        branch_on_sum(search, &found);
    } else if (settles(search)) {
        if (left == 0) {
            keep(search);
        }
    } else if (left > 0) {
        branch_on_border(search);
    }
}

/* What is no count must change in any case. False: that is too much already. */
static bool begin(struct repair_search *search)
{
    for (uint32_t i = 0; i < search->balance->cell_count; i++) {
        if (search->balance->cells[i].no_count) {
            if (search->depth == REPAIR_CELLS) {
                return false;
            }
            search->chosen[search->depth++] = i;
        }
    }
    search->size = search->depth > 0 ? search->depth : 1;
    return true;
}

bool search_sets(struct balance *balance, struct arena *arena, struct cell_sets *sets, struct failure *failure)
{
    *sets = (struct cell_sets){0};
    struct repair_search search = {.balance = balance, .arena = arena, .sets = sets};
    if (!begin(&search)) {
        return true;
    }
    for (; search.size <= REPAIR_CELLS && sets->count == 0 && !is_exhausted(&search); search.size++) {
        explore(&search);
        sets->size = sets->count > 0 ? search.size : 0;
    }
    return !search.out_of_memory || fail_memory(failure);
}
