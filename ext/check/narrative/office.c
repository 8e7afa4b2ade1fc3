#include "check/narrative/figure.h"

static bool touches(const struct token *before, const struct token *token)
{
    return before->to == token->from;
}

/* What an office does to a figure: the verbs behind its name, and the figure itself. */
static bool is_act(const struct token *token)
{
    const concepts acts =
        SET(NEW, RECEIVE, PROCESS, HANDLE, CARRY, CARRIED_OVER, CARRIED_FORWARD, MAKE, MAKE_DECISION, NONE);
    return token->kind == TOKEN_FIGURE || (token->kind == TOKEN_PHRASE && (acts & OF(token->concept)));
}

/* A court decides the cases of the office whose report it is; whoever else does, decides those of others. */
static bool acts(const struct passage *passage, size_t office, size_t end)
{
    enum { LONGEST = 24 };
    const struct tokens *tokens = &passage->tokens;
    struct span name = {passage->plain->text.data, tokens->items[office].to};
    bool decides = !span_ends(name, SPAN("院"));
    /* 公安局申请办结量为36件; 本级, 收办 and 单位 are no names */
    static const char *const nameless[] = {"级", "办", "单位", "部门"};
    bool named = !span_ends_any(name, ANY(nameless));
    end = end - office > LONGEST ? office + LONGEST : end;
    for (size_t i = office + 1; i < end; i++) {
        const struct token *token = &tokens->items[i];
        if (!touches(token - 1, token)) {
            return false;
        }
        struct span said = span_part(passage->plain->text, token->from, token->to);
        if (token->kind == TOKEN_FIGURE && (span_ends(said, SPAN("个")) || span_ends(said, SPAN("家")))) {
            return false; /* 超过十件的单位有7个 */
        }
        bool act = is_act(token) || (decides && token->concept == BODY);
        const concepts words = SET(FILLER, SUM, THIS_YEAR, BELOW, OFFICE) | (named ? REQUESTS : 0);
        bool aside = (words & OF(token->concept)) && token->kind != TOKEN_STOP;
        if (act || !aside) {
            return act;
        }
    }
    return false;
}

/* Up to `most` ideographs that end at `end`; all that interest have three bytes. */
static struct span ideographs_before(struct span text, size_t end, int most)
{
    size_t from = end;
    while (most-- > 0 && from >= 3 && (unsigned char)text.data[from - 3] >= 0xE4 &&
           (unsigned char)text.data[from - 3] <= 0xE9) {
        from -= 3;
    }
    return span_part(text, from, end);
}

/* 卫健委 in 卫生健康委员会: the characters of the short name in their order. */
static bool is_short_for(struct span name, struct span whole)
{
    while (name.size > 0) {
        struct span before = name;
        utf8_next(&name);
        size_t at = span_find(whole, span_between(before.data, name.data));
        if (at == SIZE_MAX) {
            return false;
        }
        whole = span_from(whole, at + 3);
    }
    return true;
}

/* 各部门收到22件: those of the offices below, unless 县政府及 or 各镇、 or 全县 stands before 各, or 共 behind them. */
static bool means_all(struct span text, size_t end)
{
    static const char *const all[] = {"全省", "全市", "全县",   "全区", "全州", "全镇",
                                      "全乡", "全关", "全系统", "各级", "两级", "上下"};
    static const char *const joins[] = {"及", "和", "与", "、", "省", "市", "县", "区"};
    struct span around = ideographs_before(text, end, 12);
    size_t each = span_find(around, SPAN("各"));
    struct span before = {text.data, each == SIZE_MAX ? 0 : (size_t)(around.data - text.data) + each};
    struct span behind = span_from(text, end);
    if (each != SIZE_MAX && span_ends(before, SPAN("属"))) { /* 局属各单位 */
        return false;
    }
    /* 各部门共收到36件; 各执法单位作出行政许可550件: decisions are theirs */
    static const char *const sums[] = {"共", "累计", "作出", "实施"};
    if (each != SIZE_MAX && !span_ends(before, SPAN("件，")) && span_starts_any(behind, ANY(sums)) > 0) {
        return true;
    }
    return span_contains_any(around, ANY(all)) || span_ends_any(before, ANY(joins));
}

