/* From a source to its files, examined one after the other. */
#ifndef DISCLOSURE_TABLE_SCAN_H
#define DISCLOSURE_TABLE_SCAN_H

#include "table/context.h"

struct scan {
    struct connection_context *context;
    bool has_begun;            /* the user may end it */
    struct arena *arena;       /* holds `text` and `list`; NULL: none begun */
    struct span text;          /* the source as given; data NULL: bytes */
    struct source_list list;   /* its files */
    size_t next, end;          /* which of them are still to come */
    struct cache_entry *entry; /* the file it stands at; NULL: before the first or after the last, or not opened */
    struct span path;          /* of that file; data NULL: bytes */
};

/* Each `scan_begin` leaves what was begun before, and stands before its first file. False: failure says why, and the
 * scan has no file. */

/* A file, a folder or a glob. The same text as before keeps its list, so that a query that comes back to a folder sees
 * the same files and does not search it again. */
bool scan_begin_text(struct scan *scan, struct span text, struct failure *failure);

/* Bytes of one report. They are examined at once and need not live on. */
bool scan_begin_bytes(struct scan *scan, struct span bytes, struct failure *failure);

/* A text that names no file: the scan has one entry, which is the failure. */
bool scan_begin_failure(struct scan *scan, struct span text, struct failure cause, struct failure *failure);

/* Leaves out every file but this one. */
void scan_only(struct scan *scan, struct span path);

/* Steps to the next file. False: there is none, or `failure` says what kept it from being examined. */
bool scan_next(struct scan *scan, struct failure *failure);

/* Steps to the next file of a scan that began with text, without opening it: only its path is known. */
bool scan_next_path(struct scan *scan);

/* Frees all; the scan can begin anew. */
void scan_end(struct scan *scan);

#endif
