#include "form/table/claims.h"

#include "base/label.h"

/* ---- words of other lines ---- */

static bool stands_aside(uint32_t code_point, const struct printed_table *table)
{
    return table->aside[aside_place(table->aside, code_point)] == code_point;
}

/* Glyphs of one cell: those that one label claims, and those that nobody does but that are no upright group's. */
struct cell_claims {
    uint32_t claimed, others;
};

static struct cell_claims count_claims(const struct printed_table *table, const uint16_t *claims, size_t from,
                                       size_t to, uint16_t label)
{
    struct cell_claims count = {0};
    for (size_t i = from; i < to; i++) {
        count.claimed += claims[i] == label;
        count.others += claims[i] == UNCLAIMED && !stands_aside(table->glyphs.items[i].code_point, table);
    }
    return count;
}

static size_t cell_end(const struct glyphs *glyphs, size_t from)
{
    size_t to = from + 1;
    while (to < glyphs->count && glyphs->items[to].row == glyphs->items[from].row &&
           glyphs->items[to].cell == glyphs->items[from].cell) {
        to++;
    }
    return to;
}

/* A few ideographs that a cell has in common with a label do not make 其他文件 the line 其他, nor 9.其他不予公开情形. */
static void drop_chance_claims(const struct printed_table *table, uint16_t *claims)
{
    enum { CHANCE = 3, OTHERS = 2 };
    const struct glyphs *glyphs = &table->glyphs;
    for (size_t from = 0, to; from < glyphs->count; from = to) {
        uint32_t unclaimed = 0;
        to = cell_end(glyphs, from);
        for (size_t i = from; i < to; i++) {
            unclaimed += claims[i] == UNCLAIMED;
        }
        for (size_t i = from; i < to && unclaimed >= OTHERS; i++) {
            struct cell_claims count = {0};
            if (i > from && claims[i] == claims[i - 1]) {
                continue; /* counted with the one before */
            }
            if (claims[i] != UNCLAIMED && table->labels[claims[i]].line != UINT32_MAX) {
                count = count_claims(table, claims, from, to, claims[i]);
            }
            if (count.others >= OTHERS && count.claimed <= CHANCE && count.others >= count.claimed) {
                uint16_t label = claims[i];
                for (size_t k = i; k < to; k++) {
                    claims[k] = claims[k] == label ? UNCLAIMED : claims[k];
                }
            }
        }
    }
}

/* Whether the key stands whole at a glyph, in one row, claimed by nobody; short ones must be all of a cell. */
static bool stands_free(const struct glyphs *glyphs, const uint16_t *claims, size_t at, struct span key)
{
    enum { SHORT = 3 };
    size_t i = at;
    for (struct span rest = key; rest.size > 0; i++) {
        uint32_t c = utf8_next(&rest);
        if (i >= glyphs->count || glyphs->items[i].code_point != c || claims[i] != UNCLAIMED ||
            glyphs->items[i].row != glyphs->items[at].row) {
            return false;
        }
    }
    bool starts = at == 0 || glyphs->items[at - 1].row != glyphs->items[at].row ||
                  glyphs->items[at - 1].cell != glyphs->items[at].cell;
    return i - at > SHORT || (starts && cell_end(glyphs, at) == i);
}

static void move_claim(const struct glyphs *glyphs, uint16_t *claims, uint32_t label, size_t at, size_t length)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        claims[i] = claims[i] == label ? UNCLAIMED : claims[i];
    }
    for (size_t i = at; i < at + length; i++) {
        claims[i] = (uint16_t)label;
    }
}

/* Whether the cell prints the number of the label's line before it; 0: it prints none, -1: another than the form has, or
 * than the line has whose label it is where it stands alone. */
static int compare_number(const struct printed_table *table, size_t glyph, uint32_t label)
{
    const struct glyph *at = &table->glyphs.items[glyph];
    const struct form_line *line = &form_lines[table->labels[label].line];
    uint32_t alone = line->alone ? form_find_line(line->table, FORM_ANY, line->alone) : UINT32_MAX;
    int64_t printed = item_number(table->rows[at->row].row->cells[at->cell].text),
            own = item_number(span_of(line->label));
    bool other = alone == UINT32_MAX || printed != item_number(span_of(form_lines[alone].label));
    return printed == 0 || own == 0 ? 0 : printed == own ? 1 : other ? -1 : 0;
}

