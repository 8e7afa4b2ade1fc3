/* One written report in the layouts that people have. */
#include "written.h"

#include "support.h"

/* Writes each line that holds a tab with `write`, the others as they are. */
static struct span rewrite(struct arena *arena, struct span text,
                           void (*write)(struct buffer *out, struct span line, bool first))
{
    struct buffer out = {.arena = arena};
    struct span line;
    bool in_table = false;
    while (span_next_line(&text, &line)) {
        bool row = line.size > 0 && memchr(line.data, '\t', line.size);
        if (row) {
            write(&out, line, !in_table);
        } else {
            assert_true(buffer_add(&out, line) && buffer_add(&out, SPAN("\n")));
        }
        in_table = row;
    }
    return buffer_span(&out);
}

/* Takes one cell off the front of a line. False when nothing is left. */
static bool next_cell(struct span *line, struct span *cell)
{
    if (!line->data) {
        return false;
    }
    const char *end = line->data + line->size, *tab = memchr(line->data, '\t', line->size);
    *cell = span_between(line->data, tab ? tab : end);
    *line = tab ? span_between(tab + 1, end) : (struct span){NULL, 0};
    return true;
}

static void write_filled(struct buffer *out, struct span line, const char *between)
{
    struct span cell;
    bool first = true;
    while (next_cell(&line, &cell)) {
        if (cell.size > 0) {
            assert_true((first || buffer_add(out, span_of(between))) && buffer_add(out, cell));
            first = false;
        }
    }
    assert_true(buffer_add(out, SPAN("\n")));
}

static void write_copied(struct buffer *out, struct span line, bool first)
{
    (void)first;
    write_filled(out, line, " ");
}

static void write_narrow(struct buffer *out, struct span line, bool first)
{
    (void)first;
    write_filled(out, line, "\n");
}

static void write_unmerged(struct buffer *out, struct span line, bool first)
{
    (void)first;
    write_filled(out, line, "\t");
}

static void write_pipes(struct buffer *out, struct span line, bool first)
{
    struct span cell, rest = line;
    assert_true(buffer_add(out, SPAN("|")));
    while (next_cell(&rest, &cell)) {
        assert_true(buffer_add_format(out, " %.*s |", (int)cell.size, cell.size > 0 ? cell.data : ""));
    }
    assert_true(buffer_add(out, SPAN("\n")));
    if (first) {
        assert_true(buffer_add(out, SPAN("|")));
        while (next_cell(&line, &cell)) {
            assert_true(buffer_add(out, SPAN("---|")));
        }
        assert_true(buffer_add(out, SPAN("\n")));
    }
}

struct span as_copied(struct arena *arena, struct span text)
{
    return rewrite(arena, text, write_copied);
}

struct span as_narrow(struct arena *arena, struct span text)
{
    return rewrite(arena, text, write_narrow);
}

struct span as_unmerged(struct arena *arena, struct span text)
{
    return rewrite(arena, text, write_unmerged);
}

struct span as_markdown(struct arena *arena, struct span text)
{
    return rewrite(arena, text, write_pipes);
}

static void write_tags(struct buffer *out, struct span line)
{
    struct span cell;
    assert_true(buffer_add(out, SPAN("<tr>")));
    while (next_cell(&line, &cell)) {
        const char *end = cell.size > 0 && cell.data[0] == '{' ? memchr(cell.data, '}', cell.size) : NULL;
        struct span attribute = end ? span_between(cell.data + 1, end) : SPAN("");
        cell = end ? span_between(end + 1, span_end(cell)) : cell;
        assert_true(buffer_add(out, SPAN("<td ")) && buffer_add(out, attribute) && buffer_add(out, SPAN(">")) &&
                    buffer_add(out, cell.size > 0 ? cell : SPAN("")) && buffer_add(out, SPAN("</td>")));
    }
    assert_true(buffer_add(out, SPAN("</tr>\n")));
}

struct span as_html(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    bool in_table = false;
    while (span_next_line(&text, &line)) {
        bool row = line.size > 0 && memchr(line.data, '\t', line.size);
        assert_true(row == in_table || buffer_add(&out, row ? SPAN("<table>\n") : SPAN("</table>\n")));
        in_table = row;
        if (row) {
            write_tags(&out, line);
        } else if (line.size > 0) {
            assert_true(buffer_add(&out, SPAN("<p>")) && buffer_add(&out, line) && buffer_add(&out, SPAN("</p>\n")));
        }
    }
    return buffer_span(&out);
}

/* The first three columns of a table hold labels, or are few. */
enum { WIDE = 44, NARROW = 12 };

static void write_aligned(struct buffer *out, struct span line, bool first)
{
    (void)first;
    struct span cell;
    size_t column = 0, at = 0, target = 0;
    while (next_cell(&line, &cell)) {
        if (cell.size > 0) {
            size_t spaces = at < target ? target - at : at > 0;
            assert_true((spaces == 0 || buffer_add_format(out, "%*s", (int)spaces, "")) && buffer_add(out, cell));
            at += spaces + utf8_length(cell);
        }
        target += column++ < 3 ? WIDE : NARROW;
    }
    assert_true(buffer_add(out, SPAN("\n")));
}

struct span as_layout(struct arena *arena, struct span text)
{
    return rewrite(arena, text, write_aligned);
}
