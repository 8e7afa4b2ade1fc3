/* One claim of the narrative beside the figures of the tables that it can mean. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_CLAIM_H
#define DISCLOSURE_CHECK_NARRATIVE_CLAIM_H

#include "check/check.h"
#include "check/narrative/figure.h"

/* A sum of cells of one table. */
struct meaning {
    enum form_table table;
    const char *lines; /* "1", "1+2", "denied", "direct_litigation+litigation_after_reconsideration": codes of lines
                             * or of outcomes, which stand for all their lines */
    unsigned measures; /* a bit for each measure that is summed, by its index */
    struct sum sum;
    bool unreadable;      /* a cell of it holds print that is no number */
    struct place place;   /* of the first cell */
    struct span operands; /* "0 + 1 + 0" */
};

enum { MEANINGS = 8 };

struct claim {
    const char *rule;
    struct number value;
    struct span unit;
    double tolerance;   /* how far a table may be off and still confirm; 0: not at all */
    uint64_t position;  /* in characters of the section, from 1 */
    struct range quote; /* of the plain text: the words that claim it */
    bool confirms_only; /* the words may as well mean something else: say nothing where no table agrees */
    struct meaning meanings[MEANINGS];
    size_t meaning_count;
};

/* The claim that a figure makes, without meanings yet. */
struct claim claim_of_figure(const struct passage *passage, const struct figure *figure, const char *rule);

/* Money is counted in 万元, as the forms do; other claims stay as they are. */
void claim_convert(struct claim *claim);

/* Adds what the claim can mean. Nothing is added where the report's form lacks a line, or a cell was not found: a table
 * that is not there cannot confirm. False: no memory. */
bool claim_add(struct claim *claim, const struct passage *passage, enum form_table table, const char *lines,
               unsigned measures);

/* Appends the check: pass, differs or unknown, or none where there is no meaning. `figure`, the claim's or NULL, learns
 * what came out. False: no memory. */
bool claim_conclude(const struct claim *claim, const struct passage *passage, struct figure *figure);

/* Where in the narrative: 第一部分第523字“…”. `quote` is cut to some forty characters. */
void claim_place(struct buffer *out, const struct passage *passage, uint64_t position, struct range quote);

/* Appends a finding of which all is told but its expression and message. */
bool claim_report(const struct passage *passage, struct check check, const struct buffer *expression,
                  const struct buffer *message);

/* "1:523": section and character, as in the table of statements. False: no memory. */
bool claim_scope(const struct passage *passage, uint64_t position, struct span *scope);

#endif
