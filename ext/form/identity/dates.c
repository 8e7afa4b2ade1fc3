#include "form/identity/dates.h"

#include "base/scratch.h"
#include "form/identity/agency.h"
#include "form/identity/identity.h"
#include "form/number/numeral.h"
#include "form/wording.h"

/* 2019年1月1日至2019年12月31日, the second year sometimes left out. Possessive: a million dashes are tried once. */
static const struct pattern period_pattern = {
    "(?<![0-9])"
    "( 20[0-9]{2} )" YEAR_MARK "度?+ [ ]?+ \\(?+ [ ]?+ ( [0-9]{1,2} )" MONTH_MARK "( [0-9]{1,2} ) [ ]?+ 日?+"
    "[ ,起始开]*+ (?: 至 | 到 | — | - | ~ | ― | ─ )++ [ ]?+"
    "(?: ( 20[0-9]{2} )" YEAR_MARK ")?+ ( [0-9]{1,2} )" MONTH_MARK "( [0-9]{1,2} ) (?! [0-9] )"};

/* ---- reading ---- */

int year_of_digits(struct span digits)
{
    int year = 0;
    while (digits.size > 0) {
        uint32_t c = fold_character(utf8_next(&digits));
        int digit = is_digit(c) ? (int)(c - '0') : numeral_digit(c);
        year = year * 10 + (digit < 0 ? 0 : digit); /* ○ and O are zeros of typists */
    }
    return year;
}

int date_number(struct span digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        number = number * 10 + (digits.data[i] - '0');
    }
    return number;
}

bool date_exists(struct date date)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days[date.month - 1];
}

static bool begins_numeral(uint32_t c)
{
    return numeral_digit(c) >= 0 || c == 0x5341; /* 十 */
}

/* Takes what begins as a numeral, and adds it as digits where it is one. */
static bool fold_numeral(struct span *text, struct buffer *folded)
{
    const char *from = text->data;
    struct decimal decimal = {.count = 0};
    enum taking taking = numeral_take(text, &decimal);
    struct number number = decimal_number(decimal);
    return taking == TAKEN && number.kind == NUMBER_INTEGER ? say_number(folded, number)
                                                            : buffer_add(folded, span_between(from, text->data));
}

bool date_fold(struct span text, struct buffer *folded)
{
    struct span same = {text.data, 0}; /* what stays as it is, to be added in one piece */
    bool space = false;
    while (text.size > 0) {
        struct span before = text;
        uint32_t printed = utf8_next(&text), c = fold_character(printed);
        bool numeral = begins_numeral(c), again = space && is_space(c);
        space = is_space(c);
        if (c == printed && c != 0xFFFD && !numeral && !space) {
            same.size += before.size - text.size;
            continue;
        }
        char bytes[4] = " ";
        if (!buffer_add(folded, same)) {
            return false;
        }
        if (numeral) {
            text = before;
        }
        if (!(numeral ? fold_numeral(&text, folded)
                      : again || buffer_add(folded, (struct span){bytes, space ? 1 : utf8_put(bytes, c)}))) {
            return false;
        }
        same = (struct span){text.data, 0};
    }
    return buffer_add(folded, same);
}

/* ---- period ---- */

struct period {
    struct date start, end;
    int weight; /* 0: none found */
};

/* Of several periods the one that is said to be of the figures, then the one of the report's year. Campaigns and
 * meetings have periods too, but not the whole of a year. */
static int weigh_period(struct span before, const struct period *period, int year)
{
    enum { NEAR = 60 }; /* bytes */
    static const char *const words[] = {"统计", "期限", "数据", "时限", "时间范围"};
    before = before.size > NEAR ? span_from(before, before.size - NEAR) : before;
    bool named = span_contains_any(before, ANY(words));
    bool whole = period->start.year == period->end.year && period->start.month == 1 && period->start.day == 1;
    return (named ? 4 : 0) + (whole ? 2 : 0) + ((named || whole) && period->end.year == year);
}

