#include "read/pdf/program/device.h"

#include "read/pdf/program/geometry.h"

namespace
{

/* Points. */
const double THICK_MOST = 4;    /* a thicker rule is an area */
const double LEVEL_MOST = 0.02; /* slope of a line that is meant to be level or upright */
const double DASH_GAP_MOST = 6; /* a line whose dashes stand further apart is none */
const double OPAQUE_LEAST = 0.98;

const uint8_t GRAY_UNKNOWN = 128; /* of patterns and shadings */

/* Cuts the box to what is let show. False: nothing is left of it. */
bool cutToClip(const GfxState *state, box &box)
{
    const struct box clip = clipOf(state);
    box.left = std::max(box.left, clip.left);
    box.top = std::max(box.top, clip.top);
    box.right = std::min(box.right, clip.right);
    box.bottom = std::min(box.bottom, clip.bottom);
    return isSound(box);
}

} // namespace

void PageDevice::startPage(int, GfxState *state, XRef *)
{
    width = state->getPageWidth();
    height = state->getPageHeight();
    tooMuchText = drawn = false;
    glyphs.clear();
    strokes.clear();
    areas.clear();
    pictures.clear();
    order = 0;
    masked = false;
    masks.clear();
    inMask = 0;
    inActualText = false;
}

/* ---- strokes and areas ---- */

void PageDevice::addStroke(GfxState *state, const box &place, uint8_t gray)
{
    box box = place;
    if (strokes.size() < PAGE_STROKES && cutToClip(state, box)) {
        struct stroke stroke = {};
        stroke.box = box;
        stroke.order = order++;
        stroke.gray = gray;
        strokes.push_back(stroke);
    }
}

void PageDevice::addFilled(GfxState *state, const box &place, uint8_t gray, bool opaque)
{
    box box = place;
    if (!cutToClip(state, box)) {
        return;
    }
    if (std::min(box.right - box.left, box.bottom - box.top) <= THICK_MOST) {
        addStroke(state, box, gray);
    } else if (areas.size() < PAGE_AREAS) {
        struct area area = {};
        area.box = box;
        area.order = order++;
        area.gray = gray;
        area.opaque = opaque && !masked;
        areas.push_back(area);
    }
}

void PageDevice::strokeLine(GfxState *state, const GfxSubpath *path, int from, uint8_t gray)
{
    vector one, other;
    state->transform(path->getX(from), path->getY(from), &one.x, &one.y);
    state->transform(path->getX(from + 1), path->getY(from + 1), &other.x, &other.y);
    double across = std::fabs(other.x - one.x);
    double down = std::fabs(other.y - one.y);
    if (std::min(across, down) > std::max(LEVEL_MOST * std::max(across, down), 0.1)) {
        return;
    }
    double half = state->getTransformedLineWidth() / 2;
    bool level = across >= down;
    box box = {one.x, one.y, one.x, one.y};
    include(box, other.x, other.y);
    box.left -= level ? 0 : half;
    box.right += level ? 0 : half;
    box.top -= level ? half : 0;
    box.bottom += level ? half : 0;
    addFilled(state, box, gray, false);
}

static bool hasWideGaps(GfxState *state)
{
    double start;
    const std::vector<double> &dash = state->getLineDash(&start);
    for (size_t i = 1; i < dash.size(); i += 2) {
        if (state->transformWidth(dash[i]) > DASH_GAP_MOST) {
            return true;
        }
    }
    return false;
}

void PageDevice::stroke(GfxState *state)
{
    if (inMask > 0 || state->getStrokeOpacity() <= 0 || hasWideGaps(state)) {
        return;
    }
    drawn = true;
    uint8_t gray = strokeGray(state);
    const GfxPath *path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); i++) {
        const GfxSubpath *part = path->getSubpath(i);
        for (int point = 0; point + 1 < part->getNumPoints(); point++) {
            /* A curve has two points between its ends. */
            if (part->getCurve(point) || part->getCurve(point + 1)) {
                continue;
            }
            strokeLine(state, part, point, gray);
        }
    }
}

/* A part of a path that is a rectangle, or so thin that its corners do not matter: a border with its joints cut. */
static std::optional<box> rectangleOf(const GfxState *state, const GfxSubpath *path)
{
    enum { POINTS_MOST = 9 };
    int points = path->getNumPoints();
    if (points < 2 || points > POINTS_MOST) {
        return std::nullopt;
    }
    box box = {};
    double doubled = 0; /* area */
    vector last = {};
    for (int i = 0; i < points; i++) {
        vector at;
        state->transform(path->getX(i), path->getY(i), &at.x, &at.y);
        if (path->getCurve(i)) {
            return std::nullopt;
        }
        if (i == 0) {
            box = {at.x, at.y, at.x, at.y};
        } else {
            doubled += last.x * at.y - at.x * last.y;
        }
        include(box, at.x, at.y);
        last = at;
    }
    vector first;
    state->transform(path->getX(0), path->getY(0), &first.x, &first.y);
    doubled += last.x * first.y - first.x * last.y;
    double whole = (box.right - box.left) * (box.bottom - box.top);
    bool thin = std::min(box.right - box.left, box.bottom - box.top) <= THICK_MOST;
    return thin || std::fabs(doubled) / 2 > whole * 0.98 ? std::optional(box) : std::nullopt;
}

