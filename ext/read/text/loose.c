#include "read/text/loose.h"

#include "base/limits.h"
#include "read/repeats.h"
#include "read/text/piece.h"

bool loose_row(struct loose_table *table, struct place place, bool page_start)
{
    return ARENA_PUSH(
        table->arena, table->rows, table->row_count, table->row_capacity,
        (struct loose_row){.place = place, .first = (uint32_t)table->cell_count, .page_start = page_start});
}

bool loose_cell(struct loose_table *table, struct span text)
{
    if (!ARENA_PUSH(table->arena, table->cells, table->cell_count, table->cell_capacity, span_trim(text))) {
        return false;
    }
    table->rows[table->row_count - 1].count++;
    return true;
}

bool loose_gather(struct loose_gathering *gathering, struct span cell, struct place place, bool page_start)
{
    enum piece_kind kind = piece_kind_of(cell);
    bool apart = gathering->figures || !gathering->table->filled;
    if (!gathering->open || (kind == PIECE_TEXT && apart)) {
        if (!loose_row(gathering->table, place, page_start)) {
            return false;
        }
        gathering->open = true;
        gathering->figures = false;
    }
    gathering->figures |= kind != PIECE_TEXT;
    return loose_cell(gathering->table, cell);
}

/* ---- putting straight -------------------------------------------------------------------------------------------- */

/* The cells at the row's beginning that are its labels: the first, and behind it those that begin with a number or are as
 * long as no remark. */
static uint32_t count_labels(const struct loose_table *table, const struct loose_row *row)
{
    enum { LONG = 6 };
    const struct span *cells = loose_cells(table, row);
    uint32_t labels = 0;
    while (labels < row->count && piece_kind_of(cells[labels]) == PIECE_TEXT &&
           (labels == 0 || piece_is_numbered(cells[labels]) || piece_ideographs(cells[labels]) >= LONG)) {
        labels++;
    }
    return labels;
}

static uint32_t count_figures(const struct loose_table *table, const struct loose_row *row)
{
    uint32_t figures = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        figures += piece_kind_of(loose_cells(table, row)[i]) == PIECE_FIGURE;
    }
    return figures;
}

/* A blank cell before a text: merged cells have left their blanks in their places. */
static bool keeps_blanks(const struct loose_table *table, const struct loose_row *row)
{
    bool blank = false;
    for (uint32_t i = 0; i < row->count; i++) {
        enum piece_kind kind = piece_kind_of(loose_cells(table, row)[i]);
        if (kind == PIECE_FIGURE) {
            return false; /* what follows may be a remark */
        }
        if (kind == PIECE_TEXT && blank) {
            return true;
        }
        blank |= kind == PIECE_BLANK;
    }
    return false;
}

static uint32_t count_last_blanks(const struct loose_table *table, const struct loose_row *row)
{
    uint32_t blanks = 0;
    while (blanks < row->count && loose_cells(table, row)[row->count - 1 - blanks].size == 0) {
        blanks++;
    }
    return blanks;
}

/* How the rows are written into the document. */
struct straightening {
    uint32_t labels;  /* columns of labels; 0: as they are */
    uint32_t figures; /* columns of figures, where labels are not 0 */
    uint32_t width;   /* columns beyond which no row of figures holds anything */
};

/* How many columns the row takes once its figures are moved. */
static uint32_t width_of(const struct loose_table *table, const struct loose_row *row, uint32_t labels)
{
    uint32_t own = count_labels(table, row);
    return row->count + (own > 0 && own < labels ? labels - own : 0);
}

static bool has_cells_behind(const struct loose_table *table, const struct loose_row *row)
{
    uint32_t labels = count_labels(table, row);
    return labels > 0 && labels < row->count && count_figures(table, row) > 0;
}

/* The widest row of figures once these are moved, and the fewest blanks at the end of such rows. Section 4 has rows of
 * figures without a label: where no row has one, `labels` is 0. */
static uint32_t find_widest(const struct loose_table *table, uint32_t labels, uint32_t *blanks)
{
    uint32_t widest = 0;
    *blanks = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct loose_row *row = &table->rows[i];
        uint32_t width = width_of(table, row, labels), last = count_last_blanks(table, row);
        bool figures = labels == 0 ? count_figures(table, row) > 0 : has_cells_behind(table, row);
        if (!figures || width < widest) {
            continue;
        }
        *blanks = width > widest || last < *blanks ? last : *blanks;
        widest = width;
    }
    return widest;
}

