/* Labels as they are compared: by their ideographs alone, simplified, since offices add and lose spaces, numbers,
 * brackets, quotes and stops, and mirrors of their pages convert the script. */
#ifndef DISCLOSURE_FORM_TABLE_LABEL_H
#define DISCLOSURE_FORM_TABLE_LABEL_H

#include "read/document.h"

/* The ideographs of a short text as UTF-8. A text with more than fits is cut and `whole` is false. */
struct label {
    char data[480];
    size_t size;
    size_t length; /* in ideographs */
    bool whole;
    uint64_t met; /* a bit for each third byte of its ideographs: most words are ruled out by theirs */
};

void label_clear(struct label *label);
void label_add(struct label *label, struct span text);
void label_of(struct label *label, struct span text);

static inline struct span label_span(const struct label *label)
{
    return (struct span){label->data, label->size};
}

static inline bool label_is(const struct label *label, const char *key)
{
    return strncmp(label->data, key, label->size) == 0 && key[label->size] == '\0';
}

/* Whether it holds the word, which is two ideographs or more. */
static inline bool label_has(const struct label *label, const char *word)
{
    uint64_t wanted = ideograph_bit(word) | ideograph_bit(word + 3);
    return (label->met & wanted) == wanted && span_contains(label_span(label), span_of(word));
}

/* Ideographs in the label. */
static inline size_t label_length(const struct label *label)
{
    return label->length;
}

/* The ideographs of all cells of a row that is short enough to belong to a table or to be a heading. */
void label_of_row(struct label *label, const struct row *row);

/* The text of a row outside the tables: a line, or the only printed cell of a table's row. A row with several printed
 * cells is a table's, and has none: empty. */
struct span row_lone_text(const struct row *row);

#endif
