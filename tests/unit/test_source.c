/* From what a user names to bytes. */
#define _XOPEN_SOURCE 700 /* mkfifo, seteuid, symlink, utimensat */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "source/source.h"

/* Of the test that runs. */
static struct {
    char folder[64];
    struct arena *arena;
} scene;

void before_each(struct arena *arena)
{
    make_folder(scene.folder);
    scene.arena = arena;
}

void after_each(void)
{
    remove_folder(scene.folder);
}

static void write_all(const char *const *names)
{
    for (; *names; names++) {
        write_file(scene.folder, *names, span_of(*names));
    }
}

static const char *below(const char *name)
{
    struct span path;
    assert_true(arena_format(scene.arena, &path, "%s/%s", scene.folder, name));
    return path.data;
}

static void link_to(const char *target, const char *name)
{
    assert_int_equal(symlink(target, below(name)), 0);
}

/* Asserts that the pattern, below the folder of the test, gives these paths and no others, in this order; `expected`
 * has them one a line. */
static void assert_expands(const char *pattern, enum source_kind kind, const char *expected)
{
    struct source_list list;
    struct failure failure = no_failure();
    struct buffer found = {.arena = scene.arena};
    if (!source_expand(scene.arena, span_of(below(pattern)), &list, &failure)) {
        fail_msg("%s: %s", pattern, failure.cause);
    }
    assert_int_equal(list.kind, kind);
    size_t start = strlen(scene.folder) + 1;
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.paths[i].data[list.paths[i].size], '\0');
        assert_memory_equal(list.paths[i].data, scene.folder, start - 1);
        struct span name = {list.paths[i].data + start, list.paths[i].size - start};
        assert_true(buffer_add(&found, name) && buffer_add(&found, SPAN("\n")));
    }
    assert_same_span(buffer_span(&found), span_of(expected));
}

static void assert_expand_fails(struct span text, enum failure_code code, const char *cause)
{
    struct source_list list;
    struct failure failure = no_failure();
    assert_false(source_expand(scene.arena, text, &list, &failure));
    assert_int_equal(failure.code, code);
    assert_string_equal(failure.cause, cause);
}

/* ---- Expanding --------------------------------------------------------------------------------------------------- */

TEST(a_file_is_itself)
{
    const char *const names[] = {"a.txt", "报告.txt", NULL};
    write_all(names);
    assert_expands("a.txt", SOURCE_FILE, "a.txt\n");
    assert_expands("报告.txt", SOURCE_FILE, "报告.txt\n");
}

TEST(a_name_with_wildcards_is_itself_where_it_exists)
{
    const char *const names[] = {"a*.txt", "ab.txt", "[1].txt", "1.txt", "d?/x.txt", "da/y.txt", NULL};
    write_all(names);
    assert_expands("a*.txt", SOURCE_FILE, "a*.txt\n");
    assert_expands("[1].txt", SOURCE_FILE, "[1].txt\n");
    assert_expands("d?", SOURCE_FOLDER, "d?/x.txt\n");
    assert_expands("[2-9a]b.txt", SOURCE_GLOB, "ab.txt\n");
}

TEST(a_folder_is_every_file_below_it_by_the_bytes_of_their_paths)
{
    const char *const names[] = {"b.txt",   "a/z.txt", "a/b/c/d/e.txt", "a.txt", "a-.txt",           "一.txt", "Z.txt",
                                 ".hidden", "a/.x",    ".git/config",   "十/a",  "空 格/文件 1.txt", NULL};
    write_all(names);
    assert_int_equal(mkdir(below("empty"), 0700), 0);
    const char *expected = "Z.txt\na-.txt\na.txt\na/b/c/d/e.txt\na/z.txt\nb.txt\n一.txt\n十/a\n空 格/文件 1.txt\n";
    assert_expands("", SOURCE_FOLDER, expected);
    assert_expands("a", SOURCE_FOLDER, "a/b/c/d/e.txt\na/z.txt\n");
    assert_expands("a/", SOURCE_FOLDER, "a/b/c/d/e.txt\na/z.txt\n");
}

