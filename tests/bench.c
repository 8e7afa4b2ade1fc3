/* What reading costs, beside bare library passes over the same bytes in the same run: ratios travel between machines,
 * times do not. Prints a table and judges nothing. From the repository's root, with the extension built in build/. */
#define _GNU_SOURCE

#include <fcntl.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "base/limits.h"
#include "disclosure.h"
#include "check/examine.h"
#include "read/html/html.h"

enum { TEXT_BYTES = 15 * 1024 };

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

static struct spare spare; /* as a connection has one */
static const struct memory memory = {.allocate = allocate, .release = free, .spare = &spare};

static _Noreturn void stop(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

/* ---- Input ------------------------------------------------------------------------------------------------------- */

static struct buffer load(struct arena *arena, const char *path)
{
    struct buffer content = {.arena = arena};
    char chunk[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (!file) {
        stop(path);
    }
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (!buffer_add(&content, (struct span){chunk, got})) {
            stop("out of memory");
        }
    }
    fclose(file);
    return content;
}

/* A report of the wanted size: what stands between two marks is repeated, all else stands once. */
static struct span grown(struct arena *arena, struct span text, struct span from, struct span to, size_t size)
{
    struct buffer out = {.arena = arena};
    size_t begin = span_find(text, from), end = span_find(text, to);
    if (begin == SIZE_MAX || end == SIZE_MAX || end <= begin || !buffer_add(&out, (struct span){text.data, begin})) {
        stop("a report has not what is repeated");
    }
    struct span middle = {text.data + begin, end - begin}, rest = {text.data + end, text.size - end};
    do {
        if (!buffer_add(&out, middle)) {
            stop("out of memory");
        }
    } while (out.size + rest.size + middle.size / 2 < size);
    if (!buffer_add(&out, rest)) {
        stop("out of memory");
    }
    return buffer_span(&out);
}

/* ---- Time -------------------------------------------------------------------------------------------------------- */

/* Milliseconds of processor time of this process and of the children that have ended. */
static double processor_time(void)
{
    struct timespec now;
    struct rusage children;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    getrusage(RUSAGE_CHILDREN, &children);
    return (double)(now.tv_sec + children.ru_utime.tv_sec + children.ru_stime.tv_sec) * 1e3 +
           (double)now.tv_nsec / 1e6 + (double)(children.ru_utime.tv_usec + children.ru_stime.tv_usec) / 1e3;
}

struct contestant {
    const char *name;
    void (*run)(void *state);
    double best; /* milliseconds, once it has run */
};

/* The contestants take turns, so that whatever slows the machine slows all of them; the best of many rounds counts. */
static void compete(struct contestant *contestants, size_t count, void *state, int rounds)
{
    enum { REPEATS = 4 };
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++) {
            double begin = processor_time();
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                contestants[i].run(state);
            }
            double took = (processor_time() - begin) / REPEATS;
            contestants[i].best = round == 0 || took < contestants[i].best ? took : contestants[i].best;
        }
    }
}

static void show(const char *title, size_t bytes, const struct contestant *contestants, size_t count)
{
    printf("\n%s", title);
    if (bytes > 0) {
        printf(", %.0f KB", (double)bytes / 1024);
    }
    printf("\n");
    for (size_t i = 0; i < count; i++) {
        printf("  %-44s %9.3f ms  %7.2f\n", contestants[i].name, contestants[i].best,
               contestants[i].best / contestants[0].best);
    }
}

/* ---- Bare passes ------------------------------------------------------------------------------------------------- */

struct subject {
    struct span text;
    struct pattern_cache *patterns;
    pcre2_code *numbers;
    pcre2_match_data *match;
    const char *path; /* of a file that other programs read */
    size_t found;     /* of the bare passes, so that none is optimised away */
    size_t kept, own; /* bytes that the last report keeps, and those of its cells and narrative alone */
};

enum { ROUNDS = 40, FEW_ROUNDS = 5 };

static void scan(void *state)
{
    struct subject *subject = state;
    for (size_t i = 0; i < subject->text.size; i++) {
        subject->found += subject->text.data[i] == '\t' || subject->text.data[i] == '\n';
    }
}

static void pass_of_pcre2(void *state)
{
    struct subject *subject = state;
    PCRE2_SIZE at = 0;
    while (pcre2_match(subject->numbers, (PCRE2_SPTR)subject->text.data, subject->text.size, at, PCRE2_NO_UTF_CHECK,
                       subject->match, NULL) > 0) {
        at = pcre2_get_ovector_pointer(subject->match)[1];
        subject->found++;
    }
}

