#include "check/narrative/claims.h"

#include "check/narrative/applicants.h"
#include "check/narrative/claim.h"

enum { NOT_MUCH = 12, MOST_CLAIMS = 40 };

/* What a sentence says there is none of. */
struct zero_claim {
    const char *rule;
    concepts noun;   /* what there is none of: one of these */
    concepts unless; /* in the same clause, beside ELSEWHERE: it speaks of something else */
    enum form_table table;
    const char *lines;      /* NULL: the line is the noun's code */
    const char *columns[2]; /* of section 2, by either form; NULL: the total */
};

#define ELSEWHERE SET(ELSE, EXCEPT, SUBSET, OUTCOME, LATE, RESULT, REST, BELOW)
#define DISPUTED SET(RECONSIDERATION, LITIGATION)
#define SECTION_2 TABLE_PROACTIVE_DISCLOSURE

static const struct zero_claim zero_claims[] = {
    {"narrative.carried_over", OF(CARRIED_OVER), 0, TABLE_REQUESTS, "2", {NULL}},
    {"narrative.carried_forward", SET(CARRIED_FORWARD, CARRY), OF(CARRIED_OVER), TABLE_REQUESTS, "4", {NULL}},
    {"narrative.reconsideration", SET(RECONSIDERATION, DISPUTE), 0, TABLE_REVIEWS, "reconsideration", {NULL}},
    {"narrative.litigation", OF(ROUTE), 0, TABLE_REVIEWS, NULL, {NULL}},
    {"narrative.litigation", SET(LITIGATION, DISPUTE), OF(ROUTE), TABLE_REVIEWS, LITIGATIONS, {NULL}},
    {"narrative.fees", OF(FEES), 0, SECTION_2, "fees", {"amount"}},
    /* 未实施行政强制 */
    {"narrative.decisions", OF(DECISION), OF(PUBLISH) | DISPUTED, SECTION_2, NULL, {"decisions"}},
    /* 无企业申请; 没有不予公开的情形 */
    {"narrative.applicants", OF(APPLICANT), DISPUTED, TABLE_REQUESTS, "1", {NULL}},
    {"narrative.outcome", OF(OUTCOME), SET(PROCESS, PUBLISH), TABLE_REQUESTS, NULL, {NULL}},
    /* 未收到政府信息公开申请; 无依申请公开事项; 依申请公开为零 */
    {"narrative.received",
     SET(REQUEST, REQUEST_KIND),
     DISPUTED | SET(DISPUTE, FEES, CARRIED_OVER, CARRIED_FORWARD, PROCESS, CHANNEL, CARRY),
     TABLE_REQUESTS,
     "1",
     {NULL}},
    /* 年末无在办件 */
    {"narrative.carried_forward",
     OF(OPEN),
     DISPUTED | SET(CARRIED_OVER, CARRIED_FORWARD, NEXT_YEAR),
     TABLE_REQUESTS,
     "4",
     {NULL}},
    /* 未接收到申请 */
    {"narrative.received",
     OF(REQUEST_WORD),
     DISPUTED |
         SET(DISPUTE, FEES, CARRIED_OVER, REQUEST, REQUEST_KIND, CARRIED_FORWARD, PROCESS, CHANNEL, CARRY, APPLICANT),
     TABLE_REQUESTS,
     "1",
     {NULL}},
};

/* 未制发行政规范性文件 */
static const struct zero_claim zero_documents[] = {
    {"narrative.documents", OF(REPEAL), 0, SECTION_2, NULL, {"repealed"}},
    {"narrative.documents", OF(MAKE), 0, SECTION_2, NULL, {"issued", "newly_made"}},
};

static bool speaks_of_else(const struct zero_claim *row, concepts said)
{
    return said & (row->unless | (ELSEWHERE & ~row->noun));
}

struct clause {
    size_t from, to; /* tokens */
    concepts said;
};

static bool ends_clause(const struct token *token)
{
    return token->kind == TOKEN_COMMA || token->kind == TOKEN_STOP || token->kind == TOKEN_END ||
           token->kind == TOKEN_COLON || token->kind == TOKEN_FIGURE || token->kind == TOKEN_OPENING ||
           token->kind == TOKEN_CLOSING;
}

