#include "form/table/columns.h"

#include <stdlib.h>

#include "form/table/label.h"

/* A head without its remark on the unit, which offices word in many ways. */
static void head_words(struct label *label, struct span head)
{
    size_t bracket = span_find(head, SPAN("（"));
    size_t ascii = span_find(head, SPAN("("));
    bracket = ascii < bracket ? ascii : bracket;
    label_of(label, bracket != SIZE_MAX && bracket > 0 ? (struct span){head.data, bracket} : head);
}

uint32_t columns_find_measure(const struct label *words, const struct form_measure *measures, uint32_t count)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        struct label label;
        head_words(&label, span_of(measures[i].label));
        if (span_equal(label_span(&label), label_span(words))) {
            return i;
        }
        if (span_contains(label_span(&label), label_span(words))) {
            if (found != UINT32_MAX) {
                return UINT32_MAX;
            }
            found = i;
        }
    }
    return found;
}

/* Whether the order of the heads is that of the columns: they stand in one row, or the table says how its cells span. */
static bool find_order(const struct columns *columns, const uint32_t *rows, bool spans)
{
    for (uint32_t i = 0; i < columns->count; i++) {
        for (uint32_t k = i + 1; k < columns->count; k++) {
            if (columns->known[i] && columns->known[k] && (spans || rows[i] == rows[k]) &&
                columns->left[k] < columns->left[i]) {
                return true;
            }
        }
    }
    return false;
}

/* （单位：元） where the form has 万元. */
static bool names_yuan(struct span head)
{
    return span_contains(head, SPAN("单位")) && span_contains(head, SPAN("元")) && !span_contains(head, SPAN("万元"));
}

void columns_from_heads(const struct printed_table *table, uint32_t from, uint32_t to,
                        const struct form_measure *measures, uint32_t measure_count, struct columns *columns)
{
    uint32_t rows[MOST_COLUMNS] = {0};
    bool spans = false;
    *columns = (struct columns){.count = measure_count};
    for (uint32_t r = from; r < to && r < table->row_count; r++) {
        const struct row *row = table->rows[r].row, *last = table->rows[to - 1].row;
        if (row->kind != last->kind || row->place.table != last->place.table || row->place.page != last->place.page) {
            continue; /* heads on another page stand in columns of their own */
        }
        for (uint32_t c = 0; c < row->cell_count; c++) {
            struct label words;
            if (row->cells[c].text.size == 0 || row->cells[c].text.size > 120) {
                continue;
            }
            spans |= row->kind == ROW_GRID && (row->cells[c].rows > 1 || row->cells[c].right - row->cells[c].left > 1);
            head_words(&words, row->cells[c].text);
            if (words.size < 6) { /* one ideograph tells nothing */
                continue;
            }
            uint32_t measure = columns_find_measure(&words, measures, measure_count);
            if (measure != UINT32_MAX && !columns->known[measure]) {
                columns->known[measure] = true;
                columns->left[measure] = row->cells[c].left;
                columns->right[measure] = row->cells[c].right;
                columns->in_yuan[measure] = names_yuan(row->cells[c].text);
                rows[measure] = r;
            }
        }
    }
    columns->reordered = find_order(columns, rows, spans);
}

int columns_compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

void columns_from_heaps(double *centers, uint32_t center_count, uint32_t count, struct columns *columns)
{
    double gaps[MOST_COLUMNS] = {0}; /* the widest, falling; one more than parts the heaps */
    *columns = (struct columns){0};
    if (count < 2 || count >= MOST_COLUMNS || center_count < 3 * count) {
        return; /* a few figures make heaps by chance */
    }
    qsort(centers, center_count, sizeof *centers, columns_compare);
    for (uint32_t i = 1; i < center_count; i++) {
        double gap = centers[i] - centers[i - 1];
        for (uint32_t k = 0; k < count; k++) {
            if (gap > gaps[k]) {
                memmove(&gaps[k + 1], &gaps[k], (count - 1 - k) * sizeof *gaps);
                gaps[k] = gap;
                break;
            }
        }
    }
    if (gaps[count - 2] < gaps[count - 1] * 2) {
        return; /* the narrowest gap between heaps must be wider than any inside one */
    }
    double sum = 0;
    uint32_t members = 0;
    for (uint32_t i = 0; i < center_count; i++) {
        sum += centers[i];
        members++;
        if (i + 1 == center_count || centers[i + 1] - centers[i] >= gaps[count - 2]) {
            double mean = sum / members;
            columns->known[columns->count] = true;
            columns->left[columns->count] = columns->right[columns->count] = mean;
            columns->count++;
            sum = members = 0;
        }
    }
}
