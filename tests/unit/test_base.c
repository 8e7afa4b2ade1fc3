/* The ground: spans, UTF-8, arena, buffer. */
#include "base/scratch.h"
#include "support.h"

#include <stdlib.h>

#include "base/span.h"

/* ---- Spans ------------------------------------------------------------------------------------------------------- */

TEST(spans_compare_by_their_bytes)
{
    const struct span empty = {NULL, 0};
    assert_true(span_equal(empty, SPAN("")));
    assert_true(span_equal(SPAN("公开"), SPAN("公开")));
    assert_false(span_equal(SPAN("公开"), SPAN("公")));
    assert_false(span_equal(SPAN("a\0b"), SPAN("a\0c")));
    assert_true(span_starts(SPAN("公开"), SPAN("公")));
    assert_true(span_starts(SPAN("公开"), empty));
    assert_true(span_starts(empty, empty));
    assert_false(span_starts(SPAN("公"), SPAN("公开")));
    assert_int_equal(span_of(NULL).size, 0);
}

TEST(a_part_is_found_where_it_first_stands)
{
    assert_int_equal(span_find(SPAN("aab"), SPAN("ab")), 1);
    assert_int_equal(span_find(SPAN("abab"), SPAN("ab")), 0);
    assert_int_equal(span_find(SPAN("x总计"), SPAN("总计")), 1);
    assert_int_equal(span_find(SPAN("总"), SPAN("总计")), SIZE_MAX);
    assert_int_equal(span_find(SPAN("aaaa"), SPAN("b")), SIZE_MAX);
    assert_int_equal(span_find(SPAN("abc"), SPAN("")), 0);
    assert_int_equal(span_find((struct span){NULL, 0}, SPAN("a")), SIZE_MAX);
    assert_int_equal(span_find((struct span){NULL, 0}, (struct span){NULL, 0}), 0);
    assert_true(span_contains(SPAN("ab"), SPAN("b")));
    assert_false(span_contains(SPAN("ab"), SPAN("c")));
}

/* What lies behind a span belongs to somebody else. */
TEST(a_part_is_not_found_beyond_the_end)
{
    assert_int_equal(span_find((struct span){"abc", 2}, SPAN("bc")), SIZE_MAX);
    assert_int_equal(span_find((struct span){"abc", 2}, SPAN("c")), SIZE_MAX);
    assert_false(span_starts((struct span){"abc", 2}, SPAN("abc")));
}

