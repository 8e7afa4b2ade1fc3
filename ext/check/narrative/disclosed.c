#include "check/narrative/claims.h"

#include "check/narrative/claim.h"
#include "check/narrative/words.h"

enum units { UNITS_PIECES, UNITS_ITEMS, UNITS_MONEY };

/* A cell of section 2 that a figure can mean. */
struct cell_name {
    const char *line, *measure;
};

struct disclosed_claim {
    const char *rule;
    struct pattern pattern;
    enum units units;
    struct cell_name cells[4]; /* up to the first without a line */
    bool confirms_only;
    bool goes_on; /* only behind another figure of 规范性文件 */
};

#define DOCUMENTS "(?: 行政 )? 规范性文件"
#define ISSUED "(?: 制发 | 制定 | 新制[定作发]? | 出台 | 印发 | 制订 | 发布 (?!解读) )"
#define COUNT_WORDS "(?: 共有? | 共计 | 合计 | 总数 | 数量? | 件数 | 为 | 的 | 有 | 达 )*+"

static const struct disclosed_claim claims[] = {
    /* 废止规范性文件5件 */
    {"narrative.documents",
     {"^ [，、；]? (?: 其中 )? 废止 了? @"},
     UNITS_PIECES,
     {{"normative_documents", "repealed"}},
     false,
     true},
    {"narrative.documents",
     {"(?: 废止 | 失效 ) (?: 和 | 、 | 或 | 宣布 | 失效 | 了 | 的 )*+ " DOCUMENTS COUNT_WORDS " @ | " DOCUMENTS
      " (?: 废止 | 失效 ) @"},
     UNITS_PIECES,
     {{"normative_documents", "repealed"}},
     false,
     false},
    /* 现行有效规范性文件40件 */
    {"narrative.documents",
     {"^ [，、；]? (?: 其中 )? (?: 现行 | 继续 ) 有效 的? @"},
     UNITS_PIECES,
     {{"normative_documents", "in_force"}, {"normative_documents", "total_published"}},
     false,
     true},
    {"narrative.documents",
     {"(?: 现行有效 | 继续有效 ) 的? " DOCUMENTS COUNT_WORDS " @ | " DOCUMENTS " 现行有效 @"},
     UNITS_PIECES,
     {{"normative_documents", "in_force"}, {"normative_documents", "total_published"}},
     false,
     false},
    /* 制发规范性文件12件, 制定5件行政规范性文件 */
    {"narrative.documents",
     {ISSUED " (?: 了 | 并公开 | 、公开 | 公开 | 各类 )? " DOCUMENTS COUNT_WORDS " @ | " ISSUED
             " 了? @ [^@，]{0,6} " DOCUMENTS "| " DOCUMENTS " 制发 (?: 件?数 | 数量 )? " COUNT_WORDS " @"},
     UNITS_PIECES,
     {{"normative_documents", "issued"},
      {"normative_documents", "newly_made"},
      {"normative_documents", "newly_published"}},
     false,
     false},
    /* 公开规范性文件12件: those of this year, or all that stand on the site */
    {"narrative.documents",
     {DOCUMENTS COUNT_WORDS " @ | @ 的? " DOCUMENTS},
     UNITS_PIECES,
     {{"normative_documents", "issued"},
      {"normative_documents", "in_force"},
      {"normative_documents", "newly_published"},
      {"normative_documents", "total_published"}},
     true,
     false},
    /* 制定规章2件 */
    {"narrative.documents",
     {"(?: " ISSUED " | 公布 | 颁布 ) (?: 政府 | 地方政府 )? 规章 (?!制度) " COUNT_WORDS " @"},
     UNITS_PIECES,
     {{"rules", "issued"}, {"rules", "newly_made"}, {"rules", "newly_published"}},
     false,
     false},
    /* 作出行政许可决定550件 */
    {"narrative.decisions",
     {"行政许可 (?: 处理 )? 决定 " COUNT_WORDS " @"},
     UNITS_PIECES,
     {{"licensing", "decisions"}},
     false,
     false},
    {"narrative.decisions",
     {"行政处罚 (?: 处理 )? 决定 " COUNT_WORDS " @"},
     UNITS_PIECES,
     {{"penalties", "decisions"}},
     false,
     false},
    {"narrative.decisions",
     {"行政强制 (?: 处理 | 措施 )? 决定 " COUNT_WORDS " @"},
     UNITS_PIECES,
     {{"coercive_measures", "decisions"}},
     false,
     false},
    /* 行政事业性收费11.6万元 */
    {"narrative.fees",
     {"行政事业性收费 (?: 总? 金额 | 总额 | 收入 | 共 | 计 | 为 | 达 )*+ @"},
     UNITS_MONEY,
     {{"fees", "amount"}},
     false,
     false},
    /* 政府集中采购项目258项, 政府集中采购总金额180000.17万元 */
    {"narrative.procurement",
     {"政府集中采购 (?: 项目 | 数量 | 共 | 为 )*+ @"},
     UNITS_ITEMS,
     {{"procurement", "items"}},
     false,
     false},
    {"narrative.procurement",
     {"政府集中采购 (?: 总? 金额 | 总额 | 资金 | 项目 | 共 | 为 | 达 )*+ @"},
     UNITS_MONEY,
     {{"procurement", "amount"}},
     false,
     false},
};