TEST(a_glob_stays_within_a_folder)
{
    const char *const names[] = {"a.txt", "ab.txt", "b.html", ".h.txt", "d/a.txt", "d/e/a.txt", "f/b.txt", NULL};
    write_all(names);
    assert_expands("*.txt", SOURCE_GLOB, "a.txt\nab.txt\n");
    assert_expands("?.*", SOURCE_GLOB, "a.txt\nb.html\n");
    assert_expands("*/*.txt", SOURCE_GLOB, "d/a.txt\nf/b.txt\n");
    assert_expands("[d-e]/*", SOURCE_GLOB, "d/a.txt\n");
    assert_expands("*/a.txt", SOURCE_GLOB, "d/a.txt\n");
    assert_expands(".*.txt", SOURCE_GLOB, ".h.txt\n");
    assert_expands("d//e/*", SOURCE_GLOB, "d//e/a.txt\n");
    assert_expands("*//a.txt", SOURCE_GLOB, "d/a.txt\n");
}

TEST(two_stars_cross_folders)
{
    const char *const names[] = {"a.txt",      "x/a.txt",   "x/y/a.txt",   "x/y/b.html", "x/y/z/a.txt",
                                 "x/.h/a.txt", "w/y/a.txt", "x/y/y/a.txt", NULL};
    write_all(names);
    const char *every_a = "a.txt\nw/y/a.txt\nx/a.txt\nx/y/a.txt\nx/y/y/a.txt\nx/y/z/a.txt\n";
    assert_expands("**/a.txt", SOURCE_GLOB, every_a);
    assert_expands("**/*.html", SOURCE_GLOB, "x/y/b.html\n");
    assert_expands("x/**", SOURCE_GLOB, "x/a.txt\nx/y/a.txt\nx/y/b.html\nx/y/y/a.txt\nx/y/z/a.txt\n");
    assert_expands("x/**/y/*", SOURCE_GLOB, "x/y/a.txt\nx/y/b.html\nx/y/y/a.txt\n");
    assert_expands("**/y/**/a.txt", SOURCE_GLOB, "w/y/a.txt\nx/y/a.txt\nx/y/y/a.txt\nx/y/z/a.txt\n");
    /* Each file once, however many ways lead to it. */
    assert_expands("**/**/**/a.txt", SOURCE_GLOB, every_a);
    assert_expands("**/*/**/a.txt", SOURCE_GLOB, "w/y/a.txt\nx/a.txt\nx/y/a.txt\nx/y/y/a.txt\nx/y/z/a.txt\n");
}

TEST(links_lead_to_files_but_never_in_circles)
{
    const char *const names[] = {"real/a.txt", NULL};
    write_all(names);
    link_to("..", "real/up");
    link_to("real", "linked");
    link_to("self", "self");
    link_to("a.txt", "real/b.txt");
    /* A link that leads nowhere is kept, so that reading it tells. */
    assert_expands("", SOURCE_FOLDER, "real/a.txt\nreal/b.txt\nself\n");
    assert_expands("**/a.txt", SOURCE_GLOB, "real/a.txt\n");
    assert_expands("linked", SOURCE_FOLDER, "linked/a.txt\nlinked/b.txt\n");
    assert_expands("*/a.txt", SOURCE_GLOB, "linked/a.txt\nreal/a.txt\n");
    assert_expands("*/up/real/a.txt", SOURCE_GLOB, "linked/up/real/a.txt\nreal/up/real/a.txt\n");
}

TEST(deep_folders_have_no_end_of_stack)
{
    char name[1200] = "";
    for (int i = 0; i < 500; i++) {
        strcat(name, "d/");
    }
    strcat(name, "f");
    write_file(scene.folder, name, SPAN("x"));
    strcat(name, "\n");
    assert_expands("", SOURCE_FOLDER, name);
    assert_expands("**/f", SOURCE_GLOB, name);
}

TEST(many_files_are_listed_and_sorted)
{
    enum { FILES = 3000 };
    for (int i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%02d/%d", i * 7 % 50, i);
        write_file(scene.folder, name, SPAN(""));
    }
    struct source_list list;
    struct failure failure = no_failure();
    assert_true(source_expand(scene.arena, span_of(scene.folder), &list, &failure));
    assert_int_equal(list.count, FILES);
    for (size_t i = 1; i < list.count; i++) {
        assert_true(strcmp(list.paths[i - 1].data, list.paths[i].data) < 0);
    }
}

