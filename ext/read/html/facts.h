/* What a page says of itself beside its text: its title and the day of its publication. */
#ifndef DISCLOSURE_READ_HTML_FACTS_H
#define DISCLOSURE_READ_HTML_FACTS_H

#include "read/document.h"

/* The best statement so far; a rank counts from 1, lower is better, 0: none yet. */
struct html_facts {
    struct span title, published;
    int title_rank, published_rank;
};

/* Takes what a <meta> element or a pair of JSON names so, if it is a title or a date and better than what is known.
 * Texts are kept, not copied. */
void html_facts_name(struct html_facts *facts, struct span name, struct span content);

/* The <title> of the page. */
void html_facts_title(struct html_facts *facts, struct span title);

/* Looks through the rows of the document: the table of 索引号 and 发布机构, and lines like 发布时间：2024-01-20. */
void html_facts_scan(struct html_facts *facts, const struct document *document);

/* Whether a link leads to a PDF, Word or spreadsheet file. */
bool html_is_attachment(struct span link);

#endif
