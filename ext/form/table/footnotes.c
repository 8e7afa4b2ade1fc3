#include "form/table/footnotes.h"

/* The digit of the note that the line explains: 1 含…, 注1：…, （1）…; 0: it is no note. 1. and 1、 are items of a list. */
static uint32_t note_of(const struct row *row)
{
    static const char *const openings[] = {"注释", "注", "（", "(", "[", "［"};
    static const char *const closings[] = {"）", ")", "]", "］", "：", ":", " ", "　"};
    struct span rest = span_trim(row->text);
    size_t taken;
    while ((taken = span_starts_any(rest, ANY(openings))) > 0) {
        rest = span_from(rest, taken);
    }
    uint32_t digit = rest.size > 0 && rest.data[0] >= '1' && rest.data[0] <= '9' ? (uint32_t)(rest.data[0] - '0') : 0;
    rest = span_from(rest, digit > 0);
    size_t closing = span_starts_any(rest, ANY(closings));
    rest = span_trim(span_from(rest, closing));
    return digit > 0 && closing > 0 && rest.size > 0 && is_ideograph(utf8_next(&rest)) ? digit : 0;
}

/* Whether the line begins a section: 四、 */
static bool is_heading(const struct row *row)
{
    struct span rest = span_trim(row->text);
    return rest.size > 0 && is_ideograph(utf8_next(&rest)) && span_starts(rest, SPAN("、"));
}

/* How many notes, 1, 2, ..., stand below the table. */
static uint32_t count_notes(const struct document *document, uint32_t below)
{
    enum { FARTHEST = 12 };
    uint32_t count = 0;
    for (uint32_t r = below; r < below + FARTHEST && r < document->row_count; r++) {
        const struct row *row = &document->rows[r];
        if (row->kind == ROW_GRID || row->measured || is_heading(row)) {
            break;
        }
        count += note_of(row) == count + 1;
    }
    return count;
}

/* Whether the last digit of a figure may be the mark of one of so many notes. */
static bool may_end_in_mark(struct span text, uint32_t notes)
{
    char last = text.size > 1 ? text.data[text.size - 1] : '0', before = text.size > 1 ? text.data[text.size - 2] : ' ';
    return last >= '1' && (uint32_t)(last - '0') <= notes && before >= '0' && before <= '9';
}

void footnotes_doubt(const struct document *document, struct report *report)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct report_table *table = &report->tables[form_lines[i].table];
        bool text = report->lines[i].times > 0 && table->last_row > table->first_row &&
                    document->rows[table->first_row].kind != ROW_GRID && !document->rows[table->first_row].measured;
        uint32_t notes = text ? count_notes(document, table->last_row) : 0;
        for (uint32_t k = 0; notes > 0 && k < form_lines[i].measure_count; k++) {
            struct report_cell *cell = &report->lines[i].cells[k];
            if (cell->state == CELL_NUMBER && may_end_in_mark(cell->text, notes)) {
                cell->state = CELL_UNREADABLE;
                cell->value = (struct number){0};
            }
        }
    }
}
