#include "read/reader.h"

#include "read/docx/docx.h"
#include "read/html/html.h"
#include "read/unsupported.h"
#include "read/text/markdown.h"
#include "read/pdf/pdf.h"
#include "read/text/text.h"

const struct reader readers[] = {
    {"pdf", INPUT_BYTES, pdf_sniff, pdf_read, NULL, pdf_library},
    {"docx", INPUT_BYTES, docx_sniff, NULL, &plugin_docx, NULL},

    /* Only named, with advice. */
    {"encrypted", INPUT_BYTES, encrypted_office_sniff, unsupported_read, NULL, NULL},
    {"doc", INPUT_BYTES, doc_sniff, unsupported_read, NULL, NULL},
    {"xls", INPUT_BYTES, xls_sniff, unsupported_read, NULL, NULL},
    {"ole", INPUT_BYTES, compound_sniff, unsupported_read, NULL, NULL},
    {"xlsx", INPUT_BYTES, xlsx_sniff, unsupported_read, NULL, NULL},
    {"pptx", INPUT_BYTES, pptx_sniff, unsupported_read, NULL, NULL},
    {"odt", INPUT_BYTES, odt_sniff, unsupported_read, NULL, NULL},
    {"ofd", INPUT_BYTES, ofd_sniff, unsupported_read, NULL, NULL},
    {"zip", INPUT_BYTES, zip_sniff, unsupported_read, NULL, NULL},
    {"rtf", INPUT_BYTES, rtf_sniff, unsupported_read, NULL, NULL},
    {"word-xml", INPUT_BYTES, word_xml_sniff, unsupported_read, NULL, NULL},
    {"picture", INPUT_BYTES, picture_sniff, unsupported_read, NULL, NULL},
    {"archive", INPUT_BYTES, archive_sniff, unsupported_read, NULL, NULL},

    {"html", INPUT_TEXT, html_sniff, html_read, NULL, NULL},
    {"markdown", INPUT_TEXT, markdown_sniff, markdown_read, NULL, NULL},
    {"text", INPUT_TEXT, text_sniff, text_read, NULL, NULL},
};

const size_t reader_count = COUNT(readers);

const struct reader *reader_find(enum reader_input kind, struct span input)
{
    for (size_t i = 0; i < reader_count; i++) {
        if (readers[i].input == kind && readers[i].sniff(input)) {
            return &readers[i];
        }
    }
    return NULL;
}

bool reader_read(const struct reader *reader, struct span input, struct document *document, struct failure *failure)
{
    return reader->plugin ? plugin_read(reader->plugin, reader->name, input, document, failure)
                          : reader->read(input, document, failure);
}

const char *reader_library(const struct reader *reader, char out[READER_LIBRARY_BYTES])
{
    if (reader->library) {
        reader->library(out, READER_LIBRARY_BYTES);
        return out;
    }
    return reader->plugin ? plugin_library(reader->plugin, reader->name) : "built in";
}
