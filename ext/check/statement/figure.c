#include "check/statement/figure.h"

#include "base/pattern.h"
#include "base/word_list.h"
#include "check/statement/text.h"
#include "check/statement/units.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The characters that a figure, or what only looks like one, may begin with; numerals first. */
/* clang-format off */
#define STARTS(WORD) \
    WORD("一") WORD("二") WORD("三") WORD("四") WORD("五") WORD("六") WORD("七") WORD("八") WORD("九") \
    WORD("十") WORD("两") WORD("零") WORD("第") WORD("百") WORD("《") WORD("〔") WORD("“")
/* clang-format on */
WORD_LIST(starts, STARTS);

static enum figure_start start_at(struct span rest)
{
    enum { NUMERALS = 12, ORDINAL = NUMERALS, PERCENTAGE };
    if ((unsigned char)*rest.data < 0x80) {
        return is_digit(*rest.data) ? START_DIGIT : is_word(*rest.data) ? START_WORD : START_NONE;
    }
    size_t i = 0;
    while (i < starts.count && (rest.size < 3 || starts.items[i].data[2] != rest.data[2] ||
                                memcmp(starts.items[i].data, rest.data, 3) != 0)) {
        i++;
    }
    return i < NUMERALS       ? START_NUMERAL
           : i == ORDINAL     ? START_ORDINAL
           : i == PERCENTAGE  ? START_PERCENTAGE
           : i < starts.count ? START_NAME
                              : START_NONE;
}

enum figure_start figure_start(struct span text, size_t *at, size_t end)
{
    enum { CHARACTER = 3 };
    while (*at < end) {
        const char *here = text.data + *at;
        bool ideograph = ((unsigned char)*here & 0xF0) == 0xE0;
        bool other = ideograph && !(starts.firsts >> (here[2] & 63) & starts.inner >> (here[1] & 63) & 1);
        enum figure_start start = other ? START_NONE : start_at(span_from(text, *at));
        if (start != START_NONE) {
            return start;
        }
        *at = other ? *at + CHARACTER : plain_text_next(text, *at);
    }
    return START_NONE;
}

/* ---- what tells a figure from other digits: tried at one place only, beginning with \G ---- */

#define NUMERAL "[一二两三四五六七八九十百千零〇]"
#define TO "[-—–－~～至到]"

/* Repeats are possessive: a run of a million digits must not be tried a million times. */
/* Begins with a digit and is no figure: dates, document numbers, telephones, ranges, names. */
static const struct pattern pattern_other_digits = {
    "\\G (?= [0-9]++ [-—–－~～至到年月日号之.:/时点A-Za-z@_+×*世后版楼层室栋幢单弄米分] ) (?:"
    "  [0-9]{1,4} (?: " TO "++ [0-9]{1,4} )? 年                                    # 2019年, 2019-2023年, 近5年\n"
    "| [0-9]{4} [-./] [0-9]{1,2} (?: [-./] [0-9]{1,2} )? (?![0-9%.]|万|亿|元|件)   # 2019-12-31, 2019.12\n"
    "| [0-9]{1,2} (?: " TO "++ [0-9]{1,2} )? 月 (?: [0-9]{1,2} (?: " TO "++ [0-9]{1,2} )? [日号] )?  # 1月1日, 1-12月\n"
    "| [0-9]{1,2} (?: " TO "++ [0-9]{1,2} )? 日                                    # 5日前\n"
    "| [0-9] [0-9—之-]*+ 号                                                        # 国令第711号, 大道90号\n"
    "| [0-9]++ (?: \\.[0-9]++ )?+ (?: " TO "++ [0-9]++ (?: \\.[0-9]++ )?+ )++         # 0517-87222589, 3至5个\n"
    "| [0-9]++ : [0-9]++ | [0-9]{1,2} [时点] (?: [0-9]{1,2} 分 )?                  # 8:30, 17时30分\n"
    "| [0-9]++ (?: \\.[0-9]++ ){2,}+                                              # 1.2.3, an address\n"
    "| [0-9]++ [A-Za-z@_] [A-Za-z0-9@_./-]*+                                       # 5G, 126.com\n"
    "| [0-9]++ (?: [+×*] [0-9A-Za-z]++ )++                                         # 4+1, 7×24\n"
    "| [0-9]++ \\.[0-9]++ (?: 版 | 版本 | 时代 )                                   # 2.0版\n"
    "| [0-9]++ (?: 世纪 | 后 | 版 | 楼 | 层 | 室 | 栋 | 幢 | 单元 | 弄 | 米 )      # addresses, 90后\n"
    "| [0-9]++ 分之                                                                # a fraction\n"
    ")"};

