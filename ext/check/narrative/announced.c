/* Where the words themselves say that a list is whole, or that a figure is the sum of those before it: then another sum is
 * an error, and no selection. */
#include "check/narrative/run.h"

/* ---- a list that is all there is ---- */

/* The print between a figure and the one before it. */
static struct span words_between(const struct figure *before, const struct figure *figure)
{
    return span_part(figure->statement->plain->text, before->statement->place.to, figure->statement->place.from);
}

/* The last figure before the run that is no share and no change, or NULL. */
static const struct figure *figure_beside(const struct parts_listing *listing, const struct run *run)
{
    size_t at = run->first;
    while (at > 0 && listing->parts[at - 1].skipped) {
        at--;
    }
    return at > 0 ? &listing->figures[at - 1] : NULL;
}

/* 解读39次，其中本级40次: more than there are. Of 12个单位 another noun may be counted. */
bool run_is_above(const struct parts_listing *listing, const struct run *run, const struct figure *total)
{
    const concepts changed = SET(COMPARE, CHANGE, CARRIED_OVER);
    const struct figure *part = &listing->figures[run->first];
    if (value_of(part) <= value_of(total) || value_of(total) <= 0 || part->opener != OPENER_WORD || run->first == 0 ||
        (run->dimension != DIMENSION_NONE && run->dimension != DIMENSION_CHANNEL) || (part->own & changed) ||
        !run_follows(listing, run, total)) {
        return false;
    }
    const struct token *behind = &listing->passage->tokens.items[part->token + 1];
    const enum topic topic = part->context.topic;
    bool other = topic == TOPIC_REQUESTS || topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION ||
                 topic == TOPIC_REVIEWS || topic == TOPIC_DOCUMENTS || figure_has_code(part, SUBSET, "about");
    bool ends = behind->kind != TOKEN_PHRASE && behind[-1].to == behind->from;
    return !other && ends && span_contains(words_between(part - 1, part), SPAN("其中"));
}

bool run_follows(const struct parts_listing *listing, const struct run *run, const struct figure *total)
{
    return figure_beside(listing, run) == total;
}

/* 三个渠道分别为：网站68条，…; 发布279条，即：公告85条，… */
static bool tell_each(const struct figure *figure, struct span words)
{
    static const char *const respectively[] = {"分别为", "分别是", "依次为", "依次是"}, *const begins[] = {"，即",
                                                                                                           "——"};
    return span_starts_any(words, ANY(begins)) > 0 ||
           ((figure->gap & OF(RESPECTIVELY)) && span_contains_any(words, ANY(respectively)));
}

bool tells_each(const struct parts_listing *listing, size_t at)
{
    const concepts verbs = SET(NEW, RECEIVE, PROCESS, HANDLE, MAKE, MAKE_DECISION);
    const struct figure *figure = &listing->figures[at];
    const enum dimension kind = listing->parts[at].dimension;
    return at > listing->own && figure->opener == OPENER_NONE && !figure->paired && !listing->parts[at].skipped &&
           (kind == DIMENSION_NONE || kind == DIMENSION_CHANNEL) && !(figure->own & verbs) &&
           tell_each(figure, words_between(figure - 1, figure));
}

bool run_is_whole(const struct parts_listing *listing, const struct run *run)
{
    static const char *const some[] = {"其中", "含", "包括", "主要", "如", "重点", "涉及", "一是", "1.", "（1）", "①"};
    const struct figure *first = &listing->figures[run->first], *before = figure_beside(listing, run);
    const struct figure *last = &listing->figures[run->members[run->count - 1]];
    if (!before || before->sentence != first->sentence) {
        return false;
    }
    struct span told = words_between(before, first);
    bool so_on = span_contains(words_between(last - 1, last), SPAN("等")) ||
                 span_starts(span_from(last->statement->plain->text, last->statement->place.to), SPAN("等"));
    return (run->opener == OPENER_BRACKET || span_contains(told, SPAN("：")) || tell_each(first, told)) &&
           !span_contains_any(told, ANY(some)) && !so_on;
}

