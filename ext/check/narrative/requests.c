#include "check/narrative/applicants.h"
#include "check/narrative/claim.h"

enum { ONE_WORD = 3, NOT_MUCH = 9, MUCH = 24 };

struct request_claim {
    const char *rule;
    concepts one, another; /* the figure's own words have one of each; 0: no matter */
    concepts without;      /* and none of these */
    const char *lines[3];  /* what it can mean; up to the first NULL */
    bool named;            /* the requests stand beside it, or nothing else does */
    bool also_as_part;     /* means the same behind 其中 */
};

/* The first that fits is the claim. */
static const struct request_claim claims[] = {
    /* 新收与上年结转相加为38件 */
    {"narrative.received", OF(CARRIED_OVER), OF(NEW), 0, {"1+2"}, false, true},
    /* 上年结转1件; 上年度未办结2件 */
    {"narrative.carried_over", OF(CARRIED_OVER), 0, 0, {"2"}, false, true},
    /* 结转下年度继续办理3件; 顺延至次年 */
    {"narrative.carried_forward", OF(CARRIED_FORWARD), 0, 0, {"4"}, false, true},
    /* 1件正在办理: the year's end is meant as a rule, and not said */
    {"narrative.carried_forward", OF(OPEN), 0, 0, {"4"}, false, true},
    /* 结转1件 */
    {"narrative.carried_forward", OF(CARRY), 0, 0, {"4", "2"}, false, true},
    /* 9件申请均答复: those received, told once more */
    {"narrative.received", SET(REQUEST_WORD, REQUEST), OF(ALL), SET(RECEIVE, NEW), {"1", "1+2", "3.7"}, true, false},
    /* 收到并办结申请12件 */
    {"narrative.received", SET(RECEIVE, NEW), SET(PROCESS, HANDLE), 0, {"1", "1+2", "3.7"}, true, false},
    /* 办结13件; 答复申请13件 */
    {"narrative.processed", OF(PROCESS), 0, 0, {"3.7"}, true, true},
    /* 办理依申请公开36件: also all that was on the table */
    {"narrative.processed", OF(HANDLE), 0, 0, {"3.7", "1+2"}, true, false},
    /* 新收12件 */
    {"narrative.received", OF(NEW), 0, 0, {"1"}, true, true},
    /* 收到政府信息公开申请234件; 受理申请21件 */
    {"narrative.received", OF(RECEIVE), 0, 0, {"1", "1+2"}, true, false},
};

/* 政府信息公开申请36件, 依申请公开36件 */
static const struct request_claim bare = {"narrative.received", REQUESTS, 0, 0, {"1", "1+2", "3.7"}, true, false};

/* ---- what silences a claim ---- */

/* 涉及征收、物业等领域的申请共16件, 通过网站、信函途径申请公开合计35件: all, of what was only named by some. */
static bool sums_up(const struct figure *figure)
{
    static const char *const ways[] = {"等渠道", "等方式", "等途径", "等形式", "等多种"};
    bool more = false, sums = false;
    size_t channels = 0;
    for (const struct token *word = NULL; !sums && (word = figure_next_word(figure, word));) {
        struct span text = span_part(figure->statement->plain->text, word->from, word->to);
        more |= span_equal(text, SPAN("等"));
        channels += word->concept == CHANNEL || span_equal(text, SPAN("书面申请")); /* 书面申请、网上申请共36件 */
        sums = (more || channels > 1) && word->concept == SUM;
        sums |= word->concept == CHANNEL && /* 通过网站等渠道收到36件 */
                span_starts_any(span_from(figure->statement->plain->text, word->to), ANY(ways)) > 0;
    }
    return sums && (figure->own & REQUESTS);
}

/* 3件因补正顺延至下年办理: why they are open makes them no others. */
static bool is_only_reason(const struct figure *figure)
{
    static const char *const reasons[] = {"因", "由于"};
    struct span behind = span_from(figure->statement->plain->text, figure->statement->place.to);
    return (figure->own & SET(CARRIED_FORWARD, OPEN)) &&
           (span_starts_any(behind, ANY(reasons)) > 0 || !figure_singles_out(figure, "reason"));
}

