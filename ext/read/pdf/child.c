/* poppler in a process of its own. It has had its share of broken memory, it ends the process when it runs out, it
 * cannot be interrupted, and a small file can keep it busy for hours: none of this may happen to a database. The child
 * has limits of time and memory, writes nowhere but into a pipe, and what comes out of the pipe is not believed. */
#define _DEFAULT_SOURCE /* signals, timers and limits in strict C */
#include "read/pdf/plugin.h"

#ifdef _WIN32

struct scan_end child_scan_file(struct span input, const struct memory *memory, struct scan_sink *sink)
{
    (void)memory;
    return scan_file(input, sink); /* no fork there */
}

#else

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* A page of a report takes 0.03 seconds. */
enum {
    SECONDS_A_PAGE = 5,      /* of processor time */
    SECONDS_A_DOCUMENT = 60, /* likewise */
    SECONDS_OF_SILENCE = 120 /* by the clock, for a child that waits for what never comes */
};

static const uint64_t MEMORY_MOST = 1u << 30; /* bytes, beside what the host had */

/* ---- what goes through the pipe: a message, then its payload ---- */

enum message_kind { MESSAGE_TITLE, MESSAGE_PAGE, MESSAGE_END };

struct message {
    uint32_t kind;
    uint32_t title_size;
    uint32_t glyphs, horizontal, vertical; /* counts */
    uint32_t picture;
    uint32_t page;
    double width, height;
    struct scan_end end;
};

/* ---- in the child ---- */

struct sender {
    struct scan_sink sink; /* first, so that a sink is its sender */
    int pipe;
};

static bool write_all(int file, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        ssize_t written = write(file, at, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        at += written;
        size -= (size_t)written;
    }
    return true;
}

static void start_clock(void)
{
    const struct itimerval time = {.it_value = {.tv_sec = SECONDS_A_PAGE}};
    setitimer(ITIMER_PROF, &time, NULL); /* SIGPROF ends the child */
}

static bool send_title(struct scan_sink *sink, struct span title)
{
    const struct sender *sender = (const struct sender *)sink;
    const struct message message = {.kind = MESSAGE_TITLE, .title_size = (uint32_t)title.size};
    return write_all(sender->pipe, &message, sizeof message) && write_all(sender->pipe, title.data, title.size);
}

static bool send_rulings(int file, const struct ruling_list *list)
{
    return write_all(file, list->rulings, list->count * sizeof *list->rulings);
}

static bool send_page(struct scan_sink *sink, const struct page_print *print)
{
    const struct sender *sender = (const struct sender *)sink;
    const struct message message = {.kind = MESSAGE_PAGE,
                                    .glyphs = (uint32_t)print->glyphs.count,
                                    .horizontal = (uint32_t)print->rulings.horizontal.count,
                                    .vertical = (uint32_t)print->rulings.vertical.count,
                                    .picture = print->picture,
                                    .page = print->page,
                                    .width = print->width,
                                    .height = print->height};
    bool sent = write_all(sender->pipe, &message, sizeof message) &&
                write_all(sender->pipe, print->glyphs.glyphs, print->glyphs.count * sizeof *print->glyphs.glyphs) &&
                send_rulings(sender->pipe, &print->rulings.horizontal) &&
                send_rulings(sender->pipe, &print->rulings.vertical);
    start_clock();
    return sent;
}

/* Sets a limit, unless there is a lower one. */
static void set_limit(int resource, uint64_t most)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) == 0 && limit.rlim_cur > most) {
        limit.rlim_cur = (rlim_t)most;
        setrlimit(resource, &limit);
    }
}

static void limit_memory(void)
{
    unsigned long long size = 0;
    FILE *file = fopen("/proc/self/statm", "r"); /* elsewhere than on Linux there is only the limit of time */
    if (file) {
        if (fscanf(file, "%*u %*u %*u %*u %*u %llu", &size) == 1) {
            set_limit(RLIMIT_DATA, size * (uint64_t)sysconf(_SC_PAGESIZE) + MEMORY_MOST);
        }
        fclose(file);
    }
}

/* The host's handlers, its standard streams and its priority are not the child's. */
static void settle(void)
{
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigprocmask(SIG_SETMASK, &none, NULL);
    int nowhere = open("/dev/null", O_RDWR);
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        dup2(nowhere, stream);
    }
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_CPU, SECONDS_A_DOCUMENT);
    limit_memory();
    start_clock();
}

_Noreturn static void run_child(struct span input, int file)
{
    struct sender sender = {{send_title, send_page}, file};
    /* The pipe may have come to be a standard stream, where the host has closed its own. */
    if (file <= STDERR_FILENO) {
        sender.pipe = fcntl(file, F_DUPFD, STDERR_FILENO + 1);
    }
    settle();
    const struct message message = {.kind = MESSAGE_END, .end = scan_file(input, &sender.sink)};
    write_all(sender.pipe, &message, sizeof message);
    _exit(0);
}

/* ---- in the host ---- */

struct child {
    pid_t process;
    int pipe;
    bool silent; /* it said nothing for too long */
    bool ended;  /* it closed its end of the pipe */
};

static bool read_all(struct child *child, void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        struct pollfd ready = {.fd = child->pipe, .events = POLLIN};
        int count = poll(&ready, 1, SECONDS_OF_SILENCE * 1000);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        child->silent = count == 0;
        ssize_t got = count > 0 ? read(child->pipe, at, size) : 0;
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            child->ended = count > 0 && got == 0;
            return false;
        }
        at += got;
        size -= (size_t)got;
    }
    return true;
}

static bool is_sound(double from, double to)
{
    const double most = 1e7; /* points */
    return fabs(from) <= most && fabs(to) <= most && from <= to;
}

