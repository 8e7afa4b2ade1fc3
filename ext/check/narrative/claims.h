/* The families of claims that a narrative makes. Each looks at one figure, or one sentence, and appends what it finds.
 * False: no memory. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H
#define DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H

#include "check/narrative/figure.h"

/* A sentence while its claims are read. */
struct sentence {
    const struct passage *passage;
    size_t from, to;   /* tokens */
    size_t first, end; /* figures */
    concepts said;     /* all that it names */
    struct context begin;
};

/* Whether the figure counts nothing that a table could have: a change, a share, an average, another year's, another
 * office's. */
bool figure_is_aside(const struct figure *figure);

/* Section 3: narrative.received, .carried_over, .processed, .carried_forward, .outcome, .applicants. */
bool narrative_requests(const struct sentence *sentence, struct figure *figure);

/* Section 4: narrative.reconsideration, .litigation, .reviews. */
bool narrative_reviews(const struct sentence *sentence, struct figure *figure);

/* Section 2: narrative.documents, .decisions, .fees, .procurement. */
bool narrative_disclosed(const struct sentence *sentence, struct figure *figure);

/* What a sentence claims without a figure: that nothing was received or disputed, that all was processed. */
bool narrative_unnumbered(const struct sentence *sentence);

/* narrative.parts, for the figures of one sentence. */
bool narrative_parts(const struct sentence *sentence);

#endif
