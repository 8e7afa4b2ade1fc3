/* A page's bytes made ready for the parser: what a browser never shows is taken out, and with it all that libxml2 reads
 * otherwise than a browser does (declarations that leak as text, a lone <, entities without their semicolon). */
#ifndef DISCLOSURE_READ_HTML_MARKUP_H
#define DISCLOSURE_READ_HTML_MARKUP_H

#include "base/arena.h"
#include "base/failure.h"

/* Content that the page holds but does not show as markup: a report may lie in it as a string. */
enum html_fragment_kind {
    FRAGMENT_SCRIPT, /* JSON or a script: quoted strings, with escapes of their own */
    FRAGMENT_MARKUP, /* markup as it is: a template, noscript, the source of an inner frame */
    FRAGMENT_TEXT    /* markup with its < written as &lt; or not: a textarea */
};

struct html_fragment {
    enum html_fragment_kind kind;
    struct span text;
};

struct html_fragment_list {
    struct html_fragment *items; /* in the order of the page */
    size_t count, capacity;
};

bool html_fragment_add(struct arena *arena, struct html_fragment_list *list, enum html_fragment_kind kind,
                       struct span text, struct failure *failure);

struct html_markup {
    struct span text;                    /* tags with the attributes that matter here, text and entities */
    struct html_fragment_list fragments; /* only those in which a table may stand; inside the input */
    uint32_t elements;                   /* at most this many stand in `text` */
    uint32_t pictures;                   /* <img> elements met */
    bool cut;                            /* a script or comment without an end hides the rest of the page */
};

/* The attribute that stands for all the ways of an element to say that it is not shown. */
#define HTML_HIDDEN "hidden"

/* The parser does not tell that it stopped early, so this is the last tag that it gets. */
#define HTML_LAST_TAG "end-of-page"

/* Behind the end tag of a table or its parts stands a tag of this name and the element's: the parser loses end tags
 * whose start it has not seen, such as that of a row that only a cell began. */
#define HTML_END_OF "end-of-"

/* Reads `input`, valid UTF-8, in one pass. False on memory, or on more tags than LIMIT_TAGS. */
bool html_markup_prepare(struct arena *arena, struct span input, struct html_markup *markup, struct failure *failure);

#endif
