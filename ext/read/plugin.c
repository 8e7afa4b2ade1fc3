#include "read/plugin.h"

#include "base/module.h"

#define THE_READER(name) "the reader disclosure_" name MODULE_SUFFIX

#define PLUGIN(name, libraries)                                                                                        \
    {                                                                                                                  \
        .file = "disclosure_" name MODULE_SUFFIX, .absent = THE_READER(name) " is not installed",                      \
        .unusable = THE_READER(name) " cannot be loaded: it needs " libraries,                                         \
        .foreign = THE_READER(name) " is of another build",                                                            \
    }

const struct plugin plugin_markup = PLUGIN("markup", "libxml2 and libzip");
const struct plugin plugin_pdf = PLUGIN("pdf", "poppler-glib and cairo");

const struct plugin_reader *plugin_offer_find(const struct plugin_offer *offer, const char *format)
{
    if (strcmp(offer->version, DISCLOSURE_VERSION) != 0 || offer->document_size != sizeof(struct document) ||
        offer->row_size != sizeof(struct row) || offer->cell_size != sizeof(struct cell) ||
        offer->failure_size != sizeof(struct failure)) {
        return NULL;
    }
    for (uint32_t i = 0; i < offer->reader_count; i++) {
        if (strcmp(offer->readers[i].format, format) == 0) {
            return &offer->readers[i];
        }
    }
    return NULL;
}

/* The reader, or NULL and `cause`. */
static const struct plugin_reader *find_reader(const struct plugin *plugin, const char *format, const char **cause)
{
    module_function *function = NULL;
    switch (module_find(plugin->file, PLUGIN_FUNCTION, &function)) {
    case MODULE_ABSENT:
        *cause = plugin->absent;
        return NULL;
    case MODULE_FAILED:
        *cause = plugin->unusable;
        return NULL;
    case MODULE_OPENED:
        break;
    }
    const struct plugin_reader *reader = plugin_offer_find(((plugin_function *)function)(), format);
    *cause = plugin->foreign;
    return reader;
}

bool plugin_read(const struct plugin *plugin, const char *format, struct span input, struct document *document,
                 struct failure *failure)
{
    const char *cause;
    const struct plugin_reader *reader = find_reader(plugin, format, &cause);
    return reader ? reader->read(input, document, failure) : fail(failure, FAILURE_UNSUPPORTED, cause);
}

const char *plugin_library(const struct plugin *plugin, const char *format)
{
    const char *cause;
    const struct plugin_reader *reader = find_reader(plugin, format, &cause);
    return reader ? reader->library() : cause;
}
