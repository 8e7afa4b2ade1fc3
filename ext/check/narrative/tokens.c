#include "check/narrative/tokens.h"

#define NO_BRACKET UINT32_MAX

enum { BYTES_A_TOKEN = 6 }; /* as narratives go; more tokens make the array grow */

struct token_reader {
    struct arena *arena;
    struct span text;
    struct tokens *tokens;
    size_t capacity;
    int year;
    uint32_t opening; /* the bracket that is open: its token, or NO_BRACKET. Those around it wait in its index */
};

static bool add(struct token_reader *reader, struct token token)
{
    struct tokens *tokens = reader->tokens;
    return ARENA_PUSH(reader->arena, tokens->items, tokens->count, reader->capacity, token);
}

static struct token token_at(enum token_kind kind, enum concept concept, size_t from, size_t to)
{
    return (struct token){
        .kind = (uint8_t)kind, .concept = (uint8_t) concept, .from = (uint32_t)from, .to = (uint32_t)to};
}

/* ---- marks ---- */

static bool mark_of(uint32_t code, enum token_kind *kind)
{
    static const struct {
        uint32_t code;
        enum token_kind kind;
    } marks[] = {
        {0xEFBC8C /* ， */, TOKEN_COMMA}, {0xE38081 /* 、 */, TOKEN_LIST},    {0xE38082 /* 。 */, TOKEN_END},
        {0xEFBC9B /* ； */, TOKEN_STOP},  {0xEFBC88 /* （ */, TOKEN_OPENING}, {0xEFBC89 /* ） */, TOKEN_CLOSING},
        {0xEFBC9A /* ： */, TOKEN_COLON}, {0xEFBD9C /* ｜ */, TOKEN_COMMA},   {0xEFBC8F /* ／ */, TOKEN_COMMA},
        {0xEFBC81 /* ！ */, TOKEN_END},   {0xEFBC9F /* ？ */, TOKEN_END}};
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (marks[i].code == code) {
            *kind = marks[i].kind;
            return true;
        }
    }
    return false;
}

static bool add_mark(struct token_reader *reader, enum token_kind kind, size_t at, size_t size)
{
    struct token token = token_at(kind, FILLER, at, at + size);
    token.index = (uint32_t)reader->tokens->count;
    struct token *items = reader->tokens->items;
    if (kind == TOKEN_OPENING) {
        uint32_t around = reader->opening;
        reader->opening = token.index;
        token.index = around;
    } else if (kind == TOKEN_CLOSING && reader->opening != NO_BRACKET) {
        uint32_t opening = reader->opening;
        reader->opening = items[opening].index;
        items[opening].index = token.index;
        token.index = opening;
    } else if (kind == TOKEN_END) { /* a bracket that the sentence leaves open is none */
        while (reader->opening != NO_BRACKET) {
            uint32_t opening = reader->opening;
            reader->opening = items[opening].index;
            items[opening].index = opening;
        }
    }
    return add(reader, token);
}

/* ---- times ---- */

/* 比上年, 较2022年: what follows is compared with, and nothing is said of that year; but 与上年（新收8件）相比 says it. */
static bool is_compared(struct span text, size_t at, size_t end)
{
    static const char *const words[] = {"比", "较", "与", "同", "跟"};
    return span_ends_any((struct span){text.data, at}, ANY(words)) && !span_starts(span_from(text, end), SPAN("（"));
}

static bool is_time(enum concept concept)
{
    return concept == LAST_YEAR || concept == NEXT_YEAR || concept == OTHER_TIME;
}

/* ---- one pass ---- */

static const struct lexicon_meaning filler = {.concept = FILLER};

/* 已办 in 已办结 is no word: what stands in the way of phrases inside it must not cut those that run on behind it. What
 * of its bytes stand before the one that does. */
static size_t size_unless_cut(const struct token_reader *reader, size_t at, size_t size)
{
    const concepts nouns = SET(DECISION, DOCUMENT, LITIGATION, RECONSIDERATION, REQUEST);
    for (size_t inside = at + 3; inside < at + size; inside += 3) {
        size_t other;
        const struct lexicon_meaning *phrase = lexicon_match(reader->text, inside, &other);
        if (phrase && phrase->concept > FILLER && inside + other > at + size) {
            size_t part; /* 撤销行政处罚 before 决定: the noun itself runs on, and is still none */
            const struct lexicon_meaning *within =
                lexicon_match((struct span){reader->text.data, at + size}, inside, &part);
            bool same = within && (nouns & OF(within->concept)) && inside + part == at + size;
            return same ? inside + other - at : inside - at;
        }
    }
    return size;
}

