#include "check/statement/figure.h"

#include "check/statement/patterns.h"
#include "check/statement/text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum figure_start figure_start(struct span text, size_t at)
{
    char first = text.data[at];
    if ((unsigned char)first < 0x80) {
        return is_digit(first) ? START_DIGIT : is_word(first) ? START_WORD : START_NONE;
    }
    if (text.size - at < 3) {
        return START_NONE;
    }
    switch (plain_text_code(text, at)) {
    case 0xE4B880: /* 一 */
    case 0xE4BA8C: /* 二 */
    case 0xE4B889: /* 三 */
    case 0xE59B9B: /* 四 */
    case 0xE4BA94: /* 五 */
    case 0xE585AD: /* 六 */
    case 0xE4B883: /* 七 */
    case 0xE585AB: /* 八 */
    case 0xE4B99D: /* 九 */
    case 0xE58D81: /* 十 */
    case 0xE4B8A4: /* 两 */
    case 0xE99BB6: /* 零 */
        return START_NUMERAL;
    case 0xE7ACAC: /* 第 */
        return START_ORDINAL;
    case 0xE799BE: /* 百 */
        return START_PERCENTAGE;
    case 0xE3808A: /* 《 */
    case 0xE38094: /* 〔 */
        return START_NAME;
    default:
        return START_NONE;
    }
}

struct reader {
    struct pattern_cache *patterns;
    struct span text; /* up to the end of the sentence */
    struct failure *failure;
};

static enum match_outcome match_at(const struct reader *reader, const struct pattern *pattern, size_t at,
                                   struct match *match)
{
    return pattern_match(reader->patterns, pattern, reader->text, at, match, reader->failure);
}

static size_t offset_of(const struct reader *reader, struct span part)
{
    return (size_t)(part.data - reader->text.data);
}

/* 10余万: 万 behind 余 scales too. */
static struct number scaled(struct number number, struct span scale)
{
    int64_t factor = span_equal(scale, SPAN("亿")) ? 100000000 : scale.size > 0 ? 10000 : 1;
    int64_t product = 0;
    if (number.kind == NUMBER_INTEGER && !__builtin_mul_overflow(number.integer, factor, &product)) {
        return (struct number){NUMBER_INTEGER, product, (double)product};
    }
    double real = number.real * (double)factor;
    return (struct number){NUMBER_REAL, 0, real};
}

/* The unit and what stands around it. `number_end`: behind the number. */
static bool read_unit(const struct reader *reader, const struct pattern *units, size_t from, size_t number_end,
                      struct figure_text *figure)
{
    struct match match;
    enum match_outcome outcome = match_at(reader, units, number_end, &match);
    if (outcome == MATCH_FAILED) {
        return false;
    }
    struct span unit = outcome == MATCH_FOUND ? match.groups[3] : (struct span){NULL, 0};
    if (unit.size > 0) {
        figure->found = true;
        figure->value = scaled(figure->value, match.groups[2]);
        figure->unit_from = offset_of(reader, unit);
        figure->unit_to = figure->unit_from + unit.size;
        figure->end = figure->unit_to + match.groups[4].size;
        figure->approximate = match.groups[1].size > 0 || match.groups[4].size > 0;
    } else {
        outcome = match_at(reader, &pattern_announced, from, &match);
        figure->found = outcome == MATCH_FOUND;
        figure->unit_from = figure->unit_to = number_end;
    }
    if (figure->found && !figure->approximate) {
        outcome = match_at(reader, &pattern_approximate, from, &match);
        figure->approximate = outcome == MATCH_FOUND;
    }
    return outcome != MATCH_FAILED;
}

/* No count is longer, in bytes; reading on would take a run of numerals again and again. */
enum { LONGEST_NUMBER = 96 };

