#include "form/number/decimal.h"

#include "base/characters.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the number ---- */

bool decimal_push(struct decimal *decimal, int digit)
{
    if (decimal->count == 0 && digit == 0) {
        return true; /* leading zeros carry nothing */
    }
    if (decimal->count == DECIMAL_DIGITS) {
        return false;
    }
    decimal->digits[decimal->count++] = (char)('0' + digit);
    return true;
}

struct decimal decimal_of(int64_t integer)
{
    struct decimal decimal = {.count = 0};
    int64_t power = 1;
    while (integer / power >= 10) {
        power *= 10;
    }
    for (; power > 0; power /= 10) {
        decimal_push(&decimal, (int)(integer / power % 10));
    }
    return decimal;
}

struct number decimal_number(struct decimal decimal)
{
    while (decimal.count > 0 && decimal.exponent < 0 && decimal.digits[decimal.count - 1] == '0') {
        decimal.count--;
        decimal.exponent++;
    }
    if (decimal.count == 0) {
        return (struct number){NUMBER_INTEGER, 0, 0};
    }
    if (decimal.exponent >= 0 && decimal.count + decimal.exponent <= 18) {
        int64_t integer = 0;
        for (int i = 0; i < decimal.count + decimal.exponent; i++) {
            integer = integer * 10 + (i < decimal.count ? decimal.digits[i] - '0' : 0);
        }
        integer = decimal.negative ? -integer : integer;
        return (struct number){NUMBER_INTEGER, integer, (double)integer};
    }
    /* Without a decimal point the text means the same in every locale. */
    char text[DECIMAL_DIGITS + 16];
    snprintf(text, sizeof text, "%s%.*se%d", decimal.negative ? "-" : "", decimal.count, decimal.digits,
             decimal.exponent);
    return (struct number){NUMBER_REAL, 0, strtod(text, NULL)};
}

/* ---- characters ---- */

uint32_t fold_character(uint32_t c)
{
    if (c < 0x2010) {
        return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return c - 0xFEE0;
    }
    switch (c) {
    case 0x2010: /* hyphens */
    case 0x2011:
    case 0x2012: /* figure dash */
    case 0x2013: /* en dash */
    case 0x2043:
    case 0x2212: /* minus */
    case 0xFE58:
    case 0xFE63:
        return '-';
    case 0x2044: /* fraction slash */
    case 0x2215: /* division slash */
    case 0x29F8:
        return '/';
    case 0xFE50:
        return ',';
    case 0xFE52:
        return '.';
    case 0xFE62:
        return '+';
    default:
        return character_simplified(c);
    }
}

bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

uint32_t peek_character(struct span rest)
{
    return rest.size > 0 ? fold_character(utf8_next(&rest)) : 0;
}

/* ---- digits ---- */

/* Takes digits; `fits` becomes false where there are too many, all of which are taken. Returns how many. */
static int take_digits(struct span *rest, struct decimal *decimal, bool *fits)
{
    int count = 0;
    while (is_digit(peek_character(*rest))) {
        int digit = (int)(fold_character(utf8_next(rest)) - '0');
        *fits = *fits && decimal_push(decimal, digit);
        count += count <= DECIMAL_DIGITS;
    }
    return count;
}

size_t digits_read(struct span text, int64_t *value)
{
    enum { FEW = 9 };
    size_t size = 0;
    *value = 0;
    while (size < text.size && is_digit((unsigned char)text.data[size])) {
        if (size == FEW) {
            return 0;
        }
        *value = *value * 10 + (text.data[size++] - '0');
    }
    return size;
}

bool decimal_starts_group(struct span rest)
{
    for (int i = 0; i < 3; i++) {
        if (!is_digit(peek_character(rest))) {
            return false;
        }
        utf8_next(&rest);
    }
    return !is_digit(peek_character(rest));
}

enum taking decimal_take(struct span *rest, struct decimal *decimal)
{
    bool fits = true;
    int count = take_digits(rest, decimal, &fits);
    if (count == 0) {
        return TAKEN_NONE;
    }
    while (count <= 3 && peek_character(*rest) == ',') {
        struct span after = *rest;
        utf8_next(&after);
        if (!decimal_starts_group(after)) {
            break;
        }
        *rest = after;
        take_digits(rest, decimal, &fits);
    }
    if (peek_character(*rest) == '.') {
        struct span after = *rest;
        utf8_next(&after);
        int fraction = take_digits(&after, decimal, &fits);
        if (fraction > 0) {
            decimal->exponent = -fraction;
            *rest = after;
        }
    }
    return fits ? TAKEN : TAKEN_REFUSED;
}

