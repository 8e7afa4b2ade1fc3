#include "form/table/page_numbers.h"

#include "form/form.h"

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2015 || c == 0x2500 || c == 0xFF0D || c == 0x00B7;
}

/* Words far apart stand in columns. */
static bool is_spread(const struct row *row)
{
    const double widest = row->measured ? 18 : 4; /* points, characters */
    for (uint32_t i = 0; row->kind == ROW_ALIGNED && i + 1 < row->cell_count; i++) {
        if (row->cells[i + 1].left - row->cells[i].right > widest) {
            return true;
        }
    }
    return false;
}

/* 0 / 0, 2 / 1: no page of so many. */
static bool is_no_page(const struct row *row)
{
    int64_t values[2] = {1, INT64_MAX};
    uint32_t count = 0;
    for (uint32_t i = 0; i < row->cell_count && count < COUNT(values); i++) {
        struct number number;
        if (number_read_any(row->cells[i].text, &number) == READING_NUMBER && number.kind == NUMBER_INTEGER) {
            values[count++] = number.integer;
        }
    }
    return values[0] < 1 || values[0] > values[1];
}

/* - 4 -, — 5 —, 第 4 页, 4 / 9; with a dash on one side, or marks in columns, they are figures. */
static bool is_dressed_number(const struct row *row)
{
    bool words = row->kind != ROW_GRID && row->text.size <= 40 && span_contains(row->text, SPAN("页"));
    if (row->kind == ROW_GRID || row->text.size > 40 || (!words && (row->cell_count > 3 || is_spread(row)))) {
        return false;
    }
    struct span rest = row->text;
    bool digits = false, dressed = false, begins = false, ends = false;
    while (rest.size > 0) {
        bool first = rest.data == row->text.data;
        uint32_t c = utf8_next(&rest);
        begins |= first && is_dash(c);
        ends = is_dash(c) || (ends && is_space(c));
        if (is_dash(c) || c == '/' || c == 0x7B2C || c == 0x9875 || c == 0x5171) {
            dressed = true;
        } else if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19)) {
            digits = true;
        } else if (!is_space(c)) {
            return false;
        }
    }
    struct number number;
    return digits && dressed && begins == ends && !is_no_page(row) &&
           number_read_any(row->text, &number) != READING_NUMBER;
}

/* A line that is one small number, and may be the number of a page, half of a figure, or a figure on a line of its own. */
static bool is_bare_number(const struct row *row, int64_t *value)
{
    struct number number;
    if (row->kind == ROW_GRID || row->cell_count != 1 || row->text.size > 9 ||
        number_read_phrase(row->text, &number) != row->text.size || number.kind != NUMBER_INTEGER) {
        return false;
    }
    *value = number.integer;
    struct span first = row->text;
    return !is_ideograph(utf8_next(&first)) && number.integer > 0 && number.integer < 1000;
}

/* Figures at the end of a line. */
static uint32_t count_figures(const struct row *row)
{
    uint32_t figures = 0;
    for (uint32_t i = row->cell_count; i > 0 && cell_reading(&row->cells[i - 1]) != READING_OTHER; i--) {
        figures += row->cells[i - 1].text.size > 0;
    }
    return figures;
}

/* Whether the line above lacks just one figure of a line of section 3 or 4, which may stand alone below it. */
static bool lacks_one(const struct row *above)
{
    uint32_t figures = count_figures(above);
    return figures == FORM_MEASURES - 1 || figures == 14;
}

/* Whether the line above has all its figures, so that a number below it is the number of a page, or the lower half of a
 * figure that a narrow column has cut. */
static bool is_full(const struct row *above)
{
    uint32_t figures = count_figures(above);
    return figures == FORM_MEASURES || figures == 15;
}

/* Whether the line above may be a label, and the number below it its figure: where there are no pages, that is as
 * likely. */
static bool may_be_figure(const struct document *document, uint32_t row)
{
    enum { LONGEST_LABEL = 150 };
    const struct row *above = row > 0 ? &document->rows[row - 1] : NULL;
    return document->page_count == 0 && above && above->kind == ROW_TEXT && above->text.size <= LONGEST_LABEL &&
           count_figures(above) == 0 && !span_contains(above->text, SPAN("。"));
}

