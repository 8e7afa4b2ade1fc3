/* What is read of a web page, as text that a test can spell out. */
#ifndef DISCLOSURE_TESTS_HTML_PAGE_SHOWN_H
#define DISCLOSURE_TESTS_HTML_PAGE_SHOWN_H

#include "support.h"

#include "read/document.h"

struct page {
    struct arena *arena;
    struct document document;
    struct failure failure;
    bool done;
};

struct page read_page(struct span text);
void end_page(struct page *page);

/* Paragraphs as they are, a line each; rows of tables with the number of their table and | between cells. A cell is its
 * text, with / for line breaks, then @ and its column where that does not follow from the cell before it, * and its
 * columns, ^ and its rows where they are more than one. */
struct span render(const struct page *page);

/* Reads the markup and compares all that it shows. */
#define assert_shows(markup, expected) assert_shows_at(SPAN(markup), SPAN(expected), __FILE__, __LINE__)
void assert_shows_at(struct span markup, struct span expected, const char *file, int line);

#endif
