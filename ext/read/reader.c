#include "read/reader.h"

#include "read/docx/docx.h"
#include "read/html/html.h"
#include "read/known.h"
#include "read/text/markdown.h"
#include "read/pdf/pdf.h"
#include "read/text/text.h"

const struct reader readers[] = {
    {"pdf", INPUT_BYTES, pdf_sniff, pdf_read, NULL, pdf_library},
    {"docx", INPUT_BYTES, docx_sniff, NULL, &plugin_docx, NULL},

    /* Only named, with advice. */
    {"encrypted", INPUT_BYTES, known_encrypted_office, known_read, NULL, NULL},
    {"doc", INPUT_BYTES, known_doc, known_read, NULL, NULL},
    {"xls", INPUT_BYTES, known_xls, known_read, NULL, NULL},
    {"ole", INPUT_BYTES, known_compound, known_read, NULL, NULL},
    {"xlsx", INPUT_BYTES, known_xlsx, known_read, NULL, NULL},
    {"pptx", INPUT_BYTES, known_pptx, known_read, NULL, NULL},
    {"odt", INPUT_BYTES, known_odt, known_read, NULL, NULL},
    {"ofd", INPUT_BYTES, known_ofd, known_read, NULL, NULL},
    {"zip", INPUT_BYTES, known_zip, known_read, NULL, NULL},
    {"rtf", INPUT_BYTES, known_rtf, known_read, NULL, NULL},
    {"word-xml", INPUT_BYTES, known_word_xml, known_read, NULL, NULL},
    {"picture", INPUT_BYTES, known_picture, known_read, NULL, NULL},
    {"archive", INPUT_BYTES, known_archive, known_read, NULL, NULL},

    {"html", INPUT_TEXT, html_sniff, html_read, NULL, NULL},
    {"markdown", INPUT_TEXT, markdown_sniff, markdown_read, NULL, NULL},
    {"text", INPUT_TEXT, text_sniff, text_read, NULL, NULL},
};

const size_t reader_count = sizeof readers / sizeof *readers;

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