/* 主要集中在予以公开20件: all of them. */
static bool is_main_outcome(const struct figure *figure)
{
    const concepts lead = figure->near == OUTCOME ? figure->lead : figure->own; /* 予以公开的14件已邮寄送达 */
    return (figure->own & OF(OUTCOME)) && !(lead & OF(CHANNEL)) && !figure_singles_out(figure, "mainly");
}

static bool speaks_of_requests(const struct figure *figure)
{
    const concepts elsewhere = SET(LATE, MONEY);
    const struct context *context = &figure->context;
    const concepts requests = REQUESTS | SET(REQUEST_TOPIC, PROCESS, RECEIVE, NEW);
    bool texts = (figure->sentence->said & OF(DOCUMENT_WORD)) &&
                 !(figure->sentence->said & requests); /* 审核文件90件，不予公开10件 */
    bool sorted = context->sorted && !(figure->own & SET(RECEIVE, NEW, PROCESS, HANDLE));
    return context->topic == TOPIC_REQUESTS && !sorted && !texts && !figure_is_aside(figure) && !context->body &&
           figure_counts_pieces(figure) && !figure->of_something_else &&
           (!(figure->own & elsewhere) || is_only_reason(figure)) &&
           (!(figure->own & SET(SUBSET, CHANNEL)) || is_main_outcome(figure) || sums_up(figure) ||
            is_only_reason(figure));
}

/* 依申请公开12条 may as well count what was given out. */
static bool counts_requests(struct span unit)
{
    return unit.size == 0 || is_one_of(unit, "件 宗 起 份 例 件次 人次");
}

/* ---- the claims ---- */

static void add_lines(struct claim *claim, const char *const *lines, unsigned measures)
{
    for (size_t i = 0; i < 3 && lines[i]; i++) {
        claim_add_columns(claim, lines[i], measures);
    }
}

/* 其中7件按时答复, 其余13件均已答复, 80件均按规定办结: all of those processed only where those left open are named. */
static bool is_some(const struct figure *figure)
{
    bool rest_named =
        (figure->sentence->said & SET(CARRIED_FORWARD, CARRY, OPEN)) && !(figure->sentence->said & OF(LATE));
    const concepts never_late = SET(NONE, LATE); /* 按期答复35件，无一超期 */
    rest_named |= (figure->sentence->said & never_late) == never_late && !figure->in_parts;
    bool picked = (figure->own & SET(ON_TIME, REST)) || (figure->in_parts && (figure->own & OF(ALL)));
    return picked && !rest_named;
}

static double total_of(const struct report *report, const char *line)
{
    uint32_t row = form_find_line(TABLE_REQUESTS, report->tables[TABLE_REQUESTS].form, line);
    const struct form_line *found = row == UINT32_MAX ? NULL : &form_lines[row];
    return found ? report->lines[row].cells[form_find_measure(found, "total")].value.real : 0;
}

/* 新收的36件申请中，33件已办结，3件结转: those carried over are not among the 33. */
static bool leaves_out_carried_over(const struct figure *figure)
{
    const struct report *report = figure->sentence->passage->report;
    double over = total_of(report, "2");
    return (figure->own & OF(PROCESS)) && figure > figure_first(figure) && over > 0 &&
           figure->statement->value.real + over == total_of(report, "3.7");
}

/* 部机关及所属单位收到1200件，其中部机关36件: the table, which has the 36, is of the office alone. */
static bool counts_region(const struct figure *figure)
{
    const struct report *report = figure->sentence->passage->report;
    const struct figure *part = figure_behind(figure);
    double value = part->statement->value.real, received = total_of(report, "1"), over = total_of(report, "2");
    return part->in_parts && !(part->own & SET(APPLICANT, OUTCOME, CHANNEL, PROCESS, HANDLE, NEW)) && value > 0 &&
           (value == received || value == received + over || value == total_of(report, "3.7"));
}

/* 办结上年结转申请2件、本年新收申请33件: those of this year that were. */
static bool some_new(const struct figure *figure)
{
    concepts before = figure_before(figure)->own;
    return (before & OF(CARRIED_OVER)) && (before & SET(PROCESS, HANDLE)) && (figure->own & SET(NEW, RECEIVE));
}

