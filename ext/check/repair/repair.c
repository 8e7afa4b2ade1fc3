#include "check/repair/repair.h"

#include "base/scratch.h"
#include "check/repair/search.h"
#include "form/wording.h"

#include <stdlib.h>

/* How many proposals are listed, as many as a person looks through. */
enum { LISTED = 20 };

/* What a figure of the narrative adds to the likelihood of a proposal, in hundredths of a bit. */
enum { AGREES = 800, CONTRADICTS = 400, TELLING_FIGURE = 10 };

struct proposed_cell {
    uint32_t cell;     /* index into balance.cells */
    int64_t suggested; /* -1: open */
    enum slip slip;
    bool narrative_agrees;
};

struct proposal {
    struct proposed_cell cells[REPAIR_CELLS]; /* in the order of the form */
    uint32_t size;
    int64_t cost;
};

struct repair_work {
    const struct report *report;
    const struct check_list *checks;
    struct arena *scratch;
    struct balance balance;
    uint32_t failing; /* sums that fail, or 1 where they fail only together */
};

/* ---- what the narrative says ---- */

static bool is_count(struct number number, int64_t count)
{
    return number.kind == NUMBER_INTEGER && number.integer == count;
}

/* Whether a figure of the narrative differs from what the cell prints and is what it ought to be. */
static bool narrative_agrees(const struct check_list *checks, int64_t printed, int64_t suggested)
{
    for (size_t i = 0; i < checks->count; i++) {
        const struct check *check = &checks->items[i];
        if (check->status == CHECK_DIFFERS && span_starts(span_of(check->rule), SPAN("narrative.")) &&
            is_count(check->left, suggested) && is_count(check->right, printed)) {
            return true;
        }
    }
    return false;
}

/* Whether a figure of the narrative is what the cell prints. Small ones agree by chance. */
static bool narrative_confirms(const struct check_list *checks, int64_t printed)
{
    for (size_t i = 0; i < checks->count && printed >= TELLING_FIGURE; i++) {
        const struct check *check = &checks->items[i];
        if (check->status == CHECK_PASS && span_starts(span_of(check->rule), SPAN("narrative.")) &&
            is_count(check->left, printed) && is_count(check->right, printed)) {
            return true;
        }
    }
    return false;
}

/* ---- from a set of cells to a proposal ---- */

/* Rising as the form prints them. */
static bool stands_before(const struct balance *balance, uint32_t a, uint32_t b)
{
    const struct term *one = &balance->cells[a].term;
    const struct term *other = &balance->cells[b].term;
    return one->line != other->line ? one->line < other->line : one->measure < other->measure;
}

static void add_cell(const struct balance *balance, struct proposal *proposal, uint32_t cell)
{
    uint32_t at = proposal->size++;
    for (; at > 0 && stands_before(balance, cell, proposal->cells[at - 1].cell); at--) {
        proposal->cells[at] = proposal->cells[at - 1];
    }
    proposal->cells[at] = (struct proposed_cell){.cell = cell, .suggested = -1};
}

static void judge_cell(struct repair_work *work, struct proposal *proposal, struct proposed_cell *proposed)
{
    const struct balance_cell *cell = &work->balance.cells[proposed->cell];
    struct slip_judgement judgement = slip_judge(&work->balance, proposed->cell, proposed->suggested);
    proposed->slip = judgement.slip;
    proposal->cost += judgement.cost;
    if (proposed->suggested >= 0 && narrative_agrees(work->checks, cell->printed, proposed->suggested)) {
        proposed->narrative_agrees = true;
        proposal->cost -= AGREES;
    } else if (narrative_confirms(work->checks, cell->printed)) {
        proposal->cost += CONTRADICTS;
    }
}