/* 县政府及部门, 镇和单位: together with those before them. */
static bool is_joined_to_others(struct span text, const struct token *office)
{
    static const char *const words[] = {"部门", "单位"}, *const joins[] = {"及", "和", "与"};
    struct span word = span_part(text, office->from, office->to), before = {text.data, office->from};
    if (span_ends(before, SPAN("个"))) { /* 县政府及所属6个单位 */
        before.size -= SPAN("个").size;
        while (before.size > 0 && (unsigned char)before.data[before.size - 1] <= '9') {
            before.size--;
        }
    }
    if (span_ends(before, SPAN("共"))) { /* 县直部门和乡镇共20个单位 */
        return true;
    }
    before.size -= span_ends(before, SPAN("所属")) ? SPAN("所属").size : 0;
    return span_contains_any(word, ANY(words)) && span_ends_any(before, ANY(joins));
}

/* 学校 in the report of a university: the word for its kind, with no name before it. */
static bool is_of_its_kind(const struct passage *passage, const struct token *office)
{
    static const char *const kinds[][2] = {
        {"学校", "大学"},   {"学校", "学院"},     {"学校", "学校"},     {"医院", "医院"},     {"开发区", "管委会"},
        {"园区", "管委会"}, {"高新区", "管委会"}, {"经开区", "管委会"}, {"管委会", "管委会"}, {"开发区", "管理委"},
        {"园区", "管理委"}, {"高新区", "管理委"}, {"经开区", "管理委"}, {"管委会", "管理委"}, {"街道", "街道"},
        {"街道", "镇"},     {"街道", "乡"},       {"办事处", "镇"},     {"镇", "街道"},       {"办事处", "街道"},
        {"镇", "镇"},       {"乡", "乡"}};
    struct span word = span_part(passage->plain->text, office->from, office->to);
    struct span before_it = ideographs_before(passage->plain->text, office->from, 1);
    static const char *const words[] = {"向", "对", "由", "以", "为", "经", "与", "在"}; /* 向学校提出, 对镇政府不服 */
    bool named = before_it.size > 0 && !span_ends_any(before_it, ANY(words));
    bool own = false;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        own |= span_equal(word, span_of(kinds[i][0])) && span_contains(passage->report->agency, span_of(kinds[i][1]));
    }
    const struct token *before = office > passage->tokens.items ? office - 1 : NULL;
    bool follows = before && before->to == office->from && (SET(THIS_YEAR, OFFICE) & OF(before->concept));
    return own && (!named || follows); /* 街道办事处 is two words */
}

/* 国家税务总局 in the report of 国家税务总局云山市税务局: the whole that it is a branch of. */
static bool is_parent(const struct passage *passage, const struct token *office)
{
    static const char *const wholes[] = {"总局", "统计局", "总署"};
    struct span agency = passage->report->agency, before = {passage->plain->text.data, office->to};
    bool parent = false;
    for (size_t i = 0; i < COUNT(wholes) && !parent; i++) {
        size_t at = span_find(agency, span_of(wholes[i])), end = at + strlen(wholes[i]);
        parent = at != SIZE_MAX && end < agency.size && span_ends(before, span_part(agency, 0, end));
    }
    return parent;
}

