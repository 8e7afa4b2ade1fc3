#include "read/html/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

#include "base/limits.h"
#include "read/html/html.h"
#include "read/html/builder.h"
#include "read/html/element.h"
#include "read/html/word.h"

enum { KNOWN_NAMES = 64 };

struct reading {
    struct html_page *page;
    struct failure *failure;
    struct html_builder builder;
    htmlParserCtxtPtr parser;
    uint32_t depth;     /* elements open */
    uint32_t element;   /* elements begun */
    uint32_t elements;  /* there are no more */
    const bool *reveal; /* of each element: whether to show it although it is hidden; NULL: none */

    /* The hidden element in which the parser stands. */
    uint32_t hidden;        /* elements open inside it, itself included; 0: all is shown */
    uint32_t hidden_tables; /* tables open among them */
    uint32_t hidden_cells;  /* cells met */
    uint32_t hidden_index;  /* its number among the elements */
    enum action hidden_by;  /* what it is */
    bool in_title;
    bool ended; /* the last tag was met */
    struct {
        const xmlChar *name; /* the parser keeps one copy of each, so the address tells it */
        const struct element *element;
    } known[KNOWN_NAMES];
};

static const struct element *element_of(struct reading *reading, const xmlChar *name)
{
    size_t slot = ((uintptr_t)name >> 3) % KNOWN_NAMES;
    if (reading->known[slot].name == name) {
        return reading->known[slot].element;
    }
    const struct element *element = html_element_find((const char *)name);
    reading->known[slot].name = name;
    reading->known[slot].element = element;
    return element;
}

static struct span attribute_of(const xmlChar **attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2) {
        if (strcmp((const char *)attributes[i], name) == 0) {
            return span_of((const char *)attributes[i + 1]);
        }
    }
    return (struct span){0};
}

static bool is_hidden(const xmlChar **attributes)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2) {
        if (strcmp((const char *)attributes[i], HTML_HIDDEN) == 0) {
            return true;
        }
    }
    return false;
}

/* A span as browsers read it (HTML, section 2.3.4.2): digits, perhaps behind a plus; 1 where there are none. */
static uint32_t span_attribute(const xmlChar **attributes, const char *name, uint32_t most)
{
    struct span text = span_trim(attribute_of(attributes, name));
    size_t start = span_starts(text, SPAN("+"));
    if (start == text.size || !html_is_digit(text.data[start])) {
        return 1;
    }
    uint32_t value = 0;
    for (size_t i = start; i < text.size && html_is_digit(text.data[i]) && value <= most; i++) {
        value = value * 10 + (uint32_t)(text.data[i] - '0');
    }
    return value < most ? value : most;
}

/* ---- what elements do ---- */

static bool keep(struct reading *reading, struct span text, struct span *copy)
{
    return arena_copy(reading->page->document->arena, text, copy) || fail_memory(reading->failure);
}

static bool open_meta(struct reading *reading, const xmlChar **attributes)
{
    struct span name = attribute_of(attributes, "name"), content;
    name = name.size > 0 ? name : attribute_of(attributes, "property");
    if (!keep(reading, name, &name) || !keep(reading, attribute_of(attributes, "content"), &content)) {
        return false;
    }
    html_facts_name(&reading->page->facts, name, content);
    return true;
}

static bool note_link(struct reading *reading, struct span link)
{
    struct document *document = reading->page->document;
    return document->attachment.size > 0 || !html_is_attachment(link) ||
           keep(reading, span_trim(link), &document->attachment);
}

static bool open_link(struct reading *reading, const xmlChar **attributes)
{
    struct span link = attribute_of(attributes, "href");
    reading->page->document->link_count += link.size > 0;
    return note_link(reading, link);
}

/* An attribute in which a page keeps markup that its script shows later. */
static bool note_markup(struct reading *reading, struct span text)
{
    struct html_page *page = reading->page;
    return html_find_word(text, SPAN("table")) == SIZE_MAX ||
           (keep(reading, text, &text) &&
            html_fragment_add(page->document->arena, &page->fragments, FRAGMENT_TEXT, text, reading->failure));
}

/* A field shows its value; one that is hidden may keep a whole page. */
static bool open_input(struct reading *reading, const xmlChar **attributes)
{
    struct span type = attribute_of(attributes, "type"), value = attribute_of(attributes, "value");
    const struct html_table *table = reading->builder.table;
    if (type.size == 0 || html_same_word(type, SPAN("text")) || html_same_word(type, SPAN("number"))) {
        return !table || !table->cell_open || html_add_text(&reading->builder, value);
    }
    return note_markup(reading, value);
}

static bool open_frame(struct reading *reading, const xmlChar **attributes)
{
    struct span source = attribute_of(attributes, "src");
    return note_link(reading, source.size > 0 ? source : attribute_of(attributes, "data")) &&
           note_markup(reading, attribute_of(attributes, "srcdoc"));
}