/* 培训60场（线上24场，线下36场）; not 采纳34条、部分采纳16条、未采纳27条, where the total would be one of them. */
bool are_opposites(const struct figure *total)
{
    static const char *const opposites[][2] = {
        {"线上", "线下"}, {"有效", "无效"}, {"采纳", "未采纳"}, {"专职", "兼职"}, {"集中", "分散"}};
    struct span one = words_between(total, total + 1), other = words_between(total + 1, total + 2);
    bool opposed = false;
    for (size_t i = 0; i < COUNT(opposites) && !opposed; i++) {
        struct span first = span_of(opposites[i][0]);
        opposed = span_contains(one, first) && span_contains(other, span_of(opposites[i][1])) &&
                  !span_contains(figure_lead_text(total), first);
    }
    return opposed;
}

/* 其中上年结转12件，本年新收400件: where the requests come from. */
bool are_sources(const struct figure *one)
{
    const concepts sources = SET(CARRIED_OVER, NEW);
    return one->opener != OPENER_NONE && one[1].opener == OPENER_NONE && (one->own & sources) &&
           (one[1].own & sources) && ((one->own | one[1].own) & sources) == sources;
}

/* 新收36件，上年结转2件，共计38件. */
bool are_summed_aloud(const struct figure *total, const struct figure *one)
{
    concepts both = one->own | one[1].own;
    return figure_sums_up(total, SET(HANDLE, REQUEST, REQUEST_WORD, THIS_YEAR)) && (both & SET(NEW, RECEIVE)) &&
           (both & OF(CARRIED_OVER)) && one->opener == OPENER_NONE;
}

/* 收到16件，除3件结转下年外，其余13件均已答复; 其中，7件按时答复，1件结转下年. */
bool are_done_or_open(const struct figure *total, const struct figure *figure)
{
    const concepts left = SET(CARRIED_FORWARD, CARRY, OPEN), done = OF(PROCESS);
    concepts one = figure->own, other = figure[1].own, before = total->own;
    bool split = ((one & left) && !(one & done) && (other & done) && !(other & left)) ||
                 ((one & done) && !(one & left) && (other & left) && !(other & done));
    bool said = (one & OF(EXCEPT)) || (other & OF(REST)) || figure->opener != OPENER_NONE;
    bool totals = (before & SET(RECEIVE, NEW, SUM)) && !(before & (left | SET(CARRIED_OVER, SUBSET)));
    /* 所收申请中，办结35件，结转3件, behind another sentence: of which figure of it who knows */
    bool here = total->sentence == figure->sentence || equal(value_of(total), value_of(figure) + value_of(figure + 1));
    return split && said && totals && here && !((one | other) & SET(LATE, CARRIED_OVER));
}

/* ---- a sum that is said aloud ---- */

/* 三类信息合计, 两个账号共, 四大领域共: how many things the words count; 0: none. */
static size_t things_counted(struct span words)
{
    static const char *const numerals[] = {"两", "三", "四", "五", "六", "七", "八"};
    static const char *const things[] = {"个", "项", "类", "者", "种", "大", "级"};
    for (size_t i = 0; i < COUNT(numerals); i++) {
        size_t at = span_find(words, span_of(numerals[i]));
        if (at != SIZE_MAX && span_starts_any(span_from(words, at + 3), ANY(things)) > 0) {
            return i + 2;
        }
    }
    return 0;
}

/* 县级更新目录39条，乡镇更新目录45条，共更新84条: what was done stands beside each. Nothing behind 共 does, too. */
static bool was_done_in_each(const struct parts_listing *listing, const struct run *run, struct span words)
{
    enum { VERB = 6 };
    static const char *const begins[] = {"共", "全年共", "共计", "年内共"};
    struct span verb = span_from(words, span_starts_any(words, ANY(begins)));
    bool done = verb.size < words.size && (verb.size == 0 || verb.size >= VERB);
    verb.size = verb.size < VERB ? verb.size : VERB;
    for (size_t i = 0; done && i < run->count; i++) {
        const struct figure *part = &listing->figures[run->members[i]];
        done = verb.size == 0 || span_contains(figure_lead_text(part), verb);
    }
    return done;
}

