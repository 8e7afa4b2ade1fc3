/* A figure of the narrative with all that tells what it means: its own words, and what the words before it left open. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_FIGURE_H
#define DISCLOSURE_CHECK_NARRATIVE_FIGURE_H

#include "check/narrative/said.h"
#include "check/narrative/tokens.h"
#include "check/statement/subject.h"

/* What the sentence speaks of, as far as the tables are concerned. */
enum topic {
    TOPIC_NONE,
    TOPIC_REQUESTS,        /* 政府信息公开申请 */
    TOPIC_RECONSIDERATION, /* 行政复议 */
    TOPIC_LITIGATION,      /* 行政诉讼 */
    TOPIC_REVIEWS,         /* both in one breath: 行政复议、行政诉讼案件 */
    TOPIC_DOCUMENTS,       /* 规范性文件 */
    TOPIC_DECISIONS,       /* 行政许可, and what else section 2 counts */
    TOPIC_OTHER            /* letters, hotlines, proposals: no table has them */
};

#define NO_TOKEN UINT32_MAX

/* What a reader keeps in mind from word to word. */
struct context {
    const char *line;     /* of a document: rules or normative_documents */
    const char *decision; /* of the sentence's last decision: licensing, penalties, ... */
    const char *route;    /* of section 4: the line that was named last; NULL: none was */
    concepts said;        /* all that the sentence named so far, from its last ； on */
    uint32_t topic_at;    /* the token that set the topic, in this clause; NO_TOKEN: none did */
    uint32_t routes;      /* that the sentence named */
    enum topic topic;
    enum topic earlier;      /* the topic before it */
    bool other_time;         /* another year, or a part of this one; until the sentence ends or this year is named */
    bool other_time_outside; /* the same before the bracket that was opened last */
    bool apart;              /* because one applicant, or a test, was named; up to ； */
    bool counted;            /* a figure stands before, from the last ； on */
    bool begun_now;          /* and the first of them was of this year */
    bool respectively;       /* 分别: figures and words stand apart; until the sentence ends */
    bool disclosure;         /* the sentence speaks of 信息公开 */
    bool body;               /* and of what another office, or the office in another role, does */
    bool deciding;           /* likewise, unless it speaks of 信息公开 */
    bool sorted;             /* it sorts documents: 主动公开80件，依申请公开10件，不予公开5件 */
    bool other_office;       /* what another office did */
    bool doubtful;           /* the topic is likely, and not said: a claim can be confirmed, and not contradicted */
    bool idle;               /* no figure stands between the topic and here */
};

/* What stands between a figure and the one before it and says that parts of a total follow. */
enum opener { OPENER_NONE, OPENER_WORD, OPENER_BRACKET };

/* A few stretches of tokens, from..to each: a figure's own words, without the remarks in brackets between them. */
enum { MOST_STRETCHES = 5 };

struct words {
    struct {
        uint32_t from, to;
    } stretches[MOST_STRETCHES];
    uint32_t count;
};

/* 全部办结, for the section: what it may contradict stands perhaps in another sentence. */
struct all_claim {
    bool made, checked; /* checked: a table had the figure */
    struct said said;
};

/* A sentence while its claims are read. */
struct sentence {
    const struct passage *passage;
    size_t from, to;   /* tokens */
    size_t first, end; /* figures */
    concepts said;     /* all that it names */
    bool whole;        /* among it all of an office, or of what it governs: 全县, 本机关 */
    struct context begin;
    struct all_claim *all;    /* of the section */
    unsigned columns;         /* of applicants that it begins with, for figures that name none; see applicants.h */
    bool enterprises_are_all; /* no other kind of organisation is named */
};

struct figure {
    const struct sentence *sentence; /* that it stands in */
    const struct statement *statement;
    const char *lines;        /* of section 3: the line that the claim was confirmed by; NULL: none, or more than one */
    double counted;           /* what the table has of a claim */
    concepts lead, tail, gap; /* gap: all between the figure before it in the sentence and itself */
    concepts own;             /* lead and tail */
    struct context context;
    struct words words;   /* its own: its lead, and its tail */
    uint32_t token;       /* itself */
    uint32_t behind_tail; /* the token behind its tail */
    size_t unknown;       /* bytes of its own words that no phrase covers */
    size_t foreign;       /* of them, those that are no piece of the agency's name */
    size_t modifiers;     /* of those, the ones that may make it speak of something else */
    int depth;            /* of brackets */
    uint32_t lists;       /* a bit for each depth at which an opener stands before it, and its list goes on */
    enum concept near;    /* the phrase that stands right before it, what says nothing aside; else NOTHING */
    enum concept behind;  /* likewise behind it */
    enum opener opener;
    bool of_something_else; /* a word of no concept stands right before it: 答复书36份 */
    bool in_parts;          /* it is of such a list */
    bool bracketed;         /* alone in brackets behind its words: 自然人（30件） */
    bool paired;            /* 分别 gave it its words */
    bool
        vouched; /* others of its sentence and topic were confirmed: it speaks of the tables, whatever its words leave open */
    bool confirmed; /* a table has the same figure: the claims say so, narrative_parts asks */
    bool claimed;   /* a claim was made of it */
    bool summed;    /* its parts were found */
};

