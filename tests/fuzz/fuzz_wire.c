/* What the program that reads PDFs sends. This stands in for its process, and sends the input: without the greeting, which
 * is always right. */
#include <stdio.h>

#include "base/limits.h"
#include "drive.h"
#include "read/pdf/process.h"
#include "unit/support.h"

static struct greeting greeting;
static struct span to_come[2]; /* the greeting, and the input */

static void set_greeting(void)
{
    greeting = (struct greeting){.glyph_size = sizeof(struct page_glyph),
                                 .stroke_size = sizeof(struct stroke),
                                 .area_size = sizeof(struct area),
                                 .box_size = sizeof(struct box)};
    snprintf(greeting.version, sizeof greeting.version, "%s", DISCLOSURE_VERSION);
}

/* In place of read/pdf/process.c. */
enum scan_problem process_start(struct process *process, const struct memory *memory)
{
    *process = (struct process){.memory = memory};
    return SCAN_FINE;
}

bool process_send(struct process *process, const void *bytes, size_t size)
{
    (void)process, (void)bytes, (void)size;
    return true;
}

bool process_receive(struct process *process, void *bytes, size_t size)
{
    char *at = bytes;
    const size_t whole = size;
    for (size_t i = 0; i < 2 && size > 0; i++) {
        size_t taken = size < to_come[i].size ? size : to_come[i].size;
        if (taken > 0) {
            memcpy(at, to_come[i].data, taken);
            to_come[i] = (struct span){to_come[i].data + taken, to_come[i].size - taken};
            at += taken;
            size -= taken;
        }
    }
    struct message *message = bytes;
    if (whole == sizeof *message && message->kind == MESSAGE_END && message->end.problem == SCAN_MEMORY) {
        message->end.problem = SCAN_DAMAGED; /* that it has no memory it may say, and then `reports` is an error */
    }
    process->ended = process->ended || size > 0;
    return size == 0;
}

enum scan_problem process_end(struct process *process)
{
    (void)process;
    return SCAN_CRASHED;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    set_greeting();
    struct span sent = {size > 0 ? (const char *)data : "", size};
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct buffer file = {.arena = arena}; /* another for each input, so that none is remembered */
    if (!buffer_add(&file, SPAN("%PDF-")) || !buffer_add(&file, sent)) {
        drive_fail("no memory", "wire");
    }
    to_come[0] = (struct span){(const char *)&greeting, sizeof greeting};
    to_come[1] = sent;
    drive_report(buffer_span(&file));
    arena_destroy(arena);
    return 0;
}
