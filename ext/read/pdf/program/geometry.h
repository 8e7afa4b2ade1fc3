/* Places and colours, as poppler states them, in the units of read/page/print.h. */
#ifndef DISCLOSURE_READ_PDF_PROGRAM_GEOMETRY_H
#define DISCLOSURE_READ_PDF_PROGRAM_GEOMETRY_H

#include <GfxState.h>

#include <algorithm>
#include <cmath>

#include "read/page/print.h"

struct vector {
    double x, y;
};

inline uint8_t grayOf(const GfxRGB &color, double opacity)
{
    double least = std::min({colToDbl(color.r), colToDbl(color.g), colToDbl(color.b)});
    double gray = 255 * (1 - (1 - least) * opacity);
    return (uint8_t)std::clamp(std::lround(gray), 0L, 255L);
}

inline uint8_t fillGray(const GfxState *state)
{
    GfxRGB color;
    state->getFillRGB(&color);
    return grayOf(color, state->getFillOpacity());
}

inline uint8_t strokeGray(const GfxState *state)
{
    GfxRGB color;
    state->getStrokeRGB(&color);
    return grayOf(color, state->getStrokeOpacity());
}

inline bool isSound(const box &box)
{
    const double most = 1e6;
    return std::fabs(box.left) < most && std::fabs(box.right) < most && std::fabs(box.top) < most &&
           std::fabs(box.bottom) < most && box.left <= box.right && box.top <= box.bottom;
}

inline void include(box &box, double x, double y)
{
    box.left = std::min(box.left, x);
    box.top = std::min(box.top, y);
    box.right = std::max(box.right, x);
    box.bottom = std::max(box.bottom, y);
}

inline box clipOf(const GfxState *state)
{
    box clip;
    state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    return clip;
}

#endif
