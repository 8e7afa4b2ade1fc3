#include "read/docx/docx.h"

#include <stdlib.h>

#include <libxml/xmlversion.h>
#include <zip.h>

#include "read/docx/body.h"

const char *docx_library(void)
{
    return "libzip " LIBZIP_VERSION ", libxml2 " LIBXML_DOTTED_VERSION;
}

/* ---- relationships: which part is which ---- */

struct wanted {
    const char *relationship; /* the last word of its address, which transitional and strict documents share */
    struct span target;       /* as written; empty: none */
};

struct relationships {
    struct arena *arena;
    struct wanted *wanted;
    size_t count;
};

static bool ends_with_word(struct span address, struct span word)
{
    return address.size > word.size && address.data[address.size - word.size - 1] == '/' && span_ends(address, word);
}

static enum visit open_relationship(void *context, const struct element *element, struct failure *failure)
{
    struct relationships *relationships = context;
    struct span type, target;
    if (strcmp(element->name, "Relationship") != 0 || !element_attribute(element, "Type", &type) ||
        !element_attribute(element, "Target", &target)) {
        return VISIT_INSIDE;
    }
    for (size_t i = 0; i < relationships->count; i++) {
        struct wanted *wanted = &relationships->wanted[i];
        if (ends_with_word(type, span_of(wanted->relationship)) && wanted->target.size == 0 &&
            !arena_copy(relationships->arena, target, &wanted->target)) {
            fail_memory(failure);
            return VISIT_FAILED;
        }
    }
    return VISIT_INSIDE;
}

static size_t folder_size(struct span part)
{
    size_t size = part.size;
    while (size > 0 && part.data[size - 1] != '/') {
        size--;
    }
    return size;
}

/* A target is written from the folder of its source, or from the root with a slash before it. */
static bool resolve(struct arena *arena, struct span source, struct span *target)
{
    while (span_starts(*target, SPAN("./"))) {
        *target = span_from(*target, 2);
    }
    if (span_starts(*target, SPAN("/"))) {
        *target = span_from(*target, 1);
        return true;
    }
    struct span written = *target;
    return arena_format(arena, target, "%.*s%.*s", (int)folder_size(source), source.data ? source.data : "",
                        (int)written.size, written.data);
}

/* Finds the targets that `source` (empty: the package itself) has. Where it does not name one, the name that every
 * writer uses is taken, beside the source. */
static bool find_parts(struct package *package, struct arena *arena, struct span source, struct wanted *wanted,
                       const char *const *usual, size_t count, struct failure *failure)
{
    struct span part;
    int folder = (int)folder_size(source);
    if (!arena_format(arena, &part, "%.*s_rels/%.*s.rels", folder, source.data ? source.data : "",
                      (int)source.size - folder, source.data ? source.data + folder : "")) {
        return fail_memory(failure);
    }
    struct relationships relationships = {arena, wanted, count};
    struct xml_events events = {&relationships, open_relationship, NULL, NULL};
    bool found;
    if (!xml_read_part(package, part, &events, &found, failure)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        wanted[i].target = wanted[i].target.size > 0 ? wanted[i].target : span_of(usual[i]);
        if (!resolve(arena, source, &wanted[i].target)) {
            return fail_memory(failure);
        }
    }
    return true;
}

/* ---- the document ---- */

static bool read_body(struct package *package, struct document *document, struct body *body, struct failure *failure)
{
    struct arena *arena = document->arena;
    struct wanted main_part[] = {{"officeDocument", {NULL, 0}}};
    struct wanted parts[] = {{"styles", {NULL, 0}}, {"numbering", {NULL, 0}}};
    struct style_sheet sheet = {0};
    if (!find_parts(package, arena, (struct span){NULL, 0}, main_part, (const char *const[]){"word/document.xml"}, 1,
                    failure) ||
        !find_parts(package, arena, main_part[0].target, parts, (const char *const[]){"styles.xml", "numbering.xml"}, 2,
                    failure) ||
        !styles_read(package, arena, parts[0].target, &sheet, failure)) {
        return false;
    }
    struct numbering *numbering = numbering_read(package, arena, parts[1].target, &sheet, failure);
    return numbering && body_read(package, arena, main_part[0].target, &sheet, numbering, body, failure);
}

static bool has_tables(const struct document *document)
{
    return document->table_count > 0;
}

/* What the document holds and no reader can give, where it may be what the form's tables are. */
static struct span remark_on(const struct document *document, const struct body *body)
{
    if (body->embedded) {
        return SPAN("文中嵌有另一个文件，要在文字处理软件中打开后另存才能读到");
    }
    if (body->pictures > 0 && !has_tables(document)) {
        return SPAN("文中没有表格，表格可能是图片");
    }
    return (struct span){NULL, 0};
}

static bool read_package(struct span bytes, struct document *document, struct body *body, struct failure *failure)
{
    *body = (struct body){.pictures = 0};
    struct package *package = package_open(document->arena, bytes, failure);
    bool done = package && read_body(package, document, body, failure);
    package_close(package);
    return done;
}

/* Whether the libraries, which do not use the arena's memory, could get some now. */
static bool is_memory_left(void)
{
    enum { SOME = 1 << 20 };
    void *volatile block = malloc(SOME); /* else clang takes it for granted, as nothing is written there */
    bool left = block != NULL;
    free(block);
    return left;
}

bool docx_read(struct span bytes, struct document *document, struct failure *failure)
{
    struct body body;
    bool done = read_package(bytes, document, &body, failure);
    if (!done && failure->code == FAILURE_DAMAGED) {
        /* Where libzip and libxml2 lack memory they may call the file damaged, which would be kept as a verdict. */
        struct failure again = {0};
        done = read_package(bytes, document, &body, &again);
        *failure = done || is_memory_left() ? again : failure_of(CAUSE_MEMORY);
    }
    if (!done || !blocks_write(&body.blocks, document, failure)) {
        return false;
    }
    document->remark = remark_on(document, &body);
    return true;
}
