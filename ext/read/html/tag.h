/* What is known of tags and attributes before the parser sees them. */
#ifndef DISCLOSURE_READ_HTML_TAG_H
#define DISCLOSURE_READ_HTML_TAG_H

#include "base/span.h"

enum tag_treatment {
    TAG_KEPT,
    TAG_DROPPED, /* the tag alone: nothing hangs on it */
    TAG_PICTURE, /* dropped and counted */
    TAG_CELL,    /* kept; a slash does not end it, whatever XHTML says */
    TAG_SCRIPT,  /* these go with all that they hold, which ends at their end tag alone */
    TAG_UNSEEN,
    TAG_TEMPLATE,
    TAG_TYPED_TEXT
};

/* `known` receives the name in lower case, unless the treatment is TAG_KEPT. */
enum tag_treatment html_tag_treatment(struct span name, struct span *known);

/* Whether the parser takes the whole name for one. No element that matters has another: its tags do nothing. */
bool html_tag_is_name(struct span name);

/* A browser goes on after these ends as if they were not there; libxml2 would close the tables that are open. */
bool html_tag_end_is_ignored(struct span name);

/* Whether it is a table or a part of one, see HTML_END_OF; `known` receives the name in lower case. */
bool html_tag_is_table_part(struct span name, struct span *known);

struct attribute {
    struct span name, value; /* without quotes */
    struct span whole;
};

/* The next attribute from `*at` on, inside a tag (HTML, section 13.2.5.32 and on); false at the > or at `end`. */
bool html_tag_next_attribute(const char **at, const char *end, struct attribute *attribute);

/* Whether the attribute matters to the reading of a page. */
bool html_tag_keeps(struct span element, const struct attribute *attribute);

/* Whether the attribute takes its element out of view: hidden, or display: none in a style. */
bool html_tag_hides(const struct attribute *attribute);

#endif
