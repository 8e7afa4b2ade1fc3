#include "form/office/agency_kinds.h"

/* ---- central organs ---- */

static const char *const central_organs[] = {
    "国务院办公厅",
    "国务院",
    "全国人民代表大会",
    "全国人大",
    "全国政协",
    "最高人民法院",
    "最高人民检察院",
    "外交部",
    "国防部",
    "教育部",
    "科学技术部",
    "科技部",
    "工业和信息化部",
    "工信部",
    "公安部",
    "民政部",
    "司法部",
    "财政部",
    "人力资源和社会保障部",
    "人力资源社会保障部",
    "人社部",
    "自然资源部",
    "生态环境部",
    "环境保护部",
    "国土资源部",
    "住房和城乡建设部",
    "住建部",
    "交通运输部",
    "水利部",
    "农业农村部",
    "农业部",
    "商务部",
    "文化和旅游部",
    "文化部",
    "卫生部",
    "退役军人事务部",
    "应急管理部",
    "审计署",
    "海关总署",
    "中国人民银行",
    "人民银行",
    "中国气象局",
    "中国地震局",
    "中国民用航空局",
    "中国民用航空",
    "中国民航局",
    "民航局",
    "中国银行保险监督管理委员会",
    "中国银行业监督管理委员会",
    "中国保险监督管理委员会",
    "中国证券监督管理委员会",
    "中国银保监会",
    "中国证监会",
    "中国银监会",
    "中国保监会",
    "中国科学院",
    "中国工程院",
    "中国社会科学院",
    "中华全国供销合作总社",
    "中国残疾人联合会",
    "中国红十字会",
    "全国社会保障基金理事会",
    "新华通讯社",
    "中央",
    "中央广播电视总台",
    "中国海警局",
    "中国国家铁路集团",
    "中华人民共和国",
};

/* 国家税务总局, 国家发展和改革委员会, 国家烟草专卖局 */
static size_t national_organ(struct span text)
{
    enum { LONGEST = 60 }; /* bytes */
    static const char *const ends[] = {"总局", "局", "委员会", "办公室", "中心", "署"};
    size_t nearest = SIZE_MAX;
    if (!span_starts(text, SPAN("国家"))) {
        return 0;
    }
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct span end = span_of(ends[i]);
        size_t at = span_find(text, end);
        at = at == SIZE_MAX ? at : at + end.size;
        nearest = at < nearest ? at : nearest;
    }
    if (nearest <= LONGEST) {
        return nearest;
    }
    return span_ends(text, SPAN("委")) && text.size <= LONGEST ? text.size : 0; /* 国家发展改革委 */
}

size_t central_organ(struct span text)
{
    size_t listed = span_starts_any(text, ANY(central_organs));
    return listed > 0 ? listed : national_organ(text);
}

/* ---- kinds ---- */

enum word_place { ANYWHERE, AT_START, AT_END };

struct kind_word {
    const char *word;
    enum word_place where;
    enum office_kind kind;
};

