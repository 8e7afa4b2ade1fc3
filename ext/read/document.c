#include "read/document.h"

#include "base/characters.h"
#include "base/limits.h"

static bool is_within(struct span part, struct span whole)
{
    return part.data >= whole.data && span_end(part) <= span_end(whole);
}

static bool has_unseen(const struct row *row)
{
    bool unseen = text_has_unseen(row->text);
    for (uint32_t i = 0; i < row->cell_count && !unseen; i++) {
        unseen = !is_within(row->cells[i].text, row->text) && text_has_unseen(row->cells[i].text);
    }
    return unseen;
}

/* Where a place of the line is in the line as it is seen: what stands before it is seen as so many bytes. */
static bool seen_until(struct arena *arena, struct span line, const char *place, struct span seen, const char **out)
{
    struct span before;
    if (!text_seen(arena, span_between(line.data, place), &before)) {
        return false;
    }
    *out = seen.data + before.size;
    return true;
}

/* The words of a line stay within the line's own text. */
static bool see_word(struct arena *arena, struct span line, struct span seen, struct span *word)
{
    const char *from, *to;
    if (!is_within(*word, line)) {
        return text_seen(arena, *word, word);
    }
    if (!seen_until(arena, line, word->data, seen, &from) || !seen_until(arena, line, span_end(*word), seen, &to)) {
        return false;
    }
    *word = span_between(from, to);
    return true;
}

/* The row as a person sees it: see text_seen(). */
static bool see_row(struct arena *arena, struct row *row)
{
    struct cell *cells = arena_allocate_array(arena, row->cell_count, sizeof *cells);
    struct span line = row->text;
    if (!cells || !text_seen(arena, line, &row->text)) {
        return false;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        struct cell cell = row->cells[i];
        if (!(row->kind == ROW_GRID ? text_seen(arena, cell.text, &cell.text)
                                    : see_word(arena, line, row->text, &cell.text))) {
            return false;
        }
        cell.text = span_trim(cell.text);
        if (row->kind == ROW_GRID || cell.text.size > 0) {
            cells[count++] = cell;
        }
    }
    row->text = span_trim(row->text);
    row->cells = cells;
    row->cell_count = count;
    return true;
}

/* ---- labels ---- */

/* Whether an ideograph may be in the text. */
static bool may_have_label(struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0xE3) {
            return true;
        }
    }
    return false;
}

/* Whether the words stand in the text of their line one behind the other, and no ideograph between them. */
static bool is_made_of_words(const struct row *row)
{
    const char *at = row->text.data;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        struct span word = row->cells[i].text;
        if (word.data < at || span_end(word) > span_end(row->text) || may_have_label(span_between(at, word.data))) {
            return false;
        }
        at = span_end(word);
    }
    return row->cell_count > 0 && !may_have_label(span_between(at, span_end(row->text)));
}

/* Where labels are written, one behind the other. */
struct labelling {
    struct label *next;
    char *room;
};

static const struct label *write_label(struct labelling *labelling, struct span text)
{
    struct label *label = labelling->next;
    if (!may_have_label(text)) {
        return NULL;
    }
    label_write(label, labelling->room, text);
    labelling->next += label->size > 0;
    labelling->room += label->size;
    return label->size > 0 ? label : NULL;
}

/* Labels that stand one behind the other as one. */
static void join_labels(struct label *whole, const struct label *parts, size_t count)
{
    *whole = (struct label){.data = parts->data, .whole = true};
    for (size_t i = 0; i < count; i++) {
        whole->size += parts[i].size;
        whole->length += parts[i].length;
        whole->met |= parts[i].met;
        whole->whole &= parts[i].whole;
    }
    if (whole->size > LABEL_BYTES) {
        whole->size = LABEL_BYTES;
        while ((whole->data[whole->size] & 0xC0) == 0x80) {
            whole->size--;
        }
        whole->length = utf8_length(label_span(whole));
        whole->whole = false;
    }
}

static size_t label_room_of(struct span text)
{
    return text.size < LABEL_BYTES ? text.size : LABEL_BYTES;
}

