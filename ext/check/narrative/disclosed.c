#include "check/narrative/claims.h"

#include "check/narrative/claim.h"

enum { MOST_CELLS = 4, ONE_WORD = 3, NOT_MUCH = 12, LONGEST_LIST = 40 };

/* The cells that a figure of documents can mean, by what was done to them. */
static const struct deed {
    enum concept concept; /* NOTHING: only that there are some, or were published */
    const char *measures[MOST_CELLS];
} deeds[] = {
    {REPEAL, {"repealed"}},
    {IN_FORCE, {"in_force", "total_published"}},
    {MAKE, {"issued", "newly_made", "newly_published"}},
    {PUBLISH, {"newly_published"}}, /* 制作规范性文件6件、公开5件 */
    {NOTHING, {"issued", "in_force", "newly_published", "total_published"}},
};

static const struct deed *deed_of(enum concept concept)
{
    const struct deed *deed = deeds;
    while (deed->concept != concept && deed->concept != NOTHING) {
        deed++;
    }
    return deed;
}

/* The claim of a figure that counts one of the cells of a line. */
static void claim_cells(struct figure *figure, const char *rule, bool unsure, const char *line,
                        const char *const measures[MOST_CELLS])
{
    struct claim claim = claim_of_figure(figure, rule);
    claim_convert(&claim);
    claim.confirms_only = unsure;
    for (size_t i = 0; i < MOST_CELLS && measures[i]; i++) {
        claim_add_cell(&claim, TABLE_PROACTIVE_DISCLOSURE, line, measures[i]);
    }
    claim_conclude(&claim);
}

/* The cell of one measure, as its cells. */
#define ONLY(measure)                                                                                                  \
    (const char *const[MOST_CELLS])                                                                                    \
    {                                                                                                                  \
        (measure)                                                                                                      \
    }

/* ---- documents ---- */

/* What was done, by the figure's own words; the one beside it where they name two. */
static enum concept deed_named(const struct figure *figure)
{
    concepts named = figure->own & DEEDS;
    if (!named && (figure->own & OF(NEW)) && figure->context.topic == TOPIC_DOCUMENTS) { /* 现有40件，本年新增6件 */
        return MAKE;
    }
    if (named & (named - 1)) {
        bool near = DEEDS & OF(figure->near);
        bool kept = !(named & OF(REPEAL)); /* 此前制发、现行有效的规范性文件40件 */
        return near ? figure->near : DEEDS & OF(figure->behind) ? figure->behind : kept ? IN_FORCE : NOTHING;
    }
    return named & OF(REPEAL) ? REPEAL : named & OF(IN_FORCE) ? IN_FORCE : named & OF(MAKE) ? MAKE : NOTHING;
}

/* 废止规章1件、规范性文件6件: a document in a list has the verb of the one before it. */
static enum concept deed_inherited(const struct figure *figure)
{
    const struct figure *first = figure_first(figure);
    const struct token *items = figure->sentence->passage->tokens.items;
    first = figure - first > LONGEST_LIST ? figure - LONGEST_LIST : first;
    while (figure > first && !(figure->own & DEEDS)) {
        for (size_t i = figure[-1].token + 1; i < figure->token; i++) {
            bool goes_on = items[i].kind == TOKEN_LIST || items[i].kind == TOKEN_PHRASE ||
                           (items[i].kind == TOKEN_COMMA && figure->opener == OPENER_WORD) ||
                           (items[i].kind == TOKEN_OPENING && figure->opener == OPENER_BRACKET);
            if (!goes_on) {
                return NOTHING;
            }
        }
        figure--; /* also 印发公文30件，其中规范性文件6件 */
        if (!(figure->own & SET(DOCUMENT, DOCUMENT_WORD))) {
            return NOTHING;
        }
    }
    return deed_named(figure);
}

/* 本年度制发0件，废止1件，现行有效3件: the columns of the form, as a sentence. */
static bool tells_the_columns(const struct sentence *sentence)
{
    concepts said = sentence->said & DEEDS;
    return (said & OF(IN_FORCE)) && (said & SET(MAKE, REPEAL));
}

