/* The cells of the three tables: number_read_cell(), number_read_any() and cells_read() of form/number/number.h. */
#include "base/characters.h"
#include "base/word_list.h"
#include "form/number/numeral.h"

/* ---- words ---- */

/* What offices print for "nothing", without white space and in ASCII forms. */
/* clang-format off */
#define BLANK_MARKS(WORD) \
    WORD("无") WORD("空") WORD("空白") WORD("不涉及") WORD("未涉及") WORD("不适用") WORD("暂无") WORD("无数据") \
    WORD("无此项") WORD("没有") WORD("N/A") WORD("n/a") WORD("NA") WORD("&nbsp;") WORD("无此类") WORD("未发生") \
    WORD("*") WORD("#")
/* clang-format on */
WORD_LIST(blank_marks, BLANK_MARKS);

/* clang-format off */
#define COUNT_UNITS(WORD) \
    WORD("件") WORD("项") WORD("个") WORD("条") WORD("宗") WORD("起") WORD("次") WORD("份") WORD("部") \
    WORD("件次") WORD("人次") WORD("例") WORD("笔") WORD("篇") WORD("人") WORD("期")
/* clang-format on */
WORD_LIST(count_units, COUNT_UNITS);

/* Money, and its power to 万元. */
/* clang-format off */
#define MONEY(ROW) \
    ROW("万元", 0) ROW("万元整", 0) ROW("万", 0) ROW("万元人民币", 0) ROW("元", -4) ROW("元整", -4) \
    ROW("圆", -4) ROW("亿元", 4) ROW("亿", 4) ROW("千元", -1) ROW("百万元", 2) ROW("元人民币", -4)
/* clang-format on */

/* 增, 增加 and + leave the sign, 减 and 减少 turn it. Longer words first. */
/* clang-format off */
#define CHANGES(ROW) \
    ROW("增加", false) ROW("新增", false) ROW("减少", true) ROW("增", false) ROW("减", true) ROW("负", true) \
    ROW("+", false) ROW("-", true) ROW("↑", false) ROW("↓", true)
/* clang-format on */

/* Whether the ideograph may stand in a figure or in a mark for nothing, told by its last two bytes. */
static bool may_be_printed(const char *ideograph)
{
#define NUMERALS(WORD) WORD("一二三四五") WORD("六七八九十") WORD("百千两零点")
#define ROW_SECONDS(word, value) WORD_SECONDS(word)
#define ROW_THIRDS(word, value) WORD_THIRDS(word)
    static const uint64_t bits[][2] = {
        {UINT64_C(0) NUMERALS(WORD_SECONDS), UINT64_C(0) NUMERALS(WORD_THIRDS)},
        {UINT64_C(0) BLANK_MARKS(WORD_SECONDS), UINT64_C(0) BLANK_MARKS(WORD_THIRDS)},
        {UINT64_C(0) COUNT_UNITS(WORD_SECONDS), UINT64_C(0) COUNT_UNITS(WORD_THIRDS)},
        {UINT64_C(0) MONEY(ROW_SECONDS) CHANGES(ROW_SECONDS) WORD_SECONDS("注"),
         UINT64_C(0) MONEY(ROW_THIRDS) CHANGES(ROW_THIRDS) WORD_THIRDS("注")},
    };
    uint64_t may = 0;
    for (size_t i = 0; i < COUNT(bits); i++) {
        may |= bits[i][0] >> (ideograph[1] & 63) & bits[i][1] >> (ideograph[2] & 63);
    }
    return (may & 1) != 0;
}

/* ---- blanks ---- */

/* / - — and their like, in any number: ——/——. */
static bool is_stroke(uint32_t c)
{
    switch (c) {
    case '/':
    case '\\':
    case '-':
    case '_':
    case '|':
    case '~':
    case '.':
    case 0x00D7: /* × */
    case 0x2014: /* — */
    case 0x2015: /* ― */
    case 0x2500: /* ─ */
    case 0x2501: /* ━ */
    case 0x301C: /* 〜 */
    case 0x30FC: /* ー */
        return true;
    default:
        return false;
    }
}

