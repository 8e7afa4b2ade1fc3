#include "form/outline.h"

#include "form/narrative/headings.h"
#include "base/label.h"
#include "form/table/page_numbers.h"

/* ---- marks of the tables ---- */

static bool has_cell(const struct row *row, const char *words)
{
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].text.size <= 90 && label_is(cell_label(&row->cells[i]), words)) {
            return true;
        }
    }
    return false;
}

/* The first line of a table stands again where the table does. */
static bool is_first_line(enum form_table table, const struct row *row, const struct label *label)
{
    const char *words = form_tables[table].first_line;
    if (!words) {
        return false;
    }
    return form_tables[table].first_line_whole ? (label_has(label, words) || !label->whole) && has_cell(row, words)
                                               : label_has(label, words);
}

/* Whether the row is one of figures or of blank cells, as no menu and no sentence has them. */
static bool has_figures(const struct row *row)
{
    uint32_t blanks = 0;
    for (uint32_t i = row->cell_count; i > 0; i--) {
        enum reading reading = cell_reading(&row->cells[i - 1]);
        if (reading == READING_NUMBER) {
            return true;
        }
        if (reading == READING_OTHER && row->kind != ROW_GRID) {
            break; /* the figures of a line stand at its end */
        }
        blanks += reading == READING_BLANK;
    }
    return row->kind == ROW_GRID && blanks >= 3;
}

static bool has_mark(const struct row *row, const struct label *label, const struct form_mark *mark)
{
    if ((row->kind != ROW_GRID && label_length(label) > mark->longest) ||
        !label_has_word(label, mark->words, mark->met)) {
        return false;
    }
    if (row->kind != ROW_GRID) {
        return !mark->cell || has_cell(row, mark->words);
    }
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const struct label *cell = cell_label(&row->cells[i]);
        if (mark->cell ? label_is(cell, mark->words)
                       : label_has(cell, mark->words) && label_length(cell) <= mark->longest) {
            return true;
        }
    }
    return false;
}

static enum form_table find_mark(const struct row *row, const struct label *label)
{
    for (size_t i = 0; i < form_mark_count; i++) {
        if (has_mark(row, label, &form_marks[i])) {
            return form_marks[i].table;
        }
    }
    return FORM_TABLES;
}

/* A table's row of all the figures of section 4 right under its heading: its heads were lost, or run together. */
static bool is_bare_reviews(const struct row *row, const struct headings *headings)
{
    enum { FIGURES = 15 };
    const struct heading_candidate *last = headings->count > 0 ? &headings->items[headings->count - 1] : NULL;
    uint32_t numbers = 0;
    if (row->kind != ROW_GRID || row->cell_count != FIGURES || !last || last->weight < SURE_HEADING ||
        last->section != form_tables[TABLE_REVIEWS].section) {
        return false;
    }
    for (uint32_t i = 0; i < FIGURES; i++) {
        enum reading reading = cell_reading(&row->cells[i]);
        if (reading == READING_OTHER) {
            return false;
        }
        numbers += reading == READING_NUMBER;
    }
    return numbers > 0;
}

/* ---- rows ---- */

static bool push_row(struct arena *arena, struct table_rows *table, uint32_t row)
{
    return ARENA_PUSH(arena, table->rows, table->count, table->capacity, row);
}

enum { LONGEST_TABLE = 600 }; /* rows; heads one character a line and pieces of labels included */

static bool is_prose(const struct row *row, const struct label *label)
{
    return row->kind != ROW_GRID && (!label->whole || label_length(label) > 70 || span_contains(row->text, SPAN("。")));
}

/* Whether a cell of the row is the head of a column of the table. */
static bool has_head(enum form_table table, const struct row *row)
{
    const struct form_line *line = &form_lines[form_ranges[table].first];
    for (uint32_t i = 0; i < line->measure_count; i++) {
        if (has_cell(row, line->measures[i].key)) {
            return true;
        }
    }
    return false;
}

