/* What a user should know of a report: tables, lines and cells that are missing or could not be read; and of a document
 * without a statutory table what it seems to be, such as a page of the site in place of the report. */
#ifndef DISCLOSURE_FORM_REMARKS_H
#define DISCLOSURE_FORM_REMARKS_H

#include "form/outline.h"

/* Sets the status and the message of a report of which all else is set. False: no memory. */
bool remarks_write(const struct document *document, const struct outline *outline, struct report *report);

#endif
