#define _POSIX_C_SOURCE 200809L /* utimensat */
/* The cache of examinations: what is found again, what is read anew, what is given up. */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "table/cache.h"

enum { ROOMY = 64 << 20 };

/* A folder, and a cache on counted memory. */
struct fixture {
    char folder[64];
    char path[4][96]; /* a.txt to d.txt, the first three of them written */
    struct pattern_cache *patterns;
    struct cache *cache;
};

static void set_up(struct fixture *fixture, uint64_t limit)
{
    make_folder(fixture->folder);
    for (int i = 0; i < 4; i++) {
        char name[] = {(char)('a' + i), '.', 't', 'x', 't', 0};
        strcpy(fixture->path[i], fixture->folder);
        strcat(strcat(fixture->path[i], "/"), name);
        if (i < 3) {
            write_file(fixture->folder, name, (struct span){"no report\n", 10});
        }
    }
    fixture->patterns = pattern_cache_create(&counted_memory);
    fixture->cache = cache_create(&counted_memory, fixture->patterns, limit);
    assert_non_null(fixture->cache);
}

static void tear_down(struct fixture *fixture)
{
    cache_destroy(fixture->cache);
    pattern_cache_destroy(fixture->patterns);
    remove_folder(fixture->folder);
}

static void touch_file(struct fixture *fixture, int file)
{
    struct cache_entry *entry = cache_hold_file(fixture->cache, fixture->path[file]);
    assert_non_null(entry);
    cache_release(fixture->cache, entry);
}

static void touch_bytes(struct fixture *fixture, const void *data, size_t size)
{
    struct cache_entry *entry = cache_hold_bytes(fixture->cache, (struct span){data, size});
    assert_non_null(entry);
    cache_release(fixture->cache, entry);
}

static void assert_examined(struct fixture *fixture, uint64_t examined, uint64_t found)
{
    struct cache_counts counts = cache_count(fixture->cache);
    assert_int_equal(counts.examined, examined);
    assert_int_equal(counts.found, found);
}

static void set_time(const char *path, int64_t seconds)
{
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

TEST(a_file_is_examined_once)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 1, 0);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 1, 1);
    touch_file(&fixture, 1);
    assert_examined(&fixture, 2, 1);
    assert_int_equal(cache_count(fixture.cache).entries, 2);
    tear_down(&fixture);
}

TEST(two_holders_share_an_entry)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    struct cache_entry *first = cache_hold_file(fixture.cache, fixture.path[0]);
    struct cache_entry *second = cache_hold_file(fixture.cache, fixture.path[0]);
    assert_ptr_equal(first, second);
    cache_release(fixture.cache, first);
    assert_same_span(second->path, span_of(fixture.path[0]));
    cache_release(fixture.cache, second);
    tear_down(&fixture);
}

TEST(a_change_of_size_time_or_node_is_seen)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    set_time(fixture.path[0], 1700000000);
    touch_file(&fixture, 0);

    write_file(fixture.folder, "a.txt", SPAN("no report either\n"));
    set_time(fixture.path[0], 1700000000);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 2, 0);

    set_time(fixture.path[0], 1700000001);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 3, 0);

    write_file(fixture.folder, "d.txt", SPAN("no report either\n"));
    set_time(fixture.path[3], 1700000001);
    assert_int_equal(rename(fixture.path[3], fixture.path[0]), 0);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 4, 0);

    touch_file(&fixture, 0);
    assert_examined(&fixture, 4, 1);
    assert_int_equal(cache_count(fixture.cache).entries, 1);
    tear_down(&fixture);
}

TEST(a_held_entry_outlives_its_file)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    struct cache_entry *old = cache_hold_file(fixture.cache, fixture.path[0]);
    write_file(fixture.folder, "a.txt", SPAN("another text of another size\n"));
    struct cache_entry *new = cache_hold_file(fixture.cache, fixture.path[0]);
    assert_ptr_not_equal(old, new);
    assert_same_span(old->path, span_of(fixture.path[0]));
    assert_int_equal(old->examination.failure.code, FAILURE_UNRECOGNISED);
    cache_release(fixture.cache, new);
    cache_release(fixture.cache, old);
    assert_int_equal(cache_count(fixture.cache).entries, 1);
    tear_down(&fixture);
}