static struct straightening find_straightening(const struct loose_table *table)
{
    struct straightening how = {.width = LIMIT_GRID_COLUMNS};
    uint32_t fewest = UINT32_MAX, most = 0, blanks, cells = 0;
    bool even = !table->filled; /* rows as long as each other have lost no cell */
    for (size_t i = 0; i < table->row_count; i++) {
        const struct loose_row *row = &table->rows[i];
        uint32_t labels = count_labels(table, row);
        if (keeps_blanks(table, row)) {
            return how;
        }
        if (has_cells_behind(table, row)) {
            even &= cells == 0 || row->count == cells;
            cells = row->count;
            fewest = labels < fewest ? labels : fewest;
            most = labels > most ? labels : most;
        }
    }
    if (even) {
        return how;
    }
    uint32_t widest = find_widest(table, most, &blanks);
    widest -= table->filled ? blanks : 0;
    if (table->filled && widest > 0) {
        how.width = widest;
    }
    if (fewest < most) {
        how.labels = most;
        how.figures = widest - most;
    }
    return how;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

/* Heads over merged ones tell no columns where each was printed once: a line of words. */
static bool write_words(const struct loose_table *table, const struct loose_row *from, struct document *document,
                        struct failure *failure)
{
    struct buffer line = {.arena = document->arena};
    for (uint32_t i = 0; i < from->count; i++) {
        if (!buffer_add(&line, SPAN(" ")) || !buffer_add(&line, loose_cells(table, from)[i])) {
            return fail_memory(failure);
        }
    }
    struct row row = {.kind = ROW_TEXT, .place = from->place, .page_start = from->page_start};
    row.place.table = 0;
    return document_split_words(document, buffer_span(&line), &row, failure) &&
           (row.text.size == 0 || document_add_row(document, row, failure));
}

/* Where the cells of a row go: those from `from` on are moved to the right by `by`, and what stands before them spans the
 * columns between. */
struct move {
    uint32_t from, by;
    bool words; /* it is a row of heads that stand over nothing that can be told */
};

static struct move find_move(const struct loose_table *table, const struct loose_row *row, struct straightening how)
{
    uint32_t own = count_labels(table, row), printed = row->count - count_last_blanks(table, row);
    if (how.labels == 0) {
        return (struct move){0, 0, false};
    }
    if (has_cells_behind(table, row)) {
        return (struct move){own, own < how.labels ? how.labels - own : 0, false};
    }
    if (printed == how.figures + 1) {
        return (struct move){1, how.labels - 1, false}; /* 项目, then a head for each column */
    }
    if (printed == how.figures) {
        return (struct move){0, how.labels, false};
    }
    bool line = own == 1 && printed == 1; /* a label, its cells blank or cut off */
    return (struct move){1, how.labels - 1, !line};
}

static bool write_row(const struct loose_table *table, const struct loose_row *from, struct straightening how,
                      struct repeats *repeats, struct document *document, struct failure *failure)
{
    struct move move = find_move(table, from, how);
    uint32_t count = from->count, blanks = count_last_blanks(table, from);
    for (; blanks > 0 && count + move.by > how.width; blanks--) {
        count--;
    }
    if (count + move.by > LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "line", from->place.line);
    }
    if (move.words) {
        return write_words(table, from, document, failure);
    }
    struct cell *cells = arena_allocate_array(document->arena, count, sizeof *cells);
    if (!cells) {
        return fail_memory(failure);
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t left = i + (i < move.from ? 0 : move.by), right = i + 1 + (i + 1 < move.from ? 0 : move.by);
        cells[i] = (struct cell){.text = loose_cells(table, from)[i], .left = left, .right = right, .rows = 1};
    }
    repeats_clear(repeats, cells, count);
    struct row row = {
        .kind = ROW_GRID, .place = from->place, .cells = cells, .cell_count = count, .page_start = from->page_start};
    return document_add_row(document, row, failure);
}

bool loose_finish(struct loose_table *table, struct document *document, struct failure *failure)
{
    struct straightening how = find_straightening(table);
    struct repeats repeats = {0};
    size_t first = document->row_count;
    document->table_count += table->row_count > 0;
    for (size_t i = 0; i < table->row_count; i++) {
        table->rows[i].place.table = document->table_count;
        if (!write_row(table, &table->rows[i], how, &repeats, document, failure)) {
            return false;
        }
    }
    document_settle_table(document, first);
    return true;
}
