/* The table of readers: a format is a row. The bytes tell the format, never the file's name. */
#ifndef DISCLOSURE_READ_READER_H
#define DISCLOSURE_READ_READER_H

#include "read/plugin.h"

enum reader_input {
    INPUT_BYTES, /* the file as it is: ZIP, PDF */
    INPUT_TEXT   /* valid UTF-8, converted by the source stage */
};

struct reader {
    const char *name; /* reports.format: "text", "markdown", "html", "docx", "pdf", or one that is only named ("doc") */
    enum reader_input input;
    /* Whether these are the format's bytes. Sees the whole input; must be quick and may not allocate. */
    bool (*sniff)(struct span input);
    /* Fills an empty document whose arena is set. False: failure says why. Never leaks, never keeps a pointer to
     * `input` but from the document's rows. NULL: the plug-in has it. */
    bool (*read)(struct span input, struct document *document, struct failure *failure);
    const struct plugin *plugin; /* NULL: built in */
    /* What it reads with, where that is a program beside the extension; NULL: there is none. */
    void (*library)(char *out, size_t size);
};

/* In the order in which they are asked; the last takes everything. */
extern const struct reader readers[];
extern const size_t reader_count;

/* The first reader of `input` kind whose sniff agrees, or NULL. */
const struct reader *reader_find(enum reader_input kind, struct span input);

/* Reads, in the plug-in where there is one. */
bool reader_read(const struct reader *reader, struct span input, struct document *document, struct failure *failure);

enum { READER_LIBRARY_BYTES = 128 };

/* For disclosure_debug(): "built in", the library and its version ("libxml2 2.9.14"), or why the plug-in or program cannot
 * be used. Fills `out` or returns what lives as long as the process. */
const char *reader_library(const struct reader *reader, char out[READER_LIBRARY_BYTES]);

#endif
