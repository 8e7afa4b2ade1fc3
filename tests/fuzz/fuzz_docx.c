/* The parts of a Word document, packed anew, not deflated, so that what changes is their XML and not the archive around it: the main
 * part, numbering, styles and relationships, with a byte 1E between them. Their XML is made well-formed first, as else
 * hardly a change would come past the parser; behind a byte 1D it is taken as it is, and so is an archive. */
#include "base/limits.h"
#include "drive.h"
#include "unit/docx_builder.h"
#include "unit/support.h"

enum { SEPARATOR = 0x1E };

/* ---- well-formed XML of any bytes ---- */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':';
}

static struct span take_name(struct span *rest)
{
    struct span name = {rest->data, 0};
    while (name.size < rest->size && is_name(rest->data[name.size])) {
        name.size++;
    }
    *rest = span_from(*rest, name.size);
    return name.size > 0 && name.data[0] >= 'A' && name.data[name.size - 1] != ':' ? name : SPAN("");
}

/* Characters, up to any of the bytes. */
static void add_text(struct buffer *out, struct span *rest, const char *until)
{
    while (rest->size > 0 && !memchr(until, rest->data[0], strlen(until))) {
        char bytes[4];
        uint32_t c = utf8_next(rest);
        bool plain = c >= ' ' && c != '&' && c != '<' && c != 0xFFFE && c != 0xFFFF;
        buffer_add(out, plain ? (struct span){bytes, utf8_put(bytes, c)} : SPAN("&#9;"));
    }
}

/* What stands behind a tag's name: attributes, each once, while they are sound. */
static void add_attributes(struct buffer *out, struct span *rest)
{
    enum { MOST = 12 };
    struct span names[MOST];
    for (size_t count = 0; count < MOST && span_starts(*rest, SPAN(" ")); count++) {
        *rest = span_from(*rest, 1);
        names[count] = take_name(rest);
        bool again = names[count].size == 0 || !span_starts(*rest, SPAN("=\""));
        for (size_t i = 0; i < count && !again; i++) {
            again = span_equal(names[i], names[count]);
        }
        if (again) {
            return;
        }
        *rest = span_from(*rest, 2);
        buffer_add_format(out, " %.*s=\"", (int)names[count].size, names[count].data);
        add_text(out, rest, "\"");
        buffer_add(out, SPAN("\""));
        *rest = span_from(*rest, rest->size > 0);
    }
}

/* Tags are closed by whatever closes next, at the latest by the end. What is no whole part stands within the root, which may
 * be NULL. */
static struct span make_well_formed(struct arena *arena, struct span rest, const char *root)
{
    enum { MOST = 600 };
    struct span open[MOST], made;
    size_t depth = 0;
    struct buffer out = {.arena = arena};
    bool whole = !root || span_starts(rest, SPAN("<?")) || span_starts(rest, SPAN("<w:document"));
    buffer_add(&out, span_of(whole ? "" : root));
    for (bool ended = false; rest.size > 0 && !ended; ended = whole && depth == 0 && out.size > 0) {
        bool tag = rest.data[0] == '<', closing = span_starts(rest, SPAN("</"));
        rest = span_from(rest, tag + closing);
        struct span name = tag ? take_name(&rest) : SPAN("");
        if (closing && depth > 0) {
            depth--;
            buffer_add_format(&out, "</%.*s>", (int)open[depth].size, open[depth].data);
        } else if (tag && !closing && name.size > 0 && depth < MOST) {
            buffer_add_format(&out, "<%.*s", (int)name.size, name.data);
            add_attributes(&out, &rest);
            bool empty = span_starts(rest, SPAN("/"));
            buffer_add(&out, empty ? SPAN("/>") : SPAN(">"));
            open[depth] = name;
            depth += !empty;
        }
        const char *end = tag && rest.size > 0 ? memchr(rest.data, '>', rest.size) : NULL;
        rest = end ? span_between(end + 1, span_end(rest)) : rest;
        if (depth > 0 || !whole) {
            add_text(&out, &rest, "<");
        } else {
            const char *next = rest.size > 0 ? memchr(rest.data, '<', rest.size) : NULL;
            rest = next ? span_between(next, span_end(rest)) : SPAN("");
        }
    }
    while (depth-- > 0) {
        buffer_add_format(&out, "</%.*s>", (int)open[depth].size, open[depth].data);
    }
    buffer_add(&out, whole ? SPAN("") : SPAN("</w:body></w:document>"));
    if (!buffer_end(&out, &made)) {
        drive_fail("no memory", "docx");
    }
    return made;
}

/* ---- the document ---- */

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
    bool sound = !span_starts(rest, SPAN("\x1D"));
    rest = span_from(rest, !sound);
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct docx_part parts[PARTS + 1];
    size_t count = 0;
    do {
        const char *end = rest.size > 0 ? memchr(rest.data, SEPARATOR, rest.size) : NULL;
        size_t length = end ? (size_t)(end - rest.data) : rest.size;
        struct span part = {rest.data, length};
        parts[count] = (struct docx_part){
            names[count], sound ? make_well_formed(arena, part, count > 0 ? NULL : docx_head) : part, true};
        count++;
        rest = span_from(rest, length + (end != NULL));
    } while (count < PARTS && rest.size > 0);
    parts[count++] = (struct docx_part){docx_package.name, docx_package.content, true};
    drive_report(docx_pack(arena, parts, count));
    arena_destroy(arena);
    return 0;
}