/* Begins with a Chinese numeral and is a fixed phrase, an ordinal or a fraction. */
static const struct pattern pattern_other_numerals = {
    "\\G(?:"
    "  (?<= [“‘\"「『第届每同任某这那逐进另本前后首哪唯统当几数跑]) " NUMERAL "++ # 第三次, “三个, 六届一次\n"
    "| (?<= 、) " NUMERAL " (?! " NUMERAL " )                                       # 一、二、三项\n"
    "| (?<= 每年 | 每月 | 每周 | 每天 | 每季 | 季度 | 每日 | 半年) " NUMERAL "++   # 每年一次\n"
    "| [一二两三四五六七八九]{2,}+ (?![十百千])                                    # 一两次, 三五件\n"
    "| " NUMERAL "++ 分之                                                         # 三分之二\n"
    "| 一 (?![十百千万零〇]) \\p{Han} (?! $ | [，。；）！？\\n]) (?! 政府信息 | 行政 | 规范性 | 申请 | 复议 | 诉讼) # 一次办, 一个窗口\n"
    "| " NUMERAL "++ [个项条次批家件] (?: 一\\p{Han} | 维护 | 确立 | 意识 | 自信 | 全面 | 最严 | 必须 | 清单 | 责任"
    "  | 结合 | 统筹 | 转变 | 延伸 | 到位 | 方面 | 层面 | 环节 | 层次 | 阶段 | 维度 | 角度 | 基本 | 代表 | 注重"
    "  | 坚持 | 确保 | 强化 | 不 | 制度 | 机制 | 体系 | 工程 | 行动 | 优化 | 重大 | 办 | 性 | 事 | 实事 | 例"
    "  | 款 | 目 | 规定)                                                                  # 两个维护, 十项制度, 七件实事\n"
    ")"};

/* Begins with 第 and is an ordinal, or a list of articles. */
static const struct pattern pattern_ordinal = {
    "\\G 第 (?: [0-9]++ | " NUMERAL "++ )"
    "(?: (?: [、和与及] | " TO " ) 第? (?: [0-9]++ | " NUMERAL "++ ) (?= [、和至到与及条款项章]) )*+"
    "(?: 条例? | 款 | 项 | 号 | 章 | 次 | 批 | 期 | 届 | 个 | 名 | 场 | 部分 | 季度 | 位 | 类 | 家 )?"};

/* ---- numbers ---- */

struct number_reader {
    struct pattern_cache *patterns;
    struct span text; /* up to the end of the sentence */
    struct failure *failure;
};

static enum match_outcome match_at(const struct number_reader *reader, const struct pattern *pattern, size_t at,
                                   struct match *match)
{
    return pattern_match(reader->patterns, pattern, reader->text, at, match, reader->failure);
}

static size_t offset_of(const struct number_reader *reader, struct span part)
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

/* The unit and what stands around it; a number that announces itself needs none. */
static void read_unit(const struct number_reader *reader, enum numerals numerals, size_t from, size_t number_end,
                      struct figure_text *figure)
{
    struct span text = reader->text;
    struct unit_found unit = unit_read(text, number_end, numerals);
    struct span closing = SPAN("）");
    bool bracketed =
        span_ends((struct span){text.data, from}, SPAN("（")) && span_starts(span_from(text, number_end), closing);
    if (bracketed && numerals == NUMERALS_ARABIC) { /* （1390）条 */
        struct unit_found other = unit_read(text, number_end + closing.size, numerals);
        if (other.to > other.from) {
            unit = other;
            number_end += closing.size;
        }
    }
    figure->found = unit.end > number_end;
    figure->unit_from = figure->unit_to = number_end;
    if (figure->found) {
        figure->value = scaled(figure->value, span_part(text, unit.scale_from, unit.scale_to));
        figure->unit_from = unit.from;
        figure->unit_to = unit.to;
        figure->counts = unit.counts;
        figure->end = unit.end;
        figure->approximate = unit.approximate;
    } else if (numerals == NUMERALS_ARABIC) {
        bool scaled_up = !is_digit(text.data[number_end - 1]); /* 12.6万 */
        bool more = scaled_up && number_end < text.size && text.data[number_end] == '+';
        figure->end += more;
        figure->found = is_clause_end(text, figure->end) && (scaled_up || announces_number(text, from));
        figure->approximate = more;
    }
    figure->approximate |= figure->found && is_approximate_behind(text, from);
}

