#include "form/table/listing.h"

#include "form/table/words.h"

/* ---- the stream ---- */

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
    if (listing->figure_count == stream->figure_capacity) {
        struct listed_figure *figures =
            arena_grow_array(stream->arena, listing->figures, &stream->figure_capacity, sizeof *figures);
        if (!figures) {
            return false;
        }
        listing->figures = figures;
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
    if (listing->unit_count == stream->unit_capacity) {
        struct listed_unit *units =
            arena_grow_array(stream->arena, listing->units, &stream->unit_capacity, sizeof *units);
        if (!units) {
            return false;
        }
        listing->units = units;
    }
    listing->units[listing->unit_count++] = (struct listed_unit){row, (uint32_t)listing->glyphs.count};
    return true;
}

static bool add_ideograph(struct stream *stream, struct span character, bool note, const struct listed_figure *at)
{
    struct listing *listing = stream->listing;
    size_t before = listing->glyphs.count;
    if (!glyphs_add(stream->arena, &listing->glyphs, character, at->row, at->cell)) {
        return false;
    }
    while (stream->note_capacity < listing->glyphs.capacity) {
        bool *notes = arena_grow_array(stream->arena, listing->note, &stream->note_capacity, sizeof *notes);
        if (!notes) {
            return false;
        }
        listing->note = notes;
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
    _Static_assert(sizeof units / sizeof *units < UNITS, "a bit for each");
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (span_equal(text, span_of(units[i]))) {
            return i;
        }
    }
    return UNITS;
}