static bool read_character(struct token_reader *reader, size_t at, size_t *next)
{
    struct span text = reader->text;
    unsigned char first = (unsigned char)text.data[at];
    *next = plain_text_next(text, at);
    if (first < 0x80) {
        enum concept concept;
        bool digit = first >= '0' && first <= '9';
        size_t end = digit ? time_read(text, at, reader->year, &concept) : 0;
        while (digit && end == 0 && *next < text.size && text.data[*next] >= '0' && text.data[*next] <= '9') {
            (*next)++;
        }
        if (end > 0) {
            *next = end;
            bool within =
                span_ends((struct span){text.data, end}, SPAN("日")) && span_starts(span_from(text, end), SPAN("内"));
            concept = within ? ON_TIME : is_time(concept) && is_compared(text, at, end) ? COMPARE : concept;
            return add(reader, token_at(TOKEN_PHRASE, concept, at, end));
        }
        return first != '\n' || add_mark(reader, TOKEN_END, at, 1);
    }
    if (*next - at != 3) {
        return true;
    }
    enum token_kind kind;
    uint32_t code = plain_text_code(text, at);
    if (code == 0xEFBC9D) { /* ＝ */
        return add(reader, token_at(TOKEN_PHRASE, SUM, at, at + 3));
    }
    if ((first == 0xE3 || first == 0xEF) && mark_of(code, &kind)) {
        return add_mark(reader, kind, at, 3);
    }
    if (code == 0xE3808A || code == 0xE2809C) { /* 《, “: a name or a slogan says nothing, whatever it says */
        size_t end = plain_text_name_end(text, at);
        if (end > *next) {
            *next = end;
            bool says = code == 0xE3808A && !span_contains(span_part(text, at, end), SPAN("条例"));
            return says || add(reader, token_at(TOKEN_PHRASE, FILLER, at, end));
        }
    }
    size_t size;
    const struct lexicon_meaning *phrase = lexicon_match(text, at, &size);
    if (!phrase) {
        return true;
    }
    if ((phrase->concept <= FILLER || phrase->concept == OFFICE) && size > 3) { /* also 政府办 in 政府办理 */
        size_t whole = size;
        size = size_unless_cut(reader, at, size);
        if (size < whole) { /* 无 in 无法人申请 */
            size_t cut = size;
            phrase = lexicon_match((struct span){text.data, at + cut}, at, &size);
            const concepts whole_words = SET(NONE, REQUEST_WORD); /* 申请 in 申请方式看 */
            phrase = phrase && size == cut && (whole_words & OF(phrase->concept)) ? phrase : &filler;
            size = cut;
        }
    }
    *next = at + size;
    enum concept concept = phrase->concept;
    concept = is_time(concept) && is_compared(text, at, at + size) ? COMPARE : concept;
    struct token token = token_at(TOKEN_PHRASE, concept, at, at + size);
    token.code = phrase->code;
    return add(reader, token);
}

/* ---- what the words beside it make of a word ---- */

static bool is_phrase(const struct tokens *tokens, size_t at)
{
    return tokens->items[at].kind == TOKEN_PHRASE || tokens->items[at].kind == TOKEN_LIST;
}

