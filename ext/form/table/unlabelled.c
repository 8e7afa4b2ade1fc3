#include "form/table/unlabelled.h"

#include "form/table/heads.h"
#include "form/table/sequence.h"
#include "base/label.h"

/* Figures and nothing else. */
static bool is_bare(const struct printed_row *printed)
{
    return printed->figures > 0 && printed->owner == UINT32_MAX && !printed->foreign && !printed->head;
}

/* Figures alone in a line of text. */
static bool is_bare_text(const struct printed_row *printed)
{
    return printed->row->kind == ROW_TEXT && is_bare(printed) && printed->label_end == 0;
}

static bool is_line(const struct printed_table *table, uint32_t label)
{
    return table->found[label].found && table->labels[label].line != UINT32_MAX;
}

/* ---- lines of text ---- */

/* Rows of figures before the first label of a part of the table, and after its last. */
struct sides {
    uint32_t labels, before, after;
    uint32_t measures; /* figures of its first label */
    uint32_t beside;   /* labels with figures in their own rows */
};

static enum flow judge_sides(const struct sides *sides, enum flow flow)
{
    if (sides->labels == 0 || sides->before + sides->after == 0) {
        return flow;
    }
    /* A few before the first are the rest of a line whose label was lost, where those behind go on with their lines. */
    bool few =
        sides->before < sides->measures && (sides->after >= sides->measures || sides->beside * 2 > sides->labels);
    enum flow here = sides->before == 0 || few ? FLOW_AFTER : sides->after == 0 ? FLOW_BEFORE : FLOW_UNKNOWN;
    return flow == FLOW_NONE || flow == here ? here : FLOW_UNKNOWN;
}

/* Notes for each row the first line whose label stands in it. */
static void note_lines(struct printed_table *table)
{
    for (uint32_t r = 0; r < table->row_count; r++) {
        table->rows[r].line = UINT32_MAX;
    }
    for (uint32_t i = table->label_count; i > 0; i--) {
        for (uint32_t r = table->found[i - 1].first_row; is_line(table, i - 1) && r <= table->found[i - 1].last_row;
             r++) {
            table->rows[r].line = i - 1;
        }
    }
}

/* Whether the figures of text stand behind their labels or before them: what comes first in each part of the table
 * tells, and in some texts nothing does. */
static enum flow find_flow(const struct printed_table *table)
{
    struct sides sides = {0};
    enum flow flow = FLOW_NONE;
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->barrier) {
            flow = judge_sides(&sides, flow);
            sides = (struct sides){0};
            continue;
        }
        bool figures = is_bare_text(printed);
        uint32_t label = figures ? UINT32_MAX : printed->line;
        if (label != UINT32_MAX) {
            sides.measures = sides.labels == 0 ? form_lines[table->labels[label].line].measure_count : sides.measures;
            sides.labels++;
            sides.beside += printed->figures > 0;
            sides.after = 0;
        } else if (figures) {
            sides.before += sides.labels == 0 ? printed->figures : 0;
            sides.after += sides.labels > 0 ? printed->figures : 0;
        }
    }
    flow = judge_sides(&sides, flow);
    return flow == FLOW_NONE ? FLOW_AFTER : flow;
}

/* Whether a text has lost its repeated lines: each clause of section 2 has 信息内容 over it, and no figure stands twice. */
static bool is_deduplicated(const struct printed_table *table)
{
    enum { CLAUSES = 3, LONGEST = 60 };
    const struct document *document = table->document;
    uint32_t clauses = 0, heads = 0;
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        if (row->kind == ROW_TEXT && row->text.size <= LONGEST) {
            clauses += label_has(row_label(row), "第二十条第");
            heads += label_is(row_label(row), "信息内容");
        }
    }
    for (uint32_t r = 0; clauses >= CLAUSES && r < table->row_count; r++) {
        for (uint32_t k = 0; k < r; k++) {
            if (is_bare_text(&table->rows[r]) && is_bare_text(&table->rows[k]) &&
                span_equal(table->rows[r].row->text, table->rows[k].row->text)) {
                return false;
            }
        }
    }
    return clauses >= CLAUSES && heads == 1;
}

