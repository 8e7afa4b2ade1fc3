#include "check/narrative/said.h"

#include "form/wording.h"

/* ---- where ---- */

enum { LONGEST_QUOTE = 120 }; /* bytes, some forty characters */

/* Of a list, 维持3件、纠正1件, only the piece that holds the figure: its clause, cut at the marks between figures. */
static struct range quote_of(const struct statement *statement)
{
    static const struct span mark = {"、", 3};
    struct span text = statement->plain->text;
    struct range clause = statement_clause(statement), place = statement->place;
    if (statement->before > clause.from) {
        size_t at = span_find(span_part(text, statement->before, place.from), mark);
        clause.from = at == SIZE_MAX ? clause.from : statement->before + at + mark.size;
    }
    if (statement->behind <= clause.to) {
        size_t at = span_find(span_part(text, place.to, statement->behind), mark);
        clause.to = at == SIZE_MAX ? clause.to : place.to + at;
    }
    return clause;
}

/* 第一部分第523字“…” */
static void say_place(struct buffer *out, const struct said *said)
{
    static const char *const parts[FORM_SECTIONS + 1] = {"正文开头", "第一部分", "第二部分", "第三部分",
                                                         "第四部分", "第五部分", "第六部分"};
    uint32_t ordinal = said->section->ordinal;
    struct range quote = said->statement ? quote_of(said->statement) : said->quote;
    struct span text = said->plain->text;
    struct buffer words = {.arena = out->arena};
    if (quote.to - quote.from > LONGEST_QUOTE) {
        quote.from = quote.to - LONGEST_QUOTE;
        while (quote.from < quote.to && ((unsigned char)text.data[quote.from] & 0xC0) == 0x80) {
            quote.from++;
        }
        buffer_add(&words, SPAN("……"));
    }
    buffer_add(&words, span_part(text, quote.from, quote.to));
    out->failed |= words.failed;
    SAY(out, "{}第{}字{}", ordinal <= FORM_SECTIONS ? parts[ordinal] : "正文", (int64_t)said->position,
        quoted(buffer_span(&words)));
}

/* ---- what the tables say ---- */

