/* Words and figures that stand apart: 自然人、企业分别提出41件、6件; 由上年的45件增加到61件. */
#include "check/narrative/figure.h"

enum { MOST_PIECES = 12 };

struct paired_piece {
    size_t from, to; /* tokens */
};

/* 前者30件、后者20件 */
static bool is_latter(const struct passage *passage, const struct token *token)
{
    return span_equal(span_part(passage->plain->text, token->from, token->to), SPAN("后者"));
}

static bool is_and(const struct passage *passage, const struct token *token)
{
    struct span word = span_part(passage->plain->text, token->from, token->to);
    return token->kind == TOKEN_PHRASE && is_one_of(word, "和 及 与 以及 并");
}

/* Figures that follow each other with nothing but marks and 和 between: how many, from `first` on. */
static size_t count_row(const struct passage *passage, size_t first, size_t end)
{
    const struct token *items = passage->tokens.items;
    size_t count = 1;
    while (first + count < end) {
        const struct figure *figure = &passage->figures[first + count];
        for (size_t i = figure[-1].token + 1; i <= figure->token; i++) {
            bool mark = items[i].kind == TOKEN_LIST || items[i].kind == TOKEN_COMMA || items[i].kind == TOKEN_FIGURE;
            if (items[i - 1].to != items[i].from ||
                !(mark || is_and(passage, &items[i]) || is_latter(passage, &items[i]))) {
                return count;
            }
        }
        count++;
    }
    return count;
}

static bool names_something(const struct passage *passage, struct paired_piece piece)
{
    const concepts empty = SET(FILLER, NOTHING, SUM, PARTS, DISCLOSURE, ALL, COMPARE);
    for (size_t i = piece.from; i < piece.to; i++) {
        const struct token *token = &passage->tokens.items[i];
        if (token->kind == TOKEN_PHRASE && !(empty & OF(token->concept))) {
            return true;
        }
    }
    return false;
}

/* The last `wanted` pieces, parted by 、 and 和, that end at a token; the first of them begins after a comma. */
static bool split(const struct passage *passage, size_t floor, size_t end, size_t wanted, struct paired_piece *pieces)
{
    const struct token *items = passage->tokens.items;
    size_t found = 0, to = end, at = end;
    while (found < wanted) {
        bool parts = at > floor && (items[at - 1].kind == TOKEN_LIST || is_and(passage, &items[at - 1]));
        struct span text = passage->plain->text;
        bool quotes = at > floor && at < to && span_ends((struct span){text.data, items[at - 1].to}, SPAN("”")) &&
                      span_starts(span_from(text, items[at].from), SPAN("“"));
        bool stops = at == floor || items[at - 1].kind == TOKEN_FIGURE ||
                     (!parts && items[at - 1].kind != TOKEN_PHRASE && items[at - 1].kind != TOKEN_COMMA) ||
                     (items[at - 1].kind == TOKEN_COMMA && found + 1 == wanted);
        bool comma = at > floor && items[at - 1].kind == TOKEN_COMMA;
        if (!stops && !parts && !comma && !quotes) {
            at--;
            continue;
        }
        struct paired_piece piece = {at, to};
        if (to > at) {
            found++;
            pieces[wanted - found] = piece;
            if (!names_something(passage, piece)) {
                return false;
            }
        }
        if (stops) {
            return found == wanted;
        }
        at--;
        to = quotes ? at + 1 : at; /* “公开”“部分公开”: no mark between them */
    }
    return true;
}

static void give(struct figure *figure, const struct passage *passage, struct paired_piece piece, size_t shared,
                 size_t to)
{
    struct context context = figure->context;
    context.respectively = false;
    context.topic_at = NO_TOKEN;
    context_read(&context, passage, piece.from, piece.to);
    context_read(&context, passage, shared, to);
    context.respectively = false;
    context.other_office |= names_other_office(passage, piece.from, piece.to);
    figure->context = context;
    figure->words = (struct words){
        .stretches = {{(uint32_t)piece.from, (uint32_t)piece.to}, {(uint32_t)shared, (uint32_t)to}}, .count = 2};
    figure->own = figure->lead = 0;
    for (size_t i = piece.from; i < piece.to; i++) {
        figure->own |= OF(passage->tokens.items[i].concept);
    }
    for (size_t i = shared; i < to; i++) {
        figure->own |= OF(passage->tokens.items[i].concept);
    }
    figure->own &= ~OF(RESPECTIVELY);
    figure->lead = figure->own;
    figure->near = piece.to > piece.from ? passage->tokens.items[piece.to - 1].concept : NOTHING;
    figure->unknown = 0;
    figure->paired = true;
}

