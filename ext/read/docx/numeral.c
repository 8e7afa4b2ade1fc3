#include "read/docx/numeral.h"

static const struct {
    const char *name;
    enum numeral_system system;
} names[] = {
    {"decimal", NUMERAL_DECIMAL},
    {"decimalZero", NUMERAL_DECIMAL_ZERO},
    {"decimalFullWidth", NUMERAL_FULL_WIDTH},
    {"decimalFullWidth2", NUMERAL_FULL_WIDTH},
    {"upperRoman", NUMERAL_UPPER_ROMAN},
    {"lowerRoman", NUMERAL_LOWER_ROMAN},
    {"upperLetter", NUMERAL_UPPER_LETTER},
    {"lowerLetter", NUMERAL_LOWER_LETTER},
    {"chineseCounting", NUMERAL_CHINESE},
    {"chineseCountingThousand", NUMERAL_CHINESE},
    {"taiwaneseCounting", NUMERAL_CHINESE},
    {"taiwaneseCountingThousand", NUMERAL_CHINESE},
    {"japaneseCounting", NUMERAL_CHINESE},
    {"chineseLegalSimplified", NUMERAL_CHINESE_FORMAL},
    {"ideographLegalTraditional", NUMERAL_CHINESE_FORMAL},
    {"ideographDigital", NUMERAL_CHINESE_DIGITS},
    {"japaneseDigitalTenThousand", NUMERAL_CHINESE_DIGITS},
    {"taiwaneseDigital", NUMERAL_CHINESE_DIGITS},
    {"ideographTraditional", NUMERAL_STEMS},
    {"ideographZodiac", NUMERAL_BRANCHES},
    {"decimalEnclosedCircle", NUMERAL_CIRCLED},
    {"decimalEnclosedCircleChinese", NUMERAL_CIRCLED},
    {"decimalEnclosedParen", NUMERAL_BRACKETED},
    {"decimalEnclosedFullstop", NUMERAL_FULL_STOP},
    {"ideographEnclosedCircle", NUMERAL_CHINESE_CIRCLED},
    {"bullet", NUMERAL_BULLET},
    {"none", NUMERAL_NONE},
};

/* Systems that are a run of signs: the first stands for 1. */
static const struct {
    uint32_t first, count;
} runs[] = {
    [NUMERAL_CIRCLED] = {0x2460, 20},           [NUMERAL_BRACKETED] = {0x2474, 20},
    [NUMERAL_FULL_STOP] = {0x2488, 20},         [NUMERAL_CHINESE_CIRCLED] = {0x3280, 10},
    [NUMERAL_CHINESE_BRACKETED] = {0x3220, 10},
};

/* Ideographs, three bytes each. */
static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
static const char branches[] = "子丑寅卯辰巳午未申酉戌亥";
static const char digits[] = "〇一二三四五六七八九";

struct counting {
    const char *digits, *tens; /* tens: ten, hundred, thousand */
    const char *ten_thousand;
    bool short_ten; /* 十 for 10, not 一十 */
};
static const struct counting plain_counting = {"零一二三四五六七八九", "十百千", "万", true};
static const struct counting formal_counting = {"零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", false};

enum { IDEOGRAPH = 3, LETTERS = 26, MOST_ROMAN = 3999, MOST_COUNTED = 99999999, MOST_REPEATED = 780 };

enum numeral_system numeral_system_named(struct span name)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        if (span_equal(name, span_of(names[i].name))) {
            return names[i].system;
        }
    }
    return NUMERAL_DECIMAL;
}

static void write_ideograph(struct buffer *out, const char *signs, uint32_t index)
{
    buffer_add(out, (struct span){signs + (size_t)index * IDEOGRAPH, IDEOGRAPH});
}

