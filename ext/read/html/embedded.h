/* Reports that a page or a response in JSON holds as a string: markup with its quotes, line breaks and < escaped, once
 * or several times. */
#ifndef DISCLOSURE_READ_HTML_EMBEDDED_H
#define DISCLOSURE_READ_HTML_EMBEDDED_H

#include "read/html/page.h"

struct html_string {
    struct span markup;
    uint32_t cells; /* <td> and <th> in it */
};

struct html_string_list {
    struct html_string *items; /* in the order of the page, each once */
    size_t count, capacity;
    uint32_t most_cells; /* in one string */
};

/* Appends every string in the fragment that holds a table. What JSON names as title or date goes to `facts`, which may
 * be NULL. A string that holds none is left out: to take it for a report would be guessing. */
bool html_embedded_find(struct arena *arena, struct html_fragment fragment, struct html_string_list *list,
                        struct html_facts *facts, struct failure *failure);

/* Whether the text begins as JSON, or as a call or assignment around it, and somewhere holds escaped or plain markup
 * of tables or paragraphs. */
bool html_embedded_sniff(struct span text);

#endif
