/* The whole way through the house in one call: bytes → text → document → report, and from there, when asked, checks. */
#ifndef DISCLOSURE_CHECK_EXAMINE_H
#define DISCLOSURE_CHECK_EXAMINE_H

#include "check/check.h"

/* All that is known of one file. Made whole in one arena; its status tells how far it came. */
struct examination {
    struct arena *arena;
    const char *format;     /* reports.format, NULL: not told */
    const char *encoding;   /* reports.encoding, NULL: the format has its own */
    uint64_t replaced;      /* malformed sequences that became U+FFFD */
    struct failure failure; /* FAILURE_NONE, or why the report is unreadable or unrecognised */
    struct report report;
    bool checked; /* whether `statements` and `checks` are filled */
    struct statement_list statements;
    struct check_list checks;
};

/* Reads the bytes, which must live as long as the arena. Only a failure that ends the query returns false; any
 * other is a finding, kept in the examination with its status. */
bool examine(struct pattern_cache *patterns, struct arena *arena, struct span bytes, struct examination *examination);

/* As examine, for a file that it reads itself. */
bool examine_file(struct pattern_cache *patterns, struct arena *arena, const char *path,
                  struct examination *examination);

/* Fills statements and checks once. False: examination->failure says why (memory, the user, or a match limit). */
bool examine_checks(struct pattern_cache *patterns, struct examination *examination);

#endif
