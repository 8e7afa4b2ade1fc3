#include "check/statement/units.h"

#include "base/word_list.h"

enum { ANY = NUMERALS_ARABIC | NUMERALS_CHINESE };

/* What follows a unit may make another word of it: 部门, 条例. Of units that begin alike the longest counts; % is one too. */
static const struct unit_row {
    const char *units;  /* parted by spaces, of characters of three bytes */
    int numerals;       /* enum numerals */
    const char *unless; /* characters behind it that make another word */
} units[] = {
    {"件次 件 条次 个工作日 项次 项 人次 篇 万元 场次 批次 封 亿元", ANY, ""},
    {"次 个百分点 个小时 个月 个 篇次 家次 ‰ 批 户次 户 辆次 辆 卷次 版次 小时 "
     "分钟 起 宗 千元 元 只 台 套 块 册 页 张 幅 则 位 类 大类 小类 大项 "
     "小项 领域 大领域 秒 种 天 倍 字 笔 平方公里 平方米 公里 亩 吨 步 轮次 轮 "
     "枚 方面 问次",
     NUMERALS_ARABIC, ""},
    {"条", NUMERALS_ARABIC, "例款"},
    {"条", NUMERALS_CHINESE, "例款心线"},
    {"次", NUMERALS_CHINESE, "性"},
    {"个", NUMERALS_CHINESE, "人"},
    {"人", NUMERALS_ARABIC, "民均"},
    {"人", NUMERALS_CHINESE, "民"},
    {"份", ANY, "额"},
    {"期", ANY, "间限货末"},
    {"家", ANY, "庭"},
    {"场", NUMERALS_ARABIC, "所地馆景"},
    {"场", NUMERALS_CHINESE, "所地"},
    {"名", ANY, "录单称义"},
    {"卷", NUMERALS_ARABIC, "宗"},
    {"分", NUMERALS_ARABIC, "之钟别局类"},
    {"起", NUMERALS_CHINESE, "来到"},
    {"宗", NUMERALS_CHINESE, "旨"},
    {"例", NUMERALS_ARABIC, "外如行会"},
    {"案", NUMERALS_ARABIC, "件例卷"},
    {"部", NUMERALS_ARABIC, "门分长委署队"},
    {"元", NUMERALS_CHINESE, "化"},
    {"台", NUMERALS_CHINESE, "阶风湾账"},
    {"处", NUMERALS_ARABIC, "理罚置"},
    {"本", NUMERALS_ARABIC, "级年市县报机单局区镇乡部"},
    {"通", NUMERALS_ARABIC, "过知报道"},
    {"组", NUMERALS_ARABIC, "织"},
    {"间", NUMERALS_ARABIC, "接断隔"},
    {"单", NUMERALS_ARABIC, "位"},
    {"问", NUMERALS_ARABIC, "题卷责效询政计"},
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

/* The bytes of the longest unit that stands at `at`; 0: none does. */
static size_t find_unit(struct span text, size_t at, enum numerals numerals)
{
    enum { CHARACTER = 3 };
    struct span rest = span_from(text, at);
    size_t longest = numerals == NUMERALS_ARABIC && span_starts(rest, SPAN("%"));
    for (size_t i = 0; i < COUNT(units) && rest.size >= CHARACTER; i++) {
        const char *unit = units[i].numerals & (int)numerals ? units[i].units : "";
        for (size_t size = 0; *unit; unit += size + (unit[size] == ' ')) {
            for (size = CHARACTER; unit[size] && unit[size] != ' ';) {
                size += CHARACTER;
            }
            if (unit[2] == rest.data[2] && size > longest && span_starts(rest, (struct span){unit, size}) &&
                !is_one_of(text, at + size, units[i].unless)) {
                longest = size;
            }
        }
    }
    return longest;
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
    size_t unit = find_unit(text, from, numerals);
    bool bare = !unit && from > at && is_clause_end(text, from) && numerals == NUMERALS_ARABIC;
    if (!unit && !bare) {
        return (struct unit_found){at, at, at, at, at, false};
    }
    found.from = from;
    found.to = from + unit;
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
