/* The narrative: what stands between the headings, without the statutory tables. */
#ifndef DISCLOSURE_FORM_NARRATIVE_SECTIONS_H
#define DISCLOSURE_FORM_NARRATIVE_SECTIONS_H

#include "form/outline.h"

/* Fills report->sections in reading order. `start` is the row after the title. False: no memory. */
bool sections_read(const struct document *document, const struct outline *outline, uint32_t start,
                   struct report *report, struct failure *failure);

#endif
