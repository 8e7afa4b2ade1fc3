/* requests.joint: the sums of section 3 taken together. */
#ifndef DISCLOSURE_CHECK_SUMS_JOINT_H
#define DISCLOSURE_CHECK_SUMS_JOINT_H

#include "check/sums/constraint.h"

/* Appends one check where cells of section 3 are blank and none of its sums fails by itself: whether some counts in the
 * blank cells make all of them hold. The last checks of the list are those of the constraints. False: memory. */
bool joint_check(const struct report *report, const struct constraint_list *constraints, struct arena *scratch,
                 struct check_list *list, struct failure *failure);

#endif
