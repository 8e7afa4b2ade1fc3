/* Whole pages to reports: figures pasted from a word processor into the page of a site, a page of the form of 2021 with
 * most end tags missing, the same as an interface answers it; and pages that are no report. The figures expected are those that the fixtures were written from. */
#include "support.h"

#include "base/limits.h"
#include "check/examine.h"

#define WORD_PAGE "fixtures/html-word-2019.html"
#define SITE_PAGE "fixtures/html-cms-2021.html"
#define RESPONSE "fixtures/html-response.json"

/* ---- Figures ------------------------------------------------------------------------------------------------------- */

enum { BLANK = -1 };

struct expected_line {
    enum form_table table;
    const char *line;
    double cells[FORM_MEASURES]; /* as many as the line has measures */
};

#define REQUEST(line, ...)                                                                                             \
    {                                                                                                                  \
        TABLE_REQUESTS, line,                                                                                          \
        {                                                                                                              \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    }
#define ONLY_TOTAL(line, total) REQUEST(line, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, total)
#define ITEM(item, ...)                                                                                                \
    {                                                                                                                  \
        TABLE_PROACTIVE_DISCLOSURE, item,                                                                              \
        {                                                                                                              \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    }
#define ROUTE(route, ...)                                                                                              \
    {                                                                                                                  \
        TABLE_REVIEWS, route,                                                                                          \
        {                                                                                                              \
            __VA_ARGS__                                                                                                \
        }                                                                                                              \
    }

static const struct expected_line word_page[] = {
    ITEM("rules", 0, 0, 0),
    ITEM("normative_documents", 2, 4, 8),
    ITEM("licensing", 13428, 3206, 22156),
    ITEM("other_services", 0, 0, 0),
    ITEM("penalties", 684, 127, 3460),
    ITEM("coercive_measures", 36, 140, 577),
    ITEM("fees", 48, 1),
    ITEM("procurement", 258, 180000.17),
    REQUEST("1", 216, 3, 0, 2, 0, 13, 234),
    REQUEST("2", 0, 0, 0, 0, 0, 0, 0),
    ONLY_TOTAL("3.1", 196),
    ONLY_TOTAL("3.2", 8),
    ONLY_TOTAL("3.3.1", 0),
    ONLY_TOTAL("3.3.2", 0),
    ONLY_TOTAL("3.3.3", 0),
    ONLY_TOTAL("3.3.4", 0),
    ONLY_TOTAL("3.3.5", 1),
    ONLY_TOTAL("3.3.6", 0),
    ONLY_TOTAL("3.3.7", 1),
    ONLY_TOTAL("3.3.8", 0),
    REQUEST("3.4.1", 15, 0, 0, 0, 0, 0, 15),
    REQUEST("3.4.2", 1, 0, 0, 0, 0, 0, 1),
    REQUEST("3.4.3", 0, 0, 0, 0, 0, 0, 0),
    REQUEST("3.5.1", 4, 0, 0, 0, 0, 3, 7),
    REQUEST("3.5.2", 1, 0, 0, 0, 0, 0, 1),
    REQUEST("3.5.3", 0, 0, 0, 0, 0, 0, 0),
    REQUEST("3.5.4", 2, 0, 0, 0, 0, 0, 2),
    REQUEST("3.5.5", 0, 0, 0, 0, 0, 0, 0),
    REQUEST("3.6", 1, 0, 0, 0, 0, 1, 2),
    REQUEST("3.7", 216, 3, 0, 2, 0, 13, 234),
    REQUEST("4", 0, 0, 0, 0, 0, 0, 0),
    ROUTE("reconsideration", 7, 0, 1, 0, 8),
    ROUTE("direct_litigation", 12, 0, 1, 1, 14),
    ROUTE("litigation_after_reconsideration", 1, 1, 0, 0, 2),
};

static const struct expected_line site_page[] = {
    ITEM("rules", BLANK, BLANK, BLANK),
    ITEM("normative_documents", 12, 5, 37),
    ITEM("licensing", 4289602),
    ITEM("penalties", 1404),
    ITEM("coercive_measures", 66),
    ITEM("fees", 25.1),
    REQUEST("1", 3875, 3896, 3917, 3938, 3959, 3980, 23565),
    REQUEST("2", 21, 22, 23, 24, 25, 26, 141),
    REQUEST("3.1", 115, 116, 117, 118, 119, 120, 705),
    REQUEST("3.2", 122, 123, 124, 125, 126, 127, 747),
    REQUEST("3.3.1", 129, 130, 131, 132, 133, 134, 789),
    REQUEST("3.3.2", 136, 137, 138, 139, 140, 141, 831),
    REQUEST("3.3.3", 143, 144, 145, 146, 147, 148, 873),
    REQUEST("3.3.4", 150, 151, 152, 153, 154, 155, 915),
    REQUEST("3.3.5", 157, 158, 159, 160, 161, 162, 957),
    REQUEST("3.3.6", 164, 165, 166, 167, 168, 169, 999),
    REQUEST("3.3.7", 171, 172, 173, 174, 175, 176, 1041),
    REQUEST("3.3.8", 178, 179, 180, 181, 182, 183, 1083),
    REQUEST("3.4.1", 185, 186, 187, 188, 189, 190, 1125),
    REQUEST("3.4.2", 192, 193, 194, 195, 196, 197, 1167),
    REQUEST("3.4.3", 199, 200, 201, 202, 203, 204, 1209),
    REQUEST("3.5.1", 206, 207, 208, 209, 210, 211, 1251),
    REQUEST("3.5.2", 213, 214, 215, 216, 217, 218, 1293),
    REQUEST("3.5.3", 220, 221, 222, 223, 224, 225, 1335),
    REQUEST("3.5.4", 227, 228, 229, 230, 231, 232, 1377),
    REQUEST("3.5.5", 234, 235, 236, 237, 238, 239, 1419),
    REQUEST("3.6.1", 241, 242, 243, 244, 245, 246, 1461),
    REQUEST("3.6.2", 248, 249, 250, 251, 252, 253, 1503),
    REQUEST("3.6.3", 255, 256, 257, 258, 259, 260, 1545),
    REQUEST("3.7", 3885, 3906, 3927, 3948, 3969, 3990, 23625),
    REQUEST("4", 11, 12, 13, 14, 15, 16, 81),
    ROUTE("reconsideration", 31, 2, 3, 4, 40),
    ROUTE("direct_litigation", 51, 6, 7, 8, 72),
    ROUTE("litigation_after_reconsideration", 91, 10, 11, 12, 124),
};

/* ---- Reading ------------------------------------------------------------------------------------------------------- */

struct examined {
    struct arena *arena;
    struct pattern_cache *patterns;
    struct examination examination;
};

static void examine_bytes(struct examined *examined, struct span bytes)
{
    *examined = (struct examined){.arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES),
                                  .patterns = pattern_cache_create(&counted_memory)};
    assert_non_null(examined->arena);
    assert_non_null(examined->patterns);
    assert_true(examine(examined->patterns, examined->arena, bytes, &examined->examination));
}

static void end_examined(struct examined *examined)
{
    pattern_cache_destroy(examined->patterns);
    arena_destroy(examined->arena);
}

static void compare_line(const struct report *report, enum form_set form, const struct expected_line *expected)
{
    uint32_t index = form_find_line(expected->table, form, expected->line);
    assert_true(index < form_line_count);
    assert_int_equal(report->lines[index].times, 1);
    for (uint32_t i = 0; i < form_lines[index].measure_count; i++) {
        const struct report_cell *cell = &report->lines[index].cells[i];
        double value = cell->state == CELL_NUMBER ? cell->value.real : (double)BLANK;
        if ((cell->state != CELL_NUMBER && cell->state != CELL_BLANK) || value < expected->cells[i] - 1e-9 ||
            value > expected->cells[i] + 1e-9) {
            fail_msg("%s, %s: %g, not %g", expected->line, form_lines[index].measures[i].code, value,
                     expected->cells[i]);
        }
    }
}

static void compare_report(const struct report *report, enum form_set form, const struct expected_line *lines,
                           size_t count)
{
    assert_int_equal(report->status, STATUS_COMPLETE);
    size_t in_form = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        in_form += report_has_line(report, i);
    }
    assert_int_equal(in_form, count);
    for (int table = 0; table < FORM_TABLES; table++) {
        if (!report_expects(report, (enum form_table)table)) {
            continue;
        }
        assert_true(report->tables[table].form & form);
        assert_int_equal(report->tables[table].times, 1);
    }
    for (size_t i = 0; i < count; i++) {
        compare_line(report, form, &lines[i]);
    }
}

