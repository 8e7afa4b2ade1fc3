#include "form/number/numeral.h"

enum { TEN = 1, HUNDRED = 2, THOUSAND = 3, TEN_THOUSAND = 4, HUNDRED_MILLION = 8 };

int numeral_digit(uint32_t c)
{
    switch (c) {
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
    case 0x4E24: /* 两 */
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    default:
        return -1;
    }
}

/* 十, 百, 千, 万, 亿: their power of ten; 0: none. */
static int power_of(uint32_t c)
{
    switch (c) {
    case 0x5341:
        return TEN;
    case 0x767E:
        return HUNDRED;
    case 0x5343:
        return THOUSAND;
    case 0x4E07:
        return TEN_THOUSAND;
    case 0x4EBF:
        return HUNDRED_MILLION;
    default:
        return 0;
    }
}

enum { POINT = 0x70B9 };

/* ---- the run of characters ---- */

struct mark {
    int digit; /* -1: none */
    int power; /* 0: none */
};

enum { MOST_MARKS = 24 };

struct numeral_run {
    struct mark marks[MOST_MARKS];
    size_t count, size; /* a run longer than any number is taken whole, but not kept */
    bool powers;
};

/* Takes a run, in either script; 万 before 元 ends it, and so does a scale before any digit. */
static void take_run(struct span *rest, bool only_digits, struct numeral_run *run)
{
    run->count = run->size = 0;
    run->powers = false;
    while (rest->size > 0) {
        struct span after = *rest;
        uint32_t c = fold_character(utf8_next(&after));
        struct mark mark = {numeral_digit(c), only_digits ? 0 : power_of(c)};
        bool scale = mark.power >= TEN_THOUSAND;
        if ((mark.digit < 0 && mark.power == 0) || (scale && (run->size == 0 || peek_character(after) == 0x5143))) {
            return;
        }
        run->powers |= mark.power > 0;
        run->size++;
        if (run->count < MOST_MARKS) {
            run->marks[run->count++] = mark;
        }
        *rest = after;
    }
}

/* ---- its value ---- */

/* 二〇二三, 一二三四: digits one after the other. Fewer without a zero are 三五件, 一二三产业: several numbers. */
static bool read_positional(const struct mark *marks, size_t count, int64_t *value)
{
    enum { LONGEST = 15, SURE = 4 };
    bool zero = false, strokes = true;
    *value = 0;
    for (size_t i = 0; i < count && i < LONGEST; i++) {
        *value = *value * 10 + marks[i].digit;
        zero |= marks[i].digit == 0;
        strokes &= marks[i].digit == 1; /* 一一一 may as well be dashes */
    }
    return count == 1 || (count <= LONGEST && !strokes && (zero || count >= SURE));
}

static int64_t ten_to(int power)
{
    int64_t value = 1;
    while (power-- > 0) {
        value *= 10;
    }
    return value;
}

/* Below 万: 三百二十, 一千零五, 十二. `first`: nothing stands before it. */
static bool read_section(const struct mark *marks, size_t count, bool first, int64_t *value)
{
    int digit = -1, last = THOUSAND + 1; /* the power met last */
    bool zero = false;                   /* 零 stood since */
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        int power = marks[i].power;
        if (power == 0) {
            if (digit > 0) {
                return false; /* 二三十 */
            }
            digit = marks[i].digit;
            zero |= digit == 0;
            continue;
        }
        bool ten = power == TEN && digit < 0 && (*value > 0 || first);
        if (power >= last || (digit <= 0 && !ten)) {
            return false;
        }
        *value += (digit > 0 ? digit : 1) * ten_to(power);
        last = power;
        digit = -1;
        zero = false;
    }
    if (digit > 0 && last > TEN && !zero && (!first || last <= THOUSAND)) {
        return false; /* 三百五 is 350 to some and 305 to others */
    }
    *value += digit > 0 ? digit : 0;
    return true;
}

static bool read_part(const struct mark *marks, size_t count, bool first, int64_t *value)
{
    enum { LONGEST_SCALED = 4 };
    bool digits = true;
    for (size_t i = 0; i < count; i++) {
        digits &= marks[i].power == 0;
    }
    if (digits && first && count <= LONGEST_SCALED) {
        return read_positional(marks, count, value);
    }
    return read_section(marks, count, first, value);
}

/* Parts below 万, each with its scale. */
static bool read_scaled(const struct numeral_run *run, int64_t *value)
{
    int64_t hundred_millions = 0, ten_thousands = 0, part = 0;
    size_t from = 0;
    for (size_t i = 0; i <= run->count; i++) {
        int power = i < run->count ? run->marks[i].power : 0;
        if (i < run->count && power < TEN_THOUSAND) {
            continue;
        }
        if (!read_part(run->marks + from, i - from, from == 0, &part)) {
            return false;
        }
        bool lone_scale = power == HUNDRED_MILLION && i == from && ten_thousands > 0; /* 三万亿 */
        if (power > 0 && part == 0 && !lone_scale) {
            return false;
        }
        if (power == TEN_THOUSAND) {
            if (ten_thousands > 0) {
                return false;
            }
            ten_thousands = part * 10000;
        } else if (power == HUNDRED_MILLION) {
            if (hundred_millions > 0) {
                return false;
            }
            hundred_millions = (ten_thousands + part) * 100000000;
            ten_thousands = 0;
        } else {
            *value = hundred_millions + ten_thousands + part;
        }
        from = i + 1;
    }
    return true;
}

static bool read_run(const struct numeral_run *run, int64_t *value)
{
    if (run->size > run->count) {
        return false;
    }
    return run->powers ? read_scaled(run, value) : read_positional(run->marks, run->count, value);
}

/* The 二 of 一点二, which 万 may follow; not 三点十分. */
static bool take_fraction(struct span *rest, struct decimal *decimal)
{
    struct span after = *rest;
    struct numeral_run run;
    if (peek_character(after) != POINT) {
        return true;
    }
    utf8_next(&after);
    take_run(&after, true, &run);
    int power = power_of(peek_character(after));
    if (run.size == 0 || (power > 0 && power < TEN_THOUSAND)) {
        return true;
    }
    for (size_t i = 0; i < run.count; i++) {
        if (!decimal_push(decimal, run.marks[i].digit)) {
            return false;
        }
    }
    decimal->exponent = -(int)run.count;
    *rest = after;
    return run.size == run.count && decimal_take_scale(rest, decimal) != TAKEN_REFUSED;
}

enum taking numeral_take(struct span *rest, struct decimal *decimal)
{
    struct numeral_run run;
    int64_t value = 0;
    take_run(rest, false, &run);
    if (run.size == 0) {
        return TAKEN_NONE;
    }
    bool sound = read_run(&run, &value);
    bool negative = decimal->negative;
    *decimal = decimal_of(value);
    decimal->negative = negative;
    sound = take_fraction(rest, decimal) && sound;
    return sound ? TAKEN : TAKEN_REFUSED;
}