static bool is_blank_mark(struct span text)
{
    struct span rest = text;
    bool blank = true;
    while (blank && rest.size > 0) {
        blank = is_stroke(fold_character(utf8_next(&rest)));
    }
    return blank || word_list_start(&blank_marks, text) == text.size;
}

/* ---- units and signs ---- */

#define ROW(word, value) {{(word), sizeof(word) - 1}, (value)},
static const struct money {
    struct span text;
    int power; /* to 万元 */
} money[] = {MONEY(ROW)};

static const struct money *find_money(struct span text)
{
    for (size_t i = 0; i < COUNT(money); i++) {
        if (span_equal(text, money[i].text)) {
            return &money[i];
        }
    }
    return NULL;
}

static const struct change {
    struct span word;
    bool negative;
} changes[] = {CHANGES(ROW)};

enum { CHANGE_COUNT = COUNT(changes) };

static bool take_word(struct span *rest, struct span word)
{
    if (!span_starts(*rest, word)) {
        return false;
    }
    rest->data += word.size;
    rest->size -= word.size;
    return true;
}

static bool take_change(struct span *rest)
{
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        if (take_word(rest, changes[i].word)) {
            return changes[i].negative;
        }
    }
    return false;
}

static const struct change *find_change(struct span text)
{
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        if (span_equal(text, changes[i].word)) {
            return &changes[i];
        }
    }
    return NULL;
}

/* ---- a cell made plain ---- */

/* ASCII forms, without white space, and the remarks in brackets apart. */
enum { LONGEST_CELL = 240 };

struct plain {
    char data[LONGEST_CELL + 8];
    size_t size;
    char remark[LONGEST_CELL + 8]; /* the one that is being read, then the last */
    size_t remark_size;
    const struct money *money;   /* what a remark says of the number: （元） */
    const struct change *change; /* （减） */
    bool spaced;                 /* white space stood between two digits */
    bool remarked;               /* something stood in brackets */
    bool blank_remarks;          /* and all of it means nothing: （无） */
};

/* The unit and the sign of a number may stand in brackets; any other remark says nothing of its value. */
static void take_remark(struct plain *plain)
{
    struct span remark = {plain->remark, plain->remark_size};
    plain->blank_remarks &= is_blank_mark(remark);
    take_word(&remark, SPAN("单位"));
    take_word(&remark, SPAN(":"));
    plain->money = find_money(remark) ? find_money(remark) : plain->money;
    plain->change = find_change(remark) ? find_change(remark) : plain->change;
    plain->remark_size = 0;
}

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == 0x3014 || c == 0x3010; /* 〔 【 */
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == 0x3015 || c == 0x3011; /* 〕 】 */
}

/* Whether words stand outside brackets that are in no figure and in no mark for nothing, as in most cells that are labels; or
 * a bracket closes that none has opened: a piece of something that a line break has cut. */
static bool is_label(struct span text)
{
    int depth = 0;
    while (text.size > 0 && depth >= 0) {
        const char *here = text.data;
        uint32_t c = utf8_next(&text);
        if (c < 0x4000 || c > 0x9FFF) {
            c = fold_character(c);
            depth += is_opening(c) - is_closing(c);
        } else if (depth == 0 && !may_be_printed(here) && !character_is_traditional(c)) {
            return true;
        }
    }
    return depth < 0;
}

/* Of what is no label. */
static bool make_plain(struct span text, struct plain *plain)
{
    int depth = 0;
    uint32_t before = 0;
    bool space = false;
    plain->size = plain->remark_size = 0;
    plain->money = NULL;
    plain->change = NULL;
    plain->spaced = plain->remarked = false;
    plain->blank_remarks = true;
    while (text.size > 0) {
        uint32_t c = fold_character(utf8_next(&text));
        if (is_space(c)) {
            space = true;
            continue;
        }
        if (plain->size >= LONGEST_CELL || plain->remark_size >= LONGEST_CELL) {
            return false; /* a malformed byte becomes three */
        }
        if (is_opening(c)) {
            depth++;
            plain->remarked = true;
        } else if (is_closing(c)) {
            if (--depth == 0) {
                take_remark(plain);
            }
        } else if (depth > 0) {
            plain->remark_size += utf8_put(plain->remark + plain->remark_size, c);
        } else {
            c = c == 0x25CB || c == 0x25EF ? 'O' : c; /* ○, ◯: what OCR makes of 0 */
            plain->spaced |= space && is_digit(c) && is_digit(before);
            plain->size += utf8_put(plain->data + plain->size, c);
            before = c;
        }
        space = false;
    }
    if (depth > 0) { /* the end of a remark may stand on the next line */
        take_remark(plain);
        return plain->size > 0;
    }
    return true;
}

