/* Bytes in any encoding: what is decoded is UTF-8, whatever they were. */
#include "base/limits.h"
#include "drive.h"
#include "source/encoding.h"
#include "unit/support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = {(const char *)data, size};
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct decoded decoded = {0};
    struct failure failure = {0};
    bool done = encoding_decode(arena, bytes, &decoded, &failure);
    if (done != (failure.code == FAILURE_NONE) || (!done && failure.code != FAILURE_UNRECOGNISED)) {
        drive_fail(failure.cause ? failure.cause : "no cause", "encoding_decode");
    }
    if (done && utf8_valid_prefix(decoded.text) != decoded.text.size) {
        drive_fail("no UTF-8", "encoding_decode");
    }
    arena_destroy(arena);
    drive_report(bytes);
    return 0;
}