/* 截至2023年底，累计收到143件: this year's, or all since it began. */
static bool counts_since_it_began(const struct figure *figure)
{
    static const char *const ends[] = {"截至", "截止"};
    const struct passage *passage = figure->sentence->passage;
    size_t from = figure->sentence->from, begin = from > 0 ? passage->tokens.items[from - 1].to : 0;
    return figure_has_code(figure, SUM, "cumulative") && !(figure->own & OF(NEW)) &&
           span_contains_any(span_part(passage->plain->text, begin, figure->statement->place.from), ANY(ends));
}

/* 近三年共收到95件，其中2023年收到36件 */
static bool is_year_among_years(const struct figure *figure)
{
    return (figure->sentence->said & OF(OTHER_TIME)) && (figure->own & OF(THIS_YEAR)) && (figure->own & OF(PARTS));
}

/* 办结上年结转的1件: perhaps not all of those carried over. */
static bool some_carried_over(const struct figure *figure)
{
    bool done = false;
    const struct token *word = NULL;
    while ((figure->lead & OF(CARRIED_OVER)) && (word = figure_next_word(figure, word)) &&
           word->concept != CARRIED_OVER) {
        done |= word->concept == PROCESS || word->concept == HANDLE;
    }
    return done;
}

static bool fits(const struct figure *figure, const struct request_claim *row)
{
    bool done =
        figure->near == PROCESS && (figure->sentence->said & SET(REQUEST, REQUEST_KIND)); /* 会同警种审核后答复35件 */
    bool named = (figure->own & REQUESTS) || figure->unknown <= (done ? MUCH : NOT_MUCH);
    bool behind = row->another != OF(ALL) || (figure->tail & OF(ALL));                 /* 9件申请均答复 */
    bool none = (row->one & SET(CARRY, CARRIED_FORWARD)) && (figure->tail & OF(NONE)); /* 9件申请无一结转 */
    return !none && behind && (figure->own & row->one) && (row->another == 0 || (figure->own & row->another)) &&
           !(figure->own & row->without) && (!row->named || named) && (!(figure->own & OF(EXCEPT)) || !row->named);
}

/* 收到36件，办结33件，1件尚未办结: where the table has the 33 it must have the 1. */
static bool is_rest_of_processed(const struct figure *figure)
{
    const struct figure *before = figure_before(figure);
    return before->confirmed && (before->own & OF(PROCESS)) && before->lines;
}

/* 36件（其中上年结转2件、当年受理34件）: where all the requests come from. */
static bool is_source(const struct figure *figure)
{
    concepts beside = figure_before(figure)->own | figure_behind(figure)->own;
    return figure->in_parts && (figure->own & OF(RECEIVE)) && (beside & OF(CARRIED_OVER));
}

/* 自然人仍是主要群体，新收31件，占84%: some of them. */
static bool is_share(const struct figure *figure)
{
    const struct figure *share = figure_behind(figure);
    return share->near == SHARE && span_equal(share->statement->unit, SPAN("%")) &&
           !(share->own & ~SET(SHARE, FILLER)) && span_contains(figure_lead_text(share), SPAN("占"));
}

/* The columns of the one kind of applicant that the clauses before it name; 0: none, or several. */
static unsigned applicants_named_before(const struct figure *figure)
{
    const struct token *items = figure->sentence->passage->tokens.items;
    unsigned columns = 0, kinds = 0;
    for (size_t i = figure->token;
         i-- > figure->sentence->from && items[i].kind != TOKEN_STOP && items[i].kind != TOKEN_FIGURE;) {
        kinds += items[i].concept == APPLICANT;
        columns = items[i].concept == APPLICANT ? applicant_columns(items[i].code) : columns;
    }
    return kinds == 1 ? columns : 0;
}

/* 36件新收申请中，征地类的最多 */
static bool is_among(const struct figure *figure)
{
    const struct passage *passage = figure->sentence->passage;
    const struct token *last = &passage->tokens.items[figure->token];
    while (last[1].kind == TOKEN_PHRASE) {
        last++;
    }
    struct span words = span_part(passage->plain->text, figure->statement->place.to, last->to);
    return figure == figure_first(figure) && last[1].kind == TOKEN_COMMA &&
           (span_ends(words, SPAN("中")) || span_ends(words, SPAN("里")));
}