TEST(words_are_told_by_any_of_their_bytes)
{
    static const char *const words[] = {"（", "单位", "万元", "a", "·", "计量单位"};
    static const struct {
        const char *text;
        bool is, contains, ends;
    } cases[] = {
        {"单位", true, true, true},        {"计量单位", true, true, true}, {"单位：万元", false, true, true},
        {"单", false, false, false},       {"", false, false, false},      {"单元位", false, false, false},
        {"a", true, true, true},           {"元·", false, true, true},     {"（", true, true, true},
        {"\xEF\xBC", false, false, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct span text = span_of(cases[i].text);
        assert_int_equal(span_is_any(text, ANY(words)), cases[i].is);
        assert_int_equal(span_contains_any(text, ANY(words)), cases[i].contains);
        assert_int_equal(span_ends_any(text, ANY(words)), cases[i].ends);
    }
    char prose[600];
    memset(prose, 'b', sizeof prose);
    prose[sizeof prose - 1] = 'a';
    assert_true(span_contains_any((struct span){prose, sizeof prose}, ANY(words)));
    assert_false(span_contains_any((struct span){prose, sizeof prose - 1}, ANY(words)));
}

TEST(trimming_takes_every_white_space)
{
    assert_span(span_trim(SPAN(" \t\r\n\f\v 公 开 ")), "公 开");
    /* No-break space, en space, zero width space, narrow no-break space, ideographic space, byte order mark. */
    assert_span(span_trim(SPAN("\u00A0\u2002\u200B\u202F\u3000\uFEFF1 404\uFEFF\u3000\u202F\u200B\u2002\u00A0")),
                "1 404");
    assert_span(span_trim(SPAN("\u3000\u3000")), "");
    assert_span(span_trim(SPAN("")), "");
    assert_span(span_trim((struct span){NULL, 0}), "");
    assert_span(span_trim(SPAN("一")), "一");
    assert_span(span_trim(SPAN("2\u00A0")), "2");
    assert_span(span_trim(SPAN("\u00A02")), "2");
    assert_span(span_trim(SPAN("2件\u3000")), "2件");
    assert_span(span_trim(SPAN("\u200B件2\u200B")), "件2");
    assert_span(span_trim(SPAN("总计")), "总计");
}

TEST(trimming_leaves_malformed_bytes)
{
    assert_span(span_trim(SPAN(" \x80 ")), "\x80");
    assert_span(span_trim(SPAN("\xE3\x80")), "\xE3\x80");
    assert_span(span_trim(SPAN(" \x80\x80\x80\x80\x80 ")), "\x80\x80\x80\x80\x80");
    /* The last byte of U+3000 alone is no white space. */
    assert_span(span_trim(SPAN("a\x80\x80")), "a\x80\x80");
}

TEST(lines_end_in_any_way)
{
    struct span rest = SPAN("one\ntwo\r\nthree\rfour\n\nsix"), line;
    const char *const expected[] = {"one", "two", "three", "four", "", "six"};
    for (size_t i = 0; i < 6; i++) {
        assert_true(span_next_line(&rest, &line));
        assert_same_span(line, span_of(expected[i]));
    }
    assert_false(span_next_line(&rest, &line));
}

TEST(a_last_line_break_ends_no_further_line)
{
    struct span rest = SPAN("one\r\n"), line;
    assert_true(span_next_line(&rest, &line));
    assert_span(line, "one");
    assert_false(span_next_line(&rest, &line));
    rest = (struct span){"a\r\n", 2};
    assert_true(span_next_line(&rest, &line));
    assert_span(line, "a");
    assert_false(span_next_line(&rest, &line));
}

/* ---- UTF-8 ------------------------------------------------------------------------------------------------------- */

TEST(every_code_point_comes_back)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        struct span text = {bytes, utf8_put(bytes, c)};
        assert_int_equal(text.size, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        assert_int_equal(utf8_valid_prefix(text), text.size);
        assert_int_equal(utf8_length(text), 1);
        assert_int_equal(utf8_next(&text), c);
        assert_int_equal(text.size, 0);
    }
}

struct malformed {
    struct span text;
    size_t valid; /* well-formed bytes before the fault */
};

TEST(malformed_text_is_refused_at_its_first_fault)
{
    const struct malformed cases[] = {
        {SPAN("\x80"), 0},             /* a continuation alone */
        {SPAN("a\xBF"), 1},            /* */
        {SPAN("\xC0\x80"), 0},         /* overlong NUL */
        {SPAN("\xC1\xBF"), 0},         /* overlong ASCII */
        {SPAN("\xE0\x9F\xBF"), 0},     /* overlong in three bytes */
        {SPAN("\xF0\x8F\xBF\xBF"), 0}, /* overlong in four */
        {SPAN("\xED\xA0\x80"), 0},     /* a high surrogate */
        {SPAN("\xED\xBF\xBF"), 0},     /* a low one */
        {SPAN("\xF4\x90\x80\x80"), 0}, /* beyond U+10FFFF */
        {SPAN("\xF5\x80\x80\x80"), 0}, /* */
        {SPAN("\xFF"), 0},             /* in no encoding form */
        {SPAN("ab\xE5\x85"), 2},       /* cut */
        {SPAN("\xE5\x85 "), 0},        /* cut, and followed by text */
        {SPAN("\xF0\x9F\x98"), 0},     /* cut */
        {SPAN("12345678\xFF"), 8},     /* behind a step of eight bytes */
        {SPAN("1234567\xE5\x85\xAC"
              "1234\xC3"),
         14}, /* across one */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utf8_valid_prefix(cases[i].text), cases[i].valid);
    }
}

