#include "check/statement/text.h"

#include "base/characters.h"

/* From `plain` and `print` on, both texts have the same bytes, up to the next stretch. */
struct stretch {
    size_t plain, print;
};

enum {
    FULL_STOP = 0x3002,
    COMMA = 0xFF0C,
    COLON = 0xFF1A,
    SEMICOLON = 0xFF1B,
    ENUMERATION_COMMA = 0x3001,
    HEADING_CHARACTERS = 30,     /* a longer line with a number in front is a paragraph */
    BARE_HEADING_CHARACTERS = 16 /* likewise without a number */
};

struct maker {
    struct arena *arena;
    char *out;
    size_t size;
    struct stretch *stretches;
    size_t count, capacity;
    uint32_t last;     /* the character written last, 0: none */
    size_t line_print; /* where the line being read began in the print */
    bool goes_on;      /* that line goes on with the one before, so it is no heading */
    size_t in_step;    /* where the print goes on if nothing changes */
};

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_word(uint32_t c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t peek(struct span rest)
{
    return rest.size > 0 ? utf8_next(&rest) : 0;
}

/* Full-width letters, digits and the marks of numbers in ASCII; everything else stays. */
static uint32_t narrow(uint32_t c)
{
    bool wanted = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) ||
                  c == 0xFF05 || c == 0xFF0B || c == 0xFF0D || c == 0xFF0E || c == 0xFF20;
    return wanted ? c - 0xFEE0 : c;
}

static bool three_digits_follow(struct span rest)
{
    for (int i = 0; i < 3; i++) {
        if (rest.size == 0 || !is_digit(narrow(utf8_next(&rest)))) {
            return false;
        }
    }
    return !is_digit(narrow(peek(rest)));
}

/* One form for the marks between words. `rest` is what follows the character. */
static uint32_t unify(uint32_t c, uint32_t last, struct span rest)
{
    static const struct {
        uint32_t from, to;
    } marks[] = {{';', SEMICOLON}, {'(', 0xFF08},       {')', 0xFF09},    {'!', 0xFF01},
                 {'?', 0xFF1F},    {0xFF61, FULL_STOP}, {0xFE5D, 0x3014}, {0xFE5E, 0x3015}};
    c = narrow(c);
    if (is_ascii_word(c) || (c >= 0x80 && c != 0xFF61 && c != 0xFE5D && c != 0xFE5E)) {
        return c; /* most of them */
    }
    uint32_t next = narrow(peek(rest));
    if (c == ',') {
        return is_digit(last) && three_digits_follow(rest) ? c : COMMA;
    }
    if (c == ':') {
        return next == '/' || (is_digit(last) && is_digit(next)) ? c : COLON;
    }
    if (is_ascii_word(last) && is_ascii_word(next)) {
        return c; /* inside an address */
    }
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (marks[i].from == c) {
            return marks[i].to;
        }
    }
    return c;
}

static bool is_among(uint32_t c, const char *characters)
{
    for (struct span rest = span_of(characters); rest.size > 0;) {
        if (utf8_next(&rest) == c) {
            return true;
        }
    }
    return false;
}

/* Whether a line begins with the number of a heading or an item: 一、 （一） 1. 1、 (1) 第一部分. */
static bool begins_with_number(struct span line)
{
    enum { MOST = 4 }; /* numerals */
    bool bracket = is_among(peek(line), "(（"), part = is_among(peek(line), "第"), chinese = false;
    if (bracket || part) {
        utf8_next(&line);
    }
    for (int numerals = 0; line.size > 0; numerals++) {
        uint32_t c = narrow(utf8_next(&line));
        bool ordinal = is_among(c, "一二三四五六七八九十");
        if (numerals == MOST || !(ordinal || is_digit(c))) {
            return numerals > 0 && (bracket ? is_among(c, ")）")
                                            : c == ENUMERATION_COMMA || (c == '.' && !is_digit(narrow(peek(line)))) ||
                                                  (chinese && is_among(c, "是")) || (part && is_among(c, "部条章")));
        }
        chinese = ordinal;
    }
    return false;
}

/* A short line without any stop in it. */
static bool is_heading(struct span line)
{
    size_t limit = begins_with_number(line) ? HEADING_CHARACTERS : BARE_HEADING_CHARACTERS;
    bool numbered = limit == HEADING_CHARACTERS;
    while (line.size > 0) {
        uint32_t c = utf8_next(&line);
        if (is_among(c, "，,；;：:。") || limit-- == 0 ||
            (!numbered && (c == ENUMERATION_COMMA || is_digit(narrow(c))))) {
            return false;
        }
    }
    return true;
}

static bool ends_sentence(uint32_t c)
{
    return c == FULL_STOP || c == 0xFF01 || c == 0xFF1F;
}

