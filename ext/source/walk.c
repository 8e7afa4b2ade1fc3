#define _DEFAULT_SOURCE /* d_type */
#include "source/walk.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "source/system.h"
#include "source/wildcard.h"

/* Bit i: part i is the next to be matched. All ways through the pattern are followed at once, so that a folder is
 * listed once however many `**` there are. */
typedef uint64_t positions;

struct pending {
    struct span path;
    positions positions;
};

struct folder_walk {
    struct arena *arena;
    const struct walk_parts *parts;
    struct path_list *list;
    struct pending *stack; /* folders still to be listed: no recursion, so depth costs nothing */
    size_t count, capacity;
    struct failure *failure;
};

enum entry_kind { ENTRY_FILE, ENTRY_FOLDER, ENTRY_LINKED_FOLDER };

static bool is_any_folders(struct span part)
{
    return span_equal(part, SPAN("**"));
}

/* `**` may stand for no folder at all, so where it may begin, what follows it may too. */
static positions with_skipped(const struct walk_parts *parts, positions at)
{
    for (size_t i = 0; i + 1 < parts->count; i++) {
        if ((at >> i & 1) && is_any_folders(parts->parts[i])) {
            at |= (positions)1 << (i + 1);
        }
    }
    return at;
}

static bool add_path(struct folder_walk *walk, struct span path)
{
    struct path_list *list = walk->list;
    if (list->count >= LIMIT_FILES) {
        return fail(walk->failure, CAUSE_TOO_MANY_FILES);
    }
    return ARENA_PUSH(walk->arena, list->paths, list->count, list->capacity, path) ||
           fail_arena(walk->failure, walk->arena);
}

static bool add_pending(struct folder_walk *walk, struct span path, positions at)
{
    return ARENA_PUSH(walk->arena, walk->stack, walk->count, walk->capacity, (struct pending){path, at}) ||
           fail_arena(walk->failure, walk->arena);
}

static bool join(struct folder_walk *walk, struct span folder, struct span name, struct span *path)
{
    bool slash = folder.size > 0 && folder.data[folder.size - 1] != '/';
    char *place = arena_allocate(walk->arena, folder.size + slash + name.size + 1);
    if (!place) {
        fail_arena(walk->failure, walk->arena);
        return false;
    }
    if (folder.size > 0) {
        memcpy(place, folder.data, folder.size);
    }
    if (slash) {
        place[folder.size] = '/';
    }
    memcpy(place + folder.size + slash, name.data, name.size);
    *path = (struct span){place, folder.size + slash + name.size};
    return true;
}

static enum entry_kind entry_kind(const struct dirent *entry, const char *path)
{
#ifdef DT_DIR
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK) {
        return entry->d_type == DT_DIR ? ENTRY_FOLDER : ENTRY_FILE;
    }
#else
    (void)entry;
#endif
    struct stat itself, target;
    if (lstat(path, &itself) != 0) {
        return ENTRY_FILE;
    }
    if (S_ISLNK(itself.st_mode)) {
        return stat(path, &target) == 0 && S_ISDIR(target.st_mode) ? ENTRY_LINKED_FOLDER : ENTRY_FILE;
    }
    return S_ISDIR(itself.st_mode) ? ENTRY_FOLDER : ENTRY_FILE;
}

/* Where in the pattern one stands behind an entry of this name; *whole: the pattern may end with it. */
static positions advance(const struct walk_parts *parts, positions at, struct span name, bool *whole)
{
    positions next = 0;
    *whole = false;
    for (size_t i = 0; i < parts->count; i++) {
        if (!(at >> i & 1)) {
            continue;
        }
        if (is_any_folders(parts->parts[i])) {
            next |= name.data[0] == '.' ? 0 : (positions)1 << i;
        } else if (wildcard_matches(parts->parts[i], name)) {
            *whole = *whole || i + 1 == parts->count;
            next |= i + 1 < parts->count ? (positions)1 << (i + 1) : 0;
        }
    }
    return next;
}

static positions any_folders_positions(const struct walk_parts *parts)
{
    positions all = 0;
    for (size_t i = 0; i < parts->count; i++) {
        all |= is_any_folders(parts->parts[i]) ? (positions)1 << i : 0;
    }
    return all;
}

static bool visit_entry(struct folder_walk *walk, struct pending folder, const struct dirent *entry)
{
    if (memory_is_stopped(arena_memory(walk->arena))) {
        return fail(walk->failure, CAUSE_INTERRUPTED);
    }
    struct span name = span_of(entry->d_name), path;
    if (span_equal(name, SPAN(".")) || span_equal(name, SPAN(".."))) {
        return true;
    }
    bool whole;
    positions next = advance(walk->parts, folder.positions, name, &whole);
    if (!whole && next == 0) {
        return true;
    }
    if (!join(walk, folder.path, name, &path)) {
        return false;
    }
    enum entry_kind kind = entry_kind(entry, path.data);
    if (kind == ENTRY_FILE) {
        return !whole || add_path(walk, path);
    }
    if (kind == ENTRY_LINKED_FOLDER) {
        /* A link named by the pattern is followed, one met by `**` is not: it could lead back. */
        next &= ~(folder.positions & any_folders_positions(walk->parts));
    }
    next = with_skipped(walk->parts, next);
    return next == 0 || add_pending(walk, path, next);
}

static bool list_folder(struct folder_walk *walk, struct pending folder, bool is_first)
{
    DIR *stream = opendir(folder.path.size > 0 ? folder.path.data : ".");
    if (!stream) {
        int error = errno;
        return is_first || error == ENOMEM ? fail_system(walk->failure, error) : add_path(walk, folder.path);
    }
    bool done = true;
    const struct dirent *entry = NULL;
    do {
        errno = 0;
        entry = readdir(stream);
        if (entry) {
            done = visit_entry(walk, folder, entry);
        } else if (errno != 0) {
            done = add_path(walk, folder.path);
        }
    } while (entry && done);
    closedir(stream);
    return done;
}

bool walk(struct arena *arena, struct span folder, const struct walk_parts *parts, struct path_list *list,
          struct failure *failure)
{
    struct folder_walk walk = {.arena = arena, .parts = parts, .list = list, .failure = failure};
    if (!add_pending(&walk, folder, with_skipped(parts, 1))) {
        return false;
    }
    for (bool is_first = true; walk.count > 0; is_first = false) {
        if (!list_folder(&walk, walk.stack[--walk.count], is_first)) {
            return false;
        }
    }
    return true;
}
