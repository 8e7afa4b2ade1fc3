#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* In heights of the glyph beside or below. */
static const double SMALLER = 0.9;                               /* a mark is no higher */
static const double RAISED = 0.12;                               /* and ends so far above the end of the figure */
static const double NEAR = 0.4;                                  /* and begins so near to it */
static const double MIDDLE = 0.2;                                /* a stroke through it is no farther from its middle */
static const double STROKE_MOST = 200, THICKEST = 3, BEYOND = 2; /* points */

enum { LOOKS_MOST = 20000000 /* at glyphs, for all strokes: more is no page of a report */ };

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

/* A glyph by the middle of its height, so that a stroke is held against those alone that stand near it. */
struct standing {
    double middle;
    struct page_glyph *glyph;
};

struct standing_list {
    struct standing *glyphs; /* by their middles */
    size_t count;
    double reach; /* how far from its middle any of them can be struck */
};

static int by_middle(const void *a, const void *b)
{
    double first = ((const struct standing *)a)->middle, second = ((const struct standing *)b)->middle;
    return (first > second) - (first < second);
}

static bool sort_by_middle(const struct glyph_list *list, struct arena *scratch, struct standing_list *sorted)
{
    *sorted =
        (struct standing_list){arena_allocate_array(scratch, list->count, sizeof *sorted->glyphs), list->count, 0};
    for (size_t i = 0; sorted->glyphs && i < list->count; i++) {
        struct page_glyph *glyph = &list->glyphs[i];
        sorted->glyphs[i] = (struct standing){(glyph->box.top + glyph->box.bottom) / 2, glyph};
        sorted->reach = fmax(sorted->reach, MIDDLE * height_of(glyph));
    }
    if (sorted->glyphs) {
        qsort(sorted->glyphs, sorted->count, sizeof *sorted->glyphs, by_middle);
    }
    return sorted->glyphs != NULL;
}

/* The first glyph that a stroke at this height may strike. */
static size_t first_near(const struct standing_list *sorted, double y)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t half = low + (high - low) / 2;
        if (sorted->glyphs[half].middle < y - sorted->reach) {
            low = half + 1;
        } else {
            high = half;
        }
    }
    return low;
}

/* Whether the stroke runs through the middle of the glyph. */
static bool strikes(const struct box *stroke, double y, const struct standing *at)
{
    const struct box *box = &at->glyph->box;
    return fabs(y - at->middle) <= MIDDLE * height_of(at->glyph) && stroke->left <= box->left + BEYOND &&
           stroke->right >= box->right - BEYOND;
}

/* A level stroke that begins and ends where the digits do that it runs through, and through nothing else: they are struck
 * out. A rule of a table goes on, or runs through words where a page cuts a row. Returns how many glyphs it looked at. */
static size_t drop_struck(const struct standing_list *sorted, const struct box *stroke)
{
    double y = (stroke->top + stroke->bottom) / 2, left = stroke->right, right = stroke->left;
    bool digits = true;
    size_t from = first_near(sorted, y), to = from;
    for (; to < sorted->count && sorted->glyphs[to].middle <= y + sorted->reach; to++) {
        const struct page_glyph *glyph = sorted->glyphs[to].glyph;
        if (strikes(stroke, y, &sorted->glyphs[to])) {
            digits = digits && is_digit(glyph);
            left = fmin(left, glyph->box.left);
            right = fmax(right, glyph->box.right);
        }
    }
    bool ends = digits && left - stroke->left <= BEYOND && stroke->right - right <= BEYOND;
    for (size_t i = from; ends && i < to; i++) {
        struct page_glyph *glyph = sorted->glyphs[i].glyph;
        glyph->fate = strikes(stroke, y, &sorted->glyphs[i]) ? GLYPH_CLIPPED : glyph->fate;
    }
    return to - from;
}

bool marks_find(struct page_print *print, struct arena *scratch, uint64_t *looks)
{
    struct standing_list sorted;
    if (!sort_by_middle(&print->glyphs, scratch, &sorted)) {
        return false;
    }
    drop_raised(&print->glyphs);
    size_t looked = 0;
    for (size_t i = 0; i < print->strokes.count && looked < LOOKS_MOST; i++) {
        const struct box *box = &print->strokes.strokes[i].box;
        double width = box->right - box->left;
        if (width <= STROKE_MOST && box->bottom - box->top <= THICKEST && width > 2 * (box->bottom - box->top)) {
            looked += drop_struck(&sorted, box);
        }
    }
    *looks += looked;
    return true;
}
