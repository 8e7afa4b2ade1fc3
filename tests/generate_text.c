/* The manuscript as text: cells parted by TAB, a page as `pdftotext -layout` prints it, and text in reading order as
 * `pdftotext -raw` does. */
#include "generate.h"

#include <math.h>
#include <stdlib.h>

/* ---- TAB --------------------------------------------------------------------------------------------------------- */

/* A merged cell leaves blank ones behind, as copying out of a spreadsheet does. */
bool write_tabs(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    (void)options;
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct sheet *sheet = manuscript->blocks[i].sheet;
        if (!sheet) {
            struct span text = manuscript->blocks[i].paragraph;
            buffer_add(out, text);
            buffer_add(out, SPAN("\n\n"));
            continue;
        }
        size_t index = 0;
        for (uint32_t row = 0; row < sheet->rows; row++) {
            uint32_t column = 0;
            const struct sheet_cell *cell;
            while ((cell = sheet_next_cell(sheet, row, &index)) != NULL) {
                for (; column < cell->column; column++) {
                    buffer_add(out, SPAN("\t"));
                }
                buffer_add(out, cell->text);
            }
            for (; column + 1 < sheet->columns; column++) {
                buffer_add(out, SPAN("\t"));
            }
            buffer_add(out, SPAN("\n"));
        }
        buffer_add(out, SPAN("\n"));
    }
    return !out->failed;
}

/* ---- Layout ------------------------------------------------------------------------------------------------------ */

/* A print and the character column where it goes. */
struct placed {
    const struct print *print;
    uint32_t column;
};

/* A figure that is wider than its cell still stands in the middle of it. */
static double order_of(const struct print *print)
{
    return print->left + (print->role == ROLE_FIGURE ? print->width / 2 : 0);
}

static int by_left(const void *a, const void *b)
{
    const struct print *first = ((const struct placed *)a)->print, *second = ((const struct placed *)b)->print;
    if (order_of(first) < order_of(second) || order_of(first) > order_of(second)) {
        return order_of(first) < order_of(second) ? -1 : 1;
    }
    return first->baseline < second->baseline ? -1 : first->baseline > second->baseline;
}

static int by_baseline(const void *a, const void *b)
{
    double first = ((const struct placed *)a)->print->baseline, second = ((const struct placed *)b)->print->baseline;
    return first < second ? -1 : first > second;
}

static int by_column(const void *a, const void *b)
{
    const struct placed *first = a, *second = b;
    return first->column < second->column ? -1 : first->column > second->column;
}

/* What stands to the right of something goes three characters behind its end, what overlaps it in proportion. As a
 * character counts one whether wide or not, figures drift away from their heads. */
static void assign_columns(struct placed *placed, size_t count)
{
    qsort(placed, count, sizeof *placed, by_left);
    for (size_t i = 0; i < count; i++) {
        const struct print *print = placed[i].print;
        uint32_t column = 0;
        for (size_t j = 0; j < i; j++) {
            const struct print *other = placed[j].print;
            double length = (double)utf8_length(other->text), share = (print->left - other->left) / other->width;
            bool beside =
                print->role == ROLE_FIGURE && other->role == ROLE_FIGURE && fabs(print->baseline - other->baseline) < 1;
            double overlap = beside ? length + 1 : floor(share * length);
            double at = placed[j].column + (share > 1 ? length + 3 : overlap);
            column = at > column ? (uint32_t)at : column;
        }
        placed[i].column = column;
    }
}

static bool add_spaces(struct buffer *out, uint32_t count)
{
    return count == 0 || buffer_add_format(out, "%*s", (int)count, "");
}

/* Figures enough to be a whole line of section 3 or 4. Only such lines drift: a lone figure out of place could not be told
 * from one in another column, by a person either. */
static bool is_full(const struct placed *line, size_t count)
{
    size_t figures = 0;
    for (size_t i = 0; i < count; i++) {
        figures += line[i].print->role == ROLE_FIGURE;
    }
    return figures >= 7;
}

/* Prints that stand on one line, the figures moved to the right by `drift` as those behind long labels are. */
static bool write_line(const struct placed *line, size_t count, uint32_t drift, struct buffer *out)
{
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t column = line[i].column + (line[i].print->role == ROLE_FIGURE ? drift : 0);
        uint32_t spaces = column > at ? column - at : at > 0;
        if (!add_spaces(out, spaces) || !buffer_add(out, line[i].print->text)) {
            return false;
        }
        at += spaces + (uint32_t)utf8_length(line[i].print->text);
    }
    return buffer_add(out, SPAN("\n"));
}

static bool write_page(struct placed *placed, size_t count, unsigned options, struct buffer *out)
{
    assign_columns(placed, count);
    qsort(placed, count, sizeof *placed, by_baseline);
    double before = count > 0 ? placed[0].print->baseline : 0;
    for (size_t i = 0, end; i < count; i = end) {
        const struct print *first = placed[i].print;
        for (end = i + 1; end < count && placed[end].print->baseline - first->baseline < first->size * 0.3; end++) {
        }
        double gap = first->baseline - before;
        for (uint32_t blank = 0; blank < 5 && gap > 2.2 * first->size; blank++, gap -= 1.6 * first->size) {
            buffer_add(out, SPAN("\n"));
        }
        qsort(placed + i, end - i, sizeof *placed, by_column);
        uint32_t drift = (options & TEXT_DRIFT) && i % 3 == 0 && is_full(placed + i, end - i) ? 9 : 0;
        if (!write_line(placed + i, end - i, drift, out)) {
            return false;
        }
        before = placed[end - 1].print->baseline;
    }
    return buffer_add(out, SPAN("\f"));
}

bool write_layout_text(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    struct pages pages;
    if (!pages_lay_out(manuscript, options, &pages)) {
        return false;
    }
    struct placed *placed = arena_allocate_array(manuscript->arena, pages.print_count, sizeof *placed);
    if (!placed) {
        return false;
    }
    for (uint32_t page = 0; page < pages.page_count; page++) {
        size_t count = 0;
        for (size_t i = 0; i < pages.print_count; i++) {
            if (pages.prints[i].page == page) {
                placed[count++] = (struct placed){.print = &pages.prints[i]};
            }
        }
        if (!write_page(placed, count, options, out)) {
            return false;
        }
    }
    return true;
}

/* ---- Raw --------------------------------------------------------------------------------------------------------- */

/* Prints in the order in which they were written; one that goes on to the right of another on its line is parted from it
 * by a space, any other begins a line. */
bool write_raw_text(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    struct pages pages;
    if (!pages_lay_out(manuscript, options, &pages)) {
        return false;
    }
    const struct print *before = NULL;
    for (size_t i = 0; i < pages.print_count; i++) {
        const struct print *print = &pages.prints[i];
        bool new_page = before && before->page != print->page;
        bool same_line =
            before && !new_page && fabs(before->baseline - print->baseline) < 1 && print->left > before->left;
        bool apart = (options & TEXT_LAST_APART) && print->last && i % 2 == 0;
        struct span between = !before               ? SPAN("")
                              : new_page            ? SPAN("\n\f")
                              : same_line && !apart ? SPAN(" ")
                                                    : SPAN("\n");
        buffer_add(out, between);
        buffer_add(out, print->text);
        before = print;
    }
    return buffer_add(out, SPAN("\n\f"));
}
