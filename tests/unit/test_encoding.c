/* Bytes of any encoding that reports are saved in. */
#include "support.h"

#include <iconv.h>
#include <stdlib.h>
#include <time.h>

#include "base/limits.h"
#include "source/encoding.h"

static void assert_decodes(struct arena *arena, struct span bytes, const char *encoding, uint64_t replaced,
                           struct span text)
{
    struct decoded decoded;
    struct failure failure = no_failure();
    if (!encoding_decode(arena, bytes, &decoded, &failure)) {
        fail_msg("not decoded: %s", failure.cause);
    }
    assert_string_equal(decoded.encoding, encoding);
    assert_int_equal(decoded.replaced, replaced);
    assert_same_span(decoded.text, text);
    assert_int_equal(utf8_valid_prefix(decoded.text), decoded.text.size);
}

static void assert_no_text(struct arena *arena, struct span bytes)
{
    struct decoded decoded;
    struct failure failure = no_failure();
    assert_false(encoding_decode(arena, bytes, &decoded, &failure));
    assert_int_equal(failure.code, FAILURE_UNRECOGNISED);
    assert_non_null(failure.cause);
}

/* The text in another encoding, by the system's own converter. */
static struct span encode(struct arena *arena, struct span text, const char *encoding)
{
    size_t room = text.size * 4 + 16, left = text.size, capacity = room;
    char *place = arena_allocate(arena, room), *output = place, *input = (char *)(uintptr_t)text.data;
    iconv_t handle = iconv_open(encoding, "UTF-8");
    assert_true(handle != (iconv_t)-1);
    assert_int_equal(iconv(handle, &input, &left, &output, &room), 0);
    iconv_close(handle);
    return (struct span){place, capacity - room};
}

static struct span joined(struct arena *arena, struct span first, struct span second)
{
    struct buffer buffer = {.arena = arena};
    assert_true(buffer_add(&buffer, first) && buffer_add(&buffer, second));
    return buffer_span(&buffer);
}

static struct span repeated(struct arena *arena, struct span text, size_t times)
{
    struct buffer buffer = {.arena = arena};
    for (size_t i = 0; i < times; i++) {
        assert_true(buffer_add(&buffer, text));
    }
    return buffer_span(&buffer);
}

static const char page[] =
    "<html><title>某县人民政府2023年政府信息公开工作年度报告</title>\r\n<td>（一）予以公开</td><td>１２</td>"
    "<td>3</td>\r\n朱镕基，喆，“三安全一稳定”、其他——\r\n</html>";

/* ---- What needs no change ---------------------------------------------------------------------------------------- */

TEST(valid_text_is_shown_not_copied)
{
    struct decoded decoded;
    struct failure failure = no_failure();
    struct span text = SPAN("政府信息公开 1 404\r\n𠀀\t\f\x1B\x7F");
    size_t before = arena_size(arena);
    assert_true(encoding_decode(arena, text, &decoded, &failure));
    assert_ptr_equal(decoded.text.data, text.data);
    assert_int_equal(decoded.text.size, text.size);
    assert_string_equal(decoded.encoding, "UTF-8");
    assert_int_equal(decoded.replaced, 0);
    assert_int_equal(arena_size(arena), before);
}

TEST(a_byte_order_mark_is_left_out)
{
    struct decoded decoded;
    struct failure failure = no_failure();
    struct span text = SPAN("\xEF\xBB\xBF报告");
    assert_true(encoding_decode(arena, text, &decoded, &failure));
    assert_ptr_equal(decoded.text.data, text.data + 3);
    assert_span(decoded.text, "报告");
    assert_decodes(arena, SPAN("\xEF\xBB\xBF"), "UTF-8", 0, SPAN(""));
}

TEST(nothing_is_text)
{
    assert_decodes(arena, SPAN(""), "UTF-8", 0, SPAN(""));
    assert_decodes(arena, (struct span){NULL, 0}, "UTF-8", 0, SPAN(""));
    assert_decodes(arena, SPAN("\xFF\xFE"), "UTF-16LE", 0, SPAN(""));
}

/* ---- Other encodings --------------------------------------------------------------------------------------------- */

