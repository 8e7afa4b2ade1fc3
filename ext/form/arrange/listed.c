/* Figures behind the names of their measures, all of a line's in one row of text or each in a row of its own, below the label of
 * the line or behind it:
 *
 *   （一）予以公开：自然人 12，商业企业 3，科研机构 0，社会公益组织 0，法律服务机构 1，其他 0，总计 16
 *   行政复议 / 结果维持：3 / 结果纠正：0 / ...         | 行政复议 | 结果维持 | 3 |
 *
 * What is more than labels, names and figures is a sentence. */
#include "form/arrange/arrange.h"

#include <wchar.h>

struct listed {
    const struct form_line *line; /* whose measures are meant; the line itself once its label was found */
    struct span label;
    struct place place; /* of the label */
    struct span figures[FORM_MEASURES];
    struct place places[FORM_MEASURES];
    uint32_t met; /* a bit for each measure */
};

/* ---- text --------------------------------------------------------------------------------------------------------- */

static bool is_pause(uint32_t c)
{
    return is_space(c) || (c != 0 && wcschr(L"：:，,；;、。|=为", (wchar_t)c));
}

static struct span skip_pauses(struct span text)
{
    struct span rest = text;
    while (rest.size > 0 && is_pause(utf8_next(&rest))) {
        text = rest;
    }
    return text;
}

/* Takes the word up to the next pause; a comma before a digit is none. */
static struct span take_word(struct span *text)
{
    struct span rest = *text;
    const char *end = rest.data;
    while (rest.size > 0) {
        bool comma = rest.data[0] == ',' && rest.size > 1 && rest.data[1] >= '0' && rest.data[1] <= '9';
        if (is_pause(utf8_next(&rest)) && !comma) {
            break;
        }
        end = rest.data;
    }
    struct span word = span_between(text->data, end);
    *text = span_between(end, span_end(*text));
    return word;
}

/* The longest name of a measure at the start of the text; UINT32_MAX: none. */
static uint32_t name_at(struct span text, const struct form_line *line)
{
    size_t longest = 0;
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < line->measure_count; i++) {
        struct span key = span_of(line->measures[i].key);
        if (span_starts(text, key) && key.size > longest) {
            longest = key.size;
            found = i;
        }
    }
    return found;
}

/* False: the measure has a figure. */
static bool put_figure(struct listed *listed, uint32_t measure, struct span figure, struct place place)
{
    bool open = !(listed->met >> measure & 1);
    listed->met |= 1U << measure;
    listed->figures[measure] = open ? figure : listed->figures[measure];
    listed->places[measure] = open ? place : listed->places[measure];
    return open;
}

/* Takes a name and its figure off the text. False: others stand there, or a figure that the line has. */
static bool take_figure(struct span *text, struct place place, struct listed *listed)
{
    struct number number;
    uint32_t measure = name_at(*text, listed->line);
    if (measure == UINT32_MAX) {
        return false;
    }
    const struct form_measure *named = &listed->line->measures[measure];
    struct span rest = skip_pauses(span_from(*text, strlen(named->key))), figure = take_word(&rest);
    rest = skip_pauses(rest);
    *text = span_starts(rest, SPAN("/")) ? skip_pauses(span_from(rest, 1)) : rest;
    return figure.size > 0 && number_read_cell(figure, named->unit, &number) != READING_OTHER &&
           put_figure(listed, measure, figure, place);
}

/* Takes the figures of a text in which names and figures follow what stands `before` the first, and nothing else. */
static bool take_text(struct span text, struct place place, struct listed *listed, struct span *before)
{
    struct span rest = text;
    bool found = false;
    uint64_t starts = 0; /* how names begin */
    for (uint32_t i = 0; i < listed->line->measure_count; i++) {
        starts |= ideograph_bit(listed->line->measures[i].key);
    }
    for (struct span at = text; at.size > 2 && !found; utf8_next(&at)) {
        rest = at;
        found = (starts & ideograph_bit(at.data)) != 0 && take_figure(&rest, place, listed);
        *before = found ? span_trim(span_between(text.data, at.data)) : text;
    }
    while (found && rest.size > 0) {
        found = take_figure(&rest, place, listed);
    }
    return found;
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

/* The same of a table's row: a name and its figure stand side by side, or in one cell. */
static bool take_cells(const struct row *row, struct listed *listed, struct span *before)
{
    bool any = false;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        const struct cell *cell = &row->cells[c], *next = c + 1 < row->cell_count ? cell + 1 : NULL;
        uint32_t measure = arrange_find_measure(cell, listed->line);
        bool name = measure != UINT32_MAX && cell->label->size == cell->text.size; /* and nothing else */
        struct place place = row_place(row, (uint32_t)cell->left + 1);
        struct span inner = {NULL, 0};
        if (measure != UINT32_MAX && next && cell_reading(next) != READING_OTHER) {
            if (!put_figure(listed, measure, next->text, row_place(row, (uint32_t)next->left + 1))) {
                return false;
            }
            any = true;
            c++;
        } else if (cell->label && !name && take_text(cell->text, place, listed, &inner) && inner.size == 0) {
            any = true;
        } else if (any) {
            return false;
        } else {
            *before = cell->text.size > 0 ? cell->text : *before; /* the label, behind that of its group */
        }
    }
    return any;
}

/* A row too long for a label is none of these, and looking for names all over it would take its length squared. */
static bool take_row(const struct row *row, struct listed *listed, struct span *before)
{
    *before = (struct span){NULL, 0};
    return row_label(row)->whole &&
           (row->kind == ROW_GRID ? take_cells(row, listed, before) : take_text(row->text, row->place, listed, before));
}

