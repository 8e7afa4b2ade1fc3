/* PCRE2 behind its small door. */
#include "support.h"

#include "base/pattern.h"

static const struct pattern digits = {"[0-9]+"};
static const struct pattern named = {"( [0-9]+ ) \\s* (件|条) (吗)? # figure, unit, mood"};
static const struct pattern behind = {"(?<=共)[0-9]+"};
static const struct pattern letters = {"\\p{Han}+"};
static const struct pattern intricate = {"(?:a+a+)+[bc]"};
static const struct pattern broken = {"("};
static const struct pattern start = {"^一"};
static const struct pattern empty = {"x*"};

static int create(void **state)
{
    *state = pattern_cache_create(&counted_memory);
    return *state ? 0 : -1;
}

static int destroy(void **state)
{
    pattern_cache_destroy(*state);
    pattern_cache_destroy(NULL);
    return counted_blocks() == 0 ? 0 : -1;
}

static void a_match_shows_where_it_stands(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    struct span text = SPAN("收到23 件，办结20条");
    assert_int_equal(pattern_match(*state, &named, text, 0, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "23 件");
    assert_ptr_equal(match.whole.data, text.data + 6);
    assert_same_span(match.groups[0], match.whole);
    assert_span(match.groups[1], "23");
    assert_span(match.groups[2], "件");
    assert_null(match.groups[3].data);
    size_t from = (size_t)(match.whole.data + match.whole.size - text.data);
    assert_int_equal(pattern_match(*state, &named, text, from, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "20条");
    assert_int_equal(failure.code, FAILURE_NONE);
}

static void no_match_is_no_failure(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(*state, &digits, SPAN("无"), 0, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(*state, &digits, SPAN("7"), 1, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(*state, &digits, (struct span){NULL, 0}, 0, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(*state, &digits, (struct span){"a1", 1}, 0, &match, &failure), MATCH_NONE);
    assert_int_equal(failure.code, FAILURE_NONE);
}

static void look_behind_sees_what_stands_before_the_start(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(*state, &behind, SPAN("共12"), 3, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "12");
    assert_int_equal(pattern_match(*state, &start, SPAN("x一"), 1, &match, &failure), MATCH_NONE);
}

static void characters_are_unicode(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(*state, &letters, SPAN("a公开1"), 0, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "公开");
}

static void an_empty_match_is_a_match(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(*state, &empty, SPAN("公"), 0, &match, &failure), MATCH_FOUND);
    assert_int_equal(match.whole.size, 0);
    assert_non_null(match.whole.data);
}

/* Every error that is taken for "no match" hides a figure. */
static void a_limit_is_a_failure(void **state)
{
    char text[2000];
    struct match match;
    struct failure failure = no_failure();
    memset(text, 'a', sizeof text);
    assert_int_equal(pattern_match(*state, &intricate, (struct span){text, sizeof text}, 0, &match, &failure),
                     MATCH_FAILED);
    assert_int_equal(failure.code, FAILURE_LIMIT);
    assert_non_null(failure.cause);
}

static void a_pattern_that_is_none_is_a_failure(void **state)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(*state, &broken, SPAN("("), 0, &match, &failure), MATCH_FAILED);
    assert_int_equal(failure.code, FAILURE_UNSUPPORTED);
}

static void many_patterns_are_compiled_once_each(void **state)
{
    struct pattern many[200];
    struct match match;
    struct failure failure = no_failure();
    for (size_t i = 0; i < 200; i++) {
        many[i] = (struct pattern){"件"};
        assert_int_equal(pattern_match(*state, &many[i], SPAN("1件"), 0, &match, &failure), MATCH_FOUND);
    }
    size_t blocks = counted_blocks();
    for (size_t i = 0; i < 200; i++) {
        assert_int_equal(pattern_match(*state, &many[i], SPAN("件"), 0, &match, &failure), MATCH_FOUND);
    }
    assert_int_equal(counted_blocks(), blocks);
}

static bool match_something(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct match match;
    struct pattern_cache *cache = pattern_cache_create(memory);
    enum match_outcome outcome = MATCH_FAILED;
    if (!cache) {
        return fail_memory(failure);
    }
    outcome = pattern_match(cache, &named, SPAN("共 12 件"), 0, &match, failure);
    pattern_cache_destroy(cache);
    assert_int_not_equal(outcome, MATCH_NONE);
    return outcome == MATCH_FOUND;
}

static void every_failed_allocation_is_told(void **state)
{
    (void)state;
    assert_true(each_allocation_fails(match_something, NULL) > 4);
}

static void the_library_tells_its_version(void **state)
{
    (void)state;
    char version[64], tiny[4];
    assert_true(pattern_library_version(version, sizeof version)[0] == '1');
    assert_non_null(strchr(version, '.'));
    assert_int_equal(strlen(pattern_library_version(tiny, sizeof tiny)), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_match_shows_where_it_stands, create, destroy),
        cmocka_unit_test_setup_teardown(no_match_is_no_failure, create, destroy),
        cmocka_unit_test_setup_teardown(look_behind_sees_what_stands_before_the_start, create, destroy),
        cmocka_unit_test_setup_teardown(characters_are_unicode, create, destroy),
        cmocka_unit_test_setup_teardown(an_empty_match_is_a_match, create, destroy),
        cmocka_unit_test_setup_teardown(a_limit_is_a_failure, create, destroy),
        cmocka_unit_test_setup_teardown(a_pattern_that_is_none_is_a_failure, create, destroy),
        cmocka_unit_test_setup_teardown(many_patterns_are_compiled_once_each, create, destroy),
        cmocka_unit_test(every_failed_allocation_is_told),
        cmocka_unit_test(the_library_tells_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
