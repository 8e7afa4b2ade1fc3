#include "check/statement/units.h"

enum { ANY = NUMERALS_ARABIC | NUMERALS_CHINESE };

/* Of units that begin alike the longer stands first. What follows a unit may make another word of it: 部门, 条例. */
static const struct unit_row {
    const char *unit;
    int numerals;       /* enum numerals */
    const char *unless; /* characters behind it that make another word */
} units[] = {
    {"%", NUMERALS_ARABIC, ""},
    {"‰", NUMERALS_ARABIC, ""},
    {"个百分点", NUMERALS_ARABIC, ""},
    {"个工作日", ANY, ""},
    {"个小时", NUMERALS_ARABIC, ""},
    {"个月", NUMERALS_ARABIC, ""},
    {"个", NUMERALS_ARABIC, ""},
    {"个", NUMERALS_CHINESE, "人"},
    {"件次", ANY, ""},
    {"件", ANY, ""},
    {"人次", ANY, ""},
    {"人", NUMERALS_ARABIC, "民均"},
    {"人", NUMERALS_CHINESE, "民"},
    {"家次", NUMERALS_ARABIC, ""},
    {"家", ANY, "庭"},
    {"场次", ANY, ""},
    {"场", NUMERALS_ARABIC, "所地馆景"},
    {"场", NUMERALS_CHINESE, "所地"},
    {"条次", ANY, ""},
    {"条", NUMERALS_ARABIC, "例款"},
    {"条", NUMERALS_CHINESE, "例款心线"},
    {"项次", ANY, ""},
    {"项", ANY, ""},
    {"批次", ANY, ""},
    {"批", NUMERALS_ARABIC, ""},
    {"户次", NUMERALS_ARABIC, ""},
    {"户", NUMERALS_ARABIC, ""},
    {"篇次", NUMERALS_ARABIC, ""},
    {"篇", ANY, ""},
    {"辆次", NUMERALS_ARABIC, ""},
    {"辆", NUMERALS_ARABIC, ""},
    {"卷次", NUMERALS_ARABIC, ""},
    {"卷", NUMERALS_ARABIC, "宗"},
    {"版次", NUMERALS_ARABIC, ""},
    {"小时", NUMERALS_ARABIC, ""},
    {"分钟", NUMERALS_ARABIC, ""},
    {"分", NUMERALS_ARABIC, "之钟别局类"},
    {"起", NUMERALS_ARABIC, ""},
    {"起", NUMERALS_CHINESE, "来到"},
    {"宗", NUMERALS_ARABIC, ""},
    {"宗", NUMERALS_CHINESE, "旨"},
    {"封", ANY, ""},
    {"次", NUMERALS_ARABIC, ""},
    {"次", NUMERALS_CHINESE, "性"},
    {"份", ANY, "额"},
    {"例", NUMERALS_ARABIC, "外如行会"},
    {"案", NUMERALS_ARABIC, "件例卷"},
    {"期", ANY, "间限货末"},
    {"部", NUMERALS_ARABIC, "门分长委署队"},
    {"名", ANY, "录单称义"},
    {"万元", ANY, ""},
    {"亿元", ANY, ""},
    {"千元", NUMERALS_ARABIC, ""},
    {"元", NUMERALS_ARABIC, ""},
    {"元", NUMERALS_CHINESE, "化"},
    {"只", NUMERALS_ARABIC, ""},
    {"台", NUMERALS_ARABIC, ""},
    {"套", NUMERALS_ARABIC, ""},
    {"块", NUMERALS_ARABIC, ""},
    {"处", NUMERALS_ARABIC, "理罚置"},
    {"本", NUMERALS_ARABIC, "级年市县"},
    {"册", NUMERALS_ARABIC, ""},
    {"页", NUMERALS_ARABIC, ""},
    {"张", NUMERALS_ARABIC, ""},
    {"幅", NUMERALS_ARABIC, ""},
    {"则", NUMERALS_ARABIC, ""},
    {"通", NUMERALS_ARABIC, "过知报道"},
    {"位", NUMERALS_ARABIC, ""},
    {"组", NUMERALS_ARABIC, "织"},
    {"类", NUMERALS_ARABIC, ""},
    {"种", NUMERALS_ARABIC, ""},
    {"天", NUMERALS_ARABIC, ""},
    {"倍", NUMERALS_ARABIC, ""},
    {"字", NUMERALS_ARABIC, ""},
    {"笔", NUMERALS_ARABIC, ""},
    {"单", NUMERALS_ARABIC, "位"},
    {"平方公里", NUMERALS_ARABIC, ""},
    {"平方米", NUMERALS_ARABIC, ""},
    {"公里", NUMERALS_ARABIC, ""},
    {"亩", NUMERALS_ARABIC, ""},
    {"吨", NUMERALS_ARABIC, ""},
    {"步", NUMERALS_ARABIC, ""},
    {"轮", NUMERALS_ARABIC, ""},
    {"枚", NUMERALS_ARABIC, ""},
    {"方面", NUMERALS_ARABIC, ""},
    {"问", NUMERALS_ARABIC, "题卷责效询政计"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whether one of the characters stands at `at`; all have three bytes. */
static bool is_one_of(struct span text, size_t at, const char *characters)
{
    struct span all = span_of(characters);
    for (size_t i = 0; i + 3 <= all.size && text.size - at >= 3; i += 3) {
        if (memcmp(text.data + at, all.data + i, 3) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_ideograph_at(struct span text, size_t at)
{
    return at < text.size && (unsigned char)text.data[at] >= 0xE4 && (unsigned char)text.data[at] <= 0xE9;
}

bool is_clause_end(struct span text, size_t at)
{
    return at == text.size || text.data[at] == '\n' || is_one_of(text, at, "，。；、）！？");
}

static const struct unit_row *find_unit(struct span text, size_t at, enum numerals numerals)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        const struct unit_row *row = &units[i];
        if (at < text.size && row->unit[0] == text.data[at] && (row->numerals & (int)numerals) &&
            span_starts(span_from(text, at), span_of(row->unit)) &&
            !is_one_of(text, at + strlen(row->unit), row->unless)) {
            return row;
        }
    }
    return NULL;
}

/* Behind the unit: 以上, 左右, 余. The end of it, or `at`. */
static size_t skip_vague(struct span text, size_t at, enum numerals numerals)
{
    static const char *const words[] = {"以上", "左右", "余", "以内", "以下", "上下"};
    for (size_t i = 0; i < (numerals == NUMERALS_ARABIC ? COUNT(words) : 3); i++) {
        if (span_starts(span_from(text, at), span_of(words[i]))) {
            return at + strlen(words[i]);
        }
    }
    if (span_starts(span_from(text, at), SPAN("多")) && !is_ideograph_at(text, at + 3)) {
        return at + 3;
    }
    /* 100件+; in 信函7件+网络5件 it joins two figures */
    bool plus =
        numerals == NUMERALS_ARABIC && span_starts(span_from(text, at), SPAN("+")) && is_clause_end(text, at + 1);
    return plus ? at + 1 : at;
}

struct unit_found unit_read(struct span text, size_t at, enum numerals numerals)
{
    struct unit_found found = {.from = at, .to = at, .end = at};
    size_t from = at;
    bool more = is_one_of(text, at, "余多来");
    from += more ? 3 : 0;
    found.scale_from = found.scale_to = from;
    if (is_one_of(text, from, "万亿") && !span_starts(span_from(text, from + 3), SPAN("元"))) {
        found.scale_to = from += 3;
    }
    const struct unit_row *unit = find_unit(text, from, numerals);
    bool bare = !unit && from > at && is_clause_end(text, from) && numerals == NUMERALS_ARABIC;
    if (!unit && !bare) {
        return (struct unit_found){at, at, at, at, at, false};
    }
    found.from = from;
    found.to = from + (unit ? strlen(unit->unit) : 0);
    found.end = skip_vague(text, found.to, numerals);
    found.approximate = more || found.end > found.to;
    return found;
}

bool is_approximate_behind(struct span text, size_t at)
{
    static const char *const words[] = {"约",   "近",     "超",     "逾",     "超过", "突破",
                                        "至少", "不少于", "不低于", "不超过", "不足"};
    static const char *const others[] = {"制约", "节约", "契约", "预约", "特约", "条约", "签约", "公约",
                                         "违约", "简约", "合约", "最近", "附近", "临近", "新近", "相近",
                                         "亲近", "邻近", "靠近", "贴近", "晚近", "高超"};
    struct span before = {text.data, at};
    return span_ends_any(before, words, COUNT(words)) && !span_ends_any(before, others, COUNT(others));
}

bool announces_number(struct span text, size_t at)
{
    static const char *const between[] = {"达到", "超过", "为", "达", "约", "近", "超",
                                          "逾",   "是",   "有", "共", "：", "的"};
    static const char *const names[] = {"数",   "量",   "共计", "合计", "总计", "均",
                                        "分别", "申请", "用户", "粉丝", "关注"};
    struct span before = {text.data, at};
    for (size_t i = 0; i < COUNT(between); i++) {
        if (span_ends(before, span_of(between[i]))) {
            before.size -= strlen(between[i]);
            i = SIZE_MAX; /* there may be more of them */
        }
    }
    return span_ends_any(before, names, COUNT(names));
}
