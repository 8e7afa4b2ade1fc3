#include "base/label.h"

#include "base/characters.h"

const struct label label_none = {.whole = true};

uint64_t ideographs_met(struct span ideographs)
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
    uint64_t met = 0, traditional = 0;
    for (const char *at = text.data, *stop = span_end(text); at < stop;) {
        const char *last = stop - at <= end - to ? stop : at + (end - to);
        for (uint64_t others; last - at >= COMMON && character_is_unified(at, &others); at += COMMON, to += COMMON) {
            memcpy(to, at, COMMON);
            met |= ideograph_bit(at);
            traditional |= ideograph_bit(at) & others;
            length++;
        }
        if (at == stop || (unsigned char)*at < LEAST) {
            at += at < stop;
            continue;
        }
        struct span rest = span_between(at, stop);
        uint32_t c = utf8_next(&rest);
        size_t size = (size_t)(rest.data - at);
        if (is_ideograph(c) && size > (size_t)(end - to)) {
            label->whole = false;
            break;
        }
        if (is_ideograph(c)) {
            memcpy(to, at, size);
            to += size;
            length++;
            met |= ideograph_bit(at);
            traditional |= character_is_traditional(c);
        }
        at = rest.data;
    }
    label->size += (size_t)(to - from);
    label->length += length;
    label->met |=
        traditional && text_simplify(from, (size_t)(to - from)) ? ideographs_met(span_between(from, to)) : met;
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
    bool is = false;
    for (size_t i = 0; i < count && !is; i++) {
        is = label_is(label, words[i]);
    }
    return is;
}

bool label_has_any(const struct label *label, const char *const *words, size_t count)
{
    bool has = false;
    for (size_t i = 0; i < count && !has; i++) {
        has = label_has(label, words[i]);
    }
    return has;
}
