#define _XOPEN_SOURCE 700 /* getrusage */
#include <sys/resource.h>

#include "base/limits.h"
#include "pdf_builder.h"
#include "read/page/page.h"
#include "read/pdf/pdf.h"
#include "support.h"

static void assert_fails(struct span pdf, enum failure_code code, const char *cause, uint64_t page)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    assert_false(pdf_read(pdf, &reading.document, &reading.failure));
    assert_string_equal(reading.failure.cause, cause);
    assert_int_equal(reading.failure.code, code);
    assert_int_equal(reading.failure.position, page);
    if (page > 0) {
        assert_string_equal(reading.failure.unit, "page");
    }
    arena_destroy(reading.arena);
}

/* Processor time of all programs that have ended. */
static double seconds_of_programs(void)
{
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* ---- what a PDF is ---- */

TEST(knows_a_pdf)
{
    char late[1100];
    memset(late, ' ', sizeof late);
    assert_true(pdf_sniff(SPAN("%PDF-1.7\n")));
    assert_true(pdf_sniff(SPAN("\xEF\xBB\xBF\r\n%PDF-1.4")));
    assert_false(pdf_sniff(SPAN("%PDF")));
    assert_false(pdf_sniff(SPAN("<html>")));
    assert_false(pdf_sniff((struct span){NULL, 0}));
    memcpy(late + 1019, "%PDF-", 5);
    assert_true(pdf_sniff((struct span){late, sizeof late}));
    memmove(late + 1020, late + 1019, 5);
    late[1019] = ' ';
    assert_false(pdf_sniff((struct span){late, sizeof late}));
}

TEST(names_its_library)
{
    char library[64];
    pdf_library(library, sizeof library);
    assert_memory_equal(library, "poppler ", 8);
}

/* ---- print without rules ---- */

TEST(gives_words_their_places)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_print(cairo, 60, 100, 10, "规章");
    pdf_print(cairo, 200, 100.5, 10, "0");
    pdf_print(cairo, 300, 99.5, 10, "2023");
    pdf_print(cairo, 324.5, 99.5, 10, "年"); /* a quarter of an em after the figure */
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n规章 0 2023年\n");
    const struct row *row = &reading.document.rows[0];
    assert_int_equal(row->cell_count, 3);
    assert_span(row->cells[2].text, "2023年");
    assert_true(row->indent > 59 && row->indent < 61);
    assert_true(row->cells[1].left > 199 && row->cells[1].right < 207);
    assert_true(row->cells[2].left > 299 && row->cells[2].right > 330 && row->cells[2].right < 336);
    assert_false(row->paragraph);
}

/* poppler's own text of a page leaves out what comes, in its order, before the print nearest to the upper left corner,
 * once any print reaches over the edge. */
TEST(loses_nothing_near_the_edge)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_print(cairo, 400, 60, 10, "右上的一行");
    pdf_print(cairo, -3, 200, 10,
              "左面的一行文字，从纸边的外面开始，一直到右上那一行的下面，再到纸的那一边，全都印着字");
    pdf_end(cairo);
    assert_true(pdf_read(buffer_span(&reading.pdf), &reading.document, &reading.failure));
    struct span text = pdf_describe(&reading.document);
    assert_true(span_contains(text, SPAN("右上的一行")));
    assert_true(span_contains(text, SPAN("从纸边的外面开始")));
}

static void draw_turned(cairo_t *cairo, double angle)
{
    cairo_translate(cairo, 297, 421);
    cairo_rotate(cairo, angle);
    cairo_translate(cairo, -250, -150);
    pdf_print(cairo, 60, 80, 10, "表前的一行文字");
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
}

TEST(turns_pages_upright)
{
    const double quarter = 1.5707963267948966;
    for (int turns = 0; turns < 4; turns++) {
        struct pdf_reading reading;
        cairo_t *cairo = pdf_draw(&reading, arena);
        draw_turned(cairo, quarter * turns);
        pdf_end(cairo);
        assert_reads(&reading, "page 1\n表前的一行文字\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
    }
}

/* ---- what cannot be read ---- */

static void paint_picture(cairo_t *cairo, double left, double top, double width, double height)
{
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 20);
    cairo_save(cairo);
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, width / 40, height / 20);
    cairo_set_source_surface(cairo, picture, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(picture);
}

TEST(remarks_on_pictures)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    for (int page = 1; page <= 7; page++) {
        if (page <= 2) {
            paint_picture(cairo, 0, 0, 595, 842);
        }
        if (page >= 3 && page != 6) {
            pdf_print(cairo, 60, 80, 10, "一行");
        }
        if (page == 5) {
            paint_picture(cairo, 60, 100, 400, 200); /* where a table may be */
        }
        if (page == 7) {
            paint_picture(cairo, 60, 100, 40, 40); /* an emblem */
        }
        cairo_show_page(cairo);
    }
    pdf_end(cairo);
    assert_reads(&reading, "page 3\n一行\npage 4\n一行\npage 5\n一行\npage 7\n一行\n");
    assert_span(reading.document.remark, "第1至2页是图片，没有文字；第5页是图片，没有文字");
}

TEST(remarks_on_blank_pages)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    cairo_show_page(cairo);
    pdf_end(cairo);
    assert_reads(&reading, "");
    assert_span(reading.document.remark, "每一页都是空白");
}

