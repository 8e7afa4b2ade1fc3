#include "form/number/number.h"

#include "form/number/numeral.h"

/* ---- a number at the start ---- */

/* Arabic or Chinese, with 万 and 亿. Returns the bytes it takes, 0: none stands here. */
static size_t take_number(struct span text, struct decimal *decimal, bool *sound)
{
    struct span rest = text;
    *decimal = (struct decimal){.count = 0};
    uint32_t sign = peek_character(rest);
    if (sign == '-' || sign == '+') {
        decimal->negative = sign == '-';
        utf8_next(&rest);
    }
    enum taking taking = decimal_take(&rest, decimal);
    *sound = taking == TAKEN;
    if (taking == TAKEN) {
        *sound = decimal_take_scale(&rest, decimal) != TAKEN_REFUSED;
    } else if (taking == TAKEN_NONE) {
        rest = text; /* no sign stands before 三百 */
        decimal->negative = false;
        taking = numeral_take(&rest, decimal);
        *sound = taking == TAKEN;
    }
    return taking == TAKEN_NONE ? 0 : text.size - rest.size;
}

size_t number_read_phrase(struct span text, struct number *number)
{
    struct decimal decimal;
    bool sound;
    int64_t digits;
    size_t taken = digits_read(text, &digits);
    if (taken > 0 && !decimal_may_go_on(span_from(text, taken))) { /* most numbers are nothing else */
        *number = (struct number){NUMBER_INTEGER, digits, (double)digits};
        return taken;
    }
    taken = take_number(text, &decimal, &sound);
    *number = (struct number){0};
    if (taken == 0 || !sound) {
        return 0;
    }
    *number = decimal_number(decimal);
    return taken;
}

/* ---- the first number of a phrase ---- */

static bool is_any(uint32_t c, const char *characters)
{
    struct span rest = span_of(characters);
    while (rest.size > 0) {
        if (utf8_next(&rest) == c) {
            return true;
        }
    }
    return false;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* o24, 1l3 and A4 are no numbers, and 3-5 is two. */
static bool goes_on_as_word(struct span rest)
{
    uint32_t c = peek_character(rest);
    if (c != '-' && c != '~') {
        return is_letter(c);
    }
    utf8_next(&rest);
    return is_digit(peek_character(rest));
}

/* 一 in 统一 and 一般, 十 in 十分 are no numbers: a numeral of one character needs what it counts behind it. */
static bool counts_something(struct span numeral, struct span after)
{
    static const char counted[] = "件项个条份次起宗例封期场篇部家名人户元万亿余多年月日天处本册页张批台套位组类种倍笔";
    utf8_next(&numeral);
    return numeral.size > 0 || is_any(peek_character(after), counted);
}

/* .5 has lost what stood before its point; 几十 and 数十 are not ten. */
static bool is_spoiled(uint32_t before, uint32_t first)
{
    return (before == '.' && is_digit(first)) || (first == 0x5341 && is_any(before, "几数"));
}

/* 2023.01.20 and 1.2.3 are no decimals. */
static bool goes_on(struct span rest)
{
    if (peek_character(rest) != '.') {
        return false;
    }
    utf8_next(&rest);
    return is_digit(peek_character(rest));
}

static struct span after(struct span text, size_t taken)
{
    return span_from(text, taken);
}

static struct span skip_run(struct span rest)
{
    while (goes_on(rest)) {
        struct decimal skipped;
        bool sound;
        utf8_next(&rest);
        rest = after(rest, take_number(rest, &skipped, &sound));
    }
    return rest;
}

/* 10余万: 万 behind 余 scales too. */
static void take_scale_after_more(struct span rest, struct decimal *decimal)
{
    if (is_any(peek_character(rest), "余多来")) {
        utf8_next(&rest);
        decimal_take_scale(&rest, decimal);
    }
}

static bool find_number(struct span text, struct number *number)
{
    uint32_t before = 0;
    while (text.size > 0) {
        struct decimal decimal;
        bool sound = false;
        uint32_t first = peek_character(text);
        bool joins = first == '-' || first == '+' || first == '~';
        bool hyphen = joins && (is_letter(before) || is_digit(before)); /* COVID-19 */
        size_t taken = hyphen ? 0 : take_number(text, &decimal, &sound);
        if (taken == 0) {
            utf8_next(&text);
            before = hyphen ? 'x' : first;
            continue;
        }
        struct span run = {text.data, taken}, rest = after(text, taken);
        bool numeral = numeral_digit(first) >= 0 || is_ideograph(first);
        bool counts = numeral ? counts_something(run, rest)
                              : !goes_on(rest) && !goes_on_as_word(rest) && !(is_digit(first) && is_letter(before));
        if (sound && counts && !is_spoiled(before, first)) {
            take_scale_after_more(rest, &decimal);
            *number = decimal_number(decimal);
            return true;
        }
        text = skip_run(rest);
        before = '0';
    }
    return false;
}

bool number_find(struct span text, struct number *number)
{
    text = span_trim(text);
    if (number_read_cell(text, UNIT_REQUESTS, number) == READING_NUMBER && spaces_part_thousands(text, false)) {
        return true;
    }
    *number = (struct number){0};
    return find_number(text, number);
}
