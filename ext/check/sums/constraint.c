#include "check/sums/constraint.h"

/* Terms while they are gathered, before their number is known. */
struct gathering {
    const struct report *report;
    struct arena *arena;
    struct term *terms; /* room for every cell that a side can have */
    size_t count;
};

/* Moves what was gathered to the side. False: no memory. */
static bool settle_side(struct gathering *gathering, struct constraint_side *side)
{
    struct term *terms = arena_allocate_array(gathering->arena, gathering->count, sizeof *terms);
    if (!terms) {
        return false;
    }
    memcpy(terms, gathering->terms, gathering->count * sizeof *terms);
    side->terms = terms;
    side->count = gathering->count;
    gathering->count = 0;
    return true;
}

static struct constraint constraint_of(const struct form_rule *rule)
{
    return (struct constraint){
        .rule = rule->name,
        .table = rule->table,
        .relation = rule->relation,
        .left.words = rule->left_words,
        .right.words = rule->right_words,
        .excuse = rule->excuse,
    };
}

static bool constraint_add(struct constraint_list *list, struct arena *arena, struct constraint constraint)
{
    return ARENA_PUSH(arena, list->items, list->count, list->capacity, constraint);
}

static bool is_found(const struct report *report, enum form_table table, uint32_t line)
{
    return form_lines[line].table == table && report_has_line(report, line) && report->lines[line].times > 0;
}

/* ---- each column: the terms are lines ---- */

/* Whether each column stands in the report at all, a bit a measure; structure.column tells of one that does not. */
static uint32_t find_columns(const struct report *report, enum form_table table)
{
    uint32_t columns = 0;
    for (uint32_t line = 0; line < form_line_count; line++) {
        for (uint32_t measure = 0; is_found(report, table, line) && measure < FORM_MEASURES; measure++) {
            columns |= (uint32_t)(report->lines[line].cells[measure].state != CELL_ABSENT) << measure;
        }
    }
    return columns;
}

/* Gathers the lines that a term of the rule stands for, as cells of one measure. */
static void gather_lines(struct gathering *gathering, const struct form_rule *rule, const char *const *terms,
                         uint32_t measure)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        bool outcomes = strcmp(terms[i], OUTCOMES) == 0;
        for (uint32_t line = 0; line < form_line_count; line++) {
            const struct form_line *row = &form_lines[line];
            if (row->table == rule->table && report_has_line(gathering->report, line) &&
                (outcomes ? row->outcome != NULL : strcmp(row->line, terms[i]) == 0)) {
                gathering->terms[gathering->count++] = (struct term){line, measure};
            }
        }
    }
}

/* The terms of a side in another column. */
static bool copy_side(struct gathering *gathering, const struct constraint_side *side, uint32_t measure,
                      struct constraint_side *copy)
{
    for (; gathering->count < side->count; gathering->count++) {
        gathering->terms[gathering->count] = (struct term){side->terms[gathering->count].line, measure};
    }
    return settle_side(gathering, copy);
}

static bool find_in_columns(struct gathering *gathering, const struct form_rule *rule, struct constraint_list *list)
{
    const struct report *report = gathering->report;
    uint32_t total = form_find_line(rule->table, report->tables[rule->table].form, rule->right[0]);
    uint32_t columns = total == UINT32_MAX ? 0 : find_columns(report, rule->table);
    struct constraint first = constraint_of(rule);
    gather_lines(gathering, rule, rule->left, 0);
    if (!settle_side(gathering, &first.left)) {
        return false;
    }
    gather_lines(gathering, rule, rule->right, 0);
    if (!settle_side(gathering, &first.right)) {
        return false;
    }
    for (uint32_t measure = 0; columns != 0 && measure < form_lines[total].measure_count; measure++) {
        struct constraint constraint = first;
        constraint.measure = &form_lines[total].measures[measure];
        constraint.scope = constraint.measure->code;
        if ((columns >> measure & 1) != 0 && !(copy_side(gathering, &first.left, measure, &constraint.left) &&
                                               copy_side(gathering, &first.right, measure, &constraint.right) &&
                                               constraint_add(list, gathering->arena, constraint))) {
            return false;
        }
    }
    return true;
}

/* ---- each line: the terms are measures ---- */

static bool has_measures(const struct form_line *line, const char *const *terms)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        if (form_find_measure(line, terms[i]) == UINT32_MAX) {
            return false;
        }
    }
    return true;
}

