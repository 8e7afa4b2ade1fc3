#include "pdf_builder.h"
#include "read/pdf/pdf.h"
#include "support.h"

/* ---- tables with rules ---- */

TEST(reads_a_table_between_lines)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_print(cairo, 60, 200, 10, "表后的一行");
    pdf_print(cairo, 60, 80, 10, "表前的一行");
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    cairo_show_page(cairo);
    pdf_print(cairo, 290, 800, 10, "- 2 -");
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n表前的一行\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n表后的一行\n"
                           "page 2\n- 2 -\n");
    assert_int_equal(reading.document.page_count, 2);
    assert_int_equal(reading.document.rows[3].place.line, 2); /* of the text of its page */
}

TEST(resolves_spans)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    /* A head over two columns beside one over two rows. */
    const double lines[][4] = {{60, 100, 240, 100}, {120, 120, 240, 120}, {60, 140, 240, 140},  {60, 160, 240, 160},
                               {60, 100, 60, 160},  {120, 100, 120, 160}, {180, 120, 180, 160}, {240, 100, 240, 160}};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        pdf_rule(cairo, lines[i][0], lines[i][1], lines[i][2], lines[i][3]);
    }
    pdf_print(cairo, 64, 124, 10, "自然人");
    pdf_print(cairo, 140, 114, 10, "法人或其他组织");
    pdf_print(cairo, 124, 134, 10, "商业企业");
    pdf_print(cairo, 184, 134, 10, "科研机构");
    pdf_print(cairo, 64, 154, 10, "1");
    pdf_print(cairo, 224, 154, 10, "3");
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 自然人<1x2> | 法人或其他组织<2x1> |\n1.2 | . | 商业企业 | 科研机构 |\n"
                           "1.3 | 1 |  | 3 |\n");
}

/* ---- rules of every make ---- */

static void set_gray(cairo_t *cairo)
{
    cairo_set_source_rgb(cairo, 0.85, 0.85, 0.85);
    cairo_set_line_width(cairo, 0.25);
}

static void set_yellow(cairo_t *cairo)
{
    cairo_set_source_rgb(cairo, 1, 0.9, 0.3);
}

static void set_thick(cairo_t *cairo)
{
    cairo_set_line_width(cairo, 3);
}

static void set_dashes(cairo_t *cairo)
{
    const double dashes[] = {3, 2};
    cairo_set_dash(cairo, dashes, 2, 0);
}

static void set_dots(cairo_t *cairo)
{
    const double dots[] = {0.75, 0.75};
    cairo_set_line_width(cairo, 0.75);
    cairo_set_dash(cairo, dots, 2, 0);
}

static void read_styled(struct arena *arena, void (*style)(cairo_t *cairo))
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    style(cairo);
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
}

TEST(sees_rules_of_every_make)
{
    read_styled(arena, set_gray);
    read_styled(arena, set_yellow);
    read_styled(arena, set_thick);
    read_styled(arena, set_dashes);
    read_styled(arena, set_dots);
}

TEST(sees_double_rules)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    struct pdf_sheet shifted = pdf_small_sheet;
    shifted.left += 1.5;
    shifted.top += 1.5;
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_sheet_rules(cairo, &shifted, 2);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
}

/* White rules show only by what they part. */
TEST(sees_white_rules_in_shading)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    cairo_set_source_rgb(cairo, 0.1, 0.2, 0.5);
    cairo_rectangle(cairo, 60, 100, 240, 40);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_set_line_width(cairo, 1);
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
}

/* As word processors paint borders, and as a scanner with character recognition leaves them: in a picture. */
TEST(sees_rules_in_a_picture)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 595, 842);
    cairo_t *painter = cairo_create(picture);
    cairo_set_source_rgb(painter, 1, 1, 1);
    cairo_paint(painter);
    cairo_set_source_rgb(painter, 0.3, 0.3, 0.3);
    cairo_rotate(painter, 0.004); /* not laid quite straight */
    pdf_sheet_rules(painter, &pdf_small_sheet, 2);
    cairo_destroy(painter);
    cairo_set_source_surface(cairo, picture, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(picture);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
    assert_int_equal(reading.document.remark.size, 0);
}

/* ---- rules that are missing ---- */

TEST(closes_open_sides)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    for (double y = 100; y <= 140; y += 20) {
        pdf_rule(cairo, 60, y, 300, y);
    }
    pdf_rule(cairo, 180, 100, 180, 140);
    pdf_rule(cairo, 240, 100, 240, 140);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
}

/* Two numbers never share a cell, even where the rule between them is left out below the heads. */
TEST(parts_numbers_in_one_cell)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    const struct pdf_sheet sheet = {.left = 60,
                                    .top = 100,
                                    .row_height = 20,
                                    .widths = {120, 60, 60},
                                    .cells = {"项目", "自然人", "总计", "规章", "5", "12"}};
    pdf_sheet_print(cairo, &sheet, 2);
    pdf_sheet_rules(cairo, &sheet, 1);
    pdf_rule(cairo, 60, 140, 300, 140);
    pdf_rule(cairo, 60, 120, 60, 140);
    pdf_rule(cairo, 300, 120, 300, 140);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 项目 | 自然人 | 总计 |\n1.2 | 规章 | 5 | 12 |\n");
}

