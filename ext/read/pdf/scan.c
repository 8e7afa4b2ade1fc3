#include <stdlib.h>

#include "read/pdf/poppler.h"

enum { TITLE_BYTES = 1000 };

/* Not the host's allocator: another thread of the host may hold its lock when the child is made, for good. */
static void *allocate(uint64_t size)
{
    return size > SIZE_MAX ? NULL : malloc((size_t)size);
}

static const struct memory memory = {.allocate = allocate, .release = free};

static enum scan_problem scan_page(PopplerPage *page, struct arena *scratch, struct raster *raster,
                                   struct page_print *print)
{
    enum scan_problem problem = page_find_glyphs(page, scratch, &print->glyphs);
    if (problem != SCAN_FINE) {
        return problem;
    }
    poppler_page_get_size(page, &print->width, &print->height);
    if (!page_draw(page, raster)) {
        return SCAN_MEMORY;
    }
    if (print->glyphs.count == 0) {
        print->picture = raster_has_ink(raster);
        return SCAN_FINE;
    }
    print->picture = page_has_picture(page, &print->glyphs);
    return rulings_find(raster, scratch, &print->glyphs, &print->rulings) ? SCAN_FINE : SCAN_MEMORY;
}

static enum scan_problem send_page(PopplerDocument *file, uint32_t number, struct raster *raster,
                                   struct scan_sink *sink)
{
    PopplerPage *page = poppler_document_get_page(file, (int)number - 1);
    if (!page) {
        return SCAN_DAMAGED_PAGE;
    }
    struct page_print print = {.page = number};
    struct arena *scratch = arena_create(&memory, LIMIT_ARENA_BYTES);
    enum scan_problem problem = scratch ? scan_page(page, scratch, raster, &print) : SCAN_MEMORY;
    if (problem == SCAN_FINE && !sink->page(sink, &print)) {
        problem = SCAN_MEMORY;
    }
    arena_destroy(scratch);
    g_object_unref(page);
    return problem;
}

static struct scan_end send_pages(PopplerDocument *file, struct scan_sink *sink)
{
    int count = poppler_document_get_n_pages(file);
    if (count < 1) {
        return (struct scan_end){SCAN_NO_PAGES, 0};
    }
    if (count > (int)LIMIT_PAGES) {
        return (struct scan_end){SCAN_TOO_MANY_PAGES, LIMIT_PAGES + 1};
    }
    struct raster raster = {.arena = arena_create(&memory, LIMIT_ARENA_BYTES)};
    struct scan_end end = {raster.arena ? SCAN_FINE : SCAN_MEMORY, 0};
    for (uint32_t page = 1; page <= (uint32_t)count && end.problem == SCAN_FINE; page++) {
        end = (struct scan_end){send_page(file, page, &raster, sink), page};
    }
    arena_destroy(raster.arena);
    return end;
}

static bool send_title(PopplerDocument *file, struct scan_sink *sink)
{
    char *title = poppler_document_get_title(file);
    struct span text = span_of(title);
    bool sound = text.size > 0 && text.size < TITLE_BYTES && utf8_valid_prefix(text) == text.size;
    bool done = !sound || sink->title(sink, text);
    g_free(title);
    return done;
}

static enum scan_problem problem_of(const GError *error)
{
    bool known = error && error->domain == POPPLER_ERROR;
    return known && error->code == POPPLER_ERROR_ENCRYPTED ? SCAN_ENCRYPTED : SCAN_DAMAGED;
}

struct scan_end scan_file(struct span input, struct scan_sink *sink)
{
    GError *error = NULL;
    GBytes *bytes = g_bytes_new_static(input.data, input.size);
    PopplerDocument *file = poppler_document_new_from_bytes(bytes, NULL, &error);
    struct scan_end end = {SCAN_MEMORY, 0};
    if (!file) {
        end.problem = problem_of(error);
    } else if (send_title(file, sink)) {
        end = send_pages(file, sink);
    }
    g_clear_error(&error);
    g_clear_object(&file);
    g_bytes_unref(bytes);
    return end;
}