/* No count is longer, in bytes; reading on would take a run of numerals again and again. */
enum { LONGEST_NUMBER = 96 };

/* The bytes of a run of Chinese numerals. */
static size_t numerals_size(struct span text)
{
    static const char *const others[] = {"百", "千", "〇"};
    struct span rest = text;
    while (rest.size >= 3 && (start_at(rest) == START_NUMERAL || span_starts_any(rest, ANY(others)) > 0)) {
        rest = span_from(rest, 3);
    }
    return text.size - rest.size;
}

/* 前5名, “10分钟”查阅圈 are no counts. */
static bool is_name(struct span text, size_t from, const struct figure_text *figure)
{
    static const char *const ranked[] = {"名", "位", "项", "类"}, *const reach[] = {"分钟", "小时", "公里"};
    struct span before = {text.data, from}, unit = span_part(text, figure->unit_from, figure->unit_to);
    return (span_ends(before, SPAN("前")) && span_is_any(unit, ANY(ranked))) ||
           (span_ends(before, SPAN("“")) && span_starts(span_from(text, figure->end), SPAN("”")) &&
            span_is_any(unit, ANY(reach)));
}

/* What may stand behind the digits of a date, a telephone and the like; a unit does not. */
/* clang-format off */
#define OTHER_MARKS(WORD) \
    WORD("年") WORD("月") WORD("日") WORD("号") WORD("之") WORD("至") WORD("到") WORD("时") WORD("点") \
    WORD("世") WORD("后") WORD("版") WORD("楼") WORD("层") WORD("室") WORD("栋") WORD("幢") WORD("单") \
    WORD("弄") WORD("米") WORD("分") WORD("—") WORD("–") WORD("－") WORD("～") WORD("-") WORD("~") WORD(".") \
    WORD(":") WORD("/") WORD("@") WORD("_") WORD("+") WORD("*")
/* clang-format on */
WORD_LIST(other_marks, OTHER_MARKS);

/* 月12日, 日: the rest of a date that is no span of time; its bytes. */
static bool take_date(struct span rest, size_t *size)
{
    static const char day[] = "日";
    size_t month = span_starts(rest, SPAN("月")) ? strlen(day) : 0, digits = month;
    while (month > 0 && digits < rest.size && is_digit(rest.data[digits])) {
        digits++;
    }
    bool dated = span_starts(span_from(rest, digits), SPAN(day));
    *size = dated ? digits + strlen(day) : month;
    return dated ? digits - month <= 2 && (month == 0 || digits > month) : month > 0 && digits == month;
}

/* .2%, .6万: the rest of a decimal that is nothing else. */
static bool is_decimal(struct span rest)
{
    size_t at = 1;
    while (at < rest.size && is_digit(rest.data[at])) {
        at++;
    }
    return at > 1 && at < rest.size && rest.data[0] == '.' &&
           (rest.data[at] == '%' || plain_text_has(rest, at, "万亿元件"));
}

/* Whether the digits from `from` on are a date, a telephone, a range, a name; `figure->end` is then behind them. */
static enum match_outcome match_other(const struct number_reader *reader, size_t from, bool chinese,
                                      struct figure_text *figure)
{
    enum { YEAR = 4, DAY = 2 };
    struct match match;
    size_t end = from;
    while (!chinese && end < reader->text.size && is_digit(reader->text.data[end])) {
        end++;
    }
    struct span behind = span_from(reader->text, end);
    bool may_be = chinese || word_list_start(&other_marks, behind) > 0 || span_starts(behind, SPAN("×")) ||
                  (behind.size > 0 && is_word(behind.data[0]));
    if (!may_be) {
        return MATCH_NONE;
    }
    if (!chinese && is_decimal(behind)) {
        return MATCH_NONE;
    }
    bool year = end - from <= YEAR && span_starts(behind, SPAN("年"));
    if (!chinese && (year || span_starts(behind, SPAN("号")))) { /* as most of these are */
        figure->end = end + strlen("年");
        return MATCH_FOUND;
    }
    if (!chinese && end - from <= DAY && take_date(behind, &figure->end)) {
        figure->end += end;
        return MATCH_FOUND;
    }
    enum match_outcome other =
        match_at(reader, chinese ? &pattern_other_numerals : &pattern_other_digits, from, &match);
    figure->end = other == MATCH_FOUND ? from + match.whole.size : figure->end;
    return other;
}

