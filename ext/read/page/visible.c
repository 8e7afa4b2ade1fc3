#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

enum {
    CONTRAST = 8,         /* of 255: print that is no darker or lighter than its ground cannot be read, by anybody */
    LINE_MOST = 256,      /* times that one character stands in a line */
    LOOKS_MOST = 50000000 /* at areas, for all print: more is no page of a report, and takes long */
};

static bool holds(const struct box *box, double x, double y)
{
    return x >= box->left && x <= box->right && y >= box->top && y <= box->bottom;
}

uint8_t visible_ground(const struct area_list *areas, double x, double y, uint32_t order)
{
    uint8_t gray = 255;
    for (size_t i = 0; i < areas->count && areas->areas[i].order < order; i++) {
        if (holds(&areas->areas[i].box, x, y)) {
            gray = areas->areas[i].gray;
        }
    }
    return gray;
}

static bool is_covered(const struct area_list *areas, double x, double y, uint32_t order)
{
    for (size_t i = areas->count; i > 0 && areas->areas[i - 1].order > order; i--) {
        if (areas->areas[i - 1].opaque && holds(&areas->areas[i - 1].box, x, y)) {
            return true;
        }
    }
    return false;
}

static bool stands_on_picture(const struct picture_list *pictures, double x, double y)
{
    for (size_t i = 0; i < pictures->count; i++) {
        if (holds(&pictures->boxes[i], x, y)) {
            return true;
        }
    }
    return false;
}

static bool is_seen(const struct page_print *print, const struct page_glyph *glyph)
{
    double x = (glyph->box.left + glyph->box.right) / 2;
    double y = (glyph->box.top + glyph->box.bottom) / 2;
    if (glyph->turn == TURN_ASKEW || glyph->fate == GLYPH_CLIPPED || !(x >= 0 && x <= print->width) ||
        !(y >= 0 && y <= print->height)) {
        return false;
    }
    if (stands_on_picture(&print->pictures, x, y)) {
        return true; /* the picture may be dark, or show what the invisible print says */
    }
    return glyph->fate == GLYPH_SEEN && !is_covered(&print->areas, x, y, glyph->order) &&
           abs(glyph->gray - visible_ground(&print->areas, x, y, glyph->order)) >= CONTRAST;
}

/* ---- second strikes ---- */

static int by_character_and_place(const void *a, const void *b)
{
    const struct page_glyph *first = *(struct page_glyph *const *)a;
    const struct page_glyph *second = *(struct page_glyph *const *)b;
    if (first->code_point != second->code_point) {
        return first->code_point < second->code_point ? -1 : 1;
    }
    if (first->box.top != second->box.top) {
        return first->box.top < second->box.top ? -1 : 1;
    }
    if (first->box.left != second->box.left) {
        return first->box.left < second->box.left ? -1 : 1;
    }
    return (first->order > second->order) - (first->order < second->order);
}

/* Bold as word processors feign it, or a shadow: the same character once more, a little aside. */
static bool strikes_again(const struct page_glyph *glyph, const struct page_glyph *before)
{
    double height = before->box.bottom - before->box.top;
    double width = before->box.right - before->box.left;
    return fabs(glyph->box.left - before->box.left) < fmin(height / 8, width / 3) &&
           fabs(glyph->box.top - before->box.top) < height / 8 &&
           fabs(glyph->box.bottom - before->box.bottom) < height / 8;
}

static bool mark_second_strikes(struct glyph_list *list, struct arena *scratch)
{
    struct page_glyph **sorted = arena_allocate_array(scratch, list->count, sizeof *sorted);
    if (!sorted) {
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        sorted[i] = &list->glyphs[i];
    }
    qsort(sorted, list->count, sizeof *sorted, by_character_and_place);
    for (size_t i = 1; i < list->count; i++) {
        struct page_glyph *glyph = sorted[i];
        double reach = (glyph->box.bottom - glyph->box.top) / 8;
        for (size_t j = i; j > 0 && i - j < LINE_MOST && glyph->fate == GLYPH_SEEN; j--) {
            const struct page_glyph *before = sorted[j - 1];
            if (before->code_point != glyph->code_point || glyph->box.top - before->box.top > reach) {
                break;
            }
            glyph->fate = before->fate == GLYPH_SEEN && strikes_again(glyph, before) ? GLYPH_CLIPPED : glyph->fate;
        }
    }
    return true;
}

static void drop_unseen(struct glyph_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->glyphs[i].fate == GLYPH_SEEN) {
            list->glyphs[kept++] = list->glyphs[i];
        }
    }
    list->count = kept;
}

bool visible_keep(struct page_print *print, struct arena *scratch, uint64_t *looks)
{
    if (print->areas.count > LOOKS_MOST / (print->glyphs.count + print->strokes.count + 1)) {
        print->areas.count = 0;
    }
    *looks += (uint64_t)print->areas.count * (print->glyphs.count + print->strokes.count) +
              (uint64_t)print->pictures.count * print->glyphs.count * 2;
    for (size_t i = 0; i < print->glyphs.count; i++) {
        struct page_glyph *glyph = &print->glyphs.glyphs[i];
        glyph->fate = is_seen(print, glyph) ? GLYPH_SEEN : GLYPH_CLIPPED;
    }
    drop_unseen(&print->glyphs);
    if (!mark_second_strikes(&print->glyphs, scratch) || !marks_find(print, scratch, looks)) {
        return false;
    }
    drop_unseen(&print->glyphs);
    return true;
}