/* 制作规范性文件6件、公开5件: of the documents before it, those that were published. */
static bool is_published_too(const struct figure *figure)
{
    concepts before = figure_before(figure)->own;
    return figure->near == PUBLISH && figure->unknown == 0 && !(figure->own & ~SET(PUBLISH, FILLER, SUM, NEW)) &&
           (before & OF(DOCUMENT)) && (before & OF(MAKE)) && figure->context.topic == TOPIC_DOCUMENTS;
}

/* The line of section 2 that a figure speaks of; NULL: none. */
static const char *line_of(const struct figure *figure)
{
    const char *codes[3];
    size_t count = figure_codes(figure, DOCUMENT, codes, 3);
    if (count > 0 || figure->of_something_else) { /* 党内规范性文件3件 */
        return count == 1 ? codes[0] : NULL;
    }
    bool beside = (DEEDS | OF(NEW)) & (OF(figure->near) | OF(figure->behind)); /* not 印发通知5份 */
    bool nothing_else = figure->unknown <= (beside ? NOT_MUCH : ONE_WORD) && (figure->own & (DEEDS | OF(NEW))) &&
                        !(figure->own & SET(PUBLISH, DECISION, REQUEST, RESULT));
    if (!nothing_else) {
        return NULL;
    }
    bool spoken_of = figure->context.topic == TOPIC_DOCUMENTS && figure->context.line;
    return spoken_of ? figure->context.line : tells_the_columns(figure->sentence) ? "normative_documents" : NULL;
}

/* 印发规范性文件37件，其中以市政府名义印发4件: of the same documents, some. */
static bool is_some(const struct figure *figure, const char *line, enum concept done)
{
    const struct figure *first = figure_first(figure), *other = figure;
    const char *code;
    first = figure - first > LONGEST_LIST ? figure - LONGEST_LIST : first;
    bool some = false;
    while (figure->in_parts && !some && other-- > first) {
        some = figure_codes(other, DOCUMENT, &code, 1) && strcmp(code, line) == 0 && deed_named(other) == done;
    }
    return some;
}

/* 废止政策文件23件，继续有效136件: of another kind, which the sentence names first. */
static bool follows_policies(const struct figure *figure)
{
    const struct figure *first = figure_first_near(figure);
    return !(figure->sentence->said & OF(DOCUMENT)) && figure_has_code(first, DOCUMENT_WORD, "policy");
}

/* 清理涉企规范性文件15件，废止4件: of the kind that the figure before names. */
static bool is_of_some(const struct figure *figure)
{
    const struct figure *before = figure_before(figure);
    const struct token *next = &figure->sentence->passage->tokens.items[before->token + 1];
    bool listed = (before->own & OF(SUBSET)) && next->kind == TOKEN_LIST; /* 标注“已废止”15件、“已失效”1件 */
    return listed || (!(figure->own & OF(DOCUMENT)) && (before->own & OF(DOCUMENT)) && !(before->own & DEEDS) &&
                      before->unknown > ONE_WORD);
}

/* 省政府规章, 市级规范性文件: not in the report of a county, or of a bureau. */
static bool is_of_level_above(const struct figure *figure)
{
    static const char *const levels[][2] = {
        {"省级", "省"}, {"省政府", "省"}, {"市级", "市人民政府"}, {"县级", "县人民政府"}, {"区级", "区人民政府"}};
    struct span lead = figure_lead_text(figure);
    bool above = false;
    for (size_t i = 0; i < COUNT(levels); i++) {
        above |= span_contains(lead, span_of(levels[i][0])) &&
                 !span_contains(figure->sentence->passage->report->agency, span_of(levels[i][1]));
    }
    return above;
}

