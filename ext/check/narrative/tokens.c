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

/* Adds a token, of which all else is zero. NULL: no memory. */
static struct token *add(struct token_reader *reader, enum token_kind kind, enum concept concept, size_t from,
                         size_t to)
{
    struct tokens *tokens = reader->tokens;
    if (!ARENA_ROOM(reader->arena, tokens->items, tokens->count, reader->capacity)) {
        return NULL;
    }
    struct token *token = &tokens->items[tokens->count++];
    token->kind = (uint8_t)kind;
    token->concept = (uint8_t) concept;
    token->from = (uint32_t)from;
    token->to = (uint32_t)to;
    return token;
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

/* Each bracket that is open then closes nothing but itself. */
static void close_all(struct token_reader *reader)
{
    struct token *items = reader->tokens->items;
    for (uint32_t at = reader->opening; at != NO_BRACKET; at = reader->opening) {
        reader->opening = items[at].index;
        items[at].index = at;
    }
}

static bool add_mark(struct token_reader *reader, enum token_kind kind, size_t at, size_t size)
{
    struct token *token = add(reader, kind, FILLER, at, at + size);
    if (!token) {
        return false;
    }
    struct token *items = reader->tokens->items;
    uint32_t index = (uint32_t)(token - items), opening = reader->opening;
    token->index = index;
    if (kind == TOKEN_OPENING) {
        token->index = opening;
        reader->opening = index;
    } else if (kind == TOKEN_CLOSING && opening != NO_BRACKET) {
        reader->opening = items[opening].index;
        items[opening].index = index;
        token->index = opening;
    } else if (kind == TOKEN_END) { /* a bracket that the sentence leaves open is none */
        close_all(reader);
    }
    return true;
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
        struct lexicon_match phrase = lexicon_match(reader->text, inside);
        if (inside + phrase.size > at + size && phrase.meaning->concept > FILLER) {
            /* 撤销行政处罚 before 决定: the noun itself runs on, and is still none */
            struct lexicon_match within = lexicon_match((struct span){reader->text.data, at + size}, inside);
            bool same = inside + within.size == at + size && (nouns & OF(within.meaning->concept));
            return same ? inside + phrase.size - at : inside - at;
        }
    }
    return size;
}

/* The phrase that begins at `at`, if one does. */
static bool read_phrase(struct token_reader *reader, size_t at, size_t *next)
{
    struct span text = reader->text;
    struct lexicon_match match = lexicon_match(text, at);
    const struct lexicon_meaning *phrase = match.meaning;
    size_t size = match.size;
    if (!phrase) {
        return true;
    }
    if (match.holds_begin && (phrase->concept <= FILLER || phrase->concept == OFFICE)) { /* also 政府办 in 政府办理 */
        size = size_unless_cut(reader, at, size);
        if (size < match.size) { /* 无 in 无法人申请 */
            match = lexicon_match((struct span){text.data, at + size}, at);
            const concepts whole_words = SET(NONE, REQUEST_WORD); /* 申请 in 申请方式看 */
            phrase = match.size == size && (whole_words & OF(match.meaning->concept)) ? match.meaning : &filler;
        }
    }
    *next = at + size;
    bool compared = is_time(phrase->concept) && is_compared(text, at, at + size);
    struct token *token = add(reader, TOKEN_PHRASE, compared ? COMPARE : phrase->concept, at, at + size);
    if (token) {
        uint32_t code = plain_text_code(text, at);
        token->code = phrase->code;
        token->whole =
            size > 3 && (code == 0xE585A8 /* 全 */ || code == 0xE68891 /* 我 */ || code == 0xE69CAC /* 本 */);
    }
    return token;
}

/* A time, or what else begins with a digit. */
static bool read_digits(struct token_reader *reader, size_t at, size_t *next)
{
    struct span text = reader->text;
    enum concept concept;
    size_t end = time_read(text, at, reader->year, &concept);
    while (end == 0 && *next < text.size && text.data[*next] >= '0' && text.data[*next] <= '9') {
        (*next)++;
    }
    if (end == 0) {
        return true;
    }
    *next = end;
    bool within = span_ends((struct span){text.data, end}, SPAN("日")) && span_starts(span_from(text, end), SPAN("内"));
    concept = within ? ON_TIME : is_time(concept) && is_compared(text, at, end) ? COMPARE : concept;
    return add(reader, TOKEN_PHRASE, concept, at, end);
}

/* What a character that is no ideograph begins, if no phrase of the lexicon does: `*added` tells whether memory was left.
 * False: a phrase may. */
static bool read_other(struct token_reader *reader, size_t at, size_t *next, bool *added)
{
    struct span text = reader->text;
    char first = text.data[at];
    if ((unsigned char)first < 0x80) {
        *added = first >= '0' && first <= '9' ? read_digits(reader, at, next)
                                              : first != '\n' || add_mark(reader, TOKEN_END, at, 1);
        return true;
    }
    *added = true;
    if (*next - at != 3) {
        return true;
    }
    enum token_kind kind;
    uint32_t code = plain_text_code(text, at);
    if (mark_of(code, &kind)) {
        *added = add_mark(reader, kind, at, 3);
        return true;
    }
    bool sum = code == 0xEFBC9D /* ＝ */, title = code == 0xE3808A /* 《 */;
    size_t end = title || code == 0xE2809C /* “ */ ? plain_text_name_end(text, at) : *next;
    if (sum || end > *next) { /* a name or a slogan says nothing, whatever it says */
        *next = end;
        *added = (title && !span_contains(span_part(text, at, end), SPAN("条例"))) ||
                 add(reader, TOKEN_PHRASE, sum ? SUM : FILLER, at, end);
        return true;
    }
    return false;
}