/* A line that begins with a figure and its unit is the rest of the one before: 收到申请 / 36件. So is one that begins with
 * the mark that ends a clause. */
static bool goes_on_with_unit(struct span line)
{
    struct span before = line;
    if (is_among(peek(line), "，；。、）")) {
        return true;
    }
    while (line.size > 0 && is_digit(narrow(peek(line)))) {
        utf8_next(&line);
    }
    while (line.size > 0 && line.size < before.size && is_space(peek(line)) && peek(line) != '\n') {
        utf8_next(&line);
    }
    return line.size < before.size && is_among(peek(line), "件条次个项起宗份期篇家");
}

/* Whether a line break parts two paragraphs, or only two lines of one. */
static bool parts_paragraphs(const struct maker *maker, struct span line, struct span rest)
{
    if (goes_on_with_unit(rest) || is_among(maker->last, "，；：、")) {
        return false;
    }
    return ends_sentence(maker->last) || begins_with_number(rest) || (!maker->goes_on && is_heading(span_trim(line)));
}

static bool add_stretch(struct maker *maker, size_t print)
{
    return ARENA_PUSH(maker->arena, maker->stretches, maker->count, maker->capacity,
                      (struct stretch){maker->size, print});
}

/* White space up to the next character; what it leaves is a space inside ASCII, a line break, or nothing. */
static uint32_t skip_space(const struct maker *maker, struct span printed, struct span *rest)
{
    const char *from = rest->data;
    bool broken = false;
    while (rest->size > 0) {
        struct span before = *rest;
        uint32_t c = utf8_next(rest);
        if (!is_space(c)) {
            *rest = before;
            break;
        }
        broken |= c == '\n' || c == '\r';
    }
    if (rest->size == 0 || maker->last == 0) {
        return 0;
    }
    struct span line = span_between(printed.data + maker->line_print, from);
    if (broken && parts_paragraphs(maker, line, *rest)) {
        return '\n';
    }
    return maker->last < 0x80 && is_ascii_word(narrow(peek(*rest))) ? ' ' : 0;
}

/* Writes a character that is printed at `at` in `length` bytes. */
static bool write(struct maker *maker, uint32_t character, size_t at, size_t length)
{
    if (at != maker->in_step && !add_stretch(maker, at)) {
        return false;
    }
    size_t size = utf8_put(maker->out + maker->size, character);
    maker->size += size;
    maker->last = character;
    maker->in_step = size == length ? at + length : SIZE_MAX;
    return true;
}

/* Takes one character, or a run of white space. */
static bool take(struct maker *maker, struct span printed, struct span *rest)
{
    size_t at = (size_t)(rest->data - printed.data);
    struct span before = *rest;
    uint32_t c = utf8_next(rest);
    if (!is_space(c)) {
        c = c < 0x80 || c >= 0xFE00 ? unify(c, maker->last, *rest) : c;
        return write(maker, c, at, before.size - rest->size);
    }
    *rest = before;
    uint32_t left = skip_space(maker, printed, rest);
    if (memchr(before.data, '\n', before.size - rest->size)) {
        maker->line_print = (size_t)(rest->data - printed.data);
        maker->goes_on = left != '\n' && maker->last != 0;
    }
    return left == 0 || write(maker, left, at, 0);
}

/* Whether a character of three bytes is plain whatever stands beside it: U+4000 to U+9FFF, 、 and its like, “, ”, and
 * the marks that unify() gives. */
static bool is_plain(const unsigned char *bytes)
{
    if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9) {
        return true;
    }
    uint32_t code = (uint32_t)bytes[1] << 8 | bytes[2];
    return (bytes[0] == 0xE3 && code > 0x8080 && code < 0x80C0) || (bytes[0] == 0xE2 && (code | 1) == 0x809D) ||
           (bytes[0] == 0xEF && (code == 0xBC8C || code == 0xBC9A || code == 0xBC9B || (code | 1) == 0xBC89));
}

/* Most characters stay as they are. Bytes of them at the front; and where the last of them begins. */
static size_t count_plain(struct span rest, size_t *last)
{
    enum { BYTES = 3 };
    size_t size = 0;
    while (size < rest.size) {
        const unsigned char *at = (const unsigned char *)rest.data + size;
        bool wide = *at >= 0xE2 && rest.size - size >= BYTES && is_plain(at);
        size_t step = wide ? BYTES : is_ascii_word(*at) ? 1 : 0;
        if (step == 0) {
            break;
        }
        *last = size;
        size += step;
    }
    return size;
}

