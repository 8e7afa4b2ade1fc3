/* Dates of a narrative, and what they are to the report: its own year, another, or a part of one. */
#include "check/narrative/tokens.h"

struct day {
    int year, month, date; /* 0: not said */
};

/* Up to four digits. False: none, or more. */
static bool take_digits(struct span *rest, int *value)
{
    size_t digits = 0;
    *value = 0;
    while (digits < rest->size && digits < 5 && rest->data[digits] >= '0' && rest->data[digits] <= '9') {
        *value = *value * 10 + (rest->data[digits++] - '0');
    }
    *rest = span_from(*rest, digits);
    return digits > 0 && digits < 5;
}

static bool take(struct span *rest, struct span word)
{
    if (!span_starts(*rest, word)) {
        return false;
    }
    *rest = span_from(*rest, word.size);
    return true;
}

static bool take_any(struct span *rest, const char *const *words, size_t count)
{
    size_t size = span_starts_any(*rest, words, count);
    *rest = span_from(*rest, size);
    return size > 0;
}

/* 2023年, 2023年5月, 5月12日, 12日. */
static bool take_day(struct span *rest, struct day *day)
{
    *day = (struct day){0};
    struct span before = *rest;
    int value;
    bool found = false;
    for (int part = 0; part < 3 && take_digits(rest, &value); part++) {
        if (value > 1900 && !found && take(rest, SPAN("年"))) {
            take(rest, SPAN("度"));
            day->year = value;
        } else if (value <= 12 && !day->month && take(rest, SPAN("月"))) {
            static const char *const behind[] = {"份", "底", "末"};
            take_any(rest, ANY(behind));
            day->month = value;
        } else if (value <= 31 && (take(rest, SPAN("日")) || take(rest, SPAN("号")))) {
            day->date = value;
            return true;
        } else {
            *rest = before;
            return found;
        }
        found = true;
        before = *rest;
    }
    *rest = before;
    return found;
}

static bool take_to(struct span *rest)
{
    static const char *const words[] = {"起至", "至", "到", "—", "－", "–", "～", "~", "-"};
    bool found = take_any(rest, ANY(words));
    while (found && take_any(rest, ANY(words))) {
    }
    return found;
}

/* 1-6月, 1至12月: the first month without its word. */
static bool take_months(struct span *rest, struct day *from, struct day *to)
{
    struct span at = *rest;
    int first, last;
    if (!take_digits(&at, &first) || !take_to(&at) || !take_digits(&at, &last) || !take(&at, SPAN("月")) ||
        first > 12 || last > 12) {
        return false;
    }
    *from = (struct day){0, first, 0};
    *to = (struct day){0, last, 0};
    *rest = at;
    return true;
}

static enum concept of_year(int said, int own)
{
    return said == 0 || own == 0 || said == own ? THIS_YEAR
           : said == own - 1                    ? LAST_YEAR
           : said == own + 1                    ? NEXT_YEAR
                                                : OTHER_TIME;
}

static bool is_end(struct day day)
{
    return day.month == 12 && (day.date == 0 || day.date == 31);
}

static enum concept of_day(struct day day, int own)
{
    if (day.month == 0) {
        return day.year == 0 ? FILLER : of_year(day.year, own);
    }
    if (day.month == 1 && day.date == 1) {
        return FILLER;
    }
    return is_end(day) ? of_year(day.year, own) : OTHER_TIME;
}

static enum concept of_span(struct day from, struct day to, int own)
{
    bool same = from.year == 0 || to.year == 0 || from.year == to.year;
    bool begins = from.month == 1 && from.date <= 1, years = from.month == 0 && to.month == 0;
    if (!same || !(years || (begins && is_end(to)))) {
        return OTHER_TIME;
    }
    return of_year(from.year ? from.year : to.year, own);
}

/* 12月收到: of one month; 截至12月, 12月底: of the year. */
static bool is_within(struct span text, size_t at, size_t end)
{
    static const char *const up_to[] = {"截至", "截止", "到", "至", "止"}, *const in[] = {"于", "在"};
    struct span before = {text.data, at}, said = {text.data, end};
    static const char *const months[] = {"月", "月份"}, *const last[] = {"底", "末"};
    bool month = span_ends_any(said, ANY(months));
    bool ends = span_ends_any(said, ANY(last));
    return (month && !span_ends_any(before, ANY(up_to))) || (ends && span_ends_any(before, ANY(in)));
}

size_t time_read(struct span text, size_t at, int year, enum concept *concept)
{
    struct span rest = span_from(text, at);
    struct day from, to;
    if (!take_day(&rest, &from)) {
        bool months = take_months(&rest, &from, &to);
        *concept = months ? of_span(from, to, year) : FILLER;
        return months ? (size_t)(rest.data - text.data) : 0;
    }
    *concept = of_day(from, year);
    bool within = from.month == 12 && from.date == 0 && is_within(text, at, (size_t)(rest.data - text.data));
    *concept = within ? OTHER_TIME : *concept;
    struct span behind = rest;
    struct day first, last = {0};
    if (from.month == 0 && from.year != 0 && take_months(&behind, &first, &last)) { /* 2023年1-6月 */
        first.year = from.year;
        *concept = of_span(first, last, year);
        rest = behind;
    } else if (take(&behind, SPAN("起")), take_to(&behind) && take_day(&behind, &to)) {
        *concept = of_span(from, to, year);
        rest = behind;
    }
    return (size_t)(rest.data - text.data);
}