static void count_element(void *state, const xmlChar *name, const xmlChar **attributes)
{
    (void)name, (void)attributes;
    ((struct subject *)state)->found++;
}

static void count_characters(void *state, const xmlChar *text, int size)
{
    (void)text;
    ((struct subject *)state)->found += (size_t)size;
}

static void pass_of_libxml2(void *state)
{
    struct subject *subject = state;
    htmlSAXHandler handler = {.startElement = count_element, .characters = count_characters};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, state, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) {
        stop("libxml2 gives no parser");
    }
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC |
                                   XML_PARSE_HUGE);
    htmlParseChunk(parser, subject->text.data, (int)subject->text.size, 0);
    htmlParseChunk(parser, NULL, 0, 1);
    htmlFreeParserCtxt(parser);
}

/* The text of a .docx inflated by libzip, and one SAX pass of libxml2 over it. */
static void pass_of_package(void *state)
{
    struct subject *subject = state;
    xmlSAXHandler handler = {.startElement = count_element, .characters = count_characters};
    zip_source_t *source = zip_source_buffer_create(subject->text.data, subject->text.size, 0, NULL);
    zip_t *package = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    zip_file_t *part = package ? zip_fopen(package, "word/document.xml", 0) : NULL;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, state, NULL, 0, NULL);
    char chunk[16384];
    zip_int64_t got;
    if (!part || !parser) {
        stop("a .docx could not be opened");
    }
    while ((got = zip_fread(part, chunk, sizeof chunk)) > 0) {
        xmlParseChunk(parser, chunk, (int)got, 0);
    }
    xmlParseChunk(parser, NULL, 0, 1);
    xmlFreeParserCtxt(parser);
    zip_fclose(part);
    zip_discard(package);
}

/* Runs a program to its end, without its output. Returns the milliseconds of processor time that it took; -1: it could not
 * be run. */
static double run_program(char *const arguments[])
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        execvp(arguments[0], arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        return -1;
    }
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void pass_of_pdftotext(void *state)
{
    struct subject *subject = state;
    char name[] = "pdftotext", option[] = "-layout", path[256], out[] = "/dev/null";
    snprintf(path, sizeof path, "%s", subject->path);
    char *const arguments[] = {name, option, path, out, NULL};
    subject->found += run_program(arguments) >= 0;
}

/* ---- Ours -------------------------------------------------------------------------------------------------------- */

/* What cannot be had for less: of each cell its number, its place and its print, and the narrative. */
static size_t count_own(const struct report *report)
{
    size_t own = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; report->lines[i].times > 0 && k < form_lines[i].measure_count; k++) {
            own += sizeof(int64_t) + sizeof(struct place) + report->lines[i].cells[k].text.size;
        }
    }
    for (uint32_t i = 0; i < report->section_count; i++) {
        own += report->sections[i].text.size;
    }
    return own;
}

static void examine_once(struct subject *subject, enum depth depth)
{
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    struct examination examination = {0};
    bool done = arena && (subject->path ? examine_file(subject->patterns, arena, subject->path, &examination)
                                        : examine(subject->patterns, arena, subject->text, &examination));
    if (!done || !examine_to(subject->patterns, &examination, depth)) {
        stop("a report could not be examined");
    }
    if (examination.report.status != STATUS_COMPLETE) {
        stop("a report was not recognised");
    }
    subject->kept = depth == DEPTH_REPORT ? arena_size(arena) : subject->kept;
    subject->own = count_own(&examination.report);
    arena_destroy(arena);
}

static void recognise_report(void *state)
{
    examine_once(state, DEPTH_REPORT);
}

static void find_statements(void *state)
{
    examine_once(state, DEPTH_STATEMENTS);
}

static void check_report(void *state)
{
    examine_once(state, DEPTH_CHECKS);
}

static const struct contestant ours[] = {{"read and recognised", recognise_report, 0},
                                         {"with the figures of the narrative", find_statements, 0},
                                         {"with all checks", check_report, 0}};

