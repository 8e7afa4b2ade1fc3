#include "read/html/tag.h"

#include "read/html/word.h"

struct tag_rule {
    struct span name;
    enum tag_treatment treatment;
};

static const struct tag_rule tag_rules[] = {
    {WORD("html"), TAG_DROPPED},      {WORD("head"), TAG_DROPPED},      {WORD("body"), TAG_DROPPED},
    {WORD("td"), TAG_CELL},           {WORD("th"), TAG_CELL},           {WORD("img"), TAG_PICTURE},
    {WORD("col"), TAG_DROPPED},       {WORD("link"), TAG_DROPPED},      {WORD("wbr"), TAG_DROPPED},
    {WORD("area"), TAG_DROPPED},      {WORD("base"), TAG_DROPPED},      {WORD("param"), TAG_DROPPED},
    {WORD("source"), TAG_DROPPED},    {WORD("track"), TAG_DROPPED},     {WORD("script"), TAG_SCRIPT},
    {WORD("style"), TAG_UNSEEN},      {WORD("noembed"), TAG_UNSEEN},    {WORD("noframes"), TAG_UNSEEN},
    {WORD("noscript"), TAG_TEMPLATE}, {WORD("template"), TAG_TEMPLATE}, {WORD("textarea"), TAG_TYPED_TEXT},
};

static const struct span ignored_ends[] = {WORD("body"), WORD("html"), WORD("head")};

static const struct span table_parts[] = {WORD("td"),    WORD("tr"),    WORD("th"),   WORD("table"),
                                          WORD("tbody"), WORD("thead"), WORD("tfoot")};

struct attribute_rule {
    struct span element; /* empty: every one */
    struct span name;
};

/* All the others are left out: the parser would spend most of its time on them. */
static const struct attribute_rule attribute_rules[] = {
    {WORD(""), WORD("colspan")},      {WORD(""), WORD("rowspan")},     {WORD("a"), WORD("href")},
    {WORD("meta"), WORD("name")},     {WORD("meta"), WORD("content")}, {WORD("meta"), WORD("property")},
    {WORD("input"), WORD("type")},    {WORD("input"), WORD("value")},  {WORD("iframe"), WORD("src")},
    {WORD("iframe"), WORD("srcdoc")}, {WORD("embed"), WORD("src")},    {WORD("object"), WORD("data")},
};

enum { LONGEST_NAME = 64 };

bool html_tag_is_name(struct span name)
{
    bool plain = name.size <= LONGEST_NAME;
    for (size_t i = 0; i < name.size && plain; i++) {
        char c = name.data[i];
        plain = html_is_letter(c) || html_is_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }
    return plain;
}

enum tag_treatment html_tag_treatment(struct span name, struct span *known)
{
    for (size_t i = 0; i < sizeof tag_rules / sizeof *tag_rules; i++) {
        if (name.size == tag_rules[i].name.size && html_same_word(name, tag_rules[i].name)) {
            *known = tag_rules[i].name;
            return tag_rules[i].treatment;
        }
    }
    return TAG_KEPT;
}

static bool is_any(struct span name, const struct span *words, size_t count, struct span *known)
{
    for (size_t i = 0; i < count; i++) {
        if (name.size == words[i].size && html_same_word(name, words[i])) {
            *known = words[i];
            return true;
        }
    }
    return false;
}

bool html_tag_end_is_ignored(struct span name)
{
    struct span known;
    return is_any(name, ignored_ends, sizeof ignored_ends / sizeof *ignored_ends, &known);
}

bool html_tag_is_table_part(struct span name, struct span *known)
{
    return is_any(name, table_parts, sizeof table_parts / sizeof *table_parts, known);
}

bool html_tag_next_attribute(const char **place, const char *end, struct attribute *attribute)
{
    const char *at = *place;
    while (at < end && (html_is_blank(*at) || *at == '/')) {
        at++;
    }
    *place = at;
    if (at == end || *at == '>') {
        return false;
    }
    const char *start = at++;
    while (at < end && !html_is_blank(*at) && *at != '/' && *at != '>' && *at != '=') {
        at++;
    }
    attribute->name = span_between(start, at);
    attribute->value = attribute->whole = attribute->name;
    attribute->value.size = 0;
    *place = at;
    while (at < end && html_is_blank(*at)) {
        at++;
    }
    if (at == end || *at != '=') {
        return true;
    }
    do {
        at++;
    } while (at < end && html_is_blank(*at));
    const char *value = at;
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *quote = memchr(at + 1, *at, (size_t)(end - at - 1));
        value = at + 1;
        attribute->value = span_between(value, quote ? quote : end);
        *place = quote ? quote + 1 : end;
    } else {
        while (at < end && !html_is_blank(*at) && *at != '>') {
            at++;
        }
        attribute->value = span_between(value, at);
        *place = at;
    }
    attribute->whole = span_between(start, *place);
    return true;
}

/* display: none, in a style attribute. */
static bool is_hiding(struct span style)
{
    size_t at;
    while ((at = html_find_word(style, SPAN("display"))) != SIZE_MAX) {
        style.data += at + 7;
        style.size -= at + 7;
        struct span rest = span_trim(style);
        if (rest.size > 0 && rest.data[0] == ':') {
            rest = span_trim((struct span){rest.data + 1, rest.size - 1});
            rest.size = rest.size < 4 ? rest.size : 4;
            if (html_same_word(rest, SPAN("none"))) {
                return true;
            }
        }
    }
    return false;
}

bool html_tag_keeps(struct span element, const struct attribute *attribute)
{
    for (size_t i = 0; i < sizeof attribute_rules / sizeof *attribute_rules; i++) {
        const struct attribute_rule *rule = &attribute_rules[i];
        if (attribute->name.size == rule->name.size && html_same_word(attribute->name, rule->name) &&
            (rule->element.size == 0 || html_same_word(element, rule->element))) {
            return true;
        }
    }
    return false;
}

bool html_tag_hides(const struct attribute *attribute)
{
    return (attribute->name.size == 5 && html_same_word(attribute->name, SPAN("style")) &&
            is_hiding(attribute->value)) ||
           (attribute->name.size == 6 && html_same_word(attribute->name, SPAN("hidden")));
}
