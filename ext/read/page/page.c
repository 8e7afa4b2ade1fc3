#include "read/page/page.h"

#include "base/limits.h"

/* ---- what cannot be read ---- */

static void write_pictures(struct page_remarks *remarks)
{
    unsigned from = remarks->pictures_from, to = remarks->pictures_to;
    const char *separator = remarks->text.size > 0 ? "；" : "";
    if (from > 0 && from == to) {
        buffer_add_format(&remarks->text, "%s第%u页是图片，没有文字", separator, from);
    } else if (from > 0) {
        buffer_add_format(&remarks->text, "%s第%u至%u页是图片，没有文字", separator, from, to);
    }
    remarks->pictures_from = remarks->pictures_to = 0;
}

static void note_picture(struct page_remarks *remarks, uint32_t page)
{
    if (remarks->pictures_from == 0 || remarks->pictures_to + 1 != page) {
        write_pictures(remarks);
        remarks->pictures_from = page;
    }
    remarks->pictures_to = page;
}

bool page_remarks_end(struct page_remarks *remarks, struct document *document, struct failure *failure)
{
    bool blank = remarks->glyphs == 0 && remarks->pictures_from == 0 && remarks->text.size == 0;
    write_pictures(remarks);
    /* The fonts of some programs tell what their characters look like, and not which they are. */
    if (remarks->untold * 2 > remarks->glyphs) {
        buffer_add_format(&remarks->text, "%s字体没有说明印的是哪些字，文字读不出来，需要先做文字识别（OCR）",
                          remarks->text.size > 0 ? "；" : "");
    }
    buffer_add(&remarks->text, blank ? SPAN("每一页都是空白") : SPAN(""));
    return buffer_end(&remarks->text, &document->remark) || fail_memory(failure);
}

static void count_untold(struct page_remarks *remarks, const struct glyph_list *list)
{
    remarks->glyphs += list->count;
    for (size_t i = 0; i < list->count; i++) {
        remarks->untold += list->glyphs[i].code_point == 0xFFFD;
    }
}

static bool holds_glyph(const struct box *box, const struct glyph_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct box *glyph = &list->glyphs[i].box;
        double x = (glyph->left + glyph->right) / 2;
        double y = (glyph->top + glyph->bottom) / 2;
        if (x > box->left && x < box->right && y > box->top && y < box->bottom) {
            return true;
        }
    }
    return false;
}

/* Whether a large part of the page is a picture without print on it, or nothing is printed but strokes: text as
 * outlines. */
static bool is_picture(const struct page_print *print)
{
    const double width_least = 0.4; /* of the page: a table, not an emblem or a seal */
    const double height_least = 0.06;
    if (print->glyphs.count == 0) {
        return print->drawn != 0;
    }
    for (size_t i = 0; i < print->pictures.count; i++) {
        const struct box *box = &print->pictures.boxes[i];
        if (box->right - box->left >= print->width * width_least &&
            box->bottom - box->top >= print->height * height_least && !holds_glyph(box, &print->glyphs)) {
            return true;
        }
    }
    return false;
}

/* ---- the page ---- */

static bool find_rulings(const struct page_print *print, struct arena *scratch, struct page_rulings *rulings)
{
    return print->pixels.gray ? scan_find_rulings(print, scratch, rulings)
                              : strokes_find_rulings(print, scratch, rulings);
}

/* All that may part rows: rules and the edges of shading. */
static bool join_rules(struct arena *scratch, const struct ruling_list *rulings, const struct ruling_list *edges,
                       struct ruling_list *rules)
{
    rules->count = rulings->count + edges->count;
    rules->rulings = arena_allocate_array(scratch, rules->count, sizeof *rules->rulings);
    if (!rules->rulings) {
        return false;
    }
    for (size_t i = 0; i < rules->count; i++) {
        rules->rulings[i] = i < rulings->count ? rulings->rulings[i] : edges->rulings[i - rulings->count];
    }
    return true;
}

bool page_add(struct document *document, struct arena *scratch, struct page_print *print,
              struct page_sequence *sequence, struct failure *failure)
{
    struct page_rulings rulings = {0};
    struct page_rulings edges = {0};
    struct ruling_list rules;
    struct table_list tables;
    document->page_count = print->page;
    sequence->looks += (uint64_t)print->glyphs.count * GLYPH_LOOKS + print->strokes.count;
    if (!visible_keep(print, scratch, &sequence->looks)) {
        return fail_memory(failure);
    }
    if (sequence->looks > DOCUMENT_LOOKS) {
        return fail_at(failure, CAUSE_PAGES_TOO_FULL, "page", print->page);
    }
    count_untold(&sequence->remarks, &print->glyphs);
    if (is_picture(print)) {
        note_picture(&sequence->remarks, print->page);
    }
    if (print->glyphs.count == 0) {
        return true;
    }
    if (!find_rulings(print, scratch, &rulings) || !strokes_find_edges(print, scratch, &edges)) {
        return fail_memory(failure);
    }
    turn_upright(print, &rulings, &edges);
    uint64_t ruled = rulings.horizontal.count + rulings.vertical.count;
    if (!lattice_find_tables(scratch, &rulings, &print->glyphs, &tables) ||
        !join_rules(scratch, &rulings.horizontal, &edges.horizontal, &rules)) {
        return fail_memory(failure);
    }
    sequence->looks += ruled * ruled + (uint64_t)tables.count * print->glyphs.count;
    return rows_add_page(document, scratch, print->page, &print->glyphs, &tables, &rules, &sequence->end, failure);
}
