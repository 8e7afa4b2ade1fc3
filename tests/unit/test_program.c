/* The program that reads PDFs, as a process: what it inherits, how it ends, and what is left of it in any host. */
#define _GNU_SOURCE /* signals, descriptors and clocks in strict C */
#include "pdf_builder.h"
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "read/pdf/pdf.h"
#include "read/pdf/process.h"

enum { SOON = 200 /* milliseconds */ };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- what it is given ---- */

static struct span write_small(struct arena *arena)
{
    return pdf_write(arena, &(struct pdf_skeleton){.content = "BT /F 12 Tf 72 706 Td (12) Tj ET"});
}

static bool reads_small(void)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    bool done = pdf_read(write_small(reading.arena), &reading.document, &reading.failure);
    done = done && reading.document.row_count == 1;
    arena_destroy(reading.arena);
    return done;
}

/* ---- what it inherits ---- */

static size_t count_descriptors(long process)
{
    char path[64];
    size_t count = 0;
    snprintf(path, sizeof path, "/proc/%ld/fd", process);
    DIR *folder = opendir(path);
    if (!folder) {
        return SIZE_MAX;
    }
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count - 2; /* . and .. */
}

static void skip_without_proc(void)
{
    if (access("/proc/self/fd", R_OK) != 0) {
        skip();
    }
}

TEST(inherits_nothing)
{
    struct process process;
    struct greeting greeting;
    char path[64];
    char text[4096] = "";
    skip_without_proc();
    int open_in_host = open("/dev/null", O_RDONLY); /* without O_CLOEXEC, as careless hosts do */
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    assert_int_equal(process_start(&process, NULL), SCAN_FINE);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_true(process_receive(&process, &greeting, sizeof greeting));
    assert_int_equal(count_descriptors(process.id), 3);
    snprintf(path, sizeof path, "/proc/%ld/environ", process.id);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fgetc(file), EOF);
    fclose(file);
    snprintf(path, sizeof path, "/proc/%ld/status", process.id);
    file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_true(span_contains((struct span){text, size}, SPAN("SigBlk:\t0000000000000000")));
    assert_int_equal(process_end(&process), SCAN_FINE);
    close(open_in_host);
}

TEST(leaves_no_descriptor)
{
    skip_without_proc();
    size_t before = count_descriptors((long)getpid());
    for (int i = 0; i < 10; i++) {
        assert_true(reads_small());
    }
    assert_int_equal(count_descriptors((long)getpid()), before);
    assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD); /* nor a process */
}

/* ---- hosts ---- */

/* Runs in a process of its own, for what would disturb the other tests; as a shell would, says 0 for well. */
static void assert_in_child(bool (*test)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        _exit(test() ? 0 : 1);
    }
    assert_true(child > 0 && waitpid(child, &status, 0) == child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bool read_ignoring_children(void)
{
    struct pdf_reading reading;
    signal(SIGCHLD, SIG_IGN);
    bool small = reads_small();
    pdf_reading_begin(&reading);
    bool endless = pdf_read(pdf_write_endless(reading.arena), &reading.document, &reading.failure);
    return small && !endless && reading.failure.code == FAILURE_LIMIT;
}

/* Then the system keeps no status of the program: it has to say itself why it ends. */
TEST(serves_a_host_that_ignores_its_children)
{
    assert_in_child(read_ignoring_children);
}

static bool read_without_streams(void)
{
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    return reads_small();
}

TEST(serves_a_host_without_streams)
{
    assert_in_child(read_without_streams);
}

static bool send_to_the_dead(void)
{
    static char bytes[1 << 20];
    struct process process;
    struct greeting greeting;
    signal(SIGPIPE, SIG_DFL);
    if (process_start(&process, NULL) != SCAN_FINE || !process_receive(&process, &greeting, sizeof greeting)) {
        return false;
    }
    kill((pid_t)process.id, SIGSEGV);
    bool sent = true;
    for (int i = 0; i < 64 && sent; i++) {
        sent = process_send(&process, bytes, sizeof bytes);
    }
    return !sent && process_end(&process) == SCAN_CRASHED;
}

TEST(survives_its_death)
{
    assert_in_child(send_to_the_dead);
}

static bool read_without_descriptors(void)
{
    struct pdf_reading reading;
    pdf_reading_begin(&reading);
    struct span pdf = write_small(reading.arena);
    while (open("/dev/null", O_RDONLY) >= 0) {
    }
    bool done = pdf_read(pdf, &reading.document, &reading.failure);
    return !done && failure_is_passing(&reading.failure);
}

TEST(knows_what_is_of_the_moment)
{
    assert_in_child(read_without_descriptors);
}

/* ---- interrupts ---- */

static bool is_late(void *context)
{
    return now() > *(const int64_t *)context;
}

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

TEST(is_interrupted_soon)
{
    int64_t end = now() + 300;
    const struct memory memory = {.allocate = allocate, .release = free, .stopped = is_late, .context = &end};
    struct arena *own = arena_create(&memory, LIMIT_ARENA_BYTES);
    assert_non_null(own);
    struct document document = {.arena = own};
    struct failure failure = no_failure();
    struct span pdf = pdf_write_endless(own);
    assert_false(pdf_read(pdf, &document, &failure));
    assert_true(now() >= end);
    assert_in_range(now() - end, 0, SOON);
    assert_int_equal(failure.code, FAILURE_INTERRUPTED);
    arena_destroy(own);
}