/* Bare passes beside ours. */
static void bench_report(struct subject *subject, const char *title, const struct contestant *bare, size_t count,
                         int rounds)
{
    struct contestant contestants[8];
    memcpy(contestants, bare, count * sizeof *bare);
    memcpy(contestants + count, ours, sizeof ours);
    count += sizeof ours / sizeof *ours;
    compete(contestants, count, subject, rounds);
    show(title, subject->text.size, contestants, count);
    printf("  kept: %.0f KB, %.1f times its cells and narrative\n", (double)subject->kept / 1024,
           (double)subject->kept / (double)subject->own);
}

/* A text whose narrative is repeated, from the second section's heading back to `from`. */
static struct span text_of(struct arena *arena, const char *path, struct span from, size_t size)
{
    struct buffer whole = load(arena, path);
    return grown(arena, buffer_span(&whole), from, SPAN("二、主动公开政府信息情况"), size);
}

static const struct {
    const char *title, *path, *from;
} texts[] = {
    {"A text report of the form of 2019", "fixtures/luyi-2019.txt", "本报告由"},
    {"A text report of the form of 2021", "fixtures/narrative-2023.txt", "本报告依照"},
    {"A text report in columns", "build/fixtures/hongze-2023.layout.txt", "（一）主动公开"},
};

static void bench_texts(struct arena *arena, struct subject *subject)
{
    static const struct contestant bare[] = {{"a bare scan for lines and cells", scan, 0},
                                             {"one pass of PCRE2 for its numbers", pass_of_pcre2, 0}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        subject->text = text_of(arena, texts[i].path, span_of(texts[i].from), TEXT_BYTES);
        bench_report(subject, texts[i].title, bare, 2, ROUNDS);
    }
}

static void read_page(void *state)
{
    struct subject *subject = state;
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    struct document document = {.arena = arena};
    struct failure failure = {0};
    if (!arena || !html_read(subject->text, &document, &failure)) {
        stop("a page could not be read");
    }
    arena_destroy(arena);
}

static void bench_pages(struct arena *arena, struct subject *subject)
{
    static const struct contestant bare[] = {{"one bare SAX pass of libxml2", pass_of_libxml2, 0},
                                             {"read", read_page, 0}};
    static const struct {
        const char *title, *path;
    } pages[] = {
        {"A web page of the form of 2021", "build/fixtures/hongze-2023.plain.html"},
        {"A web page of the form of 2019", "build/fixtures/luyi-2019.plain.html"},
        {"A web page without end tags", "build/fixtures/yunxi-2022.unclosed.html"},
        {"A web page of a site", "fixtures/html-cms-2021.html"},
        {"A web page pasted from Word", "build/fixtures/hongze-2023.word.html"},
        {"Another pasted from Word", "fixtures/html-word-2019.html"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct buffer page = load(arena, pages[i].path);
        subject->text = buffer_span(&page);
        bench_report(subject, pages[i].title, bare, 2, ROUNDS);
    }
}

static void bench_packages(struct arena *arena, struct subject *subject)
{
    static const struct contestant bare[] = {{"inflated, and one bare SAX pass", pass_of_package, 0}};
    static const char *const paths[] = {"build/fixtures/hongze-2023.word.docx", "build/fixtures/luyi-2019.word.docx",
                                        "build/fixtures/yunxi-2022.word.docx"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct buffer package = load(arena, paths[i]);
        subject->text = buffer_span(&package);
        bench_report(subject, paths[i], bare, 1, ROUNDS);
    }
}

static void bench_pdfs(struct subject *subject)
{
    static const struct contestant bare[] = {{"pdftotext -layout", pass_of_pdftotext, 0}};
    static const char *const paths[] = {"build/fixtures/hongze-2023.ruled.pdf",
                                        "build/fixtures/luyi-2019.borderless.pdf",
                                        "build/fixtures/yunxi-2022.heads.pdf"};
    subject->text.size = 0;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        subject->path = paths[i];
        subject->found = 0;
        pass_of_pdftotext(subject);
        bench_report(subject, paths[i], bare, subject->found > 0, FEW_ROUNDS); /* without it where it is not there */
    }
    subject->path = NULL;
}

