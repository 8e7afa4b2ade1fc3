/* Automatic numbering: labels such as （一） and 1. that stand in no text, only in the numbering part. */
#ifndef DISCLOSURE_READ_DOCX_NUMBERING_H
#define DISCLOSURE_READ_DOCX_NUMBERING_H

#include "read/docx/style.h"

/* The lists of a document and how far each has counted. */
struct numbering;

/* Reads the part; a document without it has no lists. NULL: failure says why. */
struct numbering *numbering_read(struct package *package, struct arena *arena, struct span part,
                                 const struct style_sheet *sheet, struct failure *failure);

/* Appends the label of the document's next paragraph, and white space after it where the list puts some. Counts on, so
 * it must be called once for each paragraph, in order. Nothing is appended for a paragraph outside of any list and for
 * bullets. `style` is the paragraph's style, `place` what it and its style say of lists. False: no memory. */
bool numbering_label(struct numbering *numbering, struct list_place place, struct span style, struct buffer *out);

#endif
