/* What each element of HTML means to the reading of a page (HTML, sections 13.2.4.2, 13.2.6.4.7 and 15.3). */
#ifndef DISCLOSURE_READ_HTML_ELEMENT_H
#define DISCLOSURE_READ_HTML_ELEMENT_H

#include "read/html/style.h"
#include "read/html/tokenizer.h"

enum element_kind {
    ELEMENT_PLAIN, /* its flags say it all; so it is for elements that are not known */
    ELEMENT_ROOT,  /* html, head, body: their tags change nothing */
    ELEMENT_TABLE,
    ELEMENT_CAPTION,
    ELEMENT_GROUP,
    ELEMENT_ROW,
    ELEMENT_CELL,
    ELEMENT_COLUMN, /* col, colgroup: no text */
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST_ITEM,
    ELEMENT_TERM, /* dd, dt */
    ELEMENT_BREAK,
    ELEMENT_BUTTON,
    ELEMENT_SELECT,
    ELEMENT_OPTION,
    ELEMENT_FOREIGN, /* svg, math */
    ELEMENT_TEMPLATE,
    ELEMENT_META,
    ELEMENT_LINK,
    ELEMENT_FRAME,
    ELEMENT_INPUT,
    ELEMENT_PICTURE,
    /* Those whose content is no markup: */
    ELEMENT_TITLE,
    ELEMENT_STYLE,
    ELEMENT_SCRIPT,
    ELEMENT_NOSCRIPT,
    ELEMENT_TEXTAREA,
    ELEMENT_TEXT,    /* shown as it is */
    ELEMENT_NOTHING, /* not shown */
};

enum {
    SPECIAL = 1 << 0,    /* no end tag of an element around it reaches over it */
    BLOCK = 1 << 1,      /* its text stands in lines of its own */
    ENDS_TEXT = 1 << 2,  /* its start tag ends a paragraph */
    IMPLIED = 1 << 3,    /* ends where its parent does */
    FORMATTING = 1 << 4, /* goes on behind the end of the block in which it was begun */
    EMPTY = 1 << 5,      /* has no content and no end tag */
    SCOPE = 1 << 6,      /* what is inside ends nothing outside */
};

struct html_element {
    struct span name; /* in lower case */
    enum element_kind kind;
    unsigned flags;
    uint32_t shown; /* as style.h has it */
    enum html_content content;
};

enum { ELEMENTS = 128 }; /* no fewer than the table has */

/* Finds elements by name, once html_elements_begin has filled it. */
struct html_elements {
    uint8_t slots[512];
};

void html_elements_begin(struct html_elements *elements);

/* Never NULL: the first stands for all that are not known. */
const struct html_element *html_elements_find(const struct html_elements *elements, struct span name);

/* A table or a part of one by its name; col and colgroup are none, they hold no text. */
static inline bool html_is_table_part(const struct html_element *element)
{
    return element->kind >= ELEMENT_TABLE && element->kind <= ELEMENT_CELL;
}

/* The one that stands for all that are not known. */
const struct html_element *html_element_unknown(void);

/* Its number, below ELEMENTS; 0: not known. */
size_t html_element_index(const struct html_element *element);

#endif