/* Whether each figure at the end of a line of a page stands under one of the line above. */
static bool stands_under(const struct row *here, const struct row *above)
{
    uint32_t figures = count_figures(here), above_figures = count_figures(above);
    if (here->kind != ROW_ALIGNED || above->kind != ROW_ALIGNED || !here->measured) {
        return false;
    }
    for (uint32_t i = here->cell_count - figures; i < here->cell_count; i++) {
        bool under = false;
        for (uint32_t c = above->cell_count - above_figures; c < above->cell_count; c++) {
            under |= here->cells[i].left < above->cells[c].right && above->cells[c].left < here->cells[i].right;
        }
        if (!under) {
            return false;
        }
    }
    return figures > 0;
}

static bool is_page_edge(const struct document *document, uint32_t row)
{
    return document->rows[row].page_start || row + 1 == document->row_count || document->rows[row + 1].page_start;
}

/* Whether fewer figures stand below full lines inside the pages: then figures are cut in two, and none can be told from
 * the number of a page. */
static bool has_halves(const struct document *document)
{
    int64_t value;
    for (uint32_t i = 1; i < document->row_count; i++) {
        const struct row *here = &document->rows[i], *above = here - 1;
        bool bare = is_bare_number(here, &value);
        if ((bare || here->measured) && !is_page_edge(document, i) && is_full(above) && !is_full(here) &&
            (bare || stands_under(here, above))) {
            return true;
        }
    }
    return false;
}

/* Whether the number stands at the head of a page under a figure of the row before, or, where figures are cut in two, at
 * its foot: the end of the page has cut it, or it stands right above. */
static bool is_cut_figure(const struct document *document, uint32_t row, bool halves)
{
    const struct row *here = &document->rows[row], *above = NULL;
    for (uint32_t i = row; i > 0 && !above; i--) {
        above = is_dressed_number(&document->rows[i - 1]) ? NULL : &document->rows[i - 1];
    }
    return above && (here->page_start || halves) && stands_under(here, above);
}

static bool is_figure(const struct row *row)
{
    struct number number;
    return row->kind != ROW_GRID && number_read_any(row->text, &number) != READING_OTHER;
}

/* Whether the lines are cells, one a line: then a number has another beside it, as no number of a page has. */
static bool stands_in_column(const struct document *document, uint32_t row)
{
    return document->page_count == 0 && ((row > 0 && is_figure(&document->rows[row - 1])) ||
                                         (row + 1 < document->row_count && is_figure(&document->rows[row + 1])));
}

/* Bare numbers are those of pages where they count the pages: the number of its page, or one more than another such
 * line further up. */
static void mark_bare_numbers(const struct document *document, bool *page_number)
{
    enum { NEAREST = 12 };
    uint32_t before = UINT32_MAX;
    int64_t value, value_before = 0;
    bool halves = document->page_count > 0 && has_halves(document);
    for (uint32_t i = 0; i < document->row_count; i++) {
        if (!is_bare_number(&document->rows[i], &value) || (document->page_count > 0 && !is_page_edge(document, i)) ||
            (i > 0 && lacks_one(&document->rows[i - 1])) || stands_in_column(document, i) ||
            may_be_figure(document, i) || is_cut_figure(document, i, halves) ||
            (document->page_count == 0 && document->rows[i].kind == ROW_ALIGNED && i > 0 &&
             is_full(&document->rows[i - 1]))) {
            continue;
        }
        bool next = before != UINT32_MAX && i - before >= NEAREST && value == value_before + 1;
        if (next) {
            page_number[before] = page_number[i] = true;
        } else if (document->page_count > 0 && (value == (int64_t)document->rows[i].place.page ||
                                                (i > 0 && !halves && is_full(&document->rows[i - 1])))) {
            page_number[i] = true;
        }
        if (next || before == UINT32_MAX || value == 1 || i - before >= NEAREST) {
            before = i;
            value_before = value;
        }
    }
}

void page_numbers_mark(const struct document *document, bool *page_number)
{
    mark_bare_numbers(document, page_number);
    for (uint32_t i = 0; i < document->row_count; i++) {
        page_number[i] |= is_dressed_number(&document->rows[i]);
    }
}