static struct clause clause_around(const struct sentence *sentence, size_t at)
{
    const struct token *items = sentence->passage->tokens.items;
    struct clause clause = {at, at + 1, 0};
    while (clause.from > sentence->from && !ends_clause(&items[clause.from - 1])) {
        clause.from--;
    }
    while (clause.to < sentence->to && !ends_clause(&items[clause.to])) {
        clause.to++;
    }
    for (size_t i = clause.from; i < clause.to; i++) {
        clause.said |= OF(items[i].concept);
    }
    return clause;
}

/* Bytes between two tokens that no phrase covers. */
static size_t unknown_between(const struct passage *passage, size_t from, size_t to)
{
    size_t unknown = 0;
    for (size_t i = from + 1; i <= to; i++) {
        unknown += passage->tokens.items[i].from - passage->tokens.items[i - 1].to;
    }
    return unknown;
}

static uint64_t position_of(const struct passage *passage, size_t at)
{
    const char *print =
        plain_text_printed(passage->plain, passage->tokens.items[at].from, passage->tokens.items[at].from).data;
    struct counted *counted = passage->counted;
    bool on = print >= counted->place;
    uint64_t between = utf8_length(on ? span_between(counted->place, print) : span_between(print, counted->place));
    *counted = (struct counted){print, on ? counted->before + between : counted->before - between};
    return counted->before + 1;
}

static struct range range_of(const struct passage *passage, struct clause clause)
{
    const struct token *items = passage->tokens.items;
    return (struct range){clause.from > 0 ? items[clause.from - 1].to : 0, items[clause.to - 1].to};
}

static struct claim claim_of_clause(const struct passage *passage, const char *rule, size_t at, struct clause clause)
{
    struct said said = {passage->section, passage->plain, NULL, range_of(passage, clause), position_of(passage, at)};
    return (struct claim){.passage = passage, .rule = rule, .value = {NUMBER_INTEGER, 0, 0}, .said = said};
}

/* Whether the words before `at` leave the claim to this office and this year; what they set. */
static bool is_ours(const struct sentence *sentence, size_t at, struct context *context)
{
    *context = sentence->begin;
    bool own, other = other_office_acts(sentence, sentence->from, at, &own);
    context_read(context, sentence->passage, sentence->from, at);
    return !context->other_time && !context->body && !other && !context->other_office;
}

static void conclude_zero(const struct sentence *sentence, const struct zero_claim *row, size_t at, size_t noun,
                          struct clause clause, const char *line)
{
    const struct passage *passage = sentence->passage;
    struct claim claim = claim_of_clause(passage, row->rule, at, clause);
    const char *lines = row->lines ? row->lines : line ? line : passage->tokens.items[noun].code;
    unsigned measures = row->table == TABLE_REVIEWS ? RESULT_TOTAL : APPLICANT_TOTAL;
    if (row->noun == OF(APPLICANT)) {
        measures = applicant_columns(passage->tokens.items[noun].code);
    }
    for (size_t i = 0; i < 2 && row->columns[i]; i++) {
        claim_add_cell(&claim, row->table, lines, row->columns[i]);
    }
    claim_add(&claim, row->table, lines, row->columns[0] ? 0 : measures);
    claim_conclude(&claim);
}

/* The first token from..to that is one of the concepts, or `to`. */
static size_t find_concept(const struct passage *passage, size_t from, size_t to, concepts wanted)
{
    while (from < to && !(wanted & OF(passage->tokens.items[from].concept))) {
        from++;
    }
    return from;
}

/* Whether the tokens from..to say nothing but these. */
static bool says_only(const struct passage *passage, size_t from, size_t to, concepts these)
{
    bool only = unknown_between(passage, from, to > from ? to - 1 : from) == 0;
    for (size_t i = from; only && i < to; i++) {
        only = (these | OF(FILLER)) & OF(passage->tokens.items[i].concept);
    }
    return only;
}

