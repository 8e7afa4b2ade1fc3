/* The plug-in disclosure_pdf: what poppler reads, which is under the GPL. */
#include "read/pdf/pdf.h"
#include "read/plugin.h"

extern PLUGIN_EXPORT plugin_function disclosure_plugin;

const struct plugin_offer *disclosure_plugin(void)
{
    static const struct plugin_reader readers[] = {{"pdf", pdf_read, pdf_library}};
    static const struct plugin_offer offer = PLUGIN_OFFER(readers);
    return &offer;
}
