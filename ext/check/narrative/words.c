#include "check/narrative/words.h"

const struct term outcome_terms[] = {
    /* the lines of the form; their labels lose words at the ends in narratives */
    {{"国家秘密"}, "3.3.1", "denied"},
    {{"法律、?(?:行政)?法规 (?:\\p{Han}{0,2})? 禁止公开 | 禁止公开的"}, "3.3.2", "denied"},
    {{"三安全一稳定"}, "3.3.3", "denied"},
    {{"第三方 (?:的)? 合法权益"}, "3.3.4", "denied"},
    {{"内部事务 (?!性?工作)"}, "3.3.5", "denied"},
    {{"过程性"}, "3.3.6", "denied"},
    {{"执法案卷"}, "3.3.7", "denied"},
    {{"行政查询 | 属于查询事项"}, "3.3.8", "denied"},
    {{"不掌握"}, "3.4.1", "unavailable"},
    {{"没有现成 | 需要?另行制作 | 需?重新制作"}, "3.4.2", "unavailable"},
    {{"补正后 (?!的) [^@，]{0,12} 不明确 | 申请内容仍?不明确"}, "3.4.3", "unavailable"},
    {{"信访、? (?:和|及)? 举报、? (?:和|及)? 投诉 | (?:属于|作为) 信访"}, "3.5.1", "not_processed"},
    {{"重复申请"}, "3.5.2", "not_processed"},
    {{"公开出版物"}, "3.5.3", "not_processed"},
    {{"大量反复"}, "3.5.4", "not_processed"},
    {{"确认或(?:者)?重新出具 | 重新出具"}, "3.5.5", "not_processed"},
    {{"逾期 (?:不|未) 补正"}, "3.6.1", "other"},
    {{"逾期 [^@，]{0,12} 缴纳?费用?"}, "3.6.2", "other"},
    /* the outcomes; 予以公开 is inside 部分予以公开 and 不予公开 is not */
    {{"(?<! 不 ) (?<! 部分 ) (?<! 主动 ) (?: 予以公开 | 给予公开 ) (?! 部分 ) | (?<! 不 ) (?: 同意 | 准予 ) 公开 | 全部公开"},
     "granted",
     NULL},
    {{"部分 (?:予以)? 公开 | 予以部分公开 | 同意部分公开"}, "partially_granted", NULL},
    {{"不予公开 | 不同意公开 | 决定不公开"}, "denied", NULL},
    {{"无法提供 | 不能提供"}, "unavailable", NULL},
    {{"不予处理"}, "not_processed", NULL},
    {{"(?: 其他 | 其它 ) (?: 方式 )? 处理 | 作其他处理"}, "other", NULL},
};
const size_t outcome_term_count = sizeof outcome_terms / sizeof *outcome_terms;

/* Columns by the words for an applicant. The first row that matches alone decides where `alone` is set. */
struct column {
    struct pattern pattern;
    unsigned measures;
    bool alone;
};

static const struct column applicants[] = {
    {{"(?: 公民 | 自然人 ) [、和及与]? 法人 (?: 、 | 和 | 或者? | 及 | 以及 | 与 )? (?: 其他 | 其它 )? 组织"},
     APPLICANT_TOTAL,
     true},
    {{"(?: 法人 | 企业 ) (?: 、 | 和 | 或者? | 及 | 以及 | 与 )? (?: 其他 | 其它 ) 组织 | 法人 (?! 代表 | 资格 )"},
     APPLICANT_ORGANISATIONS,
     true},
    {{"自然人 | 公民 (?! 身份 | 权 )"}, 1u << 0, false},
    {{"企业 (?! 信息 | 信用 )"}, 1u << 1, false},
    {{"科研机构"}, 1u << 2, false},
    {{"公益组织"}, 1u << 3, false},
    {{"法律服务机构"}, 1u << 4, false},
    {{"(?: 其他 | 其它 ) 组织"}, 1u << 5, false},
};

static const struct column results[] = {
    {{"维持"}, 1u << 0, false},
    {{"纠正 | 纠错 | 被撤销 | 确认违法 | 败诉"}, 1u << 1, false},
    {{"(?: 其他 | 其它 ) (?: 结果 | 情形 | 情况 | 方式 | 处理 )? (?: 的 | 共 | 为 )* @ | @ [^，]{0,6} (?: 其他 | 其它 ) (?: 结果 | 情形 )"},
     RESULT_OTHER,
     false},
    {{"(?: 未 | 尚未 | 没有 ) (?: 审结 | 办结 ) | (?: 正在 | 尚在 ) (?: 审理 | 办理 ) | 审理中"}, 1u << 3, false},
};

static bool find_columns(const struct passage *passage, const struct column *columns, size_t count, struct span words,
                         unsigned *measures)
{
    *measures = 0;
    for (size_t i = 0; i < count; i++) {
        enum match_outcome outcome = passage_match(passage, &columns[i].pattern, words);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        *measures |= outcome == MATCH_FOUND ? columns[i].measures : 0;
        if (outcome == MATCH_FOUND && columns[i].alone) {
            break;
        }
    }
    return true;
}

