/* Elements that are not kept open: those without content, and those whose content is no markup. */
#include "read/html/reading.h"
#include "read/html/word.h"

/* One that is hidden may keep a whole page. */
static bool shows_value(struct span type)
{
    static const struct span typed[] = {WORD(""),    WORD("text"), WORD("number"), WORD("search"),
                                        WORD("tel"), WORD("url"),  WORD("email")};
    bool shows = false;
    for (size_t i = 0; i < COUNT(typed); i++) {
        shows = shows || html_same_word(type, typed[i]);
    }
    return shows;
}

bool html_is_field(const struct html_reading *reading, const struct html_element *element)
{
    const struct html_table *table = reading->builder.table;
    return element->kind == ELEMENT_INPUT && table && table->cell_open &&
           (reading->stack.top->shown & SHOWN_NOT) == 0 && shows_value(html_value(&reading->token, ATTRIBUTE_TYPE));
}

static bool take_input(struct html_reading *reading, const struct html_element *element, uint32_t shown)
{
    const struct html_token *token = &reading->token;
    if (!shows_value(html_value(token, ATTRIBUTE_TYPE))) {
        return html_hold_value(reading, ATTRIBUTE_VALUE);
    }
    return !html_is_field(reading, element) || (shown & UNSEEN) != 0 ||
           html_add_text(&reading->builder, html_value(token, ATTRIBUTE_VALUE), true, shown);
}

bool html_take_empty(struct html_reading *reading, const struct html_element *element)
{
    struct html_style style;
    uint32_t shown = reading->stack.top->shown;
    if (element->kind == ELEMENT_META) {
        return html_take_meta(reading);
    }
    if (!html_read_style(reading, element, &reading->token, &style)) {
        return false;
    }
    if (((shown | style.set) & SHOWN_NOT) != 0) {
        return element->kind != ELEMENT_INPUT || html_hold_value(reading, ATTRIBUTE_VALUE);
    }
    switch (element->kind) {
    case ELEMENT_BREAK:
        return html_end_line(&reading->builder, shown);
    case ELEMENT_FRAME:
        return html_take_frame(reading);
    case ELEMENT_INPUT:
        return take_input(reading, element, (shown & ~style.clear) | style.set);
    case ELEMENT_PICTURE:
        reading->page->pictures++;
        return true;
    default:
        return (element->flags & BLOCK) == 0 || html_end_line(&reading->builder, shown);
    }
}

/* The text without what looks like tags: in a title it is no markup, and yet meant as such. */
static bool take_title(struct html_reading *reading, struct span text)
{
    struct html_tokenizer inner = {.at = text.data, .end = span_end(text)};
    struct html_token token;
    struct html_line line = {.text = {.arena = reading->page->scratch}};
    reading->builder.aside = &line;
    bool done = true;
    while (done && html_next_token(&inner, &token)) {
        done = token.kind != TOKEN_TEXT || html_add_text(&reading->builder, token.text, true, 0);
    }
    reading->builder.aside = reading->select_at == NOWHERE ? NULL : &reading->option;
    html_facts_title(&reading->page->facts, buffer_span(&line.text));
    return done;
}

static bool take_style(struct html_reading *reading, struct span media, struct span text)
{
    struct html_page *page = reading->page;
    size_t before = page->sheet.count;
    if (page->sheet_read || (media.size > 0 && html_find_word(media, SPAN("all")) == SIZE_MAX &&
                             html_find_word(media, SPAN("screen")) == SIZE_MAX)) {
        return true;
    }
    if (!html_sheet_read(&page->sheet, text, page->scratch)) {
        return fail_memory(reading->failure);
    }
    page->sheet_late = page->sheet_late || (reading->styled && page->sheet.count > before);
    return true;
}

static bool take_text_as_is(struct html_reading *reading, struct span text)
{
    uint32_t around = reading->stack.top->shown, shown = around | SHOWN_IN_LINES;
    return (around & UNSEEN) != 0 ||
           (html_end_line(&reading->builder, around) && html_add_text(&reading->builder, text, false, shown) &&
            html_end_line(&reading->builder, shown));
}

/* In a cell it is a field that shows its text; elsewhere it may keep a whole page. */
static bool take_typed_text(struct html_reading *reading, struct span text)
{
    const struct html_table *table = reading->builder.table;
    uint32_t shown = reading->stack.top->shown;
    bool field = table && table->cell_open && (shown & UNSEEN) == 0 && html_find_word(text, SPAN("table")) == SIZE_MAX;
    return field ? html_add_text(&reading->builder, text, true, shown) : html_hold(reading, FRAGMENT_TEXT, text);
}

bool html_take_raw(struct html_reading *reading, const struct html_element *element)
{
    struct html_tokenizer *tokenizer = &reading->tokenizer;
    struct span type = html_value(&reading->token, ATTRIBUTE_TYPE),
                media = html_value(&reading->token, ATTRIBUTE_MEDIA);
    bool shown = (reading->stack.top->shown & SHOWN_NOT) == 0;
    if (element->kind == ELEMENT_FRAME && shown && !html_take_frame(reading)) {
        return false;
    }
    tokenizer->content = element->content;
    tokenizer->element = element->name;
    struct span content = html_take_content(tokenizer); /* its end tag is read like any other and ends nothing */
    switch (element->kind) {
    case ELEMENT_TITLE:
        return !shown || take_title(reading, content);
    case ELEMENT_STYLE:
        return take_style(reading, media, content);
    case ELEMENT_SCRIPT: {
        bool markup = html_find_word(type, SPAN("html")) != SIZE_MAX || html_find_word(type, SPAN("temp")) != SIZE_MAX;
        return html_hold(reading, markup ? FRAGMENT_MARKUP : FRAGMENT_SCRIPT, content);
    }
    case ELEMENT_NOSCRIPT:
        return html_hold(reading, FRAGMENT_MARKUP, content);
    case ELEMENT_TEXTAREA:
        return take_typed_text(reading, content);
    case ELEMENT_TEXT:
        return take_text_as_is(reading, content);
    default:
        return true;
    }
}
