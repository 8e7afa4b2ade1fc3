/* Changes to a manuscript that leave its figures what they are: columns and rows that the form has not, another order,
 * marks beside figures, notes in labels, other characters. */
#include "generate.h"

#include <stdlib.h>

/* ---- Copies ------------------------------------------------------------------------------------------------------ */

static struct sheet *copy_sheet(struct arena *arena, const struct sheet *sheet)
{
    struct sheet *copy = arena_allocate(arena, sizeof *copy);
    if (!copy) {
        return NULL;
    }
    *copy = *sheet;
    copy->cells = NULL;
    copy->cell_count = copy->capacity = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        if (!sheet_add_cell(arena, copy, sheet->cells[i])) {
            return NULL;
        }
    }
    return copy;
}

bool manuscript_copy(const struct manuscript *manuscript, struct manuscript *copy)
{
    *copy = *manuscript;
    copy->capacity = manuscript->count;
    copy->blocks = arena_allocate_array(manuscript->arena, manuscript->count, sizeof *copy->blocks);
    bool made = copy->blocks;
    for (size_t i = 0; made && i < manuscript->count; i++) {
        copy->blocks[i] = manuscript->blocks[i];
        if (copy->blocks[i].sheet) {
            copy->blocks[i].sheet = copy_sheet(manuscript->arena, manuscript->blocks[i].sheet);
            made = copy->blocks[i].sheet;
        }
    }
    return made;
}

/* The sheet of a kind, or NULL. */
static struct sheet *find_sheet(struct manuscript *manuscript, enum sheet_kind kind)
{
    for (size_t i = 0; i < manuscript->count; i++) {
        if (manuscript->blocks[i].sheet && manuscript->blocks[i].sheet->kind == kind) {
            return manuscript->blocks[i].sheet;
        }
    }
    return NULL;
}

static int by_place(const void *a, const void *b)
{
    const struct sheet_cell *first = a, *second = b;
    return first->row != second->row ? (first->row < second->row ? -1 : 1)
                                     : (first->column > second->column) - (first->column < second->column);
}

static void sort_cells(struct sheet *sheet)
{
    qsort(sheet->cells, sheet->cell_count, sizeof *sheet->cells, by_place);
}

static bool is_covered(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        if (row - cell->row < cell->rows && column - cell->column < cell->columns) {
            return true;
        }
    }
    return false;
}

/* ---- Columns that the form has not ------------------------------------------------------------------------------- */

/* What the new column prints in a row below the heads. */
typedef bool (*filler)(struct arena *arena, uint32_t row, struct span *text);

static bool fill_remark(struct arena *arena, uint32_t row, struct span *text)
{
    (void)arena;
    *text = row % 7 == 3 ? SPAN("见说明") : SPAN("");
    return true;
}

static bool fill_last_year(struct arena *arena, uint32_t row, struct span *text)
{
    return arena_format(arena, text, "%u", 7001 + 13 * row);
}

static bool fill_ordinal(struct arena *arena, uint32_t row, struct span *text)
{
    return arena_format(arena, text, "%u", row);
}

static bool fill_unit(struct arena *arena, uint32_t row, struct span *text)
{
    (void)arena, (void)row;
    *text = SPAN("件");
    return true;
}

static bool is_section_2_head(const struct sheet *sheet, uint32_t row)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        if (sheet->cells[i].row == row && sheet->cells[i].role == ROLE_HEAD) {
            return true;
        }
    }
    return false;
}

/* Merged cells that reach over the new column, and the clauses of section 2 above it, become wider. */
static bool insert_column(struct arena *arena, struct sheet *sheet, uint32_t at, const char *head, filler fill)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct sheet_cell *cell = &sheet->cells[i];
        bool clause = span_starts(cell->text, SPAN("第二十条"));
        cell->columns += (cell->column < at && cell->column + cell->columns > at) || (clause && at > 0);
        cell->column += cell->column >= at;
    }
    sheet->columns++;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        bool is_head = row < sheet->head_rows || is_section_2_head(sheet, row);
        struct sheet_cell cell = {.text = span_of(head), .row = row, .column = at, .rows = 1, .columns = 1};
        cell.role = is_head ? ROLE_HEAD : at == 0 ? ROLE_LABEL : ROLE_FIGURE;
        cell.rows = row < sheet->head_rows ? sheet->head_rows : 1;
        if (is_covered(sheet, row, at)) {
            continue;
        }
        if ((!is_head && !fill(arena, row, &cell.text)) || !sheet_add_cell(arena, sheet, cell)) {
            return false;
        }
    }
    sort_cells(sheet);
    return true;
}

enum column_option { COLUMN_REMARK, COLUMN_LAST_YEAR, COLUMN_LAST_YEAR_BEHIND, COLUMN_ORDINAL, COLUMN_UNIT };