/* The last figure before a token; NULL: none. */
static const struct figure *last_figure(const struct passage *passage, size_t at)
{
    size_t count = passage->figure_count; /* the last are those of the sentence that is read */
    while (count > 0 && passage->figures[count - 1].token >= at) {
        count--;
    }
    return count > 0 ? &passage->figures[count - 1] : NULL;
}

/* 未制发规章和行政规范性文件: each of them. */
static void read_zero_documents(const struct sentence *sentence, size_t at, struct clause clause, size_t from,
                                size_t to)
{
    const struct passage *passage = sentence->passage;
    size_t document = find_concept(passage, from, to, OF(DOCUMENT));
    const struct zero_claim *row = zero_documents, *end = row + COUNT(zero_documents);
    while (row < end && find_concept(passage, from, to, row->noun) == to) {
        row++;
    }
    const struct figure *before = last_figure(passage, at); /* 印发公文74件，其中没有行政规范性文件 */
    bool part = row == end && (clause.said & OF(PARTS)) && before && before->token >= sentence->from &&
                (before->own & OF(MAKE));
    row = part ? &zero_documents[COUNT(zero_documents) - 1] : row;
    struct context context;
    if (row == end || speaks_of_else(row, clause.said) || !is_ours(sentence, from, &context)) {
        return;
    }
    if (document == to && context.topic == TOPIC_DOCUMENTS && context.line &&
        says_only(passage, from, to, OF(NONE) | row->noun)) {
        conclude_zero(sentence, row, at, at, clause, context.line); /* 规范性文件方面，无制发、无废止 */
        return;
    }
    if (document == to && to < clause.to) { /* 没有制发、也没有废止规范性文件 */
        document = to = find_concept(passage, to, clause.to, OF(DOCUMENT));
        to += to < clause.to;
    }
    if (document >= to || unknown_between(passage, from, document) > NOT_MUCH) {
        return;
    }
    for (size_t first = document; document < to; document = find_concept(passage, document + 1, to, OF(DOCUMENT))) {
        size_t place = document == first ? at : document;
        conclude_zero(sentence, row, place, document, clause, passage->tokens.items[document].code);
    }
}

/* 未召开新闻发布会; 没有收取费用: what the table of the form of 2014 counts. */
static void read_zero_statistics(const struct sentence *sentence, size_t at, struct clause clause, size_t from,
                                 size_t to)
{
    const struct passage *passage = sentence->passage;
    const concepts elsewhere = SET(SUBSET, ELSE, LATE, RESULT, REST, BELOW);
    size_t noun = from;
    uint32_t line = UINT32_MAX;
    while (noun < to && line == UINT32_MAX) {
        line = statistics_line(&passage->tokens.items[noun++]);
    }
    bool other = false;
    for (size_t i = from; i < to; i++) {
        other |= (elsewhere & OF(passage->tokens.items[i].concept)) && i + 1 != noun;
    }
    struct context context;
    if (line == UINT32_MAX || other || unknown_between(passage, from, noun - 1) > NOT_MUCH ||
        !is_ours(sentence, from, &context)) {
        return;
    }
    const struct zero_claim row = {statistics_rule(line), 0, 0, TABLE_STATISTICS, form_lines[line].line, {"value"}};
    conclude_zero(sentence, &row, at, noun - 1, clause, NULL);
}

/* 未 before a word that no phrase knows denies that word: 法定期限未满转到下一年. */
static bool denies_a_word(const struct passage *passage, size_t at)
{
    const struct token *token = &passage->tokens.items[at];
    bool behind = at + 1 < passage->tokens.count && token[1].from > token->to;
    return token->concept == NONE && behind &&
           span_ends((struct span){passage->plain->text.data, token->to}, SPAN("未"));
}

/* 行政复议、行政诉讼均未发生; 科研机构没有提出申请: what there is none of stands before it, as before 为零. */
static bool denies_what_is_before(const struct passage *passage, size_t at, struct clause clause)
{
    const concepts verbs =
        SET(RECEIVE, MAKE_DECISION, THIS_YEAR, ALL) | (clause.said & OF(APPLICANT) ? OF(REQUEST_WORD) : 0);
    size_t end = clause.to < passage->tokens.count ? clause.to : clause.to - 1; /* not 群众无异议 */
    return clause.from < at && passage->tokens.items[at - 1].to == passage->tokens.items[at].from &&
           says_only(passage, at + 1, clause.to, verbs) && unknown_between(passage, at, end) == 0;
}

