/* Who asks: the columns of section 3 that a figure speaks of. */
#include "check/narrative/applicants.h"

enum { MOST_CODES = 12 };

unsigned applicant_columns(const char *code)
{
    if (strcmp(code, "total") == 0 || strcmp(code, "organisations") == 0) {
        return code[0] == 't' ? APPLICANT_TOTAL : APPLICANT_ORGANISATIONS;
    }
    if (strcmp(code, "citizens") == 0) {
        return 1;
    }
    if (strcmp(code, "enterprises") == 0) {
        code = "business";
    }
    uint32_t line = form_find_line(TABLE_REQUESTS, FORM_ANY, "1");
    return 1u << form_find_measure(&form_lines[line], code);
}

static unsigned columns_named(const struct figure *figure)
{
    const char *codes[MOST_CODES];
    size_t count = figure_codes(figure, APPLICANT, codes, MOST_CODES);
    unsigned columns = 0;
    for (size_t i = 0; i < count; i++) {
        columns |= applicant_columns(codes[i]);
    }
    return columns;
}

/* 自然人30件，企业3件，其他3件: the columns that the list before has not named; 0: it is no such list. */
static unsigned columns_left(const struct figure *figure)
{
    const concepts elsewhere = SET(OUTCOME, RESULT, PROCESS, CARRIED_OVER, CARRIED_FORWARD);
    unsigned columns = 0, each;
    if (!(figure->own & OF(REST)) || figure->near != REST || (figure->own & elsewhere)) {
        return 0;
    }
    unsigned all = APPLICANT_TOTAL - 1;
    const struct figure *first = figure_first(figure);
    for (const struct figure *other = figure; other-- > first;) {
        each = columns_named(other);
        if (each == 0 && span_equal(other->statement->unit, SPAN("%"))) { /* 自然人9件，占90% */
            continue;
        }
        if (each == 0) {
            break;
        }
        if (figure->in_parts && !other->in_parts) { /* 法人或其他组织申请3件，其中企业1件、其他2件 */
            all = each < APPLICANT_TOTAL ? each : all;
            break;
        }
        columns |= each;
    }
    bool list = (columns & (columns - 1)) && columns < APPLICANT_TOTAL;
    return list ? all & ~columns : 0;
}

/* 30名自然人和6家企业提出36件: those who ask have figures of their own. */
static bool counted_apart(const struct figure *figure)
{
    return is_one_of(figure_before(figure)->statement->unit, "名 家 位 人 个");
}

unsigned applicants_of(const struct figure *figure)
{
    const concepts acts = SET(RECEIVE, NEW, PROCESS, HANDLE, REQUEST, REQUEST_KIND, REQUEST_WORD);
    unsigned columns = counted_apart(figure) ? 0 : columns_named(figure);
    bool only_public = columns == 1 && figure_has_code(figure, APPLICANT, "citizens");
    if (columns == 0) {
        return columns_left(figure);
    }
    if (only_public && !figure->in_parts && !(figure->own & acts)) { /* 接待群众32人次 */
        return 0;
    }
    return columns & APPLICANT_TOTAL ? APPLICANT_TOTAL : columns;
}

void claim_add_columns(struct claim *claim, const char *lines, unsigned columns)
{
    claim_add(claim, TABLE_REQUESTS, lines, columns & ~(unsigned)OR_TOTAL);
    claim_add(claim, TABLE_REQUESTS, lines, columns & OR_TOTAL ? APPLICANT_TOTAL : 0);
}

/* 自然人申请：新收30件，公开17件 speaks of them alone; 企业申请3件，公开2件 may go on with all. 0: none. */
static unsigned columns_ahead(const struct sentence *sentence)
{
    const struct passage *passage = sentence->passage;
    const struct figure *first = passage->figures + sentence->first;
    unsigned columns = 0;
    for (size_t i = sentence->from; i < first->token; i++) {
        const struct token *token = &passage->tokens.items[i];
        columns |= token->concept == APPLICANT ? applicant_columns(token->code) : 0;
        if (token->kind == TOKEN_COLON && columns && columns < APPLICANT_TOTAL) {
            return columns;
        }
    }
    /* 企业申请3件; 自然人仍是主力，新收30件 */
    bool alone = columns && !first->in_parts && columns < APPLICANT_TOTAL;
    for (size_t i = first->token; alone && i < sentence->to; i++) {
        alone = passage->tokens.items[i].concept != APPLICANT;
    }
    return alone ? columns | OR_TOTAL : 0;
}

/* 自然人30件，企业6件: no kind of organisation but 企业, which may then mean all. */
static bool names_no_other_kind(const struct sentence *sentence)
{
    bool other = false;
    for (size_t i = sentence->from; i < sentence->to && !other; i++) {
        const struct token *token = &sentence->passage->tokens.items[i];
        other = token->concept == APPLICANT && strcmp(token->code, "enterprises") != 0 &&
                (applicant_columns(token->code) & APPLICANT_ORGANISATIONS);
    }
    return !other;
}

void applicants_read(struct sentence *sentence)
{
    if ((sentence->said & OF(APPLICANT)) && sentence->first < sentence->end) {
        sentence->columns = columns_ahead(sentence);
        sentence->enterprises_are_all = names_no_other_kind(sentence);
    }
}