/* Where rows are not parted by rules, joining what stands in a column would make one number of several. */
TEST(leaves_rows_without_rules_to_alignment)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_sheet_print(cairo,
                    &(struct pdf_sheet){.left = 60,
                                        .top = 100,
                                        .row_height = 20,
                                        .widths = {120, 60, 60},
                                        .cells = {"规章", "1", "2", "行政许可", "3", "4"}},
                    2);
    const struct pdf_sheet tall = {.left = 60, .top = 100, .row_height = 40, .widths = {120, 60, 60}};
    pdf_sheet_rules(cairo, &tall, 1);
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n规章 1 2\n行政许可 3 4\n");
}

/* ---- print in cells ---- */

TEST(joins_print_of_a_cell)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    const struct pdf_sheet sheet = {.left = 60, .top = 100, .row_height = 60, .widths = {20, 100, 20, 60, 60}};
    pdf_sheet_rules(cairo, &sheet, 1);
    const char *const label[] = {"三", "、", "本", "年"};
    for (int i = 0; i < 4; i++) {
        pdf_print(cairo, 65, 114 + 12 * i, 10, label[i]);
    }
    pdf_print(cairo, 84, 124, 10, "（一）予以公");
    pdf_print(cairo, 84, 138, 10, "开");
    pdf_print(cairo, 184, 124, 10, "12"); /* 20 points have room for two digits */
    pdf_print(cairo, 184, 136, 10, "34");
    pdf_print(cairo, 204, 130, 10, "1");
    pdf_print(cairo, 215, 130, 10, "404");
    cairo_set_font_size(cairo, 10);
    cairo_text_extents_t digit;
    cairo_text_extents(cairo, "5", &digit);
    pdf_print(cairo, 264, 130, 10, "5");
    pdf_print(cairo, 264 + digit.x_advance + 0.8, 130, 10, "6"); /* kerning, not a space */
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 三、本年 | （一）予以公/开 | 12/34 | 1 404 | 56 |\n");
}

TEST(keeps_an_overhanging_number_whole)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    const struct pdf_sheet sheet = {.left = 60, .top = 100, .row_height = 20, .widths = {120, 24, 60}};
    pdf_sheet_rules(cairo, &sheet, 1);
    pdf_print(cairo, 64, 114, 10, "规章");
    pdf_print(cairo, 176, 114, 10, "1234567"); /* centred in its cell, wider than it */
    pdf_end(cairo);
    assert_reads(&reading, "page 1\n1.1 | 规章 | 1234567 |  |\n");
}

/* What poppler does not give of a number that runs off the page must not leave a pdf_small_sheeter number behind. */
TEST(marks_print_that_the_page_cuts)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    pdf_print(cairo, 60, 100, 10, "规章");
    pdf_print(cairo, 580, 100, 10, "1234567");
    pdf_end(cairo);
    assert_true(pdf_read(buffer_span(&reading.pdf), &reading.document, &reading.failure));
    struct span text = pdf_describe(&reading.document);
    assert_true(span_contains(text, SPAN("规章 12")));
    assert_true(span_contains(text, SPAN("\xEF\xBF\xBD\n")));
}

/* Neither its letters nor its strokes are part of the table above it. */
TEST(looks_through_a_watermark)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    const struct pdf_sheet sheet = {.left = 60,
                                    .top = 100,
                                    .row_height = 18,
                                    .widths = {120, 60, 60, 60},
                                    .cells = {"规章", "1", "2",    "3",  "许可", "4",  "5",    "6",  "处罚", "7",
                                              "8",    "9", "强制", "10", "11",   "12", "收费", "13", "14",   "15"}};
    cairo_save(cairo);
    cairo_set_source_rgb(cairo, 0.85, 0.85, 0.85);
    cairo_translate(cairo, 100, 200);
    cairo_rotate(cairo, -0.6);
    pdf_print(cairo, 0, 0, 60, "内部样本");
    cairo_restore(cairo);
    pdf_sheet_rules(cairo, &sheet, 5);
    pdf_sheet_print(cairo, &sheet, 5);
    pdf_end(cairo);
    assert_true(pdf_read(buffer_span(&reading.pdf), &reading.document, &reading.failure));
    assert_true(span_contains(pdf_describe(&reading.document),
                              SPAN("1.1 | 规章 | 1 | 2 | 3 |\n1.2 | 许可 | 4 | 5 | 6 |\n1.3 | 处罚 | 7 | 8 | 9 |\n"
                                   "1.4 | 强制 | 10 | 11 | 12 |\n1.5 | 收费 | 13 | 14 | 15 |\n")));
}

/* The strokes of a title's letters are as long as the rules of a small table, and touch each other as rules do. */
TEST(takes_no_title_for_a_table)
{
    static const double sizes[] = {22, 24, 26, 30, 36, 42};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct pdf_reading reading;
        cairo_t *cairo = pdf_draw(&reading, arena);
        for (int stroke = 0; stroke < 3; stroke++) { /* bold as word processors feign it */
            pdf_print(cairo, 60 + stroke * 0.4, 90, sizes[i], "某市盐业局年度报告");
        }
        pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
        pdf_sheet_print(cairo, &pdf_small_sheet, 2);
        pdf_end(cairo);
        assert_reads(&reading, "page 1\n某市盐业局年度报告\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
    }
}
