/* Formats that are named and not read: which bytes are which, and what the user is told. */
#include "support.h"

#include "base/limits.h"
#include "docx_builder.h"
#include "read/docx/docx.h"
#include "read/unsupported.h"

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

static const sniffer sniffers[] = {encrypted_office_sniff,
                                   doc_sniff,
                                   xls_sniff,
                                   compound_sniff,
                                   xlsx_sniff,
                                   pptx_sniff,
                                   odt_sniff,
                                   ofd_sniff,
                                   zip_sniff,
                                   rtf_sniff,
                                   word_xml_sniff,

                                   picture_sniff,
                                   archive_sniff};

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
    assert_false(unsupported_read(bytes, &document, &failure));
    assert_int_equal(failure.code, FAILURE_UNSUPPORTED);
    if (!strstr(failure.cause, advice)) {
        fail_msg("`%s` does not say `%s`", failure.cause, advice);
    }
}

TEST(compound_files)
{
    assert_non_null(arena);
    assert_known(compound(arena, "WordDocument"), doc_sniff, "另存为 .docx");
    assert_known(compound(arena, "EncryptedPackage"), encrypted_office_sniff, "取消密码");
    assert_known(compound(arena, "Workbook"), xls_sniff, "电子表格");
    assert_known(compound(arena, "Book"), xls_sniff, "电子表格");
    assert_known(compound(arena, "Bookmarks"), compound_sniff, "另存为 .docx");
}

TEST(archives)
{
    assert_non_null(arena);
    assert_known(archive(arena, "xl/workbook.xml", "<a/>"), xlsx_sniff, ".xlsx");
    assert_known(archive(arena, "ppt/presentation.xml", "<a/>"), pptx_sniff, ".pptx");
    assert_known(archive(arena, "mimetype", "application/vnd.oasis.opendocument.text"), odt_sniff, "OpenDocument");
    assert_known(archive(arena, "OFD.xml", "<a/>"), ofd_sniff, "OFD");
    assert_known(archive(arena, "reports/2021.txt", "<a/>"), zip_sniff, "解压");
    assert_known(SPAN("PK\3\4"), zip_sniff, "解压");
}

/* Up to where its main part begins nothing tells what an Office document is, but that it is cut off. */
TEST(documents_cut_short)
{
    struct span whole = archive(arena, "[Content_Types].xml", "<Types/>");
    for (size_t size = 50; size < whole.size - 22; size++) {
        struct document document = {.arena = NULL};
        struct failure failure = no_failure();
        assert_false(unsupported_read((struct span){whole.data, size}, &document, &failure));
        assert_int_equal(failure.code, FAILURE_DAMAGED);
    }
}

TEST(files_that_tell_at_their_start)
{
    assert_known(SPAN("{\\rtf1\\ansi\\ansicpg936"), rtf_sniff, "RTF");
    assert_known(
        SPAN("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument/>"),
        word_xml_sniff, "另存为 .docx");
    assert_known(
        SPAN("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"),
        word_xml_sniff, "另存为 .docx");
    assert_known(SPAN("\x89PNG\r\n\x1A\n"), picture_sniff, "图片");
    assert_known(SPAN("\xFF\xD8\xFF\xE0"), picture_sniff, "图片");
    assert_known(SPAN("GIF89a"), picture_sniff, "图片");
    assert_known(SPAN("II*\0"), picture_sniff, "图片");
    assert_known(SPAN("BM\x10\x20\0\0\0\0\0\0\x36"), picture_sniff, "图片");
    assert_known(SPAN("RIFF\x10\0\0\0WEBPVP8 "), picture_sniff, "图片");
    assert_known(SPAN("\0\0\0\x18"
                      "ftypheic\0\0\0\0mif1heic"),
                 picture_sniff, "图片");
    assert_known(SPAN("\0\0\0\x1C"
                      "ftypavif\0\0\0\0"),
                 picture_sniff, "图片");
    assert_known(SPAN("Rar!\x1A\x07\0"), archive_sniff, "解压");
    assert_known(SPAN("7z\xBC\xAF\x27\x1C"), archive_sniff, "解压");
    assert_known(SPAN("\x1F\x8B\x08\0"), archive_sniff, "解压");
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
