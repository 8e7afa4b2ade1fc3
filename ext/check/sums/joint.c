#include "check/sums/joint.h"

#include "check/check_list.h"
#include "check/sums/balance.h"
#include "form/wording.h"

/* What the cells of section 3 are, as far as the check asks. */
struct survey {
    uint32_t printed, blank, other; /* other: unreadable or not found */
};

static bool is_blank(const struct report *report, struct term term)
{
    return !term_is_missing(report, term) && term_cell(report, term)->state == CELL_BLANK;
}

static struct survey survey_cells(const struct report *report, const struct balance *balance)
{
    struct survey survey = {0};
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        const struct balance_cell *cell = &balance->cells[i];
        bool blank = is_blank(report, cell->term);
        survey.printed += cell->printed >= 0;
        survey.blank += blank;
        survey.other += cell->printed < 0 && !blank;
    }
    return survey;
}

static bool has_blank(const struct report *report, const struct constraint *constraint,
                      const struct constraint_side *side)
{
    for (uint32_t i = 0; i < side->count; i++) {
        if (is_blank(report, constraint_term(constraint, side, i))) {
            return true;
        }
    }
    return false;
}

/* Whether the sums can tell more together than alone: some cell is blank, and none of them fails. */
static bool is_needed(const struct report *report, const struct constraint_list *constraints,
                      const struct check_list *checks)
{
    bool blank = false;
    for (size_t i = 0; i < constraints->count; i++) {
        const struct constraint *constraint = &constraints->items[i];
        if (balance_takes(constraint, TABLE_REQUESTS)) {
            const struct check *check = &checks->items[checks->count - constraints->count + i];
            if (check->status == CHECK_FAIL) {
                return false;
            }
            blank = blank || (check->blanks > 0 && (has_blank(report, constraint, &constraint->left) ||
                                                    has_blank(report, constraint, &constraint->right)));
        }
    }
    return blank;
}

/* “自然人”列、“2.重复申请”（行号 3.5.2）: the sums that contradict each other. */
static void name_sums(struct buffer *sentence, const struct balance *balance)
{
    enum { NAMED = 6 };
    uint32_t count = 0;
    for (uint32_t i = 0; i < balance->sum_count; i++) {
        const struct balance_sum *sum = &balance->sums[i];
        const struct constraint *constraint = sum->constraint;
        if (sum->node == 0 || !balance->reached[sum->node] || ++count > NAMED) {
            continue;
        }
        buffer_add(sentence, count > 1 ? SPAN("、") : SPAN(""));
        if (constraint->line) {
            SAY(sentence, "{}", constraint->line);
        } else {
            SAY(sentence, "“{}”列（{}）", constraint->measure->label, constraint->rule->left_words);
        }
    }
    buffer_add(sentence, count > NAMED ? SPAN("等") : SPAN(""));
}

/* A check that passes has nothing to say. */
static bool write_message(const struct report *report, const struct balance *balance, const struct survey *survey,
                          enum check_status status, struct span *message)
{
    struct buffer sentence = {.arena = report->arena};
    if (status == CHECK_PASS) {
        return true;
    }
    SAY(&sentence, "{}：", form_tables[TABLE_REQUESTS].part);
    if (status == CHECK_FAIL) {
        SAY(&sentence, "各项勾稽关系单独看都可能成立，合起来却不能，空白格里无论填什么数都不行；互相矛盾的是 ");
        name_sums(&sentence, balance);
    } else if (survey->printed == 0) {
        SAY(&sentence, "没有印出数字，各项勾稽关系合起来是否成立，无法判定");
    } else {
        SAY(&sentence, "有 {} 格没有找到或读不出，各项勾稽关系合起来是否成立，无法判定", (int64_t)survey->other);
    }
    SAY(&sentence, "{}。", bracketed("见", report->tables[TABLE_REQUESTS].place));
    return buffer_end(&sentence, message);
}

static bool judge(const struct report *report, struct balance *balance, struct check_list *list,
                  struct failure *failure)
{
    struct survey survey = survey_cells(report, balance);
    struct check check = {.rule = "requests.joint",
                          .scope = SPAN("requests"),
                          .status = survey.printed == 0 || survey.other > 0 ? CHECK_UNKNOWN : CHECK_PASS,
                          .blanks = survey.blank + survey.other};
    check.status = balance_settle(balance) ? check.status : CHECK_FAIL;
    return (write_message(report, balance, &survey, check.status, &check.message) || fail_memory(failure)) &&
           check_list_add(list, report->arena, check, failure);
}

bool joint_check(const struct report *report, const struct constraint_list *constraints, struct arena *scratch,
                 struct check_list *list, struct failure *failure)
{
    struct balance balance;
    return !is_needed(report, constraints, list) ||
           (balance_build(report, constraints, TABLE_REQUESTS, scratch, &balance, failure) &&
            judge(report, &balance, list, failure));
}
