/* Plug-ins: readers whose libraries are slow to load or of another licence. Each plug-in is a library of its own beside
 * this one and is opened when the first file of one of its formats is met; without it everything else works. */
#ifndef DISCLOSURE_READ_PLUGIN_H
#define DISCLOSURE_READ_PLUGIN_H

#include "disclosure.h"
#include "read/document.h"

/* ---- for the table of readers ---- */

struct plugin_offer;

/* The one function that a plug-in exports. What it returns is never NULL and lives as long as the process. */
typedef const struct plugin_offer *plugin_function(void);

struct plugin {
    const char *file;
    plugin_function *built_in; /* NULL: a library of its own */
    /* There is no such file, it does not load, it is not of this build. */
    enum cause absent, unusable, foreign;
};

extern const struct plugin plugin_docx; /* html, docx */

/* Reads as `read` of struct reader does. FAILURE_UNAVAILABLE where the plug-in is not there or does not fit. */
bool plugin_read(const struct plugin *plugin, const char *format, struct span input, struct document *document,
                 struct failure *failure);

/* "libxml2 2.9.14", or why the format cannot be read; lives as long as the process. Opens the plug-in. */
const char *plugin_library(const struct plugin *plugin, const char *format);

/* ---- the contract between the extension and a plug-in ---- */

struct plugin_reader {
    const char *format;
    bool (*read)(struct span input, struct document *document, struct failure *failure);
    const char *(*library)(void);
};

/* What a plug-in has. The version stands first, whatever else changes. */
struct plugin_offer {
    const char *version;
    /* Of the structures that cross the border, for two builds of one version that differ. */
    uint32_t document_size, row_size, cell_size, failure_size;
    uint32_t (*arena_layout)(void); /* of the arena, in which both allocate */
    uint32_t reader_count;
    const struct plugin_reader *readers;
};

#define PLUGIN_OFFER(array)                                                                                            \
    {                                                                                                                  \
        .version = DISCLOSURE_VERSION, .document_size = sizeof(struct document), .row_size = sizeof(struct row),       \
        .cell_size = sizeof(struct cell), .failure_size = sizeof(struct failure), .arena_layout = arena_layout,        \
        .reader_count = sizeof(array) / sizeof *(array), .readers = (array),                                           \
    }

/* The name of its function. */
#define PLUGIN_FUNCTION "disclosure_plugin"

#if defined(_WIN32)
#define PLUGIN_EXPORT __declspec(dllexport)
#else
#define PLUGIN_EXPORT __attribute__((visibility("default")))
#endif

/* The reader of a format; NULL: the offer is of another build, or has none. */
const struct plugin_reader *plugin_offer_find(const struct plugin_offer *offer, const char *format);

#endif
