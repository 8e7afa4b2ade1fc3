#include "read/pdf/pdf.h"

#include <stdio.h>

#include "read/page/page.h"
#include "read/pdf/receive.h"

enum { HEADER_WITHIN = 1024 };

bool pdf_sniff(struct span input)
{
    struct span start = {input.data, input.size < HEADER_WITHIN ? input.size : HEADER_WITHIN};
    return span_contains(start, SPAN("%PDF-"));
}

/* A document while the prints of its pages arrive. */
struct pdf_reading {
    struct scan_sink sink; /* first, so that a sink is its reading */
    struct document *document;
    struct failure *failure;
    struct page_sequence sequence;
};

static bool take_title(struct scan_sink *sink, struct span title)
{
    struct pdf_reading *reading = (struct pdf_reading *)sink;
    return arena_copy(reading->document->arena, span_trim(title), &reading->document->title);
}

static bool take_page(struct scan_sink *sink, struct page_print *print, struct arena *scratch)
{
    struct pdf_reading *reading = (struct pdf_reading *)sink;
    return page_add(reading->document, scratch, print, &reading->sequence, reading->failure);
}

static enum cause cause_of(uint32_t problem)
{
    static const enum cause causes[SCAN_PROBLEMS] = {
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
        [SCAN_INTERRUPTED] = CAUSE_INTERRUPTED,
        [SCAN_NO_PROCESS] = CAUSE_NO_PROCESS,
        [SCAN_NO_PROGRAM] = CAUSE_PDF_ABSENT,
        [SCAN_UNUSABLE_PROGRAM] = CAUSE_PDF_UNUSABLE,
        [SCAN_FOREIGN_PROGRAM] = CAUSE_PDF_FOREIGN,
    };
    return causes[problem > SCAN_FINE && problem < SCAN_PROBLEMS ? problem : SCAN_CRASHED];
}

bool pdf_read(struct span input, struct document *document, struct failure *failure)
{
    struct pdf_reading reading = {.sink = {take_title, take_page}, .document = document, .failure = failure};
    reading.sequence.remarks.text.arena = document->arena;
    struct scan_end end = receive_file(input, document->arena, &reading.sink, failure);
    if (failure->code != FAILURE_NONE) {
        return false;
    }
    if (end.problem != SCAN_FINE) {
        return fail_at(failure, cause_of(end.problem), end.page > 0 ? "page" : NULL, end.page);
    }
    return page_remarks_end(&reading.sequence.remarks, document, failure);
}

void pdf_library(char *out, size_t size)
{
    enum scan_problem problem = receive_library(out, size);
    if (problem != SCAN_FINE) {
        snprintf(out, size, "%s", failure_of(cause_of(problem)).cause);
    }
}
