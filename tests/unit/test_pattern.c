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

static struct pattern_cache *patterns;

void before_each(struct arena *arena)
{
    (void)arena;
    patterns = pattern_cache_create(&counted_memory);
    assert_non_null(patterns);
}

void after_each(void)
{
    pattern_cache_destroy(patterns);
    pattern_cache_destroy(NULL);
}

TEST(a_match_shows_where_it_stands)
{
    struct match match;
    struct failure failure = no_failure();
    struct span text = SPAN("收到23 件，办结20条");
    assert_int_equal(pattern_match(patterns, &named, text, 0, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "23 件");
    assert_ptr_equal(match.whole.data, text.data + 6);
    assert_same_span(match.groups[0], match.whole);
    assert_span(match.groups[1], "23");
    assert_span(match.groups[2], "件");
    assert_null(match.groups[3].data);
    size_t from = (size_t)(match.whole.data + match.whole.size - text.data);
    assert_int_equal(pattern_match(patterns, &named, text, from, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "20条");
    assert_int_equal(failure.code, FAILURE_NONE);
}

TEST(no_match_is_no_failure)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(patterns, &digits, SPAN("无"), 0, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(patterns, &digits, SPAN("7"), 1, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(patterns, &digits, (struct span){NULL, 0}, 0, &match, &failure), MATCH_NONE);
    assert_int_equal(pattern_match(patterns, &digits, (struct span){"a1", 1}, 0, &match, &failure), MATCH_NONE);
    assert_int_equal(failure.code, FAILURE_NONE);
}

TEST(look_behind_sees_what_stands_before_the_start)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(patterns, &behind, SPAN("共12"), 3, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "12");
    assert_int_equal(pattern_match(patterns, &start, SPAN("x一"), 1, &match, &failure), MATCH_NONE);
}

TEST(characters_are_unicode)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(patterns, &letters, SPAN("a公开1"), 0, &match, &failure), MATCH_FOUND);
    assert_span(match.whole, "公开");
}

TEST(an_empty_match_is_a_match)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(patterns, &empty, SPAN("公"), 0, &match, &failure), MATCH_FOUND);
    assert_int_equal(match.whole.size, 0);
    assert_non_null(match.whole.data);
}

/* Every error that is taken for "no match" hides a figure. */
TEST(a_limit_is_a_failure)
{
    char text[2000];
    struct match match;
    struct failure failure = no_failure();
    memset(text, 'a', sizeof text);
    assert_int_equal(pattern_match(patterns, &intricate, (struct span){text, sizeof text}, 0, &match, &failure),
                     MATCH_FAILED);
    assert_int_equal(failure.code, FAILURE_LIMIT);
    assert_non_null(failure.cause);
}

TEST(a_pattern_that_is_none_is_a_failure)
{
    struct match match;
    struct failure failure = no_failure();
    assert_int_equal(pattern_match(patterns, &broken, SPAN("("), 0, &match, &failure), MATCH_FAILED);
    assert_int_equal(failure.code, FAILURE_UNSUPPORTED);
}

TEST(many_patterns_are_compiled_once_each)
{
    struct pattern many[200];
    struct match match;
    struct failure failure = no_failure();
    for (size_t i = 0; i < 200; i++) {
        many[i] = (struct pattern){"件"};
        assert_int_equal(pattern_match(patterns, &many[i], SPAN("1件"), 0, &match, &failure), MATCH_FOUND);
    }
    size_t blocks = counted_blocks();
    for (size_t i = 0; i < 200; i++) {
        assert_int_equal(pattern_match(patterns, &many[i], SPAN("件"), 0, &match, &failure), MATCH_FOUND);
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

TEST(every_failed_allocation_is_told)
{
    assert_true(each_allocation_fails(match_something, NULL) > 4);
}

TEST(the_library_tells_its_version)
{
    char version[64], tiny[4];
    assert_true(pattern_library_version(version, sizeof version)[0] == '1');
    assert_non_null(strchr(version, '.'));
    assert_int_equal(strlen(pattern_library_version(tiny, sizeof tiny)), 3);
}
