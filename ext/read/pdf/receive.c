#include "read/pdf/receive.h"

#include <math.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/scratch.h"

/* ---- is it sound? ---- */

static bool is_sound(double from, double to)
{
    const double most = 1e7; /* points */
    return fabs(from) <= most && fabs(to) <= most && from <= to;
}

/* Of things of `size` bytes, each of which begins with its box. */
static bool are_sound_boxes(const void *things, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        struct box box;
        memcpy(&box, (const char *)things + i * size, sizeof box);
        if (!is_sound(box.left, box.right) || !is_sound(box.top, box.bottom)) {
            return false;
        }
    }
    return true;
}

static bool are_sound_glyphs(const struct glyph_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct page_glyph *glyph = &list->glyphs[i];
        uint32_t c = glyph->code_point;
        if (c <= ' ' || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) || glyph->cell != 0 || glyph->turn > TURN_ASKEW ||
            glyph->fate > GLYPH_CLIPPED) {
            return false;
        }
    }
    return true;
}

static bool is_sound_message(const struct message *message)
{
    return message->glyphs <= PAGE_GLYPHS && message->strokes <= PAGE_STROKES && message->areas <= PAGE_AREAS &&
           message->pictures <= PAGE_PICTURES && message->page <= LIMIT_PAGES && is_sound(0, message->width) &&
           is_sound(0, message->height) &&
           (uint64_t)message->pixels_across * message->pixels_down <= PAGE_PIXELS + PAGE_PIXELS / 8 &&
           (message->pixels_across == 0 || (is_sound(0.1, message->scale) && message->scale <= 10));
}

/* ---- one message ---- */

/* What became of one message: more to come, the end as the program tells it, or none that could be understood. */
enum reception { RECEIVED, ENDED, BROKEN, STOPPED };

/* An array as it was sent. False: `reception` says why. */
static bool receive_array(struct process *process, struct arena *arena, void *array, size_t count, size_t size,
                          enum reception *reception)
{
    void *elements = arena_allocate_array(arena, count, size);
    memcpy(array, &elements, sizeof elements);
    *reception = !elements ? STOPPED : !process_receive(process, elements, count * size) ? BROKEN : RECEIVED;
    return *reception == RECEIVED;
}

static enum reception receive_title(struct process *process, struct arena *arena, size_t size, struct scan_sink *sink,
                                    struct failure *failure)
{
    char *text;
    enum reception reception;
    if (size > TITLE_BYTES) {
        return BROKEN;
    }
    if (!receive_array(process, arena, &text, size, 1, &reception)) {
        return reception;
    }
    struct span title = {text, size};
    if (utf8_valid_prefix(title) != size) {
        return BROKEN;
    }
    return sink->title(sink, title) || fail_memory(failure) ? RECEIVED : STOPPED;
}

static enum reception receive_page(struct process *process, struct arena *arena, const struct message *message,
                                   struct scan_sink *sink, struct failure *failure)
{
    struct page_print print = {.page = message->page,
                               .width = message->width,
                               .height = message->height,
                               .drawn = message->drawn,
                               .glyphs.count = message->glyphs,
                               .strokes.count = message->strokes,
                               .areas.count = message->areas,
                               .pictures.count = message->pictures,
                               .pixels = {NULL, message->pixels_across, message->pixels_down, message->scale}};
    size_t pixels = print.pixels.width * print.pixels.height;
    enum reception reception = BROKEN;
    if (!is_sound_message(message)) {
        return BROKEN;
    }
    bool received =
        receive_array(process, arena, &print.glyphs.glyphs, message->glyphs, sizeof(struct page_glyph), &reception) &&
        receive_array(process, arena, &print.strokes.strokes, message->strokes, sizeof(struct stroke), &reception) &&
        receive_array(process, arena, &print.areas.areas, message->areas, sizeof(struct area), &reception) &&
        receive_array(process, arena, &print.pictures.boxes, message->pictures, sizeof(struct box), &reception) &&
        (pixels == 0 || receive_array(process, arena, &print.pixels.gray, pixels, 1, &reception));
    if (!received) {
        if (reception == STOPPED) {
            fail_memory(failure);
        }
        return reception;
    }
    if (!are_sound_glyphs(&print.glyphs) ||
        !are_sound_boxes(print.glyphs.glyphs, print.glyphs.count, sizeof(struct page_glyph)) ||
        !are_sound_boxes(print.strokes.strokes, print.strokes.count, sizeof(struct stroke)) ||
        !are_sound_boxes(print.areas.areas, print.areas.count, sizeof(struct area)) ||
        !are_sound_boxes(print.pictures.boxes, print.pictures.count, sizeof(struct box))) {
        return BROKEN;
    }
    return sink->page(sink, &print, arena) ? RECEIVED : STOPPED;
}

