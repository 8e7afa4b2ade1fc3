/* 政府信息公开情况统计表: a label, a unit and one number a line. */
#include "base/label.h"
#include "form/table/fill_lines.h"
#include "form/table/listing.h"

enum {
    LINES_OF_A_TABLE = 3,     /* with a figure or a mark for none: fewer are a mention */
    LINES_BESIDE_A_FORM = 15, /* in a report of a later form, whose narrative may go through the old lines */
    LINES_OF_PROSE = 20,      /* of a text that tells the table line by line */
    SEVERAL = 3               /* lines with more than one number: the table has several columns of them */
};

/* Labels of lines, and of groups, in the form's order. False: no memory. */
static bool build_script(struct arena *arena, struct script_label **labels, uint32_t *count)
{
    *labels = arena_allocate_array(arena, form_line_count, 2 * sizeof **labels);
    *count = 0;
    for (uint32_t i = form_ranges[TABLE_STATISTICS].first; i < form_ranges[TABLE_STATISTICS].end && *labels; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->group) {
            (*labels)[(*count)++] = (struct script_label){line->group, UINT32_MAX, 0};
        }
        (*labels)[(*count)++] = (struct script_label){line->key, i, line->least};
    }
    return *labels != NULL;
}

/* What is printed beside one label. */
struct beside {
    const struct listed_figure *first, *number, *last; /* in their order; NULL: none */
    uint32_t figures, numbers;
    bool unread; /* print that is no number is among them */
};

static struct beside find_beside(const struct listing *listing, uint32_t label)
{
    struct beside beside = {.first = NULL};
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        const struct listed_figure *figure = &listing->figures[i];
        if (figure->label != label) {
            continue;
        }
        beside.first = beside.first ? beside.first : figure;
        beside.last = figure;
        beside.number = figure->reading == READING_NUMBER ? figure : beside.number;
        beside.figures++;
        beside.numbers += figure->reading == READING_NUMBER;
        beside.unread |= figure->reading == READING_OTHER;
    }
    return beside;
}

/* ---- several columns of numbers ---- */

/* Heads of the column that the form has; a head that says more, 区直单位统计数, is another's. */
static const char *const own_heads[] = {"统计数", "数据统计数", "统计数据", "统计数量",   "统计数字",
                                        "数量",   "数值",       "数据",     "数目",       "统计结果",
                                        "本年",   "本年数",     "本年度",   "本年统计数", "本年度统计数"};
/* Heads of two years' columns, each behind its year: the later one is the form's. */
static const char *const year_heads[] = {"年", "年度", "年数", "年统计数", "年度统计数", "年数量", "年数据"};

/* Heads of the column beside it that are last year's, or the change since. */
static bool is_of_last_year(const struct label *label)
{
    return label_has(label, "上年") || label_has(label, "去年") || label_has(label, "上一年") ||
           label_has(label, "同比");
}

/* The cell of a row that heads the form's column. `heads` counts the cells that may. */
static const struct cell *find_head_in(const struct row *row, uint32_t *heads)
{
    const struct cell *own = NULL, *latest = NULL;
    int64_t year = 0;
    *heads = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        struct number number;
        const struct cell *cell = &row->cells[c];
        const struct label *label = cell_label(cell);
        bool here = label_is_any(label, ANY(own_heads));
        own = here ? cell : own;
        if (label_is_any(label, ANY(year_heads)) && number_read_phrase(cell->text, &number) > 0 &&
            number.integer > year) {
            year = number.integer;
            latest = cell;
        } else {
            bool other = label_length(label) <= 16 && label_has(label, "统计数") && !is_of_last_year(label);
            *heads += here || (other && !label_has(label, "年统计数") && !label_has(label, "年度统计数"));
        }
    }
    *heads += !own && latest;
    return own ? own : latest;
}

/* The cell that heads the figures of a table's rows; NULL: none, or more than one. */
static const struct cell *find_head(const struct listing *listing, uint32_t *heads)
{
    *heads = 0;
    for (uint32_t r = 0; r < listing->row_count; r++) {
        const struct cell *own = find_head_in(listing->rows[r], heads);
        if (*heads > 0) {
            return *heads == 1 && listing->rows[r]->kind == ROW_GRID ? own : NULL;
        }
    }
    return NULL;
}

