#include "form/table/heads.h"

#include "base/label.h"
#include "form/table/head_order.h"
#include "form/table/strangers.h"

#include <math.h>

static const struct extent *extent_of(const struct printed_row *printed, const struct cell *cell)
{
    return &printed->extents[cell - printed->row->cells];
}

/* Whether the title of another clause stands between two rows. */
static bool is_parted(const struct printed_table *table, uint32_t heads, uint32_t label)
{
    bool parted = false;
    for (uint32_t r = heads < label ? heads + 1 : label + 1; r < (heads < label ? label : heads); r++) {
        parted |= table->rows[r].barrier;
    }
    return parted;
}

/* Where the labels end that stand in the table of the heads; there is none: where the first head does. */
static double labels_right(const struct printed_table *table, const struct heads *heads)
{
    const struct row *row = table->rows[heads->columns[0].row].row;
    double right = 0;
    for (uint32_t i = 0; i < table->label_count; i++) {
        const struct printed_row *printed = &table->rows[table->found[i].first_row];
        uint32_t end = printed->label_end <= printed->row->cell_count ? printed->label_end : 0;
        while (end > 0 && printed_reading(printed, end - 1) != READING_OTHER) {
            end--; /* 无 alone behind a label */
        }
        if (table->found[i].found && end > 0 && is_same_place(printed->row, row) &&
            !is_parted(table, heads->columns[0].row, table->found[i].first_row)) {
            right = fmax(right, printed->extents[end - 1].right[FRAME_WIDE]);
        }
    }
    return right > 0 ? right : heads->columns[0].extent.right[FRAME_WIDE];
}

/* The frame in which the last figures of whole lines stand below each other, where one of the two clearly is it; otherwise that
 * in which ideographs take most room. */
static enum frame tell_frame(const struct printed_table *table, const struct row *heads_row, uint32_t measures)
{
    enum { FEW = 3, CLEARLY = 3 /* characters */ };
    double least[FRAMES] = {0}, most[FRAMES] = {0};
    uint32_t lines = 0;
    for (uint32_t r = 0; r < table->row_count; r++) {
        const struct printed_row *printed = &table->rows[r];
        if (printed->label_end == 0 || printed->numbers != measures || printed->figures != measures ||
            !is_same_place(printed->row, heads_row)) {
            continue;
        }
        uint32_t last = printed->label_end + measures - 1;
        for (int frame = 0; frame < FRAMES; frame++) {
            double at = printed->extents[last].right[frame];
            least[frame] = lines == 0 ? at : fmin(least[frame], at);
            most[frame] = lines == 0 ? at : fmax(most[frame], at);
        }
        lines++;
    }
    double page = most[FRAME_PAGE] - least[FRAME_PAGE], wide = most[FRAME_WIDE] - least[FRAME_WIDE];
    return lines >= FEW && page + (double)CLEARLY < wide ? FRAME_PAGE : FRAME_WIDE;
}

static bool is_last(const struct heads *heads, const struct head *head)
{
    bool last = true;
    for (uint32_t i = 0; i < heads->count; i++) {
        last &= heads->columns[i].extent.left[FRAME_PAGE] <= head->extent.left[FRAME_PAGE];
    }
    return last;
}

/* Whether a figure stands in a head's column, or near that of the last head where the line has one too many, since lines
 * slide. */
static bool has_figure(const struct printed_row *printed, const struct heads *heads, const struct head *head,
                       enum frame frame)
{
    enum { NEAR = 4 /* characters */ };
    double room = is_last(heads, head) && printed->figures > heads->measures ? NEAR : 0;
    for (uint32_t c = printed->label_end; c < printed->figures_end && printed->label_end > 0; c++) {
        const struct extent *extent = &printed->extents[c];
        if (extent->left[frame] < head->extent.right[frame] + room &&
            extent->right[frame] > head->extent.left[frame] - room && printed_reading(printed, c) != READING_OTHER) {
            return true;
        }
    }
    return false;
}

/* A column aside that does have figures, behind the labels of lines of text, is one of nobody's like any other. */
static void count_aside(const struct printed_table *table, struct heads *heads)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        struct head *head = &heads->columns[i];
        const struct row *heads_row = table->rows[head->row].row;
        enum frame frame = head->aside ? tell_frame(table, heads_row, heads->measures) : FRAME_WIDE;
        for (uint32_t r = 0; head->aside && heads_row->kind == ROW_ALIGNED && r < table->row_count; r++) {
            head->aside =
                !is_same_place(table->rows[r].row, heads_row) || !has_figure(&table->rows[r], heads, head, frame);
        }
    }
}