/* Marks of notes: ①, ❶, superscript digits, stars, daggers. */
static bool is_note_mark(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F) || c == 0x00B9 || c == 0x00B2 || c == 0x00B3 ||
           c == 0x2070 || (c >= 0x2074 && c <= 0x2079) || c == '*' || c == 0x203B || c == 0x2020 || c == 0x2021;
}

/* Bytes of a mark that ends the text: of is_note_mark's, or 注 and its number. 0: none. */
static size_t note_size(struct span text)
{
    struct span note = SPAN("注"), rest = text;
    size_t at = text.size;
    while (at > 0 && is_digit((unsigned char)text.data[at - 1])) {
        at--;
    }
    if (at < text.size && at >= note.size && span_equal((struct span){text.data + at - note.size, note.size}, note)) {
        return text.size - at + note.size;
    }
    while (rest.size > 0) {
        const char *last = rest.data;
        if (is_note_mark(utf8_next(&rest)) && rest.size == 0) {
            return (size_t)(rest.data - last);
        }
    }
    return 0;
}

/* A mark behind a figure is no part of it: 12①, 12*, 12注1. */
static void drop_notes(struct plain *plain)
{
    size_t size = plain->size, note;
    while ((note = note_size((struct span){plain->data, size})) > 0) {
        size -= note;
    }
    if (size > 0 && is_digit((unsigned char)plain->data[size - 1])) {
        plain->size = size;
    }
}

/* O for 0, as OCR has it: only in a cell of nothing but digits and O. One that begins a figure is none: nobody prints
 * 024. */
static void mend_zero(struct plain *plain)
{
    bool digits = false, led = false; /* a digit stands in it, an O before one */
    for (size_t i = 0; i < plain->size; i++) {
        char c = plain->data[i];
        if (!is_digit((unsigned char)c) && c != 'O' && c != 'o') {
            return;
        }
        led |= !digits && i > 0 && is_digit((unsigned char)c);
        digits |= is_digit((unsigned char)c);
    }
    for (size_t i = 0; i < plain->size && !led; i++) {
        plain->data[i] = is_digit((unsigned char)plain->data[i]) ? plain->data[i] : '0';
    }
}

/* ---- a cell read ---- */

bool spaces_part_thousands(struct span text, bool lines)
{
    uint32_t before = 0;
    while (text.size > 0) {
        uint32_t c = fold_character(utf8_next(&text));
        if (!is_space(c)) {
            before = c;
            continue;
        }
        struct span behind = span_trim(text);
        bool broken = c == '\n' || span_contains(span_between(text.data, behind.data), SPAN("\n"));
        if (is_digit(before) && is_digit(peek_character(behind)) && !(lines && broken) &&
            !decimal_starts_group(behind)) {
            return false;
        }
        text = behind;
    }
    return true;
}

/* Whether what follows the number is a unit of `unit`; money moves the decimal point to 万元. */
static bool take_unit(struct span rest, const struct plain *plain, enum unit unit, struct decimal *decimal)
{
    if (unit == UNIT_TEN_THOUSAND_YUAN) {
        const struct money *printed = rest.size > 0 ? find_money(rest) : plain->money;
        if (plain->money && printed != plain->money) {
            return false; /* two units */
        }
        decimal->exponent += printed ? printed->power : 0;
        return printed || rest.size == 0;
    }
    if (plain->money || decimal_take_scale(&rest, decimal) == TAKEN_REFUSED) {
        return false;
    }
    return rest.size == 0 || word_list_start(&count_units, rest) == rest.size;
}

