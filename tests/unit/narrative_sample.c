#include "narrative_sample.h"

#include "check/narrative/narrative.h"
#include "form/wording.h"

static const char proactive[] = "rules 1 0 4\n"
                                "normative_documents 6 2 40\n"
                                "licensing 550\n"
                                "penalties 120\n"
                                "coercive_measures 15\n"
                                "fees 7730.28\n";
static const char requests[] = "1 30 3 1 0 2 0 36\n"
                               "2 2 0 0 0 0 0 2\n"
                               "3.1 17 2 0 0 1 0 20\n"
                               "3.2 4 0 0 0 0 0 4\n"
                               "3.3.1 0 0 0 0 0 0 0\n"
                               "3.3.2 0 0 0 0 0 0 0\n"
                               "3.3.3 0 0 0 0 0 0 0\n"
                               "3.3.4 1 0 0 0 0 0 1\n"
                               "3.3.5 1 0 0 0 0 0 1\n"
                               "3.3.6 0 0 0 0 0 0 0\n"
                               "3.3.7 1 0 0 0 0 0 1\n"
                               "3.3.8 0 0 0 0 0 0 0\n"
                               "3.4.1 3 1 1 0 0 0 5\n"
                               "3.4.2 1 0 0 0 0 0 1\n"
                               "3.4.3 0 0 0 0 0 0 0\n"
                               "3.5.1 1 0 0 0 0 0 1\n"
                               "3.5.2 0 0 0 0 0 0 0\n"
                               "3.5.3 0 0 0 0 0 0 0\n"
                               "3.5.4 0 0 0 0 0 0 0\n"
                               "3.5.5 0 0 0 0 0 0 0\n"
                               "3.6.1 1 0 0 0 0 0 1\n"
                               "3.6.2 0 0 0 0 0 0 0\n"
                               "3.6.3 0 0 0 0 0 0 0\n"
                               "3.7 30 3 1 0 1 0 35\n"
                               "4 2 0 0 0 1 0 3\n";
static const char reviews[] = "reconsideration 3 1 1 0 5\n"
                              "direct_litigation 2 0 0 1 3\n"
                              "litigation_after_reconsideration 1 0 0 0 1\n";

static struct sample sample_of_test;

struct sample *narrative_sample(void)
{
    return &sample_of_test;
}

void before_each(struct arena *arena)
{
    (void)arena;
    struct sample *sample = &sample_of_test;
    assert_true(sample_create(sample, &counted_memory));
    sample_fill(sample, TABLE_PROACTIVE_DISCLOSURE, FORM_2021, proactive);
    sample_fill(sample, TABLE_REQUESTS, FORM_2021, requests);
    sample_fill(sample, TABLE_REVIEWS, forms_with(TABLE_REVIEWS), reviews);
    sample->report.year = 2023;
    sample->report.agency = SPAN("云山县人民政府");
}

void after_each(void)
{
    sample_destroy(&sample_of_test);
}

void narrative_run(struct sample *sample, const char *text, uint32_t ordinal)
{
    struct failure failure = no_failure();
    sample->report.section_count = 1;
    sample->report.sections[0] = (struct section){.ordinal = ordinal, .text = span_of(text), .times = 1};
    sample->checks = (struct check_list){0};
    assert_true(statements_find(sample->patterns, &sample->report, &sample->statements, &failure));
    assert_true(narrative_checks(sample->patterns, &sample->report, &sample->statements, &sample->checks, &failure));
    assert_true(sample_texts(sample));
    assert_int_equal(failure.code, FAILURE_NONE);
}

struct span narrative_summary(const struct sample *sample)
{
    struct buffer out = {.arena = sample->arena};
    for (size_t i = 0; i < sample->checks.count; i++) {
        const struct check *check = &sample->checks.items[i];
        assert_int_equal(strncmp(check->rule, "narrative.", 10), 0);
        assert_true(buffer_add_format(&out, "%s%s %s ", i > 0 ? "; " : "", check->rule + 10,
                                      check_status_names[check->status]));
        assert_true(SAY(&out, "{}/{}", check->left, check->right));
    }
    return buffer_span(&out);
}

void narrative_sentences(struct sample *sample, const struct sentence *sentences, size_t count, uint32_t ordinal)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        narrative_run(sample, sentences[i].text, ordinal);
        struct span actual = narrative_summary(sample);
        if (!span_equal(actual, span_of(sentences[i].checks))) {
            print_error("%s\n  expected: %s\n  actual:   %.*s\n", sentences[i].text, sentences[i].checks,
                        (int)actual.size, actual.size > 0 ? actual.data : "");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}
