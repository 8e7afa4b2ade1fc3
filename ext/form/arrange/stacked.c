/* Several lines of the form in one row of a table, one below another in each of its cells, as where they are parted by <br>. */
#include "form/arrange/arrange.h"

enum { MOST_LINES = 24 };

static uint32_t count_lines(struct span text)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

static struct span line_of(struct span text, uint32_t line)
{
    for (; line > 0; line--) {
        const char *end = memchr(text.data, '\n', text.size);
        text = span_between(end + 1, span_end(text));
    }
    const char *end = text.size > 0 ? memchr(text.data, '\n', text.size) : NULL;
    return span_trim(end ? span_between(text.data, end) : text);
}

/* Whether each line of the text is the label of a line of the form. */
static bool is_stack_of_labels(const struct arranging *arranging, struct span text, uint32_t lines)
{
    struct label_room room;
    for (uint32_t i = 0; i < lines; i++) {
        const struct label *label = label_of(&room, line_of(text, i));
        bool found = false;
        for (size_t k = 0; k < arranging->measured_count && !found; k++) {
            found = arrange_find_line(label, arranging->measured[k]->measures) != NULL;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

static bool is_stack_of_figures(struct span text, uint32_t lines)
{
    struct number number;
    for (uint32_t i = 0; i < lines; i++) {
        if (number_read_any(line_of(text, i), &number) == READING_OTHER) {
            return false;
        }
    }
    return true;
}

/* The lines that each cell of the row has from its labels on; 0: they are not as many in each, or not labels and figures. What
 * stands before the labels is the group's. */
static uint32_t find_stack(const struct arranging *arranging, const struct row *row, uint32_t *labels)
{
    uint32_t lines = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        struct span text = row->cells[c].text;
        uint32_t here = count_lines(text);
        if (lines == 0 && here > 1 && here <= MOST_LINES && is_stack_of_labels(arranging, text, here)) {
            lines = here;
            *labels = c;
        } else if (lines > 0 && (here != lines || !is_stack_of_figures(text, here))) {
            return 0;
        }
    }
    return *labels + 1 < row->cell_count ? lines : 0;
}

bool arrange_stacked(struct arranging *arranging, size_t first, struct failure *failure)
{
    const struct row *row = &arranging->from->rows[first];
    struct span last = row->cell_count > 0 ? row->cells[row->cell_count - 1].text : (struct span){NULL, 0};
    bool may = row->kind == ROW_GRID && last.size > 0 && memchr(last.data, '\n', last.size);
    uint32_t labels = 0, lines = may ? find_stack(arranging, row, &labels) : 0;
    if (lines == 0) {
        return true;
    }
    if (!arrange_keep(arranging, first, failure)) {
        return false;
    }
    for (uint32_t i = 0; i < lines; i++) {
        struct row part = *row;
        uint32_t from = i == 0 ? 0 : labels;
        part.cell_count = row->cell_count - from;
        part.cells = arena_allocate_array(arranging->to.arena, part.cell_count, sizeof *part.cells);
        for (uint32_t c = from; c < row->cell_count && part.cells; c++) {
            struct cell *cell = &part.cells[c - from];
            *cell = row->cells[c];
            cell->rows += c < labels ? lines - 1 : 0;
            cell->text = c < labels ? cell->text : line_of(cell->text, i);
            cell->reading = c < labels ? cell->reading : 0;
        }
        if (!part.cells) {
            return fail_memory(failure);
        }
        if (!document_add_row(&arranging->to, part, failure)) {
            return false;
        }
    }
    arranging->kept = first + 1;
    return true;
}