/* A comma that parts no thousands leaves a rest, and so does a second number: the cell is then no number. A break of a
 * line inside is the work of a narrow column; two counts in one cell would begin the second with any digit, so "0", a
 * break and "5" are refused. */
static bool take_number(struct span *rest, const struct plain *plain, struct decimal *decimal)
{
    if (is_digit(peek_character(*rest))) {
        bool two_counts = plain->spaced && span_starts(*rest, SPAN("0")) && !span_starts(*rest, SPAN("0."));
        return !two_counts && decimal_take(rest, decimal) == TAKEN;
    }
    /* 一 alone, as again and again, may be a dash: nobody can tell. */
    return !span_equal(*rest, SPAN("一")) && numeral_take(rest, decimal) == TAKEN;
}

static bool read_number(const struct plain *plain, enum unit unit, struct number *number)
{
    struct span rest = {plain->data, plain->size};
    struct decimal decimal = {.negative = take_change(&rest)};
    bool changed = rest.size < plain->size;
    if (plain->change && changed && plain->change->negative != decimal.negative) {
        return false; /* +4（减少） */
    }
    decimal.negative |= plain->change && plain->change->negative;
    if (!take_number(&rest, plain, &decimal) || !take_unit(rest, plain, unit, &decimal)) {
        return false;
    }
    *number = decimal_number(decimal);
    return true;
}

/* In the first of the units that the print allows. */
static enum reading read_print(struct span text, const enum unit *units, size_t unit_count, struct number *number)
{
    text = span_trim(text);
    struct plain plain;
    if (text.size > LONGEST_CELL || !make_plain(text, &plain)) {
        return READING_OTHER;
    }
    if (plain.size == 0) {
        return plain.blank_remarks ? READING_BLANK : READING_OTHER;
    }
    if (plain.size > 3 && span_ends((struct span){plain.data, plain.size}, SPAN("。"))) {
        plain.size -= 3;
    }
    if (is_blank_mark((struct span){plain.data, plain.size})) {
        return READING_BLANK;
    }
    if (plain.spaced && !spaces_part_thousands(text, true)) {
        return READING_OTHER; /* two numbers */
    }
    drop_notes(&plain);
    mend_zero(&plain);
    for (size_t i = 0; i < unit_count; i++) {
        if (read_number(&plain, units[i], number)) {
            return READING_NUMBER;
        }
    }
    return READING_OTHER;
}

/* Most cells are nothing, nothing but digits, or labels. */
static inline enum reading read_cell(struct span text, const enum unit *units, size_t unit_count, struct number *number)
{
    int64_t digits;
    *number = (struct number){0};
    if (text.size == 0) {
        return READING_BLANK;
    }
    if (digits_read(text, &digits) == text.size) {
        *number = (struct number){NUMBER_INTEGER, digits, (double)digits};
        return READING_NUMBER;
    }
    return is_label(text) ? READING_OTHER : read_print(text, units, unit_count, number);
}

enum reading number_read_cell(struct span text, enum unit unit, struct number *number)
{
    return read_cell(text, &unit, 1, number);
}

enum reading number_read_any(struct span text, struct number *number)
{
    static const enum unit units[] = {UNIT_PIECES, UNIT_TEN_THOUSAND_YUAN};
    return read_cell(text, units, COUNT(units), number);
}

void cells_read(struct cell *cells, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct number unused;
        cells[i].reading = (uint8_t)(number_read_any(cells[i].text, &unused) + 1);
    }
}

bool number_is_piece(struct span text)
{
    bool digits = false;
    uint32_t last = 0;
    while (text.size > 0) {
        last = utf8_next(&text);
        bool digit = (last >= '0' && last <= '9') || (last >= 0xFF10 && last <= 0xFF19);
        if (!digit && last != ',' && last != 0xFF0C && last != '.' && last != '\n') {
            return false;
        }
        digits |= digit;
    }
    return digits && last != '.';
}
