/* What the operating system answers, as a failure. */
#ifndef DISCLOSURE_SOURCE_SYSTEM_H
#define DISCLOSURE_SOURCE_SYSTEM_H

#include "base/failure.h"

/* Records what a value of errno means for one who wanted to read a file. Returns false. */
bool fail_system(struct failure *failure, int error);

#endif
