/* Tables as a browser copies them, each cell a paragraph: a tab stands before each cell but the first of its row. */
#include "read/text/layouts.h"

#include "read/text/loose.h"

enum { LONGEST_CELL = 240 /* bytes */ };

/* Whether a tab stands first in the line. */
static bool is_led(const struct text_line *line)
{
    return line->text.size > 0 && line->text.data[0] == '\t';
}

/* A line that may be one cell: short, no sentence, no tab inside. */
static bool is_cell(const struct text_line *line)
{
    struct span text = is_led(line) ? span_from(line->text, 1) : line->text;
    return text.size <= LONGEST_CELL && (text.size == 0 || !memchr(text.data, '\t', text.size)) &&
           !span_contains(text, SPAN("。"));
}

/* Within a table a blank line stands between all cells, and none below a heading before it. */
static bool begins_row(const struct text_lines *lines, size_t at)
{
    return !is_led(&lines->items[at]) && at + 1 < lines->count && lines->items[at + 1].gap > 0 &&
           is_cell(&lines->items[at + 1]);
}

static size_t tab_led_find(const struct text_lines *lines, size_t first)
{
    enum { FEWEST_LED = 4 };
    size_t end = first, led = 0;
    if (!begins_row(lines, first) || !is_cell(&lines->items[first])) {
        return first;
    }
    for (; end < lines->count && is_cell(&lines->items[end]) && (end == first || lines->items[end].gap > 0); end++) {
        bool last = is_led(&lines->items[end]);
        if (!last && !begins_row(lines, end)) {
            break;
        }
        led += last;
    }
    return led >= FEWEST_LED && led * 2 >= end - first ? end : first;
}

static bool tab_led_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                         struct failure *failure)
{
    struct loose_table table = {.arena = document->arena};
    for (size_t i = first; i < end; i++) {
        const struct text_line *line = &lines->items[i];
        if ((!is_led(line) && !loose_row(&table, line->place, line->page_start)) || !loose_cell(&table, line->text)) {
            return fail_memory(failure);
        }
    }
    return loose_finish(&table, document, failure);
}

const struct text_layout tab_led_layout = {tab_led_find, tab_led_read, true, {"\n\t"}};
