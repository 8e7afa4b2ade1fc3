/* What styles say of numbering and hidden text: the styles part of a Word document. */
#ifndef DISCLOSURE_READ_DOCX_STYLE_H
#define DISCLOSURE_READ_DOCX_STYLE_H

#include "read/package/xml.h"

/* A property that may be left unsaid. */
enum setting { SETTING_UNSAID, SETTING_OFF, SETTING_ON };

/* w:numPr: the list that a paragraph belongs to, and its level. */
struct list_place {
    bool has_list, has_level;
    uint32_t list;  /* w:numId; 0: explicitly none */
    uint32_t level; /* w:ilvl, from 0 */
};

struct style {
    struct span id, based_on;
    struct list_place place;
    enum setting hidden; /* w:vanish of its characters */
    bool contents;       /* a line of the table of contents, which repeats headings; not inherited */
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
