/* Reports written by hand as text, then read and recognised: what the tests of the form stage begin with. Every figure
 * in them is another number, so that a figure in a wrong cell shows. */
#ifndef DISCLOSURE_TESTS_WRITTEN_H
#define DISCLOSURE_TESTS_WRITTEN_H

#include "form/recognise.h"

/* A whole report of one form, its cells parted by tabs. */
struct span written_report(struct arena *arena, enum form_set form);

/* A line of the form and what is in its cells: "11 _ ? 82.5" for a number, a blank, no number; "" where the line was not
 * found. */
struct written_line {
    const char *line;
    const char *cells;
};

extern const char *const text_2014[];          /* lines, to a NULL */
extern const struct written_line lines_2014[]; /* to {NULL} */

/* The text with each `from` replaced by its `to`, once; the test fails where a `from` is not there. Ends with {NULL}. */
struct edit {
    const char *from, *to;
};
struct span edited(struct arena *arena, struct span text, const struct edit *edits);

/* The same report in another layout. Tables are made of the lines that hold a tab. */
typedef struct span (*layout_function)(struct arena *arena, struct span text);
struct span as_copied(struct arena *arena, struct span text);   /* words with single spaces; blank cells vanish */
struct span as_narrow(struct arena *arena, struct span text);   /* every cell on a line of its own */
struct span as_unmerged(struct arena *arena, struct span text); /* tabs, but blank and merged cells are lost */
struct span as_markdown(struct arena *arena, struct span text); /* pipe tables */
struct span as_layout(struct arena *arena, struct span text);   /* columns held apart by runs of spaces */
struct span as_html(struct arena *arena, struct span text);     /* a page; {colspan=2}7 is a cell with this attribute */

struct recognised {
    struct arena *arena;
    struct pattern_cache *patterns;
    struct document document;
    struct report report;
};

/* Reads text, Markdown or a page, whichever it is, and recognises it. recognised_end() is due in either case. */
bool recognised_try(struct recognised *recognised, const struct memory *memory, struct span text,
                    struct failure *failure);

/* As above, where nothing can fail. */
void recognised_begin(struct recognised *recognised, struct span text);
void recognised_end(struct recognised *recognised);

/* How many lines of the form differ from what the written report of this form holds; each difference is printed after
 * `name`. `changes`, which may be NULL and ends with {NULL}, are lines that hold something else. */
size_t count_differences(const char *name, const struct report *report, enum form_set form,
                         const struct written_line *changes);

/* A written report with something changed in it, and the lines that it must give. Both lists end with zeros. */
enum { MOST_EDITS = 12 };
struct variation {
    const char *name;
    enum form_set form; /* of the report that is changed */
    struct edit edits[MOST_EDITS];
    struct written_line changes[MOST_EDITS];
};

/* Recognises each in the layout (NULL: as written), prints what differs and returns how many lines do. */
size_t try_variations(const struct variation *variations, size_t count, layout_function layout);

/* The section of this ordinal, or NULL. */
const struct section *find_section(const struct report *report, uint32_t ordinal);

#endif
