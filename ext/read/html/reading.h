/* One pass over the markup of a page: what its parts share. tree.c tells what each tag opens and closes, shown.c what
 * that means to what is shown, content.c takes elements that are not kept open,
 * held.c what the page holds beside it; page.c hands them the tokens. */
#ifndef DISCLOSURE_READ_HTML_READING_H
#define DISCLOSURE_READ_HTML_READING_H

#include "read/html/builder.h"
#include "read/html/open.h"
#include "read/html/page.h"

/* A formatting element that has ended with the block in which it was begun: the next text goes on in it. */
struct html_pending {
    const struct html_element *element;
    struct span name;
    struct html_style style;
    uint32_t scope; /* it holds inside this scope alone */
};

enum { MOST_PENDING = 8 };

struct html_reading {
    struct html_page *page;
    struct failure *failure;
    struct html_builder builder;
    struct html_elements elements;
    struct html_tokenizer tokenizer;
    struct html_token token;
    const char *token_start;
    struct html_stack stack;
    struct html_pending pending[MOST_PENDING];
    size_t pending_count;

    /* The outermost element that is not shown. */
    uint32_t hidden_at; /* in the stack, or NOWHERE */
    uint32_t hidden_cells;
    const char *hidden_start;
    const char *const *reveal; /* places of such elements that are shown all the same; in order */
    size_t reveal_count;

    /* The open field of choices that shows but one. */
    uint32_t select_at; /* in the stack, or NOWHERE */
    struct html_line option;
    struct span chosen;
    bool option_is_chosen;

    const char *template_content; /* of the outermost template that is open */
    bool styled;                  /* an element was met that a style sheet may speak of */
    bool strict;                  /* <!DOCTYPE> was met: without it browsers keep old habits, "quirks" */
};

/* The kind of the part of a table that is innermost, the context; ELEMENT_ROOT: the body of the page. */
static inline enum element_kind html_context_kind(const struct html_reading *reading)
{
    uint32_t context = reading->stack.top->context;
    return context == NOWHERE ? ELEMENT_ROOT : reading->stack.items[context].element->kind;
}

/* In a table, but in none of its cells. */
static inline bool html_between_cells(const struct html_reading *reading)
{
    enum element_kind kind = html_context_kind(reading);
    return kind == ELEMENT_TABLE || kind == ELEMENT_GROUP || kind == ELEMENT_ROW;
}

/* ---- held.c ---- */

/* The value of an attribute with its references read. */
bool html_value_of(struct html_reading *reading, const struct html_token *token, enum html_attribute attribute,
                   struct span *value);

/* Keeps text, or the value of an attribute, as a fragment if a table may stand in it. */
bool html_hold(struct html_reading *reading, enum html_fragment_kind kind, struct span text);
bool html_hold_value(struct html_reading *reading, enum html_attribute attribute);

/* Takes note of a link if it leads to a file that may be the report. */
bool html_note_link(struct html_reading *reading, enum html_attribute attribute);

bool html_take_meta(struct html_reading *reading);
bool html_take_frame(struct html_reading *reading);

/* ---- shown.c ---- */

/* Where the style of an element, `token` at its tag or NULL, is told. */
bool html_read_style(struct html_reading *reading, const struct html_element *element, const struct html_token *token,
                     struct html_style *style);

/* Opens an element; `token` is NULL where no tag stands for it. */
bool html_enter(struct html_reading *reading, const struct html_element *element, struct span name,
                const struct html_token *token);

/* Closes all elements from `place` in the stack on. */
bool html_leave_from(struct html_reading *reading, uint32_t place);

/* ---- tree.c ---- */

/* Text that is not white space alone: what must close before it, and what it goes on in. */
bool html_before_text(struct html_reading *reading);

bool html_start_tag(struct html_reading *reading);
bool html_end_tag(struct html_reading *reading);

/* ---- content.c ---- */

/* Whether the element at the token is an <input> that shows its value in a cell. */
bool html_is_field(const struct html_reading *reading, const struct html_element *element);

/* An element without content, or one whose content is no markup. */
bool html_take_empty(struct html_reading *reading, const struct html_element *element);
bool html_take_raw(struct html_reading *reading, const struct html_element *element);

#endif
