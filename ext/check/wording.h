/* The words that every finding is made of: numbers, lines and places as a reader of the report knows them. */
#ifndef DISCLOSURE_CHECK_WORDING_H
#define DISCLOSURE_CHECK_WORDING_H

#include "form/report.h"

enum { NUMBER_TEXT_SIZE = 32 };

/* Writes a number as it would be printed ("234", "180000.17"), 空 for NUMBER_NULL, without a NUL; returns its bytes. */
size_t number_print(char out[NUMBER_TEXT_SIZE], struct number number);

/* Appends strings, up to a NULL. False: no memory, as for all below. */
bool wording_add(struct buffer *sentence, const char *first, ...) __attribute__((sentinel));

/* As number_print, at the end of a buffer. */
bool wording_number(struct buffer *sentence, struct number number);

/* The line's label without the note that 3.2 carries. */
struct span wording_label(const struct form_line *line);

/* The line as the form prints it: “5.属于三类内部事务信息”（3.3.5 行）. */
bool wording_line(struct buffer *sentence, const struct form_line *line);

/* The words and the place, in brackets: （见第3页 表2 第4行）; nothing where the format does not tell. */
bool wording_place(struct buffer *sentence, const char *words, struct place place);

#endif
