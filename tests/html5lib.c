/* Runs the tokenizer over tests of the html5lib project, files of the form that its README describes:
 *   build/html5lib FOLDER
 * Prints for each file how many tests pass, which fail, and how many are left out for what reason. Fails where a test does.
 * Tokens are compared whole but for what a report's reader leaves alone: the names in a DOCTYPE and parse errors. */
#define _DEFAULT_SOURCE

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/html/reference.h"
#include "read/html/tokenizer.h"
#include "read/html/word.h"

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

static const struct memory memory = {.allocate = allocate, .release = free};

static _Noreturn void stop(const char *why)
{
    fprintf(stderr, "html5lib: %s\n", why);
    exit(1);
}

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

struct value {
    enum { JSON_OTHER, JSON_STRING, JSON_ARRAY, JSON_OBJECT, JSON_TRUE } kind;
    struct span name; /* of a member of an object */
    struct span text; /* JSON_STRING, as UTF-8 */
    bool lone;        /* half of a surrogate pair stands in it */
    struct value *first, *next;
};

struct json {
    struct arena *arena;
    const char *at, *end;
};

static void skip_space(struct json *json)
{
    while (json->at < json->end && (html_is_blank(*json->at) || *json->at == ',' || *json->at == ':')) {
        json->at++;
    }
}

static uint32_t hex_of(const char *at)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++) {
        int digit = html_hex_digit(at[i]);
        code = code * 16 + (uint32_t)(digit < 0 ? 0 : digit);
    }
    return code;
}

/* Undoes \uXXXX, and with `all` the other escapes of JSON too. */
static struct span unescape(struct arena *arena, struct span text, bool all, bool *lone)
{
    struct buffer out = {.arena = arena};
    const char *end = text.data + text.size;
    for (const char *at = text.data; at < end;) {
        char bytes[4] = {*at};
        size_t size = 1, taken = 1;
        if (*at == '\\' && end - at >= 6 && at[1] == 'u') {
            uint32_t code = hex_of(at + 2);
            taken = 6;
            if (code >= 0xD800 && code < 0xDC00 && end - at >= 12 && at[6] == '\\' && at[7] == 'u') {
                code = 0x10000 + (code - 0xD800) * 0x400 + (hex_of(at + 8) - 0xDC00);
                taken = 12;
            }
            *lone = *lone || (code >= 0xD800 && code < 0xE000);
            size = utf8_put(bytes, code);
        } else if (*at == '\\' && all && end - at >= 2) {
            static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
            const char *letter = memchr(letters, at[1], 5);
            bytes[0] = letter ? meanings[letter - letters] : at[1];
            taken = 2;
        }
        if (!buffer_add(&out, (struct span){bytes, size})) {
            stop("out of memory");
        }
        at += taken;
    }
    return buffer_span(&out);
}

static struct span parse_string(struct json *json, bool *lone)
{
    const char *start = ++json->at;
    while (json->at < json->end && *json->at != '"') {
        json->at += *json->at == '\\' ? 2 : 1;
    }
    struct span text = span_between(start, json->at);
    json->at++;
    return unescape(json->arena, text, true, lone);
}

static struct value *parse_value(struct json *json)
{
    struct value *value = arena_allocate(json->arena, sizeof *value), **link;
    if (!value) {
        stop("out of memory");
    }
    skip_space(json);
    char open = json->at < json->end ? *json->at : '\0';
    if (open == '"') {
        value->kind = JSON_STRING;
        value->text = parse_string(json, &value->lone);
    } else if (open == '[' || open == '{') {
        value->kind = open == '[' ? JSON_ARRAY : JSON_OBJECT;
        json->at++;
        link = &value->first;
        for (skip_space(json); json->at < json->end && *json->at != ']' && *json->at != '}'; skip_space(json)) {
            bool lone = false;
            struct span name = open == '{' ? parse_string(json, &lone) : SPAN("");
            *link = parse_value(json);
            (*link)->name = name;
            value->lone = value->lone || lone || (*link)->lone;
            link = &(*link)->next;
        }
        json->at++;
    } else {
        value->kind = open == 't' ? JSON_TRUE : JSON_OTHER;
        while (json->at < json->end && *json->at != ',' && *json->at != ']' && *json->at != '}') {
            json->at++;
        }
    }
    return value;
}

static const struct value *member(const struct value *object, const char *name)
{
    for (const struct value *value = object->first; value; value = value->next) {
        if (span_equal(value->name, span_of(name))) {
            return value;
        }
    }
    return NULL;
}

/* ---- tokens as text ---------------------------------------------------------------------------------------------- */

/* A line each: T text, S name ="value"..., E name, C comment, D. */
struct listing {
    struct buffer out;
    bool text; /* the last is text, to which more may be added */
};

