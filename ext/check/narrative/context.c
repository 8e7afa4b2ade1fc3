/* What a reader keeps in mind from word to word of a section. */
#include "check/narrative/figure.h"

/* 经复议再提起诉讼, 未经复议直接起诉: which of the two ways, where the words tell what follows what; NULL: they do not. */
static const char *route_told(const struct passage *passage, size_t from, size_t to)
{
    static const char *const then[] = {"后", "再", "又", "仍", "直接", "程序"};
    const struct token *items = passage->tokens.items;
    struct span text = passage->plain->text, before = {text.data, items[from].from};
    if (span_contains(span_part(text, items[from].to, items[to].from), SPAN("、")) ||
        !span_contains_any(span_part(text, items[from].to, items[to].from), ANY(then))) {
        return NULL;
    }
    return span_ends(before, SPAN("未经")) ? "direct_litigation" : "litigation_after_reconsideration";
}

/* 直接起诉的行政诉讼3件, 直接起诉的3件行政诉讼: the route that the words before name. */
static const char *route_in_clause(const struct passage *passage, size_t at)
{
    enum { REACH = 8 };
    const struct token *items = passage->tokens.items;
    for (size_t i = at;
         i-- > 0 && at - i < REACH && (items[i].kind == TOKEN_PHRASE || items[i].kind == TOKEN_FIGURE);) {
        if (items[i].concept == ROUTE) {
            return items[i].code;
        }
    }
    return NULL;
}

/* Both routes in one clause are one topic; figures between them part it again. */
static void set_topic(struct context *context, const struct passage *passage, enum topic topic, size_t at)
{
    bool reviews = topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION;
    bool before = context->topic == TOPIC_RECONSIDERATION || context->topic == TOPIC_LITIGATION ||
                  context->topic == TOPIC_REVIEWS;
    bool joined = reviews && before && context->topic != topic && context->topic_at != NO_TOKEN;
    for (size_t i = context->topic_at; joined && i < at; i++) {
        joined = !is_mark(&passage->tokens.items[i]);
    }
    const char *route = topic != TOPIC_LITIGATION ? NULL
                        : joined                  ? route_told(passage, context->topic_at, at)
                                                  : route_in_clause(passage, at);
    context->earlier = context->topic == TOPIC_OTHER ? context->earlier : context->topic;
    context->topic = joined && !route ? TOPIC_REVIEWS : topic;
    context->topic_at = (uint32_t)at;
    context->route = route;
    context->idle = true;
}

/* Whether words that no phrase covers stand right before the token. */
static bool is_of_a_kind(const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    while (at > 1 && token[-1].concept == FILLER && token[-1].to == token->from && token->from - token[-1].from == 3 &&
           memcmp(passage->plain->text.data + token[-1].from, "的", 3) != 0) {
        token--; /* 案 in 档案申请 */
        at--;
    }
    return at > 0 && (token->from - token[-1].to >= 6 || /* 科技项目申请 */
                      (token[-1].kind == TOKEN_PHRASE && token[-1].concept == NOTHING && token[-1].to == token->from));
}

/* 自然人、企业分别提出30件、3件; not 结果分别为：公开20件、不予公开3件, where each figure has its own words. */
enum { FURTHEST_WORDS = 24 };

static bool stands_apart(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    struct span word = {passage->plain->text.data + items[at].from, items[at].to - items[at].from};
    bool is = span_ends(word, SPAN("为")) || span_ends(word, SPAN("是")) || span_ends(word, SPAN("有"));
    size_t end = passage->tokens.count - at > FURTHEST_WORDS ? at + FURTHEST_WORDS : passage->tokens.count;
    while (++at < end && items[at].kind == TOKEN_PHRASE && !(is && items[at].concept != FILLER)) {
    }
    return at == end || (items[at].kind != TOKEN_COLON && items[at].kind != TOKEN_PHRASE);
}

/* “主动公开”80件 too. */
static bool leads_to_figure(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    while (at + 2 < passage->tokens.count && items[at + 1].concept == FILLER && items[at + 1].kind == TOKEN_PHRASE) {
        at++;
    }
    return at + 1 < passage->tokens.count && items[at + 1].kind == TOKEN_FIGURE;
}

/* 起草文件60件，其中主动公开30件、不公开10件, also among sentences on requests. */
static bool sorts_documents(const struct context *context)
{
    const concepts requests = SET(REQUEST, REQUEST_KIND, REQUEST_WORD, REQUEST_TOPIC, PROCESS);
    return context->topic != TOPIC_REQUESTS || ((context->said & OF(DOCUMENT_WORD)) && !(context->said & requests));
}

