#include "check/narrative/figure.h"

static void add_stretch(struct words *words, size_t from, size_t to)
{
    if (from < to && words->count < MOST_STRETCHES) {
        words->stretches[words->count].from = (uint32_t)from;
        words->stretches[words->count].to = (uint32_t)to;
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
    const concepts empty = SET(FILLER, SUM, PARTS, THIS_YEAR, LAST_YEAR, OTHER_TIME, ALL, RESPECTIVELY, REST, COMPARE,
                               CHANGE_TO, ON_TIME, NEXT_YEAR);
    return token->kind == TOKEN_PHRASE && !(empty & OF(token->concept));
}

enum { NOT_MUCH = 6, FURTHEST_CLAUSES = 3 };

static bool holds_figure(const struct passage *passage, size_t from, size_t to)
{
    while (from < to && passage->tokens.items[from].kind != TOKEN_FIGURE) {
        from++;
    }
    return from < to;
}

/* What the phrase right before a token means. */
static concepts named_before(const struct passage *passage, size_t at, size_t floor)
{
    return at > floor ? OF(passage->tokens.items[at - 1].concept) : 0;
}

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
            /* （予以公开）20件, 支持本机关（结果维持）20件, 已提出过（重复申请）的20件; 单位（法人或其他组织）申请20件 */
            bool named = named_before(passage, token->index, floor) & SET(OUTCOME, RESULT);
            bool near =
                !says && !named && unknown == 0 && (inside & (SET(OUTCOME, RESULT, PROCESS, CARRIED_FORWARD) | DEEDS));
            if ((near || (inside & OF(APPLICANT))) && !holds_figure(passage, token->index, at)) {
                says |= near;
                add_stretch(&figure->words, at, to);
                add_stretch(&figure->words, token->index + 1, at - 1);
                at = to = token->index;
                continue;
            }
            add_stretch(&figure->words, at, to);
            at = to = token->index; /* a remark is stepped over */
            continue;
        }
        /* 以自然人（597件）为主: the words before the bracket are its own */
        bool alone = token->kind == TOKEN_OPENING && token->index > figure->token && !says && unknown == 0 &&
                     at > floor + 1 && items[at - 2].kind == TOKEN_PHRASE &&
                     items[token->index].kind == TOKEN_CLOSING && token->index - figure->token <= 2;
        if (alone) {
            add_stretch(&figure->words, at, to);
            figure->bracketed = true;
            to = --at;
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

static concepts words_concepts(const struct figure *figure, const struct passage *passage)
{
    concepts lead = 0;
    for (size_t i = 0; i < figure->words.count; i++) {
        lead |= concepts_of(passage, figure->words.stretches[i].from, figure->words.stretches[i].to);
    }
    return lead;
}

static size_t find_tail(const struct passage *passage, size_t at, size_t end)
{
    const struct token *items = passage->tokens.items;
    size_t to = at + 1;
    struct span text = passage->plain->text, behind = span_from(text, items[at].to);
    behind = span_starts(behind, SPAN("申请")) ? span_from(behind, SPAN("申请").size) : behind; /* 3件申请因… */
    bool reason = span_starts(behind, SPAN("因")) || span_starts(behind, SPAN("由于"));
    while (to < end && items[to].kind == TOKEN_PHRASE) {
        to++;
    }
    size_t further = to;
    while (reason && further < end &&
           (items[further].kind == TOKEN_PHRASE || items[further].kind == TOKEN_COMMA ||
            items[further].kind == TOKEN_LIST)) {
        further++; /* 3件因年末收到，结转下年; not 5件因不掌握、1件因… */
    }
    to = further < end && items[further].kind == TOKEN_FIGURE ? to : further;
    bool excluded = to + 1 < end && items[to].kind == TOKEN_COMMA && items[to + 1].concept == SUBSET &&
                    items[to + 1].code && strcmp(items[to + 1].code, "excluded") == 0;
    while (excluded && ++to < end && items[to].kind == TOKEN_PHRASE) { /* 下属单位收到3件，不计入本表 */
    }
    return to < end && passage->tokens.items[to].kind == TOKEN_FIGURE ? at + 1 : to;
}

/* Bytes before a token that no phrase covers, and that no piece of the agency's name makes up: 云山县收到 names whose
 * report it is. */
static size_t foreign_before(const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    struct span gap = span_part(passage->plain->text, at > 0 ? token[-1].to : 0, token->from);
    bool known = gap.size == 0 || span_contains(gap, SPAN("第")) ||
                 span_contains(gap, SPAN("》")) || /* 《条例》第十四条 */
                 span_contains(passage->report->agency, gap);
    /* 度 in 制度 is no word of its own */
    bool half = token->concept == FILLER && token->to - token->from == 3 && token->kind == TOKEN_PHRASE;
    return known ? 0 : gap.size + (half ? 3u : 0u);
}

/* 6件＋3件: neither is the whole. */
static bool is_added(const struct passage *passage, size_t at)
{
    const struct tokens *tokens = &passage->tokens;
    for (size_t i = at; i <= at + 1; i++) {
        bool figures = i > 0 && i < tokens->count && tokens->items[i - 1].kind == TOKEN_FIGURE &&
                       tokens->items[i].kind == TOKEN_FIGURE;
        size_t from = figures ? tokens->items[i - 1].to : 0, to = figures ? tokens->items[i].from : 0;
        struct span between = span_trim(span_part(passage->plain->text, from, to));
        if (span_equal(between, SPAN("+")) || span_equal(between, SPAN("＋"))) {
            return true;
        }
    }
    return false;
}

static enum concept near_before(const struct passage *passage, size_t at, size_t floor)
{
    const struct token *items = passage->tokens.items;
    bool remark = at > floor && items[at - 1].kind == TOKEN_CLOSING && items[at - 1].to == items[at].from;
    at = remark && items[at - 1].index > floor ? items[at - 1].index : at; /* 办件量（含上年结转）36件 */
    at -= at > floor && items[at - 1].kind == TOKEN_COLON && items[at - 1].to == items[at].from; /* 行政处罚：70件 */
    while (at > floor && items[at - 1].kind == TOKEN_PHRASE && items[at - 1].to == items[at].from) {
        at--;
        if (items[at].concept != FILLER && items[at].concept != SUM) {
            return items[at].concept;
        }
    }
    return NOTHING;
}

/* Behind 收到, words tell what; before it they tell how, and who is another office is told by its name. Who 提出 is told
 * before it. The token from which words count, of a stretch that ends at the figure. */
static size_t modifiers_from(const struct figure *figure, const struct passage *passage, size_t from, size_t to)
{
    const concepts verbs = SET(NEW, RECEIVE, PROCESS, CARRIED_OVER, CARRIED_FORWARD);
    const concepts nouns = SET(REQUEST, REQUEST_KIND), lone = verbs & ~OF(RECEIVE);
    const struct token *items = passage->tokens.items;
    size_t verb = from;
    bool named = (figure->own & nouns) || (OF(figure->near) & lone);
    for (size_t i = from; named && i < to; i++) {
        struct span word = span_part(passage->plain->text, items[i].from, items[i].to);
        bool asks = span_starts(word, SPAN("提")) || span_starts(word, SPAN("递"));
        if (asks) {
            return from;
        }
        verb = verbs & OF(items[i].concept) ? i + 1 : verb;
    }
    return verb;
}

/* What no phrase covers in one of its stretches, and up to the tokens around it. */
static void measure_stretch(struct figure *figure, const struct passage *passage, size_t from, size_t to)
{
    const struct tokens *tokens = &passage->tokens;
    bool before = from <= figure->token; /* what stands behind it makes it no other */
    size_t modifiers = !before ? SIZE_MAX : to == figure->token ? modifiers_from(figure, passage, from, to) : from;
    for (size_t i = from; i <= to && i < tokens->count; i++) {
        size_t unknown = i > 0 ? bytes_between(passage, i - 1, i) : tokens->items[i].from;
        size_t foreign = unknown > 0 && before ? foreign_before(passage, i) : 0;
        figure->unknown += unknown;
        figure->foreign += foreign;
        figure->modifiers += i >= modifiers ? foreign : 0;
    }
}

static void measure(struct figure *figure, const struct passage *passage, size_t floor)
{
    const struct tokens *tokens = &passage->tokens;
    size_t at = figure->token;
    bool leads = false, tails = false;
    for (size_t i = 0; i < figure->words.count; i++) {
        size_t from = figure->words.stretches[i].from, to = figure->words.stretches[i].to;
        *(from > at ? &figure->tail : &figure->lead) |= concepts_of(passage, from, to);
        leads |= to == at;
        tails |= from == at + 1;
    }
    figure->own = figure->lead | figure->tail;
    figure->near = near_before(passage, at, floor);
    for (size_t i = 0; i < figure->words.count; i++) {
        measure_stretch(figure, passage, figure->words.stretches[i].from, figure->words.stretches[i].to);
    }
    size_t foreign = leads ? 0 : foreign_before(passage, at);
    figure->unknown += leads || at == 0 ? 0 : bytes_between(passage, at - 1, at);
    figure->foreign += foreign;
    figure->modifiers += foreign;
    bool last = tails || at + 1 == tokens->count || tokens->items[at + 1].kind == TOKEN_FIGURE;
    figure->unknown += last ? 0 : bytes_between(passage, at, at + 1);
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
    while (((items[at].kind == TOKEN_PHRASE && items[at].concept == FILLER) || items[at].kind == TOKEN_CLOSING) &&
           items[at - 1].to == items[at].from) {
        at++; /* （总计90条）：公文50条 */
    }
    return items[at].kind == TOKEN_COLON && items[at - 1].to == items[at].from;
}

/* 在公开的90条信息中，公文50条. */
static bool ends_with_among(const struct passage *passage, const struct figure *before)
{
    static const char *const units[] = {"件", "条", "宗", "起", "份"}; /* 36个部门中 may each do several things */
    size_t at = before->token;
    const struct token *items = passage->tokens.items;
    size_t to = at + 1;
    while (items[to].kind == TOKEN_PHRASE) {
        to++;
    }
    struct span words = span_part(passage->plain->text, items[at].to, items[to].from);
    struct span figure = {passage->plain->text.data, items[at].to};
    return items[to].kind == TOKEN_COMMA && span_ends(words, SPAN("中")) && span_ends_any(figure, ANY(units));
}

/* Brackets and openers between the figure before and this one. */
static void read_gap(struct figure *figure, const struct passage *passage, const struct figure *before)
{
    const struct token *items = passage->tokens.items;
    size_t from = before ? before->token + 1 : figure->sentence->from;
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
        figure->gap &=
            items[i].kind == TOKEN_STOP ? ~OF(PARTS) : ~(concepts)0; /* 不予公开3件，主要是国家秘密；其他1件 */
        if (items[i].kind == TOKEN_OPENING) {
            opened += !figure->bracketed;
        } else if (items[i].kind == TOKEN_CLOSING) {
            figure->depth -= opened == 0 && figure->depth > 0;
            opened -= opened > 0;
        }
    }
    figure->depth += opened;
    /* 从申请方式看，共收到36件; 从办理情况看，36件申请中 */
    bool total = !before && ((figure->own & OF(SUM)) || (figure->tail & SET(REQUEST, REQUEST_WORD)));
    bool among = before && ends_with_among(passage, before);
    bool word = among || ((figure->gap & OF(PARTS)) && !total) || (before && leads_to_colon(passage, from));
    figure->opener = opened > 0 ? OPENER_BRACKET : word ? OPENER_WORD : OPENER_NONE;
    const concepts verbs = SET(NEW, RECEIVE, PROCESS, HANDLE, MAKE);
    bool stop = false;
    for (size_t i = from; (figure->own & verbs) && i < figure->token; i++) {
        stop |= items[i].kind == TOKEN_STOP;
    }
    unsigned here = 1u << (figure->depth & 15), within = here | (here - 1);
    figure->lists = before ? before->lists & within : 0;
    figure->lists &= stop ? ~here : ~0u; /* ；办结35件 begins something new */
    const concepts kinds = SET(CHANNEL, APPLICANT, OUTCOME, SUBSET), all = SET(RECEIVE, NEW, PROCESS);
    bool whole = (figure->own & OF(SUM)) && (figure->own & all) && !(figure->own & kinds); /* …，共受理36件 */
    figure->lists &= whole ? ~here : ~0u;
    figure->lists |= figure->opener != OPENER_NONE ? here : 0;
    figure->in_parts = figure->lists != 0;
}

