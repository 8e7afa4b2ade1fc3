#include "read/html/element.h"

#include <assert.h>

#include "read/html/word.h"

enum { DIVISION = SPECIAL | BLOCK | ENDS_TEXT };

#define PLAIN(name, flags)                                                                                             \
    {                                                                                                                  \
        WORD(name), ELEMENT_PLAIN, flags, 0, CONTENT_DATA                                                              \
    }
#define SHOWN(name, flags, shown)                                                                                      \
    {                                                                                                                  \
        WORD(name), ELEMENT_PLAIN, flags, shown, CONTENT_DATA                                                          \
    }
#define OF(kind, name, flags)                                                                                          \
    {                                                                                                                  \
        WORD(name), kind, flags, 0, CONTENT_DATA                                                                       \
    }
#define RAW(kind, name, content)                                                                                       \
    {                                                                                                                  \
        WORD(name), kind, SPECIAL, 0, content                                                                          \
    }

static const struct html_element all[] = {
    PLAIN("", 0),
    OF(ELEMENT_CELL, "td", SPECIAL | SCOPE),
    OF(ELEMENT_ROW, "tr", SPECIAL),
    PLAIN("span", 0),
    OF(ELEMENT_PARAGRAPH, "p", DIVISION | IMPLIED),
    PLAIN("div", DIVISION),
    OF(ELEMENT_LINK, "a", FORMATTING),
    PLAIN("font", FORMATTING),
    PLAIN("b", FORMATTING),
    PLAIN("strong", FORMATTING),
    OF(ELEMENT_BREAK, "br", SPECIAL | EMPTY),
    OF(ELEMENT_CELL, "th", SPECIAL | SCOPE),
    OF(ELEMENT_TABLE, "table", DIVISION | SCOPE),
    OF(ELEMENT_GROUP, "tbody", SPECIAL),
    OF(ELEMENT_GROUP, "thead", SPECIAL),
    OF(ELEMENT_GROUP, "tfoot", SPECIAL),
    OF(ELEMENT_CAPTION, "caption", SPECIAL | SCOPE | BLOCK),
    OF(ELEMENT_COLUMN, "col", SPECIAL | EMPTY),
    OF(ELEMENT_COLUMN, "colgroup", SPECIAL | EMPTY),
    OF(ELEMENT_LIST_ITEM, "li", DIVISION | IMPLIED),
    OF(ELEMENT_TERM, "dd", DIVISION | IMPLIED),
    OF(ELEMENT_TERM, "dt", DIVISION | IMPLIED),
    OF(ELEMENT_ROOT, "html", SPECIAL | BLOCK),
    OF(ELEMENT_ROOT, "head", SPECIAL | BLOCK),
    OF(ELEMENT_ROOT, "body", SPECIAL | BLOCK),
    OF(ELEMENT_ROOT, "frameset", SPECIAL | BLOCK),

    PLAIN("address", DIVISION),
    PLAIN("article", DIVISION),
    PLAIN("aside", DIVISION),
    PLAIN("blockquote", DIVISION),
    PLAIN("center", DIVISION),
    PLAIN("details", DIVISION),
    PLAIN("dialog", DIVISION),
    PLAIN("dir", DIVISION),
    PLAIN("dl", DIVISION),
    PLAIN("fieldset", DIVISION),
    PLAIN("figcaption", DIVISION),
    PLAIN("figure", DIVISION),
    PLAIN("footer", DIVISION),
    PLAIN("form", DIVISION),
    PLAIN("header", DIVISION),
    PLAIN("hgroup", DIVISION),
    PLAIN("legend", BLOCK),
    PLAIN("main", DIVISION),
    PLAIN("menu", DIVISION),
    PLAIN("nav", DIVISION),
    PLAIN("ol", DIVISION),
    PLAIN("search", DIVISION),
    PLAIN("section", DIVISION),
    PLAIN("summary", DIVISION),
    PLAIN("ul", DIVISION),
    PLAIN("h1", DIVISION),
    PLAIN("h2", DIVISION),
    PLAIN("h3", DIVISION),
    PLAIN("h4", DIVISION),
    PLAIN("h5", DIVISION),
    PLAIN("h6", DIVISION),
    PLAIN("hr", DIVISION | EMPTY),
    SHOWN("pre", DIVISION, SHOWN_IN_LINES),
    SHOWN("listing", DIVISION, SHOWN_IN_LINES),

    PLAIN("big", FORMATTING),
    PLAIN("code", FORMATTING),
    PLAIN("em", FORMATTING),
    PLAIN("i", FORMATTING),
    PLAIN("nobr", FORMATTING),
    PLAIN("small", FORMATTING),
    PLAIN("tt", FORMATTING),
    PLAIN("u", FORMATTING),
    SHOWN("s", FORMATTING, SHOWN_STRUCK),
    SHOWN("strike", FORMATTING, SHOWN_STRUCK),
    SHOWN("del", 0, SHOWN_STRUCK),
    SHOWN("sup", 0, SHOWN_RAISED),
    SHOWN("sub", 0, SHOWN_LOWERED),

    PLAIN("optgroup", IMPLIED | BLOCK),
    PLAIN("rb", IMPLIED),
    SHOWN("rp", IMPLIED, SHOWN_NOT), /* how to say what stands beside it */
    SHOWN("rt", IMPLIED, SHOWN_NOT),
    SHOWN("rtc", IMPLIED, SHOWN_NOT),
    PLAIN("applet", SPECIAL | SCOPE),
    PLAIN("marquee", SPECIAL | SCOPE),
    SHOWN("datalist", 0, SHOWN_NOT),
    SHOWN("xml", 0, SHOWN_NOT), /* what Word tells itself */

    PLAIN("area", SPECIAL | EMPTY),
    PLAIN("base", SPECIAL | EMPTY),
    PLAIN("basefont", SPECIAL | EMPTY),
    PLAIN("bgsound", SPECIAL | EMPTY),
    PLAIN("keygen", SPECIAL | EMPTY),
    PLAIN("link", SPECIAL | EMPTY),
    PLAIN("param", SPECIAL | EMPTY),
    PLAIN("source", SPECIAL | EMPTY),
    PLAIN("track", SPECIAL | EMPTY),
    PLAIN("wbr", SPECIAL | EMPTY),

    OF(ELEMENT_BUTTON, "button", SPECIAL | BLOCK),
    OF(ELEMENT_SELECT, "select", SPECIAL | SCOPE),
    OF(ELEMENT_OPTION, "option", IMPLIED),
    OF(ELEMENT_FOREIGN, "svg", 0),
    OF(ELEMENT_FOREIGN, "math", 0),
    OF(ELEMENT_TEMPLATE, "template", SPECIAL | SCOPE),
    OF(ELEMENT_META, "meta", SPECIAL | EMPTY),
    OF(ELEMENT_FRAME, "embed", SPECIAL | EMPTY),
    OF(ELEMENT_FRAME, "frame", SPECIAL | EMPTY),
    OF(ELEMENT_FRAME, "object", SPECIAL | SCOPE),
    OF(ELEMENT_INPUT, "input", SPECIAL | EMPTY),
    OF(ELEMENT_PICTURE, "img", SPECIAL | EMPTY),
    OF(ELEMENT_PICTURE, "image", SPECIAL | EMPTY),

    RAW(ELEMENT_FRAME, "iframe", CONTENT_RAWTEXT),
    RAW(ELEMENT_TITLE, "title", CONTENT_RCDATA),
    RAW(ELEMENT_STYLE, "style", CONTENT_RAWTEXT),
    RAW(ELEMENT_SCRIPT, "script", CONTENT_SCRIPT),
    RAW(ELEMENT_NOSCRIPT, "noscript", CONTENT_RAWTEXT),
    RAW(ELEMENT_TEXTAREA, "textarea", CONTENT_RCDATA),
    RAW(ELEMENT_TEXT, "xmp", CONTENT_RAWTEXT),
    RAW(ELEMENT_TEXT, "plaintext", CONTENT_PLAINTEXT),
    RAW(ELEMENT_NOTHING, "noembed", CONTENT_RAWTEXT),
    RAW(ELEMENT_NOTHING, "noframes", CONTENT_RAWTEXT),
};

