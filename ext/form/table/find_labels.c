#include "form/table/find_labels.h"

#include "form/table/claims.h"
#include "base/label.h"
#include "form/table/ownership.h"
#include "form/table/broken_rows.h"

/* ---- labels and figures of a row ---- */

enum value { VALUE_NONE, VALUE_WEAK, VALUE_SURE };

/* Digits and marks, with words in brackets alone: figures that were run together, such as 1,204967（注2）, or spoiled. The
 * number of an item ends with a stop. */
static bool is_spoiled_figure(struct span text)
{
    bool digits = false;
    uint32_t depth = 0, last = 0;
    while (text.size > 0) {
        last = utf8_next(&text);
        bool digit = (last >= '0' && last <= '9') || (last >= 0xFF10 && last <= 0xFF19) || last == 0xFFFD;
        depth += last == '(' || last == 0xFF08 || last == '[';
        depth -= (last == ')' || last == 0xFF09 || last == ']') && depth > 0;
        bool letter = is_ideograph(last) || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
        if (depth == 0 && (letter || (!digits && !digit))) {
            return false;
        }
        digits |= digit && depth == 0;
    }
    return digits && last != '.' && last != 0xFF0E && last != 0x3001;
}

/* Words of a line that stand for figures. 无 alone may as well be a piece of 无法提供 and （四） one of a label, so they
 * count only beside others; a Chinese numeral is never a figure there. */
static enum value weigh_word(struct span text, enum reading reading)
{
    struct span rest = text;
    uint32_t first = utf8_next(&rest);
    if (reading == READING_OTHER) {
        return number_is_piece(text) || is_spoiled_figure(text) ? VALUE_SURE : VALUE_NONE;
    }
    if (first == '(' || first == 0xFF08) {
        return VALUE_NONE;
    }
    if (!is_ideograph(first)) {
        return VALUE_SURE;
    }
    if (reading == READING_BLANK) {
        return rest.size == 0 ? VALUE_WEAK : VALUE_SURE;
    }
    bool change = first == 0x589E || first == 0x51CF; /* 增2, 减4 */
    return change && rest.size > 0 ? VALUE_SURE : VALUE_NONE;
}

/* A printed cell of a table's row that stands for a figure. */
static bool is_value(const struct printed_row *printed, uint32_t cell)
{
    return printed->row->cells[cell].text.size > 0 && printed_reading(printed, cell) != READING_OTHER;
}

/* A short word among figures that is no piece of a label: 件, 见附件 in a column that the form has not. */
static bool is_among_figures(const struct printed_row *printed, uint32_t c, const struct script *script)
{
    enum { LONGEST = 3 };
    const double apart = 2; /* columns of characters */
    const struct row *row = printed->row;
    const struct label *words = cell_label(&row->cells[c]);
    if (row->kind != ROW_ALIGNED || script->label_count == 0 || c + 1 >= row->cell_count || words->size == 0 ||
        label_length(words) > LONGEST || row->cells[c].left - row->cells[c - 1].right < apart ||
        row->cells[c + 1].left - row->cells[c].right < apart ||
        weigh_word(row->cells[c + 1].text, printed_reading(printed, c + 1)) == VALUE_NONE) {
        return false;
    }
    for (uint32_t i = 0; i < script->label_count && !is_unit(row->cells[c].text); i++) {
        struct span key = span_of(script->labels[i].key);
        if (span_contains(key, label_span(words)) || span_contains(label_span(words), key)) {
            return false;
        }
    }
    return true;
}

/* Whether the last word of the line is 无 in a column of its own. */
static bool is_lone_mark(const struct row *row, uint32_t c)
{
    const double apart = 2; /* columns of characters */
    return row->kind == ROW_ALIGNED && !row->measured && c > 0 && c + 1 == row->cell_count &&
           row->cells[c].left - row->cells[c - 1].right >= apart;
}

