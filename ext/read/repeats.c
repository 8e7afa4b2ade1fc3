#include "read/repeats.h"

enum {
    SHORTEST_LABEL = 4, /* characters: a mark such as 不适用 is printed once for each blank */
    NARROW = 4,         /* columns of section 2 */
    GROUPS = 3          /* columns in which labels reach down over several lines */
};

/* A number, perhaps with a remark: two of them side by side are two figures. 1. and 1、 begin a label. */
static bool is_figure(struct span text)
{
    bool digits = false;
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19)) {
            digits = true;
            continue;
        }
        return digits && c != '.' && c != 0x3001 && c != 0xFF0E;
    }
    return digits;
}

static bool is_label(struct span text)
{
    if (is_figure(text)) {
        return false;
    }
    int characters = 0;
    bool ideographs = false;
    while (text.size > 0 && characters < SHORTEST_LABEL) {
        uint32_t c = utf8_next(&text);
        ideographs |= c >= 0x4E00 && c <= 0x9FFF;
        characters += !is_space(c);
    }
    return ideographs && characters >= SHORTEST_LABEL;
}

void repeats_clear(struct repeats *repeats, struct cell *cells, size_t count)
{
    struct span before = {0};
    for (size_t i = 0; i < count; i++) {
        struct span text = cells[i].text;
        bool beside = i > 0 && span_equal(text, before) && (is_label(text) || (repeats->cleared[i] && count <= NARROW));
        /* A group's label has that of a line beside it; a line's own, printed again, is the line again. */
        bool below = i < GROUPS && span_equal(text, repeats->printed[i]) && is_label(text) && i + 1 < count &&
                     is_label(cells[i + 1].text);
        if (beside || below) {
            cells[i].text.size = 0;
        }
        before = repeats->printed[i] = text;
        repeats->cleared[i] = beside;
    }
    for (size_t i = count; i < repeats->count; i++) {
        repeats->printed[i] = (struct span){0};
        repeats->cleared[i] = false;
    }
    repeats->count = count;
}
