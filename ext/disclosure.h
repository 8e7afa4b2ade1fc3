/* China's annual reports on government information disclosure as SQL tables, for a program that has SQLite built in.
 *
 * A program that loads extensions needs no header: it loads the library, and SQLite calls the entry point. One that links
 * libdisclosure.a gives a database its tables and functions by a call, or every database that it opens from now on:
 *
 *     sqlite3_auto_extension((void (*)(void))sqlite3_disclosure_init);
 *
 * Every external name begins with disclosure_ or sqlite3_disclosure_. */
#ifndef DISCLOSURE_H
#define DISCLOSURE_H

/* Of the extension and of what belongs to it, which only go together. */
#define DISCLOSURE_VERSION "v0.2.0"

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3;
struct sqlite3_api_routines;

/* Registers every table and function in the database. Returns an SQLite result code; where it is not SQLITE_OK,
 * `*message` may be set to a text that the caller frees with sqlite3_free. `api` is SQLite's table of functions, which the
 * loader of extensions hands over; NULL in a program that links the static library. */
int sqlite3_disclosure_init(struct sqlite3 *database, char **message, const struct sqlite3_api_routines *api);

/* The same without access to files: every source must be a BLOB. For databases and queries of strangers. */
int sqlite3_disclosure_nofs_init(struct sqlite3 *database, char **message, const struct sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif

#endif