TEST(known_bytes_are_known_characters)
{
    assert_decodes(arena, SPAN("\xB9\xAB\xBF\xAA"), "GB18030", 0, SPAN("公开"));
    /* Outside GB2312, outside GBK, beyond the basic plane. */
    assert_decodes(arena, SPAN("\xD6\xEC\xE9\x46\xBB\xF9"), "GB18030", 0, SPAN("朱镕基"));
    assert_decodes(arena, SPAN("\xB9\xAB\x95\x32\x82\x36"), "GB18030", 0, SPAN("公𠀀"));
    assert_decodes(arena, SPAN("\xB9\xAB\x81\x39\xEE\x39"), "GB18030", 0, SPAN("公㐀"));
    assert_decodes(arena, SPAN("\x84\x31\x95\x33\xB9\xAB"), "GB18030", 0, SPAN("公"));
    assert_decodes(arena, SPAN("\xFF\xFElQ\x00_1\x00"), "UTF-16LE", 0, SPAN("公开1"));
    assert_decodes(arena,
                   SPAN("\xFE\xFFQl_\x00\x00"
                        "1"),
                   "UTF-16BE", 0, SPAN("公开1"));
    assert_decodes(arena, SPAN("\xFF\xFE\x40\xD8\x00\xDC"), "UTF-16LE", 0, SPAN("𠀀"));
}

/* Two characters that pass for UTF-8 in many programs. */
TEST(famous_mistakes_are_not_made)
{
    assert_decodes(arena, SPAN("\xC1\xAA\xCD\xA8"), "GB18030", 0, SPAN("联通"));
    assert_decodes(arena, SPAN("1 \xC1\xAA\xCD\xA8"), "GB18030", 0, SPAN("1 联通"));
}

TEST(a_page_is_the_same_in_every_encoding)
{
    struct span text = SPAN(page);
    assert_decodes(arena, text, "UTF-8", 0, text);
    assert_decodes(arena, encode(arena, text, "GB18030"), "GB18030", 0, text);
    assert_decodes(arena, encode(arena, text, "GBK"), "GB18030", 0, text);
    assert_decodes(arena, joined(arena, SPAN("\xFF\xFE"), encode(arena, text, "UTF-16LE")), "UTF-16LE", 0, text);
    assert_decodes(arena, joined(arena, SPAN("\xFE\xFF"), encode(arena, text, "UTF-16BE")), "UTF-16BE", 0, text);
    assert_decodes(arena, joined(arena, SPAN("\xEF\xBB\xBF"), encode(arena, text, "GBK")), "GB18030", 0, text);
}

/* Larger than the converter's buffers. */
TEST(large_texts_are_converted_whole)
{
    struct span text = repeated(arena, SPAN(page), 2000);
    assert_decodes(arena, encode(arena, text, "GB18030"), "GB18030", 0, text);
    assert_decodes(arena, joined(arena, SPAN("\xFF\xFE"), encode(arena, text, "UTF-16LE")), "UTF-16LE", 0, text);
}

/* ---- Damage ------------------------------------------------------------------------------------------------------ */

TEST(damaged_utf8_stays_utf8)
{
    assert_decodes(arena, SPAN("政府信息\xE5公开"), "UTF-8", 1, SPAN("政府信息\xEF\xBF\xBD公开"));
    assert_decodes(arena, SPAN("政府信\x80\xFF息公开"), "UTF-8", 2, SPAN("政府信\xEF\xBF\xBD\xEF\xBF\xBD息公开"));
    /* What stood there already was not replaced now. */
    assert_decodes(arena, SPAN("政府\xEF\xBF\xBD信息\xE5公开"), "UTF-8", 1,
                   SPAN("政府\xEF\xBF\xBD信息\xEF\xBF\xBD公开"));
}

TEST(a_text_cut_in_a_character_keeps_its_encoding)
{
    struct span text = SPAN(page);
    for (size_t cut = 20; cut < text.size; cut++) {
        struct decoded decoded;
        struct failure failure = no_failure();
        assert_true(encoding_decode(arena, (struct span){text.data, cut}, &decoded, &failure));
        assert_string_equal(decoded.encoding, "UTF-8");
        assert_true(decoded.replaced <= 2);
    }
    struct span other = encode(arena, text, "GB18030");
    for (size_t cut = 20; cut < other.size; cut++) {
        struct decoded decoded;
        struct failure failure = no_failure();
        assert_true(encoding_decode(arena, (struct span){other.data, cut}, &decoded, &failure));
        assert_string_equal(decoded.encoding, "GB18030");
        assert_true(decoded.replaced <= 3);
    }
}