/* One section of the narrative while it is walked. */
/* How many characters of the section stand before a place, from which others are counted. */
struct counted {
    const char *place;
    uint64_t before;
};

struct passage {
    struct known_meanings *known; /* of claims: claim.c */
    const struct report *report;
    const struct section *section;
    const struct plain_text *plain;
    struct tokens tokens;
    struct check_list *list;
    struct failure *failure;
    struct arena *scratch;  /* of what no check keeps */
    struct figure *figures; /* of the section, in reading order */
    size_t figure_count;
    struct counted *counted;
};

/* Reads the tokens from..to into the context. */
void context_read(struct context *context, const struct passage *passage, size_t from, size_t to);

/* Whether a sentence that begins with the token `at` gives parts of what the one before it counted. */
bool sentence_goes_on(const struct passage *passage, size_t at);

/* What is left of a context where a new sentence begins with the token `at`. */
void context_begin_sentence(struct context *context, const struct passage *passage, size_t at);

/* Fills `figure` for the token `at` of a sentence, which is `statement`; behind the one before it in the same sentence, if
 * there is one. `context` has been read up to `*read`, and is read on up to its last word. */
void figure_make(struct figure *figure, const struct sentence *sentence, size_t at, const struct statement *statement,
                 struct context *context, size_t *read);

/* Whether it counts pieces, of requests, cases, documents; without a unit it may. */
static inline bool figure_counts_pieces(const struct figure *figure)
{
    return figure->statement->unit.size == 0 || (figure->statement->counts & COUNTS_PIECES);
}

/* The first figure of its sentence; the one before it there, and behind it: an empty figure where there is none. */
const struct figure *figure_first(const struct figure *figure);

/* The first of it, or of the last of a long list: no list is longer, and hostile text is. */
const struct figure *figure_first_near(const struct figure *figure);
const struct figure *figure_before(const struct figure *figure);
const struct figure *figure_behind(const struct figure *figure);

/* The token behind `word` of its own words, NULL: the first of them; returns NULL behind the last. */
const struct token *figure_next_word(const struct figure *figure, const struct token *word);

/* The codes of a concept in the figure's own words, each once, up to `most`; returns how many there are. */
size_t figure_codes(const struct figure *figure, enum concept concept, const char **codes, size_t most);

bool figure_has_code(const struct figure *figure, enum concept concept, const char *code);

/* Whether its words say that it is a sum, and beside that nothing but these: 共计36件. */
bool figure_sums_up(const struct figure *figure, concepts beside);

/* The print before it that is its own, with what no phrase of it covers. */
struct span figure_lead_text(const struct figure *figure);

/* Whether its words single some out, other than by words with the code `allowed`: 涉及征收的, 口头. */
bool figure_singles_out(const struct figure *figure, const char *allowed);

/* Whether the figure counts nothing that a table could have: a change, a share, an average, another year's, another
 * office's. */
bool figure_is_aside(const struct figure *figure);

/* Gives the figures first..end of a sentence the words that 分别 pairs them with, and a figure behind 增加到 the words of
 * the one before it. */
void figures_take_distant_words(const struct passage *passage, size_t first, size_t end);

/* Whether the words speak of offices below the report's own: 下辖各县; not together with others: 全县各镇、各部门. */
bool words_name_those_below(const struct figure *figure);

/* Whether they are named alone, though as all of them: 全区各街道. */
bool words_name_all_below(const struct figure *figure);

/* Whether one of the tokens from..to is an office that is not the report's own. */
bool names_other_office(const struct passage *passage, size_t from, size_t to);

/* Whether an office that is not the report's own acts within the tokens from..to of the sentence: `*own` where they name
 * the own one. */
bool other_office_acts(const struct sentence *sentence, size_t from, size_t to, bool *own);

#endif
