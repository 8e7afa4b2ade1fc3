#include "form/table/label.h"

#include "base/characters.h"

void label_clear(struct label *label)
{
    label->size = 0;
    label->length = 0;
    label->whole = true;
    label->met = 0;
}

/* Appends ideographs as they are printed; `whole` tells whether all fit. */
static void add_ideographs(struct label *label, struct span text)
{
    while (text.size > 0) {
        const char *start = text.data;
        uint32_t c = utf8_next(&text);
        size_t length = (size_t)(text.data - start);
        if (!is_ideograph(c)) {
            continue;
        }
        if (label->size + length > sizeof label->data) {
            label->whole = false;
            return;
        }
        memcpy(label->data + label->size, start, length);
        label->size += length;
        label->length++;
    }
}

void label_add(struct label *label, struct span text)
{
    size_t from = label->size;
    add_ideographs(label, text);
    text_simplify(label->data + from, label->size - from);
    struct span rest = {label->data + from, label->size - from};
    while (rest.size > 0) {
        label->met |= label_bit(rest.data);
        utf8_next(&rest);
    }
}

void label_of(struct label *label, struct span text)
{
    label_clear(label);
    label_add(label, text);
}

void label_of_row(struct label *label, const struct row *row)
{
    label_clear(label);
    if (row->kind != ROW_GRID) {
        label_add(label, row->text);
        return;
    }
    for (uint32_t i = 0; i < row->cell_count && label->whole; i++) {
        label_add(label, row->cells[i].text);
    }
}

struct span row_lone_text(const struct row *row)
{
    if (row->kind != ROW_GRID) {
        return row->text;
    }
    struct span text = {NULL, 0};
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].text.size > 0) {
            if (text.size > 0) {
                return (struct span){NULL, 0};
            }
            text = row->cells[i].text;
        }
    }
    return text;
}
