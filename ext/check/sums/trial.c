#include "check/sums/trial.h"

#include "check/check_list.h"
#include "check/wording.h"

enum { SIDE_TEXT_SIZE = FORM_LINES_MOST * (NUMBER_TEXT_SIZE + 3) };

void trial_add(struct side *side, const struct report *report, uint32_t line, uint32_t measure)
{
    if (side->count == FORM_LINES_MOST) {
        return;
    }
    const struct report_cell *cell = &report->lines[line].cells[measure];
    bool missing = report->lines[line].times == 0 || cell->state == CELL_ABSENT;
    side->operands[side->count++] = (struct operand){
        .line = &form_lines[line],
        .measure = &form_lines[line].measures[measure],
        .cell = cell,
        .missing = missing,
    };
    side->missing += missing;
    sum_add(&side->sum, cell->state == CELL_NUMBER ? cell->value : (struct number){NUMBER_NULL, 0, 0});
}

static uint32_t blanks_of(const struct trial *trial)
{
    return trial->left.sum.blanks + trial->right.sum.blanks;
}

static size_t put(char *out, struct span text)
{
    memcpy(out, text.data, text.size);
    return text.size;
}

/* 216 + 3 + 0; 空 for a blank, 缺 for a line that was not found. */
static size_t put_side(char out[SIDE_TEXT_SIZE], const struct side *side)
{
    size_t size = 0;
    for (size_t i = 0; i < side->count; i++) {
        const struct operand *operand = &side->operands[i];
        size += i > 0 ? put(out + size, SPAN(" + ")) : 0;
        size += operand->missing ? put(out + size, SPAN("缺")) : number_print(out + size, operand->cell->value);
    }
    return size;
}

static bool write_expression(struct arena *arena, const struct trial *trial, struct span *expression)
{
    char text[2 * SIDE_TEXT_SIZE + 4];
    size_t size = put_side(text, &trial->left);
    size += put(text + size, trial->relation == RELATION_EQUAL ? SPAN(" = ") : SPAN(" <= "));
    size += put_side(text + size, &trial->right);
    return arena_copy(arena, (struct span){text, size}, expression);
}

/* 第三部分“自然人”列：, 第三部分“2.重复申请”（3.5.2 行）：, 第四部分“行政复议”： */
static bool write_subject(struct buffer *sentence, const struct trial *trial)
{
    return buffer_add(sentence, span_of(wording_part(trial->table))) &&
           (trial->line ? wording_line(sentence, trial->line)
                        : wording_add(sentence, "“", trial->measure->label, "”列", NULL)) &&
           wording_add(sentence, "：", NULL);
}

/* Why no operand of a side has a number. */
static const char *silence_of(const struct side *side)
{
    for (size_t i = 0; i < side->count; i++) {
        if (!side->operands[i].missing && side->operands[i].cell->state == CELL_UNREADABLE) {
            return "没有读出";
        }
    }
    return side->missing == side->count ? "没有找到" : "未印出";
}

/* 六类申请人之和为 235（216 + 3 + 0 + 2 + 0 + 14） */
static bool write_side(struct buffer *sentence, const struct side *side)
{
    enum { SHOWN = 6 };
    if (side->sum.printed == 0) {
        return wording_add(sentence, side->words, silence_of(side), NULL);
    }
    if (!wording_add(sentence, side->words, side->sum.blanks == 0 ? "为 " : "已印出的为 ", NULL) ||
        !wording_number(sentence, side->sum.known)) {
        return false;
    }
    if (side->count == 1 || side->count > SHOWN) {
        return true; /* the longer ones stand in the expression */
    }
    char text[SIDE_TEXT_SIZE];
    return wording_add(sentence, "（", NULL) && buffer_add(sentence, (struct span){text, put_side(text, side)}) &&
           wording_add(sentence, "）", NULL);
}

/* Why an operand has no number. */
enum gap { GAP_BLANK, GAP_UNREADABLE, GAP_UNPLACED, GAP_MISSING, GAPS };

static bool is_gap(const struct operand *operand, enum gap gap)
{
    enum cell_state state = operand->cell->state;
    if (operand->missing) {
        return gap == GAP_MISSING;
    }
    return gap == GAP_BLANK        ? state == CELL_BLANK
           : gap == GAP_UNREADABLE ? state == CELL_UNREADABLE && !operand->cell->unplaced
           : gap == GAP_UNPLACED   ? state == CELL_UNREADABLE && operand->cell->unplaced
                                   : state == CELL_ABSENT;
}

/* “商业企业”, and for print that is no number: “商业企业”印作“若干” */
static bool name_gap(struct buffer *sentence, const struct trial *trial, const struct operand *operand, enum gap gap)
{
    struct span label = trial->line ? span_of(operand->measure->label) : wording_label(operand->line);
    if (!buffer_quote(sentence, label)) {
        return false;
    }
    if (gap != GAP_UNREADABLE || operand->cell->text.size == 0) {
        return true;
    }
    return wording_add(sentence, "印作", NULL) && buffer_quote(sentence, operand->cell->text);
}

