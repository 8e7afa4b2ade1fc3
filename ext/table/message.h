/* What a person is told about one file, in `reports.message` or in an SQL error. */
#ifndef DISCLOSURE_TABLE_MESSAGE_H
#define DISCLOSURE_TABLE_MESSAGE_H

#include "check/examine.h"

/* "page 3: encrypted": the place, where there is one, and the cause. False: no memory. */
bool failure_message(struct arena *arena, const struct failure *failure, struct span *text);

/* All that is to be known of the file beside its rows; empty: nothing. False: no memory. */
bool examination_message(struct arena *arena, const struct examination *examination, struct span *text);

/* Whether a message tells of a cause that is of the moment, so that to read the file again may well succeed. */
bool message_is_passing(struct span message);

/* Why the file is no report: what it seems to be, or the cause. False: no memory. */
bool refusal_message(struct arena *arena, const struct examination *examination, struct span *text);

#endif
