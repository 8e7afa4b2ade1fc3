/* statements_find(): which print is a figure, what it counts, and where it stands. */
#include "sample.h"
#include "support.h"

#include "check/statement/statement.h"
#include "check/statement/text.h"
#include "form/wording.h"

EACH_TEST_HAS_A_SAMPLE((void)0)

static void find(struct span text)
{
    struct failure failure = no_failure();
    sample.report.section_count = 1;
    sample.report.sections[0] = (struct section){.ordinal = 1, .text = text, .times = 1};
    assert_true(statements_find(sample.patterns, &sample.report, &sample.statements, &failure));
    assert_int_equal(failure.code, FAILURE_NONE);
}

/* "234 件; ~40 件": value and unit of each figure, ~ for an approximate one. */
static struct span summary(void)
{
    struct buffer out = {.arena = sample.arena};
    for (size_t i = 0; i < sample.statements.count; i++) {
        const struct statement *statement = &sample.statements.items[i];
        assert_true(buffer_add_format(&out, "%s%s", i > 0 ? "; " : "", statement->approximate ? "~" : ""));
        assert_true(SAY(&out, "{}", statement->value));
        assert_true(statement->unit.size == 0 || (buffer_add(&out, SPAN(" ")) && buffer_add(&out, statement->unit)));
    }
    return buffer_span(&out);
}

struct example {
    const char *text, *figures; /* "": none */
};

static size_t check_examples(const struct example *examples, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        find(span_of(examples[i].text));
        struct span actual = summary();
        if (!span_equal(actual, span_of(examples[i].figures))) {
            print_error("%s\n  expected: %s\n  actual:   %.*s\n", examples[i].text, examples[i].figures,
                        (int)actual.size, actual.size > 0 ? actual.data : "");
            wrong++;
        }
    }
    return wrong;
}

#define CHECK_EXAMPLES(examples) assert_int_equal(check_examples(examples, sizeof(examples) / sizeof *(examples)), 0)

TEST(test_numbers_in_every_print)
{
    static const struct example examples[] = {
        {"收到申请234件。", "234 件"},
        {"收到申请 234 件。", "234 件"},
        {"收到申请２３４件。", "234 件"},
        {"收到申请1,234件。", "1234 件"},
        {"收到申请1，234，567件。", "1234567 件"},
        {"收到申请二百三十四件。", "234 件"},
        {"收到申请两件。", "2 件"},
        {"收到申请零件。", "0 件"},
        {"收到申请0件。", "0 件"},
        {"发布信息1.2万条。", "12000 条"},
        {"发布信息三万二千条。", "32000 条"},
        {"点击3亿次。", "300000000 次"},
        {"支出11.6万元，收费12,400元，投资2.5亿元。", "11.6 万元; 12400 元; 2.5 亿元"},
        {"满意率98.5%，办结率９９％，提高2个百分点。", "98.5 %; 99 %; 2 个百分点"},
        {"满意率达百分之九十五，占百分之五点六。", "95 %; 5.6 %"},
        {"共36件次、12人次、3场次。", "36 件次; 12 人次; 3 场次"},
        {"收到12件，其中5件为信函。", "12 件; 5 件"},
        {"政府信息公开申请数量为36，办结数量为35。", "36; 35"},
        {"召开会议一次，印发通报三期。", "1 次; 3 期"},
        {"需要20个工作日，平均24小时。", "20 个工作日; 24 小时"},
        {"公开率达到百分之百。", "100 %"},
        {"群众提问148问次，检查7轮次，栏目7大类，查阅室2间，等待18秒，配置两台电脑。",
         "148 问次; 7 轮次; 7 大类; 2 间; 18 秒; 2 台"},
        {"访问量累计达到8,641,022，关注数突破12,380。", "8641022; ~12380"},
    };
    CHECK_EXAMPLES(examples);
}

TEST(test_approximate_figures)
{
    static const struct example examples[] = {
        {"发布信息200余条。", "~200 条"},
        {"发布信息10余万条，浏览3万多次。", "~100000 条; ~30000 次"},
        {"约300件，近400件，超过500件，逾600件。", "~300 件; ~400 件; ~500 件; ~600 件"},
        {"办结率98%以上，时间在30分钟左右。", "~98 %; ~30 分钟"},
        {"走访十余家单位。", "~10 家"},
        {"权重不低于4%。", "~4 %"},
        {"最近12次会议，制约3项工作，节约5万元。", "12 次; 3 项; 5 万元"},
    };
    CHECK_EXAMPLES(examples);
}

