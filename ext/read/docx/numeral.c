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
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (span_equal(name, span_of(names[i].name))) {
            return names[i].system;
        }
    }
    return NUMERAL_DECIMAL;
}

static bool write_ideograph(struct buffer *out, const char *signs, uint32_t index)
{
    return buffer_add(out, (struct span){signs + (size_t)index * IDEOGRAPH, IDEOGRAPH});
}

static bool write_roman(struct buffer *out, uint32_t number, bool upper)
{
    static const struct {
        uint32_t value;
        const char *upper, *lower;
    } steps[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        for (; number >= steps[i].value; number -= steps[i].value) {
            if (!buffer_add(out, span_of(upper ? steps[i].upper : steps[i].lower))) {
                return false;
            }
        }
    }
    return true;
}

/* A to Z, then AA, BB: letters are repeated, not counted with. */
static bool write_letters(struct buffer *out, uint32_t number, char first)
{
    char letter = (char)(first + (char)((number - 1) % LETTERS));
    for (uint32_t i = 0; i <= (number - 1) / LETTERS; i++) {
        if (!buffer_add(out, (struct span){&letter, 1})) {
            return false;
        }
    }
    return true;
}

/* 1 to 9999, as it is said. `inner`: something of higher value stands before, so that zeros are said. */
static bool write_four_digits(struct buffer *out, const struct counting *counting, uint32_t number, bool inner)
{
    bool said = inner, zero = false;
    uint32_t unit = 1000;
    for (uint32_t place = 3;; place--, unit /= 10) {
        uint32_t digit = number / unit % 10;
        if (digit == 0) {
            zero = true;
        } else {
            bool ten_alone = counting->short_ten && place == 1 && digit == 1 && !said;
            if ((zero && said && !write_ideograph(out, counting->digits, 0)) ||
                (!ten_alone && !write_ideograph(out, counting->digits, digit)) ||
                (place > 0 && !write_ideograph(out, counting->tens, place - 1))) {
                return false;
            }
            said = true;
            zero = false;
        }
        if (place == 0) {
            return true;
        }
    }
}

static bool write_counting(struct buffer *out, const struct counting *counting, uint32_t number)
{
    if (number == 0) {
        return write_ideograph(out, counting->digits, 0);
    }
    uint32_t high = number / 10000, low = number % 10000;
    return (high == 0 ||
            (write_four_digits(out, counting, high, false) && buffer_add(out, span_of(counting->ten_thousand)))) &&
           (low == 0 || write_four_digits(out, counting, low, high > 0));
}

/* One sign for each decimal digit: `signs` are ideographs from 0 on. */
static bool write_digits(struct buffer *out, const char *signs, uint32_t number)
{
    uint32_t unit = 1;
    while (number / unit >= 10) {
        unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
        if (!write_ideograph(out, signs, number / unit % 10)) {
            return false;
        }
    }
    return true;
}

bool numeral_write(struct buffer *out, enum numeral_system system, uint32_t number)
{
    switch (system) {
    case NUMERAL_NONE:
    case NUMERAL_BULLET:
        return true;
    case NUMERAL_DECIMAL_ZERO:
        return buffer_add_format(out, "%02u", number);
    case NUMERAL_FULL_WIDTH:
        return write_digits(out, "０１２３４５６７８９", number);
    case NUMERAL_CHINESE_DIGITS:
        return write_digits(out, digits, number);
    case NUMERAL_UPPER_ROMAN:
    case NUMERAL_LOWER_ROMAN:
        if (number > 0 && number <= MOST_ROMAN) {
            return write_roman(out, number, system == NUMERAL_UPPER_ROMAN);
        }
        break;
    case NUMERAL_UPPER_LETTER:
    case NUMERAL_LOWER_LETTER:
        if (number > 0 && number <= MOST_REPEATED) {
            return write_letters(out, number, system == NUMERAL_UPPER_LETTER ? 'A' : 'a');
        }
        break;
    case NUMERAL_CHINESE:
    case NUMERAL_CHINESE_FORMAL:
        if (number <= MOST_COUNTED) {
            return write_counting(out, system == NUMERAL_CHINESE ? &plain_counting : &formal_counting, number);
        }
        break;
    case NUMERAL_STEMS:
    case NUMERAL_BRANCHES:
        if (number > 0 && number <= (system == NUMERAL_STEMS ? 10 : 12)) {
            return write_ideograph(out, system == NUMERAL_STEMS ? stems : branches, number - 1);
        }
        break;
    case NUMERAL_CIRCLED:
    case NUMERAL_BRACKETED:
    case NUMERAL_FULL_STOP:
    case NUMERAL_CHINESE_CIRCLED:
    case NUMERAL_CHINESE_BRACKETED:
        if (number > 0 && number <= runs[system].count) {
            char sign[4];
            size_t size = utf8_put(sign, runs[system].first + number - 1);
            return buffer_add(out, (struct span){sign, size});
        }
        break;
    case NUMERAL_DECIMAL:
        break;
    }
    return buffer_add_format(out, "%u", number);
}
