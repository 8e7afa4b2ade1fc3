/* Pages that are hostile or damaged, and memory that runs out: each ends in rows or in a clear error, and soon. */
#include "support.h"

#include <stdlib.h>
#include <time.h>

#include "base/limits.h"
#include "read/html/html.h"

#define WORD_PAGE "fixtures/html-word-2019.html"
#define SITE_PAGE "fixtures/html-cms-2021.html"
#define RESPONSE "fixtures/html-response.json"

/* ---- Limits ---------------------------------------------------------------------------------------------------------- */

struct flood {
    const char *start, *repeated;
    size_t times;
    enum failure_code code; /* with which it ends */
};

/* Reads the flood; whatever it is made of, it takes no more than its length tells. */
static void read_flood(const struct flood *flood)
{
    enum { SECONDS = 10 }; /* under sanitizers on a busy machine; a quadratic reader takes an hour */
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct buffer text = {.arena = arena};
    assert_true(buffer_add(&text, span_of(flood->start)));
    for (size_t k = 0; k < flood->times; k++) {
        assert_true(buffer_add(&text, span_of(flood->repeated)));
    }
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    clock_t begin = clock();
    bool done = html_read(buffer_span(&text), &document, &failure);
    assert_true((clock() - begin) / CLOCKS_PER_SEC < SECONDS);
    assert_int_equal(done, failure.code == FAILURE_NONE);
    if (failure.code != flood->code) {
        fail_msg("%s %s: ends with %d", flood->start, flood->repeated, (int)failure.code);
    }
    assert_true(!done || document.row_count <= 4 * flood->times);
    arena_destroy(arena);
}

/* Elements in each other, and tags that might look for one another through all of them. */
TEST(floods_of_tags_end)
{
    static const struct flood floods[] = {
        {"<p>", "<div>", 200000, FAILURE_NONE},
        {"<p>", "<div>", LIMIT_OPEN_ELEMENTS + 1, FAILURE_LIMIT},
        {"<p>", "<font>x", 200000, FAILURE_NONE},
        {"", "<table><tr><td>", 100000, FAILURE_LIMIT},
        {"<table>", "<td>", LIMIT_GRID_CELLS + 1, FAILURE_LIMIT},
        {"<p>", "<br>x", LIMIT_ROWS + 1, FAILURE_LIMIT},
        {"<p>", "</x>", 500000, FAILURE_NONE},
        {"<p>", "&nbsp;", 500000, FAILURE_NONE},
        {"<p>", "&notthere;&nota", 200000, FAILURE_NONE},
        {"<i>", "<b></i>", 200000, FAILURE_NONE},
        {"<s><p>", "<div></s>", 200000, FAILURE_NONE},
        {"<p>", "<s><div></s>", 200000, FAILURE_NONE},
        {"<p><button>", "<x><div></p>", 200000, FAILURE_NONE},
        {"<q>", "<x></q>", 200000, FAILURE_NONE},
        {"<q><div>", "<x></q></y>", 200000, FAILURE_NONE},
        {"<li>", "<b><li>", 200000, FAILURE_NONE},
        {"<li>", "<div><li></dd>", 200000, FAILURE_NONE},
        {"<p>", "<p><s>a", 50000, FAILURE_NONE},
        {"<svg>", "<g></h><title>", 100000, FAILURE_NONE},
        {"<select>", "<option>a<select>", 100000, FAILURE_NONE},
        {"<template>", "<template><table><td>", 50000, FAILURE_NONE},
        {"<table>", "<div><p></table>x<table><tr>", 50000, FAILURE_NONE},
        {"<td>", "x</td>y<td>", 50000, FAILURE_NONE},
        {"<style>a{display:none}</style>", "<b class='a b'>", 200000, FAILURE_NONE},
        {"<p>", "<style>.a{display:none}</style><b class=a>", 20000, FAILURE_NONE},
        {"<style>", ".a,.b{display:none}", 50000, FAILURE_NONE},
        {"<style>", "@media{a{/*", 100000, FAILURE_NONE},
        {"<p style='", "display:none;", 100000, FAILURE_NONE},
        {"<b class='", "a ", 100000, FAILURE_NONE},
        {"<p>", "<div hidden><table><td></table></div>", 20000, FAILURE_NONE},
        {"<div style=display:table>", "<i style=display:table-row><i role=cell>a", 20000, FAILURE_NONE},
    };
    for (size_t i = 0; i < COUNT(floods); i++) {
        read_flood(&floods[i]);
    }
}

/* Text in which each character could make a reader look through all that follows. */
TEST(floods_of_marks_end)
{
    static const struct flood floods[] = {
        {"<script>var table=", "\"\\", 200000, FAILURE_NONE},
        {"<script>table", "(/[", 200000, FAILURE_NONE},
        {"{\"<table", "\\\"", 200000, FAILURE_NONE},
        {"<p ", "a=", 200000, FAILURE_NONE},
        {"<p>", "<!--", 200000, FAILURE_NONE},
        {"<p>", "<!", 200000, FAILURE_NONE},
        {"<svg>", "<![CDATA[]]>", 200000, FAILURE_NONE},
        {"<p style='", "display:", 200000, FAILURE_NONE},
        {"<p>", "<script>", 50000, FAILURE_NONE},
        {"<script>", "<!--<script></script>", 50000, FAILURE_NONE},
        {"MIME-Version: 1.0\nContent-Type: multipart/x; boundary=b\n\n", "--b\n", 100000, FAILURE_DAMAGED},
        {"<textarea>", "&amp;lt;table", 50000, FAILURE_NONE},
    };
    for (size_t i = 0; i < COUNT(floods); i++) {
        read_flood(&floods[i]);
    }
}