/* What a report costs whose narrative stands in it once, ten times, a hundred times, a thousand times. */
static void bench_growth(struct arena *arena, struct subject *subject)
{
    enum { NARRATIVE_BYTES = 3 * 1024 };
    double last = 0;
    printf("\nA text report whose narrative grows\n");
    for (size_t times = 1; times <= 1000; times *= 10) {
        struct contestant contestants[] = {ours[0], ours[2]};
        subject->text = text_of(arena, texts[0].path, span_of(texts[0].from), NARRATIVE_BYTES * times);
        compete(contestants, 2, subject, times > 10 ? 2 : ROUNDS);
        printf("  %9.0f KB: read %.3f ms, with all checks %.3f ms", (double)subject->text.size / 1024,
               contestants[0].best, contestants[1].best);
        printf(last > 0 ? ", %.1f times the one before\n" : "\n", contestants[1].best / last);
        last = contestants[1].best;
    }
}

/* ---- SQLite ------------------------------------------------------------------------------------------------------ */

static double query(sqlite3 *connection, const char *sql)
{
    double begin = processor_time();
    if (sqlite3_exec(connection, sql, NULL, NULL, NULL) != SQLITE_OK) {
        stop(sqlite3_errmsg(connection));
    }
    return processor_time() - begin;
}

static void bench_cache(void)
{
    struct contestant queries[] = {{"the same file again, from the cache", NULL, 0},
                                   {"the same report in another file", NULL, 0},
                                   {"the first file of a connection", NULL, 0}};
    static const char *const statements[] = {"SELECT sum(total) FROM requests('fixtures/luyi-2019.txt')",
                                             "SELECT sum(total) FROM requests('build/fixtures/luyi-2019.tabs.txt')",
                                             "SELECT sum(total) FROM requests('fixtures/luyi-2019.txt')"};
    size_t count = sizeof queries / sizeof *queries;
    for (int round = 0; round < 30; round++) {
        sqlite3 *connection;
        if (sqlite3_open(":memory:", &connection) != SQLITE_OK ||
            sqlite3_disclosure_init(connection, NULL, NULL) != SQLITE_OK) {
            stop("no connection");
        }
        for (size_t i = count; i-- > 0;) { /* the last is asked first */
            double took = query(connection, statements[i]);
            queries[i].best = round == 0 || took < queries[i].best ? took : queries[i].best;
        }
        sqlite3_close(connection);
    }
    show("A query of requests()", 0, queries, count);
}

/* Milliseconds of processor time that one run of the shell takes. */
static double shell(char *const arguments[])
{
    double took = run_program(arguments);
    if (took < 0) {
        stop("the sqlite3 shell did not run");
    }
    return took;
}

static void bench_load(void)
{
    char name[] = "sqlite3", batch[] = "-batch", option[] = "-init", none[] = "/dev/null", cmd[] = "-cmd";
    char load_it[] = ".load ./build/disclosure", memory_only[] = ":memory:", sql[] = "SELECT 1";
    char *const bare[] = {name, batch, option, none, memory_only, sql, NULL};
    char *const loaded[] = {name, batch, option, none, cmd, load_it, memory_only, sql, NULL};
    struct contestant starts[] = {{"started", NULL, 0}, {"started, .load ./build/disclosure", NULL, 0}};
    for (int round = 0; round < 20; round++) {
        double took[] = {shell(bare), shell(loaded)};
        for (size_t i = 0; i < 2; i++) {
            starts[i].best = round == 0 || took[i] < starts[i].best ? took[i] : starts[i].best;
        }
    }
    show("The sqlite3 shell", 0, starts, 2);
}

int main(void)
{
    int error;
    PCRE2_SIZE offset;
    struct arena *arena = arena_create(&memory, LIMIT_ARENA_BYTES);
    struct subject subject = {.patterns = pattern_cache_create(&memory)};
    subject.numbers =
        pcre2_compile((PCRE2_SPTR) "[0-9]+(?:\\.[0-9]+)?", PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error, &offset, NULL);
    subject.match = subject.numbers ? pcre2_match_data_create_from_pattern(subject.numbers, NULL) : NULL;
    if (!arena || !subject.patterns || !subject.match) {
        stop("out of memory");
    }
    printf("%-46s %12s  %7s\n", "", "processor", "ratio");
    bench_texts(arena, &subject);
    bench_pages(arena, &subject);
    bench_packages(arena, &subject);
    bench_pdfs(&subject);
    bench_growth(arena, &subject);
    bench_cache();
    bench_load();
    pcre2_match_data_free(subject.match);
    pcre2_code_free(subject.numbers);
    pattern_cache_destroy(subject.patterns);
    arena_destroy(arena);
    spare_release(&memory);
    return 0;
}