/* What stands before the total says that it sums up the parts, and nothing else. */
static bool announces_sum(const struct parts_listing *listing, const struct run *run, const struct figure *total)
{
    static const char *const sums[] = {"合计", "总计", "共计", "总数", "总量", "相加"};
    const struct figure *before = &listing->figures[run->members[run->count - 1]];
    const struct token *items = listing->passage->tokens.items;
    size_t from = total->token;
    while (from > before->token + 1 && items[from - 1].kind != TOKEN_COMMA && items[from - 1].kind != TOKEN_STOP &&
           items[from - 1].kind != TOKEN_END) {
        from--;
    }
    struct span words = span_part(listing->passage->plain->text, items[from - 1].to, total->statement->place.from);
    bool sorted = listing->figures[run->first].opener == OPENER_WORD; /* 从内容看，组织类6条，…，全年共公开114条 */
    return span_contains_any(words, ANY(sums)) ||
           (span_contains(words, SPAN("共")) &&
            (sorted || things_counted(words) == run->count || was_done_in_each(listing, run, words)));
}

/* 通过网站公开7980条，通过微信公开5260条，全年主动公开总计8974条: what several channels publish is often the same. */
static bool may_count_once(const struct parts_listing *listing, const struct run *run, const struct figure *total)
{
    bool once = listing->passage->report->tables[TABLE_STATISTICS].times > 0, channels = true;
    double sum = 0;
    for (size_t i = 0; i < run->count; i++) {
        channels &= listing->parts[run->members[i]].dimension == DIMENSION_CHANNEL;
        sum += value_of(&listing->figures[run->members[i]]);
    }
    bool rest = listing->figures[run->members[run->count - 1]].own & OF(REST);
    return (channels || rest) && (once || (channels && (total->own & OF(PUBLISH)) && sum > value_of(total)));
}

/* One of the parts is the total of the others, or the sum itself. */
static bool holds_total(const struct parts_listing *listing, const struct run *run, const struct figure *total)
{
    double sum = 0;
    for (size_t i = 0; i < run->count; i++) {
        sum += value_of(&listing->figures[run->members[i]]);
    }
    bool holds = false;
    for (size_t i = 0; i < run->count; i++) {
        double part = value_of(&listing->figures[run->members[i]]);
        holds |= equal(part, value_of(total)) || (run->count > 2 && equal(part + part, sum));
    }
    return holds;
}

/* Nothing but shares stands behind it in its sentence, or in the piece of it that ； ends. */
static bool is_last(const struct parts_listing *listing, size_t at)
{
    const struct token *items = listing->passage->tokens.items;
    size_t next = at + 1, token = listing->figures[at].token;
    while (next < listing->count && listing->parts[next].skipped) {
        next++;
    }
    bool last = next == listing->count;
    for (size_t i = token; !last && i < listing->figures[next].token; i++) {
        last = items[i].kind == TOKEN_STOP;
    }
    return last;
}

bool run_gather_told(const struct parts_listing *listing, size_t at, struct run *run)
{
    const concepts others = DEEDS | SET(PROCESS, HANDLE, CARRY, CARRIED_OVER, CARRIED_FORWARD, AVERAGE, EXCEPT);
    const struct figure *total = &listing->figures[at];
    size_t things = 0; /* 三个领域公开21条、34条、45条; 两个账号共发布999条 */
    run_begin(run, listing->own);
    bool all = at - listing->own >= 2 && at - listing->own < MOST_PARTS && is_last(listing, at) &&
               !(total->sentence->said & OF(DOCUMENT)) && !(total->own & (others | SET(REST, CHANNEL, OFFICE, BELOW)));
    for (size_t i = listing->own; all && i < at; i++) {
        const struct figure *part = &listing->figures[i];
        if (listing->parts[i].skipped) { /* 网站117条，占40% */
            continue;
        }
        if (!same_unit(part, total) && things == 0 && (i == listing->own || i + 1 == at) && value_of(part) > 0 &&
            value_of(part) < (double)MOST_PARTS) {
            things = (size_t)value_of(part);
            run->first += i == listing->own;
            continue;
        }
        bool rest = (part->own & OF(REST)) && i + 1 < at && !listing->parts[i + 1].skipped;
        all = part->depth == 0 && same_unit(part, total) && !part->statement->approximate &&
              (part->opener == OPENER_NONE || i == listing->own) && !(part->own & (others | OF(SUM))) && !rest &&
              !part->context.other_time;
        run->members[run->count++] = i;
    }
    return all && run->count >= 2 && (things == 0 || things == run->count) && announces_sum(listing, run, total) &&
           !holds_total(listing, run, total) && !may_count_once(listing, run, total);
}
