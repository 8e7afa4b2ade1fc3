#include "check/sums/constraint.h"

/* The constraints of one rule while they are gathered. */
struct gathering {
    const struct report *report;
    const struct form_rule *rule;
    struct arena *arena, *kept;
    struct constraint_list *list;
    struct term *terms; /* of both sides, those of the left first; room for every cell that they can have */
    uint32_t left, count;
};

/* Appends a constraint with the terms that were kept last. False: no memory. */
static bool append(const struct gathering *gathering, const struct term *terms, struct constraint constraint)
{
    struct constraint_list *list = gathering->list;
    constraint.rule = gathering->rule;
    constraint.left = (struct constraint_side){terms, gathering->left};
    constraint.right = (struct constraint_side){terms + gathering->left, gathering->count - gathering->left};
    return ARENA_PUSH(gathering->arena, list->items, list->count, list->capacity, constraint);
}

/* The terms that are gathered, once their number is known. NULL: no memory. */
static const struct term *keep(const struct gathering *gathering)
{
    struct term *terms = arena_allocate_array(gathering->kept, gathering->count, sizeof *terms);
    return terms ? memcpy(terms, gathering->terms, gathering->count * sizeof *terms) : NULL;
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
        uint32_t measures = is_found(report, table, line) ? form_lines[line].measure_count : 0;
        for (uint32_t measure = 0; measure < measures; measure++) {
            columns |= (uint32_t)(report->lines[line].cells[measure].state != CELL_ABSENT) << measure;
        }
    }
    return columns;
}

/* Gathers the lines that the terms of one side stand for, as cells of their first measure. */
static void gather_lines(struct gathering *gathering, const char *const *terms)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        bool outcomes = strcmp(terms[i], OUTCOMES) == 0;
        for (uint32_t line = 0; line < form_line_count; line++) {
            const struct form_line *row = &form_lines[line];
            if (row->table == gathering->rule->table && report_has_line(gathering->report, line) &&
                (outcomes ? row->outcome != NULL : strcmp(row->line, terms[i]) == 0)) {
                gathering->terms[gathering->count++] = (struct term){line, 0};
            }
        }
    }
}

/* NULL: no memory. */
static const struct term *gather_sides_of_lines(struct gathering *gathering)
{
    gathering->count = 0;
    gather_lines(gathering, gathering->rule->left);
    gathering->left = gathering->count;
    gather_lines(gathering, gathering->rule->right);
    return keep(gathering);
}

static uint32_t find_line(const struct gathering *gathering, const char *line)
{
    enum form_table table = gathering->rule->table;
    return form_find_line(table, gathering->report->tables[table].form, line);
}

static bool find_in_columns(struct gathering *gathering)
{
    uint32_t total = find_line(gathering, gathering->rule->right[0]);
    uint32_t columns = total == UINT32_MAX ? 0 : find_columns(gathering->report, gathering->rule->table);
    const struct term *terms = columns != 0 ? gather_sides_of_lines(gathering) : NULL;
    bool done = terms || columns == 0;
    for (uint32_t i = 0; done && columns >> i != 0 && i < form_lines[total].measure_count; i++) {
        const struct form_measure *measure = &form_lines[total].measures[i];
        done =
            (columns >> i & 1) == 0 ||
            append(gathering, terms, (struct constraint){.scope = measure->code, .measure = measure, .base = {0, i}});
    }
    return done;
}

/* ---- each line: the terms are measures ---- */

/* Gathers the measures of one side. False: the line has not all of them. */
static bool gather_measures(struct gathering *gathering, const char *const *terms, const struct form_line *line)
{
    for (size_t i = 0; i < RULE_TERMS && terms[i]; i++) {
        uint32_t measure = form_find_measure(line, terms[i]);
        if (measure == UINT32_MAX) {
            return false;
        }
        gathering->terms[gathering->count++] = (struct term){0, measure};
    }
    return true;
}

