/* What of a page's print counts: what is seen and what is not, tables whose rules are only half there, rows that the end
 * of a page cuts. */
#include "pdf_builder.h"
#include "read/pdf/pdf.h"
#include "support.h"

/* ---- what nobody sees ---- */

static void reads_what_is_drawn(struct arena *arena, void (*draw)(cairo_t *cairo), const char *expected)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    draw(cairo);
    pdf_end(cairo);
    assert_reads_at(&reading, span_of(expected), __FILE__, __LINE__);
}

static void draw_white_on_white(cairo_t *cairo)
{
    pdf_print(cairo, 60, 100, 10, "规章");
    cairo_set_source_rgb(cairo, 1, 1, 1);
    pdf_print(cairo, 200, 100, 10, "7");
}

static void draw_white_on_dark(cairo_t *cairo)
{
    pdf_print(cairo, 60, 100, 10, "规章");
    cairo_set_source_rgb(cairo, 0.1, 0.2, 0.5);
    cairo_rectangle(cairo, 190, 85, 60, 20);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    pdf_print(cairo, 200, 100, 10, "7");
}

static void draw_covered(cairo_t *cairo)
{
    pdf_print(cairo, 60, 100, 10, "规章");
    pdf_print(cairo, 200, 100, 10, "7");
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_rectangle(cairo, 190, 85, 60, 20);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    pdf_print(cairo, 200, 100, 10, "8");
}

static void draw_clipped(cairo_t *cairo)
{
    pdf_print(cairo, 60, 100, 10, "规章");
    cairo_rectangle(cairo, 190, 90, 60, 14);
    cairo_clip(cairo);
    pdf_print(cairo, 200, 100, 10, "7");
    pdf_print(cairo, 200, 112, 10, "8");
}

static void draw_cut(cairo_t *cairo)
{
    pdf_print(cairo, 60, 100, 10, "规章");
    cairo_rectangle(cairo, 190, 90, 24, 14);
    cairo_clip(cairo);
    pdf_print(cairo, 200, 100, 10, "12345");
}

static void draw_turned_digit(cairo_t *cairo)
{
    pdf_sheet_rules(cairo, &pdf_small_sheet, 2);
    pdf_sheet_print(cairo, &pdf_small_sheet, 2);
    cairo_translate(cairo, 254, 112);
    cairo_rotate(cairo, -0.5);
    pdf_print(cairo, 0, 0, 10, "9");
}

static void draw_twice(cairo_t *cairo)
{
    for (int stroke = 0; stroke < 3; stroke++) {
        pdf_print(cairo, 60 + stroke * 0.3, 100, 10, "1122");
    }
}

TEST(leaves_out_what_nobody_sees)
{
    reads_what_is_drawn(arena, draw_white_on_white, "page 1\n规章\n");
    reads_what_is_drawn(arena, draw_white_on_dark, "page 1\n规章 7\n");
    reads_what_is_drawn(arena, draw_covered, "page 1\n规章 8\n");
    reads_what_is_drawn(arena, draw_clipped, "page 1\n规章 7\n");
    reads_what_is_drawn(arena, draw_turned_digit, "page 1\n1.1 | 规章 | 0 | 12 |\n1.2 | 行政许可 |  | 7 |\n");
    reads_what_is_drawn(arena, draw_twice, "page 1\n1122\n");
}

/* What is left of a number must not pass for the whole. */
TEST(marks_what_is_cut)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    draw_cut(cairo);
    pdf_end(cairo);
    assert_true(pdf_read(buffer_span(&reading.pdf), &reading.document, &reading.failure));
    assert_int_equal(reading.document.row_count, 1);
    const struct row *row = &reading.document.rows[0];
    assert_int_equal(row->cell_count, 2);
    assert_true(span_starts(row->cells[1].text, SPAN("12")));
    assert_true(span_contains(row->cells[1].text, SPAN("\xEF\xBF\xBD")));
}

/* Codes of glyphs that no table of the font translates. */
TEST(says_where_fonts_tell_no_characters)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    const struct pdf_skeleton skeleton = {
        .resources = "/XObject<</N 8 0 R>>",
        .objects =
            "6 0 obj<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[7 0 R]>>endobj\n"
            "7 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)"
            "/Ordering(Identity)/Supplement 0>>/DW 1000>>endobj\n"
            "8 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</G 6 0 R>>>>/Length 60>>stream\n"
            "BT /G 12 Tf 72 700 Td <00410042004300440045> Tj ET         \nendstream endobj",
        .content = "/N Do"};
    assert_true(pdf_read(pdf_write(reading.arena, &skeleton), &reading.document, &reading.failure));
    assert_true(span_contains(reading.document.remark, SPAN("需要先做文字识别（OCR）")));
    pdf_reading_end(&reading);
}

