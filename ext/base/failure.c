#include "base/failure.h"

#include "base/module.h"

static const struct {
    enum failure_code code;
    const char *wording;
} causes[] = {
#define CAUSE(name, code, wording) {FAILURE_##code, wording},
#include "base/causes.h"
#undef CAUSE
};

struct failure failure_of(enum cause cause)
{
    return (struct failure){.code = causes[cause].code, .cause = causes[cause].wording};
}

bool fail_at(struct failure *failure, enum cause cause, const char *unit, uint64_t position)
{
    if (failure->code == FAILURE_NONE) {
        *failure = failure_of(cause);
        failure->unit = unit;
        failure->position = position;
    }
    return false;
}

bool fail(struct failure *failure, enum cause cause)
{
    return fail_at(failure, cause, NULL, 0);
}

bool fail_memory(struct failure *failure)
{
    return fail(failure, CAUSE_MEMORY);
}
