/* The vocabulary of the narrative: which words name an outcome, an applicant, a channel. Patterns are for the words of a
 * figure (struct figure), where @ stands for the figure itself. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_WORDS_H
#define DISCLOSURE_CHECK_NARRATIVE_WORDS_H

#include "check/narrative/figure.h"

/* A word for something that the form has. */
struct term {
    struct pattern pattern;
    const char *code;     /* of a line, an outcome or a measure */
    const char *category; /* of a line: its outcome; of an outcome: NULL */
};

/* 予以公开 to 其他处理, and the lines below them. */
extern const struct term outcome_terms[];
extern const size_t outcome_term_count;

/* The applicants' columns: bits of the measures that the words name; all of them where 公民、法人和其他组织 stand
 * together; 0 where none is named. False: memory, or a match limit. */
bool find_applicants(const struct passage *passage, struct span words, unsigned *measures);
enum { APPLICANT_TOTAL = 1u << 6, APPLICANT_ORGANISATIONS = 0x3E };

/* The results of section 4, likewise; 0 where none is named. Without 其他 where `certain`. */
bool find_results(const struct passage *passage, struct span words, unsigned *measures);
enum { RESULT_OTHER = 1u << 2, RESULT_TOTAL = 1u << 4 };

/* A way by which requests come in, or information goes out: 信函, 网站, 微信公众号. */
extern const struct pattern pattern_channel;

/* The figure is a change, a share or an average, not a count: 增加@, 比上年@, 占@. */
extern const struct pattern pattern_change;

/* Whether the figure counts pieces: of requests, cases, documents. */
bool is_count_of_pieces(struct span unit);

/* Whether the words name another office than the report's own as the one that acts. False: memory, or a match limit. */
bool find_other_office(const struct passage *passage, struct span words, bool *other);

#endif
