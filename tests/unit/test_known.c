/* Formats that are named and not read: which bytes are which, and what the user is told. */
#include "support.h"

#include "base/limits.h"
#include "docx_builder.h"
#include "read/docx/docx.h"
#include "read/known.h"

enum { COMPOUND_SIZE = 512 };

/* A compound file, as far as it is looked at: its signature, and the name of a stream in UTF-16. */
static struct span compound(struct arena *arena, const char *stream)
{
    char *bytes = arena_allocate(arena, COMPOUND_SIZE);
    assert_non_null(bytes);
    memcpy(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    for (size_t i = 0; stream[i] != '\0'; i++) {
        bytes[128 + 2 * i] = stream[i];
    }
    return (struct span){bytes, COMPOUND_SIZE};
}

static struct span archive(struct arena *arena, const char *name, const char *content)
{
    const struct docx_part part = {name, span_of(content), true};
    return docx_pack(arena, &part, 1);
}

typedef bool (*sniffer)(struct span bytes);

static const sniffer sniffers[] = {known_encrypted_office,
                                   known_doc,
                                   known_xls,
                                   known_compound,
                                   known_xlsx,
                                   known_pptx,
                                   known_odt,
                                   known_ofd,
                                   known_zip,
                                   known_rtf,
                                   known_word_xml,

                                   known_picture,
                                   known_archive};

/* The first that agrees is the right one, and the advice is its own. */
static void assert_known(struct span bytes, sniffer expected, const char *advice)
{
    sniffer first = NULL;
    for (size_t i = 0; i < sizeof sniffers / sizeof *sniffers && !first; i++) {
        first = sniffers[i](bytes) ? sniffers[i] : NULL;
    }
    assert_ptr_equal(first, expected);
    struct document document = {.arena = NULL};
    struct failure failure = no_failure();
    assert_false(docx_sniff(bytes));
    assert_false(known_read(bytes, &document, &failure));
    assert_int_equal(failure.code, FAILURE_UNSUPPORTED);
    if (!strstr(failure.cause, advice)) {
        fail_msg("`%s` does not say `%s`", failure.cause, advice);
    }
}

TEST(compound_files)
{
    assert_non_null(arena);
    assert_known(compound(arena, "WordDocument"), known_doc, "save it as .docx");
    assert_known(compound(arena, "EncryptedPackage"), known_encrypted_office, "without a password");
    assert_known(compound(arena, "Workbook"), known_xls, "spreadsheet");
    assert_known(compound(arena, "Book"), known_xls, "spreadsheet");
    assert_known(compound(arena, "Bookmarks"), known_compound, "save it as .docx");
}

TEST(archives)
{
    assert_non_null(arena);
    assert_known(archive(arena, "xl/workbook.xml", "<a/>"), known_xlsx, ".xlsx");
    assert_known(archive(arena, "ppt/presentation.xml", "<a/>"), known_pptx, ".pptx");
    assert_known(archive(arena, "mimetype", "application/vnd.oasis.opendocument.text"), known_odt, "OpenDocument");
    assert_known(archive(arena, "OFD.xml", "<a/>"), known_ofd, "OFD");
    assert_known(archive(arena, "reports/2021.txt", "<a/>"), known_zip, "unpack it");
    assert_known(SPAN("PK\3\4"), known_zip, "unpack it");
}

/* Up to where its main part begins nothing tells what an Office document is, but that it is cut off. */
TEST(documents_cut_short)
{
    struct span whole = archive(arena, "[Content_Types].xml", "<Types/>");
    for (size_t size = 50; size < whole.size - 22; size++) {
        struct document document = {.arena = NULL};
        struct failure failure = no_failure();
        assert_false(known_read((struct span){whole.data, size}, &document, &failure));
        assert_int_equal(failure.code, FAILURE_DAMAGED);
    }
}

TEST(files_that_tell_at_their_start)
{
    assert_known(SPAN("{\\rtf1\\ansi\\ansicpg936"), known_rtf, "RTF");
    assert_known(
        SPAN("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument/>"),
        known_word_xml, "save it as .docx");
    assert_known(
        SPAN("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"),
        known_word_xml, "save it as .docx");
    assert_known(SPAN("\x89PNG\r\n\x1A\n"), known_picture, "picture");
    assert_known(SPAN("\xFF\xD8\xFF\xE0"), known_picture, "picture");
    assert_known(SPAN("GIF89a"), known_picture, "picture");
    assert_known(SPAN("II*\0"), known_picture, "picture");
    assert_known(SPAN("BM\x10\x20\0\0\0\0\0\0\x36"), known_picture, "picture");
    assert_known(SPAN("RIFF\x10\0\0\0WEBPVP8 "), known_picture, "picture");
    assert_known(SPAN("\0\0\0\x18"
                      "ftypheic\0\0\0\0mif1heic"),
                 known_picture, "picture");
    assert_known(SPAN("\0\0\0\x1C"
                      "ftypavif\0\0\0\0"),
                 known_picture, "picture");
    assert_known(SPAN("Rar!\x1A\x07\0"), known_archive, "unpack it");
    assert_known(SPAN("7z\xBC\xAF\x27\x1C"), known_archive, "unpack it");
    assert_known(SPAN("\x1F\x8B\x08\0"), known_archive, "unpack it");
}

/* What other readers take must be left to them. */
TEST(reports_are_none_of_them)
{
    static const struct span texts[] = {
        {"", 0},
        {"B", 1},
        {"BM一、总体情况", 20},
        {"From: 县政府办公室\n一、总体情况", 40},
        {"<?xml version=\"1.0\"?><html xmlns:w=\"urn:schemas-microsoft-com:office:word\">", 75},
        {"%PDF-1.7", 8},
        {"PK", 2},
        {"WordDocument", 12},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t j = 0; j < sizeof sniffers / sizeof *sniffers; j++) {
            assert_false(sniffers[j](texts[i]));
        }
    }
}
