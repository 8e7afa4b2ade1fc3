#include "check/narrative/claims.h"

#include "check/narrative/claim.h"
#include "check/narrative/run.h"

/* What stands on the two sides of the equation. */
struct equation {
    const struct figure *total;
    const struct figure *carried_over;    /* added to the total, or NULL */
    const struct figure *carried_forward; /* one of the parts, or NULL */
};

static double sum_of(const struct parts_listing *listing, const struct run *run, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += value_of(&listing->figures[run->members[i]]);
    }
    return sum;
}

/* 收到36件，上年结转2件: a total before the figure carried over may leave it out. */
static bool try_carried(const struct totals *totals, const struct figure *total, double sum,
                        const struct figure *forward, struct equation *equation)
{
    const struct figure *over = totals->carried_over;
    bool leaves_out = over && total->statement->place.from < over->statement->place.from;
    for (int with = 1; with < 4; with++) {
        bool add_over = with & 1, add_forward = with & 2;
        if ((add_over && !leaves_out) || (add_forward && !forward)) {
            continue;
        }
        double left = value_of(total) + (add_over ? value_of(over) : 0);
        if (equal(left, sum + (add_forward ? value_of(forward) : 0))) {
            *equation = (struct equation){total, add_over ? over : NULL, add_forward ? forward : NULL};
            return true;
        }
    }
    return false;
}

/* Finds a total that the parts sum to. A list of nameless parts may end before the run does, which is cut there. */
static bool find_equal(const struct parts_listing *listing, struct run *run, const struct totals *totals,
                       struct equation *equation)
{
    bool nameless =
        run->dimension == DIMENSION_NONE || (run->dimension == DIMENSION_CHANNEL && run->opener != OPENER_NONE);
    for (size_t count = nameless ? 2 : run->count; count <= run->count; count++) {
        for (size_t i = 0; i < totals->count; i++) {
            if (equal(value_of(totals->figures[i]), sum_of(listing, run, count))) {
                *equation = (struct equation){.total = totals->figures[i]};
                run->count = count;
                return true;
            }
        }
    }
    const struct figure *forward = run->carried_forward == SIZE_MAX ? NULL : &listing->figures[run->carried_forward];
    for (size_t i = 0; i < totals->count; i++) {
        if (try_carried(totals, totals->figures[i], sum_of(listing, run, run->count), forward, equation)) {
            return true;
        }
    }
    return false;
}

/* What several channels publish is often the same: their figures need not sum to anything. */
static bool may_overlap(const struct parts_listing *listing, const struct run *run, double sum, double total)
{
    bool accounts = span_equal(listing->figures[run->first].statement->unit, SPAN("个"));
    bool requests = listing->figures[run->first].context.topic == TOPIC_REQUESTS;
    for (size_t i = 0; i < run->count; i++) {
        if (equal(value_of(&listing->figures[run->members[i]]), total)) {
            return true;
        }
    }
    /* the form of 2014 counts what several channels publish once for each, and among all once */
    bool once = listing->passage->report->tables[TABLE_STATISTICS].times > 0;
    bool closed = run->closed && run->opener == OPENER_WORD && !once; /* 其中网站30条、其他渠道5条 */
    return (once || sum > total) && !accounts && !requests && !closed;
}

/* 通过网站公开120条: its own words say by which way, and not only of what. */
static bool speaks_of_ways(const struct figure *figure)
{
    return (figure->own & OF(CHANNEL)) && span_contains(figure_lead_text(figure), SPAN("通过"));
}

/* The table has another number: the parts that sum to that one are all there are. */
static bool claimed_otherwise(const struct figure *figure)
{
    return figure->claimed && !figure->confirmed;
}

enum { ALL_KINDS = 4 }; /* of results; more than most name of applicants */

