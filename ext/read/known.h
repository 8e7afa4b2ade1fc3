/* Formats that are told apart but not read. Each has a row in the table of readers, so that `format` names it, and one
 * way of failing: with advice on what to do. */
#ifndef DISCLOSURE_READ_KNOWN_H
#define DISCLOSURE_READ_KNOWN_H

#include "read/document.h"

/* Compound files (Word, Excel, PowerPoint 97 to 2003, WPS) by the streams that they hold. */
bool known_encrypted_office(struct span bytes); /* an encrypted .docx is a compound file too */
bool known_doc(struct span bytes);              /* .doc, .wps */
bool known_xls(struct span bytes);              /* .xls, .et */
bool known_compound(struct span bytes);         /* any other */

/* ZIP archives that are no Word document. */
bool known_xlsx(struct span bytes);
bool known_pptx(struct span bytes);
bool known_odt(struct span bytes); /* and other OpenDocument files */
bool known_ofd(struct span bytes); /* GB/T 33190 */
bool known_zip(struct span bytes); /* any other */

bool known_rtf(struct span bytes);
bool known_word_xml(struct span bytes); /* Word 2003 XML, and .docx in one XML file */
bool known_picture(struct span bytes);  /* JPEG, PNG, GIF, BMP, TIFF, WebP */
bool known_archive(struct span bytes);  /* RAR, 7z, gzip */

/* Fails with FAILURE_UNSUPPORTED and the advice for the format whose bytes these are. */
bool known_read(struct span bytes, struct document *document, struct failure *failure);

#endif
