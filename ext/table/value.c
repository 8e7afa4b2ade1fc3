#include "table/value.h"

#include "form/wording.h"

struct value null_value(void)
{
    return (struct value){.kind = VALUE_NULL};
}

struct value integer_value(int64_t integer)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = integer};
}

struct value known_value(int64_t integer)
{
    return integer == 0 ? null_value() : integer_value(integer);
}

struct value text_value(struct span text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value printed_value(struct span text)
{
    return text.size == 0 ? null_value() : text_value(text);
}

struct value code_value(const char *code)
{
    return code ? text_value(span_of(code)) : null_value();
}

struct value number_value(struct number number)
{
    switch (number.kind) {
    case NUMBER_INTEGER:
        return integer_value(number.integer);
    case NUMBER_REAL:
        return (struct value){.kind = VALUE_REAL, .real = number.real};
    case NUMBER_NULL:
        break;
    }
    return null_value();
}

static struct value made_value(bool made, struct span text)
{
    return made ? printed_value(text) : (struct value){.kind = VALUE_NO_MEMORY};
}

struct value place_value(struct arena *arena, struct place place)
{
    struct span text = SPAN("");
    return made_value(place_describe(arena, place, &text), text);
}

struct value full_name_value(struct arena *arena, uint16_t division)
{
    struct span name = SPAN("");
    return made_value(division == DIVISION_NONE || division_full_name(arena, division, &name), name);
}

struct value date_value(struct arena *arena, struct date date)
{
    struct span text = SPAN("");
    bool known = date.year != 0 && date.month != 0 && date.day != 0;
    return made_value(!known || arena_format(arena, &text, "%04d-%02d-%02d", date.year, date.month, date.day), text);
}