static bool open_cell(struct reading *reading, char kind, const xmlChar **attributes)
{
    uint32_t columns = span_attribute(attributes, "colspan", LIMIT_GRID_COLUMNS);
    uint32_t rows = span_attribute(attributes, "rowspan", LIMIT_GRID_CELLS);
    return html_open_cell(&reading->builder, kind, columns == 0 ? 1 : columns, rows);
}

static bool start(struct reading *reading, const struct element *element, const xmlChar **attributes)
{
    struct html_builder *builder = &reading->builder;
    switch (element->action) {
    case ACTION_NONE:
    case ACTION_UNSEEN:
    case ACTION_STRUCK:
    case ACTION_LAST:
        return true;
    case ACTION_BLOCK:
    case ACTION_BREAK:
        return html_end_line(builder);
    case ACTION_TABLE:
        return html_open_table(builder);
    case ACTION_TABLE_ENDS:
        return html_close_table(builder);
    case ACTION_GROUP:
        return html_open_group(builder, element->kind);
    case ACTION_GROUP_ENDS:
        return html_end_group(builder, element->kind);
    case ACTION_ROW:
        return html_open_row(builder);
    case ACTION_ROW_ENDS:
        return html_close_row(builder);
    case ACTION_CELL:
        return open_cell(reading, element->kind, attributes);
    case ACTION_CELL_ENDS:
        return html_end_cell(builder, element->kind);
    case ACTION_PREFORMATTED:
        if (!html_end_line(builder)) {
            return false;
        }
        builder->preformatted++;
        return true;
    case ACTION_TITLE:
        reading->in_title = html_end_line(builder);
        return reading->in_title;
    case ACTION_META:
        return open_meta(reading, attributes);
    case ACTION_LINK:
        return open_link(reading, attributes);
    case ACTION_FRAME:
        return open_frame(reading, attributes);
    case ACTION_INPUT:
        return open_input(reading, attributes);
    }
    return true;
}

static bool end(struct reading *reading, enum action action)
{
    struct html_builder *builder = &reading->builder;
    struct span title;
    switch (action) {
    case ACTION_BLOCK:
        return html_end_line(builder);
    case ACTION_PREFORMATTED:
        if (!html_end_line(builder)) {
            return false;
        }
        builder->preformatted -= builder->preformatted > 0;
        return true;
    case ACTION_TITLE:
        if (!reading->in_title) {
            return true;
        }
        reading->in_title = false;
        if (!keep(reading, html_take_line(builder), &title)) {
            return false;
        }
        html_facts_title(&reading->page->facts, title);
        return true;
    default:
        return true;
    }
}

/* ---- what is hidden ---- */

/* How far up in a table an element stands; the end of one ends those below it. */
static int rank_in_table(enum action action)
{
    return action == ACTION_GROUP ? 1 : action == ACTION_ROW ? 2 : action == ACTION_CELL ? 3 : 4;
}

/* A cell, row or group begins: one that is hidden ends there even if its end tag is missing. */
static bool ends_hiding(const struct reading *reading, enum action action)
{
    int rank = rank_in_table(action);
    return reading->builder.table && reading->hidden_tables == 0 && rank < 4 &&
           rank <= rank_in_table(reading->hidden_by);
}

static bool hides(const struct reading *reading, enum action action, const xmlChar **attributes)
{
    if (action == ACTION_META || action == ACTION_INPUT) {
        return false; /* they show nothing, but say something */
    }
    bool revealed = reading->reveal && reading->element < reading->elements && reading->reveal[reading->element];
    return action == ACTION_UNSEEN || (!revealed && (action == ACTION_STRUCK || is_hidden(attributes)));
}

/* Takes note of hidden tables. A hidden cell or row is none of them: that is how columns are left out. */
static bool end_hiding(struct reading *reading)
{
    struct html_page *page = reading->page;
    reading->hidden = 0;
    if (reading->hidden_cells == 0 || rank_in_table(reading->hidden_by) < 4 ||
        reading->hidden_index >= reading->elements) {
        return true;
    }
    if (!page->hidden_tables || page->hidden_table_size != reading->elements) {
        page->hidden_tables = arena_allocate_array(page->document->arena, reading->elements, sizeof(bool));
        if (!page->hidden_tables) {
            return fail_memory(reading->failure);
        }
        page->hidden_table_size = reading->elements;
    }
    page->hidden_tables[reading->hidden_index] = true;
    page->hidden_cells += reading->hidden_cells;
    return true;
}

