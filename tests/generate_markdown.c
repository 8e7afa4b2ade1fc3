/* The manuscript as Markdown: whole tables; tables broken by separators and invented heads, as optical recognition leaves
 * them; one small table for each line of the form. */
#include "generate.h"

enum { COLUMNS_MOST = 20 };

static bool write_row(const struct span *cells, uint32_t count, struct buffer *out)
{
    for (uint32_t column = 0; column < count; column++) {
        buffer_add(out, SPAN("| "));
        buffer_add(out, cells[column]);
        buffer_add(out, SPAN(" "));
    }
    return buffer_add(out, SPAN("|\n"));
}

static bool write_separator(uint32_t count, struct buffer *out)
{
    for (uint32_t column = 0; column < count; column++) {
        buffer_add(out, SPAN("| --- "));
    }
    return buffer_add(out, SPAN("|\n"));
}

/* The texts of a row by column; what is merged from above or from the left is blank. */
static void row_texts(const struct sheet *sheet, uint32_t row, size_t *index, struct span cells[COLUMNS_MOST])
{
    const struct sheet_cell *cell;
    memset(cells, 0, COLUMNS_MOST * sizeof *cells);
    while ((cell = sheet_next_cell(sheet, row, index)) != NULL) {
        cells[cell->column] = cell->text;
    }
}

/* An invented head of "列1 | 列2 | ...", or of "数据1 ... 数据6 | 总计" behind the label. */
static bool write_invented_head(struct arena *arena, uint32_t count, const char *word, uint32_t first,
                                struct buffer *out)
{
    struct span cells[COLUMNS_MOST] = {{0}};
    for (uint32_t column = first; column < count; column++) {
        if (!arena_format(arena, &cells[column], "%s%u", word, column - first + 1)) {
            return false;
        }
    }
    return write_row(cells, count, out) && write_separator(count, out);
}

static bool write_table(const struct manuscript *manuscript, const struct sheet *sheet, bool broken, struct buffer *out)
{
    struct span cells[COLUMNS_MOST];
    size_t index = 0;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        row_texts(sheet, row, &index, cells);
        bool cut = broken && row > sheet->head_rows && row % 6 == 0;
        if (cut && row % 12 == 0) { /* a new page: a table of its own with a head that no form has */
            if (!buffer_add(out, SPAN("\n")) || !write_invented_head(manuscript->arena, sheet->columns, "列", 0, out)) {
                return false;
            }
        } else if (cut && !write_separator(sheet->columns, out)) {
            return false;
        }
        if (!write_row(cells, sheet->columns, out) || (row == 0 && !write_separator(sheet->columns, out))) {
            return false;
        }
    }
    return buffer_add(out, SPAN("\n"));
}

/* A label that stands beside several lines goes in front of the first one's own. */
static bool line_label(struct arena *arena, const struct span *cells, struct span *label)
{
    struct span group = span_starts(cells[0], SPAN("三、")) ? (struct span){0} : cells[0];
    return arena_format(arena, label, "%.*s%.*s%.*s", (int)group.size, group.size ? group.data : "", (int)cells[1].size,
                        cells[1].size ? cells[1].data : "", (int)cells[2].size, cells[2].size ? cells[2].data : "");
}

/* Section 3 as one small table a line: label, 数据1 to 数据6 and 总计. */
static bool write_request_lines(const struct manuscript *manuscript, const struct sheet *sheet, struct buffer *out)
{
    enum { LABELS = 3, APPLICANTS = 7, COLUMNS = 1 + APPLICANTS };
    const struct span head[COLUMNS] = {SPAN("项目"),  SPAN("数据1"), SPAN("数据2"), SPAN("数据3"),
                                       SPAN("数据4"), SPAN("数据5"), SPAN("数据6"), SPAN("总计")};
    struct span cells[COLUMNS_MOST], line[COLUMNS];
    size_t index = 0;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        row_texts(sheet, row, &index, cells);
        if (row < sheet->head_rows) {
            continue;
        }
        if (!line_label(manuscript->arena, cells, &line[0])) {
            return false;
        }
        memcpy(line + 1, cells + LABELS, APPLICANTS * sizeof *cells);
        if (!write_row(head, COLUMNS, out) || !write_separator(COLUMNS, out) || !write_row(line, COLUMNS, out) ||
            !buffer_add(out, SPAN("\n"))) {
            return false;
        }
    }
    return true;
}

