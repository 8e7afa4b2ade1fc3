/* One report is one report: whatever layout, format and encoding a fixture is written in, the same cells come back. What
 * the fixture itself must give is written here by hand. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "check/examine.h"
#include "generate.h"

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

struct examined {
    struct arena *arena;
    struct pattern_cache *patterns;
    struct examination examination;
};

static void read_report(struct examined *examined, const char *folder, const char *name, const char *layout)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, layout);
    *examined =
        (struct examined){arena_create(&counted_memory, LIMIT_ARENA_BYTES), pattern_cache_create(&counted_memory), {0}};
    assert_non_null(examined->arena);
    assert_non_null(examined->patterns);
    struct span bytes = load_file(examined->arena, path);
    assert_true(examine(examined->patterns, examined->arena, bytes, &examined->examination));
    if (examined->examination.failure.code != FAILURE_NONE) {
        fail_msg("%s: %s", path, examined->examination.failure.cause);
    }
}

static void end_examined(struct examined *examined)
{
    pattern_cache_destroy(examined->patterns);
    arena_destroy(examined->arena);
}

/* ---- Comparing --------------------------------------------------------------------------------------------------- */

struct comparison {
    const char *layout;
    const struct report *expected, *actual;
    bool ambiguous; /* a figure may be missing, but none may be another */
    size_t figures, differences;
};

static bool same_number(struct number a, struct number b)
{
    return a.kind == b.kind && (a.kind != NUMBER_INTEGER || a.integer == b.integer) &&
           (a.kind != NUMBER_REAL || fabs(a.real - b.real) < 1e-9);
}

/* Equal but for white space, which layouts put in and take out. */
static bool same_text(struct span a, struct span b)
{
    for (;;) {
        uint32_t first = ' ', second = ' ';
        while (a.size > 0 && is_space(first)) {
            first = utf8_next(&a);
        }
        while (b.size > 0 && is_space(second)) {
            second = utf8_next(&b);
        }
        bool first_ended = is_space(first), second_ended = is_space(second);
        if (first_ended || second_ended) {
            return first_ended && second_ended;
        }
        if (first != second) {
            return false;
        }
    }
}

static const char *state_name(enum cell_state state)
{
    static const char *const names[] = {"absent", "blank", "number", "unreadable"};
    return names[state];
}

static void compare_cell(struct comparison *comparison, const struct form_line *line, uint32_t measure,
                         const struct report_cell *expected, const struct report_cell *actual)
{
    bool same = expected->state == actual->state && same_number(expected->value, actual->value) &&
                same_text(expected->text, actual->text);
    bool missing = comparison->ambiguous && actual->state != CELL_NUMBER;
    /* A remark that a narrow column has cut may lose its end. */
    same |= comparison->ambiguous && expected->state == actual->state && same_number(expected->value, actual->value);
    comparison->figures += actual->state == CELL_NUMBER;
    if (same || missing) {
        return;
    }
    comparison->differences++;
    print_error("%s: %s %s %s: expected %s '%.*s' (%g), got %s '%.*s' (%g)\n", comparison->layout,
                form_tables[line->table].name, line->line, line->measures[measure].code, state_name(expected->state),
                (int)expected->text.size, expected->text.size ? expected->text.data : "", expected->value.real,
                state_name(actual->state), (int)actual->text.size, actual->text.size ? actual->text.data : "",
                actual->value.real);
}

static void compare_tables(struct comparison *comparison)
{
    const struct report *expected = comparison->expected, *actual = comparison->actual;
    for (int table = 0; table < FORM_TABLES; table++) {
        assert_int_equal(actual->tables[table].form, expected->tables[table].form);
        assert_int_equal(actual->tables[table].times, expected->tables[table].times);
    }
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (expected->lines[i].times != actual->lines[i].times) {
            comparison->differences++;
            print_error("%s: %s %s: met %u times, expected %u\n", comparison->layout, form_tables[line->table].name,
                        line->line, actual->lines[i].times, expected->lines[i].times);
        }
        for (uint32_t measure = 0; measure < line->measure_count; measure++) {
            compare_cell(comparison, line, measure, &expected->lines[i].cells[measure],
                         &actual->lines[i].cells[measure]);
        }
    }
}