/* The figures of a line: those at its end, or a longer run before words that belong to the next label. */
static void find_run(struct printed_row *printed, const struct script *script)
{
    enum { LONG_RUN = 3 };
    const struct row *row = printed->row;
    uint32_t best = row->cell_count, best_end = row->cell_count;
    for (uint32_t i = 0; i < row->cell_count;) {
        uint32_t start = i, sure = 0;
        while (i < row->cell_count) {
            enum value value = weigh_word(row->cells[i].text, printed_reading(printed, i));
            if (value == VALUE_NONE && (sure == 0 || !is_among_figures(printed, i, script))) {
                break;
            }
            sure += value == VALUE_SURE;
            i++;
        }
        bool figures = sure > 0 || i - start >= LONG_RUN || (i > start && is_lone_mark(row, start));
        bool at_end = i == row->cell_count;
        if (figures && i > start && (at_end || i - start >= LONG_RUN) && i - start >= best_end - best) {
            best = start;
            best_end = i;
        }
        i += i == start || i < row->cell_count;
    }
    printed->label_end = best;
    printed->figures_end = best_end;
}

static bool is_head_cell(const struct cell *cell, const struct script *script)
{
    for (uint32_t i = 0; i < script->head_count; i++) {
        if (span_is(cell->text, script->heads[i].label)) {
            return true;
        }
    }
    for (uint32_t i = 0; script->head_words && script->head_words[i]; i++) {
        if (span_is(cell->text, script->head_words[i])) {
            return true;
        }
    }
    return false;
}

/* Heads of columns are repeated on each page, and their 总计 and 其他 are no lines. A row of more words than a line of the
 * form has, without a number, is one of heads too, whatever they say. */
static bool is_head(const struct printed_row *printed, const struct script *script)
{
    enum { LABELS = 4 };
    const struct row *row = printed->row;
    uint32_t heads = 0, texts = 0, neutral = 0, numbers = 0, words = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        bool word = printed_reading(printed, c) == READING_OTHER, head = word && is_head_cell(&row->cells[c], script);
        texts += row->cells[c].text.size > 0;
        words += word;
        heads += head;
        neutral += word && !head && is_neutral(cell_label(&row->cells[c]));
        numbers += printed_reading(printed, c) == READING_NUMBER;
    }
    return heads >= 2 || (heads == 1 && texts == heads + neutral) ||
           (script->head_count > 0 && row->kind == ROW_GRID && numbers == 0 && words > LABELS);
}

/* Cells of the row that may be labels: all, but of a row of heads its first alone, unless that is a head too. */
static uint32_t count_label_cells(const struct printed_row *printed, const struct script *script)
{
    uint32_t first = 0;
    if (!printed->head) {
        return printed->row->cell_count;
    }
    while (first < printed->row->cell_count && printed->row->cells[first].text.size == 0) {
        first++;
    }
    return first < printed->row->cell_count && !is_head_cell(&printed->row->cells[first], script) ? first + 1 : 0;
}

/* A note in brackets, which may go on in the next lines of text. */
struct note {
    uint32_t depth;
    uint32_t rows; /* that it has gone on for */
};

static bool is_kept(struct span note, const struct script *script)
{
    return script->kept_note && span_starts(span_trim(note), span_of(script->kept_note));
}

/* Adds what stands outside notes: they may name other lines, as 其他对外管理服务事项（…含行政处罚、行政强制…） does. */
static bool add_outside(struct printed_table *table, const struct script *script, uint32_t row, uint32_t cell,
                        struct note *note)
{
    struct span text = table->rows[row].row->cells[cell].text;
    const char *start = text.data;
    if (note->depth == 0 && !span_contains(text, SPAN("（")) && !span_contains(text, SPAN("("))) {
        return glyphs_add_label(table->scratch, &table->glyphs, cell_label(&table->rows[row].row->cells[cell]), row,
                                cell);
    }
    while (text.size > 0) {
        const char *here = text.data;
        uint32_t c = utf8_next(&text);
        bool opening = (c == '(' || c == 0xFF08) && !is_kept(text, script);
        bool closing = (c == ')' || c == 0xFF09) && note->depth > 0;
        if (opening && note->depth == 0 &&
            !glyphs_add(table->scratch, &table->glyphs, span_between(start, here), row, cell)) {
            return false;
        }
        note->depth += opening;
        note->depth -= closing;
        note->rows = opening ? 0 : note->rows;
        start = closing ? text.data : start;
    }
    return note->depth > 0 || glyphs_add(table->scratch, &table->glyphs, span_between(start, text.data), row, cell);
}

