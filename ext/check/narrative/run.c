#include "check/narrative/run.h"

#include "check/narrative/words.h"

static const struct pattern outcome_words = {
    "予以公开 | 给予公开 | 同意公开 | 部分公开 | 不予公开 | 无法提供 | 不能提供 | 不予处理 | 其他处理 | 其它处理 | 国家秘密 | 禁止公开"
    "| 三安全 | 第三方 | 内部事务 | 过程性 | 执法案卷 | 行政查询 | 不掌握 | 没有现成 | 另行制作 | 补正后 | 信访 | 重复申请 | 公开出版物"
    "| 大量反复 | 重新出具 | 逾期"};
static const struct pattern applicant_words = {
    "自然人 | 公民 | 法人 | 企业 | 科研机构 | 公益组织 | 法律服务机构 | 其他组织"};
static const struct pattern result_words = {"维持 | 纠正 | 纠错 | 被撤销 | 确认违法 | 未审结 | 正在审理 | 败诉"};
static const struct pattern rest_words = {
    "(?= [，、；：通以其等] ) (?: ^ [，、；：]? (?: 通过 | 以 )? (?: 其他 | 其它 | 其余 ) (?: \\p{Han}{0,8} ) @ | 等 (?: 其他 | 其它 ) (?: 方式 | 渠道 | 形式 | 途径 ) [^@，]{0,12} @ )"};
static const struct pattern carried_words = {"( (?: 上年 | 去年 | 上一年 ) 度? [^@，]{0,8} 结转 ) | 结转 | 顺延"};

static bool matches(const struct sentence *sentence, const struct pattern *pattern, struct span words, bool *found)
{
    enum match_outcome outcome = passage_match(sentence->passage, pattern, words);
    *found = outcome == MATCH_FOUND;
    return outcome != MATCH_FAILED;
}

static bool find_outcome(const struct sentence *sentence, struct span words, struct part *part)
{
    for (size_t i = 0; i < outcome_term_count; i++) {
        bool found;
        if (!matches(sentence, &outcome_terms[i].pattern, words, &found)) {
            return false;
        }
        if (found) {
            part->category = outcome_terms[i].category ? outcome_terms[i].category : part->category;
            part->outcome = outcome_terms[i].category ? part->outcome : outcome_terms[i].code;
        }
    }
    /* 因不掌握而无法提供13件 is the outcome. */
    part->category = part->outcome ? NULL : part->category;
    return true;
}

static bool find_carried(const struct sentence *sentence, struct span words, struct part *part)
{
    struct match match;
    enum match_outcome outcome =
        pattern_match(sentence->passage->patterns, &carried_words, words, 0, &match, sentence->passage->failure);
    part->carried = outcome == MATCH_FOUND;
    part->over = part->carried && match.groups[1].data;
    return outcome != MATCH_FAILED;
}

static bool classify(const struct sentence *sentence, const struct figure *figure, struct part *part)
{
    enum topic topic = figure->context.topic;
    bool requests = topic == TOPIC_REQUESTS, found = false;
    bool reviews = topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION || topic == TOPIC_REVIEWS;
    bool percentage = span_equal(figure->statement->unit, SPAN("%"));
    if (!matches(sentence, &pattern_change, figure->words, &part->skipped) ||
        !matches(sentence, &rest_words, figure->words, &part->rest)) {
        return false;
    }
    part->skipped = part->skipped || percentage || span_contains(figure->statement->unit, SPAN("百分点"));
    if (requests && !find_carried(sentence, figure->words, part)) {
        return false;
    }
    const struct {
        bool asked;
        const struct pattern *pattern;
        enum dimension dimension;
    } dimensions[] = {
        {requests && !part->carried, &outcome_words, DIMENSION_OUTCOME},
        {requests && !part->carried, &applicant_words, DIMENSION_APPLICANT},
        {reviews, &result_words, DIMENSION_RESULT},
        {true, &pattern_channel, DIMENSION_CHANNEL},
    };
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions && !found; i++) {
        if (dimensions[i].asked && !matches(sentence, dimensions[i].pattern, figure->words, &found)) {
            return false;
        }
        part->dimension = found ? dimensions[i].dimension : DIMENSION_NONE;
    }
    return part->dimension != DIMENSION_OUTCOME || find_outcome(sentence, figure->words, part);
}

/* 件, 起 and 宗 count the same things. */
static bool same_unit(const struct figure *a, const struct figure *b)
{
    struct span units[2] = {a->statement->unit, b->statement->unit};
    for (int i = 0; i < 2; i++) {
        bool piece = span_equal(units[i], SPAN("起")) || span_equal(units[i], SPAN("宗"));
        units[i] = piece ? SPAN("件") : units[i];
    }
    return span_equal(units[0], units[1]);
}

