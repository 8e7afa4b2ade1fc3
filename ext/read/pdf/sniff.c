#include "read/pdf/pdf.h"

enum { HEADER_WITHIN = 1024 };

bool pdf_sniff(struct span input)
{
    struct span start = {input.data, input.size < HEADER_WITHIN ? input.size : HEADER_WITHIN};
    return span_contains(start, SPAN("%PDF-"));
}