bool find_applicants(const struct passage *passage, struct span words, unsigned *measures)
{
    return find_columns(passage, applicants, sizeof applicants / sizeof *applicants, words, measures);
}

bool find_results(const struct passage *passage, struct span words, unsigned *measures)
{
    return find_columns(passage, results, sizeof results / sizeof *results, words, measures);
}

const struct pattern pattern_channel = {
    "(?= [当现窗信来邮快传网在平微公客头抖短视新报广电宣查档图发其] ) (?: 当面 | 现场 | 窗口 | 信函 | 信件 | 来函 | 邮寄 | 邮政 | 邮件 | 邮箱 | 快递 | 传真 | 网 | 在线 | 平台 | 微博 | 微信 | 公众号"
    "| 客户端 | 头条 | 抖音 | 短视频 | 视频号 | 新媒体 | 公报 | 报刊 | 报纸 | 广播 | 电视 | 公开栏 | 宣传栏 | 公示栏 | 电子屏"
    "| 查阅点 | 档案馆 | 图书馆 | 发布会 | (?: 其他 | 其它 ) (?: 方式 | 渠道 | 形式 | 途径 ) )"};

const struct pattern pattern_change = {
    "(?= [增上提减下降回多少升比较与同由从占率平人日月每各环] ) (?: (?: 增加 | 增长 | 上升 | 提高 | 提升 | 减少 | 下降 | 降低 | 回落 | 多 | 少 | 增 (?<!新增) | 减 | 升 | 降 ) 了? (?: 约 | 近 )? @"
    "| (?: 比 | 较 | 与 | 同 | 由 | 从 ) (?: 上年 | 去年 | 上一年 | 他年 | 同期 ) [^@，]{0,12} @ | 同比 | 环比 | 占 [^@，]{0,12} @ | 率 [^@，]{0,6} @"
    "| 平均 | 人均 | 日均 | 月均 | [每各] (?: @ | 件 | 个 | 月 | 年 | 季度 | 周 ) )"};

bool is_count_of_pieces(struct span unit)
{
    static const char *const units[] = {"件", "宗", "起", "份", "条", "件次", "次", "例", "项", "个", "封", "案"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (span_equal(unit, span_of(units[i]))) {
            return true;
        }
    }
    return false;
}

/* What an office's name ends with, and what it does to the figure. Group 1 is the former. */
static const struct pattern office = {
    "(?= [局委办厅镇乡街中部本公开管支大单] ) ( (?: 局 | 委 | 委员会 | (?<! [承交催督转协经代新已共] ) 办 | 办公室 | 厅 | 镇 | 乡 | 街道 | 办事处 | 中心 | 部门 | 本级 | 公司 | 开发区 | 管委会"
    "  | 支队 | 大队 | 单位 ) )"
    "(?: 机关 | 系统 | 共计? | 总共 | 一共 | 累计 | 全年 | 本年度? | 年度内 | 年内 | ， | 依法 | 的 | 未 | 没有? )*+"
    "(?: 新?收到? | 受理 | 接收 | 接到 | 办理 | 办结 | 答复 | 承办 | 处理 | 制发 | 制定 | 印发 | 出台 | 作出 | @ )"};

/* Words that make an office the report's own, or all of them together. */
static const struct pattern own_office = {
    "[我本] (?: 局 | 委 | 办 | 厅 | 镇 | 乡 | 街道 | 中心 | 单位 | 部门 | 公司 | 办公室 | 开发区 | 委员会 | 管委会 ) $"
    "| 各 | 全 (?: 省 | 市 | 县 | 区 | 州 | 镇 | 乡 | 局 | 系统 ) | 两级 | 上下"};

/* Up to `most` ideographs that end at `end`, which stands in `words`; all that interest have three bytes. */
static struct span ideographs_before(struct span words, const char *end, int most)
{
    const char *from = end;
    while (most-- > 0 && from - words.data >= 3 && (unsigned char)from[-3] >= 0xE4 && (unsigned char)from[-3] <= 0xE9) {
        from -= 3;
    }
    return span_between(from, end);
}

bool find_other_office(const struct passage *passage, struct span words, bool *other)
{
    struct match match;
    *other = false;
    enum match_outcome outcome = pattern_match(passage->patterns, &office, words, 0, &match, passage->failure);
    if (outcome != MATCH_FOUND) {
        return outcome == MATCH_NONE;
    }
    const char *end = match.groups[1].data + match.groups[1].size;
    outcome = passage_match(passage, &own_office, ideographs_before(words, end, 12));
    if (outcome != MATCH_NONE) {
        return outcome == MATCH_FOUND;
    }
    /* 市教育局 is the report's own where the report is 某某市教育局's: its last three characters tell. */
    *other = !span_contains(passage->report->agency, ideographs_before(words, end, 3));
    return true;
}
