/* Four threads that read, beside four that use what every host uses: nobody waits for anybody. Also built with
 * ThreadSanitizer, which sees every race. */
#define _XOPEN_SOURCE 700 /* localtime_r, clock_gettime */
#include "support.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "disclosure.h"

enum {
    READERS = 4,
    NEIGHBOURS = 4,
    THREADS = READERS + NEIGHBOURS + 1,
    ROUNDS = 6,
    WAIT_MOST = 1000 /* milliseconds */
};

static const char *const files[] = {"luyi-2019.ruled.pdf", "luyi-2019.word.docx", "hongze-2023.ruled.pdf",
                                    "hongze-2023.word.docx"};

static atomic_bool done;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct worker {
    const char *folder;
    int wrong;    /* answers */
    int64_t wait; /* the longest, in milliseconds */
};

static bool answers(sqlite3 *connection, const char *folder, const char *file)
{
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf("SELECT count(*) FROM cells('%q/%q') WHERE form_table = 'requests'", folder, file);
    bool right = sqlite3_prepare_v2(connection, sql, -1, &statement, NULL) == SQLITE_OK &&
                 sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) > 100;
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return right;
}

/* Asserts nothing: cmocka's assertions are for the main thread. */
static void *read_files(void *data)
{
    struct worker *worker = data;
    for (int round = 0; round < ROUNDS; round++) {
        sqlite3 *connection = NULL;
        bool open = sqlite3_open(":memory:", &connection) == SQLITE_OK &&
                    sqlite3_disclosure_init(connection, NULL, NULL) == SQLITE_OK;
        for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
            worker->wrong += !open || !answers(connection, worker->folder, files[i]);
        }
        sqlite3_close(connection);
    }
    return NULL;
}

/* glibc's locks of the time zone and of memory are those for which a forked reader once waited for ever. */
static void *use_locks(void *data)
{
    struct worker *worker = data;
    while (!atomic_load(&done)) {
        int64_t start = now();
        time_t seconds = (time_t)start;
        struct tm parts;
        localtime_r(&seconds, &parts);
        void *block = malloc((size_t)(start % 65536) + 1);
        worker->wrong += !block || parts.tm_year < 0;
        free(block);
        int64_t wait = now() - start;
        worker->wait = wait > worker->wait ? wait : worker->wait;
    }
    return NULL;
}

/* Waits for nothing but its turn, so that a busy machine is not blamed on the readers. */
static void *take_turns(void *data)
{
    struct worker *worker = data;
    while (!atomic_load(&done)) {
        int64_t start = now();
        for (volatile int i = 0; i < 1000; i++) {
        }
        int64_t wait = now() - start;
        worker->wait = wait > worker->wait ? wait : worker->wait;
    }
    return NULL;
}

TEST(disturbs_nobody)
{
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        void *(*const work)(void *) = i < READERS ? read_files : i < THREADS - 1 ? use_locks : take_turns;
        workers[i] = (struct worker){.folder = generated_folder()};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        if (i == READERS) {
            atomic_store(&done, true);
        }
        pthread_join(threads[i], NULL);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(workers[i].wrong, 0);
        assert_in_range(workers[i].wait, 0, WAIT_MOST + 2 * workers[THREADS - 1].wait);
    }
}
