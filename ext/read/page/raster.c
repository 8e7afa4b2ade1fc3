#include "read/page/page.h"

enum {
    BLOCK = 16,     /* pixels taken at once; constant, so that compilers use vectors */
    MARGIN = 16,    /* white pixels around the gray page, so that no neighbour has to be checked */
    REACH = 8,      /* a line is no thicker than this many pixels */
    TILE = 32,      /* pixels of a side of the squares whose shading is measured */
    SHADE_FROM = 4, /* where the shading begins and ends to be looked for beside a light line */
    SHADE_TO = 6,
    CONTRAST = 12 /* of 255: a hairline in light gray, blurred over two pixels */
};

static const double GLYPH_SIZE_MOST = 72; /* points: larger is not the print of a table, and takes long */

/* Room for the last block of a row, and for its margin. */
static size_t gray_stride(size_t width)
{
    return (width + BLOCK - 1) / BLOCK * BLOCK + 2 * MARGIN;
}

static bool prepare(struct raster *raster, struct arena *scratch, const struct pixels *pixels)
{
    raster->width = pixels->width;
    raster->height = pixels->height;
    raster->scale = pixels->scale;
    size_t count = raster->width * raster->height;
    size_t stride = gray_stride(raster->width);
    size_t with_margin = stride * (raster->height + 2 * MARGIN);
    raster->gray = arena_allocate(scratch, with_margin);
    raster->across = arena_allocate(scratch, count);
    raster->down = arena_allocate(scratch, count);
    if (!raster->gray || !raster->across || !raster->down) {
        return false;
    }
    memset(raster->gray, 0xFF, with_margin);
    for (size_t y = 0; y < raster->height; y++) {
        memcpy(raster->gray + (y + MARGIN) * stride + MARGIN, pixels->gray + y * raster->width, raster->width);
    }
    return true;
}

/* ---- marks: pixels of a line, pixels of a glyph ---- */

/* The lightest gray on one side of each pixel of a block. */
struct ground {
    uint8_t page[BLOCK];  /* anywhere near */
    uint8_t shade[BLOCK]; /* between SHADE_FROM and SHADE_TO */
};

static void lighten(uint8_t *restrict lightest, const uint8_t *restrict at)
{
    for (size_t i = 0; i < BLOCK; i++) {
        lightest[i] = at[i] > lightest[i] ? at[i] : lightest[i];
    }
}

static void look(const uint8_t *gray, ptrdiff_t step, struct ground *ground)
{
    memset(ground, 0, sizeof *ground);
    for (ptrdiff_t away = SHADE_FROM; away <= SHADE_TO; away++) {
        lighten(ground->shade, gray + away * step);
    }
    memcpy(ground->page, ground->shade, BLOCK);
    for (ptrdiff_t away = 1; away <= REACH; away++) {
        lighten(ground->page, gray + away * step);
    }
}

static bool is_white(const uint8_t *gray)
{
    static const uint8_t white[BLOCK] = {255, 255, 255, 255, 255, 255, 255, 255,
                                         255, 255, 255, 255, 255, 255, 255, 255};
    return memcmp(gray, white, BLOCK) == 0;
}

/* The shading of a part of the page, which may be two where one ends. */
struct shading {
    int lightest, darkest;
};

/* Marks the pixels of a block that are a dark line: darker than the page on both sides of them; or a light one: lighter
 * than the shading on both sides. The shading of the surroundings tells lines from the gaps between glyphs. */
static bool find_line_pixels(const uint8_t *gray, ptrdiff_t step, struct shading shading, uint8_t found[BLOCK])
{
    if (shading.darkest > 255 - CONTRAST && is_white(gray)) {
        return false;
    }
    struct ground before;
    struct ground after;
    look(gray, -step, &before);
    look(gray, step, &after);
    uint8_t any = 0;
    for (size_t i = 0; i < BLOCK; i++) {
        int page = before.page[i] < after.page[i] ? before.page[i] : after.page[i];
        int shade = before.shade[i] > after.shade[i] ? before.shade[i] : after.shade[i];
        page = page < shading.lightest ? page : shading.lightest;
        shade = shade > shading.darkest ? shade : shading.darkest;
        int line = (page - gray[i] >= CONTRAST) | (gray[i] - shade >= CONTRAST);
        int ink = (shading.lightest - gray[i] >= CONTRAST) | (gray[i] - shading.darkest >= CONTRAST);
        found[i] = (uint8_t)(line * MARK_LINE | ink * MARK_INK);
        any |= found[i];
    }
    return any != 0;
}

