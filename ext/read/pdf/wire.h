/* What passes between the extension and the program that reads PDFs, in both of which this is compiled. They are of one
 * build, or they part at the greeting.
 *
 *   to the program:    the size of the file in 8 bytes, then the file
 *   from the program:  a greeting, then messages, each followed by what it counts, in that order; the last is the end */
#ifndef DISCLOSURE_READ_PDF_WIRE_H
#define DISCLOSURE_READ_PDF_WIRE_H

#include "disclosure.h"
#include "read/page/print.h"

#define PROGRAM_NAME "disclosure-pdf"

enum scan_problem {
    SCAN_FINE,
    SCAN_MEMORY, /* at the moment there is none */
    SCAN_ENCRYPTED,
    SCAN_DAMAGED,
    SCAN_DAMAGED_PAGE,
    SCAN_NO_PAGES,
    SCAN_TOO_MANY_PAGES,
    SCAN_TOO_MUCH_TEXT,
    SCAN_TOO_SLOW,
    SCAN_TOO_LARGE,
    SCAN_CRASHED, /* from here on: said of the program, not by it */
    SCAN_INTERRUPTED,
    SCAN_NO_PROCESS,
    SCAN_NO_PROGRAM,
    SCAN_UNUSABLE_PROGRAM,
    SCAN_FOREIGN_PROGRAM,
    SCAN_PROBLEMS
};

/* How a scan ended, and at which page; 0: at none. */
struct scan_end {
    uint32_t problem; /* enum scan_problem */
    uint32_t page;
};

struct greeting {
    char version[16];                                      /* DISCLOSURE_VERSION */
    uint32_t glyph_size, stroke_size, area_size, box_size; /* of structures, for two builds of one version */
    char library[32];                                      /* "poppler 22.12.0" */
};

enum message_kind { MESSAGE_TITLE, MESSAGE_PAGE, MESSAGE_END };

struct message {
    uint32_t kind;
    uint32_t title_size;                       /* bytes of UTF-8 */
    uint32_t glyphs, strokes, areas, pictures; /* counts */
    uint32_t pixels_across, pixels_down;       /* 0: the page was not drawn */
    uint32_t page;
    uint32_t drawn; /* as of struct page_print */
    double scale, width, height;
    struct scan_end end;
};

enum { TITLE_BYTES = 1000 };

#endif
