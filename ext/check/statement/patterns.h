/* What tells a figure from the other digits of a narrative. All patterns are for plain text (check/statement/text.h),
 * and all are tried at one place only: they begin with \G and are never searched for. */
#ifndef DISCLOSURE_CHECK_STATEMENT_PATTERNS_H
#define DISCLOSURE_CHECK_STATEMENT_PATTERNS_H

#include "base/pattern.h"

/* Begins with a digit and is no figure: dates, document numbers, telephones, ranges, names. */
extern const struct pattern pattern_other_digits;

/* Begins with a Chinese numeral and is a fixed phrase, an ordinal or a fraction. */
extern const struct pattern pattern_other_numerals;

/* Begins with 第 and is an ordinal, or a list of articles. */
extern const struct pattern pattern_ordinal;

/* 百分之五点六: group 1 is the number, group 2 its decimals. */
extern const struct pattern pattern_chinese_percentage;

#endif
