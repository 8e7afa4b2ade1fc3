#include "read/package/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/limits.h"

enum {
    /* The parser compares every attribute of a tag with every other, and looks a prefix up in all that are declared
     * around it; real tags stay far below. */
    MOST_ATTRIBUTES = 256,
    MOST_NAMESPACES = 256,
    /* Its dictionary of names slows down as it fills; WordprocessingML has 20 KB of names in all. */
    MOST_NAME_BYTES = 1 << 20,
    NUMBER_MOST = 1000000000
};

/* libxml2 sets itself up at its first use, and two threads that both use it first do so twice. The loader lets one in. */
__attribute__((constructor)) static void begin_libxml2(void)
{
    xmlInitParser();
}

static const struct {
    const char *address;
    enum vocabulary vocabulary;
} namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", VOCABULARY_WORD},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", VOCABULARY_WORD},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", VOCABULARY_MATH},
    {"http://purl.oclc.org/ooxml/officeDocument/math", VOCABULARY_MATH},
    {"http://schemas.openxmlformats.org/package/2006/relationships", VOCABULARY_RELATIONSHIPS},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", VOCABULARY_COMPATIBILITY},
};

/* The extensions whose content is read as any other: shapes and their text, and what they stand in. */
static const char *const understood[] = {"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15"};

/* Where the bytes stand, as far as attributes have to be counted before the parser sees them. */
enum lexical { IN_TEXT, AT_MARKUP, IN_TAG, IN_VALUE, IN_DECLARATION, IN_COMMENT, IN_CDATA };

struct tag_guard {
    enum lexical state;
    char quote;
    uint32_t attributes;
    uint64_t last; /* of a declaration, a comment or CDATA: the bytes read last, the newest lowest */
};

struct xml_reading {
    struct package_part *part;
    const struct xml_events *events;
    struct failure *failure;
    xmlParserCtxtPtr parser;
    struct tag_guard guard;
    bool begun, no_memory;
    const xmlChar *address; /* of the namespace met last */
    enum vocabulary vocabulary;
    uint32_t depth;
    uint32_t skipped_at; /* depth of the element that is skipped with all that it holds; 0: none */
    uint32_t namespace_count;
    uint16_t declared[LIMIT_NESTING + 1]; /* namespaces by depth */
    bool alternative[LIMIT_NESTING + 1];  /* an mc:AlternateContent stands at this depth */
    bool transparent[LIMIT_NESTING + 1];  /* markup of compatibility itself: not handed on */
    bool chosen[LIMIT_NESTING + 1];       /* and one of its branches was taken */
};

/* ---- attributes ---- */

bool element_attribute(const struct element *element, const char *name, struct span *value)
{
    for (int i = 0; i < element->attribute_count; i++) {
        const unsigned char **attribute = element->attributes + (ptrdiff_t)i * 5; /* name, prefix, URI, value, end */
        if (strcmp((const char *)attribute[0], name) == 0) {
            *value = span_between((const char *)attribute[3], (const char *)attribute[4]);
            return true;
        }
    }
    return false;
}

uint32_t element_number(const struct element *element, const char *name, uint32_t otherwise)
{
    struct span text;
    if (!element_attribute(element, name, &text)) {
        return otherwise;
    }
    uint32_t number = 0;
    size_t i = 0;
    while (i < text.size && text.data[i] >= '0' && text.data[i] <= '9') {
        number = number * 10 + (uint32_t)(text.data[i++] - '0');
        if (number > NUMBER_MOST / 10) {
            return NUMBER_MOST;
        }
    }
    return i == 0 ? otherwise : number;
}

bool element_is_on(const struct element *element)
{
    struct span value;
    return !element_attribute(element, "val", &value) ||
           !(span_equal(value, SPAN("0")) || span_equal(value, SPAN("false")) || span_equal(value, SPAN("off")));
}

/* ---- bytes on their way to the parser ---- */

/* The bytes of a tag that matter: what begins or ends a value, an attribute, the tag. */
static const bool tells[256] = {['>'] = true, ['='] = true, ['"'] = true, ['\''] = true};

/* Whether what came last is the text, of at most eight characters. */
static bool ends_with(const struct tag_guard *guard, struct span text)
{
    uint64_t wanted = 0, mask = 0;
    for (size_t i = 0; i < text.size; i++) {
        wanted = wanted << 8 | (unsigned char)text.data[i];
        mask = mask << 8 | 0xFF;
    }
    return (guard->last & mask) == wanted;
}

/* A byte of a tag, or of a declaration, that tells something. */
static void guard_tag(struct tag_guard *guard, char c)
{
    if (c == '>') {
        guard->state = IN_TEXT;
    } else if (c == '=') {
        guard->attributes++;
    } else {
        guard->quote = c;
        guard->state = IN_VALUE;
    }
}

