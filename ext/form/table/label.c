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
    enum { LEAST = 0xE3, COMMON = 3 }; /* the first byte that an ideograph may begin with; bytes of most of them */
    char *from = label->data + label->size, *to = from;
    const char *end = label->data + sizeof label->data;
    uint64_t met = label->met;
    bool traditional = false;
    for (struct span rest = text; rest.size > 0;) {
        const char *here = rest.data;
        if ((unsigned char)*here < LEAST) {
            rest.data++;
            rest.size--;
            continue;
        }
        uint32_t c = utf8_next(&rest);
        if (!is_ideograph(c)) {
            continue;
        }
        size_t size = (size_t)(rest.data - here);
        if (size > (size_t)(end - to)) {
            label->whole = false;
            break;
        }
        memcpy(to, here, COMMON);
        to[size - 1] = here[size - 1];
        to += size;
        met |= ideograph_bit(here);
        traditional |= character_is_traditional(c);
    }
    label->met = met;
    label->size = (size_t)(to - label->data);
    label->length += utf8_length(span_between(from, to));
    if (traditional && text_simplify(from, (size_t)(to - from))) {
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