static bool read_character(struct token_reader *reader, size_t at, size_t *next)
{
    bool added;
    *next = plain_text_next(reader->text, at);
    if (!begins_ideograph(reader->text.data[at]) && read_other(reader, at, next, &added)) {
        return added;
    }
    return read_phrase(reader, at, next);
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
        } else if (concept == FILLER &&
                   span_equal(span_part(text, tokens->items[i].from, tokens->items[i].to), SPAN("期间")) &&
                   is_named(tokens, text, i)) {
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

/* 网站、信函、当面三种途径收到36件: by all of them. */
static bool counts_ways(struct span figure, struct span behind)
{
    static const char *const few[] = {"两", "二", "三", "四", "五"}, *const ways[] = {"渠道", "途径", "方式"};
    return span_starts_any(figure, ANY(few)) > 0 && span_starts_any(behind, ANY(ways)) > 0;
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

/* Whether the sentence which is being read has named one of these so far. */
static bool was_named(const struct tokens *tokens, concepts these)
{
    enum { REACH = 60 };
    bool named = false;
    for (size_t i = tokens->count;
         !named && i-- > 0 && tokens->count - i < REACH && tokens->items[i].kind != TOKEN_END;) {
        named = these & OF(tokens->items[i].concept);
    }
    return named;
}

/* Phrases whose meaning the figure behind them tells: 复议、诉讼各3件、2件; 自然人申请占30件, which is no share; 许可30件. */
static void resolve_before_figure(struct tokens *tokens, struct span text, const struct statement *figure)
{
    static const char *const shares[] = {"%", "‰", "成", "百分点"};
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
    } else if (span_equal(word, SPAN("有效")) && was_named(tokens, SET(MAKE, REPEAL))) {
        last->concept = IN_FORCE; /* 制发23件，废止7件，有效78件 */
    } else if (span_equal(word, SPAN("登记申请"))) {
        last->concept =
            tokens->count == 1 || last[-1].to != last->from || last[-1].kind != TOKEN_PHRASE ? REQUEST_WORD : ELSE;
    } else if (span_equal(word, SPAN("其他途径")) && was_named(tokens, OF(OUTCOME))) {
        last->concept = OUTCOME; /* 信息不存在2件、其他途径1件: of the form of 2014 */
        last->code = "referred";
    } else if (span_equal(word, SPAN("来信")) && was_named(tokens, OF(CHANNEL)) && was_named(tokens, REQUESTS)) {
        last->concept = CHANNEL; /* 收到申请36件（网上30件、来信6件） */
        last->code = "by_letter";
    } else if (span_equal(word, SPAN("单位")) && was_named(tokens, OF(APPLICANT))) {
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
            tokens->count -= quoted; /* its closing mark, which is a word of its own */
            struct token *token = add(reader, TOKEN_PHRASE, verbs[i].concept, from, figure);
            if (token) {
                token->code = verbs[i].code;
            }
            return token;
        }
    }
    return true;
}

/* （1390）条: a bracket that belongs to the figure. */
static bool opens_figure(struct span text, size_t at, size_t place, const struct statement *statements, size_t next)
{
    struct span rest = span_from(text, at);
    return at + 3 == place && span_starts(rest, SPAN("（")) &&
           span_contains(span_part(text, place, statements[next].place.to), SPAN("）"));
}

/* The figure that begins at `at`; `*next` is behind it. */
static bool read_figure(struct token_reader *reader, size_t at, const struct statement *statement, size_t index,
                        size_t *next)
{
    *next = statement->place.to;
    struct span text = reader->text, figure = span_part(text, at, *next), behind = span_from(text, *next);
    bool numeral = !is_printed_ascii(*figure.data), pairs = numeral && pairs_figures(figure, behind);
    bool ways = numeral && counts_ways(figure, behind);
    bool none = pairs || ways ||
                (numeral && (is_not_one(reader->tokens, figure, statement->unit) || counts_figures(figure, behind)));
    if (!read_lone_verb(reader, at, statement->unit)) {
        return false;
    }
    resolve_before_figure(reader->tokens, text, statement);
    struct token *token = add(reader, none ? TOKEN_PHRASE : TOKEN_FIGURE,
                              pairs  ? RESPECTIVELY
                              : ways ? SUM
                                     : FILLER,
                              at, *next);
    if (token) {
        token->index = (uint32_t)index;
    }
    return token;
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
    size_t statement = 0, place = statement_count > 0 ? statements[0].place.from : SIZE_MAX;
    for (size_t at = 0; at < plain->text.size;) {
        size_t next;
        bool added;
        if (at >= place) {
            added = read_figure(&reader, at, &statements[statement], statement, &next);
            statement++;
            place = statement < statement_count ? statements[statement].place.from : SIZE_MAX;
        } else if (opens_figure(plain->text, at, place, statements, statement)) {
            next = place;
            added = add(&reader, TOKEN_PHRASE, FILLER, at, next);
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
    close_all(&reader);
    resolve(tokens, plain->text);
    if (!ARENA_ROOM(arena, tokens->items, tokens->count, reader.capacity)) {
        return fail_memory(failure);
    }
    /* Behind the last, for those who look at the next: it ends what they go along. */
    uint32_t end = (uint32_t)plain->text.size, count = (uint32_t)tokens->count;
    tokens->items[count] =
        (struct token){.from = end, .to = end, .index = count, .kind = TOKEN_END, .concept = NOTHING};
    return true;
}
