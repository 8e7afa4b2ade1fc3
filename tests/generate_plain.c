/* The manuscript as crawlers, copying and tools for tables print it. */
#include "generate.h"

enum { COLUMNS_MOST = 20 };

/* What is written, and whether memory ran out on the way. */
struct writer {
    struct buffer *out;
    bool failed;
};

static void put(struct writer *writer, struct span text)
{
    writer->failed = writer->failed || !buffer_add(writer->out, text);
}

static void put_all(struct writer *writer, const char *text, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++) {
        put(writer, span_of(text));
    }
}

/* A row of a table. */
struct table_row {
    struct span cells[COLUMNS_MOST];
    uint32_t count;   /* cells */
    uint32_t columns; /* of the table */
    bool first, last, head;
};

/* The cells of a row as they are printed one after the other, or one for each column, what is merged left blank. */
static void take_row(const struct sheet *sheet, uint32_t row, size_t *index, bool by_column, struct table_row *taken)
{
    *taken = (struct table_row){.columns = sheet->columns, .first = row == 0, .last = row + 1 == sheet->rows};
    const struct sheet_cell *cell;
    while ((cell = sheet_next_cell(sheet, row, index)) != NULL) {
        uint32_t at = by_column ? cell->column : taken->count;
        taken->cells[at] = cell->text;
        taken->count = at + 1;
        taken->head = cell->role == ROLE_HEAD;
    }
    taken->count = by_column ? sheet->columns : taken->count;
}

/* ---- Pipes ------------------------------------------------------------------------------------------------------- */

static void put_between(struct writer *writer, const struct table_row *row, const char *between)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, i > 0 ? span_of(between) : SPAN(""));
        put(writer, row->cells[i]);
    }
}

static void put_filled(struct writer *writer, const struct table_row *row)
{
    put_between(writer, row, " | ");
    put(writer, SPAN(" |"));
    put_all(writer, "|", row->columns - row->count + 1);
    put(writer, SPAN("\n"));
}

static void put_closed(struct writer *writer, const struct table_row *row)
{
    put_between(writer, row, " | ");
    put(writer, SPAN(" |\n"));
}

static void put_open(struct writer *writer, const struct table_row *row)
{
    put_between(writer, row, " | ");
    put(writer, SPAN("\n"));
}

static void put_full_width(struct writer *writer, const struct table_row *row)
{
    put_between(writer, row, "｜");
    put(writer, SPAN("\n"));
}

static void put_line_ends(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN(" |\n") : SPAN("|\n"));
    }
    put_all(writer, "|", row->columns - row->count + 1);
    put(writer, SPAN("\n"));
}

static void put_pipes_alone(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN("\n|\n") : SPAN("|\n"));
    }
}

static void put_going_on(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i].size > 0 ? (i > 0 ? SPAN(" ") : SPAN("")) : SPAN("\n"));
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN(" |") : SPAN("|"));
    }
    put(writer, SPAN("\n"));
}

/* ---- Cells without pipes ----------------------------------------------------------------------------------------- */

static void put_cells(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN("\n") : SPAN(""));
    }
}

static void put_cells_counted(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN("\n\n") : SPAN("\n"));
    }
}

static void put_cells_nbsp(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i].size > 0 ? row->cells[i] : SPAN("\xC2\xA0"));
        put(writer, SPAN("\n\n"));
    }
}

static void put_words(struct writer *writer, const struct table_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, row->cells[i]);
        put(writer, row->cells[i].size > 0 ? SPAN(" ") : SPAN(""));
    }
}

/* ---- Fields ------------------------------------------------------------------------------------------------------ */

static void put_field(struct writer *writer, struct span text, char separator, bool always)
{
    bool quoted =
        always || (text.size > 0 && (memchr(text.data, separator, text.size) || memchr(text.data, '"', text.size)));
    put(writer, quoted ? SPAN("\"") : SPAN(""));
    for (size_t i = 0; i < text.size; i++) {
        put(writer, text.data[i] == '"' ? SPAN("\"\"") : (struct span){text.data + i, 1});
    }
    put(writer, quoted ? SPAN("\"") : SPAN(""));
}

static void put_fields(struct writer *writer, const struct table_row *row, char separator, bool always)
{
    for (uint32_t i = 0; i < row->count; i++) {
        put(writer, i > 0 ? (struct span){&separator, 1} : SPAN(""));
        put_field(writer, row->cells[i], separator, always);
    }
    put(writer, SPAN("\r\n"));
}

static void put_commas(struct writer *writer, const struct table_row *row)
{
    put_fields(writer, row, ',', false);
}

static void put_commas_quoted(struct writer *writer, const struct table_row *row)
{
    put_fields(writer, row, ',', true);
}

static void put_semicolons(struct writer *writer, const struct table_row *row)
{
    put_fields(writer, row, ';', false);
}

static void put_tabs(struct writer *writer, const struct table_row *row)
{
    put_between(writer, row, "\t");
    put(writer, SPAN("\n"));
}