TEST(one_cut_character_is_still_utf8)
{
    assert_decodes(arena, SPAN("公\xE5\xBC"), "UTF-8", 2, SPAN("公\xEF\xBF\xBD\xEF\xBF\xBD"));
    assert_decodes(arena, SPAN("12\xE5"), "UTF-8", 1, SPAN("12\xEF\xBF\xBD"));
}

TEST(damaged_gb18030_stays_gb18030)
{
    /* 信息公开 with a byte that begins nothing, with one that lost its second, and cut. */
    assert_decodes(arena, SPAN("\xD0\xC5\xCF\xA2\xFF\xB9\xAB\xBF\xAA"), "GB18030", 1, SPAN("信息\xEF\xBF\xBD公开"));
    assert_decodes(arena,
                   SPAN("\xD0\xC5\xCF\xA2\xB9"
                        "12 \xBF\xAA"),
                   "GB18030", 1,
                   SPAN("信息\xEF\xBF\xBD"
                        "12 开"));
    assert_decodes(arena, SPAN("\xD0\xC5\xCF\xA2\xB9\xAB\xBF"), "GB18030", 1, SPAN("信息公\xEF\xBF\xBD"));
}

TEST(any_byte_of_a_page_may_be_wrong)
{
    const char *const encodings[] = {"UTF-8", "GB18030"};
    struct span text = repeated(arena, SPAN(page), 3);
    for (size_t e = 0; e < 2; e++) {
        struct span bytes = encode(arena, text, encodings[e]);
        char *changed = arena_allocate(arena, bytes.size);
        for (size_t i = 0; i < bytes.size; i++) {
            memcpy(changed, bytes.data, bytes.size);
            changed[i] = '\xFF';
            struct decoded decoded;
            struct failure failure = no_failure();
            assert_true(encoding_decode(arena, (struct span){changed, bytes.size}, &decoded, &failure));
            assert_string_equal(decoded.encoding, encodings[e]);
            assert_true(decoded.replaced >= 1 && decoded.replaced <= 4);
            assert_int_equal(utf8_valid_prefix(decoded.text), decoded.text.size);
        }
    }
}

/* So much damage that what replaces it needs more room than the text: the first guess is outgrown. */
TEST(damage_all_over_a_large_text_is_repaired)
{
    struct span bad = SPAN("\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xD5\xFE\xB8\xAE\xFF");
    struct span good = SPAN("信息公开政府\xEF\xBF\xBD");
    assert_decodes(arena, repeated(arena, bad, 6000), "GB18030", 6000, repeated(arena, good, 6000));
}

TEST(damaged_utf16_is_repaired)
{
    assert_decodes(arena, SPAN("\xFF\xFElQ\x00\xD8\x00_"), "UTF-16LE", 1, SPAN("公\xEF\xBF\xBD开"));
    assert_decodes(arena, SPAN("\xFF\xFElQ\x00_1"), "UTF-16LE", 1, SPAN("公开\xEF\xBF\xBD"));
    assert_decodes(arena, SPAN("\xFE\xFFQl\xDC\x00_\x00"), "UTF-16BE", 1, SPAN("公\xEF\xBF\xBD开"));
}

TEST(a_stray_nul_is_replaced)
{
    assert_decodes(arena, SPAN("a\0b"), "UTF-8", 1,
                   SPAN("a\xEF\xBF\xBD"
                        "b"));
    assert_decodes(arena, SPAN("信\0息"), "UTF-8", 1, SPAN("信\xEF\xBF\xBD息"));
    assert_decodes(arena, SPAN("\xD0\xC5\0\xCF\xA2"), "GB18030", 1, SPAN("信\xEF\xBF\xBD息"));
    assert_decodes(arena, SPAN("\xFF\xFElQ\x00\x00\x00_"), "UTF-16LE", 1, SPAN("公\xEF\xBF\xBD开"));
}

TEST(a_page_with_a_little_of_another_encoding_keeps_its_own)
{
    struct span text = repeated(arena, SPAN(page), 10);
    struct span mixed = joined(arena, text, SPAN("\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA"));
    struct decoded decoded;
    struct failure failure = no_failure();
    assert_true(encoding_decode(arena, mixed, &decoded, &failure));
    assert_string_equal(decoded.encoding, "UTF-8");
    assert_true(span_starts(decoded.text, text));
}

/* ---- What is no text --------------------------------------------------------------------------------------------- */

/* The same on every machine, unlike rand(). */
static char next_byte(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (char)(*seed >> 56);
}

