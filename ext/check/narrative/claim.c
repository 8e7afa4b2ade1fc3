#include "check/narrative/claim.h"

#include "check/check_list.h"
#include "form/wording.h"

/* ---- what it can mean ---- */

/* Whether these are all the measures that the sum takes, in a table whose lines have them alike. */
static bool is_measure(enum form_table table, const char *code, unsigned measures)
{
    for (uint32_t line = 0; line < form_line_count; line++) {
        uint32_t measure = form_lines[line].table == table ? form_find_measure(&form_lines[line], code) : UINT32_MAX;
        if (measure != UINT32_MAX) {
            return measures == 1u << measure;
        }
    }
    return false;
}

/* In a report of another form, what its own table counts likewise. */
static void add_counterparts(struct claim *claim, enum form_table table, const char *lines, unsigned measures)
{
    const struct report_table *tables = claim->passage->report->tables;
    for (uint32_t i = 0; i < form_counterpart_count; i++) {
        const struct form_counterpart *row = &form_counterparts[i];
        if (row->other == table && tables[row->table].times > 0 && strcmp(row->lines, lines) == 0 &&
            is_measure(table, row->measure, measures)) {
            claim_add(claim, row->table, row->line, 1);
        }
    }
    /* granted, denied: the lines of the form of 2014 are called as the outcomes are */
    if (table == TABLE_REQUESTS && !(lines[0] >= '0' && lines[0] <= '9') && tables[TABLE_STATISTICS].times > 0 &&
        is_measure(table, "total", measures)) {
        claim_add(claim, TABLE_STATISTICS, lines, 1);
    }
}

/* A report says of the same few lines again and again: what a section asked for before is kept. */
static const struct known_meaning *find_meaning(const struct passage *passage, struct meant cells)
{
    struct known_meanings *known = passage->known;
    for (size_t i = 0; i < known->count; i++) {
        const struct meant *other = &known->items[i].meaning.cells;
        if (other->lines == cells.lines && other->measures == cells.measures && other->table == cells.table) {
            return &known->items[i];
        }
    }
    size_t at = known->count < MOST_KNOWN ? known->count++ : MOST_KNOWN - 1;
    known->items[at].found = meaning_find(passage->report, cells, &known->items[at].meaning, NULL);
    return &known->items[at];
}

void claim_add(struct claim *claim, enum form_table table, const char *lines, unsigned measures)
{
    const struct report *report = claim->passage->report;
    if (claim->meaning_count == MEANINGS || measures == 0) {
        return;
    }
    if (report->tables[table].times == 0) {
        add_counterparts(claim, table, lines, measures);
        return;
    }
    const struct known_meaning *known = find_meaning(claim->passage, (struct meant){table, measures, lines});
    if (known->found) {
        claim->meanings[claim->meaning_count++] = known->meaning;
    }
}

void claim_add_cell(struct claim *claim, enum form_table table, const char *line, const char *measure)
{
    uint32_t row = form_find_line(table, claim->passage->report->tables[table].form, line);
    uint32_t column = row == UINT32_MAX ? UINT32_MAX : form_find_measure(&form_lines[row], measure);
    claim_add(claim, table, line, column == UINT32_MAX ? 0 : 1u << column);
}

/* ---- the claim ---- */

/* How much the last printed digit of a number in 万 or with decimals may hide: 1.2万 is anything that rounds to it. */
static double rounding_of(const struct statement *statement)
{
    struct span text = span_part(statement->plain->text, statement->place.from, statement->place.to);
    double scale = span_contains(text, SPAN("亿")) ? 1e8 : span_contains(text, SPAN("万")) ? 1e4 : 1;
    bool amount = span_contains(statement->unit, SPAN("元"));
    if (amount) {
        scale = 1; /* 万元 is a unit, and the value is in it */
    }
    double step = 1;
    size_t point = span_find(text, SPAN("."));
    for (size_t i = point; point != SIZE_MAX && ++i < text.size;) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            break;
        }
        step /= 10;
    }
    return scale > 1 || amount || statement->value.kind == NUMBER_REAL ? scale * step / 2 : 0;
}

struct said claim_place(const struct passage *passage, const struct statement *statement)
{
    return (struct said){
        .section = passage->section, .plain = passage->plain, .statement = statement, .position = statement->position};
}

struct claim claim_of_figure(struct figure *figure, const char *rule)
{
    const struct statement *statement = figure->statement;
    const struct passage *passage = figure->sentence->passage;
    struct claim claim = {passage, figure, rule, .value = statement->value, .unit = statement->unit};
    claim.said = claim_place(passage, statement);
    claim.tolerance = rounding_of(statement);
    if (statement->approximate) {
        double tenth = statement->value.real / 10;
        claim.tolerance = tenth > claim.tolerance ? tenth : claim.tolerance;
    }
    return claim;
}

void claim_convert(struct claim *claim)
{
    double scale = span_equal(claim->unit, SPAN("元"))     ? 1e-4
                   : span_equal(claim->unit, SPAN("千元")) ? 0.1
                   : span_equal(claim->unit, SPAN("亿元")) ? 1e4
                                                           : 1;
    if (scale != 1) { /* 万元 stays as exact as it is */
        claim->value = (struct number){NUMBER_REAL, 0, claim->value.real * scale};
        claim->tolerance *= scale;
    }
}

static double real_of(struct number number)
{
    return number.kind == NUMBER_INTEGER ? (double)number.integer : number.real;
}

