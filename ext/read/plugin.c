#include "read/plugin.h"

#include "base/module.h"

/* In the static library the reader of what libxml2 and libzip parse is linked in. */
#ifdef DISCLOSURE_BUILT_IN
extern plugin_function disclosure_plugin;
#define DOCX_BUILT_IN disclosure_plugin
#else
#define DOCX_BUILT_IN NULL
#endif

const struct plugin plugin_docx = {"disclosure_docx" MODULE_SUFFIX, DOCX_BUILT_IN, CAUSE_DOCX_ABSENT,
                                   CAUSE_DOCX_UNUSABLE, CAUSE_DOCX_FOREIGN};

const struct plugin_reader *plugin_offer_find(const struct plugin_offer *offer, const char *format)
{
    if (strcmp(offer->version, DISCLOSURE_VERSION) != 0 || offer->document_size != sizeof(struct document) ||
        offer->row_size != sizeof(struct row) || offer->cell_size != sizeof(struct cell) ||
        offer->failure_size != sizeof(struct failure) || offer->arena_layout() != arena_layout()) {
        return NULL;
    }
    for (uint32_t i = 0; i < offer->reader_count; i++) {
        if (strcmp(offer->readers[i].format, format) == 0) {
            return &offer->readers[i];
        }
    }
    return NULL;
}

/* What the plug-in offers, or NULL and `cause`. */
static const struct plugin_offer *find_offer(const struct plugin *plugin, enum cause *cause)
{
    if (plugin->built_in) {
        return plugin->built_in();
    }
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
    return ((plugin_function *)function)();
}

/* The reader, or NULL and `cause`. */
static const struct plugin_reader *find_reader(const struct plugin *plugin, const char *format, enum cause *cause)
{
    const struct plugin_offer *offer = find_offer(plugin, cause);
    if (!offer) {
        return NULL;
    }
    *cause = plugin->foreign;
    return plugin_offer_find(offer, format);
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