/* A byte of what begins with <! or stands in a comment or CDATA. */
static void guard_other(struct tag_guard *guard, char c)
{
    guard->last = guard->last << 8 | (unsigned char)c;
    if (guard->state != IN_DECLARATION) {
        bool ended = c == '>' && ends_with(guard, guard->state == IN_COMMENT ? SPAN("-->") : SPAN("]]>"));
        guard->state = ended ? IN_TEXT : guard->state;
    } else if (c == '-' && ends_with(guard, SPAN("<!--"))) {
        guard->state = IN_COMMENT;
    } else if (c == '[' && ends_with(guard, SPAN("![CDATA["))) {
        guard->state = IN_CDATA;
    } else if (tells[(unsigned char)c]) {
        guard_tag(guard, c);
    }
}

/* Goes on behind bytes that tell nothing, which most are. */
static const char *skip_idle(const struct tag_guard *guard, const char *at, const char *end)
{
    if (guard->state == IN_TAG) {
        while (at < end && !tells[(unsigned char)*at]) {
            at++;
        }
        return at;
    }
    char sought = guard->state == IN_TEXT ? '<' : guard->quote;
    at = guard->state == IN_TEXT || guard->state == IN_VALUE ? memchr(at, sought, (size_t)(end - at)) : at;
    return at ? at : end;
}

/* False once a tag has too many attributes. */
static bool guard_bytes(struct tag_guard *guard, const char *at, size_t size)
{
    const char *end = at + size;
    while ((at = skip_idle(guard, at, end)) < end && guard->attributes <= MOST_ATTRIBUTES) {
        char c = *at++;
        switch (guard->state) {
        case IN_TEXT:
            guard->attributes = 0;
            guard->state = AT_MARKUP;
            break;
        case AT_MARKUP:
            guard->last = '<';
            guard->state = c == '!' ? IN_DECLARATION : IN_TAG;
            at--;
            break;
        case IN_TAG:
            guard_tag(guard, c);
            break;
        case IN_VALUE:
            guard->state = IN_TAG;
            break;
        default:
            guard_other(guard, c);
        }
    }
    return guard->attributes <= MOST_ATTRIBUTES;
}

/* Reports an end rather than an error: the failure is recorded already, and libxml2 would print one of its own. */
static int next_bytes(void *context, char *out, int size)
{
    struct xml_reading *reading = context;
    if (reading->failure->code != FAILURE_NONE || size <= 0) {
        return 0;
    }
    size_t got = part_read(reading->part, out, (size_t)size, reading->failure);
    if (!reading->begun && (got >= 2 && (memcmp(out, "\xFF\xFE", 2) == 0 || memcmp(out, "\xFE\xFF", 2) == 0))) {
        fail(reading->failure, CAUSE_XML_UTF16);
        return 0;
    }
    reading->begun = true;
    if (!guard_bytes(&reading->guard, out, got)) {
        fail(reading->failure, CAUSE_XML_ATTRIBUTES);
        return 0;
    }
    return (int)got;
}

/* ---- events ---- */

static uint64_t byte_position(const struct xml_reading *reading)
{
    long position = xmlByteConsumed(reading->parser);
    return position > 0 ? (uint64_t)position : 0;
}

static void stop(struct xml_reading *reading)
{
    xmlStopParser(reading->parser);
}

/* The parser keeps one copy of each address, and one element is mostly of the same vocabulary as the one before. */
static enum vocabulary vocabulary_of(struct xml_reading *reading, const xmlChar *address)
{
    if (address == reading->address) {
        return reading->vocabulary;
    }
    reading->address = address;
    reading->vocabulary = VOCABULARY_OTHER;
    for (size_t i = 0; address && i < COUNT(namespaces); i++) {
        if (strcmp((const char *)address, namespaces[i].address) == 0) {
            reading->vocabulary = namespaces[i].vocabulary;
        }
    }
    return reading->vocabulary;
}

/* Whether each prefix that a branch requires is among those understood. */
static bool is_understood(const struct element *choice)
{
    struct span required;
    if (!element_attribute(choice, "Requires", &required)) {
        return false;
    }
    while ((required = span_trim(required)).size > 0) {
        const char *end = memchr(required.data, ' ', required.size);
        struct span prefix = end ? span_between(required.data, end) : required;
        if (!span_is_any(prefix, ANY(understood))) {
            return false;
        }
        required = span_from(required, prefix.size);
    }
    return true;
}

