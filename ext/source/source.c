#define _XOPEN_SOURCE 700 /* open, fstat, st_mtim, realpath */
#include "source/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "source/system.h"
#include "source/walk.h"
#include "source/wildcard.h"

#ifdef __APPLE__
#define MODIFIED st_mtimespec
#else
#define MODIFIED st_mtim
#endif

/* Beyond any system's paths, and short enough for a pattern to be matched at once. */
enum { PATH_BYTES_MOST = 16 << 10 };

static bool finish(struct path_list found, enum source_kind kind, struct source_list *list, struct failure *failure)
{
    if (found.count == 0) {
        return fail(failure, kind == SOURCE_GLOB ? CAUSE_NO_MATCH : CAUSE_EMPTY_FOLDER);
    }
    qsort(found.paths, found.count, sizeof *found.paths, span_compare);
    *list = (struct source_list){kind, found.paths, found.count};
    return true;
}

static bool expand_folder(struct arena *arena, struct span folder, struct source_list *list, struct failure *failure)
{
    const struct walk_parts everything = {{SPAN("**"), SPAN("*")}, 2};
    struct path_list found = {NULL, 0, 0};
    return walk(arena, folder, &everything, &found, failure) && finish(found, SOURCE_FOLDER, list, failure);
}

/* Takes the parts of a path off the first one that has a wildcard; what stands before it is the folder to begin in. */
static bool split_pattern(struct span pattern, struct span *folder, struct walk_parts *parts, struct failure *failure)
{
    parts->count = 0;
    *folder = (struct span){pattern.data, 0};
    for (size_t start = 0; start < pattern.size;) {
        const char *slash = memchr(pattern.data + start, '/', pattern.size - start);
        size_t end = slash ? (size_t)(slash - pattern.data) : pattern.size;
        struct span part = span_part(pattern, start, end);
        start = end + 1;
        if (parts->count == 0 && !wildcard_is(part)) {
            folder->size = start;
            continue;
        }
        struct span before = parts->count > 0 ? parts->parts[parts->count - 1] : SPAN("");
        if (part.size == 0 || (span_equal(part, SPAN("**")) && span_equal(before, part))) {
            continue;
        }
        /* Room is kept for the `*` below. */
        if (parts->count + 1 >= WALK_PARTS_MOST) {
            return fail(failure, CAUSE_TOO_MANY_PARTS);
        }
        parts->parts[parts->count++] = part;
    }
    if (parts->count > 0 && span_equal(parts->parts[parts->count - 1], SPAN("**"))) {
        parts->parts[parts->count++] = SPAN("*");
    }
    return true;
}

static bool expand_glob(struct arena *arena, struct span pattern, struct source_list *list, struct failure *failure)
{
    struct span start = {NULL, 0}, folder = {NULL, 0};
    struct walk_parts parts;
    struct path_list found = {NULL, 0, 0};
    if (!split_pattern(pattern, &start, &parts, failure)) {
        return false;
    }
    if (!arena_copy(arena, start, &folder)) {
        return fail_arena(failure, arena);
    }
    struct failure own = {FAILURE_NONE, NULL, NULL, 0};
    if (!walk(arena, folder, &parts, &found, &own) && own.code != FAILURE_NOT_FOUND) {
        *failure = own;
        return false;
    }
    return finish(found, SOURCE_GLOB, list, failure);
}

bool source_expand(struct arena *arena, struct span text, struct source_list *list, struct failure *failure)
{
    if (text.size == 0) {
        return fail(failure, CAUSE_EMPTY_PATH);
    }
    if (text.size > PATH_BYTES_MOST) {
        return fail_system(failure, ENAMETOOLONG);
    }
    if (memchr(text.data, '\0', text.size)) {
        return fail(failure, CAUSE_PATH_WITH_NUL);
    }
    struct span *path = arena_allocate(arena, sizeof *path);
    if (!path || !arena_copy(arena, text, path)) {
        return fail_arena(failure, arena);
    }
    struct stat status;
    if (stat(path->data, &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return expand_folder(arena, *path, list, failure);
        }
        *list = (struct source_list){SOURCE_FILE, path, 1};
        return true;
    }
    int error = errno;
    return wildcard_is(*path) ? expand_glob(arena, *path, list, failure) : fail_system(failure, error);
}

bool source_identify(const char *path, struct file_identity *identity, struct failure *failure)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return fail_system(failure, errno);
    }
    *identity = (struct file_identity){
        .size = (uint64_t)status.st_size,
        .modified = (int64_t)status.MODIFIED.tv_sec * 1000000000 + status.MODIFIED.tv_nsec,
        .device = (uint64_t)status.st_dev,
        .node = (uint64_t)status.st_ino,
    };
    return true;
}

char *source_canonical(const char *path)
{
#ifdef _WIN32
    return _fullpath(NULL, path, 0);
#else
    return realpath(path, NULL);
#endif
}

/* A folder is opened too, for the cause: one that may not be listed stands in a list of files in its own place. */
static bool is_readable_kind(const char *path, const struct stat *status, struct failure *failure)
{
    if (S_ISDIR(status->st_mode)) {
        int folder = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        int error = folder < 0 ? errno : EISDIR;
        if (folder >= 0) {
            close(folder);
        }
        return fail_system(failure, error);
    }
    return S_ISREG(status->st_mode) || fail(failure, CAUSE_NOT_REGULAR);
}

/* The size is only where to begin: files grow while they are read, and some systems' files say 0. */
static bool read_all(struct arena *arena, int file, size_t size, struct span *bytes, struct failure *failure)
{
    size_t capacity = size + 1, used = 0;
    char *place = arena_allocate(arena, capacity);
    while (place) {
        ssize_t taken = read(file, place + used, capacity - used);
        if (taken < 0 && errno == EINTR) {
            continue;
        }
        if (taken < 0) {
            return fail_system(failure, errno);
        }
        if (taken == 0) {
            *bytes = (struct span){place, used};
            return true;
        }
        used += (size_t)taken;
        if (used > LIMIT_FILE_BYTES) {
            return fail(failure, CAUSE_TOO_LARGE_FILE);
        }
        if (used == capacity) {
            char *larger = arena_allocate(arena, capacity * 2 + 4096);
            if (larger) {
                memcpy(larger, place, used);
            }
            place = larger;
            capacity = capacity * 2 + 4096;
        }
    }
    return fail_arena(failure, arena);
}

bool source_read(struct arena *arena, const char *path, struct span *bytes, struct failure *failure)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return fail_system(failure, errno);
    }
    /* Asked before opening too: to open a device can already have an effect. */
    if (!is_readable_kind(path, &status, failure)) {
        return false;
    }
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0) {
        return fail_system(failure, errno);
    }
    bool done = false;
    if (fstat(file, &status) != 0) {
        fail_system(failure, errno);
    } else if (is_readable_kind(path, &status, failure)) {
        if (status.st_size < 0 || (uint64_t)status.st_size > LIMIT_FILE_BYTES) {
            fail(failure, CAUSE_TOO_LARGE_FILE);
        } else {
            done = read_all(arena, file, (size_t)status.st_size, bytes, failure);
        }
    }
    close(file);
    return done;
}
