#include "check/sums/rules.h"

#include "check/sums/trial.h"

/* What a rule is applied to again and again. */
enum axis {
    EACH_COLUMN, /* terms are lines: "3.7" */
    EACH_LINE    /* terms are measures: "total"; lines without them, as those of the other form, are not meant */
};

enum { TERMS = 8 };

struct rule {
    const char *name;
    enum form_table table;
    enum axis axis;
    const char *left[TERMS]; /* up to the first NULL */
    enum relation relation;
    const char *right[TERMS];
    const char *left_words, *right_words; /* what the sides are, for a reader */
};

/* A term that stands for every line of the form that is an outcome: 3.1 to 3.6. */
static const char OUTCOMES[] = "outcomes";

static const struct rule rules[] = {
    {
        /* The head cell of section 3: 第一项加第二项之和，等于第三项加第四项之和. */
        .name = "requests.balance",
        .table = TABLE_REQUESTS,
        .axis = EACH_COLUMN,
        .left = {"1", "2"},
        .relation = RELATION_EQUAL,
        .right = {"3.7", "4"},
        .left_words = "本年新收与上年结转之和",
        .right_words = "办理结果总计与结转下年度之和",
    },
    {
        /* The note at 部分公开 makes the outcomes exclusive. */
        .name = "requests.outcomes",
        .table = TABLE_REQUESTS,
        .axis = EACH_COLUMN,
        .left = {OUTCOMES},
        .relation = RELATION_EQUAL,
        .right = {"3.7"},
        .left_words = "各项办理结果之和",
        .right_words = "办理结果总计",
    },
    {
        .name = "requests.applicants",
        .table = TABLE_REQUESTS,
        .axis = EACH_LINE,
        .left = {"natural_person", "business", "research", "public_interest", "legal_service", "other"},
        .relation = RELATION_EQUAL,
        .right = {"total"},
        .left_words = "六类申请人之和",
        .right_words = "总计",
    },
    {
        .name = "reviews.outcomes",
        .table = TABLE_REVIEWS,
        .axis = EACH_LINE,
        .left = {"upheld", "corrected", "other", "pending"},
        .relation = RELATION_EQUAL,
        .right = {"total"},
        .left_words = "四种结果之和",
        .right_words = "总计",
    },
    {
        /* The form of 2019. */
        .name = "proactive.stock",
        .table = TABLE_PROACTIVE_DISCLOSURE,
        .axis = EACH_LINE,
        .left = {"newly_published"},
        .relation = RELATION_AT_MOST,
        .right = {"total_published"},
        .left_words = "本年新公开数量",
        .right_words = "对外公开总数量",
    },
    {
        /* The form of 2021: what was issued this year is still in force, or was repealed within the year. */
        .name = "proactive.stock",
        .table = TABLE_PROACTIVE_DISCLOSURE,
        .axis = EACH_LINE,
        .left = {"issued"},
        .relation = RELATION_AT_MOST,
        .right = {"in_force", "repealed"},
        .left_words = "本年制发件数",
        .right_words = "现行有效件数与本年废止件数之和",
    },
};

static struct trial trial_of(const struct rule *rule)
{
    return (struct trial){
        .rule = rule->name,
        .table = rule->table,
        .relation = rule->relation,
        .left.words = rule->left_words,
        .right.words = rule->right_words,
    };
}

static bool is_found(const struct report *report, enum form_table table, uint32_t line)
{
    return form_lines[line].table == table && report_has_line(report, line) && report->lines[line].times > 0;
}

static void add_outcomes(struct side *side, const struct report *report, uint32_t measure)
{
    for (uint32_t line = 0; line < form_line_count; line++) {
        if (form_lines[line].outcome && report_has_line(report, line)) {
            trial_add(side, report, line, measure);
        }
    }
}

static void gather_lines(struct side *side, const struct report *report, const struct rule *rule,
                         const char *const *terms, uint32_t measure)
{
    for (size_t i = 0; i < TERMS && terms[i]; i++) {
        if (terms[i] == OUTCOMES) {
            add_outcomes(side, report, measure);
            continue;
        }
        uint32_t line = form_find_line(rule->table, report->tables[rule->table].form, terms[i]);
        if (line != UINT32_MAX) {
            trial_add(side, report, line, measure);
        }
    }
}

/* Whether the column stands in the report at all; structure.column tells of one that does not. */
static bool has_column(const struct report *report, enum form_table table, uint32_t measure)
{
    for (uint32_t line = 0; line < form_line_count; line++) {
        if (is_found(report, table, line) && report->lines[line].cells[measure].state != CELL_ABSENT) {
            return true;
        }
    }
    return false;
}

static bool run_columns(const struct report *report, const struct rule *rule, struct check_list *list,
                        struct failure *failure)
{
    uint32_t total = form_find_line(rule->table, report->tables[rule->table].form, rule->right[0]);
    for (uint32_t measure = 0; total != UINT32_MAX && measure < form_lines[total].measure_count; measure++) {
        if (!has_column(report, rule->table, measure)) {
            continue;
        }
        struct trial trial = trial_of(rule);
        trial.measure = &form_lines[total].measures[measure];
        trial.scope = trial.measure->code;
        gather_lines(&trial.left, report, rule, rule->left, measure);
        gather_lines(&trial.right, report, rule, rule->right, measure);
        if (!trial_conclude(&trial, report, list, failure)) {
            return false;
        }
    }
    return true;
}

/* False where the line has no such measure, so that the rule does not speak of it. */
static bool gather_measures(struct side *side, const struct report *report, const char *const *terms, uint32_t line)
{
    for (size_t i = 0; i < TERMS && terms[i]; i++) {
        uint32_t measure = form_find_measure(&form_lines[line], terms[i]);
        if (measure == UINT32_MAX) {
            return false;
        }
        trial_add(side, report, line, measure);
    }
    return true;
}

static bool run_lines(const struct report *report, const struct rule *rule, struct check_list *list,
                      struct failure *failure)
{
    for (uint32_t line = 0; line < form_line_count; line++) {
        if (!is_found(report, rule->table, line)) {
            continue;
        }
        struct trial trial = trial_of(rule);
        trial.line = &form_lines[line];
        trial.scope = trial.line->line;
        if (gather_measures(&trial.left, report, rule->left, line) &&
            gather_measures(&trial.right, report, rule->right, line) &&
            !trial_conclude(&trial, report, list, failure)) {
            return false;
        }
    }
    return true;
}

bool rules_checks(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                  struct check_list *list, struct failure *failure)
{
    (void)patterns;
    (void)statements;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];
        if (report->tables[rule->table].times == 0) {
            continue;
        }
        bool done = rule->axis == EACH_COLUMN ? run_columns(report, rule, list, failure)
                                              : run_lines(report, rule, list, failure);
        if (!done) {
            return false;
        }
    }
    return true;
}
