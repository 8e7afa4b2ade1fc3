#include "check/narrative/run.h"

#define CARRIES SET(CARRIED_OVER, CARRIED_FORWARD, CARRY)
#define VERBS SET(NEW, RECEIVE, PROCESS, HANDLE, MAKE, MAKE_DECISION, THIS_YEAR)

double value_of(const struct figure *figure)
{
    return figure->statement->value.real;
}

bool equal(double a, double b)
{
    double difference = a - b, limit = (a < 0 ? -a : a) * 1e-9;
    return difference <= limit && -difference <= limit;
}

/* ---- what kind of part ---- */

static const char *category_of(const char *line)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table == TABLE_REQUESTS && strcmp(form_lines[i].line, line) == 0) {
            return form_lines[i].outcome;
        }
    }
    return "denied"; /* denied_privacy, of the form of 2014 */
}

static void find_outcome(const struct figure *figure, struct part *part)
{
    const char *codes[8];
    size_t count = figure_codes(figure, OUTCOME, ANY(codes));
    for (size_t i = 0; i < count; i++) {
        bool line = (codes[i][0] >= '0' && codes[i][0] <= '9') || strncmp(codes[i], "denied_", 7) == 0;
        part->category = line ? category_of(codes[i]) : part->category;
        part->outcome = line ? part->outcome : codes[i];
    }
    /* 因不掌握而无法提供13件 is the outcome. */
    part->category = part->outcome ? NULL : part->category;
}

static bool is_review(enum topic topic)
{
    return topic == TOPIC_RECONSIDERATION || topic == TOPIC_LITIGATION || topic == TOPIC_REVIEWS;
}

static void classify(const struct figure *figure, struct part *part)
{
    enum topic topic = figure->context.topic;
    concepts own = figure->own;
    bool requests = topic == TOPIC_REQUESTS && !figure->context.sorted;
    bool compared = figure->near == CHANGE || (own & SET(COMPARE, AVERAGE));
    *part = (struct part){.skipped = (figure->statement->counts & COUNTS_SHARE) || compared,
                          .rest = (own & OF(REST)) && !(own & OF(NOTHING))};
    part->rest |= figure_has_code(figure, CHANNEL, "other");
    part->rest |= requests && figure_has_code(figure, RESULT, "other");
    bool published = (figure->near == PUBLISH || figure->behind == PUBLISH) && figure->in_parts && figure->unknown == 0;
    if (!is_review(topic) && (own & CARRIES)) {
        part->carried = true;
        part->over = own & OF(CARRIED_OVER);
    } else if (requests && (own & OF(OUTCOME))) {
        part->dimension = DIMENSION_OUTCOME;
        find_outcome(figure, part);
    } else if (requests && published) { /* 答复35件，其中公开20件 */
        part->dimension = DIMENSION_OUTCOME;
        part->outcome = "granted";
    } else if (requests && (own & OF(APPLICANT)) && !figure_has_code(figure, APPLICANT, "total")) {
        part->dimension = DIMENSION_APPLICANT;
    } else if (is_review(topic) && (own & SET(RESULT, OPEN))) {
        part->dimension = DIMENSION_RESULT;
    } else if (is_review(topic) && topic != TOPIC_REVIEWS && (own & SET(RECONSIDERATION, LITIGATION, ROUTE))) {
        part->dimension = DIMENSION_ROUTE;
    } else if (own & OF(CHANNEL)) {
        part->dimension = DIMENSION_CHANNEL;
    }
}

void listing_classify(const struct parts_listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        classify(&listing->figures[i], &listing->parts[i]);
    }
}

bool same_unit(const struct figure *a, const struct figure *b)
{
    const struct statement *one = a->statement, *other = b->statement;
    return (one->counts & other->counts & COUNTS_CASES) || span_equal(one->unit, other->unit);
}

/* ---- which belong together ---- */

