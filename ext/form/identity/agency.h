/* The agency among the words of a title. */
#ifndef DISCLOSURE_FORM_IDENTITY_AGENCY_H
#define DISCLOSURE_FORM_IDENTITY_AGENCY_H

#include "base/span.h"

/* Lines of a title joined, without white space, digits and letters in ASCII. */
enum { TITLE_BYTES = 480 };

struct title_text {
    char data[TITLE_BYTES + 8];    /* in simplified characters, as titles are compared */
    char printed[TITLE_BYTES + 8]; /* the same bytes as they are printed */
    bool spaced[TITLE_BYTES + 8];  /* by byte: white space, or the end of a line, stood before it */
    size_t size;
};

/* What is printed where these bytes of a text's data stand. */
static inline struct span title_text_printed(struct span data)
{
    const ptrdiff_t apart = offsetof(struct title_text, printed) - offsetof(struct title_text, data);
    return (struct span){data.size > 0 ? data.data + apart : NULL, data.size};
}

/* Appends a line. False: the text would be longer than any title; what fits is kept. */
bool title_text_add(struct title_text *text, struct span line);

/* What remains of the words before a title when all is left out that is no part of the agency's name: the way through
 * the site (首页 > ...), its name, tags in brackets, 关于 and 印发. `from` and `to` are bytes of the text; `cut` is set
 * where something was left out. Empty: none of them is an agency. */
struct span agency_find(const struct title_text *text, size_t from, size_t to, bool *cut);

/* Whether the text can be a name, or a piece of one: no digits, no punctuation, none of the words of pages. */
bool agency_is_sound(struct span text);

/* Whether it ends as the names of agencies do: 府, 局, 委, 办 ... A bracket at its end does not count. */
bool agency_ends_well(struct span text);

/* Whether a sound name that stands on lines of its own is whole: 云栖县, but not 水利厅 or a word of a menu. */
bool agency_is_whole(struct span name);

/* Whether `above`, a line of its own, begins the name that `name` goes on with: 云栖省 and 水利厅, not the name of the
 * site and 云栖省水利厅. */
bool agency_goes_on(struct span above, struct span name);

#endif