/* The measure of a head that is broken in its column of a page, as 总 over 计: the word and those right below it. */
static uint32_t find_broken(const struct printed_table *table, uint32_t row, const struct cell *cell, uint32_t to,
                            const struct form_measure *measures, uint32_t measure_count)
{
    enum { PIECES = 3, SHORTEST = 2 };
    struct label_room words;
    struct extent above = *extent_of(&table->rows[row], cell);
    enum frame frame = table->rows[row].row->measured ? FRAME_PAGE : FRAME_WIDE;
    if (heads_words(&words, cell) == cell_label(cell)) {
        label_of(&words, cell->text);
    }
    for (uint32_t r = row + 1; words.label.size > 0 && r < to && r < row + PIECES; r++) {
        const struct row *below = table->rows[r].row;
        const struct cell *piece = NULL;
        for (uint32_t c = 0; c < below->cell_count && below->kind == ROW_ALIGNED; c++) {
            struct extent extent = table->rows[r].extents[c];
            bool under = extent.left[frame] < above.right[frame] && above.left[frame] < extent.right[frame];
            piece = under ? &below->cells[c] : piece;
        }
        if (!piece) {
            break;
        }
        label_add(&words, piece->text);
        uint32_t measure = label_length(&words.label) >= SHORTEST
                               ? heads_find_measure(&words.label, measures, measure_count)
                               : UINT32_MAX;
        if (measure != UINT32_MAX) {
            return measure;
        }
    }
    return UINT32_MAX;
}

/* Whether words that are a piece of a measure's go on otherwise in the cell below them, as 社会 over 团体 does. */
static bool goes_on_otherwise(const struct printed_table *table, uint32_t row, const struct cell *cell, uint32_t to,
                              const struct form_measure *measures, uint32_t measure_count)
{
    struct label_room words;
    for (uint32_t c = 0; row + 1 < to && c < table->rows[row + 1].row->cell_count; c++) {
        const struct cell *below = &table->rows[row + 1].row->cells[c];
        if (below->left != cell->left || below->right != cell->right || below->text.size == 0 ||
            !is_same_place(table->rows[row].row, table->rows[row + 1].row)) {
            continue;
        }
        label_of(&words, cell->text);
        label_add(&words, below->text);
        return words.label.size > 0 && heads_find_measure(&words.label, measures, measure_count) == UINT32_MAX;
    }
    return false;
}

/* Whether no head is a piece of a measure's words, as where its column was narrow. */
static bool are_whole(const struct heads *heads, const struct form_measure *measures)
{
    for (uint32_t i = 0; i < heads->count; i++) {
        const struct head *head = &heads->columns[i];
        if (head->measure != NOBODY && head->length < utf8_length(span_of(measures[head->measure].key))) {
            return false;
        }
    }
    return true;
}

/* 自然人, 法人或其他组织, 总计: the kinds of organisations are one column, which is nobody's. */
static void add_organisations(const struct printed_table *table, uint32_t row, uint32_t c, struct heads *heads)
{
    const struct head *first = heads_find(heads, 0), *last = heads_find(heads, heads->measures - 1);
    const struct cell *cell = &table->rows[row].row->cells[c];
    bool between = heads->known == 2 && heads->measures == FORM_MEASURES && first && last && first->row == row &&
                   last->row == row && table->rows[row].row->kind == ROW_GRID && !table->rows[row].row->ragged &&
                   cell->right - cell->left == 1 && first->extent.right[FRAME_PAGE] == cell->left &&
                   last->extent.left[FRAME_PAGE] == cell->right;
    if (between) {
        heads_add(heads, table, row, c, NOBODY);
    }
}

/* Whether the row is a line, or a stranger's: the words at its start are no head, and those of no other cell. */
static bool is_line(const struct printed_row *printed)
{
    uint32_t words = 0, first = UINT32_MAX;
    for (uint32_t c = 0; c < printed->row->cell_count; c++) {
        bool word = printed->row->cells[c].text.size > 0 && printed_reading(printed, c) == READING_OTHER;
        words += word;
        first = word && first == UINT32_MAX ? c : first;
    }
    bool rest = printed->row->kind == ROW_GRID ? first + 1 < printed->row->cell_count : printed->numbers > 0;
    return words == 1 && first == 0 && rest;
}

