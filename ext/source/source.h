/* From what a user names to bytes: a file, a folder, a glob. */
#ifndef DISCLOSURE_SOURCE_SOURCE_H
#define DISCLOSURE_SOURCE_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/failure.h"

/* What tells that a file is still the same. */
struct file_identity {
    uint64_t size;    /* bytes */
    int64_t modified; /* nanoseconds since 1970 */
    uint64_t device, node;
};

enum source_kind { SOURCE_FILE, SOURCE_FOLDER, SOURCE_GLOB };

struct source_list {
    enum source_kind kind;
    struct span *paths; /* NUL-terminated, sorted by their bytes; a file gives its own path */
    size_t count;
};

/* Expands TEXT as INTERFACE names it: an existing file or folder by its name even if it holds `*`, `?` or `[`; a
 * folder is walked to its end (hidden files and folders left out, links to folders not followed); otherwise a glob, in
 * which `**` crosses folders. A path that is not there, or a folder or glob without any file, is a failure. */
bool source_expand(struct arena *arena, struct span text, struct source_list *list, struct failure *failure);

/* size, time and identity of a file, without opening it. */
bool source_identify(const char *path, struct file_identity *identity, struct failure *failure);

/* The one absolute name of a file or folder, links followed, by which two spellings of a path are seen to be the same.
 * In malloc's memory, for the caller to free; NULL: there is no such file, or no memory. */
char *source_canonical(const char *path);

/* The bytes of a regular file up to LIMIT_FILE_BYTES, into the arena. A FIFO, socket or device is refused unread. */
bool source_read(struct arena *arena, const char *path, struct span *bytes, struct failure *failure);

#endif
