#include "form/table/find_labels.h"
#include "base/label.h"
#include "form/table/fill_lines.h"

static uint32_t line_of(const char *item, enum form_set form)
{
    return form_find_line(TABLE_PROACTIVE_DISCLOSURE, form, item);
}

/* The item's line in the newest form that has it. */
static uint32_t newest_line_of(const char *item)
{
    uint32_t line = UINT32_MAX;
    for (uint32_t i = FORMS; i > 0 && line == UINT32_MAX; i--) {
        line = line_of(item, forms[i - 1].set);
    }
    return line;
}

static const char *item_of(const struct script_label *label)
{
    return form_lines[label->line].item;
}

/* The labels of section 2, clause by clause; a label that several forms have stands once, and the heads of its clause
 * tell which form's measures stand beside it. False: no memory. */
static bool build_script(struct arena *arena, struct script *script)
{
    struct script_label *labels = arena_allocate_array(arena, form_line_count, sizeof *labels);
    uint32_t count = 0;
    const struct form_range range = form_ranges[TABLE_PROACTIVE_DISCLOSURE];
    for (uint32_t i = range.first; i < range.end && labels; i++) {
        const struct form_line *line = &form_lines[i];
        if (line_of(line->item, FORM_ANY) != i) {
            continue;
        }
        uint32_t at = newest_line_of(line->item);
        labels[count++] = (struct script_label){form_lines[at].key, at, form_lines[at].least};
    }
    *script = (struct script){.labels = labels, .label_count = count, .barrier = "第二十条第"};
    return labels != NULL;
}

/* The signs in the heads between two rows. */
static void count_signs(const struct printed_table *table, uint32_t from, uint32_t to, struct form_votes *votes)
{
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        const struct label *label = row_label(table->rows[r].row);
        for (uint32_t i = 0; i < form_sign_count; i++) {
            const struct form_sign *sign = &form_signs[i];
            if (sign->table == TABLE_PROACTIVE_DISCLOSURE && label_has_word(label, sign->words, sign->met)) {
                form_vote(votes, sign->forms);
            }
        }
    }
}

/* The form with the most votes; where several have as many, `otherwise`. */
static enum form_set choose_form(const struct form_votes *votes, enum form_set otherwise)
{
    enum form_set chosen = form_chosen(votes);
    return form_name(chosen) ? chosen : otherwise;
}

/* Whether one cell of the row is printed, and no other. */
static bool stands_alone(const struct row *row)
{
    uint32_t printed = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        printed += row->cells[c].text.size > 0;
    }
    return printed == 1;
}

/* The head rows of a line's clause: from its title on where that has a row of its own, or the last line of another clause. */
static uint32_t heads_start(const struct printed_table *table, uint32_t label)
{
    uint32_t start = 0;
    int clause = form_lines[table->labels[label].line].clause;
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        if (!found->found || form_lines[table->labels[i].line].clause == clause ||
            found->first_row >= table->found[label].first_row) {
            continue;
        }
        uint32_t end = found->last_row;
        for (uint32_t r = 0; r < found->row_count; r++) {
            end = found->rows[r] > end ? found->rows[r] : end;
        }
        start = end + 1 > start ? end + 1 : start;
    }
    for (uint32_t r = start; r < table->found[label].first_row; r++) {
        start = table->rows[r].barrier && stands_alone(table->rows[r].row) ? r : start;
    }
    return start;
}

static enum form_set forms_of(const char *item)
{
    unsigned set = FORM_NONE;
    const struct form_range range = form_ranges[TABLE_PROACTIVE_DISCLOSURE];
    for (uint32_t i = range.first; i < range.end; i++) {
        set |= strcmp(form_lines[i].item, item) == 0 ? form_lines[i].forms : FORM_NONE;
    }
    return (enum form_set)set;
}

/* The form of the whole table: its heads, and the items that not all forms have. */
static enum form_set table_form(const struct printed_table *table)
{
    struct form_votes votes = {{0}};
    enum form_set all = forms_with(TABLE_PROACTIVE_DISCLOSURE);
    count_signs(table, 0, table->row_count, &votes);
    for (uint32_t i = 0; i < table->label_count; i++) {
        enum form_set having = table->found[i].found ? forms_of(item_of(&table->labels[i])) : all;
        form_vote(&votes, having == all ? FORM_NONE : having);
    }
    enum form_set chosen = form_chosen(&votes) & all;
    return forms_alike(TABLE_PROACTIVE_DISCLOSURE, chosen) ? chosen : form_newest(chosen);
}

static bool fill_item(const struct printed_table *table, uint32_t label, enum form_set otherwise, struct report *report)
{
    const struct printed_label *found = &table->found[label];
    uint32_t start = heads_start(table, label);
    struct form_votes votes = {{0}};
    count_signs(table, start, found->first_row, &votes);
    uint32_t line = line_of(item_of(&table->labels[label]), choose_form(&votes, otherwise));
    if (line == UINT32_MAX) {
        line = table->labels[label].line; /* an item that the chosen form has not */
    }
    struct line_columns columns; /* large, and filled as far as it is asked for */
    columns.heads_row = found->first_row > start ? found->first_row - 1 : start;
    columns.ruler_label = UINT32_MAX;
    const struct form_line *row = &form_lines[line];
    heads_read(table, start, found->first_row, row->measures, row->measure_count, &columns.heads);
    return fill_line(table, label, row, &columns, &report->lines[line]);
}

bool proactive_disclosure_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                               struct report *report, struct failure *failure)
{
    struct script sought;
    struct printed_table table;
    if (rows->count == 0) {
        return true;
    }
    if (!build_script(scratch, &sought)) {
        return fail_memory(failure);
    }
    if (!labels_find(document, rows, &sought, scratch, &table, failure)) {
        return false;
    }
    uint32_t found = 0;
    for (uint32_t i = 0; i < table.label_count; i++) {
        found += table.found[i].found;
    }
    if (found < 2) {
        return true; /* a mention, not the table */
    }
    struct report_table *out = &report->tables[TABLE_PROACTIVE_DISCLOSURE];
    *out = (struct report_table){.form = table_form(&table),
                                 .times = rows->times,
                                 .place = printed_place(&table, 0),
                                 .first_row = rows->rows[0]};
    fill_note_others(&table, out);
    for (uint32_t i = 0; i < table.label_count; i++) {
        if (!table.found[i].found) {
            continue;
        }
        if (!fill_item(&table, i, out->form, report)) {
            return fail_memory(failure);
        }
        fill_extend(out, &table, table.found[i].last_row);
        for (uint32_t r = 0; r < table.found[i].row_count; r++) {
            fill_extend(out, &table, table.found[i].rows[r]);
        }
    }
    return true;
}
