/* One report written in each layout, format and encoding that people have. Built for tests and the benchmark only.
 *
 *   fixture (text with TAB) → manuscript → one writer a layout; some by way of pages, where every word has its place
 *
 * Everything lives in the manuscript's arena. The only failure is running out of memory or a fixture that does not keep
 * to its shape: false. */
#ifndef DISCLOSURE_TESTS_GENERATE_H
#define DISCLOSURE_TESTS_GENERATE_H

#include "base/arena.h"

/* ---- The manuscript ---------------------------------------------------------------------------------------------- */

enum sheet_role {
    ROLE_HEAD,
    ROLE_LABEL,
    ROLE_FIGURE /* a cell that holds a number, or a blank in the place of one */
};

struct sheet_cell {
    struct span text;
    uint32_t row, column;   /* from 0 */
    uint32_t rows, columns; /* spanned, at least 1 */
    enum sheet_role role;
};

enum sheet_kind { SHEET_PROACTIVE, SHEET_REQUESTS, SHEET_REVIEWS, SHEET_STATISTICS, SHEET_KINDS };

/* One statutory table, with its merged cells. */
struct sheet {
    enum sheet_kind kind;
    struct sheet_cell *cells; /* by row, then column */
    size_t cell_count, capacity;
    uint32_t rows, columns, head_rows;
};

/* A paragraph, or a table where `sheet` is set. */
struct block {
    struct span paragraph;
    struct sheet *sheet;
};

struct manuscript {
    struct arena *arena;
    struct block *blocks; /* in reading order; the first is the title */
    size_t count, capacity;
};

/* Reads a fixture: paragraphs one a line, tables as lines with TAB. A table is regular (merged cells leave blank ones
 * behind: 10 columns, figures in the last 7) or ragged (as luyi-2019: figures anywhere behind the label). */
bool manuscript_read(struct arena *arena, struct span fixture, struct manuscript *manuscript);

/* Appends a cell behind the others; they must stay in order by row, then column. */
bool sheet_add_cell(struct arena *arena, struct sheet *sheet, struct sheet_cell cell);

/* The next cell of a row from `*index` on, or NULL at the end of the row. Start with an index of 0 and rows in order. */
const struct sheet_cell *sheet_next_cell(const struct sheet *sheet, uint32_t row, size_t *index);

/* ---- Pages ------------------------------------------------------------------------------------------------------- */

enum page_option {
    PAGE_REPEATED_HEADS = 1, /* heads of a table again on each page */
    PAGE_CUT_GROUP = 2,      /* a page ends within the lines of （四）无法提供 */
    PAGE_NUMBERS = 4         /* "- 4 -" at the foot */
};

/* One printed line of a paragraph or of a cell, where it stands: points from the top left corner of its page. */
struct print {
    struct span text;
    double left, width, baseline, size;
    uint32_t page;  /* from 0 */
    uint32_t piece; /* prints of one paragraph or cell share a number */
    enum sheet_role role;
    bool last; /* the last figure of its row */
};

struct rule {
    uint32_t page;
    double left, top, right, bottom;
};

struct pages {
    struct arena *arena;
    struct print *prints; /* as a word processor writes them: row by row, cell by cell */
    size_t print_count, print_capacity;
    struct rule *rules;
    size_t rule_count, rule_capacity;
    uint32_t page_count, piece_count;
};

#define PAGE_WIDTH 595.0
#define PAGE_HEIGHT 842.0

bool pages_lay_out(const struct manuscript *manuscript, unsigned options, struct pages *pages);

/* ---- Layouts ----------------------------------------------------------------------------------------------------- */

struct layout {
    const char *name; /* of the file after its fixture's, such as "word.html" */
    bool (*write)(const struct manuscript *manuscript, unsigned options, struct buffer *out);
    unsigned options;   /* the writer's own */
    const char *format; /* reports.format */
    const char
        *encoding;  /* what the file is saved in: a name iconv knows, with BOM where it says so; NULL: as written */
    bool ambiguous; /* blank cells leave no trace: what stands in which column cannot be told where some are */
};

extern const struct layout layouts[];
extern const size_t layout_count;

/* Layouts that only the long run reads: what people have too, but not all of it can be read, or can be yet. */
extern const struct layout long_layouts[];
extern const size_t long_layout_count;

/* Writes the layout into `out`, in its encoding. */
bool layout_write(const struct layout *layout, const struct manuscript *manuscript, struct buffer *out);

enum text_option { TEXT_DRIFT = 64, TEXT_LAST_APART = 128 };

bool write_tabs(const struct manuscript *manuscript, unsigned options, struct buffer *out);