/* The clause of a word of none; of 复议诉讼：无, what stands before the colon too. */
static struct clause clause_of_none(const struct sentence *sentence, size_t at)
{
    struct clause clause = clause_around(sentence, at);
    if (clause.from == at && at > sentence->from + 1 && sentence->passage->tokens.items[at - 1].kind == TOKEN_COLON) {
        struct clause before = clause_around(sentence, at - 2);
        clause = (struct clause){before.from, clause.to, before.said | clause.said};
    }
    return clause;
}

/* 涉及政府信息公开的行政复议为零: not some of them. */
static bool tells_of_disclosure(const struct passage *passage, struct clause clause)
{
    const struct token *items = passage->tokens.items;
    size_t subset = find_concept(passage, clause.from, clause.to, OF(SUBSET));
    return subset + 1 < clause.to && items[subset + 1].concept == DISCLOSURE &&
           items[subset + 1].from == items[subset].to;
}

static void read_zero_of(const struct sentence *sentence, const struct zero_claim *row, struct clause clause, size_t at,
                         size_t from, size_t to, bool zero)
{
    const struct passage *passage = sentence->passage;
    const concepts between = SET(RECEIVE, MAKE_DECISION), whose = SET(APPLICANT, OUTCOME, REQUEST_WORD, OPEN);
    struct context context;
    size_t noun = find_concept(passage, from, to, row->noun);
    concepts said = clause.said;
    if (row->table == TABLE_REVIEWS && tells_of_disclosure(passage, clause)) {
        said &= ~OF(SUBSET);
    }
    if (noun < to && row->noun == OF(OUTCOME) && (zero || find_concept(passage, from, noun, OF(PROCESS)) == noun)) {
        said &= ~OF(PROCESS); /* 没有作出不予公开的答复; 办结的申请中，不予公开为零 */
    }
    if (noun == to || speaks_of_else(row, said) || !is_ours(sentence, from, &context)) {
        return;
    }
    bool far = unknown_between(passage, zero ? noun : at, zero ? at : noun) > NOT_MUCH * 2;
    /* who or what the requests are: only right behind 无, where requests are spoken of */
    bool counted = clause.to < sentence->to && passage->tokens.items[clause.to].kind == TOKEN_FIGURE;
    bool requests = context.topic == TOPIC_REQUESTS || /* 信箱畅通，没有收到一份申请 */
                    (context.topic == TOPIC_OTHER && context.idle && context.earlier == TOPIC_REQUESTS);
    bool outcome =
        row->noun == OF(OUTCOME) && says_only(passage, noun + 1, at, SET(OUTCOME, ALL, SUM)); /* 不予公开数为零 */
    bool close = !(row->noun & whose) ||
                 (requests && !counted &&
                  (zero ? outcome || row->noun == OF(APPLICANT) : says_only(passage, at + 1, noun, between)));
    bool each = (zero && (row->noun & SET(APPLICANT, OUTCOME))) || row->noun == OF(DECISION);
    for (size_t next; close && !far && noun < to; noun = next) { /* 无行政许可、行政处罚和行政强制 */
        bool second = find_concept(passage, from, noun, OF(RECONSIDERATION)) < noun; /* 未发生复议案件、诉讼案件 */
        bool listed = row->noun == OF(DECISION) && find_concept(passage, from, noun, OF(DECISION)) < noun;
        conclude_zero(sentence, row, zero || second || listed ? noun : at, noun, clause, NULL);
        next = each ? find_concept(passage, noun + 1, to, row->noun) : to;
        next = zero || next == to || says_only(passage, noun + 1, next, 0) ? next : to;
    }
}

