#include "check/structure/finding.h"

/* What stands where nothing is said: 无, 暂无。, 本年度没有问题, / */
static const struct pattern nothing = {
    "^ [\\s\\x{3000}]* (?: 本年度? | 本年 | 今年 | 我[局县市区镇乡] | 本[局县市区镇乡] )? 暂?"
    "(?: 无 | 没有 | 不涉及 | 不适用 | 空 | [/／—–-]+ )"
    "(?: 存在 | 主要 | 的 | 问题 | 相关 | 情况 | 内容 | 此类 | 明显 )*"
    "[\\s\\x{3000}。．.；;]* $"};

/* What the form wants of a section. */
struct demand {
    const char *scope;
    bool text;    /* a narrative; sections 2 to 4 may be their table alone */
    bool nothing; /* 无 is an answer */
};

static const struct demand demands[FORM_SECTIONS] = {
    {"1", true, false}, {"2", false, true}, {"3", false, true},
    {"4", false, true}, {"5", true, false}, {"6", true, true},
};

static const char *const numerals[FORM_SECTIONS] = {"一", "二", "三", "四", "五", "六"};

/* What is wrong with the section, to be said of its number, title and text; NULL: nothing. `status` tells whether that is
 * certain. */
static bool judge(const struct scene *scene, const struct section *section, const struct demand *demand,
                  enum check_status *status, const char **trouble)
{
    bool paged = is_paged(scene->report);
    *status = CHECK_FAIL;
    *trouble = NULL;
    if (!section || section->times == 0) {
        /* On a page a heading may be a picture, or stand inside a line. */
        *status = paged ? CHECK_UNKNOWN : CHECK_FAIL;
        *trouble = "第{}部分“{}”没有找到标题";
    } else if (section->times > 1) {
        *status = CHECK_UNKNOWN; /* a table of contents repeats headings too */
        *trouble = "第{}部分“{}”的标题出现不止一次";
    } else if (demand->text && span_trim(section->text).size == 0) {
        *status = paged ? CHECK_UNKNOWN : CHECK_FAIL;
        *trouble = "第{}部分“{}”没有正文";
    } else if (demand->text && !demand->nothing) {
        struct match match;
        enum match_outcome outcome = pattern_match(scene->patterns, &nothing, section->text, 0, &match, scene->failure);
        *trouble = outcome == MATCH_FOUND ? "第{}部分“{}”只写了{}，应当有正文" : NULL;
        return outcome != MATCH_FAILED;
    }
    return true;
}

bool structure_sections(const struct scene *scene)
{
    for (uint32_t i = 0; i < FORM_SECTIONS && report_has_sections(scene->report); i++) {
        const struct demand *demand = &demands[i];
        const struct section *section = find_section(scene->report, i + 1);
        struct check check = {.rule = "structure.section", .scope = span_of(demand->scope)};
        const char *trouble;
        if (!judge(scene, section, demand, &check.status, &trouble)) {
            return false;
        }
        struct span text = section ? span_trim(section->text) : SPAN("");
        bool added = trouble ? finding_add(scene, check, section ? section->place : (struct place){0},
                                           SENTENCE(trouble, numerals[i], form_section_titles[i], quoted(text)))
                             : finding_pass(scene, check.rule, demand->scope);
        if (!added) {
            return false;
        }
    }
    return true;
}
