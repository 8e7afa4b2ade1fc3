/* A table that is printed twice, for an earlier year and for the report's own, each under the year: the earlier is left out,
 * and said to be. */
#include "form/arrange/arrange.h"

#include "form/number/number.h"

/* Years as captions tell them; those in words stand before and behind all others. */
enum { NO_YEAR = 0, EARLIER_YEAR = 1, FIRST_YEAR = 2000, LAST_YEAR = 2100, OWN_YEAR = 9999 };

/* The year that the text speaks of: 2022年, （附：2022年数据）. */
static int year_in(struct span text)
{
    for (; text.size > 0; utf8_next(&text)) {
        struct number number;
        size_t taken = number_read_phrase(text, &number);
        if (taken > 0) {
            bool year = number.kind == NUMBER_INTEGER && number.integer >= FIRST_YEAR && number.integer < LAST_YEAR;
            return year && span_starts(span_from(text, taken), SPAN("年")) ? (int)number.integer : NO_YEAR;
        }
    }
    return NO_YEAR;
}

/* 二、上年结转, 三、本年度办理结果: a line of the form, or a group of them, speaks of years too. */
static bool is_of_form(const struct label *words)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (label_has(words, line->key) || (line->group && label_has(words, line->group))) {
            return true;
        }
    }
    return false;
}

static int caption_of(struct span text, const struct row *row)
{
    enum { LONGEST = 60 /* bytes */ };
    static const char *const earlier[] = {"上年", "上一年", "去年"}, *const own[] = {"本年", "今年", "当年"};
    int year = text.size > LONGEST                     ? NO_YEAR
               : span_contains_any(text, ANY(earlier)) ? EARLIER_YEAR
               : span_contains_any(text, ANY(own))     ? OWN_YEAR
                                                       : year_in(text);
    return year != NO_YEAR && is_of_form(row_label(row)) ? NO_YEAR : year;
}

static bool is_same_table(const struct row *a, const struct row *b)
{
    return a->kind == ROW_GRID && b->kind == ROW_GRID && a->place.table == b->place.table;
}

/* 以上为上一年度数据: of the table above it, and not of the one below. */
static bool points_up(struct span text)
{
    static const char *const above[] = {"以上", "上表", "上述", "前表"};
    return span_contains_any(text, ANY(above));
}

static struct dated_table table_at(const struct document *document, size_t first)
{
    enum { NEAR = 2 };
    const struct row *rows = document->rows;
    struct dated_table table = {first, first + 1, NO_YEAR};
    while (table.end < document->row_count && is_same_table(&rows[first], &rows[table.end])) {
        table.end++;
    }
    struct span own = row_lone_text(&rows[first]);
    table.year = own.size > 0 ? caption_of(own, &rows[first]) : NO_YEAR;
    table.first += table.year != NO_YEAR;
    for (size_t r = first; r > 0 && first - r < NEAR && rows[r - 1].kind != ROW_GRID && table.year == NO_YEAR; r--) {
        table.year = points_up(rows[r - 1].text) ? NO_YEAR : caption_of(rows[r - 1].text, &rows[r - 1]);
    }
    const struct row *below = table.end < document->row_count ? &rows[table.end] : NULL;
    if (table.year == NO_YEAR && below && below->kind != ROW_GRID && points_up(below->text)) {
        table.year = caption_of(below->text, below);
    }
    return table;
}

static bool is_alike(const struct row *a, const struct row *b)
{
    return span_equal(label_span(row_label(a)), label_span(row_label(b)));
}

/* Whether the two have the same heads and end with the same line, so that each is whole. */
static bool are_twins(const struct document *document, const struct dated_table *a, const struct dated_table *b)
{
    const struct row *rows = document->rows;
    return a->end - a->first > 1 && a->end - a->first == b->end - b->first && row_label(&rows[a->first])->size > 0 &&
           is_alike(&rows[a->first], &rows[b->first]) && is_alike(&rows[a->end - 1], &rows[b->end - 1]);
}

/* The year in the title above the tables. */
static int year_of_title(const struct document *document)
{
    int year = NO_YEAR;
    for (size_t r = 0; r < document->row_count && document->rows[r].kind != ROW_GRID && year == NO_YEAR; r++) {
        struct span text = document->rows[r].text;
        year = span_contains(text, SPAN("年度报告")) ? year_in(text) : NO_YEAR;
    }
    return year;
}

static bool is_earlier(const struct arranging *arranging, int year, int other)
{
    if (year == NO_YEAR || other != NO_YEAR) {
        return year != NO_YEAR && year < other;
    }
    return year == EARLIER_YEAR || year < arranging->year;
}

static void find_tables(struct arranging *arranging)
{
    const struct document *from = arranging->from;
    for (size_t r = 0; r < from->row_count && arranging->table_count <= MOST_DATED; r++) {
        if (from->rows[r].kind == ROW_GRID) {
            struct dated_table table = table_at(from, r);
            arranging->tables[arranging->table_count++] = table;
            r = table.end - 1;
        }
    }
    arranging->year = year_of_title(from);
}

/* The table whose rows begin at `row`, caption and all; NULL: none does. */
static const struct dated_table *table_of(const struct arranging *arranging, size_t row)
{
    for (size_t i = 0; i < arranging->table_count; i++) {
        if (arranging->tables[i].first == row ||
            (arranging->tables[i].first == row + 1 &&
             is_same_table(&arranging->from->rows[row], &arranging->from->rows[row + 1]))) {
            return &arranging->tables[i];
        }
    }
    return NULL;
}

bool arrange_earlier(struct arranging *arranging, size_t first, struct failure *failure)
{
    const struct document *from = arranging->from;
    const struct row *row = &from->rows[first];
    if (row->kind != ROW_GRID || (first > 0 && is_same_table(row, row - 1))) {
        return true;
    }
    if (arranging->table_count == 0) {
        find_tables(arranging);
    }
    const struct dated_table *table = arranging->table_count <= MOST_DATED ? table_of(arranging, first) : NULL;
    bool earlier = false;
    for (size_t i = 0; table && table->year != NO_YEAR && i < arranging->table_count && !earlier; i++) {
        const struct dated_table *other = &arranging->tables[i];
        earlier = other != table && are_twins(from, table, other) && is_earlier(arranging, table->year, other->year);
    }
    if (!earlier) {
        return true;
    }
    if (!arrange_keep(arranging, first, failure)) {
        return false;
    }
    arranging->kept = table->end;
    arranging->heads = NULL;
    return arranging->to.remark.size > 0 ||
           arena_format(arranging->to.arena, &arranging->to.remark, "表%u是以前年度的表，没有读入", row->place.table) ||
           fail_memory(failure);
}
