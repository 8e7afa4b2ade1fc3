#include "table/message.h"

#include "form/wording.h"

/* Where it is wrong in a file. */
static const struct {
    const char *unit, *place;
} places[] = {{"page", "第{}页："},
              {"table", "第{}张表："},
              {"line", "第{}行："},
              {"byte", "第{}字节："},
              {"character", "第{}字："}};

/* What is wrong with a file is said in its own language, in a sentence; what is wrong here and now, as SQL errors are. */
static void say_failure(struct buffer *out, const struct failure *failure)
{
    const bool passing = failure_is_passing(failure);
    if (failure->unit && passing) {
        SAY(out, "{} {}: ", failure->unit, (int64_t)failure->position);
    }
    for (size_t i = 0; failure->unit && !passing && i < COUNT(places); i++) {
        if (strcmp(places[i].unit, failure->unit) == 0) {
            SAY(out, places[i].place, (int64_t)failure->position);
        }
    }
    SAY(out, passing ? "{}" : "{}。", failure->cause);
}

bool failure_message(struct arena *arena, const struct failure *failure, struct span *text)
{
    struct buffer out = {.arena = arena};
    say_failure(&out, failure);
    return buffer_end(&out, text);
}

/* Parts a remark from the one before it. */
static void part(struct buffer *out)
{
    if (out->size > 0 && !span_ends(buffer_span(out), SPAN("。"))) {
        buffer_add(out, SPAN(" "));
    }
}

/* What recognition says of a file without tables says more than the failure that it ends in. */
static bool is_told(const struct examination *examination)
{
    return examination->failure.code == FAILURE_UNRECOGNISED && examination->report.message.size > 0;
}

bool examination_message(struct arena *arena, const struct examination *examination, struct span *text)
{
    struct buffer out = {.arena = arena};
    buffer_add(&out, examination->report.message);
    if (examination->failure.code != FAILURE_NONE && !is_told(examination)) {
        part(&out);
        say_failure(&out, &examination->failure);
    }
    if (examination->replaced > 0) {
        part(&out);
        SAY(&out, "文字中有{}个“\xEF\xBF\xBD”，代替文件中无法解码的字节。", (int64_t)examination->replaced);
    }
    return buffer_end(&out, text);
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