/* 10件以上30件以下的部分, 申请超过14件的单位72家: no count, but what a rule or others are told by. */
static bool is_bound(const struct passage *passage, size_t at)
{
    const struct token *items = passage->tokens.items;
    const struct token *top = &items[at + (items[at + 1].kind == TOKEN_FIGURE)];
    struct span figure = {passage->plain->text.data, top->to};
    static const char *const above[] = {"超过", "超", "多于", "高于", "不足", "少于", "低于", "达到"};
    struct span before = {figure.data, items[at].from};
    size_t of = at + 1;
    while (of + 1 < passage->tokens.count && items[of].kind == TOKEN_PHRASE) {
        of++;
    }
    bool others = of > at + 1 && items[of].kind == TOKEN_FIGURE &&
                  span_starts(span_from(passage->plain->text, items[at].to), SPAN("的"));
    return span_ends(figure, SPAN("以下")) || span_ends(figure, SPAN("以内")) ||
           span_starts(span_from(passage->plain->text, items[at].to), SPAN("的部分")) ||
           (others && span_ends_any(before, ANY(above)));
}

static bool in_one_clause(const struct figure *figure, const struct figure *before, bool list)
{
    const struct token *items = figure->sentence->passage->tokens.items;
    bool one = !(figure->gap & OF(PARTS));
    for (size_t i = before->token + 1; one && i < figure->token; i++) {
        one = !is_mark(&items[i]) && (list || items[i].kind != TOKEN_LIST);
    }
    return one;
}

