#include "check/structure/finding.h"
#include "form/number/decimal.h"

static struct number whole(int value)
{
    return (struct number){NUMBER_INTEGER, value, value};
}

/* A check whose sides are a year that the report states and the year that it is of. */
static bool compare_years(const struct scene *scene, struct check *check, int stated)
{
    check->left = whole(stated);
    check->right = whole(scene->report->year);
    check->difference = number_subtract(check->left, check->right);
    return arena_format(scene->report->arena, &check->expression, "%d = %d", stated, scene->report->year) ||
           fail_memory(scene->failure);
}

/* The year of the period that is not the report's, or the report's, or 0: none stated. */
static int stated_year(const struct report *report)
{
    const int years[] = {report->period_year, report->period_start.year, report->period_end.year};
    int stated = 0;
    for (size_t i = 0; i < COUNT(years); i++) {
        stated = years[i] != 0 && (stated == 0 || stated == report->year) ? years[i] : stated;
    }
    return stated;
}

/* A year as a text names it: 2023年 and, in full-width digits, ２０２３ 年; not the digits of a longer number. */
struct named_year {
    int year;
    size_t from, to;    /* bytes of the text */
    struct span before; /* the character before it; empty: none */
};

/* The character that ends at a byte of the text; empty: none. */
static struct span character_before(struct span text, size_t end)
{
    size_t from = end > 0 ? end - 1 : 0;
    while (from > 0 && ((unsigned char)text.data[from] & 0xC0) == 0x80) {
        from--;
    }
    return (struct span){text.data + from, end - from};
}

/* The next year that the text names, behind the one that was found last; a zeroed one before the first. */
static bool next_year(struct span text, struct named_year *named)
{
    enum { DIGITS = 4, YEARS_FROM = 1000, YEARS_TO = 2999 };
    for (size_t found; (found = span_find(span_from(text, named->to), SPAN("年"))) != SIZE_MAX;) {
        named->from = named->to + found;
        named->to = named->from + strlen("年");
        named->year = 0;
        uint32_t digits = 0;
        for (int place = 1; digits <= DIGITS; named->from -= named->before.size) {
            struct span rest = named->before = character_before(text, named->from);
            uint32_t c = rest.size > 0 ? fold_character(utf8_next(&rest)) : 0;
            if (is_digit(c)) {
                named->year += place * (int)(c - '0');
                place *= 10;
                digits++;
            } else if (digits > 0 || !is_space(c)) {
                break;
            }
        }
        if (digits == DIGITS && named->year >= YEARS_FROM && named->year <= YEARS_TO) {
            return true;
        }
    }
    return false;
}

/* Of the first section that names the year. */
static struct place place_of_year(const struct report *report, int year)
{
    for (uint32_t i = 0; i < report->section_count; i++) {
        struct named_year named = {0};
        while (next_year(report->sections[i].text, &named)) {
            if (named.year == year) {
                return report->sections[i].place;
            }
        }
    }
    return (struct place){0};
}

static bool check_period(const struct scene *scene)
{
    int stated = stated_year(scene->report);
    if (stated == 0 || scene->report->year == 0) {
        return true;
    }
    struct check check = {.rule = "structure.period", .scope = SPAN("report"), .status = CHECK_PASS};
    if (!compare_years(scene, &check, stated)) {
        return false;
    }
    if (stated == scene->report->year) {
        return finding_append(scene, check);
    }
    check.status = CHECK_FAIL;
    return finding_add(scene, check, place_of_year(scene->report, stated),
                       SENTENCE("统计期限写的是{}年，标题却是{}年", stated, scene->report->year));
}

/* How often the first section, which tells of the year's work, names the report's year and its neighbours, and behind how
 * many bytes first. */
static void count_years(const struct report *report, uint32_t counts[3], size_t first[3])
{
    const struct section *section = find_section(report, 1);
    struct named_year named = {0};
    while (section && next_year(section->text, &named)) {
        int distance = named.year - report->year;
        if (distance >= -1 && distance <= 1) {
            first[1 + distance] = counts[1 + distance]++ == 0 ? named.from : first[1 + distance];
        }
    }
}

/* What was received, behind a year and as a figure: 2024年度，本局共收到政府信息公开申请35件; or behind all of its days:
 * 2024年1月1日至12月31日. Not up to the end of a year. */
