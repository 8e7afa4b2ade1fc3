#include "pdf_builder.h"

#include <cairo-pdf.h>

#include "base/limits.h"
#include "read/pdf/pdf.h"
#include "support.h"

const struct pdf_sheet pdf_small_sheet = {.left = 60,
                                          .top = 100,
                                          .row_height = 20,
                                          .widths = {120, 60, 60},
                                          .cells = {"规章", "0", "12", "行政许可", NULL, "7"}};

static cairo_status_t write_chunk(void *closure, const unsigned char *data, unsigned int size)
{
    struct buffer *out = closure;
    return buffer_add(out, (struct span){(const char *)data, size}) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

cairo_t *pdf_begin(struct buffer *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_chunk, out, 595, 842);
    cairo_t *cairo = cairo_create(surface);
    cairo_surface_destroy(surface);
    cairo_select_font_face(cairo, "WenQuanYi Zen Hei", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_line_width(cairo, 0.5);
    return cairo;
}

void pdf_end(cairo_t *cairo)
{
    cairo_surface_finish(cairo_get_target(cairo));
    assert_int_equal(cairo_surface_status(cairo_get_target(cairo)), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
}

void pdf_print(cairo_t *cairo, double left, double baseline, double size, const char *text)
{
    cairo_set_font_size(cairo, size);
    cairo_move_to(cairo, left, baseline);
    cairo_show_text(cairo, text);
}

void pdf_rule(cairo_t *cairo, double from_x, double from_y, double to_x, double to_y)
{
    cairo_move_to(cairo, from_x, from_y);
    cairo_line_to(cairo, to_x, to_y);
    cairo_stroke(cairo);
}

void pdf_sheet_print(cairo_t *cairo, const struct pdf_sheet *sheet, unsigned rows)
{
    unsigned cell = 0;
    for (unsigned row = 0; row < rows; row++) {
        double left = sheet->left;
        for (unsigned column = 0; sheet->widths[column] > 0; column++) {
            const char *text = sheet->cells[cell++];
            if (text) {
                pdf_print(cairo, left + 4, sheet->top + sheet->row_height * (row + 0.5) + 4, 10, text);
            }
            left += sheet->widths[column];
        }
    }
}

void pdf_sheet_rules(cairo_t *cairo, const struct pdf_sheet *sheet, unsigned rows)
{
    double right = sheet->left;
    double bottom = sheet->top + sheet->row_height * rows;
    pdf_rule(cairo, sheet->left, sheet->top, sheet->left, bottom);
    for (unsigned column = 0; sheet->widths[column] > 0; column++) {
        right += sheet->widths[column];
        pdf_rule(cairo, right, sheet->top, right, bottom);
    }
    for (unsigned row = 0; row <= rows; row++) {
        double y = sheet->top + sheet->row_height * row;
        pdf_rule(cairo, sheet->left, y, right, y);
    }
}

struct span pdf_write(struct arena *arena, const struct pdf_skeleton *skeleton)
{
    const char *box = skeleton->box ? skeleton->box : "[0 0 595 842]";
    const char *resources = skeleton->resources ? skeleton->resources : "";
    struct buffer pdf = {.arena = arena};
    bool done =
        buffer_add_format(&pdf, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n") &&
        buffer_add_format(&pdf,
                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 5 0 R"
                          "/Resources<</Font<</F 4 0 R>>%s>>>>endobj\n",
                          box, resources) &&
        buffer_add_format(&pdf,
                          "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                          "5 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n%s\n",
                          strlen(skeleton->content) + 1, skeleton->content,
                          skeleton->objects ? skeleton->objects : "") &&
        /* No table of objects: poppler finds them, as it must in damaged files. */
        buffer_add_format(&pdf, "trailer<</Root 1 0 R%s>>\n%%%%EOF\n", skeleton->trailer ? skeleton->trailer : "");
    assert_true(done);
    return buffer_span(&pdf);
}

struct span pdf_write_endless(struct arena *arena)
{
    enum { FORMS = 10, FIRST = 6 };
    struct buffer objects = {.arena = arena};
    for (int form = 0; form < FORMS; form++) {
        const char *next = form + 1 < FORMS ? "/N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do" : "q Q";
        assert_true(buffer_add_format(&objects,
                                      "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<"
                                      "/N %d 0 R>>>>/Length %zu>>stream\n%s\nendstream endobj\n",
                                      FIRST + form, FIRST + form + 1, strlen(next) + 1, next));
    }
    assert_true(buffer_add(&objects, (struct span){"", 1})); /* its end as a string */
    return pdf_write(arena, &(struct pdf_skeleton){
                                .resources = "/XObject<</N 6 0 R>>", .objects = objects.data, .content = "/N Do"});
}

/* ---- reading it back ---- */

void pdf_reading_begin(struct pdf_reading *reading)
{
    *reading = (struct pdf_reading){.arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES)};
    assert_non_null(reading->arena);
    reading->pdf.arena = reading->document.arena = reading->arena;
}

cairo_t *pdf_draw(struct pdf_reading *reading, struct arena *arena)
{
    *reading = (struct pdf_reading){.arena = arena, .pdf = {.arena = arena}, .document = {.arena = arena}};
    return pdf_begin(&reading->pdf);
}

void pdf_reading_end(struct pdf_reading *reading)
{
    arena_destroy(reading->arena);
}

static void describe_cell(struct buffer *out, const struct cell *cell, uint32_t *column)
{
    /* A column that a cell above covers shows as a dot. */
    for (; *column < (uint32_t)cell->left; ++*column) {
        assert_true(buffer_add(out, SPAN(" . |")));
    }
    *column = (uint32_t)cell->right;
    assert_true(buffer_add(out, SPAN(" ")));
    for (size_t i = 0; i < cell->text.size; i++) {
        struct span byte = {cell->text.data + i, 1};
        assert_true(buffer_add(out, *byte.data == '\n' ? SPAN("/") : byte));
    }
    if (cell->right - cell->left > 1 || cell->rows > 1) {
        assert_true(buffer_add_format(out, "<%gx%u>", cell->right - cell->left, (unsigned)cell->rows));
    }
    assert_true(buffer_add(out, SPAN(" |")));
}

struct span pdf_describe(const struct document *document)
{
    struct buffer out = {.arena = document->arena};
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        assert_true(row->place.page > 0);
        if (row->page_start) {
            assert_true(buffer_add_format(&out, "page %u\n", (unsigned)row->place.page));
        }
        if (row->kind == ROW_GRID) {
            uint32_t column = 0;
            assert_true(buffer_add_format(&out, "%u.%u |", (unsigned)row->place.table, (unsigned)row->place.row));
            for (uint32_t j = 0; j < row->cell_count; j++) {
                describe_cell(&out, &row->cells[j], &column);
            }
        } else {
            assert_int_equal(row->kind, ROW_ALIGNED);
            assert_true(buffer_add(&out, row->text));
        }
        assert_true(buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

void assert_reads_at(struct pdf_reading *reading, struct span expected, const char *file, int line)
{
    if (!pdf_read(buffer_span(&reading->pdf), &reading->document, &reading->failure)) {
        print_error("%s\n", reading->failure.cause);
        _fail(file, line);
    }
    for (uint32_t r = 0; r < reading->document.row_count; r++) {
        const struct row *row = &reading->document.rows[r];
        for (uint32_t c = 0; c < row->cell_count; c++) { /* what pages have cut is labelled anew */
            struct label_room room;
            assert_same_span(label_span(cell_label(&row->cells[c])), label_span(label_of(&room, row->cells[c].text)));
        }
    }
    assert_span_at(pdf_describe(&reading->document), expected, file, line);
}
