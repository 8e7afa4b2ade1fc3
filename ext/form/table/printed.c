#include "form/table/printed.h"

#include "form/table/label.h"
#include "form/table/pairing.h"
#include "form/table/words.h"

/* ---- labels and figures of a row ---- */

static enum reading reading_of(const struct printed_row *printed, uint32_t cell)
{
    return (enum reading)printed->readings[cell];
}

enum value { VALUE_NONE, VALUE_WEAK, VALUE_SURE };

/* Words of a line that stand for figures. 无 alone may as well be a piece of 无法提供 and （四） one of a label, so they
 * count only beside others; a Chinese numeral is never a figure there. */
static enum value weigh_word(struct span text, enum reading reading)
{
    struct span rest = text;
    uint32_t first = utf8_next(&rest);
    if (reading == READING_OTHER) {
        return number_is_piece(text) ? VALUE_SURE : VALUE_NONE;
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
    return printed->row->cells[cell].text.size > 0 && reading_of(printed, cell) != READING_OTHER;
}

/* The figures of a line: those at its end, or a longer run before words that belong to the next label. */
static void find_run(struct printed_row *printed)
{
    enum { LONG_RUN = 3 };
    const struct row *row = printed->row;
    uint32_t best = row->cell_count, best_end = row->cell_count;
    for (uint32_t i = 0; i < row->cell_count;) {
        uint32_t start = i, sure = 0;
        while (i < row->cell_count) {
            enum value value = weigh_word(row->cells[i].text, reading_of(printed, i));
            if (value == VALUE_NONE) {
                break;
            }
            sure += value == VALUE_SURE;
            i++;
        }
        bool figures = sure > 0 || i - start >= LONG_RUN;
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

/* The end of the last cell of a table's row that is no value. */
static uint32_t text_end(const struct printed_row *printed)
{
    uint32_t end = printed->row->cell_count;
    while (end > 0 && (printed->row->cells[end - 1].text.size == 0 || is_value(printed, end - 1))) {
        end--;
    }
    return end;
}

static void count_figures(struct printed_row *printed)
{
    printed->figures = 0;
    printed->numbers = 0;
    for (uint32_t i = printed->label_end; i < printed->figures_end; i++) {
        if (printed->row->cells[i].text.size > 0) {
            enum reading reading = reading_of(printed, i);
            printed->numbers += reading == READING_NUMBER;
            printed->figures += reading != READING_OTHER || printed->row->kind != ROW_GRID;
        }
    }
}

static bool is_head_cell(const struct cell *cell, const struct script *script)
{
    for (uint32_t i = 0; i < script->head_count; i++) {
        if (span_equal(cell->text, span_of(script->heads[i].label))) {
            return true;
        }
    }
    for (uint32_t i = 0; script->head_words && script->head_words[i]; i++) {
        if (span_equal(cell->text, span_of(script->head_words[i]))) {
            return true;
        }
    }
    return false;
}

/* Heads of columns are repeated on each page, and their 总计 and 其他 are no lines. */
static bool is_head(const struct printed_row *printed, const struct script *script)
{
    const struct row *row = printed->row;
    uint32_t heads = 0, texts = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        texts += row->cells[c].text.size > 0;
        heads += reading_of(printed, c) == READING_OTHER && is_head_cell(&row->cells[c], script);
    }
    return heads >= 2 || (heads == 1 && texts == 1);
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

static bool collect_glyphs(struct printed_table *table, const struct script *script, struct glyphs *glyphs)
{
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct row *row = table->rows[r].row;
        bool line = row->kind != ROW_GRID;
        uint32_t count = count_label_cells(&table->rows[r], script);
        for (uint32_t c = 0; c < count; c++) {
            if (line && c == table->rows[r].label_end) {
                c = table->rows[r].figures_end;
                if (c >= count) {
                    break;
                }
            }
            if (row->cells[c].text.size > 0 && row->cells[c].text.size <= 480 &&
                (line || !is_value(&table->rows[r], c)) &&
                !glyphs_add(table->scratch, glyphs, row->cells[c].text, r, c)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- from claimed ideographs to found labels ---- */

/* A label is found where most of it is printed. */
static void measure_labels(struct printed_table *table, const struct glyphs *glyphs, const uint16_t *claims)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        if (claims[i] == UNCLAIMED) {
            continue;
        }
        struct printed_label *label = &table->found[claims[i]];
        uint32_t row = glyphs->items[i].row;
        if (label->matched == 0) {
            label->first_row = row;
        }
        label->last_row = row;
        label->matched++;
    }
    for (uint32_t i = 0; i < table->label_count; i++) {
        struct printed_label *label = &table->found[i];
        label->length = (uint32_t)utf8_length(span_of(table->labels[i].key));
        uint32_t least = table->labels[i].least;
        label->found =
            least > 0 ? label->matched >= least : label->matched >= 2 && label->matched * 5 >= label->length * 3;
    }
}

/* Shorter pieces right above and below belong to the label too. */
static void extend_label(const struct glyphs *glyphs, const uint16_t *claims, uint32_t label, uint32_t *first,
                         uint32_t *last)
{
    for (size_t i = glyphs->count; i > 0; i--) {
        uint32_t row = glyphs->items[i - 1].row;
        *first = claims[i - 1] == label && row + 1 == *first ? row : *first;
    }
    for (size_t i = 0; i < glyphs->count; i++) {
        uint32_t row = glyphs->items[i].row;
        *last = claims[i] == label && row == *last + 1 ? row : *last;
    }
}

/* One or two stray ideographs far from the rest of their label must not stretch it over its neighbours' rows; a piece of
 * it that is longer is its own, wherever the end of a page has put it. */
static void drop_strays(struct printed_table *table, const struct glyphs *glyphs, const uint16_t *claims)
{
    enum { PIECE = 3 };
    for (uint32_t label = 0; label < table->label_count; label++) {
        struct printed_label *found = &table->found[label];
        if (!found->found || found->last_row - found->first_row < PIECE) {
            continue;
        }
        uint32_t first = UINT32_MAX, last = 0;
        for (size_t i = 0; i < glyphs->count;) {
            uint32_t row = glyphs->items[i].row, here = 0;
            for (; i < glyphs->count && glyphs->items[i].row == row; i++) {
                here += claims[i] == label;
            }
            if (here >= PIECE) {
                first = first == UINT32_MAX ? row : first;
                last = row;
            }
        }
        if (first != UINT32_MAX) {
            extend_label(glyphs, claims, label, &first, &last);
            found->first_row = first;
            found->last_row = last;
        }
    }
}

/* Figures in one row with a label belong to it. */
static void find_owners(struct printed_table *table, const struct glyphs *glyphs, const uint16_t *claims)
{
    uint32_t here = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        bool same = i > 0 && claims[i] == claims[i - 1] && glyphs->items[i].row == glyphs->items[i - 1].row;
        here = same ? here + 1 : 1;
        if (claims[i] != UNCLAIMED && table->labels[claims[i]].line != UINT32_MAX && table->found[claims[i]].found &&
            here >= 2 && here * 2 >= table->found[claims[i]].length) {
            table->rows[glyphs->items[i].row].owner = claims[i];
        }
    }
}

static bool stands_aside(uint32_t code_point, const char *aside)
{
    struct span rest = span_of(aside);
    while (rest.size > 0) {
        if (utf8_next(&rest) == code_point) {
            return true;
        }
    }
    return false;
}

/* Lines whose text before the figures is nothing that is sought, and no piece of an upright label. */
static void find_foreign(struct printed_table *table, const struct glyphs *glyphs, const uint16_t *claims)
{
    enum { ANOTHER_LABEL = 4 }; /* ideographs; fewer are what remains of a label that was found */
    for (size_t i = 0; i < glyphs->count;) {
        uint32_t row = glyphs->items[i].row, claimed = 0, others = 0;
        for (; i < glyphs->count && glyphs->items[i].row == row; i++) {
            bool before = glyphs->items[i].cell < table->rows[row].label_end;
            claimed += claims[i] != UNCLAIMED;
            others += claims[i] == UNCLAIMED && before && !stands_aside(glyphs->items[i].code_point, table->aside);
        }
        table->rows[row].foreign = table->rows[row].row->kind != ROW_GRID && claimed == 0 && others >= ANOTHER_LABEL;
    }
}

/* In a table's row the figures begin after the last cell that holds a label of the form. */
static void set_label_ends(struct printed_table *table, const struct glyphs *glyphs, const uint16_t *claims)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        struct printed_row *printed = &table->rows[glyphs->items[i].row];
        if (printed->row->kind == ROW_GRID && claims[i] != UNCLAIMED && table->found[claims[i]].found) {
            uint32_t end = glyphs->items[i].cell + 1;
            bool first = printed->label_end == UINT32_MAX;
            printed->label_end = first || end > printed->label_end ? end : printed->label_end;
        }
    }
    for (uint32_t r = 0; r < table->row_count; r++) {
        struct printed_row *printed = &table->rows[r];
        if (printed->row->kind == ROW_GRID) {
            printed->foreign = printed->label_end == UINT32_MAX && text_end(printed) > 0;
            printed->label_end = printed->label_end == UINT32_MAX ? text_end(printed) : printed->label_end;
            printed->figures_end = printed->row->cell_count;
        }
        count_figures(&table->rows[r]);
    }
}

static bool read_cells(struct arena *arena, struct printed_row *printed)
{
    const struct row *row = printed->row;
    printed->readings = arena_allocate(arena, row->cell_count);
    for (uint32_t i = 0; printed->readings && i < row->cell_count; i++) {
        struct number unused;
        printed->readings[i] = (uint8_t)number_read_any(row->cells[i].text, &unused);
    }
    return printed->readings != NULL;
}

static void mark_row(struct printed_row *printed, const struct script *script)
{
    printed->head = is_head(printed, script);
    if (script->barrier) {
        struct label label;
        label_of_row(&label, printed->row);
        printed->barrier = label_has(&label, script->barrier);
    }
    if (printed->row->kind != ROW_GRID) {
        find_run(printed);
    }
}

static bool find_labels(struct printed_table *table)
{
    uint16_t *claims = arena_allocate_array(table->scratch, table->glyphs.count, sizeof *claims);
    if (!claims || !align_labels(table->scratch, &table->glyphs, table->labels, table->label_count, claims)) {
        return false;
    }
    measure_labels(table, &table->glyphs, claims);
    drop_strays(table, &table->glyphs, claims);
    find_owners(table, &table->glyphs, claims);
    find_foreign(table, &table->glyphs, claims);
    set_label_ends(table, &table->glyphs, claims);
    return pair_figures(table);
}

bool printed_read(const struct document *document, const struct table_rows *rows, const struct script *script,
                  struct arena *scratch, struct printed_table *table, struct failure *failure)
{
    *table = (struct printed_table){.document = document,
                                    .scratch = scratch,
                                    .row_count = rows->count,
                                    .labels = script->labels,
                                    .label_count = script->label_count,
                                    .aside = script->aside};
    table->rows = arena_allocate_array(scratch, rows->count, sizeof *table->rows);
    table->found = arena_allocate_array(scratch, script->label_count, sizeof *table->found);
    if (!table->rows || !table->found) {
        return fail_memory(failure);
    }
    for (uint32_t r = 0; r < rows->count; r++) {
        const struct row *row = words_join(scratch, &document->rows[rows->rows[r]]);
        if (!row) {
            return fail_memory(failure);
        }
        table->rows[r] = (struct printed_row){
            .row = row, .document_row = rows->rows[r], .owner = UINT32_MAX, .label_end = UINT32_MAX};
        if (!read_cells(scratch, &table->rows[r])) {
            return fail_memory(failure);
        }
        mark_row(&table->rows[r], script);
    }
    return (collect_glyphs(table, script, &table->glyphs) && find_labels(table)) || fail_memory(failure);
}

bool printed_read_again(struct printed_table *table, struct failure *failure)
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

/* A column of units beside the figures says nothing that the form does not. */
static bool is_unit(struct span text)
{
    return span_equal(text, SPAN("件")) || span_equal(text, SPAN("项")) || span_equal(text, SPAN("件次"));
}

bool printed_alike(const struct printed_table *table, uint32_t row, uint32_t other)
{
    struct label first, second;
    label_of_row(&first, table->rows[row].row);
    label_of_row(&second, table->rows[other].row);
    return first.size > 0 && span_equal(label_span(&first), label_span(&second));
}

uint32_t printed_figures(const struct printed_table *table, uint32_t row, struct figure *out, uint32_t capacity)
{
    const struct printed_row *printed = &table->rows[row];
    uint32_t count = 0;
    for (uint32_t i = printed->label_end; i < printed->figures_end; i++) {
        const struct cell *cell = &printed->row->cells[i];
        if (printed->row->kind == ROW_GRID ? is_unit(cell->text) : cell->text.size == 0) {
            continue;
        }
        if (count < capacity) {
            out[count] = (struct figure){.text = cell->text,
                                         .left = cell->left,
                                         .right = cell->right,
                                         .reading = reading_of(printed, i),
                                         .row = row};
        }
        count++;
    }
    return count;
}

struct place printed_place(const struct printed_table *table, uint32_t row)
{
    return table->rows[row].row->place;
}
