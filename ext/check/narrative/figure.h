/* A figure of the narrative with all that tells what it means: its own words, and what the words before it left open. */
#ifndef DISCLOSURE_CHECK_NARRATIVE_FIGURE_H
#define DISCLOSURE_CHECK_NARRATIVE_FIGURE_H

#include "check/statement/statement.h"
#include "check/statement/subject.h"
#include "check/statement/text.h"

/* What the sentence speaks of, as far as the tables are concerned. */
enum topic {
    TOPIC_NONE,
    TOPIC_REQUESTS,        /* 政府信息公开申请 */
    TOPIC_RECONSIDERATION, /* 行政复议 */
    TOPIC_LITIGATION,      /* 行政诉讼 */
    TOPIC_REVIEWS,         /* both in one breath: 行政复议、行政诉讼案件 */
    TOPIC_DOCUMENTS,       /* 规范性文件 */
    TOPIC_OTHER            /* letters, hotlines, proposals, licences: no table has them */
};

/* What a reader keeps in mind from word to word. */
struct context {
    enum topic topic;
    size_t read;       /* up to here the text was read */
    size_t topic_at;   /* behind the words that set the topic */
    bool other_time;   /* another year, or a part of this one; until the sentence ends or this year is named */
    bool respectively; /* 分别: figures and words stand apart; until the sentence ends */
    bool disclosure;   /* the sentence speaks of 信息公开 */
    bool sorted;       /* it sorts documents: 主动公开80件，依申请公开10件，不予公开5件 */
};

/* What stands between a figure and the one before it and says that parts of a total follow. */
enum opener { OPENER_NONE, OPENER_WORD, OPENER_BRACKET };

struct figure {
    const struct statement *statement;
    struct range place; /* in the plain text, with the unit */
    struct range sentence;
    /* Its lead, @ for itself, its tail; years by what they are to the report: 本年, 上年, 下年, 他年. */
    struct span words;
    struct span gap; /* all between the figure before it in the sentence and itself */
    struct context context;
    bool named; /* its own words, not only earlier ones, name the topic */
    int depth;  /* of brackets */
    enum opener opener;
    bool other_office; /* it is not the report's own: 县教育局收到12件 */
    bool in_parts;     /* an opener stands before it in the sentence */
    bool confirmed;    /* a table has the same figure: narrative_claims says so, narrative_parts asks */
};

/* One section of the narrative while it is walked. */
struct passage {
    struct pattern_cache *patterns;
    const struct report *report;
    const struct section *section;
    const struct plain_text *plain;
    struct check_list *list;
    struct failure *failure;
    struct arena *scratch;      /* of what no check keeps */
    bool idle;                  /* the sentence being read has no topic: it is not searched for words that set one */
    uint64_t sentence_position; /* of the sentence being read: characters of the section, from 1 */
    struct figure *figures;     /* of the section, in reading order */
    size_t figure_count;
};

/* As pattern_match on the whole subject, with the passage's failure. */
enum match_outcome passage_match(const struct passage *passage, const struct pattern *pattern, struct span subject);

/* Reads the words from..to of the plain text into the context. False: memory, or a match limit. */
bool context_read(struct context *context, const struct passage *passage, size_t from, size_t to);

/* What is left of a context where a new sentence begins at `at`. */
void context_begin_sentence(struct context *context, const struct passage *passage, size_t at);

/* Fills `figure` for a statement whose sentence is `sentence`; `before` is the figure before it in the same sentence, or
 * NULL. `context` is read on up to its last word. False: memory, or a match limit. */
bool figure_make(struct figure *figure, const struct passage *passage, const struct statement *statement,
                 struct range sentence, const struct figure *before, struct context *context);

#endif
