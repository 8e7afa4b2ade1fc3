#include "check/narrative/figure.h"

static bool is_mark(const struct token *token)
{
    return token->kind == TOKEN_COMMA || token->kind == TOKEN_COLON || token->kind == TOKEN_STOP ||
           token->kind == TOKEN_END || token->kind == TOKEN_FIGURE;
}

bool is_count_of_pieces(struct span unit)
{
    static const char *const units[] = {"件", "宗", "起", "份", "条",   "件次", "次", "例",
                                        "项", "个", "封", "案", "人次", "批次", "部", "篇"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (span_equal(unit, span_of(units[i]))) {
            return true;
        }
    }
    return unit.size == 0;
}

/* ---- the context ---- */

/* Both routes in one clause are one topic; figures between them part it again. */
static void set_topic(struct context *context, const struct passage *passage, enum topic topic, size_t at)
{
    bool reviews = topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION;
    bool before = context->topic == TOPIC_RECONSIDERATION || context->topic == TOPIC_LITIGATION ||
                  context->topic == TOPIC_REVIEWS;
    bool joined = reviews && before && context->topic != topic && context->topic_at != SIZE_MAX;
    for (size_t i = context->topic_at; joined && i < at; i++) {
        joined = !is_mark(&passage->tokens.items[i]);
    }
    context->earlier = context->topic == TOPIC_OTHER ? context->earlier : context->topic;
    context->topic = joined ? TOPIC_REVIEWS : topic;
    context->topic_at = at;
    context->route = NULL;
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
    return at > 0 && token->from - token[-1].to >= 6;
}

/* 自然人、企业分别提出30件、3件; not 结果分别为：公开20件、不予公开3件, where each figure has its own words. */
static bool stands_apart(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    struct span word = {passage->plain->text.data + items[at].from, items[at].to - items[at].from};
    bool is = span_ends(word, SPAN("为")) || span_ends(word, SPAN("是")) || span_ends(word, SPAN("有"));
    while (++at < passage->tokens.count && items[at].kind == TOKEN_PHRASE && !(is && items[at].concept != FILLER)) {
    }
    return at == passage->tokens.count || (items[at].kind != TOKEN_COLON && items[at].kind != TOKEN_PHRASE);
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
        if (!(context->said & (OF(REQUEST) | OF(REQUEST_KIND) | OF(REQUEST_TOPIC))) && is_of_a_kind(passage, at)) {
            set_topic(context, passage, TOPIC_OTHER, at);
        } else if (context->topic == TOPIC_NONE &&
                   (token->code || passage->report->tables[TABLE_STATISTICS].times > 0)) {
            set_topic(context, passage, TOPIC_REQUESTS, at); /* 收到申请数 is all that the form of 2014 says */
        }
        break;
    case RECONSIDERATION:
        set_topic(context, passage, TOPIC_RECONSIDERATION, at);
        break;
    case LITIGATION:
    case ROUTE:
        set_topic(context, passage, TOPIC_LITIGATION, at);
        context->route = token->concept == ROUTE ? token->code : NULL;
        context->routes += token->concept == ROUTE;
        break;
    case DISPUTE:
        set_topic(context, passage, TOPIC_REVIEWS, at);
        break;
    case DOCUMENT:
        set_topic(context, passage, TOPIC_DOCUMENTS, at);
        context->line = token->code;
        break;
    case DECISION:
        context->decision = token->code;
        set_topic(context, passage, TOPIC_DECISIONS, at);
        break;
    case FEES:
    case PROCUREMENT:
        set_topic(context, passage, TOPIC_DECISIONS, at);
        break;
    case ELSE:
        set_topic(context, passage, TOPIC_OTHER, at);
        break;
    case DISCLOSURE:
        context->disclosure = true;
        break;
    case PUBLISH: /* 主动公开80件，依申请公开10件 */
        context->sorted |= token->code && strcmp(token->code, "proactive") == 0 && context->topic != TOPIC_REQUESTS &&
                           at + 1 < passage->tokens.count && token[1].kind == TOKEN_FIGURE;
        break;
    case BODY:
        context->body |= strcmp(token->code, "role") == 0;
        context->deciding |= strcmp(token->code, "verbs") == 0;
        break;
    case PLAN:
        context->other_time |= token->code != NULL;
        break;
    case RESPECTIVELY:
        context->respectively |= stands_apart(passage, at);
        break;
    case THIS_YEAR:
    case CARRIED_OVER:
        context->other_time = false;
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
        } else if (token->kind == TOKEN_STOP) {
            context->said = 0;
        } else if (token->kind == TOKEN_FIGURE) {
            context->idle = false;
            context->topic_at = SIZE_MAX; /* what is named from here on is no longer one with what stood before */
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
    context->other_office &= goes_on;
    if (context->topic == TOPIC_OTHER && context->idle) { /* 没有引发纠纷: nothing of it was counted */
        context->topic = context->earlier;
    }
    context->respectively = false;
    context->route = NULL;
    context->routes = 0;
    context->body &= goes_on;
    context->deciding &= goes_on;
    context->sorted &= goes_on;
    context->topic_at = SIZE_MAX;
    context->disclosure &= goes_on;
    context->said = 0;
    context->decision = NULL;
    /* A numbered paragraph opens a topic of its own. */
    if (begins_line(passage, at) && token->kind == TOKEN_OPENING) {
        context->topic = passage->section->ordinal == 3 ? TOPIC_REQUESTS : TOPIC_NONE;
    }
}

