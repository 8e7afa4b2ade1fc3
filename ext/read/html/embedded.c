#include "read/html/embedded.h"

#include "read/html/escape.h"
#include "read/html/word.h"

enum {
    MOST_LAYERS = 5,    /* of escapes around one report */
    MOST_STRINGS = 1000 /* with tables in one page */
};

struct string_finder {
    struct arena *arena;
    struct html_string_list *list;
    struct html_facts *facts; /* or NULL */
    struct failure *failure;
};

static uint32_t count_cells(struct span markup)
{
    uint32_t count = 0;
    const char *end = span_end(markup);
    for (const char *at = markup.data; at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
        bool cell = end - at > 3 && (html_same_word((struct span){at + 1, 2}, SPAN("td")) ||
                                     html_same_word((struct span){at + 1, 2}, SPAN("th")));
        count += cell && (at[3] == '>' || at[3] == ' ' || at[3] == '\n' || at[3] == '\r' || at[3] == '\t');
    }
    return count;
}

static bool add_markup(struct string_finder *finder, struct span markup)
{
    struct html_string_list *list = finder->list;
    for (size_t i = 0; i < list->count; i++) {
        if (span_equal(list->items[i].markup, markup)) {
            return true; /* the same text under another name */
        }
    }
    if (list->count >= MOST_STRINGS) {
        return fail(finder->failure, CAUSE_TOO_MANY_STRINGS);
    }
    if (!ARENA_ROOM(finder->arena, list->items, list->count, list->capacity)) {
        return fail_memory(finder->failure);
    }
    uint32_t cells = count_cells(markup);
    list->most_cells = list->most_cells > cells ? list->most_cells : cells;
    list->items[list->count++] = (struct html_string){markup, cells};
    return true;
}

/* ---- strings of a script ---- */

enum string_mark { MARK_DOUBLE, MARK_SINGLE, MARK_BACKTICK, MARK_EXPRESSION, MARKS };

static const char mark_characters[MARKS] = {'"', '\'', '`', '/'};

struct script_lexer {
    const char *start, *at, *end;
    bool json;               /* quotes may hold line breaks, and only " is one */
    const char *open[MARKS]; /* up to here no end of such a mark was found: nothing is looked at twice */
};

static bool looks_like_json(struct span text)
{
    text = span_trim(text);
    return text.size > 0 && (text.data[0] == '{' || text.data[0] == '[');
}

static void skip_space(struct script_lexer *lexer)
{
    while (lexer->at < lexer->end) {
        struct span rest = span_between(lexer->at, lexer->end);
        if (html_is_blank(*lexer->at)) {
            lexer->at++;
        } else if (!lexer->json && span_starts(rest, SPAN("//"))) {
            const char *line = memchr(lexer->at, '\n', rest.size);
            lexer->at = line ? line + 1 : lexer->end;
        } else if (!lexer->json && span_starts(rest, SPAN("/*"))) {
            size_t close = span_find(rest, SPAN("*/"));
            lexer->at = close == SIZE_MAX ? lexer->end : lexer->at + close + 2;
        } else {
            return;
        }
    }
}

/* From behind an opening mark to its end, or NULL; inside brackets / ends no regular expression. */
static const char *find_close(struct script_lexer *lexer, const char *at, enum string_mark mark)
{
    bool one_line = !lexer->json && mark != MARK_BACKTICK;
    bool bracket = false;
    for (; at < lexer->end && !(one_line && *at == '\n'); at++) {
        if (*at == '\\') {
            at++;
        } else if (*at == mark_characters[mark] && !bracket) {
            return at;
        } else if (mark == MARK_EXPRESSION && (*at == '[' || *at == ']')) {
            bracket = *at == '[';
        }
    }
    lexer->open[mark] = at;
    return NULL;
}

/* What kind of literal begins here; MARKS: none. A / begins a regular expression where no value stands before it. */
static enum string_mark mark_at(const struct script_lexer *lexer)
{
    enum string_mark mark = MARK_DOUBLE;
    while (mark < MARKS && mark_characters[mark] != *lexer->at) {
        mark = lexer->json ? MARKS : mark + 1;
    }
    if (mark == MARKS || lexer->open[mark] > lexer->at) {
        return MARKS;
    }
    const char *before = lexer->at;
    while (mark == MARK_EXPRESSION && before > lexer->start && lexer->at - before < 8 && before[-1] == ' ') {
        before--;
    }
    static const char before_values[] = "(,=:[!&|?{};\n+";
    bool value = mark == MARK_EXPRESSION && before > lexer->start &&
                 !memchr(before_values, before[-1], sizeof before_values - 1);
    return value ? MARKS : mark;
}