/* Text as crawlers, copying and tools for tables print it. */
enum plain_kind {
    PLAIN_PIPES_FILLED,     /* 规章 | 0 | 0 | 0 | |: each row filled with pipes to the columns of its table */
    PLAIN_PIPES_CLOSED,     /* 规章 | 0 | 0 | 0 | */
    PLAIN_PIPES_BETWEEN,    /* 规章 | 0 |  | 0 */
    PLAIN_PIPES_FULL_WIDTH, /* 规章｜0｜0｜0 */
    PLAIN_PIPE_AT_LINE_END, /* a cell and a pipe a line, pipes to fill the row on a line of their own */
    PLAIN_PIPE_ALONE,       /* a pipe alone on the line between two cells */
    PLAIN_PIPE_GOES_ON,     /* a blank cell holds a line break: the row goes on with a line that begins with a pipe */
    PLAIN_CELLS,            /* a cell a line, blank ones vanish */
    PLAIN_CELLS_COUNTED,    /* a printed cell takes two line breaks, a blank one takes one */
    PLAIN_CELLS_NBSP,       /* a blank cell is a no-break space, blank lines between cells */
    PLAIN_PARAGRAPH,        /* each section in one line */
    PLAIN_WRAPPED,          /* the same, wrapped at a width */
    PLAIN_COMMAS,           /* CSV, quoted where it must be */
    PLAIN_COMMAS_QUOTED,    /* each field in quotes */
    PLAIN_SEMICOLONS,
    PLAIN_BOX,       /* box drawing */
    PLAIN_GRID,      /* +---+ and | */
    PLAIN_BARS,      /* psql: | between columns, one rule of ---+--- below the first row */
    PLAIN_ALIGNED,   /* columns padded with spaces, figures flush left */
    PLAIN_RIGHT,     /* and flush right */
    PLAIN_JSON_LINES /* {"url": ..., "text": ...}, a report a line, cells parted by tabs */
};
bool write_plain(const struct manuscript *manuscript, unsigned options, struct buffer *out);

bool write_layout_text(const struct manuscript *manuscript, unsigned options, struct buffer *out);
bool write_raw_text(const struct manuscript *manuscript, unsigned options, struct buffer *out);

enum markdown_option { MARKDOWN_WHOLE, MARKDOWN_BROKEN, MARKDOWN_LINES, MARKDOWN_OPEN, MARKDOWN_HTML };
bool write_markdown(const struct manuscript *manuscript, unsigned options, struct buffer *out);

enum html_option {
    HTML_WORD = 1,     /* every run in spans and fonts, numbers cut, layout tables around */
    HTML_UNCLOSED = 2, /* no </td>, </tr> or </p> */
    HTML_GB2312 = 4,   /* says that it is gb2312 */
    HTML_RULED = 8,    /* tables with borders, for what prints pages */
    HTML_NOISY = 16, /* beside each figure something that nobody sees, or that is struck out; or it stands in a field */
    HTML_BOXES = 32  /* tables of boxes: no element is a table, and merged cells leave blank ones behind */
};
bool write_html(const struct manuscript *manuscript, unsigned options, struct buffer *out);

bool write_docx(const struct manuscript *manuscript, unsigned options, struct buffer *out);

enum pdf_option { PDF_RULED = 64 };
bool write_pdf(const struct manuscript *manuscript, unsigned options, struct buffer *out);

/* ---- The long run ------------------------------------------------------------------------------------------------ */

/* A kind of report: how its figures are drawn. */
struct figure_kind {
    const char *name;
    const char *fixture; /* the manuscript whose figures are replaced */
    unsigned one_in;     /* one figure in so many is not zero; 0: none is */
    unsigned most;       /* figures below this */
    unsigned blanks;     /* of ten figures so many are blank */
    const char *blank;   /* what a blank cell prints */
    bool thousands;      /* 1,234 */
    bool zeros_blank;    /* a zero is blank */
};

extern const struct figure_kind figure_kinds[];
extern const size_t figure_kind_count;

/* Replaces each figure of the manuscript by a random one. The known figures are appended to `known`, a line each:
 * `name` TAB form_table TAB line TAB measure TAB number, empty where the cell is blank. */
bool manuscript_fill(struct manuscript *manuscript, const struct figure_kind *kind, uint64_t seed, struct span name,
                     struct buffer *known);

/* A change that leaves the known figures what they are: columns and rows that the form has not, marks, other characters. */
struct variation {
    const char *name;
    bool (*change)(struct manuscript *manuscript, unsigned option);
    unsigned option;
    bool tested; /* asked of each fixture; the others only of the long run */
};

extern const struct variation variations[];
extern const size_t variation_count;

/* Those of characters stand apart. */
enum character_change {
    CHARACTERS_TRADITIONAL,
    CHARACTERS_KANGXI,
    CHARACTERS_ZERO_WIDTH,
    CHARACTERS_FULL_WIDTH,
    CHARACTERS_PINYIN /* in brackets behind a character */
};
bool change_characters(struct manuscript *manuscript, unsigned change);
bool add_marks(struct manuscript *manuscript, unsigned option); /* footnote marks behind figures */
bool add_notes(struct manuscript *manuscript, unsigned option); /* notes in labels that name other lines */

/* A manuscript of its own, whose sheets can be changed. */
bool manuscript_copy(const struct manuscript *manuscript, struct manuscript *copy);

/* ---- Fixtures ---------------------------------------------------------------------------------------------------- */

/* The fixtures that are written in each layout. */
struct generated_fixture {
    const char *name; /* fixtures/NAME.txt */
    bool blanks;      /* has cells without any print */
    bool sparse;      /* and lines whose columns no complete line near them shows, so that text loses them */
};

extern const struct generated_fixture generated_fixtures[];
extern const size_t generated_fixture_count;

#endif