/* ---- the words of a figure ---- */

static void add_stretch(struct words *words, size_t from, size_t to)
{
    if (from < to && words->count < MOST_STRETCHES) {
        words->stretches[words->count].from = from;
        words->stretches[words->count].to = to;
        words->count++;
    }
}

/* Bytes between two tokens, or around them, that are none. */
static size_t bytes_between(const struct passage *passage, size_t before, size_t token)
{
    return passage->tokens.items[token].from - passage->tokens.items[before].to;
}

static concepts concepts_of(const struct passage *passage, size_t from, size_t to)
{
    concepts found = 0;
    for (size_t i = from; i < to; i++) {
        found |= OF(passage->tokens.items[i].concept);
    }
    return found;
}

/* Words that say what is counted, rather than how many there are in all. */
static bool says_something(const struct token *token)
{
    const concepts empty = OF(FILLER) | OF(SUM) | OF(PARTS) | OF(THIS_YEAR) | OF(LAST_YEAR) | OF(OTHER_TIME) | OF(ALL) |
                           OF(RESPECTIVELY) | OF(REST) | OF(COMPARE) | OF(CHANGE_TO) | OF(ON_TIME) | OF(NEXT_YEAR);
    return token->kind == TOKEN_PHRASE && !(empty & OF(token->concept));
}

enum { NOT_MUCH = 6, FURTHEST_CLAUSES = 3 };

/* Back from the figure over its clause; where that says nothing, over those before it too, up to the figure before. */
static void find_lead(struct figure *figure, const struct passage *passage, size_t floor, bool tail_says)
{
    const struct token *items = passage->tokens.items;
    size_t to = figure->token, at = figure->token, clauses = 0, unknown = 0;
    bool says = tail_says;
    while (at > floor) {
        const struct token *token = &items[at - 1];
        unknown += bytes_between(passage, at - 1, at);
        if (token->kind == TOKEN_CLOSING && token->index > floor && token->index != at - 1) {
            concepts inside = concepts_of(passage, token->index + 1, at - 1);
            if (at == figure->token && (inside & OF(OUTCOME)) && token->to == items[at].from) { /* （予以公开）20件 */
                says = true;
                at = token->index + 1;
                add_stretch(&figure->words, at, to - 1);
                to = --at;
                continue;
            }
            add_stretch(&figure->words, at, to);
            at = to = token->index; /* a remark is stepped over */
            continue;
        }
        bool sorts = token->concept == PARTS && token->code; /* 答复结果：公开20件 */
        if (token->kind == TOKEN_CLOSING || token->kind == TOKEN_OPENING || token->kind == TOKEN_FIGURE || sorts) {
            break;
        }
        if (is_mark(token)) {
            bool stop = token->kind == TOKEN_STOP || token->kind == TOKEN_END;
            if (stop || says || unknown > NOT_MUCH || ++clauses == FURTHEST_CLAUSES) {
                break;
            }
        }
        says |= says_something(token);
        at--;
    }
    add_stretch(&figure->words, at, to);
}