bool row_make_labels(struct arena *arena, struct row *row)
{
    bool apart = row->kind != ROW_GRID && !is_made_of_words(row); /* a line that has a label of its own */
    size_t bytes = apart ? label_room_of(row->text) : 0, count = 1;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        row->cells[i].label = NULL;
        if (may_have_label(row->cells[i].text)) {
            bytes += label_room_of(row->cells[i].text);
            count++;
        }
    }
    row->label = NULL;
    if (bytes == 0) {
        return true;
    }
    struct label *labels = arena_allocate_array(arena, count, sizeof *labels);
    struct labelling labelling = {labels, arena_allocate(arena, bytes)};
    if (!labels || !labelling.room) {
        return false;
    }
    for (uint32_t i = 0; i < row->cell_count; i++) {
        row->cells[i].label = write_label(&labelling, row->cells[i].text);
    }
    size_t parts = (size_t)(labelling.next - labels);
    if (apart) {
        row->label = write_label(&labelling, row->text);
    } else if (parts > 1) {
        join_labels(labelling.next, labels, parts);
        row->label = labelling.next;
    } else if (parts == 1) {
        row->label = labels;
    }
    return true;
}

bool row_make_label(struct arena *arena, struct row *line)
{
    struct label *label = arena_allocate(arena, sizeof *label);
    char *room = arena_allocate(arena, label_room_of(line->text));
    if (label && room) {
        label_write(label, room, line->text);
        line->label = label;
    }
    return label && room;
}

struct place row_place(const struct row *row, uint32_t column)
{
    for (uint32_t i = 0; i < row->cell_count && row->places && column > 0; i++) {
        if (row->cells[i].left == column - 1) {
            return row->places[i];
        }
    }
    struct place place = row->place;
    place.column = column;
    return place;
}

struct span row_lone_text(const struct row *row)
{
    if (row->kind != ROW_GRID) {
        return row->text;
    }
    struct span text = {NULL, 0};
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].text.size > 0) {
            if (text.size > 0) {
                return (struct span){NULL, 0};
            }
            text = row->cells[i].text;
        }
    }
    return text;
}

/* ---- rows ---- */

bool document_add_row(struct document *document, struct row row, struct failure *failure)
{
    if (document->row_count >= LIMIT_ROWS) {
        uint32_t line = row.place.line, table = row.place.table; /* neither: a line of a web page */
        return fail_at(failure, CAUSE_TOO_MANY_LINES,
                       line > 0    ? "line"
                       : table > 0 ? "table"
                                   : NULL,
                       line > 0 ? line : table);
    }
    if (row.kind == ROW_GRID) {
        document->cell_count += row.cell_count;
        if (document->cell_count > LIMIT_GRID_CELLS) {
            return fail_at(failure, CAUSE_TOO_MANY_CELLS, "table", row.place.table);
        }
    }
    if ((!document->seen && has_unseen(&row) && !see_row(document->arena, &row)) ||
        !row_make_labels(document->arena, &row)) {
        return fail_memory(failure);
    }
    return ARENA_PUSH(document->arena, document->rows, document->row_count, document->row_capacity, row) ||
           fail_memory(failure);
}

enum { LONGEST_ROW = 1536 }; /* bytes; a longer line is prose, and its words stand in no column */

bool document_split_words(struct document *document, struct span line, struct row *row, struct failure *failure)
{
    if (!document->seen && !text_seen(document->arena, line, &line)) {
        return fail_memory(failure);
    }
    row->text = span_trim(line);
    if (row->text.size > LONGEST_ROW) {
        return true;
    }
    struct cell cells[LONGEST_ROW / 2 + 1]; /* as many as there can be, white space between them */
    size_t count = 0;
    double at = 0;
    bool inside = false;
    for (struct span rest = line; rest.size > 0;) {
        size_t printed;
        const char *here = rest.data, *run = span_skip_printed(rest, &printed);
        rest = span_between(run, span_end(rest));
        bool space = printed == 0 && is_space(utf8_next(&rest));
        if (!space && !inside) {
            cells[count++] = (struct cell){.text.data = here, .left = at, .rows = 1};
        }
        at += printed > 0 ? (double)printed : 1;
        if (!space) {
            cells[count - 1].text.size = (size_t)(rest.data - cells[count - 1].text.data);
            cells[count - 1].right = at;
        }
        inside = !space;
    }
    struct cell *kept = arena_allocate_array(document->arena, count, sizeof *kept);
    if (!kept) {
        return fail_memory(failure);
    }
    memcpy(kept, cells, count * sizeof *kept);
    row->cells = kept;
    row->cell_count = (uint32_t)count;
    row->indent = count > 0 ? kept[0].left : 0;
    return true;
}