/* The figures of a row without words, or of one line of text, that go on counting from a number; 0: they do not. */
static uint32_t count_on(const struct printed_row *printed, uint32_t from)
{
    bool bare = is_bare(printed) && printed->label_end == 0 && printed->row->kind != ROW_GRID;
    for (uint32_t i = 0; bare && i < printed->figures_end; i++) {
        struct number number;
        if (number_read_any(printed->row->cells[i].text, &number) != READING_NUMBER || number.kind != NUMBER_INTEGER ||
            number.integer != from + i + 1) {
            return 0;
        }
    }
    return bare ? printed->figures : 0;
}

bool may_count_columns(const struct printed_table *table, uint32_t row)
{
    return row > 0 && table->rows[row - 1].line == UINT32_MAX && table->rows[row - 1].figures == 0 &&
           count_on(&table->rows[row], 0) > 0;
}

/* 1, 2, 3 ... in a line or in lines of their own between heads and the first label: the numbers of the columns. */
static void drop_column_numbers(struct printed_table *table)
{
    enum { FEWEST = 3 };
    for (uint32_t r = 0; r < table->row_count; r++) {
        uint32_t end = r, count = 0, here;
        while (end < table->row_count && (here = count_on(&table->rows[end], count)) > 0) {
            count += here;
            end++;
        }
        bool between = end < table->row_count && table->rows[end].line != UINT32_MAX && may_count_columns(table, r);
        for (uint32_t i = r; between && count >= FEWEST && i < end; i++) {
            table->rows[i].head = true;
        }
    }
}

/* Words of another line have the figures behind them, down to the next label. */
static void find_strangers(struct printed_table *table)
{
    bool strange = false;
    for (uint32_t r = 0; r < table->row_count && table->flow == FLOW_AFTER; r++) {
        struct printed_row *printed = &table->rows[r];
        if (strange && is_bare_text(printed)) {
            printed->foreign = true;
        } else if (printed->barrier || printed->head || printed->line != UINT32_MAX) {
            strange = false;
        } else if (printed->foreign && printed->figures == 0 && printed->row->kind == ROW_TEXT) {
            struct label_room room; /* of a head without its remark: no bracket begins it, as （七） does a label */
            struct span text = printed->row->cells[0].text;
            bool bracket = span_starts(text, SPAN("（")) || span_starts(text, SPAN("("));
            const struct label *words = bracket ? row_label(printed->row) : heads_words(&room, &printed->row->cells[0]);
            strange = !heads_is_known(table, words);
        }
    }
}

/* ---- rows of tables ---- */

/* Figures and no words but such as 数量. */
static bool has_no_words(const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        if (printed_reading(printed, c) == READING_OTHER && !is_neutral(cell_label(&printed->row->cells[c]))) {
            return false;
        }
    }
    return true;
}

/* The label is the head of a small table whose next row holds its figures, as OCR writes a line of the form. */
static bool is_small_head(const struct printed_table *table, uint32_t row)
{
    const struct printed_row *printed = &table->rows[row];
    bool first = row == 0 || !is_same_place(printed[-1].row, printed->row);
    return first && row + 1 < table->row_count && is_same_place(printed->row, printed[1].row) && is_bare(&printed[1]) &&
           printed->numbers == 0 && has_no_words(&printed[1]);
}

bool label_has_place(const struct printed_table *table, const struct printed_label *label)
{
    for (uint32_t r = label->first_row; r <= label->last_row; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->row->kind == ROW_GRID && printed->row->cell_count > printed->label_end &&
            !is_small_head(table, r)) {
            return true;
        }
    }
    return false;
}

