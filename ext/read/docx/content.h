/* What is open while the body of a Word document is read, and what its elements do to it. Only docx_body.c, which knows
 * which element is which, calls these. */
#ifndef DISCLOSURE_READ_DOCX_CONTENT_H
#define DISCLOSURE_READ_DOCX_CONTENT_H

#include "base/limits.h"
#include "read/docx/body.h"

/* Where an element stands decides what it means: w:del deletes what it holds, or the row or paragraph mark whose
 * properties it is among. */
enum region {
    REGION_CONTENT,
    REGION_TEXT,
    REGION_PARAGRAPH_PROPERTIES,
    REGION_RUN_PROPERTIES,
    REGION_ROW_PROPERTIES,
    REGION_CELL_PROPERTIES
};

/* What holds paragraphs and tables: the body, a cell, a text box. With it, the paragraph and table that are open. */
struct container {
    struct container *outer;
    struct block_list blocks;

    bool in_paragraph;
    bool mark_deleted; /* the paragraph goes on in the next */
    struct buffer text;
    struct buffer raised;    /* what stands above the line: marks of notes, unless nothing else is there */
    struct block_list boxes; /* of text boxes that stand in the paragraph */
    struct style style;
    struct list_place place;

    enum setting run_looks[LOOKS_OF_TEXT], run_style_looks[LOOKS_OF_TEXT];
    bool run_is_mark;         /* from here on, of a note */
    uint32_t fields;          /* open around here */
    uint32_t instructions_of; /* the field, counted from 1, whose instructions are read; 0: none */

    struct word_table *table;
    struct word_row *row;
    struct word_cell *cell;
};

struct reading;
typedef enum visit (*open_element)(struct reading *, const struct element *);
typedef bool (*close_element)(struct reading *);

struct open {
    close_element close; /* NULL: nothing to do */
    enum region around;
};

/* What an element of a name means in a region, once it was looked up. */
struct known_name {
    const char *name; /* by where it stands */
    enum region where;
    const struct element_meaning *meaning;
};

enum { KNOWN_NAMES = 64 };

struct reading {
    struct arena *arena;
    const struct style_sheet *sheet;
    struct numbering *numbering;
    struct body *body;
    struct failure *failure;
    struct container *container; /* the innermost; NULL outside the body */
    struct container *spare;     /* closed ones, for use again */
    struct buffer line;
    enum region region;
    bool misplaced; /* the element just opened stands where it means nothing: only what it holds counts */
    bool has_body;
    uint32_t cells;
    uint32_t depth;
    struct open stack[LIMIT_NESTING + 1];
    struct known_name known[KNOWN_NAMES];
};

/* Each of these handles one element when it opens, among the properties or the content that it stands in; and each
 * close_ of the same name when it closes. They fail by VISIT_FAILED or false with reading->failure set. */

/* docx_paragraph.c */
enum visit open_body(struct reading *reading, const struct element *element);
enum visit open_text_box(struct reading *reading, const struct element *element);
enum visit open_paragraph(struct reading *reading, const struct element *element);
enum visit paragraph_style(struct reading *reading, const struct element *element);
enum visit list_of_paragraph(struct reading *reading, const struct element *element);
enum visit level_of_paragraph(struct reading *reading, const struct element *element);
enum visit delete_mark(struct reading *reading, const struct element *element);
bool close_body(struct reading *reading);
bool close_text_box(struct reading *reading);
bool close_paragraph(struct reading *reading);
bool close_paragraph_properties(struct reading *reading);

/* docx_run.c */
enum visit open_run(struct reading *reading, const struct element *element);
enum visit run_style(struct reading *reading, const struct element *element);
enum visit run_look(struct reading *reading, const struct element *element);
enum visit note_reference(struct reading *reading, const struct element *element);
enum visit line_break(struct reading *reading, const struct element *element);
enum visit tabulator(struct reading *reading, const struct element *element);
enum visit hyphen(struct reading *reading, const struct element *element);
enum visit symbol(struct reading *reading, const struct element *element);
enum visit art_text(struct reading *reading, const struct element *element);
enum visit field_mark(struct reading *reading, const struct element *element);
bool add_piece(void *context, struct span text, struct failure *failure); /* of character data */

/* docx_cell.c */
enum visit open_table(struct reading *reading, const struct element *element);
enum visit open_row(struct reading *reading, const struct element *element);
enum visit open_cell(struct reading *reading, const struct element *element);
enum visit row_property(struct reading *reading, const struct element *element);
enum visit cell_property(struct reading *reading, const struct element *element);
bool close_table(struct reading *reading);
bool close_row(struct reading *reading);
bool close_cell(struct reading *reading);

/* For an element that stands where it means nothing: only what it holds counts. */
enum visit misplaced(struct reading *reading);

/* A new innermost container. */
bool push_container(struct reading *reading);

/* Closes the innermost container and hands over what it held. */
bool pop_container(struct reading *reading, struct block_list *blocks);

/* Ends the paragraph of the innermost container: its label, its text, then the text boxes that stand in it. */
bool flush_paragraph(struct reading *reading);

#endif
