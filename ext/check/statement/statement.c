#include "check/statement/statement.h"

#include "check/statement/figure.h"
#include "check/statement/subject.h"
#include "check/statement/text.h"

struct finder {
    struct pattern_cache *patterns;
    const struct report *report;
    struct arena *arena;
    struct failure *failure;
    struct statement_list *list;
    size_t capacity;
    const struct section *section;
    struct plain_text *texts; /* the list's */
    struct plain_text plain;  /* of the section being read */
    struct range sentence;
    struct span printed; /* the sentence, once a figure was found in it */
    size_t previous_end; /* behind the last figure of the sentence, or its begin */
    const char *counted; /* up to here the characters of the print are counted: */
    uint64_t characters;
};

static struct span print_of(const struct finder *finder, struct range range)
{
    return plain_text_printed(&finder->plain, range.from, range.to);
}

/* Characters of the section before `place`, which never lies before the last one asked for. */
static uint64_t characters_before(struct finder *finder, const char *place)
{
    finder->characters += utf8_length(span_between(finder->counted, place));
    finder->counted = place;
    return finder->characters;
}

static bool add(struct finder *finder, struct statement statement)
{
    return ARENA_PUSH(finder->arena, finder->list->items, finder->list->count, finder->capacity, statement) ||
           fail_memory(finder->failure);
}

/* The words behind a figure belong to it up to the next one: where that begins is looked up here. */
static struct range tail_before_next_figure(struct span text, struct range tail)
{
    size_t at = tail.from;
    while (at < tail.to && !(text.data[at] >= '0' && text.data[at] <= '9')) {
        at++;
    }
    return (struct range){tail.from, at};
}

static bool add_figure(struct finder *finder, size_t from, const struct figure_text *figure)
{
    struct span text = finder->plain.text;
    struct range range = {from, figure->end};
    if (finder->previous_end == finder->sentence.from) {
        finder->printed = span_trim(print_of(finder, finder->sentence));
    }
    struct surroundings around = surroundings_find(text, finder->sentence, range, finder->previous_end);
    around.tail = tail_before_next_figure(text, around.tail);
    struct range unit = {figure->unit_from, figure->unit_to};
    bool percentage = figure->percentage || (unit.to - unit.from == 1 && text.data[unit.from] == '%');
    struct statement statement = {
        .section = finder->section,
        .sentence = finder->printed,
        .clause = print_of(finder, around.clause),
        .subject = print_of(finder, subject_find(text, &around, percentage)),
        .text = print_of(finder, range),
        .value = figure->value,
        .unit =
            percentage ? SPAN("%") : span_part(text, unit.from, unit.to), /* 人次, though a line ends between them */
        .approximate = figure->approximate,
    };
    statement.position = characters_before(finder, statement.text.data) + 1;
    finder->previous_end = figure->end;
    return add(finder, statement);
}

static bool read_sentence(struct finder *finder)
{
    struct span text = finder->plain.text;
    finder->previous_end = finder->sentence.from;
    size_t at = finder->sentence.from;
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

static bool read_section(struct finder *finder, const struct section *section)
{
    finder->section = section;
    finder->counted = section->text.data;
    finder->characters = 0;
    if (section->text.size == 0) {
        return true;
    }
    if (!plain_text_make(finder->arena, section->text, &finder->plain, finder->failure)) {
        return false;
    }
    finder->texts[section - finder->report->sections] = finder->plain;
    size_t size = finder->plain.text.size;
    for (size_t at = 0; at < size; at = finder->sentence.to) {
        while (at < size && finder->plain.text.data[at] == '\n') {
            at++;
        }
        finder->sentence = (struct range){at, plain_text_sentence_end(finder->plain.text, at)};
        if (!read_sentence(finder)) {
            return false;
        }
    }
    return true;
}

bool statements_find(struct pattern_cache *patterns, const struct report *report, struct statement_list *list,
                     struct failure *failure)
{
    *list = (struct statement_list){0};
    struct finder finder = {
        .patterns = patterns, .report = report, .arena = report->arena, .failure = failure, .list = list};
    finder.texts = arena_allocate_array(report->arena, FORM_SECTIONS + 1, sizeof *finder.texts);
    if (!finder.texts) {
        return fail_memory(failure);
    }
    list->texts = finder.texts;
    for (uint32_t i = 0; i < report->section_count; i++) {
        if (!read_section(&finder, &report->sections[i])) {
            return false;
        }
    }
    return true;
}
