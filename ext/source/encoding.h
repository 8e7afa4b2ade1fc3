/* Bytes of any encoding that reports are saved in → UTF-8. */
#ifndef DISCLOSURE_SOURCE_ENCODING_H
#define DISCLOSURE_SOURCE_ENCODING_H

#include "base/arena.h"
#include "base/failure.h"

struct decoded {
    struct span text;     /* valid UTF-8 without BOM; shows the input itself where nothing had to change */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030" (which GBK and GB2312 are part of) */
    uint64_t replaced;    /* malformed sequences that became U+FFFD */
};

/* A BOM decides; else the bytes: UTF-8 if they are, but for a few damaged places; else GB18030. What a page says of
 * itself is not asked: it is often wrong. FAILURE_UNRECOGNISED where the bytes are no text (NULs, mostly malformed). */
bool encoding_decode(struct arena *arena, struct span bytes, struct decoded *decoded, struct failure *failure);

#endif
