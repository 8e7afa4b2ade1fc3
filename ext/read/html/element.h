/* What each element of HTML means to the reading of a page. */
#ifndef DISCLOSURE_READ_HTML_ELEMENT_H
#define DISCLOSURE_READ_HTML_ELEMENT_H

enum action {
    ACTION_NONE, /* inline, or unknown */
    ACTION_BLOCK,
    ACTION_BREAK,
    ACTION_TABLE,
    ACTION_GROUP,
    ACTION_ROW,
    ACTION_CELL,
    ACTION_TABLE_ENDS, /* the marks behind end tags, see HTML_END_OF */
    ACTION_GROUP_ENDS,
    ACTION_ROW_ENDS,
    ACTION_CELL_ENDS,
    ACTION_PREFORMATTED,
    ACTION_UNSEEN, /* nothing inside is shown */
    ACTION_STRUCK, /* struck out: no longer what the page says */
    ACTION_TITLE,
    ACTION_META,
    ACTION_LINK,
    ACTION_FRAME,
    ACTION_INPUT,
    ACTION_LAST
};

struct element {
    const char *name;
    enum action action;
    char kind; /* of a cell or row group, see html_builder.h; else 0 */
};

/* The element of a name in lower case. Never NULL: one of ACTION_NONE stands for all that are not known. */
const struct element *html_element_find(const char *name);

#endif
