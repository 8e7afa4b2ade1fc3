/* Dates as reports print them. */
#ifndef DISCLOSURE_FORM_IDENTITY_DATES_H
#define DISCLOSURE_FORM_IDENTITY_DATES_H

#include "base/arena.h"
#include "form/report.h"

/* The year that four digits tell: 2022, 二〇二二, 二零二二, 二○二二, 二O二二. */
int year_of_digits(struct span digits);

/* Appends the text with ASCII digits and marks, Chinese numerals as digits, and white space of any kind as one space: what
 * patterns of dates are matched against. False: no memory. */
bool date_fold(struct span text, struct buffer *folded);

/* Of patterns for folded text: what stands behind the year and the month. */
#define YEAR_MARK "[ ]?+ [年./-] [ ]?+"
#define MONTH_MARK "[ ]?+ [月./-] [ ]?+"

/* The number that a few ASCII digits print. */
int date_number(struct span digits);

/* Whether the calendar has it; 29 February is taken in every year. */
bool date_exists(struct date date);

#endif
