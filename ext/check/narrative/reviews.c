#include "check/narrative/claims.h"

#include "check/narrative/claim.h"

enum { MOST_LINES = 3, RESULT_OTHER = 1u << 2, RESULT_PENDING = 1u << 3, NOT_MUCH = 9, FURTHEST = 8 };

struct review_claim {
    enum topic topic;
    const char *rule;
    const char *lines[MOST_LINES]; /* what it can mean; up to the first NULL */
};

static const struct review_claim claims[] = {
    {TOPIC_RECONSIDERATION, "narrative.reconsideration", {"reconsideration"}},
    {TOPIC_LITIGATION, "narrative.litigation", {LITIGATIONS, "direct_litigation", "litigation_after_reconsideration"}},
    {TOPIC_REVIEWS, "narrative.reviews", {"reconsideration+" LITIGATIONS}},
};

#define NOUN SET(RECONSIDERATION, LITIGATION, ROUTE, DISPUTE)

/* 行政诉讼30件，其中涉及政府信息公开4件: the table counts the 4. */
static bool counts_other_matters(const struct figure *figure)
{
    const struct figure *end = figure->sentence->passage->figures + figure->sentence->end;
    end = end - figure > FURTHEST ? figure + FURTHEST : end;
    bool other = false;
    for (const struct figure *next = figure + 1; next < end && !(figure->own & OF(DISCLOSURE)) && !other; next++) {
        other = (next->own & OF(DISCLOSURE)) && !(next->own & OF(RESULT)) &&
                (next->in_parts || (next->own & OF(SUBSET)) || !(next->own & ~SET(DISCLOSURE, FILLER))) &&
                (next->context.topic == figure->context.topic || (next->gap & OF(RESPECTIVELY)));
    }
    return other;
}

/* 行政争议90件，由政府信息公开引发的，行政复议3件; 行政复议90件，无一因信息公开引发: what the table counts is told behind. */
static bool tells_ours_apart(const struct figure *figure)
{
    concepts said = figure->sentence->said;
    return !figure->context.disclosure && !(figure->own & OF(DISCLOSURE)) &&
           (said & SET(DISCLOSURE, ALL)) == OF(DISCLOSURE) && ((figure->own & OF(DISPUTE)) || (said & OF(NONE)));
}

/* 土地征收类行政诉讼185件: words that no phrase covers stand right before the noun. */
static bool is_of_a_matter(const struct figure *figure)
{
    static const char *const causes[] = {"因", "引发"};
    static const char *const told[] = {"，均与", "，均因", "，均涉", "，都与", "，全部与"}; /* 均与工伤认定有关 */
    bool behind = span_starts_any(span_from(figure->statement->plain->text, figure->statement->place.to), ANY(told)) &&
                  !(figure->sentence->said & OF(DISCLOSURE));
    /* 涉及土地征收的行政诉讼12件; 不服行政处罚的; 调解的; 因工伤认定引发的 */
    bool matter = behind || (figure->own & SET(SUBSET, DECISION, ELSE)) ||
                  (figure->unknown >= 6 && span_contains_any(figure_lead_text(figure), ANY(causes)));
    for (const struct token *word = NULL; !matter && (word = figure_next_word(figure, word));) {
        bool first = word == figure->sentence->passage->tokens.items;
        matter = (OF(word->concept) & NOUN) && word->from - (first ? 0 : word[-1].to) >= 6;
    }
    return matter && !(figure->own & OF(DISCLOSURE));
}

/* 食品安全类行政诉讼应诉406件，败诉5件; 督办件84件，逾期未结6件 */
static bool follows_a_matter(const struct figure *figure)
{
    const struct figure *first = figure_first(figure);
    if (figure == first || (figure->own & OF(DISCLOSURE))) {
        return false;
    }
    bool foreign = first->foreign > NOT_MUCH - 1 || figure[-1].foreign > NOT_MUCH - 1;
    bool inherited = !(figure->sentence->said & NOUN) && !first->claimed;
    return is_of_a_matter(figure - 1) || ((foreign || inherited) && !(figure->own & NOUN));
}

/* 应诉34件，败诉3件; 复议答复12件: in whatever matter. */
static bool is_defended(const struct figure *figure)
{
    while (!(figure->own & NOUN) && figure > figure_first_near(figure)) {
        figure--;
    }
    return figure_has_code(figure, LITIGATION, "defence") || figure_has_code(figure, RECONSIDERATION, "defence");
}

