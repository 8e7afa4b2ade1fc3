#include "form/table/find_labels.h"
#include "form/table/fill_lines.h"

/* The labels of section 3 in the order of all forms at once, with those of groups and with other wordings. */
struct requests_script {
    struct script_label *labels;
    uint32_t count;
    uint32_t other, remaining; /* labels of 3.6 and 3.6.3 */
};

/* False: no memory. */
static bool build_script(struct arena *arena, struct requests_script *script)
{
    enum { LABELS_OF_A_LINE = 3 };
    *script = (struct requests_script){.count = 0};
    script->labels = arena_allocate_array(arena, form_line_count, LABELS_OF_A_LINE * sizeof *script->labels);
    for (uint32_t i = 0; i < form_line_count && script->labels; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->table != TABLE_REQUESTS) {
            continue;
        }
        if (line->group) {
            script->labels[script->count++] = (struct script_label){line->group, UINT32_MAX, 0};
        }
        script->other = strcmp(line->line, "3.6") == 0 ? script->count : script->other;
        script->remaining = strcmp(line->line, "3.6.3") == 0 ? script->count : script->remaining;
        script->labels[script->count++] = (struct script_label){line->key, i, line->least};
        if (line->alias) {
            script->labels[script->count++] = (struct script_label){line->alias, i, 0};
        }
    }
    return script->labels != NULL;
}

/* Told by 3.6.1 to 3.6.3 alone. A label 其他 without its neighbours is a short 其他处理. */
static enum form_set find_form(struct printed_table *table, const struct requests_script *script)
{
    struct printed_label *found = table->found;
    bool new_lines = found[script->other + 1].found || found[script->other + 2].found;
    struct printed_label *other = &found[script->other], *remaining = &found[script->remaining];
    if (new_lines) {
        other->found = false; /* a group's label, not a line */
        return FORM_2021;
    }
    if (remaining->found) {
        if (!other->found || other->row_count == 0) {
            *other = *remaining;
        }
        *remaining = (struct printed_label){0};
    }
    return other->found ? FORM_2019 : FORM_NONE;
}

/* With 3.6.1 or 3.6.2 printed, 其他处理 must not take figures: read again without it as a line. */
static bool read_printed(const struct document *document, const struct table_rows *rows, struct requests_script *script,
                         struct arena *scratch, struct printed_table *table, enum form_set *form,
                         struct failure *failure)
{
    const struct form_line *any = &form_lines[script->labels[0].line];
    static const char *const head_words[] = {"申请人情况", "法人或其他组织", NULL};
    static const char *const groups = "一二三四五六七本年度办理结果不予公开无法提供不予处理其他处理";
    const struct script sought = {script->labels, script->count, any->measures, any->measure_count,
                                  head_words,     groups,        "区分",        NULL};
    if (!labels_find(document, rows, &sought, scratch, table, failure)) {
        return false;
    }
    *form = find_form(table, script);
    if (*form == FORM_2021) {
        script->labels[script->other].line = UINT32_MAX;
        return labels_find_again(table, failure);
    }
    return true;
}

bool requests_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                   struct report *report, struct failure *failure)
{
    struct requests_script script;
    struct printed_table table;
    enum form_set form;
    if (rows->count == 0) {
        return true;
    }
    if (!build_script(scratch, &script)) {
        return fail_memory(failure);
    }
    if (!read_printed(document, rows, &script, scratch, &table, &form, failure)) {
        return false;
    }
    uint32_t found = 0, first = table.row_count;
    for (uint32_t i = 0; i < script.count; i++) {
        bool here = table.found[i].found && script.labels[i].line != UINT32_MAX;
        found += here;
        first = here && table.found[i].first_row < first ? table.found[i].first_row : first;
    }
    if (found == 0) {
        return true; /* a mention, not the table */
    }
    struct line_columns columns = {.heads_row = first > 0 ? first - 1 : 0, .ruler_label = UINT32_MAX};
    const struct form_line *any = &form_lines[script.labels[0].line];
    heads_read(&table, 0, first, any->measures, any->measure_count, &columns.heads);
    struct report_table *out = &report->tables[TABLE_REQUESTS];
    *out = (struct report_table){.form = form == FORM_NONE ? (enum form_set)any->forms : form,
                                 .times = rows->times,
                                 .place = printed_place(&table, 0),
                                 .first_row = rows->rows[0]};
    fill_note_others(&table, out);
    for (uint32_t i = 0; i < script.count; i++) {
        uint32_t line = script.labels[i].line;
        if (!table.found[i].found || line == UINT32_MAX || report->lines[line].times > 0) {
            continue;
        }
        if (!fill_line(&table, i, &form_lines[line], &columns, &report->lines[line])) {
            return fail_memory(failure);
        }
        fill_extend(out, &table, table.found[i].last_row);
        for (uint32_t r = 0; r < table.found[i].row_count; r++) {
            fill_extend(out, &table, table.found[i].rows[r]);
        }
    }
    return true;
}