static bool isRing(const box &outer, const box &inner)
{
    auto fits = [](double room) { return room >= -0.01 && room <= THICK_MOST; };
    return fits(inner.left - outer.left) && fits(inner.top - outer.top) && fits(outer.right - inner.right) &&
           fits(outer.bottom - inner.bottom);
}

/* One rectangle in another leaves a frame by either rule of filling, as all programs draw it. */
void PageDevice::fillPath(GfxState *state)
{
    if (inMask > 0 || state->getFillOpacity() <= 0) {
        return;
    }
    drawn = true;
    uint8_t gray = fillGray(state);
    bool opaque = state->getFillOpacity() >= OPAQUE_LEAST && state->getBlendMode() == gfxBlendNormal;
    const GfxPath *path = state->getPath();
    int parts = path->getNumSubpaths();
    for (int i = 0; i < parts; i++) {
        std::optional<box> outer = rectangleOf(state, path->getSubpath(i));
        if (!outer) {
            continue;
        }
        std::optional<box> inner = i + 1 < parts ? rectangleOf(state, path->getSubpath(i + 1)) : std::nullopt;
        if (!inner || !isRing(*outer, *inner)) {
            addFilled(state, *outer, gray, opaque);
            continue;
        }
        addFilled(state, {outer->left, outer->top, outer->right, inner->top}, gray, false);
        addFilled(state, {outer->left, inner->bottom, outer->right, outer->bottom}, gray, false);
        addFilled(state, {outer->left, outer->top, inner->left, outer->bottom}, gray, false);
        addFilled(state, {inner->right, outer->top, outer->right, outer->bottom}, gray, false);
        i++;
    }
}

/* Patterns and shadings fill what their path, which is the clip by now, lets show. */
bool PageDevice::fillClip(GfxState *state)
{
    if (inMask == 0) {
        drawn = true;
        addFilled(state, clipOf(state), GRAY_UNKNOWN, false);
    }
    return true;
}

bool PageDevice::tilingPatternFill(GfxState *state, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int,
                                   int, double, double)
{
    return fillClip(state);
}

/* ---- pictures ---- */

void PageDevice::addPicture(GfxState *state)
{
    if (inMask > 0) {
        return;
    }
    drawn = true;
    vector corner;
    state->transform(0, 0, &corner.x, &corner.y);
    box box = {corner.x, corner.y, corner.x, corner.y};
    for (int i = 1; i < 4; i++) {
        state->transform(i & 1, i >> 1, &corner.x, &corner.y);
        include(box, corner.x, corner.y);
    }
    if (!cutToClip(state, box)) {
        return;
    }
    if (std::min(box.right - box.left, box.bottom - box.top) <= THICK_MOST) {
        addStroke(state, box, GRAY_UNKNOWN);
    } else if (pictures.size() < PAGE_PICTURES) {
        pictures.push_back(box);
    }
}

void PageDevice::drawImageMask(GfxState *state, Object *ref, Stream *stream, int wide, int high, bool invert,
                               bool interpolate, bool inLine)
{
    addPicture(state);
    OutputDev::drawImageMask(state, ref, stream, wide, high, invert, interpolate, inLine); /* skips its bytes */
}

void PageDevice::drawImage(GfxState *state, Object *ref, Stream *stream, int wide, int high, GfxImageColorMap *colors,
                           bool interpolate, const int *maskColors, bool inLine)
{
    addPicture(state);
    OutputDev::drawImage(state, ref, stream, wide, high, colors, interpolate, maskColors, inLine);
}

void PageDevice::drawMaskedImage(GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *, int,
                                 int, bool, bool)
{
    addPicture(state);
}

void PageDevice::drawSoftMaskedImage(GfxState *state, Object *, Stream *, int, int, GfxImageColorMap *, bool, Stream *,
                                     int, int, GfxImageColorMap *, bool)
{
    addPicture(state);
}

bool PageDevice::hasPrintedPicture() const
{
    for (const box &picture : pictures) {
        if (picture.right - picture.left < width * 0.4 || picture.bottom - picture.top < height * 0.06) {
            continue;
        }
        for (const page_glyph &glyph : glyphs) {
            double x = (glyph.box.left + glyph.box.right) / 2;
            double y = (glyph.box.top + glyph.box.bottom) / 2;
            if (x > picture.left && x < picture.right && y > picture.top && y < picture.bottom) {
                return true;
            }
        }
    }
    return false;
}

/* ---- masks ---- */

void PageDevice::restoreState(GfxState *)
{
    if (!masks.empty()) {
        masked = masks.back();
        masks.pop_back();
    }
}

void PageDevice::beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool forSoftMask)
{
    inMask += forSoftMask;
}

void PageDevice::setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *)
{
    inMask -= inMask > 0;
    masked = true;
}