static bool speaks_of_reviews(const struct figure *figure)
{
    const struct context *context = &figure->context;
    struct span unit = figure->statement->unit;
    bool counts_cases = unit.size == 0 || is_one_of(unit, "件 起 宗 案 例 件次");
    if (context->topic != TOPIC_RECONSIDERATION && context->topic != TOPIC_LITIGATION &&
        context->topic != TOPIC_REVIEWS) {
        return false;
    }
    bool lone = !(figure->own & (NOUN & ~OF(LITIGATION))) && figure->foreign == 0; /* 纠纷调解159件，起诉2件 */
    bool part_of_else =
        (figure->in_parts || lone) &&
        !((figure_first(figure)->own | figure->own) & OF(DISCLOSURE)) && /* 援助申请160件，其中行政诉讼2件 */
        figure_first(figure)->context.topic == TOPIC_OTHER;
    bool about_disclosure = context->disclosure || figure->sentence->passage->section->ordinal == 4;
    bool accepted = figure_has_code(figure, RECEIVE, "accept") ||
                    ((figure->lead & OF(RECEIVE)) && (figure->lead & OF(RECONSIDERATION)));
    bool decided = context->deciding || accepted || is_defended(figure) || (figure->own & SET(HANDLE, PROCESS));
    return !part_of_else && !context->body && !figure_is_aside(figure) && !(figure->own & OF(CARRIED_OVER)) &&
           !counts_other_matters(figure) && counts_cases &&
           !((figure->own & SET(REST, EXCEPT)) && (figure->own & NOUN)) &&
           (!(figure->own & OF(DECISION)) || (figure->own & OF(DISCLOSURE))) && !figure_singles_out(figure, "about") &&
           (figure->near != PROCESS || ((figure->lead & OF(RESULT)) && about_disclosure)) &&
           figure->behind != PROCESS && (about_disclosure || !decided);
}

/* 未审结的行政复议2件、行政诉讼0件: the words before the first hold for the second too. */
static const struct figure *first_of_list(const struct figure *figure)
{
    const struct figure *before = figure_before(figure);
    const struct token *next = &figure->sentence->passage->tokens.items[before->token + 1];
    bool list = next->kind == TOKEN_LIST && (OF(figure->near) & NOUN) && (OF(before->near) & NOUN) &&
                (before->lead & SET(OPEN, RESULT));
    return list ? before : figure;
}

/* The results that the words name, a bit a column; 0: none. */
static unsigned results_of(const struct figure *figure)
{
    static const char *const columns[] = {"upheld", "corrected", "other"};
    unsigned results = 0;
    for (unsigned i = 0; i < COUNT(columns); i++) {
        results |= figure_has_code(figure, RESULT, columns[i]) ? 1u << i : 0;
    }
    results |= figure->own & SET(OPEN, CARRY) ? RESULT_PENDING : 0;
    results |= figure_has_code(figure, RESULT, "concluded") ? RESULT_PENDING - 1 : 0;
    bool rest = (figure->own & OF(REST)) && figure->unknown == 0 && !(figure->own & NOUN) &&
                (figure->sentence->said & OF(RESULT));
    const concepts named = NOUN | SET(OPEN, BODY);
    bool lone = results == RESULT_OTHER && !figure->in_parts && !(figure->sentence->said & named) &&
                figure->depth == 0 &&
                (figure == figure_first(figure) || /* 其他情况12件，其他情形5件 */
                 figure_has_code(figure - 1, RESULT, "other"));
    return lone ? 0 : results ? results : rest ? RESULT_OTHER : 0;
}

/* The words say how many there are: the route beside the figure, or nothing but 共 where it was named before. */
static bool counts_all(const struct figure *figure)
{
    const concepts empty = SET(FILLER, SUM, THIS_YEAR, ALL, DISCLOSURE);
    bool of_all = !figure->context.deciding && figure > figure_first(figure) && counts_other_matters(figure - 1);
    bool named = (figure->sentence->said & NOUN) || (figure->own & OF(DISCLOSURE));
    return (figure->own & NOUN) || of_all ||
           (named && !(figure->own & ~empty) && figure->unknown <= 3 && !figure->in_parts);
}