/* The year to which or from which something is carried stands behind the word, or else before it in its clause. */
static void resolve_carry(struct tokens *tokens, size_t at)
{
    enum { REACH = 4, REACH_BACK = 40 };
    struct token *items = tokens->items, *carry = &items[at];
    bool open = carry->concept == OPEN;
    if (!open && at + 3 < tokens->count && carry[1].kind == TOKEN_FIGURE && carry[2].concept == FILLER &&
        carry[2].kind == TOKEN_PHRASE && carry[3].concept == NEXT_YEAR) { /* 结转3件到下年 */
        carry->concept = CARRIED_FORWARD;
        carry[3].concept = FILLER;
        return;
    }
    for (size_t i = at + 1; !open && i < tokens->count && i <= at + REACH && is_phrase(tokens, i); i++) {
        if (items[i].concept == NEXT_YEAR || items[i].concept == LAST_YEAR || items[i].concept == THIS_YEAR) {
            carry->concept = items[i].concept == NEXT_YEAR ? CARRIED_FORWARD : CARRIED_OVER;
            items[i].concept = FILLER;
            return;
        }
        if (items[i].concept != FILLER) {
            break;
        }
    }
    for (size_t i = at; i-- > 0 && at - i < REACH_BACK && is_phrase(tokens, i);) {
        if (items[i].concept == LAST_YEAR || (items[i].concept == NEXT_YEAR && !open)) {
            carry->concept = items[i].concept == LAST_YEAR ? CARRIED_OVER : CARRIED_FORWARD;
            items[i].concept = FILLER;
            return;
        }
    }
}

/* 春节 or “十四五” stands before it. */
static bool is_named(const struct tokens *tokens, struct span text, size_t at)
{
    size_t before = at > 0 ? tokens->items[at - 1].to : 0;
    return before < tokens->items[at].from || span_ends((struct span){text.data, before}, SPAN("”"));
}

/* 3件将在2024年答复。, 待2024年法定期限内答复的3件: of figures that are told already, and no plan for others. The token of
 * the year, or SIZE_MAX. */
static size_t year_left_to(const struct tokens *tokens, struct span text, size_t at)
{
    static const char *const until[] = {"待", "至", "到", "于", "在", "转"};
    const struct token *items = tokens->items, *behind = &items[at + 1];
    size_t year = at > 1 && items[at - 1].concept == ON_TIME ? at - 2 : at - 1;
    if (at == 0 || at + 1 == tokens->count || items[year].concept != NEXT_YEAR || items[at - 1].to != items[at].from) {
        return SIZE_MAX;
    }
    bool ends = behind->kind == TOKEN_COMMA || behind->kind == TOKEN_STOP || behind->kind == TOKEN_END ||
                span_equal(span_part(text, behind->from, behind->to), SPAN("的"));
    return ends && span_ends_any((struct span){text.data, items[year].from}, ANY(until)) ? year : SIZE_MAX;
}

/* Words that the one right behind them gives another meaning. */
static void resolve_before_word(struct token *token, struct span text)
{
    const concepts told = SET(NEW, RECEIVE, PROCESS, THIS_YEAR);
    struct span word = span_part(text, token->from, token->to);
    if (token->concept == SUBSET && (told & OF(token[1].concept)) && span_starts(word, SPAN("涉及"))) {
        token->concept = FILLER; /* 涉及新收申请36件: those themselves */
        token->code = NULL;
    } else if (token->concept == OUTCOME && token[1].concept == DOCUMENT && span_ends(word, SPAN("主动公开"))) {
        token->concept = PUBLISH; /* 已主动公开规范性文件6件 */
        token->code = "proactive";
    } else if (token->concept == NONE && token[1].code && strcmp(token[1].code, "fee_items") == 0) {
        token[1].concept = FEES; /* 没有行政事业性收费项目 */
        token[1].code = NULL;
    }
}

static void resolve(struct tokens *tokens, struct span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        enum concept concept = tokens->items[i].concept;
        if (tokens->items[i].kind == TOKEN_PHRASE && (concept == CARRY || concept == OPEN)) {
            resolve_carry(tokens, i);
        } else if (concept == FILLER && is_named(tokens, text, i) &&
                   span_equal(span_part(text, tokens->items[i].from, tokens->items[i].to), SPAN("期间"))) {
            tokens->items[i].concept = OTHER_TIME; /* 春节期间 */
        } else if ((concept == PROCESS || concept == HANDLE) && year_left_to(tokens, text, i) != SIZE_MAX) {
            tokens->items[year_left_to(tokens, text, i)].concept = FILLER;
            tokens->items[i].concept = CARRIED_FORWARD;
        } else if (concept == CARRIED_FORWARD && i > 0 && tokens->items[i - 1].concept == NEXT_YEAR) {
            tokens->items[i - 1].concept = FILLER; /* 2024年继续办理 */
        } else if (i + 1 < tokens->count && tokens->items[i].to == tokens->items[i + 1].from) {
            resolve_before_word(&tokens->items[i], text);
        }
    }
}

