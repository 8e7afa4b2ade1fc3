#include "sample.h"

#include <stdio.h>
#include <stdlib.h>

#include "support.h"

#include "check/structure/structure.h"

static const char luyi_proactive[] = "rules 0 0 0\n"
                                     "normative_documents 2 4 8\n"
                                     "licensing 13428 3206 22156\n"
                                     "other_services 0 0 0\n"
                                     "penalties 684 127 3460\n"
                                     "coercive_measures 36 140 577\n"
                                     "fees 48 1\n"
                                     "procurement 258 180000.17\n";

static const char luyi_requests[] = "1 216 3 0 2 0 13 234\n"
                                    "2 0 0 0 0 0 0 0\n"
                                    "3.1 _ _ _ _ _ _ 196\n"
                                    "3.2 _ _ _ _ _ _ 8\n"
                                    "3.3.1 _ _ _ _ _ _ 0\n"
                                    "3.3.2 _ _ _ _ _ _ 0\n"
                                    "3.3.3 _ _ _ _ _ _ 0\n"
                                    "3.3.4 _ _ _ _ _ _ 0\n"
                                    "3.3.5 _ _ _ _ _ _ 1\n"
                                    "3.3.6 _ _ _ _ _ _ 0\n"
                                    "3.3.7 _ _ _ _ _ _ 1\n"
                                    "3.3.8 _ _ _ _ _ _ 0\n"
                                    "3.4.1 15 0 0 0 0 0 15\n"
                                    "3.4.2 1 0 0 0 0 0 1\n"
                                    "3.4.3 0 0 0 0 0 0 0\n"
                                    "3.5.1 4 0 0 0 0 3 7\n"
                                    "3.5.2 1 0 0 0 0 0 1\n"
                                    "3.5.3 0 0 0 0 0 0 0\n"
                                    "3.5.4 2 0 0 0 0 0 2\n"
                                    "3.5.5 0 0 0 0 0 0 0\n"
                                    "3.6 1 0 0 0 0 1 2\n"
                                    "3.7 216 3 0 2 0 13 234\n"
                                    "4 0 0 0 0 0 0 0\n";

static const char luyi_reviews[] = "reconsideration 7 0 1 0 8\n"
                                   "direct_litigation 12 0 1 1 14\n"
                                   "litigation_after_reconsideration 1 1 0 0 2\n";

static const char hongze_proactive[] = "rules 0 0 0\n"
                                       "normative_documents 0 5 5\n"
                                       "licensing 550\n"
                                       "penalties 4119\n"
                                       "coercive_measures 195\n"
                                       "fees 7730.28\n";

static const char hongze_requests[] = "1 21 0 0 0 0 0 21\n"
                                      "2 0 0 0 0 0 0 0\n"
                                      "3.1 0 0 0 0 0 0 0\n"
                                      "3.2 4 0 0 0 0 0 4\n"
                                      "3.3.1 1 0 0 0 0 0 1\n"
                                      "3.3.2 0 0 0 0 0 0 0\n"
                                      "3.3.3 0 0 0 0 0 0 0\n"
                                      "3.3.4 0 0 0 0 0 0 0\n"
                                      "3.3.5 0 0 0 0 0 0 0\n"
                                      "3.3.6 1 0 0 0 0 0 1\n"
                                      "3.3.7 1 0 0 0 0 0 1\n"
                                      "3.3.8 0 0 0 0 0 0 0\n"
                                      "3.4.1 10 0 0 0 0 0 10\n"
                                      "3.4.2 3 0 0 0 0 0 3\n"
                                      "3.4.3 0 0 0 0 0 0 0\n"
                                      "3.5.1 1 0 0 0 0 0 1\n"
                                      "3.5.2 0 0 0 0 0 0 0\n"
                                      "3.5.3 0 0 0 0 0 0 0\n"
                                      "3.5.4 0 0 0 0 0 0 0\n"
                                      "3.5.5 0 0 0 0 0 0 0\n"
                                      "3.6 0 0 0 0 0 0 0\n"
                                      "3.7 21 0 0 0 0 0 21\n"
                                      "4 0 0 0 0 0 0 0\n";

static const char hongze_reviews[] = "reconsideration 10 1 0 0 0\n"
                                     "direct_litigation 0 0 0 0 0\n"
                                     "litigation_after_reconsideration 5 0 0 0 0\n";