static void compare_sections(struct comparison *comparison)
{
    const struct report *expected = comparison->expected, *actual = comparison->actual;
    for (uint32_t i = 0; i < expected->section_count; i++) {
        const struct section *section = &expected->sections[i], *other = NULL;
        for (uint32_t j = 0; j < actual->section_count; j++) {
            other = actual->sections[j].ordinal == section->ordinal ? &actual->sections[j] : other;
        }
        if (section->ordinal == 0) {
            continue; /* what stands before the first is the site's */
        }
        if (!other || !same_text(section->heading, other->heading) || !same_text(section->text, other->text)) {
            comparison->differences++;
            print_error("%s: section %u: expected\n%.*s\n%.*s\ngot\n%.*s\n%.*s\n", comparison->layout, section->ordinal,
                        (int)section->heading.size, section->heading.data, (int)section->text.size, section->text.data,
                        other ? (int)other->heading.size : 0, other ? other->heading.data : "",
                        other ? (int)other->text.size : 0, other ? other->text.data : "");
        }
    }
}

struct layout_case {
    const struct generated_fixture *fixture;
    const char *folder, *layout;
    const char *format, *encoding; /* encoding NULL: not asked */
    bool ambiguous;
    char name[64];
};

static void compare_heads(const struct layout_case *one, const struct examination *examination,
                          const struct report *expected)
{
    const struct report *actual = &examination->report;
    assert_string_equal(examination->format, one->format);
    if (one->encoding) {
        assert_string_equal(examination->encoding, one->encoding);
    }
    assert_true(same_text(actual->agency, expected->agency));
    assert_true(same_text(actual->title, expected->title));
    assert_int_equal(actual->year, expected->year);
    assert_memory_equal(&actual->period_start, &expected->period_start, sizeof(struct date));
    assert_memory_equal(&actual->period_end, &expected->period_end, sizeof(struct date));
}

static void test_layout(struct arena *arena, const void *data)
{
    (void)arena;
    const struct layout_case *one = data;
    struct examined canonical, examined;
    read_report(&canonical, "fixtures", one->fixture->name, "txt");
    read_report(&examined, one->folder, one->fixture->name, one->layout);
    const struct report *expected = &canonical.examination.report, *actual = &examined.examination.report;
    compare_heads(one, &examined.examination, expected);

    struct comparison comparison = {.layout = one->name, .expected = expected, .actual = actual};
    comparison.ambiguous = one->ambiguous;
    compare_tables(&comparison);
    compare_sections(&comparison);
    assert_true(comparison.figures > (comparison.ambiguous ? 0 : 20));
    if (!comparison.ambiguous) {
        assert_int_equal(actual->status, STATUS_COMPLETE);
    }
    assert_int_equal(comparison.differences, 0);
    end_examined(&examined);
    end_examined(&canonical);
}

/* What pdftotext prints of PDFs of the fixtures: fixtures/printed/NAME.LAYOUT. */
static const struct {
    const char *name, *layout;
    bool ambiguous; /* blanks without a trace, or figures cut in text that keeps no columns */
} printed[] = {
    {"luyi-2019", "heads.layout.txt", false},
    {"luyi-2019", "borderless.layout.txt", false},
    {"luyi-2019", "word.layout.txt", false},
    {"luyi-2019", "word.raw.txt", true},
    {"luyi-2019", "narrow.layout.txt", true},
    {"luyi-2019", "narrow.raw.txt", true},
    {"hongze-2023", "word.layout.txt", false},
    {"hongze-2023", "word.raw.txt", false},
    {"yunxi-2022", "heads.layout.txt", false},
    {"yunxi-2022", "word.layout.txt", true},
    {"yunxi-2022", "word.raw.txt", true},
    {"baishi-2020", "ruled.layout.txt", true},
    {"baishi-2020", "word.layout.txt", true},
    {"baishi-2020", "narrow.layout.txt", true},
    {"qingxi-water-2022", "heads.layout.txt", false},
    {"qingxi-water-2022", "word.layout.txt", false},
    {"qingxi-water-2022", "word.raw.txt", false},
    {"liuchuan-2020", "heads.layout.txt", false},
    {"liuchuan-2020", "word.layout.txt", true},
};
enum { PRINTED = sizeof printed / sizeof *printed };

