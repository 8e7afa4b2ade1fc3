#include "check/narrative/claim.h"

#include "check/check_list.h"
#include "form/wording.h"

/* ---- what the tables say ---- */

static bool span_is(struct span text, const char *wanted)
{
    size_t same = 0;
    while (wanted && same < text.size && wanted[same] == text.data[same]) {
        same++;
    }
    return wanted && same == text.size && wanted[same] == '\0';
}

static bool add_operand(struct meaning *meaning, struct buffer *operands, struct number value)
{
    sum_add(&meaning->sum, value);
    return SAY(operands, operands->size > 0 ? " + {}" : "{}", value);
}

/* Adds the cells of one line. False in `complete` where one was not found. */
static bool add_line(struct meaning *meaning, const struct report *report, uint32_t line, struct buffer *operands,
                     bool *complete)
{
    const struct report_line *found = &report->lines[line];
    for (uint32_t measure = 0; measure < form_lines[line].measure_count; measure++) {
        const struct report_cell *cell = &found->cells[measure];
        if (!(meaning->measures & 1u << measure)) {
            continue;
        }
        if (found->times == 0 || cell->state == CELL_ABSENT) {
            *complete = false;
            return true;
        }
        if (meaning->sum.printed + meaning->sum.blanks == 0) {
            meaning->place = cell->place;
        }
        meaning->unreadable |= cell->state == CELL_UNREADABLE;
        if (!add_operand(meaning, operands, cell->value)) {
            return false;
        }
    }
    return true;
}

/* The next of the codes that + joins. */
static bool next_code(struct span *rest, struct span *code)
{
    if (rest->size == 0) {
        return false;
    }
    size_t plus = span_find(*rest, SPAN("+"));
    *code = (struct span){rest->data, plus == SIZE_MAX ? rest->size : plus};
    size_t taken = plus == SIZE_MAX ? rest->size : plus + 1;
    *rest = span_from(*rest, taken);
    return true;
}

static bool is_meant(enum form_table table, uint32_t line, struct span code)
{
    bool item = table == TABLE_STATISTICS && span_is(code, form_lines[line].item);
    return form_lines[line].table == table &&
           (item || span_is(code, form_lines[line].line) || span_is(code, form_lines[line].outcome));
}

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

/* In a report of another form, what its own table counts likewise. False: no memory. */
static bool add_counterparts(struct claim *claim, const struct passage *passage, enum form_table table,
                             const char *lines, unsigned measures)
{
    for (uint32_t i = 0; i < form_counterpart_count; i++) {
        const struct form_counterpart *row = &form_counterparts[i];
        if (row->other == table && passage->report->tables[row->table].times > 0 && strcmp(row->lines, lines) == 0 &&
            is_measure(table, row->measure, measures) && !claim_add(claim, passage, row->table, row->line, 1)) {
            return false;
        }
    }
    /* granted, denied: the lines of the form of 2014 are called as the outcomes are */
    bool outcomes = table == TABLE_REQUESTS && !(lines[0] >= '0' && lines[0] <= '9') &&
                    passage->report->tables[TABLE_STATISTICS].times > 0 && is_measure(table, "total", measures);
    return !outcomes || claim_add(claim, passage, TABLE_STATISTICS, lines, 1);
}

