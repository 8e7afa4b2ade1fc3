/* The families of claims that a narrative makes. Each looks at one figure, or one sentence, and appends what it finds.
 * That memory was refused, the passage's failure says. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H
#define DISCLOSURE_CHECK_NARRATIVE_CLAIMS_H

#include "check/narrative/figure.h"
#include "check/narrative/said.h"

/* Section 3: narrative.received, .carried_over, .processed, .carried_forward, .outcome, .applicants. */
void narrative_requests(struct figure *figure);

/* The outcomes that a figure of requests counts together, by their codes; none: it counts no outcome. */
enum { MOST_OUTCOMES = 12 };

struct outcomes {
    const char *codes[MOST_OUTCOMES];
    size_t count;
    bool unmistakable; /* the words of one can be of nothing but requests */
};

struct outcomes outcomes_of(const struct figure *figure);
bool outcomes_are_unmistakable(const char *const *codes, size_t count);
void claim_outcomes(struct figure *figure, unsigned columns, const struct outcomes *outcomes);

/* The lines of both routes to court, and the column of all results. */
#define LITIGATIONS "direct_litigation+litigation_after_reconsideration"
enum { RESULT_TOTAL = 1 << 4 };

/* Section 4: narrative.reconsideration, .litigation, .reviews. */
void narrative_reviews(struct figure *figure);

/* Section 2: narrative.documents, .decisions, .fees, .procurement. */
void narrative_disclosed(struct figure *figure);

/* The table of the form of 2014: narrative.disclosed, .documents, .responses, .received, .processed, .complaints, .fees,
 * .resources, .trainings. What it claims is no other family's. */
void narrative_statistics(struct figure *figure);

/* The line of that table which a phrase names, or UINT32_MAX; the rule of claims about it. */
uint32_t statistics_line(const struct token *token);
const char *statistics_rule(uint32_t line);

/* What a sentence claims without a figure: that nothing was received or disputed, that all was processed. */
void narrative_unnumbered(const struct sentence *sentence);

/* Once a section has been read: 全部办结 beside 结转1件, where no table has said so already. */
void narrative_contradiction(const struct passage *passage, const struct all_claim *all);

/* narrative.parts, for the figures of one sentence. */
void narrative_parts(const struct sentence *sentence);

#endif
