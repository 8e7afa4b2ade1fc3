#include "check/check.h"

#include "base/scratch.h"
#include "check/narrative/narrative.h"
#include "check/sums/sums.h"
#include "check/structure/structure.h"

const char *const check_status_names[] = {
    [CHECK_PASS] = "pass", [CHECK_FAIL] = "fail", [CHECK_DIFFERS] = "differs", [CHECK_UNKNOWN] = "unknown", NULL,
};

/* Amounts are sums of printed decimals: they differ by rounding of the last bits, or by a printed digit. Doubles hold
 * 15 digits, so what lies between is never met. */
static const double ROUNDING = 1e-13;

/* From here on a double cannot tell a whole number from the next. */
static const double LAST_WHOLE = 9007199254740992.0;

static double magnitude(double value)
{
    return value < 0 ? -value : value;
}

static double as_real(struct number number)
{
    return number.kind == NUMBER_INTEGER ? (double)number.integer : number.kind == NUMBER_REAL ? number.real : 0;
}

static struct number whole(int64_t value)
{
    return (struct number){NUMBER_INTEGER, value, (double)value};
}

static bool is_finite(double value)
{
    return value - value == 0;
}

/* How far two reals may be apart and yet print the same. */
static double rounding_of(double left, double right)
{
    double larger = magnitude(left) > magnitude(right) ? magnitude(left) : magnitude(right);
    return larger * ROUNDING;
}

enum order { ORDER_LESS, ORDER_SAME, ORDER_MORE, ORDER_UNSURE };

static enum order order_of(struct number left, struct number right)
{
    if (left.kind == NUMBER_INTEGER && right.kind == NUMBER_INTEGER) {
        return left.integer < right.integer ? ORDER_LESS : left.integer > right.integer ? ORDER_MORE : ORDER_SAME;
    }
    double a = as_real(left);
    double b = as_real(right);
    if (!is_finite(a) || !is_finite(b)) {
        return ORDER_UNSURE;
    }
    if (magnitude(a - b) <= rounding_of(a, b)) {
        return magnitude(a) < LAST_WHOLE ? ORDER_SAME : ORDER_UNSURE;
    }
    return a < b ? ORDER_LESS : ORDER_MORE;
}

void sum_add(struct sum *sum, struct number operand)
{
    if (operand.kind == NUMBER_NULL) {
        sum->blanks++;
        return;
    }
    int64_t total = 0;
    bool first = sum->printed++ == 0;
    if (first) {
        sum->known = operand;
    } else if (sum->known.kind == NUMBER_INTEGER && operand.kind == NUMBER_INTEGER &&
               !__builtin_add_overflow(sum->known.integer, operand.integer, &total)) {
        sum->known = whole(total);
    } else {
        sum->known = (struct number){NUMBER_REAL, 0, as_real(sum->known) + as_real(operand)};
    }
}

enum check_status relation_evaluate(struct sum left, enum relation relation, struct sum right)
{
    if (left.printed + right.printed == 0) {
        return CHECK_UNKNOWN;
    }
    struct number from = left.printed ? left.known : whole(0);
    struct number to = right.printed ? right.known : whole(0);
    enum order order = order_of(from, to);
    if (order == ORDER_UNSURE) {
        return CHECK_UNKNOWN;
    }
    if (order == ORDER_SAME || (order == ORDER_LESS && relation == RELATION_AT_MOST)) {
        return CHECK_PASS;
    }
    /* Blanks hold counts, so they can only add to their side. */
    uint32_t blanks_of_smaller = order == ORDER_LESS ? left.blanks : right.blanks;
    return blanks_of_smaller > 0 ? CHECK_UNKNOWN : CHECK_FAIL;
}

/* Without the digits that only rounding made: 180000.17 - 180000.1 is 0.07. */
static double without_rounding(double difference, double rounding)
{
    double scale = 1;
    while (scale < 1e12 && scale * 10 * rounding < 0.5) {
        scale *= 10;
    }
    double scaled = difference * scale;
    if (magnitude(scaled) >= LAST_WHOLE) {
        return difference;
    }
    return (double)(int64_t)(scaled + (scaled < 0 ? -0.5 : 0.5)) / scale;
}

struct number number_subtract(struct number left, struct number right)
{
    if (left.kind == NUMBER_NULL || right.kind == NUMBER_NULL) {
        return (struct number){NUMBER_NULL, 0, 0};
    }
    int64_t difference = 0;
    if (left.kind == NUMBER_INTEGER && right.kind == NUMBER_INTEGER &&
        !__builtin_sub_overflow(left.integer, right.integer, &difference)) {
        return whole(difference);
    }
    double a = as_real(left);
    double b = as_real(right);
    if (!is_finite(a - b)) {
        return (struct number){NUMBER_NULL, 0, 0};
    }
    return (struct number){NUMBER_REAL, 0, without_rounding(a - b, rounding_of(a, b))};
}

bool check_text(const struct report *report, const struct check *check, enum check_text wanted, struct arena *arena,
                struct span *text)
{
    struct buffer out = {.arena = arena};
    *text = wanted == CHECK_MESSAGE ? check->message : check->expression;
    if (!check->words) {
        return true;
    }
    check->words->write(report, check, wanted, &out);
    return buffer_end(&out, text);
}

/* A family of rules looks at the report in its own way; all append to the same list. */
typedef bool check_family(struct pattern_cache *patterns, const struct report *report,
                          const struct statement_list *statements, struct check_list *list, struct failure *failure);

static check_family *const families[] = {sums_checks, narrative_checks, structure_checks};

static bool run_families(struct pattern_cache *patterns, const struct report *report,
                         const struct statement_list *statements, struct check_list *list, struct failure *failure)
{
    for (size_t i = 0; i < COUNT(families); i++) {
        if (!families[i](patterns, report, statements, list, failure)) {
            return false;
        }
    }
    return true;
}

/* The list grows apart from the texts that its checks keep: growing among them it would leave copies of itself. */
bool checks_run(struct pattern_cache *patterns, const struct report *report, const struct statement_list *statements,
                struct check_list *list, struct failure *failure)
{
    enum { AS_A_RULE = 80 }; /* checks of the tables and of the structure */
    struct arena *scratch = scratch_begin(report->arena, failure);
    struct check_list growing = {.arena = scratch, .capacity = AS_A_RULE + statements->count / 2};
    growing.items = scratch ? arena_reserve(scratch, growing.capacity * sizeof *growing.items) : NULL;
    bool done =
        (growing.items || fail_memory(failure)) && run_families(patterns, report, statements, &growing, failure);
    if (done) {
        *list = (struct check_list){.count = growing.count, .capacity = growing.count};
        list->items = arena_reserve(report->arena, growing.count * sizeof *list->items);
        done = list->items || fail_memory(failure);
    }
    if (done && growing.count > 0) {
        memcpy(list->items, growing.items, growing.count * sizeof *list->items);
    }
    return scratch && scratch_end(scratch, done, failure);
}
