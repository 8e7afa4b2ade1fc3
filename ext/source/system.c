#include "source/system.h"

#include <errno.h>

struct answer {
    int error;
    enum failure_code code;
    const char *cause;
};

static const struct answer answers[] = {
    {ENOENT, FAILURE_NOT_FOUND, "no such file or folder"},
    {ENOTDIR, FAILURE_NOT_FOUND, "no such file or folder"},
    {EACCES, FAILURE_UNREADABLE, "permission denied"},
    {EPERM, FAILURE_UNREADABLE, "permission denied"},
    {EISDIR, FAILURE_UNREADABLE, "a folder, not a file"},
    {ENAMETOOLONG, FAILURE_UNREADABLE, "the path is too long"},
    {ELOOP, FAILURE_UNREADABLE, "its symbolic links lead nowhere"},
    {EMFILE, FAILURE_UNREADABLE, "too many files are open"},
    {ENFILE, FAILURE_UNREADABLE, "too many files are open"},
    {EIO, FAILURE_UNREADABLE, "the disk or network reports a read error"},
    {ENOMEM, FAILURE_MEMORY, "out of memory"},
};

bool fail_system(struct failure *failure, int error)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i].error == error) {
            return fail(failure, answers[i].code, answers[i].cause);
        }
    }
    return fail_at(failure, FAILURE_UNREADABLE, "the system does not let it be read", "errno", (uint64_t)error);
}

bool fail_arena(struct failure *failure, const struct arena *arena)
{
    return arena_is_full(arena) ? fail(failure, FAILURE_LIMIT, "larger than one report may be in memory")
                                : fail_memory(failure);
}
