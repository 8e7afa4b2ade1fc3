#include "form/table/find_labels.h"
#include "form/table/fill_lines.h"
#include "base/label.h"

/* The labels of section 3 in the order of all forms at once, with those of groups and with other wordings. */
struct requests_script {
    struct script_label *labels;
    uint32_t count;
    enum form_set all; /* the forms that have the table */
};

static const struct form_line *line_of(const struct script_label *label)
{
    return label->line == UINT32_MAX ? NULL : &form_lines[label->line];
}

/* Whether some form heads a group with these words: 其他处理, a line of the form of 2019, stands over 3.6.1 in that of 2021. */
static bool is_group(const char *words, enum form_set set)
{
    for (uint32_t i = form_ranges[TABLE_REQUESTS].first; i < form_ranges[TABLE_REQUESTS].end; i++) {
        const struct form_line *line = &form_lines[i];
        if ((line->forms & set) && line->group && strcmp(line->group, words) == 0) {
            return true;
        }
    }
    return false;
}

/* False: no memory. */
static bool build_script(struct arena *arena, struct requests_script *script)
{
    enum { LABELS_OF_A_LINE = 3 };
    *script = (struct requests_script){.all = forms_with(TABLE_REQUESTS)};
    script->labels = arena_allocate_array(arena, form_line_count, LABELS_OF_A_LINE * sizeof *script->labels);
    for (uint32_t i = form_ranges[TABLE_REQUESTS].first; i < form_ranges[TABLE_REQUESTS].end && script->labels; i++) {
        const struct form_line *line = &form_lines[i];
        const char *before = script->count > 0 ? script->labels[script->count - 1].key : "";
        if (line->group && strcmp(line->group, before) != 0) {
            script->labels[script->count++] = (struct script_label){line->group, UINT32_MAX, 0};
        }
        script->labels[script->count++] = (struct script_label){line->key, i, line->least};
        if (line->alias) {
            script->labels[script->count++] = (struct script_label){line->alias, i, 0};
        }
    }
    return script->labels != NULL;
}

/* Whether the label is printed with the number of its line. */
static bool is_numbered(const struct printed_table *table, uint32_t label, const struct form_line *line)
{
    const struct row *row = table->rows[table->found[label].first_row].row;
    bool numbered = false;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        int64_t number = item_number(row->cells[c].text);
        numbered |= number != 0 && number == item_number(span_of(line->label)) &&
                    label_has(cell_label(&row->cells[c]), line->key);
    }
    return numbered;
}

/* A label that, without its neighbours, is a short one of another line: 其他 for 其他处理. */
static void move_alone(struct printed_table *table, const struct requests_script *script, enum form_set set)
{
    for (uint32_t i = 0; i < script->count; i++) {
        const struct form_line *line = line_of(&script->labels[i]);
        for (uint32_t k = 0;
             k < script->count && line && line->alone && table->found[i].found && !is_numbered(table, i, line); k++) {
            const struct form_line *other = line_of(&script->labels[k]);
            struct printed_label *found = &table->found[k];
            if (other && (other->forms & set) && strcmp(other->line, line->alone) == 0) {
                *found = found->found && found->row_count > 0 ? *found : table->found[i];
                table->found[i] = (struct printed_label){0};
            }
        }
    }
}

/* Whether the label is one that nothing but lines of its forms has. */
static bool tells_form(const struct requests_script *script, const struct form_line *line)
{
    return line && line->forms != script->all && !line->alone && !is_group(line->key, script->all);
}

/* The form that lines printed whole in one row tell, as they mostly do where they are printed; FORM_NONE: none or several. */
static enum form_set find_form_in_rows(const struct document *document, const struct table_rows *rows,
                                       const struct requests_script *script)
{
    struct form_votes votes = {{0}};
    bool told = false;
    for (uint32_t i = 0; i < script->count; i++) {
        const struct form_line *line = line_of(&script->labels[i]);
        bool tells = tells_form(script, line);
        for (uint32_t r = 0; r < rows->count && tells; r++) {
            if (label_has(row_label(&document->rows[rows->rows[r]]), line->key)) {
                form_vote(&votes, line->forms);
                told = true;
                break;
            }
        }
    }
    enum form_set set = told ? form_chosen(&votes) : FORM_NONE;
    return form_name(set) ? set : FORM_NONE;
}