static bool collect_glyphs(struct printed_table *table, const struct script *script)
{
    enum { LONGEST_NOTE = 4 }; /* rows */
    struct note note = {0};
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct row *row = table->rows[r].row;
        bool line = row->kind != ROW_GRID;
        note.depth = line && note.rows++ < LONGEST_NOTE ? note.depth : 0;
        uint32_t count = count_label_cells(&table->rows[r], script);
        for (uint32_t c = 0; c < count; c++) {
            if (line && c == table->rows[r].label_end) {
                c = table->rows[r].figures_end;
                if (c >= count) {
                    break;
                }
            }
            if (row->cells[c].text.size > 0 && row->cells[c].text.size <= 480 &&
                (line || !is_value(&table->rows[r], c)) && !add_outside(table, script, r, c, &note)) {
                return false;
            }
            note.depth = line ? note.depth : 0;
        }
    }
    return true;
}

static bool read_cells(struct printed_table *table, struct printed_row *printed)
{
    const struct row *row = printed->row;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        bool number = printed_reading(printed, i) == READING_NUMBER;
        printed->numbered |= number;
        table->tall |= number && row->cells[i].rows > 1;
    }
    return printed_find_extents(table->scratch, printed);
}

/* A rule of dashes, as text draws it: no marks for nothing. */
static bool is_rule(const struct row *row)
{
    enum { SHORTEST = 4 };
    for (uint32_t c = 0; c < row->cell_count; c++) {
        struct span rest = row->cells[c].text;
        size_t length = 0;
        for (; rest.size > 0; length++) {
            uint32_t code_point = utf8_next(&rest);
            if (code_point != '-' && code_point != '=' && code_point != '+' && code_point != 0x2500 &&
                code_point != 0x2014) {
                return false;
            }
        }
        if (length < SHORTEST) {
            return false;
        }
    }
    return row->cell_count > 0;
}

/* 1 2 3 4 ... and nothing else: the numbers of the columns; a program counts them from 0. */
static bool are_column_numbers(const struct printed_row *printed)
{
    enum { FEWEST = 4, FEWEST_FROM_0 = 7 };
    bool from_0 = printed->row->cell_count > 0 && span_equal(printed->row->cells[0].text, SPAN("0"));
    int64_t wanted = from_0 ? 0 : 1;
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        struct number number;
        struct span text = printed->row->cells[c].text;
        if (text.size > 0) {
            struct span first = text;
            if (printed_reading(printed, c) != READING_NUMBER || number_read_any(text, &number) != READING_NUMBER ||
                is_ideograph(utf8_next(&first)) || number.kind != NUMBER_INTEGER || number.integer != wanted) {
                return false;
            }
            wanted++;
        }
    }
    return wanted > (from_0 ? FEWEST_FROM_0 : FEWEST);
}

static void mark_row(struct printed_row *printed, const struct script *script)
{
    bool rule = is_rule(printed->row);
    printed->head = rule || is_head(printed, script) || are_column_numbers(printed);
    if (script->barrier) {
        printed->barrier = label_has(row_label(printed->row), script->barrier);
    }
    if (printed->row->kind != ROW_GRID) {
        find_run(printed, script);
        printed->label_end = rule ? printed->figures_end : printed->label_end;
    }
}

static bool find_labels(struct printed_table *table)
{
    uint16_t *claims = arena_allocate_array(table->scratch, table->glyphs.count, sizeof *claims);
    if (!claims || !align_labels(table->scratch, &table->glyphs, table->labels, table->label_count, claims)) {
        return false;
    }
    return claims_settle(table, claims) && own_figures(table);
}

/* 1 .属于国家秘密, 1 、属于国家秘密: the number of an item. */
static bool is_item_number(const struct row *row, uint32_t cell)
{
    static const char *const stops[] = {".", "、", "．"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops && cell + 1 < row->cell_count; i++) {
        if (span_starts(row->cells[cell + 1].text, span_of(stops[i]))) {
            return true;
        }
    }
    return false;
}

