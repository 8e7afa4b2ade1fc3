#include "check/narrative/claims.h"

#include "check/narrative/claim.h"
#include "check/narrative/words.h"

#define LITIGATION "direct_litigation+litigation_after_reconsideration"
#define NEVER "(?: 未曾? | 没有? | 尚未 | 从未 | 无 )"

/* A claim that some cell is 0. Group 1 of the pattern, or all of it, is what is claimed. */
struct zero_claim {
    const char *rule;
    struct pattern pattern;
    struct pattern unless; /* in the words from the claim's begin to the next stop: it speaks of something else */
    enum topic topic;      /* that the words before must have set; TOPIC_NONE: the pattern names it itself */
    enum form_table table;
    const char *lines;
    unsigned measures;
};

static const struct zero_claim claims[] = {
    /* 未收到政府信息公开申请; 无依申请公开事项; 依申请公开为零 */
    {"narrative.received",
     {"(?= [未没尚从无政信依] ) (?:" NEVER
      " (?: 新 | 再 | 曾 )? (?: 收到 | 接到 | 受理 | 接收 | 发生 | 产生 | 出现 | 有 )? (?: 过 | 任何 | [一1][件起宗例] | 单位 | 个人 | 公民"
      "  | 、 | 法人 | 和 | 或者? | 及 | 其他 | 组织 | 群众 | 有关 | 相关 | 书面 | 要求 | 提出 | 提交 | 向 | 我 | 本 | 单位 | 机关 | 局 | 的 | 对 )*+"
      "  (?: 政府信息 (?:公开)? (?:的)? 申请 | 信息公开 (?:的)? 申请 | 依申请公开 (?: 政府信息 | 申请 | 事项 | 案?件 | 情况 | 信息 )?"
      "  | 公开 (?:政府)? 信息 的? 申请 | 申请公开 (?: 政府信息 )? ) (?! 人 | 表 | 书 | 费 )"
      "| (?: 政府信息公开申请 | 信息公开申请 | 依申请公开 (?:申请)? ) (?: 的? 数量? | 件数 )? [均都]? 为 零 )"},
     {"复议 | 诉讼 | 投诉 | 举报 | 收费 | 费用 | 引发 | 引起 | 逾期 | 超期 | 超时 | 积压 | 不予 | 拒绝 | 被 | 撤回 | 未 (?: 办结 | 答复 ) | 以外 | 之外"
      "| 涉及 | 关于"},
     TOPIC_NONE,
     TABLE_REQUESTS,
     "1",
     APPLICANT_TOTAL},
    /* 未发生行政复议 */
    {"narrative.reconsideration",
     {"(?= [未没尚从无复] ) (?:" NEVER
      " (?! 经 ) (?: 发生 | 收到 | 接到 | 出现 | 产生 | 涉及 | 引发 | 被 | 有 | 因 )? [^，。；！？\\n]{0,40}? 复议"
      "| 复议 [^，。；！？\\n@]{0,16} (?: 均 | 都 )? 为? 零 (?: [，。；] | $ ) )"},
     {"未经 | 不服 | 纠 | 败诉 | 撤销 | 违法 | 维持 | 其他 | 机构 | 人员 | 逾期 | 超期 | 未审结 | 以外 | 之外 | 无法"},
     TOPIC_NONE,
     TABLE_REVIEWS,
     "reconsideration",
     RESULT_TOTAL},
    /* 未发生行政诉讼 */
    {"narrative.litigation",
     {"(?= [未没尚从无诉] ) (?:" NEVER
      " (?! 经 ) (?: 发生 | 收到 | 接到 | 出现 | 产生 | 涉及 | 引发 | 被 | 有 | 因 )? [^，。；！？\\n]{0,40}? 诉讼"
      "| 诉讼 [^，。；！？\\n@]{0,16} (?: 均 | 都 )? 为? 零 (?: [，。；] | $ ) )"},
     {"未经 | 不服 | 纠 | 败诉 | 撤销 | 违法 | 维持 | 其他 | 机构 | 人员 | 逾期 | 超期 | 未审结 | 以外 | 之外 | 请求 | 无法"},
     TOPIC_NONE,
     TABLE_REVIEWS,
     LITIGATION,
     RESULT_TOTAL},
    /* 全部办结; 均已答复; 办结率100% */
    {"narrative.all_processed",
     {"(?= [全均悉都办答] ) (?: (?: 全部 | 均 | 悉数 | 全都 | 都已 ) (?<! 其余均 | 其余全部 | 其他均 | 其他全部 ) [^，。；！？\n0-9未不余]{0,16}?"
      "  (?: 办结 | 办理完毕 | 答复 | 办复 | 处理完毕 | 回复 | 办理完成 )"
      "| (?: 办结率 | 答复率 | 办理率 ) (?<! [时期法复限] \\p{Han}{3} ) [^，。；！？\\n0-9]{0,6} 100% )"},
     {"除 | 以外 | 无法 | 结转 | 复议 | 诉讼 | 电话 | 咨询 | 投诉 | 热线"},
     TOPIC_REQUESTS,
     TABLE_REQUESTS,
     "4",
     APPLICANT_TOTAL},
};

