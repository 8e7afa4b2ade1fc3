/* The rows of one table as they are printed: which of their cells are labels, which are figures, and which figures
 * stand beside which label. Knows no table of the form but by the labels that it is given. */
#ifndef DISCLOSURE_FORM_TABLE_PRINTED_TABLE_H
#define DISCLOSURE_FORM_TABLE_PRINTED_TABLE_H

#include "form/table/alignment.h"
#include "form/outline.h"

/* Where a head or a figure stands. In text whose characters are counted, ideographs may take one place or two: both
 * are kept, and which is right shows where lines agree. */
enum frame { FRAME_PAGE, FRAME_WIDE, FRAME_BROAD /* quotes and dashes are wide too */, FRAMES };

struct extent {
    double left[FRAMES], right[FRAMES];
};

/* A cell that stands where the numbers stand. */
struct printed_figure {
    struct span text;
    double left, right;
    const struct extent *extent;
    enum reading reading; /* as a plain count */
    uint32_t row;         /* of the printed table */
};

struct printed_row {
    const struct row *row;
    uint32_t document_row;
    bool numbered;          /* one of them is a number */
    struct extent *extents; /* of its cells */
    uint32_t label_end;     /* cells before it are labels */
    uint32_t figures_end;   /* cells from it on are labels again: a line of text may go on after its figures */
    uint32_t figures;       /* cells after the labels that print a number or a blank mark */
    uint32_t numbers;       /* of them, numbers */
    bool head;              /* heads of columns */
    bool barrier;
    bool taken;     /* its figures were given to a label */
    bool foreign;   /* words of its own stand in it, and none of them is sought: another line */
    bool continues; /* a table's row of figures alone, which the end of a page may have cut from the row above */
    uint32_t
        line; /* the first label of a line that reaches over this row, once unlabelled_settle has begun; UINT32_MAX: none */
    uint32_t owner; /* the label at least half of which stands in this row; UINT32_MAX: none */
};

/* Where text has the figures that stand in lines of their own. */
enum flow { FLOW_NONE, FLOW_AFTER, FLOW_BEFORE, FLOW_UNKNOWN };

enum { ASIDE_ROOM = 64 };

/* What is sought in a table. */
struct script {
    const struct script_label *labels;
    uint32_t label_count;
    const struct form_measure *heads; /* of its columns: a row of two of them, or of one alone, is no line */
    uint32_t head_count;
    const char *const *head_words; /* further heads, to a NULL; may be NULL */
    const char *aside; /* ideographs of upright labels that stand beside any line, fewer than ASIDE_ROOM; may be NULL */
    const char *kept_note; /* how a note in brackets begins that belongs to a label; other notes name anything */
    const char *barrier;   /* words of a row that parts labels from the figures beyond it; NULL: none */
};

/* Where one label was found. */
struct printed_label {
    bool found;
    uint32_t first_row, last_row; /* of the printed table */
    uint32_t matched, length;     /* ideographs */
    uint32_t rows[16];            /* the rows whose figures are its own, rising */
    uint32_t row_count;           /* 0: nothing is printed beside it */
    bool counted;                 /* its figures are told by counting (sequence.h) */
};

struct printed_table {
    const struct document *document;
    struct arena *scratch; /* of what only the reading of the table needs */
    struct printed_row *rows;
    uint32_t row_count;
    const struct script_label *labels;
    uint32_t label_count;
    struct printed_label *found; /* by label */
    struct glyphs glyphs;        /* of all that may be labels */
    uint32_t aside[ASIDE_ROOM];  /* the ideographs of the script that stand aside, each at its aside_place */
    uint32_t shared_lines;       /* labels with more than one row of figures */
    uint32_t left_over;          /* figures of text lines that no label got */
    bool counted;                /* lines of text that have as many figures as the form: none of them is blank */
    bool tall;                   /* some figure spans rows */
    bool out_of_order;           /* so many that figures and labels stand apart */
    enum flow flow;              /* of lines of text */
    bool deduplicated;           /* a crawler dropped lines of text that repeat others: no cell is known */
    bool ordinals;               /* lines of text have numbers of their own, which may stand among figures */
    bool broken;                 /* labels of lines of text are broken, as in the cells of a page */
};

/* Where an ideograph is among those that stand aside, or 0 where it would be. */
static inline uint32_t aside_place(const uint32_t aside[ASIDE_ROOM], uint32_t code_point)
{
    uint32_t at = code_point % ASIDE_ROOM;
    while (aside[at] != 0 && aside[at] != code_point) {
        at = (at + 1) % ASIDE_ROOM;
    }
    return at;
}

/* What a cell is as a plain count. */
static inline enum reading printed_reading(const struct printed_row *printed, uint32_t cell)
{
    return cell_reading(&printed->row->cells[cell]);
}

/* Where the label of a table's row ends. */
static inline double printed_label_right(const struct printed_row *printed)
{
    return printed->label_end > 0 ? printed->row->cells[printed->label_end - 1].right : 0;
}

/* Fills the extents of a row's cells. False: no memory. */
bool printed_find_extents(struct arena *arena, struct printed_row *printed);

/* Whether the rows are of one table, or lines of one kind on one page. */
static inline bool is_same_place(const struct row *a, const struct row *b)
{
    return a->kind == b->kind && a->place.table == b->place.table && a->place.page == b->place.page;
}

/* Words beside figures that name no line: 数量, 数据3, 列2. */
bool is_neutral(const struct label *label);

/* The number that a line or an item of the form is printed with: （六）, 3. ; 0: it has none. */
int64_t item_number(struct span text);

/* Whether some label of the script, or head of its lines, has the ideograph. */
bool is_in_labels(const struct printed_table *table, uint32_t code_point);

/* A unit alone, as in a column beside the figures: it says nothing that the form does not. */
bool is_unit(struct span text);

/* Counts what is printed between `label_end` and `figures_end` of the row. */
void printed_count_figures(struct printed_row *printed);

/* Whether two rows print the same words, as a line that is printed twice does. */
bool printed_alike(const struct printed_table *table, uint32_t row, uint32_t other);

enum { MOST_FIGURES = 64 };

/* The figures of one row, from its labels on; in a table's row blank cells too. `out` has room for `capacity`;
 * returns how many there are, more than fit included. */
uint32_t printed_figures(const struct printed_table *table, uint32_t row, struct printed_figure *out,
                         uint32_t capacity);

/* Where the row stands. */
struct place printed_place(const struct printed_table *table, uint32_t row);

#endif
