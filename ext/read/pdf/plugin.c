#include <poppler.h>

#include "read/pdf/pdf.h"
#include "read/pdf/plugin.h"

/* A document while the prints of its pages arrive. */
struct reading {
    struct scan_sink sink; /* first, so that a sink is its reading */
    struct document *document;
    struct failure *failure;
    struct buffer remark;
    uint32_t pictures_from, pictures_to; /* pages not yet in the remark; 0: none */
    bool has_text;
};

/* ---- what cannot be read ---- */

static bool write_remark(struct reading *reading)
{
    unsigned from = reading->pictures_from;
    unsigned to = reading->pictures_to;
    const char *separator = reading->remark.size > 0 ? "；" : "";
    reading->pictures_from = reading->pictures_to = 0;
    if (from == 0) {
        return true;
    }
    return from == to ? buffer_add_format(&reading->remark, "%s第%u页是图片，没有文字", separator, from)
                      : buffer_add_format(&reading->remark, "%s第%u至%u页是图片，没有文字", separator, from, to);
}

static bool note_picture(struct reading *reading, uint32_t page)
{
    if (reading->pictures_from > 0 && reading->pictures_to + 1 == page) {
        reading->pictures_to = page;
        return true;
    }
    if (!write_remark(reading)) {
        return false;
    }
    reading->pictures_from = reading->pictures_to = page;
    return true;
}

static bool finish_remark(struct reading *reading)
{
    if (!write_remark(reading)) {
        return false;
    }
    if (!reading->has_text && reading->remark.size == 0 && !buffer_add(&reading->remark, SPAN("每一页都是空白"))) {
        return false;
    }
    reading->document->remark = buffer_span(&reading->remark);
    return true;
}

/* ---- what arrives ---- */

static bool take_title(struct scan_sink *sink, struct span title)
{
    struct reading *reading = (struct reading *)sink;
    return arena_copy(reading->document->arena, span_trim(title), &reading->document->title) ||
           fail_memory(reading->failure);
}

static bool add_page(struct reading *reading, struct arena *scratch, const struct page_print *print)
{
    struct glyph_list glyphs = print->glyphs;
    struct page_rulings rulings = print->rulings;
    struct table_list tables;
    turn_upright(&glyphs, &rulings, print->width, print->height);
    if (!lattice_find_tables(scratch, &rulings, &glyphs, &tables)) {
        return fail_memory(reading->failure);
    }
    return rows_add_page(reading->document, scratch, print->page, &glyphs, &tables, reading->failure);
}

static bool take_page(struct scan_sink *sink, const struct page_print *print)
{
    struct reading *reading = (struct reading *)sink;
    reading->document->page_count = print->page;
    reading->has_text = reading->has_text || print->glyphs.count > 0;
    if (print->picture && !note_picture(reading, print->page)) {
        return fail_memory(reading->failure);
    }
    if (print->glyphs.count == 0) {
        return true;
    }
    struct arena *scratch = arena_create(arena_memory(reading->document->arena), LIMIT_ARENA_BYTES);
    bool done = scratch ? add_page(reading, scratch, print) : fail_memory(reading->failure);
    arena_destroy(scratch);
    return done;
}

/* ---- the document ---- */

static bool fail_by(struct scan_end end, struct failure *failure)
{
    static const enum cause problems[SCAN_PROBLEMS] = {
        [SCAN_MEMORY] = CAUSE_MEMORY,
        [SCAN_ENCRYPTED] = CAUSE_PDF_ENCRYPTED,
        [SCAN_DAMAGED] = CAUSE_PDF_DAMAGED,
        [SCAN_DAMAGED_PAGE] = CAUSE_PDF_DAMAGED_PAGE,
        [SCAN_NO_PAGES] = CAUSE_PDF_WITHOUT_PAGES,
        [SCAN_TOO_MANY_PAGES] = CAUSE_PDF_TOO_MANY_PAGES,
        [SCAN_TOO_MUCH_TEXT] = CAUSE_PDF_TOO_MUCH_TEXT,
        [SCAN_TOO_SLOW] = CAUSE_PDF_TOO_SLOW,
        [SCAN_TOO_LARGE] = CAUSE_PDF_TOO_LARGE,
        [SCAN_CRASHED] = CAUSE_PDF_CRASHED,
        [SCAN_NO_PROCESS] = CAUSE_NO_PROCESS,
    };
    uint32_t problem = end.problem < SCAN_PROBLEMS ? end.problem : SCAN_CRASHED;
    return fail_at(failure, problems[problem], end.page > 0 ? "page" : NULL, end.page);
}

bool pdf_read(struct span input, struct document *document, struct failure *failure)
{
    struct reading reading = {.sink = {take_title, take_page}, .document = document, .failure = failure};
    reading.remark.arena = document->arena;
    struct scan_end end = child_scan_file(input, arena_memory(document->arena), &reading.sink);
    if (failure->code != FAILURE_NONE) {
        return false;
    }
    if (end.problem != SCAN_FINE) {
        return fail_by(end, failure);
    }
    return finish_remark(&reading) || fail_memory(failure);
}

/* The version that runs, which need not be the one that was compiled against. */
const char *pdf_library(void)
{
    char *name = g_strconcat("poppler ", poppler_get_version(), NULL);
    const char *kept = g_intern_string(name);
    g_free(name);
    return kept;
}