static struct proposal propose(struct repair_work *work, const struct cell_set *set, uint32_t size)
{
    struct balance *balance = &work->balance;
    struct proposal proposal = {.size = 0};
    for (uint32_t i = 0; i < size; i++) {
        balance->cells[set->cells[i]].free = true;
        add_cell(balance, &proposal, set->cells[i]);
    }
    if (balance_settle(balance)) {
        for (uint32_t i = 0; i < size; i++) {
            uint32_t cell = proposal.cells[i].cell;
            proposal.cells[i].suggested = balance_determines(balance, cell) ? balance->cells[cell].value : -1;
        }
    }
    for (uint32_t i = 0; i < size; i++) {
        judge_cell(work, &proposal, &proposal.cells[i]);
    }
    for (uint32_t i = 0; i < size; i++) {
        balance->cells[set->cells[i]].free = balance->cells[set->cells[i]].no_count;
    }
    return proposal;
}

/* ---- ranking: the likeliest first, then in the order of the form ---- */

static bool ranks_before(const struct balance *balance, const struct proposal *a, const struct proposal *b)
{
    if (a->cost != b->cost) {
        return a->cost < b->cost;
    }
    for (uint32_t i = 0; i < a->size; i++) {
        if (a->cells[i].cell != b->cells[i].cell) {
            return stands_before(balance, a->cells[i].cell, b->cells[i].cell);
        }
    }
    return false;
}

/* Keeps the first LISTED of all proposals, in their order. */
static uint32_t rank(struct repair_work *work, const struct cell_sets *sets, struct proposal *ranked)
{
    uint32_t count = 0;
    for (size_t i = 0; i < sets->count; i++) {
        struct proposal proposal = propose(work, &sets->sets[i], sets->size);
        uint32_t at = count < LISTED ? count : LISTED;
        while (at > 0 && ranks_before(&work->balance, &proposal, &ranked[at - 1])) {
            at--;
        }
        if (at == LISTED) {
            continue;
        }
        count += count < LISTED;
        memmove(&ranked[at + 1], &ranked[at], (count - 1 - at) * sizeof *ranked);
        ranked[at] = proposal;
    }
    return count;
}

/* ---- wording ---- */

/* A negative one is none. */
static struct number number_of(int64_t count)
{
    return count < 0 ? (struct number){NUMBER_NULL, 0, 0} : (struct number){NUMBER_INTEGER, count, (double)count};
}

/* 表2 第16行 第5列“5.属于三类内部事务信息”（行号 3.3.5）的“商业企业” */
static void name_cell(struct buffer *sentence, const struct report *report, struct term term)
{
    const struct form_line *line = &form_lines[term.line];
    SAY(sentence, "{}{}的“{}”", term_cell(report, term)->place, line, line->measures[term.measure].label);
}

static void write_suggestion(struct buffer *sentence, const struct proposed_cell *proposed)
{
    if (proposed->suggested < 0) {
        SAY(sentence, "，应另填一数（各勾稽关系不能确定是多少）");
        return;
    }
    const char *words = slip_words[proposed->slip];
    SAY(sentence, words ? "，改为 {}（{}）" : "，改为 {}", proposed->suggested, words);
    if (proposed->narrative_agrees) {
        SAY(sentence, "（叙述中也写作{}件）", proposed->suggested);
    }
}

static bool stands_in(const struct balance_cell *cell, uint32_t sum)
{
    bool here = false;
    for (uint32_t i = 0; i < cell->sum_count; i++) {
        here |= cell->sums[i] == sum;
    }
    return here;
}

static bool share_sum(const struct balance *balance, const struct proposed_cell *a, const struct proposed_cell *b)
{
    const struct balance_cell *cell = &balance->cells[a->cell];
    bool shared = false;
    for (uint32_t i = 0; i < cell->sum_count; i++) {
        shared |= stands_in(&balance->cells[b->cell], cell->sums[i]);
    }
    return shared;
}

/* The cells of the proposal that depend on each other through sums, this one among them, as bits; how many; and how many
 * failing sums they stand in. */