static size_t find_tail(const struct passage *passage, size_t at, size_t end)
{
    size_t to = at + 1;
    while (to < end && passage->tokens.items[to].kind == TOKEN_PHRASE) {
        to++;
    }
    return to < end && passage->tokens.items[to].kind == TOKEN_FIGURE ? at + 1 : to;
}

/* Bytes of a stretch, and up to the tokens around it, that no token covers. */
static size_t count_unknown(const struct passage *passage, size_t from, size_t to)
{
    const struct tokens *tokens = &passage->tokens;
    size_t unknown = 0;
    for (size_t i = from; i <= to && i < tokens->count; i++) {
        unknown += i > 0 ? bytes_between(passage, i - 1, i) : tokens->items[i].from;
    }
    return unknown;
}

static void measure(struct figure *figure, const struct passage *passage)
{
    const struct tokens *tokens = &passage->tokens;
    size_t at = figure->token;
    bool leads = false, tails = false;
    figure->lead = figure->tail = 0;
    figure->unknown = 0;
    for (size_t i = 0; i < figure->words.count; i++) {
        size_t from = figure->words.stretches[i].from, to = figure->words.stretches[i].to;
        concepts found = concepts_of(passage, from, to);
        *(from > at ? &figure->tail : &figure->lead) |= found;
        figure->unknown += count_unknown(passage, from, to);
        leads |= to == at;
        tails |= from == at + 1;
    }
    figure->unknown += leads || at == 0 ? 0 : bytes_between(passage, at - 1, at);
    bool last = tails || at + 1 == tokens->count || tokens->items[at + 1].kind == TOKEN_FIGURE;
    figure->unknown += last ? 0 : bytes_between(passage, at, at + 1);
    figure->own = figure->lead | figure->tail;
}

static enum concept near_before(const struct passage *passage, size_t at, size_t floor)
{
    const struct token *items = passage->tokens.items;
    while (at > floor && items[at - 1].kind == TOKEN_PHRASE && items[at - 1].to == items[at].from) {
        at--;
        if (items[at].concept != FILLER && items[at].concept != SUM) {
            return items[at].concept;
        }
    }
    return NOTHING;
}

static enum concept near_behind(const struct passage *passage, size_t at, size_t end)
{
    const struct token *items = passage->tokens.items;
    while (at + 1 < end && items[at + 1].kind == TOKEN_PHRASE && items[at].to == items[at + 1].from) {
        at++;
        if (items[at].concept != FILLER) {
            return items[at].concept;
        }
    }
    return NOTHING;
}

/* 公开信息90条：公文50条. */
static bool leads_to_colon(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    while (items[at].kind == TOKEN_PHRASE && items[at].concept == FILLER && items[at - 1].to == items[at].from) {
        at++;
    }
    return items[at].kind == TOKEN_COLON && items[at - 1].to == items[at].from;
}