/* What a figure before it in its clause makes of it. */
static concepts limited_by(const struct figure *figure, const struct figure *before)
{
    bool average = before->own & OF(AVERAGE); /* 平均3天受理1件; 平均每百件引发复议3件、诉讼8件 */
    bool persons = (before->statement->counts & COUNTS_PERSONS) && /* 两名申请人提交的申请合计30件 */
                   !((figure->own | before->own) & SET(APPLICANT, NEW));
    bool days = !average && (before->statement->counts & COUNTS_TIME); /* 在5个工作日内答复的3件 */
    return (average || persons || days) && in_one_clause(figure, before, average)
               ? (average ? OF(AVERAGE) : 0) | (persons || days ? OF(SUBSET) : 0)
               : 0;
}

void figure_make(struct figure *figure, const struct sentence *sentence, size_t at, const struct statement *statement,
                 struct context *context, size_t *read)
{
    const struct passage *passage = sentence->passage;
    const struct figure *before = figure > passage->figures + sentence->first ? figure - 1 : NULL;
    const struct token *token = &passage->tokens.items[at];
    *figure = (struct figure){.token = (uint32_t)at, .sentence = sentence, .statement = statement};
    size_t floor = before ? before->token + 1 : sentence->from;
    size_t tail = find_tail(passage, at, sentence->to);
    bool tail_says = false;
    for (size_t i = at + 1; i < tail; i++) {
        tail_says |= passage->tokens.items[i].concept != NOTHING && says_something(&passage->tokens.items[i]);
    }
    figure->behind_tail = (uint32_t)tail;
    /* what stands behind the figure before, up to a mark, is that one's */
    find_lead(figure, passage, before ? before->behind_tail : floor, tail_says);
    add_stretch(&figure->words, at + 1, tail);
    const struct token *bracket = &passage->tokens.items[tail]; /* 公开了信息的有20件（予以公开）; 36件（新收） */
    if (tail == at + 1 && bracket->kind == TOKEN_OPENING && bracket->index > tail &&
        !holds_figure(passage, tail, bracket->index)) {
        concepts said = words_concepts(figure, passage), inside = concepts_of(passage, tail, bracket->index);
        const concepts kinds = SET(NEW, CARRY, CARRIED_OVER, CARRIED_FORWARD, PROCESS, OUTCOME);
        bool names = !(inside & OF(PARTS)) && ((inside & OF(OUTCOME) && !(said & OF(OUTCOME))) ||
                                               ((inside & kinds) && !(said & ~SET(FILLER, SUM, NOTHING))));
        add_stretch(&figure->words, names ? tail + 1 : 0, names ? bracket->index : 0);
    }
    measure(figure, passage, floor);
    const struct token *last = at > floor ? token - 1 : NULL;
    figure->of_something_else =
        (last && last->kind == TOKEN_PHRASE && last->concept == NOTHING && last->to == token->from) ||
        is_added(passage, at);
    bool offices = last && last->concept == OFFICE && last->to == token->from;
    struct span said = span_part(passage->plain->text, token->from, token->to);
    figure->of_something_else |= offices && (span_ends(said, SPAN("个")) || span_ends(said, SPAN("家")));
    figure->behind = near_behind(passage, at, sentence->to);
    bool own;
    bool other = other_office_acts(sentence, *read, tail, &own);
    bool below = (figure->own & OF(BELOW)) && words_name_those_below(figure);
    context->other_office = other || below || (context->other_office && !own);
    context_read(context, passage, *read, tail);
    *read = *read > tail ? *read : tail;
    read_gap(figure, passage, before);
    context->doubtful |= words_name_all_below(figure);
    figure->own |= is_bound(passage, at) ? OF(PLAN) : 0;
    figure->own |= before ? limited_by(figure, before) : 0;
    figure->context = *context;
}
