#include "check/narrative/figure.h"

#include "check/narrative/words.h"

/* The words that change what the next figure is about. What no group holds is stepped over, because words inside it
 * would mislead. */
static const struct pattern context_words = {
    "(?= [《诉公行信申比较与同跟上去往0-9截结转延前历下季以明近今本全年未复应起依政来留投举热工咨建提议许审办登邮舆调仲分环规主年] ) (?:"
    "  《[^》]{0,100}》 | 诉讼请求 | 公开出版物 | 行政执法案卷 | 行政查询 | 信访、?举报、?投诉类 | 申请人\n"
    "| (?: 比 | 较 | 与 | 同 | 跟 ) (?: 去年 | 上年 | 上一年 | 往年 | 20[0-9]{2}年 ) 度? (?: 同期 )? | 同比 | 环比\n"
    "| (?: 上年 | 去年 | 上一年 | 往年 | 20[0-9]{2}年 ) 度? \\p{Han}{0,6} (?: 结转 | 转结 | 接转 | 转入 | 遗留 )\n"
    "| (?: 结转 | 转结 | 转入 | 延至 ) [至到入]? (?: 下 | 次 | 20[0-9]{2} ) 一?年\n"
    "| ( (20[0-9]{2}) 年 (?! 1月1日 ) )                                          # 1, 2: a year by its number\n"
    "| ( 去年 | 上年 | 上一年 | 往年 | 前年 | 历年 | 同期 | 上半年 | 下半年 | 季度 | (?<!至) 以来 | 明年 | 下一年"
    "    | 年来 | 近 [两三四五几] 年 | (?! 1月?[至到—-]12月 ) [0-9]{1,2} 月? [至到—-] [0-9]{1,2} 月 (?! [0-9] )"
    "    | 截至 (?: 20[0-9]{2}年 )? (?! 12月 ) [0-9]{1,2} 月 )                                                      # 3: another time\n"
    "| ( 今年 | 本年 | 全年 | 年内 | 年度内 )                                  # 4: this year\n"
    "| ( 未经复议直接起诉 | 复议后起诉 | 行政诉讼 | 诉讼 | 应诉 )              # 5\n"
    "| ( 行政复议 | 复议 )                                                     # 6\n"
    "| ( 信息公开 (?:的)? 申请 | 依申请公开 (?= [申的事政情案方办件] ) | 公开申请 | 申请公开 | 政府信息申请 ) # 7\n"
    "| ( 来信 | 来电 | 来访 | 信件 | 留言 | 诉求 | 咨询 | 投诉 | 举报 | 信访 | 热线 | 工单 | 建议 | 提案 | 议案 | 许可"
    "    | 审批 | 办件 | 登记 | 邮件 | 信箱 | 舆情 | 调解 | 仲裁 )             # 8: what no table counts\n"
    "| ( 信息公开 | 政务公开 )                                                 # 9\n"
    "| ( 分别 (?! 就 | 从 | 由 | 向 | 对 | 在 ) )                              # 10\n"
    "| ( 依申请公开 )                                                          # 11: requests, or a kind of document\n"
    "| ( 主动公开 (?: 类 | 的 | 文件 | 信息 | 公文 | 政府信息 )*+ (?= [0-9] ) ) # 12: that kind\n"
    "| ( 规范性文件 )                                                          # 13\n"
    ")"};

enum {
    GROUP_YEAR = 1,
    GROUP_YEAR_NUMBER,
    GROUP_OTHER_TIME,
    GROUP_THIS_YEAR,
    GROUP_LITIGATION,
    GROUP_RECONSIDERATION,
    GROUP_REQUESTS,
    GROUP_OTHER_TOPIC,
    GROUP_DISCLOSURE,
    GROUP_RESPECTIVELY,
    GROUP_ON_REQUEST,
    GROUP_PUBLISHED,
    GROUP_DOCUMENTS
};

enum match_outcome passage_match(const struct passage *passage, const struct pattern *pattern, struct span subject)
{
    struct match match;
    return pattern_match(passage->patterns, pattern, subject, 0, &match, passage->failure);
}

static int number_of_year(struct span digits)
{
    int year = 0;
    for (size_t i = 0; i < digits.size; i++) {
        year = year * 10 + (digits.data[i] - '0');
    }
    return year;
}

static bool has_mark(struct span text)
{
    return span_contains(text, SPAN("，")) || span_contains(text, SPAN("；")) || span_contains(text, SPAN("：")) ||
           span_contains(text, SPAN("。")) || span_contains(text, SPAN("@"));
}