/* 我局, 本单位; 全市各级, 县政府及各部门; 县教育局 in the report of 某某县教育局. */
static bool is_own(const struct passage *passage, const struct token *office)
{
    static const char *const own[] = {"我", "本", "贵", "全"};
    static const char *const inner[] = {"内设", "法制", "业务", "综合", "公开"};
    struct span text = passage->plain->text, agency = passage->report->agency;
    struct span before = ideographs_before(text, office->from, 1), name = ideographs_before(text, office->to, 3);
    const concepts times = SET(THIS_YEAR, LAST_YEAR, OTHER_TIME, NEXT_YEAR);
    bool first = office > passage->tokens.items && office[-1].to == office->from && (times & OF(office[-1].concept));
    name = first ? span_part(text, office->from, office->to) : name; /* 2023年度镇政府 */
    /* 镇党政办 is the office that does the work of its township, and 信息公开办 that of any */
    struct span near = ideographs_before(text, office->to, 6);
    /* 水利部本级: without what is below it; a government's own office is one of many */
    bool itself = span_ends(name, SPAN("本级")) && !span_contains(agency, SPAN("政府"));
    bool of_township = span_contains(near, SPAN("党政")) || span_contains(near, SPAN("公开办"));
    /* 我局法制支队牵头办理: whoever in it does the work */
    static const char *const works[] = {"牵头", "具体"};
    bool leads = span_starts_any(span_from(text, office->to), ANY(works)) > 0;
    struct span word = span_part(text, office->from, office->to);
    static const char *const bodies[] = {"局", "厅", "部", "署", "院", "行", "关", "会"};
    struct span kind = ideographs_before(agency, agency.size, 1); /* 局办公室, 办公室 in the report of a bureau */
    bool of_any = span_ends(ideographs_before(text, office->from, 2), SPAN("机关")); /* 机关办公室 */
    bool of_bureau = span_equal(word, SPAN("办公室")) &&
                     (of_any || before.size == 0 || span_equal(before, kind) || span_ends_any(before, ANY(bodies))) &&
                     (of_any || !span_contains(agency, SPAN("政府")));
    if (is_parent(passage, office)) {
        return false;
    }
    return leads || of_bureau || is_joined_to_others(text, office) || is_of_its_kind(passage, office) || of_township ||
           itself || span_ends_any(before, ANY(own)) ||
           span_ends_any(ideographs_before(text, office->from, 2), ANY(inner)) || means_all(text, office->to) ||
           is_short_for(name, agency);
}

/* 省 3, 市 2, 县 1, 镇 0 at a place of a name; -1: none of them. */
static int rank_of(struct span name)
{
    static const char words[][8] = {"3省", "2市", "2州", "1县", "1区", "1旗", "0镇", "0乡", "0街道"};
    for (size_t i = 0; i < COUNT(words) && name.size > 2; i++) {
        const char *word = words[i] + 1;
        if (word[2] == name.data[2] && span_starts(name, span_of(word))) {
            return words[i][0] - '0';
        }
    }
    return -1;
}

/* 全省 in the report of a county: what counts more than the office. */
static bool names_more(const struct passage *passage, const struct token *token)
{
    struct span words = {passage->plain->text.data + token->from, token->to - token->from};
    int rank = span_starts(words, SPAN("全")) ? rank_of(span_from(words, 3)) : -1, own = -1;
    for (struct span rest = passage->report->agency; rank > 0 && rest.size > 0; utf8_next(&rest)) {
        int here = rank_of(rest);
        own = here >= 0 && (own < 0 || here < own) ? here : own;
    }
    static const char *const whole[] = {"各", "政府", "行政机关"}, *const governments[] = {"政府", "管委会",
                                                                                           "管理委员会", "管理区"};
    /* 全市各级各部门 in the report of one of them */
    static const char *const offices[] = {"办公室", "办公厅"}; /* of a government, which is all but it */
    bool of_all = rank >= 0 &&
                  (!span_contains_any(passage->report->agency, ANY(governments)) ||
                   span_ends_any(passage->report->agency, ANY(offices))) &&
                  span_starts_any(span_from(passage->plain->text, token->to), ANY(whole)) > 0;
    bool of_province = rank == 3 && own < 0 && passage->report->agency.size > 0; /* 全省 in the report of a customs */
    return of_all || of_province || (own >= 0 && rank > own);
}

/* 全县, 我局, 本机关: the whole is named again. */
static bool names_the_whole(const struct token *token)
{
    return token->whole && token->concept == FILLER;
}

static bool is_and(const struct passage *passage, const struct token *token)
{
    struct span word = span_part(passage->plain->text, token->from, token->to);
    return token->kind == TOKEN_LIST || (token->concept == FILLER && is_one_of(word, "及 和"));
}

