/* Who reports, for which year and period, and when it was published: told by what stands above the body. */
#include "written.h"

#include "support.h"

/* A report whose title lines are these, and whose first section holds this. */
static void begin(struct recognised *recognised, struct arena *arena, const char *title, const char *narrative)
{
    const struct edit edits[] = {
        {"青石县水利局2022年政府信息公开工作年度报告\n", title},
        {"本报告的统计期限为2022年1月1日至2022年12月31日。", narrative},
        {NULL, NULL},
    };
    recognised_begin(recognised, edited(arena, written_report(arena, FORM_2021), edits));
}

struct title_case {
    const char *title;
    const char *agency;
    int year;
};

static void assert_titles(const struct title_case *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct recognised recognised;
        begin(&recognised, arena, cases[i].title, "全年工作有序。");
        const struct report *report = &recognised.report;
        if (!span_equal(report->agency, span_of(cases[i].agency)) || report->year != cases[i].year) {
            print_error("`%s`: expected %s %d, got %.*s %d\n", cases[i].title, cases[i].agency, cases[i].year,
                        (int)report->agency.size, report->agency.size > 0 ? report->agency.data : "", report->year);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    assert_int_equal(wrong, 0);
}

TEST(titles_of_one_line)
{
    static const struct title_case cases[] = {
        {"青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年度政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"2022年度青石县水利局政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"2022年青石县水利局政府信息公开工作报告\n", "青石县水利局", 2022},
        {"青石县水利局政府信息公开工作年度报告（2022年度）\n", "青石县水利局", 2022},
        {"青石县水利局政府信息公开工作年度报告(2022年)\n", "青石县水利局", 2022},
        {"青石县水利局 2022 年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局２０２２年度政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青 石 县 水 利 局 2 0 2 2 年 政 府 信 息 公 开 工 作 年 度 报 告\n", "青石县水利局", 2022},
        {"青石县水利局关于2022年政府信息公开工作情况的报告\n", "青石县水利局", 2022},
        {"关于青石县水利局2022年政府信息公开工作年度报告的说明\n", "青石县水利局", 2022},
        {"青石县人民政府办公室2022年政府信息公开工作总结报告\n", "青石县人民政府办公室", 2022},
        {"青石县水利局（青石县河长制办公室）2022年政府信息公开工作年度报告\n", "青石县水利局（青石县河长制办公室）",
         2022},
        {"青石县水利局2022年度政府信息公开工作年度报告（2023年1月发布）\n", "青石县水利局", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

TEST(years_in_chinese_numerals)
{
    static const struct title_case cases[] = {
        {"青石县水利局二〇二二年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局二零二二年度政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局二○二二年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局二O二二年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局政府信息公开工作年度报告（二〇一九年）\n", "青石县水利局", 2019},
    };
    assert_titles(cases, COUNT(cases));
}

/* 政府 printed once for twice, 工作 around the year, 年报: seen on real title pages. */
TEST(titles_in_short)
{
    static const struct title_case cases[] = {
        {"青石县人民政府信息公开工作年度报告（2022年）\n", "青石县人民政府", 2022},
        {"青石县人民政府2022年信息公开工作年度报告\n", "青石县人民政府", 2022},
        {"青石县水利局政府信息公开工作2022年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年度政府信息公开年报\n", "青石县水利局", 2022},
        {"青石县2022年人民政府信息公开工作年度报告\n", "青石县人民政府", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

TEST(titles_over_lines)
{
    static const struct title_case cases[] = {
        {"青石县水利局\n2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局\n2022年度政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局\n\n二〇二二年度政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年\n政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息公开\n工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年\n政府信息公开工作\n年度报告\n", "青石县水利局", 2022},
        {"青石县水利局\n2022年度政府信息公开\n工作年度报告\n", "青石县水利局", 2022},
        {"青石县\n水利局\n2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局\n政府信息公开工作年度报告\n（2022年）\n", "青石县水利局", 2022},
        {"2022年度\n青石县水利局\n政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"2022年度\n青石县水利局政府信息公开工作年度报告\n", "青石县水利局", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

TEST(titles_among_other_lines)
{
    static const struct title_case cases[] = {
        {"青石县水利局2022年政府信息公开工作年度报告\n青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局",
         2022},
        {"首页 > 政务公开 > 政府信息公开年报\n青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"当前位置：首页 > 青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"【年报】青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"附件2：青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息公开工作年度报告-青石县人民政府网站\n", "青石县水利局", 2022},
        {"索引号：QS-2023-001\n发布机构：青石县水利局\n青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局",
         2022},
    };
    assert_titles(cases, COUNT(cases));
}

/* The site's name stands before the title on its line. */
TEST(titles_with_the_name_of_the_site)
{
    static const struct title_case cases[] = {
        {"青石县人民政府门户网站 青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县人民政府 青石县水利局2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

/* A preamble speaks of the report too, and is no title. */
TEST(preambles)
{
    static const struct title_case cases[] = {
        {"青石县水利局\n2022年政府信息公开工作年度报告\n\n根据条例要求，现将2022年政府信息公开工作年度报告公布如下。\n",
         "青石县水利局", 2022},
        {"青石县水利局\n2022年政府信息公开工作年度报告\n\n现公布青石县水利局2022年政府信息公开工作年度报告。\n",
         "青石县水利局", 2022},
        {"青石县水利局\n2022年政府信息公开工作年度报告\n\n本报告是青石县水利局依据条例编制的2022年度政府信息公开工作年度报告，分六个部分。\n",
         "青石县水利局", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

/* 关于…的…, with a verb or the marks of a book's title. */
TEST(titles_of_letters)
{
    static const struct title_case cases[] = {
        {"青石县人民政府关于印发《青石县2022年政府信息公开工作年度报告》的通知\n", "青石县", 2022},
        {"关于《青石县人民政府2022年政府信息公开工作年度报告》的公示\n", "青石县人民政府", 2022},
        {"关于公布青石县水利局2022年政府信息公开工作年度报告的公告\n", "青石县水利局", 2022},
        {"青石县水利局关于报送2022年政府信息公开工作年度报告的函\n", "青石县水利局", 2022},
        {"青石县水利局关于公开2022年度政府信息公开工作年度报告的公告\n", "青石县水利局", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

/* Other names of the report, and other signs between the agency and them. */
TEST(titles_in_other_words)
{
    static const struct title_case cases[] = {
        {"青石县水利局2022年法定政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政务公开（政府信息公开）工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年度政府信息主动公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年度“政府信息公开”工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息公开工作年度自查报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息公开工作总结\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息公开工作总结和2023年工作计划\n", "青石县水利局", 2022},
        {"青石县水利局2022年法治政府建设和政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局2022年政府信息与政务公开年度报告\n", "青石县水利局", 2022},
        {"青石县水利局政府信息公开年度报告2022\n", "青石县水利局", 2022},
        {"青石县水利局政府信息公开工作年度报告2022年度\n", "青石县水利局", 2022},
        {"青石县水利局：2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局——2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"青石县水利局发布2022年政府信息公开工作年度报告\n", "青石县水利局", 2022},
        {"首页：2022年政府信息公开工作年度报告\n", "", 2022},
    };
    assert_titles(cases, COUNT(cases));
}

/* No agency is better than a wrong one. */
TEST(titles_without_an_agency)
{
    static const struct title_case cases[] = {
        {"2022年政府信息公开工作年度报告\n", "", 2022},
        {"2022年度政府信息公开工作年度报告\n", "", 2022},
        {"关于2022年政府信息公开工作年度报告\n", "", 2022},
        {"首页 > 政府信息公开\n2022年政府信息公开工作年度报告\n", "", 2022},
        {"浏览次数：21次\n2022年政府信息公开工作年度报告\n", "", 2022},
        {"情况说明\n", "", 0},
    };
    assert_titles(cases, COUNT(cases));
}

/* A title without an agency: the page's publisher is the one that reports, if it says where it is and no other is named. */
TEST(agencies_beside_the_title)
{
#define TITLE "2022年政府信息公开工作年度报告\n"
    static const struct title_case cases[] = {
        {"发布机构：鹿邑县教育局\n" TITLE, "鹿邑县教育局", 2022},
        {TITLE "来源：鹿邑县教育局 时间：2023-01-20\n", "鹿邑县教育局", 2022},
        {TITLE "信息来源：国家税务总局鹿邑县税务局\n", "国家税务总局鹿邑县税务局", 2022},
        {"公开主体：鹿邑县人民政府\n" TITLE, "鹿邑县人民政府", 2022},
        {"发布机构：国家统计局\n" TITLE, "国家统计局", 2022},
        {"发布机构：鹿邑县教育局\n" TITLE "来源：鹿邑县教育局\n", "鹿邑县教育局", 2022},
        /* two; where is not told; the portal that passes it on; the site's foot */
        {"发布机构：鹿邑县教育局\n" TITLE "来源：鹿邑县水利局\n", "", 2022},
        {"发布机构：县教育局\n" TITLE, "", 2022},
        {"发布机构：水利局\n" TITLE, "", 2022},
        {TITLE "来源：鹿邑县人民政府\n", "", 2022},
        {TITLE "来源：鹿邑县融媒体中心\n", "", 2022},
        {"发布机构：鹿邑县人民政府办公室\n" TITLE, "", 2022},
        {"主办单位：鹿邑县教育局\n" TITLE, "", 2022},
        /* a title with an agency keeps it */
        {"发布机构：鹿邑县水利局\n鹿邑县教育局" TITLE, "鹿邑县教育局", 2022},
    };
    assert_titles(cases, COUNT(cases));
#undef TITLE
}

/* ---- Period ------------------------------------------------------------------------------------------------------ */

static bool same_date(struct date date, int year, int month, int day)
{
    return date.year == year && date.month == month && date.day == day;
}

static size_t count_wrong_periods(const char *const *sentences, size_t count, int year)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct recognised recognised;
        begin(&recognised, arena, "青石县水利局2022年政府信息公开工作年度报告\n", sentences[i]);
        const struct report *report = &recognised.report;
        int month = year > 0 ? 1 : 0, day = month;
        if (report->period_year != year || !same_date(report->period_start, year, month, day) ||
            !same_date(report->period_end, year, month * 12, day * 31)) {
            print_error("`%s`: %d-%d-%d to %d-%d-%d\n", sentences[i], report->period_start.year,
                        report->period_start.month, report->period_start.day, report->period_end.year,
                        report->period_end.month, report->period_end.day);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    return wrong;
}

TEST(periods)
{
    static const char *const sentences[] = {
        "统计期限为2022年1月1日至2022年12月31日。",
        "统计期限为 2022 年 1 月 1 日至 2022 年 12 月 31 日。",
        "数据自2022年1月1日起至2022年12月31日止。",
        "数据从2022年1月1日始到12月31日。",
        "统计期限为2022年1月1日—12月31日。",
        "统计期限为2022年1月1日\n至2022年12月31日。",
        "统计期限为2022年1月1日至2022年12\n月31日。",
        "专项行动从2022年3月1日至2022年6月30日。统计期限为2022年1月1日至2022年12月31日。",
        "全年公開兩批，統計期限為2022年1月1日至2022年12月31日，兩級合計。",
    };
    assert_int_equal(count_wrong_periods(sentences, COUNT(sentences), 2022), 0);
}

TEST(periods_in_other_hands)
{
    static const char *const sentences[] = {
        "统计期限为２０２２年１月１日至２０２２年１２月３１日。",
        "数据自2022年1月1日起，至2022年12月31日止。",
        "与2021年1月1日至2021年12月31日相比有所增加，统计期限为2022年1月1日至2022年12月31日。",
    };
    assert_int_equal(count_wrong_periods(sentences, COUNT(sentences), 2022), 0);
}

TEST(no_period)
{
    static const char *const sentences[] = {
        "全年工作有序。",
        "专项行动从2022年3月1日至2022年6月30日。",
        "2022年12月31日前完成。",
    };
    assert_int_equal(count_wrong_periods(sentences, COUNT(sentences), 0), 0);
}

/* ---- Publication ------------------------------------------------------------------------------------------------- */

static size_t count_wrong_dates(const char *const *lines, size_t count, int year, int month, int day)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct buffer title = {.arena = arena};
        assert_true(buffer_add_format(&title, "%s\n青石县水利局2022年政府信息公开工作年度报告\n%c", lines[i], '\0'));
        struct recognised recognised;
        begin(&recognised, arena, title.data, "全年工作有序。");
        struct date date = recognised.report.published;
        if (!same_date(date, year, month, day)) {
            print_error("`%s`: %d-%d-%d\n", lines[i], date.year, date.month, date.day);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    return wrong;
}

TEST(published)
{
    static const char *const lines[] = {
        "公开日期：2023-01-20",
        "发布时间：2023-01-20 10:20 来源：县水利局",
        "发布日期: 2023年1月20日",
        "发布时间：2023/1/20",
        "发布时间：2023.01.20",
        "索引号\tQS-2023-001\t公开日期\t2023-01-20",
        "生成日期：2023-01-18\n公开日期：2023-01-20",
        "成文日期：2023-01-18 公开日期：2023-01-20",
        "成文日期\t2022-12-31\t发布日期\t2023/1/20",
        "[发布日期] 2023-1-20",
        "添加时间：2023-01-20",
        "来源：县水利局 时间：2023-01-20 浏览：15",
        "Published Time: 2023-01-20T10:11:12+08:00",
        "date: 2023-01-20",
        "信息提供日期：2023-01-20 来源：县水利局",
        "编辑日期：2023年1月20日 责任编辑：某某",
        "挂网时间 2023-01-20",
        "生成日期：2023-01-18\n发布于：2023-01-22\n印发日期：2023-01-20",
        "2023-01-20 16:12",
        "青石县水利局关于报送年度报告的函\n县政府办公室：\n现将报告报送如下。\n青石县水利局\n2023年1月20日\n附件",
    };
    assert_int_equal(count_wrong_dates(lines, COUNT(lines), 2023, 1, 20), 0);
}

TEST(published_in_other_hands)
{
    static const char *const lines[] = {
        "公开日期:２０２３年１月２０日",
        "发 布 时 间：2023-01-20",
        "发布日期：\n2023-01-20",
    };
    assert_int_equal(count_wrong_dates(lines, COUNT(lines), 2023, 1, 20), 0);
}

/* Lines between the title and the body. */
static size_t count_wrong_dates_below(const char *const *lines, size_t count, int year, int month, int day)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct buffer title = {.arena = arena};
        assert_true(buffer_add_format(&title, "青石县水利局2022年政府信息公开工作年度报告\n%s\n%c", lines[i], '\0'));
        struct recognised recognised;
        begin(&recognised, arena, title.data, "全年工作有序。");
        if (!same_date(recognised.report.published, year, month, day)) {
            print_error("`%s`\n", lines[i]);
            wrong++;
        }
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    return wrong;
}

TEST(published_below_the_title)
{
    static const char *const lines[] = {
        "2023-01-20",
        "2023-01-20 15:59",
        "（2023年1月20日）",
        "2023年01月20日来源：县水利局",
        "2023-01-20 15:59 浏览次数：31 【字体：大 中 小】",
        "来源：县水利局\n2023-01-20 15:59:10\n浏览：31",
        "· 2023-01-20 15:59",
        "[ 2023-01-20 ]",
        "发布：2023-01-20",
        "来源：某某新闻网2023年1月20日 16:40【字体：大 中 小】",
        "发布于 2023-01-20",
        "来源：县水利局 2023-01-20 09:20",
        "稿源：县水利局 | 2023年01月20日 15:00",
        "来源：县水利局  2023年1月20日 10时20分",
        "县水利局 www.qingshi.example.cn 2023-01-20 16:40 信息来源：县水利局",
        "2023-01-20 | 县水利局 | 点击：",
        "2023-01-20 09:12 共浏览 35 次",
        "(2023年1月20日公布)",
        "2023-01-20 发布",
        "2023-01-20  发布人：县水利局",
        "2023-01-20\t来源：县水利局",
        "日期：2023年1月20日　字体：【大 中 小】",
        "责任编辑：某某　2023-01-20",
        "文字：[大][中][小] 手机页面二维码 2023-01-20",
    };
    assert_int_equal(count_wrong_dates_below(lines, COUNT(lines), 2023, 1, 20), 0);

    /* Prose that a printed line ends in the middle of. */
    static const char *const prose[] = {
        "要求编制此报告。报告中所列数据统计期限自 2022 年 1 月 1 日\n起至 2022 年 12 月 31 日止。",
        "报告中所列数据的统计期限自 2022 年 1 月 1 日\n起至当年底",
        "2022年1月1日 — 2022年12月31日",
        "（2022年1月1日—2022年12月31日）",
        "（2022年1月1日至2022年12月31日）",
        "统计期限：2022年1月1日-2022年12月31日",
        "[2022-01-01~2022-12-31]",
        "2022年1月1日 至12月31日",
        "2022年1月1日 起至2022年12月31日",
        "2023年1月20日召开年度工作会议",
        "报告期 2022-01-01",
        "修订时间 2019-04-03",
        "按照《条例》，截至 2022年12月31日",
    };
    assert_int_equal(count_wrong_dates_below(prose, COUNT(prose), 0, 0, 0), 0);
}

TEST(published_at_the_end)
{
    static const char *const ends[] = {"青石县水利局\n2023年1月20日",
                                       "青石县水利局\n二〇二三年一月二十日",
                                       "（青石县水利局）\n2023年1月20日",
                                       "青石县水利局\n2023年1月20日印发",
                                       "2023-01-20",
                                       "二〇二三年一月二十日"};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct recognised recognised;
        struct buffer text = {.arena = arena};
        assert_true(buffer_add(&text, written_report(arena, FORM_2021)) && buffer_add_format(&text, "\n%s\n", ends[i]));
        recognised_begin(&recognised, buffer_span(&text));
        assert_true(same_date(recognised.report.published, 2023, 1, 20));
        recognised_end(&recognised);
    }
}

/* Who signs a report whose title names no agency. */
TEST(agencies_at_the_end)
{
    static const struct {
        const char *end, *agency;
    } ends[] = {
        {"鹿邑县教育局\n2023年1月20日", "鹿邑县教育局"},
        {"鹿邑县教育局\n二〇二三年一月二十日", "鹿邑县教育局"},
        {"鹿邑县人民政府办公室\n2023-01-20", "鹿邑县人民政府办公室"},
        {"县教育局\n2023年1月20日", ""},
        {"鹿邑县教育局", ""},
        {"鹿邑县教育局\n2023年度工作总结", ""},
    };
    const struct edit untitled[] = {{"青石县水利局2022年", "2022年"}, {NULL, NULL}};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct recognised recognised;
        struct buffer text = {.arena = arena};
        assert_true(buffer_add(&text, edited(arena, written_report(arena, FORM_2021), untitled)) &&
                    buffer_add_format(&text, "\n%s\n", ends[i].end));
        recognised_begin(&recognised, buffer_span(&text));
        assert_same_span(recognised.report.agency, span_of(ends[i].agency));
        recognised_end(&recognised);
    }
}

TEST(not_published)
{
    static const char *const lines[] = {"本报告的统计期限自 2023 年 1 月 20 日\n起至当年底",
                                        "统计时间：2023-01-20",
                                        "实施日期：2023年1月20日",
                                        "今天是2023年1月20日 星期五",
                                        "修订于2019年4月3日",
                                        "有效期：2023-01-20",
                                        "公开日期：",
                                        "公开日期：2023-13-41",
                                        "公开日期：长期"};
    assert_int_equal(count_wrong_dates(lines, COUNT(lines), 0, 0, 0), 0);
}
