#include "check/sums/balance.h"

/* Beyond it sums of a table could leave 64 bits. No office counts so far. */
static const int64_t LARGEST_COUNT = INT64_C(1000000000000000);

enum { NOT_SEEN = -1 };

/* ---- building ---- */

static int64_t printed_count(const struct report_cell *cell)
{
    bool is_count = cell->state == CELL_NUMBER && cell->value.kind == NUMBER_INTEGER && cell->value.integer >= 0 &&
                    cell->value.integer <= LARGEST_COUNT;
    return is_count ? cell->value.integer : NOT_SEEN;
}

/* The index of the term's cell, made where it is met first; UINT32_MAX: it stands in too many sums. */
static uint32_t cell_of(struct balance *balance, const struct report *report, struct term term, uint32_t sum)
{
    uint32_t *known = &balance->of_term[term.line * FORM_MEASURES + term.measure];
    bool first = *known == 0;
    *known = first ? balance->cell_count + 1 : *known;
    uint32_t i = *known - 1;
    struct balance_cell *cell = &balance->cells[i];
    if (first) {
        int64_t printed = term_is_missing(report, term) ? NOT_SEEN : printed_count(term_cell(report, term));
        *cell = (struct balance_cell){
            .term = term,
            .printed = printed,
            .no_count =
                printed == NOT_SEEN && !term_is_missing(report, term) && term_cell(report, term)->state == CELL_NUMBER,
            .free = printed == NOT_SEEN,
        };
        balance->cell_count++;
    }
    if (cell->sum_count == SUMS_OF_A_CELL) {
        return UINT32_MAX;
    }
    cell->sums[cell->sum_count++] = sum;
    return i;
}

static bool add_sum(struct balance *balance, const struct report *report, const struct constraint *constraint,
                    struct arena *arena)
{
    const struct constraint_side *const sides[] = {&constraint->left, &constraint->right};
    uint32_t index = balance->sum_count++;
    struct balance_sum *sum = &balance->sums[index];
    *sum = (struct balance_sum){.constraint = constraint, .left_count = constraint->left.count};
    sum->cells = arena_allocate_array(arena, constraint->left.count + constraint->right.count, sizeof *sum->cells);
    if (!sum->cells) {
        return false;
    }
    for (size_t s = 0; s < 2; s++) {
        for (uint32_t i = 0; i < sides[s]->count; i++) {
            sum->cells[sum->count++] = cell_of(balance, report, constraint_term(constraint, sides[s], i), index);
        }
    }
    return true;
}

/* The sums of the network that a cell stands in already: how many, and the last of them. */
static uint32_t sums_of(const struct balance *balance, const struct balance_cell *cell, struct balance_sum **last)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < cell->sum_count; i++) {
        struct balance_sum *sum = &balance->sums[cell->sums[i]];
        if (sum->node != 0) {
            *last = sum;
            count++;
        }
    }
    return count;
}

/* Whether a cell flows into the sum's node rather than out of it. */
static bool flows_in(const struct balance_sum *sum, uint32_t position)
{
    return (position < sum->left_count) != sum->is_reversed;
}

/* Turns round all sums of a group, and so each of their cells. */
static void turn_group(struct balance *balance, uint32_t group)
{
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        struct balance_cell *cell = &balance->cells[i];
        struct balance_sum *sum = NULL;
        if (sums_of(balance, cell, &sum) > 0 && sum->group == group) {
            uint32_t source = cell->source;
            cell->source = cell->target;
            cell->target = source;
        }
    }
    for (uint32_t i = 0; i < balance->sum_count; i++) {
        if (balance->sums[i].node != 0 && balance->sums[i].group == group) {
            balance->sums[i].is_reversed = !balance->sums[i].is_reversed;
        }
    }
}

static void merge_group(struct balance *balance, uint32_t group, uint32_t into)
{
    for (uint32_t i = 0; i < balance->sum_count; i++) {
        if (balance->sums[i].node != 0 && balance->sums[i].group == group) {
            balance->sums[i].group = into;
        }
    }
}