TEST(what_is_not_there_is_a_failure)
{
    const char *const names[] = {"d/a.txt", NULL};
    write_all(names);
    assert_int_equal(mkdir(below("empty"), 0700), 0);
    const char *none = "no such file or folder", *unmatched = "no file matches";
    assert_expand_fails(span_of(below("b.txt")), FAILURE_NOT_FOUND, none);
    assert_expand_fails(span_of(below("d/a.txt/b")), FAILURE_NOT_FOUND, none);
    assert_expand_fails(span_of(below("*.txt")), FAILURE_NOT_FOUND, unmatched);
    assert_expand_fails(span_of(below("no/*.txt")), FAILURE_NOT_FOUND, unmatched);
    assert_expand_fails(span_of(below("d/a.txt/*")), FAILURE_NOT_FOUND, unmatched);
    assert_expand_fails(span_of(below("[")), FAILURE_NOT_FOUND, unmatched);
    assert_expand_fails(span_of(below("*/")), FAILURE_NOT_FOUND, unmatched);
    assert_expand_fails(span_of(below("empty")), FAILURE_NOT_FOUND, "no file in this folder");
    assert_expand_fails(SPAN(""), FAILURE_NOT_FOUND, "the path is empty");
    assert_expand_fails((struct span){NULL, 0}, FAILURE_NOT_FOUND, "the path is empty");
    assert_expand_fails(SPAN("a\0b"), FAILURE_NOT_FOUND, "the path holds a NUL byte");
}

TEST(hostile_patterns_are_refused)
{
    struct buffer long_path = {.arena = scene.arena}, many_parts = {.arena = scene.arena};
    for (int i = 0; i < 20000; i++) {
        assert_true(buffer_add(&long_path, SPAN("[")));
    }
    for (int i = 0; i < 100; i++) {
        assert_true(buffer_add(&many_parts, SPAN("*/")));
    }
    assert_expand_fails(buffer_span(&long_path), FAILURE_UNREADABLE, "the path is too long");
    assert_expand_fails(buffer_span(&many_parts), FAILURE_LIMIT, "模式分成的段太多");
}

/* The path is a span: what follows it in memory is none of it. */
TEST(a_path_ends_where_its_span_ends)
{
    const char *const names[] = {"a.txt", NULL};
    write_all(names);
    struct span longer;
    struct source_list list;
    struct failure failure = no_failure();
    assert_true(arena_format(scene.arena, &longer, "%s/a.txt.old", scene.folder));
    longer.size -= 4;
    assert_true(source_expand(scene.arena, longer, &list, &failure));
    assert_same_span(list.paths[0], longer);
}

