#include "check/narrative/claims.h"

#include "check/narrative/claim.h"
#include "check/narrative/words.h"

/* filler: what stands around the words that count, and says nothing of its own. requests: what is counted. */
#define DEFINITIONS                                                                                                                                                             \
    "(?(DEFINE)"                                                                                                                                                                \
    "  (?<filler> (?: 其中 | [，：、；] | 全 [省市县区州镇乡局年] | 我 [省市县区州局镇乡委办厅] | 本 (?: 年度? | 机关 | 单位 | 级 )"        \
    "    | 共有? | 共计 | 合计 | 总共 | 一共 | 累计 | 已经? | 均 | 全部 | 按时 | 按期 | 依法 | 依规 | 及时 | 当年 | 年内 | 截至 \\p{Han}{0,4}" \
    "    | 实际 | 了 | 的 | 为 | 是 | 有 | 数量? | 总数 | 件数 | 总量 | 量 | 事项 | 案件 | 件 | 度 | 达到? | 约 )*+ )"                                 \
    "  (?<requests> 政府信息 (?:公开)? (?:的)? 申请 | 信息公开 (?:的)? 申请 | 依申请公开 | 公开申请 | 申请公开"                                    \
    "    | 申请 (?! 人 | 表 | 书 | 复议 | 行政复议 ) ) )"

/* A verb that counts requests: with the requests in the figure's own words, before or behind it, or alone where the
 * sentence already speaks of them. */
#define COUNTED(verbs)                                                                                                 \
    DEFINITIONS "(?: " verbs " ) [^@]{0,60} (?&requests) [^@]{0,14} @"                                                 \
                "| (?&requests) [^@]{0,16} (?: " verbs " ) (?&filler) @"                                               \
                "| (?: " verbs " ) [^@]{0,12} @ [^@]{0,20} (?&requests)"                                               \
                "| @ [^@]{0,8} (?&requests) [^@]{0,6} (?: " verbs " )"                                                 \
                "| ^ (?&filler) (?: " verbs " ) (?&filler) (?: 申请 )? (?&filler) @"                                 \
                "| ^ (?&filler) @ (?&filler) (?: " verbs " )"

struct request_claim {
    const char *rule;
    struct pattern pattern;
    const char *lines[3]; /* what it can mean; up to the first NULL */
    bool also_as_part;    /* means the same behind 其中 */
    bool confirms_only;
};

