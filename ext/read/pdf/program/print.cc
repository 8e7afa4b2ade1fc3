/* What is printed: characters, each with its place. */
#include <GfxFont.h>
#include <PDFDocEncoding.h>

#include "read/pdf/program/device.h"
#include "read/pdf/program/geometry.h"

namespace
{

const double ASKEW_LEAST = 0.06; /* slope of a line of print that is not level: scans are not quite */

/* White space, and what shows nowhere: marks of direction and joining, variation selectors, soft hyphens. */
bool isSpace(Unicode c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* Nobody can tell what a character of a private area prints, but that something is printed must not be lost. */
Unicode shownAs(Unicode c)
{
    bool hidden = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return hidden || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c;
}

struct print_extent {
    double ascent, descent; /* ems */
};

/* What stands above and below the line; fonts whose glyphs are drawings have an em of their own. */
print_extent extentOf(const GfxState *state)
{
    const auto &font = state->getFont();
    if (!font) {
        return {0.95, -0.35};
    }
    if (font->getType() != fontType3) {
        return {font->getAscent(), font->getDescent()};
    }
    const double *matrix = font->getFontMatrix();
    const double *bounds = font->getFontBBox();
    double scale = std::fabs(matrix[3]);
    double ascent = bounds[3] * scale;
    double descent = bounds[1] * scale;
    bool sound = ascent > descent && ascent - descent < 3;
    return sound ? print_extent{ascent, descent} : print_extent{0.95, -0.35};
}

vector toPage(const GfxState *state, double x, double y)
{
    vector user, page;
    state->textTransformDelta(x, y, &user.x, &user.y);
    state->transformDelta(user.x, user.y, &page.x, &page.y);
    return page;
}

uint8_t turnOf(vector line)
{
    double across = std::fabs(line.x);
    double down = std::fabs(line.y);
    if (std::min(across, down) > ASKEW_LEAST * std::max(across, down)) {
        return TURN_ASKEW;
    }
    return across >= down ? (line.x >= 0 ? TURN_RIGHTWARD : TURN_LEFTWARD)
                          : (line.y >= 0 ? TURN_DOWNWARD : TURN_UPWARD);
}

/* Text that is invisible, or shows only in what is drawn through it. */
uint8_t fateOf(const GfxState *state)
{
    int render = state->getRender();
    return render == 3 || render == 7 ? GLYPH_INVISIBLE : GLYPH_SEEN;
}

/* Whether its codes are numbers of glyphs that nothing translates: poppler gives the numbers as characters. */
bool tellsNoCharacters(const GfxFont *font)
{
    if (!font || !font->isCIDFont() || font->hasToUnicodeCMap()) {
        return false;
    }
    const GooString *collection = static_cast<const GfxCIDFont *>(font)->getCollection();
    return !collection || collection->toStr() == "Adobe-Identity";
}

/* Cuts a part of several out of a glyph, for one that prints several characters. */
box partOf(const page_glyph &shape, size_t part, size_t parts)
{
    box box = shape.box;
    bool across = shape.turn == TURN_RIGHTWARD || shape.turn == TURN_LEFTWARD || shape.turn == TURN_ASKEW;
    bool backward = shape.turn == TURN_LEFTWARD || shape.turn == TURN_UPWARD;
    double step = (across ? box.right - box.left : box.bottom - box.top) / (double)parts;
    size_t place = backward ? parts - 1 - part : part;
    double &from = across ? box.left : box.top;
    double &to = across ? box.right : box.bottom;
    from += step * (double)place;
    to = from + step;
    return box;
}

} // namespace

std::vector<Unicode> charactersOf(const GooString *text)
{
    std::vector<Unicode> characters;
    const std::string &bytes = text->toStr();
    auto at = [&](size_t i) { return (unsigned)(unsigned char)bytes[i]; };
    if (bytes.size() >= 2 && at(0) == 0xFE && at(1) == 0xFF) {
        for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
            Unicode unit = at(i) << 8 | at(i + 1);
            if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + ((at(i + 2) << 8 | at(i + 3)) - 0xDC00);
                i += 2;
            }
            characters.push_back(unit > 0x10FFFF ? 0xFFFD : unit);
        }
        return characters;
    }
    for (size_t i = 0; i < bytes.size(); i++) {
        characters.push_back(pdfDocEncoding[at(i)]);
    }
    return characters;
}

void PageDevice::addGlyph(const page_glyph &shape, Unicode character)
{
    if (isSpace(character) || !isSound(shape.box)) {
        return;
    }
    if (glyphs.size() >= PAGE_GLYPHS) {
        tooMuchText = true;
        return;
    }
    glyphs.push_back(shape);
    glyphs.back().code_point = shownAs(character);
}

