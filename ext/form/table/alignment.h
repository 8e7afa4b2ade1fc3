/* Which printed ideographs belong to which label of the form.
 *
 * The labels of a table, in the form's order, are one long text; what is printed in the table's label cells is another
 * in which characters are lost, pieces are broken over lines, and other text stands between. The longest common
 * subsequence of the two, with a premium for runs, tells them apart without counting a row. */
#ifndef DISCLOSURE_FORM_TABLE_ALIGNMENT_H
#define DISCLOSURE_FORM_TABLE_ALIGNMENT_H

#include "base/arena.h"
#include "base/label.h"

/* A printed ideograph. */
struct glyph {
    uint32_t code_point;
    uint32_t row;  /* index into the rows of the table */
    uint32_t cell; /* index into the row's cells */
};

/* A label to be found. */
struct script_label {
    const char *key; /* ideographs only */
    uint32_t line;   /* index in form_lines; UINT32_MAX: a group's label, sought only to keep others from its text */
    uint32_t least;  /* ideographs that must be printed; 0: three in five */
};

enum { UNCLAIMED = 0xFFFF };

struct glyphs {
    struct glyph *items;
    size_t count, capacity;
};

/* Adds the ideographs of a label, or of a text that is no longer than a label, simplified. False: no memory. */
bool glyphs_add(struct arena *arena, struct glyphs *glyphs, struct span text, uint32_t row, uint32_t cell);
bool glyphs_add_label(struct arena *arena, struct glyphs *glyphs, const struct label *label, uint32_t row,
                      uint32_t cell);

/* Fills claims[i], for each glyph, with the index of the label that it belongs to, or UNCLAIMED. `labels` stand in
 * the form's order. False: no memory. */
bool align_labels(struct arena *arena, const struct glyphs *glyphs, const struct script_label *labels,
                  uint32_t label_count, uint16_t *claims);

#endif