/* ---- Damage ---------------------------------------------------------------------------------------------------------- */

/* Reads from a copy of just this size, so that a sanitizer sees each byte read beyond it. */
static void read_exactly(struct span bytes)
{
    char *copy = malloc(bytes.size > 0 ? bytes.size : 1);
    assert_non_null(copy);
    memcpy(copy, bytes.data, bytes.size);
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct span input = {copy, bytes.size};
    html_sniff(input);
    bool done = html_read(input, &document, &failure);
    assert_int_equal(done, failure.code == FAILURE_NONE);
    arena_destroy(arena);
    free(copy);
}

TEST(truncated_pages_are_read)
{
    static const struct {
        const char *path;
        size_t step;
    } files[] = {{SITE_PAGE, 64}, {RESPONSE, 64}, {WORD_PAGE, 1024}};
    for (size_t i = 0; i < COUNT(files); i++) {
        struct span bytes = load_file(arena, files[i].path);
        size_t count = 0;
        for (size_t size = 0; size < bytes.size; size += files[i].step) {
            read_exactly((struct span){bytes.data, size});
            count++;
        }
        assert_true(count > 100);
    }
}

static const char small_page[] =
    "<?xml version=\"1.0\"?><!DOCTYPE html><meta name='PubDate' content=\"2020-01-20\"><title>a</title>"
    "<script type=\"x\">var a = '\\u003ctable>' + \"<td>\\x31\" /* \" */;</script><!--[if x]><p>b<![endif]-->"
    "<div style=\"display:none\"><table><tr><td>1</td></tr></table></div><pre>a  b\nc</pre>"
    "<table><thead><tr><th colspan='2' rowspan=0>c&nbsp;&#65;&comma;</th></tr></thead><tr><td hidden>d<td>e<table><td>f"
    "</table></tr></table><textarea>&lt;table&gt;</textarea><![CDATA[<p>g]]><a href='x.pdf'>h</a><s>i</s>";
static const char small_archive[] =
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=\n=80</p>\n--b--\n";
static const char small_response[] =
    "x({\"title\":\"a\",\"b\":\"{\\\"c\\\":\\\"\\\\u003ctable><td>1\\\"}\",'d':'&lt;table&gt;'});";

/* Cells and rows without a table, text between them, and signs that begin no entity, in every order. */
TEST(scraps_are_read)
{
    static const char *const scraps[] = {"<td>",
                                         "</td>",
                                         "<tr>",
                                         "x",
                                         "<table>",
                                         "</table>",
                                         "<th>",
                                         "<thead>",
                                         "<a href='?a&&b=1&c'>",
                                         "<meta content='\xE9\x87\x8F & &\xE6\x9C\x88&'>",
                                         "<pre>y\n",
                                         "<caption>"};
    enum { LENGTH = 4 };
    size_t orders = 1;
    for (size_t i = 0; i < LENGTH; i++) {
        orders *= COUNT(scraps);
    }
    for (size_t order = 0; order < orders; order++) {
        char page[256] = "";
        for (size_t i = 0, rest = order; i < LENGTH; i++, rest /= COUNT(scraps)) {
            strcat(page, scraps[rest % COUNT(scraps)]);
        }
        struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        struct document document = {.arena = own};
        struct failure failure = no_failure();
        assert_true(html_read(span_of(page), &document, &failure));
        arena_destroy(own);
    }
}

/* Every byte changed, to some that mean something to a parser. */
TEST(changed_pages_are_read)
{
    static const char replacements[] = {'<', '>', '"', '\'', '/', '&', '-', ' ', '\0', '\n', '\\', 'x'};
    const struct span pages[] = {SPAN(small_page), SPAN(small_archive), SPAN(small_response)};
    for (size_t i = 0; i < COUNT(pages); i++) {
        char copy[1024];
        assert_true(pages[i].size < sizeof copy);
        memcpy(copy, pages[i].data, pages[i].size);
        for (size_t at = 0; at < pages[i].size; at++) {
            for (size_t k = 0; k < sizeof replacements; k++) {
                copy[at] = replacements[k];
                read_exactly((struct span){copy, pages[i].size});
            }
            copy[at] = pages[i].data[at];
            read_exactly((struct span){copy, at});
        }
    }
}

/* ---- Memory ---------------------------------------------------------------------------------------------------------- */

static bool attempt_read(const struct memory *memory, void *data, struct failure *failure)
{
    struct arena *arena = arena_create(memory, LIMIT_ARENA_BYTES);
    if (!arena) {
        return fail_memory(failure);
    }
    struct document document = {.arena = arena};
    bool done = html_read(*(struct span *)data, &document, failure);
    arena_destroy(arena);
    return done;
}

TEST(each_allocation_of_ours_fails)
{
    struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct span page = load_file(own, WORD_PAGE), response = load_file(own, RESPONSE);
    char *copies[2] = {malloc(page.size), malloc(response.size)};
    assert_true(copies[0] && copies[1]);
    memcpy(copies[0], page.data, page.size);
    memcpy(copies[1], response.data, response.size);
    struct span inputs[] = {{copies[0], page.size}, {copies[1], response.size}, SPAN(small_page), SPAN(small_archive)};
    arena_destroy(own);
    for (size_t i = 0; i < COUNT(inputs); i++) {
        assert_true(each_allocation_fails(attempt_read, &inputs[i]) > 1);
    }
    free(copies[0]);
    free(copies[1]);
}
