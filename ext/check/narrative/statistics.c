/* What the table of the form of 2014 counts and none of the later forms does: what was published and by which ways, how
 * requests came in, press conferences, staff, trainings. */
#include "check/narrative/claim.h"
#include "check/narrative/claims.h"

enum { VALUE = 1, NOT_MUCH = 12, TOO_MUCH = 30, LONGEST_LIST = 60, FEW = 2 };

#define RECEIVED SET(REQUEST, REQUEST_WORD, RECEIVE)

/* Units that a count of the form may bear, the form's own first; with those of `others` it may count something else. */
static const struct {
    enum unit unit;
    const char *own, *others;
} units[] = {
    {UNIT_PUBLISHED, "条 余条", "件 份 篇 项"},
    {UNIT_PIECES, "件 份 宗 起 件次", "次 条 人次 个 项 例"},
    {UNIT_TIMES, "次 场 场次 期 起 回", "个 件 条 篇"},
    {UNIT_ARTICLES, "篇", "条 件 份 个 次 项 期"},
    {UNIT_PLACES, "个 处 家 所", "间"},
    {UNIT_PERSONS, "人 名 位", "人次"},
    {UNIT_ATTENDANCES, "人次 人 名", "余人次"},
    {UNIT_TEN_THOUSAND_YUAN, "万元 元", "亿元"},
};

/* Whether the figure's unit can count what the line counts; `own` where it can count nothing else. */
static bool suits(const struct figure *figure, uint32_t line, bool *own)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        if (units[i].unit == form_lines[line].measures[0].unit) {
            *own = is_one_of(figure->statement->unit, units[i].own);
            return *own || is_one_of(figure->statement->unit, units[i].others);
        }
    }
    return false;
}