/* ---- Drawn tables ------------------------------------------------------------------------------------------------ */

/* In columns of the terminal, where East Asian characters take two. */
static uint32_t display_width(struct span text)
{
    uint32_t width = 0;
    while (text.size > 0) {
        width += utf8_next(&text) < 0x2000 ? 1 : 2;
    }
    return width;
}

/* The widths of the columns: of the widest cell that stands in one column. */
static void find_widths(const struct sheet *sheet, uint32_t widths[COLUMNS_MOST])
{
    memset(widths, 0, COLUMNS_MOST * sizeof *widths);
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        uint32_t width = display_width(cell->text);
        widths[cell->column] = width > widths[cell->column] ? width : widths[cell->column];
    }
}

static void put_padded(struct writer *writer, struct span text, uint32_t width, bool right)
{
    uint32_t used = display_width(text), pad = used < width ? width - used : 0;
    put_all(writer, " ", right ? pad : 0);
    put(writer, text);
    put_all(writer, " ", right ? 0 : pad);
}

/* How the rows of a drawn table look. */
struct drawing {
    const char *top[4], *rule[4], *bottom[4]; /* begin, of each column's width, between, end; {NULL}: none */
    const char *begin, *between, *end;        /* of a row */
    bool every;                               /* a rule below each row but the last, otherwise below the first only */
};

static const struct drawing box = {
    {"┌", "─", "┬", "┐"}, {"├", "─", "┼", "┤"}, {"└", "─", "┴", "┘"}, "│", "│", "│", true};
static const struct drawing grid = {
    {"+-", "-", "-+-", "-+"}, {"+-", "-", "-+-", "-+"}, {"+-", "-", "-+-", "-+"}, "| ", " | ", " |", true};
static const struct drawing bars = {{NULL}, {"-", "-", "-+-", "-"}, {NULL}, " ", " | ", "", false};
static const struct drawing spaces = {{NULL}, {NULL}, {NULL}, "", "  ", "", false};

static void put_rule(struct writer *writer, const char *const rule[4], const uint32_t *widths, uint32_t columns)
{
    if (!rule[0]) {
        return;
    }
    bool wide =
        strcmp(rule[1], "-") != 0; /* a line of the box takes two columns of the terminal in some fonts, here one */
    put(writer, span_of(rule[0]));
    for (uint32_t i = 0; i < columns; i++) {
        put(writer, i > 0 ? span_of(rule[2]) : SPAN(""));
        put_all(writer, rule[1], wide && widths[i] == 0 ? 1 : widths[i]);
    }
    put(writer, span_of(rule[3]));
    put(writer, SPAN("\n"));
}

