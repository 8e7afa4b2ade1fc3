/* Tables that were run together: several rows in one line, or lines that were wrapped at a width, with single spaces or
 * pipes where cells and rows parted. They become lines of text: a label with the figures behind it, and any other word on its
 * own; between pipes, each cell. */
#include "read/text/layouts.h"

#include "read/text/piece.h"

/* Takes a word off the front. False: none is left. */
static bool next_word(struct span *rest, struct span *word)
{
    const char *start = NULL;
    while (rest->size > 0) {
        size_t printed;
        const char *here = rest->data, *run = span_skip_printed(*rest, &printed);
        *rest = span_between(run, span_end(*rest));
        bool space = printed == 0 && is_space(utf8_next(rest));
        if (start && space) {
            *word = span_between(start, here);
            return true;
        }
        start = start || space ? start : here;
    }
    *word = span_between(start, start ? rest->data : start);
    return start != NULL;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == 0x3001 || c == 0xFF0E;
}

static uint32_t last_of(struct span text)
{
    size_t start = text.size;
    while (start > 0 && (text.data[--start] & 0xC0) == 0x80) {
    }
    struct span last = span_from(text, start);
    return text.size > 0 ? utf8_next(&last) : 0;
}

/* A figure, but not the number of a label that a space has cut off: 4. */
static bool is_figure(struct span word)
{
    return piece_kind_of(word) == PIECE_FIGURE && !is_stop(last_of(word));
}

/* A word that may be a label, or begin one: no piece of a sentence, no unit, not what follows a number: .属于国家秘密 */
static bool may_be_label(struct span word)
{
    enum { SHORTEST = 3 };
    struct span rest = word;
    return !is_stop(utf8_next(&rest)) && piece_kind_of(word) == PIECE_TEXT && !span_contains(word, SPAN("。")) &&
           !span_contains(word, SPAN("；")) && (piece_is_numbered(word) || piece_ideographs(word) >= SHORTEST);
}

/* How the words of a line follow each other. */
struct sequence {
    uint32_t figures;   /* words */
    uint32_t long_runs; /* of figures, three and more */
    uint32_t turns;     /* from figures to a label */
    bool ends;          /* with figures */
};

static struct sequence examine(struct span line)
{
    enum { LONG = 3 };
    struct sequence sequence = {0};
    struct span word;
    uint32_t run = 0;
    if (line.size > 0 && memchr(line.data, '\t', line.size)) {
        return sequence; /* its cells are parted */
    }
    while (next_word(&line, &word)) {
        if (is_figure(word)) {
            sequence.figures++;
            run++;
            sequence.long_runs += run == LONG;
            continue;
        }
        sequence.turns += run > 0 && may_be_label(word);
        run = 0;
    }
    sequence.ends = run > 0;
    return sequence;
}

/* Whether any digit may stand in the line. */
static bool has_digit(struct span line)
{
    const unsigned char full_width = 0xEF; /* its first byte */
    for (size_t i = 0; i < line.size; i += line.size - i >= 3 && begins_ideograph(line.data[i]) ? 3 : 1) {
        if ((line.data[i] >= '0' && line.data[i] <= '9') || (unsigned char)line.data[i] == full_width) {
            return true;
        }
    }
    return false;
}

/* Whether the line goes on from figures to a label, or ends with figures and the next line does. */
static bool turns_at(const struct text_lines *lines, size_t at)
{
    struct sequence here = examine(lines->items[at].text);
    bool goes_on = here.figures > 0 && here.ends && at + 1 < lines->count && lines->items[at + 1].gap == 0;
    return here.turns > 0 || (goes_on && examine(lines->items[at + 1].text).turns > 0);
}

/* The whole number that the line begins with; 0: none. */
static uint32_t leading_number(struct span line)
{
    uint32_t number = 0;
    line = span_trim(line);
    for (size_t i = 0; i < line.size && line.data[i] >= '0' && line.data[i] <= '9' && number < 1000; i++) {
        number = number * 10 + (uint32_t)(line.data[i] - '0');
    }
    return number;
}

/* Whether lines here and right above begin with numbers that rise by one: those of the lines, and no figures. */
static bool are_numbered(const struct text_lines *lines, size_t first, size_t end)
{
    enum { ABOVE = 8, FEWEST = 2, SHARE = 4 };
    size_t rising = 0, start = first > ABOVE ? first - ABOVE : 0;
    uint32_t before = leading_number(lines->items[start].text);
    for (size_t i = start + 1; i < end; i++) {
        uint32_t number = leading_number(lines->items[i].text);
        rising += number > 0 && number == before + 1;
        before = number > 0 ? number : before;
    }
    return rising >= FEWEST && rising * SHARE >= end - start;
}

