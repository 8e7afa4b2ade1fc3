/* Setting the manuscript on pages of A4, as a word processor does: paragraphs wrapped, cells wrapped to their columns and
 * centred, tables broken at a row, merged cells cut where a page ends. */
#include "generate.h"

#define MARGIN 72.0
#define BOTTOM (PAGE_HEIGHT - MARGIN)
#define BODY_SIZE 14.0
#define BODY_LINE 22.0
#define TABLE_SIZE 9.0
#define TABLE_LINE 12.0
#define PADDING 2.0

enum { COLUMNS_MOST = 17, LINES_MOST = 64, ROWS_MOST = 80 };

/* East Asian characters are square, the others half as wide. */
static double text_width(struct span text, double size)
{
    double width = 0;
    while (text.size > 0) {
        width += utf8_next(&text) < 0x300 ? size / 2 : size;
    }
    return width;
}

/* Cuts a text into lines no wider than `width`, the first after an indent; a number is not cut. Returns how many. */
static uint32_t wrap(struct span text, double size, double indent, double width, struct span lines[LINES_MOST])
{
    uint32_t count = 0;
    while (text.size > 0 && count < LINES_MOST) {
        struct span rest = text;
        const char *cut = text.data;
        double used = count == 0 ? indent : 0;
        while (rest.size > 0) {
            uint32_t code_point = utf8_next(&rest);
            used += code_point < 0x300 ? size / 2 : size;
            if (used > width && cut > text.data) {
                break;
            }
            bool inside = code_point > ' ' && code_point < 0x300 && rest.size > 0 && (unsigned char)*rest.data < 0x80;
            cut = inside && used <= width ? cut : rest.data;
        }
        lines[count++] = span_trim(span_between(text.data, cut));
        text = span_between(cut, text.data + text.size);
    }
    return count;
}

/* ---- Output ------------------------------------------------------------------------------------------------------ */

struct setter {
    struct pages *pages;
    unsigned options;
    uint32_t page;
    double top; /* where the next line or row goes */
};

static bool add_print(struct setter *setter, struct print print)
{
    struct pages *pages = setter->pages;
    return ARENA_PUSH(pages->arena, pages->prints, pages->print_count, pages->print_capacity, print);
}

static bool add_rule(struct setter *setter, struct rule rule)
{
    struct pages *pages = setter->pages;
    return ARENA_PUSH(pages->arena, pages->rules, pages->rule_count, pages->rule_capacity, rule);
}

static bool end_page(struct setter *setter)
{
    if (setter->options & PAGE_NUMBERS) {
        struct span number;
        if (!arena_format(setter->pages->arena, &number, "- %u -", setter->page + 1)) {
            return false;
        }
        double width = text_width(number, TABLE_SIZE);
        struct print print = {.text = number, .left = (PAGE_WIDTH - width) / 2, .width = width, .size = TABLE_SIZE};
        print.baseline = PAGE_HEIGHT - MARGIN / 2;
        print.page = setter->page;
        print.piece = setter->pages->piece_count++;
        if (!add_print(setter, print)) {
            return false;
        }
    }
    setter->page++;
    setter->top = MARGIN;
    setter->pages->page_count = setter->page;
    return true;
}

/* ---- Paragraphs -------------------------------------------------------------------------------------------------- */

static bool set_paragraph(struct setter *setter, struct span text, bool title)
{
    struct span lines[LINES_MOST];
    double indent = title ? 0 : 2 * BODY_SIZE;
    uint32_t count = wrap(text, BODY_SIZE, indent, PAGE_WIDTH - 2 * MARGIN, lines);
    uint32_t piece = setter->pages->piece_count++;
    for (uint32_t i = 0; i < count; i++) {
        if (setter->top + BODY_LINE > BOTTOM && !end_page(setter)) {
            return false;
        }
        double width = text_width(lines[i], BODY_SIZE);
        struct print print = {.text = lines[i], .width = width, .size = BODY_SIZE, .page = setter->page};
        print.left = title ? (PAGE_WIDTH - width) / 2 : MARGIN + (i == 0 ? indent : 0);
        print.baseline = setter->top + BODY_SIZE;
        print.piece = piece;
        if (!add_print(setter, print)) {
            return false;
        }
        setter->top += BODY_LINE;
    }
    return true;
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

struct table_setting {
    const struct sheet *sheet;
    double lefts[COLUMNS_MOST + 1]; /* of the columns, and the right edge */
    double heights[ROWS_MOST];
    double tops[ROWS_MOST];
};

/* The column of the longest label that stands in one column; section 4 has none. */
static uint32_t widest_label(const struct sheet *sheet)
{
    uint32_t widest = 0;
    size_t most = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        if (cell->role == ROLE_LABEL && cell->columns == 1 && cell->rows == 1 && cell->text.size > most) {
            most = cell->text.size;
            widest = cell->column;
        }
    }
    return widest;
}