/* Whether the heads of all measures stand side by side under 申请人情况, from its beginning to its end, in the form's order. */
static bool fill_group(const struct heads *heads)
{
    double at = heads->group.extent.left[FRAME_PAGE];
    uint32_t next = 0;
    for (uint32_t i = 0; i < heads->count && heads->grouped; i++) {
        const struct head *head = &heads->columns[i];
        if (head->measure != NOBODY && (head->extent.left[FRAME_PAGE] != at || head->measure != next++)) {
            return false;
        }
        at = head->measure != NOBODY ? head->extent.right[FRAME_PAGE] : at;
    }
    return heads->grouped && next == heads->measures && at == heads->group.extent.right[FRAME_PAGE];
}

void heads_read(const struct printed_table *table, uint32_t from, uint32_t to, const struct form_measure *measures,
                uint32_t measure_count, struct heads *heads)
{
    enum { LONGEST_HEAD = 120 }; /* bytes, its remark included */
    struct {
        uint32_t row, cell;
    } organisations = {UINT32_MAX, 0};
    *heads = (struct heads){.measures = measure_count, .broken = table->broken};
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        const struct row *row = table->rows[r].row;
        if (!is_same_place(row, table->rows[to - 1].row)) {
            continue; /* heads on another page stand in columns of their own */
        }
        for (uint32_t c = 0; c < row->cell_count; c++) {
            struct label_room room;
            const struct cell *cell = &row->cells[c];
            heads->spans |= row->kind == ROW_GRID && (cell->rows > 1 || cell->right - cell->left > 1);
            if (!cell->label || cell->text.size > LONGEST_HEAD) {
                continue;
            }
            const struct label *words = heads_words(&room, cell);
            bool told = label_length(words) >= 2; /* one ideograph tells nothing */
            uint32_t measure = told ? heads_find_measure(words, measures, measure_count) : UINT32_MAX;
            bool piece = measure != UINT32_MAX && label_length(words) < utf8_length(span_of(measures[measure].key));
            if (piece && row->kind == ROW_GRID && row->cell_count > 1 &&
                goes_on_otherwise(table, r, cell, to, measures, measure_count)) {
                heads_add(heads, table, r, c, NOBODY);
                continue;
            }
            if (measure == UINT32_MAX && row->kind == ROW_ALIGNED) {
                measure = find_broken(table, r, cell, to, measures, measure_count);
            }
            if (!told && measure == UINT32_MAX) {
                continue;
            }
            if (label_is(words, "法人或其他组织")) {
                organisations.row = r;
                organisations.cell = c;
                heads->layered = true;
            }
            heads->layered |= label_is(words, "申请人情况");
            if (label_is(words, "申请人情况") && !heads->grouped) {
                heads->grouped = true;
                heads->group = (struct head){.row = r, .extent = table->rows[r].extents[c]};
            }
            if (measure != UINT32_MAX) {
                heads_add(heads, table, r, c, measure);
            } else if (heads_is_nobodys(words) && !heads_is_known(table, words) && !is_line(&table->rows[r])) {
                heads_add(heads, table, r, c, NOBODY);
            }
        }
    }
    if (heads->known == 0) {
        heads_none(measure_count, heads);
        return;
    }
    if (organisations.row != UINT32_MAX) {
        add_organisations(table, organisations.row, organisations.cell, heads);
    }
    heads->whole = !heads->broken && are_whole(heads, measures);
    heads_add_strangers(table, to, labels_right(table, heads), heads);
    heads->last_length = (uint32_t)utf8_length(span_of(measures[measure_count - 1].key));
    heads->others = heads->count > heads->known;
    count_aside(table, heads);
    /* Two rows of heads that were joined to one: the kinds of organisations stand behind their head and the total. */
    const struct head *kind = heads_find(heads, 1);
    bool joined = organisations.row != UINT32_MAX && kind && kind->row == organisations.row;
    heads->one_row = !joined;
    for (uint32_t i = 1; i < heads->count; i++) {
        heads->one_row &= heads->columns[i].row == heads->columns[0].row;
        const struct row *row = table->rows[heads->columns[i].row].row;
        heads->uneven |= joined || row->ragged || row->columns != table->rows[heads->columns[0].row].row->columns;
    }
    heads_sort(heads);
    heads->tiled = fill_group(heads);
    heads->uneven &= !heads->tiled;
    heads_order(heads, table->rows[to - 1].row->kind);
}
