/* What the program sends of a PDF, checked in every number before anything is made of it. */
#ifndef DISCLOSURE_READ_PDF_RECEIVE_H
#define DISCLOSURE_READ_PDF_RECEIVE_H

#include "base/arena.h"
#include "base/failure.h"
#include "read/pdf/process.h"

/* Who is told what arrives. Each returns false to stop it. */
struct scan_sink {
    bool (*title)(struct scan_sink *sink, struct span title);

    /* The print lives in `scratch`, which is gone when the call returns; what the call needs for the page alone can be
     * there too. */
    bool (*page)(struct scan_sink *sink, struct page_print *print, struct arena *scratch);
};

/* Starts the program, has it read the file and tells the sink. SCAN_MEMORY also where the sink stopped it; failure is set
 * then, as it is where a page takes more memory than it may. */
struct scan_end receive_file(struct span input, const struct arena *kept, struct scan_sink *sink,
                             struct failure *failure);

/* What the program reads with, "poppler 22.12.0", or why there is none. */
enum scan_problem receive_library(char *out, size_t size);

#endif
