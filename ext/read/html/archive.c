#include "read/html/archive.h"

#include "read/html/word.h"
#include "source/encoding.h"

enum { LONGEST_HEAD = 8192 }; /* bytes */

/* One part of a message, or the message itself. */
struct archive_part {
    struct span head, body;
};

/* Head and body are parted by an empty line. */
static struct archive_part part_of(struct span text)
{
    struct span rest = text, line;
    const char *head_end = span_end(text);
    while (span_next_line(&rest, &line)) {
        if (line.size == 0 && line.data != text.data) {
            head_end = line.data;
            break;
        }
    }
    return (struct archive_part){span_between(text.data, head_end), rest};
}

static struct span cut(struct span text, size_t size)
{
    return (struct span){text.data, text.size < size ? text.size : size};
}

/* The value of a field of the head, with the lines that continue it; empty where there is none. */
static struct span field(struct span head, struct span name)
{
    struct span rest = head, line;
    while (span_next_line(&rest, &line)) {
        if (line.size <= name.size || line.data[name.size] != ':' || !html_same_word(cut(line, name.size), name)) {
            continue;
        }
        const char *start = line.data + name.size + 1, *end = span_end(line);
        while (rest.size > 0 && (rest.data[0] == ' ' || rest.data[0] == '\t') && span_next_line(&rest, &line)) {
            end = span_end(line);
        }
        return span_trim(span_between(start, end));
    }
    return SPAN("");
}

static bool begins(struct span text, struct span word)
{
    return text.size >= word.size && html_same_word(cut(text, word.size), word);
}

static bool is_page(struct span type)
{
    return begins(type, SPAN("text/html")) || begins(type, SPAN("application/xhtml"));
}

bool html_archive_sniff(struct span text)
{
    text = span_trim(cut(text, LONGEST_HEAD));
    const char *at = text.data, *end = span_end(text);
    while (at < end && ((*at | 0x20) >= 'a' || *at == '-') && (*at | 0x20) <= 'z') {
        at++;
    }
    if (at == text.data || at == end || *at != ':') {
        return false;
    }
    struct span head = part_of(text).head;
    struct span type = field(head, SPAN("content-type"));
    return field(head, SPAN("mime-version")).size > 0 && (begins(type, SPAN("multipart/")) || is_page(type));
}

/* Quoted-printable (RFC 2045, section 6.7); what is wrong in it stays as it is. Never longer than the text. */
static size_t decode_quoted(struct span text, char *out)
{
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '=') {
            out[size++] = text.data[i];
            continue;
        }
        int high = i + 1 < text.size ? html_hex_digit(text.data[i + 1]) : -1;
        int low = i + 2 < text.size ? html_hex_digit(text.data[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out[size++] = (char)(high * 16 + low);
            i += 2;
        } else if (i + 1 < text.size && text.data[i + 1] == '\n') {
            i += 1;
        } else if (i + 2 < text.size && text.data[i + 1] == '\r' && text.data[i + 2] == '\n') {
            i += 2;
        } else {
            out[size++] = '=';
        }
    }
    return size;
}

/* Base 64 (RFC 4648, section 4); other characters are skipped, = ends it. Never longer than the text. */
static size_t decode_base64(struct span text, char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t size = 0;
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < text.size && text.data[i] != '='; i++) {
        const char *digit = memchr(digits, text.data[i], sizeof digits - 1);
        if (!digit) {
            continue;
        }
        bits = (bits << 6 | (uint32_t)(digit - digits)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[size++] = (char)(bits >> count & 0xFF);
        }
    }
    return size;
}

/* What stands between `boundary=` and its end, with the two dashes that begin each line of it. */
static bool find_boundary(struct arena *arena, struct span type, struct span *mark)
{
    size_t at = html_find_word(type, SPAN("boundary="));
    struct span value = {span_end(type), 0};
    if (at != SIZE_MAX) {
        const char *start = type.data + at + 9, *end = span_end(type);
        bool quoted = start < end && *start == '"';
        start += quoted;
        const char *stop = start;
        while (stop < end && (quoted ? *stop != '"' : (*stop != ';' && *stop != ' ' && *stop != '\t'))) {
            stop++;
        }
        value = span_between(start, stop);
    }
    return arena_format(arena, mark, "--%.*s", (int)(value.size < 200 ? value.size : 200), value.data);
}

static struct archive_part largest_page(struct span body, struct span mark)
{
    struct archive_part best = {0};
    size_t at = span_find(body, mark);
    while (at != SIZE_MAX) {
        body = span_between(body.data + at + mark.size, span_end(body));
        at = span_find(body, mark);
        struct span rest = cut(body, at), line;
        span_next_line(&rest, &line);
        struct archive_part part = part_of(rest);
        if (is_page(field(part.head, SPAN("content-type"))) && part.body.size > best.body.size) {
            best = part;
        }
    }
    return best;
}

bool html_archive_open(struct arena *arena, struct span text, struct span *page, struct failure *failure)
{
    struct archive_part part = part_of(span_trim(text));
    struct span type = field(part.head, SPAN("content-type"));
    if (begins(type, SPAN("multipart/"))) {
        struct span mark;
        if (!find_boundary(arena, type, &mark)) {
            return fail_memory(failure);
        }
        part = mark.size > 2 ? largest_page(part.body, mark) : (struct archive_part){0};
    }
    if (part.body.size == 0) {
        return fail(failure, CAUSE_EMPTY_ARCHIVE);
    }
    struct span transfer = field(part.head, SPAN("content-transfer-encoding"));
    bool quoted = html_same_word(transfer, SPAN("quoted-printable"));
    if (!quoted && !html_same_word(transfer, SPAN("base64"))) {
        *page = part.body;
        return true;
    }
    char *out = arena_allocate(arena, part.body.size);
    if (!out) {
        return fail_memory(failure);
    }
    struct span bytes = {out, quoted ? decode_quoted(part.body, out) : decode_base64(part.body, out)};
    struct decoded decoded;
    if (!encoding_decode(arena, bytes, &decoded, failure)) {
        return false;
    }
    *page = decoded.text;
    return true;
}