/* A label that many lines have: 其他. */
static bool is_short(const struct printed_table *table, uint32_t label)
{
    enum { SHORT = 6 }; /* bytes */
    return label != UNCLAIMED && table->labels[label].line != UINT32_MAX &&
           memchr(table->labels[label].key, '\0', SHORT + 1);
}

/* It is none under another number than its own. */
static bool is_numbered_otherwise(const struct printed_table *table, size_t glyph, uint32_t label)
{
    return is_short(table, label) && compare_number(table, glyph, label) < 0;
}

static void drop_other_numbers(const struct printed_table *table, uint16_t *claims)
{
    for (size_t i = 0; i < table->glyphs.count; i++) {
        claims[i] = is_numbered_otherwise(table, i, claims[i]) ? UNCLAIMED : claims[i];
    }
}

/* Whether a label claims a cell that prints its number. */
static bool has_own_number(const struct printed_table *table, const uint16_t *claims, uint32_t label)
{
    for (size_t i = 0; i < table->glyphs.count; i++) {
        if (claims[i] == label) {
            return compare_number(table, i, label) > 0;
        }
    }
    return false;
}

/* Counts the ideographs that each label claims; it is `found` where one of them stands in a row with figures. Returns which
 * nobody claims, as bits (ideographs_met). */
static uint64_t count_matches(struct printed_table *table, const uint16_t *claims)
{
    uint64_t unclaimed = 0;
    for (size_t i = 0; i < table->glyphs.count; i++) {
        const struct glyph *glyph = &table->glyphs.items[i];
        if (claims[i] != UNCLAIMED) {
            struct printed_label *label = &table->found[claims[i]];
            label->matched++;
            label->found = label->found || table->rows[glyph->row].numbered;
        } else {
            unclaimed |= UINT64_C(1) << glyph->code_point % 64;
        }
    }
    return unclaimed;
}

/* A label that was not found, since it stands in another order, or that was found where no figures are, is where it
 * stands whole beside figures. */
static void claim_elsewhere(struct printed_table *table, uint16_t *claims)
{
    const struct glyphs *glyphs = &table->glyphs;
    uint64_t unclaimed = count_matches(table, claims);
    for (uint32_t label = 0; label < table->label_count; label++) {
        struct span key = span_of(table->labels[label].key), rest = key;
        size_t length = utf8_length(key);
        const struct printed_label *found = &table->found[label];
        bool sure = (found->found && found->matched * 5 >= length * 3) ||
                    (is_short(table, label) && found->matched == length && has_own_number(table, claims, label));
        table->found[label] = (struct printed_label){.length = (uint32_t)length};
        if (sure || table->labels[label].line == UINT32_MAX) {
            continue;
        }
        uint64_t wanted = ideographs_met(key);
        uint32_t first = utf8_next(&rest);
        for (size_t at = 0; at < glyphs->count && (wanted & ~unclaimed) == 0; at++) {
            if (glyphs->items[at].code_point == first && stands_free(glyphs, claims, at, key) &&
                table->rows[glyphs->items[at].row].numbered && !is_numbered_otherwise(table, at, label)) {
                move_claim(glyphs, claims, label, at, length);
                unclaimed |= wanted; /* where it was claimed before */
                break;
            }
        }
    }
}

/* ---- runs ---- */

/* Glyphs of one cell that follow each other and belong to one label, or are unclaimed. */
struct claim_run {
    uint32_t row, cell, from, to;
    uint16_t label;
};

struct claim_runs {
    struct claim_run *items; /* room for as many as there are glyphs */
    size_t count;
};

static void find_runs(const struct glyphs *glyphs, const uint16_t *claims, struct claim_runs *runs)
{
    runs->count = 0;
    for (uint32_t i = 0; i < glyphs->count; i++) {
        const struct glyph *glyph = &glyphs->items[i];
        if (i == 0 || claims[i] != claims[i - 1] || glyph->cell != glyph[-1].cell || glyph->row != glyph[-1].row) {
            runs->items[runs->count++] = (struct claim_run){glyph->row, glyph->cell, i, i, claims[i]};
        }
        runs->items[runs->count - 1].to++;
    }
}