/* Whether the row is nothing but the label of one of the table's lines and figures. */
static bool is_line(enum form_table table, const struct row *row)
{
    const struct label *label = row_label(row);
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end && label->whole; i++) {
        if (label_is(label, form_lines[i].key)) {
            return has_figures(row);
        }
    }
    return false;
}

/* Where the heads begin above the row by which a table is told; one more line, whose word nobody knows, may be one too; and
 * lines that stand above the heads. */
static uint32_t find_first_head(const struct document *document, enum form_table table, uint32_t row, uint32_t end)
{
    enum { MOST_HEADS = 9, MOST_IDEOGRAPHS = 24 };
    uint32_t first = row;
    for (uint32_t r = row; r > end && row - r < MOST_HEADS; r--) {
        const struct row *above = &document->rows[r - 1];
        if (above->kind != document->rows[row].kind || has_figures(above) ||
            label_length(row_label(above)) > MOST_IDEOGRAPHS) {
            break;
        }
        first = has_head(table, above) ? r - 1 : first;
    }
    const struct row *above = first < row && first > end ? &document->rows[first - 1] : NULL;
    first -= above && above->kind == ROW_TEXT && above->cell_count == 1;
    while (first > end && is_line(table, &document->rows[first - 1])) {
        first--;
    }
    return first;
}

struct outline_walk {
    enum form_table current; /* FORM_TABLES: none */
    enum form_table last;    /* the table whose rows were read last */
    uint32_t prose;          /* lines of prose in a row */
    uint32_t start;          /* rows that the current table had before */
    uint32_t marks;          /* rows with marks of the table, met since then */
    bool figures;            /* met since then */
    bool repeated;           /* the rows are those of a table that stands twice */
    bool first_line;         /* the first line of the table was met */
    uint32_t first_row;      /* and in which row */
    bool first_figures;      /* and figures since then */
};

/* Without a figure or a blank cell it was a menu, or a sentence that speaks of the table; with many marks, an empty
 * form. */
static void leave_table(struct outline_walk *walk, struct outline *outline)
{
    if (walk->current != FORM_TABLES) {
        struct table_rows *table = &outline->tables[walk->current];
        enum { MARKS_OF_A_FORM = 4 };
        if (!walk->figures && walk->marks < MARKS_OF_A_FORM) {
            table->count = walk->start;
        } else {
            walk->last = walk->current;
            table->times += table->times == 0 || walk->repeated;
        }
    }
    walk->current = FORM_TABLES;
}

static void enter_table(struct outline_walk *walk, struct outline *outline, enum form_table table)
{
    leave_table(walk, outline);
    walk->current = table;
    walk->start = outline->tables[table].count;
    walk->figures = false;
    walk->marks = 0;
    /* What follows another table is no continuation of an earlier one. */
    walk->repeated = walk->start > 0 && walk->last != table;
    walk->prose = 0;
    walk->first_line = walk->first_figures = false;
}

/* A heading of the table that goes on, on another page, does not end it. */
static bool ends_table(const struct outline_walk *walk, const struct heading_candidate *heading)
{
    return heading->weight >= SURE_HEADING &&
           (walk->current == FORM_TABLES || heading->section != form_tables[walk->current].section);
}

/* The label of a group of the table's lines, which may be worded as a heading is: 三、依申请公开情况. */
static bool is_group(enum form_table table, const struct label *label)
{
    enum { NUMBER = 2 };
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end; i++) {
        const char *group = form_lines[i].group;
        if (group && label_has(label, group) && label->size <= strlen(group) + NUMBER * strlen("一")) {
            return true;
        }
    }
    return false;
}

static bool is_first_group(const struct document *document, enum form_table table, const struct headings *headings,
                           uint32_t first)
{
    enum { CELLS_OF_A_LINE = 4 }; /* a row each */
    const struct heading_candidate *last = &headings->items[headings->count - 1];
    return first - last->row <= CELLS_OF_A_LINE && is_group(table, row_label(&document->rows[last->row]));
}