/* Figures of a table's rows that stand under other heads are nobody's. */
static void keep_under_head(struct listing *listing, const struct cell *head)
{
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        struct listed_figure *figure = &listing->figures[i];
        double block = listing->second_block > 0 && figure->left >= listing->second_block ? listing->second_block : 0;
        if (listing->rows[figure->row]->kind == ROW_GRID && !listing->rows[figure->row]->ragged &&
            (figure->left - block >= head->right || figure->right - block <= head->left)) {
            figure->label = UINT32_MAX;
        }
    }
}

/* Whether numbers stand in several columns and nothing tells which is the form's. */
static bool has_several_columns(struct listing *listing)
{
    uint32_t heads, several = 0, numbers = 0;
    const struct cell *head = find_head(listing, &heads);
    if (head) {
        keep_under_head(listing, head);
    }
    double left = -1;
    bool one_column = true;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct beside beside = find_beside(listing, i);
        numbers += beside.numbers > 0;
        several += beside.numbers > 1;
        const struct row *row = beside.number ? listing->rows[beside.number->row] : NULL;
        if (row && row->kind == ROW_GRID && !row->ragged) {
            one_column &= left < 0 || beside.number->left == left;
            left = beside.number->left;
        }
    }
    return heads > 1 || several >= SEVERAL || several * 2 > numbers || (!head && !one_column);
}

/* ---- cells ---- */

/* Crawlers that keep each line of a text once leave no figure twice: then nobody knows what a line without one had. */
static bool lost_repeated_lines(const struct listing *listing)
{
    enum { ENOUGH = 8 };
    uint32_t met = 0, without = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        struct beside beside = find_beside(listing, i);
        if (!listing->found[i].found || listing->labels[i].line == UINT32_MAX) {
            continue;
        }
        without += beside.figures == 0;
        if (beside.figures == 0) {
            continue;
        }
        if (listing->rows[beside.first->row]->kind == ROW_GRID || beside.first->row <= listing->found[i].last_row) {
            return false;
        }
        for (uint32_t k = 0; k < i; k++) {
            struct beside other = find_beside(listing, k);
            if (other.first && span_equal(other.first->text, beside.first->text)) {
                return false;
            }
        }
        met++;
    }
    return met >= ENOUGH && without > 0 && !listing->repeats;
}

/* All that the line prints, from its first figure to its last. */
static bool join_figures(struct arena *arena, const struct listing *listing, uint32_t label, struct span *text)
{
    struct buffer all = {.arena = arena};
    for (uint32_t i = 0; i < listing->figure_count; i++) {
        if (listing->figures[i].label == label &&
            ((all.size > 0 && !buffer_add(&all, SPAN(" "))) || !buffer_add(&all, listing->figures[i].text))) {
            return false;
        }
    }
    *text = buffer_span(&all);
    return true;
}

/* The number of thousands in the second of two: 1 234 */
static bool is_one_number(const struct beside *beside)
{
    const struct listed_figure *first = beside->first, *second = beside->last;
    if (beside->figures != 2 || beside->numbers != 2 || first->row != second->row || second->cell != first->cell + 1 ||
        first->text.size > 3 || second->text.size != 3 || first->text.data[0] == '0') {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        if (second->text.data[i] < '0' || second->text.data[i] > '9' ||
            (i < first->text.size && (first->text.data[i] < '0' || first->text.data[i] > '9'))) {
            return false;
        }
    }
    return true;
}

/* What the line prints where it has no figure that is known to be its own. */
static struct span label_text(const struct listing *listing, uint32_t label)
{
    const struct glyph *last = &listing->glyphs.items[listing->found[label].last];
    const struct row *row = listing->rows[last->row];
    return row->kind != ROW_GRID ? row->text : row->cells[last->cell].text;
}

static bool read_number(struct arena *arena, const struct form_measure *measure, bool in_yuan, struct report_cell *cell)
{
    struct span text = cell->text;
    if (in_yuan && measure->unit == UNIT_TEN_THOUSAND_YUAN &&
        !arena_format(arena, &text, "%.*s元", (int)cell->text.size, cell->text.data)) {
        return false;
    }
    enum reading reading = number_read_cell(text, measure->unit, &cell->value);
    cell->state = reading == READING_NUMBER ? CELL_NUMBER : reading == READING_BLANK ? CELL_BLANK : CELL_UNREADABLE;
    return true;
}

