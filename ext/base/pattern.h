/* PCRE2 behind one small door. Patterns are data: rows of static tables, compiled when first used, once a connection.
 *
 * Subjects must be valid UTF-8, as every text past the source stage is: they are not checked again. */
#ifndef DISCLOSURE_BASE_PATTERN_H
#define DISCLOSURE_BASE_PATTERN_H

#include "base/arena.h"
#include "base/failure.h"

/* One pattern. Its address is its identity: keep it in static storage.
 *
 * One that is searched for in much text should begin with (?= [...] ), the characters that a match can begin with and
 * ranges of them: it is then tried at these alone, which costs a fraction. Not where a match is empty or \G is used. */
struct pattern {
    const char *expression; /* PCRE2 syntax; always UTF, with white space and # comments ignored (extended) */
};

enum { PATTERN_GROUPS = 16 };

struct match {
    struct span whole;                  /* what matched, inside the subject */
    struct span groups[PATTERN_GROUPS]; /* groups[1] is the first; data NULL: took no part. groups[0] is whole */
};

/* The compiled patterns of one connection. */
struct pattern_cache;

/* NULL when there is no memory. `memory` must outlive the cache. */
struct pattern_cache *pattern_cache_create(const struct memory *memory);

/* Takes NULL. */
void pattern_cache_destroy(struct pattern_cache *cache);

enum match_outcome {
    MATCH_FOUND,
    MATCH_NONE,
    MATCH_FAILED /* memory, or a match limit was reached: `failure` says which. Never the same as no match */
};

/* The first match in `subject` at or after the byte `from`. Look-behind sees what stands before `from`. */
enum match_outcome pattern_match(struct pattern_cache *cache, const struct pattern *pattern, struct span subject,
                                 size_t from, struct match *match, struct failure *failure);

/* "10.42 2022-12-11" */
const char *pattern_library_version(char *out, size_t size);

#endif