TEST(a_malformed_byte_is_taken_alone)
{
    struct span text = SPAN("\xE5\x85"
                            "1\xED\xA0\x80");
    const uint32_t expected[] = {0xFFFD, 0xFFFD, '1', 0xFFFD, 0xFFFD, 0xFFFD};
    for (size_t i = 0; i < 6; i++) {
        assert_true(text.size > 0);
        assert_int_equal(utf8_next(&text), expected[i]);
    }
    assert_int_equal(text.size, 0);
}

TEST(length_counts_characters)
{
    assert_int_equal(utf8_length(SPAN("")), 0);
    assert_int_equal(utf8_length(SPAN("a公𠀀")), 3);
}

TEST(ideographs_are_told_from_other_signs)
{
    assert_true(is_ideograph(0x4E00) && is_ideograph(0x9FFF) && is_ideograph(0x3400) && is_ideograph(0xF900));
    assert_true(is_ideograph(0x20000));
    assert_false(is_ideograph('a') || is_ideograph(0x3001) || is_ideograph(0xFF11) || is_ideograph(0xE000));
    assert_true(is_space(0x3000) && is_space(0xA0) && is_space('\v') && is_space(0xFEFF));
    assert_false(is_space('0') || is_space(0) || is_space(0x200C) || is_space(0x4E00));
}

/* ---- Arena ------------------------------------------------------------------------------------------------------- */

/* Of the types that anything in a report is made of. */
union any_type {
    int64_t integer;
    double real;
    void *place;
};

TEST(allocations_are_zeroed_aligned_and_apart)
{
    char *places[200];
    for (size_t i = 0; i < 200; i++) {
        places[i] = arena_allocate(arena, i * 37);
        assert_non_null(places[i]);
        assert_int_equal((uintptr_t)places[i] % _Alignof(union any_type), 0);
        for (size_t j = 0; j < i * 37; j++) {
            assert_int_equal(places[i][j], 0);
        }
        memset(places[i], (int)i, i * 37);
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t j = 0; j < i * 37; j++) {
            assert_int_equal((unsigned char)places[i][j], i);
        }
    }
}

/* SQLite's allocator promises 8 bytes, malloc gives 16: these blocks stand as badly as SQLite's may. */
static void *allocate_badly(uint64_t size)
{
    char *block = malloc((size_t)size + 8);
    return block ? block + 8 : NULL;
}

static void release_badly(void *block)
{
    if (block) {
        free((char *)block - 8);
    }
}

TEST(an_arena_stands_on_blocks_aligned_to_eight_bytes)
{
    const struct memory memory = {.allocate = allocate_badly, .release = release_badly};
    struct arena *own = arena_create(&memory, SIZE_MAX);
    for (size_t i = 0; i < 200; i++) {
        union any_type *place = arena_allocate(own, sizeof *place + i);
        assert_non_null(place);
        place->real = 1.5;
        assert_int_equal((uintptr_t)place % _Alignof(union any_type), 0);
    }
    arena_destroy(own);
}

TEST(an_arena_holds_blocks_of_any_size)
{
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    size_t before = arena_size(own);
    char *large = arena_allocate(own, 5 << 20);
    assert_non_null(large);
    large[(5 << 20) - 1] = 1;
    assert_true(arena_size(own) >= before + (5 << 20));
    assert_non_null(arena_allocate(own, 1));
    arena_destroy(own);
    arena_destroy(NULL);
}

