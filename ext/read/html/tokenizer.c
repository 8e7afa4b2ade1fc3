#include "read/html/tokenizer.h"

#include "read/html/word.h"

static struct span rest_of(const struct html_tokenizer *tokenizer)
{
    return span_between(tokenizer->at, tokenizer->end);
}

static bool ends_name(char c)
{
    static const bool ends[256] = {
        [' '] = true, ['\t'] = true, ['\n'] = true, ['\r'] = true, ['\f'] = true, ['/'] = true, ['>'] = true,
    };
    return ends[(unsigned char)c];
}

/* Where `c` next stands, or `end`. */
static const char *find_byte(const char *at, const char *end, char c)
{
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

/* Most texts are a figure or a line break. */
const char *html_find_mark(const char *at, const char *end)
{
    enum { NEAR = 8 };
    for (int i = 0; i < NEAR && at < end; i++, at++) {
        if (*at == '<') {
            return at;
        }
    }
    return find_byte(at, end, '<');
}

/* ---- attributes (13.2.5.32 to 13.2.5.40) ---- */

/* Reads one attribute from `at`, which stands behind the name of a tag or an attribute; returns where it ends, and at
 * the end of the tag, where none is left, its > or `end` with no name. `slash`: a / stands right before that >. */
static const char *read_attribute(const char *at, const char *end, struct span *name, struct span *value, bool *slash)
{
    *slash = false;
    while (at < end && (html_is_blank(*at) || *at == '/')) {
        *slash = *at == '/';
        at++;
    }
    *name = *value = (struct span){at, 0};
    if (at == end || *at == '>') {
        return at;
    }
    const char *start = at++;
    while (at < end && !ends_name(*at) && *at != '=') {
        at++;
    }
    *name = span_between(start, at);
    const char *after = at;
    while (after < end && html_is_blank(*after)) {
        after++;
    }
    if (after == end || *after != '=') {
        return at;
    }
    do {
        after++;
    } while (after < end && html_is_blank(*after));
    if (after < end && (*after == '"' || *after == '\'')) {
        const char *quote = find_byte(after + 1, end, *after);
        *value = span_between(after + 1, quote);
        return quote < end ? quote + 1 : end;
    }
    for (at = after; at < end && !html_is_blank(*at) && *at != '>';) {
        at++;
    }
    *value = span_between(after, at);
    return at;
}

bool html_next_attribute(struct span *attributes, struct span *name, struct span *value)
{
    bool slash;
    const char *end = span_end(*attributes);
    *attributes = span_between(read_attribute(attributes->data, end, name, value, &slash), end);
    return name->size > 0;
}

/* The attribute of that name, or ATTRIBUTES. */
static enum html_attribute find_attribute(struct span name)
{
    static const struct span names[ATTRIBUTES] = {
        WORD("class"),    WORD("colspan"), WORD("content"), WORD("data"),     WORD("hidden"),
        WORD("href"),     WORD("id"),      WORD("media"),   WORD("multiple"), WORD("name"),
        WORD("property"), WORD("role"),    WORD("rowspan"), WORD("selected"), WORD("src"),
        WORD("srcdoc"),   WORD("style"),   WORD("type"),    WORD("value"),
    };
    static const unsigned char first_of['z' + 1] = {
        /* of a letter, and one more; 0: none */
        ['c'] = ATTRIBUTE_CLASS + 1,    ['d'] = ATTRIBUTE_DATA + 1,  ['h'] = ATTRIBUTE_HIDDEN + 1,
        ['i'] = ATTRIBUTE_ID + 1,       ['m'] = ATTRIBUTE_MEDIA + 1, ['n'] = ATTRIBUTE_NAME + 1,
        ['p'] = ATTRIBUTE_PROPERTY + 1, ['r'] = ATTRIBUTE_ROLE + 1,  ['s'] = ATTRIBUTE_SELECTED + 1,
        ['t'] = ATTRIBUTE_TYPE + 1,     ['v'] = ATTRIBUTE_VALUE + 1,
    };
    unsigned char first = (unsigned char)(name.data[0] | 0x20);
    size_t i = first <= 'z' && first_of[first] > 0 ? first_of[first] - 1u : ATTRIBUTES;
    while (i < ATTRIBUTES && !html_same_word(name, names[i])) {
        i = names[i].data[0] == (char)first ? i + 1 : ATTRIBUTES;
    }
    return (enum html_attribute)i;
}

/* Behind the name of a tag: goes to just after its >. False: the input ends before. Of two attributes of one name the
 * first counts. */
static bool read_attributes(struct html_tokenizer *tokenizer, struct html_token *token)
{
    const char *start = tokenizer->at, *at = start, *end = tokenizer->end;
    struct span name, value;
    while ((at = read_attribute(at, end, &name, &value, &token->self_closing)), name.size > 0) {
        enum html_attribute attribute = find_attribute(name);
        if (attribute < ATTRIBUTES && !html_has(token, attribute)) {
            token->present |= 1u << attribute;
            token->values[attribute] = value;
        }
    }
    token->attributes = span_between(start, at);
    tokenizer->at = at < end ? at + 1 : end;
    return at < end;
}

/* ---- tags (13.2.5.6 to 13.2.5.8) ---- */

static struct span take_name(const char *start, const char *end)
{
    const char *at = start;
    while (at < end && !ends_name(*at)) {
        at++;
    }
    return span_between(start, at);
}

struct span html_tag_name(const char *at, const char *end)
{
    return end - at > 1 && html_is_letter(at[1]) ? take_name(at + 1, end) : (struct span){at, 0};
}

/* Stands at the name. False: the input ends inside the tag, which then is none. */
static bool read_tag(struct html_tokenizer *tokenizer, struct html_token *token, enum html_token_kind kind)
{
    token->kind = kind;
    token->text = take_name(tokenizer->at, tokenizer->end);
    const char *at = span_end(token->text);
    token->present = 0;
    tokenizer->at = at;
    if (at < tokenizer->end && *at == '>') { /* as most do */
        token->attributes = (struct span){at, 0};
        token->self_closing = false;
        tokenizer->at++;
        return true;
    }
    return read_attributes(tokenizer, token);
}

/* ---- comments and the like (13.2.5.41 to 13.2.5.53) ---- */

/* Up to the next >: <!DOCTYPE >, <? > and whatever else no browser knows. */
static bool read_bogus_comment(struct html_tokenizer *tokenizer, struct html_token *token, enum html_token_kind kind)
{
    const char *stop = find_byte(tokenizer->at, tokenizer->end, '>');
    token->kind = kind;
    token->text = span_between(tokenizer->at, stop);
    tokenizer->at = stop < tokenizer->end ? stop + 1 : stop;
    return true;
}

/* Behind <!-- */
static bool read_comment(struct html_tokenizer *tokenizer, struct html_token *token)
{
    const char *start = tokenizer->at, *end = tokenizer->end, *at = start;
    token->kind = TOKEN_COMMENT;
    token->text = (struct span){start, 0};
    struct span rest = rest_of(tokenizer);
    if (span_starts(rest, SPAN(">")) || span_starts(rest, SPAN("->"))) {
        tokenizer->at += rest.data[0] == '>' ? 1 : 2;
        return true;
    }
    for (; (at = find_byte(at, end, '-')) < end; at++) {
        rest = span_between(at, end);
        if (span_starts(rest, SPAN("-->")) || span_starts(rest, SPAN("--!>"))) {
            token->text = span_between(start, at);
            tokenizer->at = at + (rest.data[2] == '>' ? 3 : 4);
            return true;
        }
    }
    size_t left = end - start >= 3 && memcmp(end - 3, "--!", 3) == 0 ? 3 : 0; /* what began its end */
    while (left < 2 && (size_t)(end - start) > left && end[-1 - (ptrdiff_t)left] == '-') {
        left++;
    }
    token->text = span_between(start, end - left);
    tokenizer->at = end;
    tokenizer->cut = true;
    return true;
}

/* At <! */
static bool read_declaration(struct html_tokenizer *tokenizer, struct html_token *token)
{
    struct span rest = rest_of(tokenizer);
    struct span word = {rest.data + 2, rest.size < 9 ? 0 : 7};
    if (span_starts(rest, SPAN("<!--"))) {
        tokenizer->at += 4;
        return read_comment(tokenizer, token);
    }
    if (html_same_word(word, SPAN("doctype"))) {
        tokenizer->at += 9;
        return read_bogus_comment(tokenizer, token, TOKEN_DOCTYPE);
    }
    if (tokenizer->foreign && span_starts(rest, SPAN("<![CDATA["))) {
        tokenizer->at += 9;
        tokenizer->content = CONTENT_CDATA;
        return false;
    }
    tokenizer->at += 2;
    return read_bogus_comment(tokenizer, token, TOKEN_COMMENT);
}

/* ---- content without tags (13.2.5.2 to 13.2.5.31) ---- */

/* Whether the tag of that name and no longer one begins at `at`. */
static bool has_name(const char *at, const char *end, struct span name)
{
    return name.size > 0 && (size_t)(end - at) > name.size && ends_name(at[name.size]) &&
           html_same_word((struct span){at, name.size}, name);
}

static const char *find_end_tag(const struct html_tokenizer *tokenizer)
{
    const char *at = tokenizer->at, *end = tokenizer->end;
    while ((at = find_byte(at, end, '<')) < end) {
        if (end - at > 2 && at[1] == '/' && has_name(at + 2, end, tokenizer->element)) {
            return at;
        }
        at++;
    }
    return end;
}

/* The end of a script: inside <!-- --> a <script> and its end tag belong together. */
static const char *find_script_end(const struct html_tokenizer *tokenizer)
{
    enum { OPEN, HIDDEN, NESTED } state = OPEN;
    const char *at = tokenizer->at, *end = tokenizer->end;
    while (at < end) {
        struct span rest = span_between(at, end);
        bool closes = *at == '<' && rest.size > 2 && at[1] == '/';
        if (closes && state != NESTED && has_name(at + 2, end, tokenizer->element)) {
            return at;
        }
        if (closes && state == NESTED && has_name(at + 2, end, SPAN("script"))) {
            state = HIDDEN;
        } else if (state == OPEN && span_starts(rest, SPAN("<!--"))) {
            state = HIDDEN;
            at += 2; /* its dashes may be those of --> */
            continue;
        } else if (state == HIDDEN && *at == '<' && has_name(at + 1, end, SPAN("script"))) {
            state = NESTED;
        } else if (state != OPEN && span_starts(rest, SPAN("-->"))) {
            state = OPEN;
        }
        at++;
        at = state == OPEN ? find_byte(at, end, '<') : at;
    }
    return end;
}

struct span html_take_content(struct html_tokenizer *tokenizer)
{
    const char *start = tokenizer->at, *stop = tokenizer->end;
    switch (tokenizer->content) {
    case CONTENT_CDATA: {
        size_t close = span_find(rest_of(tokenizer), SPAN("]]>"));
        stop = close == SIZE_MAX ? stop : start + close;
        tokenizer->at = close == SIZE_MAX ? stop : stop + 3;
        break;
    }
    case CONTENT_PLAINTEXT:
        tokenizer->at = stop;
        return span_between(start, stop);
    default:
        stop = tokenizer->content == CONTENT_SCRIPT ? find_script_end(tokenizer) : find_end_tag(tokenizer);
        tokenizer->cut = tokenizer->cut || stop == tokenizer->end;
        tokenizer->at = stop;
        break;
    }
    tokenizer->content = CONTENT_DATA;
    return span_between(start, stop);
}

/* ---- data (13.2.5.1) ---- */

/* Whether a < is more than a sign: a tag, a comment or their like begins there. */
static bool begins_markup(const char *at, const char *end)
{
    if (end - at < 2) {
        return false;
    }
    return html_is_letter(at[1]) || at[1] == '!' || at[1] == '?' || (at[1] == '/' && end - at > 2);
}

/* At a < that begins markup. False: no token, because of </>, <![CDATA[ or a tag that the input cuts. */
static bool read_markup(struct html_tokenizer *tokenizer, struct html_token *token)
{
    char next = tokenizer->at[1];
    if (next == '!') {
        return read_declaration(tokenizer, token);
    }
    tokenizer->at++;
    if (html_is_letter(next)) {
        return read_tag(tokenizer, token, TOKEN_START);
    }
    if (next == '?') {
        return read_bogus_comment(tokenizer, token, TOKEN_COMMENT);
    }
    tokenizer->at++;
    if (html_is_letter(*tokenizer->at)) {
        return read_tag(tokenizer, token, TOKEN_END);
    }
    if (*tokenizer->at == '>') {
        tokenizer->at++;
        return false;
    }
    return read_bogus_comment(tokenizer, token, TOKEN_COMMENT);
}

bool html_next_token(struct html_tokenizer *tokenizer, struct html_token *token)
{
    const char *end = tokenizer->end;
    while (tokenizer->at < end) {
        if (tokenizer->content != CONTENT_DATA) {
            token->kind = TOKEN_TEXT;
            token->references = tokenizer->content == CONTENT_RCDATA;
            token->text = html_take_content(tokenizer);
            if (token->text.size > 0) {
                return true;
            }
            continue;
        }
        const char *start = tokenizer->at;
        if (*start == '<' && begins_markup(start, end)) {
            if (read_markup(tokenizer, token)) {
                return true;
            }
            continue;
        }
        do {
            tokenizer->at = html_find_mark(tokenizer->at + 1, end);
        } while (tokenizer->at < end && !begins_markup(tokenizer->at, end));
        token->kind = TOKEN_TEXT;
        token->text = span_between(start, tokenizer->at);
        token->references = true;
        return true;
    }
    return false;
}