static void compare_date(struct date date, int year, int month, int day)
{
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

/* ---- Reports --------------------------------------------------------------------------------------------------------- */

TEST(a_pasted_page_is_a_report)
{
    struct examined examined;
    struct arena *files = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    examine_bytes(&examined, load_file(files, WORD_PAGE));
    const struct report *report = &examined.examination.report;
    assert_string_equal(examined.examination.format, "html");
    compare_report(report, FORM_2019, word_page, COUNT(word_page));
    assert_span(report->agency, "鹿邑县人民政府");
    assert_int_equal(report->year, 2019);
    compare_date(report->published, 2020, 1, 20);
    assert_int_equal(report->message.size, 0);
    arena_destroy(files);
    end_examined(&examined);
}

static void compare_site_page(const struct examined *examined)
{
    const struct report *report = &examined->examination.report;
    assert_string_equal(examined->examination.format, "html");
    compare_report(report, FORM_2021, site_page, COUNT(site_page));
    assert_span(report->agency, "云溪市水利局");
    assert_int_equal(report->year, 2023);
    compare_date(report->published, 2024, 1, 25);
}

TEST(a_page_without_ends_is_a_report)
{
    struct examined examined;
    struct arena *files = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    examine_bytes(&examined, load_file(files, SITE_PAGE));
    compare_site_page(&examined);
    const struct section *first = &examined.examination.report.sections[0];
    assert_int_equal(first->ordinal, 1);
    assert_true(span_contains(first->text, SPAN("按月更新目录")));
    arena_destroy(files);
    end_examined(&examined);
}

TEST(a_response_is_a_report)
{
    struct examined examined;
    struct arena *files = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    examine_bytes(&examined, load_file(files, RESPONSE));
    compare_site_page(&examined);
    arena_destroy(files);
    end_examined(&examined);
}

/* A person finds the cell: 3.5.1, total, is row 19 of the third table that is data, column 10. */
TEST(cells_have_places)
{
    struct examined examined;
    struct arena *files = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    examine_bytes(&examined, load_file(files, WORD_PAGE));
    uint32_t line = form_find_line(TABLE_REQUESTS, FORM_2019, "3.5.1");
    struct place place = examined.examination.report.lines[line].cells[6].place;
    assert_int_equal(place.table, 3);
    assert_int_equal(place.row, 19);
    assert_int_equal(place.column, 10);
    arena_destroy(files);
    end_examined(&examined);
}

/* ---- No reports ------------------------------------------------------------------------------------------------------ */

static void assert_says(struct span page, struct span words)
{
    struct examined examined;
    examine_bytes(&examined, page);
    assert_int_equal(examined.examination.report.status, STATUS_UNRECOGNISED);
    if (!span_contains(examined.examination.report.message, words)) {
        fail_msg("%.*s does not say %.*s", (int)examined.examination.report.message.size,
                 examined.examination.report.message.data, (int)words.size, words.data);
    }
    end_examined(&examined);
}

TEST(other_pages_are_named)
{
    assert_says(SPAN("<!DOCTYPE html><html><head><title>政府信息公开工作年度报告</title></head><body><div id=app></div>"
                     "<script src=app.js></script></body></html>"),
                SPAN("空壳"));
    assert_says(
        SPAN(
            "<html><body><ul><li><a href=1>甲局2023年政府信息公开工作年度报告</a><li><a href=2>乙局2023年政府信息公开工作"
            "年度报告</a><li><a href=3>丙局2023年政府信息公开工作年度报告</a><li><a href=4>丁局2023年政府信息公开工作年度"
            "报告</a></ul></body></html>"),
        SPAN("目录"));
    assert_says(
        SPAN("<html><body><h1>甲局2023年政府信息公开工作年度报告</h1><p>详见附件。</p><a href='/W0202401.pdf'>附件</a>"
             "</body></html>"),
        SPAN("/W0202401.pdf"));
}