/* The first that matches is the claim. */
static const struct request_claim claims[] = {
    /* 办结上年结转的1件: perhaps not all of them */
    {"narrative.carried_over",
     {"(?: 办结 | 答复 | 办理 | 处理 ) [^@，]{0,6} (?: 上年 | 去年 | 上一年 ) 度? [^@，]{0,10} 结转"},
     {"2"},
     true,
     true},
    /* 上年结转1件; 上年度未办结2件 */
    {"narrative.carried_over",
     {"(?: 上年 | 去年 | 上一年 | 前一年 | 往年 | 历年 ) 度? [^@，]{0,10} (?: 结转 | 转结 | 接转 | 转入 | 遗留 | 延续 )"
      "| (?: 结转 | 转结 ) (?: 自 | 的 )? (?: 上年 | 去年 | 上一年 )"},
     {"2"},
     true,
     false},
    /* 结转下年度继续办理3件; 顺延至次年 */
    {"narrative.carried_forward",
     {"(?: 结转 | 转结 | 接转 | 转入 | 转 | 延至 | 延续 | 顺延 | 留待 ) [至到入为]? (?: 下 | 次 | 明 | 来 | 翌 ) 一?年"
      "| (?: 下 | 次 | 明 ) 一?年 度? (?: 继续 )? (?: 办理 | 结转 | 答复 ) | 顺延 | 继续办理"},
     {"4"},
     true,
     false},
    /* 1件正在办理: the year's end is meant as a rule, and not said */
    {"narrative.carried_forward",
     {"未办结 | 尚未 (?: 办结 | 答复 ) | 未到 (?: 答复 | 办理 ) 期限 | 正在 (?: 办理 | 处理 | 按程序 ) | 办理中"},
     {"4"},
     true,
     true},
    /* 结转1件 */
    {"narrative.carried_forward", {DEFINITIONS "^ (?&filler) (?: 结转 | 转结 ) (?&filler) @"}, {"4", "2"}, true, false},
    /* 收到并办结申请12件 */
    {"narrative.received",
     {"(?: 收到 | 受理 | 接收 ) (?: 并 | 、 | 及 | 和 ) (?: 依法 | 按时 | 按期 )? (?: 办理 | 办结 | 答复 | 处理 )"},
     {"1", "1+2", "3.7"},
     false,
     false},
    /* 办结13件; 答复申请13件 */
    {"narrative.processed",
     {COUNTED(
         "办结 (?!率) | (?: 办理 (?: 并 | 和 | 、 )? )? 答复 (?!率) | 办复 | 回复 (?!率) | (?: 办理 | 处理 ) (?: 完毕 | 完成 | 完结 )")},
     {"3.7"},
     true,
     false},
    /* 办理依申请公开36件: also all that was on the table */
    {"narrative.processed",
     {COUNTED("办理 (?! 率 | 完毕 | 完成 | 完结 | 时限 | 期限 ) | 处理 (?! 率 | 完毕 | 费 )")},
     {"3.7", "1+2"},
     false,
     false},
    /* 新收12件 */
    {"narrative.received", {COUNTED("新收到? | 新增 | 新受理 | 新接收 | 新提出")}, {"1"}, true, false},
    /* 收到政府信息公开申请234件; 受理申请21件 */
    {"narrative.received",
     {COUNTED("收到 | 受理 | 接收 | 接到 | 收件 | 接受 | 收悉 | 登记 | 提出 | 提交 | 收取 (?!费)")},
     {"1", "1+2"},
     false,
     false},
    /* 政府信息公开申请36件, 依申请公开36件 */
    {"narrative.received",
     {DEFINITIONS
      "(?: 政府信息 (?:公开)? (?:的)? 申请 | 信息公开 (?:的)? 申请 | 依申请公开 (?: 政府信息 )? (?: 申请 )? ) (?&filler) @"
      "| ^ (?&filler) 申请 (?&filler) @"},
     {"1", "1+2", "3.7"},
     false,
     false},
};

/* The words single out some requests, or speak of something that lines of the form do not count. */
static const struct pattern partial = {
    "(?= [延逾超撤补口当电转移协征第咨涉关方领有类其主渠重疑复不应率收处会培办] ) (?: 延期 | 延长 | 逾期 (?! 不 | 未 ) | 超期 | 撤回 | 撤销 | 补正 (?!后) | 口头 | 当场 | 电话 | 转办 | 转送 | 移交 | 移送 | 协办 | 协助"
    "| 征求 | 第三方 (?! 的? 合法 ) | 咨询 | 涉及 | 关于 | 方面 | 领域 | 有关 [^@]{1,12} 的 | 类 (?: 信息 | 事项 | 问题 )"
    "| 其中 [^@]{0,6} (?: 按时 | 按期 | 及时 | 如期 ) | 主动公开 | 渠道 | 方式 (?! 处理 ) | 重点 | 疑难 | 复杂 | 不予受理 | 应诉 | 率 | 收费 | 处理费 | 会议 | 培训 | 办理期限 )"};

static bool speaks_of_requests(const struct passage *passage, const struct figure *figure, bool *speaks)
{
    static const struct pattern *const silences[] = {&partial, &pattern_channel, &pattern_change};
    const struct context *context = &figure->context;
    *speaks = context->topic == TOPIC_REQUESTS && !context->other_time && !context->respectively && !context->sorted &&
              !figure->other_office && is_count_of_pieces(figure->statement->unit);
    for (size_t i = 0; i < sizeof silences / sizeof *silences && *speaks; i++) {
        enum match_outcome outcome = passage_match(passage, silences[i], figure->words);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        *speaks = outcome == MATCH_NONE;
    }
    return true;
}

/* 依申请公开12条 may as well count what was given out. */
static bool counts_requests(struct span unit)
{
    static const char *const units[] = {"件", "宗", "起", "份", "例", "件次"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (span_equal(unit, span_of(units[i]))) {
            return true;
        }
    }
    return false;
}

/* Codes joined by +, in the arena. */
static bool join(struct buffer *codes, const char *code)
{
    return (codes->size == 0 || buffer_add(codes, SPAN("+"))) && buffer_add(codes, span_of(code));
}