static void claim_by(struct figure *figure, const struct request_claim *row, unsigned measures)
{
    if (figure->in_parts && !row->also_as_part && !is_year_among_years(figure) && !is_source(figure)) {
        return;
    }
    struct claim claim = claim_of_figure(figure, row->rule);
    const struct figure *before = figure_before(figure);
    bool goes_on = before->claimed && span_equal(before->statement->unit, figure->statement->unit);
    /* not 依申请公开转为主动公开的信息新增217条 */
    bool named = (figure->own & REQUESTS) && !(figure->own & OF(PUBLISH));
    bool counts = counts_requests(figure->statement->unit) || (row != &bare && (goes_on || named));
    static const char *const ends[] = {"年底", "年末", "年终", "岁末", "期末", "12月31日"};
    const struct figure *last = figure_before(figure);
    size_t begin = last->statement->plain ? last->statement->place.to
                                          : figure->sentence->passage->tokens.items[figure->sentence->from].from;
    bool at_end =
        span_contains_any(span_part(figure->statement->plain->text, begin, figure->statement->place.from), ANY(ends));
    const concepts whole = SET(EXCEPT, ALL); /* 除3件尚在办理外，其余均已办结 */
    bool open = !at_end && (figure->sentence->said & whole) != whole && (row->one & OF(OPEN)) &&
                !(figure->sentence->said & OF(CARRIED_FORWARD)) && !is_rest_of_processed(figure);
    bool vague = figure->unknown > ONE_WORD && !(figure->own & REQUESTS);     /* 办理公证事项12件 */
    bool written = (before->own & OF(PROCESS)) && (before->own & OF(SUBSET)); /* 口头答复1件，书面… */
    written |= before == figure_first(figure) && (before->own & SET(SUBSET, CHANNEL)) && (before->own & REQUESTS) &&
               !before->claimed && (figure->own & OF(PROCESS)); /* 模拟申请12件，答复12件 */
    /* 3件申请于12月下旬收到 */
    bool some = !(figure->lead & SET(SUM, THIS_YEAR)) && (row->one & SET(RECEIVE, NEW)) && !(figure->lead & row->one) &&
                !(figure->own & OF(ALL)) && !is_among(figure);
    bool part = is_share(figure);
    /* 确认本机关不掌握，据此答复5件 */
    part |= (row->one & SET(PROCESS, HANDLE)) && (figure->gap & OF(OUTCOME)) && figure == figure_first(figure);
    claim.confirms_only = part || open || vague || some || written ||
                          (row->one && figure_has_code(figure, HANDLE, "loosely")) || !counts ||
                          counts_region(figure) || some_carried_over(figure) || some_new(figure) ||
                          counts_since_it_began(figure) || ((row->one & SET(PROCESS, HANDLE)) && is_some(figure)) ||
                          leaves_out_carried_over(figure);
    /* 受理公民申请36件: those of natural persons, or of all who ask */
    bool citizens = measures == 1 && figure_has_code(figure, APPLICANT, "citizens");
    measures |= citizens ? OR_TOTAL : 0;
    add_lines(&claim, row->lines, measures);
    if ((row->one & OF(HANDLE)) && (figure->sentence->said & OF(PROCESS))) { /* 处理36件，答复35件 */
        claim_add_columns(&claim, "1", measures);
    }
    claim_conclude(&claim);
}

/* 公开20件、部分公开4件、不公开3件、无法提供6件、其他2件，共计35件: all that were answered. */
static bool sums_outcomes(const struct figure *figure)
{
    enum { ALL_KINDS = 5 };
    const struct figure *first = figure_first_near(figure);
    bool sums = figure_sums_up(figure, OF(NOTHING)) && figure - first >= ALL_KINDS;
    for (const struct figure *way = first; sums && way < figure; way++) {
        sums = (way->own & SET(OUTCOME, PUBLISH, REST)) || span_equal(way->statement->unit, SPAN("%")); /* （占64%） */
    }
    return sums;
}

