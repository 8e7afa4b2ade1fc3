#include "check/narrative/narrative.h"

#include "base/scratch.h"
#include "check/narrative/applicants.h"

/* Whether the sentence may speak of something that a table counts. The others are most of a narrative. */
static bool may_claim(const struct sentence *sentence)
{
    const concepts counted = OF(REQUEST) | OF(REQUEST_KIND) | OF(REQUEST_TOPIC) | OF(REQUEST_WORD) |
                             OF(RECONSIDERATION) | OF(LITIGATION) | OF(ROUTE) | OF(DISPUTE) | OF(DOCUMENT) |
                             OF(DECISION) | OF(FEES) | OF(PROCUREMENT) | OF(MAKE) | OF(REPEAL) | OF(IN_FORCE) |
                             OF(CARRIED_OVER) | OF(CARRIED_FORWARD) | OF(CARRY) | OF(NEW) | OF(OPEN) | OF(OUTCOME) |
                             OF(APPLICANT);
    enum topic topic = sentence->begin.topic;
    const concepts cases = SET(RESULT, DISCLOSURE); /* 复议机关维持的政府信息公开案件3件 */
    return (sentence->said & counted) || (sentence->said & cases) == cases ||
           (topic != TOPIC_NONE && topic != TOPIC_OTHER) ||
           sentence->passage->report->tables[TABLE_STATISTICS].times > 0;
}

/* A piece of a sentence that ； or its end ends: what it says, and what its figures' own words name. */
struct piece {
    concepts said;
    size_t outcomes, applicants; /* figures */
    bool unmistakable;           /* one of them can be nothing but a line of section 3, or an outcome has its reason */
};

static struct piece read_piece(const struct sentence *sentence, size_t from, size_t to, size_t first, size_t end)
{
    struct piece piece = {0};
    bool denied = false, reason = false;
    for (size_t i = from, depth = 0; i < to; i++) {
        const struct token *token = &sentence->passage->tokens.items[i];
        depth += token->kind == TOKEN_OPENING;
        depth -= token->kind == TOKEN_CLOSING && depth > 0;
        piece.said |= depth > 0 && token->concept == SUBSET ? 0 : OF(token->concept);
        bool outcome = token->concept == OUTCOME;
        denied |= outcome && strcmp(token->code, "denied") == 0;
        reason |= outcome && strncmp(token->code, "3.3.", 4) == 0;
    }
    piece.unmistakable = denied && reason && !(piece.said & OF(DOCUMENT_WORD)); /* 属于行政查询事项，不予公开2件 */
    for (size_t i = first; i < end; i++) {
        struct outcomes outcomes = {
            .count = figure_codes(&sentence->passage->figures[i], OUTCOME, outcomes.codes, MOST_OUTCOMES)};
        piece.outcomes += outcomes.count > 0;
        concepts own = sentence->passage->figures[i].own;
        piece.unmistakable |= (own & OF(REQUEST_WORD)) && (own & SET(CARRIED_FORWARD, CARRIED_OVER));
        piece.unmistakable |= outcomes_are_unmistakable(outcomes.codes, outcomes.count) ||
                              (outcomes.count > 0 && (own & OF(REQUEST_WORD)));
        piece.applicants += (sentence->passage->figures[i].own & OF(APPLICANT)) != 0;
    }
    return piece;
}

enum implied { IMPLIED_NOTHING, IMPLIED_PERHAPS, IMPLIED_REQUESTS };

/* What names no requests, but what only they have: outcomes by the dozen, applicants, 新收 and 结转. */
static enum implied implies_requests(const struct piece *piece)
{
    const concepts others = SET(RECONSIDERATION, LITIGATION, ROUTE, DISPUTE, BODY, ELSE, DOCUMENT, DECISION);
    const concepts carried = SET(CARRIED_OVER, CARRIED_FORWARD, CARRY);
    concepts said = piece->said;
    if (said & others) {
        return IMPLIED_NOTHING;
    }
    bool moved = (said & OF(NEW)) && (said & carried);
    /* texts that are examined before they are published are sorted much the same */
    bool examined = said & SET(SUBSET, DOCUMENT_WORD);
    bool implied = (said & (OF(NEW) | carried)) && (said & OF(REQUEST_WORD)) && !(said & OF(SUBSET));
    implied |= moved || piece->outcomes >= (examined ? 5 : 3) ||
               ((said & SET(RECEIVE, REQUEST_WORD)) && !(said & OF(HANDLE)) && piece->applicants >= 2);
    implied |= piece->unmistakable || piece->applicants >= 4;
    const concepts hints = SET(REQUEST_WORD, OUTCOME, NEW) | carried;
    bool perhaps = (said & hints) || piece->applicants >= 2 || ((said & OF(OPEN)) && (said & OF(PROCESS)));
    return implied ? IMPLIED_REQUESTS : perhaps ? IMPLIED_PERHAPS : IMPLIED_NOTHING;
}

