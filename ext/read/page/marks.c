#include "read/page/page.h"

#include <math.h>

/* In heights of the glyph beside or below. */
static const double SMALLER = 0.9;                               /* a mark is no higher */
static const double RAISED = 0.12;                               /* and ends so far above the end of the figure */
static const double NEAR = 0.4;                                  /* and begins so near to it */
static const double MIDDLE = 0.2;                                /* a stroke through it is no farther from its middle */
static const double STROKE_MOST = 200, THICKEST = 3, BEYOND = 2; /* points */

enum { LOOKS_MOST = 20000000 /* at glyphs, for all strokes: more is no page of a report, and takes long */ };

static double height_of(const struct page_glyph *glyph)
{
    return glyph->box.bottom - glyph->box.top;
}

static bool is_digit(const struct page_glyph *glyph)
{
    return (glyph->code_point >= '0' && glyph->code_point <= '9') || glyph->code_point == ',';
}

/* Small, and raised beside a figure that was printed just before: a footnote's mark, as 15 and a small 2. */
static bool is_raised(const struct page_glyph *glyph, const struct page_glyph *figure)
{
    double height = height_of(figure);
    double lift = figure->box.bottom - glyph->box.bottom, gap = glyph->box.left - figure->box.right;
    return text_is_figure(figure, 1) && height_of(glyph) <= SMALLER * height && lift >= RAISED * height &&
           glyph->box.bottom > figure->box.top && fabs(gap) <= NEAR * height;
}

/* Goes on with the mark before it. */
static bool goes_on(const struct page_glyph *glyph, const struct page_glyph *mark)
{
    return fabs(glyph->box.bottom - mark->box.bottom) < 0.5 && fabs(height_of(glyph) - height_of(mark)) < 0.5 &&
           fabs(glyph->box.left - mark->box.right) <= NEAR * height_of(mark);
}

static void drop_raised(struct glyph_list *list)
{
    const struct page_glyph *figure = NULL, *mark = NULL;
    for (size_t i = 0; i < list->count; i++) {
        struct page_glyph *glyph = &list->glyphs[i];
        bool dropped = glyph->turn == TURN_RIGHTWARD && !is_ideograph(glyph->code_point) &&
                       ((figure && is_raised(glyph, figure)) || (mark && goes_on(glyph, mark)));
        glyph->fate = dropped ? GLYPH_CLIPPED : glyph->fate;
        mark = dropped ? glyph : NULL;
        figure = dropped ? NULL : glyph;
    }
}

/* Whether the stroke runs through the middle of the glyph. */
static bool strikes(const struct box *stroke, const struct page_glyph *glyph)
{
    double y = (stroke->top + stroke->bottom) / 2, middle = (glyph->box.top + glyph->box.bottom) / 2;
    return fabs(y - middle) <= MIDDLE * height_of(glyph) && stroke->left <= glyph->box.left + BEYOND &&
           stroke->right >= glyph->box.right - BEYOND;
}

/* A level stroke that begins and ends where the digits do that it runs through, and through nothing else: they are struck
 * out. A rule of a table goes on, or runs through words where a page cuts a row. */
static void drop_struck(struct glyph_list *list, const struct box *stroke)
{
    double left = stroke->right, right = stroke->left;
    bool digits = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct page_glyph *glyph = &list->glyphs[i];
        if (strikes(stroke, glyph)) {
            digits = digits && is_digit(glyph);
            left = fmin(left, glyph->box.left);
            right = fmax(right, glyph->box.right);
        }
    }
    bool ends = digits && left - stroke->left <= BEYOND && stroke->right - right <= BEYOND;
    for (size_t i = 0; ends && i < list->count; i++) {
        struct page_glyph *glyph = &list->glyphs[i];
        glyph->fate = strikes(stroke, glyph) ? GLYPH_CLIPPED : glyph->fate;
    }
}

void marks_find(struct page_print *print)
{
    drop_raised(&print->glyphs);
    size_t looks = LOOKS_MOST / (print->glyphs.count + 1);
    for (size_t i = 0; i < print->strokes.count && looks > 0; i++) {
        const struct box *box = &print->strokes.strokes[i].box;
        double width = box->right - box->left;
        if (width <= STROKE_MOST && box->bottom - box->top <= THICKEST && width > 2 * (box->bottom - box->top)) {
            drop_struck(&print->glyphs, box);
            looks--;
        }
    }
}
