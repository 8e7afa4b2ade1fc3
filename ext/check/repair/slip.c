#include "check/repair/slip.h"

#include "form/form.h"

const char *const slip_names[SLIPS] = {
    [SLIP_TRANSPOSED_DIGITS] = "transposed_digits",
    [SLIP_MISSING_DIGIT] = "missing_digit",
    [SLIP_EXTRA_DIGIT] = "extra_digit",
    [SLIP_WRONG_DIGIT] = "wrong_digit",
    [SLIP_TOTAL_NOT_FILLED] = "total_not_filled",
    [SLIP_LEFT_OUT] = "left_out",
    [SLIP_SHIFTED] = "shifted",
    [SLIP_REPEATED] = "repeated",
};

const char *const slip_words[SLIPS] = {
    [SLIP_TRANSPOSED_DIGITS] = "两位数字颠倒", [SLIP_MISSING_DIGIT] = "漏一位数字",
    [SLIP_EXTRA_DIGIT] = "多一位数字",         [SLIP_WRONG_DIGIT] = "一位数字有误",
    [SLIP_TOTAL_NOT_FILLED] = "合计未填",      [SLIP_LEFT_OUT] = "合计漏加一项",
    [SLIP_SHIFTED] = "数字错位到相邻格",       [SLIP_REPEATED] = "重复了相邻格的数字",
};

/* ---- digits ---- */

struct digits {
    char at[20]; /* from the left */
    uint32_t count;
};

static struct digits digits_of(int64_t count)
{
    struct digits digits = {.count = 0};
    char reversed[20];
    uint32_t size = 0;
    do {
        reversed[size++] = (char)('0' + count % 10);
        count /= 10;
    } while (count > 0);
    while (size > 0) {
        digits.at[digits.count++] = reversed[--size];
    }
    return digits;
}

/* Optimal string alignment distance: insertion, deletion, substitution, and transposition of neighbours count 1. */
static uint32_t distance(const struct digits *a, const struct digits *b)
{
    uint32_t table[21][21];
    for (uint32_t i = 0; i <= a->count; i++) {
        for (uint32_t k = 0; k <= b->count; k++) {
            if (i == 0 || k == 0) {
                table[i][k] = i + k;
                continue;
            }
            uint32_t best = table[i - 1][k - 1] + (a->at[i - 1] != b->at[k - 1]);
            best = table[i - 1][k] + 1 < best ? table[i - 1][k] + 1 : best;
            best = table[i][k - 1] + 1 < best ? table[i][k - 1] + 1 : best;
            if (i > 1 && k > 1 && a->at[i - 1] == b->at[k - 2] && a->at[i - 2] == b->at[k - 1] &&
                table[i - 2][k - 2] + 1 < best) {
                best = table[i - 2][k - 2] + 1;
            }
            table[i][k] = best;
        }
    }
    return table[a->count][b->count];
}

/* Whether `longer` is `shorter` with one of its digits written twice. */
static bool is_doubled(const struct digits *longer, const struct digits *shorter)
{
    uint32_t at = 0;
    while (at < shorter->count && longer->at[at] == shorter->at[at]) {
        at++;
    }
    return at > 0 && longer->at[at] == longer->at[at - 1] &&
           memcmp(longer->at + at + 1, shorter->at + at, shorter->count - at) == 0;
}

static uint32_t differing(const struct digits *a, const struct digits *b)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < a->count; i++) {
        count += a->at[i] != b->at[i];
    }
    return count;
}

/* ---- likelihood ---- */

/* Hundredths of a bit: 100 * log2(count), near enough to rank by. */
static uint32_t bits_of(uint32_t count)
{
    uint32_t bits = 0;
    uint32_t scale = 1;
    while (scale * 2 <= count) {
        scale *= 2;
        bits += 100;
    }
    return bits + 100 * (count - scale) / scale;
}

enum {
    COST_OF_A_SLIP = 230,      /* one of the four slips of a finger */
    COST_OF_A_DIGIT = 317,     /* that it is just this wrong digit, of nine */
    COST_OF_AN_EXTRA = 532,    /* an extra digit that doubles none */
    COST_OF_NOT_FILLING = 100, /* of a total that prints 0 */
    COST_OF_LEAVING_OUT = 450,
    COST_OF_SHIFTING = 500,
    COST_OF_REPEATING = 600,
    COST_OF_NO_SLIP = 1700,
    COST_OF_DISTANCE = 200, /* each further digit that differs */
    COST_OF_OPEN = 2300     /* the sums do not tell what it ought to be */
};

static void consider(struct slip_judgement *best, enum slip slip, uint32_t cost)
{
    if (cost < best->cost) {
        *best = (struct slip_judgement){slip, cost};
    }
}

