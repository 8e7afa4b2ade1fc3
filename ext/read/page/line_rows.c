#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
static const double BAND_MOST = 90;  /* a row between two rules is no higher */
static const double RULE_LEAST = 60; /* a shorter one parts no rows */
static const double OVERLAP = 1;     /* words beside each other may touch */
static const double GUTTER_LEAST = 9;

enum {
    ROW_LINES = 8,
    ROW_WORDS = 128,
    PAIRS_MOST = 4000000 /* lines by rules: more is no table, and takes long */
};

/* ---- words of a row ---- */

struct page_word {
    const struct page_glyph *glyphs;
    size_t count;
    size_t line;
    double left, right;
    bool figure;
};

struct line_words {
    struct page_word words[ROW_WORDS];
    size_t count;
};

/* False: too many. */
static bool collect_words(const struct line_row *row, struct line_words *list)
{
    list->count = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct page_line *line = &row->lines[i];
        size_t end = 0;
        for (size_t start = 0; start < line->count; start = end) {
            end = text_word_end(line, start);
            if (list->count == ROW_WORDS) {
                return false;
            }
            const struct page_glyph *glyphs = line->glyphs + start;
            list->words[list->count++] = (struct page_word){glyphs,
                                                            end - start,
                                                            i,
                                                            glyphs->box.left,
                                                            line->glyphs[end - 1].box.right,
                                                            text_is_figure(glyphs, end - start)};
        }
    }
    return true;
}

static bool overlap(const struct page_word *one, const struct page_word *other)
{
    return fmin(one->right, other->right) - fmax(one->left, other->left) > OVERLAP;
}

/* How many words of the other lines stand above or below this one; SIZE_MAX: two of one line, as below a head of several
 * columns, or one of them is a figure. */
static size_t count_stacked(const struct line_words *list, const struct page_word *word)
{
    size_t count = 0;
    size_t met_in = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        const struct page_word *other = &list->words[i];
        if (other->line == word->line || !overlap(word, other)) {
            continue;
        }
        if (word->figure || other->figure || met_in == other->line) {
            return SIZE_MAX;
        }
        met_in = other->line; /* words come by line */
        count++;
    }
    return count;
}

/* Whether the lines are one row: figures stand in one of them, and the others only go on above and below. Without figures
 * they may be heads, which are one row only where all go on in each line. */
static bool is_one_row(const struct line_words *list, size_t lines)
{
    size_t figures_in = SIZE_MAX;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        const struct page_word *word = &list->words[i];
        size_t stacked = count_stacked(list, word);
        if (stacked == SIZE_MAX || (word->figure && figures_in != SIZE_MAX && figures_in != word->line)) {
            return false;
        }
        figures_in = word->figure ? word->line : figures_in;
        least = stacked < least ? stacked : least;
    }
    return figures_in != SIZE_MAX || least == lines - 1;
}

/* ---- text in two columns ---- */

/* Where the gutter of a line of two columns begins that is all prose: the index of the first glyph behind it; 0: there is
 * none. */
static size_t find_gutter(const struct page_line *line)
{
    enum { PROSE = 8 }; /* letters */
    size_t behind = 0;
    for (size_t start = 0, end = 0; start < line->count; start = end) {
        end = text_word_end(line, start);
        size_t prose = 0;
        for (size_t i = start; i < end; i++) {
            prose += is_ideograph(line->glyphs[i].code_point);
        }
        if (prose < PROSE || (start > 0 && behind > 0)) {
            return 0;
        }
        behind = start;
    }
    return behind;
}

static struct page_line part_of(const struct page_line *line, size_t from, size_t to)
{
    struct page_line part = *line;
    part.glyphs += from;
    part.count = to - from;
    part.box.left = part.glyphs[0].box.left;
    part.box.right = part.glyphs[part.count - 1].box.right;
    return part;
}