static bool add_column(struct manuscript *manuscript, unsigned option)
{
    static const struct {
        const char *head;
        filler fill;
    } columns[] = {
        [COLUMN_REMARK] = {"备注", fill_remark},
        [COLUMN_LAST_YEAR] = {"上年数", fill_last_year},
        [COLUMN_LAST_YEAR_BEHIND] = {"上年数", fill_last_year},
        [COLUMN_ORDINAL] = {"序号", fill_ordinal},
        [COLUMN_UNIT] = {"计量单位", fill_unit},
    };
    static const uint32_t labels[] = {[SHEET_PROACTIVE] = 1, [SHEET_REQUESTS] = 3, [SHEET_STATISTICS] = 2};
    for (int kind = SHEET_PROACTIVE; kind < SHEET_KINDS; kind++) {
        struct sheet *sheet = find_sheet(manuscript, (enum sheet_kind)kind);
        bool behind = option == COLUMN_REMARK || option == COLUMN_LAST_YEAR_BEHIND;
        if (!sheet || kind == SHEET_REVIEWS || (kind == SHEET_STATISTICS && option == COLUMN_UNIT)) {
            continue; /* section 4 has no labels, and the annex has units */
        }
        uint32_t at = behind ? sheet->columns : option == COLUMN_ORDINAL ? 0 : labels[kind];
        if (!insert_column(manuscript->arena, sheet, at, columns[option].head, columns[option].fill)) {
            return false;
        }
    }
    return true;
}

/* ---- Rows that the form has not ---------------------------------------------------------------------------------- */

/* Makes room for a row at `at`; merged cells that reach over it grow, groups that end above it too. */
static void open_row(struct sheet *sheet, uint32_t at)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct sheet_cell *cell = &sheet->cells[i];
        uint32_t end = cell->row + cell->rows;
        cell->rows += cell->row < at && (end > at || (end == at && cell->rows > 1 && cell->role == ROLE_LABEL));
        cell->row += cell->row >= at;
    }
    sheet->rows++;
}

/* The row whose label contains the word, or that of the whole when there is none. */
static uint32_t find_row(const struct sheet *sheet, const char *word)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        if (sheet->cells[i].role == ROLE_LABEL && span_contains(sheet->cells[i].text, span_of(word))) {
            return sheet->cells[i].row;
        }
    }
    return sheet->rows;
}

/* A row below that of the line, in the same columns as its own label and figures. */
static bool insert_row(struct arena *arena, struct sheet *sheet, const char *below, const char *label, unsigned first)
{
    uint32_t above = find_row(sheet, below);
    if (above == sheet->rows) {
        return true;
    }
    size_t count = sheet->cell_count;
    uint32_t at = above + 1;
    bool labelled = false;
    open_row(sheet, at);
    for (size_t i = 0; i < count; i++) {
        struct sheet_cell cell = sheet->cells[i];
        bool printed = cell.role == ROLE_LABEL && cell.rows == 1, own_label = printed && !labelled;
        if (cell.row != above || !(printed || cell.role == ROLE_FIGURE)) {
            continue;
        }
        labelled = true;
        cell.row = at;
        cell.text = own_label ? span_of(label) : cell.text; /* a unit stays what it is */
        if ((cell.role == ROLE_FIGURE && !arena_format(arena, &cell.text, "%u", first++)) ||
            !sheet_add_cell(arena, sheet, cell)) {
            return false;
        }
    }
    sort_cells(sheet);
    return true;
}

static bool add_unknown_rows(struct manuscript *manuscript, unsigned option)
{
    static const struct {
        enum sheet_kind kind;
        const char *below, *label;
    } rows[2][5] = {
        {{SHEET_PROACTIVE, "规章", "其他文件"},
         {SHEET_PROACTIVE, "行政处罚", "行政检查"},
         {SHEET_REQUESTS, "8.属于行政查询事项", "9.其他不予公开情形"},
         {SHEET_REQUESTS, "四、结转下年度", "办结率"},
         {SHEET_STATISTICS, "制发规范性文件总数", "主动公开行政执法结果数"}},
        {{SHEET_PROACTIVE, "规范性文件", "合计"},
         {SHEET_PROACTIVE, "行政强制", "小计"},
         {SHEET_REQUESTS, "8.属于行政查询事项", "小计"},
         {SHEET_REQUESTS, "二、上年结转", "上年数"},
         {SHEET_STATISTICS, "5.其他方式公开", "小计"}},
    };
    for (size_t i = 0; i < 5; i++) {
        struct sheet *sheet = find_sheet(manuscript, rows[option][i].kind);
        if (sheet && !insert_row(manuscript->arena, sheet, rows[option][i].below, rows[option][i].label, 6001)) {
            return false;
        }
    }
    return true;
}