static void consider_digits(struct slip_judgement *best, int64_t printed, int64_t suggested)
{
    struct digits is = digits_of(printed);
    struct digits ought = digits_of(suggested);
    uint32_t apart = distance(&is, &ought);
    if (apart > 1) {
        consider(best, SLIP_NONE, COST_OF_NO_SLIP + COST_OF_DISTANCE * (apart - 1));
        return;
    }
    if (is.count == ought.count && differing(&is, &ought) == 2) {
        consider(best, SLIP_TRANSPOSED_DIGITS, COST_OF_A_SLIP + bits_of(ought.count - 1));
    } else if (is.count == ought.count) {
        consider(best, SLIP_WRONG_DIGIT, COST_OF_A_SLIP + COST_OF_A_DIGIT + bits_of(ought.count));
    } else if (is.count < ought.count) {
        consider(best, SLIP_MISSING_DIGIT, COST_OF_A_SLIP + bits_of(ought.count));
    } else {
        bool doubled = is_doubled(&is, &ought);
        consider(best, SLIP_EXTRA_DIGIT,
                 COST_OF_A_SLIP + bits_of(ought.count + 1) + (doubled ? 0 : COST_OF_AN_EXTRA - COST_OF_A_SLIP));
    }
}

/* ---- totals ---- */

/* Whether the cell is what a sum amounts to; and if so, whether what it lacks is just one of the parts. */
static void consider_total(struct slip_judgement *best, const struct balance *balance, uint32_t index,
                           int64_t suggested)
{
    const struct balance_cell *cell = &balance->cells[index];
    for (uint32_t s = 0; s < cell->sum_count; s++) {
        const struct balance_sum *sum = &balance->sums[cell->sums[s]];
        uint32_t parts = sum->left_count;
        if (sum->count - parts != 1 || sum->cells[parts] != index) {
            continue;
        }
        if (cell->printed == 0) {
            consider(best, SLIP_TOTAL_NOT_FILLED, COST_OF_NOT_FILLING);
        }
        for (uint32_t i = 0; i < parts && suggested > cell->printed; i++) {
            if (balance->cells[sum->cells[i]].value == suggested - cell->printed) {
                consider(best, SLIP_LEFT_OUT, COST_OF_LEAVING_OUT + bits_of(parts));
            }
        }
    }
}

/* ---- neighbours ---- */

static const struct balance_cell *find_cell(const struct balance *balance, uint32_t line, uint32_t measure)
{
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        if (balance->cells[i].term.line == line && balance->cells[i].term.measure == measure) {
            return &balance->cells[i];
        }
    }
    return NULL;
}

/* The printed line before or after; UINT32_MAX: none in this table. */
static uint32_t line_beside(const struct balance *balance, struct term term, bool above)
{
    uint32_t beside = UINT32_MAX;
    for (uint32_t i = 0; i < balance->cell_count; i++) {
        const struct balance_cell *cell = &balance->cells[i];
        uint32_t line = cell->term.line;
        if (cell->term.measure != term.measure || form_lines[line].table != form_lines[term.line].table) {
            continue;
        }
        if (above ? line < term.line && (beside == UINT32_MAX || line > beside) : line > term.line && line < beside) {
            beside = line;
        }
    }
    return beside;
}

static void consider_neighbour(struct slip_judgement *best, const struct balance_cell *cell,
                               const struct balance_cell *neighbour, int64_t suggested)
{
    if (!neighbour) {
        return;
    }
    int64_t its_print = neighbour->printed < 0 ? 0 : neighbour->printed;
    if (neighbour->free && neighbour->value == cell->printed && its_print == suggested) {
        consider(best, SLIP_SHIFTED, COST_OF_SHIFTING);
    }
    if (!neighbour->free && neighbour->printed == cell->printed && cell->printed > 9) {
        consider(best, SLIP_REPEATED, COST_OF_REPEATING);
    }
}

static void consider_neighbours(struct slip_judgement *best, const struct balance *balance,
                                const struct balance_cell *cell, int64_t suggested)
{
    struct term term = cell->term;
    const struct balance_cell *const neighbours[] = {
        term.measure > 0 ? find_cell(balance, term.line, term.measure - 1) : NULL,
        find_cell(balance, term.line, term.measure + 1),
        find_cell(balance, line_beside(balance, term, true), term.measure),
        find_cell(balance, line_beside(balance, term, false), term.measure),
    };
    for (size_t i = 0; i < COUNT(neighbours); i++) {
        consider_neighbour(best, cell, neighbours[i], suggested);
    }
}

struct slip_judgement slip_judge(const struct balance *balance, uint32_t index, int64_t suggested)
{
    const struct balance_cell *cell = &balance->cells[index];
    struct slip_judgement best = {SLIP_NONE, COST_OF_OPEN};
    if (suggested < 0 || cell->printed < 0) {
        return best;
    }
    consider_digits(&best, cell->printed, suggested);
    consider_total(&best, balance, index, suggested);
    consider_neighbours(&best, balance, cell, suggested);
    return best;
}