/* A page that is shown on its side, and one whose print is turned so that it then stands upright. */
TEST(reads_pages_that_are_turned)
{
    const struct pdf_skeleton pages[] = {
        {.box = "[0 0 595 842]/Rotate 90",
         .content = "BT /F 12 Tf 72 706 Td (12) Tj 100 0 Td (34) Tj ET 60 700 200 20 re S 160 700 m 160 720 l S"},
        {.box = "[0 0 842 595]/Rotate 270",
         .content = "0 1 -1 0 842 0 cm BT /F 12 Tf 72 706 Td (12) Tj 100 0 Td (34) Tj ET "
                    "60 700 200 20 re S 160 700 m 160 720 l S"}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct pdf_reading reading;
        pdf_reading_begin(&reading);
        assert_true(buffer_add(&reading.pdf, pdf_write(reading.arena, &pages[i])));
        assert_reads(&reading, "page 1\n1.1 | 12 | 34 |\n");
        pdf_reading_end(&reading);
    }
}

/* ---- tables with half of their rules ---- */

/* Two rows of a label in two lines and seven figures, each in the middle of its row. */
static void print_tall_rows(cairo_t *cairo)
{
    for (int row = 0; row < 2; row++) {
        double top = 100 + 40 * row;
        pdf_print(cairo, 44, top + 16, 10, row == 0 ? "1.申请人无正当理由" : "2.申请人逾期未按收费");
        pdf_print(cairo, 44, top + 30, 10, row == 0 ? "逾期不补正" : "通知要求缴纳费用");
        for (int column = 0; column < 7; column++) {
            char figure[2] = {(char)('1' + row + column), '\0'};
            pdf_print(cairo, 200 + 50 * column, top + 23, 10, figure);
        }
    }
}

#define TALL_ROWS "1.申请人无正当理由逾期不补正 1 2 3 4 5 6 7\n2.申请人逾期未按收费通知要求缴纳费用 2 3 4 5 6 7 8\n"

static void draw_level_rules(cairo_t *cairo)
{
    print_tall_rows(cairo);
    for (int row = 0; row <= 2; row++) {
        pdf_rule(cairo, 40, 100 + 40 * row, 540, 100 + 40 * row);
    }
}

static void draw_level_rules_in_a_box(cairo_t *cairo)
{
    draw_level_rules(cairo);
    pdf_rule(cairo, 40, 100, 40, 180);
    pdf_rule(cairo, 540, 100, 540, 180);
}

static void draw_shaded_rows(cairo_t *cairo)
{
    cairo_set_source_rgb(cairo, 0.85, 0.9, 0.95);
    cairo_rectangle(cairo, 40, 100, 500, 40);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.95, 0.95, 0.95);
    cairo_rectangle(cairo, 40, 140, 500, 40);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    print_tall_rows(cairo);
}

static void draw_upright_rules(cairo_t *cairo)
{
    const struct pdf_sheet sheet = {.left = 60,
                                    .top = 100,
                                    .row_height = 20,
                                    .widths = {120, 60, 60},
                                    .cells = {"项目", "自然人", "总计", "规章", "5", "12", "许可", "6", "13"}};
    const struct pdf_sheet box = {.left = 60, .top = 100, .row_height = 60, .widths = {120, 60, 60}};
    pdf_sheet_print(cairo, &sheet, 3);
    pdf_sheet_rules(cairo, &box, 1);
}

/* A head over several columns stays apart from theirs. */
static void draw_heads_between_rules(cairo_t *cairo)
{
    pdf_print(cairo, 240, 114, 10, "法人或其他组织");
    pdf_print(cairo, 200, 130, 10, "商业企业");
    pdf_print(cairo, 280, 130, 10, "科研机构");
    pdf_rule(cairo, 40, 100, 540, 100);
    pdf_rule(cairo, 40, 140, 540, 140);
}

/* One number a row, behind its label: no grid of one column. */
static void draw_sparse_rows(cairo_t *cairo)
{
    for (int row = 0; row < 2; row++) {
        pdf_print(cairo, 64, 114 + 20 * row, 10, row == 0 ? "规章" : "许可");
        pdf_print(cairo, row == 0 ? 240 : 300, 114 + 20 * row, 10, "7");
    }
    const struct pdf_sheet box = {.left = 60, .top = 100, .row_height = 20, .widths = {300}};
    pdf_sheet_rules(cairo, &box, 2);
}

