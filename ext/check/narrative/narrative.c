#include "check/narrative/narrative.h"

#include "base/scratch.h"
#include "check/narrative/claims.h"

/* Whether the sentence may speak of something that a table counts. The others are most of a narrative. */
static const struct pattern topics = {
    "(?= [申诉办复答规行集] ) (?:"
    " 申请 | 诉讼 | 办结 | 复 (?: 议 | 率 ) | 答复 | 规范性文件 | 规章 | 行政 (?: 许可 | 处罚 | 强制 | 事业 ) | 集中采购 )"};

static bool check_claims(const struct passage *passage, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        struct figure *figure = &passage->figures[i];
        if (!narrative_requests(passage, figure) || !narrative_reviews(passage, figure) ||
            !narrative_disclosed(passage, figure)) {
            return false;
        }
    }
    return true;
}

static size_t place_of(const struct passage *passage, const struct statement *statement)
{
    return plain_text_find(passage->plain, (size_t)(statement->text.data - passage->plain->printed.data));
}

/* Reads one sentence: its figures are the statements from `*next` on that stand in it. */
static bool read_sentence(struct passage *passage, struct range sentence, const struct statement *statements,
                          size_t count, size_t *next, struct context *context)
{
    struct span text = {passage->plain->text.data + sentence.from, sentence.to - sentence.from};
    context_begin_sentence(context, passage, sentence.from);
    struct context begin = *context;
    enum match_outcome claims = passage_match(passage, &topics, text);
    if (claims == MATCH_FAILED) {
        return false;
    }
    passage->idle = claims == MATCH_NONE && (context->topic == TOPIC_NONE || context->topic == TOPIC_OTHER);
    size_t first = *next;
    for (; *next < count && place_of(passage, &statements[*next]) < sentence.to; (*next)++) {
        struct figure *figure = &passage->figures[*next];
        const struct figure *before = *next > first ? figure - 1 : NULL;
        if (!figure_make(figure, passage, &statements[*next], sentence, before, context)) {
            return false;
        }
        passage->figure_count = *next + 1;
    }
    if (claims == MATCH_FOUND) { /* what it names goes on into the next sentence */
        size_t from = *next > first && !passage->idle ? context->read : sentence.from;
        if (!narrative_unnumbered(passage, sentence, begin) || !context_read(context, passage, from, sentence.to)) {
            return false;
        }
    }
    return (passage->idle || check_claims(passage, first, *next)) && narrative_parts(passage, first, *next);
}

/* Characters of the print from one place of the plain text to a later one. */
static uint64_t characters_between(const struct passage *passage, size_t from, size_t to)
{
    return utf8_length(span_between(plain_text_printed(passage->plain, from, from).data,
                                    plain_text_printed(passage->plain, to, to).data));
}

static bool read_section(struct passage *passage, const struct statement *statements, size_t count)
{
    struct span text = passage->plain->text;
    struct context context = {.topic = passage->section->ordinal == 3 ? TOPIC_REQUESTS : TOPIC_NONE};
    passage->figures = arena_allocate_array(passage->scratch, count, sizeof *passage->figures);
    if (!passage->figures) {
        return fail_memory(passage->failure);
    }
    passage->figure_count = 0;
    passage->sentence_position = 1;
    size_t next = 0, counted = 0;
    for (size_t at = 0; at < text.size;) {
        while (at < text.size && text.data[at] == '\n') {
            at++;
        }
        struct range sentence = {at, plain_text_sentence_end(text, at)};
        passage->sentence_position += characters_between(passage, counted, at);
        counted = at;
        if (!read_sentence(passage, sentence, statements, count, &next, &context)) {
            return false;
        }
        at = sentence.to;
    }
    return true;
}

static bool read_sections(struct pattern_cache *patterns, const struct report *report,
                          const struct statement_list *statements, struct arena *scratch, struct check_list *list,
                          struct failure *failure)
{
    size_t first = 0;
    for (uint32_t i = 0; i < report->section_count && statements->texts; i++) {
        const struct section *section = &report->sections[i];
        size_t end = first;
        while (end < statements->count && statements->items[end].section == section) {
            end++;
        }
        struct passage passage = {.patterns = patterns,
                                  .report = report,
                                  .section = section,
                                  .plain = &statements->texts[i],
                                  .list = list,
                                  .failure = failure,
                                  .scratch = scratch};
        const struct statement *items = statements->count > 0 ? statements->items + first : NULL;
        if (passage.plain->text.size > 0 && !read_section(&passage, items, end - first)) {
            return false;
        }
        first = end;
    }
    return true;
}

bool narrative_checks(struct pattern_cache *patterns, const struct report *report,
                      const struct statement_list *statements, struct check_list *list, struct failure *failure)
{
    struct arena *scratch = scratch_begin(report->arena, failure);
    return scratch &&
           scratch_end(scratch, read_sections(patterns, report, statements, scratch, list, failure), failure);
}