/* 予以公开38%、无法提供24%；件数分别为30件、20件: the counts have the words of the shares before them. */
static bool take_words_of_shares(const struct passage *passage, size_t first, size_t count)
{
    struct figure *figures = passage->figures + first;
    bool shares = first >= count;
    for (size_t i = 1; shares && i <= count; i++) {
        shares = figures[-(ptrdiff_t)i].sentence == figures->sentence &&
                 span_equal(figures[-(ptrdiff_t)i].statement->unit, SPAN("%"));
    }
    for (size_t i = 0; shares && i < count; i++) {
        const struct figure *share = &figures[i] - count;
        figures[i].words = share->words;
        figures[i].lead = figures[i].own = share->own & ~SET(SHARE, PARTS);
        figures[i].near = share->near;
        figures[i].unknown = share->unknown;
        figures[i].paired = true;
    }
    return shares;
}

/* 行政复议290件、行政诉讼215件，其中涉及政府信息公开的分别为3件、9件: the last figures before them have their names. */
static bool take_words_of_figures(const struct passage *passage, size_t first, size_t count)
{
    struct figure *figure = passage->figures + first;
    const concepts names = SET(RECONSIDERATION, LITIGATION, APPLICANT, DECISION);
    bool named = first >= count && (figure->gap & OF(PARTS));
    for (size_t i = 1; named && i <= count; i++) {
        const struct figure *total = figure - i;
        named = total->sentence == figure->sentence && (total->lead & names) && total->words.count > 0;
    }
    const struct words own = figure->words;
    const concepts lead = figure->lead;
    for (size_t i = 0; named && i < count; i++) {
        const struct figure *total = figure + i - count;
        struct figure *part = figure + i;
        part->words =
            (struct words){.stretches = {total->words.stretches[0], own.stretches[0]}, .count = own.count > 0 ? 2 : 1};
        part->lead = part->own = (total->lead | lead) & ~SET(PARTS, RESPECTIVELY);
        part->context.topic = total->context.topic;
        part->near = total->near;
        part->paired = true;
    }
    return named;
}

static void pair(const struct passage *passage, size_t first, size_t end)
{
    const struct figure *figure = &passage->figures[first];
    size_t at = figure->token, floor = figure->sentence->from;
    while (at > floor && passage->tokens.items[at].concept != RESPECTIVELY) {
        at--;
    }
    struct paired_piece pieces[MOST_PIECES];
    size_t count = count_row(passage, first, end), to = figure->token;
    const struct token *items = passage->tokens.items;
    bool told = first > 0 && at > floor + 1 && items[at - 1].kind == TOKEN_COMMA && items[at - 2].kind == TOKEN_FIGURE;
    size_t words = told ? at - 2 : at; /* 行政复议、行政诉讼9起，分别为5起、4起 */
    if (count < 2 || count > MOST_PIECES || take_words_of_shares(passage, first, count) ||
        take_words_of_figures(passage, first, count) || !split(passage, floor, words, count, pieces)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        give(&passage->figures[first + i], passage, pieces[i], at + 1, to);
        passage->figures[first + i].own |=
            OF(passage->tokens.items[pieces[0].from].concept) & OF(SUBSET); /* 涉及住房、教育的申请 */
    }
    for (size_t i = first + count; i < end && !(passage->figures[i].gap & OF(RESPECTIVELY)); i++) {
        passage->figures[i].context.respectively = false;
    }
}

/* 由A件增加到B件: A is what B is compared with, and B is what A's words say. */
static void change(struct figure *before, struct figure *figure)
{
    const concepts aside = SET(COMPARE, CHANGE, CHANGE_TO, LAST_YEAR, OTHER_TIME);
    for (size_t i = 0; i < before->words.count && figure->words.count < MOST_STRETCHES; i++) {
        if (before->words.stretches[i].from < before->token) {
            figure->words.stretches[figure->words.count++] = before->words.stretches[i];
        }
    }
    figure->lead = (figure->lead | before->lead) & ~aside;
    figure->own = (figure->own | before->lead) & ~aside;
    figure->near = figure->own & OF(REQUEST) ? REQUEST : figure->near == CHANGE_TO ? NOTHING : figure->near;
    figure->unknown += before->unknown;
    figure->context.other_time = false;
    before->own |= OF(COMPARE);
}