bool claim_add(struct claim *claim, const struct passage *passage, enum form_table table, const char *lines,
               unsigned measures)
{
    const struct report *report = passage->report;
    if (claim->meaning_count == MEANINGS || measures == 0) {
        return true;
    }
    if (report->tables[table].times == 0) {
        return add_counterparts(claim, passage, table, lines, measures);
    }
    struct meaning meaning = {.table = table, .lines = lines, .measures = measures};
    struct buffer operands = {.arena = report->arena};
    struct span rest = span_of(lines), code;
    while (next_code(&rest, &code)) {
        bool complete = true;
        uint32_t before = meaning.sum.printed + meaning.sum.blanks;
        for (uint32_t line = 0; line < form_line_count; line++) {
            if (is_meant(table, line, code) && report_has_line(report, line) &&
                !add_line(&meaning, report, line, &operands, &complete)) {
                return fail_memory(passage->failure);
            }
        }
        if (!complete || meaning.sum.printed + meaning.sum.blanks == before) {
            return true;
        }
    }
    meaning.operands = buffer_span(&operands);
    claim->meanings[claim->meaning_count++] = meaning;
    return true;
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

/* Of a list, 维持3件、纠正1件, only the piece that holds the figure: its clause, cut at the marks between figures. */
static struct range quote_of(const struct passage *passage, const struct figure *figure, struct range clause)
{
    static const struct span mark = {"、", 3};
    struct span text = passage->plain->text;
    const struct figure *begin = passage->figures, *end = begin + passage->figure_count;
    bool listed_before =
        figure > begin && figure[-1].place.to > clause.from && figure[-1].place.to < figure->place.from;
    bool listed_behind = figure + 1 < end && figure[1].place.from > figure->place.to && figure[1].place.to <= clause.to;
    if (listed_before) {
        size_t from = figure[-1].place.to;
        size_t at = span_find(span_part(text, from, figure->place.from), mark);
        clause.from = at == SIZE_MAX ? clause.from : from + at + mark.size;
    }
    if (listed_behind) {
        size_t from = figure->place.to;
        size_t at = span_find(span_part(text, from, figure[1].place.from), mark);
        clause.to = at == SIZE_MAX ? clause.to : from + at;
    }
    return clause;
}

struct claim claim_of_figure(const struct passage *passage, const struct figure *figure, const char *rule)
{
    const struct statement *statement = figure->statement;
    struct claim claim = {.rule = rule, .value = statement->value, .unit = statement->unit};
    claim.position = statement->position;
    claim.quote = quote_of(passage, figure, statement_clause(statement));
    claim.tolerance = rounding_of(statement);
    if (statement->approximate) {
        double tenth = statement->value.real / 10;
        claim.tolerance = tenth > claim.tolerance ? tenth : claim.tolerance;
    }
    return claim;
}

void claim_convert(struct claim *claim)
{
    double scale = span_is(claim->unit, "元")     ? 1e-4
                   : span_is(claim->unit, "千元") ? 0.1
                   : span_is(claim->unit, "亿元") ? 1e4
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

/* ---- words ---- */

bool claim_scope(const struct passage *passage, uint64_t position, struct span *scope)
{
    struct buffer out = {.arena = passage->report->arena};
    SAY(&out, "{}:{}", passage->section->ordinal, (int64_t)position);
    return buffer_end(&out, scope);
}

enum { LONGEST_QUOTE = 120 }; /* bytes, some forty characters */

void claim_place(struct buffer *out, const struct passage *passage, uint64_t position, struct range quote)
{
    static const char *const parts[FORM_SECTIONS + 1] = {"正文开头", "第一部分", "第二部分", "第三部分",
                                                         "第四部分", "第五部分", "第六部分"};
    uint32_t ordinal = passage->section->ordinal;
    size_t from = quote.from;
    struct buffer words = {.arena = out->arena};
    if (quote.to - from > LONGEST_QUOTE) {
        from = quote.to - LONGEST_QUOTE;
        while (from < quote.to && ((unsigned char)passage->plain->text.data[from] & 0xC0) == 0x80) {
            from++;
        }
        buffer_add(&words, SPAN("……"));
    }
    buffer_add(&words, span_part(passage->plain->text, from, quote.to));
    out->failed |= words.failed;
    SAY(out, "{}第{}字{}", ordinal <= FORM_SECTIONS ? parts[ordinal] : "正文", (int64_t)position,
        quoted(buffer_span(&words)));
}

static const struct form_line *line_of(const struct meaning *meaning, const struct report *report, struct span code)
{
    for (uint32_t line = 0; line < form_line_count; line++) {
        if (is_meant(meaning->table, line, code) && report_has_line(report, line)) {
            return &form_lines[line];
        }
    }
    return NULL;
}

/* 予以公开, 部分公开 and the like: an outcome that stands for several lines; NULL: a line of its own. */
static const char *outcome_label(struct span code)
{
    static const char *const outcomes[][2] = {
        {"granted", "予以公开"},         {"partially_granted", "部分公开"}, {"denied", "不予公开各项"},
        {"unavailable", "无法提供各项"}, {"not_processed", "不予处理各项"}, {"other", "其他处理"},
    };
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
        if (span_is(code, outcomes[i][0])) {
            return outcomes[i][1];
        }
    }
    return NULL;
}

static void add_lines(struct buffer *out, const struct meaning *meaning, const struct report *report)
{
    struct span rest = span_of(meaning->lines), code;
    for (bool first = true; next_code(&rest, &code); first = false) {
        const char *outcome = meaning->table == TABLE_REQUESTS ? outcome_label(code) : NULL;
        struct span label = outcome ? span_of(outcome) : line_label(line_of(meaning, report, code));
        SAY(out, first ? "{}" : "、{}", quoted(label));
    }
    buffer_add(out, meaning->table == TABLE_REQUESTS ? SPAN("行") : SPAN(""));
}

static void add_measures(struct buffer *out, const struct meaning *meaning, const struct form_line *line)
{
    bool first = true;
    for (uint32_t measure = 0; measure < line->measure_count; measure++) {
        if (meaning->measures & 1u << measure) {
            SAY(out, first ? "“{}”" : "、“{}”", line->measures[measure].label);
            first = false;
        }
    }
    buffer_add(out, meaning->table == TABLE_REQUESTS ? SPAN("列") : SPAN(""));
}

/* 第三部分“（七）总计”行的“总计”列为 234 件（见第85行）; of several cells, where the first stands */
static void add_meaning(struct buffer *out, const struct meaning *meaning, const struct passage *passage)
{
    struct span rest = span_of(meaning->lines), code;
    next_code(&rest, &code);
    const struct form_line *line = line_of(meaning, passage->report, code);
    bool several = meaning->sum.printed + meaning->sum.blanks > 1;
    const char *sum = !several ? "" : meaning->sum.blanks > 0 && meaning->sum.printed > 0 ? "已印出的合计" : "合计";
    struct word where = bracketed(several ? "始于" : "见", meaning->place);
    SAY(out, "{}", form_tables[meaning->table].part);
    add_lines(out, meaning, passage->report);
    SAY(out, "的");
    add_measures(out, meaning, line);
    if (meaning->sum.printed == 0) {
        SAY(out, meaning->unreadable ? "{}没有读出{}" : "{}为空{}", sum, where);
        return;
    }
    uint32_t measure = 0;
    while (measure + 1 < line->measure_count && !(meaning->measures & 1u << measure)) {
        measure++;
    }
    SAY(out, "{}为 {} {}{}", sum, meaning->sum.known, unit_label(line->measures[measure].unit), where);
}

/* Another figure that the claim could have meant, where it is not the same number. */
static const struct meaning *second_choice(const struct claim *claim, const struct meaning *first)
{
    const struct meaning *second = NULL;
    for (size_t i = 0; i < claim->meaning_count; i++) {
        const struct meaning *meaning = &claim->meanings[i];
        if (meaning->sum.printed == 0 || real_of(meaning->sum.known) == real_of(first->sum.known)) {
            continue;
        }
        second = !second || distance(claim, meaning) < distance(claim, second) ? meaning : second;
    }
    return second;
}

static void add_message(struct buffer *out, const struct claim *claim, const struct passage *passage,
                        const struct meaning *meaning, enum check_status status)
{
    static const char *const verdicts[] = {
        [CHECK_PASS] = "与表格一致：", [CHECK_DIFFERS] = "与表格不同：", [CHECK_UNKNOWN] = "无法与表格核对："};
    claim_place(out, passage, claim->position, claim->quote);
    SAY(out, verdicts[status]);
    add_meaning(out, meaning, passage);
    const struct meaning *second = status == CHECK_DIFFERS ? second_choice(claim, meaning) : NULL;
    if (second) {
        SAY(out, "，");
        add_meaning(out, second, passage);
    }
    SAY(out, "。");
}

bool claim_report(const struct passage *passage, struct check check, const struct buffer *expression,
                  const struct buffer *message)
{
    return buffer_end(expression, &check.expression) && buffer_end(message, &check.message)
               ? check_list_add(passage->list, passage->report->arena, check, passage->failure)
               : fail_memory(passage->failure);
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
    return chosen->lines;
}

/* Whether the words may as well mean something else, so that another number contradicts nothing. */
static bool is_unsure(const struct claim *claim, const struct figure *figure)
{
    enum {
        FOREIGN = 6
    }; /* 科技项目申请604项: a word of two ideographs that no phrase knows may make another noun of it */
    bool foreign = figure && figure->foreign >= FOREIGN;
    return claim->confirms_only || foreign || (figure && figure->context.doubtful);
}

bool claim_conclude(const struct claim *claim, const struct passage *passage, struct figure *figure)
{
    if (claim->meaning_count == 0) {
        return true;
    }
    enum check_status status;
    const struct meaning *meaning = choose(claim, &status);
    bool confirmed = status == CHECK_PASS;
    if (!confirmed && is_unsure(claim, figure)) {
        return true;
    }
    if (figure) {
        figure->claimed = true;
        figure->counted = real_of(meaning->sum.known);
        figure->confirmed = confirmed;
        figure->lines = confirmed ? lines_of(claim, meaning) : NULL;
    }
    struct arena *arena = passage->report->arena;
    struct buffer expression = {.arena = arena}, message = {.arena = arena};
    struct check check = {
        .rule = claim->rule,
        .status = status,
        .left = claim->value,
        .right = meaning->sum.known,
        .blanks = meaning->sum.blanks,
    };
    if (meaning->sum.printed > 0) {
        check.difference = number_subtract(check.left, check.right);
    }
    SAY(&expression, "{} = {}", claim->value, meaning->operands);
    add_message(&message, claim, passage, meaning, status);
    return claim_scope(passage, claim->position, &check.scope) ? claim_report(passage, check, &expression, &message)
                                                               : fail_memory(passage->failure);
}