/* The grays that a third of a tile has, or else most of it; a sample of its pixels is enough. */
static struct shading measure_shading(const uint8_t *gray, size_t stride, size_t columns, size_t rows)
{
    enum { LEVELS = 64, LEVEL = 256 / LEVELS };
    unsigned counts[LEVELS] = {0};
    unsigned samples = 0;
    for (size_t y = 0; y < rows; y += 2) {
        for (size_t x = y / 2 % 2; x < columns; x += 2) {
            counts[gray[y * stride + x] / LEVEL]++;
            samples++;
        }
    }
    int most = 0;
    int lightest = -1;
    int darkest = -1;
    for (int level = 0; level < LEVELS; level++) {
        most = counts[level] > counts[most] ? level : most;
        if (counts[level] * 3 >= samples) {
            lightest = level;
            darkest = darkest < 0 ? level : darkest;
        }
    }
    lightest = lightest < 0 ? most : lightest;
    darkest = darkest < 0 ? most : darkest;
    return (struct shading){lightest * LEVEL + LEVEL - 1, darkest * LEVEL + LEVEL - 1};
}

static void mark_tile(struct raster *raster, size_t left, size_t top)
{
    size_t stride = gray_stride(raster->width);
    size_t right = raster->width - left < TILE ? raster->width : left + TILE;
    size_t bottom = raster->height - top < TILE ? raster->height : top + TILE;
    const uint8_t *origin = raster->gray + MARGIN * stride + MARGIN;
    struct shading shading = measure_shading(origin + top * stride + left, stride, right - left, bottom - top);
    for (size_t y = top; y < bottom; y++) {
        for (size_t x = left; x < right; x += BLOCK) {
            const uint8_t *gray = origin + y * stride + x;
            size_t end = right - x < BLOCK ? right - x : BLOCK;
            uint8_t found[BLOCK];
            if (find_line_pixels(gray, (ptrdiff_t)stride, shading, found)) {
                for (size_t i = 0; i < end; i++) {
                    raster->across[y * raster->width + x + i] |= found[i];
                }
            }
            if (find_line_pixels(gray, 1, shading, found)) {
                for (size_t i = 0; i < end; i++) {
                    raster->down[(x + i) * raster->height + y] |= found[i];
                }
            }
        }
    }
}

static void mark_lines(struct raster *raster)
{
    for (size_t y = 0; y < raster->height; y += TILE) {
        for (size_t x = 0; x < raster->width; x += TILE) {
            mark_tile(raster, x, y);
        }
    }
}

static size_t to_pixel(double position, size_t most)
{
    return position <= 0 ? 0 : position >= (double)most ? most : (size_t)position;
}

static void mark_glyph(struct raster *raster, const struct box *box)
{
    if (box->right - box->left > GLYPH_SIZE_MOST || box->bottom - box->top > GLYPH_SIZE_MOST) {
        return;
    }
    size_t left = to_pixel(box->left * raster->scale - 1, raster->width);
    size_t right = to_pixel(box->right * raster->scale + 2, raster->width);
    size_t top = to_pixel(box->top * raster->scale - 1, raster->height);
    size_t bottom = to_pixel(box->bottom * raster->scale + 2, raster->height);
    for (size_t y = top; y < bottom && left < right; y++) {
        memset(raster->across + y * raster->width + left, MARK_GLYPH, right - left);
    }
    for (size_t x = left; x < right && top < bottom; x++) {
        memset(raster->down + x * raster->height + top, MARK_GLYPH, bottom - top);
    }
}

bool raster_mark(struct raster *raster, struct arena *scratch, const struct page_print *print)
{
    if (!prepare(raster, scratch, &print->pixels)) {
        return false;
    }
    for (size_t i = 0; i < print->glyphs.count; i++) {
        mark_glyph(raster, &print->glyphs.glyphs[i].box);
    }
    mark_lines(raster);
    return true;
}

const uint8_t *raster_gray(const struct raster *raster, ptrdiff_t *step)
{
    size_t stride = gray_stride(raster->width);
    *step = (ptrdiff_t)stride;
    return raster->gray + MARGIN * stride + MARGIN;
}