/* 全年共收到申请36件, 新收申请36件 */
static bool counts_all_received(const struct figure *figure)
{
    const concepts all = SET(THIS_YEAR, SUM, NEW), verbs = SET(RECEIVE, NEW, PROCESS),
                   others = ~(all | verbs | SET(FILLER, REQUEST_WORD));
    return (figure->own & verbs) && (figure->own & OF(REQUEST_WORD)) && (figure->own & all) &&
           !(figure->own & others) && figure->unknown == 0;
}

/* Figures whose piece names no topic have that of the sentence before, unless it speaks of requests. */
static void imply_requests(struct sentence *sentence, struct context *context)
{
    const struct passage *passage = sentence->passage;
    enum topic before = sentence->begin.topic;
    size_t first = sentence->first;
    const concepts hints = SET(NEW, CARRIED_OVER, CARRIED_FORWARD, CARRY, REQUEST_WORD, OUTCOME, APPLICANT, OPEN);
    if (!(sentence->said & hints)) {
        return;
    }
    struct piece whole = read_piece(sentence, sentence->from, sentence->to, first, sentence->end);
    enum implied all = implies_requests(&whole);
    for (size_t from = sentence->from, to = from; from < sentence->to && before != TOPIC_REQUESTS; from = to + 1) {
        for (to = from; to < sentence->to && passage->tokens.items[to].kind != TOKEN_STOP;) {
            to++;
        }
        size_t end = first;
        while (end < sentence->end && passage->figures[end].token < to) {
            end++;
        }
        struct piece piece = read_piece(sentence, from, to, first, end);
        enum implied implied = all == IMPLIED_REQUESTS ? all : implies_requests(&piece);
        for (; first < end; first++) {
            struct context *of = &passage->figures[first].context;
            bool inherited = of->topic == before || of->topic == TOPIC_NONE;
            bool all_received = of->topic == TOPIC_NONE && counts_all_received(&passage->figures[first]);
            if ((implied != IMPLIED_NOTHING || all_received) && inherited) {
                of->topic = TOPIC_REQUESTS;
                of->doubtful |= implied == IMPLIED_PERHAPS && !counts_all_received(&passage->figures[first]);
            }
        }
        if (implied == IMPLIED_REQUESTS && from == sentence->from) {
            sentence->begin.topic = TOPIC_REQUESTS;
            context->topic = context->topic == before ? TOPIC_REQUESTS : context->topic;
        }
    }
}

/* The bit of what the tables have for it: the routes of section 4 are one. */
static unsigned bit_of(const struct sentence *sentence, enum topic topic)
{
    bool route = topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION;
    bool one_table = sentence->passage->report->tables[TABLE_STATISTICS].times > 0;
    return one_table ? 1 : 1u << (route ? TOPIC_REVIEWS : topic);
}

/* Figures that no claim has been made of yet; the topics of those that others vouch for. */
static void read_claims(const struct sentence *sentence, unsigned vouched)
{
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct figure *figure = &sentence->passage->figures[i];
        figure->vouched = vouched & bit_of(sentence, figure->context.topic);
        if (!figure->claimed) {
            narrative_statistics(figure);
        }
        if (!figure->claimed) {
            narrative_requests(figure);
            narrative_reviews(figure);
            narrative_disclosed(figure);
        }
    }
}

/* 处罚4203件，强制94件: where the tables have the one, the other speaks of them too. */
static unsigned vouched_topics(const struct sentence *sentence)
{
    const double least = 5; /* smaller counts are the same by chance */
    unsigned vouched = 0;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        const struct figure *figure = &sentence->passage->figures[i];
        vouched |= figure->confirmed && figure->counted >= least ? bit_of(sentence, figure->context.topic) : 0;
    }
    return vouched;
}

