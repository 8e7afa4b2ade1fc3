/* When a report was published. */
#ifndef DISCLOSURE_FORM_IDENTITY_PUBLISHED_H
#define DISCLOSURE_FORM_IDENTITY_PUBLISHED_H

#include "base/pattern.h"
#include "form/report.h"

/* Fills report->published from the rows above the body, from what the page says of itself, and at last from the
 * signature. 公开日期 and 发布日期 come before 成文日期. `title_end` is the row after the title, 0: none; `end` the first row
 * of the body. False: memory or a match limit. */
bool published_read(struct pattern_cache *patterns, const struct document *document, uint32_t title_end, uint32_t end,
                    struct report *report, struct failure *failure);

#endif
