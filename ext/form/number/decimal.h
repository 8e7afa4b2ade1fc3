/* A number while it is read: digits and a power of ten, so that 万, 元 in 万元 and decimals stay exact until the one
 * conversion at the end. */
#ifndef DISCLOSURE_FORM_NUMBER_DECIMAL_H
#define DISCLOSURE_FORM_NUMBER_DECIMAL_H

#include "form/number/number.h"

enum { DECIMAL_DIGITS = 40 };

struct decimal {
    char digits[DECIMAL_DIGITS];
    int count;    /* of digits; 0: the number is 0 */
    int exponent; /* the power of ten of the last digit */
    bool negative;
};

/* Appends a digit, 0 to 9. False: there are too many. */
bool decimal_push(struct decimal *decimal, int digit);

/* A count of at most 18 digits, not negative. */
struct decimal decimal_of(int64_t integer);

/* An integer where it is one and fits, the nearest double otherwise. */
struct number decimal_number(struct decimal decimal);

/* Full-width forms (U+FF01 to U+FF5E) as their ASCII counterparts, minus signs and slashes as one each, ideographs
 * simplified: 萬元. */
uint32_t fold_character(uint32_t code_point);

bool is_digit(uint32_t code_point); /* ASCII */

/* The next character, folded; 0: none. */
uint32_t peek_character(struct span rest);

enum taking {
    TAKEN_NONE, /* nothing of the kind stands here, and nothing is taken */
    TAKEN,
    TAKEN_REFUSED /* what is taken looks like a number and is none, or one that may be read in two ways */
};

/* Reads the ASCII digits at the start of the text, where they are few: returns the bytes that they take. 0: there are none,
 * or more than a few. */
size_t digits_read(struct span text, int64_t *value);

/* Whether what stands behind digits may belong to their number: a mark, white space, 万. Nothing, and any other ideograph,
 * does not. */
bool decimal_may_go_on(struct span rest);

/* Whether three digits and no fourth stand here: what a thousands separator parts. */
bool decimal_starts_group(struct span rest);

/* 1342, 1,342, 11.6, in ASCII or full-width digits, off the front of `rest`. */
enum taking decimal_take(struct span *rest, struct decimal *decimal);

/* 万, 亿, 千 and 百 behind digits scale them: 1.2万, 3千, 2百万, 1亿2000万, 3万5千. 千元, 万元 and 亿元 are units and stay,
 * so that 1亿2000万元 becomes 12000 before 万元. */
enum taking decimal_take_scale(struct span *rest, struct decimal *decimal);

#endif