static void put(struct listing *listing, struct span text)
{
    if (!buffer_add(&listing->out, text)) {
        stop("out of memory");
    }
}

static void begin(struct listing *listing, const char *kind)
{
    put(listing, SPAN("\n"));
    put(listing, span_of(kind));
    listing->text = false;
}

static void put_text(struct listing *listing, struct span text)
{
    if (text.size > 0 && !listing->text) {
        begin(listing, "T ");
        listing->text = true;
    }
    put(listing, text);
}

static void put_attribute(struct listing *listing, struct span name, struct span value)
{
    put(listing, SPAN(" ["));
    put(listing, name);
    put(listing, SPAN("="));
    put(listing, value);
    put(listing, SPAN("]"));
}

/* As the standard replaces NUL, and letters of names. */
static struct span cleaned(struct arena *arena, struct span text, bool name)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        c = name && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        if (!buffer_add(&out, c == '\0' ? SPAN("\xEF\xBF\xBD") : (struct span){&c, 1})) {
            stop("out of memory");
        }
    }
    return buffer_span(&out);
}

static struct span decoded(struct arena *arena, struct span text, bool in_attribute)
{
    struct buffer out = {.arena = arena};
    if (!html_reference_decode(text, in_attribute, &out)) {
        stop("out of memory");
    }
    return buffer_span(&out);
}

static bool seen_before(struct span attributes, struct span name, struct arena *arena)
{
    struct span other, value;
    while (html_next_attribute(&attributes, &other, &value) && other.data < name.data) {
        if (span_equal(cleaned(arena, other, true), cleaned(arena, name, true))) {
            return true;
        }
    }
    return false;
}

static void list_token(struct listing *listing, const struct html_token *token, enum html_content content)
{
    struct arena *arena = listing->out.arena;
    struct span text = token->text, rest = token->attributes, name, value;
    switch (token->kind) {
    case TOKEN_TEXT:
        text = token->references ? decoded(arena, text, false) : text;
        put_text(listing, content == CONTENT_DATA || content == CONTENT_CDATA ? text : cleaned(arena, text, false));
        break;
    case TOKEN_START:
        begin(listing, "S ");
        put(listing, cleaned(arena, text, true));
        while (html_next_attribute(&rest, &name, &value)) {
            if (!seen_before(token->attributes, name, arena)) {
                put_attribute(listing, cleaned(arena, name, true), cleaned(arena, decoded(arena, value, true), false));
            }
        }
        put(listing, token->self_closing ? SPAN("/") : SPAN(""));
        break;
    case TOKEN_END:
        begin(listing, "E ");
        put(listing, cleaned(arena, text, true));
        break;
    case TOKEN_COMMENT:
        begin(listing, "C ");
        put(listing, cleaned(arena, text, false));
        break;
    case TOKEN_DOCTYPE:
        begin(listing, "D");
        break;
    }
}

static struct span expected_text(struct arena *arena, const struct value *value, bool escaped)
{
    bool lone = false;
    return escaped ? unescape(arena, value->text, false, &lone) : value->text;
}

static void list_expected(struct listing *listing, const struct value *token, bool escaped)
{
    struct arena *arena = listing->out.arena;
    const struct value *kind = token->first, *second = kind->next;
    if (span_equal(kind->text, SPAN("Character"))) {
        put_text(listing, expected_text(arena, second, escaped));
    } else if (span_equal(kind->text, SPAN("StartTag"))) {
        begin(listing, "S ");
        put(listing, expected_text(arena, second, escaped));
        for (const struct value *value = second->next->first; value; value = value->next) {
            struct value name = {.text = value->name};
            put_attribute(listing, expected_text(arena, &name, escaped), expected_text(arena, value, escaped));
        }
        put(listing, second->next->next ? SPAN("/") : SPAN(""));
    } else if (span_equal(kind->text, SPAN("DOCTYPE"))) {
        begin(listing, "D");
    } else {
        begin(listing, kind->text.data[0] == 'E' ? "E " : "C ");
        put(listing, expected_text(arena, second, escaped));
    }
}

/* ---- tests --------------------------------------------------------------------------------------------------------- */

struct counts {
    int passed, failed, surrogates;
};

static enum html_content content_of(struct span state)
{
    static const struct {
        struct span state;
        enum html_content content;
    } states[] = {{WORD("Data state"), CONTENT_DATA},          {WORD("PLAINTEXT state"), CONTENT_PLAINTEXT},
                  {WORD("RCDATA state"), CONTENT_RCDATA},      {WORD("RAWTEXT state"), CONTENT_RAWTEXT},
                  {WORD("Script data state"), CONTENT_SCRIPT}, {WORD("CDATA section state"), CONTENT_CDATA}};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (span_equal(states[i].state, state)) {
            return states[i].content;
        }
    }
    stop("a state that it does not know");
}

