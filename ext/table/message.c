#include "table/message.h"

#include <inttypes.h>

bool failure_message(struct arena *arena, const struct failure *failure, struct span *text)
{
    if (failure->unit) {
        return arena_format(arena, text, "%s %" PRIu64 ": %s", failure->unit, failure->position, failure->cause);
    }
    /* What is said of a file that could be read is said in its own language, in sentences. */
    const char *stop = failure->code == FAILURE_UNRECOGNISED ? "。" : "";
    return arena_format(arena, text, "%s%s", failure->cause, stop);
}

/* Appends one remark, parted from the one before it. */
static bool add_remark(struct buffer *buffer, struct span remark)
{
    bool apart = buffer->size > 0 && remark.size > 0 && !span_ends(buffer_span(buffer), SPAN("。"));
    return remark.size == 0 || ((!apart || buffer_add(buffer, SPAN(" "))) && buffer_add(buffer, remark));
}

/* What recognition says of a file without tables says more than the failure that it ends in. */
static bool is_told(const struct examination *examination)
{
    return examination->failure.code == FAILURE_UNRECOGNISED && examination->report.message.size > 0;
}

bool examination_message(struct arena *arena, const struct examination *examination, struct span *text)
{
    struct buffer buffer = {.arena = arena};
    struct span remark = {0};
    if (!add_remark(&buffer, examination->report.message)) {
        return false;
    }
    if (examination->failure.code != FAILURE_NONE && !is_told(examination) &&
        !(failure_message(arena, &examination->failure, &remark) && add_remark(&buffer, remark))) {
        return false;
    }
    if (examination->replaced > 0 &&
        !(arena_format(arena, &remark, "文字中有%" PRIu64 "个“\xEF\xBF\xBD”，代替文件中无法解码的字节。",
                       examination->replaced) &&
          add_remark(&buffer, remark))) {
        return false;
    }
    *text = buffer_span(&buffer);
    return true;
}

bool message_is_passing(struct span message)
{
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        struct failure failure = failure_of((enum cause)cause);
        if (failure_is_passing(&failure) && span_contains(message, span_of(failure.cause))) {
            return true;
        }
    }
    return false;
}

bool refusal_message(struct arena *arena, const struct examination *examination, struct span *text)
{
    if (is_told(examination)) {
        *text = examination->report.message;
        return true;
    }
    struct failure failure = examination->failure;
    fail(&failure, CAUSE_NOT_A_REPORT); /* unless it says why */
    return failure_message(arena, &failure, text);
}
