#include "read/page/page.h"

/* The turn that most of the print has. */
static enum turn turn_of(const struct glyph_list *list)
{
    size_t counts[TURN_ASKEW] = {0};
    enum turn most = TURN_RIGHTWARD;
    for (size_t i = 0; i < list->count; i++) {
        if (list->glyphs[i].turn < TURN_ASKEW) {
            counts[list->glyphs[i].turn]++;
        }
    }
    for (enum turn turn = TURN_RIGHTWARD; turn < TURN_ASKEW; turn++) {
        most = counts[turn] > counts[most] ? turn : most;
    }
    return most;
}

/* Turns the page by a quarter, against the clock: what ran down runs right. */
static void turn_glyphs(struct glyph_list *glyphs, double width)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        struct page_glyph *glyph = &glyphs->glyphs[i];
        struct box *box = &glyph->box;
        *box = (struct box){box->top, width - box->right, box->bottom, width - box->left};
        glyph->turn = (uint8_t)((glyph->turn + TURN_UPWARD) % TURN_ASKEW);
    }
}

static void turn_rulings(struct page_rulings *rulings, double width)
{
    struct ruling_list vertical = rulings->horizontal;
    rulings->horizontal = rulings->vertical;
    rulings->vertical = vertical;
    for (size_t i = 0; i < rulings->horizontal.count; i++) {
        struct ruling *ruling = &rulings->horizontal.rulings[i];
        *ruling =
            (struct ruling){ruling->from, ruling->to, width - ruling->high, width - ruling->low, ruling->contrast};
    }
    for (size_t i = 0; i < rulings->vertical.count; i++) {
        struct ruling *ruling = &rulings->vertical.rulings[i];
        *ruling =
            (struct ruling){width - ruling->to, width - ruling->from, ruling->low, ruling->high, ruling->contrast};
    }
}

void turn_upright(struct page_print *print, struct page_rulings *rulings, struct page_rulings *edges)
{
    for (enum turn turns = turn_of(&print->glyphs); turns > TURN_RIGHTWARD; turns--) {
        double width = print->width;
        turn_glyphs(&print->glyphs, width);
        turn_rulings(rulings, width);
        turn_rulings(edges, width);
        print->width = print->height;
        print->height = width;
    }
}
