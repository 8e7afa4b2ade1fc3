/* The families of claims that a narrative makes. Each looks at one figure, or one sentence, and appends what it finds.
 * False: memory, or a match limit. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H
#define DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H

#include "check/narrative/figure.h"

/* Section 3: narrative.received, .carried_over, .processed, .carried_forward, .outcome, .applicants. */
bool narrative_requests(const struct passage *passage, struct figure *figure);

/* Section 4: narrative.reconsideration, .litigation, .reviews. */
bool narrative_reviews(const struct passage *passage, struct figure *figure);

/* Section 2: narrative.documents, .decisions, .fees, .procurement. */
bool narrative_disclosed(const struct passage *passage, struct figure *figure);

/* What a sentence claims without a figure: that nothing was received or disputed, that all was processed. `context` is
 * that of the sentence's begin. */
bool narrative_unnumbered(const struct passage *passage, struct range sentence, struct context context);

/* narrative.parts, for the figures first..end of one sentence. */
bool narrative_parts(const struct passage *passage, size_t first, size_t end);

#endif