TEST(compressed_data_are_no_text)
{
    uint64_t seed = 1;
    char *bytes = arena_allocate(arena, 100000);
    for (size_t i = 0; i < 100000; i++) {
        bytes[i] = next_byte(&seed);
    }
    for (size_t size = 1000; size <= 100000; size += 3000) {
        assert_no_text(arena, (struct span){bytes, size});
    }
    assert_no_text(arena, joined(arena, SPAN("\xEF\xBB\xBF"), (struct span){bytes, 5000}));
}

TEST(binary_files_are_no_text)
{
    char *zeros = arena_allocate(arena, 4096);
    assert_no_text(arena, (struct span){zeros, 4096});
    assert_no_text(arena, (struct span){zeros, 64});
    assert_no_text(arena, repeated(arena, SPAN("\xFF\x80"), 100));
    /* Four bytes a character. */
    assert_no_text(arena, encode(arena, SPAN(page), "UTF-32LE"));
    assert_no_text(arena, repeated(arena,
                                   SPAN("\x7F"
                                        "ELF\2\1\1\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\1\0\0\0"),
                                   20));
    assert_no_text(arena, repeated(arena, SPAN("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x2C\0\0\0\xC8\x08\2"), 20));
}

/* A call of the converter for each byte of these would take half a minute. */
TEST(hostile_bytes_end_soon)
{
    enum { SIZE = 32 << 20 };
    const char fills[] = {'\xFF', '\x80', '\0'};
    char *bytes = malloc(SIZE);
    assert_non_null(bytes);
    clock_t start = clock();
    for (size_t i = 0; i < sizeof fills; i++) {
        memset(bytes, fills[i], SIZE);
        assert_no_text(arena, (struct span){bytes, SIZE});
    }
    /* Lone surrogates behind a mark. */
    memset(bytes, '\xD8', SIZE);
    bytes[0] = '\xFF';
    bytes[1] = '\xFE';
    assert_no_text(arena, (struct span){bytes, SIZE});
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
    free(bytes);
}

/* Any bytes at all end in valid text or a failure. */
TEST(any_bytes_end_in_text_or_failure)
{
    uint64_t seed = 7;
    char bytes[96];
    for (int round = 0; round < 20000; round++) {
        size_t size = (unsigned char)next_byte(&seed) % sizeof bytes;
        char mask = round % 3 == 0 ? '\x7F' : '\xFF', set = round % 5 == 0 ? '\x80' : 0;
        for (size_t i = 0; i < size; i++) {
            bytes[i] = (char)((next_byte(&seed) & mask) | set);
        }
        if (size > 2 && round % 7 == 0) {
            bytes[0] = '\xFF';
            bytes[1] = '\xFE';
        }
        struct decoded decoded;
        struct failure failure = no_failure();
        struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        if (encoding_decode(own, (struct span){bytes, size}, &decoded, &failure)) {
            assert_int_equal(failure.code, FAILURE_NONE);
            assert_int_equal(utf8_valid_prefix(decoded.text), decoded.text.size);
            assert_true(decoded.text.size == 0 || !memchr(decoded.text.data, '\0', decoded.text.size));
        } else {
            assert_int_equal(failure.code, FAILURE_UNRECOGNISED);
        }
        arena_destroy(own);
    }
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

static bool decode(const struct memory *memory, void *data, struct failure *failure)
{
    const struct span *bytes = data;
    struct decoded decoded;
    struct arena *arena = arena_create(memory, LIMIT_ARENA_BYTES);
    bool done = arena ? encoding_decode(arena, *bytes, &decoded, failure) : fail_memory(failure);
    arena_destroy(arena);
    return done;
}

TEST(every_failed_allocation_is_told)
{
    struct span text = repeated(arena, SPAN(page), 200);
    struct span damaged = joined(arena, text, SPAN("\xE5"));
    struct span chinese = encode(arena, joined(arena, text, SPAN("公")), "GB18030");
    struct span with_nul = joined(arena, chinese, SPAN("\0"));
    struct span all[] = {damaged, chinese, with_nul};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_true(each_allocation_fails(decode, &all[i]) >= 2);
    }
}

TEST(a_full_arena_is_a_limit)
{
    struct span bytes = encode(arena, repeated(arena, SPAN(page), 200), "GB18030");
    struct decoded decoded;
    struct failure failure = no_failure();
    struct arena *small = arena_create(&counted_memory, 20000);
    assert_false(encoding_decode(small, bytes, &decoded, &failure));
    assert_int_equal(failure.code, FAILURE_LIMIT);
    arena_destroy(small);
}
