/* Files below a folder. */
#ifndef DISCLOSURE_SOURCE_WALK_H
#define DISCLOSURE_SOURCE_WALK_H

#include "base/arena.h"
#include "base/failure.h"

/* The parts of a path below a folder, each a name with or without wildcards, or `**`: any number of folders, none too.
 * The last part is never `**`. */
enum { WALK_PARTS_MOST = 63 };
struct walk_parts {
    struct span parts[WALK_PARTS_MOST];
    size_t count;
};

struct path_list {
    struct span *paths; /* NUL-terminated */
    size_t count, capacity;
};

/* Appends every file below `folder` (NUL-terminated) whose path the parts stand for, in no order, each once. `**` does
 * not follow links to folders nor enter hidden ones. Whatever is not a folder counts as a file, and so do links that
 * lead nowhere; a folder below that cannot be listed is appended in place of what may be in it. Reading tells of both.
 * False: `folder` cannot be listed, or there is no memory, or there are more than LIMIT_FILES. */
bool walk(struct arena *arena, struct span folder, const struct walk_parts *parts, struct path_list *list,
          struct failure *failure);

#endif