enum { SURE_PERIOD = 7 }; /* no other weighs more */

static bool find_periods(struct pattern_cache *patterns, const struct report *report, struct span text,
                         struct arena *scratch, struct period *best, struct failure *failure)
{
    struct buffer folded = {.arena = scratch};
    struct match match;
    enum match_outcome outcome;
    size_t from = 0;
    if (!date_fold(text, &folded)) {
        return fail_memory(failure);
    }
    text = buffer_span(&folded);
    while ((outcome = pattern_match(patterns, &period_pattern, text, from, &match, failure)) == MATCH_FOUND) {
        struct period period = {
            .start = {date_number(match.groups[1]), date_number(match.groups[2]), date_number(match.groups[3])}};
        period.end = (struct date){match.groups[4].data ? date_number(match.groups[4]) : period.start.year,
                                   date_number(match.groups[5]), date_number(match.groups[6])};
        period.weight = weigh_period(span_between(text.data + from, match.whole.data), &period, report->year);
        bool yearly = date_exists(period.start) && period.end.month == 12 && period.end.day == 31;
        *best = yearly && period.weight > best->weight ? period : *best;
        from = (size_t)(match.whole.data - text.data) + match.whole.size;
    }
    return outcome != MATCH_FAILED;
}

/* Whether a 31 at this place may be the last day of a December. */
static bool is_last_day(struct span text, size_t at)
{
    enum { MONTH = 24 }; /* bytes */
    size_t from = at > MONTH ? at - MONTH : 0;
    struct span before = span_part(text, from, at);
    return span_contains(before, SPAN("12")) || span_contains(before, SPAN("１２")) ||
           span_contains(before, SPAN("十二"));
}

/* The statistics run to the end of a year, so that only what stands before a last day is looked at. */
static bool find_best_period(struct pattern_cache *patterns, const struct report *report, struct span text,
                             struct arena *scratch, struct period *best, struct failure *failure)
{
    enum { BEFORE = 240, AFTER = 16 }; /* bytes: the period, and what says whose it is */
    static const char *const days[] = {"31", "３１", "三十一"};
    for (size_t i = 0; i < COUNT(days); i++) {
        struct span day = span_of(days[i]), rest = text;
        for (size_t found; best->weight < SURE_PERIOD && (found = span_find(rest, day)) != SIZE_MAX;) {
            size_t at = (size_t)(rest.data - text.data) + found, behind = at + day.size;
            size_t from = at > BEFORE ? at - BEFORE : 0, to = behind + AFTER < text.size ? behind + AFTER : text.size;
            rest = span_from(text, behind);
            if (is_last_day(text, at) &&
                !find_periods(patterns, report, span_part(text, from, to), scratch, best, failure)) {
                return false;
            }
        }
    }
    return true;
}

static bool find_in_sections(struct pattern_cache *patterns, const struct report *report, struct arena *scratch,
                             struct period *best, struct failure *failure)
{
    enum { LONGEST = 1 << 18 }; /* bytes of a section; its period stands in its first paragraph */
    for (uint32_t i = 0; i < report->section_count; i++) {
        struct span text = report->sections[i].text;
        text.size = text.size < LONGEST ? text.size : LONGEST;
        if (!find_best_period(patterns, report, text, scratch, best, failure)) {
            return false;
        }
    }
    return true;
}

bool period_read(struct pattern_cache *patterns, struct report *report, struct failure *failure)
{
    struct arena *scratch = scratch_begin(report->arena, failure);
    struct period best = {.weight = 0};
    if (!scratch || !scratch_end(scratch, find_in_sections(patterns, report, scratch, &best, failure), failure)) {
        return false;
    }
    if (best.weight > 0) {
        report->period_start = best.start;
        report->period_end = best.end;
        report->period_year = best.end.year;
    }
    return true;
}