/* Invented: of 30 natural persons' and 6 businesses' requests 2 are left for the next year. */
static const char requests_2021[] = "1 30 5 0 0 0 0 35\n"
                                    "2 2 1 0 0 0 0 3\n"
                                    "3.1 11 2 0 0 0 0 13\n"
                                    "3.2 4 1 0 0 0 0 5\n"
                                    "3.3.1 0 0 0 0 0 0 0\n"
                                    "3.3.2 1 0 0 0 0 0 1\n"
                                    "3.3.3 0 0 0 0 0 0 0\n"
                                    "3.3.4 0 1 0 0 0 0 1\n"
                                    "3.3.5 0 0 0 0 0 0 0\n"
                                    "3.3.6 0 0 0 0 0 0 0\n"
                                    "3.3.7 2 0 0 0 0 0 2\n"
                                    "3.3.8 0 0 0 0 0 0 0\n"
                                    "3.4.1 6 1 0 0 0 0 7\n"
                                    "3.4.2 1 0 0 0 0 0 1\n"
                                    "3.4.3 0 0 0 0 0 0 0\n"
                                    "3.5.1 1 0 0 0 0 0 1\n"
                                    "3.5.2 1 0 0 0 0 0 1\n"
                                    "3.5.3 0 0 0 0 0 0 0\n"
                                    "3.5.4 0 0 0 0 0 0 0\n"
                                    "3.5.5 0 0 0 0 0 0 0\n"
                                    "3.6.1 2 0 0 0 0 0 2\n"
                                    "3.6.2 0 1 0 0 0 0 1\n"
                                    "3.6.3 1 0 0 0 0 0 1\n"
                                    "3.7 30 6 0 0 0 0 36\n"
                                    "4 2 0 0 0 0 0 2\n";

static const char reviews_2021[] = "reconsideration 2 0 0 1 3\n"
                                   "direct_litigation 1 0 0 0 1\n"
                                   "litigation_after_reconsideration 0 0 0 0 0\n";

static void fill_sections(struct report *report)
{
    report->section_count = FORM_SECTIONS;
    for (uint32_t i = 0; i < FORM_SECTIONS; i++) {
        report->sections[i] = (struct section){
            .ordinal = i + 1,
            .heading = span_of(form_section_titles[i]),
            .text = SPAN("本机关按规定开展了有关工作。"),
            .times = 1,
            .place = {.line = 10 * (i + 1)},
        };
    }
}

bool sample_create(struct sample *sample, const struct memory *memory)
{
    *sample = (struct sample){.arena = arena_create(memory, 1 << 24), .patterns = pattern_cache_create(memory)};
    if (!sample->arena || !sample->patterns) {
        return false;
    }
    struct report *report = &sample->report;
    bool done = report_create(report, sample->arena);
    report->year = 2019;
    report->status = STATUS_COMPLETE;
    fill_sections(report);
    return done;
}

void sample_destroy(struct sample *sample)
{
    pattern_cache_destroy(sample->patterns);
    arena_destroy(sample->arena);
}

bool sample_attempt(const struct memory *memory, void *work, struct failure *failure)
{
    struct sample sample;
    bool created = sample_create(&sample, memory);
    bool done = created ? (*(sample_work *)work)(&sample, failure) : fail_memory(failure);
    sample_destroy(&sample);
    return done;
}

void sample_remove(struct report_line *line)
{
    static struct report_cell absent[FORM_MEASURES];
    *line = (struct report_line){.cells = absent};
}

static struct report_cell read_cell(struct span word, struct place place)
{
    struct report_cell cell = {.state = CELL_NUMBER, .place = place};
    if (span_equal(word, SPAN("_"))) {
        cell.state = CELL_BLANK;
    } else if (span_equal(word, SPAN("?"))) {
        cell.state = CELL_UNREADABLE;
        cell.text = SPAN("若干");
    } else if (span_equal(word, SPAN("x"))) {
        cell.state = CELL_ABSENT;
        cell.place = (struct place){0};
    } else if (memchr(word.data, '.', word.size)) {
        cell.value = (struct number){NUMBER_REAL, 0, strtod(word.data, NULL)};
    } else {
        int64_t value = strtoll(word.data, NULL, 10);
        cell.value = (struct number){NUMBER_INTEGER, value, (double)value};
    }
    return cell;
}

static struct span next_word(struct span *line)
{
    *line = span_trim(*line);
    size_t size = 0;
    while (size < line->size && line->data[size] != ' ') {
        size++;
    }
    struct span word = {line->data, size};
    *line = (struct span){line->data + size, line->size - size};
    return word;
}

static uint32_t find_line(enum form_table table, enum form_set form, struct span code)
{
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)code.size, code.data);
    uint32_t line = form_find_line(table, form, name);
    assert_true(line != UINT32_MAX);
    return line;
}