/* CR LF and CR are LF before a tokenizer sees them (13.2.3.5). */
static struct span normalised(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        bool pair = text.data[i] == '\r' && i + 1 < text.size && text.data[i + 1] == '\n';
        if (!pair && !buffer_add(&out, text.data[i] == '\r' ? SPAN("\n") : (struct span){text.data + i, 1})) {
            stop("out of memory");
        }
    }
    return buffer_span(&out);
}

static struct span list_input(struct arena *arena, struct span input, enum html_content content, struct span element)
{
    struct listing listing = {.out = {.arena = arena}};
    struct html_tokenizer tokenizer = {input.data, input.data + input.size, .content = content, .element = element};
    struct html_token token;
    enum html_content before = content;
    while (html_next_token(&tokenizer, &token)) {
        list_token(&listing, &token, before);
        before = tokenizer.content;
    }
    return buffer_span(&listing.out);
}

static void run_in_state(struct arena *arena, const struct value *test, struct span state, struct counts *counts)
{
    bool escaped = member(test, "doubleEscaped") != NULL, lone = false;
    const struct value *last = member(test, "lastStartTag");
    struct span input = member(test, "input")->text;
    input = normalised(arena, escaped ? unescape(arena, input, false, &lone) : input);
    if (lone || test->lone) {
        counts->surrogates++;
        return;
    }
    struct listing expected = {.out = {.arena = arena}};
    for (const struct value *token = member(test, "output")->first; token; token = token->next) {
        list_expected(&expected, token, escaped);
    }
    struct span got = list_input(arena, input, content_of(state), last ? last->text : SPAN(""));
    if (span_equal(got, buffer_span(&expected.out))) {
        counts->passed++;
        return;
    }
    counts->failed++;
    struct span name = member(test, "description")->text;
    printf("failed: %.*s (%.*s)\n  input: %.*s\n  expected:%.*s\n  got:%.*s\n", (int)name.size, name.data,
           (int)state.size, state.data, (int)input.size, input.data, (int)expected.out.size, expected.out.data,
           (int)got.size, got.data);
}

static void run_test(const struct value *test, struct counts *counts)
{
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    if (!arena) {
        stop("out of memory");
    }
    const struct value *states = member(test, "initialStates");
    if (!states) {
        run_in_state(arena, test, SPAN("Data state"), counts);
    }
    for (const struct value *state = states ? states->first : NULL; state; state = state->next) {
        run_in_state(arena, test, state->text, counts);
    }
    arena_destroy(arena);
}

static void run_file(const char *folder, const char *name, struct counts *all)
{
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    struct buffer content = {.arena = arena};
    char chunk[4096], path[4096];
    size_t got;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!arena || !file) {
        stop(path);
    }
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (!buffer_add(&content, (struct span){chunk, got})) {
            stop("out of memory");
        }
    }
    fclose(file);
    struct json json = {arena, content.data, content.data + content.size};
    const struct value *root = parse_value(&json), *tests = member(root, "tests");
    struct counts counts = {0};
    int left_out = 0;
    for (const struct value *test = tests ? tests->first : NULL; test; test = test->next) {
        run_test(test, &counts);
    }
    for (const struct value *test = tests || !root->first ? NULL : root->first->first; test; test = test->next) {
        left_out++;
    }
    printf("%-32s %5d passed %3d failed %3d left out", name, counts.passed, counts.failed,
           counts.surrogates + left_out);
    printf("%s%s\n", counts.surrogates ? " (half a surrogate pair is no UTF-8)" : "",
           left_out ? " (coerced to an XML infoset, which is not read)" : "");
    all->passed += counts.passed;
    all->failed += counts.failed;
    all->surrogates += counts.surrogates + left_out;
    arena_destroy(arena);
}

int main(int count, char **arguments)
{
    struct dirent **entries;
    int entry_count = count == 2 ? scandir(arguments[1], &entries, NULL, alphasort) : -1;
    if (entry_count < 0) {
        stop("give the folder that holds html5lib's tokenizer tests");
    }
    struct counts all = {0};
    for (int i = 0; i < entry_count; i++) {
        size_t length = strlen(entries[i]->d_name);
        if (length > 5 && strcmp(entries[i]->d_name + length - 5, ".test") == 0) {
            run_file(arguments[1], entries[i]->d_name, &all);
        }
        free(entries[i]);
    }
    free(entries);
    printf("%-32s %5d passed %3d failed %3d left out\n", "all", all.passed, all.failed, all.surrogates);
    return all.failed > 0 || all.passed == 0;
}
