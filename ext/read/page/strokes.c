#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
static const double LINE_LEAST = 4;
static const double DASH_GAP_MOST = 3; /* between pieces of one line that were drawn one by one */
static const double SAME_LINE = 0.75;  /* how far their middles may be apart */
static const double THICK_MOST = 4;
static const double INK_LEAST = 0.3; /* of the length of a line of dots */

static const double CONTRAST = 6; /* of 255: a hairline in light gray */

/* A stroke on its way to being part of a line. */
struct stroke_piece {
    double from, to, low, high;
    double contrast;
};

struct piece_list {
    struct stroke_piece *pieces;
    size_t count;
};

static int by_line_and_start(const void *a, const void *b)
{
    const struct stroke_piece *first = a;
    const struct stroke_piece *second = b;
    double one = first->low + first->high;
    double other = second->low + second->high;
    if (one != other) {
        return one < other ? -1 : 1;
    }
    return (first->from > second->from) - (first->from < second->from);
}

static int by_start(const void *a, const void *b)
{
    const struct stroke_piece *first = a;
    const struct stroke_piece *second = b;
    return (first->from > second->from) - (first->from < second->from);
}

/* How much a stroke stands out from what lies below it, on the side where it does more: a light rule may border on the
 * white page. What lies above hides it. */
static double contrast_of(const struct page_print *print, const struct stroke *stroke)
{
    double x = (stroke->box.left + stroke->box.right) / 2;
    double y = (stroke->box.top + stroke->box.bottom) / 2;
    for (size_t i = print->areas.count; i > 0 && print->areas.areas[i - 1].order > stroke->order; i--) {
        const struct area *area = &print->areas.areas[i - 1];
        if (area->opaque && x > area->box.left + THICK_MOST / 2 && x < area->box.right - THICK_MOST / 2 &&
            y > area->box.top + THICK_MOST / 2 && y < area->box.bottom - THICK_MOST / 2) {
            return 0;
        }
    }
    return abs(stroke->gray - visible_ground(&print->areas, x, y, stroke->order));
}

/* Dots are part of a line in either direction. */
static bool collect(const struct page_print *print, struct arena *scratch, bool horizontal, struct piece_list *list)
{
    list->pieces = arena_allocate_array(scratch, print->strokes.count, sizeof *list->pieces);
    list->count = 0;
    if (!list->pieces) {
        return false;
    }
    for (size_t i = 0; i < print->strokes.count; i++) {
        const struct stroke *stroke = &print->strokes.strokes[i];
        const struct box *box = &stroke->box;
        double wide = box->right - box->left;
        double high = box->bottom - box->top;
        bool dot = wide <= THICK_MOST && high <= THICK_MOST;
        if ((horizontal ? wide < high : high < wide) && !dot) {
            continue;
        }
        double contrast = contrast_of(print, stroke);
        if (contrast >= CONTRAST) {
            list->pieces[list->count++] =
                horizontal ? (struct stroke_piece){box->left, box->right, box->top, box->bottom, contrast}
                           : (struct stroke_piece){box->top, box->bottom, box->left, box->right, contrast};
        }
    }
    return true;
}

/* Joins pieces of one line, which are sorted by their start. */
static void join_pieces(const struct stroke_piece *pieces, size_t count, struct ruling_list *list)
{
    for (size_t i = 0; i < count;) {
        struct ruling ruling = {pieces[i].from, pieces[i].to, pieces[i].low, pieces[i].high, pieces[i].contrast};
        double ink = ruling.to - ruling.from;
        for (i++; i < count && pieces[i].from - ruling.to <= DASH_GAP_MOST; i++) {
            ink += fmax(0, pieces[i].to - fmax(pieces[i].from, ruling.to));
            ruling.to = fmax(ruling.to, pieces[i].to);
            ruling.low = fmin(ruling.low, pieces[i].low);
            ruling.high = fmax(ruling.high, pieces[i].high);
            ruling.contrast = fmax(ruling.contrast, pieces[i].contrast);
        }
        double length = ruling.to - ruling.from;
        if (length >= LINE_LEAST && length > ruling.high - ruling.low && ink >= INK_LEAST * length) {
            list->rulings[list->count++] = ruling;
        }
    }
}

static bool find(const struct page_print *print, struct arena *scratch, bool horizontal, struct ruling_list *list)
{
    struct piece_list pieces;
    *list = (struct ruling_list){0};
    if (!collect(print, scratch, horizontal, &pieces)) {
        return false;
    }
    list->rulings = arena_allocate_array(scratch, pieces.count, sizeof *list->rulings);
    if (!list->rulings) {
        return false;
    }
    qsort(pieces.pieces, pieces.count, sizeof *pieces.pieces, by_line_and_start);
    size_t end = 0;
    for (size_t start = 0; start < pieces.count; start = end) {
        const struct stroke_piece *first = &pieces.pieces[start];
        for (end = start + 1; end < pieces.count; end++) {
            const struct stroke_piece *next = &pieces.pieces[end];
            if ((next->low + next->high - first->low - first->high) / 2 > SAME_LINE) {
                break;
            }
        }
        qsort(pieces.pieces + start, end - start, sizeof *pieces.pieces, by_start);
        join_pieces(pieces.pieces + start, end - start, list);
    }
    return true;
}

bool strokes_find_rulings(const struct page_print *print, struct arena *scratch, struct page_rulings *rulings)
{
    if (!find(print, scratch, true, &rulings->horizontal) || !find(print, scratch, false, &rulings->vertical)) {
        return false;
    }
    if (rulings->horizontal.count > PAGE_RULINGS || rulings->vertical.count > PAGE_RULINGS) {
        *rulings = (struct page_rulings){0};
    }
    return true;
}

static bool shows(const struct page_print *print, const struct area *area)
{
    double x = (area->box.left + area->box.right) / 2;
    double y = (area->box.top + area->box.bottom) / 2;
    return abs(area->gray - visible_ground(&print->areas, x, y, area->order)) >= CONTRAST;
}

bool strokes_find_edges(const struct page_print *print, struct arena *scratch, struct page_rulings *edges)
{
    *edges = (struct page_rulings){0};
    edges->horizontal.rulings = arena_allocate_array(scratch, print->areas.count, 2 * sizeof(struct ruling));
    edges->vertical.rulings = arena_allocate_array(scratch, print->areas.count, 2 * sizeof(struct ruling));
    if (!edges->horizontal.rulings || !edges->vertical.rulings) {
        return false;
    }
    for (size_t i = 0; i < print->areas.count; i++) {
        const struct box *box = &print->areas.areas[i].box;
        if (!shows(print, &print->areas.areas[i])) {
            continue;
        }
        struct ruling *across = &edges->horizontal.rulings[edges->horizontal.count];
        struct ruling *down = &edges->vertical.rulings[edges->vertical.count];
        across[0] = (struct ruling){box->left, box->right, box->top, box->top, CONTRAST};
        across[1] = (struct ruling){box->left, box->right, box->bottom, box->bottom, CONTRAST};
        down[0] = (struct ruling){box->top, box->bottom, box->left, box->left, CONTRAST};
        down[1] = (struct ruling){box->top, box->bottom, box->right, box->right, CONTRAST};
        edges->horizontal.count += 2;
        edges->vertical.count += 2;
    }
    return true;
}
