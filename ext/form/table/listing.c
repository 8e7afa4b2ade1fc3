#include "form/table/listing.h"

#include "base/label.h"
#include "form/table/stream.h"
#include "form/table/broken_rows.h"

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

/* Whether words that are not sought stand between the label and this place, in rows of their own: another line's. */
static bool is_strangers(const struct listing *listing, uint32_t label, uint32_t place)
{
    enum { A_LABEL = 2 }; /* 小计 */
    uint32_t words = 0;
    for (uint32_t i = listing->found[label].last + 1; i < place; i++) {
        words += listing->claims[i] == UNCLAIMED && !listing->note[i] &&
                 !prints_label(listing, listing->glyphs.items[i].row, label);
    }
    return words >= A_LABEL;
}

/* | 条 | 12 | below a line that is a label: a row that goes on with it. */
static bool goes_on(const struct listing *listing, uint32_t row, const struct listed_label *found)
{
    return row == found->last_row + 1 && !listing->worded[row] && listing->rows[row]->kind == ROW_GRID &&
           listing->rows[found->last_row]->kind != ROW_GRID;
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
        bool own_row = prints_label(listing, figure->row, label) || goes_on(listing, figure->row, found);
        if (listing->rows[figure->row]->kind == ROW_GRID ? !own_row : is_strangers(listing, label, figure->before)) {
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

/* The last number right before a label: NULL where there is none. One in a row with other words is theirs. */
static struct listed_figure *number_before(const struct listing *listing, uint32_t label)
{
    struct listed_figure *last = NULL;
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        struct listed_figure *figure = &listing->figures[i];
        bool others = figure->row != listing->found[label].first_row && listing->worded[figure->row];
        if (figure->before == listing->found[label].first && figure->reading == READING_NUMBER && !figure->inside &&
            !others) {
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

/* Whether the figure is the next running number, or one of the few behind it; then `last` becomes that. */
static bool runs_on(const struct listed_figure *figure, int64_t *last)
{
    enum { LEFT_OUT = 4 }; /* lines between two labels that were found */
    struct number number;
    if (!figure || number_read_any(figure->text, &number) != READING_NUMBER || number.integer <= *last ||
        number.integer > *last + LEFT_OUT) {
        return false;
    }
    *last = number.integer;
    return true;
}

/* The first of several figures of a label in a row without words, as where a label is broken over lines. */
static struct listed_figure *number_beside(const struct listing *listing, uint32_t label)
{
    for (uint32_t i = 0; i + 1 < listing->figure_count; i++) {
        struct listed_figure *figure = &listing->figures[i];
        if (figure->label == label && figure[1].label == label && figure[1].row == figure->row && figure->cell == 0 &&
            !listing->worded[figure->row]) {
            return figure;
        }
    }
    return NULL;
}

static void drop_running_numbers(struct listing *listing)
{
    int64_t last = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct listed_figure *figure = listing->found[i].found ? number_before(listing, i) : NULL;
        bool running = runs_on(figure, &last);
        if (!running && listing->found[i].found) {
            figure = number_beside(listing, i);
            running = runs_on(figure, &last);
        }
        if (running) {
            figure->label = UINT32_MAX;
            figure->others = true;
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

/* Whether figures have moved to other labels, as lines of text do when columns are read one after another. */
static bool has_moved_figures(const struct listing *listing)
{
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        const struct listed_figure *figure = &listing->figures[i], *next = figure + 1;
        if (figure->label == UINT32_MAX || figure->reading != READING_NUMBER || figure->inside ||
            listing->rows[figure->row]->kind == ROW_GRID) {
            continue;
        }
        bool second = i + 1 < listing->figure_count && next->label == figure->label && next->row != figure->row &&
                      next->reading == READING_NUMBER && !next->inside;
        if (second || listing->labels[figure->label].line == UINT32_MAX) {
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
    bool moved = has_moved_figures(listing);
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct listed_label *found = &listing->found[i];
        if (!found->found) {
            continue;
        }
        uint32_t next = next_label(listing, i);
        uint32_t end = next < listing->label_count ? listing->found[next].first : (uint32_t)listing->glyphs.count;
        found->doubtful = has_stray(listing, before, end);
        found->closed = listing->rows[found->first_row]->kind == ROW_GRID;
        for (uint32_t k = 0; k < listing->unit_count && !found->closed && !moved; k++) {
            uint32_t place = listing->units[k].before;
            found->closed = place > found->first && place <= end && !is_strangers(listing, i, place);
        }
        before = found->first;
    }
}

/* ---- blocks side by side ---- */

/* Where the second of two blocks begins, which both have a head: 统计指标 单位 统计数 统计指标 单位 统计数; 0: there is one. */
static double second_block(const struct row *row)
{
    static const char *const heads[] = {"统计指标", "指标名称", "指标"};
    uint32_t met = 0;
    for (uint32_t c = 0; c < row->cell_count && row->kind == ROW_GRID; c++) {
        bool head = false;
        for (size_t i = 0; i < COUNT(heads); i++) {
            head |= label_is(cell_label(&row->cells[c]), heads[i]);
        }
        met += head;
        if (head && met == 2) {
            return row->cells[c].left;
        }
    }
    return 0;
}

/* The rows from `first` on as the rows of their first block, and below them those of the second. False: no memory. */
static bool part_blocks(struct listing *listing, struct arena *scratch, uint32_t first)
{
    uint32_t rows = listing->row_count - first, count = listing->row_count + rows;
    const struct row **parted = arena_allocate_array(scratch, count, sizeof *parted);
    uint32_t *document_rows = arena_allocate_array(scratch, count, sizeof *document_rows);
    struct row *copies = arena_allocate_array(scratch, rows, 2 * sizeof *copies);
    if (!parted || !document_rows || !copies) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = i < listing->row_count ? i : i - rows, cut = 0;
        const struct row *row = listing->rows[from];
        parted[i] = row;
        document_rows[i] = listing->document_rows[from];
        while (cut < row->cell_count && (row->kind != ROW_GRID || row->cells[cut].left < listing->second_block)) {
            cut++;
        }
        if (i >= first) {
            struct row *half = &copies[i - first];
            *half = *row;
            half->cells = i < listing->row_count ? row->cells : row->cells + cut;
            half->cell_count = i < listing->row_count ? cut : row->cell_count - cut;
            parted[i] = half;
        }
    }
    listing->rows = parted;
    listing->document_rows = document_rows;
    listing->row_count = count;
    return true;
}

bool listing_read(const struct document *document, const struct table_rows *rows, const struct script_label *labels,
                  uint32_t label_count, struct arena *scratch, struct listing *listing)
{
    *listing = (struct listing){
        .rows = arena_allocate_array(scratch, rows->count, sizeof *listing->rows),
        .worded = arena_allocate_array(scratch, rows->count, 2 * sizeof *listing->worded),
        .document_rows = rows->rows,
        .row_count = rows->count,
        .labels = labels,
        .label_count = label_count,
        .found = arena_allocate_array(scratch, label_count, sizeof *listing->found),
    };
    if (!listing->rows || !listing->worded || !listing->found) {
        return false;
    }
    for (uint32_t i = 0; i < rows->count; i++) {
        listing->rows[i] = broken_row_join(scratch, &document->rows[rows->rows[i]]);
        if (!listing->rows[i]) {
            return false;
        }
    }
    for (uint32_t i = 0; i < rows->count && listing->second_block <= 0; i++) {
        listing->second_block = second_block(listing->rows[i]);
        if (listing->second_block > 0 && !part_blocks(listing, scratch, i)) {
            return false;
        }
    }
    if (!stream_fill(listing, scratch)) {
        return false;
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
