/* What became of requests: the lines of section 3 that a figure speaks of, and those that its words leave to the list it
 * stands in. */
#include "check/narrative/applicants.h"
#include "check/narrative/claim.h"

/* Outcomes named before the figure in its sentence; `last` becomes the last of them. */
static size_t outcomes_before(const struct figure *figure, const char **last)
{
    size_t count = 0;
    for (const struct figure *other = figure_first_near(figure); other < figure; other++) {
        count += (other->own & OF(OUTCOME)) && figure_codes(other, OUTCOME, last, 1);
    }
    return count;
}

/* 予以公开20件、…、不予处理1件、其他1件: nothing is left that 其他 could mean but its line. */
static bool closes_list(const struct figure *figure)
{
    enum { OTHERS = 5 };
    const char *last, *before[2] = {"", ""};
    bool below = figure - figure_first(figure) >= 2; /* 逾期不补正1件，逾期未缴费0件，其他0件 */
    for (size_t i = 0; below && i < 2; i++) {
        below = figure_codes(figure - 1 - i, OUTCOME, &before[i], 1) == 1 && strncmp(before[i], "3.6", 3) == 0;
    }
    return (figure->own & OF(REST)) && figure->near == REST && (below || outcomes_before(figure, &last) >= OTHERS);
}

static bool is_unmistakable(const char *code)
{
    bool line = code[0] >= '0' && code[0] <= '9';
    return is_one_of(span_of(code), line ? "3.5.2 3.5.3 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.4.1 3.4.2 3.4.3 3.5.4 3.5.5 "
                                           "3.6.1 3.6.2"
                                         : "not_processed partially_granted unavailable granted+partially_granted "
                                           "already_public not_this_agency not_existing asked_to_amend referred");
}

bool outcomes_are_unmistakable(const char *const *codes, size_t count)
{
    bool unmistakable = false;
    for (size_t i = 0; i < count && !unmistakable; i++) {
        unmistakable = is_unmistakable(codes[i]);
    }
    return unmistakable;
}

/* Outcomes that only the form of 2014 counts, in a report of a later one. */
static bool is_of_2014(const struct report *report, const char *code)
{
    static const char *const outcomes[] = {"already_public", "not_this_agency", "not_existing", "asked_to_amend",
                                           "referred"};
    bool is = strncmp(code, "denied_", 7) == 0;
    for (size_t i = 0; i < COUNT(outcomes); i++) {
        is |= strcmp(code, outcomes[i]) == 0;
    }
    return is && report->tables[TABLE_STATISTICS].times == 0;
}

/* An outcome with one of its lines in brackets or behind it is still the outcome's sum, so both are meanings: the codes of
 * lines and those of outcomes, each joined by +. */
void claim_outcomes(struct figure *figure, unsigned columns, const struct outcomes *outcomes)
{
    const char *const *codes = outcomes->codes;
    size_t count = outcomes->count;
    struct claim claim = claim_of_figure(figure, "narrative.outcome");
    /* 其余12件为不予公开、无法提供等情形; 公开或部分公开24件 */
    claim.unmistakable = (SET(OUTCOME, REQUEST_WORD) & OF(figure->near)) && outcomes->unmistakable;
    const concepts vague = claim.unmistakable ? OF(REST) : SET(REST, PUBLISH); /* 公开后会危及“三安全一稳定” */
    /* 发出补正通知9件，逾期未补正1件; 征求第三方意见9件，第三方不同意公开4件: of those, as likely as not */
    concepts before = figure_before(figure)->own;
    claim.confirms_only =
        ((before & OF(SUBSET)) && !(before & OF(OUTCOME))) || ((figure->own & vague) && !closes_list(figure));
    for (int lines = 1; lines >= 0; lines--) {
        struct buffer list = {.arena = figure->sentence->passage->report->arena};
        for (size_t i = 0; i < count; i++) {
            bool here = (codes[i][0] >= '0' && codes[i][0] <= '9') == lines;
            if (here &&
                !(count > 1 && is_of_2014(figure->sentence->passage->report, codes[i]))) { /* 因信息不存在而无法提供 */
                buffer_add(&list, list.size > 0 ? SPAN("+") : SPAN(""));
                buffer_add(&list, span_of(codes[i]));
            }
        }
        if (list.failed || (list.size > 0 && !buffer_add(&list, (struct span){"", 1}))) { /* codes are C strings */
            fail_memory(figure->sentence->passage->failure);
        } else if (list.size > 0) {
            claim_add_columns(&claim, list.data, columns);
        }
    }
    claim_conclude(&claim);
}