/* ---- scales ---- */

static const struct scale {
    uint32_t character;
    int power;
    const char *units; /* what makes a unit or another word of it: 万元, 千克, 百分点 */
} scales[] = {
    {0x767E, 2, "分"},             /* 百; nothing is counted in 百元, so 5百元 is 500 before 元 */
    {0x5343, 3, "元克米瓦伏卡字"}, /* 千 */
    {0x4E07, 4, "元"},             /* 万 */
    {0x4EBF, 8, "元"},             /* 亿 */
};

bool decimal_may_go_on(struct span rest)
{
    uint32_t c = peek_character(rest);
    for (size_t i = 0; i < COUNT(scales); i++) {
        if (scales[i].character == c) {
            return true;
        }
    }
    return rest.size > 0 && !is_ideograph(c);
}

static struct span skip_blanks(struct span rest)
{
    uint32_t c;
    while ((c = peek_character(rest)) != '\n' && c != 0 && is_space(c)) {
        utf8_next(&rest);
    }
    return rest;
}

static bool begins_unit(struct span after, const char *units)
{
    struct span rest = span_of(units);
    uint32_t next = peek_character(skip_blanks(after));
    while (rest.size > 0) {
        if (utf8_next(&rest) == next) {
            return true;
        }
    }
    return false;
}

/* Takes one scale of these powers unless it begins a unit. Returns its power, 0: none. */
static int take_one_scale(struct span *rest, int least, int most)
{
    uint32_t c = peek_character(*rest);
    for (size_t i = 0; i < COUNT(scales); i++) {
        struct span after = *rest;
        if (scales[i].character == c && scales[i].power >= least && scales[i].power <= most) {
            utf8_next(&after);
            bool unit = begins_unit(after, scales[i].units);
            *rest = unit ? *rest : after;
            return unit ? 0 : scales[i].power;
        }
    }
    return 0;
}

/* One or two of them: 3千, 3千万, 2万亿. White space may stand before 万 and 亿: 1.2 万件. */
static int take_scales(struct span *rest)
{
    int power = take_one_scale(rest, 2, 3);
    struct span after = skip_blanks(*rest);
    int large = take_one_scale(&after, 4, 8);
    if (large > 0) {
        *rest = after;
        power += large;
        power += large == 4 ? take_one_scale(rest, 8, 8) : 0;
    }
    return power;
}

/* The 2000万 of 1亿2000万: whole, and smaller than what stands before. A tail without a scale of its own is refused:
 * 3万5 may mean two things. */
static enum taking take_tail(struct span *rest, struct decimal *decimal, int head)
{
    struct span after = *rest;
    struct decimal tail = {.count = 0};
    bool fits = true;
    int digits = take_digits(&after, &tail, &fits);
    if (digits == 0 || peek_character(after) == 0x5E74) {
        return TAKEN_NONE; /* none, or a year (年) right behind the figure */
    }
    bool unit = span_starts(after, SPAN("万元"));
    int power = unit ? 4 : take_scales(&after);
    *rest = after;
    if (!fits || power == 0 || head <= power || digits > head - power || decimal->exponent < head) {
        return TAKEN_REFUSED;
    }
    for (int i = tail.count; i < head - power; i++) {
        fits = fits && decimal_push(decimal, 0);
    }
    for (int i = 0; i < tail.count; i++) {
        fits = fits && decimal_push(decimal, tail.digits[i] - '0');
    }
    decimal->exponent = unit ? 0 : power;
    return fits ? TAKEN : TAKEN_REFUSED;
}

enum taking decimal_take_scale(struct span *rest, struct decimal *decimal)
{
    int power = take_scales(rest);
    if (power == 0) {
        return TAKEN_NONE;
    }
    decimal->exponent += power;
    return take_tail(rest, decimal, power) == TAKEN_REFUSED ? TAKEN_REFUSED : TAKEN;
}