/* Whether parts that do not sum to the total are an error rather than a selection, or parts of something else. */
static bool is_trusted(const struct parts_listing *listing, const struct run *run, double sum,
                       const struct totals *totals)
{
    const struct figure *first = &listing->figures[run->first];
    double total = value_of(totals->likeliest);
    bool through = speaks_of_ways(first), confirmed = true, claimed = totals->likeliest->claimed;
    bool people = span_equal(first->statement->unit, SPAN("人次")); /* who come twice are counted twice */
    bool same = false;                                              /* one of them is the total itself */
    bool most = run->closed || run->count >= 3;
    bool kinds = false; /* not all of them are channels */
    size_t timely = 0;
    bool topics = true; /* 其中涉及拆迁30件，涉及社保26件: one request may be about both */
    for (size_t i = 0; i < run->count; i++) {
        confirmed &= listing->figures[run->members[i]].confirmed;
        topics &= figure_has_code(&listing->figures[run->members[i]], SUBSET, "about");
        claimed |= listing->figures[run->members[i]].claimed;
        kinds |= listing->parts[run->members[i]].dimension == DIMENSION_NONE;
        same |= equal(value_of(&listing->figures[run->members[i]]), total);
        timely += (listing->figures[run->members[i]].own & OF(ON_TIME)) != 0;
    }
    /* a list that falls so little short was meant to be whole */
    const double many = 40;
    bool close = run->opener != OPENER_NONE && total >= many && sum < total && sum * 100 >= total * 97 &&
                 run->certain == run->count;
    bool whole = claimed_otherwise(totals->likeliest) && equal(sum, totals->likeliest->counted);
    if (run->nested && run->opener != OPENER_BRACKET) {
        return false;
    }
    if ((topics && sum > total) || timely > 1) { /* 30日内答复28件，10日内答复12件 */
        return false;
    }
    if ((first->own & OF(DECISION)) && sum < total) { /* 权力事项1321项，其中行政许可148项 */
        return false;
    }
    if (close && !confirmed) {
        return true;
    }
    bool nameless = run->dimension == DIMENSION_NONE || (kinds && run->dimension == DIMENSION_CHANNEL);
    bool near = sum > total || sum * 100 >= total * (run->count > 2 ? 70 : 85);
    if (nameless && near && run->certain == run->count && !same && !confirmed &&
        run_follows(listing, run, totals->likeliest) && run_is_whole(listing, run)) {
        return true;
    }
    switch (run->dimension) {
    case DIMENSION_NONE:
        return !same && !confirmed && !(people && sum > total) && run->opener != OPENER_NONE &&
               run->certain == run->count && sum < total * (run->closed ? 8 : 2) &&
               (sum > total || run->closed || (run->count >= 3 && sum * 10 >= total * 9));
    case DIMENSION_CHANNEL:
        return !may_overlap(listing, run, sum, total) && (sum > total || !confirmed) &&
               (totals->nearby || run->opener != OPENER_NONE || through) &&
               (sum > total || run->closed || (most && sum * 10 >= total * 7)) && (!totals->nearby || run->closed);
    case DIMENSION_ROUTE:
        /* 复议290件、诉讼215件，其中涉及信息公开的分别为3件、9件: each is of its own total */
        return run->opener != OPENER_NONE && (!confirmed || whole) && !first->paired;
    case DIMENSION_RESULT:
    case DIMENSION_APPLICANT:
        if (run->count >= ALL_KINDS && !confirmed) {
            return true;
        }
        return sum > total || ((!confirmed || whole) && (claimed || most) && sum * 4 >= total * 3);
    default: /* where the tables have each of them the rest was left unsaid; where they have none, who knows */
        confirmed &= !whole;
        return sum > total || (!confirmed && (claimed || most) && sum * 4 >= total * 3);
    }
}

static const struct statement *statement_of(const struct figure *figure)
{
    return figure ? figure->statement : NULL;
}

static void add_operand(struct sum *sum, const struct statement *statement)
{
    if (statement) {
        sum_add(sum, statement->value);
    }
}

static void report_run(const struct parts_listing *listing, const struct run *run, const struct equation *equation,
                       enum check_status status)
{
    const struct passage *passage = listing->passage;
    struct parts_words *words =
        arena_allocate(passage->report->arena, sizeof *words + run->count * sizeof *words->parts);
    if (!words) {
        fail_memory(passage->failure);
        return;
    }
    struct sum left = {.printed = 0}, right = {.printed = 0};
    *words = (struct parts_words){.words = parts_words,
                                  .said = claim_place(passage, equation->total->statement),
                                  .total = equation->total->statement,
                                  .carried_over = statement_of(equation->carried_over),
                                  .carried_forward = statement_of(equation->carried_forward),
                                  .count = run->count};
    add_operand(&left, words->total);
    add_operand(&left, words->carried_over);
    for (size_t i = 0; i < run->count; i++) {
        words->parts[i] = listing->figures[run->members[i]].statement;
        add_operand(&right, words->parts[i]);
    }
    add_operand(&right, words->carried_forward);
    passage->figures[equation->total - passage->figures].summed = true;
    struct check check = {
        .rule = "narrative.parts", .status = status, .left = left.known, .right = right.known, .words = &words->words};
    claim_report(passage, check, words->total->position, listing->figures[run->first].statement->position);
}

