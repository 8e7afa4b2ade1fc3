#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

static double height_of(const struct box *box)
{
    return box->bottom - box->top;
}

static double middle_of(const struct box *box)
{
    return (box->top + box->bottom) / 2;
}

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

static int by_middle(const void *a, const void *b)
{
    return compare(middle_of(&((const struct page_glyph *)a)->box), middle_of(&((const struct page_glyph *)b)->box));
}

static int by_left(const void *a, const void *b)
{
    const struct page_glyph *first = a;
    const struct page_glyph *second = b;
    int order = compare(first->box.left, second->box.left);
    return order != 0 ? order : compare(first->box.right, second->box.right);
}

static void widen(struct box *box, const struct box *by)
{
    box->left = by->left < box->left ? by->left : box->left;
    box->top = by->top < box->top ? by->top : box->top;
    box->right = by->right > box->right ? by->right : box->right;
    box->bottom = by->bottom > box->bottom ? by->bottom : box->bottom;
}

bool text_find_lines(struct arena *scratch, struct page_glyph *glyphs, size_t count, struct page_line **lines,
                     size_t *line_count)
{
    struct page_line *found = arena_allocate_array(scratch, count, sizeof *found);
    if (!found) {
        return false;
    }
    qsort(glyphs, count, sizeof *glyphs, by_middle);
    size_t lines_found = 0;
    double middle = 0; /* mean of the line's glyphs: figures and ideographs of one line differ a little */
    for (size_t i = 0; i < count; i++) {
        struct page_line *line = lines_found > 0 ? &found[lines_found - 1] : NULL;
        double here = middle_of(&glyphs[i].box);
        if (line) {
            double first = height_of(&line->glyphs[0].box);
            double own = height_of(&glyphs[i].box);
            if (here - middle <= (first < own ? first : own) / 2) {
                line->count++;
                middle += (here - middle) / (double)line->count;
                widen(&line->box, &glyphs[i].box);
                continue;
            }
        }
        found[lines_found++] = (struct page_line){&glyphs[i], 1, glyphs[i].box, NULL};
        middle = here;
    }
    for (size_t i = 0; i < lines_found; i++) {
        qsort(found[i].glyphs, found[i].count, sizeof *glyphs, by_left);
    }
    *lines = found;
    *line_count = lines_found;
    return true;
}

/* Printed as wide as it is high: ideographs, their punctuation, full-width forms. */
static bool is_wide(uint32_t c)
{
    return c >= 0x2E80 || (c >= 0x2014 && c <= 0x2026);
}

/* The gap that parts two words, in heights of the glyphs. Justified lines spread ideographs, and word processors leave
 * a quarter of an em between an ideograph and a figure: neither parts words. */
static double least_gap(uint32_t before, uint32_t after)
{
    return is_wide(before) && is_wide(after) ? 0.35 : is_wide(before) || is_wide(after) ? 0.45 : 0.18;
}

static double gap_after(const struct page_line *line, size_t i)
{
    return line->glyphs[i + 1].box.left - line->glyphs[i].box.right;
}

/* Letters of one kind, whose gaps can be compared. */
static bool are_alike(const struct page_line *line, size_t i)
{
    uint32_t one = line->glyphs[i].code_point;
    uint32_t other = line->glyphs[i + 1].code_point;
    return (is_ideograph(one) && is_ideograph(other)) ||
           (text_is_figure(&line->glyphs[i], 1) && text_is_figure(&line->glyphs[i + 1], 1));
}

/* In narrow columns words come as near to each other as letters may stand; but then the letters before and behind stand
 * close, where a spread line has the same gap everywhere. */
static bool is_gap_of_columns(const struct page_line *line, size_t i, double height)
{
    const double close = 0.02; /* heights */
    double least = is_ideograph(line->glyphs[i].code_point) ? 0.15 : 0.05;
    return i > 0 && i + 2 < line->count && gap_after(line, i) > least * height && are_alike(line, i - 1) &&
           are_alike(line, i) && are_alike(line, i + 1) && fabs(gap_after(line, i - 1)) < close * height &&
           fabs(gap_after(line, i + 1)) < close * height;
}

/* ---- columns ---- */

static const double SAME_EDGE = 0.4; /* points */
enum { COLUMN_LINES = 2 };

/* How many of the sorted places are below one. */
static size_t count_below(const double *places, size_t count, double place)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t half = low + (high - low) / 2;
        if (places[half] < place) {
            low = half + 1;
        } else {
            high = half;
        }
    }
    return low;
}

static bool has_edge(const double *edges, size_t count, double place)
{
    size_t at = count_below(edges, count, place - SAME_EDGE);
    return at < count && edges[at] <= place + SAME_EDGE;
}

/* A figure that begins where others do, or begins behind one that ends where others do, stands in their column, however
 * near it comes to its neighbour. */
static bool is_edge(const struct page_line *line, size_t i, double height)
{
    const struct text_edges *edges = line->edges;
    const double more = 0.04; /* heights */
    if (!edges || gap_after(line, i) < (edges->digit_gap + more) * height || !text_is_figure(&line->glyphs[i + 1], 1)) {
        return false;
    }
    return has_edge(edges->lefts, edges->left_count, line->glyphs[i + 1].box.left) ||
           (text_is_figure(&line->glyphs[i], 1) &&
            has_edge(edges->rights, edges->right_count, line->glyphs[i].box.right));
}