static void read_zero(const struct sentence *sentence, size_t at)
{
    const struct passage *passage = sentence->passage;
    struct clause clause = clause_of_none(sentence, at);
    if (denies_a_word(passage, at)) {
        return;
    }
    bool zero = passage->tokens.items[at].concept == ZERO || denies_what_is_before(passage, at, clause);
    size_t from = zero ? clause.from : at, to = zero ? at : clause.to;
    for (size_t i = from; zero && i < at; i++) { /* 年初结转为零、年末结转为零 */
        from = passage->tokens.items[i].concept == ZERO ? i + 1 : from;
    }
    for (size_t i = clause.from; i < from && zero; i++) {
        clause.said &= ~OF(passage->tokens.items[i].concept);
    }
    for (size_t i = at + 1; i + 1 < to; i++) { /* 零复议、零诉讼 */
        to = passage->tokens.items[i].kind == TOKEN_LIST && passage->tokens.items[i + 1].concept == NONE ? i : to;
    }
    for (size_t i = 0; i < COUNT(zero_claims); i++) {
        read_zero_of(sentence, &zero_claims[i], clause, at, from, to, zero);
    }
    read_zero_documents(sentence, at, clause, from, to);
    if (passage->report->tables[TABLE_STATISTICS].times > 0) {
        read_zero_statistics(sentence, at, clause, from, to);
    }
}

/* ---- all were processed ---- */

/* 收到36件，均已办结 speaks of the 36; 办结110件，均按时答复 of those 110, and 其中80件均按规定办结 of the 80. */
static bool speaks_of_all_received(const struct sentence *sentence, size_t at, struct clause clause)
{
    const concepts some = DISPUTED | SET(APPLICANT, CHANNEL, OUTCOME, SUBSET, EXCEPT, REST, NONE, ELSE, OPEN, OFFICE,
                                         DOCUMENT, LATE, CARRIED_OVER, PLAN, AVERAGE);
    concepts left = SET(EXCEPT, OPEN, LATE, REST, CARRY);
    left &= sentence->said & OF(NONE) ? ~OF(CARRY) : ~(concepts)0; /* 无结转 */
    const struct passage *passage = sentence->passage;
    const struct figure *before = last_figure(passage, at);
    if ((clause.said & some) || (sentence->said & left)) {
        return false;
    }
    if (!before || before->token < sentence->from) {
        return !before || !(before->own & OF(PROCESS)) || (clause.said & SET(REQUEST, REQUEST_KIND));
    }
    const concepts received = SET(RECEIVE, NEW, REQUEST, REQUEST_KIND, REQUEST_WORD);
    if (find_concept(passage, before->token, at, OF(PARTS)) < at) { /* 其中需会同其他部门的，均由主办单位答复 */
        return false;
    }
    bool both = (before->own & OF(CARRIED_OVER)) && (sentence->said & SET(NEW, RECEIVE));
    bool answered = (before->lead & SET(PROCESS, HANDLE)) && !(before->lead & OF(RECEIVE));
    bool some_asked = (before->own & OF(APPLICANT)) && !figure_has_code(before, APPLICANT, "total");
    return !before->in_parts && !(before->own & SET(SUBSET, CHANNEL)) && !answered && !some_asked &&
           ((before->own & received) || both) && !(before->own & OF(CARRIED_OVER) && !both) && !figure_is_aside(before);
}

/* False: it claims nothing of the kind; as below. */
static bool read_all(const struct sentence *sentence, size_t at)
{
    const struct passage *passage = sentence->passage;
    struct clause clause = clause_around(sentence, at);
    size_t done = find_concept(passage, at, clause.to, OF(PROCESS));
    struct context context;
    if (done == clause.to || unknown_between(passage, at, done) > NOT_MUCH * 2 || !is_ours(sentence, at, &context) ||
        context.topic != TOPIC_REQUESTS || !speaks_of_all_received(sentence, at, clause)) {
        return false;
    }
    struct claim claim = claim_of_clause(passage, "narrative.all_processed", at, clause);
    if (!(clause.said & OF(ON_TIME))) {
        *sentence->all = (struct all_claim){true, false, claim.said};
    }
    if (sentence->said & OF(CARRIED_FORWARD)) { /* that those are left open, the same sentence says */
        return true;
    }
    claim_add(&claim, TABLE_REQUESTS, "4", APPLICANT_TOTAL);
    /* 均在法定期限内答复: those that were due, whatever is still open */
    claim.confirms_only = (clause.said & OF(ON_TIME)) && !passage->tokens.items[done].code; /* 办结 has one */
    sentence->all->checked = claim.meaning_count > 0;
    claim_conclude(&claim);
    return true;
}