/* The sentence leaves some open, or speaks of those of the year before. */
static const struct pattern some_left = {
    "其余 | 其他均 | 除 [^，。]{1,20} 外 | 正在 | 尚未 | 未到 | 延期 | 结转 (?:至|到|入)? (?:下|次|20) | 下年度? | 顺延"};

static bool find(const struct passage *passage, const struct pattern *pattern, struct span text, bool *found)
{
    enum match_outcome outcome = passage_match(passage, pattern, text);
    *found = outcome == MATCH_FOUND;
    return outcome != MATCH_FAILED;
}

/* From `at` back to the last stop, and on to the next: what belongs to the claim. */
static struct range clause_around(struct span text, struct range sentence, size_t from, size_t to)
{
    struct range clause = {sentence.from, to};
    for (size_t at = sentence.from; at < from; at = plain_text_next(text, at)) {
        struct span rest = {text.data + at, from - at};
        if (span_starts(rest, SPAN("，")) || span_starts(rest, SPAN("；"))) {
            clause.from = at + 3;
        }
    }
    while (clause.to < sentence.to) {
        struct span rest = {text.data + clause.to, sentence.to - clause.to};
        if (span_starts(rest, SPAN("，")) || span_starts(rest, SPAN("；")) || span_starts(rest, SPAN("。")) ||
            rest.data[0] == '\n') {
            break;
        }
        clause.to = plain_text_next(text, clause.to);
    }
    return clause;
}

static struct span part_of(struct span text, size_t from, size_t to)
{
    return (struct span){text.data + from, to - from};
}

static uint64_t position_of(const struct passage *passage, struct range sentence, size_t at)
{
    const char *sentence_print = plain_text_printed(passage->plain, sentence.from, sentence.from).data;
    const char *print = plain_text_printed(passage->plain, at, at).data;
    return passage->sentence_position + utf8_length(span_between(sentence_print, print));
}

static bool conclude(const struct passage *passage, const struct zero_claim *row, struct range sentence, size_t at,
                     struct range clause)
{
    struct claim claim = {.rule = row->rule, .value = {NUMBER_INTEGER, 0, 0}, .quote = clause};
    claim.position = position_of(passage, sentence, at);
    bool confirmed;
    return claim_add(&claim, passage, row->table, row->lines, row->measures) &&
           claim_conclude(&claim, passage, &confirmed);
}

static bool try_claim(const struct passage *passage, const struct zero_claim *row, struct range sentence,
                      struct context context)
{
    struct span text = passage->plain->text;
    struct match match;
    struct span subject = {text.data, sentence.to};
    enum match_outcome outcome =
        pattern_match(passage->patterns, &row->pattern, subject, sentence.from, &match, passage->failure);
    if (outcome != MATCH_FOUND) {
        return outcome == MATCH_NONE;
    }
    size_t from = (size_t)(match.whole.data - text.data), to = from + match.whole.size;
    struct range clause = clause_around(text, sentence, from, to);
    bool elsewhere = false, open = false, other = false;
    if (!find(passage, &row->unless, part_of(text, from, clause.to), &elsewhere) ||
        !find(passage, &some_left, part_of(text, sentence.from, sentence.to), &open) ||
        !find_other_office(passage, part_of(text, sentence.from, clause.to), &other) ||
        !context_read(&context, passage, sentence.from, from)) {
        return false;
    }
    bool wrong_topic = row->topic != TOPIC_NONE && context.topic != row->topic;
    bool left_open = row->topic == TOPIC_REQUESTS && open;
    if (elsewhere || other || wrong_topic || left_open || context.other_time) {
        return true;
    }
    return conclude(passage, row, sentence, from, clause);
}

bool narrative_unnumbered(const struct passage *passage, struct range sentence, struct context context)
{
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        if (!try_claim(passage, &claims[i], sentence, context)) {
            return false;
        }
    }
    return true;
}
