#include "form/table/stream.h"

struct stream {
    struct listing *listing;
    struct arena *arena;
    size_t note_capacity, figure_capacity, unit_capacity;
    bool in_yuan;   /* the unit that was printed last, since the last label */
    uint64_t units; /* that stood alone on a line, a bit for each */
};

static bool add_figure(struct stream *stream, struct listed_figure figure)
{
    struct listing *listing = stream->listing;
    if (!ARENA_ROOM(stream->arena, listing->figures, listing->figure_count, stream->figure_capacity)) {
        return false;
    }
    figure.before = (uint32_t)listing->glyphs.count;
    figure.label = UINT32_MAX;
    figure.in_yuan = stream->in_yuan;
    listing->figures[listing->figure_count++] = figure;
    return true;
}

static bool add_unit(struct stream *stream, uint32_t row)
{
    struct listing *listing = stream->listing;
    return ARENA_PUSH(stream->arena, listing->units, listing->unit_count, stream->unit_capacity,
                      (struct listed_unit){row, (uint32_t)listing->glyphs.count});
}

static bool add_ideograph(struct stream *stream, struct span character, bool note, const struct listed_figure *at)
{
    struct listing *listing = stream->listing;
    size_t before = listing->glyphs.count;
    if (!glyphs_add(stream->arena, &listing->glyphs, character, at->row, at->cell)) {
        return false;
    }
    if (!ARENA_ROOM(stream->arena, listing->note, listing->glyphs.count, stream->note_capacity)) {
        return false;
    }
    if (listing->glyphs.count > before) {
        listing->note[before] = note;
        listing->worded[at->row] = true;
        stream->in_yuan = false;
    }
    return true;
}

/* What stands in a column of units; its index, or UNITS. */
enum { UNITS = 64 };

static uint32_t find_unit(struct span text)
{
    static const char *const units[] = {"条",     "件",     "次",     "篇",       "个",       "人",     "人次",
                                        "万元",   "元",     "项",     "期",       "份",       "场",     "条次",
                                        "件次",   "家",     "处",     "班",       "（条）",   "（件）", "（次）",
                                        "（篇）", "（个）", "（人）", "（人次）", "（万元）", "（元）"};
    _Static_assert(COUNT(units) < UNITS, "a bit for each");
    for (uint32_t i = 0; i < COUNT(units); i++) {
        if (span_equal(text, span_of(units[i]))) {
            return i;
        }
    }
    return UNITS;
}

static bool is_pipe(struct span text)
{
    bool pipe = text.size > 0;
    while (pipe && text.size > 0) {
        uint32_t c = utf8_next(&text);
        pipe = c == '|' || c == 0xFF5C;
    }
    return pipe;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static uint32_t first_of(struct span text)
{
    return text.size > 0 ? utf8_next(&text) : 0;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == 0x3001 || c == 0xFF0E; /* 、 ． */
}

/* 1. or 12、 at the start of the text: the bytes that it takes, 0: none. The number of an item is no figure. */
static size_t item_number(struct span text)
{
    struct span rest = text;
    size_t digits = 0;
    while (rest.size > 0 && is_digit(first_of(rest))) {
        utf8_next(&rest);
        digits++;
    }
    if (digits == 0 || digits > 2 || rest.size == 0 || !is_stop(utf8_next(&rest)) || is_digit(first_of(rest))) {
        return 0;
    }
    return text.size - rest.size;
}

/* 其中：, 一、 and （二） at the start of a label, none of which tells it from others. */
static struct span skip_lead(struct span text)
{
    static const char *const leads[] = {"其中", "：", ":", " ", "　", "\n"};
    for (size_t i = 0; i < COUNT(leads);) {
        struct span lead = span_of(leads[i]);
        bool taken = span_starts(text, lead);
        text = taken ? span_from(text, lead.size) : text;
        i = taken ? 0 : i + 1;
    }
    struct span rest = text;
    bool bracket = first_of(rest) == '(' || first_of(rest) == 0xFF08;
    if (bracket) {
        utf8_next(&rest);
    }
    bool ideograph = is_ideograph(first_of(rest));
    struct number number;
    size_t size = number_read_phrase(rest, &number);
    rest = span_from(rest, size);
    uint32_t stop = rest.size > 0 ? utf8_next(&rest) : 0;
    bool lead = size > 0 && ideograph && (bracket ? stop == ')' || stop == 0xFF09 : is_stop(stop));
    return lead ? rest : text;
}

/* A cell that is a figure and no more. Chinese numerals and （四） number the lines of the form. */
static bool is_figure(struct span text, enum reading reading)
{
    uint32_t first = first_of(text);
    return reading == READING_BLANK || (reading == READING_NUMBER && !is_ideograph(first) && first != '(' &&
                                        first != 0xFF08 && item_number(text) != text.size);
}

static bool starts_with_unit(struct span text)
{
    static const char *const units[] = {"条", "件", "次", "篇", "个", "人", "万元", "元"};
    return span_starts_any(text, ANY(units)) > 0;
}

/* A number inside a text: 12条, or 12 at its end, as cells are glued together. Takes its digits off `rest`; whether it
 * is one, is told by what stands around it. */
static bool add_inside(struct stream *stream, struct span *rest, uint32_t before, struct listed_figure at)
{
    struct span from = *rest;
    struct number number;
    size_t size = number_read_phrase(from, &number);
    if (size == 0) {
        utf8_next(rest);
        return true;
    }
    *rest = span_from(from, size);
    struct span unit = *rest;
    if (before == 0x8BA1 && rest->size == 0 && span_equal(from, SPAN("1"))) {
        return true; /* 计1, whose 条） stands in the next line */
    }
    bool counted = starts_with_unit(unit);
    stream->in_yuan = counted && span_starts(unit, SPAN("元"));
    if (!is_ideograph(before) && item_number(from) > 0) {
        return true; /* the number of the next item */
    }
    at.text = (struct span){from.data, size};
    at.inside = true;
    bool alone = is_space(before) && rest->size > 0 && is_space(first_of(*rest)); /* 条 12 其中, in one paragraph */
    at.reading = counted || alone || span_trim(*rest).size == 0 ? READING_NUMBER : READING_OTHER;
    return add_figure(stream, at);
}

/* Whether a bracket that was opened in an earlier line ends in this text. */
static bool closes_first(struct span text)
{
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        if (c == '(' || c == 0xFF08 || c == ')' || c == 0xFF09) {
            return c == ')' || c == 0xFF09;
        }
    }
    return false;
}

