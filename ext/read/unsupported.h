/* Formats that are told apart but not read. Each has a row in the table of readers, so that `format` names it, and one
 * way of failing: with advice on what to do. */
#ifndef DISCLOSURE_READ_UNSUPPORTED_H
#define DISCLOSURE_READ_UNSUPPORTED_H

#include "read/document.h"

/* Compound files (Word, Excel, PowerPoint 97 to 2003, WPS) by the streams that they hold. */
bool encrypted_office_sniff(struct span bytes); /* an encrypted .docx is a compound file too */
bool doc_sniff(struct span bytes);              /* .doc, .wps */
bool xls_sniff(struct span bytes);              /* .xls, .et */
bool compound_sniff(struct span bytes);         /* any other */

/* ZIP archives that are no Word document. */
bool xlsx_sniff(struct span bytes);
bool pptx_sniff(struct span bytes);
bool odt_sniff(struct span bytes); /* and other OpenDocument files */
bool ofd_sniff(struct span bytes); /* GB/T 33190 */
bool zip_sniff(struct span bytes); /* any other */

bool rtf_sniff(struct span bytes);
bool word_xml_sniff(struct span bytes); /* Word 2003 XML, and .docx in one XML file */
bool picture_sniff(struct span bytes);  /* JPEG, PNG, GIF, BMP, TIFF, WebP */
bool archive_sniff(struct span bytes);  /* RAR, 7z, gzip */

/* Fails with FAILURE_UNSUPPORTED and the advice for the format whose bytes these are. */
bool unsupported_read(struct span bytes, struct document *document, struct failure *failure);

#endif
