/* The whole way through the house in one call: bytes → text → document → report, and from there, when asked, checks. */
#ifndef DISCLOSURE_CHECK_EXAMINE_H
#define DISCLOSURE_CHECK_EXAMINE_H

#include "check/repair/repair.h"

/* How far a report is examined: each step takes those before it. */
enum depth {
    DEPTH_REPORT,     /* read and recognised */
    DEPTH_STATEMENTS, /* the figures of its narrative */
    DEPTH_CHECKS,     /* its arithmetic, its narrative and its structure checked */
    DEPTH_REPAIRS     /* what to correct */
};

/* All that is known of one file. Made whole in one arena; its status tells how far it came. */
struct examination {
    struct arena *arena;
    const char *format;     /* reports.format, NULL: not told */
    const char *encoding;   /* reports.encoding, NULL: the format has its own */
    uint64_t replaced;      /* malformed sequences that became U+FFFD */
    struct failure failure; /* FAILURE_NONE, or why the report is unreadable or unrecognised */
    struct report report;
    enum depth depth; /* which of the lists are filled: */
    struct statement_list statements;
    struct check_list checks;
    struct repair_list repairs;
};

/* Reads the bytes; nothing of them is kept. Only a failure that ends the query returns false; any
 * other is a finding, kept in the examination with its status. */
bool examine(struct pattern_cache *patterns, struct arena *arena, struct span bytes, struct examination *examination);

/* As examine, for a file that it reads itself. */
bool examine_file(struct pattern_cache *patterns, struct arena *arena, const char *path,
                  struct examination *examination);

/* Fills what the depth asks for and what is not filled yet. False: examination->failure says why (memory, the user, or
 * a match limit). */
bool examine_to(struct pattern_cache *patterns, struct examination *examination, enum depth depth);

#endif
