#include "read/docx/docx.h"

static bool header_at(struct span bytes, size_t name, size_t header_size, struct span signature)
{
    return name >= header_size && memcmp(bytes.data + name - header_size, signature.data, signature.size) == 0;
}

/* Whether the bytes begin as a ZIP archive that has a file below `folder`, whole or cut off. Looks at the headers of the
 * files only, and never at what they hold. */
static bool has_folder(struct span bytes, struct span folder)
{
    if (!span_starts(bytes, SPAN("PK\3\4"))) {
        return false;
    }
    size_t at = 0;
    for (;;) {
        struct span rest = span_from(bytes, at);
        size_t found = span_find(rest, folder);
        if (found == SIZE_MAX) {
            return false;
        }
        at += found;
        /* A name stands 30 bytes after its file's own header, 46 after that of the directory. */
        if (header_at(bytes, at, 30, SPAN("PK\3\4")) || header_at(bytes, at, 46, SPAN("PK\1\2"))) {
            return true;
        }
        at++;
    }
}

bool docx_sniff(struct span bytes)
{
    return has_folder(bytes, SPAN("word/")) || has_folder(bytes, SPAN("word\\"));
}