/* 新收申请中，网上6件、信函30件，一共36件: whatever they were sorted by. */
static bool sums_ways(const struct figure *figure)
{
    const concepts others = SET(PROCESS, HANDLE, PUBLISH, SUBSET, CARRIED_FORWARD);
    const struct figure *first = figure_first(figure);
    bool sums = figure_sums_up(figure, SET(THIS_YEAR, NOTHING) | REQUESTS) && figure - first >= 2 &&
                (figure->sentence->said & (REQUESTS | SET(NEW, REQUEST_TOPIC)));
    for (const struct figure *way = first; sums && way < figure; way++) {
        sums = (way->own & SET(CHANNEL, APPLICANT)) && !(way->own & others);
    }
    return sums;
}

/* 从申请数量看，全年共有36件; 上半年收到16件，下半年收到20件，全年合计36件. */
static bool counts_all_told(const struct figure *figure)
{
    const concepts empty = SET(FILLER, SUM, THIS_YEAR, REQUEST_WORD, PARTS);
    bool halves = figure_before(figure)->context.other_time && (figure->sentence->said & SET(RECEIVE, NEW)) &&
                  !(figure->sentence->said & SET(PROCESS, HANDLE)) && (figure->own & OF(THIS_YEAR));
    return !(figure->own & ~empty) && figure->unknown == 0 &&
           (halves || figure_has_code(figure, REQUEST_WORD, "amount"));
}

static void claim_request(struct figure *figure, unsigned measures)
{
    for (size_t i = 0; i < COUNT(claims); i++) {
        if (fits(figure, &claims[i])) {
            claim_by(figure, &claims[i], measures);
            return;
        }
    }
    bool has = (figure->lead & OF(SUM)) && figure->behind == REQUEST && figure->unknown <= NOT_MUCH; /* 共有36件申请 */
    bool beside = has || figure->near == REQUEST || figure->near == REQUEST_KIND ||
                  (figure->near == REQUEST_WORD && figure->unknown <= NOT_MUCH) || counts_all_told(figure);
    if (beside && !(figure->own & SET(EXCEPT, REST))) {
        claim_by(figure, &bare, measures);
    }
}

/* The line that the total before it was confirmed by, if one was: 其中 speaks of no other. */
static const char *lines_of_total(const struct figure *figure)
{
    for (const struct figure *other = figure; other-- > figure_first_near(figure);) {
        if (other->own & OF(CARRIED_OVER)) { /* 收到36件，上年结转2件，其中…: of both, as a rule */
            return NULL;
        }
        if (other->lines && !other->in_parts && !(other->own & OF(CARRIED_FORWARD))) {
            return figure->in_parts ? other->lines : NULL;
        }
    }
    return NULL;
}

/* 自然人30件: of those received, with or without those carried over, or of those processed. */
static void claim_applicants(struct figure *figure, unsigned columns)
{
    const char *lines[3] = {"1", "1+2", "3.7"};
    const char *total = lines_of_total(figure);
    const concepts old = SET(CARRIED_OVER, CARRY, PROCESS, HANDLE);
    concepts named = figure->own | figure->context.said; /* 新收申请以个人为主，自然人30件 */
    bool only_new = (figure->own & OF(NEW)) || ((named & OF(NEW)) && !(named & old));
    lines[0] = only_new ? "1" : figure->own & OF(PROCESS) ? "3.7" : total ? total : "1";
    lines[1] = only_new || (figure->own & OF(PROCESS)) || total ? NULL : lines[1];
    struct claim claim = claim_of_figure(figure, "narrative.applicants");
    bool all = figure_has_code(figure, APPLICANT, "enterprises") && figure->sentence->enterprises_are_all;
    add_lines(&claim, lines, columns);
    add_lines(&claim, lines, all ? APPLICANT_ORGANISATIONS : 0);
    if (figure->near == REST) { /* 企业1件，法律服务机构0件，其他0件: what is left, or the column of that name */
        add_lines(&claim, lines, applicant_columns("other"));
    }
    claim_conclude(&claim);
}