bool document_add_paragraph(struct document *document, struct span text, struct place place, struct failure *failure)
{
    struct row row = {.kind = ROW_TEXT, .place = place, .paragraph = true};
    if (!document_split_words(document, text, &row, failure)) {
        return false;
    }
    return row.text.size == 0 || document_add_row(document, row, failure);
}

static double right_edge(const struct row *row)
{
    return row->cell_count > 0 ? row->cells[row->cell_count - 1].right : 0;
}

void document_settle_table(struct document *document, size_t first)
{
    bool ragged = false;
    const struct row *before = NULL;
    for (size_t i = first; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        if (row->kind == ROW_GRID) {
            ragged |= before && right_edge(row) != right_edge(before);
            before = row;
        }
    }
    for (size_t i = first; i < document->row_count; i++) {
        document->rows[i].ragged = ragged && document->rows[i].kind == ROW_GRID;
    }
}

/* ---- tables ---- */

struct grid {
    struct document *document;
    uint32_t page;
    uint32_t row; /* rows begun */
    bool in_row;
    uint32_t next_column;
    uint32_t covered[LIMIT_GRID_COLUMNS]; /* for how many rows more each column is covered from above */
    uint32_t covered_end;                 /* no column from it on is */
    struct cell *cells;                   /* of the row being read */
    size_t count, capacity;
};

struct grid *grid_begin(struct document *document, uint32_t page, struct failure *failure)
{
    struct grid *grid = arena_allocate(document->arena, sizeof *grid);
    if (!grid) {
        fail_memory(failure);
        return NULL;
    }
    grid->document = document;
    grid->page = page;
    document->table_count++;
    return grid;
}

static uint32_t columns_of(const struct grid *grid)
{
    uint32_t columns = grid->next_column;
    while (columns < grid->covered_end && grid->covered[columns] > 0) {
        columns++;
    }
    return columns;
}

static bool finish_row(struct grid *grid, struct failure *failure)
{
    if (!grid->in_row) {
        return true;
    }
    grid->in_row = false;
    struct row row = {
        .kind = ROW_GRID,
        .place = {.page = grid->page, .table = grid->document->table_count, .row = grid->row},
        .cell_count = (uint32_t)grid->count,
        .columns = columns_of(grid),
    };
    struct cell *cells = arena_reserve(grid->document->arena, grid->count * sizeof *cells);
    if (!cells) {
        return fail_memory(failure);
    }
    if (grid->count > 0) {
        memcpy(cells, grid->cells, grid->count * sizeof *cells);
    }
    row.cells = cells;
    return document_add_row(grid->document, row, failure);
}

bool grid_row(struct grid *grid, struct failure *failure)
{
    if (!finish_row(grid, failure)) {
        return false;
    }
    for (uint32_t i = 0; i < grid->covered_end && grid->row > 0; i++) {
        grid->covered[i] -= grid->covered[i] > 0;
    }
    grid->row++;
    grid->in_row = true;
    grid->next_column = 0;
    grid->count = 0;
    return true;
}

bool grid_cell(struct grid *grid, struct span text, uint32_t column_span, uint32_t row_span, struct failure *failure)
{
    if (!grid->in_row && !grid_row(grid, failure)) {
        return false;
    }
    uint32_t column = grid->next_column;
    while (column < LIMIT_GRID_COLUMNS && grid->covered[column] > 0) {
        column++;
    }
    if (column >= LIMIT_GRID_COLUMNS) {
        return fail_at(failure, CAUSE_TOO_MANY_COLUMNS, "table", grid->document->table_count);
    }
    column_span = column_span == 0 ? 1 : column_span;
    uint32_t end = column_span > LIMIT_GRID_COLUMNS - column ? LIMIT_GRID_COLUMNS : column + column_span;
    for (uint32_t i = column; i < end && row_span > 1; i++) {
        if (grid->covered[i] < row_span) { /* two that overlap both reach as far as they say */
            grid->covered[i] = row_span;
        }
        grid->covered_end = i >= grid->covered_end ? i + 1 : grid->covered_end;
    }
    if (!ARENA_PUSH(grid->document->arena, grid->cells, grid->count, grid->capacity,
                    (struct cell){
                        .text = span_trim(text), .left = column, .right = end, .rows = row_span == 0 ? 1 : row_span})) {
        return fail_memory(failure);
    }
    grid->next_column = end;
    return true;
}

bool grid_end(struct grid *grid, struct failure *failure)
{
    return finish_row(grid, failure);
}