TEST(test_print_that_is_no_figure)
{
    static const struct example examples[] = {
        {"2019年1月1日至2019年12月31日。", ""},
        {"２０１９年，2018—2019年，2020 年 3 月，12月份，5日前，近5年。", ""},
        {"数据截至2019-12-31，也有写作2019.12的。", ""},
        {"二〇一九年和二零二零年。", ""},
        {"依照国办发〔2014〕32号、国令第711号和国务院令492号。", ""},
        {"依照《2019年政务公开要点（共20条）》办理。", ""},
        {"第二十条第（一）项、第3条、第五、六条，第一，第2次。", ""},
        {"一是加强领导，二是落实责任；（三）、4.其他。", ""},
        {"严格执行中央八项规定精神。", ""},
        {"开通12345热线、110和12369平台，举报电话“7229995”。", ""},
        {"电话：0517-87222589，手机13912345678，邮编223100。", ""},
        {"地址：湖滨大道90号3楼301室。", ""},
        {"网址http://www.example.gov.cn/2019/12件.html，邮箱ab12@126.com。", ""},
        {"平台升级为2.0版，启用5G和4K，执行7×24值守，采用4+1模式。", ""},
        {"时间为8:30至17:30，比例为1:3，共3至5个，约三五件，一两次。", ""},
        {"推行一网通办、一站式服务、一件事一次办、三审三校、四好农村路。", ""},
        {"做到“两个维护”，增强四个意识，最多跑一次，六个一模式，两个方面。", ""},
        {"推进十项制度、三级联动，每月一次，每件一档。", ""},
        {"三分之二以上，12部门联合，10名单，5人民币。", ""},
        {"十九届四次全会，上百件，几十次，数十人。", ""},
    };
    CHECK_EXAMPLES(examples);
}

static void assert_statement(size_t at, const char *clause, const char *subject, const char *text, uint64_t position)
{
    assert_true(at < sample.statements.count);
    const struct statement *statement = &sample.statements.items[at];
    struct range range = statement_clause(statement);
    assert_same_span(plain_text_printed(statement->plain, range.from, range.to), span_of(clause));
    assert_same_span(statement_subject(statement), span_of(subject));
    assert_same_span(statement_text(statement), span_of(text));
    assert_int_equal(statement->position, position);
}

TEST(test_figures_without_a_unit)
{
    static const struct example examples[] = {
        {"关注量达271万，播放量2.1亿，用户12.6万。", "2710000; 210000000; 126000"},
        {"政务微博粉丝数54373，阅读量为1.2万余。", "54373; ~12000"},
        {"点击量超过300万，订阅用户约2万。", "~3000000; ~20000"},
        {"网站访问量：8650，下载量920次。", "8650; 920 次"},
        {"累计浏览量突破100万+。", "~1000000"},
        {"编号为20，邮编223100，热线12345，房间301。", ""},
        {"投资5万元，补助3.5亿元。", "5 万元; 3.5 亿元"},
    };
    CHECK_EXAMPLES(examples);
}

TEST(test_units_of_all_kinds)
{
    static const struct example examples[] = {
        {"涉及12方面内容，编制民生100问，查阅档案360卷次。", "12 方面; 100 问; 360 卷次"},
        {"两个方面，三方面工作，100问题清单。", ""},
        {"信函7件＋网络5件，共12件。", "7 件; 5 件; 12 件"},
        {"信函7件+网络5件。", "7 件; 5 件"},
        {"三大类、十二项、八十六条标准，第十二次会议，每年二十次。", "12 项; 86 条"},
        {"在全县排名前5名，前10位，位列前3名。", ""},
        {"打造“10分钟”查阅圈、“1公里”服务圈，用时10分钟的3次。", "10 分钟; 3 次"},
        {"增长约为12件，约占总量的34%，约占5%。", "~12 件; ~34 %; ~5 %"},
        {"做到“办结一件申请、解决一个问题、温暖一颗民心”。", ""},
        {"落实“收到1件、登记1件”，办结3件。", "3 件"},
        {"被评为“十佳单位”，发放手册“明白纸”200份。", "200 份"},
    };
    CHECK_EXAMPLES(examples);
}

/* A line that a soft break cut goes on; one behind a heading does not. */
TEST(test_lines_cut_by_soft_breaks)
{
    find(SPAN("全年收到申请\n36件，办结\n35件\n，结转1件。\n一、概况\n2023年发布信息20条。"));
    assert_int_equal(sample.statements.count, 4);
    assert_statement(0, "全年收到申请\n36件", "收到申请", "36件", 8);
    assert_statement(1, "办结\n35件", "办结", "35件", 15);
    assert_statement(3, "2023年发布信息20条", "发布信息", "20条", 40);

    /* The unit is whole though a line ends in it, and no word of the next line. */
    find(SPAN("接待来访31人\n次。浏览次数：231\n本报告由办公室编制。"));
    assert_same_span(sample.statements.items[0].unit, SPAN("人次"));
    for (size_t i = 0; i < sample.statements.count; i++) {
        assert_false(span_equal(sample.statements.items[i].unit, SPAN("本")));
    }
}

