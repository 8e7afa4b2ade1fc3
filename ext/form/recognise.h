/* document → report: the one place that reads the statutory forms. */
#ifndef DISCLOSURE_FORM_RECOGNISE_H
#define DISCLOSURE_FORM_RECOGNISE_H

#include "base/pattern.h"
#include "form/report.h"

/* Fills `report`, whose texts live in the document's arena. A document without a statutory table is no failure: its
 * status is STATUS_UNRECOGNISED and its message says what the document seems to be. False: memory or a match limit. */
bool recognise(struct pattern_cache *patterns, struct document *document, struct report *report,
               struct failure *failure);

#endif
