#include "check/narrative/claims.h"

#include "check/narrative/claim.h"
#include "check/narrative/words.h"

#define LITIGATION "direct_litigation+litigation_after_reconsideration"

enum { MOST_LINES = 3 };

struct review_claim {
    enum topic topic;
    const char *rule;
    const char *lines[MOST_LINES]; /* what it can mean; up to the first NULL */
};

static const struct review_claim claims[] = {
    {TOPIC_RECONSIDERATION, "narrative.reconsideration", {"reconsideration"}},
    {TOPIC_LITIGATION, "narrative.litigation", {LITIGATION, "direct_litigation", "litigation_after_reconsideration"}},
    {TOPIC_REVIEWS, "narrative.reviews", {"reconsideration+" LITIGATION}},
};

/* One route of litigation, where the words say which. */
static const struct {
    struct pattern pattern;
    const char *lines;
} routes[] = {
    {{"未经 (?:行政)? 复议"}, "direct_litigation"},
    {{"复议后 | 复议决定 [^@，]{0,10} (?: 诉讼 | 起诉 )"}, "litigation_after_reconsideration"},
};

/* The words say how many there are: the route beside the figure, or nothing but 共 where it was named before. */
static const struct pattern total = {
    "(?: 复议 | 诉讼 | 应诉 | 起诉 ) (?: 申请 | 案件 | 案 | 事项 | 数量? | 总数 | 情况 | 共有? | 共计 | 合计 | 为 | 有 | 的 | 了 | 均 | 各 )*+ [：，]? (?: 共计? )? @"
    "| @ (?: 因 | 由 | 涉及 | 针对 | 关于 )? [^@，]{0,24} (?: 复议 | 诉讼 ) | 案件 (?: 共有? | 共计 | 为 )? @"
    "| ^ [，：；]? (?: 案件 | 共有? | 共计 | 合计 | 总数 | 总计 | 为 )*+ @ $"};

/* The words speak of something that the table does not count. */
static const struct pattern partial = {
    "撤诉 | 撤回 | 终止 | 胜诉 | 已 (?: 审结 | 办结 ) | (?<!未) (?: 审结 | 办结 ) | 调解 | 和解 | 化解 | 二审 | 一审 | 上诉 | 再审 | 出庭 | 培训 | 会议"
    "| 不予受理 | 举报 | 投诉 | 听证 | 规范性文件 | 证据 | 负责人"};

/* Reconsideration that an office decides on is another matter than that which it undergoes. */
static const struct pattern decides = {
    "收到 [^@]{0,6} 复议申请 | 审理 | 办理 | 审结 | 受理 | 办结 | 立案 | 代理 | 指导"};

static bool matches(const struct passage *passage, const struct pattern *pattern, struct span words, bool *found)
{
    enum match_outcome outcome = passage_match(passage, pattern, words);
    *found = outcome == MATCH_FOUND;
    return outcome != MATCH_FAILED;
}

static bool speaks_of_reviews(const struct passage *passage, const struct figure *figure, bool *speaks)
{
    const struct context *context = &figure->context;
    bool reviews = context->topic == TOPIC_RECONSIDERATION || context->topic == TOPIC_LITIGATION ||
                   context->topic == TOPIC_REVIEWS;
    *speaks = reviews && !context->other_time && !context->respectively && !figure->other_office &&
              is_count_of_pieces(figure->statement->unit);
    bool silent = false, change = false, decided = false;
    if (!*speaks) {
        return true;
    }
    if (!matches(passage, &partial, figure->words, &silent) ||
        !matches(passage, &pattern_change, figure->words, &change) ||
        !matches(passage, &decides, figure->words, &decided)) {
        return false;
    }
    bool about_disclosure = context->disclosure || passage->section->ordinal == 4;
    *speaks = !silent && !change && (about_disclosure || !decided);
    return true;
}

static bool add_claims(struct claim *claim, const struct passage *passage, const struct review_claim *row,
                       struct span words, unsigned measures)
{
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        bool found;
        if (!matches(passage, &routes[i].pattern, words, &found)) {
            return false;
        }
        if (found && row->topic != TOPIC_RECONSIDERATION) {
            return claim_add(claim, passage, TABLE_REVIEWS, routes[i].lines, measures);
        }
    }
    /* None at all is none by either route. */
    size_t count = claim->value.kind == NUMBER_INTEGER && claim->value.integer == 0 ? 1 : MOST_LINES;
    for (size_t i = 0; i < count && row->lines[i]; i++) {
        if (!claim_add(claim, passage, TABLE_REVIEWS, row->lines[i], measures)) {
            return false;
        }
    }
    return true;
}

static bool conclude(const struct passage *passage, struct figure *figure, const struct review_claim *row,
                     unsigned results)
{
    struct claim claim = claim_of_figure(passage, figure, row->rule);
    return add_claims(&claim, passage, row, figure->words, results ? results : RESULT_TOTAL) &&
           claim_conclude(&claim, passage, &figure->confirmed);
}

/* 行政复议、行政诉讼均为0件: the figure stands for each. */
static const struct pattern each = {"[均各] (?: 为 | 有 | 是 | 发生 )? @"};

bool narrative_reviews(const struct passage *passage, struct figure *figure)
{
    bool speaks = false, counts = false;
    unsigned results = 0;
    if (!speaks_of_reviews(passage, figure, &speaks)) {
        return false;
    }
    if (!speaks) {
        return true;
    }
    if (!find_results(passage, figure->words, &results) || !matches(passage, &total, figure->words, &counts)) {
        return false;
    }
    if (results == 0 && (!counts || (figure->in_parts && !figure->named))) {
        return true;
    }
    bool both = false;
    if (figure->context.topic == TOPIC_REVIEWS && !matches(passage, &each, figure->words, &both)) {
        return false;
    }
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        bool meant = both ? claims[i].topic != TOPIC_REVIEWS : claims[i].topic == figure->context.topic;
        if (meant && !conclude(passage, figure, &claims[i], results)) {
            return false;
        }
    }
    return true;
}