/* Whether the label has no place for figures, and its print ends between two rows (`from` exclusive). */
static bool is_open(const struct printed_table *table, uint32_t label, uint32_t from, uint32_t to)
{
    const struct printed_label *found = &table->found[label];
    return is_line(table, label) && (from == UINT32_MAX || found->last_row > from) && found->last_row < to &&
           !label_has_place(table, found);
}

static uint32_t count_open_labels(const struct printed_table *table, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        count += is_open(table, i, from, to);
    }
    return count;
}

/* The open label that stands next after `done` of them. */
static uint32_t next_open_label(const struct printed_table *table, uint32_t from, uint32_t to, uint32_t done)
{
    for (uint32_t i = 0; i < table->label_count; i++) {
        uint32_t before = 0;
        for (uint32_t k = 0; k < table->label_count; k++) {
            before += is_open(table, k, from, to) && (table->found[k].last_row < table->found[i].last_row ||
                                                      (table->found[k].last_row == table->found[i].last_row && k < i));
        }
        if (is_open(table, i, from, to) && before == done) {
            return i;
        }
    }
    return UINT32_MAX;
}

/* The lower part of a row that the end of a page has cut. */
static bool is_cut(const struct printed_table *table, uint32_t row)
{
    const struct row *here = table->rows[row].row, *above = row > 0 ? table->rows[row - 1].row : NULL;
    return above && above->kind == ROW_GRID && above->place.page != here->place.page;
}

/* Rows of a table without a label belong to the labels right above them, which have no place for figures of their own,
 * if these are as many; else to nobody. */
static void settle_rows(struct printed_table *table)
{
    uint32_t before = UINT32_MAX; /* the last row of figures, or of a label with its place */
    for (uint32_t r = 0; r < table->row_count;) {
        struct printed_row *printed = &table->rows[r];
        bool bare = printed->row->kind == ROW_GRID && is_bare(printed);
        if (!bare) {
            bool place = printed->owner != UINT32_MAX && label_has_place(table, &table->found[printed->owner]);
            before = printed->figures > 0 || place ? r : before;
            r++;
            continue;
        }
        printed->continues = is_cut(table, r);
        uint32_t end = r, count = 0;
        while (end < table->row_count && table->rows[end].owner == UINT32_MAX && !table->rows[end].foreign &&
               table->rows[end].row->kind == ROW_GRID) {
            count += is_bare(&table->rows[end]);
            end++;
        }
        uint32_t from = before, to = r, done = 0;
        bool match = count_open_labels(table, from, to) == count;
        for (; r < end; r++) {
            if (match && is_bare(&table->rows[r])) {
                table->rows[r].owner = next_open_label(table, from, to, done++);
            }
        }
        before = end - 1;
    }
}

/* Whether single ideographs of labels stand in lines of their own among the lines of the form: pieces of these. */
static bool has_fragments(const struct printed_table *table)
{
    bool labels = false;
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        struct span rest = printed->row->text;
        labels |= printed->owner != UINT32_MAX || printed->line != UINT32_MAX;
        if (!labels || printed->row->kind != ROW_TEXT || printed->figures > 0 || printed->row->cell_count == 0 ||
            printed_reading(printed, 0) != READING_OTHER || is_unit(rest)) {
            continue;
        }
        uint32_t first = utf8_next(&rest);
        if (rest.size == 0 && is_ideograph(first) &&
            (is_in_labels(table, first) || table->aside[aside_place(table->aside, first)] == first)) {
            return true;
        }
    }
    return false;
}

static bool is_ordinal_head(struct span text)
{
    return span_equal(text, SPAN("序号")) || span_equal(text, SPAN("编号"));
}

/* Whether 序号 stands alone on a line among the heads that a table begins with, or right above them. */
static bool has_ordinal_head(const struct printed_table *table)
{
    enum { ABOVE = 2 };
    uint32_t first = table->row_count > 0 ? table->rows[0].document_row : 0;
    bool found = false;
    for (uint32_t r = first > ABOVE ? first - ABOVE : 0; r < first && !found; r++) {
        found = is_ordinal_head(table->document->rows[r].text);
    }
    for (uint32_t r = 0; r < table->row_count && !found; r++) {
        found = is_ordinal_head(table->rows[r].row->text);
    }
    return found;
}

