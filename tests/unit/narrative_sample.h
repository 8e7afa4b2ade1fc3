/* The tables that the sentences of the narrative tests stand beside, and what the checks make of a sentence. */
#ifndef DISCLOSURE_TESTS_NARRATIVE_SAMPLE_H
#define DISCLOSURE_TESTS_NARRATIVE_SAMPLE_H

#include "sample.h"
#include "support.h"

/* A sample with the form of 2021 of 云山县人民政府, year 2023: 36 + 2 = 35 + 3 requests, 5 reconsiderations, 3 + 1
 * lawsuits, 6 documents issued. Each test of
 * a program that calls this has a fresh one. */
struct sample *narrative_sample(void);

/* Runs statements_find() and narrative_checks() over a report with one section of this text. */
void narrative_run(struct sample *sample, const char *text, uint32_t ordinal);

/* What the last run found, in order: "received pass 36/36; parts differs 36/31". */
struct span narrative_summary(const struct sample *sample);

struct sentence {
    const char *text;
    const char *checks; /* as narrative_summary gives them; "": none */
};

/* Runs each sentence by itself; fails the test, after the last of them, where any has other checks. */
void narrative_sentences(struct sample *sample, const struct sentence *sentences, size_t count, uint32_t ordinal);
#define CHECK_SENTENCES(sample, sentences, ordinal)                                                                    \
    narrative_sentences((sample), (sentences), sizeof(sentences) / sizeof *(sentences), (ordinal))

#endif
