#include "read/html/reference.h"

#include "read/html/word.h"

enum {
    LONGEST_NAME = 32,     /* CounterClockwiseContourIntegral */
    LONGEST_BARE_NAME = 6, /* Aacute, and others that need no semicolon */
    LAST_CHARACTER = 0x10FFFF
};

/* ---- numbers ---- */

/* What a reference by number stands for: 80 to 9F mean the characters of Windows-1252 (HTML, section 13.2.5.80). */
static uint32_t character_of(uint32_t number)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (number == 0 || number > LAST_CHARACTER || (number >= 0xD800 && number <= 0xDFFF)) {
        return 0xFFFD;
    }
    return number >= 0x80 && number <= 0x9F ? windows[number - 0x80] : number;
}

/* The text begins with &# */
static size_t read_number(struct span text, char *out, size_t *size)
{
    bool hexadecimal = text.size > 2 && (text.data[2] | 0x20) == 'x';
    size_t start = hexadecimal ? 3 : 2, at = start;
    uint32_t number = 0;
    for (; at < text.size; at++) {
        int digit = html_hex_digit(text.data[at]);
        if (digit < 0 || (!hexadecimal && digit > 9)) {
            break;
        }
        number = number > LAST_CHARACTER ? number : number * (hexadecimal ? 16 : 10) + (uint32_t)digit;
    }
    if (at == start) {
        return 0;
    }
    *size = utf8_put(out, character_of(number));
    return at + (at < text.size && text.data[at] == ';');
}

/* ---- names ---- */

/* Compares a name with the one that begins at `entry`, as strcmp does; `after` receives what follows the latter. */
static int compare_name(struct span name, const char *entry, const char **after)
{
    size_t i = 0;
    while (i < name.size && name.data[i] == entry[i]) {
        i++;
    }
    *after = entry + i;
    bool ended = entry[i] == '=' || entry[i] == '~';
    return i == name.size ? (ended ? 0 : -1) : ended ? 1 : (unsigned char)name.data[i] - (unsigned char)entry[i];
}

/* What follows the name in its list: = or ~ and its code points. NULL: there is no such name. */
static const char *find_name(struct span name)
{
    const char *list = html_reference_names[name.data[0] - 'A'];
    size_t low = 0, high = list ? strlen(list) : 0; /* each entry, with a space behind it, lies whole between them */
    while (low < high) {
        size_t entry = low + (high - low) / 2;
        while (entry > low && list[entry - 1] != ' ') {
            entry--;
        }
        const char *after;
        int order = compare_name(name, list + entry, &after);
        if (order == 0) {
            return after;
        }
        if (order < 0) {
            high = entry;
        } else {
            low = (size_t)(strchr(list + entry, ' ') + 1 - list);
        }
    }
    return NULL;
}

static size_t put_characters(const char *codes, char *out)
{
    size_t size = 0;
    do {
        uint32_t code = 0;
        for (codes++; html_hex_digit(*codes) >= 0; codes++) {
            code = code * 16 + (uint32_t)html_hex_digit(*codes);
        }
        size += utf8_put(out + size, code);
    } while (*codes == '_');
    return size;
}

static size_t read_name(struct span text, bool in_attribute, char *out, size_t *size)
{
    size_t end = 1;
    while (end < text.size && end <= LONGEST_NAME &&
           (html_is_letter(text.data[end]) || html_is_digit(text.data[end]))) {
        end++;
    }
    struct span name = span_part(text, 1, end);
    bool closed = end < text.size && text.data[end] == ';';
    const char *found = closed ? find_name(name) : NULL;
    if (found) {
        *size = put_characters(found, out);
        return end + 1;
    }
    if (name.size > LONGEST_BARE_NAME) {
        name.size = LONGEST_BARE_NAME;
    }
    for (; name.size > 0; name.size--) {
        found = find_name(name);
        if (found && *found == '~') {
            size_t taken = name.size + 1;
            bool goes_on = taken < text.size && (taken < end || text.data[taken] == '=');
            if (in_attribute && goes_on) {
                return 0;
            }
            *size = put_characters(found, out);
            return taken;
        }
    }
    return 0;
}

size_t html_reference_read(struct span text, bool in_attribute, char out[LONGEST_REFERENCE], size_t *size)
{
    if (span_starts(text, SPAN("&nbsp;"))) { /* more often met than all the others together */
        memcpy(out, "\xC2\xA0", 2);
        *size = 2;
        return 6;
    }
    if (text.size < 2) {
        return 0;
    }
    return text.data[1] == '#'            ? read_number(text, out, size)
           : html_is_letter(text.data[1]) ? read_name(text, in_attribute, out, size)
                                          : 0;
}

bool html_reference_decode(struct span text, bool in_attribute, struct buffer *out)
{
    while (text.size > 0) {
        const char *sign = memchr(text.data, '&', text.size);
        size_t plain = sign ? (size_t)(sign - text.data) : text.size;
        buffer_add(out, (struct span){text.data, plain});
        text = span_from(text, plain);
        char characters[LONGEST_REFERENCE] = "&";
        size_t size = text.size > 0, taken = size ? html_reference_read(text, in_attribute, characters, &size) : 0;
        taken = taken > 0 ? taken : size;
        buffer_add(out, (struct span){characters, size});
        text = span_from(text, taken);
    }
    return !out->failed;
}