/* 期间无投诉: nothing of it was counted. */
static bool is_denied(const struct passage *passage, size_t at)
{
    enum { REACH = 12 };
    const struct token *items = passage->tokens.items;
    size_t floor = at > REACH ? at - REACH : 0;
    while (at > floor && !is_mark(&items[at - 1]) && items[at].concept != NONE) {
        at--;
    }
    return items[at].concept == NONE;
}

/* Another year stands right before it, or it ends a time that began in one. */
static bool follows_year(const struct passage *passage, size_t at)
{
    const concepts years = SET(LAST_YEAR, NEXT_YEAR, OTHER_TIME);
    static const char *const ends[] = {"到", "至", "—", "～", "~"};
    const struct token *token = &passage->tokens.items[at];
    struct span text = passage->plain->text;
    if (at > 0 && token[-1].kind == TOKEN_COMMA && span_starts(span_from(text, token->from), SPAN("全年"))) {
        token--; /* 2022年，全年 */
        at--;
    }
    return at > 0 &&
           ((years & OF(token[-1].concept) && token[-1].kind == TOKEN_PHRASE && token[-1].to == token->from) ||
            (token[-1].concept != CHANGE_TO && span_ends_any((struct span){text.data, token->from}, ANY(ends))));
}

static void read_phrase(struct context *context, const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    switch (token->concept) {
    case REQUEST:
    case REQUEST_TOPIC:
        context->sorted = false;
        context->disclosure = true;
        set_topic(context, passage, TOPIC_REQUESTS, at);
        break;
    case REQUEST_KIND:
        context->disclosure = true;
        set_topic(context, passage, TOPIC_REQUESTS, at);
        break;
    case REQUEST_WORD: /* 受理查阅档案申请: of another kind, where the sentence names no requests of ours */
        if (!(context->said & SET(REQUEST, REQUEST_KIND, REQUEST_TOPIC)) && is_of_a_kind(passage, at)) {
            set_topic(context, passage, TOPIC_OTHER, at);
        } else if (token->code ||
                   (context->topic == TOPIC_NONE && passage->report->tables[TABLE_STATISTICS].times > 0)) {
            set_topic(context, passage, TOPIC_REQUESTS, at); /* 收到申请数 is all that the form of 2014 says */
        }
        break;
    case RECONSIDERATION:
        set_topic(context, passage, TOPIC_RECONSIDERATION, at);
        break;
    case LITIGATION:
    case ROUTE:
        set_topic(context, passage, TOPIC_LITIGATION, at);
        context->route = token->concept == ROUTE ? token->code : context->route;
        context->routes += token->concept == ROUTE;
        break;
    case DISPUTE:
        set_topic(context, passage, TOPIC_REVIEWS, at);
        break;
    case DOCUMENT:
        set_topic(context, passage, TOPIC_DOCUMENTS, at);
        context->line = token->code;
        break;
    case NOTHING:
        if (token->code && is_one_of(span_of(token->code), "normative_documents library")) {
            set_topic(context, passage, TOPIC_DOCUMENTS, at); /* 规范性文件清理，废止12件 */
            context->line = "normative_documents";
        }
        break;
    case DECISION:
        context->decision = token->code;
        if (token->to - token->from > SPAN("处罚").size) {
            set_topic(context, passage, TOPIC_DECISIONS, at);
        }
        break;
    case FEES:
    case PROCUREMENT:
        set_topic(context, passage, TOPIC_DECISIONS, at);
        break;
    case ELSE:
        if (!is_denied(passage, at)) {
            set_topic(context, passage, TOPIC_OTHER, at);
        }
        break;
    case SUBSET: /* 某业主申请35件，提起诉讼7件 */
        context->apart |= token->code && strcmp(token->code, "apart") == 0;
        context->body |= context->apart;
        break;
    case DISCLOSURE:
        context->disclosure = true;
        break;
    case PUBLISH: /* 主动公开80件，依申请公开10件 */
        context->sorted |= token->code && strcmp(token->code, "proactive") == 0 && sorts_documents(context) &&
                           leads_to_figure(passage, at);
        break;
    case RESULT: /* 复议机关维持原答复, also where lawsuits were spoken of */
        if (span_starts(span_from(passage->plain->text, token->from), SPAN("复议")) ||
            span_starts(span_from(passage->plain->text, token->from), SPAN("被复议")) ||
            span_starts(span_from(passage->plain->text, token->from), SPAN("行政复议"))) {
            set_topic(context, passage, TOPIC_RECONSIDERATION, at);
        }
        break;
    case BODY:
        if (span_contains(span_part(passage->plain->text, token->from, token->to), SPAN("复议"))) {
            set_topic(context, passage, TOPIC_RECONSIDERATION, at); /* 办理行政复议案件169件，办结56件 */
        }
        context->body |=
            strcmp(token->code, "role") == 0 || (strcmp(token->code, "filed") == 0 && !context->disclosure);
        context->deciding |= strcmp(token->code, "verbs") == 0;
        break;
    case FILLER:
        if (token->code && strcmp(token->code, "respondent") == 0) {
            context->body = context->deciding = false;
        }
        break;
    case PLAN:
        context->other_time |= token->code != NULL;
        break;
    case RESPECTIVELY:
        context->respectively |= stands_apart(passage, at);
        break;
    case THIS_YEAR:
    case CARRIED_OVER:
        context->other_time &= token->concept
        == THIS_YEAR &&follows_year(passage, at); /* 2022年全年 */
        break;
    case LAST_YEAR:
    case NEXT_YEAR:
    case OTHER_TIME:
        context->other_time = true;
        break;
    default:
        break;
    }
    context->said |= OF(token->concept);
}

