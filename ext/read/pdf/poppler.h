/* The part of the PDF plug-in that knows poppler. */
#ifndef DISCLOSURE_READ_PDF_POPPLER_H
#define DISCLOSURE_READ_PDF_POPPLER_H

#include <cairo.h>
#include <poppler.h>

#include "read/pdf/plugin.h"

/* The glyphs of a page, in `scratch`. */
enum scan_problem page_find_glyphs(PopplerPage *page, struct arena *scratch, struct glyph_list *glyphs);

/* Draws the page. False: no memory. */
bool page_draw(PopplerPage *page, struct raster *raster);

/* Whether a large part of the page is a picture in which no glyph stands. */
bool page_has_picture(PopplerPage *page, const struct glyph_list *glyphs);

#endif