/* ，空白 10 格：“（一）予以公开”、“（二）部分公开”、“1.属于国家秘密”等 */
static bool write_gaps(struct buffer *sentence, const struct trial *trial, enum gap gap)
{
    enum { NAMED = 3 };
    static const char *const words[] = {
        [GAP_BLANK] = "，空白 ",
        [GAP_UNREADABLE] = "，读不出数字 ",
        [GAP_UNPLACED] = "，分不清数字属于哪一列 ",
        [GAP_MISSING] = "，未找到 ",
    };
    const struct side *sides[] = {&trial->left, &trial->right};
    const struct operand *named[NAMED];
    int64_t count = 0;
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->count; i++) {
            if (is_gap(&sides[s]->operands[i], gap) && count++ < NAMED) {
                named[count - 1] = &sides[s]->operands[i];
            }
        }
    }
    if (count == 0) {
        return true;
    }
    if (!wording_add(sentence, words[gap], NULL) ||
        !wording_number(sentence, (struct number){NUMBER_INTEGER, count, (double)count}) ||
        !wording_add(sentence, " 格：", NULL)) {
        return false;
    }
    for (int64_t i = 0; i < count && i < NAMED; i++) {
        if ((i > 0 && !wording_add(sentence, "、", NULL)) || !name_gap(sentence, trial, named[i], gap)) {
            return false;
        }
    }
    return count <= NAMED || wording_add(sentence, "等", NULL);
}

static struct span verdict_of(const struct trial *trial)
{
    bool gaps = blanks_of(trial) > 0;
    switch (trial->status) {
    case CHECK_PASS:
        return SPAN("，按 0 计算成立");
    case CHECK_UNKNOWN:
        return gaps ? SPAN("，无法判定") : SPAN("，数字过大，无法判定");
    default:
        break;
    }
    return gaps                                ? SPAN("，无论空缺处是多少都不成立")
           : trial->relation == RELATION_EQUAL ? SPAN("，两者应当相等")
                                               : SPAN("，前者不应大于后者");
}

static bool write_verdict(struct buffer *sentence, const struct trial *trial, struct number difference)
{
    if (!buffer_add(sentence, verdict_of(trial))) {
        return false;
    }
    if (trial->status != CHECK_FAIL || difference.kind == NUMBER_NULL) {
        return true;
    }
    if (difference.kind == NUMBER_INTEGER ? difference.integer < 0 : difference.real < 0) {
        difference = number_subtract((struct number){NUMBER_INTEGER, 0, 0}, difference);
    }
    return wording_add(sentence, "，相差 ", NULL) && wording_number(sentence, difference);
}

/* The right side is the total that the left is held against: its cell leads a reader to both. */
static struct place place_of(const struct trial *trial, const struct report *report)
{
    const struct side *sides[] = {&trial->right, &trial->left};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->count; i++) {
            if (!sides[s]->operands[i].missing) {
                return sides[s]->operands[i].cell->place;
            }
        }
    }
    return report->tables[trial->table].place;
}

static bool write_message(const struct trial *trial, const struct report *report, struct number difference,
                          struct span *message)
{
    if (trial->status == CHECK_PASS && blanks_of(trial) == 0) {
        return true;
    }
    struct buffer sentence = {.arena = report->arena};
    bool written = write_subject(&sentence, trial) && write_side(&sentence, &trial->left) &&
                   wording_add(&sentence, "，", NULL) && write_side(&sentence, &trial->right);
    for (int gap = 0; gap < GAPS; gap++) {
        written = written && write_gaps(&sentence, trial, (enum gap)gap);
    }
    written = written && write_verdict(&sentence, trial, difference) &&
              wording_place(&sentence, "见", place_of(trial, report)) && wording_add(&sentence, "。", NULL);
    *message = buffer_span(&sentence);
    return written;
}

bool trial_conclude(struct trial *trial, const struct report *report, struct check_list *list, struct failure *failure)
{
    const struct side *left = &trial->left;
    const struct side *right = &trial->right;
    trial->status = relation_evaluate(left->sum, trial->relation, right->sum);
    /* A blank cell is the office's word that nothing was counted; a line that was not found is nobody's. */
    if (trial->status == CHECK_PASS && left->missing + right->missing > 0) {
        trial->status = CHECK_UNKNOWN;
    }
    struct check check = {
        .rule = trial->rule,
        .scope = span_of(trial->scope),
        .status = trial->status,
        .left = left->sum.known,
        .right = right->sum.known,
        .difference = number_subtract(left->sum.known, right->sum.known),
        .blanks = blanks_of(trial),
    };
    if (!write_expression(report->arena, trial, &check.expression) ||
        !write_message(trial, report, check.difference, &check.message)) {
        return fail_memory(failure);
    }
    return check_list_add(list, report->arena, check, failure);
}
