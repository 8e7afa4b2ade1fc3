#include "read/plugin.h"

#include "base/module.h"

const struct plugin plugin_markup = {"disclosure_markup" MODULE_SUFFIX, CAUSE_MARKUP_ABSENT, CAUSE_MARKUP_UNUSABLE,
                                     CAUSE_MARKUP_FOREIGN};
const struct plugin plugin_pdf = {"disclosure_pdf" MODULE_SUFFIX, CAUSE_PDF_ABSENT, CAUSE_PDF_UNUSABLE,
                                  CAUSE_PDF_FOREIGN};

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
static const struct plugin_reader *find_reader(const struct plugin *plugin, const char *format, enum cause *cause)
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
    enum cause cause;
    const struct plugin_reader *reader = find_reader(plugin, format, &cause);
    return reader ? reader->read(input, document, failure) : fail(failure, cause);
}

const char *plugin_library(const struct plugin *plugin, const char *format)
{
    enum cause cause;
    const struct plugin_reader *reader = find_reader(plugin, format, &cause);
    return reader ? reader->library() : failure_of(cause).cause;
}
