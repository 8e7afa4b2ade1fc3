/* The same lines under other labels: offices lose characters, add spaces, and write brackets, quotes and stops as they
 * like. Every cell must still be found. */
#include "written.h"

#include "support.h"

static const struct variation wordings[] = {
    {.name = "规范性文件 in the form of 2021", .form = FORM_2021, .edits = {{"行政规范性文件\t", "规范性文件\t"}}},
    {.name = "规范文件", .form = FORM_2021, .edits = {{"行政规范性文件\t", "规范文件\t"}}},
    {.name = "行政规范性文件 in the form of 2019", .form = FORM_2019, .edits = {{"规范性文件\t", "行政规范性文件\t"}}},
    {.name = "characters lost", .form = FORM_2019, .edits = {{"2.其他法律行政法规禁止公开", "2.其他法律行政止公开"}}},
    {.name = "法律法规", .form = FORM_2019, .edits = {{"2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开"}}},
    {.name = "note of 3.2 left out",
     .form = FORM_2021,
     .edits = {{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"}}},
    {.name = "note of 3.2 cut",
     .form = FORM_2021,
     .edits = {{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                "（二）部分公开（区分处理的,只计这一情形）"}}},
    {.name = "（六）其他", .form = FORM_2019, .edits = {{"（六）其他处理", "（六）其他"}}},
    {.name = "（七）总计 without its number", .form = FORM_2019, .edits = {{"（七）总计", "总计"}}},
    {.name = "（七）合计", .form = FORM_2019, .edits = {{"\t（七）总计", "\t（七）合计"}}},
    {.name = "申请数量 as 申请数",
     .form = FORM_2021,
     .edits = {{"一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数"}}},
    {.name = "结转 as 继续办理",
     .form = FORM_2021,
     .edits = {{"四、结转下年度继续办理", "四、结转下年度继续办理（件）"}}},
};

TEST(other_wordings_on_a_page)
{
    assert_int_equal(try_variations(wordings, COUNT(wordings), as_layout), 0);
}

TEST(other_wordings)
{
    assert_int_equal(try_variations(wordings, COUNT(wordings), NULL), 0);
}

TEST(other_wordings_in_copied_text)
{
    assert_int_equal(try_variations(wordings, COUNT(wordings), as_copied), 0);
}

static const struct variation punctuation[] = {
    {.name = "1、", .form = FORM_2019, .edits = {{"1.属于国家秘密", "1、属于国家秘密"}, {"4.保护", "4、保护"}}},
    {.name = "1．", .form = FORM_2019, .edits = {{"1.属于国家秘密", "1．属于国家秘密"}, {"4.保护", "4．保护"}}},
    {.name = "1 .", .form = FORM_2019, .edits = {{"1.属于国家秘密", "1 .属于国家秘密"}, {"4.保护", "4. 保护"}}},
    {.name = "no numbers", .form = FORM_2019, .edits = {{"1.属于国家秘密", "属于国家秘密"}, {"4.保护", "保护"}}},
    {.name = "circled numbers", .form = FORM_2019, .edits = {{"1.属于国家秘密", "①属于国家秘密"}}},
    {.name = "ASCII brackets",
     .form = FORM_2019,
     .edits = {{"（一）予以公开", "(一)予以公开"}, {"（二）部分公开", "(二) 部分公开"}, {"（七）总计", "(七)总计"}}},
    {.name = "quotes in ASCII", .form = FORM_2019, .edits = {{"“三安全一稳定”", "\"三安全一稳定\""}}},
    {.name = "corner quotes", .form = FORM_2019, .edits = {{"“三安全一稳定”", "「三安全一稳定」"}}},
    {.name = "no quotes", .form = FORM_2019, .edits = {{"“三安全一稳定”", "三安全一稳定"}}},
    {.name = "comma in 3.6.1",
     .form = FORM_2021,
     .edits = {{"逾期不补正、行政机关", "逾期不补正，行政机关"}, {"缴纳费用、行政机关", "缴纳费用,行政机关"}}},
    {.name = "no stop in 3.6.1", .form = FORM_2021, .edits = {{"逾期不补正、行政机关", "逾期不补正行政机关"}}},
    {.name = "spaces in labels",
     .form = FORM_2021,
     .edits = {{"三、本年度办理结果", "三 、本 年 度办 理 结果"},
               {"第二十条第（一）项", "第二十条 第（一）项"},
               {"4.无正当理由大量反复申请", "4.无正当理由大量反复 申请"},
               {"2.重复申请", "2. 重 复 申 请"}}},
    {.name = "spaces in the heads of section 4",
     .form = FORM_2021,
     .edits = {{"结果维持\t结果纠正", "结 果 维 持\t结 果\u3000纠 正"}, {"总计\n", "总 计\n"}}},
    {.name = "full-width numbers", .form = FORM_2021, .edits = {{"1.属于国家秘密", "１．属于国家秘密"}}},
};

TEST(other_punctuation_on_a_page)
{
    assert_int_equal(try_variations(punctuation, COUNT(punctuation), as_layout), 0);
}

TEST(other_punctuation)
{
    assert_int_equal(try_variations(punctuation, COUNT(punctuation), NULL), 0);
}

TEST(other_punctuation_in_copied_text)
{
    assert_int_equal(try_variations(punctuation, COUNT(punctuation), as_copied), 0);
}

/* Words that several labels share must not lead one line's figures to another. */
static const struct variation shared_words[] = {
    {.name = "其他 everywhere",
     .form = FORM_2021,
     .edits = {{"3.其他\t", "3、其他 \t"}, {"\t其他\t\n", "\t其 他\t\n"}, {"其他结果", "其他 结果"}}},
    {.name = "section 3 without its heads",
     .form = FORM_2021,
     .edits = {{"\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n", ""},
               {"\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n", ""}}},
    {.name = "heads repeated in the middle",
     .form = FORM_2021,
     .edits = {{"\t\t5.属于三类", "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n"
                                  "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n\t\t5.属于三类"}}},
    {.name = "heads repeated above the total",
     .form = FORM_2021,
     .edits = {{"\t（七）总计", "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n"
                                "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n\t（七）总计"}}},
    {.name = "heads of one line repeated above the total",
     .form = FORM_2019,
     .edits = {{"\t（七）总计",
                "\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\t（七）总计"}}},
    {.name = "heads of one line repeated below a page's number",
     .form = FORM_2021,
     .edits = {{"\t（七）总计",
                "- 3 -\n申请人情况\n自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
                "\t（七）总计"}}},
    {.name = "heads repeated below the total",
     .form = FORM_2019,
     .edits = {{"四、结转下年度",
                "- 3 -\n申请人情况\n自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
                "四、结转下年度"}}},
    {.name = "group label cut by a page",
     .form = FORM_2021,
     .edits = {{"（四）无法提供", "（四）无"}, {"\t\t2.没有现成", "\t法提供\t2.没有现成"}}},
    {.name = "the line's number stands in a column of its own",
     .form = FORM_2021,
     .edits = {{"（三）不予公开\t1.属于国家秘密", "（三）不予公开\t属于国家秘密"}, {"一、本年新收", "一 本年新收"}}},
};

TEST(shared_words_on_a_page)
{
    assert_int_equal(try_variations(shared_words, COUNT(shared_words), as_layout), 0);
}

TEST(words_that_labels_share)
{
    assert_int_equal(try_variations(shared_words, COUNT(shared_words), NULL), 0);
}

TEST(shared_words_in_copied_text)
{
    assert_int_equal(try_variations(shared_words, COUNT(shared_words), as_copied), 0);
}

/* What pages leave in a table: numbers of pages, a heading, a note. */
static const struct variation between_lines[] = {
    {.name = "- 4 -", .form = FORM_2021, .edits = {{"\t\t5.属于三类", "- 4 -\n\t\t5.属于三类"}}},
    {.name = "— 5 —", .form = FORM_2021, .edits = {{"\t\t5.属于三类", "— 5 —\n\t\t5.属于三类"}}},
    {.name = "page 3 of 7", .form = FORM_2021, .edits = {{"\t\t5.属于三类", "第 3 页 共 7 页\n\t\t5.属于三类"}}},
    {.name = "a page's number", .form = FORM_2021, .edits = {{"\t\t5.属于三类", "1\n\f\t\t5.属于三类"}}},
    {.name = "a page's number below a full line",
     .form = FORM_2021,
     .edits = {{"\t\t5.属于三类", "4\n\f\t\t5.属于三类"}}},
    {.name = "the heading of the section again",
     .form = FORM_2021,
     .edits = {{"\t\t5.属于三类", "三、收到和处理政府信息公开申请情况\n\t\t5.属于三类"}}},
    {.name = "a blank line", .form = FORM_2021, .edits = {{"\t\t5.属于三类", "\n\n\t\t5.属于三类"}}},
    {.name = "a note below",
     .form = FORM_2021,
     .edits = {{"\n四、政府信息公开", "注：另有 2 件由镇政府办理。\n\n四、政府信息公开"}}},
};

TEST(print_between_lines_of_a_page)
{
    assert_int_equal(try_variations(between_lines, COUNT(between_lines), as_layout), 0);
}

TEST(print_between_lines)
{
    assert_int_equal(try_variations(between_lines, COUNT(between_lines), NULL), 0);
}

TEST(print_between_copied_lines)
{
    assert_int_equal(try_variations(between_lines, COUNT(between_lines), as_copied), 0);
}

/* Text of a page: labels above and below their figures, a vertical label between the lines, figures cut or apart. */
static const struct variation broken_lines[] = {
    {.name = "label above and below",
     .form = FORM_2019,
     .edits = {{"\t\t5.要求行政机关确认或重新出具已获取信息\t291\t292\t293\t294\t295\t296\t297\n",
                "\t\t5.要求行政机关确认或重\n\t\t\t291\t292\t293\t294\t295\t296\t297\n\t\t新出具已获取信息\n"}}},
    {.name = "label above",
     .form = FORM_2019,
     .edits = {{"\t\t2.其他法律行政法规禁止公开\t", "\t\t2.其他法律行\n\t\t政法规禁止公开\t"}}},
    {.name = "note below",
     .form = FORM_2019,
     .edits = {{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t",
                "（二）部分公开（区分处理的，只计\n\t这一情形，不计其他情形）\t"}}},
    {.name = "a vertical label",
     .form = FORM_2019,
     .edits = {{"三、本年度办理结果\t", "\t"},
               {"\t\t4.保护第三方", "三\n、\n本\n年\n\t\t4.保护第三方"},
               {"\t\t6.属于四类", "度\n办\n\t\t6.属于四类"},
               {"\t\t8.属于行政查询", "理\n结\n果\n\t\t8.属于行政查询"}}},
    {.name = "vertical, two a line",
     .form = FORM_2019,
     .edits = {{"三、本年度办理结果\t", "\t"},
               {"\t\t4.保护第三方", " 三 、本 年\n\t\t4.保护第三方"},
               {"\t\t6.属于四类", " 度 办 理 结果\n\t\t6.属于四类"}}},
    {.name = "group label between its lines",
     .form = FORM_2019,
     .edits = {{"\t（五）不予处理\t1.信访", "\t\t1.信访"}, {"\t\t4.无正当理由", "\t（五）不予处理\n\t\t4.无正当理由"}}},
    {.name = "group label cut over a page",
     .form = FORM_2019,
     .edits = {{"（四）无法提供", "（四）无"}, {"\t\t2.没有现成", "- 3 -\n\f\t法提供\t2.没有现成"}}},
};

TEST(lines_broken_on_a_page)
{
    assert_int_equal(try_variations(broken_lines, COUNT(broken_lines), as_layout), 0);
}

TEST(lines_broken_in_copied_text)
{
    assert_int_equal(try_variations(broken_lines, COUNT(broken_lines), as_copied), 0);
}

/* The last figure of a line apart, as copied text has it. */
TEST(last_figure_apart)
{
    static const struct variation variations[] = {
        {.name = "one line", .form = FORM_2019, .edits = {{"186\t187\n", "186\n187\n"}}},
        {.name = "three lines",
         .form = FORM_2019,
         .edits = {{"106\t107\n", "106\n107\n"}, {"186\t187\n", "186\n187\n"}, {"326\t327\n", "326\n327\n"}}},
        {.name = "of three", .form = FORM_2019, .edits = {{"22\t23\n", "22\n23\n"}}},
        {.name = "all figures apart",
         .form = FORM_2019,
         .edits = {{"2.重复申请\t261\t262\t263\t264\t265\t266\t267\n",
                    "2.重复申请\n261\t262\t263\t264\t265\t266\t267\n"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_copied), 0);
}

/* A narrow column cuts 20 into 2 over 0. */
TEST(figures_cut_by_a_narrow_column)
{
    static const struct variation variations[] = {
        {.name = "two figures",
         .form = FORM_2019,
         .edits = {{"181\t182\t183\t184\t185\t186\t187\n", "2\t0\t1\t0\t0\t0\t2\n\t\t\t0\t\t\t\t\t\t1\n"}},
         .changes = {{"3.3.5", "20 0 1 0 0 0 21"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), as_layout), 0);
}