/* 其中公开2件, 其他1件: words that are outcomes among outcomes. */
static const char *outcome_word(const struct figure *figure)
{
    const char *last = "";
    size_t before = outcomes_before(figure, &last);
    bool below = last[0] >= '0' && last[0] <= '9';
    const concepts verbs = SET(PROCESS, RECEIVE, HANDLE, NEW);
    const struct figure *next = figure + 1, *end = figure->sentence->passage->figures + figure->sentence->end;
    bool leads = next < end && figure_has_code(next, OUTCOME, "partially_granted");
    bool among = before > 0 || leads || (figure->in_parts && (figure->sentence->said & verbs));
    if ((figure->near == PUBLISH || figure->behind == PUBLISH) && among && !(figure->own & (verbs | REQUESTS)) &&
        figure->unknown == 0) {
        return "granted";
    }
    bool other_case = figure_has_code(figure, RESULT, "other") && figure->unknown == 0;
    bool other_rest = (figure->own & OF(REST)) && figure->near == REST && figure->unknown == 0;
    if (below && (other_case || other_rest) &&
        strncmp(last, "3.6", 3) == 0) { /* 其他处理4件，其中逾期不补正2件、其他情形2件 */
        return "3.6.3";
    }
    struct span lead = {figure->statement->plain->text.data, figure->statement->place.from};
    if (before > 0 && span_ends(lead, SPAN("不存在")) &&
        figure->sentence->passage->report->tables[TABLE_STATISTICS].times > 0) {
        return "not_existing"; /* 非本机关1件；不存在6件 */
    }
    bool rest = (figure->own & OF(REST)) && figure->near != NOTHING && figure->unknown == 0 &&
                !(figure->own & (verbs | REQUESTS | OF(ALL)));
    return rest && before >= 1 && !below ? "other" : NULL; /* that only confirms where few are named */
}

/* 无法提供14件、不予处理3件，合计17件: the outcomes before it in the sentence; how many. */
static size_t outcomes_summed(const struct figure *figure, const char **codes)
{
    const concepts others = ~SET(FILLER, SUM, NOTHING);
    const struct figure *first = figure_first(figure);
    bool sums = (figure->own & OF(SUM)) && !(figure->own & others) && figure->unknown == 0;
    size_t count = 0;
    for (const struct figure *other = first; sums && other < figure; other++) {
        sums = count < MOST_OUTCOMES - 1 && figure_codes(other, OUTCOME, &codes[count], 1) == 1;
        count += sums;
    }
    return sums && count > 1 ? count : 0;
}

/* 属行政查询事项，不予公开2件; 不由本机关掌握（本机关不掌握）无法提供2件: the line that the words before name, and the
 * figure's own do not. NULL: none. */
static const char *reason_before(const struct figure *figure)
{
    const struct token *items = figure->sentence->passage->tokens.items;
    for (size_t i = figure->token; i-- > figure->sentence->from && items[i].kind != TOKEN_STOP &&
                                   items[i].kind != TOKEN_FIGURE && items[i].kind != TOKEN_COLON;) {
        if (items[i].concept == OUTCOME && items[i].code && items[i].code[0] >= '0' && items[i].code[0] <= '9') {
            return items[i].code;
        }
    }
    return NULL;
}

struct outcomes outcomes_of(const struct figure *figure)
{
    struct outcomes outcomes = {.count = 0};
    const char **codes = outcomes.codes;
    size_t count = figure_codes(figure, OUTCOME, codes, MOST_OUTCOMES - 1);
    count = count > 0 ? count : outcomes_summed(figure, codes);
    outcomes.unmistakable = outcomes_are_unmistakable(codes, count);
    static const char *const therefore[] = {"据此", "依此", "以此为由", "按此"};
    if (count == 0 && (figure->own & OF(PROCESS)) && span_contains_any(figure_lead_text(figure), ANY(therefore)) &&
        (codes[0] = reason_before(figure))) { /* 确认本机关不掌握，据此答复5件 */
        outcomes.unmistakable = outcomes_are_unmistakable(codes, ++count);
    }
    const char *word = count == 0 ? outcome_word(figure) : NULL;
    if (word) {
        codes[count++] = word;
    }
    bool partly = count == 1 && strcmp(codes[0], "partially_granted") == 0;
    if (partly && (figure->own & OF(PUBLISH))) {
        codes[count++] = "granted";
    }
    const struct figure *part = figure_behind(figure); /* 公开答复24件，其中全部公开22件、部分公开2件 */
    if (count == 1 && strcmp(codes[0], "granted") == 0 && part->opener != OPENER_NONE &&
        figure_has_code(part, OUTCOME, "granted")) {
        codes[0] = "granted+partially_granted";
    }
    const char *reason = count == 1 && !(codes[0][0] >= '0' && codes[0][0] <= '9') ? reason_before(figure) : NULL;
    if (reason) {
        codes[count++] = reason;
    }
    outcomes.count = count;
    return outcomes;
}