/* 3其中：, 2（一）, 4制发, 61.政府公报 (the sixth line, whose item is the first): a running number that is glued to its
 * label. Takes it off the text. */
static bool add_running(struct stream *stream, struct span *text, struct listed_figure at)
{
    struct span rest = *text, last = rest; /* its last digit */
    size_t digits = 0;
    for (; rest.size > 0 && is_digit(first_of(rest)); digits++) {
        last = rest;
        utf8_next(&rest);
    }
    uint32_t next = first_of(rest);
    struct span after = rest;
    bool item = rest.size > 0 && is_stop(utf8_next(&after)) && !is_digit(first_of(after));
    bool bracket = (next == '(' || next == 0xFF08) && skip_lead(rest).size < rest.size;
    if (item && digits > 0) { /* the items of the form have one digit */
        rest = last;
        digits--;
    }
    if (digits == 0 || digits > 2 || starts_with_unit(rest) || !(bracket || item || is_ideograph(next))) {
        return true;
    }
    at.text = (struct span){text->data, text->size - rest.size};
    at.reading = READING_NUMBER;
    *text = rest;
    return add_figure(stream, at);
}

/* `depth`: brackets that were opened before the text. */
static bool add_text(struct stream *stream, struct span text, int depth, struct listed_figure at)
{
    uint32_t before = 0;
    if (!add_running(stream, &text, at)) {
        return false;
    }
    text = skip_lead(span_from(text, item_number(text)));
    while (text.size > 0) {
        struct span here = text;
        uint32_t c = utf8_next(&text);
        if (c == '(' || c == 0xFF08) {
            depth++;
        } else if (c == ')' || c == 0xFF09) {
            depth -= depth > 0;
        } else if (depth == 0 && is_digit(c)) {
            text = here;
            if (!add_inside(stream, &text, before, at)) {
                return false;
            }
        } else if (is_ideograph(c) && !add_ideograph(stream, span_between(here.data, text.data), depth > 0, &at)) {
            return false;
        }
        before = c;
    }
    return true;
}

static bool add_cell(struct stream *stream, const struct cell *cell, struct listed_figure at)
{
    at.text = cell->text;
    at.left = cell->left;
    at.right = cell->right;
    if (cell->text.size == 0 || is_pipe(cell->text)) {
        return true;
    }
    const struct row *row = stream->listing->rows[at.row];
    if (row->kind != ROW_GRID && closes_first(span_between(cell->text.data, span_end(row->text)))) {
        return add_text(stream, cell->text, 1, at); /* 计 1 条） */
    }
    uint32_t unit = find_unit(cell->text);
    if (unit < UNITS) {
        bool alone = row->cell_count == 1;
        stream->listing->repeats |= alone && (stream->units >> unit & 1) != 0;
        stream->units |= alone ? UINT64_C(1) << unit : 0;
        stream->in_yuan = span_equal(cell->text, SPAN("元")) || span_equal(cell->text, SPAN("（元）"));
        return add_unit(stream, at.row);
    }
    at.reading = cell_reading(cell);
    return is_figure(cell->text, at.reading) ? add_figure(stream, at)
                                             : add_text(stream, cell->text, closes_first(cell->text), at);
}

static bool add_row(struct stream *stream, uint32_t index)
{
    const struct row *row = stream->listing->rows[index];
    struct listed_figure at = {.row = index};
    for (uint32_t c = 0; c < row->cell_count; c++) {
        at.cell = c;
        if (!add_cell(stream, &row->cells[c], at)) {
            return false;
        }
    }
    return row->cell_count > 0 || add_text(stream, row->text, closes_first(row->text), at);
}

bool stream_fill(struct listing *listing, struct arena *arena)
{
    struct stream stream = {.listing = listing, .arena = arena};
    for (uint32_t i = 0; i < listing->row_count; i++) {
        if (!add_row(&stream, i)) {
            return false;
        }
    }
    return true;
}
