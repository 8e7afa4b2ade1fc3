#include "check/statement/units.h"

#include "base/word_list.h"
#include "check/statement/text.h"

enum {
    ARABIC = NUMERALS_ARABIC,
    CHINESE = NUMERALS_CHINESE,
    ANY = ARABIC | CHINESE,
    PIECES = COUNTS_PIECES,
    CASES = COUNTS_PIECES | COUNTS_CASES,
    PERSONS = COUNTS_PERSONS,
    TIME = COUNTS_TIME,
    SHARE = COUNTS_SHARE
};

/* The most frequent stand first; of those that begin alike the longer. What follows a unit may make another word of it: 部门,
 * 条例. */
#define UNIT(flags, text, unless)                                                                                      \
    {                                                                                                                  \
        {(text), sizeof(text) - 1}, flags, unless                                                                      \
    }
static const struct unit_row {
    struct span unit;
    int flags;          /* enum numerals, enum unit_counts */
    const char *unless; /* characters behind it that make another word */
} units[] = {
    /* clang-format off */
    UNIT(ANY | CASES, "件次", ""), UNIT(ANY | CASES, "件", ""), UNIT(ANY, "条次", ""), UNIT(ARABIC | PIECES, "条", "例款"),
    UNIT(CHINESE | PIECES, "条", "例款心线"), UNIT(ARABIC | PIECES, "次", ""), UNIT(CHINESE | PIECES, "次", "性"),
    UNIT(ANY | TIME, "个工作日", ""), UNIT(ARABIC | SHARE, "个百分点", ""), UNIT(ARABIC, "个小时", ""),
    UNIT(ARABIC | TIME, "个月", ""), UNIT(ARABIC | PIECES, "个", ""), UNIT(CHINESE | PIECES, "个", "人"), UNIT(ANY, "项次", ""),
    UNIT(ANY | PIECES, "项", ""), UNIT(ARABIC | SHARE, "%", ""), UNIT(ANY | PIECES, "人次", ""), UNIT(ARABIC, "人", "民均"),
    UNIT(CHINESE, "人", "民"), UNIT(ARABIC, "篇次", ""), UNIT(ANY | PIECES, "篇", ""), UNIT(ANY | PIECES, "份", "额"),
    UNIT(ANY, "期", "间限货末"), UNIT(ARABIC, "家次", ""), UNIT(ANY, "家", "庭"), UNIT(ANY, "万元", ""),
    UNIT(ANY, "场次", ""), UNIT(ARABIC, "场", "所地馆景"), UNIT(CHINESE, "场", "所地"),
    UNIT(ANY | PERSONS, "名", "录单称义"), UNIT(ARABIC | SHARE, "‰", ""), UNIT(ARABIC, "亩", ""), UNIT(ANY, "亿元", ""),
    UNIT(ARABIC | PERSONS, "位", ""), UNIT(ARABIC | CASES, "例", "外如行会"), UNIT(ARABIC, "倍", ""), UNIT(ARABIC, "元", ""),
    UNIT(CHINESE, "元", "化"), UNIT(ARABIC, "公里", ""), UNIT(ARABIC, "册", ""), UNIT(ARABIC | TIME, "分钟", ""),
    UNIT(ARABIC, "分", "之钟别局类"), UNIT(ARABIC, "则", ""), UNIT(ARABIC, "千元", ""),
    UNIT(ARABIC, "单", "位"), UNIT(ARABIC, "卷次", ""), UNIT(ARABIC, "卷", "宗"), UNIT(ARABIC, "只", ""),
    UNIT(ARABIC, "台", ""), UNIT(CHINESE, "台", "阶风湾账"), UNIT(ARABIC, "吨", ""), UNIT(ARABIC, "块", ""),
    UNIT(ARABIC, "处", "理罚置"), UNIT(ARABIC, "大领域", ""), UNIT(ARABIC, "大类", ""),
    UNIT(ARABIC, "大项", ""), UNIT(ARABIC | TIME, "天", ""), UNIT(ARABIC, "套", ""), UNIT(ARABIC, "字", ""),
    UNIT(ARABIC | CASES, "宗", ""), UNIT(CHINESE | CASES, "宗", "旨"), UNIT(ANY | PIECES, "封", ""), UNIT(ARABIC | TIME, "小时", ""),
    UNIT(ARABIC, "小类", ""), UNIT(ARABIC, "小项", ""), UNIT(ARABIC, "幅", ""),
    UNIT(ARABIC, "平方公里", ""), UNIT(ARABIC, "平方米", ""), UNIT(ARABIC, "张", ""),
    UNIT(ARABIC, "户次", ""), UNIT(ARABIC, "户", ""), UNIT(ANY | PIECES, "批次", ""), UNIT(ARABIC, "批", ""),
    UNIT(ARABIC, "方面", ""), UNIT(ARABIC, "本", "级年市县报机单局区镇乡部"), UNIT(ARABIC, "枚", ""),
    UNIT(ARABIC | PIECES, "案", "件例卷"), UNIT(ARABIC, "步", ""), UNIT(ARABIC, "版次", ""), UNIT(ARABIC, "种", ""),
    UNIT(ARABIC, "秒", ""), UNIT(ARABIC, "笔", ""), UNIT(ARABIC, "类", ""), UNIT(ARABIC, "组", "织"),
    UNIT(ARABIC | CASES, "起", ""), UNIT(CHINESE | CASES, "起", "来到"), UNIT(ARABIC, "轮次", ""), UNIT(ARABIC, "轮", ""),
    UNIT(ARABIC, "辆次", ""), UNIT(ARABIC, "辆", ""), UNIT(ARABIC, "通", "过知报道"),
    UNIT(ARABIC | PIECES, "部", "门分长委署队"), UNIT(ARABIC, "问次", ""), UNIT(ARABIC, "问", "题卷责效询政计"),
    UNIT(ARABIC, "间", "接断隔"), UNIT(ARABIC | TIME, "页", ""), UNIT(ARABIC, "领域", ""),
    /* clang-format on */
};