static void report_total(const struct parts_listing *listing, const struct run *run, const struct figure *total,
                         enum check_status status)
{
    report_run(listing, run, &(struct equation){.total = total}, status);
}

static void judge(const struct parts_listing *listing, struct run *run)
{
    if (run->count == 0 || run->vague) {
        return;
    }
    struct totals totals = run_totals(listing, run);
    if (run->count == 1) {
        if (totals.likeliest && run_is_above(listing, run, totals.likeliest)) {
            report_total(listing, run, totals.likeliest, CHECK_DIFFERS);
        }
        return;
    }
    struct equation equation;
    if (find_equal(listing, run, &totals, &equation)) {
        report_run(listing, run, &equation, CHECK_PASS);
        return;
    }
    if (run->certain >= 2 && run->certain < run->count && listing->parts[run->members[run->certain - 1]].rest) {
        run->count = run->certain; /* …、其他100条；通过公众号推送456条: the list was closed before */
        run->closed = true;
    }
    if (totals.likeliest && run_is_above(listing, run, totals.likeliest)) {
        run->count = run->certain > 0 ? run->certain : 1;
        report_total(listing, run, totals.likeliest, CHECK_DIFFERS);
        return;
    }
    double sum = sum_of(listing, run, run->count);
    if (totals.likeliest && value_of(totals.likeliest) > 0 &&
        (totals.behind || is_trusted(listing, run, sum, &totals))) {
        report_total(listing, run, totals.likeliest, CHECK_DIFFERS);
    }
}

/* Exact figures of one unit. */
static bool are_comparable(const struct figure *total, const struct figure *one, const struct figure *other)
{
    return same_unit(total, one) && same_unit(total, other) && !total->statement->approximate &&
           !one->statement->approximate && !other->statement->approximate;
}

/* ---- three figures of requests: a total, and two that are all there are of it ---- */

static void judge_three(const struct parts_listing *listing, const struct figure *total, size_t at)
{
    const struct figure *one = &listing->figures[at], *other = one + 1;
    if (one->context.topic != TOPIC_REQUESTS || !are_comparable(total, one, other)) {
        return;
    }
    struct run run = {.first = at, .members = {at, at + 1}, .count = 2};
    bool same = equal(value_of(total), sum_of(listing, &run, 2));
    /* where the tables have each, what was left unsaid makes the difference */
    if (same || !(total->confirmed && one->confirmed && other->confirmed)) {
        report_total(listing, &run, total, same ? CHECK_PASS : CHECK_DIFFERS);
    }
}

/* With the total right before the figure, or the parts. */
static void judge_threes(const struct parts_listing *listing, size_t at)
{
    const struct figure *figure = &listing->figures[at];
    bool behind = at > 0 && at + 1 < listing->count;
    if (behind && are_sources(figure)) {
        judge_three(listing, figure - 1, at);
    }
    if (at >= 2 && are_summed_aloud(figure, figure - 2)) {
        judge_three(listing, figure, at - 2);
    }
    if (behind && are_done_or_open(figure - 1, figure)) {
        judge_three(listing, figure - 1, at);
    }
}

/* ---- totals that nothing announces: only where their parts are ---- */

/* 县政府收到14件，各部门收到22件，合计36件; 上半年100条，下半年200条，全年300条: what stood before may be other things. */
static void judge_all_before(const struct parts_listing *listing, size_t at)
{
    const double few = 10; /* two small numbers make a third by chance */
    const struct figure *total = &listing->figures[at];
    struct run run;
    if (total->summed || total->statement->approximate || listing->parts[at].skipped || total->depth > 0) {
        return;
    }
    bool same = run_gather_sum(listing, at, false, &run);
    if (!same && run_gather_told(listing, at, &run)) {
        bool equals = equal(value_of(total), sum_of(listing, &run, run.count));
        report_total(listing, &run, total, equals ? CHECK_PASS : CHECK_DIFFERS);
        return;
    }
    bool all = (total->lead & OF(SUM)) || ((total->lead & OF(THIS_YEAR)) && !(total->lead & OF(CARRIED_OVER)));
    bool first = run.first == listing->own, many = run.count > 2 && value_of(total) >= few;
    if (same && (all ? many || first : many && first)) {
        report_total(listing, &run, total, CHECK_PASS);
    }
}

