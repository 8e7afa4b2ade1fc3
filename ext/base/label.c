#include "base/label.h"

#include "base/characters.h"

const struct label label_none = {.whole = true};

static uint64_t bits_of(struct span ideographs)
{
    uint64_t met = 0;
    while (ideographs.size > 0) {
        met |= ideograph_bit(ideographs.data);
        utf8_next(&ideographs);
    }
    return met;
}

/* Appends at label->size what fits before `end`. */
static void append(struct label *label, char *room, const char *end, struct span text)
{
    enum { LEAST = 0xE3, COMMON = 3 }; /* the first byte that an ideograph may begin with; bytes of most of them */
    char *from = room + label->size, *to = from;
    size_t length = 0;
    uint64_t met = 0;
    bool traditional = false;
    for (struct span rest = text; rest.size > 0;) {
        const char *here = rest.data;
        for (; rest.size >= COMMON && (unsigned char)*here > 0xE4 && begins_ideograph(*here) && end - to >= COMMON;
             here = rest.data) {
            uint32_t c =
                ((unsigned char)here[0] & 0x0Fu) << 12 | (uint32_t)(here[1] & 0x3F) << 6 | (uint32_t)(here[2] & 0x3F);
            memcpy(to, here, COMMON);
            to += COMMON;
            length++;
            met |= ideograph_bit(here);
            traditional |= character_is_traditional(c);
            rest = span_from(rest, COMMON);
        }
        if (rest.size == 0) {
            break;
        }
        if ((unsigned char)*here < LEAST) {
            rest = span_from(rest, 1);
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
        length++;
        met |= ideograph_bit(here);
        traditional |= character_is_traditional(c);
    }
    label->size += (size_t)(to - from);
    label->length += length;
    label->met |= traditional && text_simplify(from, (size_t)(to - from)) ? bits_of(span_between(from, to)) : met;
}

void label_write(struct label *label, char *room, struct span text)
{
    *label = (struct label){.data = room, .whole = true};
    append(label, room, room + (text.size < LABEL_BYTES ? text.size : LABEL_BYTES), text);
}

const struct label *label_of(struct label_room *room, struct span text)
{
    label_write(&room->label, room->data, text);
    return &room->label;
}

void label_add(struct label_room *room, struct span text)
{
    append(&room->label, room->data, room->data + sizeof room->data, text);
}

bool label_is_any(const struct label *label, const char *const *words, size_t count)
{
    return span_is_any(label_span(label), words, count);
}

bool label_has_any(const struct label *label, const char *const *words, size_t count)
{
    bool has = false;
    for (size_t i = 0; i < count && !has; i++) {
        has = label_has(label, words[i]);
    }
    return has;
}