static bool is_ideograph_at(struct span text, size_t at)
{
    return at < text.size && (unsigned char)text.data[at] >= 0xE4 && (unsigned char)text.data[at] <= 0xE9;
}

bool is_clause_end(struct span text, size_t at)
{
    return at == text.size || text.data[at] == '\n' || plain_text_has(text, at, "，。；、）！？");
}

/* The unit that stands at `at`; NULL: none does. */
static const struct unit_row *find_unit(struct span text, size_t at, enum numerals numerals)
{
    struct span rest = span_from(text, at);
    for (size_t i = 0; i < COUNT(units) && rest.size > 0; i++) {
        const struct unit_row *row = &units[i];
        size_t last = row->unit.size - 1;
        if (last < rest.size && row->unit.data[last] == rest.data[last] && (row->flags & (int)numerals) &&
            span_starts(rest, row->unit) && !plain_text_has(text, at + row->unit.size, row->unless)) {
            return row;
        }
    }
    return NULL;
}

/* Behind the unit: 以上, 左右, 余. The end of it, or `at`. */
#define VAGUE_BEHIND_CHINESE(WORD) WORD("以上") WORD("左右") WORD("余")
#define VAGUE_BEHIND(WORD) VAGUE_BEHIND_CHINESE(WORD) WORD("以内") WORD("以下") WORD("上下")
WORD_LIST(vague_behind_chinese, VAGUE_BEHIND_CHINESE);
WORD_LIST(vague_behind, VAGUE_BEHIND);

static size_t skip_vague(struct span text, size_t at, enum numerals numerals)
{
    size_t size =
        word_list_start(numerals == NUMERALS_ARABIC ? &vague_behind : &vague_behind_chinese, span_from(text, at));
    if (size > 0) {
        return at + size;
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
    bool more = plain_text_has(text, at, "余多来");
    from += more ? 3 : 0;
    found.scale_from = found.scale_to = from;
    if (plain_text_has(text, from, "万亿") && !span_starts(span_from(text, from + 3), SPAN("元"))) {
        found.scale_to = from += 3;
    }
    const struct unit_row *unit = find_unit(text, from, numerals);
    bool bare = !unit && from > at && is_clause_end(text, from) && numerals == NUMERALS_ARABIC;
    if (!unit && !bare) {
        return (struct unit_found){at, at, at, at, at, 0, false};
    }
    found.from = from;
    found.to = from + (unit ? unit->unit.size : 0);
    found.counts = unit ? unit->flags & ~ANY : 0;
    found.end = skip_vague(text, found.to, numerals);
    found.approximate = more || found.end > found.to;
    return found;
}

/* clang-format off */
#define VAGUE(WORD) \
    WORD("约") WORD("近") WORD("超") WORD("逾") WORD("超过") WORD("突破") WORD("至少") WORD("不少于") \
    WORD("不低于") WORD("不超过") WORD("不足") WORD("约为") WORD("约占") WORD("约占总量的") WORD("约占总数的")
/* clang-format on */
WORD_LIST(vague, VAGUE);

/* clang-format off */
#define NOT_VAGUE(WORD) \
    WORD("制约") WORD("节约") WORD("契约") WORD("预约") WORD("特约") WORD("条约") WORD("签约") WORD("公约") \
    WORD("违约") WORD("民约") WORD("简约") WORD("合约") WORD("最近") WORD("附近") WORD("临近") WORD("新近") WORD("相近") \
    WORD("亲近") WORD("邻近") WORD("靠近") WORD("贴近") WORD("晚近") WORD("高超")
/* clang-format on */
WORD_LIST(not_vague, NOT_VAGUE);

bool is_approximate_behind(struct span text, size_t at)
{
    struct span before = {text.data, at};
    return word_list_end(&vague, before) > 0 && word_list_end(&not_vague, before) == 0;
}

/* clang-format off */
#define BETWEEN(WORD) \
    WORD("达到") WORD("超过") WORD("为") WORD("达") WORD("约") WORD("近") WORD("超") WORD("逾") WORD("是") \
    WORD("有") WORD("共") WORD("：") WORD("的") WORD("累计") WORD("突破")
/* clang-format on */
WORD_LIST(between, BETWEEN);

/* clang-format off */
#define COUNTED(WORD) \
    WORD("数") WORD("量") WORD("共计") WORD("合计") WORD("总计") WORD("均") WORD("分别") WORD("申请") \
    WORD("用户") WORD("粉丝") WORD("关注")
/* clang-format on */
WORD_LIST(counted, COUNTED);

bool announces_number(struct span text, size_t at)
{
    struct span before = {text.data, at};
    for (size_t size; (size = word_list_end(&between, before)) > 0;) {
        before.size -= size; /* there may be more of them */
    }
    return word_list_end(&counted, before) > 0;
}
