/* Runs the tests of a program, in their order, each with an arena of its own. */
#include "support.h"

#include <stdlib.h>

enum { MOST_TESTS = 128 };

static struct CMUnitTest tests[MOST_TESTS];
static test_body *bodies[MOST_TESTS];
static size_t test_count;
static bool have_run;

static void run(void **state)
{
    test_body *body = *(test_body **)*state;
    const size_t left = counted_blocks(); /* by a test before it that failed */
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    before_each(arena);
    body(arena);
    after_each();
    arena_destroy(arena);
    assert_int_equal(counted_blocks(), left);
}

void add_test(const char *name, test_body *body)
{
    if (test_count == MOST_TESTS) {
        abort();
    }
    bodies[test_count] = body;
    tests[test_count] = (struct CMUnitTest){.name = name, .test_func = run, .initial_state = &bodies[test_count]};
    test_count++;
}

__attribute__((weak)) void before_each(struct arena *arena)
{
    (void)arena;
}

__attribute__((weak)) void after_each(void)
{
}

/* A test that a main of the program's own never runs must not seem to pass. */
__attribute__((destructor)) static void assert_run(void)
{
    if (test_count > 0 && !have_run) {
        print_error("%zu tests have not been run\n", test_count);
        _Exit(EXIT_FAILURE);
    }
}

/* A program with a main of its own does all this itself. */
__attribute__((weak)) int main(void)
{
    have_run = true;
    return _cmocka_run_group_tests("tests", tests, test_count, NULL, NULL);
}
