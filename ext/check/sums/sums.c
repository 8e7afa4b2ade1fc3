#include "check/sums/sums.h"

#include "base/scratch.h"
#include "check/check_list.h"
#include "check/sums/constraint.h"
#include "check/sums/joint.h"
#include "form/wording.h"

/* A constraint, for who asks what is said of it. */
struct sum_words {
    struct check_words words;
    struct constraint constraint;
};

/* A constraint and what the report's cells make of it. */
struct judgement {
    const struct report *report;
    const struct constraint *constraint;
    const struct check *check;
    struct tally left, right;
};

/* 216 + 3 + 0; 空 for a blank, 缺 for a line that was not found. */
static void write_terms(struct buffer *out, const struct judgement *judgement, const struct constraint_side *side)
{
    for (uint32_t i = 0; i < side->count; i++) {
        struct term term = constraint_term(judgement->constraint, side, i);
        buffer_add(out, i == 0 ? SPAN("") : SPAN(" + "));
        if (term_is_missing(judgement->report, term)) {
            buffer_add(out, SPAN("缺"));
        } else {
            say_number(out, term_cell(judgement->report, term)->value);
        }
    }
}

static void write_expression(struct buffer *out, const struct judgement *judgement)
{
    const struct constraint *constraint = judgement->constraint;
    write_terms(out, judgement, &constraint->left);
    buffer_add(out, constraint->rule->relation == RELATION_EQUAL ? SPAN(" = ") : SPAN(" <= "));
    write_terms(out, judgement, &constraint->right);
}

/* 第三部分“自然人”列：, 第三部分“2.重复申请”（行号 3.5.2）：, 第四部分“行政复议”： */
static void write_subject(struct buffer *sentence, const struct constraint *constraint)
{
    const char *part = form_tables[constraint->rule->table].part;
    if (constraint->line) {
        SAY(sentence, "{}{}：", part, constraint->line);
    } else {
        SAY(sentence, "{}“{}”列：", part, constraint->measure->label);
    }
}

/* Why no term of a side has a number. */
static const char *silence_of(const struct judgement *judgement, const struct constraint_side *side,
                              const struct tally *tally)
{
    for (uint32_t i = 0; i < side->count; i++) {
        struct term term = constraint_term(judgement->constraint, side, i);
        if (!term_is_missing(judgement->report, term) && term_cell(judgement->report, term)->state == CELL_UNREADABLE) {
            return "没有读出";
        }
    }
    return tally->missing == side->count ? "没有找到" : "未印出";
}

/* 六类申请人之和为 235（216 + 3 + 0 + 2 + 0 + 14） */
static void write_side(struct buffer *sentence, const struct judgement *judgement, const struct constraint_side *side,
                       const char *words, const struct tally *tally)
{
    enum { SHOWN = 6 }; /* the longer ones stand in the expression */
    if (tally->sum.printed == 0) {
        SAY(sentence, "{}{}", words, silence_of(judgement, side, tally));
        return;
    }
    SAY(sentence, tally->sum.blanks == 0 ? "{}为 {}" : "{}已印出的为 {}", words, tally->sum.known);
    if (side->count > 1 && side->count <= SHOWN) {
        buffer_add(sentence, SPAN("（"));
        write_terms(sentence, judgement, side);
        buffer_add(sentence, SPAN("）"));
    }
}

/* Why a term has no number. */
enum gap { GAP_BLANK, GAP_UNREADABLE, GAP_UNPLACED, GAP_MISSING, GAPS };

static bool is_gap(const struct report *report, struct term term, enum gap gap)
{
    const struct report_cell *cell = term_cell(report, term);
    if (term_is_missing(report, term)) {
        return gap == GAP_MISSING;
    }
    return gap == GAP_BLANK        ? cell->state == CELL_BLANK
           : gap == GAP_UNREADABLE ? cell->state == CELL_UNREADABLE && !cell->unplaced
           : gap == GAP_UNPLACED   ? cell->state == CELL_UNREADABLE && cell->unplaced
                                   : cell->state == CELL_ABSENT;
}

/* “商业企业”, and for print that is no number: “商业企业”印作“若干” */
static void name_gap(struct buffer *sentence, const struct judgement *judgement, struct term term, enum gap gap)
{
    const struct form_line *line = &form_lines[term.line];
    const struct report_cell *cell = term_cell(judgement->report, term);
    bool printed = gap == GAP_UNREADABLE && cell->text.size > 0;
    SAY(sentence, printed ? "{}印作{}" : "{}",
        quoted(judgement->constraint->measure ? line_label(line) : span_of(line->measures[term.measure].label)),
        quoted(cell->text));
}

/* ，空白 10 格：“（一）予以公开”、“（二）部分公开”、“1.属于国家秘密”等 */
static void write_gaps(struct buffer *sentence, const struct judgement *judgement, enum gap gap)
{
    enum { NAMED = 3 };
    static const char *const words[] = {
        [GAP_BLANK] = "，空白 {} 格：",
        [GAP_UNREADABLE] = "，读不出数字 {} 格：",
        [GAP_UNPLACED] = "，分不清数字属于哪一列 {} 格：",
        [GAP_MISSING] = "，未找到 {} 格：",
    };
    const struct constraint_side *sides[] = {&judgement->constraint->left, &judgement->constraint->right};
    struct term named[NAMED];
    uint32_t count = 0;
    for (size_t s = 0; s < 2; s++) {
        for (uint32_t i = 0; i < sides[s]->count; i++) {
            struct term term = constraint_term(judgement->constraint, sides[s], i);
            if (is_gap(judgement->report, term, gap) && count++ < NAMED) {
                named[count - 1] = term;
            }
        }
    }
    if (count > 0) {
        SAY(sentence, words[gap], count);
    }
    for (uint32_t i = 0; i < count && i < NAMED; i++) {
        buffer_add(sentence, i == 0 ? SPAN("") : SPAN("、"));
        name_gap(sentence, judgement, named[i], gap);
    }
    buffer_add(sentence, count > NAMED ? SPAN("等") : SPAN(""));
}