/* 县公安局14件、县教育局9件: what stands in a list is no total of what follows it. */
static bool is_closed_off(const struct passage *passage, size_t token)
{
    const struct token *items = passage->tokens.items;
    for (size_t i = token + 1; i < passage->tokens.count && items[i].kind != TOKEN_FIGURE; i++) {
        if (items[i].kind != TOKEN_PHRASE && items[i].kind != TOKEN_CLOSING) {
            return items[i].kind != TOKEN_LIST;
        }
    }
    return span_starts(span_from(passage->plain->text, items[token].to), SPAN("—")); /* 53场——座谈27场、直播26场 */
}

/* 公开1200条，一是动态1000条，二是政策200条: nothing says that parts follow, so only where they are. */
static void judge_unannounced(const struct parts_listing *listing, size_t at)
{
    const double few = 10, fewer = 6; /* two small numbers make a third by chance */
    const struct figure *total = &listing->figures[at];
    struct run run;
    if (total->summed || total->statement->approximate || total->in_parts || total->paired ||
        listing->parts[at].skipped || !is_closed_off(listing->passage, total->token) ||
        !run_gather_sum(listing, at, true, &run)) {
        return;
    }
    bool alike = true, routes = (total->own & OF(LITIGATION)) != 0;
    for (size_t i = 0; i < run.count; i++) {
        const struct figure *part = &listing->figures[run.members[i]];
        bool same_time = part->context.other_time == total->context.other_time || part->near == OTHER_TIME;
        alike &= same_time && part->context.other_office == total->context.other_office; /* 一季度64条 */
        routes &= (part->own & OF(ROUTE)) != 0;
    }
    const double least = run.count > 2 ? alike ? fewer : few : alike ? few : 4 * few;
    bool many = value_of(total) >= least;
    if (many || routes) {
        report_total(listing, &run, total, CHECK_PASS);
    }
}

/* Two kinds without a third: only where they are the total's, or no other figure goes on with them. */
static void judge_opposites(const struct parts_listing *listing, size_t at)
{
    const struct figure *total = &listing->figures[at];
    if (total->summed || at + 2 >= listing->count || !are_comparable(total, total + 1, total + 2) ||
        total[1].depth != total[2].depth || total[1].depth < total->depth || !are_opposites(total)) {
        return;
    }
    struct run run = {.first = at + 1, .members = {at + 1, at + 2}, .count = 2};
    bool same = equal(value_of(total), sum_of(listing, &run, 2));
    bool third = at + 3 < listing->count && total[3].depth == total[2].depth && same_unit(total, total + 3);
    if (same || !third) { /* 专职3人，兼职5人，志愿者2人 */
        report_total(listing, &run, total, same ? CHECK_PASS : CHECK_DIFFERS);
    }
}

/* 在公开的信息中，法规5条，…; 属于咨询的6封，…: what the sentence before counted is sorted. */
static bool sorts_the_one_before(const struct sentence *sentence)
{
    const struct token *items = sentence->passage->tokens.items;
    struct span text = sentence->passage->plain->text;
    if (span_starts(span_from(text, items[sentence->from].from), SPAN("属于"))) {
        return true;
    }
    for (size_t i = sentence->from; i < sentence->to && items[i].kind != TOKEN_FIGURE; i++) {
        if (SET(REST, BELOW, OFFICE) & OF(items[i].concept)) { /* 其他区县中，最高的达138件 */
            return false;
        }
        if (items[i].kind == TOKEN_COMMA) {
            return i > sentence->from && items[i].from >= 3 && memcmp(text.data + items[i].from - 3, "中", 3) == 0;
        }
    }
    return false;
}