static uint32_t find_fellows(const struct balance *balance, const struct proposal *proposal, uint32_t first,
                             uint32_t *mends)
{
    uint32_t fellows = 1, group = 1u << first;
    for (uint32_t round = 0; round < proposal->size; round++) {
        for (uint32_t i = 0; i < proposal->size * proposal->size; i++) {
            uint32_t in = i / proposal->size, out = i % proposal->size;
            if ((group >> in & 1) && !(group >> out & 1) &&
                share_sum(balance, &proposal->cells[in], &proposal->cells[out])) {
                group |= 1u << out;
                fellows++;
            }
        }
    }
    *mends = 0;
    for (uint32_t s = 0; s < balance->sum_count; s++) {
        struct balance_tally tally = balance_tally(balance, &balance->sums[s]);
        bool touched = false;
        for (uint32_t i = 0; i < proposal->size; i++) {
            touched |= (group >> i & 1) && stands_in(&balance->cells[proposal->cells[i].cell], s);
        }
        *mends += touched && balance_contradicts(&tally);
    }
    return fellows;
}

static bool write_message(const struct repair_work *work, const struct proposal *proposal, uint32_t at,
                          struct span *message)
{
    const struct proposed_cell *proposed = &proposal->cells[at];
    const struct balance_cell *cell = &work->balance.cells[proposed->cell];
    uint32_t mends, fellows = find_fellows(&work->balance, proposal, at, &mends);
    struct buffer sentence = {.arena = work->report->arena};
    name_cell(&sentence, work->report, cell->term);
    SAY(&sentence, "印作 {}", term_cell(work->report, cell->term)->value);
    write_suggestion(&sentence, proposed);
    if (fellows > 1) {
        SAY(&sentence, "，连同另外 {} 格的改动", fellows - 1);
    }
    if (fellows < proposal->size && mends > 0) {
        SAY(&sentence, "，则所在的 {} 处勾稽关系成立。", mends);
        return buffer_end(&sentence, message);
    }
    SAY(&sentence, work->failing == 1 ? "，则勾稽关系成立。" : "，则 {} 处勾稽关系都成立。", work->failing);
    return buffer_end(&sentence, message);
}

/* ---- the list ---- */

static bool append(struct repair_list *list, struct arena *arena, struct repair repair)
{
    return ARENA_PUSH(arena, list->items, list->count, list->capacity, repair);
}

static bool list_proposal(const struct repair_work *work, const struct proposal *proposal, uint32_t rank_of,
                          struct repair_list *list)
{
    for (uint32_t i = 0; i < proposal->size; i++) {
        const struct proposed_cell *proposed = &proposal->cells[i];
        const struct balance_cell *cell = &work->balance.cells[proposed->cell];
        struct repair repair = {
            .rank = rank_of,
            .size = proposal->size,
            .term = cell->term,
            .printed = term_cell(work->report, cell->term)->value,
            .suggested = number_of(proposed->suggested),
            .slip = proposed->slip,
            .mends = work->failing,
            .place = term_cell(work->report, cell->term)->place,
        };
        if (!write_message(work, proposal, i, &repair.message) || !append(list, work->report->arena, repair)) {
            return false;
        }
    }
    return true;
}

/* In how many of the sums that fail a cell stands. */
static uint32_t failing_sums_of(const struct balance *balance, const struct balance_cell *cell)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < cell->sum_count; i++) {
        struct balance_tally tally = balance_tally(balance, &balance->sums[cell->sums[i]]);
        count += balance_contradicts(&tally);
    }
    return count;
}

/* ；不成立的勾稽关系交会于 ...: the cells in which at least two of them meet. */
static void name_crossings(struct buffer *sentence, const struct repair_work *work)
{
    enum { NAMED = 6 };
    uint32_t count = 0;
    for (uint32_t i = 0; i < work->balance.cell_count; i++) {
        const struct balance_cell *cell = &work->balance.cells[i];
        if (!cell->free && failing_sums_of(&work->balance, cell) >= 2 && ++count <= NAMED) {
            buffer_add(sentence, count == 1 ? SPAN("；不成立的勾稽关系交会于 ") : SPAN("、"));
            name_cell(sentence, work->report, cell->term);
        }
    }
    buffer_add(sentence, count > NAMED ? SPAN("等") : SPAN(""));
}

