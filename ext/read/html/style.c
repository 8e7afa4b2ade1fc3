#include "read/html/style.h"

#include "read/html/word.h"

/* ---- values -------------------------------------------------------------------------------------------------------- */

static bool begins(struct span text, struct span word)
{
    return text.size >= word.size && html_same_word((struct span){text.data, word.size}, word);
}

static bool holds(struct span text, struct span word)
{
    return html_find_word(text, word) != SIZE_MAX;
}

/* A number at the start of a value, in hundredths, and its unit. False: there is none. */
static bool read_length(struct span value, long *hundredths, struct span *unit)
{
    const char *at = value.data, *end = span_end(value);
    bool negative = at < end && *at == '-', digits = false;
    long number = 0, scale = 100;
    for (at += negative || (at < end && *at == '+'); at < end && (html_is_digit(*at) || *at == '.'); at++) {
        digits = digits || *at != '.';
        if (*at == '.') {
            scale = 10;
        } else if (scale >= 100) {
            number = number < 100000 ? number * 10 + (*at - '0') * 100L : number;
        } else {
            number += (*at - '0') * scale;
            scale /= 10;
        }
    }
    *hundredths = negative ? -number : number;
    *unit = span_between(at, end);
    return digits;
}

/* ---- declarations ---------------------------------------------------------------------------------------------------- */

/* Those of one element while they are read; what only several tell together too. */
struct declared {
    struct html_style *style;
    bool relative;
    long up; /* hundredths of a point */
};

static void mark(struct declared *declared, uint32_t bits, bool on)
{
    struct html_style *style = declared->style;
    style->set = on ? style->set | bits : style->set & ~bits;
    style->clear = on ? style->clear & ~bits : style->clear | bits;
}

static void read_display(struct span value, struct declared *declared)
{
    static const struct {
        struct span word;
        enum html_display display;
    } displays[] = {
        {WORD("table-row-group"), DISPLAY_GROUP},
        {WORD("table-header-group"), DISPLAY_GROUP},
        {WORD("table-footer-group"), DISPLAY_GROUP},
        {WORD("table-row"), DISPLAY_ROW},
        {WORD("table-cell"), DISPLAY_CELL},
        {WORD("table-caption"), DISPLAY_CAPTION},
        {WORD("table"), DISPLAY_TABLE},
        {WORD("inline-table"), DISPLAY_TABLE},
        {WORD("inline"), DISPLAY_INLINE},
        {WORD("contents"), DISPLAY_INLINE},
        {WORD("block"), DISPLAY_BLOCK},
        {WORD("flex"), DISPLAY_BLOCK},
        {WORD("grid"), DISPLAY_BLOCK},
        {WORD("list-item"), DISPLAY_BLOCK},
        {WORD("flow-root"), DISPLAY_BLOCK},
    };
    mark(declared, SHOWN_NOT, begins(value, SPAN("none")));
    for (size_t i = 0; i < COUNT(displays); i++) {
        if (begins(value, displays[i].word)) {
            declared->style->display = displays[i].display;
            return;
        }
    }
}

static void read_visibility(struct span value, struct declared *declared)
{
    bool hidden = begins(value, SPAN("hidden")) || begins(value, SPAN("collapse"));
    if (hidden || begins(value, SPAN("visible"))) {
        mark(declared, SHOWN_INVISIBLE, hidden);
    }
}

static void read_font_size(struct span value, struct declared *declared)
{
    static const struct span relative[] = {WORD("em"), WORD("ex"), WORD("%")};
    long size;
    struct span unit;
    if (!read_length(value, &size, &unit)) {
        bool inherited = begins(value, SPAN("inherit")) || begins(value, SPAN("smaller")) ||
                         begins(value, SPAN("larger")) || begins(value, SPAN("unset"));
        if (!inherited) {
            mark(declared, SHOWN_WITHOUT_SIZE, false);
        }
        return;
    }
    for (size_t i = 0; i < COUNT(relative) && size != 0; i++) {
        if (begins(unit, relative[i])) {
            return; /* of the size around it */
        }
    }
    mark(declared, SHOWN_WITHOUT_SIZE, size == 0);
}

/* font: 0/0 a; any other sets a size too. */
static void read_font(struct span value, struct declared *declared)
{
    long size;
    struct span unit;
    if (!begins(value, SPAN("inherit"))) {
        mark(declared, SHOWN_WITHOUT_SIZE, read_length(value, &size, &unit) && size == 0);
    }
}

static void read_decoration(struct span value, struct declared *declared)
{
    mark(declared, SHOWN_STRUCK, holds(value, SPAN("line-through")));
}

static void read_vertical_align(struct span value, struct declared *declared)
{
    long rise;
    struct span unit;
    bool length = read_length(value, &rise, &unit);
    mark(declared, SHOWN_RAISED, begins(value, SPAN("super")) || (length && rise > 0));
    mark(declared, SHOWN_LOWERED, begins(value, SPAN("sub")) || (length && rise < 0));
}

static void read_position(struct span value, struct declared *declared)
{
    declared->relative = begins(value, SPAN("relative"));
}

