/* The list of causes: of the moment or of the file, and what the system's answers mean. What each looks like in SQL is in
 * tests/sql/causes.sql. */
#include "support.h"

#include <errno.h>

#include "source/system.h"

TEST(each_cause_is_worded)
{
    for (int cause = 0; cause < CAUSE_COUNT; cause++) {
        struct failure failure = failure_of((enum cause)cause);
        assert_true(failure.code != FAILURE_NONE);
        struct span wording = span_of(failure.cause);
        assert_true(wording.size > 5 && wording.data[wording.size - 1] != '.');
        for (int other = 0; other < cause; other++) {
            assert_string_not_equal(failure.cause, failure_of((enum cause)other).cause);
        }
    }
}

TEST(answers_of_the_system_are_of_the_moment)
{
    static const struct {
        int error;
        enum cause cause;
    } answers[] = {
        {ENOENT, CAUSE_NO_SUCH_FILE},  {EACCES, CAUSE_PERMISSION}, {EMFILE, CAUSE_TOO_MANY_OPEN},
        {ENFILE, CAUSE_TOO_MANY_OPEN}, {EIO, CAUSE_READ_ERROR},    {ENOMEM, CAUSE_MEMORY},
        {EISDIR, CAUSE_FOLDER},        {ELOOP, CAUSE_LINK_LOOP},   {ENAMETOOLONG, CAUSE_PATH_TOO_LONG},
        {EINPROGRESS, CAUSE_SYSTEM},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct failure failure = no_failure();
        assert_false(fail_system(&failure, answers[i].error));
        assert_string_equal(failure.cause, failure_of(answers[i].cause).cause);
        assert_true(failure_is_passing(&failure));
        assert_int_equal(failure_ends_query(&failure), answers[i].error == ENOMEM);
    }
}

TEST(classes_are_told_apart)
{
    static const enum cause passing[] = {CAUSE_MEMORY,      CAUSE_INTERRUPTED,   CAUSE_NO_PROCESS, CAUSE_NO_CONVERSION,
                                         CAUSE_DOCX_ABSENT, CAUSE_DOCX_UNUSABLE, CAUSE_PDF_ABSENT};
    static const enum cause lasting[] = {CAUSE_TOO_LARGE_REPORT,  CAUSE_TOO_MUCH_MEMORY, CAUSE_TOO_INTRICATE,
                                         CAUSE_PDF_TOO_MUCH_TEXT, CAUSE_PDF_TOO_LARGE,   CAUSE_PDF_CRASHED,
                                         CAUSE_ZIP_ENCRYPTED,     CAUSE_NO_TABLES};
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++) {
        struct failure failure = failure_of(passing[i]);
        assert_true(failure_is_passing(&failure));
    }
    for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++) {
        struct failure failure = failure_of(lasting[i]);
        assert_false(failure_is_passing(&failure));
    }
}