/* Columns that stand nearer than words do: the figures of other lines show where they begin. */
static void draw_close_columns(cairo_t *cairo)
{
    static const char *const figures[] = {"784", "12", "803", "56"};
    cairo_text_extents_t digit;
    cairo_set_font_size(cairo, 10);
    cairo_text_extents(cairo, "1", &digit);
    double second = 200 + 3 * digit.x_advance + 1;
    for (int row = 0; row < 4; row++) {
        pdf_print(cairo, 60, 100 + 20 * row, 10, "规章");
        pdf_print(cairo, 200, 100 + 20 * row, 10, figures[row]);
        pdf_print(cairo, second, 100 + 20 * row, 10, row == 2 ? "0" : "623");
    }
}

TEST(reads_half_ruled_tables)
{
    reads_what_is_drawn(arena, draw_level_rules, "page 1\n" TALL_ROWS);
    reads_what_is_drawn(arena, draw_level_rules_in_a_box, "page 1\n" TALL_ROWS);
    reads_what_is_drawn(arena, draw_shaded_rows, "page 1\n" TALL_ROWS);
    reads_what_is_drawn(arena, draw_upright_rules, "page 1\n项目 自然人 总计\n规章 5 12\n许可 6 13\n");
    reads_what_is_drawn(arena, draw_sparse_rows, "page 1\n规章 7\n许可 7\n");
    reads_what_is_drawn(arena, draw_close_columns, "page 1\n规章 784 623\n规章 12 623\n规章 803 0\n规章 56 623\n");
    reads_what_is_drawn(arena, draw_heads_between_rules, "page 1\n法人或其他组织\n商业企业 科研机构\n");
}

/* ---- text in two columns ---- */

static void draw_two_columns(cairo_t *cairo)
{
    static const char *const left[] = {"本单位认真贯彻落实各项要求", "不断加强组织领导和制度建设",
                                       "主动公开各类政府信息若干条", "办理公开申请并按时作出答复",
                                       "工作取得了新的进展和成效。"};
    static const char *const right[] = {"存在的问题是公开内容不够多", "业务培训也还需要进一步加强",
                                        "下一步将继续完善工作的机制", "充实专职人员并开展业务培训",
                                        "努力提高政务公开工作水平。"};
    for (int line = 0; line < 5; line++) {
        pdf_print(cairo, 60, 100 + 16 * line, 10, left[line]);
        pdf_print(cairo, 220, 100 + 16 * line, 10, right[line]);
    }
    pdf_print(cairo, 60, 200, 10, "后面的一行");
}

TEST(reads_one_column_after_the_other)
{
    reads_what_is_drawn(arena, draw_two_columns,
                        "page 1\n本单位认真贯彻落实各项要求\n不断加强组织领导和制度建设\n主动公开各类政府信息若干条\n"
                        "办理公开申请并按时作出答复\n工作取得了新的进展和成效。\n存在的问题是公开内容不够多\n"
                        "业务培训也还需要进一步加强\n下一步将继续完善工作的机制\n充实专职人员并开展业务培训\n"
                        "努力提高政务公开工作水平。\n后面的一行\n");
}

/* ---- numbers at borders ---- */

static void draw_touching_numbers(cairo_t *cairo)
{
    const struct pdf_sheet sheet = {.left = 60, .top = 100, .row_height = 20, .widths = {120, 40, 40}};
    cairo_text_extents_t digit;
    cairo_set_font_size(cairo, 10);
    cairo_text_extents(cairo, "1", &digit);
    pdf_sheet_rules(cairo, &sheet, 1);
    pdf_print(cairo, 64, 114, 10, "规章");
    pdf_print(cairo, 221 - 7 * digit.x_advance, 114, 10, "1234567");
    pdf_print(cairo, 221.8, 114, 10, "89");
}

TEST(parts_numbers_that_touch)
{
    reads_what_is_drawn(arena, draw_touching_numbers, "page 1\n1.1 | 规章 | 1234567 | 89 |\n");
}