/* ---- labels ---- */

/* A label is found where most of it is printed. */
static void measure_labels(struct printed_table *table, const struct claim_runs *runs)
{
    for (const struct claim_run *run = runs->items; run < runs->items + runs->count; run++) {
        if (run->label != UNCLAIMED) {
            struct printed_label *label = &table->found[run->label];
            label->first_row = label->matched == 0 ? run->row : label->first_row;
            label->last_row = run->row;
            label->matched += run->to - run->from;
        }
    }
    for (uint32_t i = 0; i < table->label_count; i++) {
        struct printed_label *label = &table->found[i];
        uint32_t least = table->labels[i].least;
        label->found =
            least > 0 ? label->matched >= least : label->matched >= 2 && label->matched * 5 >= label->length * 3;
    }
}

/* Shorter pieces right above and below belong to the label too. */
static void extend_label(const struct claim_runs *runs, uint32_t label, uint32_t *first, uint32_t *last)
{
    for (size_t i = runs->count; i > 0; i--) {
        uint32_t row = runs->items[i - 1].row;
        *first = runs->items[i - 1].label == label && row + 1 == *first ? row : *first;
    }
    for (size_t i = 0; i < runs->count; i++) {
        uint32_t row = runs->items[i].row;
        *last = runs->items[i].label == label && row == *last + 1 ? row : *last;
    }
}

/* One or two stray ideographs far from the rest of their label must not stretch it over its neighbours' rows; a piece of
 * it that is longer is its own, wherever the end of a page has put it. */
static void drop_strays(struct printed_table *table, const struct claim_runs *runs)
{
    enum { PIECE = 3 };
    for (uint32_t label = 0; label < table->label_count; label++) {
        struct printed_label *found = &table->found[label];
        if (!found->found || found->last_row - found->first_row < PIECE) {
            continue;
        }
        uint32_t first = UINT32_MAX, last = 0;
        for (size_t i = 0; i < runs->count;) {
            uint32_t row = runs->items[i].row, here = 0;
            for (; i < runs->count && runs->items[i].row == row; i++) {
                here += runs->items[i].label == label ? runs->items[i].to - runs->items[i].from : 0;
            }
            if (here >= PIECE) {
                first = first == UINT32_MAX ? row : first;
                last = row;
            }
        }
        if (first != UINT32_MAX) {
            extend_label(runs, label, &first, &last);
            found->first_row = first;
            found->last_row = last;
        }
    }
}

/* Whether the label is a line's, and was found. */
static bool is_found(const struct printed_table *table, uint16_t label)
{
    return label != UNCLAIMED && table->found[label].found && table->labels[label].line != UINT32_MAX;
}

/* Figures in one row with half of what is printed of a label belong to it. */
static void find_owners(struct printed_table *table, const struct claim_runs *runs)
{
    uint32_t here = 0;
    for (size_t i = 0; i < runs->count; i++) {
        const struct claim_run *run = &runs->items[i];
        bool same = i > 0 && run->label == run[-1].label && run->row == run[-1].row;
        here = (same ? here : 0) + run->to - run->from;
        if (is_found(table, run->label) && here >= 2 && here * 2 >= table->found[run->label].matched) {
            table->rows[run->row].owner = run->label;
        }
    }
}

/* ---- rows ---- */

static bool all_aside(struct span text, const struct printed_table *table)
{
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        if (is_ideograph(c) ? !stands_aside(c, table) : (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            return false;
        }
    }
    return true;
}

/* Whether a table's row has a word before its figures that is neither sought nor a group's. */
static bool has_other_words(const struct printed_table *table, const struct printed_row *printed)
{
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        struct span text = printed->row->cells[c].text;
        if (printed_reading(printed, c) == READING_NUMBER) {
            return false;
        }
        if (text.size > 0 && printed_reading(printed, c) == READING_OTHER &&
            !is_neutral(cell_label(&printed->row->cells[c])) && !all_aside(text, table)) {
            return true;
        }
    }
    return false;
}

/* Rows with words of their own of which none is sought: another line, whose figures are nobody's. A remnant of a label
 * that was found is one ideograph. */