/* Begins to hide at an element. Where it is a cell the one before it ends all the same. */
static bool begin_hiding(struct reading *reading, enum action action)
{
    reading->hidden = 1;
    reading->hidden_by = action;
    reading->hidden_index = reading->element;
    reading->hidden_tables = action == ACTION_TABLE;
    reading->hidden_cells = 0;
    return action == ACTION_CELL  ? html_close_cell(&reading->builder)
           : action == ACTION_ROW ? html_close_row(&reading->builder)
                                  : true;
}

/* ---- events of the parser ---- */

static void stop_unless(struct reading *reading, bool done)
{
    if (!done) {
        xmlStopParser(reading->parser);
    }
}

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct reading *reading = user;
    if (reading->failure->code != FAILURE_NONE) {
        return;
    }
    if (++reading->depth > LIMIT_NESTING) {
        stop_unless(reading, fail(reading->failure, CAUSE_ELEMENTS_TOO_DEEP));
        return;
    }
    const struct element *element = element_of(reading, name);
    enum action action = element->action;
    if (action == ACTION_LAST) {
        reading->ended = true;
        return;
    }
    if (reading->hidden > 0 && ends_hiding(reading, action) && !end_hiding(reading)) {
        stop_unless(reading, false);
    } else if (reading->hidden > 0) {
        reading->hidden++;
        reading->hidden_tables += action == ACTION_TABLE;
        reading->hidden_cells += action == ACTION_CELL;
    } else if (hides(reading, action, attributes)) {
        stop_unless(reading, begin_hiding(reading, action));
    } else {
        reading->page->shown_cells += action == ACTION_CELL;
        stop_unless(reading, start(reading, element, attributes));
    }
    reading->element++;
}

static void end_element(void *user, const xmlChar *name)
{
    struct reading *reading = user;
    if (reading->failure->code != FAILURE_NONE) {
        return;
    }
    reading->depth -= reading->depth > 0;
    enum action action = element_of(reading, name)->action;
    if (reading->hidden > 1) {
        reading->hidden--;
        reading->hidden_tables -= action == ACTION_TABLE && reading->hidden_tables > 0;
        return;
    }
    if (reading->hidden == 1) {
        stop_unless(reading, end_hiding(reading));
        return;
    }
    stop_unless(reading, end(reading, action));
}

static void characters(void *user, const xmlChar *text, int size)
{
    struct reading *reading = user;
    if (reading->failure->code != FAILURE_NONE || reading->hidden > 0) {
        return;
    }
    stop_unless(reading, html_add_text(&reading->builder, (struct span){(const char *)text, (size_t)size}));
}

/* The markup was made ready, so a name that the parser cannot read is one that it had no memory for. */
#if LIBXML_VERSION >= 21200
static void parser_error(void *user, const xmlError *error)
#else
static void parser_error(void *user, xmlErrorPtr error)
#endif
{
    struct reading *reading = user;
    if (error->code == XML_ERR_NO_MEMORY || error->code == XML_ERR_NAME_REQUIRED) {
        fail_memory(reading->failure);
        xmlStopParser(reading->parser);
    }
}

static bool parse(struct reading *reading, struct span text)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .serror = parser_error,
                             .startElement = start_element,
                             .endElement = end_element,
                             .characters = characters,
                             .ignorableWhitespace = characters,
                             .cdataBlock = characters};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, reading, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) {
        return fail_memory(reading->failure);
    }
    reading->parser = parser;
    htmlCtxtUseOptions(parser, HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_NOWARNING |
                                   (int)XML_PARSE_HUGE);
    htmlParseChunk(parser, text.data, (int)text.size, 1);
    htmlFreeParserCtxt(parser);
    if (!reading->ended) {
        return fail(reading->failure, CAUSE_PARSER_STOPPED);
    }
    if (reading->failure->code != FAILURE_NONE) {
        return false;
    }
    return (reading->hidden == 0 || end_hiding(reading)) && html_finish(&reading->builder);
}

bool html_page_read(struct html_page *page, struct span markup, struct failure *failure)
{
    struct arena *arena = page->document->arena;
    struct html_markup prepared = {.fragments = page->fragments};
    if (!html_markup_prepare(arena, markup, &prepared, failure)) {
        return false;
    }
    page->fragments = prepared.fragments;
    page->pictures += prepared.pictures;
    page->cut = page->cut || prepared.cut;
    if (prepared.text.size > INT_MAX) {
        return fail(failure, CAUSE_TOO_LARGE_REPORT);
    }
    bool again = page->hidden_table_size == prepared.elements;
    struct reading reading = {
        .page = page, .failure = failure, .elements = prepared.elements, .reveal = again ? page->hidden_tables : NULL};
    reading.builder = (struct html_builder){
        .document = page->document, .failure = failure, .line = {.arena = arena}, .typed = page->typed};
    return parse(&reading, prepared.text);
}

const char *html_library(void)
{
    return "libxml2 " LIBXML_DOTTED_VERSION;
}