/* The figure before `at` at the same depth of brackets, or SIZE_MAX. */
static size_t neighbour_before(const struct parts_listing *listing, size_t at)
{
    for (size_t back = 1; back <= at && back <= FURTHEST; back++) {
        size_t i = at - back;
        if (listing->figures[i].depth < listing->figures[at].depth) {
            break;
        }
        if (listing->figures[i].depth == listing->figures[at].depth && !listing->parts[i].skipped &&
            !listing->parts[i].carried) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool run_starts(const struct parts_listing *listing, size_t at)
{
    const struct part *part = &listing->parts[at];
    if (part->skipped || part->carried) {
        return false;
    }
    if (listing->figures[at].opener != OPENER_NONE) {
        return true;
    }
    size_t before = neighbour_before(listing, at);
    return part->dimension != DIMENSION_NONE &&
           (before == SIZE_MAX || listing->parts[before].dimension != part->dimension);
}

/* A line of the outcome that was just given (不予公开3件，其中国家秘密1件) is a part of that outcome only. */
static bool is_below(const struct parts_listing *listing, const struct run *run, size_t at)
{
    const char *category = listing->parts[at].category;
    for (size_t i = run->count; category && i-- > 0;) {
        const struct part *before = &listing->parts[run->members[i]];
        if (before->outcome) {
            return strcmp(before->outcome, category) == 0;
        }
    }
    return false;
}

/* ，共计210条, ，合计公开信息210条: a total that comes after its parts. */
static bool sums_up(const struct figure *figure)
{
    const concepts empty = SET(FILLER, SUM, PUBLISH, DISCLOSURE, NOTHING);
    return (figure->gap & OF(SUM)) && !(figure->gap & ~empty) && figure->unknown == 0 && figure->opener == OPENER_NONE;
}

/* A list that an opener began may name channels and other things by turns. */
static bool is_alike(const struct parts_listing *listing, const struct run *run, size_t at)
{
    const struct part *part = &listing->parts[at];
    bool loose = run->opener != OPENER_NONE &&
                 (run->dimension == DIMENSION_NONE || run->dimension == DIMENSION_CHANNEL) &&
                 (part->dimension == DIMENSION_NONE || part->dimension == DIMENSION_CHANNEL ||
                  part->dimension == DIMENSION_OUTCOME);
    return part->dimension == run->dimension || loose || (part->rest && run->count > 0);
}

/* Whether a figure may begin something new rather than go on with a list of nameless parts. */
static bool begins_anew(const struct parts_listing *listing, const struct run *run, const struct figure *figure)
{
    const struct figure *first = &listing->figures[run->first];
    bool verb = (figure->own & VERBS) && !(first->own & figure->own & VERBS);
    bool published = (figure->own & OF(PUBLISH)) && !(first->own & OF(PUBLISH)) && figure->near != PUBLISH;
    bool alike = figure->near == PUBLISH && first->near == PUBLISH; /* 决策公开36条；执行公开40条 */
    bool stop = false;
    for (size_t i = run->count > 0 ? figure[-1].token : figure->token; i < figure->token; i++) {
        stop |= listing->passage->tokens.items[i].kind == TOKEN_STOP;
    }
    return run->count > 0 && (verb || published || (stop && !alike && figure->own & (VERBS | OF(PUBLISH))));
}

enum step { STEP_ADD, STEP_PASS, STEP_STOP };

static enum step next_step(const struct parts_listing *listing, const struct run *run, size_t at)
{
    const struct figure *figure = &listing->figures[at], *first = &listing->figures[run->first];
    const struct part *part = &listing->parts[at];
    bool outcomes = run->dimension == DIMENSION_OUTCOME;
    if (figure->depth < first->depth) {
        return STEP_STOP;
    }
    if (part->skipped && run->count > 0 && (figure->own & OF(RATE))) { /* 其中咨询80条，办结率100%，满意125条 */
        return STEP_STOP;
    }
    if (figure->depth > first->depth || part->skipped) {
        return STEP_PASS;
    }
    if (at > run->first && sums_up(figure)) {
        return STEP_STOP;
    }
    if (outcomes && part->dimension == DIMENSION_OUTCOME && is_below(listing, run, at)) {
        return STEP_PASS;
    }
    const concepts routes = SET(RECONSIDERATION, LITIGATION, ROUTE);
    bool other_route = run->dimension == DIMENSION_RESULT && (figure->own & routes);
    if (at > run->first && (figure->opener != OPENER_NONE || other_route)) {
        return STEP_STOP;
    }
    if (!same_unit(figure, first)) {
        return run->dimension == DIMENSION_NONE && run->opener != OPENER_NONE ? STEP_PASS : STEP_STOP;
    }
    if (part->carried) {
        return outcomes && !part->over ? STEP_PASS : STEP_STOP;
    }
    return is_alike(listing, run, at) ? STEP_ADD : STEP_STOP;
}

void run_begin(struct run *run, size_t first)
{
    run->first = first;
    run->count = 0;
    run->certain = MOST_PARTS;
    run->dimension = DIMENSION_NONE;
    run->opener = OPENER_NONE;
    run->nested = run->closed = run->vague = false;
    run->carried_forward = SIZE_MAX;
}

void run_gather(const struct parts_listing *listing, size_t first, struct run *run)
{
    run_begin(run, first);
    run->dimension = listing->parts[first].dimension;
    run->opener = listing->figures[first].opener;
    size_t from = first - listing->own > LONGEST_LIST ? first - LONGEST_LIST : listing->own;
    for (size_t i = from; i < first && run->opener != OPENER_NONE; i++) {
        run->nested |=
            listing->figures[i].opener == OPENER_WORD && listing->figures[i].depth == listing->figures[first].depth;
    }
    for (size_t at = first; at < listing->count && at - first < LONGEST_LIST && run->count < MOST_PARTS; at++) {
        const struct figure *figure = &listing->figures[at];
        enum step step = next_step(listing, run, at);
        if (step == STEP_STOP) {
            break;
        }
        if (step == STEP_ADD) {
            bool anew = run->dimension == DIMENSION_NONE && begins_anew(listing, run, figure);
            run->certain = anew && run->count < run->certain ? run->count : run->certain;
            run->members[run->count++] = at;
            run->vague |= figure->statement->approximate;
            run->closed = listing->parts[at].rest;
        } else if (listing->parts[at].carried) {
            run->carried_forward = at;
        }
    }
    run->certain = run->certain < run->count ? run->certain : run->count;
}

/* ---- their total ---- */

/* 收到36件，办结35件。其中自然人30件: what came in has applicants and channels, what was answered has outcomes. */
static bool suits(const struct figure *figure, enum dimension dimension)
{
    const concepts in = SET(RECEIVE, NEW), out = SET(PROCESS, HANDLE);
    return dimension == DIMENSION_OUTCOME     ? figure->own & out
           : dimension == DIMENSION_APPLICANT ? figure->own & in
                                              : true;
}

/* What stands before the run and may be its total. */
static struct totals totals_before(const struct parts_listing *listing, const struct run *run)
{
    struct totals totals = {.count = 0};
    const struct figure *first = &listing->figures[run->first];
    for (size_t back = 1; back <= run->first && back <= FURTHEST; back++) {
        const struct figure *figure = &listing->figures[run->first - back];
        const struct part *part = &listing->parts[run->first - back];
        /* another year's, another office's */
        bool elsewhere = (figure_is_aside(figure) && !figure_is_aside(first)) ||
                         (figure->context.other_office && !first->context.other_office) ||
                         (figure->context.other_time && !first->context.other_time);
        /* the list that the run is a piece of: its total stands before it */
        bool within = first->in_parts && first->opener == OPENER_NONE && figure->in_parts &&
                      figure->depth == first->depth &&
                      (run->dimension != DIMENSION_OUTCOME || !(figure->own & (VERBS | OF(REQUEST))));
        /* a part in another sentence */
        bool part_before = run->first - back < listing->own && figure->in_parts;
        /* 疑难申请12件 */
        bool accounts = run->dimension == DIMENSION_CHANNEL && !(figure->own & OF(SUBSET)) &&
                        span_equal(figure->statement->unit, SPAN("个")); /* 新媒体20个。其中微信2个 */
        bool some = run->first - back < listing->own && (figure->own & SET(SUBSET, CHANNEL)) && !accounts &&
                    (run->dimension != DIMENSION_NONE || (figure->own & SET(REQUEST, REQUEST_WORD)));
        bool other = run->first - back < listing->own &&
                     (run->dimension == DIMENSION_OUTCOME || run->dimension == DIMENSION_APPLICANT ||
                      figure->context.topic == TOPIC_OTHER) &&
                     figure->context.topic != first->context.topic;
        if (within || elsewhere || some || other ||
            (part_before && (run->dimension == DIMENSION_NONE || !suits(figure, run->dimension)))) {
            continue;
        }
        int depth = run->opener == OPENER_BRACKET ? first->depth - 1 : first->depth;
        if (part->carried) { /* also in brackets: 36件（含上年结转2件） */
            totals.carried_over = part->over ? figure : totals.carried_over;
            continue;
        }
        if (figure->depth > depth || part->skipped || !same_unit(figure, first)) {
            continue;
        }
        bool below = run->dimension == DIMENSION_OUTCOME && part->outcome && listing->parts[run->first].category &&
                     strcmp(part->outcome, listing->parts[run->first].category) == 0;
        bool alike = run->dimension != DIMENSION_NONE && part->dimension == run->dimension && !below;
        bool other_route = run->dimension == DIMENSION_RESULT && figure->context.topic != first->context.topic;
        if (other_route || (alike && run->opener == OPENER_NONE) ||
            (alike && run->opener == OPENER_WORD && run->dimension != DIMENSION_CHANNEL &&
             run->dimension != DIMENSION_ROUTE)) {
            continue;
        }
        if (figure->statement->approximate) {
            break;
        }
        bool unlikely =
            totals.likeliest || (part->dimension != DIMENSION_NONE && !below && run->opener != OPENER_BRACKET &&
                                 !(part->dimension == DIMENSION_ROUTE && run->dimension == DIMENSION_RESULT));
        /* 新媒体25个，其中微信18个; 网站公开100条，其中动态30条 */
        bool channels = part->dimension == DIMENSION_CHANNEL && run->opener != OPENER_NONE && totals.count == 0;
        bool unsuited = run->first - back < listing->own && (part_before || !suits(figure, run->dimension));
        bool routes = part->dimension == DIMENSION_ROUTE && run->dimension == DIMENSION_ROUTE && totals.count == 0;
        totals.likeliest = (unlikely && !channels && !routes) || unsuited ? totals.likeliest : figure;
        totals.figures[totals.count++] = figure;
        if (run->opener == OPENER_BRACKET || run->dimension == DIMENSION_RESULT || below || run->nested) {
            break;
        }
    }
    return totals;
}

/* Whether the run holds the first figures of its sentence that count what it counts: nothing else can be summed up. */
static bool is_first_of_sentence(const struct parts_listing *listing, const struct run *run)
{
    const struct figure *first = &listing->figures[run->first];
    for (size_t i = run->first > LONGEST_LIST ? run->first - LONGEST_LIST : 0; i < run->first; i++) {
        const struct figure *figure = &listing->figures[i];
        if (figure->sentence == first->sentence && !listing->parts[i].skipped && same_unit(figure, first)) {
            return false;
        }
    }
    return true;
}

/* A total that comes after its parts. */
static void total_behind(const struct parts_listing *listing, const struct run *run, struct totals *totals)
{
    const struct figure *first = &listing->figures[run->first];
    size_t at = run->members[run->count - 1] + 1;
    while (at < listing->count && listing->figures[at].depth > first->depth) {
        at++; /* what is said of the last part in brackets */
    }
    if (at == listing->count || !is_first_of_sentence(listing, run)) {
        return;
    }
    const struct figure *figure = &listing->figures[at];
    if (sums_up(figure) && figure->depth == first->depth && same_unit(figure, first) &&
        !figure->statement->approximate && !listing->parts[at].skipped) {
        totals->likeliest = totals->figures[totals->count++] = figure;
        totals->behind = true;
    }
}

/* 主动公开信息15036条, in a sentence before: what the channels' figures are parts of. */
static void total_nearby(const struct parts_listing *listing, const struct run *run, struct totals *totals)
{
    enum { LOOK_BACK = 24, REACH = 1500 };
    const struct figure *first = &listing->figures[run->first], *begin = listing->passage->figures;
    for (const struct figure *figure = first; figure > begin && first - figure < LOOK_BACK;) {
        figure--;
        if (first->statement->place.from - figure->statement->place.to > REACH) {
            break;
        }
        bool published = (figure->lead & OF(PUBLISH)) && !(figure->own & SET(CHANNEL, SUBSET));
        if (published && same_unit(figure, first) && !figure->statement->approximate && !figure->in_parts) {
            totals->likeliest = totals->figures[totals->count++] = figure;
            break;
        }
    }
}

struct totals run_totals(const struct parts_listing *listing, const struct run *run)
{
    struct totals totals = totals_before(listing, run);
    if (totals.count == 0) {
        total_behind(listing, run, &totals);
    }
    totals.nearby = totals.count == 0 && run->dimension == DIMENSION_CHANNEL &&
                    listing->figures[run->first].context.topic != TOPIC_REQUESTS;
    if (totals.nearby) {
        total_nearby(listing, run, &totals);
    }
    return totals;
}

/* ---- a sum that nothing announces ---- */

/* 无法提供13件：不掌握9件；需制作4件；不明确10件: the list goes on behind those that make up the sum. */
static bool list_goes_on(const struct parts_listing *listing, const struct run *run)
{
    size_t last = run->members[run->count - 1], next = last + 1;
    const struct figure *part = &listing->figures[last];
    while (next < listing->count && (listing->figures[next].depth > part->depth || listing->parts[next].skipped ||
                                     value_of(&listing->figures[next]) <= 0)) {
        next++; /* also those of which there are none */
    }
    const struct figure *figure = &listing->figures[next];
    if (next >= listing->count || figure->depth != part->depth || !same_unit(figure, part)) {
        return false;
    }
    enum dimension kind = listing->parts[next].dimension;
    bool joined = listing->passage->tokens.items[part->token + 1].kind == TOKEN_LIST;
    return joined || (kind != DIMENSION_NONE && kind == listing->parts[last].dimension);
}

bool run_gather_sum(const struct parts_listing *listing, size_t at, bool behind, struct run *run)
{
    const struct figure *total = &listing->figures[at];
    double sum = 0;
    run_begin(run, behind ? at + 1 : 0);
    for (size_t step = 1; step < LONGEST_LIST && run->count < MOST_PARTS && sum < value_of(total); step++) {
        size_t i = behind ? at + step : at - step;
        if (behind ? i >= listing->count : step > at) {
            return false;
        }
        const struct figure *part = &listing->figures[i];
        if (part->depth > total->depth || listing->parts[i].skipped || (!behind && !same_unit(part, total))) {
            continue;
        }
        enum dimension kind = listing->parts[i].dimension, first = listing->parts[run->first].dimension;
        bool named = kind == DIMENSION_RESULT || first == DIMENSION_RESULT; /* not 行政复议5件，维持3件，纠正1件 */
        const char *category = listing->parts[i].category, *outcome = listing->parts[at].outcome;
        bool below = category && outcome && strcmp(category, outcome) == 0;
        /* 部分公开11件，不予公开3件，无法提供8件: beside each other */
        bool beside = kind == DIMENSION_OUTCOME && outcome && !below && !(total->own & OF(SUM));
        if (beside || part->depth < total->depth || !same_unit(part, total) || part->statement->approximate ||
            (run->count > 0 && named && kind != first) || (behind && (part->own & OF(CARRIED_OVER))) ||
            (behind && run->count > 0 && part->opener != OPENER_NONE)) {
            return false;
        }
        run->members[run->count++] = i;
        run->first = behind ? run->first : i;
        sum += value_of(part);
    }
    for (size_t i = 0; !behind && i < run->count / 2; i++) { /* as they are read */
        size_t member = run->members[i];
        run->members[i] = run->members[run->count - 1 - i];
        run->members[run->count - 1 - i] = member;
    }
    return run->count >= 2 && equal(sum, value_of(total)) && !(behind && list_goes_on(listing, run));
}