static bool finish(struct buffer *codes)
{
    return codes->size == 0 || buffer_add(codes, (struct span){"", 1}); /* a NUL: codes are C strings */
}

/* The outcomes that the words name: `lines` those below an outcome, `outcomes` those that stand for several. An outcome
 * with one of its lines in brackets or behind it is still the outcome's sum, so both are meanings. */
static bool find_outcomes(const struct passage *passage, struct span words, struct buffer *lines,
                          struct buffer *outcomes)
{
    for (size_t i = 0; i < outcome_term_count; i++) {
        enum match_outcome outcome = passage_match(passage, &outcome_terms[i].pattern, words);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        struct buffer *codes = outcome_terms[i].category ? lines : outcomes;
        if (outcome == MATCH_FOUND && !join(codes, outcome_terms[i].code)) {
            return fail_memory(passage->failure);
        }
    }
    return (finish(lines) && finish(outcomes)) || fail_memory(passage->failure);
}

static bool claim_outcome(const struct passage *passage, struct figure *figure, unsigned measures, bool *claimed)
{
    struct arena *arena = passage->report->arena;
    struct buffer lines = {.arena = arena}, outcomes = {.arena = arena};
    if (!find_outcomes(passage, figure->words, &lines, &outcomes)) {
        return false;
    }
    *claimed = lines.size > 0 || outcomes.size > 0;
    struct claim claim = claim_of_figure(passage, figure, "narrative.outcome");
    if (!*claimed) {
        return true;
    }
    return (lines.size == 0 || claim_add(&claim, passage, TABLE_REQUESTS, lines.data, measures)) &&
           (outcomes.size == 0 || claim_add(&claim, passage, TABLE_REQUESTS, outcomes.data, measures)) &&
           claim_conclude(&claim, passage, &figure->confirmed);
}

static bool add_lines(struct claim *claim, const struct passage *passage, const char *const *lines, unsigned measures)
{
    for (size_t i = 0; i < 3 && lines[i]; i++) {
        if (!claim_add(claim, passage, TABLE_REQUESTS, lines[i], measures)) {
            return false;
        }
    }
    return true;
}

static bool claim_request(const struct passage *passage, struct figure *figure, unsigned measures, bool *claimed)
{
    for (size_t i = 0; i < sizeof claims / sizeof *claims && !*claimed; i++) {
        const struct request_claim *row = &claims[i];
        enum match_outcome outcome = passage_match(passage, &row->pattern, figure->words);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        if (outcome == MATCH_NONE) {
            continue;
        }
        *claimed = true;
        if (figure->in_parts && !row->also_as_part) {
            continue;
        }
        struct claim claim = claim_of_figure(passage, figure, row->rule);
        claim.confirms_only = row->confirms_only || !counts_requests(figure->statement->unit);
        if (!add_lines(&claim, passage, row->lines, measures) || !claim_conclude(&claim, passage, &figure->confirmed)) {
            return false;
        }
    }
    return true;
}

/* 自然人30件: of those received, with or without those carried over, or of those processed. */
static bool claim_applicants(const struct passage *passage, struct figure *figure, unsigned measures)
{
    static const char *const lines[3] = {"1", "1+2", "3.7"};
    struct claim claim = claim_of_figure(passage, figure, "narrative.applicants");
    return add_lines(&claim, passage, lines, measures) && claim_conclude(&claim, passage, &figure->confirmed);
}

bool narrative_requests(const struct passage *passage, struct figure *figure)
{
    bool speaks = false, claimed = false;
    unsigned applicants = 0;
    if (!speaks_of_requests(passage, figure, &speaks)) {
        return false;
    }
    if (!speaks) {
        return true;
    }
    if (!find_applicants(passage, figure->words, &applicants)) {
        return false;
    }
    unsigned measures = applicants ? applicants : APPLICANT_TOTAL;
    if (!claim_outcome(passage, figure, measures, &claimed)) {
        return false;
    }
    if (!claimed && applicants && applicants != APPLICANT_TOTAL) {
        return claim_applicants(passage, figure, applicants);
    }
    return claimed || claim_request(passage, figure, measures, &claimed);
}