/* Digits a little apart where single figures of another table begin: numbers of their own table stand across. */
static void draw_spread_digits(cairo_t *cairo)
{
    cairo_text_extents_t digit;
    cairo_set_font_size(cairo, 10);
    cairo_text_extents(cairo, "2", &digit);
    double second = 100 + digit.x_advance + 0.6;
    static const char *const numbers[] = {"36", "14", "32"};
    for (int i = 0; i < 2; i++) {
        pdf_print(cairo, 60, 60 + 20 * i, 10, "规章");
        pdf_print(cairo, second, 60 + 20 * i, 10, "7");
    }
    for (int i = 0; i < 3; i++) {
        pdf_print(cairo, 60, 120 + 20 * i, 10, "许可");
        pdf_print(cairo, 100, 120 + 20 * i, 10, numbers[i]);
    }
    pdf_print(cairo, 60, 180, 10, "许可");
    pdf_print(cairo, 100, 180, 10, "2");
    pdf_print(cairo, second, 180, 10, "1");
}

TEST(keeps_spread_digits_together)
{
    reads_what_is_drawn(arena, draw_spread_digits, "page 1\n规章 7\n规章 7\n许可 36\n许可 14\n许可 32\n许可 21\n");
}

/* A footnote's mark is small and raised, and a figure that was corrected is struck out; words above a rule are not. */
static void draw_marks(cairo_t *cairo)
{
    cairo_text_extents_t digit;
    cairo_set_font_size(cairo, 10);
    cairo_text_extents(cairo, "5", &digit);
    pdf_print(cairo, 60, 60, 10, "规章");
    pdf_print(cairo, 100, 60, 10, "15");
    pdf_print(cairo, 100 + 2 * digit.x_advance, 56, 6.5, "12");
    pdf_print(cairo, 140, 60, 10, "7");
    pdf_print(cairo, 60, 90, 10, "许可");
    pdf_print(cairo, 100, 90, 10, "5");
    pdf_rule(cairo, 100, 87.2, 100 + digit.x_advance, 87.2);
    pdf_print(cairo, 140, 90, 10, "6");
    pdf_rule(cairo, 60, 92.5, 160, 92.5);
}

TEST(drops_marks_beside_figures)
{
    reads_what_is_drawn(arena, draw_marks, "page 1\n规章 15 7\n许可 6\n");
}

/* ---- rows that the page cuts ---- */

/* Two pages, on each a table of one row; all columns but the third are just wide enough. */
static void read_cut(struct arena *arena, const char *const upper[4], const char *const lower[4], const char *expected)
{
    struct pdf_reading reading;
    cairo_t *cairo = pdf_draw(&reading, arena);
    struct pdf_sheet sheet = {.left = 60, .top = 760, .row_height = 20, .widths = {30, 20, 40, 20}};
    for (int page = 0; page < 2; page++) {
        const char *const *cells = page == 0 ? upper : lower;
        memcpy(sheet.cells, cells, 4 * sizeof *cells);
        pdf_sheet_rules(cairo, &sheet, 1);
        pdf_sheet_print(cairo, &sheet, 1);
        pdf_print(cairo, 290, 820, 10, page == 0 ? "- 1 -" : "- 2 -");
        cairo_show_page(cairo);
        sheet.top = 40;
    }
    pdf_end(cairo);
    assert_reads_at(&reading, span_of(expected), __FILE__, __LINE__);
}

TEST(joins_rows_that_the_page_cuts)
{
    static const char *const row[] = {"许可", "12", "3", "12"};
    static const char *const digit[] = {NULL, NULL, NULL, "1"};
    static const char *const label[] = {"事项", "4", NULL, NULL};
    static const char *const whole[] = {"处罚", "4", "5", "9"};
    static const char *const numbered[] = {"2.", NULL, NULL, NULL};
    static const char *const beside_room[] = {NULL, NULL, "1", NULL};
    read_cut(arena, row, digit, "page 1\n1.1 | 许可 | 12 | 3 | 12/1 |\n- 1 -\npage 2\n- 2 -\n");
    read_cut(arena, row, label, "page 1\n1.1 | 许可/事项 | 12/4 | 3 | 12 |\n- 1 -\npage 2\n- 2 -\n");
    read_cut(arena, row, whole, "page 1\n1.1 | 许可 | 12 | 3 | 12 |\n- 1 -\npage 2\n2.1 | 处罚 | 4 | 5 | 9 |\n- 2 -\n");
    read_cut(arena, row, numbered, "page 1\n1.1 | 许可 | 12 | 3 | 12 |\n- 1 -\npage 2\n2.1 | 2. |  |  |  |\n- 2 -\n");
    read_cut(arena, row, beside_room, "page 1\n1.1 | 许可 | 12 | 3 | 12 |\n- 1 -\npage 2\n2.1 |  |  | 1 |  |\n- 2 -\n");
}