/* 两项相加为82件 */
static bool counts_figures(struct span figure, struct span behind)
{
    static const char *const few[] = {"两", "二", "三", "四"}, *const sums[] = {"相加", "合计", "共计", "之和",
                                                                                "总计", "均",   "都"};
    return span_starts_any(figure, ANY(few)) > 0 && span_starts_any(behind, ANY(sums)) > 0;
}

/* “收到”与“办结”两项数据：36件、35件 */
static bool pairs_figures(struct span figure, struct span behind)
{
    static const char *const few[] = {"两项", "三项", "四项"}, *const pairs[] = {"数据：", "指标：", "数据为",
                                                                                 "指标为"};
    return span_starts_any(figure, ANY(few)) > 0 && span_starts_any(behind, ANY(pairs)) > 0;
}

/* 未引发一起行政复议: no figure, but none at all. */
static bool is_not_one(const struct tokens *tokens, struct span figure, struct span unit)
{
    enum { NEAR = 4 };
    size_t from = tokens->count > NEAR ? tokens->count - NEAR : 0;
    bool none = false;
    for (size_t i = from; i < tokens->count && span_starts(figure, SPAN("一")); i++) {
        none = tokens->items[i].kind == TOKEN_PHRASE && (none || tokens->items[i].concept == NONE);
    }
    return none && figure.size == SPAN("一").size + unit.size;
}

/* All that the sentence which is being read has named so far. */
static concepts concepts_of_sentence(const struct tokens *tokens)
{
    enum { REACH = 60 };
    concepts said = 0;
    for (size_t i = tokens->count; i-- > 0 && tokens->count - i < REACH && tokens->items[i].kind != TOKEN_END;) {
        said |= OF(tokens->items[i].concept);
    }
    return said;
}

/* Phrases whose meaning the figure behind them tells: 复议、诉讼各3件、2件; 自然人申请占30件, which is no share; 许可30件. */
static void resolve_before_figure(struct tokens *tokens, struct span text, const struct statement *figure)
{
    static const char *const shares[] = {"%", "‰", "成", "百分点"};
    const concepts said = concepts_of_sentence(tokens);
    struct token *last = tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
    if (!last || last->to != figure->place.from) {
        return;
    }
    struct span word = span_part(text, last->from, last->to);
    if (span_equal(word, SPAN("各"))) {
        last->concept = RESPECTIVELY;
    } else if (span_equal(word, SPAN("占")) && !span_contains_any(figure->unit, ANY(shares))) {
        last->concept = FILLER;
    } else if (span_equal(word, SPAN("许可")) && (tokens->count == 1 || last[-1].to == last->from)) {
        last->concept = DECISION;
        last->code = "licensing";
    } else if (span_equal(word, SPAN("办")) && (tokens->count == 1 || last[-1].kind != TOKEN_PHRASE)) {
        last->concept = PROCESS; /* 收65件、办64件 */
    } else if (span_equal(word, SPAN("有效")) && (said & SET(MAKE, REPEAL))) {
        last->concept = IN_FORCE; /* 制发23件，废止7件，有效78件 */
    } else if (span_equal(word, SPAN("登记申请"))) {
        last->concept =
            tokens->count == 1 || last[-1].to != last->from || last[-1].kind != TOKEN_PHRASE ? REQUEST_WORD : ELSE;
    } else if (span_equal(word, SPAN("单位")) && (said & OF(APPLICANT))) {
        last->concept = APPLICANT; /* 个人30件、单位6件 */
        last->code = "organisations";
    }
}