/* The figure before `at` at the same depth of brackets that counts the same, or SIZE_MAX. */
static size_t neighbour_before(const struct sentence *sentence, size_t at)
{
    for (size_t back = 1; back <= at && back <= FURTHEST; back++) {
        size_t i = at - back;
        if (sentence->figures[i].depth < sentence->figures[at].depth) {
            break;
        }
        if (sentence->figures[i].depth == sentence->figures[at].depth && !sentence->parts[i].skipped &&
            !sentence->parts[i].carried) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool run_starts(const struct sentence *sentence, size_t at)
{
    const struct part *part = &sentence->parts[at];
    if (part->skipped || part->carried) {
        return false;
    }
    if (sentence->figures[at].opener != OPENER_NONE) {
        return true;
    }
    size_t before = neighbour_before(sentence, at);
    return part->dimension != DIMENSION_NONE &&
           (before == SIZE_MAX || sentence->parts[before].dimension != part->dimension);
}

static const struct pattern verbs = {
    "收到 | 受理 | 办理 | 办结 | 发布 | 召开 | 举办 | 开展 | 组织 | 制作 | 公开 | 回应 | 更新 | 推送 | 培训 | 接待 | 处理 | 审核 | 完成 | 新增"
    "| 清理 | 印发 | 制定 | 全年 | 全市 | 全县 | 全区 | 此外 | 另"};

/* Whether a figure begins something new rather than going on with a list of nameless parts. */
static bool begins_anew(const struct sentence *sentence, const struct figure *first, const struct figure *figure,
                        bool *anew)
{
    bool first_has, has;
    if (!matches(sentence, &verbs, first->words, &first_has) || !matches(sentence, &verbs, figure->words, &has)) {
        return false;
    }
    *anew = (has && !first_has) || span_contains(figure->gap, SPAN("；"));
    return true;
}

/* A line of the outcome that was just given (不予公开3件，其中国家秘密1件) is a part of that outcome only. */
static bool is_below(const struct sentence *sentence, const struct run *run, size_t at)
{
    const char *category = sentence->parts[at].category;
    for (size_t i = run->count; category && i-- > 0;) {
        const struct part *before = &sentence->parts[run->members[i]];
        if (before->outcome) {
            return strcmp(before->outcome, category) == 0;
        }
    }
    return false;
}

/* ，共计210条, ，合计公开信息210条: what stands between the last part and a total that comes after its parts. */
static const struct pattern summing_words = {
    "^ [，；]? (?: 以上 | 各项 )? (?: 共计 | 合计 | 总计 | 总共 | 一共 | 共 ) (?: 主动 )? (?: 公开 | 发布 )?"
    "(?: 各类 )? (?: 政府 )? (?: 信息 )? (?: 为 )? $"};

enum step { STEP_ADD, STEP_PASS, STEP_STOP };

static bool next_step(const struct sentence *sentence, const struct run *run, size_t at, enum step *step)
{
    const struct figure *figure = &sentence->figures[at], *first = &sentence->figures[run->first];
    const struct part *part = &sentence->parts[at];
    *step = STEP_STOP;
    if (figure->depth < first->depth) {
        return true;
    }
    if (figure->depth > first->depth || part->skipped) {
        *step = STEP_PASS;
        return true;
    }
    bool outcomes = run->dimension == DIMENSION_OUTCOME, sums_up = false;
    if (at > run->first && !matches(sentence, &summing_words, figure->gap, &sums_up)) {
        return false;
    }
    if (sums_up) {
        return true;
    }
    if (outcomes && part->dimension == DIMENSION_OUTCOME && is_below(sentence, run, at)) {
        *step = STEP_PASS;
        return true;
    }
    if ((at > run->first && figure->opener == OPENER_WORD) || !same_unit(figure, first)) {
        return true;
    }
    if (part->carried) {
        *step = outcomes && !part->over ? STEP_PASS : STEP_STOP;
        return true;
    }
    bool alike = part->dimension == run->dimension || (part->rest && run->count > 0);
    bool anew = false;
    if (alike && run->dimension == DIMENSION_NONE && !begins_anew(sentence, first, figure, &anew)) {
        return false;
    }
    *step = alike && !anew ? STEP_ADD : STEP_STOP;
    return true;
}

bool run_gather(const struct sentence *sentence, size_t first, struct run *run)
{
    *run = (struct run){.first = first,
                        .dimension = sentence->parts[first].dimension,
                        .opener = sentence->figures[first].opener,
                        .carried_forward = SIZE_MAX};
    for (size_t at = first; at < sentence->count && at - first < LONGEST_LIST && run->count < MOST_PARTS; at++) {
        enum step step;
        if (!next_step(sentence, run, at, &step)) {
            return false;
        }
        if (step == STEP_STOP) {
            break;
        }
        if (step == STEP_ADD) {
            run->members[run->count++] = at;
            run->vague |= sentence->figures[at].statement->approximate;
            run->closed = sentence->parts[at].rest;
        } else if (sentence->parts[at].carried) {
            run->carried_forward = at;
        }
    }
    return true;
}

/* What stands before the run and may be its total. */
static struct totals totals_before(const struct sentence *sentence, const struct run *run)
{
    struct totals totals = {.count = 0};
    const struct figure *first = &sentence->figures[run->first];
    for (size_t back = 1; back <= run->first && back <= FURTHEST; back++) {
        const struct figure *figure = &sentence->figures[run->first - back];
        const struct part *part = &sentence->parts[run->first - back];
        int depth = run->opener == OPENER_BRACKET ? first->depth - 1 : first->depth;
        if (part->carried) { /* also in brackets: 36件（含上年结转2件） */
            totals.carried_over = part->over ? figure : totals.carried_over;
            continue;
        }
        if (figure->depth > depth || part->skipped || !same_unit(figure, first)) {
            continue;
        }
        bool below = run->dimension == DIMENSION_OUTCOME && part->outcome && sentence->parts[run->first].category &&
                     strcmp(part->outcome, sentence->parts[run->first].category) == 0;
        bool alike = run->dimension != DIMENSION_NONE && part->dimension == run->dimension && !below;
        bool other_route = run->dimension == DIMENSION_RESULT && figure->context.topic != first->context.topic;
        if (other_route || (alike && run->opener != OPENER_BRACKET)) {
            continue;
        }
        if (figure->statement->approximate) {
            break;
        }
        bool unlikely = totals.likeliest || part->dimension != DIMENSION_NONE;
        totals.likeliest = unlikely ? totals.likeliest : figure;
        totals.figures[totals.count++] = figure;
        if (run->opener == OPENER_BRACKET || run->dimension == DIMENSION_RESULT || below) {
            break;
        }
    }
    totals.likeliest = totals.likeliest ? totals.likeliest : totals.count > 0 ? totals.figures[0] : NULL;
    return totals;
}

/* Whether the run holds the first figures of its sentence that count what it counts: nothing else can be summed up. */
static bool is_first_of_sentence(const struct sentence *sentence, const struct run *run)
{
    const struct figure *first = &sentence->figures[run->first];
    for (size_t i = 0; i < run->first; i++) {
        const struct figure *figure = &sentence->figures[i];
        if (figure->sentence.from == first->sentence.from && !sentence->parts[i].skipped && same_unit(figure, first)) {
            return false;
        }
    }
    return true;
}

/* A total that comes after its parts. */
static bool total_behind(const struct sentence *sentence, const struct run *run, struct totals *totals)
{
    const struct figure *first = &sentence->figures[run->first];
    size_t at = run->members[run->count - 1] + 1;
    while (at < sentence->count && sentence->figures[at].depth > first->depth) {
        at++; /* what is said of the last part in brackets */
    }
    if (at == sentence->count || !is_first_of_sentence(sentence, run)) {
        return true;
    }
    const struct figure *figure = &sentence->figures[at];
    bool found;
    if (!matches(sentence, &summing_words, figure->gap, &found)) {
        return false;
    }
    if (found && figure->depth == first->depth && same_unit(figure, first) && !figure->statement->approximate &&
        !sentence->parts[at].skipped) {
        totals->likeliest = totals->figures[totals->count++] = figure;
        totals->behind = true;
    }
    return true;
}

/* 主动公开信息15036条, in a sentence before: what the channels' figures are parts of. */
static const struct pattern published = {"公开 [^@，]{0,20} 信息 [^@，]{0,10} @"};

static bool total_nearby(const struct sentence *sentence, const struct run *run, struct totals *totals)
{
    enum { LOOK_BACK = 24, REACH = 1500 };
    const struct figure *first = &sentence->figures[run->first], *begin = sentence->passage->figures;
    for (const struct figure *figure = first; figure > begin && first - figure < LOOK_BACK;) {
        figure--;
        if (first->place.from - figure->place.to > REACH) {
            break;
        }
        bool found, channel;
        if (!matches(sentence, &published, figure->words, &found) ||
            !matches(sentence, &pattern_channel, figure->words, &channel)) {
            return false;
        }
        if (found && !channel && same_unit(figure, first) && !figure->statement->approximate) {
            totals->likeliest = totals->figures[totals->count++] = figure;
            break;
        }
    }
    return true;
}

bool sentence_classify(const struct sentence *sentence)
{
    for (size_t i = 0; i < sentence->count; i++) {
        if (!classify(sentence, &sentence->figures[i], &sentence->parts[i])) {
            return false;
        }
    }
    return true;
}

bool run_totals(const struct sentence *sentence, const struct run *run, struct totals *totals, bool *nearby)
{
    *totals = totals_before(sentence, run);
    *nearby = false;
    if (totals->count == 0 && !total_behind(sentence, run, totals)) {
        return false;
    }
    *nearby = totals->count == 0 && run->dimension == DIMENSION_CHANNEL;
    return !*nearby || total_nearby(sentence, run, totals);
}