/* What is done to documents beside making them. */
static const struct pattern partial = {
    "审查 | 备案 | 评估 | 解读 | 报送 | 征求 | 草案 | 公平竞争 | 查询 | 依申请 | 复议 | 诉讼 | 目录 | 每 | 电子 | 网站 | 微信 | 公报"};

static bool fits(enum units units, struct span unit)
{
    bool money = span_contains(unit, SPAN("元"));
    bool pieces = span_equal(unit, SPAN("部")) || span_equal(unit, SPAN("篇")) || is_count_of_pieces(unit);
    return units == UNITS_MONEY ? money : !money && pieces;
}

/* The form counts money in 万元. */
static void convert(struct claim *claim)
{
    double scale = span_equal(claim->unit, SPAN("元"))     ? 1e-4
                   : span_equal(claim->unit, SPAN("千元")) ? 0.1
                   : span_equal(claim->unit, SPAN("亿元")) ? 1e4
                                                           : 1;
    if (scale != 1) { /* 万元 stays as exact as it is */
        claim->value = (struct number){NUMBER_REAL, 0, claim->value.real * scale};
        claim->tolerance *= scale;
    }
}

static bool conclude(const struct passage *passage, struct figure *figure, const struct disclosed_claim *row)
{
    struct claim claim = claim_of_figure(passage, figure, row->rule);
    claim.confirms_only = row->confirms_only;
    if (row->units == UNITS_MONEY) {
        convert(&claim);
    }
    for (size_t i = 0; i < sizeof row->cells / sizeof *row->cells && row->cells[i].line; i++) {
        enum form_set form = passage->report->tables[TABLE_PROACTIVE_DISCLOSURE].form;
        uint32_t line = form_find_line(TABLE_PROACTIVE_DISCLOSURE, form, row->cells[i].line);
        uint32_t measure =
            line == UINT32_MAX ? UINT32_MAX : form_find_measure(&form_lines[line], row->cells[i].measure);
        if (measure != UINT32_MAX &&
            !claim_add(&claim, passage, TABLE_PROACTIVE_DISCLOSURE, row->cells[i].line, 1u << measure)) {
            return false;
        }
    }
    return claim_conclude(&claim, passage, &figure->confirmed);
}

/* Tells most figures apart from those that section 2 could have, before all the patterns above are asked. */
static const struct pattern section_two = {
    "规范性文件 | 规章 | 废止 | 有效 | 行政许可 | 行政处罚 | 行政强制 | 行政事业性收费 | 集中采购"};

bool narrative_disclosed(const struct passage *passage, struct figure *figure)
{
    const struct pattern *const silences[] = {&partial, &pattern_change};
    if (figure->context.other_time || figure->context.respectively || figure->other_office) {
        return true;
    }
    enum match_outcome outcome = passage_match(passage, &section_two, figure->words);
    if (outcome != MATCH_FOUND) {
        return outcome == MATCH_NONE;
    }
    for (size_t i = 0; i < sizeof silences / sizeof *silences; i++) {
        outcome = passage_match(passage, silences[i], figure->words);
        if (outcome != MATCH_NONE) {
            return outcome == MATCH_FOUND;
        }
    }
    bool other;
    if (!find_other_office(passage, figure->words, &other)) {
        return false;
    }
    for (size_t i = 0; i < sizeof claims / sizeof *claims && !other; i++) {
        outcome = passage_match(passage, &claims[i].pattern, figure->words);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        bool apart = claims[i].goes_on && figure->context.topic != TOPIC_DOCUMENTS;
        if (outcome == MATCH_FOUND && !apart && fits(claims[i].units, figure->statement->unit)) {
            return conclude(passage, figure, &claims[i]);
        }
    }
    return true;
}
