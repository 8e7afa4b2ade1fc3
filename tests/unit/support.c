#define _XOPEN_SOURCE 700 /* nftw, scandir */
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t blocks, asked, failing;

static void *allocate(uint64_t size)
{
    asked++;
    if (failing > 0 && asked >= failing) {
        return NULL;
    }
    void *block = malloc((size_t)size);
    assert_non_null(block);
    memset(block, 0xA5, (size_t)size);
    blocks++;
    return block;
}

static void release(void *block)
{
    if (block) {
        blocks--;
        free(block);
    }
}

const struct memory counted_memory = {.allocate = allocate, .release = release};

size_t counted_blocks(void)
{
    return blocks;
}

void fail_allocation(size_t n)
{
    asked = 0;
    failing = n;
}

size_t each_allocation_fails(attempt_function attempt, void *data)
{
    enum { TOO_MANY = 200000 };
    for (size_t n = 1; n < TOO_MANY; n++) {
        struct failure failure = no_failure();
        size_t before = counted_blocks();
        fail_allocation(n);
        bool done = attempt(&counted_memory, data, &failure);
        bool reached = asked >= n;
        fail_allocation(0);
        if (counted_blocks() != before) {
            fail_msg("allocation %zu failed and %zu blocks were left behind", n, counted_blocks() - before);
        }
        if (!reached) {
            assert_true(done);
            assert_int_equal(failure.code, FAILURE_NONE);
            return n - 1;
        }
        if (done) {
            fail_msg("allocation %zu failed and nobody noticed", n);
        }
        if (failure.code != FAILURE_MEMORY) {
            fail_msg("allocation %zu failed and was reported as %d: %s", n, (int)failure.code,
                     failure.cause ? failure.cause : "nothing");
        }
    }
    fail_msg("there is no end of allocations");
    return 0;
}

void assert_span_at(struct span actual, struct span expected, const char *file, int line)
{
    if (!span_equal(actual, expected)) {
        print_error("\"%.*s\" (%zu bytes) is not \"%.*s\" (%zu bytes)\n", (int)actual.size,
                    actual.data ? actual.data : "", actual.size, (int)expected.size, expected.data ? expected.data : "",
                    expected.size);
        _fail(file, line);
    }
}

struct span load_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("%s: %s", path, strerror(errno));
    }
    struct buffer buffer = {.arena = arena};
    char chunk[8192];
    size_t taken;
    while ((taken = fread(chunk, 1, sizeof chunk, file)) > 0) {
        assert_true(buffer_add(&buffer, (struct span){chunk, taken}));
    }
    assert_false(ferror(file));
    fclose(file);
    return buffer_span(&buffer);
}

const char *generated_folder(void)
{
    const char *folder = getenv("GENERATED");
    return folder ? folder : "build/fixtures";
}

size_t each_file(const char *folder, void (*visit)(const char *path, struct span bytes, void *data), void *data)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    size_t visited = 0;
    for (int i = 0; i < count; i++) {
        char path[1024];
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        free(entries[i]);
        if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
            continue;
        }
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        visit(path, load_file(arena, path), data);
        arena_destroy(arena);
        visited++;
    }
    if (count >= 0) {
        free(entries);
    }
    if (visited == 0) {
        fail_msg("no file in %s", folder);
    }
    return visited;
}

void make_folder(char path[64])
{
    static unsigned made;
    snprintf(path, 64, "/tmp/disclosure-test-%ld-%u", (long)getpid(), made++);
    if (mkdir(path, 0700) != 0) {
        fail_msg("%s: %s", path, strerror(errno));
    }
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status, (void)type, (void)place;
    return remove(path);
}

void remove_folder(const char *path)
{
    assert_int_equal(nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

void write_file(const char *folder, const char *name, struct span bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        assert_true(mkdir(path, 0700) == 0 || errno == EEXIST);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    if (!file) {
        fail_msg("%s: %s", path, strerror(errno));
    }
    assert_int_equal(fwrite(bytes.data ? bytes.data : "", 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
}