/* The forms whose lines are printed, as far as these tell: first those whose label nothing else has. `*sure`: they told. */
static enum form_set find_form(struct printed_table *table, const struct requests_script *script, bool *sure)
{
    struct form_votes votes = {{0}};
    *sure = false;
    for (uint32_t i = 0; i < script->count; i++) {
        const struct form_line *line = table->found[i].found ? line_of(&script->labels[i]) : NULL;
        if (tells_form(script, line)) {
            form_vote(&votes, line->forms);
            *sure = true;
        }
    }
    enum form_set set = form_chosen(&votes) & script->all;
    move_alone(table, script, set);
    for (uint32_t i = 0; i < script->count; i++) {
        const struct form_line *line = table->found[i].found ? line_of(&script->labels[i]) : NULL;
        set = line && (line->forms & set) ? set & line->forms : set;
    }
    return set;
}

/* Leaves out the lines that these forms have not, unless their labels head groups of theirs. */
static void drop_others(struct requests_script *script, enum form_set set)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < script->count; i++) {
        const struct form_line *line = line_of(&script->labels[i]);
        struct script_label label = script->labels[i];
        if (line && !(line->forms & set)) {
            label.line = UINT32_MAX;
        }
        if (line_of(&label) || !line || is_group(label.key, set)) {
            script->labels[count++] = label;
        }
    }
    script->count = count;
}

/* Once the form is told, lines of others must not take figures: where only the labels that were found tell it, read again
 * without them. */
static bool read_printed(const struct document *document, const struct table_rows *rows, struct requests_script *script,
                         struct arena *scratch, struct printed_table *table, enum form_set *form,
                         struct failure *failure)
{
    const struct form_line *any = &form_lines[script->labels[0].line];
    static const char *const head_words[] = {"申请人情况", "法人或其他组织", NULL};
    static const char *const groups = "一二三四五六七本年度办理结果不予公开无法提供不予处理其他处理";
    struct script sought = {script->labels, script->count, any->measures, any->measure_count,
                            head_words,     groups,        "区分",        NULL};
    bool sure;
    enum form_set told = find_form_in_rows(document, rows, script);
    if (told) {
        drop_others(script, told);
        sought.label_count = script->count;
    }
    if (!labels_find(document, rows, &sought, scratch, table, failure)) {
        return false;
    }
    *form = find_form(table, script, &sure);
    if (sure && !told) {
        drop_others(script, *form);
        table->label_count = script->count;
        return labels_find_again(table, failure);
    }
    return true;
}

/* Whether a label in other words, 合计 for 总计, stands behind all lines before its own: elsewhere it is that of a subtotal. */
static bool is_subtotal(const struct printed_table *table, const struct requests_script *script, uint32_t label)
{
    const struct form_line *line = line_of(&script->labels[label]);
    bool subtotal = false;
    for (uint32_t i = 0; i < label && line->alias && script->labels[label].key == line->alias; i++) {
        subtotal |= table->found[i].found && line_of(&script->labels[i]) &&
                    table->found[i].first_row > table->found[label].first_row;
    }
    return subtotal;
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
    *out = (struct report_table){
        .form = form, .times = rows->times, .place = printed_place(&table, 0), .first_row = rows->rows[0]};
    fill_note_others(&table, out);
    for (uint32_t i = 0; i < script.count; i++) {
        uint32_t line = script.labels[i].line;
        if (!table.found[i].found || line == UINT32_MAX || report->lines[line].times > 0 ||
            is_subtotal(&table, &script, i)) {
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