/* Whether a cell of the line stands in every sum that fails. */
static bool is_in_all_failing(const struct balance *balance, uint32_t line)
{
    for (uint32_t s = 0; s < balance->sum_count; s++) {
        const struct balance_sum *sum = &balance->sums[s];
        struct balance_tally tally = balance_tally(balance, sum);
        bool here = !balance_contradicts(&tally);
        for (uint32_t i = 0; i < sum->count && !here; i++) {
            here = balance->cells[sum->cells[i]].term.line == line;
        }
        if (!here) {
            return false;
        }
    }
    return true;
}

/* ；不成立的勾稽关系都含 ... 的数: the lines whose figures stand in each of them, where they are few. A line that is
 * overwritten with another's figures, or shifted by a cell, breaks as many sums as it has figures. */
static void name_lines(struct buffer *sentence, const struct repair_work *work)
{
    enum { FEW = 4, MANY_SUMS = 3 };
    uint32_t lines[FEW], count = 0;
    for (uint32_t i = 0; i < form_line_count && count <= FEW && work->failing >= MANY_SUMS; i++) {
        if (!is_in_all_failing(&work->balance, i)) {
            continue;
        }
        if (count < FEW) {
            lines[count] = i;
        }
        count++;
    }
    if (count == 0 || count > FEW) {
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        SAY(sentence, i == 0 ? "；不成立的勾稽关系都含{}" : "、{}", &form_lines[lines[i]]);
    }
    SAY(sentence, count == 1 ? "的数，可能整行错位或抄错" : "的数，可能其中一行整行错位或抄错");
}

static bool list_refusal(const struct repair_work *work, struct repair_list *list)
{
    struct buffer sentence = {.arena = work->report->arena};
    struct repair refusal = {.printed = number_of(-1), .suggested = number_of(-1), .mends = work->failing};
    SAY(&sentence, "要使 {} 处勾稽关系都成立，要改动的单元格多于 {} 个，不提改法", work->failing, REPAIR_CELLS);
    name_lines(&sentence, work);
    name_crossings(&sentence, work);
    SAY(&sentence, "。");
    return buffer_end(&sentence, &refusal.message) && append(list, work->report->arena, refusal);
}

/* Sums that fail by themselves, as checks has them; where there are none but all together contradict each other, 1. Sums
 * that hold through figures that are no counts are nobody's to mend. */
static uint32_t count_failing(const struct report *report, struct balance *balance)
{
    uint32_t count = 0;
    bool are_counts = true;
    for (uint32_t i = 0; i < balance->sum_count; i++) {
        count += constraint_evaluate(report, balance->sums[i].constraint) == CHECK_FAIL;
    }
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        are_counts = are_counts && !balance->cells[i].no_count;
    }
    return count > 0 ? count : are_counts && !balance_settle(balance);
}

static bool list_repairs(struct repair_work *work, struct repair_list *list, struct failure *failure)
{
    struct cell_sets sets;
    work->failing = count_failing(work->report, &work->balance);
    if (work->failing == 0) {
        return true;
    }
    struct proposal *ranked = arena_allocate_array(work->scratch, LISTED + 1, sizeof *ranked);
    if (!ranked) {
        return fail_memory(failure);
    }
    if (!search_sets(&work->balance, work->scratch, &sets, failure)) {
        return false;
    }
    uint32_t count = rank(work, &sets, ranked);
    bool done = count > 0 || list_refusal(work, list);
    for (uint32_t i = 0; i < count && done; i++) {
        done = list_proposal(work, &ranked[i], i + 1, list);
    }
    return done || fail_memory(failure);
}

bool repairs_find(const struct report *report, const struct check_list *checks, struct repair_list *list,
                  struct failure *failure)
{
    struct repair_work work = {.report = report, .checks = checks, .scratch = scratch_begin(report->arena, failure)};
    struct constraint_list constraints = {0};
    return work.scratch &&
           scratch_end(work.scratch,
                       constraints_find(report, work.scratch, work.scratch, &constraints, failure) &&
                           balance_build(report, &constraints, FORM_TABLES, work.scratch, &work.balance, failure) &&
                           list_repairs(&work, list, failure),
                       failure);
}