/* False: no memory. */
static bool fill_listed(const struct listing *listing, uint32_t label, bool untold, struct report *report)
{
    const struct listed_label *found = &listing->found[label];
    uint32_t line = listing->labels[label].line;
    struct report_line *out = &report->lines[line];
    struct report_cell *cell = &out->cells[0];
    struct beside beside = find_beside(listing, label);
    out->times = 1;
    out->place = cell->place = listing->rows[found->first_row]->place;
    if (beside.first) {
        const struct listed_figure *shown = beside.number ? beside.number : beside.first;
        cell->place = listing->rows[shown->row]->place;
        cell->place.column = listing->rows[shown->row]->kind == ROW_GRID ? (uint32_t)shown->left + 1 : 0;
    }
    bool one = beside.numbers == 1 && !beside.unread;
    bool nothing = beside.numbers == 0 && !beside.unread && (beside.figures > 0 || found->closed);
    if (untold || (found->doubtful && !one) || !(one || nothing || is_one_number(&beside))) {
        cell->state = CELL_UNREADABLE;
        cell->unplaced = beside.numbers > 0 && !beside.unread;
        cell->text = label_text(listing, label);
        return beside.figures == 0 || join_figures(report->arena, listing, label, &cell->text);
    }
    if (nothing) {
        cell->state = CELL_BLANK;
        cell->text = beside.first ? beside.first->text : (struct span){NULL, 0};
        return true;
    }
    if (!one) {
        return join_figures(report->arena, listing, label, &cell->text) &&
               read_number(report->arena, &form_lines[line].measures[0], beside.number->in_yuan, cell);
    }
    cell->text = beside.number->text;
    return read_number(report->arena, &form_lines[line].measures[0], beside.number->in_yuan, cell);
}

/* Of a text that tells the table line by line, only what it tells beyond doubt: a label printed almost whole, and right
 * behind it one number with its unit. */
static bool is_told(const struct listing *listing, uint32_t label)
{
    enum { NEAR = 4 };
    const struct listed_label *found = &listing->found[label];
    struct beside beside = find_beside(listing, label);
    uint32_t least = listing->labels[label].least > 0 ? listing->labels[label].least : (found->length * 4 + 4) / 5;
    return found->found && listing->labels[label].line != UINT32_MAX && beside.figures == 1 && beside.numbers == 1 &&
           found->matched >= least && beside.number->before > found->last &&
           beside.number->before <= found->last + NEAR;
}

static bool fill_prose(struct listing *listing, struct report *report)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        told += is_told(listing, i);
    }
    if (told < LINES_OF_PROSE) {
        return true;
    }
    report->tables[TABLE_STATISTICS] = (struct report_table){.form = forms_with(TABLE_STATISTICS), .times = 1};
    for (uint32_t i = 0; i < listing->label_count; i++) {
        if (is_told(listing, i) && !fill_listed(listing, i, false, report)) {
            return false;
        }
    }
    return true;
}

static uint32_t count_lines(const struct listing *listing)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        count +=
            listing->labels[i].line != UINT32_MAX && listing->found[i].found && find_beside(listing, i).figures > 0;
    }
    return count;
}

/* What stands around the table and belongs to it: its title and year above, who filled it in below. */
static bool is_frame(const struct row *row)
{
    static const char *const words[] = {"情况统计表", "填报单位", "单位负责人", "审核人",
                                        "填报人",     "联系电话", "填报日期"};
    static const char *const whole[] = {"附件", "附表", "附", "年度", "年"};
    enum { LONGEST = 60 };
    const struct label *label = row_label(row);
    return (label_length(label) <= LONGEST && label_has_any(label, ANY(words))) || label_is_any(label, ANY(whole));
}

/* Each figure on a line before its label: one stands above the table, and none behind its last label. */
static bool stand_before(const struct document *document, const struct listing *listing)
{
    uint32_t last = listing->label_count, first = listing->document_rows[0];
    while (last > 0 && !listing->found[last - 1].found) {
        last--;
    }
    bool above = false;
    for (uint32_t back = 1; back <= 2 && back <= first; back++) { /* a unit may stand between */
        const struct row *row = &document->rows[first - back];
        struct number number;
        above |= row->kind != ROW_GRID && number_read_any(row->text, &number) == READING_NUMBER;
    }
    return above && last > 0 && find_beside(listing, last - 1).figures == 0;
}

/* Whether the document ends with the label or its figures, and may have been cut there: lines behind it are not found. Of a
 * label without figures, the last that is found, the figure may be what was cut off. */
