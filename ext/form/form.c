#include "form/form.h"

const char *const form_table_names[FORM_TABLES] = {"proactive_disclosure", "requests", "reviews"};

const char *const form_section_titles[FORM_SECTIONS] = {
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
};

/* ---- section 2: article 20, items 1, 5, 6, 8 and 9 ---- */

static const struct form_measure documents_2021[] = {
    {"issued", "本年制发件数", UNIT_PIECES},
    {"repealed", "本年废止件数", UNIT_PIECES},
    {"in_force", "现行有效件数", UNIT_PIECES},
};
static const struct form_measure decisions_2021[] = {{"decisions", "本年处理决定数量", UNIT_PIECES}};
static const struct form_measure fees_2021[] = {{"amount", "本年收费金额（单位：万元）", UNIT_TEN_THOUSAND_YUAN}};

static const struct form_measure documents_2019[] = {
    {"newly_made", "本年新制作数量", UNIT_PIECES},
    {"newly_published", "本年新公开数量", UNIT_PIECES},
    {"total_published", "对外公开总数量", UNIT_PIECES},
};
static const struct form_measure items_2019[] = {
    {"items_last_year", "上一年项目数量", UNIT_ITEMS},
    {"items_change", "本年增/减", UNIT_ITEMS},
    {"decisions", "处理决定数量", UNIT_PIECES},
};
static const struct form_measure procurement_2019[] = {
    {"items", "采购项目数量", UNIT_ITEMS},
    {"amount", "采购总金额（单位：万元，保留4位小数）", UNIT_TEN_THOUSAND_YUAN},
};

/* ---- section 3 ---- */

static const struct form_measure applicants[] = {
    {"natural_person", "自然人", UNIT_REQUESTS},
    {"business", "商业企业", UNIT_REQUESTS},
    {"research", "科研机构", UNIT_REQUESTS},
    {"public_interest", "社会公益组织", UNIT_REQUESTS},
    {"legal_service", "法律服务机构", UNIT_REQUESTS},
    {"other", "其他", UNIT_REQUESTS},
    {"total", "总计", UNIT_REQUESTS},
};

/* ---- section 4 ---- */

static const struct form_measure results[] = {
    {"upheld", "结果维持", UNIT_REQUESTS}, {"corrected", "结果纠正", UNIT_REQUESTS},
    {"other", "其他结果", UNIT_REQUESTS},  {"pending", "尚未审结", UNIT_REQUESTS},
    {"total", "总计", UNIT_REQUESTS},
};

#define DISCLOSED(forms, clause, item, label, key, measures)                                                           \
    {                                                                                                                  \
        TABLE_PROACTIVE_DISCLOSURE, forms, clause, item, item, label, key, NULL, measures,                             \
            sizeof(measures) / sizeof *(measures)                                                                      \
    }
#define REQUEST(forms, line, item, label, key, outcome)                                                                \
    {                                                                                                                  \
        TABLE_REQUESTS, forms, 0, line, item, label, key, outcome, applicants, FORM_MEASURES                           \
    }
#define REVIEW(route, label, key)                                                                                      \
    {                                                                                                                  \
        TABLE_REVIEWS, FORM_BOTH, 0, route, route, label, key, NULL, results, sizeof results / sizeof *results         \
    }