static bool joins(const struct passage *passage, const struct token *token)
{
    return is_and(passage, token) || names_the_whole(token);
}

/* 46个部门和2个镇街共: counted with those before them. */
static bool is_counted_with(const struct token *token, size_t at)
{
    return at > 0 && token[-1].kind == TOKEN_FIGURE && token[1].concept == SUM && touches(token, token + 1);
}

/* 全县各镇, 各镇、各部门, 县政府及各镇: one of several that together are the whole. */
static bool is_joined(const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    return is_counted_with(token, at) || (at > 0 && touches(token - 1, token) && joins(passage, token - 1)) ||
           (at + 1 < passage->tokens.count && touches(token, token + 1) && joins(passage, token + 1));
}

/* 全区各街道: all of the district, or the streets alone; 全县教育系统 in the report of its bureau. */
bool words_name_all_below(const struct figure *figure)
{
    enum { LONGEST_NAME = 18 };
    const struct passage *passage = figure->sentence->passage;
    size_t below = 0, ands = 0;
    bool system = false, named = false;
    if (!(figure->own & OF(BELOW)) && !figure->sentence->whole) {
        return false;
    }
    for (const struct token *token = NULL; (token = figure_next_word(figure, token));) {
        struct span behind = span_from(passage->plain->text, token->to);
        behind.size = behind.size < LONGEST_NAME ? behind.size : LONGEST_NAME;
        size_t kind = names_the_whole(token) ? span_find(behind, SPAN("系统")) : SIZE_MAX;
        system |=
            kind != SIZE_MAX && kind > 0 && !span_starts(behind, SPAN("政府")) && !span_starts(behind, SPAN("行政"));
        named |= token->concept == BELOW && !is_counted_with(token, (size_t)(token - passage->tokens.items));
        below += token->concept == BELOW || token->concept == OFFICE;
        ands += is_and(passage, token);
    }
    return (below == 1 && named && ands == 0) || system;
}

bool words_name_those_below(const struct figure *figure)
{
    const struct passage *passage = figure->sentence->passage;
    const struct token *token = NULL;
    while ((token = figure_next_word(figure, token)) &&
           (token->concept != BELOW || is_joined(passage, (size_t)(token - passage->tokens.items)))) {
    }
    return token != NULL;
}

/* 上级机关决定纠正1件: who is above decides the cases of the office. */
static bool decides_ours(const struct tokens *tokens, size_t at)
{
    bool above = tokens->items[at].code;
    while (above && ++at < tokens->count && tokens->items[at].kind == TOKEN_PHRASE &&
           tokens->items[at].concept == FILLER) {
    }
    return above && at < tokens->count && tokens->items[at].concept == RESULT;
}

bool other_office_acts(const struct sentence *sentence, size_t from, size_t to, bool *own)
{
    const struct passage *passage = sentence->passage;
    const struct tokens *tokens = &passage->tokens;
    bool other = false, more = false; /* 全市各级各部门 in the report of a county */
    *own = false;
    bool named = sentence->whole || (sentence->said & SET(OFFICE, ACTS_FOR));
    for (size_t i = from; named && i < to; i++) {
        const struct token *token = &tokens->items[i];
        if (names_the_whole(token) && !(i > from && other && touches(token - 1, token))) { /* 税务局全系统 */
            other = more = names_more(passage, token);
            *own = !other;
        } else if (token->concept == ACTS_FOR) {
            bool remark = i + 1 < tokens->count && tokens->items[i + 1].kind == TOKEN_CLOSING; /* 总局（上级机关） */
            other |= !remark && !decides_ours(tokens, i);
        } else if (token->concept == OFFICE && acts(passage, i, to < tokens->count ? to + 1 : to)) {
            *own = !more && is_own(passage, token);
            other = !*own;
        }
    }
    return other;
}

bool names_other_office(const struct passage *passage, size_t from, size_t to)
{
    const struct token *items = passage->tokens.items;
    while (from < to && (items[from].concept != OFFICE || is_own(passage, &items[from]))) {
        from++;
    }
    return from < to;
}
