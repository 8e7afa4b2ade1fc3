/* Which column a figure stands in, and whose it is, where the print has rows, columns or words that the form has not: the
 * figure's own cell, or none. */
#include "written.h"

#include "support.h"

#include <stdio.h>

struct placing_case {
    const char *name, *text;
    enum form_table table;
    struct written_line lines[4]; /* "31 _ ?": a number, a blank, unread; "": not found. Ends with zeros */
};

#define TITLE "某县教育局2022年政府信息公开工作年度报告\n"
#define SECTION_2 TITLE "二、主动公开政府信息情况\n\n"
#define SECTION_3 TITLE "三、收到和处理政府信息公开申请情况\n\n"
#define SECTION_4 TITLE "四、政府信息公开行政复议、行政诉讼情况\n\n"
#define HEADS_3 "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
#define RECEIVED "一、本年新收政府信息公开申请数量"
#define CARRIED "二、上年结转政府信息公开申请数量"

static const struct placing_case cases[] = {
    {"rows that the form has not are no heads of the clause below",
     SECTION_2
     "第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：万元）\t窗口\t\n行政事业性收费\t5\t6\t\n合计\t7\t8\t\n"
     "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t窗口\t本年废止件数\t现行有效件数\n"
     "规章\t11\t1\t\t13\n合计\t2\t3\t\t4\n行政规范性文件\t21\t9\t22\t23\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "11 _ 13"}, {"normative_documents", "21 22 23"}}},
    {"a row of another route's name is no head of section 4",
     SECTION_4 "类别\t结果维持\t结果纠正\t总计\t尚未审结\t其他结果\n行政复议\t1\t2\t5\t4\t3\n其他\t8\t8\t8\t8\t8\n"
               "未经复议直接起诉\t11\t\t15\t14\t13\n",
     TABLE_REVIEWS,
     {{"reconsideration", "1 2 3 4 5"}, {"direct_litigation", "11 _ 13 14 15"}}},
    {"heads of section 4 in another order, one cell a line",
     SECTION_4
     "类别\n尚未审结\n其他结果\n结果纠正\n结果维持\n总计\n行政复议\n1\n2\n3\n4\n5\n未经复议直接起诉\n1\n2\n3\n4\n5\n"
     "复议后起诉\n1\n2\n3\n4\n5\n",
     TABLE_REVIEWS,
     {{"reconsideration", "? ? ? ? ?"}}},
    {"a short label under another number is none",
     SECTION_3 HEADS_3 RECEIVED
     "\t31\t32\t33\t34\t35\t36\t37\n"
     "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t1\t2\t3\t4\t5\t6\t7\n"
     "10.其他\t9\t9\t9\t9\t9\t9\t9\n3.其他\t无\t无\t无\t无\t无\t无\t无\n（七）总计\t1\t2\t3\t4\t5\t6\t7\n",
     TABLE_REQUESTS,
     {{"1", "31 32 33 34 35 36 37"}, {"3.6.3", "_ _ _ _ _ _ _"}}},
    {"a subtotal is not the total of the form",
     SECTION_3 HEADS_3 RECEIVED
     "\t31\t32\t33\t34\t35\t36\t37\n（三）不予公开 1.属于国家秘密\t1\t2\t3\t4\t5\t6\t7\n"
     "合计\t9\t9\t9\t9\t9\t9\t9\n（四）无法提供 1.本机关不掌握相关政府信息\t1\t2\t3\t4\t5\t6\t7\n",
     TABLE_REQUESTS,
     {{"3.3.1", "1 2 3 4 5 6 7"}, {"3.7", ""}}},
    {"a head that begins as one of the form does",
     SECTION_3 "|  | 申请人情况 |  |  |  |  |  |  |  |\n|---|---|---|---|---|---|---|---|---|\n"
               "|  | 自然 | 商业 | 社会 | 科研 | 社会 | 法律 | 其他 | 总计 |\n"
               "|  | 人 | 企业 | 团体 | 机构 | 公益组织 | 服务机构 |  |  |\n"
               "| " RECEIVED " | 31 | 32 | 9 | 33 | 34 | 35 | 36 | 37 |\n| " CARRIED
               " | 41 |  | 9 |  | 44 | 45 | 46 | 47 |\n",
     TABLE_REQUESTS,
     {{"1", "31 32 33 34 35 36 37"}, {"2", "41 _ _ 44 45 46 47"}}},
    {"numbers of columns in a row that begins with a pipe",
     SECTION_2 "第二十条第（六）项 |\n信息内容 | 本年处理决定数量 |\n | 1 |\n行政处罚 | 41 |\n行政强制 | 42 |\n"
               "第二十条第（一）项 | | |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n | 1 | 2 | 3 |\n"
               "规章 | 11 | 12 | 13 |\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"penalties", "41"}, {"rules", "11 12 13"}}},
    {"a number that a line of comma-separated values breaks twice",
     SECTION_3 "项目,自然人,商业企业,科研机构,社会公益组织,法律服务机构,窗口,其他,总计\n" RECEIVED
               ",\"3\n1\",32,33,\"3\n4\",35,9,\"3\n6\",37\n" CARRIED ",41,42,,44,45,9,46,\"4\n7\"\n"
               "（一）予以公开,51,,\"5\n3\",54,\"5\n5\",9,56,57\n",
     TABLE_REQUESTS,
     {{"1", "31 32 33 34 35 36 37"}, {"2", "41 42 _ 44 45 46 47"}, {"3.1", "51 _ 53 54 55 56 57"}}},
    {"a row of another name above a blank line",
     SECTION_2 "信息内容    本年制发件数  本年废止件数  现行有效件数\n规章\n注          12            59            7\n"
               "行政规范性文件  21        22            23\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "_ _ _"}, {"normative_documents", "21 22 23"}}},
    {"a row without a name above a blank line",
     SECTION_2
     "信息内容        本年制发件数  本年废止件数  现行有效件数\n规章            11            12            13\n"
     "                9             9             9\n行政规范性文件\n"
     "信息内容        本年处理决定数量\n行政许可        31\n行政处罚        41\n行政强制        42\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "11 12 13"}, {"normative_documents", "? ? ?"}}},
    {"a figure behind a mark for nothing, in a column that the form has not",
     SECTION_2
     "信息内容            本年处理决定数量  %\n行政处罚            无                5\n行政强制            42                6\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"penalties", "_"}, {"coercive_measures", "42"}}},
    {"a unit among the figures, in a column that the form has not",
     SECTION_2
     "信息内容        现行有效件数  军人  本年废止件数  本年制发件数\n规章            13            件    12            11\n"
     "行政规范性文件  23            件    22            21\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "11 12 13"}, {"normative_documents", "21 22 23"}}},
    {"a column beside those that the form has, told by its head",
     SECTION_2
     "信息内容            窗口  本年处理决定数量            占比\n行政处罚            12    41\n行政强制            12    无\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"penalties", "?"}, {"coercive_measures", "?"}}},
    {"a word of a cell and figures below a label, one cell a line",
     SECTION_3 "军人\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" RECEIVED
               "\n9\n31\n32\n33\n34\n35\n36\n37\n" CARRIED "\n见附件\n41\n42\n43\n44\n45\n46\n47\n（一）予以公开\n件\n",
     TABLE_REQUESTS,
     {{"2", "? ? ? ? ? ? ?"}}},
    {"heads in another order, one cell a line, with units",
     SECTION_3 "总计\n商业企业\n科研机构\n法律服务机构\n社会公益组织\n其他\n自然人\n" RECEIVED
               "\n件\n37\n32\n33\n35\n34\n36\n31\n" CARRIED "\n件\n47\n42\n43\n45\n44\n46\n41\n",
     TABLE_REQUESTS,
     {{"1", "31 32 33 34 35 36 37"}, {"2", "41 42 43 44 45 46 47"}}},
    {"a column without a head, one cell a line",
     SECTION_3 "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" RECEIVED
               "\n31\n32\n33\n34\n35\n36\n9\n37\n" CARRIED
               "\n41\n42\n43\n44\n45\n46\n47\n（一）予以公开\n51\n52\n53\n54\n55\n56\n9\n57\n",
     TABLE_REQUESTS,
     {{"2", "? ? ? ? ? ? ?"}}},
    {"marks for nothing at the start of lines of words",
     SECTION_3 "项目 总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他\n" RECEIVED
               " 37 31 无 无 34 35 36\n" CARRIED " 47 41 42 43 44 无 46\n",
     TABLE_REQUESTS,
     {{"1", "31 _ _ 34 35 36 37"}, {"2", "41 42 43 44 _ 46 47"}}},
    {"the number of an item beside the figures, its words above",
     SECTION_3
     "                                自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" RECEIVED
     "  31      32        33        34            35            36    37\n"
     "（三）不予公开  属于国家秘密\n            1.                  41      42        43        44            45            46    47\n"
     "（四）无法提供  本机关不掌握相关政府信息\n                没有现成信息需要另行制作\n"
     "            1.                  51      52        53        54            55            56    57\n"
     "            2.                  61      62        63        64            65            66    67\n",
     TABLE_REQUESTS,
     {{"3.3.1", "41 42 43 44 45 46 47"}, {"3.4.1", "51 52 53 54 55 56 57"}, {"3.4.2", "61 62 63 64 65 66 67"}}},
    {"numbers of one or two columns above a blank line",
     SECTION_2 "第二十条第（六）项\n信息内容  本年处理决定数量\n          1\n行政处罚\n行政强制  42\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"penalties", "?"}, {"coercive_measures", "42"}}},
    {"a column of last year's under the total, one cell a line",
     SECTION_3
     "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n本年\n上年\n" RECEIVED
     "\n31\n32\n33\n34\n35\n36\n37\n38\n" CARRIED "\n41\n42\n43\n44\n45\n46\n47\n48\n",
     TABLE_REQUESTS,
     {{"1", "? ? ? ? ? ? ?"}}},
    {"无 in cells of their own, one cell a line",
     SECTION_3 "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" RECEIVED
               "\n31\n无\n无\n34\n35\n36\n37\n" CARRIED "\n无\n42\n43\n44\n45\n46\n47\n",
     TABLE_REQUESTS,
     {{"1", "31 _ _ 34 35 36 37"}, {"2", "_ 42 43 44 45 46 47"}}},
    {"heads of figures below their labels, as where columns are read one after the other",
     SECTION_2 "第二十条第（六）项\n信息内容\n上年数\n行政处罚\n9\n行政强制\n8\n本年处理决定数量\n第二十条第（八）项\n"
               "信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n71\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"penalties", "?"}, {"coercive_measures", "?"}, {"fees", "71"}}},
    {"two figures of which the wider one may have changed places",
     SECTION_4 "行政复议\n结果  结果  其他  尚未\n                        总计\n维持  纠正  结果  审结\n"
               "341,257 0     7     9      8\n",
     TABLE_REVIEWS,
     {{"reconsideration", "? ? 7 9 8"}}},
    {"a line of zeros that is no number of a page",
     SECTION_2
     "第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n规章（设区的市、自治州人民政府应\n提供相关数据）\n"
     "0 / 0\n规范性文件 21 22 23\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "0 _ 0"}, {"normative_documents", "21 22 23"}}},
    {"figures that end in the mark of a note below the table",
     SECTION_3 "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n" RECEIVED
               " 30 32 33 34 35 36 631\n" CARRIED " 1 42 43 44 45 46 47\n1 含上级转办件。\n2 不含重复申请。\n",
     TABLE_REQUESTS,
     {{"1", "30 ? 33 34 35 36 ?"}, {"2", "1 ? 43 44 45 46 47"}}},
    {"a column without a head, in which no other line has a figure",
     SECTION_2
     "第二十条第（六）项\n信息内容                本年处理决定数量  单位\n行政处罚                41                件\n"
     "行政强制            无  42\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"coercive_measures", "?"}}},
    {"the row of a stranger that ends in pipes, and blanks above it",
     SECTION_2
     "第二十条第（一）项 |  |  |  |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 11 |  | 13 |\n"
     "行政规范性文件 |  |  |  |\n | 5 | 6 | 7 |\n第二十条第（五）项 |  |  |  |\n信息内容 | 本年处理决定数量 |  |  |\n"
     "行政许可 |  |  |  |\n",
     TABLE_PROACTIVE_DISCLOSURE,
     {{"rules", "11 _ 13"}, {"normative_documents", "_ _ _"}, {"licensing", "_"}}},
    {"无 in a column of remarks, one cell a line",
     SECTION_3 "备注\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" RECEIVED
               "\n无\n31\n32\n33\n34\n35\n36\n" CARRIED "\n41\n42\n43\n44\n45\n46\n47\n",
     TABLE_REQUESTS,
     {{"1", "? ? ? ? ? ? ?"}, {"2", "41 42 43 44 45 46 47"}}},
};

static const char *state_of(const struct report_cell *cell, char *room, size_t size)
{
    snprintf(room, size, "%lld", (long long)cell->value.integer);
    return cell->state == CELL_NUMBER ? room : cell->state == CELL_UNREADABLE ? "?" : "_";
}

/* What the line holds, as in `written_line`; of two forms that have it, the one that was found. */
static void describe(const struct report *report, enum form_table table, const char *code, char *out, size_t size)
{
    *out = '\0';
    for (uint32_t i = 0; i < form_line_count && *out == '\0'; i++) {
        const struct form_line *form = &form_lines[i];
        bool found = form->table == table && strcmp(form->line, code) == 0 && report->lines[i].times > 0;
        for (uint32_t k = 0; found && k < form->measure_count; k++) {
            char room[32];
            size_t used = strlen(out);
            snprintf(out + used, size - used, "%s%s", k > 0 ? " " : "",
                     state_of(&report->lines[i].cells[k], room, sizeof room));
        }
    }
}

TEST(placing)
{
    (void)arena;
    size_t failed = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct recognised recognised;
        recognised_begin(&recognised, span_of(cases[i].text));
        for (const struct written_line *line = cases[i].lines; line->line; line++) {
            char got[200];
            describe(&recognised.report, cases[i].table, line->line, got, sizeof got);
            if (strcmp(got, line->cells) != 0) {
                print_error("%s: %s is %s, not %s\n", cases[i].name, line->line, got, line->cells);
                failed++;
            }
        }
        recognised_end(&recognised);
    }
    assert_int_equal(failed, 0);
}