/* Where a line has no such measure, the rule does not speak of it. */
static bool gather_sides_of_measures(struct gathering *gathering, const struct form_line *line)
{
    gathering->count = 0;
    if (!gather_measures(gathering, gathering->rule->left, line)) {
        return false;
    }
    gathering->left = gathering->count;
    return gather_measures(gathering, gathering->rule->right, line);
}

static bool find_in_lines(struct gathering *gathering)
{
    const struct form_measure *measures = NULL; /* of the lines that these terms are of: */
    const struct term *terms = NULL;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (!is_found(gathering->report, gathering->rule->table, i)) {
            continue;
        }
        bool same = line->measures == measures,
             spoken_of = same ? terms != NULL : gather_sides_of_measures(gathering, line);
        measures = line->measures;
        terms = same ? terms : spoken_of ? keep(gathering) : NULL;
        if (spoken_of && (!terms || !append(gathering, terms,
                                            (struct constraint){.scope = line->line, .line = line, .base = {i, 0}}))) {
            return false;
        }
    }
    return true;
}

/* ---- one line: the terms are lines with one measure ---- */

static bool find_for_line(struct gathering *gathering)
{
    uint32_t at = find_line(gathering, gathering->rule->line);
    if (at == UINT32_MAX || !is_found(gathering->report, gathering->rule->table, at)) {
        return true;
    }
    const struct term *terms = gather_sides_of_lines(gathering);
    const struct form_line *line = &form_lines[at];
    return terms && append(gathering, terms,
                           (struct constraint){.scope = line->line, .line = line, .measure = &line->measures[0]});
}

static bool apply(struct gathering *gathering)
{
    switch (gathering->rule->axis) {
    case EACH_COLUMN:
        return find_in_columns(gathering);
    case EACH_LINE:
        return find_in_lines(gathering);
    case ONE_LINE:
        return find_for_line(gathering);
    }
    return true;
}

bool constraints_find(const struct report *report, struct arena *arena, struct arena *kept,
                      struct constraint_list *list, struct failure *failure)
{
    struct gathering gathering = {.report = report, .arena = arena, .kept = kept, .list = list};
    /* A side names each line at most once, or as many measures as a rule has terms. */
    gathering.terms = arena_allocate_array(arena, form_line_count + RULE_TERMS, 2 * sizeof *gathering.terms);
    bool done = gathering.terms != NULL;
    for (size_t i = 0; i < form_rule_count && done; i++) {
        const struct report_table *table = &report->tables[form_rules[i].table];
        if (table->times > 0 && (table->form & form_rules[i].forms) != 0) {
            gathering.rule = &form_rules[i];
            done = apply(&gathering);
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

struct tally side_tally(const struct report *report, const struct constraint *constraint,
                        const struct constraint_side *side)
{
    struct tally tally = {.missing = 0};
    for (uint32_t i = 0; i < side->count; i++) {
        const struct term term = constraint_term(constraint, side, i);
        const struct report_cell *cell = term_cell(report, term);
        tally.missing += term_is_missing(report, term);
        sum_add(&tally.sum, cell->state == CELL_NUMBER ? cell->value : (struct number){NUMBER_NULL, 0, 0});
    }
    return tally;
}

enum check_status tally_judge(const struct tally *left, const struct constraint *constraint, const struct tally *right)
{
    enum check_status status = relation_evaluate(left->sum, constraint->rule->relation, right->sum);
    if (status == CHECK_FAIL && constraint->rule->excuse) {
        return CHECK_DIFFERS;
    }
    /* A blank cell is the office's word that nothing was counted; a line that was not found is nobody's. */
    return status == CHECK_PASS && left->missing + right->missing > 0 ? CHECK_UNKNOWN : status;
}

enum check_status constraint_evaluate(const struct report *report, const struct constraint *constraint)
{
    struct tally left = side_tally(report, constraint, &constraint->left);
    struct tally right = side_tally(report, constraint, &constraint->right);
    return tally_judge(&left, constraint, &right);
}
