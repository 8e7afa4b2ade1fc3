/* The words by which the names of agencies are told apart: lists that grow by a row. */
#ifndef DISCLOSURE_FORM_OFFICE_AGENCY_KINDS_H
#define DISCLOSURE_FORM_OFFICE_AGENCY_KINDS_H

#include "form/office/office.h"

/* The central organ that the text begins with, in bytes; 0: none. 国家税务总局 of 国家税务总局淮安市税务局. */
size_t central_organ(struct span text);

/* The kind that a word of the body tells; OFFICE_KIND_UNKNOWN: none does. */
enum office_kind office_kind_of(struct span body);

/* Whether the text is, or begins with, the name of a 乡, 镇 or 街道; *end is the byte behind it. */
bool town_find(struct span text, size_t *end);

/* Whether the text is, or begins with, the name of a 开发区, 高新区, 新区 and the like. */
bool zone_is(struct span text);

/* The body in full and without what a hand may leave out or add. False: no memory. */
bool body_spell_out(struct arena *arena, struct span body, struct span *full);

#endif
