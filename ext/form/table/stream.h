/* The rows of a listing as one stream: the ideographs of its words, and between them figures and units. */
#ifndef DISCLOSURE_FORM_TABLE_STREAM_H
#define DISCLOSURE_FORM_TABLE_STREAM_H

#include "form/table/listing.h"

/* Fills `glyphs`, `note`, `worded`, `figures`, `units` and `repeats` from the rows of the listing. False: no memory. */
bool stream_fill(struct listing *listing, struct arena *arena);

#endif