void context_read(struct context *context, const struct passage *passage, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct token *token = &passage->tokens.items[i];
        if (token->kind == TOKEN_PHRASE) {
            read_phrase(context, passage, i);
        } else if (token->kind == TOKEN_OPENING && token->index > i) {
            context->other_time_outside = context->other_time;
        } else if (token->kind == TOKEN_CLOSING && token->index < i) {
            context->other_time = context->other_time_outside; /* 新收36件（2022年为21件），… */
            enum { LONGEST_SPAN = 64 }; /* tokens; brackets within brackets are not gone through again and again */
            bool figures = false, spans = false;
            for (size_t at = token->index; i - token->index <= LONGEST_SPAN && at < i; at++) {
                figures |= passage->tokens.items[at].kind == TOKEN_FIGURE;
                spans |= passage->tokens.items[at].concept == OTHER_TIME;
            }
            context->other_time |= spans && !figures; /* 累计（2018年至2019年）答复 */
        } else if (token->kind == TOKEN_STOP) {
            context->said = 0;
            context->other_time &= !context->begun_now; /* 收到36件，2022年为41件；办结35件 */
            context->counted = context->begun_now = false;
            context->body &= !context->apart; /* 同一申请人申请5件；全年受理36件 */
            context->apart = false;
        } else if (token->kind == TOKEN_FIGURE) {
            context->idle = false;
            context->begun_now |= !context->counted && !context->other_time;
            context->counted = true;
            context->topic_at = NO_TOKEN; /* what is named from here on is no longer one with what stood before */
        }
    }
}

static bool begins_line(const struct passage *passage, size_t at)
{
    return at > 0 && passage->plain->text.data[passage->tokens.items[at - 1].from] == '\n';
}

bool sentence_goes_on(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    for (size_t i = at; i < passage->tokens.count && items[i].kind == TOKEN_PHRASE; i++) {
        if (items[i].concept == PARTS && (i == at || items[i].code)) {
            return true;
        }
    }
    return false;
}

void context_begin_sentence(struct context *context, const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    bool goes_on = sentence_goes_on(passage, at);
    context->other_time &= goes_on;
    context->other_office &= goes_on && token->concept == PARTS; /* 从答复结果看 is of all again */
    if (context->topic == TOPIC_OTHER && context->idle) {        /* 没有引发纠纷: nothing of it was counted */
        context->topic = context->earlier;
    }
    context->respectively = false;
    context->counted = context->begun_now = false;
    context->doubtful = false;
    context->route = NULL;
    context->routes = 0;
    context->body &= goes_on;
    context->apart &= goes_on;
    context->deciding &= goes_on;
    context->sorted &= goes_on;
    context->topic_at = NO_TOKEN;
    context->disclosure &= goes_on;
    context->said = 0;
    context->decision = NULL;
    /* A numbered paragraph opens a topic of its own. */
    if (begins_line(passage, at) && token->kind == TOKEN_OPENING) {
        context->topic = passage->section->ordinal == 3 ? TOPIC_REQUESTS : TOPIC_NONE;
    }
}
