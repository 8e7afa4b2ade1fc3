#include "source/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "source/system.h"

/* What a text is made of, where bytes are taken for UTF-8. */
struct census {
    uint64_t malformed; /* bytes that are no UTF-8, and NULs, which no report has */
    uint64_t nuls;
    uint64_t controls;   /* C0 but for white space; NULs too */
    uint64_t pairs;      /* well-formed sequences of two bytes */
    uint64_t longer;     /* well-formed sequences of three and four bytes */
    uint64_t characters; /* all of them */
};

/* A text cut in the middle of a character: bytes at its end that begin a sequence and lack its rest. */
static size_t cut_bytes(struct span text)
{
    for (size_t back = 1; back <= 3 && back <= text.size; back++) {
        unsigned char byte = (unsigned char)text.data[text.size - back];
        if ((byte & 0xC0) != 0x80) {
            size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
            return length > back ? back : 0;
        }
    }
    return 0;
}

static bool is_control(uint32_t character)
{
    return character < ' ' && !is_space(character);
}

static struct census take_census(struct span text)
{
    struct census census = {0, 0, 0, 0, 0, 0};
    while (text.size > 0) {
        const char *start = text.data;
        uint32_t character = utf8_next(&text);
        size_t length = (size_t)(text.data - start);
        census.characters++;
        census.nuls += character == 0;
        census.controls += is_control(character);
        census.malformed += character == 0 || (length == 1 && character == 0xFFFD);
        census.pairs += length == 2;
        census.longer += length > 2;
    }
    return census;
}

/* Chinese in GB18030, read as UTF-8, is malformed in most of its characters, some of them (联, 通) look like sequences
 * of two bytes, and hardly any like three. Chinese in UTF-8 is sequences of three, but where it was damaged. */
static bool is_damaged_utf8(const struct census *census, size_t cut)
{
    uint64_t damage = census->malformed - census->nuls;
    damage -= damage < cut ? damage : cut;
    return census->longer * 4 + census->pairs >= damage * 8;
}

/* Pictures, programs and compressed data have a control character in every ten or twenty, whatever they are read as. */
static bool is_text(uint64_t malformed, uint64_t controls, uint64_t characters)
{
    return malformed <= characters / 4 + 8 && controls <= characters / 32 + 2;
}

static bool fail_no_text(struct failure *failure)
{
    return fail(failure, CAUSE_NO_TEXT);
}

/* U+FFFD for each malformed byte and each NUL. */
static bool repair(struct arena *arena, struct span text, const struct census *census, struct decoded *decoded,
                   struct failure *failure)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    /* The input is at most LIMIT_FILE_BYTES, or twice that after a conversion: three times as much still fits. */
    char *place = arena_allocate(arena, text.size + (size_t)census->malformed * 2);
    if (!place) {
        return fail_arena(failure, arena);
    }
    char *end = place;
    while (text.size > 0) {
        const char *start = text.data;
        uint32_t character = utf8_next(&text);
        size_t length = (size_t)(text.data - start);
        bool malformed = character == 0 || (length == 1 && character == 0xFFFD);
        memcpy(end, malformed ? replacement : start, malformed ? 3 : length);
        end += malformed ? 3 : length;
    }
    decoded->text = span_between(place, end);
    decoded->replaced += census->malformed;
    return true;
}

/* A text in UTF-8 as it stands, or repaired; refused where it has too little text in it. */
static bool accept(struct arena *arena, struct span text, const struct census *census, struct decoded *decoded,
                   struct failure *failure)
{
    if (!is_text(census->malformed + decoded->replaced, census->controls, census->characters)) {
        return fail_no_text(failure);
    }
    if (census->malformed == 0) {
        decoded->text = text;
        return true;
    }
    return repair(arena, text, census, decoded, failure);
}

struct conversion {
    struct arena *arena;
    iconv_t handle;
    const char *input;
    size_t input_left, input_size;
    size_t unit; /* bytes that are given up where the input is malformed */
    char *output;
    size_t used, capacity;
    uint64_t replaced;
};

