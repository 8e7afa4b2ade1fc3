/* The main part of a Word document as the text that stands after all tracked changes are accepted. */
#ifndef DISCLOSURE_READ_DOCX_BODY_H
#define DISCLOSURE_READ_DOCX_BODY_H

#include "read/docx/numbering.h"
#include "read/docx/table.h"

struct body {
    struct block_list blocks;
    uint32_t pictures; /* pictures and drawings without text that could be read */
    bool embedded;     /* w:altChunk: another file that Word takes in when it opens this one */
};

/* Reads the part into `body`, whose blocks live in the arena. */
bool body_read(struct package *package, struct arena *arena, struct span part, const struct style_sheet *sheet,
               struct numbering *numbering, struct body *body, struct failure *failure);

#endif