/* Both routes in one clause are one topic; figures between them part it again (see figure_make). */
static void set_topic(struct context *context, const struct passage *passage, enum topic topic, struct span word)
{
    const char *text = passage->plain->text.data;
    bool reviews = topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION;
    bool before = context->topic == TOPIC_RECONSIDERATION || context->topic == TOPIC_LITIGATION;
    bool joined = reviews && before && context->topic != topic && context->topic_at > 0 &&
                  !has_mark(span_between(text + context->topic_at, word.data));
    bool stays = reviews && context->topic == TOPIC_REVIEWS && context->topic_at > 0 &&
                 !has_mark(span_between(text + context->topic_at, word.data));
    context->topic = joined || stays ? TOPIC_REVIEWS : topic;
    context->topic_at = (size_t)(word.data + word.size - text);
}

static void take_word(struct context *context, const struct passage *passage, const struct match *match)
{
    static const struct {
        int group;
        enum topic topic;
    } topics[] = {
        {GROUP_LITIGATION, TOPIC_LITIGATION}, {GROUP_RECONSIDERATION, TOPIC_RECONSIDERATION},
        {GROUP_REQUESTS, TOPIC_REQUESTS},     {GROUP_ON_REQUEST, TOPIC_REQUESTS},
        {GROUP_DOCUMENTS, TOPIC_DOCUMENTS},   {GROUP_OTHER_TOPIC, TOPIC_OTHER},
    };
    if (match->groups[GROUP_YEAR].data) {
        int year = number_of_year(match->groups[GROUP_YEAR_NUMBER]);
        context->other_time = passage->report->year != 0 && year != passage->report->year;
    }
    context->other_time |= match->groups[GROUP_OTHER_TIME].data != NULL;
    context->other_time &= match->groups[GROUP_THIS_YEAR].data == NULL;
    context->respectively |= match->groups[GROUP_RESPECTIVELY].data != NULL;
    context->disclosure |= match->groups[GROUP_DISCLOSURE].data || match->groups[GROUP_REQUESTS].data ||
                           match->groups[GROUP_ON_REQUEST].data;
    context->sorted |= match->groups[GROUP_PUBLISHED].data != NULL;
    context->sorted &= match->groups[GROUP_REQUESTS].data == NULL;
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        if (match->groups[topics[i].group].data) {
            set_topic(context, passage, topics[i].topic, match->groups[topics[i].group]);
        }
    }
}

bool context_read(struct context *context, const struct passage *passage, size_t from, size_t to)
{
    context->read = to;
    struct span subject = {passage->plain->text.data, to};
    while (from < to) {
        struct match match;
        enum match_outcome outcome =
            pattern_match(passage->patterns, &context_words, subject, from, &match, passage->failure);
        if (outcome != MATCH_FOUND) {
            return outcome == MATCH_NONE;
        }
        take_word(context, passage, &match);
        from = (size_t)(match.whole.data + match.whole.size - subject.data);
    }
    return true;
}

void context_begin_sentence(struct context *context, const struct passage *passage, size_t at)
{
    struct span text = passage->plain->text;
    struct span rest = {text.data + at, text.size - at};
    bool goes_on = span_starts(rest, SPAN("其中")) || span_starts(rest, SPAN("具体"));
    context->other_time &= goes_on;
    context->respectively = false;
    context->sorted &= goes_on;
    context->topic_at = 0;
    context->disclosure &= goes_on;
    /* A numbered paragraph opens a topic of its own. */
    if (at > 0 && text.data[at - 1] == '\n' && span_starts(rest, SPAN("（"))) {
        context->topic = TOPIC_NONE;
    }
}

/* ---- the words of a figure ---- */

static const char *year_word(const struct passage *passage, int year)
{
    int own = passage->report->year;
    return own == 0 || year == own ? "本年" : year == own - 1 ? "上年" : year == own + 1 ? "下年" : "他年";
}

/* Copies words, and puts a year by its number as a year by what it is to the report. */
static bool add_words(struct buffer *buffer, const struct passage *passage, struct span words)
{
    size_t copied = 0;
    for (size_t i = 0; i + 7 <= words.size; i++) {
        const char *at = words.data + i;
        bool year = at[0] == '2' && at[1] == '0' && at[2] >= '0' && at[2] <= '9' && at[3] >= '0' && at[3] <= '9' &&
                    memcmp(at + 4, "年", 3) == 0;
        if (!year) {
            continue;
        }
        const char *word = year_word(passage, number_of_year((struct span){at, 4}));
        if (!buffer_add(buffer, (struct span){words.data + copied, i - copied}) || !buffer_add(buffer, span_of(word))) {
            return false;
        }
        copied = i + 7;
    }
    return buffer_add(buffer, (struct span){words.data + copied, words.size - copied});
}

