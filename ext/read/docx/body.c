#include "read/docx/body.h"

#include <stdlib.h>

#include "read/docx/content.h"

static enum visit skip(struct reading *reading, const struct element *element)
{
    (void)reading, (void)element;
    return VISIT_SKIP;
}

static enum visit enter(struct reading *reading, const struct element *element)
{
    (void)reading, (void)element;
    return VISIT_INSIDE;
}

static enum visit embedded_file(struct reading *reading, const struct element *element)
{
    (void)element;
    reading->body->embedded = true;
    return VISIT_SKIP;
}

struct element_meaning {
    const char *name;
    enum region where;  /* the region in which it means this */
    enum region inside; /* the region of what it holds */
    open_element open;
    close_element close; /* NULL: nothing to do */
};

/* Elements of WordprocessingML by name, then region. Among properties all others are skipped, earlier properties
 * (w:pPrChange and the like) with them; in content all others are seen through: insertions, links, content controls. */
static const struct element_meaning meanings[] = {
    {"altChunk", REGION_CONTENT, REGION_CONTENT, embedded_file, NULL},
    {"body", REGION_CONTENT, REGION_CONTENT, open_body, close_body},
    {"br", REGION_CONTENT, REGION_CONTENT, line_break, NULL},
    {"cellDel", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"cellMerge", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"cr", REGION_CONTENT, REGION_CONTENT, line_break, NULL},
    {"del", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"del", REGION_PARAGRAPH_PROPERTIES, REGION_CONTENT, delete_mark, NULL},
    {"del", REGION_ROW_PROPERTIES, REGION_CONTENT, row_property, NULL},
    {"dstrike", REGION_RUN_PROPERTIES, REGION_CONTENT, run_look, NULL},
    {"endnoteReference", REGION_CONTENT, REGION_CONTENT, note_reference, NULL},
    {"fldChar", REGION_CONTENT, REGION_CONTENT, field_mark, NULL},
    {"footnoteReference", REGION_CONTENT, REGION_CONTENT, note_reference, NULL},
    {"gridBefore", REGION_ROW_PROPERTIES, REGION_CONTENT, row_property, NULL},
    {"gridSpan", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"hMerge", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"ilvl", REGION_PARAGRAPH_PROPERTIES, REGION_CONTENT, level_of_paragraph, NULL},
    {"moveFrom", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"moveFrom", REGION_PARAGRAPH_PROPERTIES, REGION_CONTENT, delete_mark, NULL},
    {"noBreakHyphen", REGION_CONTENT, REGION_CONTENT, hyphen, NULL},
    {"numId", REGION_PARAGRAPH_PROPERTIES, REGION_CONTENT, list_of_paragraph, NULL},
    {"numPr", REGION_PARAGRAPH_PROPERTIES, REGION_PARAGRAPH_PROPERTIES, enter, NULL},
    {"p", REGION_CONTENT, REGION_CONTENT, open_paragraph, close_paragraph},
    {"pPr", REGION_CONTENT, REGION_PARAGRAPH_PROPERTIES, enter, close_paragraph_properties},
    {"pStyle", REGION_PARAGRAPH_PROPERTIES, REGION_CONTENT, paragraph_style, NULL},
    {"position", REGION_RUN_PROPERTIES, REGION_CONTENT, run_look, NULL},
    {"ptab", REGION_CONTENT, REGION_CONTENT, tabulator, NULL},
    {"r", REGION_CONTENT, REGION_CONTENT, open_run, NULL},
    {"rPr", REGION_CONTENT, REGION_RUN_PROPERTIES, enter, NULL},
    {"rPr", REGION_PARAGRAPH_PROPERTIES, REGION_PARAGRAPH_PROPERTIES, enter, NULL},
    {"rStyle", REGION_RUN_PROPERTIES, REGION_CONTENT, run_style, NULL},
    {"rt", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"sdtEndPr", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"sdtPr", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"sectPr", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"strike", REGION_RUN_PROPERTIES, REGION_CONTENT, run_look, NULL},
    {"sym", REGION_CONTENT, REGION_CONTENT, symbol, NULL},
    {"t", REGION_CONTENT, REGION_TEXT, enter, NULL},
    {"tab", REGION_CONTENT, REGION_CONTENT, tabulator, NULL},
    {"tbl", REGION_CONTENT, REGION_CONTENT, open_table, close_table},
    {"tblGrid", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"tblPr", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"tblPrEx", REGION_CONTENT, REGION_CONTENT, skip, NULL},
    {"tc", REGION_CONTENT, REGION_CONTENT, open_cell, close_cell},
    {"tcPr", REGION_CONTENT, REGION_CELL_PROPERTIES, enter, NULL},
    {"tcW", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"tr", REGION_CONTENT, REGION_CONTENT, open_row, close_row},
    {"trPr", REGION_CONTENT, REGION_ROW_PROPERTIES, enter, NULL},
    {"txbxContent", REGION_CONTENT, REGION_CONTENT, open_text_box, close_text_box},
    {"vMerge", REGION_CELL_PROPERTIES, REGION_CONTENT, cell_property, NULL},
    {"vanish", REGION_RUN_PROPERTIES, REGION_CONTENT, run_look, NULL},
    {"vertAlign", REGION_RUN_PROPERTIES, REGION_CONTENT, run_look, NULL},
    {"wBefore", REGION_ROW_PROPERTIES, REGION_CONTENT, row_property, NULL},
};