static void gather_measures(struct gathering *gathering, const char *const *terms, uint32_t line)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        gathering->terms[gathering->count++] = (struct term){line, form_find_measure(&form_lines[line], terms[i])};
    }
}

static bool find_in_lines(struct gathering *gathering, const struct form_rule *rule, struct constraint_list *list)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        /* Where a line has no such measure, the rule does not speak of it. */
        if (!is_found(gathering->report, rule->table, i) || !has_measures(line, rule->left) ||
            !has_measures(line, rule->right)) {
            continue;
        }
        struct constraint constraint = constraint_of(rule);
        constraint.line = line;
        constraint.scope = line->line;
        gather_measures(gathering, rule->left, i);
        if (!settle_side(gathering, &constraint.left)) {
            return false;
        }
        gather_measures(gathering, rule->right, i);
        if (!settle_side(gathering, &constraint.right) || !constraint_add(list, gathering->arena, constraint)) {
            return false;
        }
    }
    return true;
}

/* ---- one line: the terms are lines with one measure ---- */

static bool find_for_line(struct gathering *gathering, const struct form_rule *rule, struct constraint_list *list)
{
    uint32_t line = form_find_line(rule->table, gathering->report->tables[rule->table].form, rule->line);
    if (line == UINT32_MAX || !is_found(gathering->report, rule->table, line)) {
        return true;
    }
    struct constraint constraint = constraint_of(rule);
    constraint.line = &form_lines[line];
    constraint.measure = &form_lines[line].measures[0];
    constraint.scope = rule->line;
    gather_lines(gathering, rule, rule->left, 0);
    if (!settle_side(gathering, &constraint.left)) {
        return false;
    }
    gather_lines(gathering, rule, rule->right, 0);
    return settle_side(gathering, &constraint.right) && constraint_add(list, gathering->arena, constraint);
}

static bool apply(struct gathering *gathering, const struct form_rule *rule, struct constraint_list *list)
{
    switch (rule->axis) {
    case EACH_COLUMN:
        return find_in_columns(gathering, rule, list);
    case EACH_LINE:
        return find_in_lines(gathering, rule, list);
    case ONE_LINE:
        return find_for_line(gathering, rule, list);
    }
    return true;
}

bool constraints_find(const struct report *report, struct arena *arena, struct constraint_list *list,
                      struct failure *failure)
{
    struct gathering gathering = {.report = report, .arena = arena};
    /* A side names each line at most once, or as many measures as a rule has terms. */
    gathering.terms = arena_allocate_array(arena, form_line_count + RULE_TERMS, sizeof *gathering.terms);
    bool done = gathering.terms != NULL;
    for (size_t i = 0; i < form_rule_count && done; i++) {
        if (report->tables[form_rules[i].table].times > 0) {
            done = apply(&gathering, &form_rules[i], list);
        }
    }
    return done || fail_memory(failure);
}

/* ---- what the cells say ---- */

const struct report_cell *term_cell(const struct report *report, struct term term)
{
    return &report->lines[term.line].cells[term.measure];
}

bool term_is_missing(const struct report *report, struct term term)
{
    return report->lines[term.line].times == 0 || term_cell(report, term)->state == CELL_ABSENT;
}

struct tally side_tally(const struct report *report, const struct constraint_side *side)
{
    struct tally tally = {.missing = 0};
    for (size_t i = 0; i < side->count; i++) {
        const struct report_cell *cell = term_cell(report, side->terms[i]);
        tally.missing += term_is_missing(report, side->terms[i]);
        sum_add(&tally.sum, cell->state == CELL_NUMBER ? cell->value : (struct number){NUMBER_NULL, 0, 0});
    }
    return tally;
}

enum check_status tally_judge(const struct tally *left, const struct constraint *constraint, const struct tally *right)
{
    enum check_status status = relation_evaluate(left->sum, constraint->relation, right->sum);
    if (status == CHECK_FAIL && constraint->excuse) {
        return CHECK_DIFFERS;
    }
    /* A blank cell is the office's word that nothing was counted; a line that was not found is nobody's. */
    return status == CHECK_PASS && left->missing + right->missing > 0 ? CHECK_UNKNOWN : status;
}

enum check_status constraint_evaluate(const struct report *report, const struct constraint *constraint)
{
    struct tally left = side_tally(report, &constraint->left);
    struct tally right = side_tally(report, &constraint->right);
    return tally_judge(&left, constraint, &right);
}