const struct form_line form_lines[] = {
    DISCLOSED(FORM_2021, 1, "rules", "规章", "规章", documents_2021),
    DISCLOSED(FORM_2021, 1, "normative_documents", "行政规范性文件", "规范性文件", documents_2021),
    DISCLOSED(FORM_2021, 5, "licensing", "行政许可", "行政许可", decisions_2021),
    DISCLOSED(FORM_2021, 6, "penalties", "行政处罚", "行政处罚", decisions_2021),
    DISCLOSED(FORM_2021, 6, "coercive_measures", "行政强制", "行政强制", decisions_2021),
    DISCLOSED(FORM_2021, 8, "fees", "行政事业性收费", "行政事业性收费", fees_2021),

    DISCLOSED(FORM_2019, 1, "rules", "规章", "规章", documents_2019),
    DISCLOSED(FORM_2019, 1, "normative_documents", "规范性文件", "规范性文件", documents_2019),
    DISCLOSED(FORM_2019, 5, "licensing", "行政许可", "行政许可", items_2019),
    DISCLOSED(FORM_2019, 5, "other_services", "其他对外管理服务事项", "其他对外管理服务事项", items_2019),
    DISCLOSED(FORM_2019, 6, "penalties", "行政处罚", "行政处罚", items_2019),
    DISCLOSED(FORM_2019, 6, "coercive_measures", "行政强制", "行政强制", items_2019),
    /* Of the same head as clause 5 and 6 but without decisions: two measures. */
    {TABLE_PROACTIVE_DISCLOSURE, FORM_2019, 8, "fees", "fees", "行政事业性收费", "行政事业性收费", NULL, items_2019, 2},
    DISCLOSED(FORM_2019, 9, "procurement", "政府集中采购", "政府集中采购", procurement_2019),

    REQUEST(FORM_BOTH, "1", "received", "一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量", NULL),
    REQUEST(FORM_BOTH, "2", "carried_over", "二、上年结转政府信息公开申请数量", "上年结转政府信息公开申请数量", NULL),
    REQUEST(FORM_BOTH, "3.1", "granted", "（一）予以公开", "予以公开", "granted"),
    REQUEST(FORM_BOTH, "3.2", "partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "部分公开区分处理的只计这一情形不计其他情形", "partially_granted"),
    REQUEST(FORM_BOTH, "3.3.1", "denied_state_secret", "1.属于国家秘密", "属于国家秘密", "denied"),
    REQUEST(FORM_BOTH, "3.3.2", "denied_prohibited_by_law", "2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开",
            "denied"),
    REQUEST(FORM_BOTH, "3.3.3", "denied_security_and_stability", "3.危及“三安全一稳定”", "危及三安全一稳定", "denied"),
    REQUEST(FORM_BOTH, "3.3.4", "denied_third_party_rights", "4.保护第三方合法权益", "保护第三方合法权益", "denied"),
    REQUEST(FORM_BOTH, "3.3.5", "denied_internal_affairs", "5.属于三类内部事务信息", "属于三类内部事务信息", "denied"),
    REQUEST(FORM_BOTH, "3.3.6", "denied_process_information", "6.属于四类过程性信息", "属于四类过程性信息", "denied"),
    REQUEST(FORM_BOTH, "3.3.7", "denied_enforcement_files", "7.属于行政执法案卷", "属于行政执法案卷", "denied"),
    REQUEST(FORM_BOTH, "3.3.8", "denied_administrative_inquiry", "8.属于行政查询事项", "属于行政查询事项", "denied"),
    REQUEST(FORM_BOTH, "3.4.1", "unavailable_not_held", "1.本机关不掌握相关政府信息", "本机关不掌握相关政府信息",
            "unavailable"),
    REQUEST(FORM_BOTH, "3.4.2", "unavailable_requires_creation", "2.没有现成信息需要另行制作",
            "没有现成信息需要另行制作", "unavailable"),
    REQUEST(FORM_BOTH, "3.4.3", "unavailable_still_unclear", "3.补正后申请内容仍不明确", "补正后申请内容仍不明确",
            "unavailable"),
    REQUEST(FORM_BOTH, "3.5.1", "not_processed_petition", "1.信访举报投诉类申请", "信访举报投诉类申请",
            "not_processed"),
    REQUEST(FORM_BOTH, "3.5.2", "not_processed_duplicate", "2.重复申请", "重复申请", "not_processed"),
    REQUEST(FORM_BOTH, "3.5.3", "not_processed_publication", "3.要求提供公开出版物", "要求提供公开出版物",
            "not_processed"),
    REQUEST(FORM_BOTH, "3.5.4", "not_processed_abusive", "4.无正当理由大量反复申请", "无正当理由大量反复申请",
            "not_processed"),
    REQUEST(FORM_BOTH, "3.5.5", "not_processed_confirmation", "5.要求行政机关确认或重新出具已获取信息",
            "要求行政机关确认或重新出具已获取信息", "not_processed"),
    REQUEST(FORM_2019, "3.6", "other", "（六）其他处理", "其他处理", "other"),
    REQUEST(FORM_2021, "3.6.1", "other_not_corrected",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "other"),
    REQUEST(FORM_2021, "3.6.2", "other_fee_unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请", "other"),
    REQUEST(FORM_2021, "3.6.3", "other_remaining", "3.其他", "其他", "other"),
    REQUEST(FORM_BOTH, "3.7", "total_processed", "（七）总计", "总计", NULL),
    REQUEST(FORM_BOTH, "4", "carried_forward", "四、结转下年度继续办理", "结转下年度继续办理", NULL),

    REVIEW("reconsideration", "行政复议", "行政复议"),
    REVIEW("direct_litigation", "未经复议直接起诉", "未经复议直接起诉"),
    REVIEW("litigation_after_reconsideration", "复议后起诉", "复议后起诉"),
};

const uint32_t form_line_count = sizeof form_lines / sizeof *form_lines;

_Static_assert(sizeof form_lines / sizeof *form_lines < FORM_LINES_MOST, "FORM_LINES_MOST");

uint32_t form_find_line(enum form_table table, enum form_version form, const char *line)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *row = &form_lines[i];
        if (row->table == table && (row->forms & form) != 0 && strcmp(row->line, line) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

uint32_t form_find_measure(const struct form_line *line, const char *code)
{
    for (uint32_t i = 0; i < line->measure_count; i++) {
        if (strcmp(line->measures[i].code, code) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

const char *unit_label(enum unit unit)
{
    static const char *const labels[] = {"件", "项", "万元", "件"};
    return labels[unit];
}
