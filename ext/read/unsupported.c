#include "read/unsupported.h"

enum { HEAD = 2048, STREAM_NAME = 32 /* characters that a compound file gives a name, its end included */ };

static struct span head_of(struct span bytes)
{
    return (struct span){bytes.data, bytes.size < HEAD ? bytes.size : HEAD};
}

/* ---- compound files ---- */

bool compound_sniff(struct span bytes)
{
    return span_starts(bytes, SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* Names of streams stand in the file in UTF-16, each at the start of a directory entry. */
static bool has_stream(struct span bytes, struct span name)
{
    char wide[2 * STREAM_NAME] = {0};
    for (size_t i = 0; i < name.size && i + 1 < STREAM_NAME; i++) {
        wide[2 * i] = name.data[i];
    }
    return compound_sniff(bytes) && span_contains(bytes, (struct span){wide, 2 * (name.size + 1)});
}

bool encrypted_office_sniff(struct span bytes)
{
    return has_stream(bytes, SPAN("EncryptedPackage"));
}

bool doc_sniff(struct span bytes)
{
    return has_stream(bytes, SPAN("WordDocument"));
}

bool xls_sniff(struct span bytes)
{
    return has_stream(bytes, SPAN("Workbook")) || has_stream(bytes, SPAN("Book"));
}

/* ---- ZIP archives ---- */

bool zip_sniff(struct span bytes)
{
    return span_starts(bytes, SPAN("PK\3\4")) || span_starts(bytes, SPAN("PK\5\6"));
}

/* An Office document that ends before its directory, which stands behind all of its files. The first file's name stands 30
 * bytes from the start. */
static bool is_cut_office(struct span bytes)
{
    static const char *const first[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/"};
    return zip_sniff(bytes) && bytes.size > 30 && span_starts_any(span_from(bytes, 30), ANY(first)) > 0 &&
           !span_contains(bytes, SPAN("PK\5\6"));
}

/* The names of files stand in an archive as they are. */
static bool has_file(struct span bytes, struct span name)
{
    return zip_sniff(bytes) && span_contains(bytes, name);
}

bool xlsx_sniff(struct span bytes)
{
    return has_file(bytes, SPAN("xl/workbook."));
}

bool pptx_sniff(struct span bytes)
{
    return has_file(bytes, SPAN("ppt/presentation.xml"));
}

bool odt_sniff(struct span bytes)
{
    return zip_sniff(bytes) && span_contains(head_of(bytes), SPAN("mimetypeapplication/vnd.oasis.opendocument."));
}

bool ofd_sniff(struct span bytes)
{
    return has_file(bytes, SPAN("OFD.xml"));
}

/* ---- others ---- */

bool rtf_sniff(struct span bytes)
{
    return span_starts(span_trim(head_of(bytes)), SPAN("{\\rtf"));
}

bool word_xml_sniff(struct span bytes)
{
    struct span head = span_trim(head_of(bytes));
    return span_starts(head, SPAN("<?xml")) &&
           (span_contains(head, SPAN("progid=\"Word.Document\"")) ||
            span_contains(head, SPAN("http://schemas.microsoft.com/office/word/2003/wordml")) ||
            span_contains(head, SPAN("http://schemas.microsoft.com/office/2006/xmlPackage")));
}

bool picture_sniff(struct span bytes)
{
    static const struct span starts[] = {
        {"\xFF\xD8\xFF", 3}, {"\x89PNG\r\n\x1A\n", 8}, {"GIF87a", 6}, {"GIF89a", 6}, {"II*\0", 4}, {"MM\0*", 4},
    };
    for (size_t i = 0; i < COUNT(starts); i++) {
        if (span_starts(bytes, starts[i])) {
            return true;
        }
    }
    bool bitmap = span_starts(bytes, SPAN("BM")) && bytes.size > 10 && memcmp(bytes.data + 6, "\0\0\0\0", 4) == 0;
    bool webp = span_starts(bytes, SPAN("RIFF")) && bytes.size > 12 && memcmp(bytes.data + 8, "WEBP", 4) == 0;
    /* HEIC and AVIF: a box `ftyp` whose brand is theirs. */
    static const char *const brands[] = {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"};
    bool boxed = bytes.size >= 12 && span_starts(span_from(bytes, 4), SPAN("ftyp")) &&
                 span_starts_any(span_from(bytes, 8), ANY(brands)) > 0;
    return bitmap || webp || boxed;
}

bool archive_sniff(struct span bytes)
{
    return span_starts(bytes, SPAN("Rar!\x1A\x07")) || span_starts(bytes, SPAN("7z\xBC\xAF\x27\x1C")) ||
           span_starts(bytes, SPAN("\x1F\x8B\x08"));
}

/* ---- advice ---- */

static const struct {
    bool (*sniff)(struct span bytes);
    enum cause advice;
} formats[] = {
    {encrypted_office_sniff, CAUSE_ENCRYPTED_OFFICE},
    {doc_sniff, CAUSE_DOC},
    {xls_sniff, CAUSE_XLS},
    {compound_sniff, CAUSE_OLD_OFFICE},
    {xlsx_sniff, CAUSE_XLSX},
    {pptx_sniff, CAUSE_PPTX},
    {odt_sniff, CAUSE_ODT},
    {ofd_sniff, CAUSE_OFD},
    {is_cut_office, CAUSE_ZIP_CUT_OFF},
    {zip_sniff, CAUSE_OTHER_ZIP},
    {rtf_sniff, CAUSE_RTF},
    {word_xml_sniff, CAUSE_WORD_XML},
    {picture_sniff, CAUSE_PICTURE},
    {archive_sniff, CAUSE_PACKED},
};

bool unsupported_read(struct span bytes, struct document *document, struct failure *failure)
{
    (void)document;
    for (size_t i = 0; i < COUNT(formats); i++) {
        if (formats[i].sniff(bytes)) {
            return fail(failure, formats[i].advice);
        }
    }
    return fail(failure, CAUSE_UNKNOWN_FORMAT);
}