static bool is_sound_ruling(const struct ruling *ruling)
{
    return is_sound(ruling->from, ruling->to) && is_sound(ruling->low, ruling->high) && is_sound(0, ruling->contrast);
}

static bool is_sound_glyph(const struct glyph *glyph)
{
    uint32_t c = glyph->code_point;
    return is_sound(glyph->box.left, glyph->box.right) && is_sound(glyph->box.top, glyph->box.bottom) && c > ' ' &&
           c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) && glyph->cell == 0;
}

/* What became of one message: more to come, the end as the child tells it, or none that could be understood. */
enum reception { RECEIVED, ENDED, BROKEN, NO_MEMORY };

static enum reception receive_title(struct child *child, struct arena *arena, size_t size, struct scan_sink *sink)
{
    char *text = size <= UINT16_MAX ? arena_allocate(arena, size) : NULL;
    if (!text) {
        return size <= UINT16_MAX ? NO_MEMORY : BROKEN;
    }
    struct span title = {text, size};
    if (!read_all(child, text, size) || utf8_valid_prefix(title) != size) {
        return BROKEN;
    }
    return sink->title(sink, title) ? RECEIVED : NO_MEMORY;
}

static enum reception receive_rulings(struct child *child, struct arena *arena, size_t count, struct ruling_list *list)
{
    if (count > PAGE_RULINGS) {
        return BROKEN;
    }
    list->count = count;
    list->rulings = arena_allocate_array(arena, count, sizeof *list->rulings);
    if (!list->rulings) {
        return NO_MEMORY;
    }
    if (!read_all(child, list->rulings, count * sizeof *list->rulings)) {
        return BROKEN;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_sound_ruling(&list->rulings[i])) {
            return BROKEN;
        }
    }
    return RECEIVED;
}

static enum reception receive_glyphs(struct child *child, struct arena *arena, size_t count, struct glyph_list *list)
{
    if (count > PAGE_GLYPHS) {
        return BROKEN;
    }
    list->count = count;
    list->glyphs = arena_allocate_array(arena, count, sizeof *list->glyphs);
    if (!list->glyphs) {
        return NO_MEMORY;
    }
    if (!read_all(child, list->glyphs, count * sizeof *list->glyphs)) {
        return BROKEN;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_sound_glyph(&list->glyphs[i])) {
            return BROKEN;
        }
    }
    return RECEIVED;
}

static enum reception receive_page(struct child *child, struct arena *arena, const struct message *message,
                                   struct scan_sink *sink)
{
    struct page_print print = {
        .page = message->page, .width = message->width, .height = message->height, .picture = message->picture != 0};
    if (!is_sound(0, print.width) || !is_sound(0, print.height) || print.page > LIMIT_PAGES) {
        return BROKEN;
    }
    enum reception reception = receive_glyphs(child, arena, message->glyphs, &print.glyphs);
    if (reception == RECEIVED) {
        reception = receive_rulings(child, arena, message->horizontal, &print.rulings.horizontal);
    }
    if (reception == RECEIVED) {
        reception = receive_rulings(child, arena, message->vertical, &print.rulings.vertical);
    }
    return reception != RECEIVED ? reception : sink->page(sink, &print) ? RECEIVED : NO_MEMORY;
}

/* Receives one message, with what it carries in an arena of its own. */
static enum reception receive(struct child *child, const struct memory *memory, struct scan_sink *sink,
                              struct message *message)
{
    if (!read_all(child, message, sizeof *message)) {
        return BROKEN;
    }
    if (message->kind == MESSAGE_END) {
        return ENDED;
    }
    struct arena *arena = arena_create(memory, LIMIT_ARENA_BYTES);
    if (!arena) {
        return NO_MEMORY;
    }
    enum reception reception = message->kind == MESSAGE_TITLE ? receive_title(child, arena, message->title_size, sink)
                                                              : receive_page(child, arena, message, sink);
    arena_destroy(arena);
    return reception;
}

/* Ends the child and tells why it stopped, where it did not say so itself. */
static enum scan_problem bury(const struct child *child)
{
    int status = 0;
    pid_t done;
    close(child->pipe);
    if (!child->ended) {
        kill(child->process, SIGKILL);
    }
    do {
        done = waitpid(child->process, &status, 0);
    } while (done < 0 && errno == EINTR);
    int number = done == child->process && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (child->silent || number == SIGPROF || number == SIGXCPU) {
        return SCAN_TOO_SLOW;
    }
    /* How poppler, GLib and the kernel end a process without memory. */
    bool large = child->ended && (number == SIGABRT || number == SIGTRAP || number == SIGKILL);
    return large ? SCAN_TOO_LARGE : SCAN_CRASHED;
}

static struct scan_end follow(struct child *child, const struct memory *memory, struct scan_sink *sink)
{
    struct message message = {0};
    uint32_t pages = 0; /* that arrived */
    enum reception reception = RECEIVED;
    while (reception == RECEIVED) {
        message = (struct message){0};
        reception = receive(child, memory, sink, &message);
        pages += reception == RECEIVED && message.kind == MESSAGE_PAGE;
    }
    enum scan_problem problem = bury(child);
    return reception == ENDED       ? message.end
           : reception == NO_MEMORY ? (struct scan_end){SCAN_MEMORY, 0}
                                    : (struct scan_end){problem, pages + 1};
}

struct scan_end child_scan_file(struct span input, const struct memory *memory, struct scan_sink *sink)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return (struct scan_end){SCAN_NO_PROCESS, 0};
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC); /* another thread of the host may start a program */
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        run_child(input, ends[1]);
    }
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return (struct scan_end){SCAN_NO_PROCESS, 0};
    }
    struct child child = {process, ends[0], false, false};
    return follow(&child, memory, sink);
}

#endif
