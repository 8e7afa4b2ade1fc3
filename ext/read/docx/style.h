/* What styles say of numbering and of text that is not to be read: the styles part of a Word document. */
#ifndef DISCLOSURE_READ_DOCX_STYLE_H
#define DISCLOSURE_READ_DOCX_STYLE_H

#include "read/package/xml.h"

/* A property that may be left unsaid. */
enum setting { SETTING_UNSAID, SETTING_OFF, SETTING_ON };

/* Properties of characters by which they are no part of what is said (ECMA-376 part 1, 17.3.2): hidden, struck out, or
 * raised above the line as the marks of notes are, by w:vertAlign or by w:position. */
enum look_of_text { LOOK_HIDDEN, LOOK_STRUCK, LOOK_STRUCK_TWICE, LOOK_SUPERSCRIPT, LOOK_RAISED, LOOKS_OF_TEXT };

/* Which of them an element sets, and to what; false: it is about something else. */
bool look_read(const struct element *element, enum look_of_text *look, enum setting *setting);

/* w:numPr: the list that a paragraph belongs to, and its level. */
struct list_place {
    bool has_list, has_level;
    uint32_t list;  /* w:numId; 0: explicitly none */
    uint32_t level; /* w:ilvl, from 0 */
};

struct style {
    struct span id, based_on; /* the id first: styles are sorted by it */
    struct list_place place;
    enum setting looks[LOOKS_OF_TEXT]; /* of its characters */
    bool contents;                     /* a line of the table of contents, which repeats headings; not inherited */
};

struct style_sheet {
    struct style *styles; /* by id once read */
    size_t count, capacity;
};

/* Reads the part; a document need not have it. */
bool styles_read(struct package *package, struct arena *arena, struct span part, struct style_sheet *sheet,
                 struct failure *failure);

/* The style with what it inherits; a zeroed one where the id is unknown. */
struct style style_find(const struct style_sheet *sheet, struct span id);

#endif
