/* A device on which poppler draws a page, and which keeps what was drawn instead: see read/page/print.h. */
#ifndef DISCLOSURE_READ_PDF_PROGRAM_DEVICE_H
#define DISCLOSURE_READ_PDF_PROGRAM_DEVICE_H

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>

#include <optional>
#include <vector>

#include "read/page/print.h"

class PageDevice : public OutputDev
{
  public:
    /* Forgets the page before. */
    void startPage(int number, GfxState *state, XRef *xref) override;

    double width = 0, height = 0; /* of the page */
    bool tooMuchText = false;
    bool drawn = false; /* anything but print */
    std::vector<page_glyph> glyphs;
    std::vector<struct stroke> strokes;
    std::vector<area> areas;
    std::vector<box> pictures;

    /* Whether a picture lies where a table may be, and has print on it: a scanned page, say. */
    bool hasPrintedPicture() const;

    /* ---- what poppler asks and tells ---- */

    bool upsideDown() override
    {
        return true;
    }
    bool useDrawChar() override
    {
        return true;
    }
    bool interpretType3Chars() override
    {
        return false;
    }
    bool useTilingPatternFill() override
    {
        return true;
    }
    bool useShadedFills(int) override
    {
        return true;
    }

    void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                  CharCode code, int bytes, const Unicode *unicode, int length) override;
    void beginActualText(GfxState *state, const GooString *text) override;
    void endActualText(GfxState *state) override;

    void stroke(GfxState *state) override;
    void fill(GfxState *state) override
    {
        fillPath(state);
    }
    void eoFill(GfxState *state) override
    {
        fillPath(state);
    }
    bool tilingPatternFill(GfxState *state, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int, int,
                           double, double) override;
    bool functionShadedFill(GfxState *state, GfxFunctionShading *) override
    {
        return fillClip(state);
    }
    bool axialShadedFill(GfxState *state, GfxAxialShading *, double, double) override
    {
        return fillClip(state);
    }
    bool radialShadedFill(GfxState *state, GfxRadialShading *, double, double) override
    {
        return fillClip(state);
    }
    bool gouraudTriangleShadedFill(GfxState *state, GfxGouraudTriangleShading *) override
    {
        return fillClip(state);
    }
    bool patchMeshShadedFill(GfxState *state, GfxPatchMeshShading *) override
    {
        return fillClip(state);
    }

    void drawImageMask(GfxState *state, Object *ref, Stream *stream, int width, int height, bool invert,
                       bool interpolate, bool inLine) override;
    void drawImage(GfxState *state, Object *ref, Stream *stream, int width, int height, GfxImageColorMap *colors,
                   bool interpolate, const int *maskColors, bool inLine) override;
    void drawMaskedImage(GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *, int, int,
                         bool, bool) override;
    void drawSoftMaskedImage(GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *, int,
                             int, GfxImageColorMap *, bool) override;

    void saveState(GfxState *) override
    {
        masks.push_back(masked);
    }
    void restoreState(GfxState *) override;
    void beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool forSoftMask) override;
    void setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *) override;
    void clearSoftMask(GfxState *) override
    {
        masked = false;
    }

  private:
    void addGlyph(const page_glyph &shape, Unicode character);
    void addStroke(GfxState *state, const box &box, uint8_t gray);
    void addFilled(GfxState *state, const box &box, uint8_t gray, bool opaque);
    void strokeLine(GfxState *state, const GfxSubpath *path, int from, uint8_t gray);
    void fillPath(GfxState *state);
    bool fillClip(GfxState *state);
    void addPicture(GfxState *state);

    uint32_t order = 0;        /* of what is drawn next */
    bool masked = false;       /* what is drawn shows in parts only */
    std::vector<bool> masks;   /* the same for each state that is kept */
    int inMask = 0;            /* what is drawn is a mask itself */
    bool inActualText = false; /* the glyphs from `actualFrom` on print `actualText` */
    size_t actualFrom = 0;
    std::vector<Unicode> actualText;
};

/* The characters of a text string of PDF (ISO 32000-1, 7.9.2.2). */
std::vector<Unicode> charactersOf(const GooString *text);

#endif
