/* Markup → document: the parser's events drive the builder. */
#ifndef DISCLOSURE_READ_HTML_PAGE_H
#define DISCLOSURE_READ_HTML_PAGE_H

#include "read/html/facts.h"
#include "read/html/markup.h"

/* A page while it is read; zeroed but for its document. */
struct html_page {
    struct document *document;
    struct html_facts facts;
    bool typed; /* text with a few tags, such as a table, in it */

    /* What html_page_read met, added up over its calls. */
    uint32_t shown_cells, hidden_cells;
    uint32_t pictures;
    bool cut;
    struct html_fragment_list fragments;

    /* For each element of the markup, in its order, whether it is hidden and holds cells; NULL: none does. Where this is
     * left from a call before, with the same markup, those elements are shown. */
    bool *hidden_tables;
    uint32_t hidden_table_size;
};

/* Appends what the markup shows to the page's document. Markup must be valid UTF-8. */
bool html_page_read(struct html_page *page, struct span markup, struct failure *failure);

#endif
