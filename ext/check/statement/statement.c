#include "check/statement/statement.h"

#include "base/scratch.h"
#include "check/statement/figure.h"
#include "check/statement/subject.h"

struct finder {
    struct pattern_cache *patterns;
    struct arena *arena;
    struct failure *failure;
    struct statement_list *list;
    size_t capacity;
    const struct section *section;  /* that is read */
    const struct plain_text *plain; /* its text */
    struct range sentence;
    size_t before;       /* behind the last figure of the sentence, or its begin */
    const char *counted; /* up to here the characters of the print are counted: */
    uint64_t characters;
};

/* Characters of the section before `place`, which never lies before the last one asked for. */
static uint64_t characters_before(struct finder *finder, const char *place)
{
    finder->characters += utf8_length(span_between(finder->counted, place));
    finder->counted = place;
    return finder->characters;
}

static bool add_figure(struct finder *finder, size_t from, const struct figure_text *figure)
{
    struct span text = finder->plain->text, unit = span_part(text, figure->unit_from, figure->unit_to);
    struct statement statement = {
        .section = finder->section,
        .plain = finder->plain,
        .sentence = finder->sentence,
        .place = {from, figure->end},
        .before = finder->before,
        .behind = SIZE_MAX,
        .value = figure->value,
        .unit = figure->percentage ? SPAN("%") : unit,
        .counts = figure->counts,
        .approximate = figure->approximate,
        .position = characters_before(finder, plain_text_printed(finder->plain, from, from).data) + 1,
    };
    if (finder->before > finder->sentence.from) {
        finder->list->items[finder->list->count - 1].behind = from;
    }
    finder->before = figure->end;
    return ARENA_PUSH(finder->arena, finder->list->items, finder->list->count, finder->capacity, statement) ||
           fail_memory(finder->failure);
}

static bool read_sentence(struct finder *finder)
{
    struct span text = finder->plain->text;
    size_t at = finder->before = finder->sentence.from;
    for (enum figure_start start; (start = figure_start(text, &at, finder->sentence.to)) != START_NONE;) {
        struct figure_text figure;
        if (!figure_read(finder->patterns, text, at, finder->sentence.to, start, &figure, finder->failure) ||
            (figure.found && !add_figure(finder, at, &figure))) {
            return false;
        }
        at = figure.end;
    }
    return true;
}

static bool read_section(struct finder *finder, const struct section *section, const struct plain_text *plain)
{
    finder->section = section;
    finder->plain = plain;
    finder->counted = section->text.data;
    finder->characters = 0;
    for (size_t at = 0; at < plain->text.size; at = finder->sentence.to) {
        while (at < plain->text.size && plain->text.data[at] == '\n') {
            at++;
        }
        finder->sentence = (struct range){at, plain_text_sentence_end(plain->text, at)};
        if (!read_sentence(finder)) {
            return false;
        }
    }
    return true;
}

/* The list is made in `scratch`, in which nothing else stands in its way. */
static bool read_sections(struct pattern_cache *patterns, const struct report *report, struct arena *scratch,
                          struct statement_list *list, struct failure *failure)
{
    struct finder finder = {.patterns = patterns, .arena = scratch, .failure = failure, .list = list};
    struct plain_text *texts = arena_allocate_array(report->arena, FORM_SECTIONS + 1, sizeof *texts);
    list->texts = texts;
    for (uint32_t i = 0; i < report->section_count && texts; i++) {
        const struct section *section = &report->sections[i];
        if (section->text.size > 0 && (!plain_text_make(report->arena, section->text, &texts[i], failure) ||
                                       !read_section(&finder, section, &texts[i]))) {
            return false;
        }
    }
    struct statement *kept = texts ? arena_allocate_array(report->arena, list->count, sizeof *kept) : NULL;
    if (kept && list->count > 0) {
        memcpy(kept, list->items, list->count * sizeof *kept);
    }
    list->items = kept;
    return kept || fail_memory(failure);
}

bool statements_find(struct pattern_cache *patterns, const struct report *report, struct statement_list *list,
                     struct failure *failure)
{
    *list = (struct statement_list){0};
    struct arena *scratch = scratch_begin(report->arena, failure);
    return scratch && scratch_end(scratch, read_sections(patterns, report, scratch, list, failure), failure);
}

/* ---- what a figure's surroundings say, for who asks ---- */

static struct span print_of(const struct statement *statement, struct range range)
{
    return plain_text_printed(statement->plain, range.from, range.to);
}

struct span statement_text(const struct statement *statement)
{
    return print_of(statement, statement->place);
}

struct span statement_sentence(const struct statement *statement)
{
    return span_trim(print_of(statement, statement->sentence));
}

struct span statement_subject(const struct statement *statement)
{
    bool percentage = span_equal(statement->unit, SPAN("%"));
    return print_of(statement, subject_find(statement->plain->text, statement->sentence, statement->place,
                                            statement->before, percentage));
}

struct range statement_clause(const struct statement *statement)
{
    return clause_find(statement->plain->text, statement->sentence, statement->place);
}
