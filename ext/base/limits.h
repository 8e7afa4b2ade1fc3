/* What one report may cost. Real reports stay a hundredfold below each of these; hostile ones end in a named error. */
#ifndef DISCLOSURE_BASE_LIMITS_H
#define DISCLOSURE_BASE_LIMITS_H

#define LIMIT_FILE_BYTES (64u << 20)     /* one file or BLOB */
#define LIMIT_INFLATED_BYTES (64u << 20) /* one part of a ZIP, inflated */
#define LIMIT_INFLATED_RATIO 200u        /* inflated to deflated, past the first MiB */
#define LIMIT_ARENA_BYTES (224u << 20)   /* all that reading and checking one report may take at a time */
#define LIMIT_NESTING 512u               /* elements within elements */
#define LIMIT_OPEN_ELEMENTS 1000000u     /* elements of a web page within each other */
#define LIMIT_TABLES_INSIDE 100u         /* tables of a web page within each other */
#define LIMIT_ROWS 200000u               /* rows of a document, lines of text included */
#define LIMIT_GRID_COLUMNS 256u          /* columns of one table; a larger span is cut to it */
#define LIMIT_GRID_CELLS 200000u         /* cells of a document */
#define LIMIT_PAGES 500u                 /* pages of a PDF */
#define LIMIT_FILES 1000000u             /* files below one folder or of one glob */

#endif