/* v:textpath */
static const struct element_meaning word_art = {"textpath", REGION_CONTENT, REGION_CONTENT, art_text, NULL};
static const struct element_meaning math_text = {"t", REGION_CONTENT, REGION_TEXT, enter, NULL};

static int compare_meanings(const void *a, const void *b)
{
    const struct element_meaning *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->where > y->where) - (x->where < y->where);
}

/* The parser keeps one copy of each name, so that a name that was looked up is known again by where it stands. */
static const struct element_meaning *find_word(struct reading *reading, const char *name)
{
    struct known_name *known = &reading->known[((uintptr_t)name >> 2 ^ reading->region) % KNOWN_NAMES];
    if (known->name != name || known->where != reading->region) {
        struct element_meaning wanted = {.name = name, .where = reading->region};
        *known = (struct known_name){
            name, reading->region,
            bsearch(&wanted, meanings, sizeof meanings / sizeof *meanings, sizeof *meanings, compare_meanings)};
    }
    return known->meaning;
}

static const struct element_meaning *find_meaning(struct reading *reading, const struct element *element)
{
    switch (element->vocabulary) {
    case VOCABULARY_WORD:
        return find_word(reading, element->name);
    case VOCABULARY_MATH:
        return strcmp(element->name, "t") == 0 ? &math_text : NULL;
    default:
        if (strcmp(element->name, "textpath") == 0) {
            return &word_art;
        }
        /* a:blip and v:imagedata: the picture itself, whatever stands around it. */
        reading->body->pictures += strcmp(element->name, "blip") == 0 || strcmp(element->name, "imagedata") == 0;
        return NULL;
    }
}

static enum visit on_open(void *context, const struct element *element, struct failure *failure)
{
    (void)failure;
    struct reading *reading = context;
    const struct element_meaning *meaning = find_meaning(reading, element);
    if (!meaning && reading->region != REGION_CONTENT) {
        return VISIT_SKIP;
    }
    reading->misplaced = false;
    enum visit visit = meaning ? meaning->open(reading, element) : VISIT_INSIDE;
    if (visit == VISIT_INSIDE) {
        reading->stack[reading->depth++] =
            (struct open){meaning && !reading->misplaced ? meaning->close : NULL, reading->region};
        reading->region = meaning ? meaning->inside : reading->region;
    }
    return visit;
}

static bool on_close(void *context, struct failure *failure)
{
    (void)failure;
    struct reading *reading = context;
    struct open *open = &reading->stack[--reading->depth];
    reading->region = open->around;
    return !open->close || open->close(reading);
}

bool body_read(struct package *package, struct arena *arena, struct span part, const struct style_sheet *sheet,
               struct numbering *numbering, struct body *body, struct failure *failure)
{
    struct reading *reading = arena_allocate(arena, sizeof *reading);
    if (!reading) {
        return fail_memory(failure);
    }
    *reading = (struct reading){.arena = arena,
                                .sheet = sheet,
                                .numbering = numbering,
                                .body = body,
                                .failure = failure,
                                .line = {.arena = arena}};
    struct xml_events events = {reading, on_open, on_close, add_piece};
    if (!xml_read_part(package, part, &events, NULL, failure)) {
        return false;
    }
    return reading->has_body || fail(failure, CAUSE_NO_BODY);
}