static bool read_number(const struct number_reader *reader, size_t from, bool chinese, struct figure_text *figure)
{
    struct span rest = span_from(reader->text, from);
    struct span near = {rest.data, rest.size < LONGEST_NUMBER ? rest.size : LONGEST_NUMBER};
    size_t numerals = chinese ? numerals_size(rest) : 0;
    if (numerals >= LONGEST_NUMBER) { /* too many for any count, and not to be tried at each of them */
        figure->end = from + numerals;
        return true;
    }
    enum match_outcome other = chinese ? MATCH_NONE : match_other(reader, from, false, figure);
    if (other != MATCH_NONE) {
        return other == MATCH_FOUND;
    }
    struct figure_text read = *figure;
    size_t taken = number_read_phrase(near, &read.value);
    bool whole = taken > 0 && taken < LONGEST_NUMBER;
    read.end = from + taken;
    if (whole) {
        read_unit(reader, chinese ? NUMERALS_CHINESE : NUMERALS_ARABIC, from, from + taken, &read);
    }
    if (chinese && whole && !read.found) { /* most of 一, 二, 十 are no numbers, and no pattern need say so */
        figure->end = read.end;
        return true;
    }
    other = chinese ? match_other(reader, from, true, figure) : MATCH_NONE;
    if (other != MATCH_NONE) {
        return other == MATCH_FOUND;
    }
    if (whole && !is_name(reader->text, from, &read)) {
        *figure = read;
        return true;
    }
    while (rest.size > 0 && is_digit(rest.data[0])) { /* too many digits for any count */
        rest = span_from(rest, 1);
    }
    size_t end = offset_of(reader, rest);
    figure->end = end > figure->end ? end : figure->end;
    return true;
}

/* 百分之五点六, 百分之百. */
static void read_percentage(const struct number_reader *reader, size_t from, struct figure_text *figure)
{
    struct span percent = SPAN("百分之"), rest = span_from(reader->text, from);
    if (!span_starts(rest, percent)) {
        return;
    }
    rest = span_from(rest, percent.size);
    rest.size = rest.size < LONGEST_NUMBER ? rest.size : LONGEST_NUMBER;
    size_t taken = number_read_phrase(rest, &figure->value);
    if (taken == 0 && span_starts(rest, SPAN("百"))) {
        figure->value = (struct number){NUMBER_INTEGER, 100, 100};
        taken = strlen("百");
    }
    figure->found = figure->percentage = taken > 0;
    figure->counts = COUNTS_SHARE;
    figure->end = taken > 0 ? from + percent.size + taken : figure->end;
    figure->unit_from = figure->unit_to = from;
    figure->approximate = is_approximate_behind(reader->text, from);
}

/* 第711号, 第三次: the end of most ordinals; `from`: another one, or a list of them. */
static size_t ordinal_end(struct span text, size_t from)
{
    size_t number = from + strlen("第"), at = number;
    bool digits = number < text.size && is_digit(text.data[number]);
    while (at < text.size &&
           (digits ? is_digit(text.data[at]) : plain_text_has(text, at, "一二两三四五六七八九十百千零〇"))) {
        at = plain_text_next(text, at);
    }
    bool counted = at > number && at < text.size && plain_text_has(text, at, "号款项章次批期届个名场类家");
    return counted ? at + strlen("号") : from;
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
    struct number_reader reader = {patterns, {text.data, end}, failure};
    struct span rest = span_part(text, from, end);
    struct match match;
    utf8_next(&rest);
    *figure = (struct figure_text){.end = offset_of(&reader, rest)};
    switch (start) {
    case START_DIGIT:
        return read_number(&reader, from, false, figure);
    case START_NUMERAL:
        return read_number(&reader, from, true, figure);
    case START_PERCENTAGE:
        read_percentage(&reader, from, figure);
        return true;
    case START_ORDINAL: {
        size_t behind = ordinal_end(reader.text, from);
        if (behind > from) {
            figure->end = behind;
            return true;
        }
        enum match_outcome outcome = match_at(&reader, &pattern_ordinal, from, &match);
        figure->end = outcome == MATCH_FOUND ? from + match.whole.size : figure->end;
        return outcome != MATCH_FAILED;
    }
    case START_NAME:
        figure->end = plain_text_name_end(reader.text, from);
        return true;
    case START_WORD:
        figure->end = word_end(reader.text, from);
        return true;
    default:
        return true;
    }
}