static void find_foreign(struct printed_table *table, const struct claim_runs *runs)
{
    for (uint32_t r = 0; r < table->row_count; r++) {
        struct printed_row *printed = &table->rows[r];
        printed->foreign = printed->row->kind == ROW_GRID && !printed->head && has_other_words(table, printed);
    }
    for (size_t i = 0; i < runs->count;) {
        uint32_t row = runs->items[i].row, claimed = 0, others = 0, last = 0;
        struct printed_row *printed = &table->rows[row];
        for (; i < runs->count && runs->items[i].row == row; i++) {
            const struct claim_run *run = &runs->items[i];
            bool group = run->label != UNCLAIMED && table->labels[run->label].line == UINT32_MAX;
            bool other = !group && !is_found(table, run->label) && run->cell < printed->label_end &&
                         !is_unit(printed->row->cells[run->cell].text) &&
                         printed_reading(printed, run->cell) == READING_OTHER;
            claimed += is_found(table, run->label) ? run->to - run->from : 0;
            for (uint32_t k = run->from; other && k < run->to; k++) {
                bool own = !stands_aside(table->glyphs.items[k].code_point, table);
                last = own ? table->glyphs.items[k].code_point : last;
                others += own;
            }
        }
        bool alone = printed->row->kind == ROW_TEXT || (printed->figures > 0 && printed->label_end > 0);
        bool words = others >= 2 || (others == 1 && alone && table->label_count > 0 && !is_in_labels(table, last));
        printed->foreign =
            printed->row->kind == ROW_GRID ? printed->foreign && claimed < 2 : claimed == 0 && words && !printed->head;
    }
}

/* The end of the last cell of a table's row that is no value. */
static uint32_t text_end(const struct printed_row *printed)
{
    uint32_t end = printed->row->cell_count;
    while (end > 0 &&
           (printed->row->cells[end - 1].text.size == 0 || printed_reading(printed, end - 1) != READING_OTHER)) {
        end--;
    }
    return end;
}

/* Whether a cell says the words of the label before it again, as where a cell was merged over both, or the rest of it:
 * 3.其他 behind the group 其他处理. */
static bool goes_on(const struct printed_table *table, const struct printed_row *printed, uint32_t cell)
{
    const struct label *words = cell_label(&printed->row->cells[cell]),
                       *before = cell_label(&printed->row->cells[cell - 1]);
    bool key = printed->owner != UINT32_MAX && label_is(words, table->labels[printed->owner].key);
    return words->size > 0 && (key || span_equal(label_span(words), label_span(before)));
}

/* In a table's row the figures begin after the last cell that holds a label of the form. */
static void set_label_ends(struct printed_table *table, const struct claim_runs *runs)
{
    for (const struct claim_run *run = runs->items; run < runs->items + runs->count; run++) {
        struct printed_row *printed = &table->rows[run->row];
        if (printed->row->kind == ROW_GRID && run->label != UNCLAIMED && table->found[run->label].found) {
            uint32_t end = run->cell + 1;
            bool first = printed->label_end == UINT32_MAX;
            printed->label_end = first || end > printed->label_end ? end : printed->label_end;
        }
    }
    for (uint32_t r = 0; r < table->row_count; r++) {
        struct printed_row *printed = &table->rows[r];
        if (printed->row->kind == ROW_GRID) {
            printed->label_end = printed->label_end == UINT32_MAX ? text_end(printed) : printed->label_end;
            while (printed->label_end > 0 && printed->label_end < printed->row->cell_count &&
                   goes_on(table, printed, printed->label_end)) {
                printed->label_end++;
            }
            printed->figures_end = printed->row->cell_count;
        }
        printed_count_figures(printed);
    }
}

bool claims_settle(struct printed_table *table, uint16_t *claims)
{
    struct claim_runs runs = {.items = arena_allocate_array(table->scratch, table->glyphs.count, sizeof *runs.items)};
    if (!runs.items) {
        return false;
    }
    drop_chance_claims(table, claims);
    drop_other_numbers(table, claims);
    claim_elsewhere(table, claims);
    find_runs(&table->glyphs, claims, &runs);
    measure_labels(table, &runs);
    drop_strays(table, &runs);
    find_owners(table, &runs);
    set_label_ends(table, &runs);
    find_foreign(table, &runs);
    return true;
}