TEST(sizes_that_overflow_are_refused)
{
    assert_null(arena_allocate(arena, SIZE_MAX));
    assert_null(arena_allocate(arena, SIZE_MAX - 8));
    assert_null(arena_allocate_array(arena, SIZE_MAX / 8 + 2, 8));
    size_t capacity = 0;
    char *none = NULL;
    assert_false(ARENA_ROOM(arena, none, SIZE_MAX / 2, capacity));
    assert_null(none);
    assert_int_equal(capacity, 0);
    assert_non_null(arena_allocate_array(arena, 0, 8));
}

TEST(the_limit_is_told_from_lack_of_memory)
{
    struct arena *own = arena_create(&counted_memory, 100000);
    assert_false(arena_is_full(own));
    fail_allocation(1);
    assert_null(arena_allocate(own, 50000));
    fail_allocation(0);
    assert_false(arena_is_full(own));
    assert_null(arena_allocate(own, 200000));
    assert_true(arena_is_full(own));
    assert_true(arena_size(own) <= 100000);
    arena_destroy(own);
    fail_allocation(1);
    assert_null(arena_create(&counted_memory, 100000));
    fail_allocation(0);
}

TEST(arenas_beside_each_other_share_a_limit)
{
    struct arena *kept = arena_create(&counted_memory, 100000);
    assert_non_null(arena_allocate(kept, 40000));
    size_t size = arena_size(kept);
    for (int i = 0; i < 100; i++) {
        struct arena *scratch = arena_create_beside(kept);
        assert_non_null(arena_allocate(scratch, 40000));
        assert_null(arena_allocate(scratch, 40000));
        assert_true(arena_is_full(scratch) && arena_is_full(kept));
        arena_destroy(scratch);
    }
    assert_int_equal(arena_size(kept), size);
    assert_non_null(arena_allocate(kept, 40000));
    arena_destroy(kept);
}

/* What stays takes none of them, and the system gets all back in the end. */
TEST(arenas_beside_others_take_the_blocks_that_one_has_left)
{
    struct spare spare = {0};
    const struct memory memory = {counted_memory.allocate, counted_memory.release, .spare = &spare};
    struct arena *kept = arena_create(&memory, 1 << 20);
    size_t size = arena_size(kept), left = counted_blocks();
    for (int i = 0; i < 10; i++) {
        struct arena *outer = arena_create_beside(kept), *inner = arena_create_beside(kept);
        assert_non_null(arena_allocate(outer, 100000));
        assert_non_null(arena_allocate(inner, 100));
        *(char *)arena_allocate(inner, 300) = 1;
        arena_destroy(inner);
        arena_destroy(outer);
        assert_int_equal(counted_blocks(), left + 3);
        assert_int_equal(arena_size(kept), size);
    }
    struct arena *next = arena_create_beside(kept), *large = arena_create_beside(kept);
    for (const char *zeroed = arena_allocate(next, 60000), *at = zeroed; at < zeroed + 60000; at++) {
        assert_int_equal(*at, 0);
    }
    assert_null(arena_allocate(large, 2 << 20)); /* beyond the limit */
    assert_true(arena_is_full(large));
    arena_destroy(large);
    arena_destroy(next);
    assert_non_null(arena_allocate(kept, 100));
    assert_true(arena_size(kept) < 20000);
    arena_destroy(kept);
    spare_release(&memory);
    assert_int_equal(counted_blocks(), left - 1);
}

/* Whoever forgets to ask whether memory was refused does not make a result of what is left. */
TEST(a_step_that_was_refused_memory_has_not_succeeded)
{
    for (size_t refused = 0; refused <= 1; refused++) {
        struct failure failure = no_failure();
        struct arena *inner, *outer = scratch_begin(arena, &failure);
        inner = scratch_begin(arena, &failure);
        fail_allocation(refused);
        arena_allocate(outer, 1 << 20);
        fail_allocation(0);
        assert_int_equal(scratch_end(inner, true, &failure), !refused);
        assert_int_equal(scratch_end(outer, true, &failure), !refused);
        assert_int_equal(failure.code, refused ? FAILURE_MEMORY : FAILURE_NONE);
        outer = scratch_begin(arena, &failure);
        assert_true(scratch_end(outer, true, &failure)); /* a new one knows nothing of it */
    }
}