static bool may_be_cut(const struct document *document, const struct listing *listing, uint32_t label, uint32_t row,
                       bool figures)
{
    uint32_t missing = 0, found = 0;
    bool last = row + 1 == document->row_count;
    if (figures && (!last || document->end == END_WHOLE)) {
        return false;
    }
    for (uint32_t i = label + 1; i < listing->label_count; i++) {
        missing += listing->labels[i].line != UINT32_MAX && !listing->found[i].found;
        found += listing->found[i].found;
    }
    return (last && document->end == END_CUT) ||
           (missing > 0 && ((last && document->end == END_OPEN) || (!figures && found == 0)));
}

static bool fill_table(const struct document *document, struct listing *listing, uint32_t times, struct report *report)
{
    struct report_table *out = &report->tables[TABLE_STATISTICS];
    bool untold = has_several_columns(listing) || listing->unordered || stand_before(document, listing),
         lost = lost_repeated_lines(listing);
    uint32_t last = 0;
    for (uint32_t i = 0; i < listing->label_count; i++) {
        if (!listing->found[i].found) {
            continue;
        }
        struct beside beside = find_beside(listing, i);
        uint32_t label_row = listing->document_rows[listing->found[i].last_row];
        uint32_t figure_row = beside.last ? listing->document_rows[beside.last->row] : label_row;
        uint32_t row = figure_row > label_row ? figure_row : label_row;
        last = row > last ? row : last;
        bool doubtful = untold || lost || may_be_cut(document, listing, i, row, beside.figures > 0);
        if (listing->labels[i].line != UINT32_MAX && !fill_listed(listing, i, doubtful, report)) {
            return false;
        }
    }
    *out = (struct report_table){.form = forms_with(TABLE_STATISTICS),
                                 .times = times,
                                 .place = listing->rows[0]->place,
                                 .first_row = listing->document_rows[0],
                                 .last_row = last + 1};
    while (out->first_row > 0 && is_frame(&document->rows[out->first_row - 1])) {
        out->first_row--;
    }
    while (out->last_row < document->row_count && is_frame(&document->rows[out->last_row])) {
        out->last_row++;
    }
    return true;
}

/* Whether the text may tell the table: the words of two of its lines that no other text has. */
static bool tells_lines(const struct document *document)
{
    static const char *const words[] = {"申请办结数", "制发规范性文件总数"};
    uint32_t met = 0;
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        for (size_t k = 0; k < COUNT(words); k++) {
            met |= span_contains(row->text, span_of(words[k])) ? 1u << k : 0;
            for (uint32_t c = 0; c < row->cell_count && row->kind == ROW_GRID; c++) {
                met |= span_contains(row->cells[c].text, span_of(words[k])) ? 1u << k : 0;
            }
        }
    }
    return met == 3;
}

static bool has_later_form(const struct report *report)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        if (report->tables[table].form & ~forms_with(TABLE_STATISTICS)) {
            return true;
        }
    }
    return false;
}

/* The rows of the table, where there is one; false in `found` where they only mention it. False: no memory. */
static bool read_table(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                       struct report *report, uint32_t least, bool *found)
{
    struct listing listing;
    struct script_label *labels;
    uint32_t label_count;
    *found = false;
    if (rows->count == 0) {
        return true;
    }
    if (!build_script(scratch, &labels, &label_count) ||
        !listing_read(document, rows, labels, label_count, scratch, &listing)) {
        return false;
    }
    *found = count_lines(&listing) >= least;
    return !*found || fill_table(document, &listing, rows->times, report);
}

/* The whole text as the rows of the table. False: no memory. */
static bool read_prose(const struct document *document, struct arena *scratch, struct report *report)
{
    struct listing listing;
    struct script_label *labels;
    uint32_t label_count;
    struct table_rows all = {.count = (uint32_t)document->row_count};
    all.rows = arena_allocate_array(scratch, all.count, sizeof *all.rows);
    for (uint32_t i = 0; i < all.count && all.rows; i++) {
        all.rows[i] = i;
    }
    return all.rows && build_script(scratch, &labels, &label_count) &&
           listing_read(document, &all, labels, label_count, scratch, &listing) && fill_prose(&listing, report);
}

bool statistics_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                     struct report *report, struct failure *failure)
{
    bool later = has_later_form(report), found;
    if (!read_table(document, rows, scratch, report, later ? LINES_BESIDE_A_FORM : LINES_OF_A_TABLE, &found)) {
        return fail_memory(failure);
    }
    bool told = !found && !later && tells_lines(document);
    return !told || read_prose(document, scratch, report) || fail_memory(failure);
}