static_assert(COUNT(all) <= ELEMENTS, "ELEMENTS is too small");

/* ---- by name --------------------------------------------------------------------------------------------------------- */

enum { SLOTS = sizeof((struct html_elements *)0)->slots };

static size_t slot_of(struct span name)
{
    unsigned first = (unsigned)name.data[0] | 0x20, last = (unsigned)name.data[name.size - 1] | 0x20;
    return (first * 29 + last * 5 + (unsigned)name.size * 67) % SLOTS;
}

void html_elements_begin(struct html_elements *elements)
{
    *elements = (struct html_elements){0};
    for (size_t i = 1; i < COUNT(all); i++) {
        size_t slot = slot_of(all[i].name);
        while (elements->slots[slot] != 0) {
            slot = (slot + 1) % SLOTS;
        }
        elements->slots[slot] = (uint8_t)i;
    }
}

const struct html_element *html_elements_find(const struct html_elements *elements, struct span name)
{
    for (size_t slot = slot_of(name); elements->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        const struct html_element *element = &all[elements->slots[slot]];
        size_t at = name.size == element->name.size ? 0 : SIZE_MAX;
        while (at < name.size && name.data[at] == element->name.data[at]) { /* as most are written */
            at++;
        }
        if (at == name.size || (at < name.size && html_same_word(name, element->name))) {
            return element;
        }
    }
    return &all[0];
}

const struct html_element *html_element_unknown(void)
{
    return &all[0];
}

size_t html_element_index(const struct html_element *element)
{
    return (size_t)(element - all);
}
