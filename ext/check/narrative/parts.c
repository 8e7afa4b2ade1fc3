#include "check/narrative/claims.h"

#include <inttypes.h>

#include "check/check_list.h"
#include "check/narrative/claim.h"
#include "check/narrative/run.h"
#include "check/wording.h"

static double value_of(const struct figure *figure)
{
    return figure->statement->value.real;
}

static bool equal(double a, double b)
{
    double difference = a - b, limit = (a < 0 ? -a : a) * 1e-9;
    return difference <= limit && -difference <= limit;
}

/* What stands on the two sides of the equation. */
struct equation {
    const struct figure *total;
    const struct figure *carried_over;    /* added to the total, or NULL */
    const struct figure *carried_forward; /* one of the parts, or NULL */
};

static double sum_of(const struct sentence *sentence, const struct run *run, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += value_of(&sentence->figures[run->members[i]]);
    }
    return sum;
}

/* 收到36件，上年结转2件: a total before the figure carried over may leave it out. */
static bool try_carried(const struct totals *totals, const struct figure *total, double sum,
                        const struct figure *forward, struct equation *equation)
{
    const struct figure *over = totals->carried_over;
    bool leaves_out = over && total->place.from < over->place.from;
    for (int with = 1; with < 4; with++) {
        bool add_over = with & 1, add_forward = with & 2;
        if ((add_over && !leaves_out) || (add_forward && !forward)) {
            continue;
        }
        double left = value_of(total) + (add_over ? value_of(over) : 0);
        if (equal(left, sum + (add_forward ? value_of(forward) : 0))) {
            *equation = (struct equation){total, add_over ? over : NULL, add_forward ? forward : NULL};
            return true;
        }
    }
    return false;
}

/* Finds a total that the parts sum to. A list of nameless parts may end before the run does, which is cut there. */
static bool find_equal(const struct sentence *sentence, struct run *run, const struct totals *totals,
                       struct equation *equation)
{
    for (size_t count = run->dimension == DIMENSION_NONE ? 2 : run->count; count <= run->count; count++) {
        for (size_t i = 0; i < totals->count; i++) {
            if (equal(value_of(totals->figures[i]), sum_of(sentence, run, count))) {
                *equation = (struct equation){.total = totals->figures[i]};
                run->count = count;
                return true;
            }
        }
    }
    const struct figure *forward = run->carried_forward == SIZE_MAX ? NULL : &sentence->figures[run->carried_forward];
    for (size_t i = 0; i < totals->count; i++) {
        if (try_carried(totals, totals->figures[i], sum_of(sentence, run, run->count), forward, equation)) {
            return true;
        }
    }
    return false;
}

/* Whether parts that do not sum to the total are an error rather than a selection, or parts of something else. */
static bool is_trusted(const struct sentence *sentence, const struct run *run, double sum, double total, bool nearby)
{
    bool through = span_contains(sentence->figures[run->first].words, SPAN("通过"));
    bool confirmed = true;
    for (size_t i = 0; i < run->count; i++) {
        confirmed &= sentence->figures[run->members[i]].confirmed;
    }
    switch (run->dimension) {
    case DIMENSION_NONE:
        return run->opener != OPENER_NONE && (sum > total || run->closed || (run->count >= 3 && sum * 4 >= total * 3));
    case DIMENSION_CHANNEL:
        return nearby ? through && (sum > total || run->closed || run->count >= 3)
                      : run->opener != OPENER_NONE || through;
    default:
        return sum > total || !confirmed; /* the tables have each of them: the rest was left unsaid */
    }
}

static bool add_side(struct buffer *out, struct sum *sum, struct number value)
{
    bool added = (sum->printed == 0 || buffer_add(out, SPAN(" + "))) && wording_number(out, value);
    sum_add(sum, value);
    return added;
}

static bool add_equation(struct buffer *out, const struct sentence *sentence, const struct run *run,
                         const struct equation *equation, struct check *check)
{
    struct sum left = {.printed = 0}, right = {.printed = 0};
    bool added = add_side(out, &left, equation->total->statement->value) &&
                 (!equation->carried_over || add_side(out, &left, equation->carried_over->statement->value)) &&
                 buffer_add(out, SPAN(" = "));
    for (size_t i = 0; added && i < run->count; i++) {
        added = add_side(out, &right, sentence->figures[run->members[i]].statement->value);
    }
    if (added && equation->carried_forward) {
        added = add_side(out, &right, equation->carried_forward->statement->value);
    }
    check->left = left.known;
    check->right = right.known;
    check->difference = number_subtract(check->left, check->right);
    return added;
}