/* Labels take what the figures leave; a column is as wide as its widest figure. */
static void set_columns(struct table_setting *table)
{
    static const double least[][COLUMNS_MOST] = {
        [SHEET_PROACTIVE] = {0, 100, 100, 100},
        [SHEET_REQUESTS] = {14, 42, 0, 32, 32, 32, 32, 32, 32, 32},
        [SHEET_STATISTICS] = {0, 60, 90},
        [SHEET_REVIEWS] = {0, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    };
    const struct sheet *sheet = table->sheet;
    double widths[COLUMNS_MOST], rest = PAGE_WIDTH - 2 * MARGIN;
    uint32_t widest = widest_label(sheet), usual = sheet->kind == SHEET_REQUESTS ? 2 : 0;
    for (uint32_t column = 0; column < sheet->columns; column++) {
        uint32_t known = column + usual - widest; /* a column that the form has not may stand before it */
        widths[column] = known < COLUMNS_MOST && least[sheet->kind][known] > 0 ? least[sheet->kind][known] : 26;
    }
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        double width = text_width(cell->text, TABLE_SIZE) + 2 * PADDING + 1;
        if (cell->role == ROLE_FIGURE && cell->columns == 1 && widths[cell->column] < width && cell->column > 0) {
            widths[cell->column] = width;
        }
    }
    for (uint32_t column = 0; column < sheet->columns; column++) {
        rest -= column == widest ? 0 : widths[column];
    }
    widths[widest] = rest;
    table->lefts[0] = MARGIN;
    for (uint32_t column = 0; column < sheet->columns; column++) {
        table->lefts[column + 1] = table->lefts[column] + widths[column];
    }
}

static double cell_width(const struct table_setting *table, const struct sheet_cell *cell)
{
    return table->lefts[cell->column + cell->columns] - table->lefts[cell->column];
}

static void set_heights(struct table_setting *table)
{
    const struct sheet *sheet = table->sheet;
    struct span lines[LINES_MOST];
    for (uint32_t row = 0; row < sheet->rows; row++) {
        table->heights[row] = TABLE_LINE + 2 * PADDING;
    }
    for (uint32_t most = 1; most <= sheet->rows; most++) { /* merged cells after those that they span */
        for (size_t i = 0; i < sheet->cell_count; i++) {
            const struct sheet_cell *cell = &sheet->cells[i];
            if (cell->rows != most) {
                continue;
            }
            uint32_t count = wrap(cell->text, TABLE_SIZE, 0, cell_width(table, cell) - 2 * PADDING, lines);
            double lacks = count * TABLE_LINE + 2 * PADDING;
            for (uint32_t row = cell->row; row < cell->row + cell->rows; row++) {
                lacks -= table->heights[row];
            }
            table->heights[cell->row + cell->rows - 1] += lacks > 0 ? lacks : 0;
        }
    }
}

/* Prints `count` lines centred in a box, and the box itself. */
static bool set_box(struct setter *setter, const struct sheet_cell *cell, const struct span *lines, uint32_t count,
                    struct rule box)
{
    uint32_t piece = setter->pages->piece_count++;
    double first = box.top + (box.bottom - box.top - count * TABLE_LINE) / 2 + TABLE_SIZE;
    for (uint32_t i = 0; i < count; i++) {
        double width = text_width(lines[i], TABLE_SIZE);
        struct print print = {.text = lines[i], .width = width, .size = TABLE_SIZE, .page = box.page, .piece = piece};
        print.left =
            cell->role == ROLE_LABEL && cell->rows == 1 ? box.left + PADDING : (box.left + box.right - width) / 2;
        print.baseline = first + i * TABLE_LINE;
        print.role = cell->role;
        if (!add_print(setter, print)) {
            return false;
        }
    }
    return add_rule(setter, box);
}

