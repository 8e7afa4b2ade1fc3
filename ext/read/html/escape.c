#include "read/html/escape.h"

#include "read/html/reference.h"
#include "read/html/word.h"

/* The value of `digits` hexadecimal digits at the start of the text, or -1. */
static int32_t hex_value(struct span text, size_t digits)
{
    int32_t value = 0;
    for (size_t i = 0; i < digits; i++) {
        int digit = i < text.size ? html_hex_digit(text.data[i]) : -1;
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static struct span skip(struct span text, size_t size)
{
    size = size < text.size ? size : text.size;
    return span_from(text, size);
}

static bool add_character(struct buffer *out, int32_t code_point)
{
    char bytes[4];
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    uint32_t shown = code_point == 0 ? ' ' : surrogate ? 0xFFFD : (uint32_t)code_point;
    return buffer_add(out, (struct span){bytes, utf8_put(bytes, shown)});
}

/* \uXXXX, \u{X}, or two of them that make one character. Goes over them in `rest`, which stands behind the u. */
static int32_t take_unicode(struct span *rest)
{
    if (rest->size > 0 && rest->data[0] == '{') {
        const char *close = memchr(rest->data, '}', rest->size < 9 ? rest->size : 9);
        int32_t value = close ? hex_value(skip(*rest, 1), (size_t)(close - rest->data) - 1) : -1;
        *rest = value >= 0 ? skip(*rest, (size_t)(close - rest->data) + 1) : *rest;
        return value <= 0x10FFFF ? value : 0xFFFD;
    }
    int32_t high = hex_value(*rest, 4);
    if (high < 0) {
        return -1;
    }
    *rest = skip(*rest, 4);
    if (high >= 0xD800 && high <= 0xDBFF && span_starts(*rest, SPAN("\\u"))) {
        int32_t low = hex_value(skip(*rest, 2), 4);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *rest = skip(*rest, 6);
            return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00);
        }
    }
    return high;
}

/* One escape; `rest` stands behind its backslash and is not empty. */
static bool add_script_escape(struct span *rest, struct buffer *out)
{
    static const char letters[] = "nrtbfv0", meanings[] = "\n\r\t  \n ";
    char letter = rest->data[0];
    const char *simple = memchr(letters, letter, sizeof letters - 1);
    struct span after = skip(*rest, 1);
    int32_t value = -1;
    if (letter == 'u') {
        value = take_unicode(&after);
    } else if (letter == 'x') {
        value = hex_value(after, 2);
        after = value >= 0 ? skip(after, 2) : after;
    }
    *rest = after;
    if (value >= 0) {
        return add_character(out, value);
    }
    if (letter == '\n' || letter == '\r') {
        return true; /* a line that goes on */
    }
    return buffer_add(out, simple ? (struct span){meanings + (simple - letters), 1} : (struct span){after.data - 1, 1});
}

bool html_unescape_script(struct span text, struct buffer *out)
{
    while (text.size > 0) {
        const char *escape = memchr(text.data, '\\', text.size);
        size_t plain = escape ? (size_t)(escape - text.data) : text.size;
        buffer_add(out, (struct span){text.data, plain});
        text = skip(text, plain + 1);
        if (text.size > 0 && !add_script_escape(&text, out)) {
            return false;
        }
    }
    return !out->failed;
}

/* &lt; &quot; &#60; and all other references */
static bool unescape_references(struct span text, struct buffer *out)
{
    return html_reference_decode(text, false, out);
}

/* %3C (RFC 3986, section 2.1) */
static bool unescape_percent(struct span text, struct buffer *out)
{
    struct buffer bytes = {.arena = out->arena};
    while (text.size > 0) {
        const char *sign = memchr(text.data, '%', text.size);
        size_t plain = sign ? (size_t)(sign - text.data) : text.size;
        if (!buffer_add(&bytes, (struct span){text.data, plain})) {
            return false;
        }
        text = skip(text, plain);
        if (text.size == 0) {
            break;
        }
        struct span after = skip(text, 1);
        bool wide = after.size > 0 && after.data[0] == 'u'; /* what escape() writes */
        int32_t value = wide ? hex_value(skip(after, 1), 4) : hex_value(after, 2);
        if (value < 0) {
            wide = buffer_add(&bytes, SPAN("%"));
        } else {
            const char byte = (char)value;
            wide = wide ? add_character(&bytes, value) : buffer_add(&bytes, (struct span){&byte, 1});
        }
        if (!wide) {
            return false;
        }
        text = skip(text, value < 0 ? 1 : text.data[1] == 'u' ? 6 : 3);
    }
    struct span rest = buffer_span(&bytes);
    while (rest.size > 0) {
        size_t valid = utf8_valid_prefix(rest);
        if (!buffer_add(out, (struct span){rest.data, valid})) {
            return false;
        }
        rest = skip(rest, valid);
        if (rest.size > 0 && !add_character(out, 0xFFFD)) {
            return false;
        }
        rest = skip(rest, 1);
    }
    return true;
}

html_unescape *html_find_unescape(struct span text)
{
    static const struct {
        struct span mark;
        html_unescape *undo;
    } layers[] = {
        {WORD("&lt;table"), unescape_references},     {WORD("&amp;lt;"), unescape_references},
        {WORD("&#60;table"), unescape_references},    {WORD("&#x3c;table"), unescape_references},
        {WORD("\\u003ctable"), html_unescape_script}, {WORD("\\x3ctable"), html_unescape_script},
        {WORD("%3ctable"), unescape_percent},         {WORD("%253c"), unescape_percent},
    };
    for (size_t i = 0; i < COUNT(layers); i++) {
        if (html_find_word(text, layers[i].mark) != SIZE_MAX) {
            return layers[i].undo;
        }
    }
    return NULL;
}