/* 1, 2, 3 ... below the heads. */
static bool add_column_numbers(struct manuscript *manuscript, unsigned option)
{
    (void)option;
    for (int kind = SHEET_REQUESTS; kind <= SHEET_REVIEWS; kind++) {
        struct sheet *sheet = find_sheet(manuscript, (enum sheet_kind)kind);
        if (!sheet) {
            continue;
        }
        uint32_t at = sheet->head_rows, labels = kind == SHEET_REQUESTS ? 3 : 0;
        open_row(sheet, at);
        sheet->head_rows++;
        struct sheet_cell blank = {.row = at, .rows = 1, .columns = labels, .role = ROLE_HEAD};
        bool added = labels == 0 || sheet_add_cell(manuscript->arena, sheet, blank);
        for (uint32_t column = labels; added && column < sheet->columns; column++) {
            struct sheet_cell cell = {.row = at, .column = column, .rows = 1, .columns = 1, .role = ROLE_HEAD};
            added = arena_format(manuscript->arena, &cell.text, "%u", column - labels + 1) &&
                    sheet_add_cell(manuscript->arena, sheet, cell);
        }
        if (!added) {
            return false;
        }
        sort_cells(sheet);
    }
    return true;
}

/* Section 4 with a row of last year above this year's, both labelled. */
static bool fill_year(struct arena *arena, uint32_t row, struct span *text)
{
    return arena_format(arena, text, "%s", row == 3 ? "上年" : "本年");
}

static bool add_last_year_of_reviews(struct manuscript *manuscript, unsigned option)
{
    (void)option;
    struct sheet *sheet = find_sheet(manuscript, SHEET_REVIEWS);
    if (!sheet) {
        return true;
    }
    uint32_t at = sheet->head_rows;
    open_row(sheet, at);
    for (uint32_t column = 0; column < sheet->columns; column++) {
        struct sheet_cell cell = {.row = at, .column = column, .rows = 1, .columns = 1, .role = ROLE_FIGURE};
        if (!arena_format(manuscript->arena, &cell.text, "%u", 5001 + column) ||
            !sheet_add_cell(manuscript->arena, sheet, cell)) {
            return false;
        }
    }
    sort_cells(sheet);
    return insert_column(manuscript->arena, sheet, 0, "年度", fill_year);
}

/* ---- Another order ----------------------------------------------------------------------------------------------- */

/* The figures of the two routes and their heads change places; the heads of their results are the same. */
static bool swap_routes(struct manuscript *manuscript, unsigned option)
{
    enum { DIRECT = 5, AFTER = 10, END = 15 };
    (void)option;
    struct sheet *sheet = find_sheet(manuscript, SHEET_REVIEWS);
    for (size_t i = 0; sheet && i < sheet->cell_count; i++) {
        struct sheet_cell *cell = &sheet->cells[i];
        bool moves = cell->column >= DIRECT && (cell->columns == 5 || cell->role == ROLE_FIGURE || cell->row == 2);
        cell->column = !moves ? cell->column : cell->column < AFTER ? cell->column + 5 : cell->column - 5;
    }
    if (sheet) {
        sort_cells(sheet);
    }
    return true;
}

/* 总计 before 自然人. */
static bool put_total_first(struct manuscript *manuscript, unsigned option)
{
    enum { FIRST = 3, TOTAL = 9 };
    (void)option;
    struct sheet *sheet = find_sheet(manuscript, SHEET_REQUESTS);
    for (size_t i = 0; sheet && i < sheet->cell_count; i++) {
        struct sheet_cell *cell = &sheet->cells[i];
        if (cell->column >= FIRST && !(cell->column == FIRST && cell->columns == 7)) {
            cell->column = cell->column == TOTAL ? FIRST : cell->column + 1;
        }
    }
    if (sheet) {
        sort_cells(sheet);
    }
    return true;
}

const struct variation variations[] = {
    {"remark-column", add_column, COLUMN_REMARK, false},
    {"last-year-column", add_column, COLUMN_LAST_YEAR, false},
    {"last-year-behind", add_column, COLUMN_LAST_YEAR_BEHIND, false},
    {"ordinal-column", add_column, COLUMN_ORDINAL, false},
    {"unit-column", add_column, COLUMN_UNIT, false},
    {"unknown-rows", add_unknown_rows, 0, false},
    {"subtotal-rows", add_unknown_rows, 1, false},
    {"column-numbers", add_column_numbers, 0, false},
    {"last-year-reviews", add_last_year_of_reviews, 0, false},
    {"routes-swapped", swap_routes, 0, false},
    {"total-first", put_total_first, 0, false},
    {"marks", add_marks, 0, true},
    {"notes", add_notes, 0, false},
    {"traditional", change_characters, CHARACTERS_TRADITIONAL, true},
    {"kangxi", change_characters, CHARACTERS_KANGXI, true},
    {"zero-width", change_characters, CHARACTERS_ZERO_WIDTH, true},
    {"full-width", change_characters, CHARACTERS_FULL_WIDTH, true},
    {"pinyin", change_characters, CHARACTERS_PINYIN, false},
};
const size_t variation_count = sizeof variations / sizeof *variations;