/* A sentence that begins with 其中 has its total in the one before, unless it gives its own: …，合计129条. */
static size_t first_figure(const struct sentence *sentence, bool *goes_on)
{
    const struct passage *passage = sentence->passage;
    size_t first = sentence->first;
    bool own_total = sentence->end - first >= 3 && (passage->figures[sentence->end - 1].own & OF(SUM));
    *goes_on = first > 0 && !own_total && (sentence_goes_on(passage, sentence->from) || sorts_the_one_before(sentence));
    if (!*goes_on) {
        return first;
    }
    enum { MOST_SENTENCES = 3 };
    for (int sentences = 0; first > 0 && sentences < MOST_SENTENCES; sentences++) {
        const struct sentence *from = passage->figures[first - 1].sentence;
        while (first > 0 && passage->figures[first - 1].sentence == from) {
            first--;
        }
        if (!passage->figures[first].in_parts) { /* it does not go on itself */
            break;
        }
    }
    return first;
}

/* 更新目录66项。新增的38项，调整的28项。; 新增38项，调整28项。合计66项。: only where they are the parts. */
static void judge_sentence_before(const struct sentence *sentence)
{
    const double few = 10;
    const struct passage *passage = sentence->passage;
    const struct figure *own = passage->figures + sentence->first;
    if (sentence->first == 0) {
        return;
    }
    bool behind = !(own->lead & OF(SUM));
    const struct figure *first = behind ? own - 1 : figure_first_near(own - 1), *total = behind ? own - 1 : own;
    if (total->summed || total->statement->approximate || total->depth > 0 || total->in_parts ||
        value_of(total) < few) {
        return;
    }
    const struct figure *end = behind ? passage->figures + sentence->end : own + 1;
    struct parts_listing listing = {
        .passage = passage, .figures = first, .count = (size_t)(end - first), .own = (size_t)(own - first)};
    listing.parts = arena_allocate_array(passage->scratch, listing.count, sizeof *listing.parts);
    if (!listing.parts) {
        fail_memory(passage->failure);
        return;
    }
    listing_classify(&listing);
    struct run run;
    size_t at = (size_t)(total - first);
    if (!listing.parts[at].skipped && run_gather_sum(&listing, at, behind, &run)) {
        report_total(&listing, &run, total, CHECK_PASS);
    } else if (!behind && sentence->end == sentence->first + 1 && figure_sums_up(total, OF(NOTHING))) {
        listing.own = (size_t)(figure_first_near(own - 1) - first); /* 1.机构57条；2.政策86条。合计275条。 */
        if (run_gather_told(&listing, at, &run)) {
            report_total(&listing, &run, total, CHECK_DIFFERS);
        }
    }
}

void narrative_parts(const struct sentence *sentence)
{
    const struct passage *passage = sentence->passage;
    if (sentence->first == sentence->end) {
        return;
    }
    bool goes_on;
    size_t known = passage->list->count, begin = first_figure(sentence, &goes_on);
    bool elsewhere = sentence->end - sentence->first >= 2 && (passage->figures[sentence->first].own & OF(CHANNEL));
    bool above = sentence->end - begin == 2 && (sentence->said & OF(PARTS)); /* 指南33份，其中乡镇290份 */
    if (sentence->end - begin < 3 && !elsewhere && !above) { /* a total and two parts, or of a total elsewhere */
        judge_sentence_before(sentence);
        return;
    }
    struct parts_listing listing = {.passage = passage,
                                    .figures = passage->figures + begin,
                                    .count = sentence->end - begin,
                                    .own = sentence->first - begin};
    listing.parts = arena_allocate_array(passage->scratch, listing.count, sizeof *listing.parts);
    if (!listing.parts) {
        fail_memory(passage->failure);
        return;
    }
    if (goes_on && passage->figures[sentence->first].opener == OPENER_NONE) {
        passage->figures[sentence->first].opener = OPENER_WORD;
    }
    listing_classify(&listing);
    for (size_t i = listing.own; i < listing.count; i++) {
        if (tells_each(&listing, i)) {
            passage->figures[begin + i].opener = OPENER_WORD;
        }
        judge_threes(&listing, i);
        if (run_starts(&listing, i)) {
            struct run run;
            run_gather(&listing, i, &run);
            judge(&listing, &run);
        }
    }
    for (size_t i = listing.own; i < listing.count; i++) {
        judge_opposites(&listing, i);
        judge_unannounced(&listing, i);
        if (passage->list->count == known) {
            judge_all_before(&listing, i);
        }
    }
    if (passage->list->count == known) {
        judge_sentence_before(sentence);
    }
}