TEST(relative_patterns_begin_here)
{
    const char *const names[] = {"d/a.txt", "b.txt", NULL};
    write_all(names);
    int before = open(".", O_RDONLY);
    assert_int_equal(chdir(scene.folder), 0);
    const char *const patterns[] = {"*", "*/*", "./*/a*", "."}, *const firsts[] = {"b.txt", "d/a.txt", "./d/a.txt",
                                                                                   "./b.txt"};
    bool same = true;
    for (size_t i = 0; i < 4; i++) {
        struct source_list list = {SOURCE_FILE, NULL, 0};
        struct failure failure = no_failure();
        same = same && source_expand(scene.arena, span_of(patterns[i]), &list, &failure) &&
               strcmp(list.paths[0].data, firsts[i]) == 0 && list.count == (i == 3 ? 2 : 1);
    }
    assert_int_equal(fchdir(before), 0);
    close(before);
    assert_true(same);
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

TEST(bytes_are_read_as_they_are)
{
    struct span bytes = SPAN("\xFF\xFE\0a\0\r\n"), read;
    struct failure failure = no_failure();
    write_file(scene.folder, "f", bytes);
    assert_true(source_read(scene.arena, below("f"), &read, &failure));
    assert_same_span(read, bytes);
    write_file(scene.folder, "empty", SPAN(""));
    assert_true(source_read(scene.arena, below("empty"), &read, &failure));
    assert_int_equal(read.size, 0);
}

static void assert_read_fails(const char *path, enum failure_code code, const char *cause)
{
    struct span bytes;
    struct failure failure = no_failure();
    assert_false(source_read(scene.arena, path, &bytes, &failure));
    assert_int_equal(failure.code, code);
    assert_string_equal(failure.cause, cause);
}

TEST(what_is_no_file_is_refused_unread)
{
    assert_int_equal(mkfifo(below("pipe"), 0600), 0);
    assert_read_fails(below("pipe"), FAILURE_UNREADABLE, "not a regular file");
    assert_read_fails("/dev/zero", FAILURE_UNREADABLE, "not a regular file");
    assert_read_fails(scene.folder, FAILURE_UNREADABLE, "a folder, not a file");
    assert_read_fails(below("none"), FAILURE_NOT_FOUND, "no such file or folder");
    link_to("nowhere", "link");
    assert_read_fails(below("link"), FAILURE_NOT_FOUND, "no such file or folder");
    link_to("circle", "circle");
    assert_read_fails(below("circle"), FAILURE_UNREADABLE, "its symbolic links lead nowhere");
}

TEST(a_file_beyond_the_limit_is_refused)
{
    write_file(scene.folder, "large", SPAN("x"));
    assert_int_equal(truncate(below("large"), (off_t)LIMIT_FILE_BYTES + 1), 0);
    assert_read_fails(below("large"), FAILURE_LIMIT, "文件大于 64 MiB");
}

/* Some systems' files say that they are empty. */
TEST(a_file_is_read_to_its_end_whatever_its_size_says)
{
    struct file_identity identity;
    struct span read;
    struct failure failure = no_failure();
    const char *path = "/proc/self/limits";
    if (access(path, R_OK) != 0 || !source_identify(path, &identity, &failure) || identity.size != 0) {
        skip();
    }
    assert_true(source_read(scene.arena, path, &read, &failure));
    assert_true(span_contains(read, SPAN("Max open files")));
}

/* A folder that cannot be listed stands in the list for what may be in it, and reading it says why. */
TEST(nothing_unreadable_is_lost)
{
    const char *const names[] = {"a.txt", "closed/b.txt", "secret.txt", NULL};
    write_all(names);
    assert_int_equal(chmod(scene.folder, 0755), 0);
    assert_int_equal(chmod(below("a.txt"), 0644), 0);
    assert_int_equal(chmod(below("secret.txt"), 0), 0);
    assert_int_equal(chmod(below("closed"), 0), 0);
    uid_t own = geteuid();
    if (own == 0) {
        assert_int_equal(seteuid(65534), 0);
    }
    assert_expands("", SOURCE_FOLDER, "a.txt\nclosed\nsecret.txt\n");
    assert_expands("*/b.txt", SOURCE_GLOB, "closed\n");
    assert_read_fails(below("closed"), FAILURE_UNREADABLE, "permission denied");
    assert_read_fails(below("secret.txt"), FAILURE_UNREADABLE, "permission denied");
    assert_expand_fails(span_of(below("closed")), FAILURE_UNREADABLE, "permission denied");
    assert_expand_fails(span_of(below("closed/*")), FAILURE_UNREADABLE, "permission denied");
    assert_int_equal(seteuid(own), 0);
    assert_int_equal(chmod(below("closed"), 0700), 0);
}

TEST(a_changed_file_has_another_identity)
{
    struct file_identity first, second;
    struct failure failure = no_failure();
    write_file(scene.folder, "f", SPAN("12345"));
    const char *path = below("f");
    const struct timespec times[2] = {{1600000000, 5}, {1700000000, 123456789}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(source_identify(path, &first, &failure));
    assert_int_equal(first.size, 5);
    assert_int_equal(first.modified, 1700000000123456789);
    write_file(scene.folder, "f", SPAN("54321"));
    assert_true(source_identify(path, &second, &failure));
    assert_true(second.modified != first.modified && second.node == first.node && second.device == first.device);
    write_file(scene.folder, "g", SPAN("54321"));
    assert_true(source_identify(below("g"), &first, &failure));
    assert_true(first.node != second.node);
    assert_false(source_identify(below("none"), &first, &failure));
    assert_int_equal(failure.code, FAILURE_NOT_FOUND);
}

static bool expand_and_read(const struct memory *memory, void *data, struct failure *failure)
{
    struct arena *arena = arena_create(memory, LIMIT_ARENA_BYTES);
    struct source_list list;
    bool done = arena != NULL && source_expand(arena, span_of(data), &list, failure);
    struct span bytes;
    for (size_t i = 0; done && i < list.count; i++) {
        done = source_read(arena, list.paths[i].data, &bytes, failure);
    }
    if (!arena) {
        fail_memory(failure);
    }
    arena_destroy(arena);
    return done;
}

TEST(every_failed_allocation_is_told)
{
    for (int i = 0; i < 400; i++) {
        char name[300];
        snprintf(name, sizeof name, "%d/%0200d", i % 20, i);
        write_file(scene.folder, name, SPAN("text"));
    }
    assert_true(each_allocation_fails(expand_and_read, scene.folder) > 3);
    struct span pattern;
    assert_true(arena_format(scene.arena, &pattern, "%s/**/*9", scene.folder));
    assert_true(each_allocation_fails(expand_and_read, (void *)(uintptr_t)pattern.data) > 2);
}
