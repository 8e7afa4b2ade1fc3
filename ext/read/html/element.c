#include "read/html/element.h"

#include <stddef.h>
#include <string.h>

#include "read/html/builder.h"
#include "read/html/markup.h"

static const struct element elements[] = {
    {"td", ACTION_CELL, KIND_DATA},
    {"th", ACTION_CELL, KIND_HEAD},
    {"tr", ACTION_ROW, 0},
    {"table", ACTION_TABLE, 0},
    {"tbody", ACTION_GROUP, KIND_BODY},
    {"thead", ACTION_GROUP, KIND_HEAD},
    {"tfoot", ACTION_GROUP, KIND_FOOT},
    {"caption", ACTION_GROUP, KIND_CAPTION},
    {HTML_END_OF "td", ACTION_CELL_ENDS, KIND_DATA},
    {HTML_END_OF "th", ACTION_CELL_ENDS, KIND_HEAD},
    {HTML_END_OF "tr", ACTION_ROW_ENDS, 0},
    {HTML_END_OF "table", ACTION_TABLE_ENDS, 0},
    {HTML_END_OF "tbody", ACTION_GROUP_ENDS, KIND_BODY},
    {HTML_END_OF "thead", ACTION_GROUP_ENDS, KIND_HEAD},
    {HTML_END_OF "tfoot", ACTION_GROUP_ENDS, KIND_FOOT},
    {"br", ACTION_BREAK, 0},
    {"pre", ACTION_PREFORMATTED, 0},
    {"listing", ACTION_PREFORMATTED, 0},
    {"xml", ACTION_UNSEEN, 0}, /* what Word tells itself */
    {"del", ACTION_STRUCK, 0},
    {"s", ACTION_STRUCK, 0},
    {"strike", ACTION_STRUCK, 0},
    {"title", ACTION_TITLE, 0},
    {"meta", ACTION_META, 0},
    {"a", ACTION_LINK, 0},
    {"iframe", ACTION_FRAME, 0},
    {"frame", ACTION_FRAME, 0},
    {"embed", ACTION_FRAME, 0},
    {"object", ACTION_FRAME, 0},
    {"input", ACTION_INPUT, 0},
    {HTML_LAST_TAG, ACTION_LAST, 0},
};

/* Elements that stand in lines of their own: section 15.3 of the HTML standard, and those that only look so. */
static const char *const blocks[] = {
    "p",       "div",        "li",      "ul",         "ol",       "h1",     "h2",       "h3",      "h4",
    "h5",      "h6",         "hr",      "dl",         "dt",       "dd",     "body",     "html",    "head",
    "form",    "center",     "section", "article",    "header",   "footer", "main",     "nav",     "aside",
    "address", "blockquote", "figure",  "figcaption", "fieldset", "legend", "details",  "summary", "dialog",
    "hgroup",  "menu",       "dir",     "search",     "select",   "option", "optgroup", "button",
};

const struct element *html_element_find(const char *name)
{
    static const struct element block = {"", ACTION_BLOCK, 0}, unknown = {"", ACTION_NONE, 0};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(name, elements[i].name) == 0) {
            return &elements[i];
        }
    }
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (strcmp(name, blocks[i]) == 0) {
            return &block;
        }
    }
    return &unknown;
}