TEST(what_may_change_without_a_trace_is_not_kept)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    struct cache_entry *entry = cache_hold_file(fixture.cache, fixture.path[3]);
    assert_non_null(entry);
    assert_int_equal(entry->examination.failure.code, FAILURE_NOT_FOUND);
    assert_int_equal(entry->examination.report.status, STATUS_UNREADABLE);
    cache_release(fixture.cache, entry);
    assert_int_equal(cache_count(fixture.cache).entries, 0);

    write_file(fixture.folder, "d.txt", SPAN("a page about something else\n"));
    entry = cache_hold_file(fixture.cache, fixture.path[3]);
    assert_int_equal(entry->examination.failure.code, FAILURE_UNRECOGNISED);
    cache_release(fixture.cache, entry);
    assert_int_equal(cache_count(fixture.cache).entries, 1);
    tear_down(&fixture);
}

TEST(bytes_are_compared_to_the_last)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    char bytes[400];
    memset(bytes, 'x', sizeof bytes);
    touch_bytes(&fixture, bytes, sizeof bytes);
    touch_bytes(&fixture, bytes, sizeof bytes);
    assert_examined(&fixture, 1, 1);
    /* The same size and the same end. */
    bytes[0] = 'y';
    touch_bytes(&fixture, bytes, sizeof bytes);
    assert_examined(&fixture, 2, 1);
    touch_bytes(&fixture, bytes, sizeof bytes - 1);
    assert_examined(&fixture, 3, 1);
    touch_bytes(&fixture, NULL, 0);
    touch_bytes(&fixture, NULL, 0);
    assert_examined(&fixture, 4, 2);
    tear_down(&fixture);
}

TEST(bytes_are_copied)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    char bytes[] = "no report";
    struct cache_entry *entry = cache_hold_bytes(fixture.cache, (struct span){bytes, 9});
    memset(bytes, 0, sizeof bytes);
    assert_span(entry->bytes, "no report");
    assert_null(entry->path.data);
    cache_release(fixture.cache, entry);
    tear_down(&fixture);
}

TEST(too_many_bytes_are_refused_uncopied)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    size_t size = (size_t)LIMIT_FILE_BYTES + 1;
    char *bytes = calloc(size, 1);
    assert_non_null(bytes);
    struct cache_entry *entry = cache_hold_bytes(fixture.cache, (struct span){bytes, size});
    assert_int_equal(entry->examination.failure.code, FAILURE_LIMIT);
    assert_true(arena_size(entry->examination.arena) < 1 << 20);
    cache_release(fixture.cache, entry);
    free(bytes);
    tear_down(&fixture);
}

/* The bytes that one entry of a.txt takes. */
static uint64_t size_of_entry(void)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    touch_file(&fixture, 0);
    uint64_t bytes = cache_count(fixture.cache).bytes;
    tear_down(&fixture);
    return bytes;
}

TEST(the_longest_unused_goes_first)
{
    uint64_t one = size_of_entry();
    struct fixture fixture;
    set_up(&fixture, 2 * one);
    touch_file(&fixture, 0);
    touch_file(&fixture, 1);
    touch_file(&fixture, 0);
    touch_file(&fixture, 2); /* takes the place of b */
    assert_int_equal(cache_count(fixture.cache).entries, 2);
    assert_int_equal(cache_count(fixture.cache).bytes, 2 * one);
    assert_examined(&fixture, 3, 1);
    touch_file(&fixture, 0);
    assert_examined(&fixture, 3, 2);
    touch_file(&fixture, 1);
    assert_examined(&fixture, 4, 2);
    tear_down(&fixture);
}

TEST(what_is_held_is_never_given_up)
{
    struct fixture fixture;
    set_up(&fixture, 0);
    struct cache_entry *held = cache_hold_file(fixture.cache, fixture.path[0]);
    touch_file(&fixture, 1);
    touch_file(&fixture, 2);
    assert_int_equal(cache_count(fixture.cache).entries, 1);
    assert_same_span(held->path, span_of(fixture.path[0]));
    assert_ptr_equal(cache_hold_file(fixture.cache, fixture.path[0]), held);
    cache_release(fixture.cache, held);
    cache_release(fixture.cache, held);
    assert_int_equal(cache_count(fixture.cache).entries, 0);
    assert_int_equal(cache_count(fixture.cache).bytes, 0);
    tear_down(&fixture);
}

