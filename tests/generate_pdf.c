/* The manuscript as a PDF, set on pages, with the rules of its tables or without. */
#include "generate.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

static cairo_status_t write_chunk(void *closure, const unsigned char *data, unsigned int size)
{
    struct buffer *out = closure;
    return buffer_add(out, (struct span){(const char *)data, size}) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void draw_print(cairo_t *cairo, PangoLayout *layout, PangoFontDescription *font, const struct print *print)
{
    pango_font_description_set_absolute_size(font, print->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, print->text.data, (int)print->text.size);
    cairo_move_to(cairo, print->left, print->baseline - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cairo, layout);
}

static void draw_rule(cairo_t *cairo, const struct rule *rule)
{
    cairo_rectangle(cairo, rule->left, rule->top, rule->right - rule->left, rule->bottom - rule->top);
    cairo_stroke(cairo);
}

static void draw_page(cairo_t *cairo, PangoLayout *layout, PangoFontDescription *font, const struct pages *pages,
                      uint32_t page, bool ruled)
{
    cairo_set_line_width(cairo, 0.5);
    for (size_t i = 0; ruled && i < pages->rule_count; i++) {
        if (pages->rules[i].page == page) {
            draw_rule(cairo, &pages->rules[i]);
        }
    }
    for (size_t i = 0; i < pages->print_count; i++) {
        if (pages->prints[i].page == page) {
            draw_print(cairo, layout, font, &pages->prints[i]);
        }
    }
    cairo_show_page(cairo);
}

bool write_pdf(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    struct pages pages;
    if (!pages_lay_out(manuscript, options, &pages)) {
        return false;
    }
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_chunk, out, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_from_string("WenQuanYi Zen Hei Mono");
    for (uint32_t page = 0; page < pages.page_count; page++) {
        draw_page(cairo, layout, font, &pages, page, options & PDF_RULED);
    }
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    bool made = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return made;
}
