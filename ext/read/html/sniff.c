#include "read/html/sniff.h"

#include "read/html/html.h"
#include "read/html/archive.h"
#include "read/html/embedded.h"
#include "read/html/word.h"
#include "read/text/markdown.h"
#include "read/text/text.h"

/* Goes to the next tag and gives its name, "table" or "/p"; false where there is none. */
static bool next_tag(struct span *rest, struct span *name)
{
    const char *end = span_end(*rest);
    const char *at = rest->size > 0 ? memchr(rest->data, '<', rest->size) : NULL;
    if (!at) {
        return false;
    }
    const char *stop = at + 1;
    while (stop < end && stop - at < 16 &&
           ((*stop >= 'a' && *stop <= 'z') || (*stop >= 'A' && *stop <= 'Z') || (*stop >= '0' && *stop <= '9') ||
            *stop == '/' || *stop == '!' || *stop == '?')) {
        stop++;
    }
    *name = span_between(at + 1, stop);
    *rest = span_between(stop, end);
    return true;
}

static bool is_any(struct span name, const char *const *words)
{
    for (; *words; words++) {
        if (html_same_word(name, span_of(*words))) {
            return true;
        }
    }
    return false;
}

/* Tags that only a page has, and tags that people also type into Markdown. */
static const char *const page_tags[] = {"!doctype", "html", "head",    "body",    "div",   "p",    "/p",
                                        "span",     "font", "center",  "/div",    "/span", "meta", "title",
                                        "script",   "form", "section", "article", NULL};
static const char *const table_tags[] = {"table", "tr", "td", "th", "/tr", "/td", "/th", "/table", NULL};

enum { SOME_TAGS = 3, MOST_TAGS_ASKED = 2000 };

struct tag_counts {
    int page, table;
};

static struct tag_counts count_tags(struct span input)
{
    struct tag_counts counts = {0};
    struct span name;
    for (int i = 0; i < MOST_TAGS_ASKED && counts.page < SOME_TAGS && next_tag(&input, &name); i++) {
        counts.page += is_any(name, page_tags);
        counts.table += is_any(name, table_tags);
    }
    return counts;
}

bool html_sniff(struct span input)
{
    input = span_trim(input); /* a byte order mark counts as white space */
    if (html_archive_sniff(input) || html_embedded_sniff(input)) {
        return true;
    }
    struct tag_counts counts = count_tags(input);
    bool marked = input.size > 0 && input.data[0] == '<';
    if (counts.table < SOME_TAGS && (mediawiki_sniff(input) || (!marked && markdown_sniff(input)))) {
        return false; /* its tables are of pipes, and a few tags stand around them */
    }
    return counts.table >= SOME_TAGS || counts.page >= SOME_TAGS || (marked && counts.table + counts.page > 0) ||
           (span_starts(input, SPAN("<?xml")) && html_find_word(input, SPAN("&lt;table")) != SIZE_MAX);
}

static const char *skip_hashes(const char *at, const char *end)
{
    while (at < end && *at == '#') {
        at++;
    }
    return at;
}

/* A line of Markdown that no page has: # and a space. */
static bool has_heading(struct span input)
{
    const char *end = span_end(input), *at = input.data;
    while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        const char *start = at, *behind = skip_hashes(at, end);
        at = behind;
        if (behind == end || *behind != ' ') {
            continue;
        }
        while (start > input.data && start[-1] != '\n' && start[-1] != '\r') {
            start--;
        }
        struct span line, rest = span_between(start, end);
        span_next_line(&rest, &line);
        line = span_trim(line);
        behind = skip_hashes(line.data, span_end(line));
        if (behind > line.data && behind < span_end(line) && *behind == ' ') {
            return true;
        }
        at = rest.data;
    }
    return false;
}

/* Tools of OCR put each table into a page of its own, and what they centre into a div. */
static const char *const centring_tags[] = {"div", "/div", NULL};
static const char *const wrapping_tags[] = {"html", "/html", "body", "/body", NULL};

/* Whether a tag of a page stands neither in a table nor around one. */
static bool has_tags_of_text(struct span input, bool centring)
{
    int depth = 0;
    struct span name;
    while (next_tag(&input, &name)) {
        if (html_same_word(name, SPAN("table"))) {
            depth++;
        } else if (html_same_word(name, SPAN("/table"))) {
            depth -= depth > 0;
        } else if (depth == 0 && is_any(name, page_tags) && !is_any(name, wrapping_tags) &&
                   !(centring && is_any(name, centring_tags))) {
            return true;
        }
    }
    return false;
}

bool html_is_typed(struct span input)
{
    bool marked = input.size == 0 || input.data[0] == '<';
    return (!marked && !has_tags_of_text(input, false)) || (has_heading(input) && !has_tags_of_text(input, true));
}