static bool read_number(const struct reader *reader, size_t from, bool chinese, struct figure_text *figure)
{
    struct match match;
    enum match_outcome other =
        match_at(reader, chinese ? &pattern_other_numerals : &pattern_other_digits, from, &match);
    if (other != MATCH_NONE) {
        figure->end = other == MATCH_FOUND ? from + match.whole.size : from;
        return other == MATCH_FOUND;
    }
    struct span rest = {reader->text.data + from, reader->text.size - from};
    struct span near = {rest.data, rest.size < LONGEST_NUMBER ? rest.size : LONGEST_NUMBER};
    size_t taken = number_read_phrase(near, &figure->value);
    if (taken == 0 || taken == LONGEST_NUMBER) { /* too many digits for any count */
        while (rest.size > 0 && is_digit(rest.data[0])) {
            rest = (struct span){rest.data + 1, rest.size - 1};
        }
        size_t end = offset_of(reader, rest);
        figure->end = end > figure->end ? end : figure->end;
        return true;
    }
    figure->end = from + taken;
    return read_unit(reader, chinese ? &pattern_chinese_unit : &pattern_unit, from, from + taken, figure);
}

static double decimals_of(struct span text)
{
    double value = 0, place = 0.1;
    while (text.size > 0) {
        struct number digit;
        struct span rest = text;
        utf8_next(&rest);
        number_read_phrase(span_between(text.data, rest.data), &digit);
        value += digit.real * place;
        place /= 10;
        text = rest;
    }
    return value;
}

static bool read_percentage(const struct reader *reader, size_t from, struct figure_text *figure)
{
    struct match match;
    enum match_outcome outcome = match_at(reader, &pattern_chinese_percentage, from, &match);
    if (outcome != MATCH_FOUND) {
        return outcome == MATCH_NONE;
    }
    figure->end = from + match.whole.size;
    figure->found = number_read_phrase(match.groups[1], &figure->value) > 0;
    figure->percentage = true;
    figure->unit_from = figure->unit_to = from;
    if (match.groups[2].size > 0) {
        double value = figure->value.real + decimals_of(match.groups[2]);
        figure->value = (struct number){NUMBER_REAL, 0, value};
    }
    outcome = match_at(reader, &pattern_approximate, from, &match);
    figure->approximate = outcome == MATCH_FOUND;
    return outcome != MATCH_FAILED;
}

/* A name ends at its bracket; one that is never closed is only its first character. */
enum { LONGEST_NAME = 300 };

static size_t name_end(struct span text, size_t from)
{
    struct span rest = {text.data + from, text.size - from};
    struct span closing = span_starts(rest, SPAN("《")) ? SPAN("》") : SPAN("〕");
    rest.size = rest.size < LONGEST_NAME ? rest.size : LONGEST_NAME;
    size_t at = span_find(rest, closing);
    return from + (at == SIZE_MAX ? closing.size : at + closing.size);
}

/* hzz@126.com, https://…, COVID-19: one word, whatever digits are in it. */
static size_t word_end(struct span text, size_t from)
{
    size_t at = from;
    while (at < text.size &&
           (is_word(text.data[at]) || (text.data[at] != 0 && strchr("@._/:%?&=#~+-", text.data[at])))) {
        at++;
    }
    return at;
}

bool figure_read(struct pattern_cache *patterns, struct span text, size_t from, size_t end, enum figure_start start,
                 struct figure_text *figure, struct failure *failure)
{
    struct reader reader = {patterns, {text.data, end}, failure};
    struct span rest = {text.data + from, end - from};
    struct match match;
    utf8_next(&rest);
    *figure = (struct figure_text){.end = offset_of(&reader, rest)};
    switch (start) {
    case START_DIGIT:
        return read_number(&reader, from, false, figure);
    case START_NUMERAL:
        return read_number(&reader, from, true, figure);
    case START_PERCENTAGE:
        return read_percentage(&reader, from, figure);
    case START_ORDINAL: {
        enum match_outcome outcome = match_at(&reader, &pattern_ordinal, from, &match);
        figure->end = outcome == MATCH_FOUND ? from + match.whole.size : figure->end;
        return outcome != MATCH_FAILED;
    }
    case START_NAME:
        figure->end = name_end(reader.text, from);
        return true;
    case START_WORD:
        figure->end = word_end(reader.text, from);
        return true;
    default:
        return true;
    }
}