/* Turns the sum and the groups that it joins so that each cell flows out of one node and into another. False: one group
 * wants it both ways, which no sums of the form do. */
static bool turn(struct balance *balance, struct balance_sum *sum)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < sum->count; i++) {
        struct balance_cell *cell = &balance->cells[sum->cells[i]];
        struct balance_sum *other = NULL;
        if (sums_of(balance, cell, &other) == 0) {
            continue;
        }
        bool fits = flows_in(sum, i) == (cell->target == 0);
        if (first == 0) {
            first = other->group;
            sum->is_reversed = !fits;
        } else if (other->group != first) {
            if (!fits) {
                turn_group(balance, other->group);
            }
            merge_group(balance, other->group, first);
        } else if (!fits) {
            return false;
        }
    }
    sum->group = first;
    return true;
}

/* A sum all of whose cells flow between two nodes already is what those nodes add up to: the total of 3.7 over the
 * applicants follows from the totals of each outcome. */
static void add_node(struct balance *balance, struct balance_sum *sum)
{
    for (uint32_t i = 0; i < sum->count; i++) {
        struct balance_sum *last = NULL;
        if (sums_of(balance, &balance->cells[sum->cells[i]], &last) >= 2) {
            return;
        }
    }
    if (!turn(balance, sum)) {
        return;
    }
    sum->node = balance->node_count++;
    sum->group = sum->group ? sum->group : sum->node;
    balance->of_node[sum->node] = sum;
    for (uint32_t i = 0; i < sum->count; i++) {
        struct balance_cell *cell = &balance->cells[sum->cells[i]];
        *(flows_in(sum, i) ? &cell->target : &cell->source) = sum->node;
    }
}

static bool allocate(struct balance *balance, struct arena *arena, size_t sums)
{
    size_t cells = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        cells += form_lines[i].measure_count;
    }
    balance->cells = arena_allocate_array(arena, cells, sizeof *balance->cells);
    balance->of_term = arena_allocate_array(arena, form_line_count, FORM_MEASURES * sizeof *balance->of_term);
    balance->sums = arena_allocate_array(arena, sums, sizeof *balance->sums);
    balance->of_node = arena_allocate_array(arena, sums + 1, sizeof(struct balance_sum *));
    balance->excess = arena_allocate_array(arena, sums + 1, sizeof *balance->excess);
    balance->path = arena_allocate_array(arena, sums + 1, sizeof *balance->path);
    balance->queue = arena_allocate_array(arena, sums + 1, sizeof *balance->queue);
    balance->reached = arena_allocate_array(arena, sums + 1, sizeof *balance->reached);
    return balance->cells && balance->of_term && balance->sums && balance->of_node && balance->excess &&
           balance->path && balance->queue && balance->reached;
}

bool balance_takes(const struct constraint *constraint, enum form_table table)
{
    return constraint->rule->relation == RELATION_EQUAL && !constraint->rule->excuse &&
           (table == FORM_TABLES || constraint->rule->table == table);
}

bool balance_build(const struct report *report, const struct constraint_list *constraints, enum form_table table,
                   struct arena *arena, struct balance *balance, struct failure *failure)
{
    *balance = (struct balance){.node_count = 1};
    bool done = allocate(balance, arena, constraints->count);
    for (size_t i = 0; i < constraints->count && done; i++) {
        if (balance_takes(&constraints->items[i], table)) {
            done = add_sum(balance, report, &constraints->items[i], arena);
        }
    }
    for (uint32_t i = 0; i < balance->sum_count && done; i++) {
        add_node(balance, &balance->sums[i]);
    }
    return done || fail_memory(failure);
}

/* ---- one sum ---- */

struct balance_tally balance_tally(const struct balance *balance, const struct balance_sum *sum)
{
    struct balance_tally tally = {0};
    for (uint32_t i = 0; i < sum->count; i++) {
        const struct balance_cell *cell = &balance->cells[sum->cells[i]];
        bool is_left = i < sum->left_count;
        *(is_left ? &tally.left : &tally.right) += cell->free ? 0 : cell->printed;
        *(is_left ? &tally.left_free : &tally.right_free) += cell->free;
    }
    return tally;
}