/* The first row that fits decides. */
static const struct kind_word kind_words[] = {
    {"税务局", ANYWHERE, OFFICE_VERTICAL},
    {"国税局", ANYWHERE, OFFICE_VERTICAL},
    {"地税局", ANYWHERE, OFFICE_VERTICAL},
    {"税务分局", ANYWHERE, OFFICE_VERTICAL},
    {"海关", ANYWHERE, OFFICE_VERTICAL},
    {"气象局", ANYWHERE, OFFICE_VERTICAL},
    {"烟草专卖局", ANYWHERE, OFFICE_VERTICAL},
    {"邮政管理局", ANYWHERE, OFFICE_VERTICAL},
    {"海事局", ANYWHERE, OFFICE_VERTICAL},
    {"通信管理局", ANYWHERE, OFFICE_VERTICAL},
    {"调查队", ANYWHERE, OFFICE_VERTICAL},
    {"调查总队", ANYWHERE, OFFICE_VERTICAL},
    {"银保监", ANYWHERE, OFFICE_VERTICAL},
    {"银监", AT_START, OFFICE_VERTICAL},
    {"保监", AT_START, OFFICE_VERTICAL},
    {"证监局", ANYWHERE, OFFICE_VERTICAL},
    {"监管分局", ANYWHERE, OFFICE_VERTICAL},
    {"外汇管理", ANYWHERE, OFFICE_VERTICAL},
    {"矿山安全监察", ANYWHERE, OFFICE_VERTICAL},
    {"煤矿安全监察", ANYWHERE, OFFICE_VERTICAL},
    {"出入境边防", ANYWHERE, OFFICE_VERTICAL},
    {"消防救援", ANYWHERE, OFFICE_VERTICAL},
    {"区管理委员会", ANYWHERE, OFFICE_ZONE},
    {"公司", ANYWHERE, OFFICE_ENTERPRISE},
    {"集团", AT_END, OFFICE_ENTERPRISE},
    {"银行", AT_END, OFFICE_ENTERPRISE},
    {"自来水厂", AT_END, OFFICE_ENTERPRISE},
    {"医院", ANYWHERE, OFFICE_OTHER},
    {"卫生院", ANYWHERE, OFFICE_OTHER},
    {"保健院", ANYWHERE, OFFICE_OTHER},
    {"大学", ANYWHERE, OFFICE_OTHER},
    {"学院", AT_END, OFFICE_OTHER},
    {"学校", AT_END, OFFICE_OTHER},
    {"中学", AT_END, OFFICE_OTHER},
    {"小学", AT_END, OFFICE_OTHER},
    {"幼儿园", AT_END, OFFICE_OTHER},
    {"法院", AT_END, OFFICE_OTHER},
    {"检察院", AT_END, OFFICE_OTHER},
    {"协会", AT_END, OFFICE_OTHER},
    {"联合会", AT_END, OFFICE_OTHER},
    {"总工会", AT_END, OFFICE_OTHER},
    {"红十字会", AT_END, OFFICE_OTHER},
    {"电视台", AT_END, OFFICE_OTHER},
    {"融媒体中心", AT_END, OFFICE_OTHER},
    {"报社", AT_END, OFFICE_OTHER},
    {"图书馆", AT_END, OFFICE_OTHER},
    {"博物馆", AT_END, OFFICE_OTHER},
    {"科学院", AT_END, OFFICE_OTHER},
    {"研究院", AT_END, OFFICE_OTHER},
};

enum office_kind office_kind_of(struct span body)
{
    for (size_t i = 0; i < COUNT(kind_words); i++) {
        struct span word = span_of(kind_words[i].word);
        bool fits = kind_words[i].where == AT_START ? span_starts(body, word)
                    : kind_words[i].where == AT_END ? span_ends(body, word)
                                                    : span_contains(body, word);
        if (fits) {
            return kind_words[i].kind;
        }
    }
    return OFFICE_KIND_UNKNOWN;
}

/* ---- towns and zones ---- */

/* Whether what stands before 镇, 乡 or 街道 can be the name of one: 城乡 and 城镇 are words. */
static bool names_town(struct span before)
{
    enum { SHORTEST = 3, LONGEST = 30 }; /* bytes */
    static const char *const words[] = {"城", "局", "厅", "办", "委员会", "部", "和", "村", "各", "下", "我"};
    for (size_t i = 0; i < COUNT(words); i++) {
        if (before.size == strlen(words[i]) && span_ends(before, span_of(words[i]))) {
            return false;
        }
    }
    return before.size >= SHORTEST && before.size <= LONGEST && !span_ends(before, SPAN("和城")) &&
           !span_ends(before, SPAN("、城")) && !span_ends(before, SPAN("及城")) && !span_ends(before, SPAN("住房城")) &&
           !span_contains(before, SPAN("局"));
}

