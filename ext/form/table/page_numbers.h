/* Lines that are nothing but the number of a page. */
#ifndef DISCLOSURE_FORM_TABLE_PAGE_NUMBERS_H
#define DISCLOSURE_FORM_TABLE_PAGE_NUMBERS_H

#include "read/document.h"

/* Sets page_number[row] for each such row; the array has a place for every row and begins as false. */
void page_numbers_mark(const struct document *document, bool *page_number);

#endif
