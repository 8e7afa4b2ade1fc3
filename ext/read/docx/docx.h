/* Word documents (ECMA-376): .docx as Word, WPS and LibreOffice write it. */
#ifndef DISCLOSURE_READ_DOCX_DOCX_H
#define DISCLOSURE_READ_DOCX_DOCX_H

#include "read/document.h"

/* A ZIP archive that has files below word/, whole or cut off. */
bool docx_sniff(struct span bytes);

/* The text as it stands after all tracked changes are accepted; tables as grids with their spans. Pages are unknown to
 * the format. Fails with FAILURE_DAMAGED, FAILURE_LIMIT, FAILURE_MEMORY, or FAILURE_UNSUPPORTED (encrypted). */
bool docx_read(struct span bytes, struct document *document, struct failure *failure);

/* "libzip 1.7.3, libxml2 2.9.14" */
const char *docx_library(void);

#endif
