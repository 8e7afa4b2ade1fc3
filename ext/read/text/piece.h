/* What a piece of text between separators may be, told without knowing the form. */
#ifndef DISCLOSURE_READ_TEXT_PIECE_H
#define DISCLOSURE_READ_TEXT_PIECE_H

#include "base/span.h"

enum piece_kind {
    PIECE_BLANK,
    PIECE_FIGURE, /* digits with signs, separators, units and brackets, or what stands for or beside one: / 无 件 */
    PIECE_TEXT
};

enum piece_kind piece_kind_of(struct span text);

/* Whether the text begins as the labels of numbered lines do: 一、 （二） 3. 第二十条 */
bool piece_is_numbered(struct span text);

/* How many ideographs the text has. */
size_t piece_ideographs(struct span text);

#endif
