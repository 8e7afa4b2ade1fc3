#define _POSIX_C_SOURCE 199309L

/* Slips planted in reports whose sums hold: how often the right correction is proposed, and how often first. */
#include "sample.h"
#include "support.h"

#include "check/repair/repair.h"
#include "check/repair/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* ---- slips planted in reports whose sums hold ---- */

static uint64_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random_state >> 33) % limit;
}

/* A count as offices have them: mostly 0, then small, seldom large. */
static int64_t random_count(uint32_t busy)
{
    uint32_t kind = random_below(100);
    return kind >= busy ? 0 : kind < busy / 4 ? 10 + random_below(300) : 1 + random_below(20);
}

static int64_t count_at(const struct sample *sample, uint32_t line, uint32_t measure)
{
    return sample->report.lines[line].cells[measure].value.integer;
}

/* Section 3 of the form of 2021 with random outcomes, and all that follows from them. */
static void fill_requests(struct sample *sample)
{
    sample_2021(sample);
    struct report_line *lines = sample->report.lines;
    uint32_t received = form_find_line(TABLE_REQUESTS, FORM_2021, "1");
    uint32_t carried = form_find_line(TABLE_REQUESTS, FORM_2021, "2");
    uint32_t processed = form_find_line(TABLE_REQUESTS, FORM_2021, "3.7");
    uint32_t forward = form_find_line(TABLE_REQUESTS, FORM_2021, "4");
    static const uint32_t busy[] = {60, 20, 4, 4, 8, 8};
    for (uint32_t k = 0; k < 6; k++) {
        int64_t sum = 0;
        for (uint32_t i = 0; i < form_line_count; i++) {
            if (form_lines[i].table == TABLE_REQUESTS && form_lines[i].outcome && lines[i].times > 0) {
                sample_print(&lines[i].cells[k], random_count(busy[k]));
                sum += count_at(sample, i, k);
            }
        }
        sample_print(&lines[processed].cells[k], sum);
        sample_print(&lines[forward].cells[k], random_count(busy[k] / 2));
        int64_t all = sum + count_at(sample, forward, k);
        sample_print(&lines[carried].cells[k], all > 0 ? random_below((uint32_t)(all / 4 + 1)) : 0);
        sample_print(&lines[received].cells[k], all - count_at(sample, carried, k));
    }
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table != TABLE_REQUESTS || lines[i].times == 0) {
            continue;
        }
        int64_t total = 0;
        for (uint32_t k = 0; k < 6; k++) {
            total += count_at(sample, i, k);
        }
        sample_print(&lines[i].cells[6], total);
    }
}

static void fill_reviews(struct sample *sample)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        struct report_line *line = &sample->report.lines[i];
        if (form_lines[i].table != TABLE_REVIEWS || line->times == 0) {
            continue;
        }
        int64_t total = 0;
        for (uint32_t k = 0; k < 4; k++) {
            sample_print(&line->cells[k], random_count(50));
            total += line->cells[k].value.integer;
        }
        sample_print(&line->cells[4], total);
    }
}

/* What a finger makes of a count: two digits swapped, one lost, one doubled, one wrong. */
static int64_t mistype(int64_t count)
{
    char digits[32];
    int size = snprintf(digits, sizeof digits - 1, "%lld", (long long)count);
    uint32_t at = random_below((uint32_t)size);
    switch (random_below(4)) {
    case 0:
        if (at + 1 < (uint32_t)size) {
            char kept = digits[at];
            digits[at] = digits[at + 1];
            digits[at + 1] = kept;
        }
        break;
    case 1:
        if (size > 1) {
            memmove(digits + at, digits + at + 1, (size_t)size - at);
        }
        break;
    case 2:
        memmove(digits + at + 1, digits + at, (size_t)size - at + 1);
        break;
    default:
        digits[at] = (char)('0' + random_below(10));
        break;
    }
    return strtoll(digits, NULL, 10);
}

struct planted {
    struct term term;
    int64_t right;
};

static bool is_total(struct term term)
{
    const struct form_line *line = &form_lines[term.line];
    return term.measure + 1 == line->measure_count || strcmp(line->line, "3.7") == 0;
}

/* Changes one cell that prints a count above 0: one total in three is left 0, all else is mistyped. */
static struct planted plant(struct sample *sample)
{
    for (;;) {
        struct term term = {random_below(form_line_count), random_below(FORM_MEASURES)};
        const struct form_line *line = &form_lines[term.line];
        if (line->table == TABLE_PROACTIVE_DISCLOSURE || sample->report.lines[term.line].times == 0 ||
            term.measure >= line->measure_count) {
            continue;
        }
        int64_t right = count_at(sample, term.line, term.measure);
        int64_t wrong = is_total(term) && random_below(3) == 0 ? 0 : mistype(right);
        if (right > 0 && wrong != right) {
            sample_print(&sample->report.lines[term.line].cells[term.measure], wrong);
            return (struct planted){term, right};
        }
    }
}

/* The rank of the proposal that undoes all that was planted; 0: none does. */
static uint32_t rank_of(const struct repair_list *list, const struct planted *planted, uint32_t count)
{
    uint32_t matching = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct repair *repair = &list->items[i];
        matching = i > 0 && list->items[i - 1].rank == repair->rank ? matching : 0;
        for (uint32_t k = 0; k < count; k++) {
            matching += repair->term.line == planted[k].term.line && repair->term.measure == planted[k].term.measure &&
                        repair->suggested.kind == NUMBER_INTEGER && repair->suggested.integer == planted[k].right;
        }
        if (matching == count && repair->size == count) {
            return repair->rank;
        }
    }
    return 0;
}

struct score {
    uint32_t reports, among, first;
    double longest; /* milliseconds */
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct score plant_slips(uint32_t slips, uint32_t reports)
{
    struct score score = {.reports = reports};
    random_state = 20240131 + slips;
    for (uint32_t i = 0; i < reports; i++) {
        struct sample sample;
        struct planted planted[REPAIR_CELLS];
        assert_true(sample_create(&sample, &counted_memory));
        fill_requests(&sample);
        fill_reviews(&sample);
        assert_int_equal(sample_repairs(&sample).count, 0);
        for (uint32_t k = 0; k < slips; k++) {
            planted[k] = plant(&sample);
        }
        double start = milliseconds();
        struct repair_list list = sample_repairs(&sample);
        double took = milliseconds() - start;
        uint32_t rank = rank_of(&list, planted, slips);
        score.among += rank > 0;
        score.first += rank == 1;
        score.longest = took > score.longest ? took : score.longest;
        sample_destroy(&sample);
    }
    print_message("%u slips: among the repairs in %.1f %%, first in %.1f %% of %u reports; longest %.2f ms\n", slips,
                  100.0 * score.among / reports, 100.0 * score.first / reports, reports, score.longest);
    return score;
}

TEST(test_one_planted_slip)
{
    struct score score = plant_slips(1, 600);
    assert_true(score.among >= score.reports * 99 / 100);
    assert_true(score.first >= score.reports * 85 / 100);
}

TEST(test_two_planted_slips)
{
    struct score score = plant_slips(2, 300);
    assert_true(score.among >= score.reports * 90 / 100);
    assert_true(score.first >= score.reports * 60 / 100);
}

TEST(test_many_planted_slips_stay_bounded)
{
    struct score score = plant_slips(4, 30);
    assert_int_equal(score.reports, 30);
}
