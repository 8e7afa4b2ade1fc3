/* What a page says of itself beside its text: its title, the day of its publication, the site that it is of. */
#ifndef DISCLOSURE_READ_HTML_FACTS_H
#define DISCLOSURE_READ_HTML_FACTS_H

#include "read/document.h"

/* The best statement so far; a rank counts from 1, lower is better, 0: none yet. */
struct html_facts {
    struct span title, published, site, site_code;
    int ranks[4]; /* in this order */
};

/* Takes what a <meta> element or a pair of JSON names so, if it is one of these and better than what is known.
 * Texts are kept, not copied. */
void html_facts_name(struct html_facts *facts, struct span name, struct span content);

/* The <title> of the page. */
void html_facts_title(struct html_facts *facts, struct span title);

/* Whether a link leads to a PDF, Word or spreadsheet file. */
bool html_is_attachment(struct span link);

#endif