static bool make_words(struct figure *figure, const struct passage *passage, const struct surroundings *around)
{
    struct buffer buffer = {.arena = passage->scratch};
    struct span text = passage->plain->text;
    struct span lead = {text.data + around->lead.from, around->lead.to - around->lead.from};
    struct span tail = {text.data + around->tail.from, around->tail.to - around->tail.from};
    if (!add_words(&buffer, passage, lead) || !buffer_add(&buffer, SPAN("@")) || !add_words(&buffer, passage, tail)) {
        return fail_memory(passage->failure);
    }
    figure->words = buffer_span(&buffer);
    return true;
}

static bool follows_digit(struct span text, size_t at)
{
    return text.data[at] >= '0' && text.data[at] <= '9';
}

/* The words behind a figure belong to it up to the next one. */
static size_t tail_end(struct span text, struct range tail)
{
    size_t at = tail.from;
    while (at < tail.to && !follows_digit(text, at)) {
        at = plain_text_next(text, at);
    }
    return at < tail.to ? at : tail.to;
}

static const struct pattern opener_words = {
    "(?= [其包分具构] ) (?: 其中 | 包括 | 包含 | 分为 | 具体为 | 具体是 | 构成 )"};

/* Brackets and openers between the figure before and this one. */
static bool read_gap(struct figure *figure, const struct passage *passage, const struct figure *before)
{
    struct span text = passage->plain->text;
    size_t from = before ? before->place.to : figure->sentence.from;
    from = figure->place.from - from > 600 ? figure->place.from : from; /* too far away to belong together */
    figure->gap = (struct span){text.data + from, figure->place.from - from};
    figure->depth = before ? before->depth : 0;
    int opened = 0;
    for (size_t at = from; at < figure->place.from; at = plain_text_next(text, at)) {
        struct span rest = {text.data + at, figure->place.from - at};
        if (span_starts(rest, SPAN("（"))) {
            opened++;
        } else if (span_starts(rest, SPAN("）"))) {
            figure->depth -= opened == 0 && figure->depth > 0;
            opened -= opened > 0;
        }
    }
    figure->depth += opened;
    enum match_outcome outcome = passage_match(passage, &opener_words, figure->gap);
    figure->opener = opened > 0 ? OPENER_BRACKET : outcome == MATCH_FOUND ? OPENER_WORD : OPENER_NONE;
    figure->in_parts = figure->opener != OPENER_NONE || (before && before->in_parts);
    return outcome != MATCH_FAILED;
}

static const struct pattern own_scope = {
    "全 [省市县区州镇乡局] | 我 [省市县区州局镇乡委] | 本 (?: 机关 | 单位 | 级 ) | 各"};

/* An office goes on being meant until the sentence ends or the whole is named again. */
static bool read_office(struct figure *figure, const struct passage *passage, const struct figure *before)
{
    enum topic topic = figure->context.topic;
    if (topic == TOPIC_NONE || topic == TOPIC_OTHER) {
        return true;
    }
    if (!find_other_office(passage, figure->words, &figure->other_office)) {
        return false;
    }
    if (figure->other_office || !before || !before->other_office) {
        return true;
    }
    enum match_outcome outcome = passage_match(passage, &own_scope, figure->words);
    figure->other_office = outcome == MATCH_NONE;
    return outcome != MATCH_FAILED;
}

static const struct pattern topic_names = {
    "(?= [申依复诉应起] ) (?: 申请 (?! 人 | 行政复议) | 依申请 | 复议 | 诉讼 | 应诉 | 起诉 )"};

bool figure_make(struct figure *figure, const struct passage *passage, const struct statement *statement,
                 struct range sentence, const struct figure *before, struct context *context)
{
    const struct plain_text *plain = passage->plain;
    size_t from = plain_text_find(plain, (size_t)(statement->text.data - plain->printed.data));
    size_t end = plain_text_find(plain, (size_t)(statement->text.data + statement->text.size - plain->printed.data));
    *figure = (struct figure){.statement = statement, .place = {from, end}, .sentence = sentence};

    size_t previous_end = before ? before->place.to : sentence.from;
    struct surroundings around = surroundings_find(plain->text, sentence, figure->place, previous_end);
    around.tail.to = tail_end(plain->text, around.tail);
    if (before) {
        context->topic_at = 0; /* what is named from here on is no longer one with what stood before the figure */
    }
    size_t unread = context->read > sentence.from ? context->read : sentence.from;
    if ((!passage->idle && !context_read(context, passage, unread, around.tail.to)) ||
        !make_words(figure, passage, &around) || !read_gap(figure, passage, before)) {
        return false;
    }
    figure->context = *context;
    if (!read_office(figure, passage, before)) {
        return false;
    }
    if (passage->idle) {
        return true;
    }
    enum match_outcome outcome = passage_match(passage, &topic_names, figure->words);
    figure->named = outcome == MATCH_FOUND;
    return outcome != MATCH_FAILED;
}
