/* What a column gives, before SQLite sees it. */
#ifndef DISCLOSURE_TABLE_VALUE_H
#define DISCLOSURE_TABLE_VALUE_H

#include "form/number/number.h"
#include "form/report.h"

enum value_kind {
    VALUE_NULL,
    VALUE_INTEGER,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_NO_MEMORY /* it could not be made */
};

struct value {
    enum value_kind kind;
    int64_t integer;
    double real;
    struct span text; /* borrowed: valid as long as the report */
};

struct value null_value(void);
struct value integer_value(int64_t integer);

/* 0 is NULL: a year or a page that is not known. */
struct value known_value(int64_t integer);

/* The text as it is, '' where it is empty. */
struct value text_value(struct span text);

/* NULL where the text is empty: nothing is printed. */
struct value printed_value(struct span text);

/* A constant of the form; NULL stays NULL. */
struct value code_value(const char *code);

/* NULL where there is no number. */
struct value number_value(struct number number);

/* Where a person finds it, NULL where the format does not tell. Written into the arena, as the two below. */
struct value place_value(struct arena *arena, struct place place);

/* 江苏省淮安市洪泽区; NULL for DIVISION_NONE. */
struct value full_name_value(struct arena *arena, uint16_t division);

/* 2023-01-31, NULL unless the whole date is known. */
struct value date_value(struct arena *arena, struct date date);

#endif