static struct span verdict_of(const struct judgement *judgement)
{
    bool gaps = judgement->check->blanks > 0;
    switch (judgement->check->status) {
    case CHECK_PASS:
        return SPAN("，按 0 计算成立");
    case CHECK_UNKNOWN:
        return gaps ? SPAN("，无法判定") : SPAN("，数字过大，无法判定");
    default:
        break;
    }
    bool equal = judgement->constraint->rule->relation == RELATION_EQUAL;
    if (judgement->check->status == CHECK_DIFFERS) {
        return equal ? SPAN("，两者不同") : SPAN("，前者大于后者");
    }
    return gaps ? SPAN("，无论空缺处是多少都不成立") : equal ? SPAN("，两者应当相等") : SPAN("，前者不应大于后者");
}

static void write_verdict(struct buffer *sentence, const struct judgement *judgement)
{
    const enum check_status status = judgement->check->status;
    const char *excuse = judgement->constraint->rule->excuse;
    struct number difference = judgement->check->difference;
    buffer_add(sentence, verdict_of(judgement));
    bool breach = status == CHECK_FAIL || status == CHECK_DIFFERS;
    if (!breach || difference.kind == NUMBER_NULL) {
        return;
    }
    if (difference.kind == NUMBER_INTEGER ? difference.integer < 0 : difference.real < 0) {
        difference = number_subtract((struct number){NUMBER_INTEGER, 0, 0}, difference);
    }
    SAY(sentence, excuse ? "，相差 {}；{}" : "，相差 {}", difference, excuse);
}

/* The right side is the total that the left is held against: its cell leads a reader to both. */
static struct place place_of(const struct judgement *judgement)
{
    const struct report *report = judgement->report;
    const struct constraint *constraint = judgement->constraint;
    const struct constraint_side *const sides[] = {&constraint->right, &constraint->left};
    for (size_t s = 0; s < 2; s++) {
        for (uint32_t i = 0; i < sides[s]->count; i++) {
            struct term term = constraint_term(constraint, sides[s], i);
            if (!term_is_missing(report, term)) {
                return term_cell(report, term)->place;
            }
        }
    }
    return report->tables[constraint->rule->table].place;
}

static void write_message(struct buffer *sentence, const struct judgement *judgement)
{
    const struct constraint *constraint = judgement->constraint;
    if (judgement->check->status == CHECK_PASS && judgement->check->blanks == 0) {
        return;
    }
    write_subject(sentence, constraint);
    write_side(sentence, judgement, &constraint->left, constraint->rule->left_words, &judgement->left);
    buffer_add(sentence, SPAN("，"));
    write_side(sentence, judgement, &constraint->right, constraint->rule->right_words, &judgement->right);
    for (int gap = 0; gap < GAPS; gap++) {
        write_gaps(sentence, judgement, (enum gap)gap);
    }
    write_verdict(sentence, judgement);
    SAY(sentence, "{}。", bracketed("见", place_of(judgement)));
}

static struct judgement judgement_of(const struct report *report, const struct constraint *constraint,
                                     const struct check *check)
{
    return (struct judgement){
        .report = report,
        .constraint = constraint,
        .check = check,
        .left = side_tally(report, constraint, &constraint->left),
        .right = side_tally(report, constraint, &constraint->right),
    };
}

static void write_words(const struct report *report, const struct check *check, enum check_text wanted,
                        struct buffer *out)
{
    const struct sum_words *words = (const void *)check->words;
    struct judgement judgement = judgement_of(report, &words->constraint, check);
    (wanted == CHECK_MESSAGE ? write_message : write_expression)(out, &judgement);
}

static bool judge(const struct report *report, struct sum_words *words, struct check_list *list,
                  struct failure *failure)
{
    const struct constraint *constraint = &words->constraint;
    const struct judgement judgement = judgement_of(report, constraint, NULL);
    const struct sum left = judgement.left.sum, right = judgement.right.sum;
    words->words.write = write_words;
    struct check check = {
        .rule = constraint->rule->name,
        .scope = span_of(constraint->scope),
        .status = tally_judge(&judgement.left, constraint, &judgement.right),
        .left = left.known,
        .right = right.known,
        .difference = number_subtract(left.known, right.known),
        .blanks = left.blanks + right.blanks,
        .words = &words->words,
    };
    return check_list_add(list, report->arena, check, failure);
}

/* The constraints are kept, for their checks. */
static bool judge_all(const struct report *report, const struct constraint_list *constraints, struct check_list *list,
                      struct failure *failure)
{
    struct sum_words *words = arena_allocate_array(report->arena, constraints->count, sizeof *words);
    bool done = words || fail_memory(failure);
    for (size_t i = 0; i < constraints->count && done; i++) {
        words[i].constraint = constraints->items[i];
        done = judge(report, &words[i], list, failure);
    }
    return done;
}

bool sums_checks(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                 struct check_list *list, struct failure *failure)
{
    (void)patterns;
    (void)statements;
    struct arena *scratch = scratch_begin(report->arena, failure);
    struct constraint_list constraints = {0};
    bool done = scratch && constraints_find(report, scratch, report->arena, &constraints, failure) &&
                judge_all(report, &constraints, list, failure) &&
                joint_check(report, &constraints, scratch, list, failure);
    return scratch && scratch_end(scratch, done, failure);
}