size_t text_word_end(const struct page_line *line, size_t from)
{
    size_t i = from;
    for (; i + 1 < line->count; i++) {
        const struct page_glyph *before = &line->glyphs[i];
        const struct page_glyph *after = &line->glyphs[i + 1];
        double height = (height_of(&before->box) + height_of(&after->box)) / 2;
        if (gap_after(line, i) > height * least_gap(before->code_point, after->code_point) ||
            is_gap_of_columns(line, i, height) || is_edge(line, i, height)) {
            break;
        }
    }
    return i + 1;
}

static int by_value(const void *a, const void *b)
{
    return compare(*(const double *)a, *(const double *)b);
}

/* Writes to `kept` one of each of the sorted places that stand in several lines, and in more than have a figure across:
 * `lefts` and `rights` of all figures are sorted. Returns how many there are. */
static size_t keep_repeated(const double *places, const double *lefts, const double *rights, size_t count, double *kept)
{
    size_t found = 0;
    size_t end = 0;
    for (size_t start = 0; start < count; start = end) {
        for (end = start + 1; end < count && places[end] - places[start] <= SAME_EDGE; end++) {
        }
        double place = places[start + (end - start) / 2];
        size_t begun = count_below(lefts, count, place - SAME_EDGE);
        size_t ended = count_below(rights, count, place + SAME_EDGE);
        if (end - start >= COLUMN_LINES && end - start + ended > begun) {
            kept[found++] = place;
        }
    }
    return found;
}

/* The gap that most digits of a number have, in heights; `gaps` has room for one of each glyph. */
static double find_digit_gap(double *gaps, const struct page_line *lines, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t glyph = 0; glyph + 1 < lines[i].count; glyph++) {
            const struct page_glyph *digit = &lines[i].glyphs[glyph];
            double gap = gap_after(&lines[i], glyph) / height_of(&digit->box);
            if (text_is_figure(digit, 1) && text_is_figure(digit + 1, 1) && gap < least_gap('0', '0')) {
                gaps[found++] = gap;
            }
        }
    }
    qsort(gaps, found, sizeof *gaps, by_value);
    return found > 0 ? fmax(0, gaps[found / 2]) : 0;
}

bool text_find_edges(struct arena *scratch, struct page_line *lines, size_t count)
{
    size_t glyphs = 0;
    for (size_t i = 0; i < count; i++) {
        glyphs += lines[i].count;
    }
    struct text_edges *edges = arena_allocate(scratch, sizeof *edges);
    double *lefts = arena_allocate_array(scratch, glyphs, 4 * sizeof *lefts);
    if (!edges || !lefts) {
        return false;
    }
    double *rights = lefts + glyphs;
    edges->lefts = rights + glyphs;
    edges->rights = edges->lefts + glyphs;
    edges->digit_gap = find_digit_gap(lefts, lines, count);
    size_t figures = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = 0;
        for (size_t start = 0; start < lines[i].count; start = end) {
            end = text_word_end(&lines[i], start);
            if (text_is_figure(lines[i].glyphs + start, end - start)) {
                lefts[figures] = lines[i].glyphs[start].box.left;
                rights[figures++] = lines[i].glyphs[end - 1].box.right;
            }
        }
    }
    qsort(lefts, figures, sizeof *lefts, by_value);
    qsort(rights, figures, sizeof *rights, by_value);
    edges->left_count = keep_repeated(lefts, lefts, rights, figures, edges->lefts);
    edges->right_count = keep_repeated(rights, lefts, rights, figures, edges->rights);
    for (size_t i = 0; i < count; i++) {
        lines[i].edges = edges;
    }
    return true;
}

bool text_is_figure(const struct page_glyph *glyphs, size_t count)
{
    static const uint32_t marks[] = {'+',    '-',    '.',    ',',    '/',    '%',   0x2014,
                                     0x2212, 0xFF0B, 0xFF0C, 0xFF0D, 0xFF0E, 0xFF0F};
    for (size_t i = 0; i < count; i++) {
        uint32_t c = glyphs[i].code_point;
        bool known = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        for (size_t mark = 0; !known && mark < COUNT(marks); mark++) {
            known = c == marks[mark];
        }
        if (!known) {
            return false;
        }
    }
    return count > 0;
}

static bool is_numeral(uint32_t c)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < COUNT(numerals); i++) {
        if (c == numerals[i]) {
            return true;
        }
    }
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool text_begins_with_ordinal(const struct page_line *line)
{
    static const uint32_t ends[] = {'.', ')', 0xFF0E, 0x3001, 0xFF09, 0x3002};
    size_t i = line->glyphs[0].code_point == '(' || line->glyphs[0].code_point == 0xFF08;
    size_t first = i;
    while (i < line->count && is_numeral(line->glyphs[i].code_point)) {
        i++;
    }
    for (size_t end = 0; i > first && i < line->count && end < COUNT(ends); end++) {
        if (line->glyphs[i].code_point == ends[end]) {
            return true;
        }
    }
    return false;
}

bool text_append(struct buffer *buffer, const struct page_glyph *glyphs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        size_t size = utf8_put(bytes, glyphs[i].code_point);
        buffer_add(buffer, (struct span){bytes, size});
    }
    return !buffer->failed;
}
