#include "form/identity/title_words.h"

/* One group: the digits. 2022年度, 2022年年度, 二〇二二年; possessive, since 年度 is no agency. */
#define YEAR                                                                                                           \
    "(?<![0-9]) ( (?:19|20)[0-9]{2} | 二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2} ) (?![0-9]) 年?+ 度?+ (?:年度)?+"
#define OPENING "[（(【〔\\[《]"
#define YEAR_START "(?= [（(【〔\\[《12二] )"
#define CLOSING "[）)】〕\\]》]"

const struct pattern title_core_pattern = {
    "(?= [政信司“\"] )"
    "(?: (?:政府|政务)? 信息 [和与及暨、] )?+"
    "[“\"]?+ (?:政府|政务|司法)? (?:信息|政务) (?:主动|依申请)?+ 公开 [”\"]?+"
    "(?: [和与及暨、] (?:政府|政务)? (?:信息|政务) 公开 | " OPENING " (?:政府|政务)? (?:信息|政务) 公开 " CLOSING " )?+"
    "(?: 工作 | 情况 | 总结 (?=的?报告) | 自查 | 自评 | 的 | " OPENING "?+ " YEAR CLOSING
    "?+ | 年度 )*+ (?: 报告 | 年报 | (?<=情况) 统计表 | (?<=年) 报 (?![告道送]) | 总结 (?= $ | " OPENING
    " | 和 | 及 ) )"
    "(?: " OPENING " " YEAR " (?! [0-9]{1,2}月) " CLOSING "?+ | " YEAR " $ )?"};

/* At the end of what stands before the core. */
static const struct pattern year_before_pattern = {YEAR_START OPENING "?+ " YEAR CLOSING
                                                                      "?+ 的?+ (?: 法治 | 法定 | 全[省市区县] )?+ $"};
static const struct pattern year_pattern = {YEAR_START OPENING "?+ " YEAR CLOSING "?+ 的?+"};

/* A line of its own. Group 1: the year. */
static const struct pattern year_line_pattern = {"^ [（(【〔\\[—-]*+ " YEAR " [）)】〕\\]—-]*+ $"};

static enum match_outcome match_in(const struct title_search *search, const struct pattern *pattern, struct span text,
                                   struct match *match)
{
    return pattern_match(search->patterns, pattern, text, 0, match, search->failure);
}

bool title_words_read(const struct title_search *search, const struct title_text *text, size_t end,
                      struct title_words *words)
{
    struct match match;
    *words = (struct title_words){.cut = false};
    enum match_outcome outcome = match_in(search, &year_before_pattern, (struct span){text->data, end}, &match);
    if (outcome == MATCH_FOUND) {
        words->digits = match.groups[1];
        end = (size_t)(match.whole.data - text->data);
    }
    words->start = end;
    if (outcome != MATCH_FAILED) {
        outcome = match_in(search, &year_pattern, (struct span){text->data, end}, &match);
    }
    if (outcome == MATCH_FOUND) {
        /* 2022年度甲局, or 甲局2022年度 and something else */
        size_t before = (size_t)(match.whole.data - text->data);
        words->digits = words->digits.size > 0 ? words->digits : match.groups[1];
        words->agency = agency_find(text, before + match.whole.size, end, &words->cut);
        if (words->agency.size > 0) {
            bool cut;
            struct span region = agency_find(text, 0, before, &cut);
            bool parted = agency_goes_on(region, words->agency);
            words->region = parted ? region : words->region;
            words->start = parted ? (size_t)(region.data - text->data) : before;
            return true;
        }
        end = before;
    }
    words->agency = agency_find(text, 0, end, &words->cut);
    if (words->agency.size > 0 || !words->cut) {
        words->start = words->agency.size > 0 ? (size_t)(words->agency.data - text->data) : 0;
    }
    return outcome != MATCH_FAILED;
}

bool title_year_line_read(const struct title_search *search, const struct title_text *text, struct span *digits)
{
    struct match match;
    enum match_outcome outcome = match_in(search, &year_line_pattern, (struct span){text->data, text->size}, &match);
    *digits = outcome == MATCH_FOUND ? match.groups[1] : (struct span){NULL, 0};
    return outcome != MATCH_FAILED;
}