static double distance(const struct claim *claim, const struct meaning *meaning)
{
    double difference = real_of(claim->value) - real_of(meaning->sum.known);
    return difference < 0 ? -difference : difference;
}

static enum check_status judge(const struct claim *claim, const struct meaning *meaning)
{
    if (meaning->sum.printed == 0) {
        return CHECK_UNKNOWN;
    }
    bool whole = claim->value.kind == NUMBER_INTEGER && meaning->sum.known.kind == NUMBER_INTEGER;
    bool same = whole && claim->value.integer == meaning->sum.known.integer;
    if (same || (claim->tolerance > 0 && distance(claim, meaning) <= claim->tolerance)) {
        return CHECK_PASS;
    }
    if (!whole && claim->tolerance == 0 && distance(claim, meaning) <= 0) {
        return CHECK_PASS;
    }
    bool blanks_may_add = meaning->sum.blanks > 0 && real_of(claim->value) > real_of(meaning->sum.known);
    return blanks_may_add ? CHECK_UNKNOWN : CHECK_DIFFERS;
}

/* The nearest meaning, the first of equals. One that agrees is the nearest: 0 apart, or within the tolerance. */
static const struct meaning *choose(const struct claim *claim, enum check_status *status)
{
    const struct meaning *nearest = &claim->meanings[0];
    bool unknown = false;
    for (size_t i = 0; i < claim->meaning_count; i++) {
        const struct meaning *meaning = &claim->meanings[i];
        unknown |= judge(claim, meaning) == CHECK_UNKNOWN;
        bool closer = nearest->sum.printed == 0 ||
                      (meaning->sum.printed > 0 && distance(claim, meaning) < distance(claim, nearest));
        nearest = closer ? meaning : nearest;
    }
    *status = judge(claim, nearest);
    *status = *status != CHECK_PASS && unknown ? CHECK_UNKNOWN : *status;
    return nearest;
}

/* ---- what comes out ---- */

/* Another figure that the claim could have meant, where it is not the same number. */
static struct meant second_choice(const struct claim *claim, const struct meaning *first)
{
    const struct meaning *second = NULL;
    for (size_t i = 0; i < claim->meaning_count; i++) {
        const struct meaning *meaning = &claim->meanings[i];
        if (meaning->sum.printed == 0 || real_of(meaning->sum.known) == real_of(first->sum.known)) {
            continue;
        }
        second = !second || distance(claim, meaning) < distance(claim, second) ? meaning : second;
    }
    return second ? second->cells : (struct meant){.lines = NULL};
}

/* What a figure is known to mean, for the parts of it: NULL where two meanings have the same number. */
static const char *lines_of(const struct claim *claim, const struct meaning *chosen)
{
    for (size_t i = 0; i < claim->meaning_count; i++) {
        const struct meaning *meaning = &claim->meanings[i];
        if (meaning != chosen && judge(claim, meaning) == CHECK_PASS) {
            return NULL;
        }
    }
    return chosen->cells.lines;
}

/* Whether the words may as well mean something else, so that another number contradicts nothing. */
static bool is_unsure(const struct claim *claim)
{
    const struct figure *figure = claim->figure;
    /* 科技项目申请604项: a word of two ideographs that no phrase knows may make another noun of it; not of 重复申请 */
    enum { FOREIGN = 6, TOO_FOREIGN = 24 };
    const concepts nouns =
        SET(REQUEST, REQUEST_KIND, APPLICANT, OUTCOME, RESULT, DECISION, CARRIED_OVER, CARRIED_FORWARD, NEW);
    bool sure = figure && (claim->unmistakable || (figure->vouched && (nouns & OF(figure->near))));
    bool foreign = figure && figure->modifiers >= (sure ? TOO_FOREIGN : FOREIGN);
    return claim->confirms_only || foreign || (figure && figure->context.doubtful && !figure->vouched);
}

void claim_report(const struct passage *passage, struct check check, uint64_t position, uint64_t second)
{
    struct buffer scope = {.arena = passage->report->arena};
    SAY(&scope, second ? "{}:{}+{}" : "{}:{}", passage->section->ordinal, (int64_t)position, (int64_t)second);
    if (check.right.kind != NUMBER_NULL) {
        check.difference = number_subtract(check.left, check.right);
    }
    if (!check.words || !buffer_end(&scope, &check.scope)) {
        fail_memory(passage->failure);
        return;
    }
    check_list_add(passage->list, passage->report->arena, check, passage->failure);
}

void claim_conclude(const struct claim *claim)
{
    enum check_status status;
    const struct meaning *meaning = claim->meaning_count > 0 ? choose(claim, &status) : NULL;
    if (!meaning || (status != CHECK_PASS && is_unsure(claim))) {
        return;
    }
    struct figure *figure = claim->figure;
    if (figure) {
        figure->claimed = true;
        figure->counted = real_of(meaning->sum.known);
        figure->confirmed = status == CHECK_PASS;
        figure->lines = figure->confirmed ? lines_of(claim, meaning) : NULL;
    }
    struct check check = {.rule = claim->rule,
                          .status = status,
                          .left = claim->value,
                          .right = meaning->sum.known,
                          .blanks = meaning->sum.blanks};
    struct claim_words *words = arena_allocate(claim->passage->report->arena, sizeof *words);
    if (words) {
        *words = (struct claim_words){claim_words, claim->said, meaning->cells, {.lines = NULL}};
        words->second = status == CHECK_DIFFERS ? second_choice(claim, meaning) : words->second;
        check.words = &words->words;
    }
    claim_report(claim->passage, check, claim->said.position, 0);
}
