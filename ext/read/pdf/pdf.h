/* PDF, as poppler reads it in a program of its own. */
#ifndef DISCLOSURE_READ_PDF_PDF_H
#define DISCLOSURE_READ_PDF_PDF_H

#include "read/document.h"

/* "%PDF-" in the first KiB, as ISO 32000-1, annex H, lets it stand. */
bool pdf_sniff(struct span input);

/* Fills the document page by page: a table with ruling lines becomes ROW_GRID rows, every other line a ROW_ALIGNED row
 * whose words have positions in points. Fails with FAILURE_UNSUPPORTED where the file is encrypted; with FAILURE_DAMAGED
 * and FAILURE_LIMIT, naming the page where there is one; with FAILURE_UNAVAILABLE where the program is not there or
 * cannot be started. */
bool pdf_read(struct span input, struct document *document, struct failure *failure);

/* "poppler 22.12.0", or why PDFs cannot be read; starts the program. */
void pdf_library(char *out, size_t size);

#endif
