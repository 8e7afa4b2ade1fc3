#include "read/pdf/poppler.h"

#include <math.h>
#include <stdlib.h>

/* ---- text ---- */

/* Nobody can tell what a character of a private area prints, but that something is printed must not be lost. */
static uint32_t shown_as(uint32_t c)
{
    bool private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return private || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c;
}

/* Characters that poppler puts around Arabic and Hebrew words: they have no boxes, unlike all others. */
static bool is_embedding(uint32_t c)
{
    return c >= 0x202A && c <= 0x202C;
}

static bool is_printed(uint32_t c)
{
    return !is_space(c) && !is_embedding(c) && c > ' ' && !(c >= 0x7F && c <= 0xA0) && c != 0xAD && c != 0x2060;
}

static bool is_sound(const PopplerRectangle *box)
{
    return fabs(box->x1) < 1e6 && fabs(box->x2) < 1e6 && fabs(box->y1) < 1e6 && fabs(box->y2) < 1e6;
}

/* Of a word that runs over the edge of the page, poppler gives only the glyphs that begin on it. The last of them must
 * not pass for the end of a number. */
static bool is_cut_off(const PopplerRectangle *box, double page_width)
{
    return box->x1 < -0.5 || box->x2 > page_width - 0.5;
}

/* Whether there is a box for each character, if those of embedding are counted or not. */
static bool fits(struct span text, size_t boxes, bool embeddings)
{
    size_t count = 0;
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        count += embeddings || !is_embedding(c);
    }
    return count == boxes;
}

static enum scan_problem collect_glyphs(struct span text, const PopplerRectangle *boxes, size_t count,
                                        double page_width, struct arena *scratch, struct glyph_list *list)
{
    bool embeddings = fits(text, count, true);
    if (!embeddings && !fits(text, count, false)) {
        return SCAN_DAMAGED_PAGE; /* else print would come to stand where other print stands */
    }
    list->glyphs = arena_allocate_array(scratch, count, sizeof *list->glyphs);
    if (!list->glyphs) {
        return SCAN_MEMORY;
    }
    for (size_t i = 0; i < count && text.size > 0;) {
        uint32_t c = utf8_next(&text);
        if (is_embedding(c) && !embeddings) {
            continue;
        }
        const PopplerRectangle *box = &boxes[i++];
        if (is_printed(c) && is_sound(box)) {
            struct box place = {fmin(box->x1, box->x2), fmin(box->y1, box->y2), fmax(box->x1, box->x2),
                                fmax(box->y1, box->y2)};
            uint32_t shown = is_cut_off(box, page_width) ? 0xFFFD : shown_as(c);
            list->glyphs[list->count++] = (struct glyph){.box = place, .code_point = shown};
        }
    }
    return SCAN_FINE;
}

/* All text of the page, and the area that gave it. poppler takes an area for a selection from one corner to the other and
 * leaves out what comes before the text nearest to its first corner: the upper left one, or, where most of the page runs
 * from right to left, the upper right one. So the corners are far outside, and both are tried. */
static char *find_text(PopplerPage *page, PopplerRectangle *area)
{
    PopplerRectangle leftward = {1e6, -1e6, -1e6, 1e6};
    *area = (PopplerRectangle){-1e6, -1e6, 1e6, 1e6};
    char *text = poppler_page_get_text_for_area(page, area);
    char *other = poppler_page_get_text_for_area(page, &leftward);
    if (text && other && strlen(other) > strlen(text)) {
        *area = leftward;
        g_free(text);
        return other;
    }
    g_free(other);
    return text;
}

enum scan_problem page_find_glyphs(PopplerPage *page, struct arena *scratch, struct glyph_list *glyphs)
{
    PopplerRectangle area;
    PopplerRectangle *boxes = NULL;
    guint count = 0;
    double width = 0;
    enum scan_problem problem = SCAN_FINE;
    *glyphs = (struct glyph_list){0};
    char *text = find_text(page, &area);
    struct span span = span_of(text);
    poppler_page_get_size(page, &width, NULL);
    if (span.size / 4 > PAGE_GLYPHS) {
        problem = SCAN_TOO_MUCH_TEXT;
    } else if (span.size > 0 && poppler_page_get_text_layout_for_area(page, &area, &boxes, &count)) {
        problem = collect_glyphs(span, boxes, count, width, scratch, glyphs);
    }
    g_free(boxes);
    g_free(text);
    return problem == SCAN_FINE && glyphs->count > PAGE_GLYPHS ? SCAN_TOO_MUCH_TEXT : problem;
}

/* ---- picture ---- */

bool page_draw(PopplerPage *page, struct raster *raster)
{
    double width = 0;
    double height = 0;
    poppler_page_get_size(page, &width, &height);
    if (!raster_prepare(raster, width, height)) {
        return false;
    }
    if (raster->scale <= 0) {
        return true;
    }
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)raster->pixels, CAIRO_FORMAT_RGB24, (int)raster->width,
                                            (int)raster->height, (int)(raster->width * sizeof *raster->pixels));
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, raster->scale, raster->scale);
    poppler_page_render(page, cairo);
    bool drawn = cairo_status(cairo) != CAIRO_STATUS_NO_MEMORY;
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    return drawn;
}

static bool holds_glyph(const PopplerRectangle *area, const struct glyph_list *glyphs)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct box *box = &glyphs->glyphs[i].box;
        double x = (box->left + box->right) / 2;
        double y = (box->top + box->bottom) / 2;
        if (x > fmin(area->x1, area->x2) && x < fmax(area->x1, area->x2) && y > fmin(area->y1, area->y2) &&
            y < fmax(area->y1, area->y2)) {
            return true;
        }
    }
    return false;
}

bool page_has_picture(PopplerPage *page, const struct glyph_list *glyphs)
{
    const double width_least = 0.4; /* of the page: a table, not an emblem or a seal */
    const double height_least = 0.06;
    double width = 0;
    double height = 0;
    bool found = false;
    poppler_page_get_size(page, &width, &height);
    GList *images = poppler_page_get_image_mapping(page);
    for (const GList *at = images; at && !found; at = at->next) {
        const PopplerRectangle *area = &((const PopplerImageMapping *)at->data)->area;
        found = fabs(area->x2 - area->x1) >= width * width_least &&
                fabs(area->y2 - area->y1) >= height * height_least && !holds_glyph(area, glyphs);
    }
    poppler_page_free_image_mapping(images);
    return found;
}