static inline bool is_called(struct span code, const char *name)
{
    return name && name[0] == code.data[0] && strncmp(name, code.data, code.size) == 0 && name[code.size] == '\0';
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

static inline bool is_meant(const struct form_line *line, struct span code)
{
    return is_called(code, line->line) || is_called(code, line->outcome) ||
           (line->table == TABLE_STATISTICS && is_called(code, line->item));
}

/* The first line of a table: the lines stand table by table, in the tables' order. */
static uint32_t first_line(enum form_table table)
{
    uint32_t from = 0, to = form_line_count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        bool before = form_lines[middle].table < table;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    return from;
}

/* Adds the cells of one line. False: one was not found. */
static bool add_line(struct meaning *meaning, const struct report *report, uint32_t line, struct buffer *operands)
{
    const struct report_line *found = &report->lines[line];
    for (uint32_t measure = 0; measure < form_lines[line].measure_count; measure++) {
        const struct report_cell *cell = &found->cells[measure];
        if (!(meaning->cells.measures & 1u << measure)) {
            continue;
        }
        if (found->times == 0 || cell->state == CELL_ABSENT) {
            return false;
        }
        bool first = meaning->sum.printed + meaning->sum.blanks == 0;
        meaning->place = first ? cell->place : meaning->place;
        meaning->unreadable |= cell->state == CELL_UNREADABLE;
        sum_add(&meaning->sum, cell->value);
        if (operands) {
            SAY(operands, first ? "{}" : " + {}", cell->value);
        }
    }
    return true;
}

bool meaning_find(const struct report *report, struct meant cells, struct meaning *meaning, struct buffer *operands)
{
    *meaning = (struct meaning){.cells = cells};
    struct span rest = span_of(cells.lines), code;
    uint32_t first = first_line(cells.table);
    while (next_code(&rest, &code)) {
        uint32_t before = meaning->sum.printed + meaning->sum.blanks;
        for (uint32_t line = first; line < form_line_count && form_lines[line].table == cells.table; line++) {
            if (is_meant(&form_lines[line], code) && report_has_line(report, line) &&
                !add_line(meaning, report, line, operands)) {
                return false;
            }
        }
        if (meaning->sum.printed + meaning->sum.blanks == before) {
            return false;
        }
    }
    return true;
}

static const struct form_line *line_of(const struct report *report, enum form_table table, struct span code)
{
    for (uint32_t line = first_line(table); line < form_line_count; line++) {
        if (form_lines[line].table == table && is_meant(&form_lines[line], code) && report_has_line(report, line)) {
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
    for (size_t i = 0; i < COUNT(outcomes); i++) {
        if (is_called(code, outcomes[i][0])) {
            return outcomes[i][1];
        }
    }
    return NULL;
}

/* “维持”、“纠正”行的“总计”列; returns the first line. */
static const struct form_line *say_cells(struct buffer *out, struct meant cells, const struct report *report)
{
    const struct form_line *first = NULL;
    struct span rest = span_of(cells.lines), code;
    bool requests = cells.table == TABLE_REQUESTS, more = false;
    while (next_code(&rest, &code)) {
        const struct form_line *line = line_of(report, cells.table, code);
        const char *outcome = requests ? outcome_label(code) : NULL;
        SAY(out, first ? "、{}" : "{}", quoted(outcome ? span_of(outcome) : line_label(line)));
        first = first ? first : line;
    }
    SAY(out, requests ? "行的" : "的");
    for (uint32_t measure = 0; measure < first->measure_count; measure++) {
        if (cells.measures & 1u << measure) {
            SAY(out, more ? "、“{}”" : "“{}”", first->measures[measure].label);
            more = true;
        }
    }
    SAY(out, requests ? "列" : "");
    return first;
}

/* 第三部分“（七）总计”行的“总计”列为 234 件（见第85行）; of several cells, where the first stands */
static void say_meaning(struct buffer *out, const struct meaning *meaning, const struct report *report)
{
    bool several = meaning->sum.printed + meaning->sum.blanks > 1;
    const char *sum = !several ? "" : meaning->sum.blanks > 0 && meaning->sum.printed > 0 ? "已印出的合计" : "合计";
    struct word where = bracketed(several ? "始于" : "见", meaning->place);
    SAY(out, "{}", form_tables[meaning->cells.table].part);
    const struct form_line *line = say_cells(out, meaning->cells, report);
    if (meaning->sum.printed == 0) {
        SAY(out, meaning->unreadable ? "{}没有读出{}" : "{}为空{}", sum, where);
        return;
    }
    uint32_t measure = 0;
    while (measure + 1 < line->measure_count && !(meaning->cells.measures & 1u << measure)) {
        measure++;
    }
    SAY(out, "{}为 {} {}{}", sum, meaning->sum.known, unit_label(line->measures[measure].unit), where);
}

/* ---- the three kinds ---- */

static void write_claim(const struct report *report, const struct check *check, enum check_text wanted,
                        struct buffer *out)
{
    static const char *const verdicts[] = {
        [CHECK_PASS] = "与表格一致：", [CHECK_DIFFERS] = "与表格不同：", [CHECK_UNKNOWN] = "无法与表格核对："};
    const struct claim_words *words = (const struct claim_words *)check->words;
    struct meaning meaning, second;
    if (wanted == CHECK_EXPRESSION) {
        struct buffer operands = {.arena = out->arena};
        meaning_find(report, words->meant, &meaning, &operands);
        SAY(out, "{} = {}", check->left, buffer_span(&operands));
        out->failed |= operands.failed;
        return;
    }
    say_place(out, &words->said);
    SAY(out, verdicts[check->status]);
    meaning_find(report, words->meant, &meaning, NULL);
    say_meaning(out, &meaning, report);
    if (words->second.lines) {
        SAY(out, "，");
        meaning_find(report, words->second, &second, NULL);
        say_meaning(out, &second, report);
    }
    SAY(out, "。");
}

static void say_sum(struct buffer *out, const struct statement *first, const struct statement *const *more,
                    size_t count, const struct statement *last)
{
    bool any = first != NULL;
    if (first) {
        SAY(out, "{}", first->value);
    }
    for (size_t i = 0; i < count + (last != NULL); i++) {
        SAY(out, any ? " + {}" : "{}", (i < count ? more[i] : last)->value);
        any = true;
    }
}

static void write_parts(const struct report *report, const struct check *check, enum check_text wanted,
                        struct buffer *out)
{
    const struct parts_words *words = (const struct parts_words *)check->words;
    struct buffer parts = {.arena = out->arena};
    say_sum(&parts, NULL, words->parts, words->count, words->carried_forward);
    out->failed |= parts.failed;
    (void)report;
    if (wanted == CHECK_EXPRESSION) {
        say_sum(out, words->total, NULL, 0, words->carried_over);
        SAY(out, " = {}", buffer_span(&parts));
        return;
    }
    struct span unit = words->total->unit;
    struct number off = check->difference;
    bool less = off.kind == NUMBER_INTEGER ? off.integer < 0 : off.real < 0;
    say_place(out, &words->said);
    SAY(out, words->carried_over ? "连同上年结转" : "");
    SAY(out, check->status == CHECK_PASS ? "与其各项之和一致：{} {}（{}）" : "与其各项之和不同：各项合计 {} {}（{}）",
        check->right, unit, buffer_span(&parts));
    if (check->status != CHECK_PASS) {
        SAY(out, "，相差 {} {}", less ? number_subtract(check->right, check->left) : off, unit);
    }
    SAY(out, "。");
}

static void write_contradiction(const struct report *report, const struct check *check, enum check_text wanted,
                                struct buffer *out)
{
    const struct contradiction_words *words = (const struct contradiction_words *)check->words;
    (void)report;
    if (wanted == CHECK_EXPRESSION) {
        SAY(out, "{} = {}", check->left, check->right);
        return;
    }
    say_place(out, &words->said);
    SAY(out, "与同一部分的另一处不一致：");
    say_place(out, &words->other);
    SAY(out, "。");
}

const struct check_words claim_words = {write_claim}, parts_words = {write_parts},
                         contradiction_words = {write_contradiction};