/* The whole number that a line of text is; 0: it is none. */
static int64_t whole_number(const struct printed_row *printed)
{
    struct number number;
    bool whole = printed->row->kind == ROW_TEXT && printed->row->cell_count == 1 && printed->label_end == 0 &&
                 number_read_any(printed->row->text, &number) == READING_NUMBER && number.kind == NUMBER_INTEGER;
    return whole ? number.integer : 0;
}

/* The number on the line above a label and those of its groups; UINT32_MAX: there is none. */
static uint32_t number_above(const struct printed_table *table, uint32_t label)
{
    enum { GROUPS = 2 };
    uint32_t row = table->found[label].first_row;
    for (uint32_t i = 0; i <= GROUPS && row > 0; i++) {
        row--;
        if (whole_number(&table->rows[row]) > 0) {
            return row;
        }
        if (table->rows[row].figures > 0 || table->rows[row].row->kind != ROW_TEXT) {
            break;
        }
    }
    return UINT32_MAX;
}

/* Lines of one cell each with a column 序号: the numbers above all labels, which rise. Where some are missing, nobody
 * knows which of the others are figures, and `ordinals` says so. */
static void drop_ordinals_above(struct printed_table *table)
{
    enum { FARTHEST = 8, FEWEST = 2 };
    uint32_t labels = 0, met = 0;
    int64_t before = 0;
    table->ordinals = true;
    for (uint32_t r = 0; r < table->row_count; r++) {
        for (uint32_t i = 0; i < table->label_count; i++) {
            if (!is_line(table, i) || table->found[i].first_row != r) {
                continue;
            }
            uint32_t above = number_above(table, i);
            int64_t number = above == UINT32_MAX ? 0 : whole_number(&table->rows[above]);
            labels++;
            met += number > before && (met == 0 || number - before <= FARTHEST);
            before = number;
        }
    }
    for (uint32_t i = 0; i < table->label_count && met == labels && labels >= FEWEST; i++) {
        if (is_line(table, i)) {
            table->rows[number_above(table, i)].head = true;
            table->ordinals = false;
        }
    }
}

/* Lines of text with a column 序号: where a line has only its number, that is no figure. */
static void drop_ordinals(struct printed_table *table)
{
    enum { SLACK = 2 };
    double right = -1;
    table->ordinals = false;
    for (uint32_t r = 0; r < table->row_count; r++) {
        struct printed_row *printed = &table->rows[r];
        for (uint32_t c = 0; c < printed->row->cell_count && printed->row->kind != ROW_GRID; c++) {
            const struct cell *cell = &printed->row->cells[c];
            if (is_ordinal_head(cell->text)) {
                table->ordinals = true;
                right = cell->right + (printed->row->measured ? 3 * SLACK : SLACK);
            }
        }
        bool number = printed->row->kind == ROW_ALIGNED && is_bare(printed) && printed->label_end == 0 &&
                      printed->row->cells[0].left <= right;
        if (number) {
            printed->label_end = 1;
            printed_count_figures(printed);
        }
    }
    if (has_ordinal_head(table)) {
        drop_ordinals_above(table);
    }
}

bool unlabelled_settle(struct printed_table *table)
{
    note_lines(table);
    drop_ordinals(table);
    /* Text of pages is as broken as the cells were narrow. */
    table->broken = table->document->page_count > 0 || has_fragments(table);
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_label *found = &table->found[i];
        table->broken |= is_line(table, i) && found->last_row > found->first_row &&
                         table->rows[found->first_row].row->kind == ROW_TEXT;
    }
    drop_column_numbers(table);
    table->deduplicated = is_deduplicated(table);
    if (!sequence_settle(table)) {
        return false;
    }
    table->flow = table->deduplicated ? FLOW_UNKNOWN : find_flow(table);
    find_strangers(table);
    settle_rows(table);
    return true;
}
