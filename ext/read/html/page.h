/* Markup → document: the tokens of a page open and close elements, and these drive the builder. */
#ifndef DISCLOSURE_READ_HTML_PAGE_H
#define DISCLOSURE_READ_HTML_PAGE_H

#include "read/html/facts.h"
#include "read/html/style.h"

/* Content that a page holds but does not show as markup: a report may lie in it as a string. */
enum html_fragment_kind {
    FRAGMENT_SCRIPT, /* JSON or a script: quoted strings, with escapes of their own */
    FRAGMENT_MARKUP, /* markup as it is: a template, noscript, the source of an inner frame */
    FRAGMENT_TEXT    /* markup with its < written as &lt; or not: a textarea */
};

struct html_fragment {
    enum html_fragment_kind kind;
    struct span text;
};

/* A page while it is read; zeroed but for its document and scratch. */
struct html_page {
    struct document *document;
    struct arena *scratch; /* for all that is not in the document, facts included */
    struct span input;     /* lives as long as the document, which may point into it */
    struct html_facts facts;
    bool typed; /* text with a few tags, such as a table, in it */

    /* What html_page_read met, added up over its calls. */
    uint32_t shown_cells, hidden_cells;
    uint32_t pictures;
    bool cut; /* a script or comment without an end hides the rest of the page */
    struct {
        struct html_fragment *items; /* those in which a table may stand, in the order of the page */
        size_t count, capacity;
    } fragments;

    struct buffer lines; /* the text of the page outside tables, a line each; one of U+00A0 alone is kept */

    struct html_sheet sheet;
    bool sheet_read; /* it is whole: style elements are not read again */
    bool sheet_late; /* a part of it came behind elements that it may style */

    /* Where in the markup hidden elements with cells begin, in their order. When the same markup is read again these
     * elements are shown. */
    struct {
        const char **items;
        size_t count, capacity;
    } hidden;
};

/* Appends what the markup shows to the page's document. */
bool html_page_read(struct html_page *page, struct span markup, struct failure *failure);

#endif
