/* Reading a fixture: text with TAB → paragraphs and tables whose cells know their spans. */
#include "generate.h"

enum { FIELDS = 16, SHEET_LINES = 80 };

/* The lines of one table, cut at TABs. */
struct field_line {
    struct span fields[FIELDS];
};

bool sheet_add_cell(struct arena *arena, struct sheet *sheet, struct sheet_cell cell)
{
    return ARENA_PUSH(arena, sheet->cells, sheet->cell_count, sheet->capacity, cell);
}

/* A head cell that is the same in every report. */
struct head {
    const char *text;
    uint32_t row, column, rows, columns;
};

static bool add_heads(struct arena *arena, struct sheet *sheet, const struct head *heads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct head head = heads[i];
        struct sheet_cell cell = {span_of(head.text), head.row, head.column, head.rows, head.columns, ROLE_HEAD};
        if (!sheet_add_cell(arena, sheet, cell)) {
            return false;
        }
    }
    return true;
}

static bool add_block(struct manuscript *manuscript, struct block block)
{
    return ARENA_PUSH(manuscript->arena, manuscript->blocks, manuscript->count, manuscript->capacity, block);
}

static void split_fields(struct span line, struct field_line *out)
{
    *out = (struct field_line){0};
    for (size_t field = 0; field < FIELDS; field++) {
        size_t end = span_find(line, SPAN("\t"));
        if (end == SIZE_MAX) {
            out->fields[field] = span_trim(line);
            return;
        }
        out->fields[field] = span_trim((struct span){line.data, end});
        line = (struct span){line.data + end + 1, line.size - end - 1};
    }
}

const struct sheet_cell *sheet_next_cell(const struct sheet *sheet, uint32_t row, size_t *index)
{
    if (*index < sheet->cell_count && sheet->cells[*index].row == row) {
        return &sheet->cells[(*index)++];
    }
    return NULL;
}

/* ---- Section 2 --------------------------------------------------------------------------------------------------- */

/* A head whose neighbours to the right are blank spans them, and so do the figures below it. */
static bool read_proactive(struct arena *arena, const struct field_line *lines, uint32_t count, struct sheet *sheet)
{
    enum { COLUMNS = 4 };
    uint32_t used = COLUMNS;
    sheet->columns = COLUMNS;
    for (uint32_t row = 0; row < count; row++) {
        const struct span *fields = lines[row].fields;
        bool clause = span_starts(fields[0], SPAN("第二十条"));
        bool head = span_equal(fields[0], SPAN("信息内容"));
        if (clause || head) {
            for (used = COLUMNS; used > 1 && fields[used - 1].size == 0; used--) {
            }
        }
        for (uint32_t column = 0; column < used; column++) {
            struct sheet_cell cell = {.text = fields[column], .row = row, .column = column, .rows = 1, .columns = 1};
            cell.role = clause || head ? ROLE_HEAD : column == 0 ? ROLE_LABEL : ROLE_FIGURE;
            if (column + 1 == used) {
                cell.columns = COLUMNS - column;
            }
            if (!sheet_add_cell(arena, sheet, cell)) {
                return false;
            }
        }
    }
    sheet->rows = count;
    return true;
}

/* ---- Section 3 --------------------------------------------------------------------------------------------------- */

enum { APPLICANTS = 7, LABELS = 3, REQUEST_COLUMNS = LABELS + APPLICANTS };

enum label_level { LEVEL_NONE, LEVEL_WHOLE, LEVEL_VERTICAL, LEVEL_GROUP, LEVEL_SINGLE };

/* Where a label of section 3 stands in its form is told by how it begins. */
static enum label_level label_level(struct span text)
{
    static const struct {
        const char *start;
        enum label_level level;
    } starts[] = {{"一、", LEVEL_WHOLE},    {"二、", LEVEL_WHOLE}, {"四、", LEVEL_WHOLE},
                  {"三、", LEVEL_VERTICAL}, {"（", LEVEL_GROUP},   {"(", LEVEL_GROUP}};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (span_starts(text, span_of(starts[i].start))) {
            return starts[i].level;
        }
    }
    bool numbered = text.size > 3 && text.data[0] >= '1' && text.data[0] <= '9' && text.data[1] == '.';
    return numbered ? LEVEL_SINGLE : LEVEL_NONE;
}

