/* Chinese numerals: 三百二十, 二〇二三, 三万二千, 一点二万. */
#ifndef DISCLOSURE_FORM_NUMBER_NUMERAL_H
#define DISCLOSURE_FORM_NUMBER_NUMERAL_H

#include "form/number/decimal.h"

/* Takes the run of numerals at the start of `rest`, with 万 and 亿 but not 万元 and 亿元. Refused are what only looks like
 * a number (百姓, 一一) and what does not tell one (三五件, 二三十). Only 十 needs no digit before it. */
enum taking numeral_take(struct span *rest, struct decimal *decimal);

/* 0 to 9, -1: none. */
int numeral_digit(uint32_t code_point);

/* Whether the white space between digits parts thousands, so that they are of one number: 1 404, and not 12 29. With
 * `lines` a break of a line may cut a number anywhere, as narrow columns do. */
bool spaces_part_thousands(struct span text, bool lines);

#endif
