/* The rows that a text gives, written down. */
#ifndef DISCLOSURE_TESTS_TEXT_ROWS_H
#define DISCLOSURE_TESTS_TEXT_ROWS_H

/* Reads the text and compares its rows with what is expected, a row a line: "left-right text, left-right text" for a row
 * of a table, with the rows spanned behind an x where they are several; any other line as it is. */
void assert_rows(const char *text, const char *expected);

#endif
