#include "check/statement/units.h"

#include "base/word_list.h"

enum { ANY = NUMERALS_ARABIC | NUMERALS_CHINESE };

#define UNIT(text)                                                                                                     \
    {                                                                                                                  \
        (text), sizeof(text) - 1                                                                                       \
    }

/* The most frequent stand first; of those that begin alike the longer. What follows a unit may make another word of it: 部门, 条例. */
static const struct unit_row {
    struct span unit;
    int numerals;       /* enum numerals */
    const char *unless; /* characters behind it that make another word */
} units[] = {
    {UNIT("件次"), ANY, ""},
    {UNIT("件"), ANY, ""},
    {UNIT("条次"), ANY, ""},
    {UNIT("条"), NUMERALS_ARABIC, "例款"},
    {UNIT("条"), NUMERALS_CHINESE, "例款心线"},
    {UNIT("次"), NUMERALS_ARABIC, ""},
    {UNIT("次"), NUMERALS_CHINESE, "性"},
    {UNIT("个百分点"), NUMERALS_ARABIC, ""},
    {UNIT("个工作日"), ANY, ""},
    {UNIT("个小时"), NUMERALS_ARABIC, ""},
    {UNIT("个月"), NUMERALS_ARABIC, ""},
    {UNIT("个"), NUMERALS_ARABIC, ""},
    {UNIT("个"), NUMERALS_CHINESE, "人"},
    {UNIT("项次"), ANY, ""},
    {UNIT("项"), ANY, ""},
    {UNIT("%"), NUMERALS_ARABIC, ""},
    {UNIT("人次"), ANY, ""},
    {UNIT("人"), NUMERALS_ARABIC, "民均"},
    {UNIT("人"), NUMERALS_CHINESE, "民"},
    {UNIT("篇次"), NUMERALS_ARABIC, ""},
    {UNIT("篇"), ANY, ""},
    {UNIT("份"), ANY, "额"},
    {UNIT("期"), ANY, "间限货末"},
    {UNIT("家次"), NUMERALS_ARABIC, ""},
    {UNIT("家"), ANY, "庭"},
    {UNIT("万元"), ANY, ""},
    {UNIT("场次"), ANY, ""},
    {UNIT("场"), NUMERALS_ARABIC, "所地馆景"},
    {UNIT("场"), NUMERALS_CHINESE, "所地"},
    {UNIT("名"), ANY, "录单称义"},
    {UNIT("‰"), NUMERALS_ARABIC, ""},
    {UNIT("批次"), ANY, ""},
    {UNIT("批"), NUMERALS_ARABIC, ""},
    {UNIT("户次"), NUMERALS_ARABIC, ""},
    {UNIT("户"), NUMERALS_ARABIC, ""},
    {UNIT("辆次"), NUMERALS_ARABIC, ""},
    {UNIT("辆"), NUMERALS_ARABIC, ""},
    {UNIT("卷次"), NUMERALS_ARABIC, ""},
    {UNIT("卷"), NUMERALS_ARABIC, "宗"},
    {UNIT("版次"), NUMERALS_ARABIC, ""},
    {UNIT("小时"), NUMERALS_ARABIC, ""},
    {UNIT("分钟"), NUMERALS_ARABIC, ""},
    {UNIT("分"), NUMERALS_ARABIC, "之钟别局类"},
    {UNIT("起"), NUMERALS_ARABIC, ""},
    {UNIT("起"), NUMERALS_CHINESE, "来到"},
    {UNIT("宗"), NUMERALS_ARABIC, ""},
    {UNIT("宗"), NUMERALS_CHINESE, "旨"},
    {UNIT("封"), ANY, ""},
    {UNIT("例"), NUMERALS_ARABIC, "外如行会"},
    {UNIT("案"), NUMERALS_ARABIC, "件例卷"},
    {UNIT("部"), NUMERALS_ARABIC, "门分长委署队"},
    {UNIT("亿元"), ANY, ""},
    {UNIT("千元"), NUMERALS_ARABIC, ""},
    {UNIT("元"), NUMERALS_ARABIC, ""},
    {UNIT("元"), NUMERALS_CHINESE, "化"},
    {UNIT("只"), NUMERALS_ARABIC, ""},
    {UNIT("台"), NUMERALS_ARABIC, ""},
    {UNIT("台"), NUMERALS_CHINESE, "阶风湾账"},
    {UNIT("套"), NUMERALS_ARABIC, ""},
    {UNIT("块"), NUMERALS_ARABIC, ""},
    {UNIT("处"), NUMERALS_ARABIC, "理罚置"},
    {UNIT("本"), NUMERALS_ARABIC, "级年市县报机单局区镇乡部"},
    {UNIT("册"), NUMERALS_ARABIC, ""},
    {UNIT("页"), NUMERALS_ARABIC, ""},
    {UNIT("张"), NUMERALS_ARABIC, ""},
    {UNIT("幅"), NUMERALS_ARABIC, ""},
    {UNIT("则"), NUMERALS_ARABIC, ""},
    {UNIT("通"), NUMERALS_ARABIC, "过知报道"},
    {UNIT("位"), NUMERALS_ARABIC, ""},
    {UNIT("组"), NUMERALS_ARABIC, "织"},
    {UNIT("类"), NUMERALS_ARABIC, ""},
    {UNIT("大类"), NUMERALS_ARABIC, ""},
    {UNIT("小类"), NUMERALS_ARABIC, ""},
    {UNIT("大项"), NUMERALS_ARABIC, ""},
    {UNIT("小项"), NUMERALS_ARABIC, ""},
    {UNIT("领域"), NUMERALS_ARABIC, ""},
    {UNIT("大领域"), NUMERALS_ARABIC, ""},
    {UNIT("秒"), NUMERALS_ARABIC, ""},
    {UNIT("间"), NUMERALS_ARABIC, "接断隔"},
    {UNIT("种"), NUMERALS_ARABIC, ""},
    {UNIT("天"), NUMERALS_ARABIC, ""},
    {UNIT("倍"), NUMERALS_ARABIC, ""},
    {UNIT("字"), NUMERALS_ARABIC, ""},
    {UNIT("笔"), NUMERALS_ARABIC, ""},
    {UNIT("单"), NUMERALS_ARABIC, "位"},
    {UNIT("平方公里"), NUMERALS_ARABIC, ""},
    {UNIT("平方米"), NUMERALS_ARABIC, ""},
    {UNIT("公里"), NUMERALS_ARABIC, ""},
    {UNIT("亩"), NUMERALS_ARABIC, ""},
    {UNIT("吨"), NUMERALS_ARABIC, ""},
    {UNIT("步"), NUMERALS_ARABIC, ""},
    {UNIT("轮次"), NUMERALS_ARABIC, ""},
    {UNIT("轮"), NUMERALS_ARABIC, ""},
    {UNIT("枚"), NUMERALS_ARABIC, ""},
    {UNIT("方面"), NUMERALS_ARABIC, ""},
    {UNIT("问次"), NUMERALS_ARABIC, ""},
    {UNIT("问"), NUMERALS_ARABIC, "题卷责效询政计"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whether one of the characters stands at `at`; all have three bytes. */
static bool is_one_of(struct span text, size_t at, const char *characters)
{
    const char *here = text.data + at;
    for (; *characters && text.size - at >= 3; characters += 3) {
        if (here[2] == characters[2] && here[1] == characters[1] && here[0] == characters[0]) {
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
    struct span rest = span_from(text, at);
    for (size_t i = 0; i < COUNT(units) && rest.size > 0; i++) {
        const struct unit_row *row = &units[i];
        size_t last = row->unit.size - 1;
        if (last < rest.size && row->unit.data[last] == rest.data[last] && (row->numerals & (int)numerals) &&
            span_starts(rest, row->unit) && !is_one_of(text, at + row->unit.size, row->unless)) {
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
    found.to = from + (unit ? unit->unit.size : 0);
    found.end = skip_vague(text, found.to, numerals);
    found.approximate = more || found.end > found.to;
    return found;
}

/* clang-format off */
#define VAGUE(WORD) \
    WORD("约") WORD("近") WORD("超") WORD("逾") WORD("超过") WORD("突破") WORD("至少") WORD("不少于") \
    WORD("不低于") WORD("不超过") WORD("不足")
/* clang-format on */
WORD_LIST(vague, VAGUE);

/* clang-format off */
#define NOT_VAGUE(WORD) \
    WORD("制约") WORD("节约") WORD("契约") WORD("预约") WORD("特约") WORD("条约") WORD("签约") WORD("公约") \
    WORD("违约") WORD("简约") WORD("合约") WORD("最近") WORD("附近") WORD("临近") WORD("新近") WORD("相近") \
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
