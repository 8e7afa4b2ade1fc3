/* One input through everything, as a query would take it. Whatever must never happen ends the program (abort), which is
 * what a fuzzer looks for. */
#ifndef DISCLOSURE_TESTS_FUZZ_DRIVE_H
#define DISCLOSURE_TESTS_FUZZ_DRIVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* What each target defines; libFuzzer calls it, or replay.c. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, after saying why. */
_Noreturn void drive_fail(const char *why, const char *where);

/* Reads the bytes as a BLOB through every table, each row and column of it, and through disclosure_valid. Fails where
 * `reports` gives an error or not one row, where any text is no UTF-8, where a table ends in another error than that the
 * BLOB is no report, and where all this takes over a second. */
void drive_report(struct span bytes);

/* Runs a statement, a literal, whose parameters ?1 are the text, and looks at its values. */
void drive_functions(const char *sql, struct span text);

#endif
