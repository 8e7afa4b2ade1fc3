/* What stands in the cells: structure.figure and structure.blank. Both have a row only where something is found. */
#include "check/structure/finding.h"
#include "base/label.h"

/* Words, or what a template leaves to be replaced: XX, ？. Not what says in words that there is nothing (未发生, 没有此类
 * 情形), no unit whose number was left out, and nothing with a numeral in it, which may be a figure that was not read. A
 * single X is a cross for nothing. */
static const struct pattern words = {
    "^ (?! [\\s\\x{3000}（(]* (?: 暂 | 本年度? | 目前 | 均 )? "
    "(?: 无 | 没 | 免 | 空 | 未 (?: 发生 | 收 | 产生 | 涉及 | 开展 | 受理 | 有 ) | 不 (?: 涉及 | 适用 | 收 | 存在 | 需 | 予统计 ) ) )"
    "(?! [^〇零一二三四五六七八九十百两\\p{N}]* [〇零一二三四五六七八九十百两\\p{N}] )"
    "(?! [\\s\\x{3000}（()）万亿千元件项个条宗起次份部例笔篇人期]* $ )"
    "[\\s\\S]*? (?: \\p{Han} [\\s\\x{3000}]* \\p{Han} | [XxＸｘ]{2} | [?？] | [A-Za-z]{3} )"};

enum fault { FAULT_NONE, FAULT_NEGATIVE, FAULT_FRACTION, FAULT_WORDS };

/* Where nothing is known to be the cell's, its text is what the line prints: its label. */
static bool is_label(struct span text, const struct form_line *line)
{
    struct label_room room;
    return label_has(label_of(&room, text), line->key);
}

/* `words` are those that a line's cells hold; a line whose print could not be told apart is not the office's fault. */
static bool find_fault(const struct scene *scene, const struct report_cell *cell, const struct form_line *line,
                       const struct form_measure *measure, enum fault *fault)
{
    *fault = FAULT_NONE;
    if (cell->state == CELL_NUMBER && cell->value.real < 0 &&
        strcmp(measure->code, "items_change") != 0) { /* 本年增/减 falls as well as it rises */
        *fault = FAULT_NEGATIVE;
    } else if (cell->state == CELL_NUMBER && cell->value.kind == NUMBER_REAL &&
               measure->unit != UNIT_TEN_THOUSAND_YUAN) {
        *fault = FAULT_FRACTION;
    } else if (cell->state == CELL_UNREADABLE && !cell->unplaced && !is_label(cell->text, line)) {
        struct match match;
        enum match_outcome outcome = pattern_match(scene->patterns, &words, cell->text, 0, &match, scene->failure);
        *fault = outcome == MATCH_FOUND ? FAULT_WORDS : FAULT_NONE;
        return outcome != MATCH_FAILED;
    }
    return true;
}

/* 第三部分“1.属于国家秘密”（行号 3.3.1）的“自然人”印的是“-2”，数量不能是负数 */
static bool add_fault(const struct scene *scene, const struct form_line *line, const struct form_measure *measure,
                      const struct report_cell *cell, enum fault fault)
{
    static const char *const troubles[] = {
        [FAULT_NONE] = "",
        [FAULT_NEGATIVE] = "不能是负数",
        [FAULT_FRACTION] = "应当是整数",
        [FAULT_WORDS] = "应当填写数字",
    };
    struct check check = {
        .rule = "structure.figure",
        .status = fault == FAULT_WORDS ? CHECK_DIFFERS : CHECK_FAIL,
        .left = cell->value,
        .blanks = fault == FAULT_WORDS,
    };
    struct buffer scope = {.arena = scene->report->arena};
    SAY(&scope, "{} {} {}", form_tables[line->table].name, line->line, measure->code);
    if (!buffer_end(&scope, &check.scope)) {
        return fail_memory(scene->failure);
    }
    return finding_add(scene, check, cell->place,
                       SENTENCE("{}{}的“{}”印的是{}，{}", form_tables[line->table].part, line, measure->label,
                                quoted(span_trim(cell->text)), troubles[fault]));
}

static bool check_figures(const struct scene *scene)
{
    const struct report *report = scene->report;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        uint32_t measures = report_has_line(report, i) ? line->measure_count : 0;
        for (uint32_t m = 0; m < measures; m++) {
            const struct report_cell *cell = &report->lines[i].cells[m];
            enum fault fault;
            if (!find_fault(scene, cell, line, &line->measures[m], &fault) ||
                (fault != FAULT_NONE && !add_fault(scene, line, &line->measures[m], cell, fault))) {
                return false;
            }
        }
    }
    return true;
}