bool town_find(struct span text, size_t *end)
{
    static const char *const marks[] = {"镇", "乡", "街道", "苏木", "地区办事处"};
    static const char *const followers[] = {"人民政府", "政府", "办事处", "办公室",     "党",   "办",   "综合", "便民",
                                            "社会",     "财政", "街道",   "管理委员会", "经济", "农业", "平安"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        struct span mark = span_of(marks[i]), rest = text;
        for (size_t at; (at = span_find(rest, mark)) != SIZE_MAX;) {
            size_t start = (size_t)(rest.data - text.data) + at;
            struct span behind = span_from(text, start + mark.size);
            if (names_town((struct span){text.data, start}) &&
                (behind.size == 0 || span_starts_any(behind, ANY(followers)) > 0)) {
                *end = start + mark.size;
                return true;
            }
            rest = behind;
        }
    }
    return false;
}

bool zone_is(struct span text)
{
    enum { LONGEST = 60 }; /* bytes before the word */
    static const char *const words[] = {
        "开发区", "高新区", "高新技术产业园", "经开区",   "新区",       "工业园", "产业园",   "科技园",
        "创业园", "物流园", "园区",           "示范区",   "管理区",     "试验区", "实验区",   "度假区",
        "风景区", "景区",   "保税区",         "保税港区", "综合保税区", "合作区", "集聚区",   "聚集区",
        "新城",   "科技城", "生态城",         "贸易区",   "自贸区",     "片区",   "港区",     "生产建设兵团",
        "兵团",   "空港区", "食品区",         "功能区",   "先行区",     "改革区", "名胜区",   "旅游区",
        "工业区", "经济区", "投资区",         "起步区",   "港务区",     "文旅区", "化工基地",
    };
    static const char *const followers[] = {"管委", "管理", "党", "工委", "办公室", "工作"};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct span word = span_of(words[i]);
        size_t at = span_find(text, word);
        if (at > LONGEST) {
            continue;
        }
        struct span behind = span_from(text, at + word.size);
        /* 新区建设局 is no zone's name unless the zone stands first: 高新区财政局. */
        bool first = at < LONGEST / 2 && !span_contains((struct span){text.data, at}, SPAN("局"));
        if (behind.size == 0 || span_starts_any(behind, ANY(followers)) > 0 || first) {
            return true;
        }
    }
    return false;
}

/* ---- one body, however it is written ---- */

struct spelling {
    const char *as_written, *in_full;
};

static const struct spelling spellings[] = {
    {"政府", "人民政府"},
    {"政府办公室", "人民政府办公室"},
    {"政府办", "人民政府办公室"},
    {"府办", "人民政府办公室"},
    {"府办公室", "人民政府办公室"},
    {"人民政府办", "人民政府办公室"},
    {"政府办公厅", "人民政府办公厅"},
    {"发改委", "发展和改革委员会"},
    {"发展改革委", "发展和改革委员会"},
    {"发展和改革委", "发展和改革委员会"},
    {"发展改革委员会", "发展和改革委员会"},
    {"发改局", "发展和改革局"},
    {"发展改革局", "发展和改革局"},
    {"教委", "教育委员会"},
    {"科技局", "科学技术局"},
    {"科技厅", "科学技术厅"},
    {"科委", "科学技术委员会"},
    {"工信局", "工业和信息化局"},
    {"工信厅", "工业和信息化厅"},
    {"工业信息化局", "工业和信息化局"},
    {"经信委", "经济和信息化委员会"},
    {"经信局", "经济和信息化局"},
    {"人社局", "人力资源和社会保障局"},
    {"人社厅", "人力资源和社会保障厅"},
    {"人力资源社会保障局", "人力资源和社会保障局"},
    {"人力资源社会保障厅", "人力资源和社会保障厅"},
    {"卫健委", "卫生健康委员会"},
    {"卫生健康委", "卫生健康委员会"},
    {"卫健局", "卫生健康局"},
    {"卫计委", "卫生和计划生育委员会"},
    {"卫生计生委", "卫生和计划生育委员会"},
    {"住建局", "住房和城乡建设局"},
    {"住房城乡建设局", "住房和城乡建设局"},
    {"住建厅", "住房和城乡建设厅"},
    {"住房城乡建设厅", "住房和城乡建设厅"},
    {"住建委", "住房和城乡建设委员会"},
    {"自规局", "自然资源和规划局"},
    {"自然资源规划局", "自然资源和规划局"},
    {"文旅局", "文化和旅游局"},
    {"文化旅游局", "文化和旅游局"},
    {"文旅厅", "文化和旅游厅"},
    {"市监局", "市场监督管理局"},
    {"市场监管局", "市场监督管理局"},
    {"应急局", "应急管理局"},
    {"应急厅", "应急管理厅"},
    {"医保局", "医疗保障局"},
    {"退役军人局", "退役军人事务局"},
    {"国资委", "国有资产监督管理委员会"},
    {"交运局", "交通运输局"},
    {"信访办", "信访办公室"},
    {"街道", "街道办事处"},
    {"街道办", "街道办事处"},
    {"镇", "镇人民政府"},
    {"镇政府", "镇人民政府"},
    {"乡", "乡人民政府"},
    {"乡政府", "乡人民政府"},
    {"管委会", "管理委员会"},
};

