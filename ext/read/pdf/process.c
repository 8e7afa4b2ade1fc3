#define _GNU_SOURCE /* SOCK_CLOEXEC, MSG_NOSIGNAL, closing what the host has open */
#include "read/pdf/process.h"

#ifdef _WIN32

enum scan_problem process_start(struct process *process, const struct memory *memory)
{
    (void)process, (void)memory;
    return SCAN_NO_PROGRAM; /* nothing starts it there yet */
}

bool process_send(struct process *process, const void *bytes, size_t size)
{
    (void)process, (void)bytes, (void)size;
    return false;
}

bool process_receive(struct process *process, void *bytes, size_t size)
{
    (void)process, (void)bytes, (void)size;
    return false;
}

enum scan_problem process_end(struct process *process)
{
    (void)process;
    return SCAN_CRASHED;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/module.h"

enum {
    ASK_AFTER = 50, /* milliseconds between two questions whether the user interrupts */
    NOT_RUN = 127   /* how a program ends whose libraries are not found */
};

/* Apple has other ways to say the same. */
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

/* ---- to start it ---- */

/* Two ends of a channel, neither of which any other program inherits. Not those of the standard streams, which the
 * host may have closed: they are laid over in the child. */
static bool make_channel(int ends[2])
{
#ifdef SOCK_CLOEXEC
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return false;
    }
#else
    const int yes = 1;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        setsockopt(ends[i], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
    }
#endif
    for (int i = 0; i < 2; i++) {
        int moved = ends[i] > STDERR_FILENO ? ends[i] : fcntl(ends[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        if (moved < 0) {
            close(ends[0]);
            close(ends[1]);
            return false;
        }
        if (moved != ends[i]) {
            close(ends[i]);
        }
        ends[i] = moved;
    }
    return true;
}

static bool add_descriptors(posix_spawn_file_actions_t *actions, int end)
{
    bool added = posix_spawn_file_actions_adddup2(actions, end, STDIN_FILENO) == 0 &&
                 posix_spawn_file_actions_adddup2(actions, end, STDOUT_FILENO) == 0 &&
                 posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0;
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    added = added && posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1) == 0;
#endif
    return added;
}

/* The host's handlers of signals, and those that it blocks or ignores, are not the program's. */
static bool set_attributes(posix_spawnattr_t *attributes)
{
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    return posix_spawnattr_setsigdefault(attributes, &all) == 0 && posix_spawnattr_setsigmask(attributes, &none) == 0 &&
           posix_spawnattr_setflags(attributes, flags) == 0;
}

/* The error of the system, or 0. */
static int spawn(pid_t *id, const char *path, int end)
{
    char name[] = PROGRAM_NAME;
    char *const arguments[] = {name, NULL};
    char *const environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (posix_spawn_file_actions_init(&actions) != 0) {
        return ENOMEM;
    }
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    int error = add_descriptors(&actions, end) && set_attributes(&attributes)
                    ? posix_spawn(id, path, &actions, &attributes, arguments, environment)
                    : ENOMEM;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static bool is_of_the_program(int error)
{
    return error == EACCES || error == ENOEXEC || error == EISDIR || error == ELIBBAD || error == EPERM;
}

enum scan_problem process_start(struct process *process, const struct memory *memory)
{
    char path[MODULE_PATH_BYTES];
    int ends[2];
    pid_t id = 0;
    if (!module_program(PROGRAM_NAME, path)) {
        return SCAN_NO_PROGRAM;
    }
    if (!make_channel(ends)) {
        return SCAN_NO_PROCESS;
    }
    int error = spawn(&id, path, ends[1]);
    close(ends[1]);
    if (error != 0) {
        close(ends[0]);
        return error == ENOENT ? SCAN_NO_PROGRAM : is_of_the_program(error) ? SCAN_UNUSABLE_PROGRAM : SCAN_NO_PROCESS;
    }
    *process = (struct process){.id = id, .socket = ends[0], .memory = memory};
    return SCAN_FINE;
}

/* ---- to speak with it ---- */

/* Waits until something can be sent or received. False: the user interrupts. */
static bool wait_for(struct process *process, short event)
{
    for (;;) {
        struct pollfd ready = {.fd = process->socket, .events = event};
        int count = poll(&ready, 1, ASK_AFTER);
        if (count > 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) {
            return true; /* what is wrong with it shows in use */
        }
        if (process->memory && memory_is_stopped(process->memory)) {
            process->interrupted = true;
            return false;
        }
    }
}

bool process_send(struct process *process, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        if (!wait_for(process, POLLOUT)) {
            return false;
        }
        ssize_t sent = send(process->socket, at, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (sent <= 0) {
            process->ended = true;
            return false;
        }
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

bool process_receive(struct process *process, void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        if (!wait_for(process, POLLIN)) {
            return false;
        }
        ssize_t got = recv(process->socket, at, size, MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (got <= 0) {
            process->ended = true;
            return false;
        }
        at += got;
        size -= (size_t)got;
    }
    return true;
}

/* ---- to end it ---- */

/* What ended it. A host that ignores SIGCHLD, or waits for all its children at once, leaves no status to see. */
static enum scan_problem cause_of_end(int status)
{
    if (WIFEXITED(status)) {
        int code = WEXITSTATUS(status);
        return code == 0 ? SCAN_FINE : code == NOT_RUN ? SCAN_UNUSABLE_PROGRAM : SCAN_CRASHED;
    }
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (number == SIGPROF || number == SIGXCPU) {
        return SCAN_TOO_SLOW;
    }
    return number == SIGKILL ? SCAN_MEMORY : SCAN_CRASHED; /* so ends what the system has no memory for */
}

enum scan_problem process_end(struct process *process)
{
    pid_t id = (pid_t)process->id;
    int status = 0;
    pid_t done = 0;
    close(process->socket);
    if (!process->ended) {
        done = waitpid(id, &status, WNOHANG);
        if (done == 0) { /* it is there, and ours */
            kill(id, SIGKILL);
        }
    }
    bool killed = !process->ended && done == 0;
    while (done == 0 || (done < 0 && errno == EINTR)) {
        done = waitpid(id, &status, 0);
    }
    return killed ? SCAN_FINE : done == id ? cause_of_end(status) : SCAN_CRASHED;
}

#endif