static void put_drawn(struct writer *writer, const struct sheet *sheet, const struct drawing *drawing, bool right)
{
    uint32_t widths[COLUMNS_MOST];
    struct table_row row;
    size_t index = 0;
    find_widths(sheet, widths);
    put_rule(writer, drawing->top, widths, sheet->columns);
    for (uint32_t i = 0; i < sheet->rows; i++) {
        take_row(sheet, i, &index, true, &row);
        put(writer, span_of(drawing->begin));
        for (uint32_t column = 0; column < sheet->columns; column++) {
            put(writer, column > 0 ? span_of(drawing->between) : SPAN(""));
            put_padded(writer, row.cells[column], widths[column], right && column > 0);
        }
        put(writer, span_of(drawing->end));
        put(writer, SPAN("\n"));
        if (i + 1 < sheet->rows && (drawing->every || i == 0)) {
            put_rule(writer, drawing->rule, widths, sheet->columns);
        }
    }
    put_rule(writer, drawing->bottom, widths, sheet->columns);
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

static const struct {
    void (*put_row)(struct writer *writer, const struct table_row *row); /* NULL: drawn */
    const struct drawing *drawing;
    bool right, by_column;
    const char *end; /* of a paragraph and of a table */
} kinds[] = {
    [PLAIN_PIPES_FILLED] = {put_filled, NULL, false, false, "\n"},
    [PLAIN_PIPES_CLOSED] = {put_closed, NULL, false, false, "\n"},
    [PLAIN_PIPES_BETWEEN] = {put_open, NULL, false, true, "\n"},
    [PLAIN_PIPES_FULL_WIDTH] = {put_full_width, NULL, false, true, "\n"},
    [PLAIN_PIPE_AT_LINE_END] = {put_line_ends, NULL, false, false, "\n"},
    [PLAIN_PIPE_ALONE] = {put_pipes_alone, NULL, false, false, "\n"},
    [PLAIN_PIPE_GOES_ON] = {put_going_on, NULL, false, false, "\n"},
    [PLAIN_CELLS] = {put_cells, NULL, false, false, "\n"},
    [PLAIN_CELLS_COUNTED] = {put_cells_counted, NULL, false, false, "\n\n"},
    [PLAIN_CELLS_NBSP] = {put_cells_nbsp, NULL, false, false, "\n\n"},
    [PLAIN_PARAGRAPH] = {put_words, NULL, false, false, " "},
    [PLAIN_WRAPPED] = {put_words, NULL, false, false, " "},
    [PLAIN_COMMAS] = {put_commas, NULL, false, true, "\r\n"},
    [PLAIN_COMMAS_QUOTED] = {put_commas_quoted, NULL, false, true, "\r\n"},
    [PLAIN_SEMICOLONS] = {put_semicolons, NULL, false, true, "\r\n"},
    [PLAIN_BOX] = {NULL, &box, false, true, "\n"},
    [PLAIN_GRID] = {NULL, &grid, false, true, "\n"},
    [PLAIN_BARS] = {NULL, &bars, false, true, "\n"},
    [PLAIN_ALIGNED] = {NULL, &spaces, false, true, "\n"},
    [PLAIN_RIGHT] = {NULL, &spaces, true, true, "\n"},
    [PLAIN_JSON_LINES] = {put_tabs, NULL, false, true, "\n"},
};

static void put_sheet(struct writer *writer, const struct sheet *sheet, unsigned kind)
{
    struct table_row row;
    size_t index = 0;
    if (!kinds[kind].put_row) {
        put_drawn(writer, sheet, kinds[kind].drawing, kinds[kind].right);
        return;
    }
    for (uint32_t i = 0; i < sheet->rows; i++) {
        take_row(sheet, i, &index, kinds[kind].by_column, &row);
        kinds[kind].put_row(writer, &row);
    }
}

/* A section's heading begins a line, whatever else is joined. */
static bool begins_section(struct span paragraph)
{
    struct span rest = paragraph;
    return rest.size > 0 && (utf8_next(&rest), span_starts(rest, SPAN("、")));
}

static void put_manuscript(struct writer *writer, const struct manuscript *manuscript, unsigned kind)
{
    bool joined = kind == PLAIN_PARAGRAPH || kind == PLAIN_WRAPPED;
    bool fields = kind >= PLAIN_COMMAS && kind <= PLAIN_SEMICOLONS;
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct block *block = &manuscript->blocks[i];
        if (block->sheet) {
            put_sheet(writer, block->sheet, kind);
            put(writer, joined || fields ? SPAN("") : span_of(kinds[kind].end));
            continue;
        }
        put(writer, joined && i > 0 && begins_section(block->paragraph) ? SPAN("\n") : SPAN(""));
        if (fields) {
            put_field(writer, block->paragraph, kind == PLAIN_SEMICOLONS ? ';' : ',', kind == PLAIN_COMMAS_QUOTED);
        } else {
            put(writer, block->paragraph);
        }
        put(writer, i == 0 ? SPAN("\n") : span_of(kinds[kind].end));
    }
    put(writer, SPAN("\n"));
}

/* Breaks lines at the last space before the width, or between ideographs. */
static void put_wrapped(struct writer *writer, struct span text)
{
    enum { WIDTH = 76 };
    uint32_t used = 0;
    while (text.size > 0) {
        size_t word = 0;
        while (word < text.size && text.data[word] > ' ') {
            word++;
        }
        word += word == 0;
        struct span rest = {text.data, text.size};
        uint32_t c = utf8_next(&rest);
        size_t size = c < 0x80 ? word : text.size - rest.size;
        uint32_t width = display_width((struct span){text.data, size});
        bool space = c == ' ';
        if (c == '\n') {
            used = 0;
        } else if (used + width > WIDTH) {
            put(writer, SPAN("\n"));
            used = 0;
        }
        if (!(space && used == 0)) {
            put(writer, (struct span){text.data, size});
            used += c == '\n' ? 0 : width;
        }
        text = (struct span){text.data + size, text.size - size};
    }
}

static void put_json_line(struct writer *writer, struct span text)
{
    put(writer, SPAN("{\"url\": \"http://www.example.gov.cn/1.html\", \"text\": \""));
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        put(writer, c == '\n'   ? SPAN("\\n")
                    : c == '\t' ? SPAN("\\t")
                    : c == '"'  ? SPAN("\\\"")
                    : c == '\\' ? SPAN("\\\\")
                                : (struct span){text.data + i, 1});
    }
    put(writer, SPAN("\"}\n"));
}

bool write_plain(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    struct buffer whole = {.arena = manuscript->arena};
    struct writer writer = {.out = out};
    if (options != PLAIN_WRAPPED && options != PLAIN_JSON_LINES) {
        put_manuscript(&writer, manuscript, options);
        return !writer.failed;
    }
    writer.out = &whole;
    put_manuscript(&writer, manuscript, options);
    writer.out = out;
    if (options == PLAIN_WRAPPED) {
        put_wrapped(&writer, buffer_span(&whole));
    } else {
        put_json_line(&writer, buffer_span(&whole));
    }
    return !writer.failed;
}
