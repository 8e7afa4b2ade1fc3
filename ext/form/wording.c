#include "form/wording.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sanitizer.h"

struct word word_of_string(const char *text)
{
    return word_of_span(span_of(text));
}

struct word word_of_span(struct span text)
{
    return (struct word){.kind = WORD_TEXT, .text = text};
}

struct word word_of_number(struct number number)
{
    return (struct word){.kind = WORD_NUMBER, .number = number};
}

struct word word_of_count(int64_t count)
{
    return word_of_number((struct number){NUMBER_INTEGER, count, (double)count});
}

struct word word_of_line(const struct form_line *line)
{
    return (struct word){.kind = WORD_LINE, .line = line};
}

struct word word_of_place(struct place place)
{
    return bracketed("", place);
}

struct word word_itself(struct word word)
{
    return word;
}

struct word quoted(struct span text)
{
    return (struct word){.kind = WORD_QUOTED, .text = text};
}

struct word bracketed(const char *words, struct place place)
{
    return (struct word){.kind = WORD_PLACE, .text = span_of(words), .place = place};
}

/* The note is in brackets, as （一） at the start is. */
struct span line_label(const struct form_line *line)
{
    struct span whole = span_of(line->label);
    size_t note = span_find(span_from(whole, 1), SPAN("（"));
    return note == SIZE_MAX ? whole : (struct span){whole.data, note + 1};
}

static bool add_integer(struct buffer *out, int64_t value)
{
    char digits[20 + 1]; /* with a sign */
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    return buffer_add(out, (struct span){digits + at, sizeof digits - at});
}

/* Without an exponent, which no report prints: the digits that a double holds, then zeros. */
static bool add_real(struct buffer *out, double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.15g", value);
    char *exponent = strchr(text, 'e');
    if (!exponent) {
        return buffer_add(out, span_of(text));
    }
    *exponent = 0;
    char *point = strchr(text, '.');
    int decimals = point ? (int)strlen(point + 1) : 0;
    int power = (int)strtol(exponent + 1, NULL, 10);
    if (power < 0) {
        return buffer_add_format(out, "%.*f", decimals - power, value);
    }
    if (point) {
        memmove(point, point + 1, (size_t)decimals + 1);
    }
    bool ok = buffer_add(out, span_of(text));
    for (int zeros = power - decimals; zeros > 0; zeros--) {
        ok = ok && buffer_add(out, SPAN("0"));
    }
    return ok;
}

bool say_number(struct buffer *out, struct number number)
{
    switch (number.kind) {
    case NUMBER_INTEGER:
        return add_integer(out, number.integer);
    case NUMBER_REAL:
        return add_real(out, number.real);
    default:
        return buffer_add(out, SPAN("空"));
    }
}

static bool add_quoted(struct buffer *out, struct span text)
{
    buffer_add(out, SPAN("“"));
    const char *same = text.data; /* from here on all marks are kept within quotes */
    for (struct span rest = text; rest.size > 0;) {
        const char *here = rest.data;
        uint32_t c = utf8_next(&rest);
        const char *other = c == 0x201C ? "‘" : c == 0x201D ? "’" : c == '\n' ? " " : NULL;
        if (other) {
            buffer_add(out, span_between(same, here));
            buffer_add(out, span_of(other));
            same = rest.data;
        }
    }
    buffer_add(out, span_between(same, span_end(text)));
    return buffer_add(out, SPAN("”"));
}

static bool add_place(struct buffer *out, const struct word *word)
{
    const struct place place = word->place;
    /* In plain text the line of the file leads to the cell, and a table's number would not. */
    const struct {
        const char *before;
        uint32_t number;
        const char *behind;
    } parts[] = {
        {"第", place.page, "页"},
        {"第", place.line, "行"},
        {"表", place.line ? 0 : place.table, ""},
        {"第", place.line ? 0 : place.row, "行"},
        {"第", place.column, "列"},
    };
    const bool brackets = word->text.size > 0 && place_is_known(place);
    if (brackets) {
        SAY(out, "（{}", word->text);
    }
    const size_t start = out->size;
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (parts[i].number > 0) {
            buffer_add(out, out->size > start ? SPAN(" ") : SPAN(""));
            buffer_add(out, span_of(parts[i].before));
            add_integer(out, parts[i].number);
            buffer_add(out, span_of(parts[i].behind));
        }
    }
    return buffer_add(out, brackets ? SPAN("）") : SPAN(""));
}

bool place_describe(struct arena *arena, struct place place, struct span *out)
{
    struct buffer text = {.arena = arena};
    SAY(&text, "{}", place);
    return buffer_end(&text, out);
}

static bool add_word(struct buffer *out, const struct word *word)
{
    switch (word->kind) {
    case WORD_TEXT:
        return buffer_add(out, word->text);
    case WORD_QUOTED:
        return add_quoted(out, word->text);
    case WORD_NUMBER:
        return say_number(out, word->number);
    case WORD_LINE:
        add_quoted(out, line_label(word->line));
        return !form_tables[word->line->table].numbered || SAY(out, "（行号 {}）", word->line->line);
    case WORD_PLACE:
        return add_place(out, word);
    case WORD_END:
        break;
    }
    return true;
}

bool say(struct buffer *out, const struct word *sentence)
{
    const struct word *word = sentence;
    struct span rest = sentence->text;
    for (const char *gap; rest.size > 0 && word[1].kind != WORD_END && (gap = memchr(rest.data, '{', rest.size));) {
        buffer_add(out, span_between(rest.data, gap));
        add_word(out, ++word);
        rest = span_between(gap + strlen("{}"), span_end(rest));
    }
#if SANITIZED /* as tests run: a gap that no word fills is a slip; words may be more, for patterns chosen by a condition */
    if (span_contains(rest, SPAN("{}"))) {
        abort();
    }
#endif
    return buffer_add(out, rest);
}