/* 收65件、“办”64件: verbs of one character, which mean so only between a mark and a figure. False: no memory. */
static bool read_lone_verb(struct token_reader *reader, size_t figure, struct span unit)
{
    static const struct {
        const char *word, *code;
        enum concept concept;
    } verbs[] = {{"收", NULL, RECEIVE},   {"进", NULL, RECEIVE}, {"办", "done", PROCESS}, {"答", NULL, PROCESS},
                 {"结", "done", PROCESS}, {"立", NULL, MAKE},    {"废", NULL, REPEAL},    {"转", NULL, CARRY},
                 {"存", NULL, CARRY},     {"余", NULL, OPEN}};
    struct tokens *tokens = reader->tokens;
    size_t count = tokens->count, end = figure;
    struct token *last = count > 0 ? &tokens->items[count - 1] : NULL;
    bool quoted = count > 1 && last->to == figure && last->from - last[-1].to == 3 &&
                  span_equal(span_part(reader->text, last->from, last->to), SPAN("”")) &&
                  span_equal(span_part(reader->text, last[-1].from, last[-1].to), SPAN("“"));
    end -= quoted ? SPAN("”").size : 0;
    size_t from = quoted ? last[-1].to : last ? last->to : 0;
    static const char *const units[] = {"件", "宗", "起", "份"};
    bool may = end - from == 3 && span_starts_any(unit, ANY(units)) > 0;
    for (size_t i = 0; i < COUNT(verbs) && may; i++) {
        if (memcmp(reader->text.data + from, verbs[i].word, 3) == 0) {
            struct token token = token_at(TOKEN_PHRASE, verbs[i].concept, from, figure);
            token.code = verbs[i].code;
            if (quoted) {
                *last = token;
            }
            return quoted || add(reader, token);
        }
    }
    return true;
}

/* （1390）条: a bracket that belongs to the figure. */
static bool opens_figure(struct span text, size_t at, size_t place, const struct statement *statements, size_t next)
{
    struct span rest = span_from(text, at);
    return place != SIZE_MAX && at + 3 == place && span_starts(rest, SPAN("（")) &&
           span_contains(span_part(text, place, statements[next].place.to), SPAN("）"));
}

bool tokens_read(struct arena *arena, const struct plain_text *plain, const struct statement *statements,
                 size_t statement_count, int year, struct tokens *tokens, struct failure *failure)
{
    *tokens = (struct tokens){.items = NULL};
    struct token_reader reader = {
        .arena = arena, .text = plain->text, .tokens = tokens, .year = year, .opening = NO_BRACKET};
    reader.capacity = plain->text.size / BYTES_A_TOKEN + 16;
    tokens->items = arena_allocate_array(arena, reader.capacity, sizeof *tokens->items);
    if (!tokens->items) {
        return fail_memory(failure);
    }
    size_t statement = 0, place = SIZE_MAX;
    place = statement_count > 0 ? statements[0].place.from : SIZE_MAX;
    for (size_t at = 0; at < plain->text.size;) {
        size_t next;
        bool added;
        if (at >= place) {
            next = statements[statement].place.to;
            struct span figure = span_part(plain->text, at, next);
            bool pairs = pairs_figures(figure, span_from(plain->text, next));
            bool none = pairs || is_not_one(tokens, figure, statements[statement].unit) ||
                        counts_figures(figure, span_from(plain->text, next));
            struct token token = token_at(none ? TOKEN_PHRASE : TOKEN_FIGURE, pairs ? RESPECTIVELY : FILLER, at, next);
            added = read_lone_verb(&reader, at, statements[statement].unit);
            token.index = (uint32_t)statement++;
            resolve_before_figure(tokens, plain->text, &statements[statement - 1]);
            added = added && add(&reader, token);
            place = statement < statement_count ? statements[statement].place.from : SIZE_MAX;
        } else if (opens_figure(plain->text, at, place, statements, statement)) {
            next = place;
            added = add(&reader, token_at(TOKEN_PHRASE, FILLER, at, next));
        } else {
            added = read_character(&reader, at, &next);
            if (next > place) { /* a phrase never runs into a figure */
                next = place;
                tokens->items[tokens->count - 1].to = (uint32_t)place;
            }
        }
        if (!added) {
            return fail_memory(failure);
        }
        at = next;
    }
    for (uint32_t at = reader.opening; at != NO_BRACKET;) {
        uint32_t around = tokens->items[at].index;
        tokens->items[at].index = at;
        at = around;
    }
    resolve(tokens, plain->text);
    /* Nothing stands behind the last, for those who look at the next. */
    return ARENA_ROOM(arena, tokens->items, tokens->count, reader.capacity) || fail_memory(failure);
}

bool is_mark(const struct token *token)
{
    return token->kind == TOKEN_COMMA || token->kind == TOKEN_COLON || token->kind == TOKEN_STOP ||
           token->kind == TOKEN_END || token->kind == TOKEN_FIGURE;
}
