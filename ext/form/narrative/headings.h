/* Headings of the six sections. */
#ifndef DISCLOSURE_FORM_NARRATIVE_HEADINGS_H
#define DISCLOSURE_FORM_NARRATIVE_HEADINGS_H

#include "form/outline.h"

enum { MOST_CANDIDATES = 64, SURE_HEADING = 8 };

/* A row that may be a heading. */
struct heading_candidate {
    uint32_t row, section;
    int weight;             /* SURE_HEADING and above: it is one, whatever stands around it */
    struct span text, rest; /* as in struct heading */
};

struct headings {
    struct heading_candidate items[MOST_CANDIDATES];
    uint32_t count;
};

struct label;

/* Weighs a row by its wording and number; `printed` is the label of the row. Fills all of `best` but its row. False: no
 * heading. */
bool heading_weigh(const struct row *row, const struct label *printed, struct heading_candidate *best);

/* Fills outline->headings with the heaviest chain whose sections rise with their rows; the outline's tables say where
 * some of them must stand. */
void headings_choose(const struct headings *found, struct outline *outline);

#endif
