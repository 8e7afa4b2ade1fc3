/* A part of the package as a stream of XML events. What Markup Compatibility (ECMA-376 part 3) hides is left out here:
 * of the branches of an alternative only the one that is understood is seen. */
#ifndef DISCLOSURE_READ_PACKAGE_XML_H
#define DISCLOSURE_READ_PACKAGE_XML_H

#include "read/package/package.h"

enum vocabulary {
    VOCABULARY_OTHER,
    VOCABULARY_WORD, /* WordprocessingML, transitional and strict */
    VOCABULARY_MATH,
    VOCABULARY_RELATIONSHIPS,
    VOCABULARY_COMPATIBILITY
};

/* Valid only while it is handed out. */
struct element {
    const char *name; /* without its prefix */
    enum vocabulary vocabulary;
    const unsigned char **attributes; /* as libxml2 hands them out, five pointers each */
    int attribute_count;
};

/* The value of an attribute by its name without prefix. False when it is not there. */
bool element_attribute(const struct element *element, const char *name, struct span *value);

/* A whole number, or `otherwise` when there is no such attribute or it is no number; held within 0 and 1e9. */
uint32_t element_number(const struct element *element, const char *name, uint32_t otherwise);

/* An on/off property (ECMA-376 part 1, 17.17.4): true unless w:val says 0, false or off. */
bool element_is_on(const struct element *element);

enum visit {
    VISIT_INSIDE, /* go on with what it holds, then close it */
    VISIT_SKIP,   /* neither what it holds nor its end is wanted */
    VISIT_FAILED  /* `failure` says why */
};

struct xml_events {
    void *context;
    enum visit (*open)(void *context, const struct element *element, struct failure *failure);
    bool (*close)(void *context, struct failure *failure);                  /* may be NULL */
    bool (*text)(void *context, struct span text, struct failure *failure); /* may be NULL; text comes in pieces */
};

/* Reads a part to its end. `*found` (may be NULL, and then the part must be there) tells whether there is one. Fails on
 * XML that is not well-formed, on a document type, and on nesting deeper than LIMIT_NESTING. */
bool xml_read_part(struct package *package, struct span part, const struct xml_events *events, bool *found,
                   struct failure *failure);

#endif