TEST(a_full_arena_stays_within_its_limit)
{
    struct arena *own = arena_create(&counted_memory, 1 << 20);
    size_t given = 0;
    while (arena_allocate(own, 1000)) {
        given += 1000;
    }
    assert_true(arena_is_full(own));
    assert_true(arena_size(own) <= 1 << 20);
    assert_true(given > 500000);
    arena_destroy(own);
}

TEST(an_array_grows_and_keeps_its_elements)
{
    int *numbers = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        assert_true(ARENA_PUSH(arena, numbers, count, capacity, i));
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], i);
    }
    size_t before = capacity;
    fail_allocation(1);
    while (arena_allocate(arena, 4096)) {
    }
    assert_false(ARENA_ROOM(arena, numbers, capacity, capacity));
    fail_allocation(0);
    assert_int_equal(capacity, before);
    assert_int_equal(numbers[999], 999);
}

TEST(copies_and_formats_end_in_a_nul)
{
    struct span copy, text;
    assert_true(arena_copy(arena, (struct span){"公开xyz", 6}, &copy));
    assert_span(copy, "公开");
    assert_int_equal(copy.data[copy.size], 0);
    assert_true(arena_copy(arena, (struct span){NULL, 0}, &copy));
    assert_string_equal(copy.data, "");
    assert_true(arena_format(arena, &text, "%d + %s = %d", 1, "二", 3));
    assert_span(text, "1 + 二 = 3");
    assert_int_equal(text.data[text.size], 0);
    assert_true(arena_format(arena, &text, "%s", ""));
    assert_int_equal(text.size, 0);
}

TEST(a_buffer_grows_by_appending)
{
    struct buffer buffer = {.arena = arena};
    assert_true(buffer_add(&buffer, SPAN("")));
    assert_int_equal(buffer_span(&buffer).size, 0);
    for (int i = 0; i < 1000; i++) {
        assert_true(buffer_add(&buffer, SPAN("件")));
        assert_true(buffer_add_format(&buffer, "%03d", i));
    }
    struct span all = buffer_span(&buffer);
    assert_int_equal(all.size, 6000);
    assert_span(((struct span){all.data + 5994, 6}), "件999");
    assert_span(((struct span){all.data, 6}), "件000");
}

TEST(a_buffer_without_memory_keeps_what_it_has)
{
    static char large[300000];
    struct arena *own = arena_create(&counted_memory, 100000);
    struct buffer buffer = {.arena = own};
    assert_true(buffer_add(&buffer, SPAN("kept")));
    assert_false(buffer_add(&buffer, (struct span){large, sizeof large}));
    assert_false(buffer_add(&buffer, (struct span){large, SIZE_MAX / 2}));
    assert_span(buffer_span(&buffer), "kept");
    arena_destroy(own);
}

static bool fill_an_arena(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct arena *arena = arena_create(memory, SIZE_MAX);
    struct buffer buffer = {.arena = arena};
    bool done = arena != NULL;
    for (int i = 0; done && i < 20000; i++) {
        done = buffer_add_format(&buffer, "%d, ", i);
    }
    arena_destroy(arena);
    return done || fail_memory(failure);
}

TEST(an_arena_survives_every_failure)
{
    assert_true(each_allocation_fails(fill_an_arena, NULL) > 4);
}

/* ---- Failures ---------------------------------------------------------------------------------------------------- */

TEST(the_first_failure_stays)
{
    struct failure failure = no_failure();
    assert_false(fail_at(&failure, CAUSE_PDF_DAMAGED_PAGE, "page", 3));
    assert_false(fail_memory(&failure));
    assert_int_equal(failure.code, FAILURE_DAMAGED);
    assert_string_equal(failure.cause, "已损坏");
    assert_string_equal(failure.unit, "page");
    assert_int_equal(failure.position, 3);
}
