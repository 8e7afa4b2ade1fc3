/* The plug-in disclosure_docx: what libxml2 and libzip read. */
#include "read/docx/docx.h"
#include "read/plugin.h"

extern PLUGIN_EXPORT plugin_function disclosure_plugin;

const struct plugin_offer *disclosure_plugin(void)
{
    static const struct plugin_reader readers[] = {
        {"docx", docx_read, docx_library},
    };
    static const struct plugin_offer offer = PLUGIN_OFFER(readers);
    return &offer;
}