/* The line whose item is the two joined, or UINT32_MAX. */
static uint32_t find_item(const char *before, const char *behind)
{
    size_t size = strlen(before);
    for (uint32_t i = 0; i < form_line_count; i++) {
        const char *item = form_lines[i].item;
        if (form_lines[i].table == TABLE_STATISTICS && strncmp(item, before, size) == 0 &&
            strcmp(item + size, behind) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

uint32_t statistics_line(const struct token *token)
{
    const concepts nouns = SET(CHANNEL, SUBSET, ELSE, NOTHING); /* of whatever else it may be */
    bool named = token->kind == TOKEN_PHRASE && token->code && (nouns & OF(token->concept));
    return named ? find_item(token->code, "") : UINT32_MAX;
}

/* ---- the line that a figure speaks of ---- */

/* 举办培训班16次, 培训1200人次: the words of a line nearest before the figure, or else behind it. */
static uint32_t line_named(const struct figure *figure)
{
    uint32_t found = UINT32_MAX;
    bool own;
    const struct token *word = NULL, *items = figure->sentence->passage->tokens.items;
    while ((word = figure_next_word(figure, word)) && !(word > items + figure->token && found != UINT32_MAX)) {
        uint32_t line = statistics_line(word);
        bool people = line != UINT32_MAX && strcmp(form_lines[line].item, "trainings") == 0 &&
                      is_one_of(figure->statement->unit, "人次 人 名 余人次");
        line = people ? find_item("trained", "") : line;
        found = line != UINT32_MAX && suits(figure, line, &own) ? line : found;
    }
    return found;
}

/* 新闻发布会4次，其中主要负责同志参加1次 */
static uint32_t line_of_leaders(const struct figure *figure, uint32_t named)
{
    if (named == UINT32_MAX && figure > figure_first(figure)) {
        named = line_named(figure - 1);
    }
    return named == UINT32_MAX ? named : find_item(form_lines[named].item, "_by_leaders");
}

static uint32_t line_of_requests(const struct figure *figure)
{
    const concepts others = SET(OUTCOME, PUBLISH, ALL, RATE, APPLICANT);
    const char *codes[3];
    size_t ways = figure_codes(figure, CHANNEL, codes, 3);
    if (figure_has_code(figure, LATE, "concluded_after_extension")) {
        return figure->own & others ? UINT32_MAX : find_item("concluded_after_extension", "");
    }
    const struct figure *before = figure_before(figure); /* 办结61件（按时57件、延期4件） */
    if ((figure->own & OF(LATE)) && !(figure->own & others) && figure->near == LATE && (before->own & OF(ON_TIME)) &&
        before > figure_first(figure) && figure_has_code(before - 1, PROCESS, "done")) {
        return find_item("concluded_after_extension", "");
    }
    if (figure->own & (others | SET(LATE, CARRIED_OVER, CARRIED_FORWARD))) {
        return UINT32_MAX;
    }
    const struct figure *total = figure_before(figure); /* 办结17件，按时17件，延期0件 */
    bool done = figure_has_code(figure_has_code(total, PROCESS, "done") ? total : figure, PROCESS, "done");
    if ((figure->own & OF(ON_TIME)) && done) {
        return find_item("concluded_on_time", "");
    }
    bool website = ways == 1 && strcmp(codes[0], "website") == 0;
    bool counted = ways == 1 && !(figure->own & OF(PROCESS));
    return counted ? find_item("received_", website ? "online" : codes[0]) : UINT32_MAX;
}

/* What the sentence's last verb says was done: 公开, not 发布, which may as well be news. */
static bool is_disclosed(const struct figure *figure)
{
    const struct token *items = figure->sentence->passage->tokens.items;
    size_t at = figure->words.count > 0 ? figure->words.stretches[figure->words.count - 1].to : figure->token;
    while (at > figure->sentence->from && items[at - 1].concept != PUBLISH) {
        at--;
    }
    return at > figure->sentence->from && items[at - 1].code;
}

static uint32_t line_of_documents(const struct figure *figure)
{
    const char *codes[2];
    bool made = figure->own & OF(MAKE), published = figure->own & OF(PUBLISH);
    published |=
        !made && figure->in_parts && (figure_before(figure)->own & OF(PUBLISH)); /* 公开90条，其中规范性文件3条 */
    if (figure_codes(figure, DOCUMENT, codes, 2) != 1 || strcmp(codes[0], "normative_documents") != 0 ||
        made == published || (figure->own & SET(REPEAL, IN_FORCE, SUBSET, CHANNEL))) {
        return UINT32_MAX;
    }
    return made ? find_item("normative_documents_made", "") : find_item("disclosed_normative_documents", "");
}

/* Whether the sentence tells what was disclosed on request, or of itself, from the rest: 公开政府信息3300条，其中主动公开3204条 */
static bool names_ways(const struct sentence *sentence)
{
    const struct token *items = sentence->passage->tokens.items;
    bool names = sentence->said & OF(REQUEST_KIND);
    for (size_t at = sentence->from; at < sentence->to && !names; at++) {
        names = items[at].concept == PUBLISH && items[at].code && strcmp(items[at].code, "proactive") == 0;
    }
    return names;
}

static uint32_t line_of_publications(const struct figure *figure)
{
    const char *codes[2];
    size_t ways = figure_codes(figure, CHANNEL, codes, 2);
    bool of_documents =
        figure > figure_first(figure) && (figure[-1].own & OF(DOCUMENT)) && (figure[-1].own & OF(MAKE)) &&
        (figure->in_parts || span_ends(figure_lead_text(figure), SPAN("公开"))); /* 制发8件，主动公开8件 */
    if (of_documents && ways == 0 && figure->near == PUBLISH) { /* 制发规范性文件100件，其中主动公开60件 */
        return find_item("disclosed_normative_documents", "");
    }
    if (figure->own & OF(DOCUMENT)) {
        return line_of_documents(figure);
    }
    bool rest = figure->near == REST && ways == 0 && figure->unknown == 0 && (figure->depth > 0 || figure->in_parts) &&
                (figure_before(figure)->own & OF(CHANNEL)) && (figure->sentence->said & OF(PUBLISH));
    if (rest) { /* （公报1条，网站9条，其他2条） */
        return find_item("channel_", "other");
    }
    if (ways > 0 && (figure->sentence->said & OF(PUBLISH))) {
        return ways == 1 ? find_item("channel_", codes[0]) : UINT32_MAX;
    }
    bool all = figure_has_code(figure, PUBLISH, "proactive") ||
               (figure_has_code(figure, PUBLISH, "of_government") && !names_ways(figure->sentence));
    const concepts others = SET(CHANNEL, SUBSET, OUTCOME, ELSE, DOCUMENT_WORD, REST, DECISION);
    bool whole = all && !figure->in_parts && !(figure->own & others) && figure->unknown <= 3;
    return whole ? find_item("disclosed", "") : UINT32_MAX;
}

static uint32_t line_of(const struct figure *figure)
{
    uint32_t named = line_named(figure);
    if (figure_has_code(figure, SUBSET, "leaders")) {
        return line_of_leaders(figure, named);
    }
    bool requests = figure->context.topic == TOPIC_REQUESTS;
    if (named == UINT32_MAX) {
        bool own;
        named = requests && !(figure->own & OF(PUBLISH)) ? line_of_requests(figure) : line_of_publications(figure);
        named = named != UINT32_MAX && suits(figure, named, &own) ? named : UINT32_MAX;
    }
    return named;
}

/* ---- the claim ---- */

/* Of two figures of one line in a sentence neither need be all. */
static bool is_counted_twice(const struct figure *figure, uint32_t line)
{
    const struct figure *first = figure_first(figure);
    const struct figure *end = figure->sentence->passage->figures + figure->sentence->end;
    first = figure - first > LONGEST_LIST ? figure - LONGEST_LIST : first;
    end = end - figure > LONGEST_LIST ? figure + LONGEST_LIST : end;
    while (first < end && (first == figure || line_of(first) != line)) {
        first++;
    }
    return first < end;
}

/* 网络申请30件、电子邮件10件: ways that the form counts among others. */
static bool has_ways_of_its_own(const struct sentence *sentence)
{
    bool has = false;
    for (size_t i = sentence->from; i < sentence->to && !has; i++) {
        const struct token *token = &sentence->passage->tokens.items[i];
        has = token->concept == CHANNEL && (!token->code || is_one_of(span_of(token->code), "by_email website other"));
    }
    return has;
}

/* 举办了1期培训班，培训120人: one is told of, and not all are counted. */
static bool tells_of_few(const struct figure *figure, const char *item)
{
    const struct figure *told = strcmp(item, "trained") == 0 ? figure_before(figure) : figure;
    return told->statement->value.real <= (double)FEW && !span_contains(told->statement->unit, SPAN("元"));
}

/* Staff, meetings, complaints: of this work, where the sentence says so, or names what only this work has. */
static bool is_of_this_work(const struct figure *figure)
{
    struct span text = figure->statement->plain->text;
    const concepts bare = SET(ELSE, FILLER, SUM, THIS_YEAR);
    bool alone = figure->unknown == 0 && !(figure->own & ~bare);
    bool named = figure->context.disclosure || (figure->sentence->said & OF(DISCLOSURE)) || alone;
    for (size_t i = figure->sentence->from; i < figure->sentence->to && !named; i++) {
        const struct token *token = &figure->sentence->passage->tokens.items[i];
        struct span word = span_part(text, token->from, token->to); /* 网站建设经费: funds of whatever it is */
        named = span_contains(word, SPAN("公开")) ||
                (!span_equal(word, SPAN("经费")) &&
                 is_one_of(span_of(token->code), "offices reading_points trained funds staff_full_time"));
    }
    return named;
}

/* 一是政府网站。公开2390条: the sentence before says by which way. */
static bool goes_on_with_way(const struct sentence *sentence)
{
    const struct token *items = sentence->passage->tokens.items;
    size_t at = sentence->from > 0 ? sentence->from - 1 : 0;
    while (at > 0 && items[at - 1].kind != TOKEN_END && items[at - 1].concept != CHANNEL) {
        at--;
    }
    return at > 0 && items[at - 1].concept == CHANNEL;
}

/* 网上申请8件 has it in the name of the way. */
static bool says_requests(const struct sentence *sentence)
{
    const struct passage *passage = sentence->passage;
    const struct token *items = passage->tokens.items;
    struct span text = span_part(passage->plain->text, items[sentence->from].from, items[sentence->to - 1].to);
    return (sentence->said & RECEIVED) || span_contains(text, SPAN("申请"));
}

/* Whether the words may as well speak of something else, or of some of it. */
static bool is_loose(const struct figure *figure, uint32_t line)
{
    const char *item = form_lines[line].item;
    bool own = false, told = false;
    suits(figure, line, &own);
    if (strcmp(item, "disclosed") == 0 && goes_on_with_way(figure->sentence)) {
        told = true;
    } else if (strncmp(item, "channel_", 8) == 0 || strncmp(item, "disclosed", 9) == 0) {
        told = (!is_disclosed(figure) && !figure->vouched) || figure->near == NOTHING ||
               figure_has_code(figure, SUM, "cumulative");
    } else if (strncmp(item, "received_", 9) == 0) {
        told = (figure->own & OF(HANDLE)) || has_ways_of_its_own(figure->sentence) ||
               !says_requests(figure->sentence) || (figure->unknown > 0 && !(figure->own & RECEIVED));
    } else if (form_lines[line].line[0] >= '6' && !figure->vouched && !is_of_this_work(figure)) {
        told = true;
    } else if (line_named(figure) != UINT32_MAX) {
        told = !(figure->sentence->said & SET(SUM, THIS_YEAR)) && !figure->in_parts && tells_of_few(figure, item);
    }
    return !(own || (figure->own & OF(DOCUMENT))) || told || figure->unknown > NOT_MUCH ||
           is_counted_twice(figure, line) || (figure->own & OF(OFFICE));
}

/* The rule, by how the line's number begins; the first that fits. */
const char *statistics_rule(uint32_t line)
{
    static const char *const rules[][2] = {
        {"1.1.", "narrative.documents"}, {"1", "narrative.disclosed"}, {"2", "narrative.responses"},
        {"3.1", "narrative.received"},   {"3", "narrative.processed"}, {"6", "narrative.complaints"},
        {"7", "narrative.fees"},         {"8", "narrative.resources"}, {"9", "narrative.trainings"},
    };
    size_t i = 0;
    while (strncmp(form_lines[line].line, rules[i][0], strlen(rules[i][0])) != 0) {
        i++;
    }
    return rules[i][1];
}

void narrative_statistics(struct figure *figure)
{
    const struct passage *passage = figure->sentence->passage;
    if (passage->report->tables[TABLE_STATISTICS].times == 0 || figure_is_aside(figure) ||
        figure_has_code(figure, SUBSET, "about") || figure->unknown > TOO_MUCH) {
        return;
    }
    uint32_t line = line_of(figure);
    if (line == UINT32_MAX) {
        return;
    }
    struct claim claim = claim_of_figure(figure, statistics_rule(line));
    claim_convert(&claim);
    claim.confirms_only = is_loose(figure, line);
    claim_add(&claim, TABLE_STATISTICS, form_lines[line].line, VALUE);
    claim_conclude(&claim);
}