/* Sections 2 and 4 one table a line too: each clause with its heads, each route with its results. */
static bool write_proactive_lines(const struct sheet *sheet, struct buffer *out)
{
    struct span cells[COLUMNS_MOST], head[COLUMNS_MOST];
    size_t index = 0;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        row_texts(sheet, row, &index, cells);
        if (span_starts(cells[0], SPAN("第二十条"))) {
            buffer_add(out, cells[0]);
            buffer_add(out, SPAN("\n\n"));
        } else if (span_equal(cells[0], SPAN("信息内容"))) {
            memcpy(head, cells, sizeof head);
        } else if (!write_row(head, sheet->columns, out) || !write_separator(sheet->columns, out) ||
                   !write_row(cells, sheet->columns, out) || !buffer_add(out, SPAN("\n"))) {
            return false;
        }
    }
    return !out->failed;
}

/* Rows without pipes at their sides. */
static bool write_open_table(const struct sheet *sheet, struct buffer *out)
{
    struct span cells[COLUMNS_MOST];
    size_t index = 0;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        row_texts(sheet, row, &index, cells);
        for (uint32_t column = 0; column < sheet->columns; column++) {
            buffer_add(out, column > 0 ? SPAN(" | ") : SPAN(""));
            buffer_add(out, cells[column]);
        }
        for (uint32_t column = 0; row == 0 && column < sheet->columns; column++) {
            buffer_add(out, column > 0 ? SPAN(" | ---") : SPAN("\n---"));
        }
        buffer_add(out, SPAN("\n"));
    }
    return buffer_add(out, SPAN("\n"));
}

/* A table of HTML, as services write it whose Markdown has no merged cells. */
static bool write_html_table(const struct sheet *sheet, struct buffer *out)
{
    size_t index = 0;
    bool written = buffer_add(out, SPAN("<table>"));
    for (uint32_t row = 0; written && row < sheet->rows; row++) {
        const struct sheet_cell *cell;
        written = buffer_add(out, SPAN("<tr>"));
        while (written && (cell = sheet_next_cell(sheet, row, &index)) != NULL) {
            written = buffer_add_format(out, "<td rowspan=\"%u\" colspan=\"%u\">%.*s</td>", cell->rows, cell->columns,
                                        (int)cell->text.size, cell->text.size ? cell->text.data : "");
        }
        written = written && buffer_add(out, SPAN("</tr>\n"));
    }
    return written && buffer_add(out, SPAN("</table>\n\n"));
}

static bool write_sheet(const struct manuscript *manuscript, const struct sheet *sheet, unsigned options,
                        struct buffer *out)
{
    if (options == MARKDOWN_OPEN) {
        return write_open_table(sheet, out);
    }
    if (options == MARKDOWN_HTML) {
        return write_html_table(sheet, out);
    }
    if (options == MARKDOWN_LINES && sheet->kind == SHEET_REQUESTS) {
        return write_request_lines(manuscript, sheet, out);
    }
    if (options == MARKDOWN_LINES && sheet->kind == SHEET_PROACTIVE) {
        return write_proactive_lines(sheet, out);
    }
    return write_table(manuscript, sheet, options == MARKDOWN_BROKEN, out);
}

bool write_markdown(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct block *block = &manuscript->blocks[i];
        if (block->sheet) {
            if (!write_sheet(manuscript, block->sheet, options, out)) {
                return false;
            }
        } else if (!buffer_add(out, i == 0 ? SPAN("# ") : SPAN("")) || !buffer_add(out, block->paragraph) ||
                   !buffer_add(out, SPAN("\n\n"))) {
            return false;
        }
    }
    return true;
}