/* How many lines from this one on are in two columns with one gutter between. */
static size_t count_columned(const struct page_line *lines, size_t count)
{
    double from = -INFINITY;
    double to = INFINITY;
    size_t columned = 0;
    for (; columned < count; columned++) {
        size_t gutter = find_gutter(&lines[columned]);
        if (gutter == 0) {
            break;
        }
        from = fmax(from, lines[columned].glyphs[gutter - 1].box.right);
        to = fmin(to, lines[columned].glyphs[gutter].box.left);
        if (to - from < GUTTER_LEAST) {
            break;
        }
    }
    return columned;
}

/* Puts the right column behind the left one, where several lines are in two. */
static bool part_columns(struct arena *scratch, struct page_line **lines, size_t *count)
{
    enum { SURELY = 4 }; /* lines: two may stand beside each other for another reason */
    struct page_line *parted = arena_allocate_array(scratch, *count, 2 * sizeof *parted);
    size_t written = 0;
    if (!parted) {
        return false;
    }
    size_t columned = 0;
    for (size_t start = 0; start<*count; start += columned> 0 ? columned : 1) {
        columned = count_columned(*lines + start, *count - start);
        if (columned < SURELY) {
            columned = 0;
            parted[written++] = (*lines)[start];
            continue;
        }
        for (size_t i = 0; i < 2 * columned; i++) {
            const struct page_line *line = &(*lines)[start + i % columned];
            size_t gutter = find_gutter(line);
            parted[written++] = i < columned ? part_of(line, 0, gutter) : part_of(line, gutter, line->count);
        }
    }
    *lines = parted;
    *count = written;
    return true;
}

/* ---- lines between rules ---- */

/* The rule next above a line or next below it, that runs along most of it; its place, or infinite: none. */
static double rule_beside(const struct ruling_list *rules, const struct page_line *line, bool above)
{
    double middle = (line->box.top + line->box.bottom) / 2;
    double nearest = above ? -INFINITY : INFINITY;
    for (size_t i = 0; i < rules->count; i++) {
        const struct ruling *rule = &rules->rulings[i];
        double place = (rule->low + rule->high) / 2;
        double shared = fmin(rule->to, line->box.right) - fmax(rule->from, line->box.left);
        if (rule->to - rule->from < RULE_LEAST || shared < (line->box.right - line->box.left) / 2) {
            continue;
        }
        nearest = above ? (place <= middle ? fmax(nearest, place) : nearest)
                        : (place > middle ? fmin(nearest, place) : nearest);
    }
    return nearest;
}

static bool is_row(const struct line_row *row)
{
    struct line_words words;
    return collect_words(row, &words) && is_one_row(&words, row->count);
}

bool lines_find_rows(struct arena *scratch, const struct ruling_list *rules, struct page_line *lines, size_t count,
                     struct row_list *list)
{
    list->count = 0;
    if (!part_columns(scratch, &lines, &count) || !text_find_edges(scratch, lines, count)) {
        return false;
    }
    bool ruled = rules->count > 1 && count <= PAIRS_MOST / rules->count;
    list->rows = arena_allocate_array(scratch, count, sizeof *list->rows);
    if (!list->rows) {
        return false;
    }
    size_t end = 0;
    for (size_t start = 0; start < count; start = end) {
        struct line_row row = {&lines[start], 1, (lines[start].box.top + lines[start].box.bottom) / 2};
        end = start + 1;
        double above = ruled ? rule_beside(rules, &lines[start], true) : -INFINITY;
        double below = ruled ? rule_beside(rules, &lines[start], false) : INFINITY;
        if (below - above <= BAND_MOST) {
            while (end < count && end - start < ROW_LINES && lines[end].box.bottom < below + 1 &&
                   rule_beside(rules, &lines[end], true) == above && rule_beside(rules, &lines[end], false) == below) {
                end++;
            }
            row.count = end - start;
            if (row.count > 1 && !is_row(&row)) {
                row.count = 1;
                end = start + 1;
            }
        }
        list->rows[list->count++] = row;
    }
    return true;
}

