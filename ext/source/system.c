#include "source/system.h"

#include <errno.h>

struct answer {
    int error;
    enum cause cause;
};

static const struct answer answers[] = {
    {ENOENT, CAUSE_NO_SUCH_FILE}, {ENOTDIR, CAUSE_NO_SUCH_FILE}, {EACCES, CAUSE_PERMISSION},
    {EPERM, CAUSE_PERMISSION},    {EISDIR, CAUSE_FOLDER},        {ENAMETOOLONG, CAUSE_PATH_TOO_LONG},
    {ELOOP, CAUSE_LINK_LOOP},     {EMFILE, CAUSE_TOO_MANY_OPEN}, {ENFILE, CAUSE_TOO_MANY_OPEN},
    {EIO, CAUSE_READ_ERROR},      {ENOMEM, CAUSE_MEMORY},
};

bool fail_system(struct failure *failure, int error)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i].error == error) {
            return fail(failure, answers[i].cause);
        }
    }
    return fail_at(failure, CAUSE_SYSTEM, "errno", (uint64_t)error);
}
