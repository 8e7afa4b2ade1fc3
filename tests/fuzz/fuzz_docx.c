/* The parts of a Word document, packed anew so that what changes is their XML and not the archive around it: the main
 * part, numbering, styles and relationships, with a byte 1E between them. An input that is an archive is taken as it is. */
#include "base/limits.h"
#include "drive.h"
#include "unit/docx_builder.h"
#include "unit/support.h"

enum { SEPARATOR = 0x1E };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"word/document.xml", "word/numbering.xml", "word/styles.xml",
                                        "word/_rels/document.xml.rels"};
    enum { PARTS = sizeof names / sizeof *names };
    struct span rest = {size > 0 ? (const char *)data : "", size};
    if (span_starts(rest, SPAN("PK"))) {
        drive_report(rest);
        return 0;
    }
    struct docx_part parts[PARTS + 1];
    size_t count = 0;
    do {
        const char *end = rest.size > 0 ? memchr(rest.data, SEPARATOR, rest.size) : NULL;
        size_t length = end ? (size_t)(end - rest.data) : rest.size;
        parts[count] = (struct docx_part){names[count], {rest.data, length}, true};
        count++;
        length += end != NULL;
        rest = (struct span){rest.data + length, rest.size - length};
    } while (count < PARTS && rest.size > 0);
    parts[count++] = docx_package;
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    drive_report(docx_pack(arena, parts, count));
    arena_destroy(arena);
    return 0;
}
