/* One claim of the narrative beside the figures of the tables that it can mean. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CLAIM_H
#define DISCLOSURE_CHECK_NARRATIVE_CLAIM_H

#include "check/narrative/figure.h"
#include "check/narrative/said.h"

enum { MEANINGS = 8, MOST_KNOWN = 24 };

/* What lines and columns were found to mean, for the passage. */
struct known_meanings {
    struct known_meaning {
        struct meaning meaning;
        bool found;
    } items[MOST_KNOWN];
    size_t count;
};

struct claim {
    const struct passage *passage;
    struct figure *figure; /* that makes it; NULL: none */
    const char *rule;
    struct number value;
    struct span unit;
    double tolerance; /* how far a table may be off and still confirm; 0: not at all */
    struct said said;
    bool confirms_only; /* the words may as well mean something else: say nothing where no table agrees */
    bool unmistakable;  /* the words mean nothing else, even beside some that no phrase knows */
    struct meaning meanings[MEANINGS];
    size_t meaning_count;
};

/* The claim that a figure makes, without meanings yet. */
struct claim claim_of_figure(struct figure *figure, const char *rule);

/* Where a figure of the passage stands. */
struct said claim_place(const struct passage *passage, const struct statement *statement);

/* Money is counted in 万元, as the forms do; other claims stay as they are. */
void claim_convert(struct claim *claim);

/* Adds what the claim can mean. Nothing is added where the report's form lacks a line, or a cell was not found: a table
 * that is not there cannot confirm. `lines` must live on. */
void claim_add(struct claim *claim, enum form_table table, const char *lines, unsigned measures);

/* The same of one cell. */
void claim_add_cell(struct claim *claim, enum form_table table, const char *line, const char *measure);

/* Appends the check: pass, differs or unknown, or none where there is no meaning. The claim's figure learns what came
 * out. That memory was refused, the passage's failure says, here and below. */
void claim_conclude(const struct claim *claim);

/* Appends a finding of which all is told but its difference and its scope: section and character, "1:523", as in the
 * table of statements; behind them the number of a second place, 0: none. */
void claim_report(const struct passage *passage, struct check check, uint64_t position, uint64_t second);

#endif
