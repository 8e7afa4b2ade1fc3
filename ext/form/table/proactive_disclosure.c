#include "form/table/label.h"
#include "form/table/lines.h"

/* The labels of section 2 in the order of both forms; a label that both have stands once, and the heads of its clause
 * tell which form's measures stand beside it. */
static const char *const items[] = {"rules",     "normative_documents", "licensing", "other_services",
                                    "penalties", "coercive_measures",   "fees",      "procurement"};
enum { ITEMS = sizeof items / sizeof *items };

/* Words that only one form's heads have, pieces short enough to survive a broken line. */
static const struct {
    const char *words;
    enum form_version form;
} head_words[] = {
    {"新制作", FORM_2019},   {"新公开", FORM_2019},   {"对外公开", FORM_2019}, {"公开总数", FORM_2019},
    {"上一年", FORM_2019},   {"项目数量", FORM_2019}, {"采购", FORM_2019},     {"本年增", FORM_2019},
    {"制发件", FORM_2021},   {"制发", FORM_2021},     {"废止", FORM_2021},     {"现行有效", FORM_2021},
    {"本年处理", FORM_2021}, {"收费金额", FORM_2021},
};

static uint32_t line_of(const char *item, enum form_version form)
{
    return form_find_line(TABLE_PROACTIVE_DISCLOSURE, form, item);
}

static void build_script(struct script_label *labels)
{
    for (uint32_t i = 0; i < ITEMS; i++) {
        uint32_t line = line_of(items[i], FORM_BOTH);
        labels[i] = (struct script_label){form_lines[line].key, line, 0};
    }
}

/* Votes of the heads between two rows: above 0 the form of 2021, below 0 that of 2019. */
static int weigh_heads(const struct printed_table *table, uint32_t from, uint32_t to)
{
    int vote = 0;
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        struct label label;
        label_of_row(&label, table->rows[r].row);
        for (size_t i = 0; i < sizeof head_words / sizeof *head_words; i++) {
            if (label_has(&label, head_words[i].words)) {
                vote += head_words[i].form == FORM_2021 ? 1 : -1;
            }
        }
    }
    return vote;
}

/* The head rows of a line's clause: from the last line of another clause on. */
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
    return start;
}

static enum form_version choose_form(int vote, enum form_version otherwise)
{
    return vote > 0 ? FORM_2021 : vote < 0 ? FORM_2019 : otherwise;
}

/* The form of the whole table: its heads, and the two items that only the form of 2019 has. */
static enum form_version table_form(const struct printed_table *table)
{
    int vote = weigh_heads(table, 0, table->row_count);
    for (uint32_t i = 0; i < ITEMS; i++) {
        if (table->found[i].found && line_of(items[i], FORM_2021) == UINT32_MAX) {
            vote -= 1;
        }
    }
    return choose_form(vote, FORM_2021);
}

static bool fill_item(const struct printed_table *table, uint32_t label, enum form_version otherwise,
                      struct report *report)
{
    const struct printed_label *found = &table->found[label];
    uint32_t start = heads_start(table, label);
    enum form_version form = choose_form(weigh_heads(table, start, found->first_row), otherwise);
    uint32_t line = line_of(items[label], form);
    if (line == UINT32_MAX) {
        line = table->labels[label].line; /* an item that only the other form has */
    }
    struct line_columns columns = {.heads_row = found->first_row > start ? found->first_row - 1 : start};
    const struct form_line *row = &form_lines[line];
    columns_from_heads(table, start, found->first_row, row->measures, row->measure_count, &columns.heads);
    return lines_survey(table, row->measure_count, &columns) &&
           lines_fill(table, label, row, &columns, &report->lines[line]);
}

bool proactive_disclosure_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                               struct report *report, struct failure *failure)
{
    struct script_label labels[ITEMS];
    struct printed_table table;
    build_script(labels);
    if (rows->count == 0) {
        return true;
    }
    const struct script sought = {labels, ITEMS, NULL, 0, NULL, NULL, "第二十条第"};
    if (!printed_read(document, rows, &sought, scratch, &table, failure)) {
        return false;
    }
    uint32_t found = 0;
    for (uint32_t i = 0; i < ITEMS; i++) {
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
    for (uint32_t i = 0; i < ITEMS; i++) {
        if (!table.found[i].found) {
            continue;
        }
        if (!fill_item(&table, i, out->form, report)) {
            return fail_memory(failure);
        }
        lines_extend(out, &table, table.found[i].last_row);
        for (uint32_t r = 0; r < table.found[i].row_count; r++) {
            lines_extend(out, &table, table.found[i].rows[r]);
        }
    }
    return true;
}