static void write_roman(struct buffer *out, uint32_t number, bool upper)
{
    static const struct {
        uint32_t value;
        const char *upper, *lower;
    } steps[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (size_t i = 0; i < COUNT(steps); i++) {
        for (; number >= steps[i].value; number -= steps[i].value) {
            buffer_add(out, span_of(upper ? steps[i].upper : steps[i].lower));
        }
    }
}

/* A to Z, then AA, BB: letters are repeated, not counted with. */
static void write_letters(struct buffer *out, uint32_t number, char first)
{
    char letter = (char)(first + (char)((number - 1) % LETTERS));
    for (uint32_t i = 0; i <= (number - 1) / LETTERS; i++) {
        buffer_add(out, (struct span){&letter, 1});
    }
}

/* 1 to 9999, as it is said. `inner`: something of higher value stands before, so that zeros are said. */
static void write_four_digits(struct buffer *out, const struct counting *counting, uint32_t number, bool inner)
{
    bool said = inner, zero = false;
    for (uint32_t place = 4, unit = 1000; place-- > 0; unit /= 10) {
        uint32_t digit = number / unit % 10;
        if (digit == 0) {
            zero = true;
            continue;
        }
        if (zero && said) {
            write_ideograph(out, counting->digits, 0);
        }
        if (!(counting->short_ten && place == 1 && digit == 1 && !said)) {
            write_ideograph(out, counting->digits, digit);
        }
        if (place > 0) {
            write_ideograph(out, counting->tens, place - 1);
        }
        said = true;
        zero = false;
    }
}

static void write_counting(struct buffer *out, const struct counting *counting, uint32_t number)
{
    uint32_t high = number / 10000, low = number % 10000;
    if (number == 0) {
        write_ideograph(out, counting->digits, 0);
    }
    if (high > 0) {
        write_four_digits(out, counting, high, false);
        buffer_add(out, span_of(counting->ten_thousand));
    }
    write_four_digits(out, counting, low, high > 0);
}

/* One sign for each decimal digit: `signs` are ideographs from 0 on. */
static void write_digits(struct buffer *out, const char *signs, uint32_t number)
{
    uint32_t unit = 1;
    while (number / unit >= 10) {
        unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
        write_ideograph(out, signs, number / unit % 10);
    }
}

static bool is_between(uint32_t number, uint32_t least, uint32_t most)
{
    return number >= least && number <= most;
}

bool numeral_write(struct buffer *out, enum numeral_system system, uint32_t number)
{
    bool upper = system == NUMERAL_UPPER_ROMAN || system == NUMERAL_UPPER_LETTER;
    if (system == NUMERAL_NONE || system == NUMERAL_BULLET) {
        return !out->failed;
    } else if (system == NUMERAL_DECIMAL_ZERO) {
        buffer_add_format(out, "%02u", number);
    } else if (system == NUMERAL_FULL_WIDTH || system == NUMERAL_CHINESE_DIGITS) {
        write_digits(out, system == NUMERAL_FULL_WIDTH ? "０１２３４５６７８９" : digits, number);
    } else if ((system == NUMERAL_UPPER_ROMAN || system == NUMERAL_LOWER_ROMAN) && is_between(number, 1, MOST_ROMAN)) {
        write_roman(out, number, upper);
    } else if ((system == NUMERAL_UPPER_LETTER || system == NUMERAL_LOWER_LETTER) &&
               is_between(number, 1, MOST_REPEATED)) {
        write_letters(out, number, upper ? 'A' : 'a');
    } else if ((system == NUMERAL_CHINESE || system == NUMERAL_CHINESE_FORMAL) && number <= MOST_COUNTED) {
        write_counting(out, system == NUMERAL_CHINESE ? &plain_counting : &formal_counting, number);
    } else if (system == NUMERAL_STEMS && is_between(number, 1, 10)) {
        write_ideograph(out, stems, number - 1);
    } else if (system == NUMERAL_BRANCHES && is_between(number, 1, 12)) {
        write_ideograph(out, branches, number - 1);
    } else if (system < sizeof runs / sizeof *runs && is_between(number, 1, runs[system].count)) {
        char sign[4];
        buffer_add(out, (struct span){sign, utf8_put(sign, runs[system].first + number - 1)});
    } else {
        buffer_add_format(out, "%u", number);
    }
    return !out->failed;
}
