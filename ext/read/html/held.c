/* What a page says of itself and holds beside its text: facts, links, and markup that a script would show. */
#include "read/html/reading.h"
#include "read/html/reference.h"
#include "read/html/word.h"

/* The value of an attribute with its references read. */
bool html_value_of(struct html_reading *reading, const struct html_token *token, enum html_attribute attribute,
                   struct span *value)
{
    *value = html_value(token, attribute);
    if (value->size == 0 || !memchr(value->data, '&', value->size)) {
        return true;
    }
    struct buffer decoded = {.arena = reading->page->scratch};
    if (!html_reference_decode(*value, true, &decoded)) {
        return fail_memory(reading->failure);
    }
    *value = buffer_span(&decoded);
    return true;
}

bool html_hold(struct html_reading *reading, enum html_fragment_kind kind, struct span text)
{
    struct html_page *page = reading->page;
    if (html_find_word(text, SPAN("table")) == SIZE_MAX) {
        return true;
    }
    return ARENA_PUSH(page->scratch, page->fragments.items, page->fragments.count, page->fragments.capacity,
                      (struct html_fragment){kind, text}) ||
           fail_memory(reading->failure);
}

/* An attribute in which a page keeps markup that its script shows later. */
bool html_hold_value(struct html_reading *reading, enum html_attribute attribute)
{
    struct span text;
    return html_value_of(reading, &reading->token, attribute, &text) && html_hold(reading, FRAGMENT_TEXT, text);
}

bool html_take_meta(struct html_reading *reading)
{
    const struct html_token *token = &reading->token;
    struct span name = html_value(token, ATTRIBUTE_NAME), content;
    name = name.size > 0 ? name : html_value(token, ATTRIBUTE_PROPERTY);
    if (!html_value_of(reading, token, ATTRIBUTE_CONTENT, &content)) {
        return false;
    }
    html_facts_name(&reading->page->facts, name, content);
    return true;
}

bool html_note_link(struct html_reading *reading, enum html_attribute attribute)
{
    struct document *document = reading->page->document;
    struct span link;
    return document->attachment.size > 0 || !html_is_attachment(html_value(&reading->token, attribute)) ||
           (html_value_of(reading, &reading->token, attribute, &link) &&
            (arena_copy(document->arena, span_trim(link), &document->attachment) || fail_memory(reading->failure)));
}

bool html_take_frame(struct html_reading *reading)
{
    bool source = html_value(&reading->token, ATTRIBUTE_SRC).size > 0;
    return html_note_link(reading, source ? ATTRIBUTE_SRC : ATTRIBUTE_DATA) &&
           html_hold_value(reading, ATTRIBUTE_SRCDOC);
}