/* Which of them may stand behind the name of a town or a zone. */
static bool is_ending(const struct spelling *spelling)
{
    return span_ends(span_of(spelling->as_written), SPAN("街道")) ||
           span_ends(span_of(spelling->as_written), SPAN("街道办")) ||
           span_starts(span_of(spelling->as_written), SPAN("镇")) ||
           span_starts(span_of(spelling->as_written), SPAN("乡")) ||
           span_equal(span_of(spelling->as_written), SPAN("管委会"));
}

/* Without what stands in brackets at the end, where something stands before them. */
static struct span without_bracket(struct span body)
{
    size_t wide = span_find(body, SPAN("（")), narrow = span_find(body, SPAN("("));
    size_t at = wide < narrow ? wide : narrow;
    bool closed = span_ends(body, SPAN("）")) || span_ends(body, SPAN(")"));
    return closed && at != SIZE_MAX && at > 0 ? (struct span){body.data, at} : body;
}

/* 与 for 和, 高新技术产业开发区 for 高新区: what is written in two ways within a name. */
static bool replace_within(struct arena *arena, struct span *body)
{
    static const struct spelling within[] = {
        {"与", "和"}, {"高新技术产业开发区", "高新区"}, {"高新技术开发区", "高新区"}, {"经济技术开发区", "经开区"}};
    for (size_t i = 0; i < COUNT(within); i++) {
        struct span written = span_of(within[i].as_written);
        size_t at = span_find(*body, written);
        struct buffer buffer = {.arena = arena};
        if (at == SIZE_MAX) {
            continue;
        }
        if (!buffer_add(&buffer, (struct span){body->data, at}) || !buffer_add(&buffer, span_of(within[i].in_full)) ||
            !buffer_add(&buffer, span_from(*body, at + written.size))) {
            return false;
        }
        *body = buffer_span(&buffer);
    }
    return true;
}

bool body_spell_out(struct arena *arena, struct span body, struct span *full)
{
    body = without_bracket(body);
    if (!replace_within(arena, &body)) {
        return false;
    }
    *full = body;
    for (size_t i = 0; i < COUNT(spellings); i++) {
        struct span written = span_of(spellings[i].as_written), in_full = span_of(spellings[i].in_full);
        if (span_equal(body, written)) {
            *full = in_full;
            return true;
        }
        if (is_ending(&spellings[i]) && span_ends(body, written) && body.size > written.size) {
            struct buffer buffer = {.arena = arena};
            bool done =
                buffer_add(&buffer, (struct span){body.data, body.size - written.size}) && buffer_add(&buffer, in_full);
            *full = buffer_span(&buffer);
            return done;
        }
    }
    return true;
}