static bool is_pipe(struct span text)
{
    return span_equal(text, SPAN("|")) || span_equal(text, SPAN("｜"));
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
    for (size_t i = 0; i < sizeof leads / sizeof *leads;) {
        struct span lead = span_of(leads[i]);
        bool taken = span_starts(text, lead);
        text = taken ? (struct span){text.data + lead.size, text.size - lead.size} : text;
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
    rest = (struct span){rest.data + size, rest.size - size};
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
    *rest = (struct span){from.data + size, from.size - size};
    struct span unit = *rest;
    static const char *const units[] = {"条", "件", "次", "篇", "个", "人", "万元", "元"};
    bool counted = false;
    for (size_t i = 0; i < sizeof units / sizeof *units && !counted; i++) {
        counted = span_starts(unit, span_of(units[i]));
        stream->in_yuan = counted && i + 1 == sizeof units / sizeof *units;
    }
    if (!is_ideograph(before) && item_number(from) > 0) {
        return true; /* the number of the next item */
    }
    at.text = (struct span){from.data, size};
    at.inside = true;
    at.reading = counted || span_trim(*rest).size == 0 ? READING_NUMBER : READING_OTHER;
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

static bool add_text(struct stream *stream, struct span text, struct listed_figure at)
{
    int depth = closes_first(text);
    uint32_t before = 0;
    size_t number = item_number(text);
    text = skip_lead((struct span){text.data + number, text.size - number});
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
    struct number unused;
    at.text = cell->text;
    at.left = cell->left;
    at.right = cell->right;
    if (cell->text.size == 0 || is_pipe(cell->text)) {
        return true;
    }
    uint32_t unit = find_unit(cell->text);
    if (unit < UNITS) {
        bool alone = stream->listing->rows[at.row]->cell_count == 1;
        stream->listing->repeats |= alone && (stream->units >> unit & 1) != 0;
        stream->units |= alone ? UINT64_C(1) << unit : 0;
        stream->in_yuan = span_equal(cell->text, SPAN("元")) || span_equal(cell->text, SPAN("（元）"));
        return add_unit(stream, at.row);
    }
    at.reading = number_read_any(cell->text, &unused);
    return is_figure(cell->text, at.reading) ? add_figure(stream, at) : add_text(stream, cell->text, at);
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
    return row->cell_count > 0 || add_text(stream, row->text, at);
}

/* ---- labels ---- */

/* The densest heap of a label's ideographs: strays elsewhere are other words. */
static void find_label(struct listing *listing, uint32_t label)
{
    enum { WIDEST_GAP = 12 };
    struct listed_label heap = {.found = false}, best = {.found = false};
    for (uint32_t i = 0; i < listing->glyphs.count; i++) {
        if (listing->claims[i] != label) {
            continue;
        }
        if (heap.matched == 0 || i - heap.last > WIDEST_GAP) {
            heap = (struct listed_label){.first = i};
        }
        heap.last = i;
        heap.matched++;
        best = heap.matched > best.matched ? heap : best;
    }
    uint32_t length = (uint32_t)utf8_length(span_of(listing->labels[label].key)), least = listing->labels[label].least;
    best.length = length;
    best.found = best.matched > 0 && best.matched >= (least > 0 ? least : (3 * length + 4) / 5);
    if (best.found) {
        best.first_row = listing->glyphs.items[best.first].row;
        best.last_row = listing->glyphs.items[best.last].row;
    }
    listing->found[label] = best;
}

/* ---- whose figures they are ---- */

/* The next found label behind this one, or label_count. */
static uint32_t next_label(const struct listing *listing, uint32_t label)
{
    do {
        label++;
    } while (label < listing->label_count && !listing->found[label].found);
    return label;
}

static bool prints_label(const struct listing *listing, uint32_t row, uint32_t label)
{
    const struct listed_label *found = &listing->found[label];
    for (uint32_t i = found->first; i <= found->last && row >= found->first_row && row <= found->last_row; i++) {
        if (listing->glyphs.items[i].row == row && listing->claims[i] == label) {
            return true;
        }
    }
    return false;
}

/* Whether words that are not sought stand between the label and the figure, in rows of their own: another line's. */
static bool is_strangers(const struct listing *listing, uint32_t label, const struct listed_figure *figure)
{
    enum { A_LABEL = 3 };
    uint32_t words = 0;
    for (uint32_t i = listing->found[label].last + 1; i < figure->before; i++) {
        words += listing->claims[i] == UNCLAIMED && !listing->note[i] &&
                 !prints_label(listing, listing->glyphs.items[i].row, label);
    }
    return words >= A_LABEL;
}

static void give(struct listing *listing, uint32_t label)
{
    const struct listed_label *found = &listing->found[label];
    uint32_t next = next_label(listing, label), least = listing->labels[label].least;
    uint32_t end = next < listing->label_count ? listing->found[next].first : (uint32_t)listing->glyphs.count;
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        struct listed_figure *figure = &listing->figures[i];
        if (figure->before <= found->first || figure->before > end) {
            continue;
        }
        bool own_row = prints_label(listing, figure->row, label);
        if (listing->rows[figure->row]->kind == ROW_GRID ? !own_row : is_strangers(listing, label, figure)) {
            /* The rest of a label that is worded otherwise looks like a stranger's. */
            bool grid = listing->rows[figure->row]->kind == ROW_GRID;
            figure->others =
                grid ? listing->worded[figure->row] : found->matched >= (least > 0 ? least : found->length);
            continue;
        }
        /* At the start of the next label's row: a running number, or it stands before its label. */
        bool leads = next < listing->label_count && figure->before == end &&
                     figure->row == listing->found[next].first_row && !own_row;
        if (!leads) {
            figure->label = label;
        }
    }
}

/* The last number right before a label: NULL where there is none. */
static struct listed_figure *number_before(const struct listing *listing, uint32_t label)
{
    struct listed_figure *last = NULL;
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        struct listed_figure *figure = &listing->figures[i];
        if (figure->before == listing->found[label].first && figure->reading == READING_NUMBER && !figure->inside) {
            last = figure;
        }
    }
    return last;
}

/* Whether numbers run before the labels: 1, 2, 3 ... with a few left out. */
static bool has_running_numbers(const struct listing *listing)
{
    enum { ENOUGH = 5, FIRST = 3 };
    uint32_t met = 0, risen = 0;
    int64_t before = 0, first = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        const struct listed_figure *figure = listing->found[i].found ? number_before(listing, i) : NULL;
        struct number number;
        if (!figure || number_read_any(figure->text, &number) != READING_NUMBER) {
            continue;
        }
        risen += met > 0 && number.integer > before && number.integer <= before + 2;
        before = number.integer;
        first = met++ == 0 ? before : first;
    }
    return met >= ENOUGH && first <= FIRST && risen * 5 >= (met - 1) * 4;
}

