/* The stack of open elements (HTML, section 13.2.4.2). Each entry knows what is innermost of a kind at or below it, so
 * that no question goes through the stack, however deep it is. */
#ifndef DISCLOSURE_READ_HTML_OPEN_H
#define DISCLOSURE_READ_HTML_OPEN_H

#include <stddef.h>

#include "base/failure.h"
#include "read/html/element.h"

#define NOWHERE UINT32_MAX

/* Whether an element is one of SVG or MathML, or of a page inside those. */
enum html_foreign { FOREIGN_NOT, FOREIGN, FOREIGN_OUTSIDE };

/* What an element is to the builder. */
enum html_part { PART_NONE, PART_TABLE, PART_GROUP, PART_ROW, PART_CELL };

struct html_open {
    const struct html_element *element;
    struct span name; /* as it is written */
    struct html_style style;
    uint32_t shown; /* how its text is shown, as style.h has it */
    enum html_part part;
    bool block;   /* its text stands in lines of its own */
    bool implied; /* begun by what only stands in it */
    enum html_foreign foreign;
    bool gone;     /* ended, though others inside it are open */
    uint32_t same; /* the next below of the same element */
    /* Places in the stack, or NOWHERE: */
    uint32_t special;
    uint32_t scope;
    uint32_t paragraph; /* that a block would end */
    uint32_t context;   /* part of a <table>, a caption included, that says what a tag means here */
    uint32_t outer;     /* the context around this entry, if it is one itself */
    uint32_t parted;    /* one that is a part to the builder */
};

struct html_stack {
    struct html_open *items;
    const struct html_open *top; /* the last of them; of an empty stack what tells that nothing is open */
    uint32_t count;
    size_t capacity;
    uint32_t last[ELEMENTS]; /* the innermost of each */
};

void html_stack_begin(struct html_stack *stack);

/* Puts an element on top; its places are found here. */
bool html_stack_push(struct html_stack *stack, struct arena *arena, const struct html_open *entry,
                     struct failure *failure);

void html_stack_pop(struct html_stack *stack);

/* Takes an element out of a stack whose others stay. It must be the innermost of its kind. */
void html_stack_remove(struct html_stack *stack, uint32_t place);

/* The innermost of an element; of one that is not known, by its name. */
uint32_t html_stack_find(const struct html_stack *stack, const struct html_element *element, struct span name);

#endif
