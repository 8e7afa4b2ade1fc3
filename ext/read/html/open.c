#include "read/html/open.h"

#include "base/limits.h"
#include "read/html/word.h"

static const struct html_open nothing = {.special = NOWHERE,
                                         .scope = NOWHERE,
                                         .paragraph = NOWHERE,
                                         .context = NOWHERE,
                                         .outer = NOWHERE,
                                         .parted = NOWHERE};

void html_stack_begin(struct html_stack *stack)
{
    *stack = (struct html_stack){.top = &nothing};
    for (size_t i = 0; i < ELEMENTS; i++) {
        stack->last[i] = NOWHERE;
    }
}

bool html_stack_push(struct html_stack *stack, struct arena *arena, const struct html_open *entry,
                     struct failure *failure)
{
    if (stack->count >= LIMIT_OPEN_ELEMENTS) {
        return fail(failure, CAUSE_ELEMENTS_TOO_DEEP);
    }
    if (!ARENA_ROOM(arena, stack->items, stack->count, stack->capacity)) {
        return fail_memory(failure);
    }
    const struct html_element *element = entry->element;
    const bool scope = (element->flags & SCOPE) != 0, template = element->kind == ELEMENT_TEMPLATE;
    const uint32_t place = stack->count++;
    struct html_open *open = &stack->items[place];
    const struct html_open *below = place > 0 ? open - 1 : &nothing; /* where they stand now */
    *open = *entry;
    open->special = (element->flags & SPECIAL) != 0 ? place : below->special;
    open->scope = scope ? place : below->scope;
    open->paragraph = element->kind == ELEMENT_PARAGRAPH         ? place
                      : scope || element->kind == ELEMENT_BUTTON ? NOWHERE
                                                                 : below->paragraph;
    open->outer = below->context;
    open->context = template ? NOWHERE : html_is_table_part(element) ? place : below->context;
    open->parted = template ? NOWHERE : open->part != PART_NONE ? place : below->parted;
    uint32_t *last = &stack->last[html_element_index(element)];
    open->same = *last;
    *last = place;
    stack->top = open;
    return true;
}

static void unlink_entry(struct html_stack *stack, const struct html_open *open)
{
    if (!open->gone) {
        stack->last[html_element_index(open->element)] = open->same;
    }
}

void html_stack_pop(struct html_stack *stack)
{
    unlink_entry(stack, &stack->items[--stack->count]);
    stack->top = stack->count > 0 ? &stack->items[stack->count - 1] : &nothing;
}

void html_stack_remove(struct html_stack *stack, uint32_t place)
{
    enum { MOST_INSIDE = 512 }; /* beyond, their text stays as it was shown */
    struct html_open *open = &stack->items[place];
    bool changes = (open->style.set | open->style.clear) != 0;
    unlink_entry(stack, open);
    open->gone = true;
    open->style = (struct html_style){0};
    for (uint32_t i = place; i < stack->count && changes && stack->count - place < MOST_INSIDE; i++) {
        struct html_open *inside = &stack->items[i];
        uint32_t around = i > 0 ? stack->items[i - 1].shown : 0;
        inside->shown = (around & ~(inside->style.clear & INHERITED)) | inside->style.set;
    }
}

uint32_t html_stack_find(const struct html_stack *stack, const struct html_element *element, struct span name)
{
    enum { MOST_ASKED = 64 }; /* of those that are not known */
    uint32_t place = stack->last[html_element_index(element)];
    for (int i = 0; html_element_index(element) == 0 && place != NOWHERE; i++) {
        if (i == MOST_ASKED) {
            return NOWHERE;
        }
        if (html_same_name(stack->items[place].name, name)) {
            break;
        }
        place = stack->items[place].same;
    }
    return place;
}