/* ---- writing ---- */

static int by_left_then_line(const void *a, const void *b)
{
    const struct page_word *first = a;
    const struct page_word *second = b;
    if (first->left != second->left) {
        return first->left < second->left ? -1 : 1;
    }
    return (first->line > second->line) - (first->line < second->line);
}

static int by_line(const void *a, const void *b)
{
    const struct page_word *first = a;
    const struct page_word *second = b;
    return (first->line > second->line) - (first->line < second->line);
}

/* How many words from this one on stand above each other, in words sorted by their left edges. */
static size_t count_stack(const struct page_word *words, size_t count)
{
    size_t stacked = 1;
    double right = words[0].right;
    while (stacked < count && right - words[stacked].left > OVERLAP) {
        right = fmax(right, words[stacked++].right);
    }
    return stacked;
}

static size_t count_words(const struct line_row *row)
{
    size_t words = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct page_line *line = &row->lines[i];
        for (size_t start = 0; start < line->count; start = text_word_end(line, start)) {
            words++;
        }
    }
    return words;
}

/* Appends the text of words that stand above each other, or of one. */
static bool add_cell(struct buffer *buffer, const struct page_word *words, size_t count, struct cell *cell)
{
    *cell = (struct cell){.left = words[0].left, .right = words[0].right, .rows = 1};
    if (buffer->size > 0 && !buffer_add(buffer, SPAN(" "))) {
        return false;
    }
    size_t before = buffer->size;
    for (size_t i = 0; i < count; i++) {
        cell->left = fmin(cell->left, words[i].left);
        cell->right = fmax(cell->right, words[i].right);
        if (!text_append(buffer, words[i].glyphs, words[i].count)) {
            return false;
        }
    }
    /* Only the size for now: the buffer moves while it grows. */
    cell->text.size = buffer->size - before;
    return true;
}

/* The cells of a row, from left to right, and its text. */
static bool fill_cells(const struct line_row *row, struct buffer *buffer, struct cell *cells, uint32_t *count)
{
    if (row->count > 1) {
        struct line_words list;
        size_t stacked = 0;
        collect_words(row, &list);
        qsort(list.words, list.count, sizeof *list.words, by_left_then_line);
        for (size_t i = 0; i < list.count; i += stacked) {
            stacked = count_stack(list.words + i, list.count - i);
            qsort(list.words + i, stacked, sizeof *list.words, by_line);
            if (!add_cell(buffer, list.words + i, stacked, &cells[(*count)++])) {
                return false;
            }
        }
        return true;
    }
    const struct page_line *line = row->lines;
    size_t end = 0;
    for (size_t start = 0; start < line->count; start = end) {
        end = text_word_end(line, start);
        const struct page_glyph *glyphs = line->glyphs + start;
        struct page_word word = {glyphs, end - start, 0, glyphs->box.left, line->glyphs[end - 1].box.right, false};
        if (!add_cell(buffer, &word, 1, &cells[(*count)++])) {
            return false;
        }
    }
    return true;
}

bool lines_write_row(struct page_writer *writer, const struct line_row *row)
{
    struct cell *cells = arena_allocate_array(writer->document->arena, count_words(row), sizeof *cells);
    struct buffer buffer = {.arena = writer->scratch};
    uint32_t count = 0;
    struct row written = {
        .kind = ROW_ALIGNED, .measured = true, .place = {.page = writer->page, .line = ++writer->line}};
    if (!cells || !fill_cells(row, &buffer, cells, &count) ||
        !arena_copy(writer->document->arena, buffer_span(&buffer), &written.text)) {
        return fail_memory(writer->failure);
    }
    written.cells = cells;
    written.cell_count = count;
    written.indent = cells[0].left;
    const char *at = written.text.data;
    for (uint32_t i = 0; i < count; i++) {
        cells[i].text.data = at;
        at += cells[i].text.size + 1;
    }
    return document_add_row(writer->document, written, writer->failure);
}
