#include "check/sums/constraint.h"

/* The terms of one constraint while they are gathered, before their number is known: those of the left side first. */
struct gathering {
    const struct report *report;
    struct arena *arena;
    struct constraint_list *list;
    struct term *terms; /* room for every cell that both sides can have */
    size_t left, count;
};

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

/* Appends the constraint with the terms that are gathered. False: no memory. */
static bool settle(const struct gathering *gathering, struct constraint constraint)
{
    struct term *terms = arena_allocate_array(gathering->arena, gathering->count, sizeof *terms);
    if (!terms) {
        return false;
    }
    memcpy(terms, gathering->terms, gathering->count * sizeof *terms);
    constraint.left.terms = terms;
    constraint.left.count = gathering->left;
    constraint.right.terms = terms + gathering->left;
    constraint.right.count = gathering->count - gathering->left;
    struct constraint_list *list = gathering->list;
    return ARENA_PUSH(gathering->arena, list->items, list->count, list->capacity, constraint);
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
        for (uint32_t measure = 0; is_found(report, table, line) && measure < form_lines[line].measure_count;
             measure++) {
            columns |= (uint32_t)(report->lines[line].cells[measure].state != CELL_ABSENT) << measure;
        }
    }
    return columns;
}

/* Gathers the lines that the terms of one side stand for, as cells of their first measure. */
static void gather_lines(struct gathering *gathering, const struct form_rule *rule, const char *const *terms)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        bool outcomes = strcmp(terms[i], OUTCOMES) == 0;
        for (uint32_t line = 0; line < form_line_count; line++) {
            const struct form_line *row = &form_lines[line];
            if (row->table == rule->table && report_has_line(gathering->report, line) &&
                (outcomes ? row->outcome != NULL : strcmp(row->line, terms[i]) == 0)) {
                gathering->terms[gathering->count++] = (struct term){line, 0};
            }
        }
    }
}

static void gather_sides_of_lines(struct gathering *gathering, const struct form_rule *rule)
{
    gathering->count = 0;
    gather_lines(gathering, rule, rule->left);
    gathering->left = gathering->count;
    gather_lines(gathering, rule, rule->right);
}

static bool find_in_columns(struct gathering *gathering, const struct form_rule *rule)
{
    const struct report *report = gathering->report;
    uint32_t total = form_find_line(rule->table, report->tables[rule->table].form, rule->right[0]);
    uint32_t columns = total == UINT32_MAX ? 0 : find_columns(report, rule->table);
    gather_sides_of_lines(gathering, rule);
    for (uint32_t measure = 0; columns >> measure != 0 && measure < form_lines[total].measure_count; measure++) {
        struct constraint constraint = constraint_of(rule);
        constraint.measure = &form_lines[total].measures[measure];
        constraint.scope = constraint.measure->code;
        for (size_t i = 0; i < gathering->count; i++) {
            gathering->terms[i].measure = measure;
        }
        if ((columns >> measure & 1) != 0 && !settle(gathering, constraint)) {
            return false;
        }
    }
    return true;
}

/* ---- each line: the terms are measures ---- */

/* Gathers the measures of one side. False: the line has not all of them. */
static bool gather_measures(struct gathering *gathering, const char *const *terms, uint32_t line)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        uint32_t measure = form_find_measure(&form_lines[line], terms[i]);
        if (measure == UINT32_MAX) {
            return false;
        }
        gathering->terms[gathering->count++] = (struct term){line, measure};
    }
    return true;
}

static bool find_in_lines(struct gathering *gathering, const struct form_rule *rule)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        gathering->count = 0;
        /* Where a line has no such measure, the rule does not speak of it. */
        if (!is_found(gathering->report, rule->table, i) || !gather_measures(gathering, rule->left, i)) {
            continue;
        }
        gathering->left = gathering->count;
        struct constraint constraint = constraint_of(rule);
        constraint.line = &form_lines[i];
        constraint.scope = form_lines[i].line;
        if (gather_measures(gathering, rule->right, i) && !settle(gathering, constraint)) {
            return false;
        }
    }
    return true;
}

/* ---- one line: the terms are lines with one measure ---- */

static bool find_for_line(struct gathering *gathering, const struct form_rule *rule)
{
    uint32_t line = form_find_line(rule->table, gathering->report->tables[rule->table].form, rule->line);
    if (line == UINT32_MAX || !is_found(gathering->report, rule->table, line)) {
        return true;
    }
    struct constraint constraint = constraint_of(rule);
    constraint.line = &form_lines[line];
    constraint.measure = &form_lines[line].measures[0];
    constraint.scope = rule->line;
    gather_sides_of_lines(gathering, rule);
    return settle(gathering, constraint);
}

static bool apply(struct gathering *gathering, const struct form_rule *rule)
{
    switch (rule->axis) {
    case EACH_COLUMN:
        return find_in_columns(gathering, rule);
    case EACH_LINE:
        return find_in_lines(gathering, rule);
    case ONE_LINE:
        return find_for_line(gathering, rule);
    }
    return true;
}

bool constraints_find(const struct report *report, struct arena *arena, struct constraint_list *list,
                      struct failure *failure)
{
    struct gathering gathering = {.report = report, .arena = arena, .list = list};
    /* A side names each line at most once, or as many measures as a rule has terms. */
    gathering.terms = arena_allocate_array(arena, form_line_count + RULE_TERMS, 2 * sizeof *gathering.terms);
    bool done = gathering.terms != NULL;
    for (size_t i = 0; i < form_rule_count && done; i++) {
        const struct report_table *table = &report->tables[form_rules[i].table];
        if (table->times > 0 && (table->form & form_rules[i].forms) != 0) {
            done = apply(&gathering, &form_rules[i]);
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