/* False: it is none of documents. */
static bool claim_documents(struct figure *figure)
{
    bool published = is_published_too(figure);
    const char *line = published ? figure->context.line : line_of(figure);
    enum concept done = published                         ? PUBLISH
                        : figure->own & (DEEDS | OF(NEW)) ? deed_named(figure)
                                                          : deed_inherited(figure);
    if (!line || is_some(figure, line, done) || span_contains(figure->statement->unit, SPAN("次")) ||
        !figure_counts_pieces(figure)) {
        return line != NULL;
    }
    bool library = figure_has_code(figure, NOTHING, "library"); /* 规范性文件库收录现行有效文件40件 */
    bool other = !published && !(library && done == IN_FORCE) && (figure->own & SET(CHANNEL, PUBLISH, DOCUMENT_WORD));
    bool things = !(figure->sentence->said & OF(DOCUMENT)) && figure->statement->unit.size > 0 &&
                  !is_one_of(figure->statement->unit, "件 份 部"); /* 制度3项 */
    bool unsure = done == NOTHING || things || (library && done != IN_FORCE) || (figure->lead & OF(SUBSET)) ||
                  is_of_level_above(figure) || figure_has_code(figure, MAKE, "revise") || is_of_some(figure) ||
                  follows_policies(figure) ||
                  /* 印发公文74件，其中没有行政规范性文件 */
                  ((figure->own & OF(DOCUMENT_WORD)) && !(figure->own & OF(DOCUMENT)) &&
                   (figure->sentence->said & OF(DOCUMENT))) ||
                  (other && !(figure->own & OF(DOCUMENT)) &&
                   (figure_has_code(figure, DOCUMENT_WORD, "policy") || !tells_the_columns(figure->sentence)));
    claim_cells(figure, "narrative.documents", unsure, line, deed_of(done)->measures);
    return true;
}

/* ---- decisions ---- */

/* 处罚120件: not said to be the administrative ones, unless another figure of the sentence was. */
static bool is_short(const struct figure *figure)
{
    static const char *const bare[] = {"处罚", "强制", "许可"}, *const full[] = {"行政处罚", "行政强制", "行政许可"};
    struct span lead = {figure->statement->plain->text.data, figure->statement->place.from};
    return !figure->vouched && span_ends_any(lead, ANY(bare)) && !span_ends_any(lead, ANY(full));
}

/* False: it is none of decisions. */
static bool claim_decisions(struct figure *figure)
{
    const char *codes[3];
    size_t count = figure_codes(figure, DECISION, codes, 3);
    if (count == 0 && figure->near == MAKE_DECISION && figure->unknown == 0 && figure->context.decision) {
        codes[count++] = figure->context.decision; /* 行政许可…，处理决定数量1560件 */
    }
    /* 作出的15件行政处罚决定已在平台公开: what is said of them behind it makes them no others */
    bool made = (figure->lead & OF(MAKE_DECISION)) && figure->behind == DECISION;
    concepts own = made ? figure->lead : figure->own;
    bool concluded = (own & OF(PROCESS)) && !(own & OF(MAKE_DECISION)); /* 办结行政许可 may count what was asked for */
    own &= figure->near == DECISION ? ~OF(PROCESS) : ~(concepts)0;      /* 办结许可并作出决定 */
    const concepts elsewhere = SET(CHANNEL, RECEIVE, NEW, RESULT, RECONSIDERATION, LITIGATION, PROCESS);
    if (count != 1 || (own & elsewhere) || !figure_counts_pieces(figure)) {
        return count > 0;
    }
    struct span unit = figure->statement->unit;
    bool pieces = is_one_of(unit, figure->near == DECISION ? "件 宗 起 例 次 件次" : "件 宗 起 例");
    pieces |= (figure->own & OF(MAKE_DECISION)) && is_one_of(unit, "份 件次");
    bool told = (figure->own & SET(MAKE_DECISION, HANDLE)) || figure->near == DECISION || figure->paired;
    /* 投诉3件，行政处罚2件: perhaps those that came of it */
    const struct figure *before = figure_before(figure);
    bool follows = is_one_of(before->statement->unit, "件 起 宗 例 次") &&
                   ((before->own & OF(ELSE)) || (!before->claimed && before->foreign >= SPAN("执法").size));
    bool published = ((made ? own : figure->lead) & OF(PUBLISH)) ||
                     ((figure->context.said & ~figure->tail & OF(PUBLISH)) && !(figure->own & OF(MAKE_DECISION)));
    follows |= (figure->own & OF(ELSE)) != 0;
    published |= concluded;
    bool unsure = !(told || made) || !pieces || follows || (published && !figure->vouched) || is_short(figure) ||
                  (figure->in_parts && figure->near != DECISION);
    claim_cells(figure, "narrative.decisions", unsure, codes[0], ONLY("decisions"));
    return true;
}