static void drop_running_numbers(struct listing *listing)
{
    enum { LEFT_OUT = 4 }; /* lines between two labels that were found */
    int64_t before = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct listed_figure *figure = listing->found[i].found ? number_before(listing, i) : NULL;
        struct number number;
        if (figure && number_read_any(figure->text, &number) == READING_NUMBER && number.integer > before &&
            number.integer <= before + LEFT_OUT) {
            figure->label = UINT32_MAX;
            figure->others = true;
            before = number.integer;
        }
    }
}

/* Other numbers at the start of the labels' rows leave the order of labels and figures open. */
static bool is_unordered(const struct listing *listing)
{
    enum { FEW = 2 };
    uint32_t leading = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        const struct listed_figure *figure = listing->found[i].found ? number_before(listing, i) : NULL;
        leading +=
            figure && figure->label == UINT32_MAX && !figure->others && figure->row == listing->found[i].first_row;
    }
    return leading > FEW;
}

/* Figures between two places that are nobody's, and may be of a label there. */
static bool has_stray(const struct listing *listing, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        const struct listed_figure *figure = &listing->figures[i];
        if (figure->label == UINT32_MAX && !figure->others && figure->before >= from && figure->before <= to) {
            return true;
        }
    }
    return false;
}

/* Whether a label without a figure has none: in a table's row, or where its unit stands without one, and no figure
 * beside it is nobody's. */
static void settle_blanks(struct listing *listing)
{
    uint32_t before = 0; /* where the label before this one begins */
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct listed_label *found = &listing->found[i];
        if (!found->found) {
            continue;
        }
        uint32_t next = next_label(listing, i);
        uint32_t end = next < listing->label_count ? listing->found[next].first : (uint32_t)listing->glyphs.count;
        found->doubtful = has_stray(listing, before, end);
        found->closed = listing->rows[found->first_row]->kind == ROW_GRID;
        for (uint32_t k = 0; k < listing->unit_count && !found->closed; k++) {
            found->closed = listing->units[k].before > found->first && listing->units[k].before <= end;
        }
        before = found->first;
    }
}

bool listing_read(const struct document *document, const struct table_rows *rows, const struct script_label *labels,
                  uint32_t label_count, struct arena *scratch, struct listing *listing)
{
    *listing = (struct listing){
        .rows = arena_allocate_array(scratch, rows->count, sizeof *listing->rows),
        .worded = arena_allocate_array(scratch, rows->count, sizeof *listing->worded),
        .document_rows = rows->rows,
        .row_count = rows->count,
        .labels = labels,
        .label_count = label_count,
        .found = arena_allocate_array(scratch, label_count, sizeof *listing->found),
    };
    struct stream stream = {.listing = listing, .arena = scratch};
    if (!listing->rows || !listing->worded || !listing->found) {
        return false;
    }
    for (uint32_t i = 0; i < rows->count; i++) {
        listing->rows[i] = words_join(scratch, &document->rows[rows->rows[i]]);
        if (!listing->rows[i] || !add_row(&stream, i)) {
            return false;
        }
    }
    listing->claims = arena_allocate_array(scratch, listing->glyphs.count, sizeof *listing->claims);
    if (!listing->claims || !align_labels(scratch, &listing->glyphs, labels, label_count, listing->claims)) {
        return false;
    }
    for (uint32_t i = 0; i < label_count; i++) {
        find_label(listing, i);
    }
    for (uint32_t i = 0; i < label_count; i++) {
        if (listing->found[i].found) {
            give(listing, i);
        }
    }
    if (has_running_numbers(listing)) {
        drop_running_numbers(listing);
    }
    listing->unordered = is_unordered(listing);
    settle_blanks(listing);
    return true;
}