static const struct generated_fixture *find_fixture(const char *name)
{
    for (size_t i = 0; i < generated_fixture_count; i++) {
        if (strcmp(generated_fixtures[i].name, name) == 0) {
            return &generated_fixtures[i];
        }
    }
    return NULL;
}

/* ---- The fixtures themselves ------------------------------------------------------------------------------------- */

/* Cells of a line by measure: a number, "_" blank, "x" not of this line. */
struct expected_line {
    const char *fixture;
    enum form_table table;
    enum form_set form;
    const char *line, *cells;
};

static const struct expected_line expected_lines[] = {
    {"luyi-2019", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "normative_documents", "2 4 8"},
    {"luyi-2019", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "licensing", "13428 3206 22156"},
    {"luyi-2019", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "fees", "48 1"},
    {"luyi-2019", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "procurement", "258 180000.17"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "1", "216 3 0 2 0 13 234"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "3.1", "_ _ _ _ _ _ 196"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "3.3.8", "_ _ _ _ _ _ 0"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "3.4.1", "15 0 0 0 0 0 15"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "3.6", "1 0 0 0 0 1 2"},
    {"luyi-2019", TABLE_REQUESTS, FORM_2019, "4", "0 0 0 0 0 0 0"},
    {"luyi-2019", TABLE_REVIEWS, FORM_2019, "direct_litigation", "12 0 1 1 14"},
    {"hongze-2023", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "fees", "7730.28"},
    {"hongze-2023", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "normative_documents", "0 5 5"},
    {"hongze-2023", TABLE_REQUESTS, FORM_2019, "3.3.2", "0 0 0 0 0 0 0"},
    {"hongze-2023", TABLE_REQUESTS, FORM_2019, "3.7", "21 0 0 0 0 0 21"},
    {"hongze-2023", TABLE_REVIEWS, FORM_2021, "litigation_after_reconsideration", "5 0 0 0 0"},
    {"yunxi-2022", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "rules", "23 69 75"},
    {"yunxi-2022", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "penalties", "996885"},
    {"yunxi-2022", TABLE_REQUESTS, FORM_2021, "1", "13957 2436 1731 1824 1507 1730 23185"},
    {"yunxi-2022", TABLE_REQUESTS, FORM_2021, "3.2", "248 86 138 88 63 134 757"},
    {"yunxi-2022", TABLE_REQUESTS, FORM_2021, "3.6.1", "327 59 137 127 76 101 827"},
    {"yunxi-2022", TABLE_REQUESTS, FORM_2021, "3.6.3", "867 163 58 103 30 48 1269"},
    {"yunxi-2022", TABLE_REVIEWS, FORM_2021, "litigation_after_reconsideration", "96 365 277 222 960"},
    {"baishi-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "rules", "_ _ _"},
    {"baishi-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "normative_documents", "3 _ 41"},
    {"baishi-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "procurement", "_ 35.6"},
    {"baishi-2020", TABLE_REQUESTS, FORM_2019, "1", "17 _ _ _ _ 2 19"},
    {"baishi-2020", TABLE_REQUESTS, FORM_2019, "2", "_ _ _ _ _ _ _"},
    {"baishi-2020", TABLE_REQUESTS, FORM_2019, "3.3.5", "_ _ 0 0 _ _ 0"},
    {"baishi-2020", TABLE_REQUESTS, FORM_2019, "3.4.1", "_ _ _ _ _ 1 _"},
    {"baishi-2020", TABLE_REQUESTS, FORM_2019, "3.5.3", "0 _ _ _ _ _ _"},
    {"baishi-2020", TABLE_REVIEWS, FORM_2019, "litigation_after_reconsideration", "_ _ _ 1 1"},
    {"qingxi-water-2022", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "rules", "_ _ _"},
    {"qingxi-water-2022", TABLE_PROACTIVE_DISCLOSURE, FORM_2021, "normative_documents", "2 1 9"},
    {"qingxi-water-2022", TABLE_REQUESTS, FORM_2021, "3.6.2", "0 0 0 0 0 0 0"},
    {"qingxi-water-2022", TABLE_REQUESTS, FORM_2021, "3.7", "33 6 1 0 2 5 47"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "rules", "1 1 18"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "normative_documents", "22 22 1036"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "licensing", "13428 1036 4289602"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "other_services", "57 -4 903"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "penalties", "684 2 3460"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "coercive_measures", "36 -4 577"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "fees", "48 -1"},
    {"liuchuan-2020", TABLE_PROACTIVE_DISCLOSURE, FORM_2019, "procurement", "1404 25.1"},
    {"liuchuan-2020", TABLE_REQUESTS, FORM_2019, "1", "4206 3118 27 14 9 1052 8426"},
    {"liuchuan-2020", TABLE_REQUESTS, FORM_2019, "3.4.1", "641 402 3 2 1 133 1182"},
    {"liuchuan-2020", TABLE_REVIEWS, FORM_2019, "reconsideration", "1204 233 18 107 1562"},
};

static void check_line(const struct report *report, const struct expected_line *expected)
{
    uint32_t line = form_find_line(expected->table, expected->form, expected->line);
    assert_true(line < form_line_count);
    assert_int_equal(report->lines[line].times, 1);
    char text[256] = "";
    for (uint32_t measure = 0; measure < form_lines[line].measure_count; measure++) {
        const struct report_cell *cell = &report->lines[line].cells[measure];
        size_t at = strlen(text);
        const char *space = measure > 0 ? " " : "";
        if (cell->state == CELL_NUMBER && cell->value.kind == NUMBER_INTEGER) {
            snprintf(text + at, sizeof text - at, "%s%lld", space, (long long)cell->value.integer);
        } else if (cell->state == CELL_NUMBER) {
            snprintf(text + at, sizeof text - at, "%s%.10g", space, cell->value.real);
        } else {
            snprintf(text + at, sizeof text - at, "%s%s", space, cell->state == CELL_BLANK ? "_" : "x");
        }
    }
    if (strcmp(text, expected->cells) != 0) {
        fail_msg("%s %s: expected %s, got %s", expected->fixture, expected->line, expected->cells, text);
    }
}

TEST(test_figures_by_hand)
{
    size_t checked = 0, count = sizeof expected_lines / sizeof *expected_lines;
    for (size_t i = 0; i < generated_fixture_count; i++) {
        struct examined examined;
        const char *name = generated_fixtures[i].name;
        read_report(&examined, "fixtures", name, "txt");
        assert_int_equal(examined.examination.report.status, STATUS_COMPLETE);
        for (size_t j = 0; j < count; j++) {
            if (strcmp(expected_lines[j].fixture, name) == 0) {
                check_line(&examined.examination.report, &expected_lines[j]);
                checked++;
            }
        }
        end_examined(&examined);
    }
    assert_int_equal(checked, count);
}

/* ---- One case a file --------------------------------------------------------------------------------------------- */

enum { MOST_CASES = 450 };

static struct layout_case cases[MOST_CASES];

static void add_layout(size_t *made, struct layout_case one)
{
    if (*made == MOST_CASES) {
        abort();
    }
    struct layout_case *to = &cases[(*made)++];
    *to = one;
    snprintf(to->name, sizeof to->name, "%s.%s", one.fixture->name, one.layout);
    add_case(to->name, test_layout, to);
}

__attribute__((constructor)) static void add_layouts(void)
{
    size_t made = 0;
    for (size_t i = 0; i < generated_fixture_count; i++) {
        for (size_t j = 0; j < layout_count; j++) {
            const struct generated_fixture *fixture = &generated_fixtures[i];
            const struct layout *layout = &layouts[j];
            bool text = strncmp(layout->name, "layout", 6) == 0;
            bool ambiguous = (layout->ambiguous && fixture->blanks) || (text && fixture->sparse);
            add_layout(&made, (struct layout_case){fixture, generated_folder(), layout->name, layout->format,
                                                   layout->encoding, ambiguous, ""});
        }
    }
    for (size_t i = 0; i < PRINTED; i++) {
        add_layout(&made, (struct layout_case){find_fixture(printed[i].name), "fixtures/printed", printed[i].layout,
                                               "text", NULL, printed[i].ambiguous, ""});
    }
}
