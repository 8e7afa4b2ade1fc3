/* A section's text as what a claim is made of: phrases, figures, times, and the marks between them. One pass finds all. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_TOKENS_H
#define DISCLOSURE_CHECK_NARRATIVE_TOKENS_H

#include "check/narrative/lexicon.h"
#include "check/statement/statement.h"
#include "check/statement/text.h"

enum token_kind {
    TOKEN_PHRASE,
    TOKEN_FIGURE,  /* the statement `index` */
    TOKEN_COMMA,   /* ， */
    TOKEN_COLON,   /* ： */
    TOKEN_STOP,    /* ； */
    TOKEN_LIST,    /* 、 */
    TOKEN_OPENING, /* （; `index` is the token that closes it, or its own */
    TOKEN_CLOSING, /* ）; likewise that which opens it */
    TOKEN_END      /* 。！？ or a line's end: the sentence ends behind it */
};

struct token {
    const char *code;  /* of a phrase; NULL: none */
    uint32_t from, to; /* in the plain text */
    uint32_t index;
    uint8_t kind;    /* enum token_kind */
    uint8_t concept; /* enum concept: of a phrase, as the words around it leave it; FILLER for marks */
    bool whole; /* a phrase that begins with 全, 我 or 本, which all of an office is called by: 全县, 本机关 */
};

struct tokens {
    struct token *items;
    size_t count;
};

/* The tokens of a plain text whose figures are `statements`; `year` is the report's, 0: not known. In `arena`. False: no
 * memory. */
bool tokens_read(struct arena *arena, const struct plain_text *plain, const struct statement *statements,
                 size_t statement_count, int year, struct tokens *tokens, struct failure *failure);

/* Reads a date, or a span of time between two, that begins with the digit at `at`: 2023年, 2023年1月至6月, 12月31日.
 * `year` is the report's, 0: not known. Returns its end, 0: none begins here. The concept is THIS_YEAR, LAST_YEAR,
 * NEXT_YEAR, OTHER_TIME, or FILLER for what says nothing: a first of January, a number of days. times.c */
size_t time_read(struct span text, size_t at, int year, enum concept *concept);

/* A mark, or a figure: what ends a clause as its words are read. */
static inline bool is_mark(const struct token *token)
{
    return token->kind == TOKEN_COMMA || token->kind == TOKEN_COLON || token->kind == TOKEN_STOP ||
           token->kind == TOKEN_END || token->kind == TOKEN_FIGURE;
}

#endif