bool balance_contradicts(const struct balance_tally *tally)
{
    return tally->left < tally->right ? tally->left_free == 0 : tally->left > tally->right && tally->right_free == 0;
}

/* ---- all sums together: a feasible circulation by augmenting paths ---- */

/* The other end of a cell along which more can flow from the node; UINT32_MAX: none can. */
static uint32_t step(const struct balance_cell *cell, uint32_t node)
{
    if (!cell->free) {
        return UINT32_MAX;
    }
    if (cell->source == node) {
        return cell->target;
    }
    return cell->target == node && cell->value > 0 ? cell->source : UINT32_MAX;
}

/* Searches in breadth from a node for one that lacks flow, or for `goal`; a cell may be left out. UINT32_MAX: there is
 * none, and `reached` tells how far it came. */
static uint32_t search(struct balance *balance, uint32_t from, uint32_t goal, uint32_t without)
{
    uint32_t head = 0;
    uint32_t tail = 0;
    memset(balance->reached, 0, balance->node_count * sizeof *balance->reached);
    balance->reached[from] = true;
    balance->queue[tail++] = from;
    while (head < tail) {
        uint32_t node = balance->queue[head++];
        if (goal == UINT32_MAX ? balance->excess[node] < 0 : node == goal) {
            return node;
        }
        const struct balance_sum *sum = balance->of_node[node];
        for (uint32_t k = 0; k < (sum ? sum->count : balance->cell_count); k++) {
            uint32_t i = sum ? sum->cells[k] : k;
            uint32_t next = i == without ? UINT32_MAX : step(&balance->cells[i], node);
            if (next != UINT32_MAX && !balance->reached[next]) {
                balance->reached[next] = true;
                balance->path[next] = i;
                balance->queue[tail++] = next;
            }
        }
    }
    return UINT32_MAX;
}

static uint32_t other_end(const struct balance_cell *cell, uint32_t node)
{
    return cell->source == node ? cell->target : cell->source;
}

/* Sends as much as the path found by `search` can take. */
static void augment(struct balance *balance, uint32_t from, uint32_t to)
{
    int64_t amount = balance->excess[from] < -balance->excess[to] ? balance->excess[from] : -balance->excess[to];
    for (uint32_t node = to; node != from; node = other_end(&balance->cells[balance->path[node]], node)) {
        const struct balance_cell *cell = &balance->cells[balance->path[node]];
        if (cell->source == node && cell->value < amount) {
            amount = cell->value;
        }
    }
    for (uint32_t node = to; node != from;) {
        struct balance_cell *cell = &balance->cells[balance->path[node]];
        cell->value += cell->target == node ? amount : -amount;
        node = other_end(cell, node);
    }
    balance->excess[from] -= amount;
    balance->excess[to] += amount;
}

bool balance_settle(struct balance *balance)
{
    memset(balance->excess, 0, balance->node_count * sizeof *balance->excess);
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        struct balance_cell *cell = &balance->cells[i];
        cell->value = cell->free ? 0 : cell->printed;
        balance->excess[cell->target] += cell->value;
        balance->excess[cell->source] -= cell->value;
    }
    /* What lies outside takes whatever is left: its balance follows from all the others. */
    for (uint32_t node = 0; node < balance->node_count; node++) {
        while (balance->excess[node] > 0) {
            uint32_t lacking = search(balance, node, UINT32_MAX, UINT32_MAX);
            if (lacking == UINT32_MAX) {
                return false;
            }
            augment(balance, node, lacking);
        }
    }
    return true;
}

bool balance_determines(struct balance *balance, uint32_t index)
{
    const struct balance_cell *cell = &balance->cells[index];
    return cell->source != cell->target && search(balance, cell->target, cell->source, index) == UINT32_MAX &&
           (cell->value == 0 || search(balance, cell->source, cell->target, index) == UINT32_MAX);
}
