/* The manuscript as a Word file: the smallest package that Word opens, with gridSpan, vMerge and numbers cut into runs. */
#include "generate.h"

#include <stdlib.h>
#include <zip.h>

static bool add_run(struct buffer *out, struct span text)
{
    buffer_add(out, SPAN("<w:r><w:t xml:space=\"preserve\">"));
    for (size_t i = 0; i < text.size; i++) {
        struct span one = {text.data + i, 1};
        buffer_add(out, *one.data == '<' ? SPAN("&lt;") : *one.data == '&' ? SPAN("&amp;") : one);
    }
    return buffer_add(out, SPAN("</w:t></w:r>"));
}

/* The first character in a run of its own: the first digit of a number. */
static bool add_paragraph(struct buffer *out, struct span text)
{
    buffer_add(out, SPAN("<w:p>"));
    if (text.size > 0) {
        struct span rest = text;
        utf8_next(&rest);
        if (!add_run(out, span_between(text.data, rest.data)) || (rest.size > 0 && !add_run(out, rest))) {
            return false;
        }
    }
    return buffer_add(out, SPAN("</w:p>"));
}

/* Widths of the columns in twentieths of a point; the last holds for all that follow. */
static unsigned column_width(const struct sheet *sheet, uint32_t column)
{
    enum { LISTED = 4 };
    static const unsigned widths[][LISTED] = {[SHEET_PROACTIVE] = {2400, 2200, 2200, 2200},
                                              [SHEET_REQUESTS] = {420, 1000, 2600, 720},
                                              [SHEET_REVIEWS] = {600, 600, 600, 600},
                                              [SHEET_STATISTICS] = {5800, 1200, 2000, 1000}};
    return widths[sheet->kind][column < LISTED ? column : LISTED - 1];
}

static bool add_cell(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cell, bool first)
{
    unsigned width = 0;
    for (uint32_t column = cell->column; column < cell->column + cell->columns; column++) {
        width += column_width(sheet, column);
    }
    return buffer_add_format(out, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", width) &&
           (cell->columns == 1 || buffer_add_format(out, "<w:gridSpan w:val=\"%u\"/>", cell->columns)) &&
           (cell->rows == 1 || buffer_add(out, first ? SPAN("<w:vMerge w:val=\"restart\"/>") : SPAN("<w:vMerge/>"))) &&
           buffer_add(out, SPAN("</w:tcPr>")) && add_paragraph(out, first ? cell->text : (struct span){0}) &&
           buffer_add(out, SPAN("</w:tc>"));
}

static const struct sheet_cell *cell_at(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct sheet_cell *cell = &sheet->cells[i];
        if (cell->row <= row && row < cell->row + cell->rows && cell->column <= column &&
            column < cell->column + cell->columns) {
            return cell;
        }
    }
    return NULL;
}

static bool add_sheet(struct buffer *out, const struct sheet *sheet)
{
    if (!buffer_add(
            out,
            SPAN(
                "<w:tbl><w:tblPr><w:tblLayout w:type=\"fixed\"/><w:tblBorders><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/>"
                "</w:tblBorders></w:tblPr><w:tblGrid>"))) {
        return false;
    }
    for (uint32_t column = 0; column < sheet->columns; column++) {
        buffer_add_format(out, "<w:gridCol w:w=\"%u\"/>", column_width(sheet, column));
    }
    buffer_add(out, SPAN("</w:tblGrid>"));
    for (uint32_t row = 0; row < sheet->rows; row++) {
        buffer_add(out, SPAN("<w:tr>"));
        for (uint32_t column = 0; column < sheet->columns;) {
            const struct sheet_cell *cell = cell_at(sheet, row, column);
            if (!cell || !add_cell(out, sheet, cell, cell->row == row)) {
                return false;
            }
            column += cell->columns;
        }
        buffer_add(out, SPAN("</w:tr>"));
    }
    return buffer_add(out, SPAN("</w:tbl>"));
}

static bool add_document(struct buffer *out, const struct manuscript *manuscript)
{
    buffer_add(out, SPAN("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\""
                         "http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"));
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct block *block = &manuscript->blocks[i];
        if (!(block->sheet ? add_sheet(out, block->sheet) : add_paragraph(out, block->paragraph))) {
            return false;
        }
    }
    return buffer_add(out, SPAN("<w:sectPr/></w:body></w:document>"));
}

/* ---- The package ------------------------------------------------------------------------------------------------- */

static const char content_types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType="
    "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

static const char relationships[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";

static bool add_part(zip_t *archive, const char *name, struct span content)
{
    zip_source_t *source = zip_source_buffer(archive, content.data, content.size, 0);
    zip_int64_t index = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_mtime(archive, (zip_uint64_t)index, 1600000000, 0) == 0; /* the same bytes each time */
}

static bool copy_source(zip_source_t *source, struct buffer *out)
{
    char chunk[4096];
    zip_int64_t got;
    if (zip_source_open(source) != 0) {
        return false;
    }
    while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0) {
        if (!buffer_add(out, (struct span){chunk, (size_t)got})) {
            break;
        }
    }
    zip_source_close(source);
    return got == 0;
}

bool write_docx(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    (void)options;
    struct buffer document = {.arena = manuscript->arena};
    if (!add_document(&document, manuscript)) {
        return false;
    }
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    if (!archive) {
        zip_source_free(source);
        return false;
    }
    zip_source_keep(source);
    bool made = add_part(archive, "[Content_Types].xml", span_of(content_types)) &&
                add_part(archive, "_rels/.rels", span_of(relationships)) &&
                add_part(archive, "word/document.xml", buffer_span(&document));
    if (!made || zip_close(archive) != 0) {
        zip_discard(archive);
        made = false;
    }
    made = made && copy_source(source, out);
    zip_source_free(source);
    return made;
}
