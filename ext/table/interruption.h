/* Whether the user has ended the query: by sqlite3_interrupt (Ctrl-C), or by a progress handler, which SQLite calls only
 * while it runs its own instructions. A walk over files runs for seconds without any, so it now and then steps back
 * into SQLite with a small statement. */
#ifndef DISCLOSURE_TABLE_INTERRUPTION_H
#define DISCLOSURE_TABLE_INTERRUPTION_H

#include <stdbool.h>
#include <stdint.h>

#include "table/sqlite.h"

struct interruption {
    sqlite3 *database;    /* NULL: nobody is asked */
    sqlite3_stmt *step;   /* prepared when it is first needed */
    uint32_t walks;       /* that are under way; without one there is no statement, or the connection could not close */
    int64_t asked_at;     /* by the clock, in milliseconds */
    bool is_asking;       /* a progress handler may come back here */
    bool is_unstoppable;  /* there can be no such statement: an authorizer refuses it */
    bool has_interrupted; /* since interruption_forget */
};

/* A walk begins, and ends; each must end. */
void interruption_begin(struct interruption *interruption);
void interruption_end(struct interruption *interruption);

/* What was asked before belonged to another step. */
void interruption_forget(struct interruption *interruption);

/* Takes a struct interruption; for struct memory. Once true it stays so until it is forgotten. Costs a look at the
 * clock, and 50 times a second a statement. */
bool interruption_asked(void *interruption);

#endif