/* 待办申请38件（新收36件、上年结转2件） */
static bool is_split_in_both(const struct figure *figure)
{
    bool table = figure_has_code(figure, HANDLE, "loosely");
    const concepts others = ~(SET(FILLER, SUM, THIS_YEAR) | REQUESTS | OF(NOTHING) | (table ? OF(HANDLE) : 0));
    const struct figure *part = figure_behind(figure);
    concepts one = part->own, other = one ? figure_behind(part)->own : 0;
    if (part->opener == OPENER_NONE || figure->unknown > NOT_MUCH || (figure->own & others)) {
        return false;
    }
    const concepts in = SET(NEW, RECEIVE), out = SET(PROCESS, CARRIED_FORWARD);
    return !((one | other) & out) &&
           (((one & in) && (other & OF(CARRIED_OVER))) || ((other & in) && (one & OF(CARRIED_OVER))));
}

/* 新收71件，上年结转4件，共计75件 */
static bool is_sum_of_both(const struct figure *figure)
{
    if (is_split_in_both(figure)) {
        return true;
    }
    bool sums = figure_sums_up(figure, SET(THIS_YEAR, NOTHING) | REQUESTS) && figure - figure_first(figure) >= 2;
    concepts named = sums ? figure[-1].own | figure[-2].own : 0;
    bool over = (named & OF(CARRIED_OVER)) || ((named & OF(CARRY)) && (named & OF(NEW)));
    return (named & SET(NEW, RECEIVE)) && over;
}

/* 惠企政策申领60件，其中商业企业6件; 户籍业务受理79件，办结70件: the sentence began with something else. */
static bool began_with_else(const struct figure *figure)
{
    const struct figure *first = figure_first(figure);
    bool cases = figure_has_code(first, FILLER, "case") || figure_has_code(first, RECEIVE, "items");
    cases |= first->near == DOCUMENT_WORD; /* 接收公文426件，办理126件 */
    const concepts named = figure->own & OF(APPLICANT) ? REQUESTS & ~OF(REQUEST_WORD) : REQUESTS; /* 自然人申请129件 */
    return figure > first && !(figure->own & named) && !first->claimed && (first->foreign > ONE_WORD || cases) &&
           !(first->own & (REQUESTS & ~OF(REQUEST_WORD)));
}

/* Whether the words around it single some out, other than as the reason of an outcome: 涉及国家秘密, 撤回等其他处理. */
static bool names_some(const struct figure *figure)
{
    enum { REACH = 200 }; /* tokens: hostile text has sentences without end */
    const struct sentence *sentence = figure->sentence;
    const struct token *items = sentence->passage->tokens.items;
    size_t from = figure->token - sentence->from > REACH ? figure->token - REACH : sentence->from;
    size_t to = sentence->to - figure->token > REACH ? figure->token + REACH : sentence->to;
    bool some = false;
    for (size_t i = from; (sentence->said & OF(SUBSET)) && i < to && !some; i++) {
        bool so_on =
            span_equal(span_part(sentence->passage->plain->text, items[i + 1].from, items[i + 1].to), SPAN("等"));
        some = items[i].concept == SUBSET && items[i + (so_on ? 2 : 1)].concept != OUTCOME;
    }
    return some;
}

/* Whether the words are about as good for what is no request: cases, papers, what people or enterprises came for. */
static bool may_be_else(const struct figure *figure)
{
    const concepts verbs = SET(PROCESS, HANDLE), named = REQUESTS | OF(REQUEST_TOPIC);
    const concepts open = SET(OPEN, OUTCOME, CARRY, CARRIED_FORWARD, CARRIED_OVER);
    bool denied = (figure->lead & OF(NONE)) && !(figure->lead & open); /* 未到时限的申请 */
    bool cases = denied || figure_has_code(figure, FILLER, "case") || figure_has_code(figure, RECEIVE, "items");
    bool papers = (figure->own & OF(DOCUMENT_WORD)) && !(figure->own & REQUESTS);
    papers |= figure->near == REQUEST_KIND &&
              (figure->context.said & OF(DOCUMENT_WORD)) && /* 公文起草环节，依申请公开的5件 */
              !(figure->own & (verbs | SET(RECEIVE, NEW)));
    bool people =
        (figure->own & OF(APPLICANT)) && (figure->own & verbs) && !(figure->own & REQUESTS) && !figure->in_parts;
    people |=
        (figure->own & OF(APPLICANT)) && (figure->own & OF(HANDLE)) && !(figure->own & (REQUESTS & ~OF(REQUEST_WORD)));
    concepts lead = figure->lead | figure_before(figure)->lead; /* 不动产登记自然人申请30件，企业申请6件 */
    people |= (figure->own & OF(APPLICANT)) && (lead & OF(NOTHING)) && !(figure->own & SET(REQUEST, REQUEST_KIND, NEW));
    bool examined = (figure->own & OF(OUTCOME)) && !figure_has_code(figure, SUBSET, "mainly") && names_some(figure) &&
                    !(figure->sentence->said & (named | verbs | SET(RECEIVE, NEW)));
    people |= ((figure_before(figure)->own & OF(SUBSET)) || /* 重点人员8名，合计提交申请150件; 3名，共提出11件 */
               !(figure->own & (REQUESTS | SET(APPLICANT, NEW)))) &&
              is_one_of(figure_before(figure)->statement->unit, "名 人 位");
    return papers || people || examined || (cases && !(figure->sentence->said & named)) || began_with_else(figure);
}

