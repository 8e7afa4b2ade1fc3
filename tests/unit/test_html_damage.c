/* Pages that are hostile or damaged, and memory that runs out: each ends in rows or in a clear error, and soon. */
#include "support.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include "base/limits.h"
#include "read/html/html.h"

#define WORD_PAGE "fixtures/html-word-2019.html"
#define SITE_PAGE "fixtures/html-cms-2021.html"
#define RESPONSE "fixtures/html-response.json"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Limits ---------------------------------------------------------------------------------------------------------- */

struct flood {
    const char *start, *repeated;
    size_t times;
};

static void floods_end_in_limits(void **state)
{
    (void)state;
    static const struct flood floods[] = {
        {"<p>", "<div>", 100000},          {"<p>", "<font>x", 100000}, {"", "<table><tr><td>", 100000},
        {"<table>", "<td>", 250000},       {"<p>", "<br>x", 250000},   {"<p>", "</x>", LIMIT_TAGS + 1},
        {"<p>", "&nbsp;", LIMIT_TAGS + 1},
    };
    for (size_t i = 0; i < COUNT(floods); i++) {
        struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        struct buffer text = {.arena = arena};
        assert_true(buffer_add(&text, span_of(floods[i].start)));
        for (size_t k = 0; k < floods[i].times; k++) {
            assert_true(buffer_add(&text, span_of(floods[i].repeated)));
        }
        struct document document = {.arena = arena};
        struct failure failure = no_failure();
        assert_false(html_read(buffer_span(&text), &document, &failure));
        assert_int_equal(failure.code, FAILURE_LIMIT);
        arena_destroy(arena);
    }
}

/* Text in which each character could make a reader look through all that follows. */
static void floods_of_marks_end(void **state)
{
    (void)state;
    static const struct flood floods[] = {
        {"<script>var table=", "\"\\", 200000},
        {"<script>table", "(/[", 200000},
        {"{\"<table", "\\\"", 200000},
        {"<p ", "a=", 200000},
        {"<p>", "<!--", 200000},
        {"<p style='", "display:", 200000},
        {"<p>", "<script>", 50000},
        {"MIME-Version: 1.0\nContent-Type: multipart/x; boundary=b\n\n", "--b\n", 100000},
        {"<textarea>", "&amp;lt;table", 50000},
    };
    for (size_t i = 0; i < COUNT(floods); i++) {
        struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        struct buffer text = {.arena = arena};
        assert_true(buffer_add(&text, span_of(floods[i].start)));
        for (size_t k = 0; k < floods[i].times; k++) {
            assert_true(buffer_add(&text, span_of(floods[i].repeated)));
        }
        struct document document = {.arena = arena};
        struct failure failure = no_failure();
        bool done = html_read(buffer_span(&text), &document, &failure);
        assert_int_equal(done, failure.code == FAILURE_NONE);
        assert_true(document.row_count <= 1);
        arena_destroy(arena);
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

static void truncated_pages_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        size_t step;
    } files[] = {{SITE_PAGE, 64}, {RESPONSE, 64}, {WORD_PAGE, 1024}};
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    for (size_t i = 0; i < COUNT(files); i++) {
        struct span bytes = load_file(arena, files[i].path);
        size_t count = 0;
        for (size_t size = 0; size < bytes.size; size += files[i].step) {
            read_exactly((struct span){bytes.data, size});
            count++;
        }
        assert_true(count > 100);
    }
    arena_destroy(arena);
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
static void scraps_are_read(void **state)
{
    (void)state;
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
        struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        struct document document = {.arena = arena};
        struct failure failure = no_failure();
        assert_true(html_read(span_of(page), &document, &failure));
        arena_destroy(arena);
    }
}

/* Every byte changed, to some that mean something to a parser. */
static void changed_pages_are_read(void **state)
{
    (void)state;
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

static void each_allocation_of_ours_fails(void **state)
{
    (void)state;
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct span page = load_file(arena, WORD_PAGE), response = load_file(arena, RESPONSE);
    char *copies[2] = {malloc(page.size), malloc(response.size)};
    assert_true(copies[0] && copies[1]);
    memcpy(copies[0], page.data, page.size);
    memcpy(copies[1], response.data, response.size);
    struct span inputs[] = {{copies[0], page.size}, {copies[1], response.size}, SPAN(small_page), SPAN(small_archive)};
    arena_destroy(arena);
    for (size_t i = 0; i < COUNT(inputs); i++) {
        assert_true(each_allocation_fails(attempt_read, &inputs[i]) > 1);
    }
    free(copies[0]);
    free(copies[1]);
}

static size_t parser_allocations; /* until one of the parser's fails; 0: none does */

static bool parser_may_allocate(void)
{
    if (parser_allocations > 1) {
        parser_allocations--;
        return true;
    }
    return parser_allocations == 0;
}

static void *parser_malloc(size_t size)
{
    void *block = parser_may_allocate() ? malloc(size) : NULL;
#if defined(__SANITIZE_ADDRESS__)
    __lsan_ignore_object(block); /* libxml2 2.9.14 loses some itself when it cannot make a parser */
#endif
    return block;
}

static void *parser_realloc(void *block, size_t size)
{
    return parser_may_allocate() ? realloc(block, size) : NULL;
}

static char *parser_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = parser_malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

/* When the parser has no memory the rest of the page is not lost in silence. */
static void allocations_of_the_parser_fail(void **state)
{
    (void)state;
    const struct span page =
        SPAN("<p><b>a</b></p><table><tr><td colspan=2>1<td>2</table><p title='x' hidden>b</p><i>c</i>");
    assert_int_equal(xmlMemSetup(free, parser_malloc, parser_realloc, parser_strdup), 0);
    size_t failed = 0;
    bool done = false;
    for (size_t n = 1; n < 1000 && !done; n++) {
        struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        struct document document = {.arena = arena};
        struct failure failure = no_failure();
        parser_allocations = n;
        done = html_read(page, &document, &failure);
        bool met = parser_allocations == 1;
        parser_allocations = 0;
        assert_int_equal(done, failure.code == FAILURE_NONE);
        assert_true(done || failure.code == FAILURE_MEMORY);
        assert_true(!done || document.row_count == 3);
        failed += met && !done;
        done = done && !met;
        arena_destroy(arena);
    }
    assert_true(done);
    assert_true(failed > 3);
    xmlMemSetup(free, malloc, realloc, parser_strdup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floods_end_in_limits),           cmocka_unit_test(floods_of_marks_end),
        cmocka_unit_test(truncated_pages_are_read),       cmocka_unit_test(scraps_are_read),
        cmocka_unit_test(changed_pages_are_read),         cmocka_unit_test(each_allocation_of_ours_fails),
        cmocka_unit_test(allocations_of_the_parser_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