/* 行政许可上一年项目数量120项 */
static void claim_items(struct figure *figure)
{
    const char *code = "fees";
    if ((figure->own & OF(FEES)) || figure_codes(figure, DECISION, &code, 1) == 1) {
        claim_cells(figure, "narrative.decisions", false, code, ONLY("items_last_year"));
    }
}

/* ---- money ---- */

/* 政府集中采购178项、1846.03万元 */
static bool is_amount_of_items(const struct figure *figure)
{
    const struct figure *before = figure_before(figure);
    return (before->own & OF(PROCUREMENT)) && figure->unknown == 0 && !(figure->lead & ~OF(FILLER)) &&
           !span_contains(before->statement->unit, SPAN("元"));
}

static void claim_fees_and_procurement(struct figure *figure)
{
    bool money = span_contains(figure->statement->unit, SPAN("元"));
    const struct figure *before = figure_before(figure); /* 收费9项、金额181万元 */
    bool of_fees = (before->own & OF(FEES)) || figure_has_code(before, NOTHING, "fee_items") ||
                   figure_has_code(figure, NOTHING, "fee_items");
    of_fees |= (figure->sentence->said & OF(FEES)) && !(figure->sentence->said & OF(PROCUREMENT)) && before->own == 0;
    bool fees = (figure->own & OF(FEES)) || (money && (figure->own & OF(MONEY)) && of_fees);
    bool procurement =
        !fees && ((figure->own & OF(PROCUREMENT)) || ((figure->sentence->said & OF(PROCUREMENT)) && money &&
                                                      ((figure->own & OF(MONEY)) || is_amount_of_items(figure))));
    if ((!fees && !procurement) || figure->unknown > NOT_MUCH || (figure->own & OF(CHANNEL))) {
        return;
    }
    if (money) {
        claim_cells(figure, fees ? "narrative.fees" : "narrative.procurement", false, fees ? "fees" : "procurement",
                    ONLY("amount"));
    } else if (procurement && figure_counts_pieces(figure)) {
        bool unsure = (figure->own & OF(PUBLISH)) && !is_one_of(figure->statement->unit, "项 个");
        claim_cells(figure, "narrative.procurement", unsure, "procurement", ONLY("items"));
    }
}

/* 涉及金额21.4万元; 以县政府名义印发规范性文件3件, which may be all */
static bool may_be_all(const struct figure *figure)
{
    return ((figure->own & OF(MONEY)) && !figure_singles_out(figure, "about")) ||
           ((figure->own & OF(DOCUMENT)) && !figure->in_parts && !figure_singles_out(figure, "name")) ||
           (figure->behind == DOCUMENT && (figure->lead & DEEDS) &&
            !(figure->lead & OF(SUBSET))); /* 制发的6件规范性文件同步解读 */
}

void narrative_disclosed(struct figure *figure)
{
    bool decides = figure->near == DECISION && (figure->lead & OF(MAKE_DECISION)); /* 办结许可并作出行政许可决定 */
    const concepts spoken_of = DEEDS | SET(NEW, DOCUMENT, DECISION, FEES, PROCUREMENT, MONEY, ITEMS, MAKE_DECISION);
    if ((!(figure->own & spoken_of) && !is_published_too(figure) && !is_amount_of_items(figure)) ||
        figure_is_aside(figure) || ((figure->own & OF(ELSE)) && !decides) ||
        ((figure->own & OF(SUBSET)) && !may_be_all(figure))) {
        return;
    }
    if (figure->own & OF(ITEMS)) {
        claim_items(figure);
    } else if (!claim_documents(figure) && !claim_decisions(figure)) {
        claim_fees_and_procurement(figure);
    }
}