static bool copy_plain(struct maker *maker, struct span printed, struct span *rest, size_t size, size_t last)
{
    size_t at = (size_t)(rest->data - printed.data);
    if (at != maker->in_step && !add_stretch(maker, at)) {
        return false;
    }
    memcpy(maker->out + maker->size, rest->data, size);
    maker->last = peek(span_from(*rest, last));
    maker->size += size;
    maker->in_step = at + size;
    *rest = span_from(*rest, size);
    return true;
}

/* Bytes that the plain text has at most: marks of ASCII grow from one byte to three. */
static size_t most_bytes(struct span printed)
{
    size_t marks = 0, i = 0;
    for (uint64_t eight; printed.size - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, printed.data + i, sizeof eight);
        eight = ~(eight >> 7 | eight >> 6) & 0x0101010101010101u; /* a bit for each byte below '@' */
        marks += (size_t)(eight * 0x0101010101010101u >> 56);
    }
    return printed.size + 2 * (marks + printed.size - i) + 4;
}

bool plain_text_make(struct arena *arena, struct span printed, struct plain_text *plain, struct failure *failure)
{
    if (printed.size > SIZE_MAX / 3) {
        return fail(failure, CAUSE_TOO_LONG_SECTION);
    }
    struct maker maker = {.arena = arena, .out = arena_allocate(arena, most_bytes(printed))};
    if (!maker.out || !add_stretch(&maker, 0)) {
        return fail_memory(failure);
    }
    for (struct span rest = printed; rest.size > 0;) {
        size_t last, size = count_plain(rest, &last);
        if (!(size > 0 ? copy_plain(&maker, printed, &rest, size, last) : take(&maker, printed, &rest))) {
            return fail_memory(failure);
        }
    }
    text_simplify(maker.out, maker.size); /* of the same size, so that the way home stays */
    *plain = (struct plain_text){{maker.out, maker.size}, printed, maker.stretches, maker.count};
    return true;
}

/* The last stretch that begins at or before a place in the plain text. */
static const struct stretch *find_stretch(const struct plain_text *plain, size_t at)
{
    size_t low = 0, high = plain->stretch_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (plain->stretches[middle].plain <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &plain->stretches[low];
}

/* The print of a place that is in the stretch or behind it. */
static size_t print_of(const struct plain_text *plain, const struct stretch *stretch, size_t at)
{
    const struct stretch *last = plain->stretches + plain->stretch_count - 1;
    while (stretch < last && stretch[1].plain <= at) {
        stretch++;
    }
    size_t print = stretch->print + (at - stretch->plain);
    return print < plain->printed.size ? print : plain->printed.size;
}

struct span plain_text_printed(const struct plain_text *plain, size_t from, size_t to)
{
    const struct stretch *stretch = find_stretch(plain, from);
    size_t start = print_of(plain, stretch, from);
    if (to <= from) {
        return span_part(plain->printed, start, start);
    }
    /* The end is that of the last character: white space behind it is not part of it. */
    struct span rest = span_from(plain->printed, print_of(plain, stretch, plain_text_before(plain->text, to)));
    if (rest.size > 0) {
        utf8_next(&rest);
    }
    return span_between(plain->printed.data + start, rest.data);
}

size_t plain_text_before(struct span text, size_t at)
{
    while (--at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80) {
    }
    return at;
}

bool plain_text_has(struct span text, size_t at, const char *characters)
{
    const char *here = text.data + at;
    for (; *characters && text.size - at >= 3; characters += 3) {
        if (here[2] == characters[2] && here[1] == characters[1] && here[0] == characters[0]) {
            return true;
        }
    }
    return false;
}

size_t plain_text_sentence_end(struct span plain, size_t from)
{
    for (size_t at = from; at < plain.size;) {
        unsigned char first = (unsigned char)plain.data[at];
        if (first >= 0xE4 && first <= 0xE9) { /* most of them */
            at += 3;
            continue;
        }
        struct span rest = span_from(plain, at);
        uint32_t c = utf8_next(&rest);
        if (c == '\n') {
            return at;
        }
        at = plain.size - rest.size;
        if (ends_sentence(c)) {
            return at;
        }
    }
    return plain.size;
}

size_t plain_text_name_end(struct span plain, size_t at)
{
    enum { LONGEST_NAME = 300, MARK = 3 };
    struct span rest = span_from(plain, at);
    rest.size = rest.size < LONGEST_NAME ? rest.size : LONGEST_NAME;
    bool quote = span_starts(rest, SPAN("“"));
    struct span closing = quote ? SPAN("”") : span_starts(rest, SPAN("《")) ? SPAN("》") : SPAN("〕");
    size_t found = span_find(rest, closing);
    struct span inside = {rest.data, found == SIZE_MAX ? 0 : found};
    bool name = found != SIZE_MAX && (!quote || span_contains(inside, SPAN("，")) || span_contains(inside, SPAN("、")));
    return at + (name ? found + closing.size : MARK);
}
