#include "table/value.h"

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

struct value date_value(struct arena *arena, struct date date)
{
    if (date.year == 0 || date.month == 0 || date.day == 0) {
        return null_value();
    }
    struct span text;
    if (!arena_format(arena, &text, "%04d-%02d-%02d", date.year, date.month, date.day)) {
        return (struct value){.kind = VALUE_NO_MEMORY};
    }
    return text_value(text);
}
