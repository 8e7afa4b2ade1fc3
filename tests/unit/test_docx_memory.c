/* Word documents where memory ends inside of libzip and libxml2: each is read, or it is said that there is no memory, and
 * never that the file is damaged. */
#include "support.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/sanitizer.h"
#include "docx_builder.h"
#include "read/docx/docx.h"

#if defined(__GLIBC__) && !SANITIZED

/* In place of the C library's, for all the libraries of this program. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

#define SEEN_BY_LIBRARIES __attribute__((visibility("default")))

static size_t asked, failing_from,
    failing_to; /* the n-th allocation from a moment on fails where it is between these */

static bool may_allocate(void)
{
    asked++;
    return asked < failing_from || asked > failing_to;
}

SEEN_BY_LIBRARIES void *malloc(size_t size)
{
    return may_allocate() ? __libc_malloc(size) : NULL;
}

SEEN_BY_LIBRARIES void *calloc(size_t count, size_t size)
{
    return may_allocate() ? __libc_calloc(count, size) : NULL;
}

SEEN_BY_LIBRARIES void *realloc(void *block, size_t size)
{
    return may_allocate() ? __libc_realloc(block, size) : NULL;
}

static void set_failing(size_t from, size_t to)
{
    asked = 0;
    failing_from = from;
    failing_to = to;
}

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

static const struct memory memory = {.allocate = allocate, .release = free};

/* Reads with the allocations `from` to `to` failing; whether any did. */
static bool read_failing(struct span bytes, size_t from, size_t to, size_t rows, size_t *failed)
{
    set_failing(SIZE_MAX, 0);
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    set_failing(from, to);
    bool done = docx_read(bytes, &document, &failure);
    bool reached = asked >= from;
    set_failing(SIZE_MAX, 0);
    if (done ? document.row_count != rows : failure.code != FAILURE_MEMORY) {
        fail_msg("allocations %zu to %zu: %s, %zu rows", from, to, done ? "read" : failure.cause, document.row_count);
    }
    *failed += !done;
    arena_destroy(arena);
    return reached;
}

TEST(memory_ends_inside_the_libraries)
{
    set_failing(SIZE_MAX, 0);
    struct arena *kept = arena_create(&memory, SIZE_MAX);
    struct span bytes = docx_form(kept);
    struct document document = {.arena = kept};
    struct failure failure = no_failure();
    assert_true(docx_read(bytes, &document, &failure));
    size_t once = 0, for_good = 0;
    for (size_t n = 1; read_failing(bytes, n, n, document.row_count, &once); n++) {
    }
    for (size_t n = 1; read_failing(bytes, n, SIZE_MAX, document.row_count, &for_good); n++) {
    }
    assert_true(for_good > 50);
    assert_true(once <= for_good);
    arena_destroy(kept);
}

#else

TEST(memory_ends_inside_the_libraries)
{
    arena_destroy(arena); /* from a skip nothing comes back */
    skip();
}

#endif