static bool grow_output(struct conversion *conversion, struct failure *failure)
{
    /* Two bytes of GB18030 or UTF-16 become three at most, a malformed byte three. */
    size_t capacity = conversion->capacity ? conversion->capacity * 2 : conversion->input_size / 2 * 3 + 64;
    char *place = arena_allocate(conversion->arena, capacity);
    if (!place) {
        return fail_arena(failure, conversion->arena);
    }
    if (conversion->used > 0) {
        memcpy(place, conversion->output, conversion->used);
    }
    conversion->output = place;
    conversion->capacity = capacity;
    return true;
}

/* One U+FFFD for what cannot be converted. Called with room for it. */
static void replace_unit(struct conversion *conversion)
{
    size_t unit = conversion->unit < conversion->input_left ? conversion->unit : conversion->input_left;
    conversion->input += unit;
    conversion->input_left -= unit;
    conversion->used += utf8_put(conversion->output + conversion->used, 0xFFFD);
    conversion->replaced++;
}

/* Hostile input would cost a call for each byte; it is given up long before. */
static bool is_hopeless(const struct conversion *conversion)
{
    size_t consumed = conversion->input_size - conversion->input_left;
    return conversion->replaced > 4096 && conversion->replaced > consumed / 4;
}

static bool convert(struct conversion *conversion, struct failure *failure)
{
    while (conversion->input_left > 0) {
        if (conversion->capacity - conversion->used < 8 && !grow_output(conversion, failure)) {
            return false;
        }
        /* iconv's prototype lacks a const; it does not write to its input. */
        char *input = (char *)(uintptr_t)conversion->input, *output = conversion->output + conversion->used;
        size_t room = conversion->capacity - conversion->used;
        size_t result = iconv(conversion->handle, &input, &conversion->input_left, &output, &room);
        int error = errno;
        conversion->input = input;
        conversion->used = (size_t)(output - conversion->output);
        if (result != (size_t)-1) {
            continue;
        }
        if (conversion->capacity - conversion->used < 8 && !grow_output(conversion, failure)) {
            return false;
        }
        if (error == E2BIG) {
            continue;
        }
        replace_unit(conversion);
        if (is_hopeless(conversion)) {
            return fail_no_text(failure);
        }
    }
    return true;
}

static bool decode_with(struct arena *arena, struct span bytes, const char *encoding, struct decoded *decoded,
                        struct failure *failure)
{
    iconv_t handle = iconv_open("UTF-8", encoding);
    if (handle == (iconv_t)-1) {
        return errno == EINVAL ? fail(failure, CAUSE_NO_CONVERSION) : fail_system(failure, errno);
    }
    struct conversion conversion = {
        .arena = arena,
        .handle = handle,
        .input = bytes.data,
        .input_left = bytes.size,
        .input_size = bytes.size,
        .unit = encoding[0] == 'U' ? 2 : 1,
    };
    bool done = convert(&conversion, failure);
    iconv_close(handle);
    if (!done) {
        return false;
    }
    *decoded = (struct decoded){{NULL, 0}, encoding, conversion.replaced};
    struct span text = {conversion.output, conversion.used};
    struct census census = take_census(text);
    return accept(arena, text, &census, decoded, failure);
}

struct byte_order_mark {
    const char *bytes;
    const char *encoding;
};

/* The byte order marks that decide. The one of UTF-8 does not: servers put it before pages of any encoding. */
static const struct byte_order_mark marks[] = {
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
    {"\x84\x31\x95\x33", "GB18030"},
};

static bool skip(struct span *bytes, const char *mark)
{
    struct span start = span_of(mark);
    if (!span_starts(*bytes, start)) {
        return false;
    }
    *bytes = span_from(*bytes, start.size);
    return true;
}

bool encoding_decode(struct arena *arena, struct span bytes, struct decoded *decoded, struct failure *failure)
{
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (skip(&bytes, marks[i].bytes)) {
            return decode_with(arena, bytes, marks[i].encoding, decoded, failure);
        }
    }
    skip(&bytes, "\xEF\xBB\xBF");
    *decoded = (struct decoded){bytes, "UTF-8", 0};
    if (utf8_valid_prefix(bytes) == bytes.size && (bytes.size == 0 || !memchr(bytes.data, '\0', bytes.size))) {
        return true;
    }
    struct census census = take_census(bytes);
    if (is_damaged_utf8(&census, cut_bytes(bytes))) {
        return accept(arena, bytes, &census, decoded, failure);
    }
    return decode_with(arena, bytes, "GB18030", decoded, failure);
}
