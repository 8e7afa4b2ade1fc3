#include "read/text/pandoc.h"

enum { DEEPEST = 8 /* brackets within brackets */ };

/* A paragraph as it is written out. */
struct writing {
    char *out;
    size_t size;
    size_t open[DEEPEST]; /* where its open brackets stand in `out` */
    size_t depth;
    size_t dropped; /* line breaks within marks */
};

/* The bytes of the attributes at the start of the text, braces included; 0: it is no more than a text in braces. */
static size_t attributes_at(struct span text)
{
    enum { LONGEST = 602 };
    text.size = text.size < LONGEST ? text.size : LONGEST;
    const char *end = text.size > 0 && text.data[0] == '{' ? memchr(text.data, '}', text.size) : NULL;
    struct span inner = end ? span_between(text.data + 1, end) : (struct span){NULL, 0};
    bool named = inner.size > 0 && (inner.data[0] == '.' || inner.data[0] == '#' || span_contains(inner, SPAN("=\"")));
    return named && !span_contains(inner, SPAN("\n\n")) ? inner.size + 2 : 0;
}

static void close_bracket(struct writing *writing)
{
    size_t at = writing->open[writing->depth - 1];
    memmove(writing->out + at, writing->out + at + 1, writing->size - at - 1);
    writing->size--;
}

/* Whether the line that begins here goes on with the one above: it is no item of a list, row of a table or heading. */
static bool goes_on(struct span rest)
{
    struct span line = rest;
    span_next_line(&rest, &line);
    line = span_trim(line);
    return line.size > 0 && !memchr("-*+|#>:0123456789", line.data[0], 17);
}

/* The lines of a paragraph become one: what stood in a span may be alone on its line, as no number of a page is. */
static void write_paragraph(struct writing *writing, struct span text)
{
    bool heading = text.size > 0 && text.data[0] == '#', join = !heading && span_contains(text, SPAN("]{"));
    while (heading && text.size > 0 && (text.data[0] == '#' || text.data[0] == ' ')) {
        text = span_from(text, 1);
    }
    writing->depth = writing->dropped = 0;
    for (bool escaped = false; text.size > 0;) {
        char c = text.data[0];
        size_t attributes = c == ']' && !escaped && writing->depth > 0 ? attributes_at(span_from(text, 1)) : 0;
        if (attributes > 0) {
            close_bracket(writing);
            for (size_t i = 0; i < attributes; i++) {
                writing->dropped += text.data[1 + i] == '\n';
            }
        } else {
            if (c == '[' && !escaped && writing->depth < DEEPEST) {
                writing->open[writing->depth++] = writing->size;
            }
            bool joined = join && c == '\n' && goes_on(span_from(text, 1));
            writing->dropped += joined;
            writing->out[writing->size++] = joined ? ' ' : c;
        }
        writing->depth -= c == ']' && !escaped && writing->depth > 0;
        escaped = c == '\\' && !escaped;
        text = span_from(text, 1 + attributes);
    }
    for (; writing->dropped > 0; writing->dropped--) {
        writing->out[writing->size++] = '\n';
    }
}

/* ---- -----: below heads, or around a table. */
static bool is_rule(struct span line)
{
    line = span_trim(line);
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] != '-' && line.data[i] != ' ') {
            return false;
        }
    }
    return span_contains(line, SPAN("- -"));
}

static void copy(struct writing *writing, struct span text)
{
    memcpy(writing->out + writing->size, text.data, text.size);
    writing->size += text.size;
}

bool pandoc_plain(struct arena *arena, struct span input, struct span *plain)
{
    *plain = input;
    if (!span_contains(input, SPAN("]{")) && !span_contains(input, SPAN(":::"))) {
        return true;
    }
    /* Twice as much, since a line that is joined leaves a space, and its break behind the paragraph. */
    struct writing writing = {.out = arena_allocate_array(arena, input.size, 2)};
    const char *paragraph = input.data;
    bool table = false;
    struct span line;
    if (!writing.out) {
        return false;
    }
    while (input.size > 0) {
        const char *start = input.data;
        span_next_line(&input, &line);
        bool fence = span_starts(span_trim(line), SPAN(":::")), blank = span_trim(line).size == 0;
        table |= is_rule(line);
        if (!fence && !blank && input.size > 0) {
            continue;
        }
        (table ? copy : write_paragraph)(&writing, span_between(paragraph, fence ? start : input.data));
        if (fence) {
            copy(&writing, span_between(span_end(line), input.data));
        }
        paragraph = input.data;
        table = false;
    }
    *plain = (struct span){writing.out, writing.size};
    return true;
}