/* The cells of a table of which none holds print, 0: one does, or a line was not found, whose figures may be anywhere.
 * A stroke or 无 in a cell is print: who put one in each has filled the table. */
static uint32_t count_blanks(const struct report *report, enum form_table table)
{
    uint32_t blanks = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table != table || !report_has_line(report, i)) {
            continue;
        }
        for (uint32_t m = 0; m < form_lines[i].measure_count; m++) {
            const struct report_cell *cell = &report->lines[i].cells[m];
            if (cell->state != CELL_BLANK || cell->text.size > 0) {
                return 0;
            }
            blanks++;
        }
    }
    return blanks;
}

/* Whether the other tables print figures but no zero: who leaves out zeros there may have had nothing to fill in here. */
static bool leaves_zeros_out(const struct report *report, enum form_table table)
{
    uint32_t figures = 0, blanks = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t m = 0; form_lines[i].table != table && m < form_lines[i].measure_count; m++) {
            const struct report_cell *cell = &report->lines[i].cells[m];
            if (cell->state == CELL_NUMBER && cell->value.real <= 0 && cell->value.real >= 0) {
                return false;
            }
            figures += cell->state == CELL_NUMBER;
            blanks += cell->state == CELL_BLANK;
        }
    }
    return figures > 0 && blanks > 0;
}

/* On a page the figures may be a picture. */
static bool check_blank(const struct scene *scene, enum form_table table)
{
    const struct report_table *found = &scene->report->tables[table];
    uint32_t blanks = found->times > 0 ? count_blanks(scene->report, table) : 0;
    bool doubtful = is_paged(scene->report);
    if (blanks == 0 || found->lost_rows > 0 || found->strangers > 0 || holds_numbers(scene->report, table) ||
        leaves_zeros_out(scene->report, table)) {
        return true;
    }
    struct check check = {
        .rule = "structure.blank",
        .scope = span_of(form_tables[table].name),
        .status = doubtful ? CHECK_UNKNOWN : CHECK_DIFFERS,
        .blanks = blanks,
    };
    return finding_add(scene, check, found->place,
                       SENTENCE(doubtful ? "{}的表“{}”没有填写，{} 个单元格都是空白，也可能数字是图片，请核对原文"
                                         : "{}的表“{}”没有填写，{} 个单元格都是空白",
                                form_tables[table].part, form_table_title(table), blanks));
}

/* Outcomes whose totals are blank in a column that prints its zeros: lines that were passed over. A table that leaves
 * out all of its zeros, or whole columns, is an honest one. */
static uint32_t count_passed_over(const struct report *report, uint32_t *all)
{
    enum { ENOUGH = 5 };
    uint32_t blanks = 0, zeros = 0;
    *all = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        uint32_t measures = line->outcome && report_has_line(report, i) ? line->measure_count : 0;
        for (uint32_t m = 0; m < measures; m++) {
            const struct report_cell *cell = &report->lines[i].cells[m];
            bool blank = cell->state == CELL_BLANK && cell->text.size == 0, last = m + 1 == measures;
            *all += blank;
            blanks += blank && last;
            zeros += last && cell->state == CELL_NUMBER && cell->value.real <= 0;
        }
    }
    return blanks >= ENOUGH && zeros >= ENOUGH ? blanks : 0;
}

static bool check_passed_over(const struct scene *scene)
{
    const struct report_table *found = &scene->report->tables[TABLE_REQUESTS];
    uint32_t all, lines = found->times == 1 ? count_passed_over(scene->report, &all) : 0;
    if (lines == 0 || is_paged(scene->report) || found->lost_rows > 0 || found->strangers > 0) {
        return true;
    }
    struct check check = {.rule = "structure.blank", .scope = SPAN("requests"), .status = CHECK_DIFFERS, .blanks = all};
    return finding_add(
        scene, check, found->place,
        SENTENCE("第三部分的表有 {} 行的“总计”是空白，其他行填了 0，这些行可能漏填，共 {} 个空白单元格", lines, all));
}

bool structure_figures(const struct scene *scene)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        if (!check_blank(scene, (enum form_table)table)) {
            return false;
        }
    }
    return check_passed_over(scene) && check_figures(scene);
}