/* 接待自然人260人次、法人65人次; 收到提问90条，不予公开8条; 审查公文90件，不予公开8件: whatever others vouch for. */
static bool counts_else(const struct figure *figure)
{
    bool papers = (figure->own & OF(OUTCOME)) && (figure_before(figure)->own & OF(DOCUMENT_WORD)) &&
                  !(figure->own & (REQUESTS | SET(PROCESS, HANDLE)));
    bool few = is_one_of(figure->statement->unit, "人次 条 项") || /* 会议纪要公开20份，部分公开4份 */
               (is_one_of(figure->statement->unit, "份 个 篇") && !(figure_first(figure)->own & OF(OUTCOME)));
    return papers || ((figure->own & SET(APPLICANT, OUTCOME)) && few &&
                      !(figure->sentence->said & (REQUESTS | OF(REQUEST_TOPIC))));
}

void narrative_requests(struct figure *figure)
{
    if (!speaks_of_requests(figure)) {
        return;
    }
    unsigned columns = applicants_of(figure);
    columns = columns == 0 && is_share(figure) ? applicants_named_before(figure) : columns;
    unsigned ahead = figure->own & OF(APPLICANT) ? 0 : figure->sentence->columns;
    unsigned measures = columns ? columns : ahead ? ahead : APPLICANT_TOTAL;
    struct outcomes outcomes = outcomes_of(figure);
    const struct figure *first = figure_first(figure); /* 网站“我要问”栏目公开答复191条，部分公开2条 */
    bool column = first < figure && (first->own & OF(CHANNEL)) && !(first->own & (REQUESTS | OF(NEW)));
    figure->context.doubtful |= (column && outcomes.count > 0) || (!outcomes.unmistakable && may_be_else(figure));
    if (counts_else(figure)) {
        figure->context.doubtful = true;
        figure->vouched = false;
    }
    const concepts carried = SET(CARRIED_OVER, CARRIED_FORWARD, CARRY);
    bool all = columns == 1 && !figure->in_parts && (figure->own & (SET(RECEIVE, PROCESS, HANDLE) | REQUESTS)) &&
               figure_has_code(figure, APPLICANT, "citizens");
    if (outcomes.count > 0) {
        claim_outcomes(figure, measures, &outcomes);
    } else if (is_sum_of_both(figure)) {
        static const struct request_claim both = {"narrative.received", 0, 0, 0, {"1+2"}, false, true};
        claim_by(figure, &both, APPLICANT_TOTAL);
    } else if (sums_outcomes(figure)) {
        static const struct request_claim all_told = {"narrative.processed", 0, 0, 0, {"3.7"}, false, true};
        claim_by(figure, &all_told, APPLICANT_TOTAL);
    } else if (sums_ways(figure)) {
        static const struct request_claim told = {"narrative.received", 0, 0, 0, {"1", "1+2", "3.7"}, false, true};
        claim_by(figure, &told, APPLICANT_TOTAL);
    } else if (columns && columns != APPLICANT_TOTAL && !(figure->own & carried) && !all) {
        claim_applicants(figure, columns);
    } else {
        claim_request(figure, measures);
    }
}