TEST(test_clause_subject_and_position)
{
    find(SPAN(
        "（一）基本情况。2019年，全县共收到政府信息公开申请234件（含上年结转3件），全部办结，办结率100%。另有微博9个、公众号45个。"));
    assert_int_equal(sample.statements.count, 5);
    assert_statement(0, "全县共收到政府信息公开申请234件", "收到政府信息公开申请", "234件", 28);
    assert_statement(1, "含上年结转3件", "含上年结转", "3件", 38);
    assert_statement(2, "办结率100%", "办结率", "100%", 50);
    assert_statement(3, "另有微博9个、公众号45个", "微博", "9个", 59);
    assert_statement(4, "另有微博9个、公众号45个", "公众号", "45个", 65);
    assert_same_span(statement_sentence(&sample.statements.items[4]), SPAN("另有微博9个、公众号45个。"));

    /* Words behind the figure say what it counts; a clause that says nothing lends its subject from the one before. */
    find(SPAN("对36件政府信息公开申请作了答复。举办新闻发布会，共计4场。"));
    assert_statement(0, "对36件政府信息公开申请作了答复", "政府信息公开申请作了答复", "36件", 2);
    assert_statement(1, "共计4场", "举办新闻发布会", "4场", 28);
}

TEST(test_lines_of_a_page_are_joined)
{
    find(SPAN(
        "2023 年，全区在政\n府网站平台主动公开政府信息 1136\n条，维持\n\n具体行政行为 6 件。\n（二）其他\n全年收费 0 元"));
    assert_int_equal(sample.statements.count, 3);
    assert_statement(0, "全区在政\n府网站平台主动公开政府信息 1136\n条", "在政\n府网站平台主动公开政府信息", "1136\n条",
                     27);
    assert_statement(1, "维持\n\n具体行政行为 6 件", "维持\n\n具体行政行为", "6 件", 45);
    assert_statement(2, "全年收费 0 元", "收费", "0 元", 61);
    assert_same_span(statement_sentence(&sample.statements.items[2]), SPAN("全年收费 0 元"));
}

/* The way home from the plain text is exact at every character. */
TEST(test_plain_text_maps_back)
{
    struct failure failure = no_failure();
    struct plain_text plain;
    struct span printed = SPAN(" 共 收到１２ 件(其中, 3 件) ，见 ab@c.cn ;\r\n\r\n2、完 ");
    assert_true(plain_text_make(sample.arena, printed, &plain, &failure));
    assert_same_span(plain.text, SPAN("共收到12件（其中，3件），见ab@c.cn；2、完"));
    assert_same_span(plain_text_printed(&plain, 9, 14), SPAN("１２ 件"));
    assert_same_span(plain_text_printed(&plain, 0, plain.text.size), span_trim(printed));
    const char *printed_before = printed.data;
    for (size_t at = 0; at < plain.text.size; at = plain_text_next(plain.text, at)) {
        const char *here = plain_text_printed(&plain, at, at).data;
        assert_true(here > printed_before && !is_space((unsigned char)*here));
        printed_before = here;
    }
}

TEST(test_sections_without_text)
{
    find((struct span){NULL, 0});
    assert_int_equal(sample.statements.count, 0);
    find(SPAN("\n 　\n"));
    assert_int_equal(sample.statements.count, 0);
    find(SPAN("收费\n12")); /* nothing behind the number that begins the line */
    assert_int_equal(sample.statements.count, 0);
    find(SPAN("12件"));
    assert_int_equal(sample.statements.count, 1);
    sample.report.section_count = 0;
    struct failure failure = no_failure();
    assert_true(statements_find(sample.patterns, &sample.report, &sample.statements, &failure));
    assert_int_equal(sample.statements.count, 0);
}

/* A text of one piece again and again, as long as the arena bears: the time is linear, or the test would not end. */
TEST(test_hostile_text_ends)
{
    static const char *const pieces[] = {"1",      "1件",  "（", "1-",  "1.",  "一", "第一、",
                                         "百分之", "《",   "a@", ",1",  "共",  "1 ", "其中1件",
                                         "万1万",  "三万", "二", "至1", "\n1", "余", "一百二十"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena *own = arena_create(&counted_memory, 1 << 26);
        assert_non_null(own);
        struct buffer text = {.arena = own};
        while (text.size < 60000) {
            assert_true(buffer_add(&text, span_of(pieces[i])));
        }
        struct report report = sample.report;
        struct statement_list statements;
        struct failure failure = no_failure();
        report.arena = own;
        report.section_count = 1;
        report.sections[0] = (struct section){.ordinal = 1, .text = buffer_span(&text), .times = 1};
        if (!statements_find(sample.patterns, &report, &statements, &failure)) {
            fail_msg("%s: %s", pieces[i], failure.cause);
        }
        arena_destroy(own);
    }
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    struct sample own;
    bool done = sample_create(&own, memory);
    if (!done) {
        fail_memory(failure);
    } else {
        own.report.section_count = 1;
        own.report.sections[0] = (struct section){.ordinal = 1, .text = span_of(data), .times = 1};
        done = statements_find(own.patterns, &own.report, &own.statements, failure);
    }
    sample_destroy(&own);
    return done;
}

TEST(test_each_allocation_may_fail)
{
    char text[] = "2019年收到申请 36 件，约三百件，占百分之五，第三条。";
    assert_true(each_allocation_fails(attempt, text) > 5);
}
