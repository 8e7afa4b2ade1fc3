/* Who asks: the columns of section 3, a bit each, and that of all. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_APPLICANTS_H
#define DISCLOSURE_CHECK_NARRATIVE_APPLICANTS_H

#include "check/narrative/claim.h"
#include "check/narrative/claims.h"

enum {
    APPLICANT_TOTAL = 1 << 6,
    APPLICANT_ORGANISATIONS = 0x3E,
    OR_TOTAL = 1 << 16 /* with columns: or the column of all */
};

/* The columns that an applicant's code means. */
unsigned applicant_columns(const char *code);

/* Those that the figure's own words name, or that 其他 leaves of a list; 0: none. */
unsigned applicants_of(const struct figure *figure);

/* Adds lines of section 3 to what a claim can mean, in the columns. */
void claim_add_columns(struct claim *claim, const char *lines, unsigned columns);

/* Fills what the sentence says of them as a whole. */
void applicants_read(struct sentence *sentence);

#endif