static bool walk_row(const struct document *document, uint32_t index, struct outline *outline,
                     struct outline_walk *walk, struct headings *headings)
{
    const struct row *row = &document->rows[index];
    const struct label *label = row_label(row);
    outline->old_statistics |= label_has(label, "政府信息公开情况统计表");
    struct heading_candidate candidate = {.row = index};
    bool grouped =
        walk->current != FORM_TABLES && form_tables[walk->current].section == 0 && is_group(walk->current, label);
    if (!grouped && heading_weigh(row, label, &candidate)) {
        if (headings->count < MOST_CANDIDATES) {
            headings->items[headings->count++] = candidate;
        }
        if (ends_table(walk, &candidate)) {
            leave_table(walk, outline);
            return true;
        }
    }
    enum form_table mark = label->whole ? find_mark(row, label) : FORM_TABLES;
    if (walk->current == FORM_TABLES && mark == FORM_TABLES && is_bare_reviews(row, headings)) {
        mark = TABLE_REVIEWS;
    }
    if (mark != FORM_TABLES && mark != walk->current) {
        uint32_t end = headings->count > 0 ? headings->items[headings->count - 1].row + 1 : 0;
        uint32_t first = walk->current == FORM_TABLES ? find_first_head(document, mark, index, end) : index;
        enter_table(walk, outline, mark);
        for (uint32_t r = first; r < index && !walk->repeated; r++) {
            if (!push_row(document->arena, &outline->tables[mark], r)) {
                return false;
            }
        }
        while (form_tables[mark].section == 0 && headings->count > 0 &&
               is_first_group(document, mark, headings, index)) {
            headings->count--; /* the first group of the table stands above its first line */
        }
    }
    if (walk->current == FORM_TABLES) {
        return true;
    }
    outline->again = walk->repeated && index < outline->again ? index : outline->again;
    walk->marks += mark == walk->current;
    struct table_rows *table = &outline->tables[walk->current];
    bool first_line = is_first_line(walk->current, row, label);
    /* Twice on end it is a line printed twice. */
    enum { ROWS_OF_A_LINE = 9 }; /* a cell on each */
    bool anew = walk->first_figures && index - walk->first_row > (row->kind == ROW_GRID ? 1 : ROWS_OF_A_LINE);
    if (anew && first_line) {
        leave_table(walk, outline);
        walk->last = FORM_TABLES;
        enter_table(walk, outline, (enum form_table)(table - outline->tables));
    }
    walk->first_row = walk->first_line ? walk->first_row : index;
    walk->first_line |= first_line;
    walk->prose = is_prose(row, label) ? walk->prose + 1 : 0;
    if (walk->prose >= 3 || table->count >= LONGEST_TABLE) {
        leave_table(walk, outline);
        return true;
    }
    /* In an annex of one figure a line, a number alone is a figure, unless pages say otherwise. */
    bool page_number = outline->page_number[index] &&
                       (form_tables[walk->current].section > 0 || document->page_count > 0 || row->cell_count != 1);
    if (walk->prose > 0 || page_number) {
        return true;
    }
    bool figures = has_figures(row);
    walk->figures |= figures;
    walk->first_figures |= walk->first_line && figures;
    return walk->repeated || push_row(document->arena, table, index);
}

bool outline_find(const struct document *document, struct outline *outline, struct failure *failure)
{
    memset(outline, 0, sizeof *outline);
    outline->in_table = arena_allocate_array(document->arena, document->row_count, sizeof(bool));
    outline->page_number = arena_allocate_array(document->arena, document->row_count, sizeof(bool));
    struct headings headings = {.count = 0};
    if (!outline->in_table || !outline->page_number) {
        return fail_memory(failure);
    }
    outline->again = outline->end = (uint32_t)document->row_count;
    page_numbers_mark(document, outline->page_number);
    struct outline_walk walk = {.current = FORM_TABLES, .last = FORM_TABLES};
    for (uint32_t i = 0; i < document->row_count; i++) {
        if (!walk_row(document, i, outline, &walk, &headings)) {
            return fail_memory(failure);
        }
    }
    leave_table(&walk, outline);
    for (size_t i = 0; i < FORM_SECTIONS; i++) {
        outline->headings[i].row = UINT32_MAX;
    }
    headings_choose(&headings, outline);
    return true;
}
