#include "read/pdf/plugin.h"

#include <math.h>

enum direction { RIGHTWARD, DOWNWARD, LEFTWARD, UPWARD, DIRECTIONS };

enum { SURE = 8 }; /* glyphs: fewer may be those of a watermark */

/* Figures and Latin letters are higher than wide, unless they lie on their side. Ideographs do not tell, and where they
 * have their successors does not either: heads of narrow columns run down the page. */
static bool lies_on_its_side(const struct glyph_list *list)
{
    size_t upright = 0;
    size_t lying = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct box *box = &list->glyphs[i].box;
        if (list->glyphs[i].code_point < 0x80) {
            upright += box->bottom - box->top > (box->right - box->left) * 1.2;
            lying += box->right - box->left > (box->bottom - box->top) * 1.2;
        }
    }
    return lying >= SURE / 2 && lying > upright * 2;
}

/* Where most glyphs have their successor. */
static enum direction direction_of(const struct glyph_list *list)
{
    size_t counts[DIRECTIONS] = {0};
    bool lying = lies_on_its_side(list);
    for (size_t i = 0; i + 1 < list->count; i++) {
        const struct box *here = &list->glyphs[i].box;
        const struct box *next = &list->glyphs[i + 1].box;
        double right = (next->left + next->right - here->left - here->right) / 2;
        double down = (next->top + next->bottom - here->top - here->bottom) / 2;
        double size = fmax(here->right - here->left, here->bottom - here->top);
        if (fabs(right) + fabs(down) > size * 2 || (fabs(down) > fabs(right)) != lying) {
            continue;
        }
        counts[lying ? (down > 0 ? DOWNWARD : UPWARD) : (right > 0 ? RIGHTWARD : LEFTWARD)]++;
    }
    if (lying) {
        return counts[UPWARD] > counts[DOWNWARD] ? UPWARD : DOWNWARD;
    }
    return counts[LEFTWARD] >= SURE && counts[LEFTWARD] > counts[RIGHTWARD] * 2 ? LEFTWARD : RIGHTWARD;
}

/* Turns the page by a quarter, against the clock: what ran down runs right. */
static void turn_glyphs(struct glyph_list *glyphs, double width)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        struct box *box = &glyphs->glyphs[i].box;
        *box = (struct box){box->top, width - box->right, box->bottom, width - box->left};
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

void turn_upright(struct glyph_list *glyphs, struct page_rulings *rulings, double width, double height)
{
    for (enum direction turns = direction_of(glyphs); turns > RIGHTWARD; turns--) {
        turn_glyphs(glyphs, width);
        turn_rulings(rulings, width);
        double turned = width;
        width = height;
        height = turned;
    }
}