/* 31 件（2 + 23 + 6）; the parts are the right side of the expression. */
static bool add_sum(struct buffer *out, const struct check *check, struct span unit)
{
    struct span equals = SPAN(" = ");
    size_t parts = span_find(check->expression, equals) + equals.size;
    return wording_number(out, check->right) && buffer_add(out, SPAN(" ")) && buffer_add(out, unit) &&
           buffer_add(out, SPAN("（")) &&
           buffer_add(out, (struct span){check->expression.data + parts, check->expression.size - parts}) &&
           buffer_add(out, SPAN("）"));
}

static bool add_message(struct buffer *out, const struct sentence *sentence, const struct equation *equation,
                        const struct check *check)
{
    struct claim claim = claim_of_figure(sentence->passage, equation->total, check->rule);
    struct span unit = equation->total->statement->unit;
    bool passed = check->status == CHECK_PASS;
    if (!claim_place(out, sentence->passage, claim.position, claim.quote) ||
        !buffer_add(out, equation->carried_over ? SPAN("连同上年结转") : SPAN("")) ||
        !buffer_add(out, passed ? SPAN("与其各项之和一致：") : SPAN("与其各项之和不同：各项合计 ")) ||
        !add_sum(out, check, unit)) {
        return false;
    }
    struct number off = check->difference;
    if (off.kind == NUMBER_INTEGER ? off.integer < 0 : off.real < 0) {
        off = number_subtract(check->right, check->left);
    }
    return (passed || (buffer_add(out, SPAN("，相差 ")) && wording_number(out, off) && buffer_add(out, SPAN(" ")) &&
                       buffer_add(out, unit))) &&
           buffer_add(out, SPAN("。"));
}

static bool report_run(const struct sentence *sentence, const struct run *run, const struct equation *equation,
                       enum check_status status)
{
    const struct passage *passage = sentence->passage;
    struct arena *arena = passage->report->arena;
    struct check check = {.rule = "narrative.parts", .status = status};
    struct buffer expression = {.arena = arena}, message = {.arena = arena};
    struct span scope;
    bool made = claim_scope(passage, equation->total->statement->position, &scope) &&
                arena_format(arena, &check.scope, "%.*s+%" PRIu64, (int)scope.size, scope.data,
                             sentence->figures[run->first].statement->position) &&
                add_equation(&expression, sentence, run, equation, &check);
    check.expression = buffer_span(&expression);
    made = made && add_message(&message, sentence, equation, &check);
    if (!made) {
        return fail_memory(passage->failure);
    }
    check.message = buffer_span(&message);
    return check_list_add(passage->list, arena, check, passage->failure);
}

static bool judge(const struct sentence *sentence, struct run *run)
{
    if (run->count < 2 || run->vague) {
        return true;
    }
    struct totals totals;
    struct equation equation;
    bool nearby;
    if (!run_totals(sentence, run, &totals, &nearby)) {
        return false;
    }
    if (find_equal(sentence, run, &totals, &equation)) {
        return report_run(sentence, run, &equation, CHECK_PASS);
    }
    double sum = sum_of(sentence, run, run->count);
    if (totals.count == 0 || !(totals.behind || is_trusted(sentence, run, sum, value_of(totals.likeliest), nearby))) {
        return true;
    }
    equation = (struct equation){.total = totals.likeliest};
    return report_run(sentence, run, &equation, CHECK_DIFFERS);
}

/* A sentence that begins with 其中 has its total in the one before. */
static size_t first_figure(const struct passage *passage, size_t first)
{
    struct span text = passage->plain->text;
    struct span rest = {text.data + passage->figures[first].sentence.from,
                        text.size - passage->figures[first].sentence.from};
    if (first == 0 || !span_starts(rest, SPAN("其中"))) {
        return first;
    }
    size_t from = passage->figures[first - 1].sentence.from;
    while (first > 0 && passage->figures[first - 1].sentence.from == from) {
        first--;
    }
    return first;
}

bool narrative_parts(const struct passage *passage, size_t first, size_t end)
{
    if (first == end) {
        return true;
    }
    size_t begin = first_figure(passage, first);
    bool elsewhere = end - first == 2 && span_contains(passage->figures[first].words, SPAN("通过"));
    if (end - begin < 3 && !elsewhere) { /* a total and two parts, or two parts of a total that stands elsewhere */
        return true;
    }
    struct sentence sentence = {.passage = passage, .figures = passage->figures + begin, .count = end - begin};
    sentence.parts = arena_allocate_array(passage->scratch, sentence.count, sizeof *sentence.parts);
    if (!sentence.parts) {
        return fail_memory(passage->failure);
    }
    if (!sentence_classify(&sentence)) {
        return false;
    }
    for (size_t i = first - begin; i < sentence.count; i++) {
        struct run run;
        if (run_starts(&sentence, i) && (!run_gather(&sentence, i, &run) || !judge(&sentence, &run))) {
            return false;
        }
    }
    return true;
}