/* 行政复议5起，行政诉讼4起，合计9起 */
static bool sums_routes(const struct figure *figure)
{
    const concepts empty = SET(FILLER, SUM, DISCLOSURE);
    return figure - figure_first(figure) >= 2 && (figure->own & OF(SUM)) && !(figure->own & ~empty) &&
           (figure[-1].own & SET(LITIGATION, ROUTE)) && (figure[-2].own & OF(RECONSIDERATION));
}

/* 行政诉讼3件，纠正0件: of the route by which there are three, where the table has them so. */
static const char *route_of_total(const struct figure *figure)
{
    const struct figure *total = figure;
    while (total > figure_first_near(figure) && !(total->own & SET(LITIGATION, ROUTE))) {
        total--;
    }
    bool one = total < figure && total->lines && total->context.topic == TOPIC_LITIGATION;
    return one && form_find_line(TABLE_REVIEWS, FORM_ANY, total->lines) != UINT32_MAX ? total->lines : NULL;
}

/* 新收行政复议案件106件，审结98件: as the one who decides. */
static bool is_of_a_body(const struct figure *figure)
{
    concepts said = figure->sentence->said;
    return (said & OF(NEW)) && (said & OF(BODY)) && !(said & OF(DISCLOSURE));
}

/* 未经复议直接起诉3件，复议后起诉1件，总计4件 */
static bool sums_both_routes(const struct figure *figure)
{
    return figure - figure_first(figure) >= 2 && figure_sums_up(figure, OF(DISCLOSURE)) &&
           (figure[-1].own & figure[-2].own & OF(ROUTE));
}

static void add_claims(struct claim *claim, const struct figure *figure, const struct review_claim *row,
                       unsigned measures)
{
    if (sums_both_routes(figure)) {
        claim_add(claim, TABLE_REVIEWS, LITIGATIONS, measures);
        return;
    }
    /* 复议后起诉4件：维持0件; 经复议再起诉4件 */
    bool told = !(figure->own & NOUN) || ((figure->own & OF(RECONSIDERATION)) && (figure->own & OF(LITIGATION)));
    bool none = claim->value.kind == NUMBER_INTEGER && claim->value.integer == 0;
    const char *route = !told                   ? NULL
                        : figure->context.route ? figure->context.route
                        : none                  ? route_of_total(figure)
                                                : NULL;
    bool of_both = route && figure->context.routes > 1 && figure->depth == 0;
    if (row->topic != TOPIC_RECONSIDERATION && (route || figure_codes(figure, ROUTE, &route, 1))) {
        claim_add(claim, TABLE_REVIEWS, route, measures);
        if (!of_both) {
            return;
        }
    }
    /* None at all is none by either route. */
    for (size_t i = 0; i < (none ? 1 : MOST_LINES) && row->lines[i]; i++) {
        claim_add(claim, TABLE_REVIEWS, row->lines[i], measures);
    }
}

void narrative_reviews(struct figure *figure)
{
    if (!speaks_of_reviews(figure)) {
        return;
    }
    unsigned results = results_of(first_of_list(figure));
    if (results == 0 && !counts_all(figure) && !sums_both_routes(figure)) {
        return;
    }
    enum topic topic = sums_routes(figure) ? TOPIC_REVIEWS : figure->context.topic;
    bool each = topic == TOPIC_REVIEWS && (figure->own & OF(ALL)); /* 行政复议、行政诉讼均为0件 */
    for (size_t i = 0; i < COUNT(claims); i++) {
        if (each ? claims[i].topic == TOPIC_REVIEWS : claims[i].topic != topic) {
            continue;
        }
        struct claim claim = claim_of_figure(figure, claims[i].rule);
        struct span lead = {figure->sentence->passage->plain->text.data, figure->statement->place.from};
        claim.confirms_only = span_ends(lead, SPAN("对")) || tells_ours_apart(figure) || is_of_a_body(figure) ||
                              is_of_a_matter(figure) || follows_a_matter(figure) ||
                              (topic == TOPIC_LITIGATION && (figure->sentence->said & OF(BODY)) &&
                               !(figure->own & OF(BODY))); /* 复议机关维持原答复21件 */
        add_claims(&claim, figure, &claims[i], results ? results : RESULT_TOTAL);
        claim_conclude(&claim);
    }
}
