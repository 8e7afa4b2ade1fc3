/* Numbers as reports print them. */
#ifndef DISCLOSURE_FORM_NUMBER_NUMBER_H
#define DISCLOSURE_FORM_NUMBER_NUMBER_H

#include "read/document.h"

enum number_kind {
    NUMBER_NULL,    /* none */
    NUMBER_INTEGER, /* `integer` holds it, and `real` the nearest double */
    NUMBER_REAL     /* `real` holds it */
};

struct number {
    enum number_kind kind;
    int64_t integer;
    double real;
};

/* The units that the forms give their measures (2019 and 2021: clauses 1, 5, 6: 件; items: 项; clauses 8 and 9: 万元). */
enum unit {
    UNIT_PIECES,
    UNIT_ITEMS,
    UNIT_TEN_THOUSAND_YUAN,
    UNIT_REQUESTS,
    UNIT_PUBLISHED, /* what was published, each once: 条 */
    UNIT_TIMES,
    UNIT_ARTICLES,
    UNIT_PLACES,
    UNIT_PERSONS,
    UNIT_ATTENDANCES
};

/* 件, 项, 万元, 件, 条, 次, 篇, 个, 人, 人次 */
const char *unit_label(enum unit unit);

enum reading {
    READING_BLANK, /* nothing, or a mark for nothing: / - — 无 空 不涉及 不适用 N/A ... */
    READING_NUMBER, /* a number, perhaps with a remark in brackets, its unit or a sign word (增, 减), in brackets too */
    READING_OTHER   /* print that is no number */
};

/* Reads a cell whose measure has `unit`. A cell that prints another unit of money is converted (251000元 in 万元 is
 * 25.1). `number` is NUMBER_NULL unless READING_NUMBER is returned. Decimal digits become the nearest double. */
enum reading number_read_cell(struct span text, enum unit unit, struct number *number);

/* As number_read_cell, but for a cell whose measure is not known yet: units of counts and of money are both taken, and
 * nothing is converted. For telling figures from labels. */
enum reading number_read_any(struct span text, struct number *number);

/* number_read_any() of a cell, which is asked again and again: noted in cells that will not change. */
void cells_read(struct cell *cells, uint32_t count);

static inline enum reading cell_reading(const struct cell *cell)
{
    struct number unused;
    return cell->reading > 0 ? (enum reading)(cell->reading - 1) : number_read_any(cell->text, &unused);
}

/* Whether the text is a piece of a number that a narrow column has cut, such as "4," or ",206": digits and what parts
 * them, in ASCII or full width, line breaks between. "1." is the number of an item. */
bool number_is_piece(struct span text);

/* A number at the very start of a phrase: Arabic, full-width or Chinese numerals, thousands separators, decimals, a
 * sign, 百, 千, 万 and 亿. 千元, 万元 and 亿元 are units and stay outside. What may be read in two ways (三五件, 3万5) is
 * none. Returns the bytes it takes, 0: none. */
size_t number_read_phrase(struct span text, struct number *number);

/* The number that a cell prints, or else the first number of a phrase, as disclosure_number() gives it. */
bool number_find(struct span text, struct number *number);

#endif
