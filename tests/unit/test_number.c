/* Numbers as cells and phrases print them. */
#include "support.h"

#include <math.h>

#include "form/number/number.h"

static const char *const reading_names[] = {"blank", "number", "other"};

struct cell_case {
    const char *text;
    enum reading reading;
    double value; /* where it is a number; a whole one must come as an integer */
};

static void assert_cells(const struct cell_case *cases, size_t count, enum unit unit)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct number number = {NUMBER_REAL, -1, -1};
        enum reading reading = number_read_cell(span_of(cases[i].text), unit, &number);
        double expected = cases[i].value;
        bool whole = fabs(expected) < 1e18 && floor(expected) == expected;
        enum number_kind kind = cases[i].reading != READING_NUMBER ? NUMBER_NULL : whole ? NUMBER_INTEGER : NUMBER_REAL;
        bool right = reading == cases[i].reading && number.kind == kind &&
                     (kind != NUMBER_INTEGER || (number.integer == (int64_t)expected && number.real == expected)) &&
                     (kind != NUMBER_REAL || fabs(number.real - expected) <= fabs(expected) * 1e-12);
        if (!right) {
            print_error("`%s`: expected %s %.12g, got %s %.12g (kind %d)\n", cases[i].text,
                        reading_names[cases[i].reading], expected, reading_names[reading], number.real, number.kind);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

TEST(digits)
{
    static const struct cell_case cases[] = {
        {"0", READING_NUMBER, 0},
        {"7", READING_NUMBER, 7},
        {"00012", READING_NUMBER, 12},
        {" 21\u3000", READING_NUMBER, 21},
        {"１２", READING_NUMBER, 12},
        {"3.50", READING_NUMBER, 3.5},
        {"３．５", READING_NUMBER, 3.5},
        {"180000.171234", READING_NUMBER, 180000.171234},
        {"0.000000", READING_NUMBER, 0},
        {"9007199254740992", READING_NUMBER, 9007199254740992.0},
        {"99999999999999999999", READING_NUMBER, 1e20},
        {"O", READING_NUMBER, 0},
        {"Oo", READING_NUMBER, 0},
        {"1O", READING_NUMBER, 10},
        {"2O24", READING_NUMBER, 2024},
        {"o24", READING_OTHER, 0},
        {"o24", READING_OTHER, 0},
        {"O1", READING_OTHER, 0},
        {"l4", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

/* A mark of a note behind a figure is no part of it. */
TEST(notes)
{
    static const struct cell_case cases[] = {
        {"12①", READING_NUMBER, 12},     {"12 *", READING_NUMBER, 12},   {"1,204注2", READING_NUMBER, 1204},
        {"7（注1）", READING_NUMBER, 7}, {"7²", READING_NUMBER, 7},      {"31[2]", READING_NUMBER, 31},
        {"0※", READING_NUMBER, 0},       {"5注1注2", READING_NUMBER, 5}, {"5①②", READING_NUMBER, 5},
        {"注1", READING_OTHER, 0},       {"①", READING_OTHER, 0},        {"*", READING_BLANK, 0},
        {"5*2", READING_OTHER, 0},       {"①5", READING_OTHER, 0},       {"5注", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

/* A thousands separator parts three digits, a space too; a line may cut one number in two anywhere. */
TEST(separators)
{
    static const struct cell_case cases[] = {
        {"4,289,602", READING_NUMBER, 4289602},
        {"4，289，602", READING_NUMBER, 4289602},
        {"１，３４２", READING_NUMBER, 1342},
        {"1,234.5", READING_NUMBER, 1234.5},
        {"1 404", READING_NUMBER, 1404},
        {"1\u00A0404", READING_NUMBER, 1404},
        {"１ ４０４", READING_NUMBER, 1404},
        {"2\n0", READING_NUMBER, 20},
        {"7730.\n28", READING_NUMBER, 7730.28},
        {"1, 404", READING_NUMBER, 1404},
        {"12 345 678", READING_NUMBER, 12345678},
        {"12\n29", READING_NUMBER, 1229},
        {"12 \n 29", READING_NUMBER, 1229},
        {"12 29", READING_OTHER, 0},
        {"40 1", READING_OTHER, 0},
        {"5120\u00A020", READING_OTHER, 0},
        {"1 4040", READING_OTHER, 0},
        {"1 404\u300012件", READING_OTHER, 0},
        {"1,2", READING_OTHER, 0},
        {"12,34", READING_OTHER, 0},
        {"1234,567", READING_OTHER, 0},
        {"12,345,67", READING_OTHER, 0},
        {"1.234.567", READING_OTHER, 0},
        {"1、2", READING_OTHER, 0},
        {"0 5", READING_OTHER, 0},
        {"0\n5", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

TEST(blanks)
{
    static const char *const marks[] = {"",       " ",  "\u00A0", "\u3000\u3000", "/",        "／",  "//",    "-",
                                        "--",     "－", "—",      "——",           "―",        "–",   "−",     "─",
                                        "无",     "空", "不涉及", "不适用",       "N/A",      "n/a", "Ｎ/Ａ", "N / A",
                                        "&nbsp;", "\\", "~",      "无 ",          "不 涉 及", "|",   "_",     "\n"};
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(marks); i++) {
        for (int unit = UNIT_PIECES; unit <= UNIT_REQUESTS; unit++) {
            struct number number = {NUMBER_INTEGER, 1, 1};
            enum reading reading = number_read_cell(span_of(marks[i]), (enum unit)unit, &number);
            if (reading != READING_BLANK || number.kind != NUMBER_NULL) {
                print_error("`%s` is %s, kind %d\n", marks[i], reading_names[reading], number.kind);
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

TEST(blanks_in_brackets_and_rare_strokes)
{
    static const struct cell_case cases[] = {
        {"（无）", READING_BLANK, 0}, {"无。", READING_BLANK, 0}, {"\u2215", READING_BLANK, 0},
        {"\u30FC", READING_BLANK, 0}, {"×", READING_BLANK, 0},    {"﹣", READING_BLANK, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

TEST(remarks)
{
    static const struct cell_case cases[] = {
        {"22（其中修订16件）", READING_NUMBER, 22},
        {"55（含自然失效29件）", READING_NUMBER, 55},
        {"22(其中修订16件)", READING_NUMBER, 22},
        {"22 〔含16件〕", READING_NUMBER, 22},
        {"22\n（其中修订16件）", READING_NUMBER, 22},
        {"1,022（其中（一）类3件）", READING_NUMBER, 1022},
        {"22（其中修订16件", READING_NUMBER, 22},
        {"修订16件）", READING_OTHER, 0},
        {"（16）", READING_OTHER, 0},
        {"22其中16", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

TEST(changes)
{
    static const struct cell_case cases[] = {
        {"+1036", READING_NUMBER, 1036}, {"增2", READING_NUMBER, 2},   {"减4", READING_NUMBER, -4},
        {"-4", READING_NUMBER, -4},      {"－4", READING_NUMBER, -4},  {"−4", READING_NUMBER, -4},
        {"–4", READING_NUMBER, -4},      {"增加2", READING_NUMBER, 2}, {"减少 4 项", READING_NUMBER, -4},
        {"增0", READING_NUMBER, 0},      {"-0", READING_NUMBER, 0},    {"减1,036", READING_NUMBER, -1036},
        {"负4", READING_NUMBER, -4},     {"＋3", READING_NUMBER, 3},   {"- 4", READING_NUMBER, -4},
        {"+-3", READING_OTHER, 0},       {"--3", READING_OTHER, 0},    {"增2减1", READING_OTHER, 0},
        {"增", READING_OTHER, 0},        {"+", READING_OTHER, 0},      {"4-", READING_OTHER, 0},
        {"﹣4", READING_NUMBER, -4},
    };
    assert_cells(cases, COUNT(cases), UNIT_ITEMS);
}

/* A sign in brackets behind the number is no remark. */
TEST(change_in_brackets)
{
    static const struct cell_case cases[] = {{"4（减）", READING_NUMBER, -4}, {"4（减少）", READING_NUMBER, -4}};
    assert_cells(cases, COUNT(cases), UNIT_ITEMS);
}

TEST(units_of_counts)
{
    static const struct cell_case cases[] = {
        {"0件", READING_NUMBER, 0},
        {"3 项", READING_NUMBER, 3},
        {"１２件次", READING_NUMBER, 12},
        {"1.2万", READING_NUMBER, 12000},
        {"1.2 万件", READING_NUMBER, 12000},
        {"1亿", READING_NUMBER, 100000000},
        {"3元", READING_OTHER, 0},
        {"3%", READING_OTHER, 0},
        {"约3", READING_OTHER, 0},
        {"3余", READING_OTHER, 0},
        {"3～5", READING_OTHER, 0},
        {"1-2", READING_OTHER, 0},
        {"1/2", READING_OTHER, 0},
        {"1e5", READING_OTHER, 0},
        {"0x10", READING_OTHER, 0},
        {"③", READING_OTHER, 0},
        {"½", READING_OTHER, 0},
        {"abc", READING_OTHER, 0},
        {"国家秘密", READING_OTHER, 0},
        {"其他", READING_OTHER, 0},
        {".5", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_PIECES);
}

/* Amounts are in 万元; what is printed in another unit is converted without a rounding of its own. */
TEST(units_of_money)
{
    static const struct cell_case cases[] = {
        {"7730.28", READING_NUMBER, 7730.28},
        {"251000元", READING_NUMBER, 25.1},
        {"251,000 元", READING_NUMBER, 25.1},
        {"25.1万元", READING_NUMBER, 25.1},
        {"25.1 万", READING_NUMBER, 25.1},
        {"1.2亿元", READING_NUMBER, 12000},
        {"3千元", READING_NUMBER, 0.3},
        {"0元", READING_NUMBER, 0},
        {"1元", READING_NUMBER, 0.0001},
        {"12345.6789元", READING_NUMBER, 1.23456789},
        {"25.1（万元）", READING_NUMBER, 25.1},
        {"25.1（其中罚没3.2万元）", READING_NUMBER, 25.1},
        {"3件", READING_OTHER, 0},
        {"25.1美元", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_TEN_THOUSAND_YUAN);
}

/* A unit in brackets is a unit: off by ten thousand otherwise. */
TEST(unit_of_money_in_brackets)
{
    static const struct cell_case cases[] = {{"251000（元）", READING_NUMBER, 25.1},
                                             {"251000(元)", READING_NUMBER, 25.1}};
    assert_cells(cases, COUNT(cases), UNIT_TEN_THOUSAND_YUAN);
}

TEST(chinese_cells)
{
    static const struct cell_case cases[] = {
        {"〇", READING_NUMBER, 0},         {"零", READING_NUMBER, 0},        {"三", READING_NUMBER, 3},
        {"十", READING_NUMBER, 10},        {"二十一件", READING_NUMBER, 21}, {"三百二十", READING_NUMBER, 320},
        {"一百零五", READING_NUMBER, 105}, {"两千", READING_NUMBER, 2000},   {"兩千", READING_NUMBER, 2000},
        {"一", READING_OTHER, 0},          {"三类", READING_OTHER, 0},       {"一般", READING_OTHER, 0},
    };
    assert_cells(cases, COUNT(cases), UNIT_REQUESTS);
}

/* Strokes that look like 一, and powers without a digit, are no numbers. */
TEST(chinese_cells_that_are_no_numbers)
{
    static const char *const texts[] = {"一一", "一一一", "百", "千", "万", "百分之五", "千方百计", "百姓"};
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct number number;
        if (number_read_cell(span_of(texts[i]), UNIT_REQUESTS, &number) == READING_NUMBER) {
            print_error("`%s` is %.12g\n", texts[i], number.real);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

TEST(cells_of_unknown_unit)
{
    static const struct cell_case cases[] = {{"3件", READING_NUMBER, 3},
                                             {"3元", READING_NUMBER, 0.0003},
                                             {"/", READING_BLANK, 0},
                                             {"规章", READING_OTHER, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct number number;
        assert_int_equal(number_read_any(span_of(cases[i].text), &number), cases[i].reading);
    }
}

/* ---- Phrases ----------------------------------------------------------------------------------------------------- */

struct phrase_case {
    const char *text;
    const char *rest; /* what is left behind the number; NULL: none at the start */
    double value;
};

static void assert_phrases(const struct phrase_case *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct number number;
        struct span text = span_of(cases[i].text);
        size_t taken = number_read_phrase(text, &number);
        bool right = !cases[i].rest ? taken == 0
                                    : taken > 0 && number.kind != NUMBER_NULL &&
                                          fabs(number.real - cases[i].value) <= fabs(cases[i].value) * 1e-12 &&
                                          strcmp(cases[i].text + taken, cases[i].rest) == 0;
        if (!right) {
            print_error("`%s`: expected %.12g and `%s`, got %.12g and `%s`\n", cases[i].text, cases[i].value,
                        cases[i].rest ? cases[i].rest : "(none)", number.real, cases[i].text + taken);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* What is noted of a cell is what is read of it, until its text is another. */
TEST(cells_noted)
{
    static const char *const texts[] = {
        "",    "12",       "1,204",          "无",         "（无）",   "/",    "（一）予以公开",
        "减4", "12（件）", "3.行政查询事项", "其他（无）", "一百二十", "萬元", "12）"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct number number;
        struct cell cell = {.text = span_of(texts[i])}, noted = cell;
        cells_read(&noted, 1);
        assert_int_equal(cell_reading(&noted), number_read_any(cell.text, &number));
        assert_int_equal(cell_reading(&noted), cell_reading(&cell));
        noted = (struct cell){.text = SPAN("件")};
        assert_int_equal(cell_reading(&noted), READING_OTHER);
    }
}

TEST(phrases)
{
    static const struct phrase_case cases[] = {
        {"21件", "件", 21},
        {"1,342件", "件", 1342},
        {"１，３４２条", "条", 1342},
        {"2019，234件", "，234件", 2019},
        {"3，全部", "，全部", 3},
        {"1.2万件", "件", 12000},
        {"1.5亿次", "次", 150000000},
        {"11.6万元", "万元", 11.6},
        {"11.6 万元", " 万元", 11.6},
        {"3亿元", "亿元", 3},
        {"95.2%", "%", 95.2},
        {"三百二十件", "件", 320},
        {"二〇二三年", "年", 2023},
        {"一万二千件", "件", 12000},
        {"十二件", "件", 12},
        {"-4", "", -4},
        {"件21", NULL, 0},
        {"", NULL, 0},
        {"百姓", NULL, 0},
    };
    assert_phrases(cases, COUNT(cases));
}

TEST(phrases_with_spaces_and_two_scales)
{
    static const struct phrase_case cases[] = {
        {"1.2 万件", "件", 12000},
        {"1亿2000万件", "件", 120000000},
        {"3千件", "件", 3000},
        {"5百余件", "余件", 500},
    };
    assert_phrases(cases, COUNT(cases));
}

struct find_case {
    const char *text;
    bool found;
    double value;
};

TEST(numbers_in_a_phrase)
{
    static const struct find_case cases[] = {
        {"共收到申请21件，上年结转2件", true, 21},
        {"约1.2万件", true, 12000},
        {"无", false, 0},
        {"", false, 0},
        {"百姓关心的事", false, 0},
        {"千方百计", false, 0},
        {"百分之五", false, 0},
        {"o24", false, 0},
        {"1l3", false, 0},
        {"15O3件", false, 0},
        {"3-5", false, 0},
        {"3～5件", false, 0},
        {"COVID-19", false, 0},
        {"A4纸12张", true, 12},
        {"增减-12", true, -12},
        {"12345678901234567890123456789012345678901件", false, 0}, /* more digits than any count */
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct number number;
        bool found = number_find(span_of(cases[i].text), &number);
        if (found != cases[i].found || (found && number.real != cases[i].value)) {
            print_error("`%s`: found %d, %.12g\n", cases[i].text, found, number.real);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Long runs must neither overflow nor take their square. */
TEST(long_runs)
{
    static const char *const pieces[] = {"1", "十", "万", "一", "零", "千", ",", "（", "-", "9亿", "1,"};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct buffer buffer = {.arena = arena};
        for (int k = 0; k < 20000; k++) {
            assert_true(buffer_add(&buffer, span_of(pieces[i])));
        }
        struct number number;
        assert_int_not_equal(number_read_cell(buffer_span(&buffer), UNIT_PIECES, &number), READING_NUMBER);
        number_find(buffer_span(&buffer), &number);
        struct span part = {buffer.data, 200};
        number_read_cell(part, UNIT_TEN_THOUSAND_YUAN, &number);
    }
}