#define ALL_DAYS                                                                                                       \
    "\\s* 0?1 \\s* 月 \\s* 0?1 \\s* 日 \\s* 起? [至到—~－-]+ [0-9\\s年]{0,8}? 12 \\s* 月 \\s* 31 \\s* 日 (?: 止 | 期间 )?"
static const struct pattern received = {
    "\\G (?: " ALL_DAYS " )? 度? (?! [底末初以之来前间起] ) [^。；;\\n0-9０-９比较同去昨上前往]{0,30}?"
    "(?: 收到 | 受理 | 接收 | 新收 | 接到 ) [^。；;，,\\n0-9０-９]{0,24}? 申请 [^。；;，,\\n0-9０-９复诉办答转]{0,10}?"
    "([0-9０-９][0-9０-９，,]*) [\\s\\x{3000}]* 件"};

/* What was received in the year itself, in whatever words. 全年 behind a year is that year's. */
static const struct pattern received_now = {
    "(?= [本今年报全一] ) (?: 本年 | 今年 | 年内 | 报告期 | 一年来 | (?<! [年度，,] ) 全年 )"
    "[^。；;\\n]{0,40}? (?: 收到 | 受理 | 接收 | 新收 | 接到 )"};

/* The same behind a year. */
static const struct pattern received_then = {"\\G [^。；;\\n]{0,40}? (?: 收到 | 受理 | 接收 | 新收 | 接到 )"};

/* Whether section 1 tells what the report's own year brought: by its year, or as 今年. */
static enum match_outcome tells_own_receipts(const struct scene *scene, struct span text)
{
    struct match match;
    struct named_year named = {0};
    enum match_outcome outcome = pattern_match(scene->patterns, &received_now, text, 0, &match, scene->failure);
    while (outcome == MATCH_NONE && next_year(text, &named)) {
        if (named.year == scene->report->year) {
            outcome = pattern_match(scene->patterns, &received_then, text, named.to, &match, scene->failure);
        }
    }
    return outcome;
}

/* The total of line 1 or 2 of section 3; NUMBER_NULL: not read. */
static struct number requests_total(const struct report *report, const char *line)
{
    uint32_t at = form_find_line(TABLE_REQUESTS, report->tables[TABLE_REQUESTS].form, line);
    uint32_t measure = at == UINT32_MAX ? at : form_find_measure(&form_lines[at], "total");
    return measure == UINT32_MAX ? (struct number){0} : report->lines[at].cells[measure].value;
}

/* Whether a figure is what section 3 says of the report's year: received, with or without what was carried over. */
static bool is_own_figure(const struct report *report, struct span digits)
{
    struct number figure, first = requests_total(report, "1"), second = requests_total(report, "2");
    if (number_read_phrase(digits, &figure) != digits.size || figure.kind != NUMBER_INTEGER ||
        first.kind != NUMBER_INTEGER || figure.integer <= 0) {
        return false;
    }
    int64_t carried = second.kind == NUMBER_INTEGER ? second.integer : 0;
    return figure.integer == first.integer || figure.integer - carried == first.integer;
}

/* The words in which section 1 puts the report's own receipts under another year, which is no comparison; empty: it does
 * not. Sure only where section 3 has the same figure, and nothing else in section 1 speaks of the own year's. */
static bool find_misdated(const struct scene *scene, struct span *words, int *stated)
{
    const struct section *section = find_section(scene->report, 1);
    struct named_year named = {0};
    *words = SPAN("");
    while (section && next_year(section->text, &named)) {
        struct match match;
        struct span behind = span_trim(span_from(section->text, named.to));
        bool from = span_starts(behind, SPAN("1")) || span_starts(behind, SPAN("01")); /* 自2024年1月1日至12月31日 */
        bool compared = named.before.size > 0 && span_contains(SPAN("比较与同和至到从自"), named.before) &&
                        !(from && span_contains(SPAN("从自"), named.before));
        if (named.year == scene->report->year || compared) {
            continue;
        }
        enum match_outcome outcome =
            pattern_match(scene->patterns, &received, section->text, named.to, &match, scene->failure);
        if (outcome == MATCH_FOUND && is_own_figure(scene->report, match.groups[1])) {
            const char *end = match.whole.data + match.whole.size;
            outcome = tells_own_receipts(scene, section->text);
            *words = outcome == MATCH_NONE ? span_between(section->text.data + named.from, end) : *words;
            *stated = named.year;
            return outcome != MATCH_FAILED;
        }
        if (outcome == MATCH_FAILED) {
            return false;
        }
    }
    return true;
}