/* 5件案件中维持3件: what the next figure is of. */
static bool figure_is_base(const struct figure *figure)
{
    const struct passage *passage = figure->sentence->passage;
    const struct token *behind = &passage->tokens.items[figure->token + 1];
    while (behind->kind == TOKEN_PHRASE &&
           !span_equal(span_part(passage->plain->text, behind->from, behind->to), SPAN("中"))) {
        behind++;
    }
    return behind->kind == TOKEN_PHRASE;
}

/* 申请比上年减少16件，只有20件 */
static bool leads_to_whole(const struct figure *share, const struct figure *figure)
{
    static const char *const leads[] = {"，达到", "，为", "，只有", "，共", "，仅有", "，增至", "，降至"};
    struct span text = figure->sentence->passage->plain->text;
    return share->near == CHANGE && span_equal(share->statement->unit, figure->statement->unit) &&
           span_starts_any(span_from(text, share->statement->place.to), ANY(leads)) > 0;
}

/* 自然人申请占83.3%，共30件; 申请比上年减少12%，为36件: the count has the words of the share before it. */
static void count_share(const struct figure *share, struct figure *figure)
{
    const concepts aside = SET(SHARE, COMPARE, CHANGE);
    /* 自然人占81%（新收26件）, 自然人81%（26件） */
    if (span_equal(share->statement->unit, SPAN("%")) && figure->opener == OPENER_BRACKET &&
        !(figure->own & ~SET(NEW, RECEIVE, FILLER, SUM)) && share->words.count > 0 &&
        figure->words.count < MOST_STRETCHES &&
        (figure->words.count == 0 ||
         share->words.stretches[0].to <= figure->words.stretches[0].from)) { /* no stretch stands twice */
        figure->words.stretches[figure->words.count++] = share->words.stretches[0];
        figure->lead |= share->lead & ~aside;
        figure->own |= share->lead & ~aside;
        return;
    }
    if (figure_is_base(figure)) { /* 维持率60%，即5件案件中维持3件 */
        return;
    }
    const struct figure *base = figure_before(share); /* 申请数量较上年的27件增加16件，达到43件 */
    if (share->near == CHANGE && (base->own & OF(COMPARE)) && !(figure->own & ~SET(SUM, FILLER)) &&
        figure->unknown == 0) {
        figure->words = base->words;
        figure->lead = figure->own = base->lead & ~SET(COMPARE, CHANGE, LAST_YEAR);
        return;
    }
    /* 予以公开比例最高，达57.1%，共20件 */
    bool percent =
        span_equal(share->statement->unit, SPAN("%")) && (share->own & SET(SHARE, CHANGE, OUTCOME, APPLICANT, RESULT));
    if (!(percent || leads_to_whole(share, figure)) || (figure->own & ~SET(SUM, FILLER)) || figure->unknown > 0 ||
        share->words.count == 0 || !(share->own & ~aside)) {
        return;
    }
    figure->words = share->words;
    figure->lead = figure->own = share->own & ~aside;
    figure->unknown = share->unknown;
    figure->near = !percent && (figure->own & OF(REQUEST)) ? REQUEST : figure->near;
}

/* 新收申请中，上半年20件，下半年16件，共计36件: of the year again. */
static void sum_halves(struct figure *figure)
{
    enum { FURTHEST = 5 };
    if (!(figure->own & OF(SUM)) || !figure_sums_up(figure, 0)) {
        return;
    }
    const struct figure *first = NULL;
    size_t halves = 0,
           far = figure_first(figure) + FURTHEST < figure ? FURTHEST : (size_t)(figure - figure_first(figure));
    for (size_t i = 1; i <= far; i++) {
        struct span lead = figure_lead_text(figure - i);
        bool half = span_contains(lead, SPAN("上半年")) || span_contains(lead, SPAN("下半年"));
        halves += half;
        first = half ? figure - i : first;
    }
    if (halves == 2) {
        figure->words = first->words;
        figure->lead = figure->own = first->own & ~OF(OTHER_TIME);
        figure->near = first->own & OF(REQUEST) ? REQUEST : figure->near;
        figure->context.other_time = false;
    }
}

void figures_take_distant_words(const struct passage *passage, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        struct figure *figure = &passage->figures[i];
        if ((figure->gap & OF(RESPECTIVELY)) && !figure->paired) {
            pair(passage, i, end);
        }
        if (i > first) {
            count_share(figure - 1, figure);
        }
        sum_halves(figure);
        if (i > first && (figure->gap & OF(CHANGE_TO))) {
            change(figure - 1, figure);
        }
    }
}