static void check_sentence(struct sentence *sentence)
{
    if (may_claim(sentence)) {
        narrative_unnumbered(sentence);
        read_claims(sentence, 0);
        unsigned vouched = vouched_topics(sentence);
        if (vouched) {
            read_claims(sentence, vouched);
        }
    }
    narrative_parts(sentence);
}

/* Reads the sentence that begins with the token `from`; returns the token behind it. */
static size_t read_sentence(struct passage *passage, size_t from, const struct statement *statements,
                            struct context *context, struct all_claim *all)
{
    const struct tokens *tokens = &passage->tokens;
    struct sentence *sentence = arena_allocate(passage->scratch, sizeof *sentence);
    if (!sentence) {
        fail_memory(passage->failure);
        return tokens->count;
    }
    context_begin_sentence(context, passage, from);
    *sentence = (struct sentence){
        .passage = passage, .from = from, .to = from, .first = passage->figure_count, .begin = *context, .all = all};
    for (bool ends = false; sentence->to < tokens->count && !ends; sentence->to++) {
        const struct token *token = &tokens->items[sentence->to];
        sentence->said |= OF(token->concept);
        sentence->whole |= token->whole;
        sentence->end += token->kind == TOKEN_FIGURE;
        ends = token->kind == TOKEN_END;
    }
    sentence->end += sentence->first;
    size_t read = from;
    for (size_t i = from; passage->figure_count < sentence->end; i++) {
        if (tokens->items[i].kind == TOKEN_FIGURE) {
            struct figure *figure = &passage->figures[passage->figure_count++];
            figure_make(figure, sentence, i, &statements[tokens->items[i].index], context, &read);
        }
    }
    context_read(context, passage, read, sentence->to);
    if (may_claim(sentence)) {
        figures_take_distant_words(passage, sentence->first, sentence->end);
    }
    imply_requests(sentence, context);
    applicants_read(sentence);
    check_sentence(sentence);
    return sentence->to;
}

static void read_section(struct passage *passage, const struct statement *statements, size_t count)
{
    struct context context = {.topic = passage->section->ordinal == 3 ? TOPIC_REQUESTS : TOPIC_NONE,
                              .topic_at = NO_TOKEN};
    struct all_claim all = {.made = false};
    passage->figures = arena_allocate_array(passage->scratch, count, sizeof *passage->figures);
    if (!passage->figures) {
        fail_memory(passage->failure);
        return;
    }
    if (!tokens_read(passage->scratch, passage->plain, statements, count, passage->report->year, &passage->tokens,
                     passage->failure)) {
        return;
    }
    for (size_t from = 0; from < passage->tokens.count && passage->failure->code == FAILURE_NONE;) {
        from = read_sentence(passage, from, statements, &context, &all);
    }
    narrative_contradiction(passage, &all);
}

static bool read_sections(const struct report *report, const struct statement_list *statements, struct arena *scratch,
                          struct check_list *list, struct failure *failure)
{
    size_t first = 0;
    struct known_meanings *known = arena_allocate(scratch, sizeof *known);
    if (!known) {
        return fail_memory(failure);
    }
    for (uint32_t i = 0; i < report->section_count && statements->texts && failure->code == FAILURE_NONE; i++) {
        const struct section *section = &report->sections[i];
        size_t end = first;
        while (end < statements->count && statements->items[end].section == section) {
            end++;
        }
        struct counted counted = {section->text.data, 0};
        struct passage passage = {.known = known,
                                  .counted = &counted,
                                  .report = report,
                                  .section = section,
                                  .plain = &statements->texts[i],
                                  .list = list,
                                  .failure = failure,
                                  .scratch = scratch};
        const struct statement *items = statements->count > 0 ? statements->items + first : NULL;
        if (passage.plain->text.size > 0) {
            read_section(&passage, items, end - first);
        }
        first = end;
    }
    return failure->code == FAILURE_NONE;
}

bool narrative_checks(struct pattern_cache *patterns, const struct report *report,
                      const struct statement_list *statements, struct check_list *list, struct failure *failure)
{
    (void)patterns;
    struct arena *scratch = scratch_begin(report->arena, failure);
    return scratch && scratch_end(scratch, read_sections(report, statements, scratch, list, failure), failure);
}
