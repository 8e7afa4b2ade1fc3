/* What a figure answers of itself and of those around it. */
#include "check/narrative/figure.h"

const struct figure *figure_first(const struct figure *figure)
{
    return figure->sentence->passage->figures + figure->sentence->first;
}

const struct figure *figure_first_near(const struct figure *figure)
{
    enum { LONGEST = 60 };
    const struct figure *first = figure_first(figure);
    return figure - first > LONGEST ? figure - LONGEST : first;
}

static const struct statement no_statement;
static const struct figure no_figure = {.statement = &no_statement};

const struct figure *figure_before(const struct figure *figure)
{
    return figure > figure_first(figure) ? figure - 1 : &no_figure;
}

const struct figure *figure_behind(const struct figure *figure)
{
    const struct figure *end = figure->sentence->passage->figures + figure->sentence->end;
    return figure + 1 < end ? figure + 1 : &no_figure;
}

const struct token *figure_next_word(const struct figure *figure, const struct token *word)
{
    const struct token *items = figure->sentence->passage->tokens.items;
    size_t next = word ? (size_t)(word - items) + 1 : 0;
    for (size_t i = 0; i < figure->words.count; i++) {
        size_t from = figure->words.stretches[i].from, to = figure->words.stretches[i].to;
        if (!word || (next > from && next < to)) {
            return &items[word ? next : from];
        }
        word = next == to ? NULL : word; /* the stretch behind it comes next */
    }
    return NULL;
}

size_t figure_codes(const struct figure *figure, enum concept concept, const char **codes, size_t most)
{
    size_t count = 0;
    for (const struct token *word = NULL;
         (figure->own & OF(concept)) && count < most && (word = figure_next_word(figure, word));) {
        bool wanted = word->kind == TOKEN_PHRASE && word->concept == concept && word->code;
        for (size_t known = 0; known < count && wanted; known++) {
            wanted = strcmp(codes[known], word->code) != 0;
        }
        if (wanted) {
            codes[count++] = word->code;
        }
    }
    return count;
}

bool figure_has_code(const struct figure *figure, enum concept concept, const char *code)
{
    const struct token *word = NULL;
    bool has = false;
    while (!has && (figure->own & OF(concept)) && (word = figure_next_word(figure, word))) {
        has = word->kind == TOKEN_PHRASE && word->concept == concept && word->code && strcmp(word->code, code) == 0;
    }
    return has;
}

/* 涉及他人权益、第三方不同意公开而不予公开1件: the line of an outcome that the words before tell the reason of. */
static bool leads_to_line(const struct figure *figure, const struct token *word)
{
    enum { FURTHEST = 12 };
    bool line = false;
    for (size_t i = 0; !line && i < FURTHEST && (word = figure_next_word(figure, word)); i++) {
        line = word->concept == OUTCOME && word->code[0] >= '0' && word->code[0] <= '9';
    }
    return line;
}

bool figure_singles_out(const struct figure *figure, const char *allowed)
{
    bool does = false;
    for (const struct token *word = NULL;
         !does && (figure->own & OF(SUBSET)) && (word = figure_next_word(figure, word));) {
        const char *code = word->code ? word->code : "";
        /* 因涉及执法案卷而不予公开: it is the outcome's reason; 告知不掌握相关信息; 撤回等其他处理 */
        bool so_on = span_equal(span_part(figure->statement->plain->text, word[1].from, word[1].to), SPAN("等"));
        const struct token *outcome = so_on ? &word[2] : &word[1];
        bool reason = (so_on || strcmp(code, "about") == 0 || strcmp(code, "told") == 0) &&
                      outcome->concept == OUTCOME && word[1].from == word->to;
        reason |= is_one_of(span_of(code), "about told reason") && leads_to_line(figure, word);
        reason |=
            strcmp(code, "told") == 0 && word->from >= figure->statement->place.to && (figure->lead & OF(OUTCOME));
        does = word->concept == SUBSET && !reason && strcmp(code, allowed) != 0;
    }
    return does;
}

bool figure_sums_up(const struct figure *figure, concepts beside)
{
    return (figure->own & OF(SUM)) && !(figure->own & ~(SET(SUM, FILLER) | beside)) && figure->unknown == 0;
}

struct span figure_lead_text(const struct figure *figure)
{
    const struct passage *passage = figure->sentence->passage;
    size_t from = figure->token;
    for (size_t i = 0; i < figure->words.count; i++) { /* the stretch nearest to it */
        from = figure->words.stretches[i].from < figure->token ? figure->words.stretches[i].from : from;
    }
    return span_part(passage->plain->text, from > 0 ? passage->tokens.items[from - 1].to : 0,
                     figure->statement->place.from);
}

bool figure_is_aside(const struct figure *figure)
{
    const struct context *context = &figure->context;
    /* 占答复总数（300件）的33%: what the share is of */
    const struct figure *share = figure_behind(figure); /* 占新收总数36件的33% */
    bool base =
        figure->bracketed || ((figure->own & OF(SUM)) && !(figure->own & OF(CHANGE)) &&
                              share->token <= figure->token + 2 && span_equal(share->statement->unit, SPAN("%")));
    const concepts measures = SET(AVERAGE, PLAN) | (base ? 0 : OF(SHARE));
    bool compared = (figure->own & OF(COMPARE)) || figure->near == CHANGE;
    const concepts left = SET(NEXT_YEAR, CARRIED_FORWARD); /* 期限届至次年的3件结转下年度 */
    bool other_time = context->other_time && (figure->own & left) != left;
    return other_time || context->other_office || (context->respectively && !figure->paired) || compared ||
           (figure->own & measures);
}