/* Takes what stands before the next pipe off the front, or all. False: nothing is left. */
static bool next_piped(struct span *rest, struct span *segment)
{
    struct span at = *rest;
    *segment = *rest;
    while (at.size > 0) {
        const char *here = at.data;
        uint32_t c = utf8_next(&at);
        if (c == '|' || c == 0xFF5C) { /* ｜ */
            *segment = span_between(rest->data, here);
            break;
        }
    }
    bool any = rest->size > 0;
    *rest = at;
    return any;
}

/* Several rows in one line, their cells parted by pipes: labels behind figures. */
static bool is_piped(struct span line)
{
    enum { FEWEST_TURNS = 3 };
    struct span segment;
    uint32_t turns = 0;
    bool figures = false;
    if (line.size == 0 || !(memchr(line.data, '|', line.size) || span_contains(line, SPAN("｜")))) {
        return false;
    }
    while (next_piped(&line, &segment) && turns < FEWEST_TURNS) {
        segment = span_trim(segment);
        bool label = figures && segment.size > 0 && may_be_label(segment);
        turns += label;
        figures = !label && (figures || is_figure(segment));
    }
    return turns >= FEWEST_TURNS;
}

static size_t run_on_find(const struct text_lines *lines, size_t first)
{
    enum { FEWEST_TURNS = 2, FEWEST_RUNS = 2 };
    struct sequence all = {0};
    size_t end = first, last = first;
    if (is_piped(lines->items[first].text)) {
        return first + 1;
    }
    if (!has_digit(lines->items[first].text) || !turns_at(lines, first)) {
        return first;
    }
    if (first > 0 && lines->items[first].gap == 0 && turns_at(lines, first - 1)) {
        return first; /* within lines that were looked at */
    }
    for (; end < lines->count && end <= last + 1 && (end == first || lines->items[end].gap == 0); end++) {
        struct sequence here = examine(lines->items[end].text);
        all.turns += here.turns;
        all.long_runs += here.long_runs;
        last = here.figures > 0 ? end : last;
    }
    bool many = all.turns >= FEWEST_TURNS && all.long_runs >= FEWEST_RUNS;
    return many && !are_numbered(lines, first, last + 1) ? last + 1 : first;
}

/* Ideographs and their stops, at which a line may break without a space. */
static bool is_wide(uint32_t c)
{
    return c >= 0x2E80 && !(c >= 0xFF10 && c <= 0xFF19);
}

/* The lines put together again: between ideographs nothing was lost, elsewhere a space. */
static bool join_lines(struct arena *arena, const struct text_lines *lines, size_t first, size_t end,
                       struct span *joined)
{
    struct buffer out = {.arena = arena};
    for (size_t i = first; i < end; i++) {
        struct span line = span_trim(lines->items[i].text), rest = line, before = buffer_span(&out);
        bool inside = line.size > 0 && is_wide(last_of(before)) && is_wide(utf8_next(&rest));
        if ((i > first && !inside && !buffer_add(&out, SPAN(" "))) || !buffer_add(&out, line)) {
            return false;
        }
    }
    *joined = buffer_span(&out);
    return true;
}

static bool add_line(const struct text_line *from, struct span text, struct document *document, struct failure *failure)
{
    struct row row = {.kind = ROW_TEXT, .place = from->place};
    return document_split_words(document, text, &row, failure) &&
           (row.text.size == 0 || document_add_row(document, row, failure));
}

/* Adds the text as lines, each of a label with the figures behind it. */
static bool add_lines(const struct text_line *from, struct span rest, struct document *document,
                      struct failure *failure)
{
    struct span word;
    const char *start = rest.data; /* of the line that is being put together */
    bool figures = false;          /* it holds some */
    while (next_word(&rest, &word)) {
        bool figure = is_figure(word);
        bool apart = !figure && (figures || may_be_label(word));
        if (apart && word.data > start) {
            if (!add_line(from, span_between(start, word.data), document, failure)) {
                return false;
            }
            start = word.data;
            figures = false;
        }
        figures |= figure;
    }
    return add_line(from, span_between(start, rest.data), document, failure);
}

static bool run_on_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                        struct failure *failure)
{
    struct span rest, segment;
    if (!join_lines(document->arena, lines, first, end, &rest)) {
        return fail_memory(failure);
    }
    if (!is_piped(rest)) {
        return add_lines(&lines->items[first], rest, document, failure);
    }
    while (next_piped(&rest, &segment)) {
        if (!add_lines(&lines->items[first], segment, document, failure)) {
            return false;
        }
    }
    return true;
}

const struct text_layout run_on_layout = {run_on_find, run_on_read, false, {NULL}};