TEST(names_failures)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    const char *const key = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(................................)"
                            "/U(................................)>>/ID[(0123456789abcdef)(0123456789abcdef)]";
    struct span locked = pdf_write(reading.arena, &(struct pdf_skeleton){.trailer = key, .content = "q Q"});
    assert_fails(locked, FAILURE_UNSUPPORTED, "已加密，要密码才能打开", 0);
    assert_fails(SPAN("%PDF-1.4\n"), FAILURE_DAMAGED, "PDF 已损坏", 0);
    cairo_t *cairo = pdf_begin(&reading.pdf);
    for (unsigned page = 0; page <= LIMIT_PAGES; page++) {
        cairo_show_page(cairo);
    }
    pdf_end(cairo);
    assert_fails(buffer_span(&reading.pdf), FAILURE_LIMIT, "页数太多", LIMIT_PAGES + 1);
    pdf_reading_end(&reading);
}

TEST(ends_what_does_not_end)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    const double before = seconds_of_programs();
    assert_fails(pdf_write_endless(reading.arena), FAILURE_LIMIT, "读取时间太长", 1);
    assert_true(seconds_of_programs() - before < 2);
    pdf_reading_end(&reading);
}

/* What pages may cost is counted over all of them. */
TEST(ends_where_pages_hold_more_than_a_report)
{
    struct page_sequence sequence = {.looks = DOCUMENT_LOOKS - GLYPH_LOOKS};
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    for (uint32_t page = 1; page <= 2; page++) {
        struct page_glyph glyph = {.box = {72, 72, 84, 84}, .code_point = 0x4E00, .fate = GLYPH_SEEN};
        struct page_print print = {.page = page, .width = 595, .height = 842, .glyphs = {&glyph, 1}};
        bool added = page_add(&reading.document, reading.arena, &print, &sequence, &reading.failure);
        assert_int_equal(added, page == 1);
    }
    assert_int_equal(reading.failure.code, FAILURE_LIMIT);
    assert_string_equal(reading.failure.cause, "页面上的内容多于一份年报");
    assert_int_equal(reading.failure.position, 2);
    pdf_reading_end(&reading);
}

TEST(survives_pages_of_any_size)
{
    const char *const boxes[] = {"[0 0 1e9 1e9]", "[0 0 0 0]", "[0 0 0.001 1e30]", "[-1e9 -1e9 1e9 1e9]",
                                 "[0 0 90000 9]"};
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
        struct pdf_reading reading;
        pdf_reading_begin(&reading);
        const struct pdf_skeleton skeleton = {.box = boxes[i], .content = "BT /F 12 Tf 72 7 Td (12) Tj ET"};
        struct span pdf = pdf_write(reading.arena, &skeleton);
        bool done = pdf_read(pdf, &reading.document, &reading.failure);
        assert_true(done || reading.failure.cause != NULL);
        pdf_reading_end(&reading);
    }
}

/* ---- damage, and no memory ---- */

/* A table of two cells in 600 bytes, copied out of all arenas, whose blocks are counted. */
static struct span make_small_pdf(char bytes[2048])
{
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    assert_non_null(arena);
    struct span pdf =
        pdf_write(arena, &(struct pdf_skeleton){.content = "BT /F 12 Tf 72 706 Td (12) Tj 100 0 Td (34) Tj ET "
                                                           "60 700 200 20 re S 160 700 m 160 720 l S"});
    assert_in_range(pdf.size, 1, 2048);
    memcpy(bytes, pdf.data, pdf.size);
    arena_destroy(arena);
    return (struct span){bytes, pdf.size};
}

static void read_damaged(struct span pdf)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    bool done = pdf_read(pdf, &reading.document, &reading.failure);
    assert_true(done == (reading.failure.code == FAILURE_NONE));
    struct span text = pdf_describe(&reading.document);
    assert_int_equal(utf8_valid_prefix(text), text.size);
    pdf_reading_end(&reading);
}

TEST(survives_damage)
{
    char bytes[2048];
    struct span pdf = make_small_pdf(bytes);
    for (size_t cut = 0; cut < pdf.size; cut += 64) {
        read_damaged((struct span){bytes, cut});
    }
    for (size_t at = 0; at < pdf.size; at += 3) {
        char was = bytes[at];
        bytes[at] = (char)(was ^ (1 << at % 7));
        read_damaged(pdf);
        bytes[at] = was;
    }
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    assert_true(buffer_add(&reading.pdf, pdf));
    assert_reads(&reading, "page 1\n1.1 | 12 | 34 |\n");
    pdf_reading_end(&reading);
}

static bool attempt_read(const struct memory *memory, void *data, struct failure *failure)
{
    struct document document = {.arena = arena_create(memory, LIMIT_ARENA_BYTES)};
    bool done = document.arena ? pdf_read(*(struct span *)data, &document, failure) : fail_memory(failure);
    arena_destroy(document.arena);
    return done;
}

TEST(runs_out_of_memory)
{
    char bytes[2048];
    struct span pdf = make_small_pdf(bytes);
    assert_in_range(each_allocation_fails(attempt_read, &pdf), 3, 1000);
}
