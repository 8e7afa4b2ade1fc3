/* Runs the tests of a program, in their order, each with an arena of its own. */
#include "support.h"

#include <stdlib.h>

enum { MOST_TESTS = 512 };

static struct CMUnitTest tests[MOST_TESTS];
static struct added_test {
    test_body *body;
    case_body *case_body; /* of what is done with `data`; NULL: the other */
    const void *data;
} added[MOST_TESTS];
static size_t test_count;

static void run(void **state)
{
    const struct added_test *test = *state;
    const size_t left = counted_blocks(); /* by a test before it that failed */
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    before_each(arena);
    if (test->case_body) {
        test->case_body(arena, test->data);
    } else {
        test->body(arena);
    }
    after_each();
    arena_destroy(arena);
    assert_int_equal(counted_blocks(), left);
}

static void add(const char *name, struct added_test test)
{
    if (test_count == MOST_TESTS) {
        abort();
    }
    added[test_count] = test;
    tests[test_count] = (struct CMUnitTest){.name = name, .test_func = run, .initial_state = &added[test_count]};
    test_count++;
}

void add_test(const char *name, test_body *body)
{
    add(name, (struct added_test){.body = body});
}

void add_case(const char *name, case_body *body, const void *data)
{
    add(name, (struct added_test){.case_body = body, .data = data});
}

__attribute__((weak)) void before_each(struct arena *arena)
{
    (void)arena;
}

__attribute__((weak)) void after_each(void)
{
}

int main(void)
{
    return _cmocka_run_group_tests("tests", tests, test_count, NULL, NULL);
}