void sample_fill(struct sample *sample, enum form_table table, enum form_set form, const char *lines)
{
    struct report *report = &sample->report;
    struct place place = {.table = (uint32_t)table + 1};
    report->tables[table] = (struct report_table){.form = form, .times = 1, .place = place};
    struct span rest = span_of(lines);
    struct span line;
    while (span_next_line(&rest, &line)) {
        place.row++;
        uint32_t at = find_line(table, form, next_word(&line));
        struct report_line *filled = &report->lines[at];
        *filled = (struct report_line){.times = 1, .place = place, .cells = filled->cells};
        memset(filled->cells, 0, form_lines[at].measure_count * sizeof *filled->cells);
        for (uint32_t i = 0; span_trim(line).size > 0; i++) {
            assert_true(i < form_lines[at].measure_count);
            struct place here = place;
            here.column = i + 2;
            filled->cells[i] = read_cell(next_word(&line), here);
        }
    }
}

void sample_luyi(struct sample *sample)
{
    sample_fill(sample, TABLE_PROACTIVE_DISCLOSURE, FORM_2019, luyi_proactive);
    sample_fill(sample, TABLE_REQUESTS, FORM_2019, luyi_requests);
    sample_fill(sample, TABLE_REVIEWS, forms_with(TABLE_REVIEWS), luyi_reviews);
}

void sample_hongze(struct sample *sample)
{
    sample->report.year = 2023;
    sample_fill(sample, TABLE_PROACTIVE_DISCLOSURE, FORM_2021, hongze_proactive);
    sample_fill(sample, TABLE_REQUESTS, FORM_2019, hongze_requests);
    sample_fill(sample, TABLE_REVIEWS, forms_with(TABLE_REVIEWS), hongze_reviews);
}

void sample_2021(struct sample *sample)
{
    sample->report.year = 2022;
    sample_fill(sample, TABLE_PROACTIVE_DISCLOSURE, FORM_2021, hongze_proactive);
    sample_fill(sample, TABLE_REQUESTS, FORM_2021, requests_2021);
    sample_fill(sample, TABLE_REVIEWS, forms_with(TABLE_REVIEWS), reviews_2021);
}

struct report_cell *sample_cell(struct sample *sample, enum form_table table, const char *line, const char *measure)
{
    uint32_t at = find_line(table, sample->report.tables[table].form, span_of(line));
    uint32_t column = form_find_measure(&form_lines[at], measure);
    assert_true(column != UINT32_MAX);
    return &sample->report.lines[at].cells[column];
}

bool sample_texts(struct sample *sample)
{
    bool done = true;
    for (size_t i = 0; i < sample->checks.count; i++) {
        struct check *check = &sample->checks.items[i];
        done = done && check_text(&sample->report, check, CHECK_EXPRESSION, sample->arena, &check->expression) &&
               check_text(&sample->report, check, CHECK_MESSAGE, sample->arena, &check->message);
    }
    return done;
}

const struct check *sample_check(const struct sample *sample, const char *rule, const char *scope)
{
    const struct check *found = NULL;
    for (size_t i = 0; i < sample->checks.count; i++) {
        const struct check *check = &sample->checks.items[i];
        if (strcmp(check->rule, rule) == 0 && span_equal(check->scope, span_of(scope))) {
            assert_null(found);
            found = check;
        }
    }
    if (!found) {
        fail_msg("no check %s of %s", rule, scope);
    }
    return found;
}

size_t sample_count(const struct sample *sample, const char *rule, enum check_status status)
{
    size_t count = 0;
    for (size_t i = 0; i < sample->checks.count; i++) {
        const struct check *check = &sample->checks.items[i];
        count += check->status == status && strncmp(check->rule, rule, strlen(rule)) == 0;
    }
    return count;
}

void sample_print(struct report_cell *cell, int64_t count)
{
    cell->state = CELL_NUMBER;
    cell->value = (struct number){NUMBER_INTEGER, count, (double)count};
}

void sample_structure(struct sample *sample)
{
    struct failure failure = no_failure();
    sample->checks = (struct check_list){0};
    assert_true(structure_checks(sample->patterns, &sample->report, &sample->statements, &sample->checks, &failure));
    assert_int_equal(failure.code, FAILURE_NONE);
}

struct repair_list sample_repairs(struct sample *sample)
{
    struct failure failure = no_failure();
    struct repair_list list = {0};
    sample->checks = (struct check_list){0};
    assert_true(checks_run(sample->patterns, &sample->report, &sample->statements, &sample->checks, &failure));
    assert_true(repairs_find(&sample->report, &sample->checks, &list, &failure));
    return list;
}
