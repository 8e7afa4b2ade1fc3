/* What styles say of an element that matters to what a person reads: whether it is shown, struck out or raised, and
 * what box it makes. Inline styles, and those rules of the page's own style sheets that name a tag, classes or an id. */
#ifndef DISCLOSURE_READ_HTML_STYLE_H
#define DISCLOSURE_READ_HTML_STYLE_H

#include "base/arena.h"

/* How the text of an element is shown. */
enum {
    SHOWN_NOT = 1 << 0,       /* display: none; the element has no box at all */
    SHOWN_INVISIBLE = 1 << 1, /* visibility: hidden; its box is there */
    SHOWN_WITHOUT_SIZE = 1 << 2,
    SHOWN_STRUCK = 1 << 3,
    SHOWN_RAISED = 1 << 4,
    SHOWN_LOWERED = 1 << 5,
    SHOWN_MOVED = 1 << 6,    /* raised by a shift: marks are, but so are whole lines that an author adjusts */
    SHOWN_IN_LINES = 1 << 7, /* line breaks of the source count: pre */

    UNSEEN = SHOWN_NOT | SHOWN_INVISIBLE | SHOWN_WITHOUT_SIZE,
    RAISED = SHOWN_RAISED | SHOWN_LOWERED | SHOWN_MOVED,
    /* What an element inside may undo. */
    INHERITED = SHOWN_INVISIBLE | SHOWN_WITHOUT_SIZE | SHOWN_IN_LINES
};

enum html_display {
    DISPLAY_USUAL, /* the element's own */
    DISPLAY_INLINE,
    DISPLAY_BLOCK,
    DISPLAY_TABLE,
    DISPLAY_GROUP,
    DISPLAY_ROW,
    DISPLAY_CELL,
    DISPLAY_CAPTION
};

struct html_style {
    uint32_t set, clear; /* bits of how text is shown; what is cleared holds for the element, and inside if INHERITED */
    enum html_display display;
};

/* A rule: a compound selector and what it says. Spans lie in the style sheet's text. */
struct html_rule {
    struct span tag, id, classes[2]; /* empty: any */
    struct html_style style;
    bool important; /* counts more than an inline style */
    uint32_t weight;
};

enum { MOST_RULES = 100 };

struct html_sheet {
    struct html_rule *rules; /* by weight, then as they were read */
    size_t count, capacity;
    bool by_tag; /* some name neither classes nor an id */
};

/* Reads declarations, display: none; color: red, over what `style` says already. */
void html_style_read(struct span declarations, struct html_style *style, bool *important);

/* Adds the rules of a <style> element that say something; those under a condition (@media) and those that look at more
 * than the element itself are left out, and so are all beyond MOST_RULES. False: no memory. */
bool html_sheet_read(struct html_sheet *sheet, struct span text, struct arena *arena);

/* What rules of that importance say of an element goes into `style`; `tag` is in lower case. */
void html_sheet_apply(const struct html_sheet *sheet, bool important, struct span tag, struct span id,
                      struct span classes, struct html_style *style);

#endif
