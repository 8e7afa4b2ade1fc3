#include "form/table/label.h"

#include "base/characters.h"

void label_clear(struct label *label)
{
    label->size = 0;
    label->length = 0;
    label->whole = true;
    label->met = 0;
}

void label_add(struct label *label, struct span text)
{
    enum { COMMON = 3 }; /* bytes of nearly all ideographs */
    size_t from = label->size, to = from;
    bool traditional = false;
    for (struct span rest = text; rest.size > 0;) {
        const char *here = rest.data;
        uint32_t c = utf8_next(&rest);
        if (!is_ideograph(c)) {
            continue;
        }
        size_t size = (size_t)(rest.data - here);
        if (to + size > sizeof label->data) {
            label->whole = false;
            break;
        }
        memcpy(label->data + to, here, COMMON);
        label->data[to + size - 1] = here[size - 1];
        label->met |= ideograph_bit(here);
        label->length++;
        traditional |= character_is_traditional(c);
        to += size;
    }
    label->size = to;
    if (traditional) {
        text_simplify(label->data + from, to - from);
        label->met = 0;
        for (struct span rest = label_span(label); rest.size > 0; utf8_next(&rest)) {
            label->met |= ideograph_bit(rest.data);
        }
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
