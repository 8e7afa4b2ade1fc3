/* Who reports, for which year, over which period, and when it was published. */
#ifndef DISCLOSURE_FORM_IDENTITY_IDENTITY_H
#define DISCLOSURE_FORM_IDENTITY_IDENTITY_H

#include "base/pattern.h"
#include "form/outline.h"

/* Fills agency, title, year and published. `end` is the first row of the report's body; `title_end` becomes the row
 * after the title, 0 where none was found. False: memory or a match limit. */
bool identity_read(struct pattern_cache *patterns, const struct document *document, uint32_t end, struct report *report,
                   uint32_t *title_end, struct failure *failure);

/* The row of the first title of a report, with agency and year and alone in its line, from `start` to `end`; UINT32_MAX:
 * none. False: memory or a match limit. */
bool identity_find_another(struct pattern_cache *patterns, const struct document *document, uint32_t start,
                           uint32_t end, uint32_t *row, struct failure *failure);

/* Fills period_start, period_end and period_year from the sections' texts. */
bool period_read(struct pattern_cache *patterns, struct report *report, struct failure *failure);

#endif
