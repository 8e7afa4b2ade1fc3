#include "read/docx/content.h"

enum visit misplaced(struct reading *reading)
{
    reading->misplaced = true;
    return VISIT_INSIDE;
}

/* ---- containers ---- */

bool push_container(struct reading *reading)
{
    struct container *container = reading->spare;
    struct buffer text = {.arena = reading->arena}, raised = text;
    if (container) {
        reading->spare = container->outer;
        text.data = container->text.data;
        text.capacity = container->text.capacity;
        raised.data = container->raised.data;
        raised.capacity = container->raised.capacity;
    } else {
        container = arena_allocate(reading->arena, sizeof *container);
        if (!container) {
            return fail_memory(reading->failure);
        }
    }
    *container = (struct container){.outer = reading->container, .text = text, .raised = raised};
    reading->container = container;
    return true;
}

bool flush_paragraph(struct reading *reading)
{
    struct container *container = reading->container;
    struct buffer *line = &reading->line;
    line->size = 0;
    struct span said = buffer_span(&container->text);
    said = span_trim(said).size > 0 ? said : buffer_span(&container->raised);
    if (!numbering_label(reading->numbering, container->place, container->style.id, line) || !buffer_add(line, said)) {
        return fail_memory(reading->failure);
    }
    struct span text = span_trim(buffer_span(line));
    if (text.size > 0 && !container->style.contents &&
        (!arena_copy(reading->arena, text, &text) || !block_list_add(&container->blocks, reading->arena, text, NULL))) {
        return fail_memory(reading->failure);
    }
    block_list_join(&container->blocks, &container->boxes);
    container->text.size = container->raised.size = 0;
    container->mark_deleted = false;
    return true;
}

bool pop_container(struct reading *reading, struct block_list *blocks)
{
    struct container *container = reading->container;
    if (container->mark_deleted && !flush_paragraph(reading)) {
        return false;
    }
    *blocks = container->blocks;
    reading->container = container->outer;
    container->outer = reading->spare;
    reading->spare = container;
    return true;
}

enum visit open_body(struct reading *reading, const struct element *element)
{
    (void)element;
    if (reading->container || reading->has_body) {
        return misplaced(reading);
    }
    reading->has_body = true;
    return push_container(reading) ? VISIT_INSIDE : VISIT_FAILED;
}

bool close_body(struct reading *reading)
{
    return pop_container(reading, &reading->body->blocks);
}

enum visit open_text_box(struct reading *reading, const struct element *element)
{
    (void)element;
    if (!reading->container) {
        return misplaced(reading);
    }
    return push_container(reading) ? VISIT_INSIDE : VISIT_FAILED;
}

bool close_text_box(struct reading *reading)
{
    struct block_list blocks;
    if (!pop_container(reading, &blocks)) {
        return false;
    }
    struct container *around = reading->container;
    block_list_join(around->in_paragraph ? &around->boxes : &around->blocks, &blocks);
    return true;
}

/* ---- paragraphs ---- */

enum visit open_paragraph(struct reading *reading, const struct element *element)
{
    (void)element;
    struct container *container = reading->container;
    if (!container || container->in_paragraph) {
        return misplaced(reading);
    }
    container->in_paragraph = true;
    container->mark_deleted = false;
    container->style = (struct style){0};
    container->place = (struct list_place){0};
    container->instructions_of = 0; /* a field that nobody ended must not swallow the rest of the document */
    return VISIT_INSIDE;
}

bool close_paragraph(struct reading *reading)
{
    struct container *container = reading->container;
    container->in_paragraph = false;
    return container->mark_deleted || flush_paragraph(reading);
}

enum visit paragraph_style(struct reading *reading, const struct element *element)
{
    struct container *container = reading->container;
    struct span id;
    if (container && element_attribute(element, "val", &id)) {
        container->style = style_find(reading->sheet, id);
    }
    return VISIT_SKIP;
}

enum visit list_of_paragraph(struct reading *reading, const struct element *element)
{
    if (reading->container) {
        reading->container->place.has_list = true;
        reading->container->place.list = element_number(element, "val", 0);
    }
    return VISIT_SKIP;
}

enum visit level_of_paragraph(struct reading *reading, const struct element *element)
{
    if (reading->container) {
        reading->container->place.has_level = true;
        reading->container->place.level = element_number(element, "val", 0);
    }
    return VISIT_SKIP;
}

enum visit delete_mark(struct reading *reading, const struct element *element)
{
    (void)element;
    if (reading->container) {
        reading->container->mark_deleted = true;
    }
    return VISIT_SKIP;
}

/* What the paragraph itself does not say of its list, its style says. */
bool close_paragraph_properties(struct reading *reading)
{
    struct container *container = reading->container;
    if (container) {
        const struct list_place *inherited = &container->style.place;
        if (!container->place.has_list) {
            container->place.has_list = inherited->has_list;
            container->place.list = inherited->list;
        }
        if (!container->place.has_level) {
            container->place.has_level = inherited->has_level;
            container->place.level = inherited->level;
        }
    }
    return true;
}