/* A cell that spans rows beyond `end` is cut there: its lines are shared out by the heights of its parts. */
static bool set_cell(struct setter *setter, const struct table_setting *table, const struct sheet_cell *cell,
                     uint32_t begin, uint32_t end)
{
    struct span lines[LINES_MOST];
    uint32_t count = wrap(cell->text, TABLE_SIZE, 0, cell_width(table, cell) - 2 * PADDING, lines);
    double before = 0, here = 0, whole = 0;
    double top = 0;
    for (uint32_t row = cell->row; row < cell->row + cell->rows; row++) {
        double height = table->heights[row];
        whole += height;
        if (row < begin) {
            before += height;
        } else if (row < end) {
            top = here > 0 ? top : table->tops[row];
            here += height;
        }
    }
    uint32_t from = (uint32_t)(count * before / whole + 0.5), to = (uint32_t)(count * (before + here) / whole + 0.5);
    struct rule box = {.page = setter->page, .top = top, .bottom = top + here};
    box.left = table->lefts[cell->column];
    box.right = table->lefts[cell->column + cell->columns];
    return set_box(setter, cell, lines + from, to - from, box);
}

/* Prints the rows from `begin` to `end` and the parts of merged cells that reach into them, row by row. */
static bool set_rows(struct setter *setter, struct table_setting *table, uint32_t begin, uint32_t end)
{
    const struct sheet *sheet = table->sheet;
    for (uint32_t row = begin; row < end; row++) {
        table->tops[row] = setter->top;
        setter->top += table->heights[row];
    }
    size_t first = setter->pages->print_count;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        if (cell->row < end && cell->row + cell->rows > begin && !set_cell(setter, table, cell, begin, end)) {
            return false;
        }
    }
    for (size_t i = first; i < setter->pages->print_count; i++) { /* the last of a row stands before another row's */
        struct print *print = &setter->pages->prints[i];
        bool more = i + 1 < setter->pages->print_count && print[1].role == ROLE_FIGURE;
        print->last = print->role == ROLE_FIGURE && !more;
    }
    return true;
}

static bool is_cut_here(const struct sheet *sheet, uint32_t row)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        if (cell->row == row && cell->role == ROLE_LABEL && span_contains(cell->text, SPAN("没有现成信息"))) {
            return true;
        }
    }
    return false;
}

/* How far the rows from `begin` fit on the page. Heads are not parted from their first row. */
static uint32_t fitting_rows(const struct setter *setter, const struct table_setting *table, uint32_t begin)
{
    const struct sheet *sheet = table->sheet;
    double bottom = setter->top;
    uint32_t end = begin;
    while (end < sheet->rows && bottom + table->heights[end] <= BOTTOM) {
        if (end > begin && (setter->options & PAGE_CUT_GROUP) && is_cut_here(sheet, end)) {
            break;
        }
        bottom += table->heights[end++];
    }
    return begin == 0 && end <= sheet->head_rows && end < sheet->rows ? begin : end;
}

static bool set_table(struct setter *setter, const struct sheet *sheet)
{
    struct table_setting table = {.sheet = sheet};
    if (sheet->columns > COLUMNS_MOST || sheet->rows > ROWS_MOST) {
        return false;
    }
    set_columns(&table);
    set_heights(&table);
    uint32_t begin = 0;
    while (begin < sheet->rows) {
        bool fresh = setter->top <= MARGIN;
        bool repeated = begin > 0 && (setter->options & PAGE_REPEATED_HEADS);
        if (repeated && !set_rows(setter, &table, 0, sheet->head_rows)) {
            return false;
        }
        uint32_t end = fitting_rows(setter, &table, begin);
        if (end == begin && fresh) {
            return false; /* a row higher than a page */
        }
        if (end > begin && !set_rows(setter, &table, begin, end)) {
            return false;
        }
        begin = end;
        if (begin < sheet->rows && !end_page(setter)) {
            return false;
        }
    }
    setter->top += BODY_LINE / 2;
    return true;
}

bool pages_lay_out(const struct manuscript *manuscript, unsigned options, struct pages *pages)
{
    *pages = (struct pages){.arena = manuscript->arena};
    struct setter setter = {.pages = pages, .options = options, .top = MARGIN};
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct block *block = &manuscript->blocks[i];
        if (!(block->sheet ? set_table(&setter, block->sheet) : set_paragraph(&setter, block->paragraph, i == 0))) {
            return false;
        }
    }
    return end_page(&setter);
}
