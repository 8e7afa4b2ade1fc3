#include "check/structure/finding.h"

static enum check_status verdict(bool doubtful)
{
    return doubtful ? CHECK_UNKNOWN : CHECK_FAIL;
}

static bool check_table(const struct scene *scene, enum form_table table)
{
    const struct report_table *found = &scene->report->tables[table];
    struct check check = {.rule = "structure.table", .scope = span_of(form_tables[table].name)};
    if (found->times == 1) {
        return finding_pass(scene, check.rule, form_tables[table].name);
    }
    if (found->times > 1) {
        check.status = CHECK_FAIL;
        return finding_add(scene, check, found->place,
                           SENTENCE("{}的表“{}”出现 {} 次，只取第一个", form_tables[table].part,
                                    form_table_title(table), found->times));
    }
    bool doubtful = is_paged(scene->report) || holds_numbers(scene->report, table);
    check.status = verdict(doubtful);
    return finding_add(
        scene, check, found->place,
        SENTENCE(doubtful ? "{}“{}”没有读到表格，可能是图片或版式未能识别，请核对原文" : "{}“{}”缺少表格",
                 form_tables[table].part, form_table_title(table)));
}

/* ---- lines ---- */

enum trouble { TROUBLE_NONE, TROUBLE_MISSING, TROUBLE_REPEATED, TROUBLE_OTHER_FORM };

static enum trouble trouble_of_line(const struct report *report, uint32_t line)
{
    const struct report_table *table = &report->tables[form_lines[line].table];
    uint32_t times = report->lines[line].times;
    if (!report_has_line(report, line)) {
        return times > 0 && form_name(table->form) ? TROUBLE_OTHER_FORM : TROUBLE_NONE;
    }
    /* Where the whole table stands twice, so do its lines. */
    return times == 0 ? TROUBLE_MISSING : times > table->times ? TROUBLE_REPEATED : TROUBLE_NONE;
}

/* What was not found is looked for from where the table begins. */
static bool add_line(const struct scene *scene, struct check check, uint32_t line, enum trouble trouble)
{
    const struct report *report = scene->report;
    const struct form_line *row = &form_lines[line];
    const char *part = form_tables[row->table].part;
    struct place place = report->lines[line].place, start = report->tables[row->table].place;
    switch (trouble) {
    case TROUBLE_MISSING:
        return finding_add(
            scene, check, (struct place){0},
            SENTENCE(place_is_known(start) ? "{}没有找到{}，表格始于{}" : "{}没有找到{}", part, row, start));
    case TROUBLE_REPEATED:
        return finding_add(scene, check, place, SENTENCE("{}{}出现不止一次，只取第一次", part, row));
    case TROUBLE_OTHER_FORM:
        return finding_add(
            scene, check, place,
            SENTENCE("{}的表用{}年格式，{}却是另一种格式的行", part, form_name(report->tables[row->table].form), row));
    case TROUBLE_NONE:
        break;
    }
    return true;
}

static bool check_lines(const struct scene *scene, enum form_table table)
{
    const struct report *report = scene->report;
    bool clean = true;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        enum trouble trouble = line->table == table ? trouble_of_line(report, i) : TROUBLE_NONE;
        if (trouble == TROUBLE_NONE) {
            continue;
        }
        clean = false;
        struct check check = {
            .rule = "structure.line",
            .scope = span_of(line->line),
            .status = verdict(may_be_overlooked(report, table)),
        };
        if (!add_line(scene, check, i, trouble)) {
            return false;
        }
    }
    return !clean || finding_pass(scene, "structure.line", form_tables[table].name);
}

/* ---- columns ---- */

/* Where a head stands above few lines, the first of them leads to it. */
static bool add_column(const struct scene *scene, struct check check, uint32_t line, uint32_t measure)
{
    enum form_table table = form_lines[line].table;
    const char *part = form_tables[table].part, *label = form_lines[line].measures[measure].label;
    struct place start = scene->report->tables[table].place;
    if (form_tables[table].head == HEAD_OF_TABLE) {
        return finding_add(scene, check, (struct place){0},
                           SENTENCE(place_is_known(start) ? "{}没有找到“{}”一列，表格始于{}" : "{}没有找到“{}”一列",
                                    part, label, start));
    }
    return finding_add(scene, check, scene->report->lines[line].place,
                       SENTENCE("{}没有找到“{}”的“{}”一列", part, form_lines[line].label, label));
}

static bool check_columns(const struct scene *scene, enum form_table table)
{
    const struct report *report = scene->report;
    bool clean = true;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        uint32_t measures = line->table == table && report->lines[i].times > 0 ? line->measure_count : 0;
        for (uint32_t m = 0; m < measures; m++) {
            if (!report_lacks_column(report, i, m)) {
                continue;
            }
            clean = false;
            struct check check = {
                .rule = "structure.column",
                .scope = span_of(line->measures[m].code),
                .status = verdict(may_be_overlooked(report, table)),
            };
            if (!add_column(scene, check, i, m)) {
                return false;
            }
        }
    }
    return !clean || finding_pass(scene, "structure.column", form_tables[table].name);
}

/* ---- forms ---- */

static bool check_form(const struct scene *scene)
{
    const struct report *report = scene->report;
    enum form_table first, other;
    report_tell_forms(report, &first, &other);
    struct check check = {.rule = "structure.form", .scope = SPAN("report"), .status = CHECK_PASS};
    if (first == FORM_TABLES) {
        return true;
    }
    enum form_set form = report->tables[first].form, wanted = forms_of_year(report->year);
    if (other != FORM_TABLES) {
        check.status = CHECK_DIFFERS;
        return finding_add(scene, check, report->tables[other].place,
                           SENTENCE("{}的表用{}年格式，{}的表却用{}年格式", form_tables[first].part, form_name(form),
                                    form_tables[other].part, form_name(report->tables[other].form)));
    }
    if (form & wanted) {
        return finding_pass(scene, check.rule, "report");
    }
    /* The tables agree with each other, so nothing is missing; but a reader should know. */
    return finding_add(
        scene, check, (struct place){0},
        SENTENCE("各表都用{}年格式，而{}年度的报告应当用{}年格式", form_name(form), report->year, form_name(wanted)));
}

bool structure_tables(const struct scene *scene)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        if (report_expects(scene->report, (enum form_table)table) && !check_table(scene, (enum form_table)table)) {
            return false;
        }
    }
    for (int table = 0; table < FORM_TABLES; table++) {
        if (scene->report->tables[table].times > 0 &&
            (!check_lines(scene, (enum form_table)table) || !check_columns(scene, (enum form_table)table))) {
            return false;
        }
    }
    return check_form(scene);
}
