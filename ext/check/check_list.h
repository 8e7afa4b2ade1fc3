/* The list that every family of rules appends to. */
#ifndef DISCLOSURE_CHECK_CHECK_LIST_H
#define DISCLOSURE_CHECK_CHECK_LIST_H

#include "check/check.h"

/* Appends a copy of `check`, whose texts must live as long as the arena. False: no memory, and nothing is appended. */
bool check_list_add(struct check_list *list, struct arena *arena, struct check check, struct failure *failure);

#endif