/* Finds the line of the form that the row, or that above it, is labelled with. */
static bool find_label(const struct arranging *arranging, size_t first, struct span before, struct listed *listed)
{
    struct label_room room;
    const struct row *row = &arranging->from->rows[first];
    const struct label *label = label_of(&room, before);
    listed->label = before;
    listed->place = row->place;
    if (label->size == 0 && first > arranging->kept) {
        listed->label = row_lone_text(row - 1);
        listed->place = row[-1].place;
        label = label_of(&room, listed->label);
    }
    const struct form_line *line = arrange_find_line(label, listed->line->measures);
    listed->line = line ? line : listed->line;
    return line != NULL;
}

/* The row behind those that print all figures of the list, one behind the other; `first`: they do not. */
static size_t find_whole(const struct document *from, size_t first, struct listed *listed)
{
    uint32_t all = (1U << listed->line->measure_count) - 1;
    size_t end = first + 1;
    for (; listed->met != all; end++) {
        struct label_room here, there;
        struct span before;
        if (end == from->row_count || !take_row(&from->rows[end], listed, &before)) {
            return first;
        }
        const struct label *label = label_of(&here, before);
        if (label->size > 0 && !span_equal(label_span(label), label_span(label_of(&there, listed->label)))) {
            return first;
        }
    }
    return end;
}

/* The row behind those that print all figures of the line; `first`: they do not. `*above`: its label stands in a row above.
 * Where the first of all lists has no label, those of all may stand below them. */
static size_t find_end(struct arranging *arranging, size_t first, uint32_t list, struct listed *listed, bool *above)
{
    struct span before;
    struct label_room room;
    const struct document *from = arranging->from;
    const struct form_measure *measures = listed->line->measures;
    if (!take_row(&from->rows[first], listed, &before)) {
        return first;
    }
    bool labelled = find_label(arranging, first, before, listed);
    *above = listed->label.data != before.data;
    bool may_be_below = !labelled && arranging->heads != measures && label_of(&room, before)->size == 0;
    size_t end = labelled || may_be_below ? find_whole(from, first, listed) : first;
    arranging->below |= end > first && may_be_below ? list : 0;
    return labelled && !(*above && (arranging->below & list)) ? end : first;
}

/* ---- the rows as the form has them -------------------------------------------------------------------------------- */

/* Adds the heads, or the label and its figures. */
static bool add_row(struct arranging *arranging, const struct listed *listed, bool heads, struct failure *failure)
{
    enum { ARRANGED = 64 }; /* columns behind those of rows that were not arranged */
    struct arena *arena = arranging->to.arena;
    uint32_t count = listed->line->measure_count + 1;
    struct cell *cells = arena_allocate_array(arena, count, sizeof *cells);
    struct place *places = arena_allocate_array(arena, count, sizeof *places);
    if (!cells || !places) {
        return fail_memory(failure);
    }
    for (uint32_t i = 0; i < count; i++) {
        double left = i > 0 ? ARRANGED + i : 0;
        struct span text = i == 0  ? (heads ? (struct span){NULL, 0} : listed->label)
                           : heads ? span_of(listed->line->measures[i - 1].label)
                                   : listed->figures[i - 1];
        cells[i] = (struct cell){.text = text, .left = left, .right = left + 1, .rows = 1};
        places[i] = i == 0 || heads ? listed->place : listed->places[i - 1];
    }
    struct row row = {.kind = ROW_GRID, .place = listed->place, .cells = cells, .cell_count = count, .places = places};
    return document_add_row(&arranging->to, row, failure);
}

/* Whether a name of the measure stands as the head of a column in some row, with no figure behind it. */
static bool is_head_anywhere(const struct document *document, const struct form_line *line)
{
    struct number number;
    const char *key = line->measures[0].key;
    for (size_t r = 0; r < document->row_count; r++) {
        const struct row *row = &document->rows[r];
        for (uint32_t c = 0; label_has(row_label(row), key) && c < row->cell_count; c++) {
            struct span next = c + 1 < row->cell_count ? row->cells[c + 1].text : (struct span){NULL, 0};
            bool figure = number_read_any(next, &number) != READING_OTHER || number_read_phrase(next, &number) > 0;
            if (label_is(cell_label(&row->cells[c]), key) && next.size > 0 && !figure) {
                return true;
            }
        }
    }
    return false;
}

/* Beside a table with heads, what a text says of the line is a sentence. */
static bool is_prose(struct arranging *arranging, size_t first, size_t list)
{
    if (arranging->from->rows[first].kind == ROW_GRID) {
        return false;
    }
    if (!(arranging->asked >> list & 1) && is_head_anywhere(arranging->from, arranging->measured[list])) {
        arranging->headed |= 1U << list;
    }
    arranging->asked |= 1U << list;
    return arranging->headed >> list & 1;
}

bool arrange_listed(struct arranging *arranging, size_t first, struct failure *failure)
{
    const struct row *row = &arranging->from->rows[first];
    for (size_t i = 0; i < arranging->measured_count && row_label(row)->whole; i++) {
        const struct form_measure *measures = arranging->measured[i]->measures;
        bool few = arranging->measured[i]->measure_count < FEWEST_MEASURES;
        if (!label_has_word(row_label(row), measures[0].key, measures[0].met) || (few && row->kind != ROW_GRID)) {
            continue;
        }
        struct listed listed = {.line = arranging->measured[i]};
        bool above = false;
        size_t end = find_end(arranging, first, 1U << i, &listed, &above);
        if (end == first || is_prose(arranging, first, i)) {
            continue;
        }
        if (!arrange_keep(arranging, first - above, failure) ||
            (arranging->heads != measures && !add_row(arranging, &listed, true, failure)) ||
            !add_row(arranging, &listed, false, failure)) {
            return false;
        }
        arranging->heads = measures;
        arranging->kept = end;
        return true;
    }
    return true;
}