static void read_top(struct span value, struct declared *declared)
{
    struct span unit;
    if (!read_length(value, &declared->up, &unit)) {
        declared->up = 0;
    }
    declared->up = -declared->up * (begins(unit, SPAN("em")) ? 12 : 1); /* of a usual size */
}

static void read_white_space(struct span value, struct declared *declared)
{
    mark(declared, SHOWN_IN_LINES, begins(value, SPAN("pre")) || begins(value, SPAN("break-spaces")));
}

typedef void property_reader(struct span value, struct declared *declared);

static property_reader *find_property(struct span name)
{
    static const struct {
        struct span name;
        property_reader *read;
    } properties[] = {
        {WORD("display"), read_display},
        {WORD("visibility"), read_visibility},
        {WORD("font-size"), read_font_size},
        {WORD("font"), read_font},
        {WORD("text-decoration"), read_decoration},
        {WORD("text-decoration-line"), read_decoration},
        {WORD("vertical-align"), read_vertical_align},
        {WORD("position"), read_position},
        {WORD("top"), read_top},
        {WORD("white-space"), read_white_space},
    };
    for (size_t i = 0; i < COUNT(properties); i++) {
        const struct span other = properties[i].name;
        if (name.size == other.size && (name.data[0] | 0x20) == other.data[0] && html_same_word(name, other)) {
            return properties[i].read;
        }
    }
    return NULL;
}

static struct span trim(struct span text)
{
    const char *at = text.data, *end = span_end(text);
    while (at < end && html_is_blank(*at)) {
        at++;
    }
    while (end > at && html_is_blank(end[-1])) {
        end--;
    }
    return span_between(at, end);
}

void html_style_read(struct span declarations, struct html_style *style, bool *important)
{
    enum { RAISED_BY_A_SHIFT = 300 }; /* less is how authors align what they pasted */
    struct declared declared = {.style = style};
    const char *at = declarations.data, *end = span_end(declarations);
    while (at < end) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        stop = stop ? stop : end;
        const char *colon = memchr(at, ':', (size_t)(stop - at));
        if (colon) {
            property_reader *read = find_property(trim(span_between(at, colon)));
            if (read) {
                struct span value = trim(span_between(colon + 1, stop));
                read(value, &declared);
                *important = *important || (value.size > 10 && holds(value, SPAN("!important")));
            }
        }
        at = stop + 1;
    }
    if (declared.relative && declared.up >= RAISED_BY_A_SHIFT) {
        mark(&declared, SHOWN_MOVED, true);
    }
}

/* ---- style sheets ------------------------------------------------------------------------------------------------------ */

/* What a sheet is made of; nothing of it is looked at twice. */
struct sheet_lexer {
    const char *at, *end;
};

static const char *skip_comment(const char *at, const char *end)
{
    size_t close = span_find(span_between(at, end), SPAN("*/"));
    return close == SIZE_MAX ? end : at + close + 2;
}

/* Up to one of two marks, over comments and quoted text; the mark is not taken. */
static struct span take_until(struct sheet_lexer *lexer, char mark_a, char mark_b)
{
    const char *start = lexer->at;
    while (lexer->at < lexer->end && *lexer->at != mark_a && *lexer->at != mark_b) {
        char c = *lexer->at++;
        if (c == '/' && lexer->at < lexer->end && *lexer->at == '*') {
            lexer->at = skip_comment(lexer->at + 1, lexer->end);
        } else if (c == '"' || c == '\'') {
            while (lexer->at < lexer->end && *lexer->at != c && *lexer->at != '\n') {
                lexer->at += *lexer->at == '\\' && lexer->end - lexer->at > 1 ? 2 : 1;
            }
            lexer->at += lexer->at < lexer->end;
        }
    }
    return span_between(start, lexer->at);
}

/* White space, comments, and the <!-- and --> that old pages put around a sheet. */
static void skip_space(struct sheet_lexer *lexer)
{
    for (bool again = true; again;) {
        struct span rest = span_between(lexer->at, lexer->end);
        again = true;
        if (rest.size > 0 && html_is_blank(rest.data[0])) {
            lexer->at++;
        } else if (span_starts(rest, SPAN("/*"))) {
            lexer->at = skip_comment(lexer->at + 2, lexer->end);
        } else if (span_starts(rest, SPAN("<!--"))) {
            lexer->at += 4;
        } else if (span_starts(rest, SPAN("-->"))) {
            lexer->at += 3;
        } else {
            again = false;
        }
    }
}

