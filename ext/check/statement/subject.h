/* Where a figure's own words begin and end, and which of them say what it counts. */
#ifndef DISCLOSURE_CHECK_STATEMENT_SUBJECT_H
#define DISCLOSURE_CHECK_STATEMENT_SUBJECT_H

#include "base/span.h"

/* Offsets into a plain text. */
struct range {
    size_t from, to;
};

struct surroundings {
    struct range clause; /* between commas and brackets, the figure inside */
    struct range lead;   /* the words that lead to the figure: those of its clause behind the figure before it or, where
                            * they say nothing (共, 其中), those of the clause before too */
    struct range tail;   /* the words behind the figure, up to the next mark; may run over the next figure */
};

/* `figure` stands in `sentence`; `previous_end` is behind the figure before it, or the sentence's begin. What is further
 * than some 80 characters away is left out. */
struct surroundings surroundings_find(struct span text, struct range sentence, struct range figure,
                                      size_t previous_end);

/* The words that say what is counted, within lead or tail; empty where none do. A percentage's stand before it. */
struct range subject_find(struct span text, const struct surroundings *surroundings, bool percentage);

#endif