static bool add_misdated(const struct scene *scene, struct check check, struct span words, int stated)
{
    check.status = CHECK_DIFFERS;
    return compare_years(scene, &check, stated) &&
           finding_add(scene, check, find_section(scene->report, 1)->place,
                       SENTENCE("第一部分写的是{}，与第三部分本年的数相符，年份却不是标题的{}年", quoted(words),
                                scene->report->year));
}

/* A title that was left from another year: the narrative never names its year, but names the next one to it again
 * and again. The narrative proves nothing, so the two only differ. */
static bool check_year(const struct scene *scene)
{
    enum { ENOUGH = 2 };
    uint32_t counts[3] = {0, 0, 0};
    size_t first[3] = {0, 0, 0};
    const struct report *report = scene->report;
    if (report->year == 0) {
        return true;
    }
    count_years(report, counts, first);
    bool confirmed = counts[1] > 0 || stated_year(report) == report->year;
    int other = counts[0] > counts[2] ? report->year - 1 : report->year + 1;
    uint32_t most = counts[0] > counts[2] ? counts[0] : counts[2];
    struct check check = {.rule = "structure.year", .scope = SPAN("report"), .status = CHECK_PASS};
    struct span words;
    int stated;
    if (!find_misdated(scene, &words, &stated)) {
        return false;
    }
    if (words.size > 0) {
        return add_misdated(scene, check, words, stated);
    }
    if (!confirmed && most < ENOUGH) {
        return true; /* nothing to hold it against */
    }
    if (!compare_years(scene, &check, confirmed ? report->year : other)) {
        return false;
    }
    if (confirmed) {
        return finding_append(scene, check);
    }
    check.status = CHECK_DIFFERS;
    const struct section *section = find_section(report, 1);
    struct span before = {section->text.data, first[counts[0] > counts[2] ? 0 : 2]};
    uint32_t position = (uint32_t)utf8_length(before) + 1;
    return finding_add(
        scene, check, section->place,
        SENTENCE("第一部分 {} 次写到{}年（首次在第{}字），没有写到标题的{}年", most, other, position, report->year));
}

/* Months and days are 0 where they are not known; then they decide nothing. */
static int compare_dates(struct date a, struct date b)
{
    return a.year != b.year ? a.year - b.year : a.month != b.month ? a.month - b.month : a.day - b.day;
}

/* 2020年5月6日, as far as it is known. */
static bool describe_date(struct arena *arena, struct date date, struct span *out)
{
    if (date.month == 0) {
        return arena_format(arena, out, "%d年", date.year);
    }
    return date.day == 0 ? arena_format(arena, out, "%d年%d月", date.year, date.month)
                         : arena_format(arena, out, "%d年%d月%d日", date.year, date.month, date.day);
}

/* Regulations, articles 49 and 50: by 31 January, a region's summary by 31 March. Which of the two a report is cannot
 * be told, so the later day is held. */
static bool check_published(const struct scene *scene)
{
    const struct report *report = scene->report;
    struct date day = report->published;
    struct date last = {report->year + 1, 3, 31};
    if (day.year == 0 || report->year == 0 || (day.month == 0 && day.year == last.year)) {
        return true;
    }
    struct check check = {.rule = "structure.published", .scope = SPAN("report"), .status = CHECK_PASS};
    struct span words;
    if (!describe_date(report->arena, day, &words) ||
        !arena_format(report->arena, &check.expression, "%d-%02d-%02d <= %d-%02d-%02d", day.year, day.month, day.day,
                      last.year, last.month, last.day)) {
        return fail_memory(scene->failure);
    }
    if (compare_dates(day, last) > 0) {
        check.status = CHECK_FAIL;
        return finding_add(scene, check, (struct place){0},
                           SENTENCE("{}年度报告到{}才发布，迟于{}年3月31日", report->year, words, last.year));
    }
    if (day.year <= report->year) {
        check.status = CHECK_UNKNOWN;
        return finding_add(scene, check, (struct place){0},
                           SENTENCE("发布日期{}早于所报告的{}年年底", words, report->year));
    }
    return finding_append(scene, check);
}

bool structure_dates(const struct scene *scene)
{
    return check_period(scene) && check_year(scene) && check_published(scene);
}