/* 办结率100% */
static bool read_rate(const struct sentence *sentence, size_t at)
{
    const struct passage *passage = sentence->passage;
    const concepts elsewhere = SET(ELSE, SUBSET, ON_TIME, RECONSIDERATION, DOCUMENT, OFFICE);
    struct clause clause = clause_around(sentence, at);
    struct context context;
    const struct figure *figure = last_figure(passage, clause.to + 1);
    figure = figure && figure->token == clause.to ? figure : NULL;
    bool whole = figure && span_equal(figure->statement->unit, SPAN("%")) && figure->statement->value.real == 100 &&
                 figure->near == RATE;
    const concepts left = SET(EXCEPT, OPEN, LATE, CARRIED_FORWARD);
    if (!whole || (clause.said & elsewhere) || (sentence->said & left) || !is_ours(sentence, at + 1, &context) ||
        context.topic != TOPIC_REQUESTS) {
        return false;
    }
    struct claim claim = claim_of_clause(passage, "narrative.all_processed", at, clause);
    struct span words = {passage->plain->text.data, passage->tokens.items[at].to};
    /* of those that were due */
    claim.confirms_only = span_ends(words, SPAN("答复率")) || (figure_before(figure)->own & SET(PROCESS, HANDLE));
    claim.said.quote.to = figure->statement->place.to;
    claim_add(&claim, TABLE_REQUESTS, "4", APPLICANT_TOTAL);
    claim_conclude(&claim);
    return true;
}

void narrative_unnumbered(const struct sentence *sentence)
{
    const concepts openers = SET(NONE, ZERO, ALL, RATE);
    bool all_claimed = false, clause_denied = false;
    for (size_t i = sentence->from, tried = 0; i < sentence->to && tried < MOST_CLAIMS && (sentence->said & openers);
         i++) {
        const struct token *token = &sentence->passage->tokens.items[i];
        tried += (openers & OF(token->concept)) != 0;
        clause_denied &= !ends_clause(token) && token->kind != TOKEN_LIST; /* 无行政许可、无行政处罚 */
        if ((token->concept == NONE && !clause_denied) || token->concept == ZERO) {
            clause_denied = true;
            read_zero(sentence, i);
        } else if (token->concept == ALL && !all_claimed) {
            all_claimed = read_all(sentence, i);
        } else if (token->concept == RATE && !all_claimed) {
            all_claimed = read_rate(sentence, i);
        }
    }
}

/* ---- a section beside itself ---- */

static const struct figure *find_left_open(const struct passage *passage)
{
    for (size_t i = 0; i < passage->figure_count; i++) {
        const struct figure *figure = &passage->figures[i];
        if ((figure->own & OF(CARRIED_FORWARD)) && figure->context.topic == TOPIC_REQUESTS &&
            !figure_is_aside(figure) && figure->statement->value.kind == NUMBER_INTEGER &&
            figure->statement->value.integer > 0 && figure_counts_pieces(figure)) {
            return figure;
        }
    }
    return NULL;
}

void narrative_contradiction(const struct passage *passage, const struct all_claim *all)
{
    const struct figure *open = all->made && !all->checked ? find_left_open(passage) : NULL;
    struct contradiction_words *words = open ? arena_allocate(passage->report->arena, sizeof *words) : NULL;
    if (words) {
        *words = (struct contradiction_words){contradiction_words, all->said, claim_place(passage, open->statement)};
        struct check check = {.rule = "narrative.all_processed",
                              .status = CHECK_DIFFERS,
                              .left = {NUMBER_INTEGER, 0, 0},
                              .right = open->statement->value,
                              .words = &words->words};
        claim_report(passage, check, all->said.position, 0);
    } else if (open) {
        fail_memory(passage->failure);
    }
}