/* Adds a row of the document; a line of copied text may hold several. False: no memory. */
static bool add_rows(struct printed_table *table, const struct script *script, const struct row *row,
                     uint32_t document_row)
{
    uint32_t count = 1;
    const struct row *parts = row;
    if (row->kind == ROW_TEXT && row->cell_count > 2) {
        struct row *split = arena_allocate_array(table->scratch, row->cell_count, sizeof *split);
        bool *is_figure = arena_allocate_array(table->scratch, row->cell_count, sizeof *is_figure);
        if (!split || !is_figure) {
            return false;
        }
        for (uint32_t c = row->cell_count; c-- > 0;) {
            enum value value = weigh_word(row->cells[c].text, cell_reading(&row->cells[c]));
            bool figures_follow = c + 1 == row->cell_count || is_figure[c + 1];
            is_figure[c] = (value == VALUE_SURE && !is_item_number(row, c)) || (value == VALUE_WEAK && figures_follow);
        }
        count = broken_row_split(row, is_figure, split);
        for (uint32_t i = 0; count > 1 && i < count; i++) {
            if (!row_make_label(table->scratch, &split[i])) {
                return false;
            }
        }
        parts = split;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct printed_row *printed = &table->rows[table->row_count++];
        *printed = (struct printed_row){
            .row = &parts[i], .document_row = document_row, .owner = UINT32_MAX, .label_end = UINT32_MAX};
        if (!read_cells(table, printed)) {
            return false;
        }
        mark_row(printed, script);
    }
    return true;
}

/* 无 alone on a line above a figure is a cell without one, as figures are cells. */
static void mark_lone_blanks(struct printed_table *table)
{
    for (uint32_t r = table->row_count; r-- > 1;) {
        struct printed_row *printed = &table->rows[r - 1];
        bool lone = printed->row->kind == ROW_TEXT && printed->row->cell_count == 1 && printed->label_end == 1 &&
                    printed_reading(printed, 0) == READING_BLANK;
        if (lone && printed[1].row->kind == ROW_TEXT && printed[1].label_end == 0) {
            printed->label_end = 0;
            printed->figures_end = 1;
            printed_count_figures(printed);
        }
    }
}

bool labels_find(const struct document *document, const struct table_rows *rows, const struct script *script,
                 struct arena *scratch, struct printed_table *table, struct failure *failure)
{
    *table = (struct printed_table){
        .document = document, .scratch = scratch, .labels = script->labels, .label_count = script->label_count};
    for (struct span rest = span_of(script->aside); rest.size > 0;) {
        uint32_t c = utf8_next(&rest);
        table->aside[aside_place(table->aside, c)] = c;
    }
    size_t most = rows->count;
    for (uint32_t r = 0; r < rows->count; r++) {
        const struct row *row = &document->rows[rows->rows[r]];
        most += row->kind == ROW_TEXT ? row->cell_count : 0;
    }
    table->rows = arena_allocate_array(scratch, most, sizeof *table->rows);
    table->found = arena_allocate_array(scratch, script->label_count, sizeof *table->found);
    if (!table->rows || !table->found) {
        return fail_memory(failure);
    }
    for (uint32_t r = 0; r < rows->count; r++) {
        const struct row *row = broken_row_join(scratch, &document->rows[rows->rows[r]]);
        if (!row || !add_rows(table, script, row, rows->rows[r])) {
            return fail_memory(failure);
        }
    }
    mark_lone_blanks(table);
    return (collect_glyphs(table, script) && find_labels(table)) || fail_memory(failure);
}

bool labels_find_again(struct printed_table *table, struct failure *failure)
{
    memset(table->found, 0, table->label_count * sizeof *table->found);
    for (uint32_t r = 0; r < table->row_count; r++) {
        struct printed_row *printed = &table->rows[r];
        printed->owner = UINT32_MAX;
        printed->taken = false;
        printed->label_end = printed->row->kind == ROW_GRID ? UINT32_MAX : printed->label_end;
    }
    return find_labels(table) || fail_memory(failure);
}