/* Brackets and openers between the figure before and this one. */
static void read_gap(struct figure *figure, const struct passage *passage, const struct figure *before)
{
    const struct token *items = passage->tokens.items;
    size_t from = before ? before->token + 1 : figure->sentence;
    figure->depth = before ? before->depth : 0;
    int opened = 0;
    figure->gap = 0;
    for (size_t i = from; i < figure->token; i++) {
        bool remark = items[i].kind == TOKEN_OPENING && items[i].index > i && items[i].index < figure->token;
        if (remark) { /* 申请（含网上申请）36件 */
            i = items[i].index;
            continue;
        }
        figure->gap |= OF(items[i].concept);
        if (items[i].kind == TOKEN_OPENING) {
            opened++;
        } else if (items[i].kind == TOKEN_CLOSING) {
            figure->depth -= opened == 0 && figure->depth > 0;
            opened -= opened > 0;
        }
    }
    figure->depth += opened;
    /* 从申请方式看，共收到36件; 从办理情况看，36件申请中 */
    bool total = !before && ((figure->own & OF(SUM)) || (figure->tail & (OF(REQUEST) | OF(REQUEST_WORD))));
    bool word = ((figure->gap & OF(PARTS)) && !total) || (before && leads_to_colon(passage, from));
    figure->opener = opened > 0 ? OPENER_BRACKET : word ? OPENER_WORD : OPENER_NONE;
    bool stop = false;
    for (size_t i = from; i < figure->token; i++) {
        stop |= items[i].kind == TOKEN_STOP;
    }
    const concepts verbs = OF(NEW) | OF(RECEIVE) | OF(PROCESS) | OF(HANDLE) | OF(MAKE);
    unsigned here = 1u << (figure->depth & 15), within = here | (here - 1);
    figure->lists = before ? before->lists & within : 0;
    figure->lists &= stop && (figure->own & verbs) ? ~here : ~0u; /* ；办结35件 begins something new */
    figure->lists |= figure->opener != OPENER_NONE ? here : 0;
    figure->in_parts = figure->lists != 0;
}

void figure_make(struct figure *figure, const struct passage *passage, size_t at, size_t sentence, size_t end,
                 const struct figure *before, struct context *context, size_t *read)
{
    const struct token *token = &passage->tokens.items[at];
    *figure = (struct figure){.token = at, .place = {token->from, token->to}, .sentence = sentence};
    size_t floor = before ? before->token + 1 : sentence;
    size_t tail = find_tail(passage, at, end);
    bool tail_says = false;
    for (size_t i = at + 1; i < tail; i++) {
        tail_says |= says_something(&passage->tokens.items[i]);
    }
    size_t lead_floor = floor;
    if (before) { /* what stands behind the figure before, up to a mark, is that one's */
        size_t before_tail = find_tail(passage, before->token, end);
        lead_floor = before_tail;
    }
    find_lead(figure, passage, lead_floor, tail_says);
    add_stretch(&figure->words, at + 1, tail);
    measure(figure, passage);
    figure->near = near_before(passage, at, floor);
    const struct token *last = at > floor ? token - 1 : NULL;
    figure->of_something_else =
        last && last->kind == TOKEN_PHRASE && last->concept == NOTHING && last->to == token->from;
    figure->behind = near_behind(passage, at, end);
    bool own;
    bool other = other_office_acts(passage, *read, tail, &own);
    bool below = (figure->own & OF(BELOW)) && words_name_those_below(passage, &figure->words);
    context->other_office = other || below || (context->other_office && !own);
    context_read(context, passage, *read, tail);
    *read = *read > tail ? *read : tail;
    read_gap(figure, passage, before);
    figure->context = *context;
}

size_t figure_codes(const struct figure *figure, const struct passage *passage, enum concept concept,
                    const char **codes, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < figure->words.count; i++) {
        for (size_t at = figure->words.stretches[i].from; at < figure->words.stretches[i].to; at++) {
            const struct token *token = &passage->tokens.items[at];
            bool wanted = token->kind == TOKEN_PHRASE && token->concept == concept && token->code && count < most;
            for (size_t known = 0; known < count && wanted; known++) {
                wanted = strcmp(codes[known], token->code) != 0;
            }
            if (wanted) {
                codes[count++] = token->code;
            }
        }
    }
    return count;
}

bool figure_has_code(const struct figure *figure, const struct passage *passage, enum concept concept, const char *code)
{
    const char *codes[16];
    size_t count = figure_codes(figure, passage, concept, codes, sizeof codes / sizeof *codes);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(codes[i], code) == 0) {
            return true;
        }
    }
    return false;
}

bool figure_singles_out(const struct figure *figure, const struct passage *passage, const char *allowed)
{
    for (size_t i = 0; i < figure->words.count && (figure->own & OF(SUBSET)); i++) {
        for (size_t at = figure->words.stretches[i].from; at < figure->words.stretches[i].to; at++) {
            const struct token *token = &passage->tokens.items[at];
            if (token->concept == SUBSET && !(token->code && strcmp(token->code, allowed) == 0)) {
                return true;
            }
        }
    }
    return false;
}
