#include "check/wording.h"

#include <stdarg.h>
#include <stdio.h>

static size_t print_integer(char out[NUMBER_TEXT_SIZE], int64_t value)
{
    char digits[NUMBER_TEXT_SIZE];
    size_t count = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    size_t size = 0;
    if (value < 0) {
        out[size++] = '-';
    }
    while (count > 0) {
        out[size++] = digits[--count];
    }
    return size;
}

size_t number_print(char out[NUMBER_TEXT_SIZE], struct number number)
{
    if (number.kind == NUMBER_INTEGER) {
        return print_integer(out, number.integer);
    }
    if (number.kind == NUMBER_REAL) {
        int size = snprintf(out, NUMBER_TEXT_SIZE, "%.15g", number.real);
        return size > 0 && size < NUMBER_TEXT_SIZE ? (size_t)size : 0;
    }
    struct span blank = SPAN("空");
    memcpy(out, blank.data, blank.size);
    return blank.size;
}

bool wording_add(struct buffer *sentence, const char *first, ...)
{
    bool added = true;
    va_list rest;
    va_start(rest, first);
    for (const char *text = first; text && added; text = va_arg(rest, const char *)) {
        added = buffer_add(sentence, span_of(text));
    }
    va_end(rest);
    return added;
}

bool wording_number(struct buffer *sentence, struct number number)
{
    char text[NUMBER_TEXT_SIZE];
    return buffer_add(sentence, (struct span){text, number_print(text, number)});
}

/* The note is in brackets, as （一） at the start is. */
struct span wording_label(const struct form_line *line)
{
    struct span whole = span_of(line->label);
    struct span after_first = span_from(whole, 1);
    size_t note = span_find(after_first, SPAN("（"));
    return note == SIZE_MAX ? whole : (struct span){whole.data, note + 1};
}

bool wording_line(struct buffer *sentence, const struct form_line *line)
{
    return buffer_quote(sentence, wording_label(line)) &&
           (!form_tables[line->table].numbered || wording_add(sentence, "（", line->line, " 行）", NULL));
}

bool wording_place(struct buffer *sentence, const char *words, struct place place)
{
    struct span text;
    if (!place_describe(sentence->arena, place, &text)) {
        return false;
    }
    return text.size == 0 ||
           (wording_add(sentence, "（", words, NULL) && buffer_add(sentence, text) && buffer_add(sentence, SPAN("）")));
}
