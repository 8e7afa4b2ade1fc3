#include "form/table/label.h"

#include "base/characters.h"

void label_clear(struct label *label)
{
    label->size = 0;
    label->length = 0;
    label->whole = true;
    label->met = 0;
}

static void add_run(struct label *label, const char *from, const char *to)
{
    if (to > from) {
        memcpy(label->data + label->size, from, (size_t)(to - from));
        label->size += (size_t)(to - from);
    }
}

/* Appends ideographs as they are printed; `whole` tells whether all fit. */
static void add_ideographs(struct label *label, struct span text)
{
    const char *run = text.data, *end = span_end(text); /* ideographs that are not yet added */
    while (text.size > 0) {
        const char *here = text.data;
        if (!is_ideograph(utf8_next(&text))) {
            add_run(label, run, here);
            run = text.data;
            continue;
        }
        if (label->size + (size_t)(text.data - run) > sizeof label->data) {
            label->whole = false;
            end = here;
            break;
        }
        label->met |= ideograph_bit(here);
        label->length++;
    }
    add_run(label, run, end);
}

void label_add(struct label *label, struct span text)
{
    size_t from = label->size;
    add_ideographs(label, text);
    if (text_simplify(label->data + from, label->size - from)) {
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