static const struct head request_heads[] = {
    {"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 0, 0, 3, 3},
    {"申请人情况", 0, 3, 1, 7},
    {"自然人", 1, 3, 2, 1},
    {"法人或其他组织", 1, 4, 1, 5},
    {"总计", 1, 9, 2, 1},
    {"商业企业", 2, 4, 1, 1},
    {"科研机构", 2, 5, 1, 1},
    {"社会公益组织", 2, 6, 1, 1},
    {"法律服务机构", 2, 7, 1, 1},
    {"其他", 2, 8, 1, 1},
};

/* The seven figures of a line. Ragged rows keep them together, with blank cells before and behind. */
static bool find_figures(const struct field_line *line, bool regular, uint32_t labels, uint32_t *first)
{
    if (regular) {
        *first = LABELS;
        return true;
    }
    uint32_t end = REQUEST_COLUMNS;
    while (end > labels + APPLICANTS && line->fields[end - 1].size == 0) {
        end--;
    }
    if (end < labels + APPLICANTS) {
        return false;
    }
    *first = end - APPLICANTS;
    return true;
}

static bool read_request_line(struct arena *arena, const struct field_line *line, bool regular, struct sheet *sheet)
{
    struct sheet_cell labels[LABELS];
    uint32_t count = 0, first_figure;
    uint32_t row = sheet->rows++;
    uint32_t fields = 0;
    for (uint32_t field = 0; field < LABELS; field++) {
        struct span text = line->fields[field];
        enum label_level level = label_level(text);
        if (level == LEVEL_NONE) {
            continue;
        }
        struct sheet_cell cell = {.text = text, .row = row, .rows = 1, .columns = 1, .role = ROLE_LABEL};
        cell.column = level == LEVEL_SINGLE ? 2 : level == LEVEL_GROUP ? 1 : 0;
        labels[count++] = cell;
        fields = field + 1;
    }
    if (count == 0 || !find_figures(line, regular, fields, &first_figure)) {
        return false;
    }
    struct sheet_cell *last = &labels[count - 1];
    last->columns = LABELS - last->column;
    for (uint32_t i = 0; i < count; i++) {
        if (!sheet_add_cell(arena, sheet, labels[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < APPLICANTS; i++) {
        struct sheet_cell cell = {line->fields[first_figure + i], row, LABELS + i, 1, 1, ROLE_FIGURE};
        if (!sheet_add_cell(arena, sheet, cell)) {
            return false;
        }
    }
    return true;
}

/* A label in the first two columns that does not reach the third spans the rows down to the next of its kind. */
static void stretch_labels(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        struct sheet_cell *cell = &sheet->cells[i];
        if (cell->role != ROLE_LABEL || cell->column + cell->columns == LABELS) {
            continue;
        }
        uint32_t end = sheet->rows;
        for (size_t j = i + 1; j < sheet->cell_count && end == sheet->rows; j++) {
            const struct sheet_cell *other = &sheet->cells[j];
            if (other->role == ROLE_LABEL && other->row > cell->row && other->column <= cell->column) {
                end = other->row;
            }
        }
        cell->rows = end - cell->row;
    }
}

static bool read_requests(struct arena *arena, const struct field_line *lines, uint32_t count, struct sheet *sheet)
{
    uint32_t first = 0;
    bool regular = false;
    for (; first < count && label_level(lines[first].fields[0]) != LEVEL_WHOLE; first++) {
        regular = regular || span_equal(lines[first].fields[LABELS], SPAN("自然人"));
    }
    if (!add_heads(arena, sheet, request_heads, sizeof request_heads / sizeof *request_heads)) {
        return false;
    }
    sheet->columns = REQUEST_COLUMNS;
    sheet->rows = sheet->head_rows = 3;
    for (uint32_t i = first; i < count; i++) {
        if (!read_request_line(arena, &lines[i], regular, sheet)) {
            return false;
        }
    }
    stretch_labels(sheet);
    return true;
}

/* ---- Section 4 --------------------------------------------------------------------------------------------------- */

static const struct head review_heads[] = {
    {"行政复议", 0, 0, 1, 5},    {"行政诉讼", 0, 5, 1, 10}, {"结果维持", 1, 0, 2, 1},  {"结果纠正", 1, 1, 2, 1},
    {"其他结果", 1, 2, 2, 1},    {"尚未审结", 1, 3, 2, 1},  {"总计", 1, 4, 2, 1},      {"未经复议直接起诉", 1, 5, 1, 5},
    {"复议后起诉", 1, 10, 1, 5}, {"结果维持", 2, 5, 1, 1},  {"结果纠正", 2, 6, 1, 1},  {"其他结果", 2, 7, 1, 1},
    {"尚未审结", 2, 8, 1, 1},    {"总计", 2, 9, 1, 1},      {"结果维持", 2, 10, 1, 1}, {"结果纠正", 2, 11, 1, 1},
    {"其他结果", 2, 12, 1, 1},   {"尚未审结", 2, 13, 1, 1}, {"总计", 2, 14, 1, 1},
};

static bool read_reviews(struct arena *arena, const struct field_line *lines, uint32_t count, struct sheet *sheet)
{
    enum { COLUMNS = 15 };
    if (!add_heads(arena, sheet, review_heads, sizeof review_heads / sizeof *review_heads)) {
        return false;
    }
    for (uint32_t column = 0; column < COLUMNS; column++) {
        struct sheet_cell cell = {lines[count - 1].fields[column], 3, column, 1, 1, ROLE_FIGURE};
        if (!sheet_add_cell(arena, sheet, cell)) {
            return false;
        }
    }
    sheet->columns = COLUMNS;
    sheet->head_rows = 3;
    sheet->rows = 4;
    return true;
}

/* ---- The annex of the form of 2014 ------------------------------------------------------------------------------- */

/* A label, its unit, which groups print as ——, and a figure. */
static bool read_statistics(struct arena *arena, const struct field_line *lines, uint32_t count, struct sheet *sheet)
{
    enum { COLUMNS = 3 };
    sheet->columns = COLUMNS;
    sheet->head_rows = 1;
    sheet->rows = count;
    for (uint32_t row = 0; row < count; row++) {
        const struct span *fields = lines[row].fields;
        bool group = span_equal(fields[1], fields[2]);
        for (uint32_t column = 0; column < COLUMNS; column++) {
            struct sheet_cell cell = {.text = fields[column], .row = row, .column = column, .rows = 1, .columns = 1};
            cell.role = row == 0 ? ROLE_HEAD : column < 2 || group ? ROLE_LABEL : ROLE_FIGURE;
            if (!sheet_add_cell(arena, sheet, cell)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

static bool add_sheet(struct manuscript *manuscript, const struct field_line *lines, uint32_t count)
{
    static bool (*const readers[])(struct arena *, const struct field_line *, uint32_t, struct sheet *) = {
        [SHEET_PROACTIVE] = read_proactive,
        [SHEET_REQUESTS] = read_requests,
        [SHEET_REVIEWS] = read_reviews,
        [SHEET_STATISTICS] = read_statistics,
    };
    struct sheet *sheet = arena_allocate(manuscript->arena, sizeof *sheet);
    if (!sheet) {
        return false;
    }
    struct span first = lines[0].fields[0];
    sheet->kind = span_starts(first, SPAN("第二十条"))   ? SHEET_PROACTIVE
                  : span_starts(first, SPAN("行政复议")) ? SHEET_REVIEWS
                  : span_starts(first, SPAN("统计指标")) ? SHEET_STATISTICS
                                                         : SHEET_REQUESTS;
    return readers[sheet->kind](manuscript->arena, lines, count, sheet) &&
           add_block(manuscript, (struct block){.sheet = sheet});
}

bool manuscript_read(struct arena *arena, struct span fixture, struct manuscript *manuscript)
{
    *manuscript = (struct manuscript){.arena = arena};
    struct field_line *lines = arena_allocate_array(arena, SHEET_LINES, sizeof *lines);
    uint32_t count = 0;
    struct span line;
    if (!lines || !arena_copy(arena, fixture, &fixture)) {
        return false;
    }
    while (span_next_line(&fixture, &line)) {
        bool row = span_contains(line, SPAN("\t"));
        if (row && count < SHEET_LINES) {
            split_fields(line, &lines[count++]);
            continue;
        }
        line = span_trim(line);
        if (line.size == 0) {
            continue; /* a blank line within a table does not end it */
        }
        if (count > 0 && !add_sheet(manuscript, lines, count)) {
            return false;
        }
        count = 0;
        if (!add_block(manuscript, (struct block){.paragraph = line})) {
            return false;
        }
    }
    return count == 0 || add_sheet(manuscript, lines, count);
}