/* Receives one message, with what it carries in an arena of its own. */
static enum reception receive(struct process *process, const struct arena *kept, struct scan_sink *sink,
                              struct message *message, struct failure *failure)
{
    if (!process_receive(process, message, sizeof *message)) {
        return BROKEN;
    }
    if (message->kind == MESSAGE_END) {
        return ENDED;
    }
    struct arena *arena = scratch_begin(kept, failure);
    if (!arena) {
        return STOPPED;
    }
    enum reception reception = message->kind == MESSAGE_TITLE
                                   ? receive_title(process, arena, message->title_size, sink, failure)
                                   : receive_page(process, arena, message, sink, failure);
    scratch_end(arena, reception != STOPPED, failure);
    return reception;
}

/* ---- the file ---- */

/* Reads the greeting. SCAN_FINE: of the program of this build. */
static enum scan_problem greet(struct process *process, struct greeting *greeting)
{
    if (!process_receive(process, greeting, sizeof *greeting)) {
        return process->interrupted ? SCAN_INTERRUPTED : SCAN_CRASHED;
    }
    bool ours = strncmp(greeting->version, DISCLOSURE_VERSION, sizeof greeting->version) == 0 &&
                greeting->glyph_size == sizeof(struct page_glyph) && greeting->stroke_size == sizeof(struct stroke) &&
                greeting->area_size == sizeof(struct area) && greeting->box_size == sizeof(struct box);
    return ours ? SCAN_FINE : SCAN_FOREIGN_PROGRAM;
}

/* Ends the program. Where it did not even greet, it is the program that does not run. */
static enum scan_problem end_at_greeting(struct process *process, enum scan_problem problem)
{
    enum scan_problem end = process_end(process);
    return problem != SCAN_CRASHED ? problem : end == SCAN_MEMORY ? SCAN_MEMORY : SCAN_UNUSABLE_PROGRAM;
}

static struct scan_end follow(struct process *process, const struct arena *kept, struct scan_sink *sink,
                              struct failure *failure)
{
    struct message message = {0};
    uint32_t pages = 0; /* that arrived */
    enum reception reception = RECEIVED;
    while (reception == RECEIVED) {
        message = (struct message){0};
        reception = receive(process, kept, sink, &message, failure);
        pages += reception == RECEIVED && message.kind == MESSAGE_PAGE;
    }
    enum scan_problem problem = process_end(process);
    if (reception == ENDED && message.end.problem < SCAN_CRASHED && message.end.page <= LIMIT_PAGES + 1) {
        return message.end;
    }
    if (process->interrupted) {
        return (struct scan_end){SCAN_INTERRUPTED, 0};
    }
    if (reception == STOPPED) {
        return (struct scan_end){SCAN_MEMORY, 0};
    }
    return (struct scan_end){problem == SCAN_FINE ? SCAN_CRASHED : problem, pages + 1};
}

struct scan_end receive_file(struct span input, const struct arena *kept, struct scan_sink *sink,
                             struct failure *failure)
{
    struct process process;
    struct greeting greeting;
    uint64_t size = input.size;
    enum scan_problem problem = process_start(&process, arena_memory(kept));
    if (problem != SCAN_FINE) {
        return (struct scan_end){problem, 0};
    }
    problem = greet(&process, &greeting);
    if (problem != SCAN_FINE) {
        return (struct scan_end){end_at_greeting(&process, problem), 0};
    }
    /* Where the program ends before it has all, what it said shows why. */
    if (process_send(&process, &size, sizeof size)) {
        process_send(&process, input.data, input.size);
    }
    return follow(&process, kept, sink, failure);
}

enum scan_problem receive_library(char *out, size_t size)
{
    struct process process;
    struct greeting greeting = {0};
    enum scan_problem problem = process_start(&process, NULL);
    if (problem != SCAN_FINE) {
        return problem;
    }
    problem = end_at_greeting(&process, greet(&process, &greeting));
    if (problem == SCAN_FINE) {
        snprintf(out, size, "%.*s", (int)sizeof greeting.library - 1, greeting.library);
    }
    return problem;
}
