/* What every unit test needs: cmocka, memory that can be watched and made to fail, fixtures. */
#ifndef DISCLOSURE_TESTS_SUPPORT_H
#define DISCLOSURE_TESTS_SUPPORT_H

/* cmocka.h wants these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* These macros would hide fail() of base/failure.h. */
#undef fail
#undef fail_msg
#define fail_msg(...)                                                                                                  \
    do {                                                                                                               \
        print_error(__VA_ARGS__);                                                                                      \
        print_error("\n");                                                                                             \
        _fail(__FILE__, __LINE__);                                                                                     \
    } while (0)

#include "base/arena.h"
#include "base/failure.h"

#include "base/limits.h"

/* ---- Tests ------------------------------------------------------------------------------------------------------- */

/* TEST(a_name) { ... }: a test of this program. It has an arena of counted_memory, which is destroyed behind it, and then
 * no block of that memory may be left. */
#define TEST(name)                                                                                                     \
    static void name(struct arena *arena);                                                                             \
    __attribute__((constructor)) static void add_##name(void)                                                          \
    {                                                                                                                  \
        add_test(#name, name);                                                                                         \
    }                                                                                                                  \
    static void name(__attribute__((unused)) struct arena *arena)

typedef void test_body(struct arena *arena);
void add_test(const char *name, test_body *body);

/* A test of what is known only when the program runs, as a file of a folder; `name` and `data` outlive it. To be added by a
 * constructor. */
typedef void case_body(struct arena *arena, const void *data);
void add_case(const char *name, case_body *body, const void *data);

/* What a program may define, to have it done around each of its tests. */
void before_each(struct arena *arena);
void after_each(void);

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

/* The C library's, counted. Fresh blocks are filled with junk. Not for several threads. */
extern const struct memory counted_memory;

/* Blocks of counted_memory that were not released yet. */
size_t counted_blocks(void);

/* Makes the n-th allocation from now on fail, and each one after it; 0: none. */
void fail_allocation(size_t n);

/* Does something from its beginning to its end, releases all it took, and returns whether it succeeded. `memory` is
 * the only memory that it may take; a failure must be recorded. */
typedef bool (*attempt_function)(const struct memory *memory, void *data, struct failure *failure);

/* Attempts it with the 1st, 2nd, 3rd ... allocation failing until none fails. Asserts that each failing attempt says
 * FAILURE_MEMORY, that none leaves a block behind, and that the last succeeds. Returns how many attempts failed; a test
 * should assert that some did. */
size_t each_allocation_fails(attempt_function attempt, void *data);

/* ---- Text -------------------------------------------------------------------------------------------------------- */

/* Fails the test, showing both, unless the span holds exactly this text. */
#define assert_span(actual, expected) assert_span_at((actual), SPAN(expected), __FILE__, __LINE__)
#define assert_same_span(actual, expected) assert_span_at((actual), (expected), __FILE__, __LINE__)
void assert_span_at(struct span actual, struct span expected, const char *file, int line);

/* An empty failure. */
static inline struct failure no_failure(void)
{
    return (struct failure){FAILURE_NONE, NULL, NULL, 0};
}

/* ---- Files ------------------------------------------------------------------------------------------------------- */

/* The bytes of a file, which must be there, in the arena. */
struct span load_file(struct arena *arena, const char *path);

/* The folder of what the generator made of the fixtures, e.g. "build/fixtures". */
const char *generated_folder(void);

/* Calls `visit` for each file of a folder, which must hold one at least, in the order of their names. Returns how many. */
size_t each_file(const char *folder, void (*visit)(const char *path, struct span bytes, void *data), void *data);

/* A new empty folder for one test; remove_folder() deletes it with all that is in it. */
void make_folder(char path[64]);
void remove_folder(const char *path);

/* Writes a file, making it or replacing what was there. `name` is below `folder` and may have folders of its own. */
void write_file(const char *folder, const char *name, struct span bytes);

#endif