static bool is_name_character(char c)
{
    return html_is_letter(c) || html_is_digit(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

enum { WEIGHT_OF_CLASS = 10, WEIGHT_OF_ID = 100 };

/* One compound selector of a tag, classes and an id. False: it is another. */
static bool read_selector(struct span text, struct html_rule *rule)
{
    const char *at = text.data, *end = span_end(text);
    size_t classes = 0;
    if (at < end && *at == '*') {
        at++;
    }
    while (at < end) {
        char sign = *at == '.' || *at == '#' ? *at++ : '\0';
        const char *start = at;
        while (at < end && is_name_character(*at)) {
            at++;
        }
        struct span name = span_between(start, at);
        if (name.size == 0 || (sign == '.' && classes == 2) || (sign == '\0' && start != text.data)) {
            return false;
        }
        if (sign == '.') {
            rule->classes[classes++] = name;
        } else if (sign == '#') {
            rule->id = name;
        } else {
            rule->tag = name;
        }
    }
    rule->weight = (rule->id.size > 0 ? WEIGHT_OF_ID : 0) + (uint32_t)classes * WEIGHT_OF_CLASS + (rule->tag.size > 0);
    return text.size > 0;
}

static bool add_rule(struct html_sheet *sheet, struct html_rule rule, struct arena *arena)
{
    if (sheet->count == MOST_RULES) {
        return true;
    }
    if (!ARENA_ROOM(arena, sheet->rules, sheet->count, sheet->capacity)) {
        return false;
    }
    sheet->by_tag = sheet->by_tag || rule.weight < WEIGHT_OF_CLASS;
    size_t place = sheet->count++;
    for (; place > 0 && sheet->rules[place - 1].weight > rule.weight; place--) {
        sheet->rules[place] = sheet->rules[place - 1];
    }
    sheet->rules[place] = rule;
    return true;
}

static bool add_rules(struct html_sheet *sheet, struct span selectors, struct span declarations, struct arena *arena)
{
    struct html_rule rule = {0};
    html_style_read(declarations, &rule.style, &rule.important);
    if (rule.style.set == 0 && rule.style.clear == 0 && rule.style.display == DISPLAY_USUAL) {
        return true;
    }
    struct sheet_lexer lexer = {selectors.data, span_end(selectors)};
    while (lexer.at < lexer.end) {
        struct html_rule one = rule;
        if (read_selector(trim(take_until(&lexer, ',', ',')), &one) && !add_rule(sheet, one, arena)) {
            return false;
        }
        lexer.at++;
    }
    return true;
}

/* @media screen { and the like hold on every screen; the others hold under conditions, or hold no rules. */
static bool always_holds(struct span condition)
{
    condition = trim(condition);
    return html_same_word(condition, SPAN("@media screen")) || html_same_word(condition, SPAN("@media all"));
}

static void skip_block(struct sheet_lexer *lexer)
{
    int depth = 0;
    do {
        take_until(lexer, '{', '}');
        depth += lexer->at < lexer->end && *lexer->at == '{' ? 1 : -1;
        lexer->at += lexer->at < lexer->end;
    } while (depth > 0 && lexer->at < lexer->end);
}

bool html_sheet_read(struct html_sheet *sheet, struct span text, struct arena *arena)
{
    struct sheet_lexer lexer = {text.data, span_end(text)};
    for (skip_space(&lexer); lexer.at < lexer.end; skip_space(&lexer)) {
        if (*lexer.at == '}') { /* of a block whose condition always holds */
            lexer.at++;
            continue;
        }
        bool at_rule = *lexer.at == '@';
        struct span head = take_until(&lexer, '{', at_rule ? ';' : '}');
        if (lexer.at == lexer.end || *lexer.at != '{') {
            lexer.at += lexer.at < lexer.end;
        } else if (at_rule && always_holds(head)) {
            lexer.at++;
        } else if (at_rule) {
            skip_block(&lexer);
        } else {
            lexer.at++;
            struct span declarations = take_until(&lexer, '}', '}');
            lexer.at += lexer.at < lexer.end;
            if (!add_rules(sheet, head, declarations, arena)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- elements ---------------------------------------------------------------------------------------------------------- */

static bool has_class(struct span classes, struct span wanted)
{
    enum { LONGEST = 1024 };
    const char *at = classes.data,
               *end = classes.size > 0 ? at + (classes.size < LONGEST ? classes.size : LONGEST) : at;
    while (at < end) {
        const char *start = at;
        while (at < end && !html_is_blank(*at)) {
            at++;
        }
        if (span_equal(span_between(start, at), wanted)) {
            return true;
        }
        at++;
    }
    return false;
}

static bool matches(const struct html_rule *rule, struct span tag, struct span id, struct span classes)
{
    for (size_t i = 0; i < 2; i++) {
        if (rule->classes[i].size > 0 && !has_class(classes, rule->classes[i])) {
            return false;
        }
    }
    return (rule->id.size == 0 || span_equal(rule->id, id)) && (rule->tag.size == 0 || html_same_word(rule->tag, tag));
}

void html_sheet_apply(const struct html_sheet *sheet, bool important, struct span tag, struct span id,
                      struct span classes, struct html_style *style)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct html_rule *rule = &sheet->rules[i];
        if (rule->important == important && matches(rule, tag, id, classes)) {
            const struct html_style *more = &rule->style;
            style->set = (style->set & ~more->clear) | more->set;
            style->clear = (style->clear & ~more->set) | more->clear;
            style->display = more->display == DISPLAY_USUAL ? style->display : more->display;
        }
    }
}