/* Bytes of what the tables show of a report: its cells, with their texts, and its narrative. */
static size_t size_of_content(const struct report *report)
{
    size_t size = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            size += sizeof(struct report_cell) + report->lines[i].cells[k].text.size;
        }
    }
    for (uint32_t i = 0; i < report->section_count; i++) {
        size += report->sections[i].heading.size + report->sections[i].text.size;
    }
    return size;
}

static void check_weight(const char *path, struct span bytes, void *data)
{
    (void)bytes;
    struct fixture *fixture = data;
    struct cache_entry *entry = cache_hold_file(fixture->cache, path);
    if (entry->examination.failure.code == FAILURE_NONE) {
        size_t content = size_of_content(&entry->examination.report), kept = arena_size(entry->examination.arena);
        if (kept > 4 * content) {
            fail_msg("%s: %zu bytes are kept of %zu of content", path, kept, content);
        }
    }
    cache_release(fixture->cache, entry);
}

TEST(a_kept_report_is_little_more_than_its_content)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    assert_true(each_file("fixtures", check_weight, &fixture) > 5);
    assert_true(each_file(generated_folder(), check_weight, &fixture) > 100);
    tear_down(&fixture);
}

TEST(a_report_is_checked_once_and_weighed_again)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    struct cache_entry *entry = cache_hold_file(fixture.cache, "fixtures/luyi-2019.txt");
    assert_int_equal(entry->examination.failure.code, FAILURE_NONE);
    assert_false(entry->examination.depth >= DEPTH_CHECKS);
    assert_true(cache_examine(fixture.cache, entry, DEPTH_CHECKS));
    assert_true(cache_examine(fixture.cache, entry, DEPTH_CHECKS));
    assert_true(entry->examination.checks.count > 0);
    assert_int_equal(cache_count(fixture.cache).checked, 1);
    size_t size = arena_size(entry->examination.arena);
    cache_release(fixture.cache, entry);
    assert_int_equal(cache_count(fixture.cache).bytes, size);
    tear_down(&fixture);
}

/* ---- no memory ---- */

static bool use_everything(const struct memory *memory, void *data, struct failure *failure)
{
    const struct fixture *fixture = data;
    struct pattern_cache *patterns = pattern_cache_create(memory);
    struct cache *cache = patterns ? cache_create(memory, patterns, ROOMY) : NULL;
    struct cache_entry *file = cache ? cache_hold_file(cache, "fixtures/luyi-2019.txt") : NULL;
    struct cache_entry *missing = file ? cache_hold_file(cache, fixture->path[3]) : NULL;
    struct cache_entry *bytes = missing ? cache_hold_bytes(cache, SPAN("no report\n")) : NULL;
    bool done = bytes && cache_examine(cache, file, DEPTH_CHECKS);
    if (!done) {
        fail_memory(failure);
    }
    if (bytes && !done) {
        assert_int_equal(file->examination.failure.code, FAILURE_MEMORY);
    }
    if (cache) {
        cache_release(cache, bytes);
        cache_release(cache, missing);
        cache_release(cache, file);
    }
    cache_destroy(cache);
    pattern_cache_destroy(patterns);
    return done;
}

TEST(each_allocation_may_fail)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    cache_destroy(fixture.cache);
    pattern_cache_destroy(fixture.patterns);
    fixture.cache = NULL;
    fixture.patterns = NULL;
    assert_true(each_allocation_fails(use_everything, &fixture) > 8);
    tear_down(&fixture);
}

TEST(what_lacked_memory_is_not_found_again)
{
    struct fixture fixture;
    set_up(&fixture, ROOMY);
    struct cache_entry *entry = cache_hold_file(fixture.cache, "fixtures/luyi-2019.txt");
    fail_allocation(1);
    bool checked = cache_examine(fixture.cache, entry, DEPTH_CHECKS);
    fail_allocation(0);
    assert_false(checked);
    cache_release(fixture.cache, entry);
    assert_int_equal(cache_count(fixture.cache).entries, 0);

    entry = cache_hold_file(fixture.cache, "fixtures/luyi-2019.txt");
    assert_int_equal(entry->examination.failure.code, FAILURE_NONE);
    assert_true(cache_examine(fixture.cache, entry, DEPTH_CHECKS));
    cache_release(fixture.cache, entry);
    tear_down(&fixture);
}