/* The next string: what stands between its quotes, escapes as they are. */
static bool next_string(struct script_lexer *lexer, struct span *text)
{
    for (skip_space(lexer); lexer->at < lexer->end; skip_space(lexer)) {
        enum string_mark mark = mark_at(lexer);
        const char *close = mark < MARKS ? find_close(lexer, lexer->at + 1, mark) : NULL;
        if (close && mark != MARK_EXPRESSION) {
            *text = span_between(lexer->at + 1, close);
            lexer->at = close + 1;
            return true;
        }
        lexer->at = (close ? close : lexer->at) + 1;
    }
    return false;
}

/* Whether + and another string follow; then the lexer stands before that. */
static bool goes_on(struct script_lexer *lexer)
{
    skip_space(lexer);
    struct script_lexer ahead = *lexer;
    if (ahead.at == ahead.end || *ahead.at != '+') {
        return false;
    }
    ahead.at++;
    skip_space(&ahead);
    if (ahead.at == ahead.end || mark_at(&ahead) >= MARK_EXPRESSION ||
        !find_close(&ahead, ahead.at + 1, mark_at(&ahead))) {
        return false;
    }
    *lexer = ahead;
    return true;
}

static bool find_in_text(struct string_finder *finder, struct span text, int layer);

/* One string, with those that + joins to it, its escapes undone where a table may stand in it or `wanted`. */
static bool read_string(struct string_finder *finder, struct script_lexer *lexer, struct span text, bool wanted,
                        struct buffer *out)
{
    bool more = goes_on(lexer);
    wanted = wanted || more || html_find_word(text, SPAN("table")) != SIZE_MAX;
    if (wanted && !html_unescape_script(text, out)) {
        return fail_memory(finder->failure);
    }
    while (more) {
        if (!next_string(lexer, &text)) {
            return true;
        }
        if (!html_unescape_script(text, out)) {
            return fail_memory(finder->failure);
        }
        more = goes_on(lexer);
    }
    return true;
}

static bool find_in_script(struct string_finder *finder, struct span script, int layer)
{
    struct script_lexer lexer = {
        .start = script.data, .at = script.data, .end = span_end(script), .json = looks_like_json(script)};
    struct span text, name = {0};
    while (next_string(&lexer, &text)) {
        struct buffer out = {.arena = finder->arena};
        if (!read_string(finder, &lexer, text, name.size > 0, &out)) {
            return false;
        }
        struct span value = buffer_span(&out);
        if (name.size > 0 && finder->facts) {
            html_facts_name(finder->facts, name, value);
        }
        name = (struct span){0};
        if (lexer.at < lexer.end && *lexer.at == ':') {
            lexer.at++;
            skip_space(&lexer);
            bool named = finder->facts && lexer.at < lexer.end && mark_at(&lexer) < MARK_EXPRESSION;
            name = named ? text : name;
        }
        if (html_find_word(value, SPAN("table")) != SIZE_MAX && !find_in_text(finder, value, layer + 1)) {
            return false;
        }
    }
    return true;
}

/* ---- layers ---- */

/* Text that may be markup, or markup under layers of escapes, or JSON again. */
static bool find_in_text(struct string_finder *finder, struct span text, int layer)
{
    for (; layer < MOST_LAYERS; layer++) {
        if (looks_like_json(text)) {
            size_t before = finder->list->count;
            if (!find_in_script(finder, text, layer) || finder->list->count > before) {
                return finder->failure->code == FAILURE_NONE;
            }
        }
        if (html_find_word(text, SPAN("<table")) != SIZE_MAX) {
            return add_markup(finder, text);
        }
        html_unescape *undo = html_find_unescape(text);
        struct buffer plain = {.arena = finder->arena};
        if (!undo) {
            return true;
        }
        if (!undo(text, &plain)) {
            return fail_memory(finder->failure);
        }
        text = buffer_span(&plain);
    }
    return true;
}

bool html_embedded_find(struct arena *arena, struct html_fragment fragment, struct html_string_list *list,
                        struct html_facts *facts, struct failure *failure)
{
    struct string_finder finder = {arena, list, facts, failure};
    return fragment.kind == FRAGMENT_SCRIPT ? find_in_script(&finder, fragment.text, 0)
                                            : find_in_text(&finder, fragment.text, 0);
}

/* ---- which files ---- */

/* name( or name = or var name = before the value */
static bool is_identifier(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           c == '.' || c == ' ';
}

bool html_embedded_sniff(struct span text)
{
    text = span_trim(text);
    const char *at = text.data, *end = span_end(text);
    while (at < end && at - text.data < 100 && is_identifier(*at)) {
        at++;
    }
    if (at == end || (*at != '{' && *at != '[' && !(at > text.data && (*at == '(' || *at == '=')))) {
        return false;
    }
    static const char *const marks[] = {"<table", "&lt;table", "\\u003ctable", "\\x3ctable", "%3ctable",
                                        "<p",     "\\u003cp",  "<div",         "\\u003cdiv"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (html_find_word(text, span_of(marks[i])) != SIZE_MAX) {
            return memchr(text.data, '"', text.size) || memchr(text.data, '\'', text.size);
        }
    }
    return false;
}