/* Of a number that is cut off, what is left must not pass for the whole: its last glyph becomes a mark that stands at the
 * edge. Line after line, though, a clipped label only loses its last lines. */
static void cut(page_glyph &shape, const box &clip)
{
    double reach = shape.box.right - shape.box.left;
    double room = reach / 4;
    double y = (shape.box.top + shape.box.bottom) / 2;
    double x = (shape.box.left + shape.box.right) / 2;
    if (y < clip.top || y > clip.bottom || x < clip.left - reach || x > clip.right + reach) {
        shape.fate = GLYPH_CLIPPED;
    } else if (shape.box.left < clip.left - room || shape.box.right > clip.right + room) {
        const double sliver = 0.5;
        shape.code_point = 0xFFFD;
        shape.box.left = std::clamp(shape.box.left, clip.left, std::max(clip.left, clip.right - sliver));
        shape.box.right = std::clamp(shape.box.right, shape.box.left, std::max(shape.box.left, clip.right));
    }
}

void PageDevice::drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                          CharCode, int, const Unicode *unicode, int length)
{
    if (inMask > 0) {
        return;
    }
    const GfxFont *font = state->getFont().get();
    bool downward = font && font->getWMode() == 1;
    double size = state->getFontSize();
    vector em = toPage(state, size * state->getHorizScaling(), 0);
    vector up = toPage(state, 0, size);
    double em_length = std::hypot(em.x, em.y);
    if (!(em_length > 0)) {
        return;
    }
    /* Slanted letters lean over what stands beside them. */
    vector line = {em.x / em_length, em.y / em_length};
    double lean = up.x * line.x + up.y * line.y;
    up = {up.x - lean * line.x, up.y - lean * line.y};
    double spacing = state->getCharSpace() * state->getHorizScaling();
    vector space = toPage(state, downward ? 0 : spacing, 0);
    vector advance;
    state->transformDelta(dx, dy, &advance.x, &advance.y);
    advance = downward ? em : vector{advance.x - space.x, advance.y - space.y};
    vector start;
    state->transform(x - originX, y - originY, &start.x, &start.y);
    print_extent own = extentOf(state);
    page_glyph shape = {};
    shape.box = {start.x + own.ascent * up.x, start.y + own.ascent * up.y, start.x + own.ascent * up.x,
                 start.y + own.ascent * up.y};
    include(shape.box, start.x + own.descent * up.x, start.y + own.descent * up.y);
    include(shape.box, start.x + advance.x + own.ascent * up.x, start.y + advance.y + own.ascent * up.y);
    include(shape.box, start.x + advance.x + own.descent * up.x, start.y + advance.y + own.descent * up.y);
    shape.order = order++;
    shape.turn = turnOf(line);
    shape.fate = fateOf(state);
    shape.gray = state->getRender() % 4 == 1 ? strokeGray(state) : fillGray(state);
    bool told = length > 0 && !tellsNoCharacters(font);
    size_t parts = told ? (size_t)length : 1;
    for (size_t part = 0; part < parts; part++) {
        page_glyph one = shape;
        one.box = partOf(shape, part, parts);
        cut(one, clipOf(state));
        Unicode c = told ? unicode[part] : 0xFFFD;
        addGlyph(one, one.code_point == 0xFFFD && !isSpace(c) ? 0xFFFD : c);
    }
}

void PageDevice::beginActualText(GfxState *, const GooString *text)
{
    inActualText = true;
    actualFrom = glyphs.size();
    actualText = charactersOf(text);
}

/* What is printed instead of the glyphs that were drawn: they keep their places where there are as many. */
void PageDevice::endActualText(GfxState *)
{
    if (!inActualText || actualFrom >= glyphs.size()) {
        inActualText = false;
        return;
    }
    inActualText = false;
    std::erase_if(actualText, isSpace);
    std::vector<page_glyph> printed(glyphs.begin() + (ptrdiff_t)actualFrom, glyphs.end());
    glyphs.resize(actualFrom);
    if (printed.size() == actualText.size()) {
        for (size_t i = 0; i < printed.size(); i++) {
            addGlyph(printed[i], actualText[i]);
        }
        return;
    }
    page_glyph whole = printed.front();
    for (const page_glyph &part : printed) {
        include(whole.box, part.box.left, part.box.top);
        include(whole.box, part.box.right, part.box.bottom);
    }
    for (size_t i = 0; i < actualText.size(); i++) {
        page_glyph one = whole;
        one.box = partOf(whole, i, actualText.size());
        addGlyph(one, actualText[i]);
    }
}