/* mc:AlternateContent and its branches are seen through; all branches but one are skipped. */
static enum visit visit_compatibility(struct xml_reading *reading, const struct element *element)
{
    uint32_t depth = reading->depth;
    reading->transparent[depth] = true;
    if (strcmp(element->name, "AlternateContent") == 0) {
        reading->alternative[depth] = true;
        return VISIT_INSIDE;
    }
    if (!reading->alternative[depth - 1]) {
        return VISIT_INSIDE;
    }
    bool fallback = strcmp(element->name, "Fallback") == 0;
    if (reading->chosen[depth - 1] || !(fallback || is_understood(element))) {
        return VISIT_SKIP;
    }
    reading->chosen[depth - 1] = true;
    return VISIT_INSIDE;
}

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address,
                    int namespace_count, const xmlChar **declarations, int attribute_count, int defaulted,
                    const xmlChar **attributes)
{
    (void)prefix, (void)declarations, (void)defaulted;
    struct xml_reading *reading = context;
    if (reading->failure->code != FAILURE_NONE) {
        return;
    }
    uint32_t depth = ++reading->depth;
    reading->namespace_count += (uint32_t)namespace_count;
    if (depth > LIMIT_NESTING || reading->namespace_count > MOST_NAMESPACES) {
        enum cause cause = depth > LIMIT_NESTING ? CAUSE_XML_TOO_DEEP : CAUSE_XML_NAMESPACES;
        fail_at(reading->failure, cause, "byte", byte_position(reading));
        stop(reading);
        return;
    }
    reading->declared[depth] = (uint16_t)namespace_count;
    reading->alternative[depth] = reading->chosen[depth] = reading->transparent[depth] = false;
    if (reading->skipped_at > 0) {
        return;
    }
    struct element element = {(const char *)name, vocabulary_of(reading, address), attributes, attribute_count};
    enum visit visit = element.vocabulary == VOCABULARY_COMPATIBILITY
                           ? visit_compatibility(reading, &element)
                           : reading->events->open(reading->events->context, &element, reading->failure);
    if (visit == VISIT_SKIP) {
        reading->skipped_at = depth;
    } else if (visit == VISIT_FAILED) {
        stop(reading);
    }
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address)
{
    (void)name, (void)prefix, (void)address;
    struct xml_reading *reading = context;
    if (reading->failure->code != FAILURE_NONE || reading->depth == 0) {
        return;
    }
    uint32_t depth = reading->depth--;
    reading->namespace_count -= reading->declared[depth];
    if (reading->skipped_at > 0) {
        reading->skipped_at = reading->skipped_at == depth ? 0 : reading->skipped_at;
    } else if (!reading->transparent[depth] && reading->events->close &&
               !reading->events->close(reading->events->context, reading->failure)) {
        stop(reading);
    }
}

static void on_text(void *context, const xmlChar *text, int size)
{
    struct xml_reading *reading = context;
    if (reading->failure->code != FAILURE_NONE || reading->skipped_at > 0 || !reading->events->text || size <= 0) {
        return;
    }
    struct span piece = {(const char *)text, (size_t)size};
    if (!reading->events->text(reading->events->context, piece, reading->failure)) {
        stop(reading);
    }
}

/* The package format forbids document types; with them go entities and all that they can do. */
static void on_document_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct xml_reading *reading = context;
    fail_at(reading->failure, CAUSE_XML_DOCUMENT_TYPE, "byte", byte_position(reading));
    stop(reading);
}

/* Also keeps the library from printing: without a handler of errors it writes some to the standard error. */
#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    struct xml_reading *reading = context;
    reading->no_memory = reading->no_memory || error->code == XML_ERR_NO_MEMORY;
}

/* ---- one part ---- */

static bool parse_part(struct xml_reading *reading)
{
    xmlSAXHandler handler = {
        .internalSubset = on_document_type,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
        .initialized = XML_SAX2_MAGIC,
    };
    reading->parser = xmlCreateIOParserCtxt(&handler, reading, next_bytes, NULL, reading, XML_CHAR_ENCODING_UTF8);
    if (!reading->parser) {
        return fail_memory(reading->failure);
    }
    /* XML_PARSE_HUGE lifts the parser's own, lower limit of nesting: ours is named. */
    xmlCtxtUseOptions(reading->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE |
                                           XML_PARSE_IGNORE_ENC);
    xmlDictSetLimit(reading->parser->dict, MOST_NAME_BYTES);
    xmlParseDocument(reading->parser);
    if (xmlDictGetUsage(reading->parser->dict) > MOST_NAME_BYTES - MOST_NAME_BYTES / 16) {
        fail(reading->failure, CAUSE_XML_NAMES);
    } else if (reading->no_memory) {
        fail_memory(reading->failure);
    } else if (!reading->parser->wellFormed) {
        fail_at(reading->failure, CAUSE_XML_DAMAGED, "byte", byte_position(reading));
    }
    xmlFreeDoc(reading->parser->myDoc);
    xmlFreeParserCtxt(reading->parser);
    return reading->failure->code == FAILURE_NONE;
}

/* What goes wrong where no parser is at hand, the library writes to the host's standard error, unless told otherwise. Its
 * handler is the thread's, and given back. */
static bool parse(struct xml_reading *reading)
{
    xmlStructuredErrorFunc handler = xmlStructuredError;
    void *context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(reading, on_error);
    bool done = parse_part(reading);
    xmlSetStructuredErrorFunc(context, handler);
    return done;
}

bool xml_read_part(struct package *package, struct span part, const struct xml_events *events, bool *found,
                   struct failure *failure)
{
    struct xml_reading reading = {.events = events, .failure = failure};
    if (!part_open(package, part, &reading.part, failure)) {
        return false;
    }
    if (found) {
        *found = reading.part != NULL;
    }
    if (!reading.part) {
        return found ? true : fail(failure, CAUSE_NO_MAIN_PART);
    }
    bool done = parse(&reading);
    part_close(reading.part);
    return done;
}
